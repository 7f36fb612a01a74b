// SPDX-License-Identifier: Apache-2.0
#include "extractor/linear/arc_labels.h"

#include <algorithm>

#include "weft/core/span.h"

namespace weft {

LabelFeatures::LabelFeatures(std::span<const TreeWord> words, std::span<const std::uint32_t> heads)
    : words_(words),
      heads_(heads),
      first_(words.size() + 1, kNone),
      second_(words.size() + 1, kNone),
      last_(words.size() + 1, kNone),
      near_(words.size() + 1, kNone),
      sibling_(words.size(), kNone) {
  for (std::uint32_t i = 0; i < words.size(); ++i) {
    const std::uint32_t head = heads[i];
    sibling_[i] = last_[head];
    if (first_[head] == kNone) {
      first_[head] = i;
    } else if (second_[head] == kNone) {
      second_[head] = i;
    }
    last_[head] = i;
    if (i < head) near_[head] = i;
  }
}

const TreeWord& LabelFeatures::at(std::uint32_t i) const {
  static const TreeWord outside;
  static const TreeWord root{1, 1, 1, 1, 1, 1};
  if (i == words_.size()) return root;
  return i > words_.size() ? outside : words_[i];
}

void LabelFeatures::collect(std::uint32_t word, std::span<const std::size_t> labels,
                            std::uint64_t domain, std::vector<Feature>& out) const {
  collect_tree(word, labels, out);
  add_domain_copies(domain, out);
}

void LabelFeatures::collect_tree(std::uint32_t i, std::span<const std::size_t> labels,
                                 std::vector<Feature>& out) const {
  const std::uint32_t h = heads_[i];
  const TreeWord &w = at(i), &head = at(h);
  const TreeWord &first = at(first_[i]), &second = at(second_[i]), &last = at(last_[i]);
  const TreeWord &aux = at(near_[h]), &head_first = at(first_[h]), &head_last = at(last_[h]);
  const TreeWord& sibling = at(sibling_[i]);
  const TreeWord &before = at(i - 1), &after = at(i + 1);  // i - 1 wraps to nothing at 0
  const TreeWord& grand = at(h < words_.size() ? heads_[h] : kNone);
  const std::uint64_t side = h < i ? 1 : 2;
  const std::uint32_t gap = h < i ? i - h : h - i;
  const std::uint64_t near = side * 8 + std::min<std::uint32_t>(gap, 4);
  const std::uint64_t label = sibling_[i] == kNone ? 0 : labels[sibling_[i]] + 1;
  out.clear();
  std::uint32_t kind = 0;
  const auto add = [&](auto... values) { out.push_back(feature(kind++, values...)); };
  add(side), add(w.form, side), add(w.tag, side), add(head.form, side), add(head.tag, side);
  add(w.form, w.tag, head.tag), add(w.tag, head.form, side), add(w.form, head.form);
  add(w.tag, head.tag, side), add(w.tag, head.tag, near), add(w.coarse, head.coarse, near);
  add(first.form, w.tag, head.tag, side), add(first.form, w.tag), add(first.tag, w.tag, side);
  add(second.form, w.coarse), add(first.tag, second.tag, w.tag), add(last.tag, w.tag, head.tag);
  add(aux.form, w.tag, head.tag, side), add(aux.tag, w.tag, head.tag, side);
  add(head_first.form, w.tag, head.tag, side), add(head_first.tag, head.tag, w.tag, side);
  add(head_last.tag, head.tag, w.tag, side), add(label, w.tag, head.tag, side);
  add(label, w.form, side), add(sibling.tag, w.tag, head.tag, side), add(sibling.form, w.tag, side);
  add(grand.tag, head.tag, w.tag), add(before.tag, w.tag, after.tag), add(before.form, w.tag, side);
  add(after.form, w.tag, side), add(w.form, head.tag, near), add(first.form, w.form, head.form);
  add(first.form, head.form, side), add(last.form, w.tag, side),
      add(label, w.tag, first.form, side);
  add(first.form, aux.form, head.tag, w.tag), add(grand.form, w.tag, head.tag);
  if (w.ending == 0 && head.ending == 0) return;
  kind = 60;
  add(w.ending), add(w.ending, head.tag), add(w.ending, head.form), add(w.last, head.coarse);
  add(w.last_tag, head.last_tag, side), add(w.ending, w.coarse, head.coarse),
      add(head.ending, w.tag);
  add(w.ending, label, head.coarse), add(w.ending, head.ending), add(w.form, w.ending, head.coarse);
  add(w.ending, sibling.ending, head.coarse), add(w.last, w.last_tag, near),
      add(w.form, head.ending);
}

std::vector<std::size_t> label_arcs(const LinearModel& model, std::span<const TreeWord> words,
                                    std::span<const std::uint32_t> heads, std::uint64_t domain) {
  const LabelFeatures tree(words, heads);
  std::vector<std::size_t> labels(words.size());
  std::vector<Feature> features;
  std::vector<std::int32_t> scores(model.labels().size());
  for (std::uint32_t i = 0; i < words.size(); ++i) {
    tree.collect(i, labels, domain, features);
    std::fill(scores.begin(), scores.end(), 0);
    model.score(features, scores);
    labels[i] = best_score(scores);
  }
  return labels;
}

}  // namespace weft
