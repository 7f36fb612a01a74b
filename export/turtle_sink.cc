// SPDX-License-Identifier: Apache-2.0
#include "export/rdf_names.h"
#include "export/rdf_sink.h"

namespace weft {
namespace {

// In Turtle a local part may not begin with '-' or '.', nor end with '.'.
std::string short_name(std::string_view name) {
  if (name.front() == '<') return std::string(name);
  const std::string_view local = name.substr(name.find(':') + 1);
  if (local.empty() || local.front() == '-' || local.front() == '.' || local.back() == '.') {
    return '<' + full_iri(name) + '>';
  }
  return std::string(name);
}

class TurtleSink : public RdfSink {
 public:
  explicit TurtleSink(std::ostream& out) : out_(out) {}
  void begin() override {
    for (const RdfPrefix& prefix : kRdfPrefixes) {
      out_ << "@prefix " << prefix.name << ": <" << prefix.iri << "> .\n";
    }
  }
  void subject(std::string_view name, std::string_view) override {
    close();
    subject_ = short_name(name);
  }
  void property(std::string_view predicate, const RdfTerm& object) override {
    open();
    out_ << short_name(predicate) << ' ';
    term(object);
  }
  void reifies(std::string_view s, std::string_view p, const RdfTerm& o) override {
    open();
    out_ << "rdf:reifies <<( " << short_name(s) << ' ' << short_name(p) << ' ';
    term(o);
    out_ << " )>>";
  }
  void end() override { close(); }

 private:
  void open() {
    if (open_) {
      out_ << " ;\n    ";
    } else {
      out_ << '\n' << subject_ << ' ';
    }
    open_ = true;
  }
  void close() {
    if (open_) out_ << " .\n";
    open_ = false;
  }
  void term(const RdfTerm& term) {
    if (!term.literal) {
      out_ << short_name(term.text);
      return;
    }
    write_quoted(out_, term.text);
    if (!term.language.empty()) out_ << '@' << term.language;
    if (!term.datatype.empty()) out_ << "^^" << term.datatype;
  }

  TextSink out_;
  std::string subject_;
  bool open_ = false;
};

}  // namespace

std::unique_ptr<RdfSink> make_turtle_sink(std::ostream& out) {
  return std::make_unique<TurtleSink>(out);
}

}  // namespace weft
