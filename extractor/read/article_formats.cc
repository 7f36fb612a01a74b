// SPDX-License-Identifier: Apache-2.0
#include "extractor/read/article_formats.h"

#include <array>
#include <utility>

#include "weft/core/utf8.h"

namespace weft {
namespace {

struct InfoField {
  std::string_view key;
  std::string ArticleInfo::*member;
};

constexpr std::array<InfoField, 17> kFields = {{
    {"id", &ArticleInfo::id},
    {"title", &ArticleInfo::title},
    {"headline", &ArticleInfo::title},
    {"url", &ArticleInfo::url},
    {"link", &ArticleInfo::url},
    {"canonical", &ArticleInfo::url},
    {"lang", &ArticleInfo::language},
    {"language", &ArticleInfo::language},
    {"published", &ArticleInfo::published},
    {"date", &ArticleInfo::published},
    {"datepublished", &ArticleInfo::published},
    {"author", &ArticleInfo::author},
    {"authors", &ArticleInfo::author},
    {"byline", &ArticleInfo::author},
    {"publisher", &ArticleInfo::publisher},
    {"source", &ArticleInfo::publisher},
    {"site", &ArticleInfo::publisher},
}};

// "2024.5.1", "2024/05/01 09:30" and "2024년 5월 1일" as ISO 8601; what is ISO already, or
// something else, stays.
std::string iso_date(const std::string& date) {
  if (date.size() >= 10 && date[4] == '-' && date[7] == '-') return date;
  std::array<std::string, 3> parts;
  std::size_t part = 0;
  for (std::size_t i = 0; i < date.size() && part < parts.size(); ++i) {
    const bool digit = date[i] >= '0' && date[i] <= '9';
    if (digit) parts[part] += date[i];
    const bool last = i + 1 == date.size() || date[i + 1] < '0' || date[i + 1] > '9';
    if (digit && last) ++part;
  }
  const bool plausible = part == parts.size() && parts[0].size() == 4 && parts[1].size() <= 2 &&
                         parts[2].size() <= 2 && date.starts_with(parts[0]);
  if (!plausible) return date;
  for (std::string& two : parts) two.insert(0, two.size() == 1 ? "0" : "");
  return parts[0] + "-" + parts[1] + "-" + parts[2];
}

}  // namespace

std::string fold_blanks(std::string_view text) {
  std::string out;
  bool blank = false;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    const char32_t c = next_code_point(text, i);
    if (is_space(c) || c == 0xFEFF || c == 0x200B) {
      blank = c != 0xFEFF && c != 0x200B ? true : blank;
      continue;
    }
    if (blank && !out.empty()) out += ' ';
    blank = false;
    out += text.substr(begin, i - begin);
  }
  return out;
}

std::string_view trim_blanks(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n\f\v";
  const std::size_t first = text.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

void set_info(ArticleInfo& info, std::string_view key, std::string_view value) {
  value = trim_blanks(value);
  if (value.empty()) return;
  const std::string lower = to_lower(key);
  for (const InfoField& field : kFields) {
    if (field.key == lower && (info.*field.member).empty()) info.*field.member = value;
  }
  info.published = iso_date(info.published);
  // Packs are named by the language alone: "en-GB" and "en_GB" are "en".
  info.language = to_lower(info.language.substr(0, info.language.find_first_of("-_")));
}

void ArticleBuilder::add(std::string_view text, BlockKind kind) {
  const std::string folded = fold_blanks(text);
  if (folded.empty()) return;
  if (!article_.text.empty()) article_.text += '\n';
  const auto begin = static_cast<std::uint32_t>(article_.text.size());
  article_.text += folded;
  article_.blocks.push_back({{begin, static_cast<std::uint32_t>(article_.text.size())}, kind});
}

// The text stays as it is; the stage "blocks" finds its paragraphs. A short first line that ends in
// no full stop and stands alone is the title.
Article read_plain_text(std::string text) {
  Article article;
  article.text = std::move(text);
  const std::string_view rest = trim_blanks(article.text);
  const std::size_t newline = rest.find('\n');
  const std::string_view first = trim_blanks(rest.substr(0, newline));
  constexpr std::size_t kLongestTitle = 200;
  const bool alone =
      newline != std::string_view::npos &&
      trim_blanks(rest.substr(newline, rest.find('\n', newline + 1) - newline)).empty();
  const bool sentence = first.ends_with('.') || first.ends_with('!') || first.ends_with(')');
  if (alone && !sentence && first.size() <= kLongestTitle) article.info.title = first;
  return article;
}

}  // namespace weft
