// SPDX-License-Identifier: Apache-2.0
//
// Articles, facts, evidence and decisions as JSON objects of which nothing is lost: the lines of
// JSON Lines, and what RDF keeps as rdf:JSON for `weft import`. A record holds until the next call.
#pragma once

#include <memory>
#include <string_view>

#include "export/view.h"

namespace weft {

class Records {
 public:
  explicit Records(const ExportView& view);
  ~Records();

  std::string_view document(std::uint32_t index, bool with_text);
  std::string_view fact(FactId id);  // with its evidence
  // One sentence and how its fact holds; no quote.
  std::string_view evidence(EvidenceRef ref, const Evidence& evidence);
  std::string_view decision(const Decision& decision);

 private:
  class Writer;
  std::unique_ptr<Writer> writer_;
};

}  // namespace weft
