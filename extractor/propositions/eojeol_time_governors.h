// SPDX-License-Identifier: Apache-2.0
//
// Part of the clause builder: which clause a time belongs to. Dates take no particle as readily as
// one, so the tree attaches them badly: those of titles, of nouns and of sources are told apart,
// and the words around a date say whether it holds for the clause about a noun or the one around.
#pragma once

#include "extractor/propositions/eojeol_governors.h"

namespace weft {

class TimeGovernors : public ClauseStep {
 public:
  // `governors` is of the same sentence, and outlives this.
  explicit TimeGovernors(const PhraseGovernors& governors)
      : ClauseStep(governors), governors_(governors) {}

  // The clause whose time the phrase is, where `clause` governs it like any phrase; kNowhere where
  // that is no clause of the sentence. Earlier phrases are to be attached before.
  std::size_t time_clause(std::size_t chunk, std::size_t clause) const;

 private:
  bool begins_described(const Chunk& chunk) const;
  bool opens_range(std::size_t c) const;
  bool closes_range(const Chunk& chunk) const;
  bool dates_source(std::size_t c) const;
  std::size_t outside_lasting(std::size_t c, std::size_t clause) const;
  bool lasts(std::size_t c) const;
  std::size_t clause_of_time(std::size_t c, std::size_t clause) const;
  bool is_year(const Chunk& chunk) const;
  bool dates_saying(std::size_t c, std::size_t said, std::size_t saying) const;
  std::size_t leading_time(std::size_t c, std::size_t clause) const;
  bool quoted_title(const Word& word) const;
  bool compared(const Chunk& chunk) const;
  bool dates_noun(std::size_t c) const;
  bool stands_inside(std::size_t c) const;
  bool dates_what_came_before(const Chunk& chunk) const;
  bool is_mere_day(const Word& word) const;
  bool same_quotation(const Word& word, std::size_t clause) const;

  const PhraseGovernors& governors_;
};

}  // namespace weft
