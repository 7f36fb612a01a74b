// SPDX-License-Identifier: Apache-2.0
#include "extractor/morph/morpheme_model.h"

#include <array>
#include <limits>
#include <map>

#include "weft/core/error.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

constexpr std::size_t kMostCandidates = 512;
constexpr std::uint16_t kNoLabel = 0xFFFF;

[[noreturn]] void fail(const WeightsFile& file, const std::string& message) {
  throw FormatError({file.name(), {}, {}, {}}, message);
}

}  // namespace

std::size_t LabelInventory::key_of(char32_t c) {
  constexpr std::size_t kSyllables = 11172;
  if (is_hangul(c)) return c - 0xAC00;
  const char32_t shape = shape_of(c);
  if (shape == U'0') return kSyllables;
  if (shape == U'a') return kSyllables + 1;
  if (shape == U'漢') return kSyllables + 2;
  return c < 0x80 ? kSyllables + 3 : (c < 0x2100 ? kSyllables + 4 : kSyllables + 5);
}

LabelInventory::LabelInventory(const WeightsFile& sections) {
  std::map<std::string, std::uint16_t> tags;
  const auto tag_id = [&tags](const std::string& tag) {
    return tags.emplace(tag, static_cast<std::uint16_t>(tags.size() + 1)).first->second;
  };
  std::string_view lines = sections.section("labels");
  while (!lines.empty()) {
    const std::string_view line = lines.substr(0, lines.find('\n'));
    lines.remove_prefix(std::min(lines.size(), line.size() + 1));
    auto label = parse_label(line);
    if (!label) fail(sections, "malformed label \"" + std::string(line) + "\"");
    const bool continues = !label->empty() && !label->front().begins;
    first_tag_.push_back(continues ? tag_id(label->front().tag) : 0);
    last_tag_.push_back(label->empty() ? 0 : tag_id(label->back().tag));
    labels_.push_back(std::move(*label));
  }
  const std::string_view bytes = sections.section("candidates");
  std::size_t at = 0;
  for (std::size_t key = 0; key < kKeys; ++key) {
    first_candidate_.push_back(static_cast<std::uint32_t>(candidates_.size()));
    if (at + 2 > bytes.size()) fail(sections, "the list of candidates is cut off");
    const auto count = load_number<std::uint16_t>(bytes.data() + at);
    at += 2;
    if (at + 2U * count > bytes.size()) fail(sections, "the list of candidates is cut off");
    for (std::uint16_t i = 0; i < count; ++i, at += 2) {
      const auto id = load_number<std::uint16_t>(bytes.data() + at);
      if (id >= labels_.size()) fail(sections, "a candidate is no label");
      candidates_.push_back(id);
    }
  }
  first_candidate_.push_back(static_cast<std::uint32_t>(candidates_.size()));
}

std::span<const std::uint16_t> LabelInventory::candidates(char32_t c) const {
  const std::size_t key = key_of(c);
  return {candidates_.data() + first_candidate_[key],
          first_candidate_[key + 1] - first_candidate_[key]};
}

void advance(MorphemeHistory& history, const SyllableLabel& label, std::uint16_t id,
             std::size_t position) {
  history.label2 = history.label1;
  history.label1 = id;
  for (const LabelPart& part : label) {
    if (part.begins) history.morpheme_begin = position;
  }
}

MorphemeModel::MorphemeModel(std::string_view bytes, const std::string& file) {
  const WeightsFile sections(bytes, file);
  inventory_ = LabelInventory(sections);
  weights_ = HashedWeights(sections.section("weights"));
  lexicon_ = WordSet(sections.section("lexicon"));
  lookup_ = [this](std::uint32_t hash) { return lexicon_.find(hash); };
}

std::uint16_t MorphemeModel::choose(char32_t c, const MorphemeHistory& history,
                                    const std::vector<FeatureHash>& features) const {
  std::array<std::uint16_t, kMostCandidates> allowed;
  std::array<int, kMostCandidates> scores{};
  std::size_t count = 0;
  for (const std::uint16_t id : inventory_.candidates(c)) {
    const bool fits = history.label1 == kNoLabel ? inventory_.may_begin(id)
                                                 : inventory_.may_follow(id, history.label1);
    if (fits && count < kMostCandidates) allowed[count++] = id;
  }
  if (count == 0) return 0;
  if (count == 1) return allowed[0];
  weights_.score(features, {allowed.data(), count}, {scores.data(), count});
  std::size_t best = 0;
  for (std::size_t i = 1; i < count; ++i) {
    if (scores[i] > scores[best]) best = i;
  }
  return allowed[best];
}

std::vector<SpelledMorpheme> MorphemeModel::analyse(const SyllableText& text,
                                                    std::size_t token) const {
  const SyllableToken range = text.tokens[token];
  const MorphemeFeatures features(text, token, lookup_);
  std::vector<FeatureHash> hashes;
  std::vector<const SyllableLabel*> labels;
  MorphemeHistory history;
  history.morpheme_begin = range.begin;
  for (std::size_t at = range.begin; at < range.end; ++at) {
    features.collect(at, history, hashes);
    const std::uint16_t id = choose(text.characters[at], history, hashes);
    labels.push_back(&inventory_.label(id));
    advance(history, *labels.back(), id, at);
  }
  return spell_morphemes(
      std::u32string_view(text.characters).substr(range.begin, range.end - range.begin), labels);
}

}  // namespace weft
