// SPDX-License-Identifier: Apache-2.0
//
// Lists of a pack's cues (name_cues.tsv) that are asked for too seldom for a bit of their own: a
// word is found under the list's name and its own.
#pragma once

#include <string>
#include <string_view>

#include "extractor/names/name_cues.h"
#include "weft/core/utf8.h"

namespace weft {

// Between a name and what belongs to it, a part of neither: "산하".
inline constexpr std::string_view kWhose = "whose";
// Joins the parts of a person's name: "폰".
inline constexpr std::string_view kNameLink = "name-link";
// Ends of names that tell a rank and are a part of them: "대군".
inline constexpr std::string_view kRank = "rank";
// What bodies alone have, behind a body's name: "관계자".
inline constexpr std::string_view kOfBody = "of-body";
// Ends a clause that says what somebody or something is called: "라는".
inline constexpr std::string_view kCalled = "called";
// Tells when, before a name and no part of it: "어젯밤".
inline constexpr std::string_view kWhen = "when";
// Short ends of names of schools: "대".
inline constexpr std::string_view kSchool = "school";
// What a group of artists is, before its name: "걸그룹".
inline constexpr std::string_view kTroupe = "troupe";

// Shows works to the public, before their titles: "MBC".
inline constexpr std::string_view kBroadcaster = "broadcaster";

// Whether name_cues.tsv may have a list of this name.
bool is_name_list(std::string_view name);

inline std::string listed_key(std::string_view list, std::string_view word) {
  return std::string(list) + "\t" + std::string(word);
}

inline bool is_listed(const NameCues& cues, std::string_view list, std::string_view word) {
  return cues.find(listed_key(list, word)) != 0;
}

// Whether the word ends in one of the list and has something before it.
inline bool ends_in_listed(const NameCues& cues, std::string_view list, std::string_view word) {
  for (std::size_t at = 0; at < word.size(); next_code_point(word, at)) {
    if (at > 0 && is_listed(cues, list, word.substr(at))) return true;
  }
  return false;
}

}  // namespace weft
