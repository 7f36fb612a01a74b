// SPDX-License-Identifier: Apache-2.0
//
// Nouns for what a person is: offices, occupations, honorifics, and the words before them that say
// "former" or "next". Read from a pack's roles.tsv.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/pack_files.h"
#include "extractor/word_map.h"
#include "weft/core/statement.h"

namespace weft {

enum class RoleNoun : std::uint8_t { kTitle, kOccupation, kHonorific };

class RoleNouns {
 public:
  RoleNouns(const PackFiles& files, std::string_view table);

  // With `by_suffix`, a word that ends like a title counts too ("서울중앙지검장").
  std::optional<RoleNoun> find(std::string_view word, bool by_suffix) const;
  // "회장직": the post of whoever has the title.
  bool is_post(std::string_view noun) const;
  // Whether it is a title or an ending of titles: "장".
  bool ends_titles(std::string_view word) const;
  // Bytes of the organisation's name that a title begins with ("새빛경찰청장"), 0 where it has
  // none.
  std::size_t embedded_body(std::string_view title) const;
  // Whether a counter counts a person's years: "41세".
  bool counts_years(std::string_view unit) const { return years_.contains(unit); }
  // Whether a counter counts persons or things one by one: "11명", "7곳".
  bool counts_items(std::string_view unit) const { return items_.contains(unit); }
  // Whether a counter tells which part of an event it is: "10라운드".
  bool counts_parts(std::string_view unit) const { return parts_.contains(unit); }
  // Whether the noun sums up the persons named before it: "A·B 형제".
  // Behind an age in brackets: "여".
  bool is_sex(std::string_view noun) const { return sexes_.contains(noun); }
  // Somebody of a body whom nobody names: "관계자".
  bool is_staff(std::string_view noun) const { return staff_.contains(noun); }
  bool sums_up_persons(std::string_view noun) const { return together_.contains(noun); }
  // Whether a word joins two titles of one person: "부총리 겸 장관".
  bool joins_titles(std::string_view word) const { return joint_.contains(word); }
  // Whether a name ends as regions do that hold one another: "나래시", "가람구".
  bool ends_as_region(std::string_view name) const;
  // Whether it is no more than the end of such a name: "시".
  bool is_region(std::string_view word) const {
    return std::find(regions_.begin(), regions_.end(), word) != regions_.end();
  }
  // Whether it is a given name too: "dean".
  bool is_given_name(std::string_view noun) const { return given_.contains(noun); }
  // Whether it is an occupation that nobody gives: a painter is one of no body.
  bool is_independent(std::string_view noun) const;
  // Whether a name before an occupation says from where or of what faith somebody is, and by whom
  // nobody is employed: "유대계 작곡가", "가톨릭 작가".
  bool is_origin(std::string_view name) const;
  // Bytes at the end of a noun that make it a team of whoever has the title before: "교수팀"; 0
  // where it has none.
  std::size_t team_part(std::string_view noun) const;
  // Whether it says what somebody is in charge of, and names no body: "재무담당".
  bool is_charge(std::string_view noun) const;
  // Whether a particle makes "as" of a role: "대표로".
  bool means_as(std::string_view particle) const { return as_.contains(particle); }
  // What an adjunct such as 전, 신임, 차기 says; nullopt where the word is none.
  std::optional<Status> status(std::string_view word) const;

 private:
  WordMap<RoleNoun> words_;
  std::vector<std::string> suffixes_;
  std::vector<std::string> posts_;  // ends of words for posts, behind who has one: "회장직"
  std::vector<std::string> never_;  // ends of words that only look like titles: "공연장"
  std::vector<std::string> charges_;
  std::vector<std::string> teams_;  // the longest first
  WordList as_;
  WordList years_;
  WordList items_;
  WordList parts_;
  WordList sexes_;
  WordList staff_;
  WordList together_;
  WordList joint_;
  WordList independent_;
  WordList given_;
  std::vector<std::string> origins_;
  std::vector<std::string> regions_;
  std::vector<std::string> body_titles_;  // ends of titles with the end of a body's name: "청+장"
  WordMap<Status> statuses_;
};

}  // namespace weft
