// SPDX-License-Identifier: Apache-2.0
//
// Where the head of a mention stands in the dependency tree: its relation, its clause, the way to
// another mention. Reads the document; changes nothing.
#pragma once

#include <string>
#include <vector>

#include "weft/core/document.h"

namespace weft {

class DependencyPaths {
 public:
  explicit DependencyPaths(const Document& document) : document_(document) {}

  std::string role_of(std::uint32_t mention) const;
  std::string path_between(std::uint32_t mention, std::uint32_t pronoun) const;
  std::string way_between(std::uint32_t mention, std::uint32_t pronoun) const;
  bool governs(std::uint32_t mention, std::uint32_t other) const;
  bool is_told_by_clause_of(std::uint32_t mention, std::uint32_t subject) const;
  std::string clause_of(std::uint32_t mention) const;
  // The lemma of the case marker that hangs on its head; else empty.
  std::string preposition_of(std::uint32_t mention) const;
  bool in_brackets(std::uint32_t mention) const;

 private:
  std::vector<std::uint32_t> way_up(std::uint32_t mention, std::size_t steps) const;

  const Document& document_;
};

}  // namespace weft
