// SPDX-License-Identifier: Apache-2.0
#include "extractor/linear/word_atoms.h"

#include "weft/core/utf8.h"

namespace weft {
namespace {

char kind_of(char32_t c) {
  if (c < 0x80) {
    if (c >= 'a' && c <= 'z') return 'x';
    if (c >= 'A' && c <= 'Z') return 'X';
    if (c >= '0' && c <= '9') return 'd';
    return static_cast<char>(c);
  }
  if (is_hangul(c)) return 'h';
  if (is_han(c)) return 'c';
  if (is_upper(c)) return 'X';
  return is_letter(c) ? 'x' : '-';
}

// Particles and endings in the Sejong tag set.
bool closes_word(std::string_view tag) { return tag.starts_with('J') || tag.starts_with('E'); }

}  // namespace

SpellingAtoms spelling_atoms(std::string_view form) {
  SpellingAtoms atoms;
  const std::string lower = to_lower(form);
  atoms.form = hash_text(lower);
  std::size_t at = 0;
  for (std::uint64_t& prefix : atoms.prefixes) {
    if (at >= lower.size()) break;
    next_code_point(lower, at);
    prefix = hash_text(std::string_view(lower).substr(0, at));
  }
  at = lower.size();
  for (std::uint64_t& suffix : atoms.suffixes) {
    if (at == 0) break;
    previous_code_point(lower, at);
    suffix = hash_text(std::string_view(lower).substr(at));
  }
  std::string shape;
  for (std::size_t i = 0; i < form.size();) {
    const char kind = kind_of(next_code_point(form, i));
    if (shape.empty()) atoms.capital = kind == 'X';
    const std::size_t n = shape.size();
    if (n < 2 || shape[n - 1] != kind || shape[n - 2] != kind) shape.push_back(kind);
    if (shape.size() == 12) break;
  }
  atoms.shape = hash_text(shape);
  return atoms;
}

MorphemeAtoms morpheme_atoms(const Document& document, const Token& token) {
  MorphemeAtoms atoms;
  if (token.morphemes.empty()) {
    atoms.stem = atoms.last = hash_text(document.text_of(token));
    return atoms;
  }
  const Morpheme* first = &document.morphemes[token.morphemes.begin];
  const Morpheme* end = first + token.morphemes.size();
  atoms.stem = hash_text(first->form);
  atoms.stem_tag = atoms.content_tag = hash_text(first->tag);
  atoms.last = hash_text((end - 1)->form);
  atoms.last_tag = hash_text((end - 1)->tag);
  const Morpheme* tail = end;
  while (tail - 1 > first && closes_word((tail - 1)->tag)) --tail;
  if (tail > first) atoms.content_tag = hash_text((tail - 1)->tag);
  for (const Morpheme* m = tail; m < end; ++m) {
    atoms.ending = hash_pair(atoms.ending + 1, hash_text(m->form));
  }
  for (const Morpheme* m = first; m < end; ++m) {
    atoms.tags = hash_pair(atoms.tags + 1, hash_text(m->tag));
  }
  return atoms;
}

TreeWord tree_word(const Document& document, const Token& token) {
  TreeWord word;
  word.coarse = static_cast<std::uint64_t>(token.upos) + 1;
  if (token.morphemes.size() == 0 || token.xpos.find('+') == std::string::npos) {
    word.form = hash_text(to_lower(document.text_of(token)));
    word.tag = hash_pair(hash_text(token.xpos), word.coarse);
    return word;
  }
  const MorphemeAtoms atoms = morpheme_atoms(document, token);
  word.form = atoms.stem;
  word.tag = hash_pair(hash_pair(atoms.stem_tag, atoms.last_tag), word.coarse);
  word.ending = atoms.ending;
  word.last_tag = hash_pair(atoms.content_tag, atoms.last_tag);
  word.last = atoms.last;
  return word;
}

std::vector<TreeWord> tree_words(const Document& document, IndexRange tokens) {
  std::vector<TreeWord> words;
  words.reserve(tokens.size());
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
    words.push_back(tree_word(document, document.tokens[t]));
  }
  return words;
}

void add_domain_copies(std::uint64_t domain, std::vector<Feature>& features) {
  if (domain == 0) return;
  const std::size_t count = features.size();
  for (std::size_t i = 0; i < count; ++i) features.push_back(mix_bits(features[i] ^ domain));
}

}  // namespace weft
