// SPDX-License-Identifier: Apache-2.0
//
// What the steps that build the clauses of a sentence ask of its words and of the tree over them.
#pragma once

#include <vector>

#include "extractor/propositions/eojeol_clauses.h"
#include "extractor/propositions/eojeol_roles.h"

namespace weft {

class ClauseStep {
 public:
  // `clause_of` gives for each word the clause that it is part of, kNowhere for the others.
  ClauseStep(const Document& document, const Sentence& sentence, const ClauseTables& tables,
             const RelationRules& rules, const std::vector<std::size_t>& clause_of,
             SentenceClauses& clauses);

 protected:
  // The word that governs this one; of a word of several tokens, the governor outside it.
  std::size_t head_of(std::size_t word) const;
  const Word& head_word(const Chunk& chunk) const { return out_.words[chunk.last()]; }
  // The type of the name that ends the phrase, or of the person before a title that does; nullptr
  // where there is none.
  const EntityType* name_type(const Chunk& chunk) const;
  bool named(const Chunk& chunk) const { return name_type(chunk) != nullptr; }
  // A date stands for itself: "2020년 네오랩에" are two phrases.
  bool ends_time(std::size_t w) const { return is_time(document_, out_.items, out_.words[w]); }
  // "든든한 버팀목": of an adjective the noun behind it is the subject.
  bool describes(const Clause& clause) const;
  // "인터뷰에서": where somebody says something.
  bool is_occasion(const Chunk& chunk) const {
    const Word& head = head_word(chunk);
    return tables_.settings.contains(head.marker) && tables_.occasions.contains(head.stem);
  }
  std::size_t first_word(const Clause& clause) const;
  std::size_t next_clause(std::size_t word) const;
  std::size_t next_chunk(std::size_t word) const;
  std::size_t outside_head(const Chunk& chunk) const;
  // The clause that this word belongs to, or that governs it; else the next clause from `from` on.
  std::size_t clause_above(std::size_t word, std::size_t from) const;

  const Document& document_;
  const Sentence& sentence_;
  const ClauseTables& tables_;
  const RelationRules& rules_;
  const std::vector<std::size_t>& clause_of_;  // by word
  SentenceClauses& out_;

 private:
  std::vector<std::size_t> word_at_;  // by token of the sentence
};

// The noun phrases of the sentence, and which of them are coordinated. `verb_ending` makes a verb
// of a noun ("하다").
void find_chunks(const Document& document, const Sentence& sentence, const ClauseTables& tables,
                 const RelationRules& rules, const std::string& verb_ending,
                 const std::vector<std::size_t>& clause_of, SentenceClauses& clauses);

}  // namespace weft
