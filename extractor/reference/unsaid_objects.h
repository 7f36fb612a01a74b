// SPDX-License-Identifier: Apache-2.0
//
// Objects that clauses leave unsaid (zero anaphora) in languages that drop them. Reads the
// discourse; supplies objects of propositions.
#pragma once

#include "extractor/reference/shared_subjects.h"
#include "extractor/reference/topics.h"

namespace weft {

class UnsaidObjects {
 public:
  UnsaidObjects(Discourse& discourse, const Topics& topics, const SharedSubjects& subjects)
      : document_(discourse.document()),
        words_(discourse.words()),
        clauses_(discourse.clauses()),
        discourse_(discourse),
        topics_(topics),
        subjects_(subjects) {}

  void supply(std::uint32_t sentence);

 private:
  void supply_object(std::uint32_t proposition);
  bool object_told(std::uint32_t proposition) const;
  std::uint32_t object_before(std::uint32_t proposition) const;

  Document& document_;
  const ReferenceWords& words_;
  const Clauses& clauses_;
  const Discourse& discourse_;
  const Topics& topics_;
  const SharedSubjects& subjects_;
};

}  // namespace weft
