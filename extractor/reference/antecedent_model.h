// SPDX-License-Identifier: Apache-2.0
//
// What a pronoun may mean. Each thing spoken of before it is an antecedent with named features
// (how far back, in which syntactic roles, how often spoken of, gender); their weights are a table
// of the pack, learned by training/train_antecedents.cc. A mention-ranking model with a choice of
// "nothing named" after Denis and Baldridge (2008), with log-linear weights.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extractor/word_map.h"
#include "weft/core/document.h"

namespace weft {

struct AntecedentFeature {
  std::string name;
  double value = 1.0;
};

struct Antecedent {
  std::uint32_t entity = kNone;   // kNone: none of the others
  std::uint32_t mention = kNone;  // where it was last spoken of; kNone where it was not said
  std::vector<AntecedentFeature> features;
};

// Immutable unless a trainer derives from it; shared by threads.
class AntecedentModel {
 public:
  struct Choice {
    std::uint32_t entity = kNone;
    double chance = 0.0;  // 0 to 1, among all antecedents
  };

  // A table of rows "feature TAB weight"; throws FormatError.
  AntecedentModel(std::string_view table, const std::string& file);
  virtual ~AntecedentModel() = default;

  // The likeliest antecedent of the mention. Entity kNone where that is none of those said.
  virtual Choice choose(std::uint32_t mention, const std::vector<Antecedent>& antecedents) const;

 protected:
  AntecedentModel() = default;
  WordMap<double> weights_;
};

}  // namespace weft
