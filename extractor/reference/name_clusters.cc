// SPDX-License-Identifier: Apache-2.0
#include "extractor/reference/name_clusters.h"

#include <algorithm>
#include <tuple>

#include "extractor/reference/bracket_aliases.h"
#include "extractor/reference/caption_names.h"
#include "extractor/reference/family_names.h"
#include "extractor/reference/variant_merging.h"

namespace weft {
namespace {

std::vector<std::uint32_t> names_in_order(const Document& document) {
  std::vector<std::uint32_t> names;
  for (std::uint32_t m = 0; m < document.mentions.size(); ++m) {
    if (document.mentions[m].kind == MentionKind::kName) names.push_back(m);
  }
  std::stable_sort(names.begin(), names.end(), [&](std::uint32_t a, std::uint32_t b) {
    return document.mentions[a].span.begin < document.mentions[b].span.begin;
  });
  return names;
}

// "BRIGHTON, May 3": capitals alone, and more of them than short forms like NATO have.
bool is_shouted(std::string_view text) {
  constexpr std::size_t kLongestShort = 5;
  return text.size() > kLongestShort && std::none_of(text.begin(), text.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
         });
}

}  // namespace

std::vector<NameCluster> cluster_names(Document& document, const ReferenceWords& words) {
  NameClusterSet clusters(document, words);
  for (const std::uint32_t m : names_in_order(document)) clusters.add(m);
  clusters.vote();
  const std::vector<std::uint32_t> names = names_in_order(document);
  BracketAliases aliases(clusters);
  for (const std::uint32_t m : names) aliases.read(m);
  FamilyNames(clusters).share(names);
  CaptionNames(clusters).read();
  VariantMerging(clusters).run();
  return clusters.finish();
}

const NameForm& best_name(const NameCluster& cluster, const ReferenceWords& words) {
  const auto rank = [&](const NameForm& form) {
    const bool own = words.hangul() ? form.hangul : form.latin && !form.hangul;
    const bool titled = std::any_of(
        cluster.forms.begin(), cluster.forms.end(),
        [&](const NameForm& full) { return is_family_name_with_title(form, full, words); });
    return std::tuple(own, !titled, form.core.size(), !is_shouted(form.text));
  };
  return *std::max_element(cluster.forms.begin(), cluster.forms.end(),
                           [&](const NameForm& a, const NameForm& b) { return rank(a) < rank(b); });
}

}  // namespace weft
