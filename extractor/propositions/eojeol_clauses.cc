// SPDX-License-Identifier: Apache-2.0
#include "extractor/propositions/eojeol_clauses.h"

#include <algorithm>

#include "extractor/table.h"
#include "weft/core/error.h"

namespace weft {
namespace {

// How sure a subject is that the clause itself does not hold.
constexpr float kSharedSubject = 0.85F;
constexpr float kGapSubject = 0.85F;
constexpr float kGapObject = 0.8F;
constexpr int kMaxClimb = 12;

Ending ending_named(std::string_view name) {
  if (name == "connective") return Ending::kConnective;
  if (name == "adnominal") return Ending::kAdnominal;
  if (name == "nominal") return Ending::kNominal;
  return Ending::kPurpose;
}

class ClauseBuilder {
 public:
  ClauseBuilder(const Document& document, std::uint32_t sentence, const WordTables& word_tables,
                const ClauseTables& tables, const RelationRules& rules)
      : document_(document),
        sentence_(document.sentences[sentence]),
        tables_(tables),
        rules_(rules),
        verb_ending_(word_tables.active_suffix() + word_tables.dictionary_ending()) {
    std::vector<Word> words = words_of(document, sentence_, word_tables);
    for (Word& word : words)
      (word.in_brackets ? out_.asides : out_.words).push_back(std::move(word));
    clause_of_.assign(out_.words.size(), kNowhere);
    for (std::uint32_t i = 0; i < document.literals.size(); ++i) {
      const Literal& literal = document.literals[i];
      if (literal.sentence == sentence) literals_.push_back(&literal);
    }
  }

  SentenceClauses run() {
    index_tokens();
    find_clauses();
    find_chunks();
    for (std::size_t c = 0; c < out_.chunks.size(); ++c) coordinate(c);
    for (std::size_t c = 0; c < out_.chunks.size(); ++c) attach_chunk(c);
    for (std::size_t c = 0; c < out_.clauses.size(); ++c) attach_clause(c);
    for (std::size_t c = 0; c < out_.clauses.size(); ++c) settle_roles(out_.clauses[c]);
    for (std::size_t c = 0; c < out_.clauses.size(); ++c) take_light_verb(out_.clauses[c]);
    for (std::size_t c = 0; c < out_.clauses.size(); ++c) fill_gap(c);
    find_speech();
    share_subjects();
    for (Clause& clause : out_.clauses) make_active(clause);
    return std::move(out_);
  }

 private:
  using Words = std::vector<Word>;

  void index_tokens() {
    word_at_.assign(sentence_.tokens.size(), kNowhere);
    for (std::size_t w = 0; w < out_.words.size(); ++w) {
      word_at_[out_.words[w].token - sentence_.tokens.begin] = w;
      word_at_[out_.words[w].last_token - sentence_.tokens.begin] = w;
    }
  }

  std::size_t head_of(std::size_t word) const {
    const std::uint32_t head = document_.tokens[out_.words[word].token].head;
    if (head == kNone || !sentence_.tokens.contains(head)) return kNowhere;
    return word_at_[head - sentence_.tokens.begin];
  }

  // --- predicates with their auxiliaries

  void find_clauses() {
    for (std::size_t w = 0; w < out_.words.size();) {
      const Word& word = out_.words[w];
      if (!word.predicate) {
        ++w;
        continue;
      }
      Clause clause;
      clause.main = clause.last = w;
      clause.lemma = word.lemma;
      clause.voice = word.voice;
      clause.claim.negated = word.negated;
      // "...한 점이다" says nothing of its own.
      clause.claim.hypothetical = word.copula && tables_.content_nouns.contains(word.stem);
      if (w > 0) add_adverb(out_.words[w - 1], clause.claim);
      while (extend(clause)) {
      }
      const Word& last = out_.words[clause.last];
      clause.ending = last.ending;
      if (clause.ending == Ending::kPurpose) clause.claim.add({false, false, Modality::kPlanned});
      clause.claim.hypothetical |= clause.ending == Ending::kCondition ||
                                   clause.ending == Ending::kQuestion ||
                                   clause.ending == Ending::kCommand;
      for (std::size_t i = w; i <= clause.last; ++i) clause_of_[i] = out_.clauses.size();
      w = clause.last + 1;
      out_.clauses.push_back(std::move(clause));
    }
  }

  void add_adverb(const Word& word, Claim& claim) const {
    const auto it = tables_.adverbs.find(document_.text_of(document_.tokens[word.token]));
    if (it != tables_.adverbs.end()) claim.add(it->second);
  }

  // Takes the next auxiliary or periphrasis into the clause.
  bool extend(Clause& clause) const {
    const Words& words = out_.words;
    const Word& last = words[clause.last];
    for (const ClauseTables::Periphrasis& row : tables_.periphrases) {
      if (row.ending != last.ending) continue;
      if (!row.ending_form.empty() && row.ending_form != last.ending_form) continue;
      const std::size_t length = match(row, clause.last + 1);
      if (length == 0) continue;
      clause.claim.add(row.claim);
      clause.last += length;
      return true;
    }
    const std::size_t next = clause.last + 1;
    const bool linked = last.ending == Ending::kConnective || last.ending == Ending::kPurpose;
    if (next < words.size() && words[next].auxiliary && linked) {
      ++clause.last;
      return true;
    }
    return false;
  }

  // Number of words that the row covers from `at` on, 0 where it does not match. A copula is one
  // word with its noun: "예정 이다" matches 예정이다.
  std::size_t match(const ClauseTables::Periphrasis& row, std::size_t at) const {
    const std::size_t start = at;
    for (std::size_t i = 0; i < row.words.size(); ++i) {
      if (at >= out_.words.size()) return 0;
      const Word& word = out_.words[at];
      if (word.copula) {
        if (word.stem != row.words[i] || i + 2 != row.words.size()) return 0;
        return at + 1 - start;
      }
      if (word.predicate ? word.lemma != row.words[i] : word.stem != row.words[i]) return 0;
      ++at;
    }
    return at - start;
  }

  // --- noun phrases

  bool starts_chunk(std::size_t w) const {
    const Word& word = out_.words[w];
    if (!word.nominal) return false;
    return clause_of_[w] == kNowhere || (word.copula && out_.clauses[clause_of_[w]].main == w);
  }

  // A date stands for itself: "2020년 누리로봇에" are two phrases.
  bool ends_time(std::size_t w) const {
    const Span span = out_.words[w].noun_span;
    return std::any_of(literals_.begin(), literals_.end(), [&](const Literal* literal) {
      return (literal->kind == LiteralKind::kDate || literal->kind == LiteralKind::kDuration) &&
             literal->span.end == span.end;
    });
  }

  void find_chunks() {
    for (std::size_t w = 0; w < out_.words.size();) {
      if (!starts_chunk(w)) {
        ++w;
        continue;
      }
      Chunk chunk;
      chunk.begin = w;
      while (w + 1 < out_.words.size() && continues(w)) ++w;
      chunk.end = ++w;
      out_.chunks.push_back(chunk);
    }
  }

  bool continues(std::size_t w) const {
    const Word& word = out_.words[w];
    return word.noun_case == Case::kBare && !word.predicate && !word.comma_after &&
           starts_chunk(w + 1) && !(ends_time(w) && !ends_time(w + 1));
  }

  const Word& head_word(const Chunk& chunk) const { return out_.words[chunk.last()]; }

  bool named(const Chunk& chunk) const {
    const std::uint32_t token = head_word(chunk).token;
    return std::any_of(document_.mentions.begin(), document_.mentions.end(), [&](const Mention& m) {
      return m.kind == MentionKind::kName && m.tokens.contains(token);
    });
  }

  // "A와 B는", "A, B, C가": the last carries the role of all.
  void coordinate(std::size_t c) {
    Chunk& chunk = out_.chunks[c];
    if (c + 1 >= out_.chunks.size()) return;
    const Word& head = head_word(chunk);
    const Chunk& next = out_.chunks[c + 1];
    const bool adjacent = next.begin == chunk.end;
    const bool linked =
        head.noun_case == Case::kComitative || (head.noun_case == Case::kBare && head.comma_after);
    if (!head.predicate && adjacent && linked && named(chunk) == named(next)) {
      chunk.conjunct_of = c + 1;
    }
  }

  // --- attachment

  void attach_chunk(std::size_t c) {
    Chunk& chunk = out_.chunks[c];
    const Word& head = head_word(chunk);
    if (chunk.conjunct_of != kNowhere || head.predicate) return;
    if (tables_.content_nouns.contains(head.stem) && chunk.end - chunk.begin == 1) return;
    if (head.noun_case == Case::kGenitive) {
      if (c + 1 < out_.chunks.size()) chunk.possessed = possessed_by(c);
      return;
    }
    chunk.clause = clause_above(outside_head(chunk), chunk.end);
    if (chunk.clause == kNowhere) return;
    Clause& clause = out_.clauses[chunk.clause];
    clause.arguments.push_back(argument_of(c, clause));
  }

  // The genitive's noun is the next phrase, past an adnominal clause in between.
  std::size_t possessed_by(std::size_t c) const {
    const std::size_t head = outside_head(out_.chunks[c]);
    if (head != kNowhere && head > out_.chunks[c].last()) {
      const std::size_t chunk = out_.chunk_of(head);
      if (chunk != kNowhere && chunk > c) return chunk;
    }
    return c + 1;
  }

  std::size_t outside_head(const Chunk& chunk) const {
    for (std::size_t w = chunk.end; w-- > chunk.begin;) {
      const std::size_t head = head_of(w);
      if (head != kNowhere && head >= chunk.end) return head;
    }
    return kNowhere;
  }

  // The clause that this word belongs to, or that governs it; else the next clause from `from` on.
  std::size_t clause_above(std::size_t word, std::size_t from) const {
    for (int step = 0; step < kMaxClimb && word != kNowhere; ++step) {
      if (clause_of_[word] != kNowhere) return clause_of_[word];
      const std::size_t head = head_of(word);
      if (head == kNowhere || head <= word) break;
      word = head;
    }
    for (std::size_t w = from; w < out_.words.size(); ++w) {
      if (clause_of_[w] != kNowhere) return clause_of_[w];
    }
    return kNowhere;
  }

  ClauseArgument argument_of(std::size_t c, const Clause& clause) const {
    const Chunk& chunk = out_.chunks[c];
    const Word& head = head_word(chunk);
    ClauseArgument argument;
    argument.chunk = c;
    argument.role = Role::kOblique;
    switch (head.noun_case) {
      case Case::kSubject:
        argument.role = Role::kSubject;
        break;
      case Case::kObject:
        argument.role = Role::kObject;
        break;
      case Case::kComplement:
        argument.role = Role::kComplement;
        break;
      case Case::kIndirect:
        argument.role = Role::kIndirectObject;
        argument.marker = head.marker;
        break;
      case Case::kTopic:
        argument.topic = true;
        break;
      case Case::kDelimiter:
        argument.topic = true;
        break;
      case Case::kBare:
        // A bare noun before a comma at the start of a headline is its topic; one right before its
        // verb is its object.
        if (head.comma_after && chunk.begin == 0) argument.topic = true;
        if (chunk.end == clause.main && !ends_time(chunk.last())) argument.role = Role::kObject;
        break;
      default:
        argument.marker = head.marker;
        break;
    }
    return argument;
  }

  void attach_clause(std::size_t c) {
    Clause& clause = out_.clauses[c];
    const std::size_t next = clause.last + 1;
    std::size_t head = kNowhere;
    for (std::size_t w = clause.last + 1; w-- > clause.main;) {
      head = head_of(w);
      if (head != kNowhere && head > clause.last) break;
      head = kNowhere;
    }
    const bool adnominal =
        clause.ending == Ending::kAdnominal || clause.ending == Ending::kQuoteAdnominal;
    if (adnominal) {
      std::size_t chunk = head == kNowhere ? kNowhere : out_.chunk_of(head);
      if (chunk == kNowhere && next < out_.words.size()) chunk = next_chunk(next);
      clause.modified = chunk;
      if (chunk != kNowhere) clause.parent = clause_of_chunk(chunk);
    } else if (clause.ending != Ending::kFinal || next < out_.words.size()) {
      clause.parent = clause_above(head, next);
    }
    if (clause.parent == c) clause.parent = kNowhere;
  }

  std::size_t next_chunk(std::size_t word) const {
    for (std::size_t c = 0; c < out_.chunks.size(); ++c) {
      if (out_.chunks[c].begin >= word) return c;
    }
    return kNowhere;
  }

  std::size_t clause_of_chunk(std::size_t c) const {
    for (int step = 0; step < kMaxClimb && c != kNowhere; ++step) {
      const Chunk& chunk = out_.chunks[c];
      if (chunk.clause != kNowhere) return chunk.clause;
      if (clause_of_[chunk.last()] != kNowhere) return clause_of_[chunk.last()];
      c = chunk.conjunct_of != kNowhere ? chunk.conjunct_of : chunk.possessed;
    }
    return kNowhere;
  }

  // --- roles

  // A topic is the subject of a clause that has no other; after that it may be the object.
  void settle_roles(Clause& clause) const {
    for (ClauseArgument& argument : clause.arguments) {
      if (!argument.topic) continue;
      const bool is_time = ends_time(out_.chunks[argument.chunk].last());
      if (is_time) continue;
      if (clause.find(Role::kSubject) == nullptr) {
        argument.role = Role::kSubject;
      } else if (clause.find(Role::kObject) == nullptr && !out_.words[clause.main].copula &&
                 head_word(out_.chunks[argument.chunk]).noun_case == Case::kDelimiter) {
        argument.role = Role::kObject;
      }
    }
  }

  // "인수를 추진하다", "계약을 체결하다": the noun is the predicate where the language has a verb
  // of it.
  void take_light_verb(Clause& clause) {
    const auto it = tables_.light_verbs.find(clause.lemma);
    if (it == tables_.light_verbs.end()) return;
    for (std::size_t i = 0; i < clause.arguments.size(); ++i) {
      const Chunk chunk = out_.chunks[clause.arguments[i].chunk];
      const Word& head = head_word(chunk);
      if (chunk.end != clause.main || head.noun_case != it->second.noun_case) continue;
      const std::string verb = head.stem + verb_ending_;
      if (rules_.find(PredicateKind::kVerb, verb) == nullptr) return;
      clause.lemma = verb;
      if (it->second.voice == Voice::kPassive) clause.voice = Voice::kPassive;
      absorb(clause, i);
      return;
    }
  }

  // The noun leaves the arguments; what stands before it in its phrase, or its genitive, is the
  // object.
  void absorb(Clause& clause, std::size_t argument) {
    const std::size_t c = clause.arguments[argument].chunk;
    Chunk& chunk = out_.chunks[c];
    clause.main = chunk.last();
    clause_of_[chunk.last()] = static_cast<std::size_t>(&clause - out_.clauses.data());
    if (chunk.end - chunk.begin > 1) {
      --chunk.end;
      clause.arguments[argument].role = Role::kObject;
      return;
    }
    clause.arguments.erase(clause.arguments.begin() + static_cast<std::ptrdiff_t>(argument));
    for (std::size_t g = 0; g < out_.chunks.size(); ++g) {
      if (out_.chunks[g].possessed != c) continue;
      out_.chunks[g].possessed = kNowhere;
      out_.chunks[g].clause = chunk.clause;
      clause.arguments.push_back({Role::kObject, "", g, kGapObject, false});
    }
  }

  // The noun that an adnominal clause modifies fills the role that the clause lacks.
  void fill_gap(std::size_t c) {
    Clause& clause = out_.clauses[c];
    if (clause.ending != Ending::kAdnominal || clause.modified == kNowhere) return;
    const Chunk& noun = out_.chunks[clause.modified];
    const auto content = tables_.content_nouns.find(head_word(noun).stem);
    if (content != tables_.content_nouns.end()) {
      clause.claim.add(content->second);
      return;
    }
    if (out_.words[clause.main].copula) {
      clause.arguments.push_back({Role::kSubject, "", clause.modified, kGapSubject, false});
      return;
    }
    if (clause.find(Role::kSubject) == nullptr) {
      clause.arguments.push_back({Role::kSubject, "", clause.modified, kGapSubject, false});
    } else if (clause.find(Role::kObject) == nullptr && clause.voice != Voice::kPassive) {
      clause.arguments.push_back({Role::kObject, "", clause.modified, kGapObject, false});
    }
  }

  // --- speech

  void find_speech() {
    for (std::size_t c = 0; c < out_.clauses.size(); ++c) {
      Clause& clause = out_.clauses[c];
      if (clause.ending == Ending::kQuote) mark_content(c, clause.parent);
      if (clause.ending == Ending::kQuoteAdnominal && clause.modified != kNowhere) {
        const auto noun = tables_.content_nouns.find(head_word(out_.chunks[clause.modified]).stem);
        if (noun != tables_.content_nouns.end()) clause.claim.add(noun->second);
      }
    }
  }

  void mark_content(std::size_t c, std::size_t speech) {
    if (speech == kNowhere || speech <= c) return;
    const auto verb = tables_.speech_verbs.find(out_.clauses[speech].lemma);
    if (verb == tables_.speech_verbs.end()) return;
    out_.clauses[c].claim.add(verb->second);
    out_.clauses[c].speech = speech;
    // Clauses that lead up to it belong to what is said.
    for (std::size_t b = 0; b < c; ++b) {
      Clause& before = out_.clauses[b];
      if (before.speech == kNowhere && before.parent == c && before.modified == kNowhere) {
        mark_content_chain(b, speech, verb->second);
      }
    }
  }

  void mark_content_chain(std::size_t c, std::size_t speech, const Claim& claim) {
    out_.clauses[c].speech = speech;
    out_.clauses[c].claim.add(claim);
    for (std::size_t b = 0; b < c; ++b) {
      Clause& before = out_.clauses[b];
      if (before.speech == kNowhere && before.parent == c && before.modified == kNowhere) {
        mark_content_chain(b, speech, claim);
      }
    }
  }

  // --- subjects

  // A clause without a subject takes that of the clause it is joined to, if it has been named by
  // then; topics reach further than subjects.
  void share_subjects() {
    for (std::size_t c = 0; c < out_.clauses.size(); ++c) {
      Clause& clause = out_.clauses[c];
      if (clause.find(Role::kSubject) != nullptr) continue;
      const ClauseArgument* shared = subject_above(c);
      if (shared == nullptr) shared = subject_before(c);
      if (shared != nullptr) {
        ClauseArgument copy = *shared;
        copy.role = Role::kSubject;
        copy.confidence *= kSharedSubject;
        clause.arguments.push_back(copy);
      } else {
        clause.subject_unsaid = true;
      }
    }
  }

  bool stands_before(const ClauseArgument& argument, const Clause& clause) const {
    return out_.chunks[argument.chunk].begin < clause.main;
  }

  const ClauseArgument* subject_above(std::size_t c) const {
    std::size_t parent = out_.clauses[c].parent;
    for (int step = 0; step < kMaxClimb && parent != kNowhere; ++step) {
      for (const ClauseArgument& argument : out_.clauses[parent].arguments) {
        const bool own =
            argument.role == Role::kSubject && argument.chunk != out_.clauses[c].modified;
        if (own && stands_before(argument, out_.clauses[c])) return &argument;
      }
      parent = out_.clauses[parent].parent;
    }
    return nullptr;
  }

  // The topic of an earlier clause of the sentence, else the subject of the clause before.
  const ClauseArgument* subject_before(std::size_t c) const {
    const ClauseArgument* found = nullptr;
    for (std::size_t b = 0; b < c; ++b) {
      if (out_.clauses[b].modified != kNowhere) continue;
      for (const ClauseArgument& argument : out_.clauses[b].arguments) {
        if (argument.role != Role::kSubject) continue;
        if (argument.topic || found == nullptr || !found->topic) found = &argument;
      }
    }
    return found;
  }

  // In a passive clause the subject is the patient, and who is marked as its source the agent.
  void make_active(Clause& clause) const {
    if (clause.voice != Voice::kPassive) return;
    const bool has_object = clause.find(Role::kObject) != nullptr;
    for (ClauseArgument& argument : clause.arguments) {
      if (argument.role == Role::kSubject && !has_object) {
        argument.role = Role::kObject;
      } else if (argument.role == Role::kIndirectObject && !has_object) {
        argument.role = Role::kSubject;
      }
    }
    clause.subject_unsaid = false;
  }

  const Document& document_;
  const Sentence& sentence_;
  const ClauseTables& tables_;
  const RelationRules& rules_;
  const std::string verb_ending_;  // makes a verb of a noun: "하다"
  SentenceClauses out_;
  std::vector<std::size_t> word_at_;    // by token of the sentence
  std::vector<std::size_t> clause_of_;  // by word
  std::vector<const Literal*> literals_;
};

}  // namespace

Claim Claim::parse(std::string_view name, const TableRow& row, const std::string& file) {
  Claim claim;
  if (name == "negated") {
    claim.negated = true;
  } else if (name == "hypothetical") {
    claim.hypothetical = true;
  } else if (const auto modality = parse_modality(name == "-" ? "" : name)) {
    claim.modality = *modality;
  } else {
    throw FormatError({file, row.line, {}, {}}, "unknown effect '" + std::string(name) + "'");
  }
  return claim;
}

void Claim::add(const Claim& other) {
  negated = negated != other.negated;
  hypothetical = hypothetical || other.hypothetical;
  // Planned, possible and alleged say more than reported.
  if (modality == Modality::kAsserted || modality == Modality::kReported) {
    if (other.modality != Modality::kAsserted) modality = other.modality;
  }
}

ClauseTables::ClauseTables(const PackFiles& files) {
  const auto read = [&](std::string_view name, std::size_t columns) {
    return parse_table(files.open(name), files.describe(name), columns, columns);
  };
  for (const TableRow& row : read("periphrases.tsv", 4)) {
    Periphrasis p;
    p.ending = ending_named(row.cells[0]);
    if (row.cells[1] != "*") p.ending_form = row.cells[1];
    for (const std::string_view word : split_words(row.cells[2])) p.words.emplace_back(word);
    p.claim = Claim::parse(row.cells[3], row, files.describe("periphrases.tsv"));
    periphrases.push_back(std::move(p));
  }
  const auto claims = [&](std::string_view name) {
    std::map<std::string, Claim, std::less<>> out;
    for (const TableRow& row : read(name, 2)) {
      out[std::string(row.cells[0])] = Claim::parse(row.cells[1], row, files.describe(name));
    }
    return out;
  };
  content_nouns = claims("content_nouns.tsv");
  speech_verbs = claims("speech_verbs.tsv");
  for (const TableRow& row : read("adverbs.tsv", 2)) {
    for (const std::string_view word : split_words(row.cells[1], ',')) {
      adverbs[std::string(word)] = Claim::parse(row.cells[0], row, files.describe("adverbs.tsv"));
    }
  }
  for (const TableRow& row : read("light_verbs.tsv", 3)) {
    LightVerb verb;
    verb.noun_case = row.cells[1] == "subject" ? Case::kSubject : Case::kObject;
    verb.voice = row.cells[2] == "passive" ? Voice::kPassive : Voice::kActive;
    light_verbs[std::string(row.cells[0])] = verb;
  }
}

const ClauseArgument* Clause::find(Role role) const {
  for (const ClauseArgument& argument : arguments) {
    if (argument.role == role) return &argument;
  }
  return nullptr;
}

std::size_t SentenceClauses::chunk_of(std::size_t word) const {
  for (std::size_t c = 0; c < chunks.size(); ++c) {
    if (chunks[c].begin <= word && word < chunks[c].end) return c;
  }
  return kNowhere;
}

SentenceClauses build_clauses(const Document& document, std::uint32_t sentence,
                              const WordTables& word_tables, const ClauseTables& tables,
                              const RelationRules& rules) {
  return ClauseBuilder(document, sentence, word_tables, tables, rules).run();
}

}  // namespace weft
