// SPDX-License-Identifier: Apache-2.0
#include "extractor/propositions/role_nouns.h"

#include <algorithm>

#include "extractor/table.h"
#include "weft/core/error.h"
#include "weft/core/utf8.h"

namespace weft {

RoleNouns::RoleNouns(const PackFiles& files, std::string_view table) {
  const std::string file = files.describe(table);
  for (const TableRow& row : parse_table(files.open(table), file, 2, 2)) {
    const std::string_view kind = row.cells[0];
    for (const std::string_view word : split_words(row.cells[1], ',')) {
      const std::string key = fold(word);
      if (kind == "title") {
        words_.emplace(key, RoleNoun::kTitle);
      } else if (kind == "occupation") {
        words_.emplace(key, RoleNoun::kOccupation);
      } else if (kind == "honorific") {
        words_.emplace(key, RoleNoun::kHonorific);
      } else if (kind == "suffix") {
        suffixes_.push_back(key);
      } else if (kind == "post") {
        posts_.push_back(key);
      } else if (kind == "never") {
        never_.push_back(key);
      } else if (kind == "independent") {
        independent_.insert(key);
      } else if (kind == "origin") {
        origins_.push_back(key);
      } else if (kind == "given-name") {
        given_.insert(key);
      } else if (kind == "region") {
        regions_.push_back(key);
      } else if (kind == "charge") {
        charges_.push_back(key);
      } else if (kind == "years") {
        years_.insert(key);
      } else if (kind == "items") {
        items_.insert(key);
      } else if (kind == "parts") {
        parts_.insert(key);
      } else if (kind == "together") {
        together_.insert(key);
      } else if (kind == "sex") {
        sexes_.insert(key);
      } else if (kind == "staff") {
        staff_.insert(key);
      } else if (kind == "as") {
        as_.insert(key);
      } else if (kind == "joint") {
        joint_.insert(key);
      } else if (kind == "team") {
        teams_.push_back(key);
      } else if (kind == "embedded") {
        body_titles_.push_back(key);
      } else if (kind == "former") {
        statuses_.emplace(key, Status::kFormer);
      } else if (kind == "future") {
        statuses_.emplace(key, Status::kFuture);
      } else if (kind == "neutral") {
        statuses_.emplace(key, Status::kCurrent);
      } else {
        throw FormatError({file, row.line, {}, {}}, "unknown kind '" + std::string(kind) + "'");
      }
    }
  }
}

std::size_t RoleNouns::team_part(std::string_view noun) const {
  for (const std::string& team : teams_) {
    if (noun.ends_with(team)) return team.size();
  }
  return 0;
}

bool RoleNouns::is_charge(std::string_view noun) const {
  return std::any_of(charges_.begin(), charges_.end(),
                     [&](const std::string& end) { return noun.ends_with(end); });
}

std::optional<RoleNoun> RoleNouns::find(std::string_view word, bool by_suffix) const {
  const std::string key = fold(word);
  const auto it = words_.find(key);
  if (it != words_.end()) return it->second;
  // "737,159장": behind a figure it counts something.
  const auto ends = [&](const std::string& suffix) {
    if (key.size() <= suffix.size() || !key.ends_with(suffix)) return false;
    const char before = key[key.size() - suffix.size() - 1];
    return before < '0' || before > '9' || !items_.contains(suffix);
  };
  const auto ends_so = [&](const std::string& end) { return key.ends_with(end); };
  if (!by_suffix || std::any_of(never_.begin(), never_.end(), ends_so)) return std::nullopt;
  if (is_post(key)) return RoleNoun::kTitle;
  const auto suffix = std::find_if(suffixes_.begin(), suffixes_.end(), ends);
  if (suffix == suffixes_.end()) return std::nullopt;
  // "여성학자" is what a 학자 is.
  const auto whole = words_.find(*suffix);
  return whole == words_.end() ? RoleNoun::kTitle : whole->second;
}

bool RoleNouns::is_post(std::string_view noun) const {
  return std::any_of(posts_.begin(), posts_.end(), [&](const std::string& post) {
    return noun.size() > post.size() && noun.ends_with(post) &&
           find(noun.substr(0, noun.size() - post.size()), true).has_value();
  });
}

bool RoleNouns::ends_titles(std::string_view word) const {
  return find(word, false).has_value() ||
         std::find(suffixes_.begin(), suffixes_.end(), fold(word)) != suffixes_.end();
}

std::size_t RoleNouns::embedded_body(std::string_view title) const {
  for (const std::string& row : body_titles_) {
    const std::size_t plus = row.find('+');
    if (plus == std::string::npos) continue;
    const std::string_view body = std::string_view(row).substr(0, plus);
    const std::string_view office = std::string_view(row).substr(plus + 1);
    if (!title.ends_with(office)) continue;
    const std::string_view name = title.substr(0, title.size() - office.size());
    if (name == body) return 0;  // "시장", "부시장": an office of any such body
    // "행정부시장", "강릉행정부시장": a longer office behind the name.
    if (body.empty()) {
      for (std::size_t at = 0; at < name.size(); next_code_point(title, at)) {
        if (words_.contains(std::string(title.substr(at)))) return at;
      }
    }
    if (name.ends_with(body) && name.size() > body.size()) return name.size();
  }
  return 0;
}

bool RoleNouns::ends_as_region(std::string_view name) const {
  return std::any_of(regions_.begin(), regions_.end(), [&](const std::string& end) {
    return name.size() > end.size() && name.ends_with(end);
  });
}

bool RoleNouns::is_origin(std::string_view name) const {
  return std::any_of(origins_.begin(), origins_.end(),
                     [&](const std::string& end) { return name.ends_with(end); });
}

bool RoleNouns::is_independent(std::string_view noun) const {
  return std::any_of(independent_.begin(), independent_.end(),
                     [&](const std::string& end) { return noun.ends_with(end); });
}

std::optional<Status> RoleNouns::status(std::string_view word) const {
  const auto it = statuses_.find(word);
  if (it == statuses_.end()) return std::nullopt;
  return it->second;
}

}  // namespace weft
