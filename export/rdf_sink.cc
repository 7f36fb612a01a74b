// SPDX-License-Identifier: Apache-2.0
#include "export/rdf_sink.h"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "weft/core/utf8.h"

namespace weft {
namespace {

void percent(std::string& out, std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  for (const char byte : bytes) {
    const auto value = static_cast<unsigned char>(byte);
    out += '%';
    out += kDigits[value >> 4U];
    out += kDigits[value & 15U];
  }
}

bool is_plain(char32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '_' || c == '.' || c == ':';
}

std::string full_iri(std::string_view name) {
  if (name.front() == '<') return std::string(name.substr(1, name.size() - 2));
  const auto colon = name.find(':');
  for (const RdfPrefix& prefix : kRdfPrefixes) {
    if (prefix.name == name.substr(0, colon)) {
      return std::string(prefix.iri) + std::string(name.substr(colon + 1));
    }
  }
  return std::string(name);
}

// In Turtle a local part may not begin with '-' or '.', nor end with '.'.
std::string short_name(std::string_view name) {
  if (name.front() == '<') return std::string(name);
  const std::string_view local = name.substr(name.find(':') + 1);
  if (local.empty() || local.front() == '-' || local.front() == '.' || local.back() == '.') {
    return '<' + full_iri(name) + '>';
  }
  return std::string(name);
}

std::string quoted(std::string_view text) {
  std::string out = "\"";
  const std::string valid = valid_text(text);
  for (std::size_t i = 0; i < valid.size();) {
    const std::size_t begin = i;
    const char32_t c = next_code_point(valid, i);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += static_cast<char>(c);
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '\r') {
      out += "\\r";
    } else if (c == '\t') {
      out += "\\t";
    } else if (c < 0x20 || c == 0x7F) {
      constexpr std::string_view kDigits = "0123456789ABCDEF";
      out += "\\u00";
      out += kDigits[c >> 4U];
      out += kDigits[c & 15U];
    } else {
      out.append(valid, begin, i - begin);
    }
  }
  return out + '"';
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
    out_ << quoted(term.text);
    if (!term.language.empty()) out_ << '@' << term.language;
    if (!term.datatype.empty()) out_ << "^^" << term.datatype;
  }

  TextSink out_;
  std::string subject_;
  bool open_ = false;
};

constexpr std::uint64_t kOnes = 0x0101010101010101;

// The highest bit of the first byte that is `byte` in eight, and maybe of later ones; so for those
// below `least`.
std::uint64_t first_of(std::uint64_t eight, unsigned char byte) {
  const std::uint64_t x = eight ^ (kOnes * byte);
  return (x - kOnes) & ~x & (kOnes * 0x80);
}
std::uint64_t first_below(std::uint64_t eight, unsigned char least) {
  return (eight - kOnes * least) & ~eight & (kOnes * 0x80);
}

// How many of the next bytes need no escape.
std::size_t plain_bytes(const char* text) {
  if constexpr (std::endian::native != std::endian::little) return 0;
  std::uint64_t eight = 0;
  std::memcpy(&eight, text, sizeof eight);
  const std::uint64_t escaped = first_of(eight, '"') | first_of(eight, '\\') |
                                first_of(eight, 0x7F) | first_below(eight, 0x20);
  return static_cast<std::size_t>(std::countr_zero(escaped)) / 8;
}

char* put_escaped(char* out, char c) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  const char letter = c == '\n' ? 'n' : c == '\r' ? 'r' : c == '\t' ? 't' : c;
  if (byte >= 0x20 && byte != 0x7F && c != '"' && c != '\\') {
    *out++ = c;
  } else if (letter != c || c == '"' || c == '\\') {
    *out++ = '\\';
    *out++ = letter;
  } else {
    for (const char one : {'\\', 'u', '0', '0', kDigits[byte >> 4U], kDigits[byte & 15U]}) {
      *out++ = one;
    }
  }
  return out;
}

// As quoted(), straight to where it belongs, eight bytes at a time.
void write_quoted(TextSink& out, std::string_view text) {
  std::string mended;
  if (find_invalid_utf8(text) != std::string_view::npos) text = mended = valid_text(text);
  out << '"';
  constexpr std::size_t kLongest = 6;  // of what one byte becomes
  while (!text.empty()) {
    char* to = out.room();
    const char* const full = to + TextSink::kRoom - kLongest - 8;
    while (to < full && !text.empty()) {
      std::size_t plain = 0;
      if (text.size() >= 8) {
        plain = plain_bytes(text.data());
        std::memcpy(to, text.data(), 8);
        to += plain;
      }
      if (plain < 8) to = put_escaped(to, text[plain++]);
      text.remove_prefix(plain);
    }
    out.used(to);
  }
  out << '"';
}

// "<...>" of a name.
class IriWriter {
 public:
  void write(TextSink& out, std::string_view name) {
    if (name.front() == '<') {
      out << name;
      return;
    }
    const std::string_view prefix = name.substr(0, name.find(':'));
    out << '<';
    const auto known = std::find_if(kRdfPrefixes.begin(), kRdfPrefixes.end(),
                                    [&](const RdfPrefix& one) { return one.name == prefix; });
    if (known != kRdfPrefixes.end()) {
      out << known->iri;
      name.remove_prefix(prefix.size() + 1);
    }
    out << name << '>';
  }
  // As above, of the few names of predicates and datatypes: most are literals of the program, so
  // where they lie tells where to look.
  void write_kept(TextSink& out, std::string_view name) {
    Kept& kept = kept_[(reinterpret_cast<std::uintptr_t>(name.data()) >> 3U) % kept_.size()];
    if (kept.name != name) kept = {std::string(name), '<' + full_iri(name) + '>'};
    out << kept.iri;
  }

 private:
  struct Kept {
    std::string name, iri;
  };
  std::array<Kept, 128> kept_;
};

class NquadsSink : public RdfSink {
 public:
  explicit NquadsSink(std::ostream& out) : out_(out) {}
  void begin() override {}
  void subject(std::string_view name, std::string_view graph) override {
    subject_ = '<' + full_iri(name) + "> ";
    end_ = graph.empty() ? " .\n" : " <" + full_iri(graph) + "> .\n";
  }
  void property(std::string_view predicate, const RdfTerm& object) override {
    out_ << subject_;
    iris_.write_kept(out_, predicate);
    out_ << ' ';
    term(object);
    out_ << end_;
  }
  void reifies(std::string_view s, std::string_view p, const RdfTerm& o) override {
    out_ << subject_ << '<' << full_iri("rdf:reifies") << "> <<( <" << full_iri(s) << "> <"
         << full_iri(p) << "> ";
    term(o);
    out_ << " )>>" << end_;
  }
  void end() override { out_.flush(); }

 private:
  void term(const RdfTerm& term) {
    if (!term.literal) {
      iris_.write(out_, term.text);
      return;
    }
    write_quoted(out_, term.text);
    if (!term.language.empty()) out_ << '@' << term.language;
    if (term.datatype.empty()) return;
    out_ << "^^";
    iris_.write_kept(out_, term.datatype);
  }

  TextSink out_;
  IriWriter iris_;
  std::string subject_;
  std::string end_;  // of a line: its graph, if any
};

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
      if (!predicate_.empty()) json_.EndArray();
      predicate_ = predicate;
      key(predicate == "rdf:type" ? "@type" : predicate);
      json_.StartArray();
    }
    if (predicate == "rdf:type") {
      string(object.text);
      return;
    }
    json_.StartObject();
    key(object.literal ? "@value" : "@id");
    string(object.literal ? object.text : full_iri(object.text));
    if (!object.datatype.empty()) {
      key("@type");
      string(object.datatype);
    }
    if (!object.language.empty()) {
      key("@language");
      string(object.language);
    }
    json_.EndObject();
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
  void key(std::string_view text) {
    json_.Key(text.data(), static_cast<rapidjson::SizeType>(text.size()));
  }
  void string(std::string_view text) {
    const std::string valid = valid_text(text);
    json_.String(valid.data(), static_cast<rapidjson::SizeType>(valid.size()));
  }
  void open() {
    if (open_) return;
    open_ = true;
    predicate_.clear();
    buffer_.Clear();
    json_.Reset(buffer_);
    json_.StartObject();
    key("@id");
    string(full_iri(subject_));
  }
  void close() {
    if (!open_) return;
    open_ = false;
    if (!predicate_.empty()) json_.EndArray();
    json_.EndObject();
    out_ << (first_ ? "\n" : ",\n") << std::string_view(buffer_.GetString(), buffer_.GetSize());
    first_ = false;
  }

  TextSink out_;
  rapidjson::StringBuffer buffer_;
  rapidjson::Writer<rapidjson::StringBuffer> json_;
  std::string subject_;
  std::string predicate_;
  bool open_ = false;
  bool first_ = true;
};

}  // namespace

std::string rdf_local(std::string_view key) {
  if (std::all_of(key.begin(), key.end(),
                  [](char c) { return is_plain(static_cast<unsigned char>(c)); })) {
    return std::string(key);
  }
  const std::string valid = valid_text(key);
  std::string out;
  for (std::size_t i = 0; i < valid.size();) {
    const std::size_t begin = i;
    const char32_t c = next_code_point(valid, i);
    const std::string_view bytes(valid.data() + begin, i - begin);
    if (is_plain(c) || is_hangul(c)) {
      out += bytes;
    } else {
      percent(out, bytes);
    }
  }
  return out;
}

std::string rdf_iri(std::string_view url) {
  if (url.substr(0, 7) != "http://" && url.substr(0, 8) != "https://") return {};
  const std::string valid = valid_text(url);
  std::string out;
  for (std::size_t i = 0; i < valid.size();) {
    const std::size_t begin = i;
    const char32_t c = next_code_point(valid, i);
    const std::string_view bytes(valid.data() + begin, i - begin);
    const bool ascii =
        c > 0x20 && c < 0x7F &&
        std::string_view("<>\"{}|^`\\").find(static_cast<char>(c)) == std::string_view::npos;
    if (ascii || is_hangul(c)) {
      out += bytes;
    } else {
      percent(out, bytes);
    }
  }
  return '<' + out + '>';
}

std::unique_ptr<RdfSink> make_turtle_sink(std::ostream& out) {
  return std::make_unique<TurtleSink>(out);
}
std::unique_ptr<RdfSink> make_nquads_sink(std::ostream& out) {
  return std::make_unique<NquadsSink>(out);
}
std::unique_ptr<RdfSink> make_jsonld_sink(std::ostream& out) {
  return std::make_unique<JsonldSink>(out);
}

}  // namespace weft
