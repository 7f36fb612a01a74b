// SPDX-License-Identifier: Apache-2.0
#include "weft/core/conllu.h"

#include <array>
#include <charconv>
#include <ostream>

namespace weft {
namespace {

enum Column {
  kId,
  kForm,
  kLemma,
  kUposColumn,
  kXpos,
  kFeats,
  kHead,
  kDeprel,
  kDeps,
  kMisc,
  kColumns
};

class Reader {
 public:
  Reader(std::string_view rest, const std::string& file) : rest_(rest), file_(file) {}

  Document run() {
    while (!rest_.empty()) {
      ++line_;
      const std::size_t newline = rest_.find('\n');
      std::string_view line = rest_.substr(0, newline);
      rest_.remove_prefix(newline == std::string_view::npos ? rest_.size() : newline + 1);
      if (line.ends_with('\r')) line.remove_suffix(1);
      take(line);
    }
    finish_sentence();
    return std::move(document_);
  }

 private:
  struct Row {
    std::array<std::string_view, kColumns> cells;
    std::size_t line = 0;
  };

  [[noreturn]] void fail(std::size_t line, const std::string& message) const {
    throw FormatError({file_, line, {}, {}}, message);
  }

  void take(std::string_view line) {
    constexpr std::string_view kText = "# text = ";
    if (line.empty()) {
      finish_sentence();
    } else if (line.starts_with(kText)) {
      text_ = line.substr(kText.size());
    } else if (line.front() != '#') {
      take_word(line);
    }
  }

  void take_word(std::string_view line) {
    Row row;
    row.line = line_;
    for (std::size_t i = 0; i < kColumns; ++i) {
      const std::size_t tab = line.find('\t');
      row.cells[i] = line.substr(0, tab);
      if (tab == std::string_view::npos) {
        if (i + 1 != kColumns) fail(line_, "expected 10 columns separated by tabs");
        break;
      }
      line.remove_prefix(tab + 1);
    }
    if (row.cells[kId].find('.') != std::string_view::npos) return;
    const std::size_t dash = row.cells[kId].find('-');
    if (dash != std::string_view::npos) {
      multiword_.push_back({rows_.size(), number(row.cells[kId].substr(0, dash), line_),
                            number(row.cells[kId].substr(dash + 1), line_), row.cells[kForm]});
      return;
    }
    rows_.push_back(row);
  }

  std::uint32_t number(std::string_view cell, std::size_t line) const {
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (error != std::errc() || end != cell.data() + cell.size()) {
      fail(line, "'" + std::string(cell) + "' is no number");
    }
    return value;
  }

  // Words are looked up in the "# text" line in order; a word of a multiword token that is not
  // there as such (French "du" = "de" + "le") takes the whole token's span.
  Span place(std::size_t index, std::string_view form, std::size_t& cursor) const {
    const std::string_view text = document_.text;
    std::size_t at = cursor;
    while (at < text.size() && text[at] == ' ') ++at;
    for (const Multiword& m : multiword_) {
      const bool inside = index >= m.row && index < m.row + (m.last - m.first + 1);
      if (!inside || text.compare(at, form.size(), form) == 0) continue;
      const std::size_t whole = text.find(m.form, index == m.row ? at : last_multiword_);
      if (whole == std::string_view::npos) break;
      last_multiword_ = whole;
      cursor = whole + m.form.size();
      return {static_cast<std::uint32_t>(whole), static_cast<std::uint32_t>(cursor)};
    }
    const std::size_t found = text.find(form, cursor);
    if (found == std::string_view::npos) {
      fail(rows_[index].line, "'" + std::string(form) + "' does not stand in the # text line");
    }
    last_multiword_ = found;
    cursor = found + form.size();
    return {static_cast<std::uint32_t>(found), static_cast<std::uint32_t>(cursor)};
  }

  void finish_sentence() {
    if (rows_.empty()) {
      text_.reset();
      multiword_.clear();
      return;
    }
    if (!document_.text.empty()) document_.text += '\n';
    const auto start = static_cast<std::uint32_t>(document_.text.size());
    document_.text += text_ ? std::string(*text_) : joined_forms();
    const auto first = static_cast<std::uint32_t>(document_.tokens.size());
    std::size_t cursor = start;
    for (std::size_t i = 0; i < rows_.size(); ++i) add_token(i, first, cursor);
    const Span span{start, static_cast<std::uint32_t>(document_.text.size())};
    const auto block = static_cast<std::uint32_t>(document_.blocks.size());
    document_.blocks.push_back({span, BlockKind::kParagraph});
    const auto last = static_cast<std::uint32_t>(document_.tokens.size());
    document_.sentences.push_back({span, {first, last}, block});
    rows_.clear();
    multiword_.clear();
    text_.reset();
  }

  std::string joined_forms() const {
    std::string out;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      out += rows_[i].cells[kForm];
      const bool glued = rows_[i].cells[kMisc].find("SpaceAfter=No") != std::string_view::npos;
      if (!glued && i + 1 < rows_.size()) out += ' ';
    }
    return out;
  }

  void add_token(std::size_t index, std::uint32_t first, std::size_t& cursor) {
    const Row& row = rows_[index];
    const auto cell = [&](Column column) {
      const std::string_view value = row.cells[column];
      return value == "_" && column != kForm && column != kLemma ? std::string()
                                                                 : std::string(value);
    };
    Token token;
    token.span = place(index, row.cells[kForm], cursor);
    token.lemma =
        row.cells[kLemma] == "_" && row.cells[kForm] != "_" ? std::string() : cell(kLemma);
    token.upos = parse_upos(row.cells[kUposColumn]).value_or(Upos::kX);
    token.xpos = cell(kXpos);
    token.feats = cell(kFeats);
    token.deprel = cell(kDeprel);
    token.space_after = row.cells[kMisc].find("SpaceAfter=No") == std::string_view::npos;
    if (row.cells[kHead] != "_") {
      const std::uint32_t head = number(row.cells[kHead], row.line);
      if (head > rows_.size()) fail(row.line, "head " + std::to_string(head) + " is no word");
      if (head > 0) token.head = first + head - 1;
    }
    add_morphemes(token);
    document_.tokens.push_back(std::move(token));
  }

  // Morphemes as UD Korean writes them, in LEMMA and XPOS; else the word is one morpheme. Their
  // spans are the token's: CoNLL-U does not say where inside the word they lie.
  void add_morphemes(Token& token) {
    std::vector<std::string> forms = split_plus(token.lemma);
    std::vector<std::string> tags = split_plus(token.xpos);
    if (forms.size() != tags.size() || forms.empty()) {
      forms = {std::string(document_.text_of(token))};
      tags = {token.xpos};
    }
    token.morphemes.begin = static_cast<std::uint32_t>(document_.morphemes.size());
    for (std::size_t i = 0; i < forms.size(); ++i) {
      document_.morphemes.push_back({token.span, forms[i], tags[i]});
    }
    token.morphemes.end = static_cast<std::uint32_t>(document_.morphemes.size());
  }

  static std::vector<std::string> split_plus(std::string_view cell) {
    std::vector<std::string> parts;
    if (cell.empty() || cell == "+") return parts;
    for (;;) {
      // A doubled '+' is the morpheme "+" itself beside a separator.
      const std::size_t plus = cell.find('+', 1);
      parts.emplace_back(cell.substr(0, plus));
      if (plus == std::string_view::npos || plus + 1 == cell.size()) return parts;
      cell.remove_prefix(plus + 1);
    }
  }

  struct Multiword {
    std::size_t row;
    std::uint32_t first;
    std::uint32_t last;
    std::string_view form;
  };

  std::string_view rest_;
  std::string file_;
  std::size_t line_ = 0;
  std::optional<std::string_view> text_;
  std::vector<Row> rows_;
  std::vector<Multiword> multiword_;
  mutable std::size_t last_multiword_ = 0;
  Document document_;
};

std::string_view or_underscore(std::string_view cell) { return cell.empty() ? "_" : cell; }

}  // namespace

Document read_conllu(std::string_view conllu, const std::string& file) {
  return Reader(conllu, file).run();
}

void write_conllu(const Document& document, std::ostream& out) {
  for (std::size_t s = 0; s < document.sentences.size(); ++s) {
    const Sentence& sentence = document.sentences[s];
    std::string text(document.text_of(sentence.span));
    for (char& c : text) {
      if (c == '\n' || c == '\r' || c == '\t') c = ' ';
    }
    out << "# sent_id = " << s + 1 << "\n# text = " << text << '\n';
    for (std::uint32_t t = sentence.tokens.begin; t < sentence.tokens.end; ++t) {
      const Token& token = document.tokens[t];
      const bool attached = token.head != kNone || token.deprel == "root";
      out << t - sentence.tokens.begin + 1 << '\t' << document.text_of(token) << '\t'
          << or_underscore(token.lemma) << '\t' << upos_name(token.upos) << '\t'
          << or_underscore(token.xpos) << '\t' << or_underscore(token.feats) << '\t';
      if (token.head != kNone) {
        out << token.head - sentence.tokens.begin + 1;
      } else {
        out << (attached ? "0" : "_");
      }
      out << '\t' << or_underscore(token.deprel) << "\t_\t"
          << (token.space_after ? "_" : "SpaceAfter=No") << '\n';
    }
    out << '\n';
  }
}

}  // namespace weft
