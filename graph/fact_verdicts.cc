// SPDX-License-Identifier: Apache-2.0
#include "graph/fact_verdicts.h"

namespace weft {

FactVerdicts::FactVerdicts(const std::vector<Decision>& decisions) {
  for (const Decision& decision : decisions) {
    const bool accept = decision.kind == DecisionKind::kAccept;
    if (!accept && decision.kind != DecisionKind::kReject) continue;
    const double confidence = accept ? 1 : 0;
    on_key_[decision.fact] = confidence;
    for (const EvidenceAnchor& anchor : decision.evidence) {
      on_evidence_[{anchor.document, anchor.index, anchor.relation}] = confidence;
    }
  }
}

std::optional<double> FactVerdicts::of(const Fact& fact,
                                       const std::vector<GraphDocument>& documents) const {
  if (on_key_.empty()) return std::nullopt;
  if (const auto it = on_key_.find(fact.key); it != on_key_.end()) return it->second;
  for (const EvidenceRef ref : fact.evidence) {
    const GraphDocument& document = documents[ref.document];
    const auto it =
        on_evidence_.find({document.sha256, ref.index, document.evidence[ref.index].relation});
    if (it != on_evidence_.end()) return it->second;
  }
  return std::nullopt;
}

}  // namespace weft
