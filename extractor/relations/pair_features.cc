// SPDX-License-Identifier: Apache-2.0
#include "extractor/relations/pair_features.h"

#include <algorithm>
#include <array>
#include <numeric>

#include "weft/core/utf8.h"

namespace weft {
namespace {

constexpr std::size_t kEitherEnd = 12;  // items at either end of a long stretch between
constexpr std::size_t kShort = 30;      // a stretch of so many items is read whole
constexpr std::size_t kWindow = 6;      // items behind both
constexpr std::size_t kBefore = 4;      // items before both
constexpr std::size_t kSteps = 40;      // of a way up the tree
constexpr std::size_t kLetters = 20;    // at either end of what stands between

// Templates. Numbers are part of trained weights: new ones go to the end.
enum Kind : std::uint32_t {
  kTypes = 1000,
  kTypesOrder,
  kDistance,
  kWordDistance,
  kWholeBetween,
  kTagsBetween,
  kFormBetween,
  kFormBetweenTypes,
  kFormBetweenFamily,
  kTwoBetween,
  kThreeBetween,
  kBeforeForm,
  kBeforeTag,
  kBeforeTwo,
  kAfterForm,
  kAfterTag,
  kAfterTwo,
  kFirstBetween,
  kLastBetween,
  kAnyAfter,
  kAnyBefore,
  kAfterFamily,
  kAfterTwoFamily,
  kBeforeFamily,
  kOwnText,
  kOwnLength,
  kOwnShape,
  kOwnEnd,
  kOwnStart,
  kOwnWord,
  kOwnCue,
  kObjectNear,
  kObjectCueNear,
  kCueAround,
  kTail,
  kTails,
  kWithin,
  kSameStart,
  kOverlap,
  kPairText,
  kBrackets,
  kCommas,
  kEdges,
  kAdjacent,
  kLetters2,
  kLetters3,
  kLettersAfter,
  kLettersBefore,
  kRelations,
  kPathLength,
  kPath,
  kPathLemma,
  kCommon,
  kDirect,
  kOnPath,
  kHeadLemma,
  kChild,
  kVerbAfter,
  kNameOwn,
  kNamesBetween,
  kNearer,
  kNameBeside,
};

std::uint64_t letter_class(char32_t c) {
  if (c >= U'0' && c <= U'9') return 1;
  if (c < 0x80) {
    if (c >= U'a' && c <= U'z') return 2;
    if (c >= U'A' && c <= U'Z') return 3;
    return c + 100;
  }
  if (c >= 0xAC00 && c <= 0xD7A3) return 4;
  if (c >= 0x4E00 && c <= 0x9FFF) return 5;
  return c < 0x250 ? 2 : c + 100;
}

// Classes of letters, repeated ones once.
std::uint64_t shape_of(std::string_view text) {
  std::uint64_t shape = 0;
  std::uint64_t last = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::uint64_t now = letter_class(next_code_point(text, at));
    if (now != last) shape = hash_pair(shape, now);
    last = now;
  }
  return shape;
}

std::uint64_t step(std::size_t n) {
  constexpr std::array<std::size_t, 5> kLimits = {6, 10, 16, 30, 60};
  if (n < 4) return n;
  return 4 + static_cast<std::uint64_t>(std::upper_bound(kLimits.begin(), kLimits.end(), n - 1) -
                                        kLimits.begin());
}

// The byte where the last `count` letters begin.
std::size_t last_letters(std::string_view text, std::size_t count) {
  std::size_t at = text.size();
  for (; count > 0 && at > 0; --count) previous_code_point(text, at);
  return at;
}

std::vector<std::uint32_t> all_of(const std::vector<Mention>& mentions) {
  std::vector<std::uint32_t> all(mentions.size());
  std::iota(all.begin(), all.end(), 0U);
  return all;
}

}  // namespace

std::optional<PairType> parse_pair_type(std::string_view name) {
  constexpr std::pair<std::string_view, PairType> kNames[] = {
      {"PER", PairType::kPerson}, {"ORG", PairType::kOrganization}, {"LOC", PairType::kPlace},
      {"DAT", PairType::kDate},   {"NOH", PairType::kNumber},       {"POH", PairType::kOther}};
  for (const auto& [known, type] : kNames) {
    if (known == name) return type;
  }
  return std::nullopt;
}

PairType pair_type(EntityType type) {
  switch (type) {
    case EntityType::kPerson:
      return PairType::kPerson;
    case EntityType::kOrganization:
      return PairType::kOrganization;
    case EntityType::kPlace:
      return PairType::kPlace;
    default:
      return PairType::kOther;
  }
}

PairType pair_type(LiteralKind kind) {
  return kind == LiteralKind::kDate ? PairType::kDate : PairType::kNumber;
}

Feature pair_types_feature(std::uint64_t types) { return feature(kTypes, types); }

class PairText::Writer {
 public:
  explicit Writer(std::vector<Feature>& out) : out_(out) {}
  template <typename... Values>
  void operator()(Kind kind, Values... values) {
    out_.push_back(feature(kind, values...));
  }
  // Each kind of a word that the lists know.
  template <typename... Values>
  void each_cue(Kind kind, std::uint32_t cues, Values... values) {
    for (std::uint32_t bit = 0; cues != 0; ++bit, cues >>= 1U) {
      if ((cues & 1U) != 0) out_.push_back(feature(kind, bit, values...));
    }
  }

 private:
  std::vector<Feature>& out_;
};

PairText::PairText(const Document& document, IndexRange tokens, const NameCues& cues)
    : PairText(document, tokens, cues, all_of(document.mentions)) {}

PairText::PairText(const Document& document, IndexRange tokens, const NameCues& cues,
                   const std::vector<std::uint32_t>& mentions)
    : document_(document), cues_(cues), tokens_(tokens) {
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
    const Token& token = document.tokens[t];
    words_.push_back(
        {hash_text(token.lemma), hash_text(token.deprel), static_cast<std::uint64_t>(token.upos)});
    const bool single = token.morphemes.size() == 1;
    for (std::uint32_t m = token.morphemes.begin; m < token.morphemes.end; ++m) {
      const Morpheme& morpheme = document.morphemes[m];
      const std::string_view form =
          single && !token.lemma.empty() ? std::string_view(token.lemma) : morpheme.form;
      items_.push_back(
          {hash_text(form), hash_text(morpheme.tag), morpheme.span.begin, cues.find(form)});
    }
  }
  if (tokens.size() == 0) return;
  const Span span{document.tokens[tokens.begin].span.begin,
                  document.tokens[tokens.end - 1].span.end};
  const std::string_view text = document.text_of(span);
  for (std::size_t at = 0; at < text.size();) {
    const auto begin = static_cast<std::uint32_t>(span.begin + at);
    chars_.push_back({begin, next_code_point(text, at)});
  }
  for (const std::uint32_t m : mentions) {
    const Mention& mention = document.mentions[m];
    if (mention.kind != MentionKind::kName || !span.contains(mention.span)) continue;
    names_.push_back({mention.span, mention.type});
  }
  std::sort(names_.begin(), names_.end(),
            [](const Name& a, const Name& b) { return a.span.begin < b.span.begin; });
}

std::size_t PairText::item_at(std::uint32_t byte) const {
  const auto it = std::partition_point(items_.begin(), items_.end(),
                                       [&](const Item& item) { return item.begin < byte; });
  return static_cast<std::size_t>(it - items_.begin());
}

std::size_t PairText::char_at(std::uint32_t byte) const {
  const auto it = std::partition_point(chars_.begin(), chars_.end(),
                                       [&](const Char& c) { return c.begin < byte; });
  return static_cast<std::size_t>(it - chars_.begin());
}

// The first and last word that the span touches.
std::pair<std::uint32_t, std::uint32_t> PairText::words_of(Span span) const {
  const auto begin = document_.tokens.begin() + tokens_.begin;
  const auto end = document_.tokens.begin() + tokens_.end;
  const auto first =
      std::partition_point(begin, end, [&](const Token& t) { return t.span.end <= span.begin; });
  const auto behind =
      std::partition_point(first, end, [&](const Token& t) { return t.span.begin < span.end; });
  auto a = static_cast<std::uint32_t>(first - document_.tokens.begin());
  auto b = static_cast<std::uint32_t>(behind - document_.tokens.begin());
  if (a >= tokens_.end) a = tokens_.end - 1;
  return {a, b > a ? b - 1 : a};
}

// The word whose head lies outside.
std::uint32_t PairText::head_of(Span span) const {
  const auto [first, last] = words_of(span);
  for (std::uint32_t t = first; t <= last; ++t) {
    const std::uint32_t head = document_.tokens[t].head;
    if (head == kNone || head < first || head > last) return t;
  }
  return last;
}

std::vector<std::uint32_t> PairText::way_up(std::uint32_t word) const {
  std::vector<std::uint32_t> way = {word};
  while (way.size() < kSteps) {
    const std::uint32_t head = document_.tokens[way.back()].head;
    if (head == kNone || head < tokens_.begin || head >= tokens_.end) break;
    way.push_back(head);
  }
  return way;
}

PairText::View PairText::view_of(const TextPair& pair) const {
  View view;
  view.pair = pair;
  view.forward = pair.subject.span.begin < pair.object.span.begin;
  view.first = view.forward ? pair.subject.span : pair.object.span;
  view.second = view.forward ? pair.object.span : pair.subject.span;
  const auto subject = static_cast<std::uint64_t>(pair.subject.type);
  view.types = subject * 8 + static_cast<std::uint64_t>(pair.object.type);
  view.types_order = view.types * 2 + (view.forward ? 1 : 0);
  view.family_order = subject * 2 + (view.forward ? 1 : 0);
  view.before = item_at(view.first.begin);
  view.between_begin = item_at(view.first.end);
  view.between_end = std::max(item_at(view.second.begin), view.between_begin);
  view.after = item_at(view.second.end);
  view.distance = step(view.between_end - view.between_begin);
  return view;
}

void PairText::collect(const TextPair& pair, std::vector<Feature>& out) const {
  out.clear();
  if (words_.empty()) return;
  Writer writer(out);
  const View view = view_of(pair);
  writer(kTypes, view.types);
  writer(kTypesOrder, view.types_order);
  writer(kDistance, view.types_order, view.distance);
  add_between(view, writer);
  add_around(view, writer);
  add_own_words(view, writer);
  add_marks(view, writer);
  add_letters(view, writer);
  add_tree(view, writer);
  add_competitors(view, writer);
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
}

void PairText::add_between(const View& view, Writer& out) const {
  const std::size_t begin = view.between_begin, end = view.between_end;
  const std::uint64_t order = view.forward ? 1 : 0;
  if (end - begin <= kWindow) {
    std::uint64_t forms = 0, tags = 0;
    for (std::size_t i = begin; i < end; ++i) {
      forms = hash_pair(forms, items_[i].form);
      tags = hash_pair(tags, items_[i].tag);
    }
    out(kWholeBetween, view.types_order, forms);
    out(kTagsBetween, view.types_order, tags);
  }
  const bool whole = end - begin <= kShort;
  for (std::size_t i = begin; i < end; ++i) {
    const Item& item = items_[i];
    const bool far = !whole && i >= begin + kEitherEnd && i + kEitherEnd < end;
    if (!far) {
      out(kFormBetween, order, item.form);
      out(kFormBetweenTypes, view.types_order, item.form);
      out(kFormBetweenFamily, view.family_order, item.form);
      if (i + 1 < end) out(kTwoBetween, order, item.form, items_[i + 1].form);
      if (i + 2 < end) {
        out(kThreeBetween, view.family_order, item.form, items_[i + 1].form, items_[i + 2].form);
      }
    }
    if (i < begin + 10) out.each_cue(kCueAround, item.cues, 1, view.types_order);
    if (i < begin + 3) out(kFirstBetween, i - begin, view.types_order, item.form);
    if (i + 3 >= end) out(kLastBetween, end - i, view.types_order, item.form);
  }
}

void PairText::add_around(const View& view, Writer& out) const {
  const std::uint64_t order = view.forward ? 1 : 0;
  for (std::size_t k = 0; k < kBefore && k < view.before; ++k) {
    const Item& item = items_[view.before - 1 - k];
    out(kBeforeForm, k, view.types_order, item.form);
    out(kAnyBefore, order, item.form);
    if (k < 2) out(kBeforeTag, k, view.types_order, item.tag);
    if (k == 0) out(kBeforeFamily, view.family_order, item.form);
    if (k == 1) out(kBeforeTwo, view.types_order, items_[view.before - 1].form, item.form);
    out.each_cue(kCueAround, item.cues, 2, view.types_order);
  }
  for (std::size_t k = 0; k < kWindow && view.after + k < items_.size(); ++k) {
    const Item& item = items_[view.after + k];
    out(kAfterForm, k, view.types_order, item.form);
    out(kAnyAfter, order, item.form);
    if (k < 2) out(kAfterTag, k, view.types_order, item.tag);
    if (k == 0) out(kAfterFamily, view.family_order, item.form);
    if (k == 1) {
      out(kAfterTwo, view.types_order, items_[view.after].form, item.form);
      out(kAfterTwoFamily, view.family_order, items_[view.after].form, item.form);
    }
    out.each_cue(kCueAround, item.cues, 3, view.types_order);
  }
}

void PairText::add_own_words(const View& view, Writer& out) const {
  for (const std::uint64_t side : {0, 1}) {
    const PairArgument& argument = side == 0 ? view.pair.subject : view.pair.object;
    const std::string_view text = document_.text_of(argument.span);
    out(kOwnText, side, view.types, hash_text(text));
    out(kOwnLength, side, view.types, std::min<std::size_t>(characters(text), 9));
    out(kOwnShape, side, view.types, shape_of(text));
    for (std::size_t n = 1; n <= 3; ++n) {
      out(kOwnEnd, side * 8 + n, view.types, hash_text(text.substr(last_letters(text, n))));
    }
    std::size_t start = 0;
    if (!text.empty()) next_code_point(text, start);
    out(kOwnStart, side, view.types, hash_text(text.substr(0, start)));
    for (std::size_t at = 0; at <= text.size();) {
      const std::size_t blank = std::min(text.find(' ', at), text.size());
      out(kOwnWord, side, view.types, hash_text(text.substr(at, blank - at)));
      at = blank + 1;
    }
    const std::uint32_t cues = cues_.suffix_kinds(text) | cues_.find(text);
    out.each_cue(kOwnCue, cues, side, view.types);
    if (side == 1) out.each_cue(kObjectCueNear, cues, view.types_order, view.distance);
  }
  const std::string_view subject = document_.text_of(view.pair.subject.span);
  const std::string_view object = document_.text_of(view.pair.object.span);
  out(kObjectNear, view.types, hash_text(object), view.distance);
  out(kPairText, hash_text(subject), hash_text(object));
  if (subject.find(object) != std::string_view::npos ||
      object.find(subject) != std::string_view::npos) {
    out(kWithin, view.types);
  }
  std::size_t a = 0, b = 0, shared = 0, all = 0;
  if (!subject.empty() && !object.empty() &&
      next_code_point(subject, a) == next_code_point(object, b)) {
    out(kSameStart, view.types);
  }
  for (std::size_t at = 0; at < subject.size(); ++all) {
    const std::size_t begin = at;
    next_code_point(subject, at);
    if (object.find(subject.substr(begin, at - begin)) != std::string_view::npos) ++shared;
  }
  out(kOverlap, view.types, all == 0 ? 0 : shared * 4 / all);
}

// Particles, brackets and commas, and what touches the two.
void PairText::add_marks(const View& view, Writer& out) const {
  std::array<std::uint64_t, 2> tails{};
  for (const std::size_t side : {0U, 1U}) {
    const Span span = side == 0 ? view.pair.subject.span : view.pair.object.span;
    const std::uint32_t end = document_.tokens[words_of(span).second].span.end;
    if (end > span.end) tails[side] = hash_text(document_.text_of(Span{span.end, end}));
    out(kTail, side, view.types_order, tails[side]);
  }
  out(kTails, view.types_order, tails[0], tails[1]);
  const Span gap{view.first.end, std::max(view.first.end, view.second.begin)};
  const std::string_view text = document_.text_of(gap);
  const auto count = [&](char c) {
    return static_cast<std::uint64_t>(
        std::min<std::ptrdiff_t>(3, std::count(text.begin(), text.end(), c)));
  };
  out(kBrackets, view.types_order, count('('), count(')'));
  out(kCommas, view.types_order, count(','));
  const std::uint32_t end = document_.tokens[tokens_.end - 1].span.end;
  const bool at_begin = view.first.begin == document_.tokens[tokens_.begin].span.begin;
  out(kEdges, view.types_order, at_begin ? 1 : 0, view.second.end + 3 >= end ? 1 : 0);
  const auto first = words_of(view.first).second, second = words_of(view.second).first;
  out(kWordDistance, view.types_order, std::min<std::uint32_t>(second - first, 9));
  const std::size_t next = char_at(view.second.end), last = char_at(view.first.begin);
  const std::uint64_t behind = next < chars_.size() ? chars_[next].code : 0;
  const std::uint64_t ahead = last > 0 ? letter_class(chars_[last - 1].code) : 0;
  if (view.between_end - view.between_begin <= 3) {
    out(kAdjacent, 0, view.types_order, ahead, shape_of(text), letter_class(char32_t(behind)));
    out(kAdjacent, 1, view.types_order, hash_text(text), behind);
  }
}

// Groups of letters between and around, where a letter is a syllable: they find words in words.
void PairText::add_letters(const View& view, Writer& out) const {
  const std::uint64_t order = view.forward ? 1 : 0;
  const auto pairs = [&](Kind kind, std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i + 1 < end; ++i) {
      if (chars_[i].code < 0x250 && chars_[i + 1].code < 0x250) continue;
      out(kind, order, chars_[i].code, chars_[i + 1].code);
      if (kind == kLetters2 && i + 2 < end) {
        out(kLetters3, order, chars_[i].code, chars_[i + 1].code, chars_[i + 2].code);
      }
    }
  };
  const std::size_t begin = char_at(view.first.end), end = char_at(view.second.begin);
  if (end <= begin + 2 * kLetters) {
    pairs(kLetters2, begin, end);
  } else {
    pairs(kLetters2, begin, begin + kLetters);
    pairs(kLetters2, end - kLetters, end);
  }
  const std::size_t after = char_at(view.second.end), before = char_at(view.first.begin);
  pairs(kLettersAfter, after, std::min(after + kEitherEnd, chars_.size()));
  pairs(kLettersBefore, before < 8 ? 0 : before - 8, before);
}

void PairText::add_tree(const View& view, Writer& out) const {
  const std::uint32_t from = head_of(view.pair.subject.span);
  const std::uint32_t to = head_of(view.pair.object.span);
  const auto word = [&](std::uint32_t t) -> const Word& { return words_[t - tokens_.begin]; };
  out(kRelations, 0, view.types_order, word(from).relation);
  out(kRelations, 1, view.types_order, word(to).relation);
  out(kRelations, 2, view.types_order, word(from).relation, word(to).relation);
  add_path(view, from, to, out);
  const auto subject = words_of(view.pair.subject.span), object = words_of(view.pair.object.span);
  const auto inside = [](std::uint32_t t, const auto& range) {
    return t >= range.first && t <= range.second;
  };
  for (const std::uint64_t side : {0, 1}) {
    const std::uint32_t end = side == 0 ? from : to;
    const std::uint32_t head = document_.tokens[end].head;
    if (head != kNone && head >= tokens_.begin && head < tokens_.end) {
      out(kHeadLemma, side, view.types_order, word(head).lemma);
    }
    for (std::uint32_t t = tokens_.begin; t < tokens_.end; ++t) {
      if (document_.tokens[t].head != end || document_.tokens[t].upos == Upos::kPunct) continue;
      if (inside(t, subject) || inside(t, object)) continue;
      out(kChild, side, view.types_order, word(t).lemma);
    }
  }
  const std::uint32_t behind = std::max(subject.second, object.second) + 1;
  for (std::uint32_t t = behind; t < tokens_.end; ++t) {
    if (document_.tokens[t].upos != Upos::kVerb) continue;
    out(kVerbAfter, 0, view.types_order, word(t).lemma);
    out(kVerbAfter, 1, view.family_order, word(t).lemma);
    break;
  }
}

void PairText::add_path(const View& view, std::uint32_t from, std::uint32_t to, Writer& out) const {
  const std::vector<std::uint32_t> up = way_up(from), down = way_up(to);
  std::size_t a = 0, b = 0;
  for (a = 0; a < up.size(); ++a) {
    const auto it = std::find(down.begin(), down.end(), up[a]);
    b = static_cast<std::size_t>(it - down.begin());
    if (it != down.end()) break;
  }
  if (a == up.size()) return;  // no tree joins them
  const Word& common = words_[up[a] - tokens_.begin];
  out(kPathLength, 0, view.types_order, std::min<std::size_t>(a + b, 7));
  out(kPathLength, 1, view.types_order, std::min<std::size_t>(a, 4), std::min<std::size_t>(b, 4));
  std::uint64_t path = a;
  for (std::size_t i = 0; i < a; ++i) {
    const Word& word = words_[up[i] - tokens_.begin];
    path = hash_pair(path, word.relation);
    if (i > 0) out(kOnPath, view.types_order, word.lemma);
    if (i > 0) out(kOnPath, 999, word.lemma);
  }
  for (std::size_t i = b; i-- > 0;) {
    const Word& word = words_[down[i] - tokens_.begin];
    path = hash_pair(path + 1, word.relation);
    if (i > 0) out(kOnPath, view.types_order, word.lemma);
    if (i > 0) out(kOnPath, 999, word.lemma);
  }
  if (a + b <= 5) {
    out(kPath, view.types_order, path);
    out(kPathLemma, view.types, path, common.lemma);
  }
  if (a > 0 && b > 0) {
    out(kCommon, 0, view.types_order, common.lemma);
    out(kCommon, 1, view.types_order, common.upos, common.relation);
  } else {
    out(kDirect, view.types_order, a == 0 ? 1 : 0);
  }
}

// Other names: those between, those that stand nearer, those right beside.
void PairText::add_competitors(const View& view, Writer& out) const {
  const Span subject = view.pair.subject.span, object = view.pair.object.span;
  const auto overlap = [](Span a, Span b) { return a.begin < b.end && b.begin < a.end; };
  std::array<std::uint64_t, 6> between{};
  std::array<std::array<std::uint64_t, 2>, 2> nearer{};  // by side: all, beyond the other one
  const std::uint32_t gap =
      view.second.begin > view.first.end ? view.second.begin - view.first.end : 0;
  std::uint64_t count = 0;
  const Name* left = nullptr;
  const Name* right = nullptr;
  for (const Name& name : names_) {
    if (overlap(name.span, subject) || overlap(name.span, object)) {
      const std::uint64_t side = overlap(name.span, subject) ? 0 : 1;
      out(kNameOwn, side, view.types, static_cast<std::uint64_t>(name.type));
      continue;
    }
    const PairType type = pair_type(name.type);
    const bool mid = name.span.begin >= view.first.end && name.span.begin < view.second.begin;
    if (mid) ++between[static_cast<std::size_t>(type)], ++count;
    if (name.span.end <= view.first.begin) left = &name;
    if (right == nullptr && name.span.begin >= view.second.end) right = &name;
    for (const std::size_t side : {0U, 1U}) {
      const PairArgument& own = side == 0 ? view.pair.subject : view.pair.object;
      const Span other = side == 0 ? object : subject;
      if (type != own.type) continue;
      const bool before = name.span.begin < other.begin;
      const std::uint32_t way = before ? other.begin - std::min(name.span.end, other.begin)
                                       : name.span.begin - std::min(other.end, name.span.begin);
      if (way >= gap) continue;
      ++nearer[side][0];
      if (before != (own.span.begin < other.begin)) ++nearer[side][1];
    }
  }
  for (std::size_t type = 0; type < 3; ++type) {
    out(kNamesBetween, type, view.types_order, std::min<std::uint64_t>(between[type], 2));
  }
  out(kNamesBetween, 9, view.types_order, std::min<std::uint64_t>(count, 3));
  for (const std::size_t side : {0U, 1U}) {
    out(kNearer, side, view.types_order, std::min<std::uint64_t>(nearer[side][0], 2));
    out(kNearer, side + 2, view.types_order, std::min<std::uint64_t>(nearer[side][1], 2));
  }
  const auto beside = [&](std::uint64_t where, const Name* name, Span space) {
    if (name == nullptr || space.end < space.begin) return;
    const std::string_view text = document_.text_of(space).substr(0, 6);
    out(kNameBeside, where, view.types_order, static_cast<std::uint64_t>(name->type),
        hash_text(text));
  };
  if (left != nullptr) beside(0, left, {left->span.end, view.first.begin});
  if (right != nullptr) beside(1, right, {view.second.end, right->span.begin});
}

}  // namespace weft
