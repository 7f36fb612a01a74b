// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "graph/merging/merge_steps.h"

namespace weft {
namespace {

using Words = std::vector<std::string>;

constexpr std::size_t kWidestWord = 64;  // names with one word among which the bearer is looked for
constexpr std::size_t kMostWords = 3;    // of a part of a name
constexpr std::size_t kRareLetters = 4;  // shorter family names are not rare
constexpr double kMargin = 1.0;          // over the next one who may be meant
constexpr double kSole = 0.7;            // where the graph knows one bearer alone

// A part of another name: log odds before facts and articles are asked.
struct Part {
  double odds = 0;
  const char* reason = "short form";
  bool sole_is_meant = false;  // the only bearer of the graph is meant, where no fact forbids it
};
constexpr Part kRareFamilyName{-0.5, "family name", true};
constexpr Part kFamilyName{-1.5};
constexpr Part kTwoOfMoreNames{-0.5, "fuller name", true};
constexpr Part kMiddleName{-2.5};  // may be a family name: "Pacheco" of Gregorio Pacheco Leyes
constexpr Part kGivenName{-3.5};
constexpr Part kWithoutKind{-1.5, "short form", true};   // "Epic" of Epic Records
constexpr Part kWithoutPlace{-1.5, "short form", true};  // "Vikings" of the Minnesota Vikings
constexpr Part kCommonPart{-1.5};                        // "Commission" of one, "Oxford" of another
// What a document itself calls a thing besides: "Mola" for Mola di Bari.
constexpr Part kSaid{-0.5, "short form", true};
constexpr Part kCommonSaid{-1.0};

std::string spaceless(const Words& words) {
  std::string out;
  for (const std::string& word : words) out += word;
  return out;
}

class ShortNames {
 public:
  explicit ShortNames(MergeState& state) : state_(state), units_(*state.units) {
    find_parts();
    for (std::uint32_t unit = 0; unit < units_.count(); ++unit) {
      if (is_named(unit)) add_whole(unit, units_.form(unit));
    }
    add_aliases();
    find_said();
  }

  void join() {
    std::vector<std::pair<std::uint32_t, Bearing>> wanted;
    for (const std::uint32_t unit : parts_) {
      if (const auto found = bearer_of(unit)) wanted.emplace_back(unit, *found);
    }
    std::sort(wanted.begin(), wanted.end(), [](const auto& x, const auto& y) {
      return std::tie(y.second.odds, x.first) < std::tie(x.second.odds, y.first);
    });
    for (const auto& [unit, bearing] : wanted) {
      const std::uint32_t a = units_.root(bearing.unit);
      const std::uint32_t b = units_.root(unit);
      if (state_.joinable(a, b) && !units_.related(a, b)) {
        state_.join(a, b, bearing.reason, bearing.odds);
      }
    }
  }

 private:
  struct Whole {
    std::uint32_t unit = 0;
    const ComparedName* form = nullptr;
  };
  struct Bearing {
    std::uint32_t unit = 0;
    double odds = 0;
    const char* reason = "";
  };
  using Bearers = std::map<std::uint32_t, std::pair<Whole, Part>>;  // by root

  bool is_named(std::uint32_t unit) const {
    const ComparedName& form = units_.form(unit);
    return form.script == 'l' && form.key.size() > 2 && state_.at(units_.first(unit)).named;
  }

  bool is_part(std::uint32_t unit) const {
    const ComparedName& form = units_.form(unit);
    return (form.type == EntityType::kPerson || form.type == EntityType::kOrganization) &&
           is_named(unit) && !form.words.empty() && form.words.size() <= kMostWords;
  }

  // Names that may be parts, and the words by which wholes are found.
  void find_parts() {
    for (std::uint32_t unit = 0; unit < units_.count(); ++unit) {
      const ComparedName& form = units_.form(unit);
      if (form.type == EntityType::kPlace || form.type == EntityType::kOrganization) {
        places_.insert(spaceless(form.words));
      }
      if (!is_part(unit)) continue;
      parts_.push_back(unit);
      for (const std::string& word : form.words) wholes_[typed(form.type, word)];
    }
  }

  void add_whole(std::uint32_t unit, const ComparedName& form) {
    if (form.words.size() < 2) return;
    for (const std::string& word : form.words) {
      const auto it = wholes_.find(typed(form.type, word));
      if (it == wholes_.end()) continue;
      auto& names = it->second;
      if (names.empty() || names.back().form != &form) names.push_back({unit, &form});
    }
  }

  // Other names of a person that a document gives.
  void add_aliases() {
    for (std::uint32_t i = 0; i < state_.size(); ++i) {
      const Appearance& appearance = state_.at(i);
      if (appearance.type != EntityType::kPerson || !appearance.named) continue;
      for (const std::string& alias : appearance.aliases) {
        ComparedName form = state_.former.form(alias, appearance.type);
        if (form.script != 'l' || form.words.size() < 2) continue;
        add_whole(state_.unit_of[i], made_.emplace_back(std::move(form)));
      }
    }
  }

  // Other names that documents give, of which facts and articles must tell whose they are here.
  void find_said() {
    for (std::uint32_t i = 0; i < state_.size(); ++i) {
      const Appearance& appearance = state_.at(i);
      if (!appearance.named) continue;
      const ComparedName& whole = *state_.forms[i];
      for (const std::string& alias : appearance.aliases) {
        const ComparedName form = state_.former.form(alias, appearance.type);
        const std::string key = typed(form.type, form.key);
        if (form.key == whole.key || !state_.units_of_key.contains(key)) continue;
        auto& names = said_[key];
        const Whole claim{state_.unit_of[i], &whole};
        if (names.empty() || names.back().unit != claim.unit) names.push_back(claim);
      }
    }
    std::set<std::uint32_t> parts(parts_.begin(), parts_.end());
    for (const auto& [key, names] : said_) {
      for (const std::uint32_t unit : state_.units_of_key.at(key)) parts.insert(unit);
    }
    parts_.assign(parts.begin(), parts.end());
  }

  Part said(const ComparedName& form) const {
    const bool word = form.words.size() == 1 &&
                      (form.type == EntityType::kProduct || form.type == EntityType::kEvent);
    const bool common =
        word || form.common || form.script != 'l' ||
        std::ranges::all_of(form.words, [&](const auto& w) {
          return state_.former.generic(w) || state_.former.body(w) || state_.former.number(w);
        });
    return common ? kCommonSaid : kSaid;
  }

  std::optional<Part> part_of(const ComparedName& shorter, const ComparedName& longer) const {
    if (shorter.words.size() >= longer.words.size()) return {};
    const auto here = std::search(longer.words.begin(), longer.words.end(), shorter.words.begin(),
                                  shorter.words.end());
    if (here == longer.words.end() || shorter.words.empty()) return {};
    const Words before(longer.words.begin(), here);
    const Words behind(here + std::ssize(shorter.words), longer.words.end());
    // "Ferdinand" may be any of several.
    if (std::ranges::any_of(behind, [&](const auto& w) { return state_.former.number(w); }))
      return {};
    return shorter.type == EntityType::kPerson ? part_of_person(shorter, before, behind)
                                               : part_of_body(shorter, before, behind);
  }

  static Part part_of_person(const ComparedName& shorter, const Words& before,
                             const Words& behind) {
    if (shorter.words.size() > 1) return kTwoOfMoreNames;
    if (!behind.empty()) return before.empty() ? kGivenName : kMiddleName;
    return shorter.common || shorter.key.size() < kRareLetters ? kFamilyName : kRareFamilyName;
  }

  std::optional<Part> part_of_body(const ComparedName& shorter, const Words& before,
                                   const Words& behind) const {
    const auto generic = [&](const Words& words) {
      return std::ranges::all_of(words, [&](const auto& w) { return state_.former.generic(w); });
    };
    const auto numbered = [&](const auto& w) { return state_.former.number(w); };
    if (std::ranges::any_of(before, numbered)) return {};
    if (before.empty() && generic(behind)) return kWithoutKind;
    const auto place = [&](const Words& words) { return places_.contains(spaceless(words)); };
    if (before.empty() && place(behind)) return kCommonPart;  // "House of Commons" of Canada
    if (!behind.empty()) return {};
    // "Oxford" of the University of Oxford, but not "Carolina" of North Carolina.
    if (generic(before)) return kCommonPart;
    if (!place(before)) return {};
    const bool common =
        shorter.common || generic(shorter.words) || state_.former.body(shorter.words.back());
    return common ? kCommonPart : kWithoutPlace;
  }

  // The names with the rarest of the words.
  const std::vector<Whole>* fewest(const ComparedName& form) const {
    const std::vector<Whole>* out = nullptr;
    for (const std::string& word : form.words) {
      const auto it = wholes_.find(typed(form.type, word));
      if (it == wholes_.end()) return nullptr;
      if (out == nullptr || it->second.size() < out->size()) out = &it->second;
    }
    return out;
  }

  // Whose name the unit's may be a part of. Nobody's, where it is another's already.
  Bearers bearers_of(std::uint32_t unit) {
    const ComparedName& form = units_.form(unit);
    Bearers out;
    bool own = false;
    const auto add = [&](const Whole& whole, const Part& part) {
      const std::uint32_t root = units_.root(whole.unit);
      own = own || root == units_.root(unit);
      const auto [it, fresh] = out.try_emplace(root, whole, part);
      if (!fresh && it->second.second.odds < part.odds) it->second = {whole, part};
    };
    const std::vector<Whole>* const names = is_part(unit) ? fewest(form) : nullptr;
    if (names != nullptr && names->size() <= kWidestWord) {
      for (const Whole& whole : *names) {
        if (const auto part = part_of(form, *whole.form)) add(whole, *part);
      }
    }
    const auto claims = said_.find(typed(form.type, form.key));
    if (claims != said_.end() && claims->second.size() <= kWidestWord) {
      for (const Whole& whole : claims->second) add(whole, said(form));
    }
    return own ? Bearers{} : out;
  }

  std::optional<Bearing> bearer_of(std::uint32_t unit) {
    Bearers bearers = bearers_of(unit);
    const std::uint32_t own = units_.root(unit);
    std::erase_if(bearers, [&](const auto& bearer) {
      return !state_.joinable(bearer.first, own) || units_.related(bearer.first, own);
    });
    const auto alike = std::ranges::count_if(
        bearers, [](const auto& bearer) { return bearer.second.second.odds > kMiddleName.odds; });
    std::vector<Bearing> found;
    for (const auto& [root, bearer] : bearers) {
      const auto& [whole, part] = bearer;
      const Agreement agreement = state_.bearers->compare(units_.bearer(root), units_.bearer(own));
      const bool sole = alike == 1 && part.sole_is_meant && !agreement.differs;
      const double odds = (sole ? kSole : part.odds) + agreement.odds +
                          state_.shared_context(root, own, whole.form->words);
      found.push_back({whole.unit, odds, part.reason});
    }
    std::ranges::stable_sort(found, std::greater(), &Bearing::odds);
    if (found.empty() || found[0].odds <= 0) return {};
    if (found.size() > 1 && found[0].odds - found[1].odds < kMargin) return {};
    return found[0];
  }

  MergeState& state_;
  NameUnits& units_;
  std::vector<std::uint32_t> parts_;                            // units
  std::unordered_map<std::string, std::vector<Whole>> wholes_;  // by type and word
  std::unordered_map<std::string, std::vector<Whole>> said_;    // by type and key
  std::deque<ComparedName> made_;                               // of aliases
  std::set<std::string> places_;                                // and bodies
};

}  // namespace

void join_short_names(MergeState& state) { ShortNames(state).join(); }

}  // namespace weft
