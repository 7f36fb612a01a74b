// SPDX-License-Identifier: Apache-2.0
#include "extractor/propositions/eojeol_predicates.h"

#include <algorithm>
#include <optional>

#include "weft/core/hangul.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

class PredicateFinder {
 public:
  PredicateFinder(const Document& document, const ClauseTables& tables, const RelationRules& rules,
                  const std::string& verb_ending, SentenceClauses& clauses)
      : document_(document),
        tables_(tables),
        rules_(rules),
        verb_ending_(verb_ending),
        s_(clauses),
        clause_of_(clauses.words.size(), kNowhere) {}

  std::vector<std::size_t> run() {
    join_particles();
    read_adverbs();
    find_clauses();
    return std::move(clause_of_);
  }

 private:
  using Words = std::vector<Word>;

  // "합병에 대한", "사건을 소재로": the verb or noun becomes part of the particle before it.
  void join_particles() {
    for (std::size_t w = 1; w < s_.words.size(); ++w) {
      Word& noun = s_.words[w - 1];
      Word& word = s_.words[w];
      if (!noun.nominal || noun.predicate || word.copula) continue;
      const ClauseTables::ComplexParticle* particle = tables_.complex_particle(noun, word);
      if (particle == nullptr) continue;
      noun.noun_case = particle->result;
      noun.marker = particle->result_marker;
      word.predicate = word.nominal = false;
    }
  }

  // "잇따라 만났다": the form of a verb that only says how.
  void read_adverbs() {
    for (Word& word : s_.words) {
      if (!word.predicate || word.ending != Ending::kConnective) continue;
      const std::string_view text = document_.text_of(document_.tokens[word.token]);
      if (tables_.verbal_adverbs.contains(text)) word.predicate = word.nominal = false;
    }
  }

  // --- predicates with their auxiliaries

  void find_clauses() {
    for (std::size_t w = 0; w < s_.words.size();) {
      std::optional<Clause> clause = s_.words[w].predicate ? verbal_clause(w) : bare_clause(w);
      if (!clause) {
        ++w;
        continue;
      }
      const std::size_t first = std::min(w, clause->main);
      for (std::size_t i = first; i <= clause->last; ++i) clause_of_[i] = s_.clauses.size();
      w = clause->last + 1;
      s_.clauses.push_back(*std::move(clause));
    }
  }

  std::optional<Clause> verbal_clause(std::size_t w) {
    const Word& word = s_.words[w];
    Clause clause;
    clause.main = clause.last = w;
    clause.lemma = word.lemma;
    clause.voice = word.voice;
    clause.claim.negated = word.negated;
    // "...한 점이다" says nothing of its own.
    clause.claim.hypothetical = word.copula && tables_.content_nouns.contains(word.stem);
    if (word.copula) take_verbal_noun(clause);
    if (clause.main > 0) add_adverb(s_.words[clause.main - 1], clause.claim);
    find_again(clause);
    if (!word.copula) take_prefix(clause);
    if (word.verbal_noun) take_listed(clause);
    if (!word.copula) join_verbs(clause);
    thought_of_others_ = false;
    while (extend(clause)) {
    }
    add_written_together(clause);
    const Word& last = s_.words[clause.last];
    clause.ending = last.ending;
    clause.past = last.past || word.past;
    const bool intended = last.intended && !word.copula && !only_relates(clause);
    if (clause.ending == Ending::kPurpose || intended) {
      clause.claim.add({.modality = Modality::kPlanned});
    }
    // "짓고 있다": what is done when it is finished is still to come.
    if (clause.claim.ongoing && tables_.completings.contains(clause.lemma)) {
      clause.claim.add({.modality = Modality::kPlanned});
    }
    clause.of_others = last.asked || last.caused || thought_of_others_;
    clause.claim.hypothetical |= last.asked;
    clause.claim.hypothetical |= clause.ending == Ending::kCondition ||
                                 clause.ending == Ending::kQuestion ||
                                 clause.ending == Ending::kCommand;
    return clause;
  }

  // "지을 때", "지었을", "지을 만큼": that it is to come is not what such an ending says there.
  bool only_relates(const Clause& clause) const {
    const Word& last = s_.words[clause.last];
    if (last.ending != Ending::kAdnominal) return false;
    if (last.past || clause.last + 1 >= s_.words.size()) return true;
    const Word& noun = s_.words[clause.last + 1];
    const Token& token = document_.tokens[noun.token];
    const bool bound =
        !token.morphemes.empty() && document_.morphemes[token.morphemes.begin].tag == "NNB";
    if (tables_.time_nouns.contains(noun.stem)) return true;
    const auto content = tables_.content_nouns.find(noun.stem);
    if (content == tables_.content_nouns.end()) return bound;
    return content->second.modality != Modality::kAsserted;  // "지을 가능성": the noun says it
  }

  // "다시 문을 열었다": the adverb may stand before the words that belong to the verb.
  void find_again(Clause& clause) const {
    for (std::size_t w = clause.main; w-- > 0 && clause_of_[w] == kNowhere;) {
      const auto it = tables_.adverbs.find(document_.text_of(document_.tokens[s_.words[w].token]));
      clause.claim.repeated |= it != tables_.adverbs.end() && it->second.repeated;
    }
  }

  // "인수 중이다", "인수중이다", "인수 예정이다": the noun before is the predicate.
  void take_verbal_noun(Clause& clause) const {
    const Word& word = s_.words[clause.main];
    const auto content = tables_.content_nouns.find(word.stem);
    if (content != tables_.content_nouns.end() && clause.main > 0) {
      const Word& before = s_.words[clause.main - 1];
      if (!before.nominal || before.noun_case != Case::kBare || !is_verb(before.stem)) return;
      clause.lemma = before.stem + verb_ending_;
      clause.claim = content->second;
      --clause.main;
      return;
    }
    for (const auto& [noun, claim] : tables_.content_nouns) {
      if (!word.stem.ends_with(noun) || word.stem.size() == noun.size()) continue;
      // "공격수이다", "판매점이다": one syllable but of time is the end of another noun.
      constexpr std::size_t kSyllable = 3;  // bytes
      if (noun.size() == kSyllable && !tables_.time_nouns.contains(noun)) continue;
      const std::string stem = word.stem.substr(0, word.stem.size() - noun.size());
      // "공격수이다" is one noun, and no "공격할 수"; "인수중이다" are two.
      const bool bound = claim.modality == Modality::kPossible;
      if (!is_verb(stem) || (bound && !begins_morpheme(word, stem.size()))) continue;
      clause.lemma = stem + verb_ending_;
      clause.claim = claim;
      clause.verbal_noun = true;
    }
  }

  // Whether a morpheme begins so many bytes behind the word's beginning.
  bool begins_morpheme(const Word& word, std::size_t at) const {
    const IndexRange range = document_.tokens[word.token].morphemes;
    for (std::uint32_t m = range.begin; m < range.end; ++m) {
      if (document_.morphemes[m].span.begin == word.noun_span.begin + at) return true;
    }
    return false;
  }

  bool is_known(std::string_view verb) const {
    return rules_.find(PredicateKind::kVerb, verb) != nullptr;
  }

  bool is_verb(const std::string& noun) const { return is_known(noun + verb_ending_); }

  // "공동 창업하다": a bare noun before the verb makes another verb; "재매각하다": a prefix that
  // changes nothing.
  void take_prefix(Clause& clause) {
    if (clause.main > 0) {
      const Word& before = s_.words[clause.main - 1];
      const bool bare = before.nominal && !before.predicate && !before.comma_after &&
                        before.noun_case == Case::kBare && clause_of_[clause.main - 1] == kNowhere;
      if (bare && is_known(before.stem + clause.lemma)) {
        clause.lemma = before.stem + clause.lemma;
        clause_of_[clause.main - 1] = s_.clauses.size();
        return;
      }
    }
    // "둘러보다": what is written together is a verb of its own, unless the first part is known.
    const std::string& glued = s_.words[clause.main].glued;
    const bool own = !glued.empty() && is_known(glued);
    if (own) clause.lemma = glued;
    if (is_known(clause.lemma)) return;
    if (!glued.empty()) {
      clause.lemma = glued;
      return;
    }
    for (const std::string& prefix : tables_.prefixes) {
      if (!clause.lemma.starts_with(prefix)) continue;
      std::string rest = clause.lemma.substr(prefix.size());
      if (is_known(rest)) clause.lemma = std::move(rest);
      clause.claim.repeated = true;
    }
    take_adverb(clause);
    if (clause.lemma == s_.words[clause.main].lemma) mend_stem(clause);
    if (clause.lemma == s_.words[clause.main].lemma) take_compound(clause);
  }

  // "쏘아 올리다": two verbs that together are one.
  void join_verbs(Clause& clause) const {
    if (clause.last + 1 >= s_.words.size()) return;
    const Word& word = s_.words[clause.last];
    const Word& next = s_.words[clause.last + 1];
    if (word.ending != Ending::kConnective || !next.predicate || next.copula) return;
    std::string verb(document_.text_of(document_.tokens[word.token]));
    verb += next.lemma;
    if (!is_known(verb)) return;
    clause.lemma = std::move(verb);
    ++clause.last;
  }

  // "개발·공급하다", "작사, 작곡하다": verbal nouns that share the verb and all that it has.
  void take_listed(Clause& clause) {
    const IndexRange range = document_.tokens[s_.words[clause.main].token].morphemes;
    for (std::uint32_t i = range.begin; i + 2 < range.end; ++i) {
      const bool listed = document_.morphemes[i].tag.starts_with("NN") &&
                          document_.morphemes[i + 1].tag.starts_with("S") &&
                          document_.morphemes[i + 2].tag.starts_with("NN");
      if (listed) add_listed(clause, document_.morphemes[i].form);
    }
    for (std::size_t w = clause.main; w-- > 0 && lists_verb(w);) {
      add_listed(clause, s_.words[w].stem);
      clause_of_[w] = s_.clauses.size();
    }
  }

  void add_listed(Clause& clause, const std::string& noun) const {
    const std::string verb = noun + verb_ending_;
    if (verb != clause.lemma && is_verb(noun) && !rules_.is_silent(PredicateKind::kVerb, verb)) {
      clause.also.push_back(verb);
    }
  }

  // A bare verbal noun, a comma, and another verbal noun with its verb.
  bool lists_verb(std::size_t w) const {
    if (w == 0 || w + 1 >= s_.words.size() || clause_of_[w] != kNowhere) return false;
    const Word& word = s_.words[w];
    const Word& next = s_.words[w + 1];
    const Word& before = s_.words[w - 1];
    const bool follows = (next.predicate && next.verbal_noun && is_known(next.lemma)) ||
                         (next.comma_after && clause_of_[w + 1] == s_.clauses.size());
    return follows && word.nominal && !word.predicate && word.noun_case == Case::kBare &&
           word.comma_after && !word.listed && before.noun_case != Case::kBare &&
           is_verb(word.stem);
  }

  // "정상회담하다": a compound does what its last part does.
  void take_compound(Clause& clause) const {
    if (!s_.words[clause.main].verbal_noun || !clause.lemma.ends_with(verb_ending_)) return;
    const std::string_view noun =
        std::string_view(clause.lemma).substr(0, clause.lemma.size() - verb_ending_.size());
    std::string verb = rules_.compound_verb(noun, verb_ending_);
    if (!verb.empty() && !rules_.is_silent(PredicateKind::kVerb, verb)) {
      clause.lemma = std::move(verb);
    }
  }

  // "구속기소하다": an adverb written together with its verb.
  void take_adverb(Clause& clause) const {
    for (const auto& [adverb, claim] : tables_.adverbs) {
      if (claim.negated || claim.hypothetical || !clause.lemma.starts_with(adverb)) continue;
      std::string rest = clause.lemma.substr(adverb.size());
      if (!is_known(rest)) continue;
      clause.lemma = std::move(rest);
      return;
    }
  }

  // "연다" taken for a stem 연: the present ending has left its sound on a stem that ends in
  // another, which it displaces.
  void mend_stem(Clause& clause) const {
    const std::string_view ending = std::string_view(verb_ending_).substr(3);
    if (tables_.present_final == 0 || !clause.lemma.ends_with(ending)) return;
    if (is_known(clause.lemma)) return;
    const std::string stem = clause.lemma.substr(0, clause.lemma.size() - ending.size());
    if (stem.size() < 3) return;
    std::size_t at = stem.size() - 3;
    const char32_t last = next_code_point(stem, at);
    if (!is_hangul_syllable(last)) return;
    Jamo jamo = decompose(last);
    if (jamo.final != tables_.present_final) return;
    for (const int final : {tables_.displaced_final, 0}) {
      jamo.final = final;
      const char32_t mended = compose(jamo);
      std::string verb = stem.substr(0, stem.size() - 3) + encode_utf8({&mended, 1});
      verb += ending;
      if (!is_known(verb)) continue;
      clause.lemma = std::move(verb);
      return;
    }
  }

  // "강진이 발생, ...", and headlines that end in "... 인수": a bare verbal noun that closes a
  // clause.
  std::optional<Clause> bare_clause(std::size_t w) const {
    const Word& word = s_.words[w];
    const bool closes = w + 1 == s_.words.size() || (word.comma_after && !word.listed);
    if (w == 0 || !closes || !word.nominal || word.noun_case != Case::kBare) return std::nullopt;
    if (lists_verb(w)) return std::nullopt;
    const Word& before = s_.words[w - 1];
    const bool has_argument =
        before.nominal && clause_of_[w - 1] == kNowhere &&
        (before.noun_case == Case::kSubject || before.noun_case == Case::kObject ||
         before.noun_case == Case::kOblique ||
         (w + 1 == s_.words.size() && before.noun_case == Case::kBare));
    if (!has_argument || !is_verb(word.stem)) return std::nullopt;
    Clause clause;
    clause.main = clause.last = w;
    clause.lemma = word.stem + verb_ending_;
    clause.ending = w + 1 == s_.words.size() ? Ending::kFinal : Ending::kConnective;
    clause.past = true;
    clause.verbal_noun = true;
    return clause;
  }

  void add_adverb(const Word& word, Claim& claim) const {
    const auto it = tables_.adverbs.find(document_.text_of(document_.tokens[word.token]));
    if (it != tables_.adverbs.end()) claim.add(it->second);
  }

  // Takes the next auxiliary or periphrasis into the clause.
  bool extend(Clause& clause) {
    Words& words = s_.words;
    const Word& last = words[clause.last];
    for (const ClauseTables::Periphrasis& row : tables_.periphrases) {
      if (row.ending != last.ending) continue;
      if (!row.ending_form.empty() && row.ending_form != last.ending_form) continue;
      if (!row.marker.empty() && row.marker != last.marker) continue;
      if (row.words.empty()) {
        clause.claim.add(row.claim);
        continue;
      }
      const std::size_t length = match(row, clause.last + 1);
      if (length == 0) continue;
      clause.claim.add(row.claim);
      if (is_thought(row, clause.last + 1)) return end_as_content(clause);
      clause.last += length;
      Word& end = words[clause.last];
      // "했을 경우", "한 반면": the noun ends a clause that leads up to another.
      if (!end.predicate) {
        end.ending = row.claim.hypothetical ? Ending::kCondition : Ending::kConnective;
        end.parted = true;
      }
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

  // "X는 Y가 왔던 것으로 보고 있다": the noun stands for what the verb behind it says or thinks.
  bool is_thought(const ClauseTables::Periphrasis& row, std::size_t noun) const {
    return row.words.size() == 2 && noun + 1 < s_.words.size() &&
           s_.words[noun].marker == tables_.as_marker &&
           s_.words[noun + 1].voice == Voice::kActive &&
           tables_.speech_verbs.contains(row.words.back());
  }

  // The clause ends like a quotation. What was done, others did than who thinks so.
  bool end_as_content(Clause& clause) {
    const Word& verb = s_.words[clause.last];
    const std::string& feats = document_.tokens[verb.token].feats;
    thought_of_others_ = verb.past || feats.find("Tense=Past") != std::string::npos;
    ++clause.last;
    s_.words[clause.last].ending = Ending::kQuote;
    return false;
  }

  // "제공하지않았다", "유지할수 없었다", "알기위해": a periphrasis written together with its verb,
  // or the first of its words.
  void add_written_together(Clause& clause) const {
    const IndexRange range = document_.tokens[s_.words[clause.main].token].morphemes;
    for (std::uint32_t i = range.begin; i + 1 < range.end; ++i) {
      const Morpheme& ending = document_.morphemes[i];
      if (!ending.tag.starts_with("E") || ending.tag == "EP") continue;
      const std::vector<std::string> inside = words_from(i + 1, range.end);
      for (const ClauseTables::Periphrasis& row : tables_.periphrases) {
        const bool any = row.ending_form.empty() && ending.tag != "ETM";
        if (inside.empty() || any || row.words.empty() || !row.marker.empty()) continue;
        if (!row.ending_form.empty() && row.ending_form != ending.form) continue;
        if (row.ending_form.empty() && row.ending != Ending::kAdnominal) continue;
        const std::size_t taken = std::min(inside.size(), row.words.size());
        if (!std::equal(inside.begin(), inside.begin() + static_cast<std::ptrdiff_t>(taken),
                        row.words.begin())) {
          continue;
        }
        ClauseTables::Periphrasis rest = row;
        rest.words.erase(rest.words.begin(),
                         rest.words.begin() + static_cast<std::ptrdiff_t>(taken));
        const bool goes_on = !rest.words.empty();
        const std::size_t length =
            goes_on && clause.last == clause.main ? match(rest, clause.last + 1) : 0;
        if (goes_on && length == 0) continue;
        clause.last += length;
        clause.claim.add(row.claim);
        return;
      }
    }
  }

  // The nouns, and the verbs in their dictionary form, among the morphemes.
  std::vector<std::string> words_from(std::uint32_t begin, std::uint32_t end) const {
    const std::string_view dictionary = std::string_view(verb_ending_).substr(3);
    std::vector<std::string> words;
    bool noun = false;
    for (std::uint32_t i = begin; i < end; ++i) {
      const Morpheme& m = document_.morphemes[i];
      if (m.tag.starts_with("N")) {
        words.push_back(m.form);
      } else if (m.tag.starts_with("V")) {
        words.push_back(m.form + std::string(dictionary));
      } else if (m.tag == "XSV" && noun) {
        words.back() += m.form + std::string(dictionary);
      }
      noun = m.tag.starts_with("N");
    }
    return words;
  }

  // Number of words that the row covers from `at` on, 0 where it does not match. A copula is one
  // word with its noun: "예정 이다" matches 예정이다.
  std::size_t match(const ClauseTables::Periphrasis& row, std::size_t at) const {
    const std::size_t start = at;
    for (std::size_t i = 0; i < row.words.size(); ++i) {
      if (at >= s_.words.size()) return 0;
      const Word& word = s_.words[at];
      if (word.copula) {
        if (word.stem != row.words[i] || i + 2 != row.words.size()) return 0;
        return at + 1 - start;
      }
      const std::string& is = word.predicate ? word.lemma : word.stem;
      // "수밖에": a row may name the particle of a noun as well.
      if (is != row.words[i] && document_.text_of(document_.tokens[word.token]) != row.words[i]) {
        return 0;
      }
      ++at;
    }
    // "하는 경우를", "할 경우가": a noun that another predicate takes ends no clause.
    const Word& end = s_.words[at - 1];
    const bool adverb = end.noun_case == Case::kBare || end.noun_case == Case::kTopic ||
                        end.noun_case == Case::kOblique;
    if (end.nominal && !end.predicate && !adverb) return 0;
    return at - start;
  }

  const Document& document_;
  const ClauseTables& tables_;
  const RelationRules& rules_;
  const std::string& verb_ending_;
  SentenceClauses& s_;
  std::vector<std::size_t> clause_of_;  // by word
  bool thought_of_others_ = false;      // see end_as_content
};

}  // namespace

std::vector<std::size_t> find_predicates(const Document& document, const ClauseTables& tables,
                                         const RelationRules& rules, const std::string& verb_ending,
                                         SentenceClauses& clauses) {
  return PredicateFinder(document, tables, rules, verb_ending, clauses).run();
}

}  // namespace weft
