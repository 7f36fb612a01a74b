// SPDX-License-Identifier: Apache-2.0
#include "extractor/relations/rule_trace.h"

#include <algorithm>

namespace weft {
namespace {

template <typename Kind>
void add_allowed(const ArgumentTypes& types, Kind last, std::string_view (*name)(Kind),
                 std::vector<std::string>& names) {
  for (std::size_t i = 0; i <= static_cast<std::size_t>(last); ++i) {
    const Kind kind = static_cast<Kind>(i);
    if (types.allows(kind)) names.emplace_back(name(kind));
  }
}

// What an argument is, in the words of domain and range.
std::string kind_of(const Document& document, const Argument& argument) {
  switch (argument.kind) {
    case ArgumentKind::kEntity:
      return std::string(entity_type_name(document.entities[argument.index].type));
    case ArgumentKind::kLiteral:
      return std::string(literal_kind_name(document.literals[argument.index].kind));
    case ArgumentKind::kStatement:
      return "statement";
    case ArgumentKind::kText:
      return "text";
  }
  return "";
}

}  // namespace

bool fits(const Document& document, const Argument& argument, const ArgumentTypes& types) {
  switch (argument.kind) {
    case ArgumentKind::kEntity: {
      const Entity& entity = document.entities[argument.index];
      // A noun for a person is what people call a role: "deputy director", "국회의원".
      const bool role = entity.type == EntityType::kPerson && !entity.named;
      return types.allows(entity.type) || (role && types.allows(EntityType::kTitle));
    }
    case ArgumentKind::kLiteral:
      return types.allows(document.literals[argument.index].kind);
    case ArgumentKind::kStatement:
      return types.allows_statement();
    case ArgumentKind::kText:
      return types.allows_text();
  }
  return false;
}

std::string names_of(const ArgumentTypes& types) {
  if (types.allows_all()) return "any";
  std::vector<std::string> names;
  add_allowed(types, EntityType::kThing, entity_type_name, names);
  add_allowed(types, LiteralKind::kDuration, literal_kind_name, names);
  if (types.allows_text()) names.emplace_back("text");
  if (types.allows_statement()) names.emplace_back("statement");
  std::string list;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) list += i + 1 == names.size() ? " or " : ", ";
    list += names[i];
  }
  return list;
}

void RuleTrace::tried(const Proposition& proposition, const RelationRule& rule, bool strict,
                      std::size_t first) {
  const RuleRow& row = rules_.row(rule);
  RuleTrial trial;
  trial.proposition = index_of(proposition);
  trial.relation = rule.relation->id;
  trial.file = row.file;
  trial.line = row.line;
  trial.subject = row.subject;
  trial.object = row.object;
  trial.statements = statements_from(first);
  trial.outcome = trial.statements.empty() ? RuleOutcome::kNothing : RuleOutcome::kStated;
  if (trial.statements.empty()) {
    trial.reason = why_nothing(proposition, rule, strict);
  }
  for (RuleTrial& before : trials_) {
    if (before.proposition == trial.proposition && before.file == row.file &&
        before.line == row.line && before.relation == trial.relation) {
      before = std::move(trial);
      return;
    }
  }
  trials_.push_back(std::move(trial));
}

void RuleTrace::open(const Proposition& proposition, std::size_t first, const std::string& reason) {
  RuleTrial trial;
  trial.proposition = index_of(proposition);
  trial.open = true;
  trial.statements = statements_from(first);
  trial.outcome = trial.statements.empty() ? RuleOutcome::kNothing : RuleOutcome::kStated;
  if (trial.statements.empty()) {
    trial.reason = reason;
  } else {
    trial.relation = trial.statements.front().relation.id;
  }
  trials_.push_back(std::move(trial));
}

void RuleTrace::note(const Proposition& proposition, RuleOutcome outcome,
                     const std::string& reason) {
  RuleTrial trial;
  trial.proposition = index_of(proposition);
  trial.outcome = outcome;
  trial.reason = reason;
  trials_.push_back(std::move(trial));
}

std::uint32_t RuleTrace::index_of(const Proposition& proposition) const {
  return static_cast<std::uint32_t>(&proposition - document_.propositions.data());
}

std::string RuleTrace::why_nothing(const Proposition& proposition, const RelationRule& rule,
                                   bool strict) const {
  const RuleRow& row = rules_.row(rule);
  const OntologyRelation& relation = *rule.relation;
  std::string reason =
      why_none(proposition, rule.subject, row.subject, relation.domain, strict, "subject");
  if (reason.empty()) {
    reason = why_none(proposition, rule.object, row.object, relation.range, strict, "object");
  }
  if (!reason.empty()) return reason;
  for (const QualifierRule& q : rule.qualifiers) {
    if (q.required && !has_required_for(document_, proposition, rule)) {
      return "no " + q.role + ", which the row asks for";
    }
  }
  return rule.fallback ? "the words themselves already join the two, or the two are one"
                       : "the two are one, or all is too unsure";
}

// Empty where there is an argument for this side.
std::string RuleTrace::why_none(const Proposition& proposition, const ArgumentSelectors& selectors,
                                const std::string& written, const ArgumentTypes& types, bool strict,
                                const std::string& side) const {
  std::string nearest;
  for (const ArgumentSelector& selector : selectors) {
    for (const PropositionArgument& argument : proposition.arguments) {
      if (!selector.selects(document_, argument)) continue;
      const std::optional<Argument> value = resolve_(argument);
      if (!value) {
        nearest = side + " '" + words_of(argument) + "' refers to nothing that has a name";
      } else if (!fits(document_, *value, types)) {
        const bool name =
            value->kind == ArgumentKind::kEntity && document_.entities[value->index].named;
        if (!strict && name) return "";
        nearest = side + " '" + words_of(argument) + "' is " + kind_of(document_, *value) +
                  ", not " + names_of(types);
      } else {
        return "";
      }
    }
  }
  return nearest.empty() ? "no " + side + ": nothing is " + written : nearest;
}

std::string RuleTrace::words_of(const PropositionArgument& argument) const {
  if (argument.mention != kNone) {
    return std::string(document_.text_of(document_.mentions[argument.mention].span));
  }
  if (argument.literal != kNone) {
    return std::string(document_.text_of(document_.literals[argument.literal].span));
  }
  if (argument.entity != kNone) return document_.entities[argument.entity].name;
  if (argument.proposition == kNone) return "";
  return std::string(document_.text_of(document_.propositions[argument.proposition].phrase));
}

std::vector<Statement> RuleTrace::statements_from(std::size_t first) const {
  return {document_.statements.begin() + static_cast<std::ptrdiff_t>(first),
          document_.statements.end()};
}

}  // namespace weft
