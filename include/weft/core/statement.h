// SPDX-License-Identifier: Apache-2.0
//
// A Statement is one fact that an article states: subject, relation, object, and all that qualifies
// it. This is the narrow place between extractor and graph: the extractor writes Statements into a
// Document, the graph is built from them. Indices point into the Document that holds the Statement.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "weft/core/span.h"

namespace weft {

enum class Modality : std::uint8_t { kAsserted, kPlanned, kPossible, kAlleged, kReported, kDenied };
enum class Status : std::uint8_t { kCurrent, kFormer, kFuture };

enum class ArgumentKind : std::uint8_t {
  kEntity,     // index into Document::entities
  kLiteral,    // index into Document::literals
  kStatement,  // index into Document::statements: a claim about a claim
  kText,       // words that name no entity; `text` holds them
};

struct Argument {
  ArgumentKind kind = ArgumentKind::kEntity;
  std::uint32_t index = kNone;
  std::string text;             // only for kText, and the short words of a kStatement
  std::optional<Span> mention;  // the words of this sentence; absent where the argument is unsaid

  bool implicit() const { return !mention.has_value(); }
};

struct StatementRelation {
  std::string id;      // ontology id, or a snake_case form of the lemma when open
  std::string label;   // in the document's language
  std::string phrase;  // the predicate as the text has it
  std::string lemma;
  bool open = false;  // no ontology relation covers it
};

struct Qualifier {
  std::string role;  // price, place, role, buyer, amount, ...
  Argument value;
};

// Where a statement comes from. A Statement is never without one.
struct Provenance {
  std::uint32_t sentence = kNone;     // index into Document::sentences
  Span evidence;                      // the sentence that says it, bytes of Document::text
  std::string extractor;              // rule or model, "ko/nominal-predicate"
  std::uint32_t proposition = kNone;  // index into Document::propositions, where one states it
};

class Statement {
 public:
  Statement(Argument s, StatementRelation r, Argument o, Provenance from)
      : subject(std::move(s)),
        relation(std::move(r)),
        object(std::move(o)),
        provenance(std::move(from)) {}

  Argument subject;
  StatementRelation relation;
  Argument object;
  std::vector<Qualifier> qualifiers;  // sorted by role
  bool negated = false;
  Modality modality = Modality::kAsserted;
  Status status = Status::kCurrent;
  std::optional<Argument> attribution;  // who is said to claim it
  std::optional<std::uint32_t> time;    // index into Document::literals
  float confidence = 1.0F;              // 0 to 1
  Provenance provenance;
};

// Names used in files: "planned", "former"; empty for the default (asserted, current).
std::string_view modality_name(Modality modality);
std::optional<Modality> parse_modality(std::string_view name);
std::string_view status_name(Status status);
std::optional<Status> parse_status(std::string_view name);

}  // namespace weft
