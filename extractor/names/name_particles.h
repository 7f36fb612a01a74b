// SPDX-License-Identifier: Apache-2.0
//
// Particles that may be glued to a name where the analysis saw no boundary. The table has columns
// tag and forms (separated by commas); its row "name" has the tag of the name's own morpheme.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "weft/core/document.h"

namespace weft {

class NameParticles {
 public:
  NameParticles() = default;  // of languages without particles
  NameParticles(std::string_view table, const std::string& file);

  // The tag of the particle that all of the token from `at` on is, null where it is none.
  const std::string* tag_at(const Document& document, const Token& token, std::uint32_t at) const;
  // Makes the name, which is the token up to `at`, and the particle behind it morphemes of their
  // own, where the rest is a particle.
  void split(Document& document, Token& token, std::uint32_t at) const;

 private:
  std::string name_tag_;
  std::map<std::string, std::string, std::less<>> tags_;  // by form
};

}  // namespace weft
