// SPDX-License-Identifier: Apache-2.0
#include "extractor/morph/morpheme_model.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "extractor/morph/morpheme_grammar.h"
#include "weft/core/hangul.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

constexpr char32_t kFirstSyllable = 0xAC00;
constexpr std::uint16_t kNoLabel = 0xFFFF;
// Ways to label a token that are followed at once; 4 scores best on the development sets.
constexpr std::size_t kBeam = 4;
// A state this far behind the best is given up, in units of the quantised weights: it costs no
// accuracy on the development sets and more than halves the time.
constexpr int kHopeless = 400;
// The same where a token is read as what it would not be taken for.
constexpr std::size_t kWideBeam = 32;
constexpr int kFarBehind = 4000;

}  // namespace

std::size_t LabelInventory::key_of(char32_t c) {
  constexpr std::size_t kSyllables = 11172;
  if (is_hangul(c)) return c - kFirstSyllable;
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
    if (!label) refuse(sections, "malformed label \"" + std::string(line) + "\"");
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
  for (IndexRange& list : lists_) {
    if (at + 2 > bytes.size()) refuse(sections, "the list of candidates is cut off");
    const auto count = load_number<std::uint16_t>(bytes.data() + at);
    at += 2;
    if (at + 2U * count > bytes.size()) refuse(sections, "the list of candidates is cut off");
    list.begin = static_cast<std::uint32_t>(candidates_.size());
    for (std::uint16_t i = 0; i < count; ++i, at += 2) {
      candidates_.push_back(load_number<std::uint16_t>(bytes.data() + at));
      if (candidates_.back() >= labels_.size()) refuse(sections, "a candidate is no label");
    }
    list.end = static_cast<std::uint32_t>(candidates_.size());
  }
  share_contractions();
}

// The training texts have "뒀다" often, "이뤘다" never: as 뒀 is an end of a verb, so is 뤘. No
// noun ends in ㅆ.
void LabelInventory::share_contractions() {
  constexpr int kPastFinal = 20;  // ㅆ
  const auto ends_verb = [this](std::uint16_t id) {
    const SyllableLabel& label = labels_[id];
    return label.size() == 1 && label[0].tag.starts_with('V') &&
           (label[0].edit == SyllableEdit::kVowel || label[0].edit == SyllableEdit::kDropFinal);
  };
  const auto no_noun = [this](std::uint16_t id) {
    return !labels_[id].empty() && !labels_[id].back().tag.starts_with("NN");
  };
  std::map<int, std::vector<char32_t>> unknown;        // syllables by vowel
  std::map<int, std::map<std::uint16_t, int>> rhymes;  // how many of a vowel may bear each
  for (char32_t c = kFirstSyllable; is_hangul_syllable(c); ++c) {
    const Jamo jamo = decompose(c);
    if (jamo.final != kPastFinal) continue;
    const std::span<const std::uint16_t> list = candidates(c);
    for (const std::uint16_t id : list) {
      if (ends_verb(id)) ++rhymes[jamo.vowel][id];
    }
    if (std::none_of(list.begin(), list.end(), no_noun)) unknown[jamo.vowel].push_back(c);
  }
  for (const auto& [vowel, syllables] : unknown) {
    IndexRange shared{static_cast<std::uint32_t>(candidates_.size()), 0};
    for (const auto& [id, bearers] : rhymes[vowel]) {
      if (bearers > 1) candidates_.push_back(id);  // 하 alone makes 했
    }
    shared.end = static_cast<std::uint32_t>(candidates_.size());
    for (const char32_t c : syllables) {
      if (!shared.empty()) lists_[key_of(c)] = shared;
    }
  }
}

std::span<const std::uint16_t> LabelInventory::candidates(char32_t c) const {
  const IndexRange list = lists_[key_of(c)];
  return {candidates_.data() + list.begin, list.size()};
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

void MorphemeModel::find_candidates(Search& search, char32_t c, bool by_grammar) const {
  search.candidates.clear();
  for (const std::uint16_t id : inventory_.candidates(c)) {
    const auto may = [&](const State& state) { return fits(state, id, by_grammar); };
    if (std::any_of(search.beam.begin(), search.beam.end(), may)) search.candidates.push_back(id);
  }
  search.fixed_scores.assign(search.candidates.size(), 0);
}

// Collects what does not depend on labels at a syllable that is not yet reached, and asks for its
// weights.
void MorphemeModel::look_ahead(Search& search, const MorphemeFeatures& features, char32_t c,
                               std::size_t position) const {
  const std::span<const std::uint16_t> labels = inventory_.candidates(c);
  search.fixed_ahead.clear();
  if (labels.size() < 2) return;
  features.collect(position, {}, search.fixed_ahead, FeaturePart::kFixed);
  weights_.prefetch(search.fixed_ahead, labels);
}

// Which candidates the state may take, and what of their scores depends on it.
void MorphemeModel::prepare(Search& search, std::uint32_t origin, const MorphemeFeatures& features,
                            std::size_t position, bool by_grammar) const {
  const State& state = search.beam[origin];
  Extension& extension = search.extensions[origin];
  extension.labels.clear();
  extension.scores.clear();
  extension.hashes.clear();
  for (std::size_t i = 0; i < search.candidates.size(); ++i) {
    if (!fits(state, search.candidates[i], by_grammar)) continue;
    extension.labels.push_back(search.candidates[i]);
    extension.scores.push_back(search.fixed_scores[i]);
  }
  if (extension.labels.size() < 2) return;
  features.collect(position, state.history, extension.hashes, FeaturePart::kByLabels);
  weights_.prefetch(extension.hashes, extension.labels);
}

void MorphemeModel::extend(Search& search, std::uint32_t origin) const {
  const State& state = search.beam[origin];
  Extension& extension = search.extensions[origin];
  if (extension.labels.size() > 1) {
    weights_.score(extension.hashes, extension.labels, extension.scores);
  } else {
    extension.scores.assign(extension.labels.size(), 0);  // there was no choice
  }
  for (std::size_t i = 0; i < extension.labels.size(); ++i) {
    State next = state;
    next.score += extension.scores[i];
    next.tag = inventory_.tag_after(extension.labels[i], state.tag);
    next.history.label1 = extension.labels[i];
    search.next.push_back(next);
    search.origin.push_back(origin);
  }
}

void MorphemeModel::keep_best(Search& search, std::size_t position) const {
  std::vector<State>& next = search.next;
  std::array<std::uint32_t, kWideBeam> order;
  std::size_t kept = 0;
  // The few best by insertion, the first among equals.
  for (std::uint32_t n = 0; n < next.size(); ++n) {
    std::size_t place = kept;
    while (place > 0 && next[order[place - 1]].score < next[n].score) --place;
    if (place == search.width) continue;
    kept = std::min(kept + 1, search.width);
    std::copy_backward(order.begin() + place, order.begin() + kept - 1, order.begin() + kept);
    order[place] = n;
  }
  std::array<State, kWideBeam> best;
  std::size_t count = 0;
  for (; count < kept; ++count) {
    State& state = next[order[count]];
    if (next[order[0]].score - state.score > search.hopeless) break;
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

// The best continuations of the beam over one syllable. Most features are the same for all states:
// their weights are added up once. Weights of the next syllable, and those that depend on states,
// are on their way while others are added.
void MorphemeModel::advance_beam(Search& search, const MorphemeFeatures& features, char32_t c,
                                 std::size_t position) const {
  search.next.clear();
  search.origin.clear();
  search.extensions.resize(std::max(search.extensions.size(), search.beam.size()));
  for (const bool by_grammar : {true, false}) {
    find_candidates(search, c, by_grammar);
    if (search.candidates.size() > 1) {
      weights_.score(search.fixed, search.candidates, search.fixed_scores);
    }
    for (std::uint32_t b = 0; b < search.beam.size(); ++b) {
      prepare(search, b, features, position, by_grammar);
    }
    for (std::uint32_t b = 0; b < search.beam.size(); ++b) extend(search, b);
    if (!search.next.empty()) break;
  }
  keep_best(search, position);
}

namespace {

// Where the nouns end with which an analysis begins.
std::size_t nouns_end(const std::vector<SpelledMorpheme>& morphemes) {
  std::size_t end = 0;
  for (const SpelledMorpheme& m : morphemes) {
    if (m.tag[0] != 'N' && m.tag != "XPN" && m.tag != "XSN") break;
    end = m.last + 1;
  }
  return end;
}

// The stem of a predicate, the end where the token has none.
auto stem_of(const std::vector<SpelledMorpheme>& way) {
  return std::find_if(way.begin(), way.end(),
                      [](const SpelledMorpheme& m) { return is_stem(m.tag); });
}

bool stands_behind_noun(const SpelledMorpheme& m) { return m.tag[0] == 'X' || m.tag == "VCP"; }

// Whether the copula has a syllable of its own: after a vowel it may be left out.
bool is_heard(std::u32string_view token, const SpelledMorpheme& copula) {
  constexpr char32_t kFirst = 0xAC00;
  constexpr char32_t kFinals = 28;
  const char32_t said = token[copula.first];
  return is_hangul(said) && !copula.form.empty() && is_hangul(copula.form[0]) &&
         (said - kFirst) / kFinals == (copula.form[0] - kFirst) / kFinals;
}

// "했", "됐": a suffix whose last vowel is that of the ending too.
bool is_contracted(std::u32string_view token, const SpelledMorpheme& suffix) {
  const char32_t said = token[suffix.first];
  return (suffix.form == U"하" && said >= U'해' && said < U'햬') ||
         (suffix.form == U"되" && said >= U'돼' && said < U'되');
}

// Particles and unheard copulas agree with the noun's last sound.
bool sounds_right(std::u32string_view token, const std::vector<SpelledMorpheme>& morphemes,
                  const SoundRule& sounds) {
  for (std::size_t m = 1; m < morphemes.size(); ++m) {
    const SpelledMorpheme& noun = morphemes[m - 1];
    const SpelledMorpheme& tail = morphemes[m];
    if (noun.tag[0] != 'N' || tail.first != noun.last + 1) continue;
    const bool unheard = tail.tag == "VCP" && !is_heard(token, tail);
    if (tail.tag[0] != 'J' && tail.tag[0] != 'E' && !unheard) continue;
    if (!sounds(token[noun.last], tail.tag, unheard ? "-" : encode_utf8(tail.form))) return false;
  }
  return true;
}

// A predicate with its stem in front and a copula that is heard, or a noun with particles alone.
bool is_read_as(TokenReading reading, std::u32string_view token,
                const std::vector<SpelledMorpheme>& way) {
  if (reading == TokenReading::kNominal) {
    return std::all_of(way.begin(), way.end(), [](const SpelledMorpheme& m) {
      return m.tag.starts_with("NN") || m.tag == "XSN" || m.tag == "SL" || m.tag[0] == 'J';
    });
  }
  const auto stem = stem_of(way);
  if (stem == way.end()) return false;
  if (!stands_behind_noun(*stem)) return stem == way.begin();
  const auto nominal = [](const SpelledMorpheme& m) {
    return m.tag[0] == 'N' || m.tag[0] == 'S' || m.tag == "XPN" || m.tag == "XSN" || m.tag == "XR";
  };
  if (stem == way.begin() || !std::all_of(way.begin(), stem, nominal)) return false;
  return is_heard(token, *stem) || is_contracted(token, *stem);
}

}  // namespace

MorphemeModel::Search MorphemeModel::find_ways(const MorphemeFeatures& features,
                                               const SyllableText& text, SyllableToken token,
                                               std::size_t width, int hopeless) const {
  Search search{.width = width, .hopeless = hopeless};
  search.beam.resize(1);
  search.beam[0].history.morpheme_begin = token.begin;
  search.steps.resize(1);
  look_ahead(search, features, text.characters[token.begin], token.begin);
  for (std::size_t at = token.begin; at < token.end; ++at) {
    search.fixed.swap(search.fixed_ahead);
    if (at + 1 < token.end) look_ahead(search, features, text.characters[at + 1], at + 1);
    advance_beam(search, features, text.characters[at], at);
  }
  return search;
}

bool MorphemeModel::is_sound(const State& state, std::u32string_view token,
                             const std::vector<SpelledMorpheme>& way,
                             const SoundRule& sounds) const {
  if (inventory_.particle(state.tag) && !plausible(token, way)) return false;
  return !sounds || sounds_right(token, way, sounds);
}

std::vector<SpelledMorpheme> MorphemeModel::analyse(const SyllableText& text, std::size_t token,
                                                    const SoundRule& sounds) const {
  const std::u32string_view surface = text.surface(token);
  const MorphemeFeatures features(text, token, lexicons_);
  const Search found = find_ways(features, text, text.tokens[token], kBeam, kHopeless);
  using Way = std::vector<SpelledMorpheme>;
  std::optional<Way> best;
  std::optional<Way> doubtful;
  for (const State& state : found.beam) {
    if (!inventory_.ends(state.tag)) continue;
    Way way = spelled(surface, labels_of(found, state));
    const std::size_t end = nouns_end(way);
    if (!is_sound(state, surface, way, sounds)) {
      if (!doubtful) doubtful = std::move(way);
      continue;
    }
    if (best && cut_in_two(surface, features.dictionary(), *best, end)) return way;
    if (!best) best = std::move(way);
    const std::size_t known = nouns_end(*best);
    const bool whole = known < 2 || known == surface.size();
    if (!sounds || whole || features.dictionary().compound(known)) return *best;
  }
  if (best) return *best;
  if (doubtful) return *doubtful;
  return spelled(surface, labels_of(found, found.beam.front()));
}

std::vector<SpelledMorpheme> MorphemeModel::analyse_as(TokenReading reading,
                                                       const SyllableText& text, std::size_t token,
                                                       const SoundRule& sounds) const {
  const std::u32string_view surface = text.surface(token);
  const MorphemeFeatures features(text, token, lexicons_);
  const Search found = find_ways(features, text, text.tokens[token], kWideBeam, kFarBehind);
  std::vector<SpelledMorpheme> doubtful;
  for (const State& state : found.beam) {
    if (!inventory_.ends(state.tag)) continue;
    std::vector<SpelledMorpheme> way = spelled(surface, labels_of(found, state));
    if (!is_read_as(reading, surface, way) || !is_sound(state, surface, way, sounds)) continue;
    if (reading != TokenReading::kPredicate || knows_stem(way)) return way;
    if (doubtful.empty()) doubtful = std::move(way);
  }
  return doubtful;
}

// Whether the dictionary has what the ending stands behind.
bool MorphemeModel::knows_stem(const std::vector<SpelledMorpheme>& way) const {
  const auto stem = stem_of(way);
  const bool derived = stands_behind_noun(*stem);
  const std::u32string& form = derived ? std::prev(stem)->form : stem->form;
  const unsigned kinds = lexicons_.dictionary.find(word_hash(form));
  return (kinds & (derived ? kDictionaryNoun | kDictionaryName : kDictionaryStem)) != 0;
}

// "해안도로": no compound of known nouns up to what looks like its particle, but one with it, whose
// last noun the texts have.
bool MorphemeModel::cut_in_two(std::u32string_view token, const DictionaryView& dictionary,
                               const std::vector<SpelledMorpheme>& way, std::size_t end) const {
  const std::size_t cut = nouns_end(way);
  if (end <= cut || !dictionary.compound(end)) return false;
  const auto tail = std::find_if(way.begin(), way.end(),
                                 [&](const SpelledMorpheme& m) { return m.first >= cut; });
  // Much ends like a noun of one syllable and the copula.
  const std::size_t least = tail != way.end() && tail->tag == "VCP" ? 3 : 2;
  for (std::size_t begin = 1; begin < cut && begin + least <= end; ++begin) {
    const auto last = token.substr(begin, end - begin);
    if (!dictionary.compound(begin)) continue;
    if ((lexicon_.find(word_hash(last)) & kCommonNoun) != 0) return true;
  }
  return false;
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
bool MorphemeModel::plausible(std::u32string_view token,
                              const std::vector<SpelledMorpheme>& morphemes) const {
  for (std::size_t m = morphemes.size(); m-- > 1 && morphemes[m - 1].tag[0] == 'J';) {
    const std::size_t first = morphemes[m - 1].first;
    const auto pair = token.substr(first, morphemes[m].last + 1 - first);
    if ((lexicon_.find(word_hash(pair)) & kParticles) == 0) return false;
  }
  return true;
}

}  // namespace weft
