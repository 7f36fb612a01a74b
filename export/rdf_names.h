// SPDX-License-Identifier: Apache-2.0
//
// Names of RDF: "prefix:local" with a prefix of kRdfPrefixes and a local part as rdf_local() made
// it, or a whole IRI in "<...>".
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "export/text_sink.h"

namespace weft {

struct RdfPrefix {
  std::string_view name;
  std::string_view iri;
};
inline constexpr std::array kRdfPrefixes = {
    RdfPrefix{"weft", "urn:weft:"},
    RdfPrefix{"entity", "urn:weft:entity:"},
    RdfPrefix{"relation", "urn:weft:relation:"},
    RdfPrefix{"fact", "urn:weft:fact:"},
    RdfPrefix{"evidence", "urn:weft:evidence:"},
    RdfPrefix{"document", "urn:weft:document:"},
    RdfPrefix{"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
    RdfPrefix{"rdfs", "http://www.w3.org/2000/01/rdf-schema#"},
    RdfPrefix{"owl", "http://www.w3.org/2002/07/owl#"},
    RdfPrefix{"xsd", "http://www.w3.org/2001/XMLSchema#"},
    RdfPrefix{"skos", "http://www.w3.org/2004/02/skos/core#"},
    RdfPrefix{"dcterms", "http://purl.org/dc/terms/"},
    RdfPrefix{"prov", "http://www.w3.org/ns/prov#"},
    RdfPrefix{"oa", "http://www.w3.org/ns/oa#"},
    RdfPrefix{"schema", "http://schema.org/"},
    RdfPrefix{"wdt", "http://www.wikidata.org/prop/direct/"},
};

// Where N-Quads keep what `weft import` needs: a record of records.h, and an article's text.
inline constexpr std::string_view kRdfRecord = "urn:weft:record";
inline constexpr std::string_view kRdfText = "http://schema.org/articleBody";

// A key or id as the local part of a name: all but letters, digits and -._: is percent-encoded.
std::string rdf_local(std::string_view key);
// An absolute IRI as "<...>" keeps it; empty where the text is none.
std::string rdf_iri(std::string_view url);

// What stands between the brackets of a name's IRI, in two parts that follow each other.
struct RdfIri {
  std::string_view prefix;
  std::string_view rest;
};
RdfIri rdf_iri_of(std::string_view name);
// The two parts as one.
std::string full_iri(std::string_view name);

// Words in double quotes, as Turtle and N-Quads write them. Bytes that are no UTF-8 are dropped.
void write_quoted(TextSink& out, std::string_view text);

}  // namespace weft
