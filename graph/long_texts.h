// SPDX-License-Identifier: Apache-2.0
//
// Quotes from long articles without counting code points from the beginning for each one.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "weft/core/utf8.h"
#include "weft/graph/graph.h"

namespace weft {

// The bytes of the code points [range.begin, range.end) of a text.
std::string slice(std::string_view text, TextRange range);

// Remembers where code points lie in long texts, and those of them that were read from a file, up
// to some 64 MB. Safe for several threads at once.
class LongTexts {
 public:
  // As slice(), of the text of a document, which `text` gives: a string, or a view of one that
  // lives as long as this.
  template <typename Text>
  std::string quote(std::uint32_t document, TextRange range, Text text) {
    const std::lock_guard lock(mutex_);
    const auto known = texts_.find(document);
    if (known != texts_.end()) return known->second->slice(range);
    auto all = text();
    if (all.size() < kLong) return weft::slice(all, range);
    return keep(document, std::make_unique<Indexed>(std::move(all))).slice(range);
  }

 private:
  static constexpr std::size_t kLong = 1U << 14U;
  struct Indexed {
    explicit Indexed(std::string text) : own(std::move(text)), all(own), points(all) {}
    explicit Indexed(std::string_view text) : all(text), points(all) {}
    std::string slice(TextRange range) const;

    std::string own;  // empty where the text is somebody else's
    std::string_view all;
    CodePointIndex points;
  };
  const Indexed& keep(std::uint32_t document, std::unique_ptr<Indexed> text);

  std::mutex mutex_;
  std::unordered_map<std::uint32_t, std::unique_ptr<Indexed>> texts_;
  std::size_t bytes_ = 0;  // of `own`
};

}  // namespace weft
