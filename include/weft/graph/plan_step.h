// SPDX-License-Identifier: Apache-2.0
//
// How a query or MATCH was worked on: what `--explain` prints.
#pragma once

#include <cstdint>
#include <string>

namespace weft {

// A step of the plan, in the order of work.
struct PlanStep {
  std::string what;           // "look up b by its name", "follow acquired from b to a"
  double estimate = 0;        // how many matches it was thought to give for each before it
  std::uint64_t matches = 0;  // how many it gave in all
};

}  // namespace weft
