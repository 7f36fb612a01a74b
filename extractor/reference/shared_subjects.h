// SPDX-License-Identifier: Apache-2.0
//
// The subject that the clauses of a sentence share. Reads the document; changes nothing.
#pragma once

#include "extractor/reference/clauses.h"

namespace weft {

class SharedSubjects {
 public:
  SharedSubjects(const Document& document, const ReferenceWords& words, const Clauses& clauses)
      : document_(document), words_(words), clauses_(clauses) {}

  // Of the other clauses than this one, or of all for kNone; kNone where there is none.
  std::uint32_t subject_in(std::uint32_t sentence, std::uint32_t proposition) const;

 private:
  bool goes_on_to_another(std::uint32_t proposition, std::uint32_t later) const;
  bool is_named_before(std::uint32_t mention) const;
  bool acts(std::uint32_t entity) const;
  bool carries(const PropositionArgument& argument, std::uint32_t entity) const;

  const Document& document_;
  const ReferenceWords& words_;
  const Clauses& clauses_;
};

}  // namespace weft
