// SPDX-License-Identifier: Apache-2.0
//
// What a common noun phrase tells by its words: its head, whether it points back or means anyone.
// Reads the document; changes nothing.
#pragma once

#include <string>
#include <string_view>

#include "extractor/reference/clauses.h"

namespace weft {

class Nominals {
 public:
  Nominals(const Document& document, const ReferenceWords& words, const Clauses& clauses)
      : document_(document), words_(words), clauses_(clauses) {}

  bool of_proper_nouns(const Mention& mention) const;
  std::string head_noun(const Mention& mention) const;
  bool modified(const Mention& mention) const;
  bool points_back(const Mention& mention) const;
  // Whether a determiner stands before it.
  bool determined(const Mention& mention) const;
  bool one_of_many(const Mention& mention) const;  // "an Austrian"
  // Whether one does before the age or birthplace alone that a hyphen joins: "the Lund-born
  // singer".
  bool told_by_birth(const Mention& mention) const;
  bool means_no_one(std::uint32_t mention) const;

 private:
  bool stands_behind(std::string_view word_class, const Mention& mention) const;
  bool is_light(std::string_view noun) const;

  const Document& document_;
  const ReferenceWords& words_;
  const Clauses& clauses_;
};

}  // namespace weft
