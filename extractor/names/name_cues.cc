// SPDX-License-Identifier: Apache-2.0
#include "extractor/names/name_cues.h"

#include <algorithm>

#include "extractor/names/name_lists.h"
#include "extractor/names/word_name_bodies.h"
#include "extractor/names/word_name_extents.h"
#include "extractor/names/word_name_joins.h"
#include "extractor/names/word_name_lists.h"
#include "extractor/names/word_name_offices.h"
#include "extractor/names/word_name_persons.h"
#include "extractor/table.h"
#include "weft/core/error.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

constexpr std::pair<std::string_view, std::uint32_t> kKinds[] = {
    {"title", NameCues::kTitle},
    {"person-suffix", NameCues::kPersonSuffix},
    {"organization-suffix", NameCues::kOrganizationSuffix},
    {"place-suffix", NameCues::kPlaceSuffix},
    {"event-suffix", NameCues::kEventSuffix},
    {"work", NameCues::kWork},
    {"surname", NameCues::kSurname},
    {"given-name", NameCues::kGivenName},
    {"country", NameCues::kCountry},
    {"city", NameCues::kCity},
    {"organization", NameCues::kOrganization},
    {"no-name", NameCues::kNoName},
    {"particle", NameCues::kParticle},
    {"work-act", NameCues::kWorkAct},
    {"anonymous", NameCues::kAnonymous},
    {"reign", NameCues::kReign},
    {"counted-event", NameCues::kEventSuffix | NameCues::kReign},
    {"body", NameCues::kBody},
    {"modifier", NameCues::kModifier},
    {"prize-suffix", NameCues::kPrizeSuffix},
    {"law-suffix", NameCues::kLawSuffix},
    {"between", NameCues::kBetween},
    {"apart", NameCues::kApart},
    {"name-ending", NameCues::kNameEnding},
    {"no-name-alone", NameCues::kNoNameAlone},
    {"body-noun", NameCues::kBodyNoun},
    {"person-noun", NameCues::kPersonNoun},
    {"head-title", NameCues::kHeadTitle},
    {"legal-form", NameCues::kLegalForm},
    {"group-ending", NameCues::kGroupEnding},
    {"own-title", NameCues::kOwnTitle},
    {"with", NameCues::kWith},
    {"tail", NameCues::kTail},
    {"within-firm", NameCues::kWithinFirm},
    {"firm", NameCues::kFirm},
    {"among", NameCues::kAmong},
    {"where", NameCues::kWhere},
    {"within", NameCues::kWithin},
    {"describer", NameCues::kDescriber},
    {"person-describer", NameCues::kPersonDescriber},
    {"describer-ending", NameCues::kDescriberEnding},
    {"no-describer", NameCues::kNoDescriber},
    {"honour", NameCues::kHonour},
    {"field", kField},
    {"field-modifier", kFieldModifier},
    {"firm-ending", kFirmEnding},
    {"body-head", kBodyHead},
    {"purpose", kPurpose},
    {"noun-ending", kNounEnding},
    {"further", kFurther},
    {"epithet", kEpithet},
    {"given-title", kGivenTitle},
    {"district", kDistrict},
    {"body-beginning", NameCues::kBodyBeginning},
    {"body-ending", NameCues::kBodyEnding},
    {"no-body-ending", NameCues::kNoBodyEnding},
    {"quoted-body", NameCues::kQuotedBody},
    {"quoted-place", NameCues::kQuotedPlace},
};

constexpr std::string_view kLists[] = {
    kTroupe,   kWhose, kNameLink, kRank,   kPlaceBeginning, kPlaceEnd, kWing, kCampus,     kSeated,
    kSeatLink, kVenue, kOfBody,   kCalled, kSchool,         kPrize,    kWhen, kBroadcaster};

constexpr std::uint32_t kSuffixes = NameCues::kTitle | NameCues::kPersonSuffix |
                                    NameCues::kOrganizationSuffix | NameCues::kPlaceSuffix |
                                    NameCues::kEventSuffix | NameCues::kPrizeSuffix;

}  // namespace

bool is_name_list(std::string_view name) {
  return std::find(std::begin(kLists), std::end(kLists), name) != std::end(kLists);
}

NameCues::NameCues(std::string_view table, const std::string& file) {
  auto words = std::make_shared<Words>();
  for (const TableRow& row : parse_table(table, file, 2, 2)) {
    std::uint32_t kind = 0;
    if (row.cells[0] == "branch") {
      for (const std::string_view word : split_words(row.cells[1], ','))
        branches_.emplace_back(word);
      continue;
    }
    if (is_name_list(row.cells[0])) {
      for (const std::string_view word : split_words(row.cells[1], ','))
        (*words)[listed_key(row.cells[0], word)] = 1;
      continue;
    }
    for (const auto& [name, bit] : kKinds) {
      if (row.cells[0] == name) kind = bit;
    }
    if (kind == 0) {
      throw FormatError({file, row.line, {}, {}},
                        "unknown kind of cue: " + std::string(row.cells[0]));
    }
    for (const std::string_view word : split_words(row.cells[1], ',')) {
      (*words)[std::string(word)] |= kind;
    }
  }
  words_ = std::move(words);
}

std::uint32_t NameCues::find(std::string_view word) const {
  if (words_ == nullptr) return 0;
  const auto it = words_->find(word);
  return it == words_->end() ? std::uint32_t{0} : it->second;
}

bool NameCues::ends_as_branch(std::string_view name) const {
  return std::any_of(branches_.begin(), branches_.end(), [&](const std::string& end) {
    return name.size() > end.size() && name.ends_with(end);
  });
}

std::uint32_t NameCues::suffix_kinds(std::string_view word) const {
  constexpr std::size_t kLongest = 24;
  for (std::size_t at = 0; at < word.size(); next_code_point(word, at)) {
    if (word.size() - at > kLongest) continue;
    const std::uint32_t kinds = find(word.substr(at)) & kSuffixes;
    if (kinds != 0) return kinds;
  }
  return 0;
}

}  // namespace weft
