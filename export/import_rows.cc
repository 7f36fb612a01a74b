// SPDX-License-Identifier: Apache-2.0
#include "export/import_rows.h"

#include <charconv>
#include <filesystem>
#include <fstream>

#include "export/record_reader.h"
#include "export/text_sink.h"
#include "weft/core/error.h"
#include "weft/core/lines.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

constexpr std::size_t kRows = 1000;  // of one document

// A relation's id: small letters, and one underscore for whatever is neither letter nor digit.
std::string relation_id(const std::string& label) {
  std::string id;
  const std::string lower = to_lower(label);
  for (std::size_t i = 0; i < lower.size();) {
    const std::size_t begin = i;
    const char32_t c = next_code_point(lower, i);
    if (is_letter(c) || is_digit(c)) {
      id.append(lower, begin, i - begin);
    } else if (!id.empty() && id.back() != '_') {
      id += '_';
    }
  }
  while (!id.empty() && id.back() == '_') id.pop_back();
  return id.empty() ? "related" : id;
}

std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells;
  for (std::size_t begin = 0;;) {
    const std::size_t tab = line.find('\t', begin);
    cells.push_back(line.substr(begin, tab - begin));
    if (tab == std::string::npos) return cells;
    begin = tab + 1;
  }
}

std::string extension_of(const std::string& path) {
  const std::string extension = to_lower(std::filesystem::path(path).extension().string());
  return extension.empty() ? extension : extension.substr(1);
}

std::string format_of(const std::string& path, const ImportOptions& options) {
  std::string format = options.format.empty() ? extension_of(path) : options.format;
  if (format == "ndjson") format = "jsonl";
  if (format == "xml") format = "graphml";
  if (format == "nq" || format == "nt") format = "nquads";
  if (format != "jsonl" && format != "tsv" && format != "graphml" && format != "nquads") {
    throw UsageError(path +
                     ": no format to import; add --format, one of: jsonl, nquads, tsv, graphml");
  }
  return format;
}

}  // namespace

ImportName import_name(const std::string& text, const std::string& type) {
  ImportName name{line_text(text), EntityType::kThing};
  if (const auto known = parse_entity_type(to_lower(type))) {
    name.type = *known;
    return name;
  }
  const auto colon = name.name.find(':');
  if (colon == std::string::npos || colon + 1 == name.name.size()) return name;
  if (const auto known = parse_entity_type(name.name.substr(0, colon))) {
    name.type = *known;
    name.name.erase(0, colon + 1);
  }
  return name;
}

Span RowDocuments::append(const std::string& text) {
  const auto begin = static_cast<std::uint32_t>(document_.text.size());
  document_.text += text;
  return {begin, static_cast<std::uint32_t>(document_.text.size())};
}

std::uint32_t RowDocuments::entity(const ImportName& name, Span) {
  const auto [it, fresh] = entities_.emplace(std::pair(name.type, name.name),
                                             static_cast<std::uint32_t>(document_.entities.size()));
  if (fresh) {
    Entity entity;
    entity.name = name.name;
    entity.type = name.type;
    entity.named = true;
    document_.entities.push_back(std::move(entity));
  }
  document_.entities[it->second].mentions.push_back(0);
  return it->second;
}

void RowDocuments::add(const ImportRow& row) {
  const Span subject = append(row.subject.name);
  append("\t");
  const std::string phrase = line_text(row.relation);
  append(phrase + "\t");
  const Span object = append(row.object.name);
  std::uint32_t literal = kNone;
  if (!row.date.empty()) {
    append("\t");
    const Span date = append(row.date);
    const char* grain = row.date.size() == 4 ? "year" : row.date.size() == 7 ? "month" : "day";
    document_.literals.push_back({date, {}, 0, LiteralKind::kDate, row.date, grain});
    literal = static_cast<std::uint32_t>(document_.literals.size() - 1);
  }
  const auto sentence = static_cast<std::uint32_t>(document_.sentences.size());
  const Span span{subject.begin, static_cast<std::uint32_t>(document_.text.size())};
  append("\n");
  document_.sentences.push_back({span, {}, 0});
  Argument s{.index = entity(row.subject, subject), .mention = subject};
  Argument o{.index = entity(row.object, object), .mention = object};
  StatementRelation relation{relation_id(row.relation), phrase, phrase, phrase, false};
  Statement statement(std::move(s), std::move(relation), std::move(o),
                      Provenance{sentence, span, "import"});
  statement.confidence = row.confidence;
  statement.negated = row.negated;
  if (literal != kNone) statement.time = literal;
  document_.statements.push_back(std::move(statement));
  ++result_.facts;
  if (document_.statements.size() == kRows) finish();
}

void RowDocuments::finish() {
  if (document_.statements.empty()) return;
  ++number_;
  document_.info.id = number_ == 1 ? id_ : id_ + "#" + std::to_string(number_);
  document_.info.title = id_;
  document_.info.language = language_;
  ++(builder_.add(document_) ? result_.documents : result_.known);
  document_ = Document();
  entities_.clear();
}

namespace {

class TsvColumns {
 public:
  // False where the row is data and not a head.
  bool read_head(const std::vector<std::string>& cells) {
    std::map<std::string, std::size_t> found;
    for (std::size_t i = 0; i < cells.size(); ++i) found[to_lower(cells[i])] = i;
    if (found.count("subject") + found.count("relation") + found.count("object") < 3) return false;
    places_ = std::move(found);
    return true;
  }
  std::size_t needed() const {
    return std::max({places_.at("subject"), places_.at("relation"), places_.at("object")}) + 1;
  }
  std::string get(const std::vector<std::string>& cells, const std::string& name) const {
    const auto it = places_.find(name);
    return it == places_.end() || it->second >= cells.size() ? "" : cells[it->second];
  }

 private:
  std::map<std::string, std::size_t> places_ = {{"subject", 0}, {"relation", 1}, {"object", 2}};
};

}  // namespace

bool next_row(std::istream& in, const std::string& path, std::string& line, std::size_t& number) {
  const LineState state = read_line(in, line);
  ++number;
  if (state == LineState::kTooLong) {
    throw FormatError({path, number, {}, {}}, "a row larger than 256 MiB");
  }
  return state == LineState::kRead;
}

void import_tsv(std::istream& in, const std::string& path, RowDocuments& rows, ImportResult&) {
  TsvColumns columns;
  std::size_t number = 0;
  for (std::string line; next_row(in, path, line, number);) {
    const auto wrong = [&](const std::string& what) {
      throw FormatError({path, number, {}, {}}, what);
    };
    if (number == 1 && line.rfind("\xEF\xBB\xBF", 0) == 0) line.erase(0, 3);
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.empty()) continue;
    if (find_invalid_utf8(line) != std::string::npos) wrong("not UTF-8; convert the file first");
    const std::vector<std::string> cells = cells_of(line);
    if (number == 1 && columns.read_head(cells)) continue;
    if (cells.size() < columns.needed()) {
      wrong("a row of " + std::to_string(cells.size()) +
            " cells; give subject, relation and object, separated by tabs");
    }
    ImportRow row;
    row.subject = import_name(columns.get(cells, "subject"), columns.get(cells, "subject_type"));
    row.relation = columns.get(cells, "relation");
    row.object = import_name(columns.get(cells, "object"), columns.get(cells, "object_type"));
    if (row.subject.name.empty() || row.relation.empty() || row.object.name.empty()) {
      wrong("an empty subject, relation or object");
    }
    row.date = columns.get(cells, "date");
    const std::string negated = columns.get(cells, "negated");
    row.negated = negated == "1" || negated == "true";
    const std::string confidence = columns.get(cells, "confidence");
    if (!confidence.empty()) {
      const char* end = confidence.data() + confidence.size();
      const auto [stop, error] = std::from_chars(confidence.data(), end, row.confidence);
      if (error != std::errc() || stop != end || !(row.confidence >= 0 && row.confidence <= 1)) {
        wrong("confidence '" + confidence + "' is no number from 0 to 1");
      }
    }
    rows.add(row);
  }
}

namespace {

// A file that tells how much of it was read.
class WatchedFile : public std::filebuf {
 public:
  explicit WatchedFile(std::atomic<std::size_t>* bytes) : bytes_(bytes) {}

 protected:
  int_type underflow() override {
    const int_type next = std::filebuf::underflow();
    add(egptr() - gptr());
    return next;
  }
  std::streamsize xsgetn(char* to, std::streamsize size) override {
    const std::streamsize got = std::filebuf::xsgetn(to, size);
    add(got);
    return got;
  }

 private:
  void add(std::streamsize size) {
    if (bytes_ != nullptr && size > 0) *bytes_ += static_cast<std::size_t>(size);
  }
  std::atomic<std::size_t>* bytes_;
};

void import_jsonl(std::istream& in, const std::string& path, GraphBuilder& builder,
                  ImportResult& result) {
  RecordReader reader(path);
  std::size_t number = 0;
  for (std::string line; next_row(in, path, line, number);) reader.line(line, number);
  reader.finish(builder, result);
}

}  // namespace

ImportResult import_facts(const std::string& path, const ImportOptions& options,
                          GraphBuilder& builder) {
  const std::string format = format_of(path, options);
  WatchedFile file(options.bytes_read);
  std::istream in(&file);
  if (file.open(path, std::ios::in | std::ios::binary) == nullptr ||
      std::filesystem::is_directory(path)) {
    throw IoError(path + ": cannot read the file; check its name and permissions");
  }
  ImportResult result;
  RowDocuments rows(std::filesystem::path(path).filename().string(), options.language, builder,
                    result);
  if (format == "jsonl") {
    import_jsonl(in, path, builder, result);
  } else if (format == "tsv") {
    import_tsv(in, path, rows, result);
  } else if (format == "nquads") {
    import_nquads(in, path, options.language, rows, builder, result);
  } else {
    import_graphml(in, path, rows, result);
  }
  rows.finish();
  if (in.bad()) throw IoError(path + ": reading failed; check the disk and run the command again");
  return result;
}

}  // namespace weft
