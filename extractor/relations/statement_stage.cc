// SPDX-License-Identifier: Apache-2.0
#include "extractor/relations/statement_stage.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "extractor/relations/clause_span.h"
#include "extractor/relations/relation_rules.h"
#include "extractor/relations/rule_trace.h"
#include "extractor/table.h"
#include "weft/core/error.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

// How much an argument of a type that the ontology does not expect takes from the confidence.
constexpr float kUnexpectedType = 0.5F;
// An open relation is a guess at what matters.
constexpr float kOpenRelation = 0.8F;
// An oblique less sure than this makes no open relation.
constexpr float kSureOblique = 0.7F;
// Below this a statement is not worth saying.
constexpr float kLeast = 0.2F;
// What a name is said of, where a common noun is the subject.
constexpr float kTurned = 0.9F;
// What a thing is: worth saying where a name takes part.
constexpr std::string_view kKindOf = "is_a";
// The construction that gives another name of the subject.
constexpr std::string_view kOtherName = "other-name";

// An argument that may stand in a statement, and how sure it is.
struct Candidate {
  Argument argument;
  float confidence = 1.0F;
  const PropositionArgument* source = nullptr;
};

// What words that mark an argument make of it.
struct Markers {
  // What a date is of a statement: "until" is the end of what is stated.
  std::map<std::string, std::string, std::less<>> dates;
  std::set<std::string, std::less<>> no_amounts;  // "from 3 to 5": how much it was is said by rules
  std::set<std::string, std::less<>> no_durations;  // "after 18 months": not how long
  std::set<std::string, std::less<>> places;        // after which a place says where; empty for all
};

class StatementMaker {
 public:
  StatementMaker(Document& document, const RelationRules& rules, const Markers& markers,
                 const std::string& language, bool open_relations)
      : document_(document),
        rules_(rules),
        markers_(markers),
        language_(language),
        open_relations_(open_relations) {}

  // Tells `trials` what becomes of each rule, where it is given.
  void run(std::vector<RuleTrial>* trials = nullptr) {
    if (trials != nullptr) {
      const auto resolved = [this](const PropositionArgument& argument) {
        const std::optional<Candidate> candidate = resolve(argument);
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
    if (apply_rules(proposition, of_words, before)) {
      note(proposition, RuleOutcome::kSilent, "a row says that these words state nothing");
      return;
    }
    const auto* of_construction =
        rules_.of_construction(proposition.kind, proposition.construction);
    apply_rules(proposition, of_construction, before);
    if (of_words == nullptr && of_construction == nullptr) {
      note(proposition, RuleOutcome::kUnknown, "no row has the words '" + proposition.lemma + "'");
    }
    if (!open_relations_ || !said_of_values_only(before)) return;
    const std::size_t open = document_.statements.size();
    open_statements(proposition, before);
    if (trace_) {
      trace_->open(index_of(proposition), open,
                   "no open relation: two arguments are wanted, one of them a name");
    }
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

  // True where a rule says that these words state nothing. Names of an unexpected type are let in
  // only where no rule fits otherwise.
  bool apply_rules(const Proposition& proposition, const std::vector<RelationRule>* rules,
                   std::size_t first) {
    if (rules == nullptr) return false;
    bool silenced = false;
    for (const bool strict : {true, false}) {
      const std::size_t before = document_.statements.size();
      for (const RelationRule& rule : *rules) {
        silenced = silenced || rule.relation == nullptr;
        if (rule.relation == nullptr || (rule.strict && !strict)) continue;
        if (of_object(proposition, rule, *rules)) continue;
        const std::size_t own = document_.statements.size();
        apply_rule(proposition, rule, strict, first);
        if (trace_) trace_->tried(index_of(proposition), rule, strict, own);
      }
      if (document_.statements.size() > before) break;
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
    const std::vector<Candidate> subjects =
        select(proposition, rule.subject, rule.relation->domain, strict);
    if (subjects.empty()) return;
    const std::vector<Candidate> objects =
        select(proposition, rule.object, rule.relation->range, strict);
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
    return std::any_of(
        document_.statements.begin() + static_cast<std::ptrdiff_t>(first),
        document_.statements.end(), [&](const Statement& s) {
          return (same_thing(s.subject, subject.argument) &&
                  same_thing(s.object, object.argument)) ||
                 (same_thing(s.subject, object.argument) && same_thing(s.object, subject.argument));
        });
  }

  std::vector<Candidate> select(const Proposition& proposition, const ArgumentSelectors& selectors,
                                const ArgumentTypes& types, bool strict) const {
    std::vector<Candidate> found;
    for (const ArgumentSelector& selector : selectors) {
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
          if (strict || !may_be_mistyped(candidate->argument) || surely_person(argument)) continue;
          candidate->confidence *= kUnexpectedType;
        }
        found.push_back(std::move(*candidate));
      }
      if (!found.empty()) break;
    }
    return found;
  }

  // A name's type is a guess by its looks; a literal's or a common noun's is not.
  bool may_be_mistyped(const Argument& argument) const {
    return argument.kind == ArgumentKind::kEntity && proper(document_.entities[argument.index]);
  }

  // "His lawyer": who is "he" here is no body that looks like a person.
  bool surely_person(const PropositionArgument& argument) const {
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
  bool proper(const Entity& entity) const {
    return entity.named ||
           std::any_of(entity.mentions.begin(), entity.mentions.end(), [&](std::uint32_t m) {
             const std::uint32_t head = document_.mentions[m].head;
             return head != kNone && document_.tokens[head].upos == Upos::kPropn;
           });
  }

  std::optional<Candidate> resolve(const PropositionArgument& argument) const {
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
      candidate.argument = {ArgumentKind::kText, kNone, std::string(document_.text_of(content)),
                            content};
      return candidate;
    }
    std::uint32_t entity = argument.entity;
    if (argument.mention != kNone) entity = document_.mentions[argument.mention].entity;
    if (entity == kNone) return std::nullopt;
    if (!names_something(document_.entities[entity])) return std::nullopt;
    candidate.argument = {ArgumentKind::kEntity, entity, "", std::nullopt};
    if (argument.mention != kNone)
      candidate.argument.mention = document_.mentions[argument.mention].span;
    return candidate;
  }

  // A pronoun that nobody resolved is no node, nor is a phrase that is nothing but one.
  bool names_something(const Entity& entity) const {
    return std::any_of(entity.mentions.begin(), entity.mentions.end(), [&](std::uint32_t m) {
      const Mention& mention = document_.mentions[m];
      const bool pronoun = mention.kind == MentionKind::kNominal && mention.head != kNone &&
                           document_.tokens[mention.head].upos == Upos::kPron;
      return mention.kind != MentionKind::kPronoun && !pronoun;
    });
  }

  StatementRelation relation_of(const Proposition& proposition) const {
    StatementRelation relation;
    relation.phrase = std::string(document_.text_of(proposition.phrase));
    relation.lemma = proposition.lemma;
    return relation;
  }

  void open_statements(const Proposition& proposition, std::size_t first) {
    if (proposition.kind == PredicateKind::kApposition) return;
    // Attributes and their values are facts only where the ontology knows them.
    if (proposition.construction == "measure" || proposition.construction == "attribute") return;
    if (proposition.construction == "nominal-predicate" || proposition.construction == "copula" ||
        proposition.construction == "apposition" || proposition.construction == "title" ||
        proposition.construction == "occupation") {
      return;
    }
    const ArgumentSelectors subject = parse_selectors("subject");
    const ArgumentSelectors object = parse_selectors("object|complement|indirect");
    const ArgumentTypes any = ArgumentTypes::any();
    const std::vector<Candidate> subjects = select(proposition, subject, any, true);
    if (subjects.empty()) {
      if (document_.statements.size() == first) open_passive(proposition);
      return;
    }
    std::vector<Candidate> objects = select(proposition, object, any, true);
    // Beside a date or an amount only an object counts.
    if (!objects.empty()) {
      add_recipients(proposition, objects);
    } else if (document_.statements.size() == first && !hides_object(proposition)) {
      objects = obliques(proposition);
    }
    // "2주가 되다": a time is no object.
    std::erase_if(objects, [&](const Candidate& c) {
      return c.argument.kind == ArgumentKind::kLiteral &&
             document_.literals[c.argument.index].kind == LiteralKind::kDuration;
    });
    // "추종자 11명을 대동하다": beside what is counted the number is how many of it.
    const bool counted = std::any_of(objects.begin(), objects.end(), [](const Candidate& c) {
      return c.argument.kind == ArgumentKind::kEntity && c.source->role == Role::kObject;
    });
    if (counted || document_.statements.size() > first) {
      std::erase_if(objects,
                    [](const Candidate& c) { return c.argument.kind == ArgumentKind::kLiteral; });
    }
    for (const Candidate& s : subjects) {
      for (const Candidate& o : objects) add_open(proposition, s, o, proposition.lemma);
    }
  }

  void add_open(const Proposition& proposition, const Candidate& s, const Candidate& o,
                const std::string& lemma) {
    if (!worth_saying(s.argument, o.argument)) return;
    StatementRelation relation = relation_of(proposition);
    relation.id = open_id(lemma, o);
    relation.label = lemma;
    relation.open = true;
    add(proposition, s, std::move(relation), o, nullptr, kOpenRelation);
  }

  // Who got it is as much a fact as what was given.
  void add_recipients(const Proposition& proposition, std::vector<Candidate>& objects) const {
    for (const PropositionArgument& argument : proposition.arguments) {
      if (argument.role != Role::kIndirectObject || argument.mention == kNone) continue;
      const auto taken = [&](const Candidate& o) { return o.source == &argument; };
      if (std::any_of(objects.begin(), objects.end(), taken)) continue;
      const std::optional<Candidate> recipient = resolve(argument);
      if (recipient && recipient->argument.kind == ArgumentKind::kEntity &&
          document_.entities[recipient->argument.index].named) {
        objects.push_back(*recipient);
      }
    }
  }

  // "방안을 검토했다": an object that is no node leaves nothing to be said of the rest.
  bool hides_object(const Proposition& proposition) const {
    return std::any_of(proposition.arguments.begin(), proposition.arguments.end(),
                       [&](const PropositionArgument& a) {
                         if (a.role != Role::kObject) return false;
                         if (a.mention == kNone) {
                           return a.literal == kNone && a.entity == kNone && a.proposition == kNone;
                         }
                         const Mention& mention = document_.mentions[a.mention];
                         return mention.kind == MentionKind::kPronoun && mention.head != kNone &&
                                document_.tokens[mention.head].upos == Upos::kNoun;
                       });
  }

  // A passive whose agent nobody names: "the rocket was launched from the island".
  void open_passive(const Proposition& proposition) {
    if (proposition.passive_lemma.empty()) return;
    const std::vector<Candidate> patients =
        select(proposition, parse_selectors("object"), ArgumentTypes::any(), true);
    for (const Candidate& patient : patients) {
      if (patient.argument.kind == ArgumentKind::kLiteral) continue;
      std::vector<Candidate> others = obliques(proposition);
      if (others.empty()) others = days(proposition);
      for (const Candidate& o : others) {
        add_open(proposition, patient, o, proposition.passive_lemma);
      }
    }
  }

  // When it was done, where nothing else is told of it: "the accord was signed on 3 May".
  std::vector<Candidate> days(const Proposition& proposition) const {
    std::vector<Candidate> found;
    for (const PropositionArgument& argument : proposition.arguments) {
      if (argument.role != Role::kOblique || argument.literal == kNone) continue;
      const Literal& date = document_.literals[argument.literal];
      if (date.kind != LiteralKind::kDate || date.unit == "time") continue;
      if (markers_.no_amounts.contains(argument.marker) &&
          !markers_.dates.contains(argument.marker)) {
        continue;
      }
      if (std::optional<Candidate> day = resolve(argument)) found.push_back(std::move(*day));
    }
    return found;
  }

  // Entities in an oblique role, where there is no object: "moved to Seoul".
  std::vector<Candidate> obliques(const Proposition& proposition) const {
    std::vector<Candidate> found;
    for (const PropositionArgument& argument : proposition.arguments) {
      if (argument.role != Role::kOblique || argument.literal != kNone) continue;
      if (argument.confidence < kSureOblique || !is_word(argument.marker)) continue;
      if (std::optional<Candidate> candidate = resolve(argument)) {
        found.push_back(std::move(*candidate));
      }
    }
    return found;
  }

  // "voted 5-2": a sign is no preposition.
  static bool is_word(std::string_view marker) {
    std::size_t at = 0;
    return marker.empty() || is_letter(next_code_point(marker, at));
  }

  // At least one side must be a name, and the other no bare remark.
  bool worth_saying(const Argument& subject, const Argument& object) const {
    return subject.kind == ArgumentKind::kEntity && (is_named(subject) || is_named(object));
  }

  bool is_named(const Argument& a) const {
    return a.kind == ArgumentKind::kEntity && document_.entities[a.index].named;
  }

  // "Ana Lind, a platform": whatever the noun belongs to, it is not she.
  bool is_person(const Argument& a) const {
    return a.kind == ArgumentKind::kEntity &&
           document_.entities[a.index].type == EntityType::kPerson;
  }
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

  std::string open_id(const std::string& lemma, const Candidate& object) const {
    std::string id = lemma;
    const bool marked =
        object.source->role == Role::kOblique || object.source->role == Role::kIndirectObject;
    if (marked && !object.source->marker.empty()) {
      id += ' ' + object.source->marker;
    }
    id = fold(id);
    std::replace(id.begin(), id.end(), ' ', '_');
    std::replace(id.begin(), id.end(), '-', '_');
    return id;
  }

  void add(const Proposition& proposition, const Candidate& subject, StatementRelation relation,
           const Candidate& object, const RelationRule* rule, float factor) {
    if (same_thing(subject.argument, object.argument) && !other_name(proposition)) return;
    if (relation.id == kKindOf && !is_named(subject.argument)) {
      if (!is_named(object.argument) || !may_be_kind(subject.argument)) return;
      // "The winner was Ana Lind": she is one.
      return add(proposition, object, std::move(relation), subject, rule, factor * kTurned);
    }
    if (is_vague_date(object.argument)) return;
    if (relation.id == kKindOf && no_person(object.argument) && is_person(subject.argument)) return;
    const float confidence =
        proposition.confidence * subject.confidence * object.confidence * factor;
    if (confidence < kLeast) return;
    Provenance provenance{proposition.sentence, document_.sentences[proposition.sentence].span,
                          language_ + "/" + proposition.construction,
                          static_cast<std::uint32_t>(&proposition - document_.propositions.data())};
    const Argument said =
        other_name(proposition) ? name_as_written(subject, object) : object.argument;
    Statement statement(subject.argument, std::move(relation), said, std::move(provenance));
    statement.negated = proposition.negated;
    statement.modality = proposition.modality;
    statement.status = proposition.status;
    statement.confidence = confidence;
    add_attribution(proposition, statement);
    add_qualifiers(proposition, subject.source, object.source, rule, statement);
    if (rule != nullptr && rule->relation->timeless) {
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
      if (one == &object && !same_thing(subject.argument, object.argument) &&
          document_.entities[object.argument.index].named) {
        break;
      }
      return {ArgumentKind::kText, kNone, std::string(document_.text_of(*one->argument.mention)),
              one->argument.mention};
    }
    return object.argument;
  }

  bool same_thing(const Argument& a, const Argument& b) const {
    return a.kind == b.kind && a.kind == ArgumentKind::kEntity && a.index == b.index;
  }

  void add_attribution(const Proposition& proposition, Statement& statement) const {
    if (proposition.speaker == kNone) return;
    const Proposition& saying = document_.propositions[proposition.speaker];
    for (const PropositionArgument& argument : saying.arguments) {
      if (argument.role != Role::kSubject) continue;
      if (const std::optional<Candidate> speaker = resolve(argument)) {
        statement.attribution = speaker->argument;
        break;
      }
    }
    if (statement.modality == Modality::kAsserted) statement.modality = Modality::kReported;
  }

  void add_qualifiers(const Proposition& proposition, const PropositionArgument* subject,
                      const PropositionArgument* object, const RelationRule* rule,
                      Statement& statement) const {
    std::set<const PropositionArgument*> used = {subject, object};
    // Those that ask for a kind of value choose before those that ask for a particle: of "B에
    // 3억원에" the price is the money and the buyer the other.
    for (const bool by_kind : {true, false}) {
      if (rule == nullptr) break;
      for (const QualifierRule& qualifier : rule->qualifiers) {
        const bool kind = qualifier.from.front().by == ArgumentSelector::By::kLiteral;
        if (kind != by_kind) continue;
        for (const Candidate& value :
             select(proposition, qualifier.from, ArgumentTypes::any(), true)) {
          // A date says when, whatever word marks it: "in Norvik in 2017".
          const bool date = value.source->literal != kNone && is_date(value.source->literal);
          if (date && !asks(qualifier.from, LiteralKind::kDate)) continue;
          if (inside(*value.source, *object) || !used.insert(value.source).second) continue;
          statement.qualifiers.push_back({qualifier.role, value.argument});
        }
      }
    }
    const bool several = object->mention != kNone &&
                         std::count_if(proposition.arguments.begin(), proposition.arguments.end(),
                                       [&](const PropositionArgument& a) {
                                         return a.mention != kNone && a.role == object->role &&
                                                a.marker == object->marker;
                                       }) > 1;
    for (const PropositionArgument& argument : proposition.arguments) {
      // "3승 2패를 기록했다": of values side by side none says how much the other is.
      const bool beside = object->literal != kNone && argument.literal != kNone &&
                          argument.role == object->role && argument.marker == object->marker &&
                          !is_date(argument.literal);
      // "in Lund and in Bern": neither is in the other.
      const bool listed = object->mention != kNone && argument.mention != kNone &&
                          argument.role == object->role && argument.marker == object->marker;
      // "played for A, B and C for 12 years": in all, and not for each.
      const bool in_all = argument.literal != kNone && several &&
                          document_.literals[argument.literal].kind == LiteralKind::kDuration;
      if (!beside && !listed && !in_all && used.insert(&argument).second)
        add_circumstance(argument, statement);
    }
    std::stable_sort(statement.qualifiers.begin(), statement.qualifiers.end(),
                     [](const Qualifier& a, const Qualifier& b) { return a.role < b.role; });
  }

  // "vice president of engineering": what the object's own words say already.
  bool inside(const PropositionArgument& value, const PropositionArgument& object) const {
    if (value.mention == kNone || object.mention == kNone) return false;
    const Mention& part = document_.mentions[value.mention];
    const Mention& whole = document_.mentions[object.mention];
    return part.kind == MentionKind::kNominal && part.span.begin >= whole.span.begin &&
           part.span.end <= whole.span.end;
  }

  // "Three years later" is when to those alone who know what it is counted from.
  bool is_vague_date(const Argument& object) const {
    if (object.kind != ArgumentKind::kLiteral || !is_date(object.index)) return false;
    const Literal& date = document_.literals[object.index];
    return date.value.empty() && date.unit != "day" && date.unit != "time";
  }

  bool is_date(std::uint32_t literal) const {
    return document_.literals[literal].kind == LiteralKind::kDate;
  }

  // "since>until": of two dates behind one preposition the second is the end.
  static std::string date_role(const std::string& roles, const Statement& statement) {
    const std::size_t next = roles.find('>');
    if (next == std::string::npos) return roles;
    const std::string first = roles.substr(0, next);
    const auto& said = statement.qualifiers;
    const bool begun =
        std::any_of(said.begin(), said.end(), [&](const Qualifier& q) { return q.role == first; });
    return begun ? roles.substr(next + 1) : first;
  }

  // What no rule named speaks by its kind: a date is the time, a place the place.
  void add_circumstance(const PropositionArgument& argument, Statement& statement) const {
    const std::optional<Candidate> value = resolve(argument);
    if (!value) return;
    if (argument.literal != kNone) {
      const LiteralKind kind = document_.literals[argument.literal].kind;
      const auto role = markers_.dates.find(argument.marker);
      if (kind == LiteralKind::kDate && role != markers_.dates.end()) {
        statement.qualifiers.push_back({date_role(role->second, statement), value->argument});
      } else if (kind == LiteralKind::kDate) {
        if (!statement.time) statement.time = argument.literal;
      } else if (argument.role == Role::kPossessor) {
        return;  // "author of two novels"
      } else if (kind == LiteralKind::kDuration) {
        if (markers_.no_durations.contains(argument.marker)) return;
        statement.qualifiers.push_back({"duration", value->argument});
      } else if (!markers_.no_amounts.contains(argument.marker) &&
                 (kind != LiteralKind::kQuantity ||
                  !document_.literals[argument.literal].unit.empty())) {
        // A bare number may be a year, a vote, a page.
        statement.qualifiers.push_back({"amount", value->argument});
      }
      return;
    }
    if (argument.role != Role::kOblique || value->argument.kind != ArgumentKind::kEntity) return;
    const EntityType type = document_.entities[value->argument.index].type;
    const bool where = markers_.places.empty() || markers_.places.contains(argument.marker);
    if (type == EntityType::kPlace && where) {
      statement.qualifiers.push_back({"place", value->argument});
    }
    if (type == EntityType::kEvent) statement.qualifiers.push_back({"event", value->argument});
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
  const RelationRules& rules_;
  const Markers& markers_;
  const std::string& language_;
  bool open_relations_;
  std::unique_ptr<RuleTrace> trace_;  // for those who ask why
};

class StatementStage : public Stage {
 public:
  explicit StatementStage(const StageContext& context)
      : rules_(relation_rules(context)),
        language_(context.language),
        open_relations_(context.open_relations) {
    const std::string dates = context.option("dates", "");
    for (const std::string_view row : split_words(dates)) {
      const std::size_t equals = row.find('=');
      if (equals == std::string_view::npos) {
        throw FormatError({context.files.describe("pack.json"), {}, {}, {}},
                          "\"dates\" reads ROLE=WORD|WORD ..., not \"" + std::string(row) + "\"");
      }
      for (const std::string_view word : split_words(row.substr(equals + 1), '|')) {
        markers_.dates[std::string(word)] = row.substr(0, equals);
      }
    }
    const std::string no_amounts = context.option("no_amounts", "");
    for (const std::string_view word : split_words(no_amounts)) {
      markers_.no_amounts.emplace(word);
    }
    const std::string no_durations = context.option("no_durations", "");
    for (const std::string_view word : split_words(no_durations)) {
      markers_.no_durations.emplace(word);
    }
    const std::string places = context.option("places", "");
    for (const std::string_view word : split_words(places)) {
      markers_.places.emplace(word);
    }
  }

  void apply(Document& document) const override {
    StatementMaker(document, rules_, markers_, language_, open_relations_).run();
  }

  void explain(Document& document, std::vector<RuleTrial>& trials) const override {
    StatementMaker(document, rules_, markers_, language_, open_relations_).run(&trials);
  }

 private:
  RelationRules rules_;
  Markers markers_;
  std::string language_;
  bool open_relations_;
};

}  // namespace

std::unique_ptr<const Stage> make_statement_stage(const StageContext& context) {
  return std::make_unique<StatementStage>(context);
}

}  // namespace weft
