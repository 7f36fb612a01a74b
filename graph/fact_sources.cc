// SPDX-License-Identifier: Apache-2.0
#include "graph/fact_sources.h"

#include <algorithm>
#include <cstring>

#include "graph/sources.h"
#include "weft/core/name_rules.h"

namespace weft {
namespace {

std::uint64_t hash_of(std::string_view words) {
  std::uint64_t hash = words.size();
  for (; !words.empty(); words.remove_prefix(std::min<std::size_t>(8, words.size()))) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, words.data(), std::min<std::size_t>(8, words.size()));
    hash = mixed(hash ^ eight);
  }
  return hash;
}

}  // namespace

EvidenceSources::EvidenceSources(const std::vector<GraphDocument>& documents)
    : documents_(documents), source_of_(sources_of(documents)), code_points_(documents.size()) {}

std::uint32_t EvidenceSources::of(EvidenceRef ref) {
  static const NameRules no_rules;
  constexpr std::uint32_t kLongEnough = 40;  // code points that are no accident
  const std::uint32_t story = source_of_[ref.document];
  const TextRange span = documents_[ref.document].evidence[ref.index].span;
  if (span.end - span.begin < kLongEnough) return story;
  const std::string words = name_key(words_of(ref), EntityType::kThing, no_rules);
  return first_with_words_.emplace(hash_of(words), story).first->second;
}

std::string_view EvidenceSources::words_of(EvidenceRef ref) {
  const GraphDocument& document = documents_[ref.document];
  std::optional<CodePointIndex>& points = code_points_[ref.document];
  if (!points) points.emplace(document.text);
  const TextRange span = document.evidence[ref.index].span;
  const std::size_t begin = points->byte_of(span.begin);
  return std::string_view(document.text).substr(begin, points->byte_of(span.end) - begin);
}

}  // namespace weft
