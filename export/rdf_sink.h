// SPDX-License-Identifier: Apache-2.0
//
// Triples by subject, on their way into one of the writings of RDF.
#pragma once

#include <array>
#include <memory>
#include <ostream>
#include <string>
#include <string_view>

#include "export/text_sink.h"

namespace weft {

// Names are "prefix:local" with a prefix of kRdfPrefixes; the local part is as rdf_local() made it.
// A term is read before the call that gets it returns, so it may view what is made for that call.
struct RdfTerm {
  bool literal = false;
  std::string_view text;      // name or words
  std::string_view datatype;  // name, for literals; empty for plain strings
  std::string_view language;
};

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

class RdfSink {
 public:
  virtual ~RdfSink() = default;
  virtual void begin() = 0;
  // Triples that follow are of this subject, in this named graph (a name, or empty).
  virtual void subject(std::string_view name, std::string_view graph) = 0;
  virtual void property(std::string_view predicate, const RdfTerm& object) = 0;
  // rdf:reifies <<( s p o )>>.
  virtual void reifies(std::string_view s, std::string_view p, const RdfTerm& o) = 0;
  virtual void end() = 0;
};

std::unique_ptr<RdfSink> make_turtle_sink(std::ostream& out);
std::unique_ptr<RdfSink> make_nquads_sink(std::ostream& out);
std::unique_ptr<RdfSink> make_jsonld_sink(std::ostream& out);

}  // namespace weft
