// SPDX-License-Identifier: Apache-2.0
#include "extractor/reference/name_cluster_set.h"

#include <algorithm>
#include <array>
#include <map>

namespace weft {
namespace {

constexpr std::uint32_t kStretch = 128;  // bytes

}  // namespace

std::size_t NameClusterSet::add(std::uint32_t mention) {
  const Span span = document_.mentions[mention].span;
  note_place(mention, span);
  NameForm form = take_apart(document_.text_of(span), words_);
  const auto [place, fresh] = by_core_.try_emplace(key_of(form), clusters_.size());
  if (fresh) {
    clusters_.emplace_back();
    parent_.push_back(place->second);
  }
  NameCluster& cluster = clusters_[place->second];
  cluster.mentions.push_back(mention);
  const bool known = std::any_of(cluster.forms.begin(), cluster.forms.end(),
                                 [&](const NameForm& f) { return f.text == form.text; });
  if (!known) cluster.forms.push_back(std::move(form));
  return place->second;
}

void NameClusterSet::add_form(std::size_t cluster, const NameForm& form) {
  const auto [place, fresh] = by_core_.try_emplace(key_of(form), cluster);
  if (fresh) {
    clusters_[cluster].forms.insert(clusters_[cluster].forms.begin(), form);
  } else {
    join(place->second, cluster);
  }
}

// Makes the words at `span` a name of the cluster, with a mention where none is.
void NameClusterSet::add_at(std::size_t cluster, Span span, std::uint32_t beside) {
  if (const std::uint32_t m = name_over(span); m != kNone) {
    if (span.contains(document_.mentions[m].span)) join(cluster, cluster_of(m));
    return;
  }
  Mention mention = document_.mentions[beside];
  mention.span = span;
  mention.tokens = {kNone, 0};
  const Sentence& sentence = document_.sentences[mention.sentence];
  for (std::uint32_t t = sentence.tokens.begin; t < sentence.tokens.end; ++t) {
    if (!document_.tokens[t].span.overlaps(span)) continue;
    mention.tokens.begin = std::min(mention.tokens.begin, t);
    mention.tokens.end = t + 1;
  }
  if (mention.tokens.begin == kNone) return;  // outside the sentence
  mention.head = mention.tokens.end - 1;
  document_.mentions.push_back(mention);
  const std::size_t added = add(static_cast<std::uint32_t>(document_.mentions.size() - 1));
  clusters_[added].type = clusters_[cluster].type;
  join(cluster, added);
}

void NameClusterSet::vote() {
  for (NameCluster& cluster : clusters_) vote(cluster);
}

void NameClusterSet::vote(NameCluster& cluster) const {
  std::array<float, 8> votes{};
  for (const std::uint32_t m : cluster.mentions) {
    const Mention& mention = document_.mentions[m];
    // A full name shows its type better than a short one.
    const auto text = document_.text_of(mention.span);
    const auto words = 1 + std::count(text.begin(), text.end(), ' ');
    votes[static_cast<std::size_t>(mention.type)] += mention.confidence * static_cast<float>(words);
  }
  const auto best = std::max_element(votes.begin(), votes.end());
  cluster.type = static_cast<EntityType>(best - votes.begin());
}

void NameClusterSet::retype(std::size_t cluster, EntityType type) {
  clusters_[cluster].type = type;
  for (const std::uint32_t m : clusters_[cluster].mentions) document_.mentions[m].type = type;
}

std::size_t NameClusterSet::root(std::size_t cluster) const {
  while (parent_[cluster] != cluster) cluster = parent_[cluster];
  return cluster;
}

void NameClusterSet::join(std::size_t into, std::size_t from) { parent_[root(from)] = root(into); }

std::size_t NameClusterSet::cluster_of(std::uint32_t mention) const {
  const NameForm form = take_apart(document_.text_of(document_.mentions[mention].span), words_);
  return by_core_.find(key_of(form))->second;
}

std::string NameClusterSet::key_of(const NameForm& form) const {
  const auto found = by_core_.find(form.core);
  if (found == by_core_.end()) return form.core;
  const std::vector<NameForm>& known = clusters_[found->second].forms;
  const bool other = std::any_of(known.begin(), known.end(),
                                 [&](const NameForm& f) { return are_other_bodies(f, form); });
  return other ? form.core + ' ' + form.law : form.core;
}

const NameCluster* NameClusterSet::find(const std::string& core) const {
  const auto found = by_core_.find(core);
  return found == by_core_.end() ? nullptr : &clusters_[found->second];
}

// The first name that overlaps a span, in the order of the mentions.
std::uint32_t NameClusterSet::name_over(Span span) const {
  std::uint32_t found = kNone;
  for (std::uint32_t p = span.begin / kStretch; p <= span.end / kStretch; ++p) {
    if (p >= by_place_.size()) break;
    for (const std::uint32_t m : by_place_[p]) {
      if (document_.mentions[m].span.overlaps(span)) found = std::min(found, m);
    }
  }
  return found;
}

// Names by the stretches of the text that they touch.
void NameClusterSet::note_place(std::uint32_t mention, Span span) {
  for (std::uint32_t p = span.begin / kStretch; p <= span.end / kStretch; ++p) {
    if (p >= by_place_.size()) by_place_.resize(p + 1);
    by_place_[p].push_back(mention);
  }
}

std::vector<NameCluster> NameClusterSet::finish() {
  std::map<std::size_t, NameCluster> merged;
  for (std::size_t c = 0; c < clusters_.size(); ++c) {
    NameCluster& into = merged[root(c)];
    into.mentions.insert(into.mentions.end(), clusters_[c].mentions.begin(),
                         clusters_[c].mentions.end());
    into.forms.insert(into.forms.end(), clusters_[c].forms.begin(), clusters_[c].forms.end());
  }
  std::vector<NameCluster> out;
  for (auto& [key, cluster] : merged) {
    const auto by_place = [&](std::uint32_t a, std::uint32_t b) {
      return document_.mentions[a].span.begin < document_.mentions[b].span.begin;
    };
    std::stable_sort(cluster.mentions.begin(), cluster.mentions.end(), by_place);
    vote(cluster);
    out.push_back(std::move(cluster));
  }
  std::stable_sort(out.begin(), out.end(), [&](const NameCluster& a, const NameCluster& b) {
    return document_.mentions[a.mentions.front()].span.begin <
           document_.mentions[b.mentions.front()].span.begin;
  });
  return out;
}

}  // namespace weft
