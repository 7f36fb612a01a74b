// SPDX-License-Identifier: Apache-2.0
#include "extractor/reference/variant_merging.h"

#include <algorithm>

#include "extractor/reference/name_variants.h"

namespace weft {

// Short names to the one fuller name that they fit; names in two scripts to each other.
void VariantMerging::run() {
  std::vector<const NameForm*> names;
  for (std::size_t c = 0; c < clusters_.size(); ++c) {
    names.push_back(&clusters_[c].forms.front());
  }
  const NameVariants variants(names, words_, kSoundsAlike);
  for (std::size_t c = 0; c < clusters_.size(); ++c) {
    if (clusters_.root(c) != c) continue;
    const std::size_t found = best_bearer(c, variants.fuller(c));
    if (found == clusters_.size()) continue;
    if (short_of_body(clusters_[c], clusters_[found])) {
      clusters_.retype(c, clusters_[found].type);
    }
    clusters_.join(found, c);
  }
}

// The one fuller name that the cluster's short one stands for; size() where there is none.
std::size_t VariantMerging::best_bearer(std::size_t c,
                                        const std::vector<std::size_t>& fuller) const {
  std::size_t found = clusters_.size();
  bool ambiguous = false;
  for (const std::size_t other : bearers(c, fuller)) {
    ambiguous |= found != clusters_.size() && clusters_.root(found) != clusters_.root(other);
    // Of several, one that is surely of the same gender; then the last one named before the
    // short form, in Latin letters the first, for kin are named after whom the text is about.
    const bool surer = found != clusters_.size() && agrees(c, other) && !agrees(c, found);
    const bool before = first(other) < first(c) && (agrees(c, other) || !agrees(c, found));
    const bool kept = !words_.hangul() && found != clusters_.size() && first(found) < first(c) &&
                      first(found) < first(other);
    if (found == clusters_.size() || surer || (before && !kept)) found = other;
  }
  if (found == clusters_.size() || !ambiguous) return found;
  const bool unsure = is_titled(clusters_[c], clusters_[found]) || first(found) >= first(c);
  return unsure ? clusters_.size() : found;
}

// The fuller names that the cluster's short one may stand for.
std::vector<std::size_t> VariantMerging::bearers(std::size_t c,
                                                 const std::vector<std::size_t>& fuller) const {
  const bool body = begins_body(clusters_[c], fuller);
  const bool kin = std::any_of(fuller.begin(), fuller.end(),
                               [&](std::size_t other) { return is_kin(c, other); });
  std::vector<std::size_t> fitting;
  for (const std::size_t other : fuller) {
    if (clusters_.root(other) == c || !fits(clusters_[c], clusters_[other], body)) continue;
    if (differs(c, other) || (kin && first(other) > first(c))) continue;
    if (first(other) > first(c) && is_another(c, other)) continue;
    if (first(other) < first(c) && is_kin_of_unnamed(c, other)) continue;
    if (is_other_kin(c, other)) continue;
    // A family name without its bearer's title before may be anybody's.
    if (first(other) > first(c) && is_titled(clusters_[c], clusters_[other])) continue;
    fitting.push_back(other);
  }
  drop_kin(fitting);
  // "문 부회장" of a family of several is whose name the same title stands beside.
  const NameForm& said = clusters_[c].forms.front();
  std::vector<std::size_t> titled;
  for (const std::size_t other : fitting) {
    if (is_titled(clusters_[c], clusters_[other]) && stands_beside(other, said.words.back())) {
      titled.push_back(other);
    }
  }
  return titled.empty() ? fitting : titled;
}

bool VariantMerging::fits(const NameCluster& shorter, const NameCluster& full, bool body) const {
  const NameForm& s = shorter.forms.front();
  const NameForm& f = full.forms.front();
  const bool person = full.type == EntityType::kPerson;
  // "Marin" is the company, where the text has "Marin Foods", before it is Jan Marin.
  if (person && body) return false;
  if (person && !holds_other_name(f) && shorter.type != EntityType::kPlace &&
      is_part_of_person(s, f)) {
    return shorter.type == EntityType::kPerson || s.words == std::vector{f.words.back()};
  }
  if (person && is_family_name_with_title(s, f, words_)) return true;
  if (short_of_body(shorter, full)) return true;
  if (!are_compatible(shorter.type, full.type)) return false;
  if (full.type != EntityType::kOrganization && drops_word_of_bodies(s, f)) return false;
  const bool bodies =
      full.type == EntityType::kOrganization && shorter.type == EntityType::kOrganization;
  if (bodies && is_contraction(s, f, words_)) return true;
  if (!person && (is_acronym(s, f) || is_short_organization(s, f, words_))) return true;
  // Only the Latin form looks for its Hangul form, so that no pair is tried twice.
  return s.latin && !s.hangul && cross_script_similarity(s, f) >= kSoundsAlike;
}

bool VariantMerging::is_titled(const NameCluster& shorter, const NameCluster& full) const {
  return is_family_name_with_title(shorter.forms.front(), full.forms.front(), words_);
}

// Whether one of the fuller names is that of a body, and the cluster one of bodies too.
bool VariantMerging::begins_body(const NameCluster& shorter,
                                 const std::vector<std::size_t>& fuller) const {
  if (shorter.type != EntityType::kOrganization) return false;
  return std::any_of(fuller.begin(), fuller.end(), [&](std::size_t other) {
    return clusters_[other].type == EntityType::kOrganization &&
           is_short_organization(shorter.forms.front(), clusters_[other].forms.front(), words_);
  });
}

// "Easton" of Easton City, "Marin" of Marin Foods: whatever it looks like, where words that stand
// before places ("in") rarely stand before it.
bool VariantMerging::short_of_body(const NameCluster& shorter, const NameCluster& full) const {
  const NameForm& s = shorter.forms.front();
  if (words_.hangul() || full.type != EntityType::kOrganization) return false;
  if (!is_short_organization(s, full.forms.front(), words_)) return false;
  if (shorter.type == EntityType::kPerson) return s.words.size() == 1;
  return shorter.type != EntityType::kPlace || !stands_for_place(shorter);
}

// "Kansas" is no short form of Kansas City, but Leeds may be one of Leeds City, a club.
bool VariantMerging::drops_word_of_bodies(const NameForm& shorter, const NameForm& full) const {
  for (std::size_t w = shorter.words.size(); w < full.words.size(); ++w) {
    const std::string* value = words_.find("generic", full.words[w]);
    if (value != nullptr && *value == "organization") return true;
  }
  return false;
}

// "누리로봇 마루톡" is no person whose last name is 마루톡: its first word names something else.
bool VariantMerging::holds_other_name(const NameForm& full) const {
  if (full.words.size() < 2) return false;
  const NameCluster* other = clusters_.find(full.words.front());
  return other != nullptr && other->mentions.size() > 1 && other->type != EntityType::kPerson;
}

bool VariantMerging::stands_for_place(const NameCluster& cluster) const {
  const auto located = [&](std::uint32_t m) {
    const IndexRange tokens = document_.mentions[m].tokens;
    return tokens.begin > 0 && tokens.begin < document_.tokens.size() &&
           words_.find("locative", document_.text_of(document_.tokens[tokens.begin - 1]));
  };
  const auto times = std::count_if(cluster.mentions.begin(), cluster.mentions.end(), located);
  return static_cast<std::size_t>(times) * 3 > cluster.mentions.size();
}

// Whether the text has that word right behind one of the cluster's names.
bool VariantMerging::stands_beside(std::size_t cluster, std::string_view title) const {
  return std::any_of(clusters_[cluster].mentions.begin(), clusters_[cluster].mentions.end(),
                     [&](std::uint32_t m) {
                       std::string_view after = document_.text;
                       after.remove_prefix(document_.mentions[m].span.end);
                       if (after.starts_with(' ')) after.remove_prefix(1);
                       return after.starts_with(title);
                     });
}

// "Lind was born in Oslo, the daughter of Jon Lind": who has the full name first behind the short
// one in a sentence is another of that name.
bool VariantMerging::is_kin(std::size_t c, std::size_t other) const {
  if (words_.hangul() || clusters_[other].type != EntityType::kPerson) return false;
  const std::vector<std::string>& words = clusters_[c].forms.front().words;
  // "Keki Mistry (Keki M. Mistry)"
  const bool whole =
      words.size() > 1 && words.front() == clusters_[other].forms.front().words.front();
  if (whole) return false;
  const Mention& full = document_.mentions[clusters_[other].mentions.front()];
  const auto& names = clusters_[c].mentions;
  return std::any_of(names.begin(), names.end(), [&](std::uint32_t m) {
    const Mention& name = document_.mentions[m];
    return name.sentence == full.sentence && name.span.end < full.span.begin;
  });
}

// "Lind moved to Oslo. She married Leo Lind."
bool VariantMerging::is_another(std::size_t c, std::size_t other) const {
  if (words_.hangul() || clusters_[other].type != EntityType::kPerson) return false;
  const std::vector<std::string>& words = clusters_[c].forms.front().words;
  const bool family =
      words.size() == 1 && words.front() == clusters_[other].forms.front().words.back();
  return family && introductions_.as_another(document_.mentions[clusters_[other].mentions.front()]);
}

// "His nephew, Leo Lind, sailed too. Lind came home": where the text begins with somebody whom it
// does not name, the family name alone is his.
bool VariantMerging::is_kin_of_unnamed(std::size_t c, std::size_t other) const {
  if (words_.hangul() || clusters_[other].type != EntityType::kPerson) return false;
  const std::vector<std::string>& words = clusters_[c].forms.front().words;
  if (words.size() != 1 || words.front() != clusters_[other].forms.front().words.back()) {
    return false;
  }
  // Who is called by the given name as well is told of himself.
  if (clusters_.find(clusters_[other].forms.front().words.front()) != nullptr) return false;
  if (clusters_[other].mentions.size() > 1 ||
      !introductions_.as_kin_of_pronoun(document_.mentions[clusters_[other].mentions.front()])) {
    return false;
  }
  for (std::size_t before = 0; before < clusters_.size(); ++before) {
    if (clusters_[before].type == EntityType::kPerson && first(before) < first(other)) return false;
  }
  return true;
}

// "Chase married Hester Lind. They had two children, Leo and Hester", "His father Leo died. His
// brother, Leo Lind, sailed": a given name goes from one to the other.
bool VariantMerging::is_other_kin(std::size_t c, std::size_t other) const {
  if (words_.hangul() || clusters_[other].type != EntityType::kPerson) return false;
  const std::vector<std::string>& words = clusters_[c].forms.front().words;
  if (words.size() != 1 || words.front() != clusters_[other].forms.front().words.front()) {
    return false;
  }
  const Mention& given = document_.mentions[clusters_[c].mentions.front()];
  if (first(other) < first(c) && introductions_.as_new_kin(given)) return true;
  const std::string_view one = introductions_.kin_of_pronoun(given);
  const std::string_view two =
      introductions_.kin_of_pronoun(document_.mentions[clusters_[other].mentions.front()]);
  return !one.empty() && !two.empty() && one != two;
}

// Of several bearers of a family name the text calls those by it who are not told of as kin.
void VariantMerging::drop_kin(std::vector<std::size_t>& fitting) const {
  if (words_.hangul() || fitting.size() < 2) return;
  const auto kin = [&](std::size_t c) {
    return introductions_.as_kin(document_.mentions[clusters_[c].mentions.front()]);
  };
  if (!std::all_of(fitting.begin(), fitting.end(), kin)) std::erase_if(fitting, kin);
}

bool VariantMerging::agrees(std::size_t a, std::size_t b) const {
  return b != clusters_.size() && gender(a) != Gender::kUnknown && gender(a) == gender(b);
}

bool VariantMerging::differs(std::size_t a, std::size_t b) const {
  if (lived_apart(a, b)) return true;
  // "Dame Robin Ana Lind" and "Robin Lind": what the given name suggests is said of both.
  const std::vector<std::string>& one = clusters_[a].forms.front().words;
  const std::vector<std::string>& two = clusters_[b].forms.front().words;
  if (one.size() > 1 && two.size() > 1 && one.front() == two.front()) return false;
  return gender(a) != Gender::kUnknown && gender(b) != Gender::kUnknown && gender(a) != gender(b);
}

// "Leo (1800 – 1836)" and "Leo Berg Lind (1833 – 1915)"; "1800" may be said as "3 May 1800".
bool VariantMerging::lived_apart(std::size_t a, std::size_t b) const {
  const auto lived = [&](std::size_t cluster) {
    std::pair<std::string_view, std::string_view> dates;
    for (const std::uint32_t m : clusters_[cluster].mentions) {
      dates = introductions_.lived(document_.mentions[m]);
      if (!dates.first.empty()) break;
    }
    return dates;
  };
  const auto apart = [](std::string_view one, std::string_view two) {
    return !one.starts_with(two) && !two.starts_with(one);
  };
  const auto one = lived(a);
  if (one.first.empty()) return false;
  const auto two = lived(b);
  return !two.first.empty() && (apart(one.first, two.first) || apart(one.second, two.second));
}

Gender VariantMerging::gender(std::size_t cluster) const {
  return gender_of_name(document_, clusters_[cluster], words_);
}

std::uint32_t VariantMerging::first(std::size_t cluster) const {
  return document_.mentions[clusters_[cluster].mentions.front()].span.begin;
}

}  // namespace weft
