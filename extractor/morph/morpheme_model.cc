// SPDX-License-Identifier: Apache-2.0
#include "extractor/morph/morpheme_model.h"

#include <algorithm>
#include <array>

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

bool MorphemeModel::fits(const State& state, std::uint16_t label, bool by_grammar) const {
  if (by_grammar && !inventory_.joins(label, state.tag)) return false;
  return state.history.label1 == kNoLabel ? inventory_.may_begin(label)
                                          : inventory_.may_follow(label, state.history.label1);
}

// Most features are the same for all states of the beam: their weights are added up once.
void MorphemeModel::score_fixed(Search& search, const MorphemeFeatures& features, char32_t c,
                                std::size_t position, bool by_grammar) const {
  search.candidates.clear();
  for (const std::uint16_t id : inventory_.candidates(c)) {
    const auto may = [&](const State& state) { return fits(state, id, by_grammar); };
    if (std::any_of(search.beam.begin(), search.beam.end(), may)) search.candidates.push_back(id);
  }
  search.fixed_scores.assign(search.candidates.size(), 0);
  if (search.candidates.size() < 2) return;
  features.collect(position, {}, search.hashes, FeaturePart::kFixed);
  weights_.score(search.hashes, search.candidates, search.fixed_scores);
}

void MorphemeModel::extend(Search& search, std::uint32_t origin, const MorphemeFeatures& features,
                           std::size_t position, bool by_grammar) const {
  std::array<std::uint16_t, kMostCandidates> allowed;
  std::array<int, kMostCandidates> scores;
  std::size_t count = 0;
  const State& state = search.beam[origin];
  for (std::size_t i = 0; i < search.candidates.size() && count < kMostCandidates; ++i) {
    if (!fits(state, search.candidates[i], by_grammar)) continue;
    scores[count] = search.fixed_scores[i];
    allowed[count++] = search.candidates[i];
  }
  if (count > 1) {
    features.collect(position, state.history, search.hashes, FeaturePart::kByLabels);
    weights_.score(search.hashes, {allowed.data(), count}, {scores.data(), count});
  } else {
    scores[0] = 0;  // there was no choice
  }
  for (std::size_t i = 0; i < count; ++i) {
    State next = state;
    next.score += scores[i];
    next.tag = inventory_.tag_after(allowed[i], state.tag);
    next.history.label1 = allowed[i];
    search.next.push_back(next);
    search.origin.push_back(origin);
  }
}

void MorphemeModel::keep_best(Search& search, std::size_t position) const {
  std::vector<State>& next = search.next;
  std::array<std::uint32_t, kBeam> order;
  std::size_t kept = 0;
  // The few best by insertion, the first among equals.
  for (std::uint32_t n = 0; n < next.size(); ++n) {
    std::size_t place = kept;
    while (place > 0 && next[order[place - 1]].score < next[n].score) --place;
    if (place == kBeam) continue;
    kept = std::min(kept + 1, kBeam);
    std::copy_backward(order.begin() + place, order.begin() + kept - 1, order.begin() + kept);
    order[place] = n;
  }
  std::array<State, kBeam> best;
  std::size_t count = 0;
  for (; count < kept; ++count) {
    State& state = next[order[count]];
    if (next[order[0]].score - state.score > kHopeless) break;
    const State& before = search.beam[search.origin[order[count]]];
    const std::uint16_t id = state.history.label1;
    search.steps.push_back({id, before.steps});
    state.steps = static_cast<std::uint32_t>(search.steps.size() - 1);
    state.history = before.history;
    advance(state.history, inventory_.label(id), id, position);
    best[count] = state;
  }
  search.beam.assign(best.begin(), best.begin() + count);
}

// The best continuations of the beam over one syllable.
void MorphemeModel::advance_beam(Search& search, const MorphemeFeatures& features, char32_t c,
                                 std::size_t position) const {
  search.next.clear();
  search.origin.clear();
  for (const bool by_grammar : {true, false}) {
    score_fixed(search, features, c, position, by_grammar);
    for (std::uint32_t b = 0; b < search.beam.size(); ++b) {
      extend(search, b, features, position, by_grammar);
    }
    if (!search.next.empty()) break;
  }
  keep_best(search, position);
}

std::vector<SpelledMorpheme> MorphemeModel::analyse(const SyllableText& text,
                                                    std::size_t token) const {
  const SyllableToken range = text.tokens[token];
  const MorphemeFeatures features(text, token, lexicons_);
  Search search;
  search.beam.resize(1);
  search.beam[0].history.morpheme_begin = range.begin;
  search.steps.resize(1);
  for (std::size_t at = range.begin; at < range.end; ++at) {
    advance_beam(search, features, text.characters[at], at);
  }
  const std::u32string_view surface =
      std::u32string_view(text.characters).substr(range.begin, range.end - range.begin);
  const std::vector<State>& beam = search.beam;
  const auto ends = [&](const State& state) { return inventory_.ends(state.tag); };
  auto best = std::find_if(beam.begin(), beam.end(), [&](const State& state) {
    return ends(state) && plausible(surface, state, labels_of(search, state));
  });
  if (best == beam.end()) best = std::find_if(beam.begin(), beam.end(), ends);
  if (best == beam.end()) best = beam.begin();
  return spelled(surface, labels_of(search, *best));
}

MorphemeModel::Labels MorphemeModel::labels_of(const Search& search, const State& state) {
  Labels labels;
  for (std::uint32_t s = state.steps; s != 0; s = search.steps[s].before) {
    labels.push_back(search.steps[s].label);
  }
  std::reverse(labels.begin(), labels.end());
  return labels;
}

std::vector<SpelledMorpheme> MorphemeModel::spelled(std::u32string_view token,
                                                    const Labels& ids) const {
  std::vector<const SyllableLabel*> labels;
  labels.reserve(ids.size());
  for (const std::uint16_t id : ids) labels.push_back(&inventory_.label(id));
  return spell_morphemes(token, labels);
}

// Two particles must have been seen together: a name that ends like a particle leaves two of them
// ("은은") that never stand so.
bool MorphemeModel::plausible(std::u32string_view token, const State& state,
                              const Labels& labels) const {
  if (!inventory_.particle(state.tag)) return true;
  const std::vector<SpelledMorpheme> morphemes = spelled(token, labels);
  for (std::size_t m = morphemes.size(); m-- > 1 && morphemes[m - 1].tag[0] == 'J';) {
    const std::size_t first = morphemes[m - 1].first;
    const auto pair = token.substr(first, morphemes[m].last + 1 - first);
    if ((lexicon_.find(word_hash(pair)) & kParticles) == 0) return false;
  }
  return true;
}

}  // namespace weft
