// SPDX-License-Identifier: Apache-2.0
//
// Describes what a pronoun may mean in the features whose weights the model learned: where it was
// said last, how often, in which role. Reads the discourse; changes nothing.
#pragma once

#include <string>
#include <vector>

#include "extractor/reference/antecedent_model.h"
#include "extractor/reference/compatibility.h"
#include "extractor/reference/dependency_paths.h"
#include "extractor/reference/topics.h"

namespace weft {

class AntecedentFeatures {
 public:
  AntecedentFeatures(const Discourse& discourse, const Topics& topics)
      : document_(discourse.document()),
        words_(discourse.words()),
        clauses_(discourse.clauses()),
        discourse_(discourse),
        topics_(topics),
        paths_(document_) {}

  // `order` counts what was said behind it.
  void describe(Antecedent& antecedent, const Trace& trace, std::size_t order,
                std::uint32_t mention, const Wanted& wanted) const;
  void compare(std::vector<Antecedent>& antecedents, std::uint32_t mention,
               const Wanted& wanted) const;

 private:
  void describe_gender(Antecedent& antecedent, const Wanted& wanted) const;
  void describe_place(Antecedent& antecedent, std::uint32_t said, std::uint32_t mention,
                      const std::string& kind, const std::string& place) const;
  std::uint32_t meant_before(std::uint32_t mention, const Wanted& wanted) const;

  const Document& document_;
  const ReferenceWords& words_;
  const Clauses& clauses_;
  const Discourse& discourse_;
  const Topics& topics_;
  DependencyPaths paths_;
};

}  // namespace weft
