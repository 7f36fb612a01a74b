// SPDX-License-Identifier: Apache-2.0
//
// Whether an entity may be what a pronoun or noun means: its type, gender and kinds agree, and no
// argument of the same predicate is it. The morphological and syntactic filters of Lappin and Leass
// (1994). Reads the discourse; changes nothing.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "extractor/reference/discourse.h"
#include "extractor/reference/entity_kinds.h"

namespace weft {

// What a mention says of its antecedent, and where to look for that.
struct Wanted {
  bool person = false;
  bool place = false;  // a place, or else a body that is no subject: where somebody works
  std::optional<EntityType> type;
  Gender gender = Gender::kUnknown;
  std::uint32_t sentences_back = 2;
  bool prefer_subject = true;
  std::uint32_t main = kNone;           // an entity that is likelier than others
  std::string_view noun;                // that the mention consists of, where it is a definite noun
  const std::string* kinds = nullptr;   // of the noun (reference_words.h), null for any
  bool specific = false;                // the noun means what is known to be such, or the only one
  const std::string* owners = nullptr;  // types of what may have such a noun, null for any
};

// What is known of an entity beside a noun that may mean it.
enum class NounFit : std::uint8_t { kConflict, kUnknown, kRelated, kCalledSo };

class Compatibility {
 public:
  Compatibility(const Discourse& discourse, const EntityKinds& kinds)
      : document_(discourse.document()),
        words_(discourse.words()),
        clauses_(discourse.clauses()),
        discourse_(discourse),
        kinds_(kinds) {}

  // Whether the mention may mean it: suits, and is not excluded.
  bool fits(std::uint32_t mention, std::uint32_t entity, const Wanted& wanted) const {
    return suits(entity, wanted) && !excluded(mention, entity);
  }
  bool suits(std::uint32_t entity, const Wanted& wanted) const;
  bool may_own(const Entity& entity, const Wanted& wanted) const;
  bool is_given_name(std::uint32_t entity) const;
  bool excluded(std::uint32_t mention, std::uint32_t entity) const;
  bool speaks(const Trace& trace, std::uint32_t mention) const;
  NounFit fit(std::uint32_t entity, const Wanted& wanted) const;

 private:
  bool is_within(std::uint32_t entity, std::uint32_t predicate, std::uint32_t mention) const;
  bool is_headed(std::uint32_t entity, std::uint32_t word) const;
  bool says(std::uint32_t mention) const;
  bool is_described(std::uint32_t proposition, std::uint32_t mention) const;

  const Document& document_;
  const ReferenceWords& words_;
  const Clauses& clauses_;
  const Discourse& discourse_;
  const EntityKinds& kinds_;
};

}  // namespace weft
