// SPDX-License-Identifier: Apache-2.0
#include "export/import_rows.h"

#include <charconv>
#include <filesystem>
#include <fstream>

#include "export/record_reader.h"
#include "weft/core/error.h"
#include "weft/core/lines.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

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
                     (path == "-" ? ": standard input has no name that tells its format"
                                  : ": no format to import") +
                     "; add --format, one of: jsonl, nquads, tsv, graphml");
  }
  return format;
}

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
    const std::string relation = columns.get(cells, "relation");
    const ImportName from =
        import_name(columns.get(cells, "subject"), columns.get(cells, "subject_type"));
    const ImportName to =
        import_name(columns.get(cells, "object"), columns.get(cells, "object_type"));
    if (from.name.empty() || relation.empty() || to.name.empty()) {
      wrong("an empty subject, relation or object");
    }
    ImportRow row;
    row.subject = rows.name(from);
    row.relation = rows.relation(relation);
    row.object = rows.name(to);
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

ImportResult import_facts(const std::string& name, const ImportOptions& options,
                          GraphBuilder& builder) {
  const std::string format = format_of(name, options);
  const bool piped = name == "-";
  const std::string path = piped ? "standard input" : name;
  WatchedFile file(options.bytes_read);
  std::istream in(&file);
  if (std::filesystem::is_directory(name)) {
    throw IoError(path + ": is a folder; name the files in it");
  }
  if (file.open(piped ? "/dev/stdin" : name, std::ios::in | std::ios::binary) == nullptr) {
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
