// SPDX-License-Identifier: Apache-2.0
//
// Features of a pair: the tree between the two, and other names that compete for their places.
#include <algorithm>
#include <array>

#include "extractor/relations/pair_features.h"
#include "extractor/relations/pair_templates.h"

namespace weft {

void PairText::add_tree(const View& view, PairFeatureWriter& out) const {
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

void PairText::add_path(const View& view, std::uint32_t from, std::uint32_t to,
                        PairFeatureWriter& out) const {
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
void PairText::add_competitors(const View& view, PairFeatureWriter& out) const {
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
