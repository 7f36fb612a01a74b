// SPDX-License-Identifier: Apache-2.0
//
// Features of a pair: what is written between and around the two, and what they are called.
#include <algorithm>
#include <array>

#include "extractor/relations/pair_features.h"
#include "extractor/relations/pair_templates.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

constexpr std::size_t kEitherEnd = 12;  // items at either end of a long stretch between
constexpr std::size_t kShort = 30;      // a stretch of so many items is read whole
constexpr std::size_t kWindow = 6;      // items behind both
constexpr std::size_t kBefore = 4;      // items before both
constexpr std::size_t kLetters = 20;    // at either end of what stands between
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

// The byte where the last `count` letters begin.
std::size_t last_letters(std::string_view text, std::size_t count) {
  std::size_t at = text.size();
  for (; count > 0 && at > 0; --count) previous_code_point(text, at);
  return at;
}

}  // namespace

void PairText::add_between(const View& view, PairFeatureWriter& out) const {
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

void PairText::add_around(const View& view, PairFeatureWriter& out) const {
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

void PairText::add_own_words(const View& view, PairFeatureWriter& out) const {
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
void PairText::add_marks(const View& view, PairFeatureWriter& out) const {
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
void PairText::add_letters(const View& view, PairFeatureWriter& out) const {
  const std::uint64_t order = view.forward ? 1 : 0;
  const auto pairs = [&](PairTemplate kind, std::size_t begin, std::size_t end) {
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

}  // namespace weft
