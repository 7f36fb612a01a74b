// SPDX-License-Identifier: Apache-2.0
#include "extractor/propositions/eojeol_propositions.h"

#include <algorithm>

#include "extractor/propositions/eojeol_clauses.h"
#include "extractor/propositions/eojeol_noun_phrases.h"
#include "extractor/propositions/role_nouns.h"

namespace weft {
namespace {

constexpr float kVerbal = 0.85F;
constexpr float kCopula = 0.85F;
constexpr float kNominal = 0.85F;
constexpr float kMeasure = 0.8F;
constexpr float kAside = 0.85F;

class SentencePropositions {
 public:
  SentencePropositions(Document& document, std::uint32_t sentence, const SentenceClauses& clauses,
                       const RoleNouns& roles)
      : document_(document),
        sentence_(sentence),
        s_(clauses),
        roles_(roles),
        phrases_(document, sentence, clauses, roles) {}

  void run() {
    for (std::size_t c = 0; c < s_.chunks.size(); ++c) phrases_.read(c);
    proposition_of_.assign(s_.clauses.size(), kNone);
    // Clauses of saying first: what is said points at them.
    for (std::size_t c = s_.clauses.size(); c-- > 0;) read_clause(c);
    for (std::size_t c = 0; c < s_.clauses.size(); ++c) link_speech(c);
    read_asides();
  }

 private:
  void read_clause(std::size_t c) {
    const Clause& clause = s_.clauses[c];
    const Word& main = s_.words[clause.main];
    read_roles_as_adverbs(c);
    if (main.copula) {
      read_copula(c);
    } else if (!read_measure(c)) {
      Proposition p = start(c, PredicateKind::kVerb, "verbal-clause", kVerbal);
      p.lemma = clause.lemma;
      for (const ClauseArgument& argument : clause.arguments) add(p, argument);
      finish(c, std::move(p));
    }
  }

  Proposition start(std::size_t c, PredicateKind kind, const char* construction,
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

  void add(Proposition& p, const ClauseArgument& argument) {
    for (const Referent& referent : phrases_.referents(argument.chunk)) {
      PropositionArgument a;
      a.role = argument.role;
      a.marker = argument.marker;
      a.mention = referent.mention;
      a.literal = referent.literal;
      a.confidence = argument.confidence;
      if (!referent.empty()) p.arguments.push_back(std::move(a));
    }
  }

  void finish(std::size_t c, Proposition p) {
    proposition_of_[c] = static_cast<std::uint32_t>(document_.propositions.size());
    document_.propositions.push_back(std::move(p));
  }

  // "X는 Y의 공동 창업자이다": the noun is the predicate, its genitive the possessor.
  void read_copula(std::size_t c) {
    const Clause& clause = s_.clauses[c];
    const std::size_t chunk = s_.chunk_of(clause.main);
    if (chunk == kNowhere || read_measure(c)) return;
    const std::size_t role = phrases_.role_begin(chunk);
    Proposition p = start(c, role == kNowhere ? PredicateKind::kCopula : PredicateKind::kNoun,
                          role == kNowhere ? "copula" : "nominal-predicate", kCopula);
    add_noun(p, chunk, role == kNowhere ? s_.chunks[chunk].begin : role);
    for (const ClauseArgument& argument : clause.arguments) add(p, argument);
    finish(c, std::move(p));
  }

  // The words from `begin` to the end of the phrase as predicate noun and complement.
  void add_noun(Proposition& p, std::size_t chunk, std::size_t begin) {
    const std::size_t last = s_.chunks[chunk].last();
    const Span noun = phrases_.words_span(begin, last);
    p.lemma = std::string(document_.text_of(noun));
    const bool role = phrases_.role_at(last, true);
    PropositionArgument complement;
    complement.role = Role::kComplement;
    const Referent whole = phrases_.referent(chunk);
    complement.literal = whole.literal;
    complement.mention = whole.mention;
    if (role) {
      complement.literal = kNone;
      complement.mention = phrases_.nominal(begin, last, EntityType::kTitle);
    }
    p.arguments.push_back(complement);
    const Referent owner = phrases_.possessor(chunk, begin);
    if (owner.mention != kNone && owner.mention != complement.mention) {
      p.arguments.push_back({.role = Role::kPossessor, .mention = owner.mention});
    }
  }

  // "X는 Y의 공동 창업자로, ...": a role in the adverbial case.
  void read_roles_as_adverbs(std::size_t c) {
    const Clause& clause = s_.clauses[c];
    for (const ClauseArgument& argument : clause.arguments) {
      if (argument.role != Role::kOblique || argument.marker.empty()) continue;
      const std::size_t role = phrases_.role_begin(argument.chunk);
      const Word& head = s_.words[s_.chunks[argument.chunk].last()];
      if (role == kNowhere || (!head.comma_after && argument.marker == clause_marker_)) continue;
      Proposition p = start(c, PredicateKind::kNoun, "nominal-predicate", kNominal);
      p.phrase = phrases_.words_span(role, s_.chunks[argument.chunk].last());
      p.voice = Voice::kActive;
      p.negated = p.hypothetical = false;
      p.modality = Modality::kAsserted;
      add_noun(p, argument.chunk, role);
      for (const ClauseArgument& other : clause.arguments) {
        if (other.role == Role::kSubject) add(p, other);
      }
      document_.propositions.push_back(std::move(p));
    }
  }

  // "직원은 1000명이다", "매출이 3000억원으로 늘었다": a common noun as subject and a value say how
  // much of it there is; whose it is stands as genitive, topic, or nowhere.
  bool read_measure(std::size_t c) {
    const Clause& clause = s_.clauses[c];
    const ClauseArgument* attribute = attribute_of(clause);
    if (attribute == nullptr) return false;
    std::vector<std::uint32_t> values = values_of(clause);
    if (values.empty()) return false;
    const Chunk& chunk = s_.chunks[attribute->chunk];
    Proposition p = start(c, PredicateKind::kNoun, "measure", kMeasure);
    p.lemma = s_.words[chunk.last()].stem;
    for (const std::uint32_t value : values) {
      p.arguments.push_back({.role = Role::kComplement, .literal = value});
    }
    Referent owner = phrases_.possessor(attribute->chunk, chunk.last());
    p.subject_unsaid = owner.mention == kNone;
    if (owner.mention != kNone) {
      p.arguments.push_back({.role = Role::kPossessor, .mention = owner.mention});
    }
    for (const ClauseArgument& argument : clause.arguments) {
      if (argument.chunk == attribute->chunk) continue;
      if (argument.topic || argument.role == Role::kSubject) {
        ClauseArgument holder = argument;
        holder.role = Role::kPossessor;
        if (owner.mention == kNone) add(p, holder);
        p.subject_unsaid = false;
      } else if (argument.role == Role::kOblique) {
        add_time(p, argument);
      }
    }
    finish(c, std::move(p));
    return true;
  }

  void add_time(Proposition& p, const ClauseArgument& argument) {
    const Referent referent = phrases_.referent(argument.chunk);
    if (referent.literal == kNone) return;
    if (document_.literals[referent.literal].kind != LiteralKind::kDate) return;
    p.arguments.push_back({.role = Role::kOblique, .literal = referent.literal});
  }

  // The unnamed subject of a clause with a value.
  const ClauseArgument* attribute_of(const Clause& clause) {
    const ClauseArgument* found = nullptr;
    for (const ClauseArgument& argument : clause.arguments) {
      if (argument.role != Role::kSubject &&
          !(clause.voice == Voice::kPassive && argument.role == Role::kObject)) {
        continue;
      }
      const Referent referent = phrases_.referent(argument.chunk);
      if (referent.mention == kNone) continue;
      const Mention& mention = document_.mentions[referent.mention];
      if (mention.kind == MentionKind::kNominal && mention.type == EntityType::kThing)
        found = &argument;
    }
    return found;
  }

  std::vector<std::uint32_t> values_of(const Clause& clause) {
    std::vector<std::uint32_t> values;
    const auto take = [&](std::size_t chunk) {
      for (const Referent& referent : phrases_.referents(chunk)) {
        if (referent.literal == kNone) continue;
        const LiteralKind kind = document_.literals[referent.literal].kind;
        if (kind != LiteralKind::kDate && kind != LiteralKind::kDuration)
          values.push_back(referent.literal);
      }
    };
    if (s_.words[clause.main].copula) {
      const std::size_t chunk = s_.chunk_of(clause.main);
      if (chunk != kNowhere) take(chunk);
      return values;
    }
    for (const ClauseArgument& argument : clause.arguments) {
      if (argument.role == Role::kOblique || argument.role == Role::kObject) take(argument.chunk);
    }
    return values;
  }

  void link_speech(std::size_t c) {
    const std::size_t speech = s_.clauses[c].speech;
    if (speech == kNowhere || proposition_of_[c] == kNone || proposition_of_[speech] == kNone)
      return;
    document_.propositions[proposition_of_[c]].speaker = proposition_of_[speech];
    if (s_.clauses[c].parent == speech) {
      document_.propositions[proposition_of_[speech]].arguments.push_back(
          {.role = Role::kContent, .proposition = proposition_of_[c]});
    }
  }

  // "이정협(상주 상무)", "토마스 바흐(60·독일)": what stands in brackets after a name.
  void read_asides() {
    for (const Word& aside : s_.asides) {
      const std::uint32_t name = phrases_.name_ending_at(aside);
      const Word* before = word_before(aside.token);
      if (before == nullptr) continue;
      const std::uint32_t holder = phrases_.name_ending_at(*before);
      if (holder == kNone || document_.mentions[holder].kind != MentionKind::kName) continue;
      if (document_.mentions[holder].type != EntityType::kPerson) continue;
      Proposition p;
      p.sentence = sentence_;
      p.predicate = aside.token;
      p.phrase = aside.noun_span;
      p.construction = "aside";
      p.kind = PredicateKind::kApposition;
      p.confidence = kAside;
      p.arguments.push_back({.role = Role::kSubject, .mention = holder});
      if (name != kNone) {
        p.arguments.push_back({.role = Role::kPossessor, .mention = name});
      } else if (!add_number(p, aside)) {
        continue;
      }
      document_.propositions.push_back(std::move(p));
    }
  }

  // The last word before the bracket in which the token stands.
  const Word* word_before(std::uint32_t token) const {
    const Word* found = nullptr;
    for (const Word& word : s_.words) {
      if (word.token < token) found = &word;
    }
    return found;
  }

  // A bare number after a person is an age.
  bool add_number(Proposition& p, const Word& aside) {
    constexpr std::size_t kMaxDigits = 3;
    const std::string_view digits = document_.text_of(aside.noun_span);
    const bool number =
        !digits.empty() && digits.size() < kMaxDigits &&
        std::all_of(digits.begin(), digits.end(), [](char ch) { return ch >= '0' && ch <= '9'; });
    for (std::uint32_t i = 0; i < document_.literals.size(); ++i) {
      const Literal& literal = document_.literals[i];
      if (literal.span.begin == aside.noun_span.begin &&
          (literal.kind == LiteralKind::kQuantity || literal.kind == LiteralKind::kDuration)) {
        p.arguments.push_back({.role = Role::kComplement, .literal = i});
        return true;
      }
    }
    if (!number) return false;
    Literal age;
    age.span = aside.noun_span;
    age.tokens = {aside.token, aside.token + 1};
    age.sentence = sentence_;
    age.kind = LiteralKind::kQuantity;
    age.value = std::string(digits);
    document_.literals.push_back(age);
    p.arguments.push_back({.role = Role::kComplement,
                           .literal = static_cast<std::uint32_t>(document_.literals.size() - 1)});
    return true;
  }

  Document& document_;
  std::uint32_t sentence_;
  const SentenceClauses& s_;
  const RoleNouns& roles_;
  NounPhrases phrases_;
  std::vector<std::uint32_t> proposition_of_;  // by clause
  std::string clause_marker_;
};

class EojeolPropositionsStage : public Stage {
 public:
  explicit EojeolPropositionsStage(const StageContext& context)
      : words_(context.files),
        clauses_(context.files),
        rules_(context.files, context.required("relations"), context.ontology),
        roles_(context.files, context.required("roles")) {}

  void apply(Document& document) const override {
    for (std::uint32_t s = 0; s < document.sentences.size(); ++s) {
      if (document.sentences[s].tokens.empty()) continue;
      const SentenceClauses clauses = build_clauses(document, s, words_, clauses_, rules_);
      SentencePropositions(document, s, clauses, roles_).run();
    }
  }

 private:
  WordTables words_;
  ClauseTables clauses_;
  RelationRules rules_;
  RoleNouns roles_;
};

}  // namespace

std::unique_ptr<const Stage> make_eojeol_propositions_stage(const StageContext& context) {
  return std::make_unique<EojeolPropositionsStage>(context);
}

}  // namespace weft
