// SPDX-License-Identifier: Apache-2.0
#include "extractor/morph/syllable_label.h"

#include <algorithm>
#include <array>
#include <limits>

#include "weft/core/hangul.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

constexpr std::size_t kMostCharacters = 4;  // that one syllable can spell
constexpr int kImpossible = std::numeric_limits<int>::max() / 2;
constexpr int kSilentInitial = 11;  // the initial of a syllable that starts with its vowel

struct Alignment {
  int cost = kImpossible;
  std::size_t taken = 0;  // characters spelled by the last syllable
};

// The cheapest edit that makes `target` of `syllable`, and its cost.
std::pair<LabelPart, int> best_edit(char32_t syllable, char32_t target) {
  LabelPart part;
  if (syllable == target) return {part, 0};
  if (is_hangul_syllable(syllable)) {
    const Jamo jamo = decompose(syllable);
    if (jamo.final != 0 && final_to_jamo(jamo.final) == target) {
      part.edit = SyllableEdit::kFinal;
      return {part, 1};
    }
    if (is_hangul_syllable(target)) {
      const Jamo wanted = decompose(target);
      if (wanted.initial == jamo.initial && wanted.vowel == jamo.vowel && wanted.final == 0) {
        part.edit = SyllableEdit::kDropFinal;
        return {part, 1};
      }
      if (wanted.initial == jamo.initial) {
        part.edit = SyllableEdit::kVowel;
        part.character = compose({kSilentInitial, wanted.vowel, wanted.final});
        return {part, 2};
      }
    }
  }
  part.edit = SyllableEdit::kLiteral;
  part.character = target;
  return {part, 4};
}

// A first literal costs less than one syllable spelling nothing and the next spelling two.
int cost_of(char32_t syllable, std::u32string_view characters) {
  if (characters.empty()) return 5;
  int cost = static_cast<int>(characters.size()) - 1;
  for (const char32_t c : characters) cost += best_edit(syllable, c).second;
  return cost;
}

}  // namespace

std::string format_label(const SyllableLabel& label) {
  if (label.empty()) return ".";
  std::string out;
  for (const LabelPart& part : label) {
    if (!out.empty()) out += ' ';
    out += part.begins ? 'B' : 'I';
    out += static_cast<char>(part.edit);
    if (part.character != 0) append_utf8(out, part.character);
    out += '/';
    out += part.tag;
  }
  return out;
}

std::optional<SyllableLabel> parse_label(std::string_view text) {
  SyllableLabel label;
  if (text == ".") return label;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view one = text.substr(at, text.find(' ', at) - at);
    at += one.size() + 1;
    const std::size_t slash = one.rfind('/');
    if (one.size() < 3 || slash == std::string_view::npos || slash < 2) return std::nullopt;
    if (one[0] != 'B' && one[0] != 'I') return std::nullopt;
    if (std::string_view("=-~v'").find(one[1]) == std::string_view::npos) return std::nullopt;
    LabelPart part;
    part.begins = one[0] == 'B';
    part.edit = static_cast<SyllableEdit>(one[1]);
    std::size_t payload = 2;
    if (payload < slash) part.character = next_code_point(one, payload);
    part.tag = one.substr(slash + 1);
    label.push_back(std::move(part));
  }
  return label;
}

char32_t apply_edit(const LabelPart& part, char32_t syllable) {
  switch (part.edit) {
    case SyllableEdit::kSame:
      return syllable;
    case SyllableEdit::kLiteral:
      return part.character;
    default:
      break;
  }
  if (!is_hangul_syllable(syllable)) return syllable;
  Jamo jamo = decompose(syllable);
  if (part.edit == SyllableEdit::kFinal) {
    return jamo.final == 0 ? syllable : final_to_jamo(jamo.final);
  }
  jamo.final = 0;
  if (part.edit == SyllableEdit::kVowel && is_hangul_syllable(part.character)) {
    const Jamo wanted = decompose(part.character);
    jamo.vowel = wanted.vowel;
    jamo.final = wanted.final;
  }
  return compose(jamo);
}

std::optional<std::vector<SyllableLabel>> derive_labels(
    std::u32string_view surface, const std::vector<SpelledMorpheme>& morphemes) {
  std::u32string characters;
  std::vector<const SpelledMorpheme*> owners;
  std::vector<bool> begins;
  for (const SpelledMorpheme& morpheme : morphemes) {
    for (std::size_t i = 0; i < morpheme.form.size(); ++i) {
      characters += morpheme.form[i];
      owners.push_back(&morpheme);
      begins.push_back(i == 0);
    }
  }
  const std::size_t width = characters.size() + 1;
  std::vector<Alignment> table((surface.size() + 1) * width);
  table[0].cost = 0;
  for (std::size_t s = 0; s < surface.size(); ++s) {
    for (std::size_t c = 0; c < width; ++c) {
      const int before = table[s * width + c].cost;
      if (before >= kImpossible) continue;
      for (std::size_t k = 0; k <= kMostCharacters && c + k < width; ++k) {
        const int cost = before + cost_of(surface[s], std::u32string_view(characters).substr(c, k));
        Alignment& cell = table[(s + 1) * width + c + k];
        if (cost < cell.cost) cell = {cost, k};
      }
    }
  }
  if (table.back().cost > 6 + 4 * static_cast<int>(surface.size())) return std::nullopt;
  std::vector<SyllableLabel> labels(surface.size());
  std::size_t c = characters.size();
  for (std::size_t s = surface.size(); s-- > 0;) {
    const std::size_t taken = table[(s + 1) * width + c].taken;
    c -= taken;
    for (std::size_t k = c; k < c + taken; ++k) {
      LabelPart part = best_edit(surface[s], characters[k]).first;
      part.begins = begins[k];
      part.tag = owners[k]->tag;
      labels[s].push_back(std::move(part));
    }
  }
  return labels;
}

std::vector<SpelledMorpheme> spell_morphemes(std::u32string_view surface,
                                             const std::vector<const SyllableLabel*>& labels) {
  std::vector<SpelledMorpheme> morphemes;
  for (std::size_t s = 0; s < surface.size(); ++s) {
    for (const LabelPart& part : *labels[s]) {
      if (part.begins || morphemes.empty()) morphemes.push_back({{}, part.tag, s, s});
      morphemes.back().form += apply_edit(part, surface[s]);
      morphemes.back().last = s;
    }
    if (labels[s]->empty() && !morphemes.empty()) morphemes.back().last = s;
  }
  return morphemes;
}

}  // namespace weft
