// SPDX-License-Identifier: Apache-2.0
#include "weft/extractor/gazetteer.h"

#include <algorithm>
#include <iterator>

#include "extractor/table.h"
#include "weft/core/error.h"
#include "weft/core/lines.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

constexpr std::size_t kColumns = 4;
constexpr std::string_view kTypeNames =
    "person, organization, place, product, event, title, field, thing";

// With single blanks for all white space.
std::string spelled(std::string_view name) {
  std::string out;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t begin = at;
    if (is_space(next_code_point(name, at))) {
      if (!out.empty() && out.back() != ' ') out.push_back(' ');
    } else {
      out += name.substr(begin, at - begin);
    }
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

bool has_letter(std::string_view name) {
  for (std::size_t at = 0; at < name.size();) {
    const char32_t c = next_code_point(name, at);
    if (is_letter(c) || is_digit(c)) return true;
  }
  return false;
}

class TableReader {
 public:
  TableReader(std::string_view table, const std::string& file) : table_(table), file_(file) {}

  std::vector<GazetteerEntry> read() const {
    std::vector<GazetteerEntry> entries;
    for (const TableRow& row : parse_table(table_, file_, 2, kColumns)) {
      GazetteerEntry entry;
      entry.name = name_of(row, row.cells[0]);
      const auto type = parse_entity_type(row.cells[1]);
      if (!type) {
        fail(row, row.cells[1],
             "\"" + std::string(row.cells[1]) +
                 "\" is no type of name; there are: " + std::string(kTypeNames));
      }
      entry.type = *type;
      entry.id = row.cells[2];
      for (const std::string_view alias : split_words(row.cells[3], '|')) {
        entry.aliases.push_back(name_of(row, alias));
      }
      entries.push_back(std::move(entry));
    }
    return entries;
  }

 private:
  std::string name_of(const TableRow& row, std::string_view cell) const {
    if (find_invalid_utf8(cell) != std::string_view::npos)
      fail(row, cell, "this name is not UTF-8");
    if (!has_letter(cell)) fail(row, cell, "a name needs at least one letter or digit");
    return spelled(cell);
  }

  [[noreturn]] void fail(const TableRow& row, std::string_view cell,
                         const std::string& message) const {
    throw FormatError({file_, row.line, column_of(cell), {}}, message);
  }

  // In code points from 1. Cells are views into the table, but for those that are empty.
  std::size_t column_of(std::string_view cell) const {
    if (cell.data() < table_.data() || cell.data() > table_.data() + table_.size()) return 1;
    const auto offset = static_cast<std::size_t>(cell.data() - table_.data());
    const std::size_t line = offset == 0 ? std::string_view::npos : table_.rfind('\n', offset - 1);
    const std::size_t begin = line == std::string_view::npos ? 0 : line + 1;
    return 1 + characters(table_.substr(begin, offset - begin));
  }

  std::string_view table_;
  const std::string& file_;
};

}  // namespace

Gazetteer::Gazetteer(std::string_view table, const std::string& file) {
  if (table.starts_with("\xEF\xBB\xBF")) table.remove_prefix(3);
  entries_ = TableReader(table, file).read();
  for (std::uint32_t e = 0; e < entries_.size(); ++e) spellings_.push_back({entries_[e].name, e});
  for (std::uint32_t e = 0; e < entries_.size(); ++e) {
    for (const std::string& alias : entries_[e].aliases) spellings_.push_back({alias, e});
  }
  std::stable_sort(spellings_.begin(), spellings_.end(),
                   [](const Spelling& a, const Spelling& b) { return a.text < b.text; });
  const auto same = [](const Spelling& a, const Spelling& b) { return a.text == b.text; };
  spellings_.erase(std::unique(spellings_.begin(), spellings_.end(), same), spellings_.end());
}

std::vector<Gazetteer::Match> Gazetteer::find(std::string_view text, std::size_t at) const {
  std::vector<Match> matches;
  auto first = spellings_.begin();
  auto last = spellings_.end();
  std::size_t depth = 0;
  // Narrows the spellings to those that begin with what stands here, character by character.
  for (std::size_t end = at; end < text.size() && first != last; ++depth) {
    char c = text[end];
    std::size_t next = end + 1;
    std::size_t after = end;
    const bool within = (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;  // a character
    if (!within && is_space(next_code_point(text, after))) {
      c = ' ';
      for (next = after; next < text.size(); next = after) {
        if (!is_space(next_code_point(text, after))) break;
      }
    }
    const auto before = [&](const Spelling& s, char wanted) {
      return s.text.size() <= depth ||
             static_cast<unsigned char>(s.text[depth]) < static_cast<unsigned char>(wanted);
    };
    const auto behind = [&](char wanted, const Spelling& s) {
      return s.text.size() > depth &&
             static_cast<unsigned char>(wanted) < static_cast<unsigned char>(s.text[depth]);
    };
    first = std::lower_bound(first, last, c, before);
    last = std::upper_bound(first, last, c, behind);
    end = next;
    if (first != last && first->text.size() == depth + 1) {
      matches.push_back({static_cast<std::uint32_t>(end - at), first->entry});
    }
  }
  return matches;
}

Gazetteer load_gazetteer(const std::string& path) {
  return {read_whole_file(path, "a file of names"), path};
}

}  // namespace weft
