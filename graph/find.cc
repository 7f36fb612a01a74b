// SPDX-License-Identifier: Apache-2.0
#include "weft/graph/find.h"

#include <algorithm>
#include <array>
#include <bit>
#include <numeric>

#include "graph/graph_state.h"
#include "graph/name_index.h"
#include "graph/spelling.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

// Of likenesses that are measured. Meant and chance matches overlap here (김민수 and "Kim Min-su"
// sound less alike than 수원시 and "Smith"): a search lets both in and leaves it to the order.
constexpr double kLeastSpelling = 0.7;
constexpr double kLeastSound = 0.8;
// Fewer letters are like too many names.
constexpr std::size_t kLeastLetters = 3;
constexpr std::size_t kMostCounted = 255;  // by NameColumns::length
constexpr char32_t kFinalCount = 27;

// What is written with initials alone: everything but vowels and finals.
std::u32string initials_of(const std::u32string& jamo) {
  std::u32string out;
  for (const char32_t c : jamo) {
    if (c < kFirstVowel || c > kBeforeFinals + kFinalCount) out.push_back(c);
  }
  return out;
}

std::size_t most_changes(std::size_t longer) {
  return static_cast<std::size_t>(static_cast<double>(longer) * (1 - kLeastSpelling));
}

bool has_word(std::string_view name, const std::string& key) {
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t end = std::min(name.find(' ', at), name.size());
    if (end > at && form_of_name(name.substr(at, end - at)) == key) return true;
    at = end + 1;
  }
  return false;
}

double share(std::size_t part, std::size_t whole) {
  return static_cast<double>(part) / static_cast<double>(std::max<std::size_t>(whole, 1));
}

// What is wanted, prepared once for all names.
class Wanted {
 public:
  explicit Wanted(std::string_view words)
      : words_(to_nfc(words)),
        key_(form_of_name(words_)),
        jamo_(letters_of(key_)),
        letters_(letter_bits(jamo_)) {
    initials_ = jamo_.size() > 1 && std::all_of(jamo_.begin(), jamo_.end(), is_initial);
    scripts_ = scripts_of(key_);
    if (scripts_ == kHangulName && !initials_) sound_ = sound_of_hangul(key_);
    if (scripts_ == kLatinName) sound_ = sound_of_latin(words_);
  }

  const std::string& words() const { return words_; }
  bool has_letters() const { return !key_.empty(); }

  // Whether consider() may find this name of the entity like the words; tells so of all that are,
  // from the index alone.
  bool may_fit(const NameColumns& names, std::size_t row) const {
    const std::uint64_t missing = letters_ & ~names.letters[row];
    if (missing == 0 && (initials_ ? begins(names.form[row]) : contained(names.form[row]))) {
      return true;
    }
    if (initials_ || jamo_.size() < kLeastLetters || names.length[row] < kLeastLetters)
      return false;
    return may_be_spelled(names, row, missing) || may_sound(names, row);
  }

  // Leaves `best` where the name fits no better.
  void consider(const std::string& name, FoundEntity& best) const {
    const auto offer = [&](FindReason reason, double score) {
      if (score > best.score) best = {best.entity, name, reason, score};
    };
    if (name == words_) return offer(FindReason::kName, 1);
    if (key_.empty()) return;
    const std::string key = form_of_name(name);
    if (key == key_) return offer(FindReason::kSameForm, 0.97);
    const std::u32string jamo = letters_of(key);
    if (initials_) {
      const std::u32string initials = initials_of(jamo);
      if (initials.starts_with(jamo_))
        offer(FindReason::kInitials, 0.8 + 0.1 * share(jamo_.size(), initials.size()));
      return;
    }
    if (jamo.starts_with(jamo_))
      offer(FindReason::kBeginning, 0.85 + 0.1 * share(jamo_.size(), jamo.size()));
    if (key.find(key_) != std::string::npos && jamo_.size() > 1) {
      if (has_word(name, key_)) offer(FindReason::kWord, 0.9);
      offer(FindReason::kPart, 0.6 + 0.1 * share(jamo_.size(), jamo.size()));
    }
    consider_likeness(name, key, jamo, offer);
  }

 private:
  template <typename Offer>
  void consider_likeness(const std::string& name, const std::string& key,
                         const std::u32string& jamo, const Offer& offer) const {
    if (jamo_.size() < kLeastLetters || jamo.size() < kLeastLetters) return;
    offer(FindReason::kSpelling, 0.9 * spelling_likeness(jamo_, jamo, kLeastSpelling));
    const std::uint8_t scripts = scripts_of(key);
    if (!two_scripts(scripts)) return;
    const NameSound other = scripts == kHangulName ? sound_of_hangul(key) : sound_of_latin(name);
    if (alike(other)) offer(FindReason::kSound, 0.9 * likeness(other));
  }

  // Names that mix scripts are not compared by sound.
  bool two_scripts(std::uint8_t scripts) const {
    return (scripts_ == kHangulName && scripts == kLatinName) ||
           (scripts_ == kLatinName && scripts == kHangulName);
  }
  bool alike(const NameSound& other) const {
    return scripts_ == kHangulName ? sounds_alike(sound_, other, kLeastSound)
                                   : sounds_alike(other, sound_, kLeastSound);
  }
  double likeness(const NameSound& other) const {
    return scripts_ == kHangulName ? sound_similarity(sound_, other)
                                   : sound_similarity(other, sound_);
  }

  bool begins(std::string_view form) const {
    std::size_t at = 0;
    each_jamo(form, [&](char32_t c) {
      if (initials_ && c >= kFirstVowel && c <= kBeforeFinals + kFinalCount) return true;
      if (c != jamo_[at]) return false;
      return ++at < jamo_.size();
    });
    return at == jamo_.size();
  }
  bool contained(std::string_view form) const {
    return (jamo_.size() > 1 && form.find(key_) != std::string_view::npos) || begins(form);
  }
  bool may_be_spelled(const NameColumns& names, std::size_t row, std::uint64_t missing) const {
    const std::size_t length = names.length[row];
    const std::size_t longer = std::max(jamo_.size(), length);
    if (length < kMostCounted && longer - std::min(jamo_.size(), length) > most_changes(longer)) {
      return false;
    }
    const int changes =
        std::max(std::popcount(missing), std::popcount(names.letters[row] & ~letters_));
    if (length<kMostCounted&& static_cast<std::size_t>(changes)> most_changes(longer)) {
      return false;
    }
    return spelling_likeness(jamo_, letters_of(names.form[row]), kLeastSpelling) > 0;
  }
  bool may_sound(const NameColumns& names, std::size_t row) const {
    return two_scripts(names.scripts[row]) && !names.consonants[row].empty() &&
           alike(sound_at(names, row));
  }

  std::string words_, key_;
  std::u32string jamo_;
  std::uint64_t letters_ = 0;
  bool initials_ = false;
  std::uint8_t scripts_ = 0;
  NameSound sound_;
};

std::vector<EntityId> all_entities(const Graph& graph) {
  std::vector<EntityId> out;
  for (std::uint32_t i = 0; i < graph.entities().size(); ++i) out.push_back(EntityId{i});
  return out;
}

// The entities of which a name may be like the words, in the graph's order.
std::vector<EntityId> candidates(const Graph& graph, const Wanted& wanted) {
  if (!wanted.has_letters()) return all_entities(graph);
  const NameColumns& names = graph.state().names();
  std::vector<EntityId> out;
  if (const auto entity = graph.find_entity(wanted.words())) out.push_back(*entity);
  for (std::size_t row = 0; row < names.entity.size(); ++row) {
    if (wanted.may_fit(names, row)) out.push_back(EntityId{names.entity[row]});
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::vector<FoundEntity> best_of(const Graph& graph, const Wanted& wanted,
                                 const std::vector<EntityId>& among, const FindOptions& options) {
  std::vector<FoundEntity> found;
  for (const EntityId id : among) {
    const GraphEntity entity = graph[id];
    if (options.type && entity.type != *options.type) continue;
    FoundEntity best;
    best.entity = id;
    if (entity.key == wanted.words()) best = {id, entity.name, FindReason::kKey, 1};
    wanted.consider(entity.name, best);
    for (const std::string& alias : entity.aliases) wanted.consider(alias, best);
    if (best.score > 0) found.push_back(std::move(best));
  }
  const auto facts = [&](EntityId id) {
    return graph.facts_from(id).size() + graph.facts_to(id).size();
  };
  const auto better = [&](const FoundEntity& a, const FoundEntity& b) {
    if (a.score != b.score) return a.score > b.score;
    const std::size_t facts_of_a = facts(a.entity);
    const std::size_t facts_of_b = facts(b.entity);
    return facts_of_a != facts_of_b ? facts_of_a > facts_of_b : a.entity < b.entity;
  };
  const std::size_t shown = std::min(options.limit, found.size());
  std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(shown), found.end(),
                    better);
  found.resize(shown);
  return found;
}

}  // namespace

std::string_view find_reason_name(FindReason reason) {
  constexpr std::array<std::string_view, 9> kNames = {
      "key", "name", "same form", "word", "beginning", "initials", "sound", "part", "spelling"};
  return kNames.at(static_cast<std::size_t>(reason));
}

std::vector<FoundEntity> find_like(const Graph& graph, std::string_view words,
                                   const FindOptions& options) {
  const Wanted wanted(words);
  return best_of(graph, wanted, candidates(graph, wanted), options);
}

std::vector<FoundEntity> find_by_scan(const Graph& graph, std::string_view words,
                                      const FindOptions& options) {
  return best_of(graph, Wanted(words), all_entities(graph), options);
}

}  // namespace weft
