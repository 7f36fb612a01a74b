// SPDX-License-Identifier: Apache-2.0
//
// Why a statement is there, or is not: what became of each relation rule that was tried on a
// proposition. Filled on request by Extractor::explain(). Plain values; indices point into the
// Document.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "weft/core/statement.h"

namespace weft {

enum class RuleOutcome : std::uint8_t {
  kStated,   // gave the statements below
  kNothing,  // an argument is missing, of another type, or names nothing: `reason` says which
  kSilent,   // a row says that these words state nothing
  kUnknown,  // no row knows the words
  kNoFact,   // a question, condition or wish: no rule is asked
};

struct RuleTrial {
  std::uint32_t proposition = kNone;
  RuleOutcome outcome = RuleOutcome::kNothing;
  std::string relation;  // of the ontology; of the words themselves where `open`; or empty
  bool open = false;
  std::string file;  // the row, where there is one
  std::size_t line = 0;
  std::string subject;  // its selectors as written
  std::string object;
  std::string reason;                 // for people, in English; empty where statements were made
  std::vector<Statement> statements;  // before those that a sentence says twice are dropped
};

// Names used in files: "stated", "nothing", "silent", "unknown", "no-fact".
std::string_view rule_outcome_name(RuleOutcome outcome);

}  // namespace weft
