// SPDX-License-Identifier: Apache-2.0
#include "extractor/neural/token_columns.h"

#include <algorithm>
#include <array>
#include <string>

#include "extractor/linear/linear_model.h"
#include "extractor/linear/word_atoms.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

constexpr std::uint32_t kAffixRows = 4096;
constexpr std::uint32_t kAffixWidth = 24;

constexpr std::array kSpellingColumns = {
    TokenColumn{"word", 0, 96},
    TokenColumn{"prefix1", 512, 16},
    TokenColumn{"prefix2", kAffixRows, kAffixWidth},
    TokenColumn{"prefix3", kAffixRows, kAffixWidth},
    TokenColumn{"suffix1", 512, 16},
    TokenColumn{"suffix2", kAffixRows, kAffixWidth},
    TokenColumn{"suffix3", kAffixRows, kAffixWidth},
    TokenColumn{"suffix4", kAffixRows, kAffixWidth},
    TokenColumn{"shape", 512, 16},
    TokenColumn{"ngrams", 8192, 64},
};

constexpr std::array kMorphemeColumns = {
    TokenColumn{"stem", 0, 96},
    TokenColumn{"ending", 0, 64},
    TokenColumn{"last", 0, 32},
    TokenColumn{"tags", 0, 48},
    TokenColumn{"morphemes", 0, 64},
    TokenColumn{"prefix1", 2048, 16},
    TokenColumn{"prefix2", kAffixRows, kAffixWidth},
    TokenColumn{"suffix1", 2048, 16},
    TokenColumn{"suffix2", kAffixRows, kAffixWidth},
    TokenColumn{"stem-end1", 2048, 24},
    TokenColumn{"stem-end2", kAffixRows, kAffixWidth},
    TokenColumn{"shape", 512, 16},
    TokenColumn{"punctuation", 256, 16},
};

void add_one(std::uint64_t hash, TokenHashes& out) {
  out.add(hash);
  out.close_column();
}

// Code points of `text` as byte offsets, with the end.
std::vector<std::size_t> offsets(std::string_view text) {
  std::vector<std::size_t> at{0};
  for (std::size_t i = 0; i < text.size();) {
    next_code_point(text, i);
    at.push_back(i);
  }
  return at;
}

void add_ngrams(std::string_view lower, TokenHashes& out) {
  const std::string bounded = "<" + std::string(lower.substr(0, 64)) + ">";
  const std::vector<std::size_t> at = offsets(bounded);
  for (std::size_t n = 3; n <= 4; ++n) {
    for (std::size_t i = 0; i + n < at.size(); ++i) {
      out.add(hash_text(std::string_view(bounded).substr(at[i], at[i + n] - at[i])));
    }
  }
}

void collect_spelling(const Document& document, const Token& token, TokenHashes& out) {
  const std::string_view form = document.text_of(token);
  const SpellingAtoms atoms = spelling_atoms(form);
  out.clear();
  add_one(atoms.form, out);
  for (std::size_t i = 0; i < 3; ++i) add_one(atoms.prefixes[i], out);
  for (std::size_t i = 0; i < 4; ++i) add_one(atoms.suffixes[i], out);
  add_one(atoms.shape, out);
  add_ngrams(to_lower(form), out);
  out.close_column();
}

bool closes_word(std::string_view tag) { return tag.starts_with('J') || tag.starts_with('E'); }

// The word without its particles, endings and signs: forms joined, so that 세우+었+다 and 세우+는
// have one stem.
std::string stem_of(std::span<const Morpheme> morphemes) {
  std::string stem;
  for (const Morpheme& m : morphemes) {
    if (closes_word(m.tag) && !stem.empty()) break;
    if (m.tag.starts_with('S') && m.tag != "SL" && m.tag != "SN" && m.tag != "SH") continue;
    stem += m.form;
  }
  return stem;
}

std::string_view last_letters(std::string_view text, std::size_t count) {
  std::size_t at = text.size();
  for (; count > 0 && at > 0; --count) previous_code_point(text, at);
  return text.substr(at);
}

std::string_view first_letters(std::string_view text, std::size_t count) {
  std::size_t at = 0;
  for (; count > 0 && at < text.size(); --count) next_code_point(text, at);
  return text.substr(0, at);
}

void collect_morphemes(const Document& document, const Token& token, TokenHashes& out) {
  const std::string_view form = document.text_of(token);
  const std::span morphemes(document.morphemes.data() + token.morphemes.begin,
                            token.morphemes.size());
  const MorphemeAtoms atoms = morpheme_atoms(document, token);
  const std::string stem = stem_of(morphemes);
  out.clear();
  add_one(hash_text(stem), out);
  add_one(atoms.ending, out);
  add_one(hash_pair(atoms.last, atoms.last_tag), out);
  add_one(atoms.tags, out);
  for (const Morpheme& m : morphemes) out.add(hash_pair(hash_text(m.form), hash_text(m.tag)));
  out.close_column();
  for (std::size_t n = 1; n <= 2; ++n) add_one(hash_text(first_letters(form, n)), out);
  for (std::size_t n = 1; n <= 2; ++n) add_one(hash_text(last_letters(form, n)), out);
  for (std::size_t n = 1; n <= 2; ++n) add_one(hash_text(last_letters(stem, n)), out);
  add_one(spelling_atoms(form).shape, out);
  for (const Morpheme& m : morphemes) {
    if (m.tag.starts_with('S')) out.add(hash_text(m.form));
  }
  out.close_column();
}

constexpr std::array kViews = {
    TokenView{"spelling", kSpellingColumns, collect_spelling},
    TokenView{"morphemes", kMorphemeColumns, collect_morphemes},
};

}  // namespace

const TokenView* find_token_view(std::string_view name) {
  for (const TokenView& view : kViews) {
    if (view.name == name) return &view;
  }
  return nullptr;
}

std::uint32_t column_row(const TokenColumn& column, std::span<const std::uint32_t> vocabulary,
                         std::uint64_t hash) {
  if (column.hashed_rows > 0) {
    return static_cast<std::uint32_t>(((hash >> 32U) * column.hashed_rows) >> 32U);
  }
  const std::uint32_t key = vocabulary_key(hash);
  const auto it = std::lower_bound(vocabulary.begin(), vocabulary.end(), key);
  if (it == vocabulary.end() || *it != key) return 0;
  return static_cast<std::uint32_t>(it - vocabulary.begin()) + 1;
}

}  // namespace weft
