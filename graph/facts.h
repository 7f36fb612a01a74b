// SPDX-License-Identifier: Apache-2.0
//
// Folds the evidence of all documents into facts: one fact for all sentences that agree in subject,
// relation, object, polarity, modality, status and qualifiers. Who claims it, how sure the
// extractor was and in which words stay with each piece of evidence.
#pragma once

#include "weft/core/ontology.h"
#include "weft/graph/graph.h"

namespace weft {

// Needs data.documents with the entity of each appearance; writes relations, facts and
// Evidence::fact.
void make_facts(GraphData& data, const Ontology& ontology);

}  // namespace weft
