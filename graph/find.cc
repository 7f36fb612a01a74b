// SPDX-License-Identifier: Apache-2.0
#include "weft/graph/find.h"

#include <algorithm>
#include <array>

#include "graph/spelling.h"
#include "weft/core/hangul.h"
#include "weft/core/name_rules.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

// Of likenesses that are measured. Meant and chance matches overlap here (김민수 and "Kim Min-su"
// sound less alike than 수원시 and "Smith"): a search lets both in and leaves it to the order.
constexpr double kLeastSpelling = 0.7;
constexpr double kLeastSound = 0.8;
// Fewer letters are like too many names.
constexpr std::size_t kLeastLetters = 3;
constexpr char32_t kInitialCount = 19;

std::string key_of(std::string_view name) { return name_key(name, EntityType::kThing, {}); }

bool is_initial(char32_t c) { return c >= kFirstInitial && c < kFirstInitial + kInitialCount; }

// What is written with initials alone: everything but vowels and finals.
std::u32string initials_of(const std::u32string& jamo) {
  std::u32string out;
  for (const char32_t c : jamo) {
    if (c < kFirstVowel || c > kBeforeFinals + 27) out.push_back(c);
  }
  return out;
}

bool has_word(std::string_view name, const std::string& key) {
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t end = std::min(name.find(' ', at), name.size());
    if (end > at && key_of(name.substr(at, end - at)) == key) return true;
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
      : words_(to_nfc(words)), key_(key_of(words_)), jamo_(letters_of(key_)) {
    initials_ = jamo_.size() > 1 && std::all_of(jamo_.begin(), jamo_.end(), is_initial);
    hangul_ = std::any_of(jamo_.begin(), jamo_.end(), is_initial);
    latin_ = std::any_of(key_.begin(), key_.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    if (hangul_ && !initials_) sound_ = sound_of_hangul(key_);
    if (latin_ && !hangul_) sound_ = sound_of_latin(words_);
  }

  const std::string& words() const { return words_; }

  // Leaves `best` where the name fits no better.
  void consider(const std::string& name, FoundEntity& best) const {
    const auto offer = [&](FindReason reason, double score) {
      if (score > best.score) best = {best.entity, name, reason, score};
    };
    if (name == words_) return offer(FindReason::kName, 1);
    if (key_.empty()) return;
    const std::string key = key_of(name);
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
    const bool hangul = std::any_of(jamo.begin(), jamo.end(), is_initial);
    const bool latin =
        std::any_of(key.begin(), key.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    if (hangul_ == hangul || latin_ == latin) return;  // one script, or both mixed
    const NameSound other = hangul ? sound_of_hangul(key) : sound_of_latin(name);
    const NameSound& in_hangul = hangul ? other : sound_;
    const NameSound& in_latin = hangul ? sound_ : other;
    if (sounds_alike(in_hangul, in_latin, kLeastSound))
      offer(FindReason::kSound, 0.9 * sound_similarity(in_hangul, in_latin));
  }

  std::string words_, key_;
  std::u32string jamo_;
  bool initials_ = false, hangul_ = false, latin_ = false;
  NameSound sound_;
};

}  // namespace

std::string_view find_reason_name(FindReason reason) {
  constexpr std::array<std::string_view, 9> kNames = {
      "key", "name", "same form", "word", "beginning", "initials", "sound", "part", "spelling"};
  return kNames.at(static_cast<std::size_t>(reason));
}

std::vector<FoundEntity> find_like(const Graph& graph, std::string_view words,
                                   const FindOptions& options) {
  const Wanted wanted(words);
  std::vector<FoundEntity> found;
  for (std::uint32_t i = 0; i < graph.entities().size(); ++i) {
    const GraphEntity& entity = graph.entities()[i];
    if (options.type && entity.type != *options.type) continue;
    FoundEntity best;
    best.entity = EntityId{i};
    if (entity.key == wanted.words()) best = {EntityId{i}, entity.name, FindReason::kKey, 1};
    wanted.consider(entity.name, best);
    for (const std::string& alias : entity.aliases) wanted.consider(alias, best);
    if (best.score > 0) found.push_back(std::move(best));
  }
  const auto facts = [&](EntityId id) {
    return graph.facts_from(id).size() + graph.facts_to(id).size();
  };
  std::stable_sort(found.begin(), found.end(), [&](const FoundEntity& a, const FoundEntity& b) {
    if (a.score != b.score) return a.score > b.score;
    return facts(a.entity) > facts(b.entity);
  });
  if (found.size() > options.limit) found.resize(options.limit);
  return found;
}

}  // namespace weft
