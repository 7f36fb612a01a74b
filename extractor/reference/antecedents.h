// SPDX-License-Identifier: Apache-2.0
//
// Gathers all that a pronoun may mean, for the model (antecedent_model.h) to choose from. Reads the
// discourse; changes nothing.
#pragma once

#include <vector>

#include "extractor/reference/antecedent_features.h"
#include "extractor/reference/introductions.h"

namespace weft {

class Antecedents {
 public:
  Antecedents(const Discourse& discourse, const Compatibility& compatibility, const Topics& topics)
      : document_(discourse.document()),
        clauses_(discourse.clauses()),
        discourse_(discourse),
        compatibility_(compatibility),
        features_(discourse, topics),
        introductions_(document_, discourse.words()),
        paths_(document_) {}

  std::vector<Antecedent> gather(std::uint32_t mention, const Wanted& wanted) const;

 private:
  Antecedent nothing_said(std::uint32_t mention, const Wanted& wanted) const;
  bool may_mean(const Trace& trace, const Wanted& wanted) const;
  void keep_family(std::uint32_t mention, std::vector<Antecedent>& found) const;
  const Mention* kin_of(std::uint32_t mention) const;

  const Document& document_;
  const Clauses& clauses_;
  const Discourse& discourse_;
  const Compatibility& compatibility_;
  AntecedentFeatures features_;
  Introductions introductions_;
  DependencyPaths paths_;
};

}  // namespace weft
