// SPDX-License-Identifier: Apache-2.0
#include "extractor/segment/boundary_model.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "extractor/segment/sentence_marks.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

enum Shape : std::uint8_t { kNoWord, kMarks, kLower, kTitle, kCapitals, kNumber, kHangul, kMixed };

// What the table, or the form, says of a word with a stop.
enum Listed : std::uint8_t { kUnlisted, kNever, kMaybe, kStarter, kInitial, kNumbered };

// Marks that say the same become one; whatever is no letter and no known mark is one kind.
char mark_class(char32_t c) {
  if (c < 0x80) return static_cast<char>(c);
  if (c == 0x201C || c == 0x201D || c == 0xAB || c == 0xBB) return '"';
  if (c == 0x2018 || c == 0x2019) return '\'';
  if (c == 0x2026) return '.';
  if (c == 0x3002) return '.';
  if (c == 0xFF01) return '!';
  if (c == 0xFF1F) return '?';
  if (c == 0x2013 || c == 0x2014) return '-';
  if (is_emoji(c)) return '!';
  return is_closer(c) ? ')' : is_opener(c) ? '(' : '^';
}

bool is_core(char32_t c) { return is_letter(c) || is_digit(c); }

// "J.K.": two capitals, each with its stop.
bool is_initials(std::string_view word) {
  std::size_t capitals = 0;
  for (std::size_t i = 0; i < word.size(); ++capitals) {
    if (!is_upper(next_code_point(word, i)) || word.substr(i, 1) != ".") return false;
    ++i;
  }
  return capitals == 2;
}

constexpr int kWindow = 5;
// What the score of an end without a mark must pass, set on the dev parts of the treebanks: such
// ends are missed more often than found wrongly, but for texts where nearly all have their mark.
constexpr float kBare = -10;
constexpr float kBareAmongMarked = 10;
// In articles whose paragraphs end in marks, an end without one is as good as never there.
constexpr float kBareInArticle = 100;

std::uint8_t steps(std::size_t count) {
  constexpr std::array<std::size_t, 9> kSteps = {1, 2, 3, 5, 8, 12, 18, 28, 45};
  return static_cast<std::uint8_t>(std::upper_bound(kSteps.begin(), kSteps.end(), count) -
                                   kSteps.begin());
}

struct Core {
  std::size_t begin = 0;
  std::size_t end = 0;
};

Core core_of(std::string_view word) {
  Core core{word.size(), word.size()};
  for (std::size_t i = 0; i < word.size();) {
    const std::size_t at = i;
    if (!is_core(next_code_point(word, i))) continue;
    if (core.begin == word.size()) core.begin = at;
    core.end = i;
  }
  if (core.begin == word.size()) core = {0, 0};
  return core;
}

Shape shape_of_core(std::string_view core) {
  std::size_t letters = 0, upper = 0, digits = 0, hangul = 0;
  bool first_upper = false;
  for (std::size_t i = 0; i < core.size();) {
    const bool first = i == 0;
    const char32_t c = next_code_point(core, i);
    letters += is_letter(c) ? 1 : 0;
    digits += is_digit(c) ? 1 : 0;
    hangul += is_hangul(c) ? 1 : 0;
    upper += is_upper(c) ? 1 : 0;
    first_upper = first_upper || (first && is_upper(c));
  }
  if (letters + digits == 0) return kMarks;
  if (hangul > 0) return hangul == letters && digits == 0 ? kHangul : kMixed;
  if (letters == 0) return kNumber;
  if (upper == letters && letters > 1) return kCapitals;
  if (first_upper) return kTitle;
  return digits == 0 && upper == 0 ? kLower : kMixed;
}

std::uint64_t hash_digits_as_one(std::string_view lower) {
  std::string out;
  for (const char c : lower) out += c >= '0' && c <= '9' ? '0' : c;
  return hash_text(out);
}

std::uint64_t suffix(std::string_view word, int characters) {
  std::size_t at = word.size();
  for (int n = 0; n < characters && at > 0; ++n) previous_code_point(word, at);
  return hash_text(word.substr(at));
}

// Whether a word ends before the stop and one begins behind it: of Hangul, or of small letters
// before a capital with a small one.
bool begins_behind_stop(std::string_view word, std::size_t stop, std::size_t behind) {
  std::size_t left = stop;
  const char32_t before = previous_code_point(word, left);
  std::size_t right = behind;
  const char32_t first = next_code_point(word, right);
  if (is_hangul(before) && is_hangul(first)) return true;
  const auto is_small = [](char32_t c) { return is_letter(c) && !is_upper(c); };
  if (left == 0 || right == word.size() || !is_upper(first)) return false;
  return is_small(before) && is_small(previous_code_point(word, left)) &&
         is_small(next_code_point(word, right));
}

// "finished.Then", "왔다.그는": a stop between letters that lacks its blank. Where it ends, or 0.
std::size_t glued_end(std::string_view word) {
  constexpr std::string_view kAddress = "@/\\:_&=";
  if (word.find_first_of(kAddress) != std::string_view::npos) return 0;
  for (std::size_t i = 0; i < word.size();) {
    const std::size_t at = i;
    if (!is_terminator(next_code_point(word, i)) || at == 0) continue;
    for (std::size_t n = i; n < word.size() && is_terminator(next_code_point(word, n));) i = n;
    if (i < word.size() && begins_behind_stop(word, at, i)) return i;
  }
  return 0;
}

}  // namespace

std::uint64_t word_kind_key(std::string_view word) {
  const Core core = core_of(word);
  return hash_text(to_lower(word.substr(core.begin, core.end - core.begin)));
}

std::uint64_t word_ending_key(std::string_view lower) { return feature(50, suffix(lower, 3)); }

BoundaryText::BoundaryText(std::string_view text, Span block, const SentenceRules& rules,
                           const ClassTable& classes)
    : text_(text), rules_(rules), classes_(classes) {
  for (std::size_t i = block.begin; i < block.end;) {
    std::size_t end = i;
    while (end < block.end) {
      std::size_t next = end;
      if (is_space(next_code_point(text, next))) break;
      end = next;
    }
    if (end > i) cut({static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(end)});
    i = end;
    if (i < block.end) next_code_point(text, i);
  }
  std::size_t distance = 0;
  for (std::size_t w = words_.size(); w-- > 0;) {
    words_[w].to_mark = steps(distance);
    distance = words_[w].end_mark ? 1 : distance + 1;
  }
  compare();
  std::uint8_t depth = 0;
  for (Word& word : words_) {
    const std::string_view form = text_.substr(word.span.begin, word.span.size());
    for (std::size_t i = 0; i < form.size();) {
      const char32_t c = next_code_point(form, i);
      if (c == '(' || c == '[' || c == 0x201C) depth = 1;
      if (c == ')' || c == ']' || c == 0x201D || word.end_mark) depth &= 2U;
      if (c == '"') depth ^= 2U;
    }
    word.depth = depth;
  }
}

// What the rest of the text shows of each word: written small elsewhere, a capital begins a
// sentence; led by a capital within a sentence, it is a name.
void BoundaryText::compare() {
  constexpr std::uint8_t kMost = 2;
  struct Seen {
    std::uint8_t small = 0, inside = 0, first = 0;
  };
  std::unordered_map<std::uint64_t, Seen> seen;
  std::unordered_map<std::uint64_t, std::uint8_t> pairs;
  const auto raise = [&](std::uint8_t& count) { count = std::min<std::uint8_t>(kMost, count + 1); };
  for (std::size_t w = 0; w < words_.size(); ++w) {
    const Word& word = words_[w];
    Seen& here = seen[word.stem];
    if (word.shape == kLower) raise(here.small);
    if (word.shape == kTitle && w > 0) {
      if (words_[w - 1].end_mark) raise(here.first);
      if (words_[w - 1].shape == kLower && !words_[w - 1].end_mark) raise(here.inside);
    }
    if (w > 0) raise(pairs[hash_pair(words_[w - 1].stem, word.stem)]);
  }
  for (std::size_t w = 0; w < words_.size(); ++w) {
    Word& word = words_[w];
    const Seen& here = seen[word.stem];
    const bool self_inside =
        w > 0 && word.shape == kTitle && words_[w - 1].shape == kLower && !words_[w - 1].end_mark;
    word.elsewhere = static_cast<std::uint8_t>(here.small * 9 + here.first * 3 + here.inside -
                                               (self_inside && here.inside < 2 ? 1 : 0));
    word.repeated = w > 0 ? pairs[hash_pair(words_[w - 1].stem, word.stem)] : std::uint8_t{0};
  }
}

void BoundaryText::cut(Span chunk) {
  std::size_t begin = chunk.begin;
  while (begin < chunk.end) {
    const std::size_t end = glued_end(text_.substr(begin, chunk.end - begin));
    if (end == 0) break;
    add(begin, begin + end);
    begin += end;
  }
  add(begin, chunk.end);
}

void BoundaryText::add(std::size_t begin, std::size_t end) {
  Word word;
  word.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  read(word);
  words_.push_back(word);
}

void BoundaryText::read(Word& word) const {
  const std::string_view form = text_.substr(word.span.begin, word.span.size());
  const Core core = core_of(form);
  const std::string_view inner = form.substr(core.begin, core.end - core.begin);
  const std::string lower = to_lower(inner);
  word.lower = hash_text(to_lower(form));
  word.stem = hash_digits_as_one(lower);
  word.suffix2 = suffix(lower, 2);
  word.suffix3 = suffix(lower, 3);
  word.shape = shape_of_core(inner);
  word.kind = classes_.find(hash_text(lower));
  // Of strange words the ending says more than nothing.
  if (word.kind == 0 && word.shape != kMarks && word.shape != kNumber) {
    word.kind = classes_.find(word_ending_key(lower));
  }
  std::size_t letters = 0;
  for (std::size_t i = 0; i < inner.size(); ++letters) next_code_point(inner, i);
  word.length = static_cast<std::uint8_t>(std::min<std::size_t>(letters, 7));
  std::string head;
  for (std::size_t i = 0; i < core.begin;) head += mark_class(next_code_point(form, i));
  word.head = hash_text(head.substr(0, 2));
  std::string tail;
  for (std::size_t i = core.end; i < form.size();) {
    const char32_t c = next_code_point(form, i);
    word.end_mark = word.end_mark || is_terminator(c) || is_emoji(c);
    tail += mark_class(c);
  }
  word.tail = hash_text(tail.size() > 3 ? tail.substr(tail.size() - 3) : tail);
  const auto known = rules_.words.find(form.substr(core.begin));
  const auto starter = rules_.words.find(inner);
  if (known != rules_.words.end())
    word.listed = known->second == StopKind::kNever ? kNever : kMaybe;
  // "J." before a name.
  if (word.length == 1 && word.shape == kTitle && form.ends_with('.')) word.listed = kInitial;
  // "J.K." before one, unless the table knows it ("U.S.").
  if (known == rules_.words.end() && form.ends_with('.') && is_initials(form.substr(core.begin))) {
    word.listed = kInitial;
  }
  // "2024. 5. 3." is a date, "1. " at the beginning numbers a list.
  constexpr std::string_view kDigits = "0123456789.";
  if (form.ends_with('.') && word.shape == kNumber && core.begin == 0 &&
      form.find_first_not_of(kDigits) == std::string_view::npos) {
    word.listed = kNumbered;
  }
  if (starter != rules_.words.end() && starter->second == StopKind::kStarter)
    word.listed = kStarter;
  // "A." is the article's letter, and an initial in "Leo A. Lind"; "I." may count a war.
  const bool stop = form.ends_with('.');
  word.initial = word.length == 1 && word.shape == kTitle && stop && inner != "I";
}

bool BoundaryText::joins(std::size_t word, std::size_t start) const {
  const Word& next = at(word, 1);
  switch (words_[word].listed) {
    case kNever:
      return true;
    case kInitial:
      return next.listed != kStarter && next.shape != kLower;
    case kStarter: {
      const Word& before = at(word, -1);
      return words_[word].initial && word > start && before.shape == kTitle && !before.end_mark &&
             next.shape == kTitle && next.listed != kStarter;
    }
    case kMaybe:  // "Jan. 5."
      return next.shape == kNumber;
    case kNumbered:
      return word == start || next.listed == kNumbered || at(word, -1).listed == kNumbered;
    default:
      return false;
  }
}

const BoundaryText::Word& BoundaryText::at(std::size_t word, int offset) const {
  static const Word kOutside;
  const std::size_t i = word + static_cast<std::size_t>(offset);  // wraps below 0
  return i < words_.size() ? words_[i] : kOutside;
}

void BoundaryText::collect(std::size_t word, std::size_t start, std::vector<Feature>& out) const {
  const Word& a = words_[word];
  const Word& b = at(word, 1);
  const Word& before = at(word, -1);
  const Word& after = at(word, 2);
  const std::uint8_t length = steps(word - start + 1);
  const bool marked = a.end_mark;
  // Where every word has a capital, capitals begin no sentence.
  std::uint8_t small_before = 0;
  std::uint8_t small_behind = 0;
  for (int k = 0; k < kWindow; ++k) {
    small_before += at(word, -k).shape == kLower ? 1 : 0;
    small_behind += at(word, k + 2).shape == kLower ? 1 : 0;
  }
  out.assign({
      feature(0, marked),
      feature(1, a.tail, b.shape),
      feature(2, a.tail, b.head, b.shape),
      feature(3, a.lower),
      feature(4, a.stem, b.shape),
      feature(5, b.stem, a.tail),
      feature(6, b.stem, a.end_mark, a.shape),
      feature(7, a.lower, b.lower),
      feature(8, a.suffix2, a.tail),
      feature(9, a.suffix3, a.tail, b.shape),
      feature(10, a.shape, a.tail, b.shape, before.shape),
      feature(11, a.shape, a.tail, b.shape, after.shape),
      feature(12, a.shape, a.length, a.tail, b.shape, b.listed),
      feature(13, a.listed, b.listed, b.shape, marked),
      feature(14, length, a.tail, b.shape),
      feature(15, words_[start].stem, length < 4 ? length : 9, a.tail),
      feature(16, a.depth, marked, b.shape),
      feature(17, a.to_mark, length, marked, b.shape),
      feature(18, b.tail, b.shape, marked, after.shape),
      feature(19, before.lower, a.lower),
      feature(20, b.lower, after.lower, marked),
      feature(21, after.stem, b.shape, marked),
      feature(22, before.stem, a.tail, b.shape),
      feature(23, a.suffix2, marked, b.suffix2),
      feature(24, a.suffix3, marked, length),
      feature(25, before.shape, a.shape, a.tail, b.shape, after.shape),
      feature(27, small_before, small_behind, marked, b.shape),
      feature(28, a.stem, a.tail, b.shape, after.shape),
      feature(29, b.stem, after.shape, marked, a.shape),
      feature(30, before.shape, at(word, -2).shape, a.shape, a.tail, b.shape),
      feature(31, b.shape, b.tail, after.shape, after.tail, at(word, 3).shape, a.tail),
      feature(32, b.elsewhere, b.shape, a.tail),
      feature(33, b.elsewhere, b.shape, marked, a.shape),
      feature(34, b.repeated, a.shape, b.shape, a.tail),
      feature(35, a.elsewhere, b.elsewhere, a.shape, b.shape, marked),
      feature(36, b.elsewhere, after.shape, b.shape, marked),
      feature(26, words_[start].stem, words_[start].tail, marked, b.listed, length),
  });
  if (classes_.empty()) return;
  out.insert(out.end(), {
                            feature(40, a.kind, b.kind, a.tail, b.shape),
                            feature(41, a.kind, b.kind, after.kind, marked, b.shape),
                            feature(42, before.kind, a.kind, b.kind, marked, b.shape),
                            feature(43, b.kind, after.kind, b.tail, marked, b.shape),
                            feature(44, a.kind, b.lower, marked),
                            feature(45, a.lower, b.kind, marked, b.shape),
                            feature(46, b.kind, b.elsewhere, b.shape, marked, a.shape),
                            feature(47, before.kind, a.kind, b.kind, after.kind, a.tail),
                            feature(48, words_[start].kind, a.kind, b.kind, marked, length),
                            feature(49, b.kind, after.kind, at(word, 3).kind, b.shape, marked),
                            feature(37, a.kind, b.kind, a.shape, b.shape, b.tail, after.shape),
                            feature(38, b.kind, b.tail, after.shape, a.tail),
                            feature(39, before.kind, a.kind, before.tail, a.tail, b.shape),
                        });
}

std::vector<std::size_t> BoundaryModel::find(const BoundaryText& text, bool article) const {
  if (article) return find(text, kBareInArticle);
  std::vector<std::size_t> ends = find(text, kBare);
  const auto bare = static_cast<std::size_t>(std::count_if(
      ends.begin(), ends.end(), [&](std::size_t word) { return !text.marked(word); }));
  if (bare == 0 || !text.marked(text.size() - 1)) return ends;
  // One or two of many in a paragraph are rather mistakes than ends of headings.
  constexpr std::size_t kMany = 12;
  if (bare <= 2 && bare * kMany <= ends.size()) return find(text, kBareInArticle);
  // Where nearly all sentences have their stop, one without must be surer.
  const bool edited = bare * 5 <= (ends.size() + 2) * 2;
  return edited ? find(text, kBareAmongMarked) : ends;
}

std::vector<std::size_t> BoundaryModel::find(const BoundaryText& text, float bare_score) const {
  std::vector<std::size_t> ends;
  std::vector<Feature> features;
  std::size_t start = 0;
  for (std::size_t w = 0; w + 1 < text.size(); ++w) {
    if (text.joins(w, start)) continue;
    text.collect(w, start, features);
    std::array<std::int32_t, 2> scores{};
    model_.score(features, scores);
    const float score = static_cast<float>(scores[1] - scores[0]) * model_.unit();
    if (score <= (text.marked(w) ? 0 : bare_score)) continue;
    ends.push_back(w);
    start = w + 1;
  }
  return ends;
}

}  // namespace weft
