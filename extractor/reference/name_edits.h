// SPDX-License-Identifier: Apache-2.0
//
// The mentions of a document while names are mended: which stand in each sentence, which are to go.
// Adds and drops mentions of the document.
#pragma once

#include <vector>

#include "weft/core/document.h"

namespace weft {

// How sure a name is that only its spelling shows.
inline constexpr float kBySpelling = 0.8F;

class NameEdits {
 public:
  explicit NameEdits(Document& document) : document_(document) { index(); }

  Document& document() { return document_; }

  // The first in their order, then those that were added.
  const std::vector<std::uint32_t>& in_sentence(std::uint32_t sentence) const {
    return in_sentence_[sentence];
  }
  bool is_gone(std::uint32_t mention) const { return gone_[mention]; }
  bool overlapped(std::uint32_t sentence, Span span) const;

  // Anew, after others changed the mentions.
  void index();
  void add(const Mention& mention);
  void drop(std::uint32_t mention) { gone_[mention] = true; }
  void join_inside(std::uint32_t sentence, Span span);
  void drop_swallowed();
  // Takes what was dropped out of the document.
  void drop_gone();

 private:
  Document& document_;
  std::vector<std::vector<std::uint32_t>> in_sentence_;
  std::vector<bool> gone_;  // by mention
};

}  // namespace weft
