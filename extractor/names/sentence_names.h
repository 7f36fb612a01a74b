// SPDX-License-Identifier: Apache-2.0
//
// A sentence of Korean and the names found in it, as steps that look for more of them see it. Part
// of kind_names, person_names and person_spans.
#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

#include "extractor/names/kind_names.h"
#include "extractor/names/name_cues.h"
#include "extractor/names/name_memory.h"
#include "weft/core/document.h"

namespace weft {

class SentenceNames {
 public:
  SentenceNames(const Document& document, std::uint32_t sentence, const NameCues& cues,
                const KnownWords& known, std::vector<TypedName>& names)
      : document_(document),
        tokens_(document.sentences[sentence].tokens),
        sentence_(sentence),
        cues_(cues),
        known_(known),
        names_(names) {}

 protected:
  static constexpr std::size_t kSyllable = 3;  // bytes

  std::string_view text(Span span) const { return document_.text_of(span); }
  std::uint32_t token_at(std::uint32_t offset) const {
    return tokens_over(document_, document_.sentences[sentence_], {offset, offset + 1}).begin;
  }
  bool taken(Span span) const { return any_overlaps(names_, span); }
  void sort() {
    std::sort(names_.begin(), names_.end(),
              [](const TypedName& a, const TypedName& b) { return a.span < b.span; });
  }

  const Document& document_;
  IndexRange tokens_;
  std::uint32_t sentence_;
  const NameCues& cues_;
  const KnownWords& known_;
  std::vector<TypedName>& names_;
};

}  // namespace weft
