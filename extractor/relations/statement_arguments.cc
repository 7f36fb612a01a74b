// SPDX-License-Identifier: Apache-2.0
#include "extractor/relations/statement_arguments.h"

#include <algorithm>
#include <tuple>

#include "extractor/argument_entity.h"
#include "extractor/quotations.h"
#include "extractor/relations/clause_span.h"
#include "extractor/relations/rule_trace.h"

namespace weft {
namespace {

// How much an argument of a type that the ontology does not expect takes from the confidence.
constexpr float kUnexpectedType = 0.5F;

}  // namespace

bool same_entity(const Argument& a, const Argument& b) {
  return a.kind == b.kind && a.kind == ArgumentKind::kEntity && a.index == b.index;
}

std::optional<Candidate> StatementArguments::resolve(const PropositionArgument& argument) const {
  Candidate candidate;
  candidate.confidence = argument.confidence;
  candidate.source = &argument;
  if (argument.literal != kNone) {
    const Literal& literal = document_.literals[argument.literal];
    candidate.argument = {ArgumentKind::kLiteral, argument.literal, "", literal.span};
    return candidate;
  }
  if (argument.proposition != kNone) {
    const Span content = clause_span(document_, document_.propositions[argument.proposition]);
    std::string words(document_.text_of(content));
    // "내부를 수색한 혐의": the noun that the clause is about closes it; "of lying" begins with
    // what is no part of it.
    std::string_view before = std::string_view(document_.text).substr(0, content.begin);
    while (before.ends_with(' ')) before.remove_suffix(1);
    if (!argument.marker.empty() && !before.ends_with(argument.marker)) {
      words += " " + argument.marker;
    }
    single_blanks(words);
    candidate.argument = {ArgumentKind::kText, kNone, std::move(words), content};
    return candidate;
  }
  const std::uint32_t entity = entity_of(document_, argument);
  if (entity == kNone) return std::nullopt;
  if (!names_something(document_.entities[entity])) return std::nullopt;
  candidate.argument = {ArgumentKind::kEntity, entity, "", std::nullopt};
  if (argument.mention != kNone)
    candidate.argument.mention = document_.mentions[argument.mention].span;
  return candidate;
}

std::vector<Candidate> StatementArguments::select(const Proposition& proposition,
                                                  const ArgumentSelectors& selectors,
                                                  const ArgumentTypes& types, bool strict) const {
  std::vector<Candidate> found;
  for (const ArgumentSelector& selector : selectors) {
    std::vector<Candidate> others;  // names of a type that is not expected
    for (const PropositionArgument& argument : proposition.arguments) {
      if (!selector.selects(document_, argument)) continue;
      // "12일부터 9일까지 열렸다": neither is the day of it.
      const bool bound = selector.by == ArgumentSelector::By::kLiteral &&
                         selector.literal == LiteralKind::kDate &&
                         markers_.dates.contains(argument.marker);
      if (bound) continue;
      std::optional<Candidate> candidate = resolve(argument);
      if (!candidate) continue;
      if (!fits(document_, candidate->argument, types)) {
        if (!may_be_mistyped(candidate->argument) || surely_person(argument)) continue;
        candidate->confidence *= kUnexpectedType;
        if (strict) {
          others.push_back(std::move(*candidate));
          continue;
        }
      }
      found.push_back(std::move(*candidate));
    }
    for (Candidate& other : others) {
      if (stands_beside(other, found)) found.push_back(std::move(other));
    }
    if (!found.empty()) break;
  }
  return found;
}

// "studied at Eton and Trinity College": what "and" joins to a college is one as well, whatever it
// looks like.
bool StatementArguments::stands_beside(const Candidate& other,
                                       const std::vector<Candidate>& found) const {
  if (!is_named(other.argument)) return false;
  return std::any_of(found.begin(), found.end(), [&](const Candidate& c) {
    const auto distance = c.source - other.source;
    return (distance == 1 || distance == -1) && is_named(c.argument) &&
           c.source->role == other.source->role && c.source->marker == other.source->marker &&
           c.source->role == Role::kOblique && joined(*c.source, *other.source);
  });
}

// Whether nothing but a comma or a conjunction stands between the two.
bool StatementArguments::joined(const PropositionArgument& a, const PropositionArgument& b) const {
  if (a.mention == kNone || b.mention == kNone) return false;
  const Mention& one = document_.mentions[a.mention];
  const Mention& other = document_.mentions[b.mention];
  const auto& [first, second] =
      one.tokens.begin < other.tokens.begin ? std::tie(one, other) : std::tie(other, one);
  bool any = false;
  for (std::uint32_t t = first.tokens.end; t < second.tokens.begin; ++t) {
    const Upos upos = document_.tokens[t].upos;
    if (upos != Upos::kPunct && upos != Upos::kCconj && upos != Upos::kDet) return false;
    any = any || upos == Upos::kCconj;
  }
  return any;
}

bool StatementArguments::is_named(const Argument& argument) const {
  return argument.kind == ArgumentKind::kEntity && document_.entities[argument.index].named;
}

bool StatementArguments::is_one(const Argument& argument) const {
  if (is_named(argument) || !argument.mention) return true;
  const Span words = *argument.mention;
  if (document_.text_of(words).find_first_of("0123456789") != std::string_view::npos) return true;
  return std::any_of(document_.mentions.begin(), document_.mentions.end(), [&](const Mention& m) {
    return m.kind == MentionKind::kName && words.contains(m.span);
  });
}

bool StatementArguments::is_person(const Argument& argument) const {
  return argument.kind == ArgumentKind::kEntity &&
         document_.entities[argument.index].type == EntityType::kPerson;
}

bool StatementArguments::is_date(std::uint32_t literal) const {
  return document_.literals[literal].kind == LiteralKind::kDate;
}

bool StatementArguments::is_vague_date(const Argument& argument) const {
  if (argument.kind != ArgumentKind::kLiteral || !is_date(argument.index)) return false;
  const Literal& date = document_.literals[argument.index];
  if (!date.value.empty()) return false;
  const std::string_view text = document_.text_of(date.span);
  const bool points = markers_.pointing.contains(text);
  // "in March" is when for whoever knows the year, as "on Tuesday" for whoever knows the week.
  const bool named = date.unit == "month" && !text.empty() && text[0] >= 'A' && text[0] <= 'Z';
  return points || (date.unit != "day" && date.unit != "time" && !named);
}

// A name's type is a guess by its looks; a literal's or a common noun's is not.
bool StatementArguments::may_be_mistyped(const Argument& argument) const {
  return argument.kind == ArgumentKind::kEntity && proper(document_.entities[argument.index]);
}

// "His lawyer": who is "he" here is no body that looks like a person.
bool StatementArguments::surely_person(const PropositionArgument& argument) const {
  if (argument.mention == kNone) return false;
  const Mention& mention = document_.mentions[argument.mention];
  if (mention.kind != MentionKind::kPronoun || mention.head >= document_.tokens.size()) {
    return false;
  }
  const std::string& feats = document_.tokens[mention.head].feats;
  return feats.find("Gender=Masc") != std::string::npos ||
         feats.find("Gender=Fem") != std::string::npos;
}

// A name, or a phrase that the tagger takes for one.
bool StatementArguments::proper(const Entity& entity) const {
  return entity.named ||
         std::any_of(entity.mentions.begin(), entity.mentions.end(), [&](std::uint32_t m) {
           const std::uint32_t head = document_.mentions[m].head;
           return head != kNone && document_.tokens[head].upos == Upos::kPropn;
         });
}

// A pronoun that nobody resolved is no node, nor is a phrase that is nothing but one.
bool StatementArguments::names_something(const Entity& entity) const {
  return std::any_of(entity.mentions.begin(), entity.mentions.end(), [&](std::uint32_t m) {
    const Mention& mention = document_.mentions[m];
    const bool pronoun = mention.kind == MentionKind::kNominal && mention.head != kNone &&
                         document_.tokens[mention.head].upos == Upos::kPron;
    return mention.kind != MentionKind::kPronoun && !pronoun;
  });
}

}  // namespace weft
