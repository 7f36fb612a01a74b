// SPDX-License-Identifier: Apache-2.0
//
// N-Quads and N-Triples (W3C, RDF 1.1, and the triple terms of 1.2), a statement at a time.
#pragma once

#include <istream>
#include <string>
#include <string_view>

namespace weft {

struct QuadTerm {
  enum class Kind { kIri, kBlank, kLiteral, kTriple };
  Kind kind = Kind::kIri;
  std::string text;  // IRI without brackets, blank node's label, literal's words, triple as it is
  std::string language;  // of a literal, as written
  std::string datatype;  // IRI of a literal; empty for plain ones
};

struct Quad {
  QuadTerm subject;
  QuadTerm predicate;
  QuadTerm object;
  QuadTerm graph;  // its text is empty in the default graph
};

class QuadReader {
 public:
  QuadReader(std::istream& in, std::string path) : in_(in), path_(std::move(path)) {}

  // False at the end. Throws FormatError with line and column.
  bool next(Quad& quad);
  std::size_t line() const { return number_; }

 private:
  [[noreturn]] void wrong(const std::string& what) const;
  void skip_blanks();
  QuadTerm term();
  std::string iri();
  QuadTerm literal();
  QuadTerm triple();
  void escape(std::string& out, bool in_iri);

  std::istream& in_;
  std::string path_;
  std::string text_;  // of the line
  std::size_t at_ = 0;
  std::size_t number_ = 0;
};

}  // namespace weft
