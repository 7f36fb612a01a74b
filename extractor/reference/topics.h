// SPDX-License-Identifier: Apache-2.0
//
// What each sentence is about, for those behind it: what a particle marks as its topic, else its
// subject, the article's before others. The ranks of Walker, Iida and Cote (1994), who bring
// centering to a language with marked topics. Reads the discourse; keeps the topics.
#pragma once

#include <vector>

#include "extractor/reference/discourse.h"

namespace weft {

class Topics {
 public:
  explicit Topics(const Discourse& discourse)
      : document_(discourse.document()),
        words_(discourse.words()),
        clauses_(discourse.clauses()),
        discourse_(discourse),
        topic_(document_.sentences.size(), kNone),
        topic_told_(document_.sentences.size(), false) {}

  // Once the mentions of the sentence have their entities.
  void note(std::uint32_t sentence);

  // The named entity that the sentence is about; else kNone.
  std::uint32_t of(std::uint32_t sentence) const { return topic_[sentence]; }
  // Whether it is marked as a topic.
  bool told(std::uint32_t sentence) const { return topic_told_[sentence]; }
  bool another_topic(const Mention& mention) const;
  bool parted(std::uint32_t before, std::uint32_t sentence) const;
  bool told_of_unnamed(std::uint32_t sentence) const;

 private:
  const Document& document_;
  const ReferenceWords& words_;
  const Clauses& clauses_;
  const Discourse& discourse_;
  std::vector<std::uint32_t> topic_;  // by sentence
  std::vector<bool> topic_told_;      // by sentence
};

}  // namespace weft
