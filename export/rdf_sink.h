// SPDX-License-Identifier: Apache-2.0
//
// Triples by subject, on their way into one of the writings of RDF.
#pragma once

#include <memory>
#include <ostream>
#include <string_view>

namespace weft {

// Names are as rdf_names.h tells.
// A term is read before the call that gets it returns, so it may view what is made for that call.
struct RdfTerm {
  bool literal = false;
  std::string_view text;      // name or words
  std::string_view datatype;  // name, for literals; empty for plain strings
  std::string_view language;
};

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
