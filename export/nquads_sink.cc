// SPDX-License-Identifier: Apache-2.0
#include "export/rdf_names.h"
#include "export/rdf_sink.h"

namespace weft {
namespace {

class NquadsSink : public RdfSink {
 public:
  explicit NquadsSink(std::ostream& out) : out_(out) {}
  void begin() override {}
  void subject(std::string_view name, std::string_view graph) override {
    subject_.clear();
    append(subject_, name);
    subject_ += ' ';
    end_.clear();
    if (!graph.empty()) append(end_ += ' ', graph);
    end_ += " .\n";
  }
  void property(std::string_view predicate, const RdfTerm& object) override {
    out_ << subject_ << kept(predicate) << ' ';
    term(object);
    out_ << end_;
  }
  void reifies(std::string_view s, std::string_view p, const RdfTerm& o) override {
    out_ << subject_ << kept("rdf:reifies") << " <<( ";
    write(s);
    out_ << ' ' << kept(p) << ' ';
    term(o);
    out_ << " )>>" << end_;
  }
  void end() override { out_.flush(); }

 private:
  struct Kept {
    std::string name, iri;
  };

  static void append(std::string& out, std::string_view name) {
    const RdfIri iri = rdf_iri_of(name);
    out += '<';
    out += iri.prefix;
    out += iri.rest;
    out += '>';
  }
  void write(std::string_view name) {
    const RdfIri iri = rdf_iri_of(name);
    out_ << '<' << iri.prefix << iri.rest << '>';
  }
  // "<...>" of the few names of predicates and datatypes: most are literals of the program, so
  // where they lie tells where to look.
  const std::string& kept(std::string_view name) {
    Kept& kept = kept_[(reinterpret_cast<std::uintptr_t>(name.data()) >> 3U) % kept_.size()];
    if (kept.name != name) {
      kept.name = name;
      kept.iri.clear();
      append(kept.iri, name);
    }
    return kept.iri;
  }
  void term(const RdfTerm& term) {
    if (!term.literal) {
      write(term.text);
      return;
    }
    write_quoted(out_, term.text);
    if (!term.language.empty()) out_ << '@' << term.language;
    if (!term.datatype.empty()) out_ << "^^" << kept(term.datatype);
  }

  TextSink out_;
  std::array<Kept, 128> kept_;
  std::string subject_;
  std::string end_;  // of a line: its graph, if any
};

}  // namespace

std::unique_ptr<RdfSink> make_nquads_sink(std::ostream& out) {
  return std::make_unique<NquadsSink>(out);
}

}  // namespace weft
