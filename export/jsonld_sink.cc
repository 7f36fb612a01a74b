// SPDX-License-Identifier: Apache-2.0
#include "export/json_text.h"
#include "export/rdf_names.h"
#include "export/rdf_sink.h"

namespace weft {
namespace {

// An object per subject; several objects of one predicate follow each other and make a list.
class JsonldSink : public RdfSink {
 public:
  explicit JsonldSink(std::ostream& out) : out_(out) {}
  void begin() override {
    out_ << "{\"@context\":{";
    bool first = true;
    for (const RdfPrefix& prefix : kRdfPrefixes) {
      out_ << (first ? "" : ",") << '"' << prefix.name << "\":{\"@id\":\"" << prefix.iri
           << "\",\"@prefix\":true}";
      first = false;
    }
    out_ << "},\n\"@graph\":[";
  }
  void subject(std::string_view name, std::string_view) override {
    close();
    subject_ = name;
  }
  void property(std::string_view predicate, const RdfTerm& object) override {
    open();
    if (predicate != predicate_) {
      if (!predicate_.empty()) json_.end_array();
      predicate_ = predicate;
      json_.any_key(predicate == "rdf:type" ? "@type" : predicate);
      json_.begin_array();
    }
    if (predicate == "rdf:type") {
      json_.string(object.text);
      return;
    }
    json_.begin_object();
    json_.key(object.literal ? "@value" : "@id");
    json_.string(object.literal ? object.text : full_iri(object.text));
    if (!object.datatype.empty()) {
      json_.key("@type");
      json_.string(object.datatype);
    }
    if (!object.language.empty()) {
      json_.key("@language");
      json_.string(object.language);
    }
    json_.end_object();
  }
  void reifies(std::string_view s, std::string_view p, const RdfTerm& o) override {
    property("rdf:subject", {false, s, {}, {}});
    property("rdf:predicate", {false, p, {}, {}});
    property("rdf:object", o);
  }
  void end() override {
    close();
    out_ << "\n]}\n";
    out_.flush();
  }

 private:
  void open() {
    if (open_) return;
    open_ = true;
    predicate_.clear();
    json_.clear();
    json_.begin_object();
    json_.key("@id");
    json_.string(full_iri(subject_));
  }
  void close() {
    if (!open_) return;
    open_ = false;
    if (!predicate_.empty()) json_.end_array();
    json_.end_object();
    out_ << (first_ ? "\n" : ",\n") << json_.view();
    first_ = false;
  }

  TextSink out_;
  JsonText json_;
  std::string subject_;
  std::string predicate_;
  bool open_ = false;
  bool first_ = true;
};

}  // namespace

std::unique_ptr<RdfSink> make_jsonld_sink(std::ostream& out) {
  return std::make_unique<JsonldSink>(out);
}

}  // namespace weft
