// SPDX-License-Identifier: Apache-2.0
//
// The most salient of the entities spoken of before that are compatible with a mention: near, a
// subject, spoken of often. Weights in the manner of Lappin and Leass (1994). Reads the discourse;
// changes nothing.
#pragma once

#include "extractor/reference/compatibility.h"
#include "extractor/reference/topics.h"

namespace weft {

class Salience {
 public:
  Salience(const Discourse& discourse, const Compatibility& compatibility, const Topics& topics)
      : document_(discourse.document()),
        words_(discourse.words()),
        clauses_(discourse.clauses()),
        discourse_(discourse),
        compatibility_(compatibility),
        topics_(topics) {}

  // kNone where there is none, or where of several guesses none is better.
  std::uint32_t find(std::uint32_t mention, const Wanted& wanted) const;

 private:
  bool guessed_kind(const Trace& trace, const Mention& mention, const std::string& kinds) const;
  bool stands_in(const Trace& trace, const Mention& mention, const Wanted& wanted) const;
  double weigh(const Trace& trace, const Mention& mention, const Wanted& wanted,
               std::uint32_t order, NounFit fits) const;

  const Document& document_;
  const ReferenceWords& words_;
  const Clauses& clauses_;
  const Discourse& discourse_;
  const Compatibility& compatibility_;
  const Topics& topics_;
};

}  // namespace weft
