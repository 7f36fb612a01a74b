// SPDX-License-Identifier: Apache-2.0
#include "extractor/propositions/eojeol_propositions.h"

#include <algorithm>

#include "extractor/propositions/eojeol_ages.h"
#include "extractor/propositions/eojeol_asides.h"
#include "extractor/propositions/eojeol_sentence.h"
#include "extractor/propositions/eojeol_titles.h"
#include "extractor/propositions/eojeol_value_lists.h"
#include "extractor/relations/clause_span.h"

namespace weft {
namespace {

constexpr float kOfClause = 0.85F;
constexpr const char* kKindNouns = "reference_words.tsv";  // nouns for what things are

}  // namespace

SentencePropositions::SentencePropositions(Document& document, std::uint32_t sentence,
                                           const SentenceClauses& clauses, const RoleNouns& roles,
                                           const ClauseTables& tables, const RelationRules& rules,
                                           const ReferenceWords& kinds,
                                           const std::string& verb_ending)
    : document_(document),
      sentence_(sentence),
      s_(clauses),
      roles_(roles),
      rules_(rules),
      tables_(tables),
      phrases_(document, sentence, clauses, roles, tables, rules, kinds, verb_ending) {}

void SentencePropositions::run(Talk& talk) {
  for (const Clause& clause : s_.clauses) part_opening(clause);
  for (std::size_t c = 0; c < s_.chunks.size(); ++c) phrases_.read(c);
  proposition_of_.assign(s_.clauses.size(), kNone);
  // Clauses of saying first: what is said points at them.
  for (std::size_t c = s_.clauses.size(); c-- > 0;) read_clause(c);
  for (std::size_t c = 0; c < s_.clauses.size(); ++c) link_speech(c);
  for (std::size_t c = 0; c < s_.clauses.size(); ++c) link_charge(c);
  for (std::size_t c = 0; c < s_.clauses.size(); ++c) link_told(c);
  read_quotations(talk);
  for (std::size_t c = 0; c < s_.clauses.size(); ++c) read_sources(c);
  for (std::size_t c = 0; c < s_.clauses.size(); ++c) drop_lone_days(c);
  for (std::size_t c = 0; c < s_.clauses.size(); ++c) repeat_for_listed(c);
  for (std::size_t c = 0; c < s_.chunks.size(); ++c) phrases_.read_homes(c);
  for (std::size_t c = 0; c < s_.chunks.size(); ++c) phrases_.read_venues(c);
  read_asides(document_, sentence_, s_, roles_, phrases_);
  read_ages(document_, sentence_, s_, roles_, phrases_);
  read_value_lists(document_, sentence_, s_, phrases_);
}

// "회견을 열고 물러나라고 말했다": in the tree too it is no part of what is said.
void SentencePropositions::part_opening(const Clause& clause) {
  if (!clause.opening) return;
  const IndexRange own{s_.words[clause.main].token, s_.words[clause.last].last_token + 1};
  for (std::uint32_t t = own.begin; t < own.end; ++t) {
    std::uint32_t& head = document_.tokens[t].head;
    if (head != kNone && !own.contains(head)) {
      head = s_.words[s_.clauses[clause.parent].main].token;
    }
  }
}

// "X는 2012년 1월 이같이 밝혔다": of a verb that mostly has an object the day says nothing without
// one.
void SentencePropositions::drop_lone_days(std::size_t c) {
  const Clause& clause = s_.clauses[c];
  if (proposition_of_[c] == kNone || clause.voice == Voice::kPassive || clause.abstract_object ||
      !tables_.with_object.contains(clause.lemma) ||
      rules_.verb_asks_object(clause.lemma, LiteralKind::kDate) ||
      rules_.verb_asks(clause.lemma, tables_.as_marker)) {
    return;
  }
  std::vector<PropositionArgument>& all = document_.propositions[proposition_of_[c]].arguments;
  const auto is_day = [&](const PropositionArgument& a) {
    return a.role == Role::kOblique && a.literal != kNone &&
           document_.literals[a.literal].kind == LiteralKind::kDate;
  };
  const auto subjects = std::count_if(all.begin(), all.end(), [](const PropositionArgument& a) {
    return a.role == Role::kSubject;
  });
  const auto days = std::count_if(all.begin(), all.end(), is_day);
  const bool alone = subjects < 2 && static_cast<std::size_t>(subjects + days) == all.size();
  if (alone) std::erase_if(all, is_day);
}

// "개발·공급했다": what is said of the one verb is said of those listed before it.
void SentencePropositions::repeat_for_listed(std::size_t c) {
  if (proposition_of_[c] == kNone) return;
  for (const std::string& verb : s_.clauses[c].also) {
    Proposition p = document_.propositions[proposition_of_[c]];
    p.lemma = verb;
    p.passive_lemma.clear();
    document_.propositions.push_back(std::move(p));
  }
}

void SentencePropositions::read_clause(std::size_t c) {
  const Clause& clause = s_.clauses[c];
  read_roles_as_adverbs(c);
  read_kinds(c);
  read_named_nouns(c);
  read_holders(c);
  if (s_.copular(clause)) {
    read_copula(c);
  } else if (!read_measure(c) && !read_attribute(c)) {
    Proposition p = start(c, PredicateKind::kVerb, "verbal-clause", kOfClause);
    p.lemma = clause.lemma;
    // "부산에 있던 X를 만났다": where somebody was is told of that time.
    if (clause.ending == Ending::kAdnominal && s_.words[clause.last].lasting &&
        rules_.places(clause.lemma)) {
      p.status = Status::kFormer;
    }
    // "다시 문을 열었다": what happens once does not happen again.
    if (clause.claim.repeated && happens_once(p.lemma)) p.lemma = tables_.again + " " + p.lemma;
    if (clause.voice == Voice::kPassive) p.passive_lemma = s_.words[clause.main].passive;
    // "X를 감동시켰다": nobody is moved but X.
    const std::string& caused = s_.words[clause.main].passive;
    if (clause.voice == Voice::kCausative && !caused.empty() &&
        rules_.find(PredicateKind::kVerb, p.lemma) == nullptr) {
      p.lemma = caused;
    }
    // "X가 요청을 허락받았다": nobody but the receiver does it.
    const ClauseArgument* object = clause.find(Role::kObject);
    const bool receives = !p.passive_lemma.empty() && object != nullptr &&
                          s_.words[s_.chunks[object->chunk].last()].noun_case == Case::kObject &&
                          clause.find(Role::kSubject) != nullptr &&
                          clause.find(Role::kIndirectObject) == nullptr;
    if (receives && rules_.find(PredicateKind::kVerb, p.lemma) == nullptr) {
      p.lemma = p.passive_lemma;
    }
    for (const ClauseArgument& argument : clause.arguments) {
      if (argument.marker == kSaidBy || said_as_office(clause, argument)) continue;
      if (only_topic(argument) || tells_holder(clause, argument)) continue;
      if (!add_share(p, argument)) add(p, argument);
    }
    if (moves_object(clause)) {
      for (PropositionArgument& a : p.arguments) {
        if (a.role == Role::kSubject) a.role = Role::kOblique;
        if (a.role == Role::kObject) a.role = Role::kSubject;
      }
    }
    // What a clause tells is its object, and no thing that the text spoke of before.
    if (clause.abstract_object && !has_argument(p, Role::kObject)) {
      p.arguments.push_back({.role = Role::kObject});
    }
    add_own_office(p, clause);
    add_disaster(p, c);
    add_attended(p, c);
    finish(c, std::move(p));
  }
}

// "X는 불이 났다고 본다": a topic beside the subject has no part in what the clause says.
bool SentencePropositions::only_topic(const ClauseArgument& argument) {
  const Word& head = s_.words[s_.chunks[argument.chunk].last()];
  return argument.topic && argument.role == Role::kOblique && argument.marker.empty() &&
         head.noun_case == Case::kTopic && phrases_.referent(argument.chunk).literal == kNone;
}

// Whether the words state what a thing has but one of, such as a day of founding.
bool SentencePropositions::happens_once(const std::string& lemma) const {
  const auto* rules = rules_.find(PredicateKind::kVerb, lemma);
  return rules != nullptr &&
         std::any_of(rules->begin(), rules->end(), [](const RelationRule& rule) {
           return rule.relation != nullptr && rule.relation->functional == Functional::kAlways;
         });
}

Proposition SentencePropositions::start(std::size_t c, PredicateKind kind, const char* construction,
                                        float confidence) const {
  const Clause& clause = s_.clauses[c];
  Proposition p;
  p.sentence = sentence_;
  p.predicate = s_.words[clause.main].token;
  const std::uint32_t last = s_.words[clause.last].last_token;
  p.phrase = {document_.tokens[p.predicate].span.begin, document_.tokens[last].span.end};
  p.kind = kind;
  p.construction = construction;
  p.voice = clause.voice;
  p.negated = clause.claim.negated;
  p.hypothetical = clause.claim.hypothetical;
  p.modality = clause.claim.modality;
  p.subject_unsaid = clause.subject_unsaid;
  p.confidence = confidence;
  return p;
}

void SentencePropositions::finish(std::size_t c, Proposition p) {
  proposition_of_[c] = static_cast<std::uint32_t>(document_.propositions.size());
  document_.propositions.push_back(std::move(p));
}

void SentencePropositions::link_speech(std::size_t c) {
  const std::size_t speech = s_.clauses[c].speech;
  if (speech == kNowhere || proposition_of_[c] == kNone || proposition_of_[speech] == kNone) return;
  document_.propositions[proposition_of_[c]].speaker = proposition_of_[speech];
  // "..., 있다고 말했다": of words that state nothing by themselves the rest was not found.
  const Span content = clause_span(document_, document_.propositions[proposition_of_[c]]);
  const bool torn = s_.words[s_.clauses[c].main].quote == 0 &&
                    document_.text_of(content).find(' ') == std::string_view::npos &&
                    rules_.is_silent(PredicateKind::kVerb, s_.clauses[c].lemma);
  if (s_.clauses[c].parent == speech && !torn) {
    document_.propositions[proposition_of_[speech]].arguments.push_back(
        {.role = Role::kContent, .proposition = proposition_of_[c]});
  }
}

// "내부를 수색한 혐의로 기소됐다": what the clause tells is the charge.
void SentencePropositions::link_charge(std::size_t c) {
  const Clause& clause = s_.clauses[c];
  if (clause.modified == kNowhere || clause.parent == kNowhere || clause.parent <= c) return;
  if (proposition_of_[c] == kNone || proposition_of_[clause.parent] == kNone) return;
  const Word& noun = s_.words[s_.chunks[clause.modified].last()];
  const auto told = tables_.content_nouns.find(noun.stem);
  if (noun.marker != tables_.as_marker || told == tables_.content_nouns.end() ||
      told->second.modality != Modality::kAlleged || tables_.sames.contains(clause.lemma)) {
    return;
  }
  // Words that ask for the charge, not those of saying ("혐의로 구속된 X가 범행을 시인했다").
  const std::string& verb = s_.clauses[clause.parent].lemma;
  if (!rules_.verb_asks_object(verb, Role::kContent) || !rules_.verb_asks_object(verb, noun.marker))
    return;
  document_.propositions[proposition_of_[clause.parent]].arguments.push_back(
      {.role = Role::kContent, .marker = noun.stem, .proposition = proposition_of_[c]});
}

// "달아난 정황을 포착했다", "고소한다는 입장을 밝혔다": the object is what the clause tells, in its
// words and the noun's.
void SentencePropositions::link_told(std::size_t c) {
  const Clause& clause = s_.clauses[c];
  if (clause.modified == kNowhere || clause.parent == kNowhere || clause.parent <= c) return;
  if (proposition_of_[c] == kNone || proposition_of_[clause.parent] == kNone) return;
  if (!s_.clauses[clause.parent].abstract_object || s_.naming(clause)) return;
  const Chunk& noun = s_.chunks[clause.modified];
  const Word& head = s_.words[noun.last()];
  if (head.noun_case != Case::kObject || noun.end - noun.begin != 1 ||
      !tables_.content_nouns.contains(head.stem)) {
    return;
  }
  Proposition& p = document_.propositions[proposition_of_[clause.parent]];
  const auto empty = [](const PropositionArgument& a) {
    return a.role == Role::kObject && a.mention == kNone && a.literal == kNone &&
           a.entity == kNone && a.proposition == kNone;
  };
  const auto object = std::find_if(p.arguments.begin(), p.arguments.end(), empty);
  if (object == p.arguments.end() || has_argument(p, Role::kContent)) return;
  const bool quoted =
      clause.ending == Ending::kQuoteAdnominal && rules_.verb_asks_object(p.lemma, Role::kContent);
  if (quoted) {
    object->role = Role::kContent;
    attribute(c, proposition_of_[clause.parent]);
  }
  object->marker = head.stem;
  object->proposition = proposition_of_[c];
}

// "연구소에 따르면 ...": the clauses that follow are that source's.
void SentencePropositions::read_sources(std::size_t c) {
  for (const ClauseArgument& argument : s_.clauses[c].arguments) {
    if (argument.marker != kSaidBy) continue;
    const Referent source = phrases_.referent(argument.chunk);
    if (source.mention == kNone) continue;
    Proposition p = start(c, PredicateKind::kVerb, "attribution", kOfClause);
    p.hypothetical = true;  // the saying itself is no fact
    p.arguments.push_back({.role = Role::kSubject, .mention = source.mention});
    const auto index = static_cast<std::uint32_t>(document_.propositions.size());
    document_.propositions.push_back(std::move(p));
    attribute(c, index);
    for (std::size_t b = 0; b < s_.clauses.size(); ++b) {
      if (s_.clauses[b].parent == c && s_.clauses[b].modified == kNowhere) attribute(b, index);
    }
  }
}

void SentencePropositions::attribute(std::size_t clause, std::uint32_t source) {
  if (proposition_of_[clause] == kNone) return;
  Proposition& p = document_.propositions[proposition_of_[clause]];
  if (p.speaker == kNone) p.speaker = source;
}

namespace {

class EojeolPropositionsStage : public Stage {
 public:
  explicit EojeolPropositionsStage(const StageContext& context)
      : words_(context.files),
        clauses_(context.files),
        rules_(relation_rules(context)),
        roles_(context.files, context.required("roles")),
        kinds_(context.table<ReferenceWords>(kKindNouns)),
        verb_ending_(words_.active_suffix() + words_.dictionary_ending()) {}

  void apply(Document& document) const override {
    std::vector<SentenceItems> items = items_by_sentence(document);
    Talk talk;
    for (std::uint32_t s = 0; s < document.sentences.size(); ++s) {
      if (document.sentences[s].tokens.empty()) continue;
      name_quoted_titles(document, s, kinds_, items[s]);
      const SentenceClauses clauses =
          build_clauses(document, s, words_, clauses_, rules_, std::move(items[s]));
      SentencePropositions(document, s, clauses, roles_, clauses_, rules_, kinds_, verb_ending_)
          .run(talk);
    }
  }

 private:
  WordTables words_;
  ClauseTables clauses_;
  RelationRules rules_;
  RoleNouns roles_;
  ReferenceWords kinds_;
  std::string verb_ending_;
};

}  // namespace

std::unique_ptr<const Stage> make_eojeol_propositions_stage(const StageContext& context) {
  return std::make_unique<EojeolPropositionsStage>(context);
}

}  // namespace weft
