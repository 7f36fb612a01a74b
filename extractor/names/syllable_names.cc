// SPDX-License-Identifier: Apache-2.0
#include "extractor/names/syllable_names.h"

#include <algorithm>
#include <cmath>

#include "weft/core/utf8.h"

namespace weft {

SyllableNames::SyllableNames(const WeightsFile& file, const NameCues& cues,
                             const WordLexicon& dictionary)
    : model_(file, "names"),
      labels_(model_.labels()),
      lexicon_(file.section("lexicon")),
      dictionary_(dictionary),
      cues_(cues) {}

float confidence_of(float margin) {
  constexpr float kSlope = 0.15F;
  return 1.0F / (1.0F + std::exp(-kSlope * margin));
}

namespace {

// The margins of a random field are log-odds of one syllable; fitted to names of KLUE-NER dev.
float syllable_confidence(float margin) {
  constexpr float kSlope = 0.75F;
  constexpr float kBias = 0.85F;
  return 1.0F / (1.0F + std::exp(-kSlope * margin - kBias));
}

}  // namespace

bool SyllableNames::is_common_noun(std::string_view word) const {
  const std::u32string text = decode_utf8(word);
  const std::u32string_view letters = text;
  const auto known = [&](std::u32string_view part) {
    return (lexicon_.find(word_hash(part)) & kCommonNoun) != 0;
  };
  if (known(letters)) return true;
  for (std::size_t at = 2; at + 2 <= letters.size(); ++at) {
    if (known(letters.substr(0, at)) && known(letters.substr(at))) return true;
  }
  return false;
}

bool SyllableNames::is_verb_stem(std::string_view stem) const {
  return (lexicon_.find(word_hash(decode_utf8(stem))) & kVerbStem) != 0;
}

bool SyllableNames::is_given_name(std::string_view name) const {
  return (dictionary_.find(word_hash(decode_utf8(name))) & kDictionaryGivenName) != 0;
}

bool SyllableNames::is_plain_noun(std::string_view word) const {
  constexpr unsigned kNames = kDictionaryName | kDictionaryPerson | kDictionaryPlace;
  const unsigned kinds = dictionary_.find(word_hash(decode_utf8(word)));
  return (kinds & kDictionaryNoun) != 0 && (kinds & kNames) == 0;
}

std::vector<FoundName> SyllableNames::find(const Document& document,
                                           const Sentence& sentence) const {
  const NameLookup lookup = [this](std::uint32_t hash) { return lexicon_.find(hash); };
  const SyllableNameInput input =
      syllable_name_input(document, sentence, cues_, lookup, dictionary_);
  constexpr float kBeam = 8.0F;  // log-odds
  const Tagging tagging = tag_sequence(model_, labels_, input.positions,
                                       static_cast<std::int32_t>(kBeam / model_.unit()));
  std::vector<FoundName> names;
  for (std::size_t i = 0; i < tagging.labels.size();) {
    if (!labels_.begins(tagging.labels[i])) {
      ++i;
      continue;
    }
    std::size_t end = i + 1;
    double margin = tagging.margins[i];
    while (end < tagging.labels.size() && tagging.labels[end] == tagging.labels[i] + 1) {
      margin += tagging.margins[end++];
    }
    const auto& offsets = input.text.offsets;
    const std::size_t last = input.begin + end - 1;
    std::size_t after = offsets[last];
    next_code_point(document.text, after);
    const double mean = margin / static_cast<double>(end - i) * static_cast<double>(model_.unit());
    const Span span{offsets[input.begin + i], static_cast<std::uint32_t>(after)};
    names.push_back(
        {span, labels_.type(tagging.labels[i]), syllable_confidence(static_cast<float>(mean))});
    i = end;
  }
  return names;
}

}  // namespace weft
