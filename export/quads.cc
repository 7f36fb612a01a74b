// SPDX-License-Identifier: Apache-2.0
#include "export/quads.h"

#include <charconv>

#include "export/import_rows.h"
#include "weft/core/error.h"
#include "weft/core/utf8.h"

namespace weft {

void QuadReader::wrong(const std::string& what) const {
  throw FormatError({path_, number_, at_ + 1, {}}, what);
}

void QuadReader::skip_blanks() {
  while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t')) ++at_;
}

// At a backslash: one character as \n, \u00E9 or \U0001F600.
void QuadReader::escape(std::string& out, bool in_iri) {
  constexpr std::string_view kLetters = "tbnrf\"'\\";
  constexpr std::string_view kMeant = "\t\b\n\r\f\"'\\";
  const char kind = at_ + 1 < text_.size() ? text_[at_ + 1] : ' ';
  const auto known = kLetters.find(kind);
  if (!in_iri && known != std::string_view::npos) {
    out += kMeant[known];
    at_ += 2;
    return;
  }
  const std::size_t digits = kind == 'u' ? 4 : kind == 'U' ? 8 : 0;
  std::uint32_t code = 0;
  const char* begin = text_.data() + at_ + 2;
  if (digits == 0 || at_ + 2 + digits > text_.size() ||
      std::from_chars(begin, begin + digits, code, 16).ptr != begin + digits || code > 0x10FFFF ||
      (code >= 0xD800 && code <= 0xDFFF)) {
    wrong("no such escape; \\\\, \\\", \\n, \\r, \\t, \\uXXXX and \\UXXXXXXXX are known");
  }
  out += encode_utf8(std::u32string(1, static_cast<char32_t>(code)));
  at_ += 2 + digits;
}

std::string QuadReader::iri() {
  std::string out;
  for (++at_; at_ < text_.size() && text_[at_] != '>';) {
    if (text_[at_] == '\\') {
      escape(out, true);
    } else if (static_cast<unsigned char>(text_[at_]) <= ' ' || text_[at_] == '<') {
      wrong("a blank or '<' within an IRI");
    } else {
      out += text_[at_++];
    }
  }
  if (at_ == text_.size()) wrong("an IRI without '>'");
  ++at_;
  return out;
}

QuadTerm QuadReader::literal() {
  QuadTerm term;
  term.kind = QuadTerm::Kind::kLiteral;
  for (++at_; at_ < text_.size() && text_[at_] != '"';) {
    if (text_[at_] == '\\') {
      escape(term.text, false);
      continue;
    }
    const std::size_t end = std::min(text_.find_first_of("\\\"", at_), text_.size());
    term.text.append(text_, at_, end - at_);
    at_ = end;
  }
  if (at_ == text_.size()) wrong("a literal without its second '\"'");
  ++at_;
  if (text_.compare(at_, 3, "^^<") == 0) {
    at_ += 2;
    term.datatype = iri();
  } else if (at_ < text_.size() && text_[at_] == '@') {
    const std::size_t end = std::min(text_.find_first_of(" \t.>", at_), text_.size());
    term.language = text_.substr(at_ + 1, end - at_ - 1);
    at_ = end;
  }
  return term;
}

QuadTerm QuadReader::triple() {
  const std::size_t begin = at_;
  at_ += 3;
  for (int i = 0; i < 3; ++i) {
    skip_blanks();
    term();
  }
  skip_blanks();
  if (text_.compare(at_, 3, ")>>") != 0) wrong("a triple term without ')>>'");
  at_ += 3;
  return {QuadTerm::Kind::kTriple, text_.substr(begin, at_ - begin), "", ""};
}

QuadTerm QuadReader::term() {
  if (text_.compare(at_, 3, "<<(") == 0) return triple();
  if (at_ < text_.size() && text_[at_] == '<') return {QuadTerm::Kind::kIri, iri(), "", ""};
  if (at_ < text_.size() && text_[at_] == '"') return literal();
  if (text_.compare(at_, 2, "_:") == 0) {
    const std::size_t end = std::min(text_.find_first_of(" \t<\"", at_), text_.size());
    QuadTerm term{QuadTerm::Kind::kBlank, text_.substr(at_, end - at_), "", ""};
    at_ = end;
    return term;
  }
  wrong("neither an IRI in '<>' nor a literal in '\"' nor a blank node '_:'");
}

bool QuadReader::next(Quad& quad) {
  while (next_row(in_, path_, text_, number_)) {
    at_ = 0;
    if (number_ == 1 && text_.rfind("\xEF\xBB\xBF", 0) == 0) text_.erase(0, 3);
    if (!text_.empty() && text_.back() == '\r') text_.pop_back();
    skip_blanks();
    if (at_ == text_.size() || text_[at_] == '#') continue;
    if (find_invalid_utf8(text_) != std::string::npos) wrong("not UTF-8; convert the file first");
    quad = Quad();
    QuadTerm* const terms[] = {&quad.subject, &quad.predicate, &quad.object};
    for (QuadTerm* one : terms) {
      *one = term();
      skip_blanks();
    }
    if (quad.subject.kind == QuadTerm::Kind::kLiteral) wrong("a literal as subject");
    if (quad.predicate.kind != QuadTerm::Kind::kIri) wrong("a predicate that is no IRI");
    if (at_ < text_.size() && text_[at_] != '.') {
      quad.graph = term();
      skip_blanks();
    }
    if (at_ == text_.size() || text_[at_] != '.') wrong("no '.' at the end of the statement");
    ++at_;
    skip_blanks();
    if (at_ < text_.size() && text_[at_] != '#') wrong("more behind the '.'");
    return true;
  }
  return false;
}

}  // namespace weft
