// SPDX-License-Identifier: Apache-2.0
//
// What rules make of names in one sentence of words: from a tagger's names to those expected.
#pragma once

#include <gtest/gtest.h>

#include <vector>

#include "extractor/names/name_memory.h"
#include "support/ud_document.h"

namespace weft::testing {

// The names that a document of ud_document() was given.
inline std::vector<TypedName> tagged_names(const Document& document) {
  std::vector<TypedName> names;
  for (const Mention& m : document.mentions) names.push_back({m.span, 0, m.type, 0.9F});
  return names;
}

inline void expect_names(const Document& document, const std::vector<TypedName>& names,
                         const std::vector<NameRow>& expected) {
  ASSERT_EQ(names.size(), expected.size());
  for (std::size_t i = 0; i < names.size(); ++i) {
    EXPECT_EQ(document.text_of(names[i].span), expected[i].text);
    EXPECT_EQ(names[i].type, expected[i].type) << expected[i].text;
  }
}

}  // namespace weft::testing
