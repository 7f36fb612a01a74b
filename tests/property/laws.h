// SPDX-License-Identifier: Apache-2.0
//
// What the property tests share: made-up articles, and a check that says what fails. Runs start
// from one seed; RC_PARAMS="seed=N max_success=N" looks elsewhere and longer.
#pragma once

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <string>

namespace weft::test {

// Words, names, amounts, brackets and odd characters of both languages in any order, as one text.
rc::Gen<std::string> any_text();
// Valid UTF-8 that files find hard: controls, zero, quotes and escapes of every format, marks of
// direction, line ends of all kinds, formulas, noncharacters, any code points.
rc::Gen<std::string> any_name();
// Any bytes at all.
rc::Gen<std::string> any_bytes();

template <typename Law>
void expect_law(const char* description, Law law) {
  EXPECT_TRUE(rc::check(description, law)) << description;
}

}  // namespace weft::test
