// SPDX-License-Identifier: Apache-2.0
//
// RDF in three writings: Turtle and JSON-LD for people, N-Quads with one graph per fact for stores.
// Terms are minted from keys, never from names: urn:weft:entity:KEY, urn:weft:relation:ID,
// urn:weft:fact:KEY, urn:weft:document:SHA256. What is told of a fact is told of urn:weft:fact:KEY:
// an rdf:Statement, or with rdf12 a reifier of a triple term. Only a fact that is asserted and not
// denied is also a triple of its own, so that whoever takes all triples for true is not misled.
// Evidence is a prov:Entity and a target of Web Annotation selectors in code points.
#pragma once

#include <memory>

#include "weft/export/exporter.h"

namespace weft {

std::unique_ptr<const Exporter> make_turtle_exporter();
std::unique_ptr<const Exporter> make_nquads_exporter();
std::unique_ptr<const Exporter> make_jsonld_exporter();

}  // namespace weft
