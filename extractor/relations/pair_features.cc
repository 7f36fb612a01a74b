// SPDX-License-Identifier: Apache-2.0
#include "extractor/relations/pair_features.h"

#include <algorithm>
#include <array>
#include <numeric>

#include "extractor/relations/pair_templates.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

constexpr std::size_t kSteps = 40;  // of a way up the tree

std::uint64_t step(std::size_t n) {
  constexpr std::array<std::size_t, 5> kLimits = {6, 10, 16, 30, 60};
  if (n < 4) return n;
  return 4 + static_cast<std::uint64_t>(std::upper_bound(kLimits.begin(), kLimits.end(), n - 1) -
                                        kLimits.begin());
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
  PairFeatureWriter writer(out);
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

}  // namespace weft
