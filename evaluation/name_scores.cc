// SPDX-License-Identifier: Apache-2.0
#include "evaluation/name_scores.h"

#include <algorithm>
#include <map>

#include "evaluation/name_labels.h"

namespace weft {
namespace {

using Names = std::map<Span, std::string_view>;  // the type by span
using Types = std::set<std::string, std::less<>>;

bool is_time(std::string_view duration) { return duration.starts_with("PT"); }

std::string_view type_of_literal(const Literal& literal) {
  switch (literal.kind) {
    case LiteralKind::kDate:
      return literal.unit == "time" ? "time" : "date";
    case LiteralKind::kDuration:
      return is_time(literal.value) ? "time" : "date";
    default:
      return "quantity";
  }
}

void add(Names& names, Span span, std::string_view type, const Types& types) {
  if (types.contains(type)) names.emplace(span, type);
}

Names names_of(const std::vector<GoldName>& gold, const Types& types) {
  Names names;
  for (const GoldName& name : gold) add(names, name.span, type_of_label(name.label), types);
  return names;
}

Names marks_in(const Document& document, const Types& types) {
  Names names;
  for (const NameMark& mark : document.marks) add(names, mark.span, mark.type, types);
  return names;
}

Names names_in(const Document& document, const Types& types) {
  Names names;
  for (const Mention& mention : document.mentions) {
    if (mention.kind != MentionKind::kName) continue;
    add(names, mention.span, entity_type_name(mention.type), types);
  }
  for (const Literal& literal : document.literals) {
    add(names, literal.span, type_of_literal(literal), types);
  }
  return names;
}

bool lies_inside(Span span, const Names& names) {
  return std::any_of(names.begin(), names.end(), [&](const auto& other) {
    return other.first != span && other.first.contains(span);
  });
}

bool is_nested(const Names& names) {
  return std::any_of(names.begin(), names.end(),
                     [&](const auto& name) { return lies_inside(name.first, names); });
}

// The names or marks that were found, scored as one layer.
struct FoundNames {
  std::string_view layer;
  Names names;
};

void count(const Names& gold, const FoundNames& layer, std::string_view what, ScoreBoard& board,
           const auto& counts) {
  const Names& found = layer.names;
  Score& score = board.line(layer.layer, what);
  for (const auto& [span, type] : gold) {
    if (!counts(type)) continue;
    ++score.gold;
    const auto it = found.find(span);
    if (it != found.end() && it->second == type) ++score.right;
  }
  for (const auto& [span, type] : found) score.found += counts(type) ? 1 : 0;
}

void confuse(const Names& gold, const FoundNames& layer, ScoreBoard& board) {
  const Names& found = layer.names;
  for (const auto& [span, type] : gold) {
    const auto it = found.find(span);
    board.confuse(layer.layer, type, it == found.end() ? "" : it->second);
  }
  for (const auto& [span, type] : found) {
    if (!gold.contains(span)) board.confuse(layer.layer, "", type);
  }
}

void score_layer(const Names& gold, const FoundNames& layer, const Types& types,
                 ScoreBoard& board) {
  for (const std::string_view type : name_types()) {
    if (types.contains(type)) {
      count(gold, layer, type, board, [&](std::string_view t) { return t == type; });
    }
  }
  const auto is_value = [](std::string_view type) { return is_value_type(type); };
  count(gold, layer, "all names", board, [&](std::string_view t) { return !is_value(t); });
  if (std::any_of(types.begin(), types.end(), is_value)) {
    count(gold, layer, "all names and values", board, [](std::string_view) { return true; });
  }
  confuse(gold, layer, board);
}

}  // namespace

std::set<std::string, std::less<>> types_of(const AnnotatedText& text) {
  std::set<std::string, std::less<>> types;
  for (const AnnotatedSentence& sentence : text.sentences) {
    for (const GoldName& name : sentence.names) types.emplace(type_of_label(name.label));
  }
  types.erase("");
  return types;
}

void score_marks(const std::vector<GoldName>& gold_names, const Document& document,
                 const Types& types, ScoreBoard& board) {
  score_layer(names_of(gold_names, types), {"marks", marks_in(document, types)}, types, board);
}

void score_names(const std::vector<GoldName>& gold_names, const Document& document,
                 const Types& types, ScoreBoard& board) {
  const Names gold = names_of(gold_names, types);
  Names found = names_in(document, types);
  if (!is_nested(gold)) {
    const Names all = found;
    std::erase_if(found, [&](const auto& name) { return lies_inside(name.first, all); });
  }
  score_layer(gold, {"names", std::move(found)}, types, board);
}

}  // namespace weft
