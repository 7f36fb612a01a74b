// SPDX-License-Identifier: Apache-2.0
//
// docs/rules.md is what docs/make_rules.py makes of the tables.
#include <gtest/gtest.h>

#include "cli/run_weft.h"

namespace weft {
namespace {

TEST(Rules, PageIsUpToDate) {
  const Workshop shop;
  const RunResult result =
      shop.run("python3 '" WEFT_SOURCE_DIR
               "/docs/make_rules.py' made.md && diff made.md '" WEFT_SOURCE_DIR "/docs/rules.md'");
  EXPECT_EQ(result.exit_code, 0) << "run docs/make_rules.py\n" << result.out << result.error;
}

}  // namespace
}  // namespace weft
