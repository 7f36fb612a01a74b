// SPDX-License-Identifier: Apache-2.0
#include "extractor/relations/rule_statements.h"

#include <algorithm>

#include "extractor/relations/said_already.h"

namespace weft {
namespace {

// "목표가를 3만원으로 내렸다": where another row says the same of the object, it is not so of the
// subject.
bool of_object(const Proposition& proposition, const RelationRule& rule,
               const std::vector<RelationRule>& rules) {
  const auto is_of = [&](const RelationRule& r, Role role) {
    return r.relation == rule.relation && !r.subject.empty() &&
           r.subject.front().by == ArgumentSelector::By::kRole && r.subject.front().role == role;
  };
  return !asks(rule.object, Role::kObject) && is_of(rule, Role::kSubject) &&
         std::any_of(rules.begin(), rules.end(),
                     [&](const RelationRule& r) { return is_of(r, Role::kObject); }) &&
         std::any_of(proposition.arguments.begin(), proposition.arguments.end(),
                     [](const PropositionArgument& a) {
                       return a.role == Role::kObject && a.mention != kNone;
                     });
}

}  // namespace

bool RuleStatements::apply(const Proposition& proposition, const std::vector<RelationRule>& rules,
                           std::size_t first) {
  bool silenced = false;
  for (const bool strict : {true, false}) {
    const std::size_t before = document_.statements.size();
    for (const RelationRule& rule : rules) {
      silenced = silenced || silences(proposition, rule);
      if (rule.relation == nullptr || (rule.strict && !strict)) continue;
      if (rule.presupposed || rule.last) continue;
      if (of_object(proposition, rule, rules)) continue;
      const std::size_t own = document_.statements.size();
      apply_rule(proposition, rule, strict, first);
      if (trace_ != nullptr) trace_->tried(proposition, rule, strict, own);
    }
    // When and how much leave open what the words say of two names.
    if (document_.statements.size() > before && !SaidAlready(document_, before).values_only())
      break;
  }
  return silenced;
}

void RuleStatements::apply_afterwards(const Proposition& proposition,
                                      const std::vector<RelationRule>& rules, std::size_t first) {
  for (const RelationRule& rule : rules) {
    if (rule.presupposed) apply_presupposed(proposition, rule, first);
    if (rule.last && SaidAlready(document_, first).nothing()) state_noun(proposition, rule);
  }
}

// "대회에서 이겼다", "대회에서 이기지 못했다": who took part in it, whatever came of it.
void RuleStatements::apply_presupposed(const Proposition& proposition, const RelationRule& rule,
                                       std::size_t first) {
  const std::size_t own = document_.statements.size();
  apply_rule(proposition, rule, true, first);
  document_.statements.erase(
      std::remove_if(document_.statements.begin() + static_cast<std::ptrdiff_t>(own),
                     document_.statements.end(),
                     [&](const Statement& s) { return !arguments_.is_one(s.object); }),
      document_.statements.end());
  if (trace_ != nullptr) trace_->tried(proposition, rule, true, own);
}

// "X가 은퇴했다": where nothing else is told of a name, what its verb says is how it is.
void RuleStatements::state_noun(const Proposition& proposition, const RelationRule& rule) {
  const std::string noun = noun_of(proposition);
  if (noun.empty()) return;
  const PropositionArgument none;
  const Candidate state{{ArgumentKind::kText, kNone, noun, proposition.phrase}, 1.0F, &none};
  const std::size_t own = document_.statements.size();
  for (const Candidate& subject :
       arguments_.select(proposition, rule.subject, rule.relation->domain, false)) {
    if (arguments_.is_named(subject.argument))
      builder_.add_related(proposition, subject, state, rule);
  }
  if (trace_ != nullptr) trace_->tried(proposition, rule, false, own);
}

// The noun that the verb is made of, by the tags of its morphemes.
std::string RuleStatements::noun_of(const Proposition& proposition) const {
  std::string noun;
  const IndexRange range = document_.tokens[proposition.predicate].morphemes;
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    if (!document_.morphemes[i].tag.starts_with("N")) break;
    noun += document_.morphemes[i].form;
  }
  return noun;
}

// A row without a relation; where it asks for endings, only with such an object.
bool RuleStatements::silences(const Proposition& proposition, const RelationRule& rule) const {
  if (rule.relation != nullptr) return false;
  const bool any = std::all_of(rule.object.begin(), rule.object.end(),
                               [](const ArgumentSelector& s) { return s.ending.empty(); });
  return any || has_object_for(document_, proposition, rule);
}

void RuleStatements::apply_rule(const Proposition& proposition, const RelationRule& rule,
                                bool strict, std::size_t first) {
  if (!has_required_for(document_, proposition, rule)) return;
  const std::vector<Candidate> subjects =
      arguments_.select(proposition, rule.subject, rule.relation->domain, strict);
  if (subjects.empty()) return;
  const std::vector<Candidate> objects =
      arguments_.select(proposition, rule.object, rule.relation->range, strict);
  const SaidAlready said(document_, first);
  for (const Candidate& subject : subjects) {
    for (const Candidate& object : objects) {
      if (rule.fallback && said.joins(subject.argument, object.argument)) continue;
      builder_.add_related(proposition, subject, object, rule);
    }
  }
  // Whether something else is done than what the subjects do to each other.
  const auto is_other = [&](const PropositionArgument& a) {
    return a.role == Role::kObject &&
           std::none_of(subjects.begin(), subjects.end(),
                        [&](const Candidate& c) { return c.source == &a; });
  };
  const auto& arguments = proposition.arguments;
  const bool among = objects.empty() && rule.relation->symmetric() &&
                     std::none_of(arguments.begin(), arguments.end(), is_other);
  if (among) add_reciprocal(proposition, subjects, rule);
}

// "A and B married": a symmetric relation without an object holds among its subjects, but not among
// those who play a part.
void RuleStatements::add_reciprocal(const Proposition& proposition,
                                    const std::vector<Candidate>& subjects,
                                    const RelationRule& rule) {
  for (std::size_t a = 0; a < subjects.size(); ++a) {
    for (std::size_t b = a + 1; b < subjects.size(); ++b) {
      builder_.add_related(proposition, subjects[a], subjects[b], rule);
    }
  }
}

}  // namespace weft
