// SPDX-License-Identifier: Apache-2.0
//
// The entities that names name, one for each cluster of names, and which of them the article is
// about. Gives all name mentions their entities and starts the discourse with them.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "extractor/reference/discourse.h"

namespace weft {

class NamedEntities {
 public:
  explicit NamedEntities(Discourse& discourse)
      : document_(discourse.document()),
        words_(discourse.words()),
        clauses_(discourse.clauses()),
        discourse_(discourse) {}

  void make();
  void find_title();

  // By the core of a name (names.h), as written or of a country that a word speaks of; else kNone.
  std::uint32_t find(const std::string& core) const;
  void add(const std::string& core, std::uint32_t entity) { names_.emplace(core, entity); }

 private:
  const std::string* honour(std::uint32_t token) const;
  void drop_honours();
  void state_honours(std::uint32_t mention, std::uint32_t begin, std::uint32_t end);
  void find_opening();
  bool is_body(const Sentence& sentence) const;

  Document& document_;
  const ReferenceWords& words_;
  const Clauses& clauses_;
  Discourse& discourse_;
  std::map<std::string, std::uint32_t> names_;  // entity by the core of a name
};

}  // namespace weft
