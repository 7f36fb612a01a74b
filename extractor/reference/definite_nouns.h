// SPDX-License-Identifier: Apache-2.0
//
// What a definite noun ("the company", "이 회사", "the Austrian") means of what was spoken of: what
// was said to be one, what is called so, or the most salient that may be one. The direct and
// bridging uses of Vieira and Poesio (2000). Reads the discourse; changes nothing.
#pragma once

#include <string_view>

#include "extractor/reference/nominals.h"
#include "extractor/reference/salience.h"

namespace weft {

class DefiniteNouns {
 public:
  DefiniteNouns(const Discourse& discourse, const Nominals& nominals, const EntityKinds& kinds,
                const Compatibility& compatibility, const Salience& salience)
      : document_(discourse.document()),
        words_(discourse.words()),
        clauses_(discourse.clauses()),
        discourse_(discourse),
        nominals_(nominals),
        kinds_(kinds),
        compatibility_(compatibility),
        salience_(salience) {}

  // Each kNone where the mention is no such noun, or nothing fits.
  std::uint32_t resolve(std::uint32_t mention) const;
  std::uint32_t resolve_native(std::uint32_t mention) const;
  // "오 대표는 2009년 회사를 세웠다": of a bare noun for what somebody founded, the one body that
  // the text has him lead.
  std::uint32_t body_of_founder(std::uint32_t mention) const;

 private:
  bool is_aged(const Mention& mention) const;
  std::uint32_t body_led_by(std::uint32_t person, const Wanted& wanted,
                            std::uint32_t sentence) const;
  std::uint32_t said_to_be(std::uint32_t mention, std::string_view noun) const;
  std::uint32_t main_of_kind(std::string_view noun) const;
  std::uint32_t called(std::uint32_t mention, std::string_view noun, EntityType type) const;
  bool is_called(const Entity& entity, std::string_view noun) const;
  bool fits_kind(std::uint32_t mention, std::uint32_t entity) const;
  bool repeats_topic(std::uint32_t mention, std::uint32_t entity) const;

  const Document& document_;
  const ReferenceWords& words_;
  const Clauses& clauses_;
  const Discourse& discourse_;
  const Nominals& nominals_;
  const EntityKinds& kinds_;
  const Compatibility& compatibility_;
  const Salience& salience_;
};

}  // namespace weft
