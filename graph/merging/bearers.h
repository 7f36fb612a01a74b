// SPDX-License-Identifier: Apache-2.0
//
// What facts tell of the bearers of names: with whom an appearance stands in facts, and what is
// asserted of it that tells people, companies and places of one name apart (NameRules::cues).
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "graph/merging/name_forms.h"

namespace weft {

struct BearerCue {
  std::uint16_t kind = 0;
  float tells = 0;
  std::uint64_t value = 0;  // hash of who or what; of a date the index of its text
  bool date = false;
  bool broad = false;  // a country, which is not compared with what may lie in one
};

struct Neighbour {
  std::uint64_t who = 0;  // hash of type and key
  float weight = 0;       // log odds that two bearers of a name who share it are one
};

// All that is known of one or several appearances. Adding is amortised constant per item.
class Bearer {
 public:
  void add(const BearerCue& cue);
  void add(const Neighbour& neighbour);
  void add(const Bearer& other);
  bool empty() const { return cues_.empty() && neighbours_.empty(); }
  bool has_cues() const { return !cues_.empty(); }
  std::size_t size() const { return cues_.size() + neighbours_.size(); }
  const std::unordered_map<std::uint64_t, float>& neighbours() const { return neighbours_; }

 private:
  friend class Bearers;
  std::unordered_map<std::uint16_t, std::vector<BearerCue>> cues_;  // by kind
  std::unordered_map<std::uint64_t, float> neighbours_;
};

struct Agreement {
  double odds = 0;      // what the facts add to the log odds that two are one
  bool agrees = false;  // something is shared
  bool differs = false;
};

class Bearers {
 public:
  // `forms` has the form of each appearance, all documents one after the other.
  Bearers(const std::vector<GraphDocument>& documents,
          const std::vector<const ComparedName*>& forms, const NameFormer& former,
          const NameRules& rules);

  static std::uint64_t hash(const ComparedName& form);
  std::span<const BearerCue> cues(std::uint32_t appearance) const;
  std::span<const Neighbour> neighbours(std::uint32_t appearance) const;
  void add_to(Bearer& bearer, std::uint32_t appearance) const;
  bool silent(std::uint32_t appearance) const {
    return cues(appearance).empty() && neighbours(appearance).empty();
  }

  Agreement compare(const Bearer& a, const Bearer& b) const;

 private:
  using Cell = std::pair<std::uint32_t, std::uint32_t>;
  struct Side {
    std::uint16_t kind = 0;
    float tells = 0;
  };
  void add_region(std::uint64_t place, std::uint64_t region);
  void read(const GraphDocument& document, std::uint32_t first,
            const std::vector<const ComparedName*>& forms);
  std::uint32_t date(const std::string& value);
  bool same_value(const BearerCue& a, const BearerCue& b) const;
  bool lies_in(std::uint64_t place, std::uint64_t region, int depth) const;
  double lifetime(const Bearer& a, const Bearer& b) const;

  std::unordered_map<std::string, Side> of_subject_, of_object_;
  std::unordered_map<std::string, std::uint32_t> date_ids_;
  std::vector<std::string> dates_;
  std::uint16_t birth_ = 0xFFFF, death_ = 0xFFFF, region_ = 0xFFFF;
  std::unordered_set<std::string> countries_;  // keys
  std::unordered_map<std::uint64_t, std::vector<std::uint64_t>> regions_of_;
  std::vector<std::pair<std::uint32_t, BearerCue>> cue_rows_;
  std::vector<std::pair<std::uint32_t, Neighbour>> neighbour_rows_;
  std::vector<std::uint32_t> cue_begin_, neighbour_begin_;
  std::vector<BearerCue> cues_;
  std::vector<Neighbour> neighbours_;
};

}  // namespace weft
