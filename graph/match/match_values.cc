// SPDX-License-Identifier: Apache-2.0
#include "graph/match/match_values.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "graph/graph_state.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

MatchValue numeral(double value) { return {value}; }
MatchValue text(std::string value) {
  return value.empty() ? MatchValue{} : MatchValue{std::move(value)};
}

std::optional<double> as_number(const std::string& words) {
  double value = 0;
  const auto [end, error] = std::from_chars(words.data(), words.data() + words.size(), value);
  if (error != std::errc() || end != words.data() + words.size()) return std::nullopt;
  return value;
}

// A value of the graph as what it is compared as: an amount as its number, else its normal form.
MatchValue plain(const MatchValue& value) {
  const auto* literal = std::get_if<Value>(&value.is);
  if (literal == nullptr) return value;
  const bool amount = literal->kind == ValueKind::kMoney || literal->kind == ValueKind::kQuantity ||
                      literal->kind == ValueKind::kPercent;
  if (amount) {
    if (const auto found = as_number(literal->value)) return numeral(*found);
  }
  return text(literal->value.empty() ? literal->text : literal->value);
}

MatchValue term_value(const Term& term) {
  if (const auto* entity = std::get_if<EntityId>(&term)) return {*entity};
  if (const auto* value = std::get_if<Value>(&term)) return {*value};
  return {MatchPath{std::get<FactId>(term)}};
}

// From the edge's left end to its right one.
MatchPath path_of(const Bindings& match, std::size_t edge) {
  const Bindings::Path& path = match.paths[edge];
  const auto begin = match.facts.begin() + static_cast<std::ptrdiff_t>(path.begin);
  MatchPath facts(begin, begin + static_cast<std::ptrdiff_t>(path.size));
  if (path.reversed) std::ranges::reverse(facts);
  return facts;
}

std::string shortest(double value) {
  if (std::floor(value) == value && std::abs(value) < 1e15) {
    return std::to_string(static_cast<std::int64_t>(value));
  }
  char buffer[32];
  const auto [end, error] = std::to_chars(buffer, buffer + sizeof buffer, value);
  return {buffer, end};
}

}  // namespace

std::string show(const Graph& graph, const MatchValue& value, std::string_view language) {
  if (value.null()) return "";
  if (const auto* yes = std::get_if<bool>(&value.is)) return *yes ? "true" : "false";
  if (const auto* amount = std::get_if<double>(&value.is)) return shortest(*amount);
  if (const auto* words = std::get_if<std::string>(&value.is)) return *words;
  if (const auto* entity = std::get_if<EntityId>(&value.is)) {
    return label_of(graph, Term(*entity), language);
  }
  if (const auto* literal = std::get_if<Value>(&value.is)) {
    return label_of(graph, Term(*literal), language);
  }
  std::string out;
  if (const auto* path = std::get_if<MatchPath>(&value.is)) {
    for (const FactId fact : *path) {
      const GraphRelation& relation = graph[graph[fact].relation];
      out += out.empty() ? "" : ", ";
      out += language == "source" ? relation.id : label_of(relation, language);
    }
    return out;
  }
  for (const MatchValue& item : std::get<MatchList>(value.is)) {
    out += (out.empty() ? "" : ", ") + show(graph, item, language);
  }
  return out;
}

MatchValue MatchValues::of(TermId term) const {
  switch (term.kind()) {
    case TermId::Kind::kEntity:
      return {EntityId{term.index()}};
    case TermId::Kind::kValue:
      return {value_at(graph_.state().columns, term.index())};
    case TermId::Kind::kFact:
      return {MatchPath{FactId{term.index()}}};
    default:
      return {};
  }
}

MatchValue MatchValues::of(const Expression& expression, const Bindings& match) const {
  switch (expression.operation) {
    case Operation::kLiteral:
      return expression.literal;
    case Operation::kVariable:
      return expression.edge ? MatchValue{path_of(match, expression.number)}
                             : of(match.nodes[expression.number]);
    case Operation::kProperty:
      return property(of(*expression.operands[0], match), expression.name);
    case Operation::kList: {
      MatchList list;
      for (const ExpressionPtr& item : expression.operands) list.push_back(of(*item, match));
      return {std::move(list)};
    }
    case Operation::kCall:
      return call(expression, match);
    default: {
      const std::optional<bool> yes = truth(expression, match);
      return yes ? MatchValue{*yes} : MatchValue{};
    }
  }
}

bool MatchValues::holds(const Expression& condition, const Bindings& match) const {
  return truth(condition, match).value_or(false);
}

std::optional<bool> MatchValues::truth(const Expression& condition, const Bindings& match) const {
  const auto operand = [&](std::size_t i) { return of(*condition.operands[i], match); };
  switch (condition.operation) {
    case Operation::kAnd:
    case Operation::kOr:
    case Operation::kXor:
      return both(condition, match);
    case Operation::kNot: {
      const auto inner = truth(*condition.operands[0], match);
      return inner ? std::optional(!*inner) : std::nullopt;
    }
    case Operation::kIsNull:
      return operand(0).null();
    case Operation::kIsNotNull:
      return !operand(0).null();
    default:
      break;
  }
  if (condition.operands.size() != 2 || condition.operation == Operation::kCall ||
      condition.operation == Operation::kList) {
    const MatchValue value = of(condition, match);
    const auto* yes = std::get_if<bool>(&value.is);
    return yes == nullptr ? std::nullopt : std::optional(*yes);
  }
  const MatchValue a = operand(0);
  const MatchValue b = operand(1);
  if (a.null() || b.null()) return std::nullopt;
  if (condition.operation == Operation::kEqual) return equal(a, b);
  if (condition.operation == Operation::kUnequal) return !equal(a, b);
  if (condition.operation == Operation::kIn) {
    const auto* list = std::get_if<MatchList>(&b.is);
    if (list == nullptr) return std::nullopt;
    return std::any_of(list->begin(), list->end(),
                       [&](const MatchValue& item) { return equal(a, item); });
  }
  if (condition.operation == Operation::kContains ||
      condition.operation == Operation::kStartsWith ||
      condition.operation == Operation::kEndsWith) {
    const std::string whole = show(graph_, a, "source");
    const std::string part = show(graph_, b, "source");
    if (condition.operation == Operation::kStartsWith) return whole.starts_with(part);
    if (condition.operation == Operation::kEndsWith) return whole.ends_with(part);
    return whole.find(part) != std::string::npos;
  }
  const std::optional<int> order = compare(a, b);
  if (!order) return std::nullopt;
  if (condition.operation == Operation::kLess) return *order < 0;
  if (condition.operation == Operation::kLessEqual) return *order <= 0;
  if (condition.operation == Operation::kGreater) return *order > 0;
  return *order >= 0;
}

// Three-valued: what is not known decides nothing that the other side decides.
std::optional<bool> MatchValues::both(const Expression& condition, const Bindings& match) const {
  const auto a = truth(*condition.operands[0], match);
  const bool conjunction = condition.operation == Operation::kAnd;
  if (condition.operation != Operation::kXor && a && *a != conjunction) return !conjunction;
  const auto b = truth(*condition.operands[1], match);
  if (condition.operation == Operation::kXor) {
    return a && b ? std::optional(*a != *b) : std::nullopt;
  }
  if (b && *b != conjunction) return !conjunction;
  return a && b ? std::optional(conjunction) : std::nullopt;
}

MatchValue MatchValues::property(const MatchValue& of, const std::string& name) const {
  if (const auto* entity = std::get_if<EntityId>(&of.is)) return entity_property(*entity, name);
  if (const auto* path = std::get_if<MatchPath>(&of.is)) {
    return path->size() == 1 ? fact_property(path->front(), name) : MatchValue{};
  }
  if (const auto* value = std::get_if<Value>(&of.is)) {
    if (name == "name" || name == "text") return text(value->text);
    if (name == "value") return plain(of);
    if (name == "unit") return text(value->unit);
    if (name == "type") return text(std::string(value_kind_name(value->kind)));
  }
  return {};
}

MatchValue MatchValues::entity_property(EntityId id, const std::string& name) const {
  const GraphEntity& entity = graph_[id];
  if (name == "name") return text(std::string(label_of(entity, "source")));
  if (name == "key") return text(std::string(entity.key));
  if (name == "type") return text(std::string(entity_type_name(entity.type)));
  if (name == "id") return text(std::string(entity.external_id));
  if (name == "named") return {entity.named};
  if (name == "mentions") return numeral(entity.mentions);
  if (name == "documents") return numeral(entity.documents);
  if (name == "name_ko") return text(std::string(label_of(entity, "ko")));
  if (name == "name_en") return text(std::string(label_of(entity, "en")));
  if (name == "aliases") {
    MatchList list;
    for (const auto& alias : entity.aliases) list.push_back({std::string(alias)});
    return {std::move(list)};
  }
  return {};
}

MatchValue MatchValues::fact_property(FactId id, const std::string& name) const {
  const Fact& fact = graph_[id];
  if (name == "relation" || name == "type") return text(std::string(graph_[fact.relation].id));
  if (name == "key") return text(std::string(fact.key));
  if (name == "confidence") return numeral(fact.confidence);
  if (name == "negated") return {fact.negated};
  if (name == "modality") return text(std::string(modality_name(fact.modality)));
  if (name == "status") return text(std::string(status_name(fact.status)));
  if (name == "first_seen") return text(std::string(fact.first_seen));
  if (name == "last_seen") return text(std::string(fact.last_seen));
  if (name == "sources") return numeral(static_cast<double>(fact.evidence.size()));
  if (name == "documents") return numeral(fact.documents);
  MatchList found;
  for (const auto& [role, term] : fact.qualifiers) {
    if (role == name) found.push_back(term_value(term));
  }
  if (found.empty()) return {};
  return found.size() == 1 ? found.front() : MatchValue{std::move(found)};
}

MatchValue MatchValues::labels(const MatchValue& of) const {
  MatchList list;
  if (std::holds_alternative<EntityId>(of.is) || std::holds_alternative<Value>(of.is)) {
    list.push_back(property(of, "type"));
  }
  return {std::move(list)};
}

MatchValue MatchValues::evidence(const MatchValue& of, const std::string& function) const {
  const auto* path = std::get_if<MatchPath>(&of.is);
  if (path == nullptr) return {};
  MatchList list;
  double count = 0;
  for (const FactId fact : *path) {
    for (const EvidenceRef ref : graph_[fact].evidence) {
      ++count;
      if (function == "quote") list.push_back({graph_.quote(ref)});
      if (function == "source") {
        list.push_back({graph_.article(ref.document).id});
      }
    }
  }
  if (function == "evidence_count") return numeral(count);
  return list.size() == 1 ? list.front() : MatchValue{std::move(list)};
}

MatchValue MatchValues::call(const Expression& expression, const Bindings& match) const {
  const std::string& name = expression.name;
  if (name == "coalesce") {
    for (const ExpressionPtr& operand : expression.operands) {
      MatchValue value = of(*operand, match);
      if (!value.null()) return value;
    }
    return {};
  }
  const MatchValue value = of(*expression.operands[0], match);
  if (name == "labels") return labels(value);
  if (name == "quote" || name == "source" || name == "evidence_count") return evidence(value, name);
  if (name == "type") {
    const auto* path = std::get_if<MatchPath>(&value.is);
    return path == nullptr ? property(value, "type") : text(show(graph_, value, "source"));
  }
  if (value.null()) return {};
  if (name == "lower") return text(to_lower(show(graph_, value, "source")));
  if (name == "upper") return text(to_upper_ascii(show(graph_, value, "source")));
  // length, size
  if (const auto* path = std::get_if<MatchPath>(&value.is)) {
    return numeral(static_cast<double>(path->size()));
  }
  if (const auto* list = std::get_if<MatchList>(&value.is)) {
    return numeral(static_cast<double>(list->size()));
  }
  return numeral(static_cast<double>(decode_utf8(show(graph_, value, "source")).size()));
}

std::string MatchValues::key(const MatchValue& value) const {
  const char kind = static_cast<char>('a' + value.is.index());
  if (const auto* entity = std::get_if<EntityId>(&value.is)) {
    return kind + std::to_string(index_of(*entity));
  }
  if (const auto* literal = std::get_if<Value>(&value.is)) {
    return kind + std::string(value_kind_name(literal->kind)) + '\x1f' +
           (literal->value.empty() ? "~" + fold(literal->text) : literal->value) + '\x1f' +
           literal->unit;
  }
  std::string out(1, kind);
  if (const auto* path = std::get_if<MatchPath>(&value.is)) {
    for (const FactId fact : *path) out += std::to_string(index_of(fact)) + ',';
    return out;
  }
  if (const auto* list = std::get_if<MatchList>(&value.is)) {
    for (const MatchValue& item : *list) out += key(item) + '\x1e';
    return out;
  }
  return out + show(graph_, value, "source");
}

bool MatchValues::equal(const MatchValue& a, const MatchValue& b) const {
  if (a.is.index() == b.is.index()) return key(a) == key(b);
  // A text equals a value by either of its forms: "2021-05" or "May 2021".
  for (const auto& [literal, other] : {std::pair(&a, &b), std::pair(&b, &a)}) {
    const auto* value = std::get_if<Value>(&literal->is);
    const auto* words = std::get_if<std::string>(&other->is);
    if (value != nullptr && words != nullptr && value->text == *words) return true;
  }
  return compare(a, b) == 0;
}

std::optional<double> MatchValues::number(const MatchValue& value) const {
  const MatchValue as = plain(value);
  if (const auto* d = std::get_if<double>(&as.is)) return *d;
  const auto* words = std::get_if<std::string>(&as.is);
  return words == nullptr ? std::nullopt : as_number(*words);
}

std::optional<int> MatchValues::compare(const MatchValue& first, const MatchValue& second) const {
  const MatchValue a = plain(first);
  const MatchValue b = plain(second);
  const auto sign = [](auto x, auto y) { return x < y ? -1 : y < x ? 1 : 0; };
  const bool texts =
      std::holds_alternative<std::string>(a.is) && std::holds_alternative<std::string>(b.is);
  if (texts) return sign(std::get<std::string>(a.is), std::get<std::string>(b.is));
  if (const auto x = number(a), y = number(b); x && y) return sign(*x, *y);
  if (a.is.index() != b.is.index()) return std::nullopt;
  if (const auto* yes = std::get_if<bool>(&a.is)) return sign(*yes, std::get<bool>(b.is));
  if (std::holds_alternative<EntityId>(a.is)) {
    return sign(show(graph_, a, "source"), show(graph_, b, "source"));
  }
  return std::nullopt;
}

int MatchValues::order(const MatchValue& a, const MatchValue& b) const {
  if (a.null() || b.null()) return static_cast<int>(a.null()) - static_cast<int>(b.null());
  if (const auto known = compare(a, b)) return *known;
  const std::string x = show(graph_, a, "source");
  const std::string y = show(graph_, b, "source");
  return x < y ? -1 : y < x ? 1 : 0;
}

}  // namespace weft
