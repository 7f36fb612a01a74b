// SPDX-License-Identifier: Apache-2.0
#include "extractor/relations/statement_stage.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "extractor/relations/open_relations.h"
#include "extractor/relations/relation_rules.h"
#include "extractor/relations/rule_trace.h"
#include "extractor/relations/statement_arguments.h"
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
// The construction that gives another name of the subject.
constexpr std::string_view kOtherName = "other-name";

// What rules made of the words of a proposition.
enum class Reading {
  kSilenced,      // a row says that they state nothing
  kToldOfThings,  // rules told of things
  kOpen,          // nothing, or only values: the words themselves were to tell
};

class StatementMaker {
 public:
  StatementMaker(Document& document, const RelationRules& rules, const StatementMarkers& markers,
                 const std::string& language, bool says_open)
      : document_(document),
        arguments_(document, markers),
        rules_(rules),
        language_(language),
        says_open_(says_open) {}

  // Tells `trials` what becomes of each rule, where it is given.
  void run(std::vector<RuleTrial>* trials = nullptr) {
    if (trials != nullptr) {
      const auto resolved = [this](const PropositionArgument& argument) {
        const std::optional<Candidate> candidate = arguments_.resolve(argument);
        return candidate ? std::optional(candidate->argument) : std::nullopt;
      };
      trace_ = std::make_unique<RuleTrace>(document_, rules_, resolved, *trials);
    }
    for (const Proposition& proposition : document_.propositions) {
      if (proposition.hypothetical) {
        note(proposition, RuleOutcome::kNoFact, "a question, condition or wish states no fact");
        continue;
      }
      read(proposition);
    }
    drop_repeats();
  }

 private:
  // First what the words say, then what the construction says of any words ("*title"), then, where
  // neither said anything, the words themselves as an open relation.
  void read(const Proposition& proposition) {
    const std::size_t before = document_.statements.size();
    const auto* of_words = rules_.find(proposition.kind, proposition.lemma);
    const auto* of_construction =
        rules_.of_construction(proposition.kind, proposition.construction);
    const Reading reading = read_words(proposition, of_words, of_construction, before);
    if (says_open_) add_further(proposition, before, reading);
    for (const auto* rules : {of_words, of_construction}) {
      if (rules == nullptr) continue;
      for (const RelationRule& rule : *rules) {
        if (rule.presupposed) apply_beside(proposition, rule, before);
        if (rule.last && document_.statements.size() == before) state_noun(proposition, rule);
      }
    }
  }

  // "A가 B에 C를 공급했다": besides who was supplied, that they supplied C. "Represented Lund in
  // the Senate", where a rule told of the Senate alone.
  void add_further(const Proposition& proposition, std::size_t first, Reading reading) {
    const bool any = arguments_.markers().further == Further::kArguments;
    if (any && reading != Reading::kToldOfThings) return;
    const bool silenced = reading == Reading::kSilenced;
    for (OpenRelation& open : further_relations(arguments_, proposition, silenced)) {
      if (any ? said_already(first, open) : mentioned_since(first, open.object.argument)) continue;
      const std::size_t own = document_.statements.size();
      add_open_relation(proposition, open);
      if (trace_) trace_->open(index_of(proposition), own, "");
    }
  }

  // The pair, or something of a value or place.
  bool said_already(std::size_t first, const OpenRelation& open) const {
    return said_since(first, open.subject, open.object) ||
           (!acts(open.object.argument) && told_of(first, open.object));
  }

  // Whether a statement since `first` has the entity anywhere.
  bool mentioned_since(std::size_t first, const Argument& name) const {
    return std::any_of(document_.statements.begin() + static_cast<std::ptrdiff_t>(first),
                       document_.statements.end(), [&](const Statement& s) {
                         return same_entity(s.subject, name) || same_entity(s.object, name) ||
                                std::any_of(
                                    s.qualifiers.begin(), s.qualifiers.end(),
                                    [&](const Qualifier& q) { return same_entity(q.value, name); });
                       });
  }

  Reading read_words(const Proposition& proposition, const std::vector<RelationRule>* of_words,
                     const std::vector<RelationRule>* of_construction, std::size_t before) {
    if (apply_rules(proposition, of_words, before)) {
      note(proposition, RuleOutcome::kSilent, "a row says that these words state nothing");
      return Reading::kSilenced;
    }
    apply_rules(proposition, of_construction, before);
    if (of_words == nullptr && of_construction == nullptr) {
      note(proposition, RuleOutcome::kUnknown, "no row has the words '" + proposition.lemma + "'");
    }
    if (!said_of_values_only(before)) return Reading::kToldOfThings;
    if (!says_open_) return Reading::kOpen;
    const std::size_t open = document_.statements.size();
    add_open(proposition, open > before);
    if (trace_) {
      trace_->open(index_of(proposition), open,
                   "no open relation: a subject and another argument are wanted");
    }
    return Reading::kOpen;
  }

  // "대회에서 이겼다", "대회에서 이기지 못했다": who took part in it, whatever came of it.
  void apply_beside(const Proposition& proposition, const RelationRule& rule, std::size_t first) {
    const std::size_t own = document_.statements.size();
    apply_rule(proposition, rule, true, first);
    document_.statements.erase(
        std::remove_if(document_.statements.begin() + static_cast<std::ptrdiff_t>(own),
                       document_.statements.end(),
                       [&](const Statement& s) { return !arguments_.is_one(s.object); }),
        document_.statements.end());
    if (trace_) trace_->tried(index_of(proposition), rule, true, own);
  }

  // "X가 은퇴했다": where nothing else is told of a name, what its verb says is how it is.
  void state_noun(const Proposition& proposition, const RelationRule& rule) {
    const std::string noun = noun_of(proposition);
    if (noun.empty()) return;
    const PropositionArgument none;
    const Candidate state{{ArgumentKind::kText, kNone, noun, proposition.phrase}, 1.0F, &none};
    const std::size_t own = document_.statements.size();
    for (const Candidate& subject :
         arguments_.select(proposition, rule.subject, rule.relation->domain, false)) {
      if (arguments_.is_named(subject.argument)) add_related(proposition, subject, state, rule);
    }
    if (trace_) trace_->tried(index_of(proposition), rule, false, own);
  }

  // The noun that the verb is made of, by the tags of its morphemes.
  std::string noun_of(const Proposition& proposition) const {
    std::string noun;
    const IndexRange range = document_.tokens[proposition.predicate].morphemes;
    for (std::uint32_t i = range.begin; i < range.end; ++i) {
      if (!document_.morphemes[i].tag.starts_with("N")) break;
      noun += document_.morphemes[i].form;
    }
    return noun;
  }

  std::uint32_t index_of(const Proposition& proposition) const {
    return static_cast<std::uint32_t>(&proposition - document_.propositions.data());
  }

  void note(const Proposition& proposition, RuleOutcome outcome, const std::string& reason) {
    if (trace_) trace_->note(index_of(proposition), outcome, reason);
  }

  // Nothing, or only dates and amounts: what the words say of two things is still to be said.
  bool said_of_values_only(std::size_t first) const {
    return std::all_of(document_.statements.begin() + static_cast<std::ptrdiff_t>(first),
                       document_.statements.end(),
                       [](const Statement& s) { return s.object.kind == ArgumentKind::kLiteral; });
  }

  // A row without a relation; where it asks for endings, only with such an object.
  bool silences(const Proposition& proposition, const RelationRule& rule) const {
    if (rule.relation != nullptr) return false;
    const bool any = std::all_of(rule.object.begin(), rule.object.end(),
                                 [](const ArgumentSelector& s) { return s.ending.empty(); });
    return any || has_object_for(document_, proposition, rule);
  }

  // True where a rule says that these words state nothing. Names of an unexpected type are let in
  // only where no rule fits otherwise.
  bool apply_rules(const Proposition& proposition, const std::vector<RelationRule>* rules,
                   std::size_t first) {
    if (rules == nullptr) return false;
    bool silenced = false;
    for (const bool strict : {true, false}) {
      const std::size_t before = document_.statements.size();
      for (const RelationRule& rule : *rules) {
        silenced = silenced || silences(proposition, rule);
        if (rule.relation == nullptr || (rule.strict && !strict)) continue;
        if (rule.presupposed || rule.last) continue;
        if (of_object(proposition, rule, *rules)) continue;
        const std::size_t own = document_.statements.size();
        apply_rule(proposition, rule, strict, first);
        if (trace_) trace_->tried(index_of(proposition), rule, strict, own);
      }
      // When and how much leave open what the words say of two names.
      if (document_.statements.size() > before && !said_of_values_only(before)) break;
    }
    return silenced;
  }

  // "목표가를 3만원으로 내렸다": where another row says the same of the object, it is not so of the
  // subject.
  static bool of_object(const Proposition& proposition, const RelationRule& rule,
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

  void apply_rule(const Proposition& proposition, const RelationRule& rule, bool strict,
                  std::size_t first) {
    if (!has_required_for(document_, proposition, rule)) return;
    const std::vector<Candidate> subjects =
        arguments_.select(proposition, rule.subject, rule.relation->domain, strict);
    if (subjects.empty()) return;
    const std::vector<Candidate> objects =
        arguments_.select(proposition, rule.object, rule.relation->range, strict);
    for (const Candidate& subject : subjects) {
      for (const Candidate& object : objects) {
        if (rule.fallback && said_since(first, subject, object)) continue;
        add_related(proposition, subject, object, rule);
      }
    }
    if (objects.empty() && rule.relation->symmetric()) add_reciprocal(proposition, subjects, rule);
  }

  void add_related(const Proposition& proposition, const Candidate& subject,
                   const Candidate& object, const RelationRule& rule) {
    StatementRelation relation = relation_of(proposition);
    relation.id = rule.relation->id;
    const auto label = rule.relation->labels.find(language_);
    relation.label = label == rule.relation->labels.end() ? relation.id : label->second;
    add(proposition, subject, std::move(relation), object, &rule, 1.0F);
  }

  // "A and B married": a symmetric relation without an object holds among its subjects.
  void add_reciprocal(const Proposition& proposition, const std::vector<Candidate>& subjects,
                      const RelationRule& rule) {
    for (std::size_t a = 0; a < subjects.size(); ++a) {
      for (std::size_t b = a + 1; b < subjects.size(); ++b) {
        add_related(proposition, subjects[a], subjects[b], rule);
      }
    }
  }

  // Whether a statement added since `first` joins the same two, in either direction.
  bool said_since(std::size_t first, const Candidate& subject, const Candidate& object) const {
    return std::any_of(document_.statements.begin() + static_cast<std::ptrdiff_t>(first),
                       document_.statements.end(), [&](const Statement& s) {
                         return (same_entity(s.subject, subject.argument) &&
                                 same_entity(s.object, object.argument)) ||
                                (same_entity(s.subject, object.argument) &&
                                 same_entity(s.object, subject.argument));
                       });
  }

  bool acts(const Argument& a) const {
    return a.kind == ArgumentKind::kEntity &&
           document_.entities[a.index].type != EntityType::kPlace;
  }

  // Whether a statement added since `first` joins this to something.
  bool told_of(std::size_t first, const Candidate& candidate) const {
    const auto is_it = [&](const Argument& a) {
      return a.kind == ArgumentKind::kLiteral
                 ? candidate.argument.kind == a.kind && candidate.argument.index == a.index
                 : same_entity(a, candidate.argument);
    };
    return std::any_of(document_.statements.begin() + static_cast<std::ptrdiff_t>(first),
                       document_.statements.end(),
                       [&](const Statement& s) { return is_it(s.subject) || is_it(s.object); });
  }

  StatementRelation relation_of(const Proposition& proposition) const {
    StatementRelation relation;
    relation.phrase = std::string(document_.text_of(proposition.phrase));
    relation.lemma = proposition.lemma;
    return relation;
  }

  // `values_said`: rules told of dates and amounts.
  void add_open(const Proposition& proposition, bool values_said) {
    for (OpenRelation& open : open_relations(arguments_, proposition, values_said)) {
      add_open_relation(proposition, open);
    }
  }

  void add_open_relation(const Proposition& proposition, OpenRelation& open) {
    StatementRelation relation = relation_of(proposition);
    relation.id = std::move(open.id);
    relation.label = std::move(open.lemma);
    relation.open = true;
    add(proposition, open.subject, std::move(relation), open.object, nullptr, kOpenRelation);
  }

  // "Ana Lind, a platform": whatever the noun belongs to, it is not she.
  bool no_person(const Argument& a) const {
    if (a.kind != ArgumentKind::kEntity) return false;
    const EntityType type = document_.entities[a.index].type;
    return type == EntityType::kOrganization || type == EntityType::kPlace ||
           type == EntityType::kProduct || type == EntityType::kEvent;
  }

  // A noun for who or what does or is done: no place and no matter at large.
  bool may_be_kind(const Argument& a) const {
    if (a.kind != ArgumentKind::kEntity) return false;
    const EntityType type = document_.entities[a.index].type;
    return type != EntityType::kPlace && type != EntityType::kThing && type != EntityType::kField;
  }

  void add(const Proposition& proposition, const Candidate& subject, StatementRelation relation,
           const Candidate& object, const RelationRule* rule, float factor) {
    if (same_entity(subject.argument, object.argument) && !other_name(proposition)) return;
    if (relation.id == kKindOf && !arguments_.is_named(subject.argument)) {
      if (!arguments_.is_named(object.argument) || !may_be_kind(subject.argument)) return;
      // "The winner was Ana Lind": she is one.
      return add(proposition, object, std::move(relation), subject, rule, factor * kTurned);
    }
    if (arguments_.is_vague_date(object.argument)) return;
    if (relation.id == kKindOf && no_person(object.argument) &&
        arguments_.is_person(subject.argument))
      return;
    const float confidence =
        proposition.confidence * subject.confidence * object.confidence * factor;
    if (confidence < kLeast) return;
    Provenance provenance{proposition.sentence, document_.sentences[proposition.sentence].span,
                          language_ + "/" + proposition.construction,
                          static_cast<std::uint32_t>(&proposition - document_.propositions.data())};
    const Argument said =
        other_name(proposition) ? name_as_written(subject, object) : object.argument;
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

  // "오픈랩(이하 오픈)": what the subject is called besides.
  static bool other_name(const Proposition& proposition) {
    return proposition.construction == kOtherName;
  }

  // Of the two names of one entity, the one that the entity does not go by.
  Argument name_as_written(const Candidate& subject, const Candidate& object) const {
    const std::string& name = document_.entities[subject.argument.index].name;
    for (const Candidate* one : {&object, &subject}) {
      if (!one->argument.mention || document_.text_of(*one->argument.mention) == name) continue;
      if (one == &object && !same_entity(subject.argument, object.argument) &&
          document_.entities[object.argument.index].named) {
        break;
      }
      return {ArgumentKind::kText, kNone, std::string(document_.text_of(*one->argument.mention)),
              one->argument.mention};
    }
    return object.argument;
  }

  void add_attribution(const Proposition& proposition, Statement& statement) const {
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

  // A sentence says each fact once, whatever constructions found it; the surest stays.
  void drop_repeats() {
    using Key = std::tuple<std::uint32_t, ArgumentKind, std::uint32_t, std::string, std::string,
                           ArgumentKind, std::uint32_t, std::string, bool, Modality, Status>;
    std::map<Key, std::size_t> first;
    std::vector<Statement> kept;
    for (Statement& s : document_.statements) {
      Key key{s.provenance.sentence,
              s.subject.kind,
              s.subject.index,
              s.subject.text,
              s.relation.id,
              s.object.kind,
              s.object.index,
              s.object.text,
              s.negated,
              s.modality,
              s.status};
      const auto [it, is_new] = first.emplace(std::move(key), kept.size());
      if (is_new) {
        kept.push_back(std::move(s));
      } else if (s.confidence > kept[it->second].confidence) {
        kept[it->second] = std::move(s);
      }
    }
    std::stable_sort(kept.begin(), kept.end(), [](const Statement& a, const Statement& b) {
      return a.provenance.sentence < b.provenance.sentence;
    });
    document_.statements = std::move(kept);
  }

  Document& document_;
  StatementArguments arguments_;
  const RelationRules& rules_;
  const std::string& language_;
  bool says_open_;
  std::unique_ptr<RuleTrace> trace_;  // for those who ask why
};

class StatementStage : public Stage {
 public:
  explicit StatementStage(const StageContext& context)
      : rules_(relation_rules(context)),
        markers_(statement_markers(context)),
        language_(context.language),
        says_open_(context.open_relations) {}

  void apply(Document& document) const override {
    StatementMaker(document, rules_, markers_, language_, says_open_).run();
  }

  void explain(Document& document, std::vector<RuleTrial>& trials) const override {
    StatementMaker(document, rules_, markers_, language_, says_open_).run(&trials);
  }

 private:
  RelationRules rules_;
  StatementMarkers markers_;
  std::string language_;
  bool says_open_;
};

}  // namespace

std::unique_ptr<const Stage> make_statement_stage(const StageContext& context) {
  return std::make_unique<StatementStage>(context);
}

}  // namespace weft
