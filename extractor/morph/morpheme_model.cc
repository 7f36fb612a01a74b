// SPDX-License-Identifier: Apache-2.0
#include "extractor/morph/morpheme_model.h"

#include <algorithm>
#include <array>
#include <numeric>

#include "extractor/morph/morpheme_grammar.h"
#include "weft/core/error.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

constexpr std::size_t kMostCandidates = 512;
constexpr std::uint16_t kNoLabel = 0xFFFF;
// Ways to label a token that are followed at once; 4 scores best on the development sets.
constexpr std::size_t kBeam = 4;
// A state this far behind the best is given up, in units of the quantised weights: it costs no
// accuracy on the development sets and more than halves the time.
constexpr int kHopeless = 400;

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
  tags_.emplace_back();
  const auto tag_id = [this](const std::string& tag) {
    const auto at = std::find(tags_.begin() + 1, tags_.end(), tag) - tags_.begin();
    if (static_cast<std::size_t>(at) == tags_.size()) tags_.push_back(tag);
    return static_cast<std::uint16_t>(at);
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
    begun_tag_.push_back(0);
    sound_.push_back(true);
    for (std::size_t i = 0; i < label->size(); ++i) {
      const LabelPart& part = (*label)[i];
      if (!part.begins) continue;
      if (begun_tag_.back() == 0 && i == 0) begun_tag_.back() = tag_id(part.tag);
      if (i > 0 && !may_join((*label)[i - 1].tag, part.tag)) sound_.back() = false;
    }
    labels_.push_back(std::move(*label));
  }
  for (const std::string& before : tags_) {
    ends_.push_back(may_end(before));
    particles_.push_back(before.starts_with('J'));
    for (const std::string& after : tags_) joins_.push_back(may_join(before, after));
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

MorphemeModel::MorphemeModel(std::string_view bytes, const std::string& file,
                             const WordLexicon& dictionary) {
  const WeightsFile sections(bytes, file);
  inventory_ = LabelInventory(sections);
  weights_ = HashedWeights(sections);
  lexicon_ = WordSet(sections.section("lexicon"));
  lexicons_.dictionary = dictionary;
  lexicons_.trained = [words = lexicon_](std::uint32_t hash) { return words.find(hash); };
}

void MorphemeModel::extend(const State& state, const std::vector<FeatureHash>& features, char32_t c,
                           bool by_grammar, std::vector<State>& out) const {
  std::array<std::uint16_t, kMostCandidates> allowed;
  std::array<int, kMostCandidates> scores{};
  std::size_t count = 0;
  const bool first = state.history.label1 == kNoLabel;
  for (const std::uint16_t id : inventory_.candidates(c)) {
    bool fits = first ? inventory_.may_begin(id) : inventory_.may_follow(id, state.history.label1);
    if (by_grammar && !inventory_.joins(id, state.tag)) fits = false;
    if (fits && count < kMostCandidates) allowed[count++] = id;
  }
  if (count > 1) weights_.score(features, {allowed.data(), count}, {scores.data(), count});
  for (std::size_t i = 0; i < count; ++i) {
    State next{
        state.history, state.score + scores[i], inventory_.tag_after(allowed[i], state.tag), {}};
    next.history.label1 = allowed[i];
    out.push_back(std::move(next));
  }
}

// The best continuations of a beam over one syllable.
std::vector<MorphemeModel::State> MorphemeModel::extended(const std::vector<State>& beam,
                                                          const MorphemeFeatures& features,
                                                          char32_t c, std::size_t position) const {
  std::vector<FeatureHash> hashes;
  std::vector<State> next;
  std::vector<std::size_t> origin;
  for (const bool by_grammar : {true, false}) {
    for (std::size_t b = 0; b < beam.size(); ++b) {
      features.collect(position, beam[b].history, hashes);
      extend(beam[b], hashes, c, by_grammar, next);
      origin.resize(next.size(), b);
    }
    if (!next.empty()) break;
  }
  std::vector<std::size_t> order(next.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const std::size_t kept = std::min(order.size(), kBeam);
  std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(kept), order.end(),
                    [&](std::size_t a, std::size_t b) {
                      return next[a].score != next[b].score ? next[a].score > next[b].score : a < b;
                    });
  std::vector<State> out;
  for (std::size_t i = 0; i < kept; ++i) {
    State& state = next[order[i]];
    if (next[order[0]].score - state.score > kHopeless) break;
    const std::uint16_t id = state.history.label1;
    state.history = beam[origin[order[i]]].history;
    state.labels = beam[origin[order[i]]].labels;
    state.labels.push_back(id);
    advance(state.history, inventory_.label(id), id, position);
    out.push_back(std::move(state));
  }
  return out;
}

std::vector<SpelledMorpheme> MorphemeModel::analyse(const SyllableText& text,
                                                    std::size_t token) const {
  const SyllableToken range = text.tokens[token];
  const MorphemeFeatures features(text, token, lexicons_);
  std::vector<State> beam(1);
  beam[0].history.morpheme_begin = range.begin;
  for (std::size_t at = range.begin; at < range.end; ++at) {
    beam = extended(beam, features, text.characters[at], at);
  }
  const std::u32string_view surface =
      std::u32string_view(text.characters).substr(range.begin, range.end - range.begin);
  const auto ends = [&](const State& state) { return inventory_.ends(state.tag); };
  auto best = std::find_if(beam.begin(), beam.end(), [&](const State& state) {
    return ends(state) && plausible(surface, state);
  });
  if (best == beam.end()) best = std::find_if(beam.begin(), beam.end(), ends);
  if (best == beam.end()) best = beam.begin();
  return spelled(surface, *best);
}

std::vector<SpelledMorpheme> MorphemeModel::spelled(std::u32string_view token,
                                                    const State& state) const {
  std::vector<const SyllableLabel*> labels;
  for (const std::uint16_t id : state.labels) labels.push_back(&inventory_.label(id));
  return spell_morphemes(token, labels);
}

// Two particles must have been seen together: a name that ends like a particle leaves two of them
// ("은은") that never stand so.
bool MorphemeModel::plausible(std::u32string_view token, const State& state) const {
  if (!inventory_.particle(state.tag)) return true;
  const std::vector<SpelledMorpheme> morphemes = spelled(token, state);
  for (std::size_t m = morphemes.size(); m-- > 1 && morphemes[m - 1].tag[0] == 'J';) {
    const std::size_t first = morphemes[m - 1].first;
    const auto pair = token.substr(first, morphemes[m].last + 1 - first);
    if ((lexicon_.find(word_hash(pair)) & kParticles) == 0) return false;
  }
  return true;
}

}  // namespace weft
