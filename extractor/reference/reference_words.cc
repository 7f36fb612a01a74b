// SPDX-License-Identifier: Apache-2.0
#include "extractor/reference/reference_words.h"

#include "extractor/table.h"
#include "weft/core/error.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

constexpr std::string_view kClasses[] = {
    "script",    "pronoun",  "noun",      "definite",  "determiner", "form",       "generic",
    "honorific", "together", "given",     "alias",     "topic",      "bare",       "creating",
    "drops",     "acting",   "handed",    "uncalled",  "name_tag",   "subject",    "agent",
    "birth",     "single",   "patient",   "demonym",   "relative",   "kind",       "linking",
    "between",   "closing",  "empty",     "relatives", "locative",   "gendered",   "specific",
    "same",      "owner",    "honour",    "dying",     "mourning",   "light",      "leading",
    "contrast",  "parted",   "interview", "hearer",    "speaker",    "coordinate",
};

constexpr std::pair<std::string_view, PronounKind> kPronouns[] = {
    {"male", PronounKind::kMale},     {"female", PronounKind::kFemale},
    {"person", PronounKind::kPerson}, {"dead", PronounKind::kDead},
    {"thing", PronounKind::kThing},   {"place", PronounKind::kPlace},
    {"plural", PronounKind::kPlural}, {"plural-body", PronounKind::kPluralBody},
    {"first", PronounKind::kFirst},   {"reflexive", PronounKind::kReflexive},
    {"own", PronounKind::kOwn}};

}  // namespace

ReferenceWords::ReferenceWords(std::string_view table, const std::string& file) {
  auto classes = std::make_shared<Classes>();
  for (const std::string_view name : kClasses) (*classes)[std::string(name)];
  for (const TableRow& row : parse_table(table, file, 3, 3)) {
    const auto found = classes->find(row.cells[0]);
    if (found == classes->end()) {
      throw FormatError({file, row.line, {}, {}},
                        "unknown class '" + std::string(row.cells[0]) + "'");
    }
    const bool typed = row.cells[0] == "noun" || row.cells[0] == "definite" ||
                       row.cells[0] == "specific" || row.cells[0] == "agent" ||
                       row.cells[0] == "patient";
    if (typed && !parse_entity_type(row.cells[1])) {
      throw FormatError({file, row.line, {}, {}},
                        "unknown entity type '" + std::string(row.cells[1]) + "'");
    }
    for (const std::string_view word : split_words(row.cells[2], '|')) {
      found->second[to_lower(word)] = row.cells[1];
    }
  }
  classes_ = std::move(classes);
  hangul_ = find("script", "hangul") != nullptr;
}

const std::string* ReferenceWords::find(std::string_view word_class, std::string_view word) const {
  const auto words = classes_->find(word_class);
  if (words == classes_->end()) return nullptr;
  const auto found = words->second.find(to_lower(word));
  return found == words->second.end() ? nullptr : &found->second;
}

std::optional<PronounKind> ReferenceWords::pronoun(std::string_view text) const {
  const std::string* value = find("pronoun", text);
  if (!value) return std::nullopt;
  for (const auto& [name, kind] : kPronouns) {
    if (name == *value) return kind;
  }
  return std::nullopt;
}

std::optional<EntityType> ReferenceWords::noun_type(std::string_view noun) const {
  const std::string* value = find("noun", noun);
  if (!value) value = find("definite", noun);
  if (!value) value = find("specific", noun);
  return value ? parse_entity_type(*value) : std::nullopt;
}

std::optional<EntityType> ReferenceWords::compound_type(std::string_view noun) const {
  constexpr std::size_t kSyllable = 3;  // bytes
  if (!hangul_) return noun_type(noun);
  for (std::size_t at = 0; at + 2 * kSyllable <= noun.size(); at += kSyllable) {
    if (const auto type = noun_type(noun.substr(at))) return type;
  }
  return noun_type(noun);
}

const std::string* ReferenceWords::kinds_of_name(std::string_view name) const {
  const std::string_view first = name.substr(0, name.find(' '));
  const std::size_t blank = name.rfind(' ');
  if (blank != std::string_view::npos) name.remove_prefix(blank + 1);
  if (!hangul_) {
    // "Lund University", "University of Lund"
    const std::string* kinds = find("kind", name);
    return kinds != nullptr ? kinds : find("kind", first);
  }
  constexpr std::size_t kSyllable = 3;  // bytes
  // One syllable ("서울대") says so of longer names alone: 현대 is no school.
  const std::size_t least = name.size() > 2 * kSyllable ? kSyllable : 2 * kSyllable;
  for (std::size_t at = 0; at + least <= name.size(); at += kSyllable) {
    if (const std::string* kinds = find("kind", name.substr(at))) return kinds;
  }
  return nullptr;
}

std::optional<EntityType> ReferenceWords::definite(std::string_view noun) const {
  const std::string* value = find("definite", noun);
  if (!value) value = find("specific", noun);
  return value ? parse_entity_type(*value) : std::nullopt;
}

}  // namespace weft
