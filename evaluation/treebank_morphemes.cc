// SPDX-License-Identifier: Apache-2.0
#include "evaluation/treebank_morphemes.h"

#include "extractor/morph/syllable_text.h"
#include "extractor/table.h"
#include "weft/core/error.h"
#include "weft/core/hangul.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

// Whether an ending after this stem has a bright vowel.
bool is_bright(const std::u32string& stem) {
  if (stem.empty() || !is_hangul_syllable(stem.back())) return false;
  const Jamo jamo = decompose(stem.back());
  constexpr int kBieup = 17;
  if (jamo.final == kBieup && stem.size() > 1) return false;
  return jamo.vowel == 0 || jamo.vowel == 2 || jamo.vowel == 8;
}

bool between_digits(std::u32string_view surface, std::size_t at) {
  return at > 0 && at + 1 < surface.size() && is_digit(surface[at - 1]) &&
         is_digit(surface[at + 1]);
}

}  // namespace

TreebankMorphemes::TreebankMorphemes(std::string_view table, const std::string& file) {
  const std::set<std::string, std::less<>> kinds = {
      "tag",   "script", "suffix",  "prefix",      "adverb", "noun",    "quotation",
      "retag", "stem",   "harmony", "punctuation", "inside", "nominal", "particle"};
  for (const TableRow& row : parse_table(table, file, 3, 3)) {
    const std::string kind(row.cells[0]);
    const std::string value(row.cells[1]);
    if (!kinds.contains(kind)) {
      throw FormatError({file, row.line, {}, {}}, "unknown kind \"" + kind + "\"");
    }
    for (const std::string_view view : split_words(row.cells[2])) {
      const std::string word(view);
      if (kind == "tag") tags_.emplace(word, value);
      if (kind == "retag") retag_.emplace(word, value);
      if (kind == "prefix" || kind == "adverb") alone_.emplace(value, word);
      if (kind == "harmony") harmony_[value] += decode_utf8(word);
      sets_[kind].insert(kind == "quotation" || kind == "suffix" ? value + "/" + word : word);
    }
    if (kind == "script" || kind == "prefix" || kind == "adverb" || kind == "suffix") {
      for (const std::string_view tag : split_words(row.cells[1])) {
        sets_[kind + " tags"].emplace(tag);
      }
    }
  }
}

bool TreebankMorphemes::has(std::string_view kind, const std::string& word) const {
  const auto it = sets_.find(kind);
  return it != sets_.end() && it->second.contains(word);
}

std::string TreebankMorphemes::tag_of(const std::string& tag) const {
  const auto it = tags_.find(tag);
  return it == tags_.end() ? tag : it->second;
}

std::string TreebankMorphemes::tag_by_script(const Part& part) const {
  if (!has("script tags", part.tag) || part.form.empty()) return part.tag;
  const char32_t shape = shape_of(part.form[0]);
  if (shape == U'0') return "SN";
  if (shape == U'a') return "SL";
  return is_han(part.form[0]) ? "SH" : part.tag;
}

// False where the annotation does not say which form has which tag.
bool TreebankMorphemes::read(const Document& sentence, const Token& token, Parts& parts) const {
  for (std::uint32_t m = token.morphemes.begin; m < token.morphemes.end; ++m) {
    const Morpheme& morpheme = sentence.morphemes[m];
    Part part{decode_utf8(morpheme.form), tag_of(morpheme.tag)};
    const bool known = !part.tag.empty() && (part.tag[0] < 'a' || part.tag[0] > 'z');
    if (!known || part.tag.find('+', 1) != std::string::npos) return false;
    part.tag = tag_by_script(part);
    parts.push_back(std::move(part));
  }
  return !parts.empty();
}

// Whether the part goes into the one before it.
bool TreebankMorphemes::joins(Part& last, const Part& part) const {
  const std::string form = encode_utf8(part.form);
  const bool suffix = has("suffix tags", part.tag);
  if (has("noun", part.tag) || (suffix && !has("suffix", part.tag + "/" + form))) {
    if (!has("noun", last.tag) && !has("prefix tags", last.tag)) return false;
    last.form += part.form;
    if (!suffix) last.tag = part.tag;
    return true;
  }
  if (has("quotation", part.tag + "/" + form) && last.tag == "EF") {
    last.form += part.form;
    last.tag = "EC";
    return true;
  }
  if (has("adverb tags", part.tag) && has("noun", last.tag)) {
    last.form += part.form;
    last.tag = alone_.at(part.tag);
    return true;
  }
  if (part.tag == "SN" && last.tag == "SN") {
    last.form += part.form;
    return true;
  }
  return false;
}

TreebankMorphemes::Parts TreebankMorphemes::join(const Parts& parts) const {
  Parts out;
  for (const Part& part : parts) {
    if (out.empty() || !joins(out.back(), part)) out.push_back(part);
  }
  for (Part& part : out) {
    if (has("prefix tags", part.tag)) part.tag = alone_.at(part.tag);
    const auto it = retag_.find(part.tag + "/" + encode_utf8(part.form));
    if (it != retag_.end()) part.tag = it->second;
  }
  return out;
}

void TreebankMorphemes::harmonise(Parts& parts) const {
  for (std::size_t i = 1; i < parts.size(); ++i) {
    const auto rule = harmony_.find(parts[i].tag);
    if (rule == harmony_.end() || parts[i].form.empty() || !has("stem", parts[i - 1].tag)) continue;
    if (rule->second.find(parts[i].form[0]) == std::u32string::npos) continue;
    parts[i].form[0] = rule->second[is_bright(parts[i - 1].form) ? 0 : 1];
  }
}

bool TreebankMorphemes::is_punctuation(const Part& part) const {
  return has("punctuation", part.tag) && !has("inside", encode_utf8(part.form));
}

// The word is cut at its punctuation, which stands in it literally.
void TreebankMorphemes::add_tokens(const Document& sentence, const Token& token,
                                   Document& out) const {
  const std::u32string surface = decode_utf8(sentence.text_of(token));
  Parts parts;
  const bool readable = read(sentence, token, parts);
  std::uint32_t begin = token.span.begin;
  std::size_t from = 0;
  Parts current;
  const auto flush = [&](std::size_t to) {
    const std::string form = encode_utf8(std::u32string_view(surface).substr(from, to - from));
    current = join(current);
    harmonise(current);
    if (!form.empty()) {
      Token piece;
      piece.span = {begin, begin + static_cast<std::uint32_t>(form.size())};
      piece.space_after = token.space_after && to == surface.size();
      piece.morphemes.begin = static_cast<std::uint32_t>(out.morphemes.size());
      for (const Part& part : current) {
        out.morphemes.push_back({piece.span, encode_utf8(part.form), part.tag});
      }
      piece.morphemes.end = static_cast<std::uint32_t>(out.morphemes.size());
      begin = piece.span.end;
      out.tokens.push_back(std::move(piece));
    }
    current.clear();
    from = to;
  };
  for (Part& part : readable ? parts : Parts()) {
    const std::size_t at =
        is_punctuation(part) ? surface.find(part.form, from) : std::u32string::npos;
    if (at == std::u32string::npos) {
      current.push_back(std::move(part));
    } else if (part.form.size() == 1 && between_digits(surface, at) &&
               (part.form == U"." || part.form == U",")) {
      current.push_back({part.form, "SN"});
    } else {
      flush(at);
      const std::size_t end = at + part.form.size();
      current.push_back(std::move(part));
      flush(end);
    }
  }
  flush(surface.size());
}

Document TreebankMorphemes::convert(const Document& sentence) const {
  Document out;
  out.text = sentence.text;
  out.blocks = sentence.blocks;
  for (const Sentence& s : sentence.sentences) {
    const auto first = static_cast<std::uint32_t>(out.tokens.size());
    for (std::uint32_t t = s.tokens.begin; t < s.tokens.end; ++t) {
      add_tokens(sentence, sentence.tokens[t], out);
    }
    out.sentences.push_back({s.span, {first, static_cast<std::uint32_t>(out.tokens.size())}, 0});
  }
  return out;
}

std::string TreebankMorphemes::noun_stem(const std::vector<Morpheme>& morphemes) const {
  if (morphemes.empty() || morphemes[0].tag.starts_with('S')) return "";
  std::string stem;
  std::size_t i = 0;
  while (i < morphemes.size() && has("nominal", morphemes[i].tag)) stem += morphemes[i++].form;
  for (; i < morphemes.size(); ++i) {
    if (!is_particle(morphemes[i])) return "";
  }
  return stem;
}

}  // namespace weft
