// SPDX-License-Identifier: Apache-2.0
//
// One sentence as clauses and noun phrases, for languages with case particles and verb endings:
// which phrases belong to which predicate in which role, what the predicate's auxiliaries say of
// it, which clauses share a subject, which noun an adnominal clause leaves its gap for. Built on
// the dependency tree, with the particles having the last word on roles.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "extractor/propositions/eojeol_tables.h"
#include "extractor/propositions/eojeol_words.h"
#include "extractor/relations/relation_rules.h"

namespace weft {

inline constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);

// Consecutive nouns of which only the last has a particle: "로봇 부품 업체 마루넷의".
struct Chunk {
  std::size_t begin = 0;  // words
  std::size_t end = 0;
  std::size_t clause = kNowhere;       // whose argument it is
  std::size_t possessed = kNowhere;    // the chunk that it is the genitive of
  std::size_t conjunct_of = kNowhere;  // the later chunk that it is coordinated with
  std::size_t last() const { return end - 1; }
};

struct ClauseArgument {
  Role role = Role::kSubject;
  std::string marker;
  std::size_t chunk = 0;
  float confidence = 1.0F;
  bool topic = false;
  std::uint32_t mention = kNone;  // a name inside the phrase that is meant, where not its head
  bool alone = false;             // without what it is coordinated with
};

struct Clause {
  std::size_t main = 0;  // word that carries the meaning
  std::size_t last = 0;  // last word of its auxiliaries
  std::string lemma;
  Voice voice = Voice::kActive;
  Claim claim;
  Ending ending = Ending::kUnmarked;
  std::size_t parent = kNowhere;    // clause that it is subordinate or coordinate to
  std::size_t modified = kNowhere;  // chunk that an adnominal clause modifies
  std::size_t speech = kNowhere;    // clause of saying whose content it belongs to
  bool subject_unsaid = false;
  bool abstract_object = false;  // "짓는 방안을 검토한다": likewise
  bool abstract_subject = false;  // "전망이 나온다": what a clause before consists of, no one else
  bool of_others = false;         // what others than who speaks are to do: "배상하도록"
  bool opening = false;           // what its subject does to say what follows: "회견을 열고"
  bool past = false;
  bool verbal_noun = false;       // a bare noun stands for its verb: "인수 중이다"
  std::vector<std::string> also;  // verbs that share all with this one: "개발·공급하는"
  std::vector<ClauseArgument> arguments;

  const ClauseArgument* find(Role role) const;
};

struct SentenceClauses {
  SentenceItems items;
  std::vector<Word> words;   // those outside brackets
  std::vector<Word> asides;  // those in brackets
  std::vector<Chunk> chunks;
  std::vector<Clause> clauses;

  // Whether a noun with a copula is the predicate.
  bool copular(const Clause& clause) const {
    return words[clause.main].copula && !clause.verbal_noun;
  }
  // "X라는 회사": the clause says nothing but the name of what it modifies.
  bool naming(const Clause& clause) const {
    return clause.ending == Ending::kQuoteAdnominal && copular(clause) &&
           clause.modified != kNowhere;
  }
  // The chunk that ends with or holds this word; kNowhere where there is none.
  std::size_t chunk_of(std::size_t word) const;
};

SentenceClauses build_clauses(const Document& document, std::uint32_t sentence,
                              const WordTables& word_tables, const ClauseTables& tables,
                              const RelationRules& rules, SentenceItems items);

}  // namespace weft
