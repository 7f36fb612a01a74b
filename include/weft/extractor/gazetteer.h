// SPDX-License-Identifier: Apache-2.0
//
// A user's own names: what is listed is found wherever a text writes it so, has the type it is
// listed with, and is linked to its id. The file is a table, one name a line, columns separated by
// tabs:
//
//   name    type    id    aliases separated by |
//
// The last two may be missing. Lines that begin with '#' are comments. Const after loading; share
// between threads.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "weft/core/document.h"

namespace weft {

struct GazetteerEntry {
  std::string name;
  EntityType type = EntityType::kThing;
  std::string id;  // of the user's own or of a register ("Q42"); may be empty
  std::vector<std::string> aliases;
};

class Gazetteer {
 public:
  Gazetteer() = default;
  // Throws FormatError with line and column where the table is malformed.
  Gazetteer(std::string_view table, const std::string& file);

  const std::vector<GazetteerEntry>& entries() const { return entries_; }

  struct Match {
    std::uint32_t length = 0;  // bytes of the text
    std::uint32_t entry = 0;
  };
  // The names and aliases that stand at byte `at` of the text, the shortest first, whatever follows
  // them. A blank in a name stands for any white space. Where two entries share a spelling, names
  // come before aliases and earlier lines before later ones.
  std::vector<Match> find(std::string_view text, std::size_t at) const;

 private:
  struct Spelling {
    std::string text;
    std::uint32_t entry = 0;
  };
  std::vector<GazetteerEntry> entries_;
  std::vector<Spelling> spellings_;  // sorted by text, each once
};

// Throws IoError where the file cannot be read.
Gazetteer load_gazetteer(const std::string& path);

}  // namespace weft
