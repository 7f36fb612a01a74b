// SPDX-License-Identifier: Apache-2.0
#include "extractor/relations/statement_builder.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "extractor/relations/statement_qualifiers.h"

namespace weft {
namespace {

// An open relation is a guess at what matters.
constexpr float kOpenRelation = 0.8F;
// Below this a statement is not worth saying.
constexpr float kLeast = 0.2F;
// What a name is said of, where a common noun is the subject.
constexpr float kTurned = 0.9F;
// What a thing is: worth saying where a name takes part.
constexpr std::string_view kKindOf = "is_a";
constexpr std::string_view kAlias = "alias";
// The constructions that give another name of the subject.
constexpr std::array<std::string_view, 2> kOtherNames = {"other-name", "alias"};

// "오픈랩(이하 오픈)", "Norvik Space Agency (NSA)": what the subject is called besides.
bool is_other_name(const Proposition& proposition) {
  return std::find(kOtherNames.begin(), kOtherNames.end(), proposition.construction) !=
         kOtherNames.end();
}

}  // namespace

void StatementBuilder::add_related(const Proposition& proposition, const Candidate& subject,
                                   const Candidate& object, const RelationRule& rule) {
  StatementRelation relation = relation_of(proposition);
  relation.id = rule.relation->id;
  const auto label = rule.relation->labels.find(language_);
  relation.label = label == rule.relation->labels.end() ? relation.id : label->second;
  add(proposition, subject, std::move(relation), object, &rule, 1.0F);
}

void StatementBuilder::add_open(const Proposition& proposition, const OpenRelation& open) {
  StatementRelation relation = relation_of(proposition);
  relation.id = open.id;
  relation.label = open.lemma;
  relation.open = true;
  add(proposition, open.subject, std::move(relation), open.object, nullptr, kOpenRelation);
}

StatementRelation StatementBuilder::relation_of(const Proposition& proposition) const {
  StatementRelation relation;
  relation.phrase = std::string(document_.text_of(proposition.phrase));
  relation.lemma = proposition.lemma;
  return relation;
}

// "Ana Lind, a platform": whatever the noun belongs to, it is not she.
bool StatementBuilder::no_person(const Argument& a) const {
  if (a.kind != ArgumentKind::kEntity) return false;
  const EntityType type = document_.entities[a.index].type;
  return type == EntityType::kOrganization || type == EntityType::kPlace ||
         type == EntityType::kProduct || type == EntityType::kEvent;
}

// A noun for who or what does or is done: no place and no matter at large.
bool StatementBuilder::may_be_kind(const Argument& a) const {
  if (a.kind != ArgumentKind::kEntity) return false;
  const EntityType type = document_.entities[a.index].type;
  return type != EntityType::kPlace && type != EntityType::kThing && type != EntityType::kField;
}

void StatementBuilder::add(const Proposition& proposition, const Candidate& subject,
                           StatementRelation relation, const Candidate& object,
                           const RelationRule* rule, float factor) {
  // "Henry Lind, known as Harry Lind": also where the two names are known to be one's.
  const bool one = same_entity(subject.argument, object.argument);
  const bool renames = is_other_name(proposition) || (one && relation.id == kAlias);
  if (one && !renames) return;
  if (relation.id == kKindOf && !arguments_.is_named(subject.argument)) {
    if (!arguments_.is_named(object.argument) || !may_be_kind(subject.argument)) return;
    // "The winner was Ana Lind": she is one.
    return add(proposition, object, std::move(relation), subject, rule, factor * kTurned);
  }
  if (arguments_.is_vague_date(object.argument)) return;
  // "1.5 million tickets sold": nothing is sold as many as itself.
  const bool itself =
      subject.argument.mention && object.argument.mention == subject.argument.mention;
  if (itself && object.argument.kind == ArgumentKind::kLiteral) return;
  if (relation.id == kKindOf && no_person(object.argument) &&
      arguments_.is_person(subject.argument))
    return;
  const float confidence = proposition.confidence * subject.confidence * object.confidence * factor;
  if (confidence < kLeast) return;
  Provenance provenance{proposition.sentence, document_.sentences[proposition.sentence].span,
                        language_ + "/" + proposition.construction,
                        static_cast<std::uint32_t>(&proposition - document_.propositions.data())};
  const Argument said = renames ? name_as_written(subject, object) : object.argument;
  if (one && !is_other_name(proposition) && said.kind != ArgumentKind::kText) return;
  Statement statement(subject.argument, std::move(relation), said, std::move(provenance));
  statement.negated = proposition.negated && (rule == nullptr || !rule->presupposed);
  statement.modality = proposition.modality;
  statement.status = proposition.status;
  statement.confidence = confidence;
  add_attribution(proposition, statement);
  add_qualifiers(arguments_, proposition, *subject.source, *object.source, rule, statement);
  // "독일의 전 축구 선수": he plays no more, and is of that country still.
  const bool lasting = rule != nullptr && proposition.construction == "occupation" &&
                       !rule->object.empty() &&
                       rule->object.front().country == ArgumentSelector::Country::kOnly;
  if (rule != nullptr && (rule->relation->timeless || lasting)) {
    statement.status = Status::kCurrent;
    statement.time.reset();
    statement.qualifiers.clear();
  }
  document_.statements.push_back(std::move(statement));
}

// "Emperor Lind": the title right before a name is a part of what somebody is called.
Span StatementBuilder::with_title(Span name) const {
  const auto at =
      std::lower_bound(document_.tokens.begin(), document_.tokens.end(), name.begin,
                       [](const Token& t, std::uint32_t begin) { return t.span.begin < begin; });
  if (at == document_.tokens.end() || at == document_.tokens.begin()) return name;
  const Token& before = *(at - 1);
  const bool title = at->span.begin == name.begin && before.deprel == "nmod:desc" &&
                     before.xpos == "NNP" && before.head != kNone &&
                     document_.tokens[before.head].span.end <= name.end;
  return title ? Span{before.span.begin, name.end} : name;
}

// Of the two names of one entity, the one that the entity does not go by.
Argument StatementBuilder::name_as_written(const Candidate& subject,
                                           const Candidate& object) const {
  const std::string& name = document_.entities[subject.argument.index].name;
  for (const Candidate* one : {&object, &subject}) {
    if (!one->argument.mention || document_.text_of(*one->argument.mention) == name) continue;
    if (one == &object && !same_entity(subject.argument, object.argument) &&
        document_.entities[object.argument.index].named) {
      break;
    }
    const Span written = with_title(*one->argument.mention);
    return {ArgumentKind::kText, kNone, std::string(document_.text_of(written)), written};
  }
  return object.argument;
}

void StatementBuilder::add_attribution(const Proposition& proposition, Statement& statement) const {
  if (proposition.speaker == kNone) return;
  const Proposition& saying = document_.propositions[proposition.speaker];
  for (const PropositionArgument& argument : saying.arguments) {
    if (argument.role != Role::kSubject) continue;
    if (const std::optional<Candidate> speaker = arguments_.resolve(argument)) {
      statement.attribution = speaker->argument;
      break;
    }
  }
  if (statement.modality == Modality::kAsserted) statement.modality = Modality::kReported;
}

}  // namespace weft
