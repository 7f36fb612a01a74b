// SPDX-License-Identifier: Apache-2.0
#include "support/test_document.h"

#include <sstream>
#include <stdexcept>

namespace weft::testing {
namespace {

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> parts;
  std::istringstream in(text);
  for (std::string part; std::getline(in, part, separator);) parts.push_back(part);
  return parts;
}

Span find(const Document& document, const std::string& text) {
  const std::size_t at = document.text.find(text);
  if (at == std::string::npos) throw std::invalid_argument("not in the text: " + text);
  return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + text.size())};
}

IndexRange tokens_of(const Document& document, Span span) {
  IndexRange range{kNone, 0};
  for (std::uint32_t t = 0; t < document.tokens.size(); ++t) {
    if (!document.tokens[t].span.overlaps(span)) continue;
    range.begin = std::min(range.begin, t);
    range.end = t + 1;
  }
  return range;
}

// Morpheme spans as far as the forms can be followed in the text; the rest share what is left.
void add_morphemes(Document& document, Token& token, const std::string& forms,
                   const std::string& tags) {
  const std::vector<std::string> form = split(forms, '+');
  const std::vector<std::string> tag = split(tags, '+');
  token.morphemes.begin = static_cast<std::uint32_t>(document.morphemes.size());
  std::uint32_t at = token.span.begin;
  for (std::size_t i = 0; i < form.size(); ++i) {
    Span span{at, token.span.end};
    if (document.text.compare(at, form[i].size(), form[i]) == 0) {
      span.end = at + static_cast<std::uint32_t>(form[i].size());
      at = span.end;
    }
    document.morphemes.push_back({span, form[i], tag.at(i)});
  }
  token.morphemes.end = static_cast<std::uint32_t>(document.morphemes.size());
}

std::string argument_text(const Document& document, const PropositionArgument& a) {
  std::string out(role_name(a.role));
  if (!a.marker.empty()) out += "(" + a.marker + ")";
  out += "=";
  if (a.mention != kNone) out += document.text_of(document.mentions[a.mention].span);
  if (a.literal != kNone) out += document.text_of(document.literals[a.literal].span);
  if (a.proposition != kNone) out += "<" + document.propositions[a.proposition].lemma + ">";
  return out;
}

}  // namespace

Document eojeol_document(std::string_view words, const std::vector<NameRow>& names,
                         const std::vector<LiteralRow>& literals) {
  Document document;
  document.info.id = "test";
  std::vector<std::pair<std::string, std::string>> analyses;
  std::istringstream lines{std::string(words)};
  for (std::string line; std::getline(lines, line);) {
    std::istringstream cells(line);
    std::string form;
    std::string morphemes;
    std::string tags;
    std::uint32_t head = 0;
    if (!(cells >> form >> morphemes >> tags >> head)) continue;
    Token token;
    token.space_after = !form.ends_with('~');
    if (!token.space_after) form.pop_back();
    token.span.begin = static_cast<std::uint32_t>(document.text.size());
    document.text += form;
    token.span.end = static_cast<std::uint32_t>(document.text.size());
    if (token.space_after) document.text += ' ';
    token.head = head == 0 ? kNone : head - 1;
    token.xpos = tags;
    if (tags.starts_with("S") && tags.size() == 2 && tags != "SL" && tags != "SN") {
      token.upos = Upos::kPunct;
    }
    document.tokens.push_back(token);
    analyses.emplace_back(morphemes, tags);
  }
  if (!document.text.empty() && document.text.back() == ' ') document.text.pop_back();
  for (std::size_t t = 0; t < document.tokens.size(); ++t) {
    add_morphemes(document, document.tokens[t], analyses[t].first, analyses[t].second);
  }
  const Span all{0, static_cast<std::uint32_t>(document.text.size())};
  document.blocks.push_back({all, BlockKind::kParagraph});
  document.sentences.push_back({all, {0, static_cast<std::uint32_t>(document.tokens.size())}, 0});
  for (const LiteralRow& row : literals) {
    Literal literal;
    literal.span = find(document, row.text);
    literal.tokens = tokens_of(document, literal.span);
    literal.kind = row.kind;
    literal.value = row.value;
    literal.unit = row.unit;
    document.literals.push_back(literal);
  }
  for (const NameRow& row : names) {
    Mention mention;
    mention.span = find(document, row.text);
    mention.tokens = tokens_of(document, mention.span);
    mention.head = mention.tokens.end - 1;
    mention.type = row.type;
    document.mentions.push_back(mention);
  }
  return document;
}

Document analysed_document(const std::vector<std::string_view>& sentences) {
  Document document;
  for (const std::string_view sentence : sentences) {
    if (!document.text.empty()) document.text += '\n';
    const auto begin = static_cast<std::uint32_t>(document.text.size());
    const auto first = static_cast<std::uint32_t>(document.tokens.size());
    const std::vector<std::string> words = split(std::string(sentence), ' ');
    for (std::string word : words) {
      Token token;
      token.space_after = &word != &words.back() && !word.ends_with('~');
      if (word.ends_with('~')) word.pop_back();
      token.span.begin = static_cast<std::uint32_t>(document.text.size());
      token.morphemes.begin = static_cast<std::uint32_t>(document.morphemes.size());
      for (const std::string& pair : split(word, '+')) {
        const std::size_t slash = pair.rfind('/');
        const auto at = static_cast<std::uint32_t>(document.text.size());
        document.text += pair.substr(0, slash);
        document.morphemes.push_back({{at, static_cast<std::uint32_t>(document.text.size())},
                                      pair.substr(0, slash),
                                      pair.substr(slash + 1)});
      }
      token.morphemes.end = static_cast<std::uint32_t>(document.morphemes.size());
      token.span.end = static_cast<std::uint32_t>(document.text.size());
      const std::string& tag = document.morphemes[token.morphemes.begin].tag;
      if (tag[0] == 'S' && tag != "SL" && tag != "SN") token.upos = Upos::kPunct;
      if (tag == "NP") token.upos = Upos::kPron;
      if (tag[0] == 'V') token.upos = Upos::kVerb;
      document.tokens.push_back(token);
      if (token.space_after) document.text += ' ';
    }
    while (document.text.ends_with(' ')) document.text.pop_back();
    document.sentences.push_back({{begin, static_cast<std::uint32_t>(document.text.size())},
                                  {first, static_cast<std::uint32_t>(document.tokens.size())},
                                  0});
  }
  return document;
}

std::vector<std::string> propositions_as_text(const Document& document) {
  std::vector<std::string> out;
  for (const Proposition& p : document.propositions) {
    std::string line = "[" + p.construction + "] " + p.lemma + ":";
    for (const PropositionArgument& a : p.arguments) line += " " + argument_text(document, a);
    if (p.negated) line += " !negated";
    if (p.hypothetical) line += " !hypothetical";
    if (p.subject_unsaid) line += " !unsaid";
    if (p.modality != Modality::kAsserted) line += " !" + std::string(modality_name(p.modality));
    if (p.status != Status::kCurrent) line += " !" + std::string(status_name(p.status));
    if (p.speaker != kNone) line += " !by <" + document.propositions[p.speaker].lemma + ">";
    out.push_back(line);
  }
  return out;
}

}  // namespace weft::testing
