// SPDX-License-Identifier: Apache-2.0
//
// Which names of a document may be fuller forms of a shorter one: a few of all, found by what both
// must have in common, so that not every name is compared with every other. Each way in which
// names.h lets one name stand for another has an index here; change them together.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extractor/reference/names.h"
#include "weft/core/hangul.h"

namespace weft {

class NameVariants {
 public:
  // The names are told apart by their places in `names`, which outlive the index, as the words do.
  NameVariants(std::vector<const NameForm*> names, const ReferenceWords& words,
               double sounds_alike);

  // In order, with all that could be the name's fuller form and some that could not. Where a long
  // text has very many that share a word, only the nearest in `names` before and behind.
  std::vector<std::size_t> fuller(std::size_t name) const;

 private:
  using Index = std::unordered_map<std::string, std::vector<std::size_t>>;

  void add(std::size_t n);
  void add_one_word(std::size_t n);
  // The names that an index has for a key, into `found`.
  struct Search {
    std::size_t name = 0;
    std::vector<std::size_t> found;

    void find(const Index& index, std::string_view key);
    void near(const std::vector<std::size_t>& names);  // in order
  };
  void find_persons(const NameForm& name, Search& search) const;
  void find_bodies(const NameForm& name, Search& search) const;
  void find_sounds(const NameForm& name, Search& search) const;

  std::vector<const NameForm*> names_;
  const ReferenceWords& words_;
  double sounds_alike_;
  Index edge_words_;      // first and last words of names of several
  Index given_names_;     // Korean names without their first syllable
  Index first_syllable_;  // one Hangul word
  Index stems_;           // one word without the generic word at its end
  Index initials_;
  struct Sound {
    std::size_t name = 0;
    NameSound sound;
  };
  std::vector<Sound> sounds_;     // of Hangul names
  std::vector<std::size_t> all_;  // names
};

}  // namespace weft
