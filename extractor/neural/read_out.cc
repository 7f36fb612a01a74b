// SPDX-License-Identifier: Apache-2.0
#include "extractor/neural/read_out.h"

#include <algorithm>

#include "extractor/neural/spanning_tree.h"

namespace weft {
namespace {

std::vector<std::string> labels(const WeightsFile& file, std::string_view section) {
  const std::vector<std::string_view> lines = split_lines(file.section(section));
  return {lines.begin(), lines.end()};
}

// The best label of every word; "root" is for the root alone.
std::vector<std::uint32_t> best_relations(std::span<const float> scores,
                                          std::span<const std::uint32_t> heads,
                                          std::span<const std::string> labels) {
  std::vector<std::uint32_t> best(heads.size());
  for (std::size_t i = 0; i < heads.size(); ++i) {
    const std::span<const float> row = scores.subspan(i * labels.size(), labels.size());
    std::size_t label = labels.size();
    for (std::size_t l = 0; l < labels.size(); ++l) {
      if ((labels[l] == "root") != (heads[i] == heads.size())) continue;
      if (label == labels.size() || row[l] > row[label]) label = l;
    }
    best[i] = static_cast<std::uint32_t>(label);
  }
  return best;
}

}  // namespace

ReadOut::ReadOut(const WeightsFile& file, std::size_t width, const Kernels& kernels)
    : kernels_(kernels),
      upos_labels_(labels(file, "upos")),
      xpos_labels_(labels(file, "xpos")),
      relation_labels_(labels(file, "relations")),
      norm_(file, "norm", width),
      upos_(file, "upos", width),
      xpos_(file.has("xpos/weights") ? std::make_unique<DenseLayer>(file, "xpos", width) : nullptr),
      dependent_(file, "dependent", width),
      head_(file, "head", width),
      bilinear_(file, "bilinear", dependent_.rows()),
      relation_dependent_(file, "relation_dependent", width),
      relation_head_(file, "relation_head", width),
      relation_(file, "relation", 3 * relation_head_.rows()),
      distance_{read_floats(file, "distance", file.section("distance").size() / sizeof(float))} {
  if (bilinear_.rows() != head_.rows() || dependent_.rows() != head_.rows() ||
      relation_dependent_.rows() != relation_head_.rows()) {
    refuse(file, "heads and dependents have different widths");
  }
  if (upos_.rows() != upos_labels_.size() || relation_.rows() != relation_labels_.size() ||
      (xpos_ && xpos_->rows() != xpos_labels_.size())) {
    refuse(file, "labels and scores differ in number");
  }
  const std::vector<float> root = read_floats(file, "root", width);
  head_.apply(kernels_, root, root_head_);
  rectify(root_head_);
  relation_head_.apply(kernels_, root, root_relation_head_);
  rectify(root_relation_head_);
}

// One row per word of each.
struct ReadOut::Rows {
  std::vector<float> upos, xpos, dependent, head, relation_dependent, relation_head;
};

ReadOut::Rows ReadOut::project(const std::vector<float>& words) const {
  Rows out;
  const auto rectified = [&](const DenseLayer& layer, std::vector<float>& to) {
    layer.apply(kernels_, words, to);
    rectify(to);
  };
  upos_.apply(kernels_, words, out.upos);
  if (xpos_) xpos_->apply(kernels_, words, out.xpos);
  std::vector<float> rectified_dependent;
  rectified(dependent_, rectified_dependent);
  bilinear_.apply(kernels_, rectified_dependent, out.dependent);
  rectified(head_, out.head);
  rectified(relation_dependent_, out.relation_dependent);
  rectified(relation_head_, out.relation_head);
  return out;
}

// Scores of every word under the root and under every word.
std::vector<float> ReadOut::score_arcs(std::span<const float> dependents,
                                       std::span<const float> heads, std::size_t n) const {
  const std::size_t size = root_head_.size();
  std::vector<float> all(root_head_);
  all.insert(all.end(), heads.begin(), heads.end());
  const std::vector<float> columns = transposed(all, n + 1, size);
  std::vector<float> scores(n * (n + 1));
  kernels_.add_product(dependents.data(), columns.data(), n, size, n + 1, scores.data());
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t h = 0; h < n; ++h) scores[i * (n + 1) + h + 1] += distance_(i, h);
  }
  return scores;
}

std::vector<float> ReadOut::score_relations(std::span<const float> dependents,
                                            std::span<const float> heads,
                                            std::span<const std::uint32_t> tree) const {
  const std::size_t size = root_relation_head_.size();
  const std::size_t n = tree.size();
  std::vector<float> both(3 * n * size), scores;
  for (std::size_t i = 0; i < n; ++i) {
    const float* d = dependents.data() + i * size;
    const float* h = tree[i] == n ? root_relation_head_.data() : heads.data() + tree[i] * size;
    float* out = both.data() + 3 * i * size;
    for (std::size_t k = 0; k < size; ++k) {
      out[k] = d[k] * h[k];
      out[size + k] = d[k];
      out[2 * size + k] = h[k];
    }
  }
  relation_.apply(kernels_, both, scores);
  return scores;
}

void ReadOut::set_certainty(std::vector<float> arcs, std::vector<float> relations,
                            Analysis& tree) const {
  const std::size_t n = tree.heads.size();
  const std::size_t labels = relation_labels_.size();
  kernels_.softmax(arcs.data(), n, n + 1);
  kernels_.softmax(relations.data(), n, labels);
  tree.certainty.resize(n);
  for (std::size_t i = 0; i < n; ++i) {
    const std::size_t head = tree.heads[i] == n ? 0 : tree.heads[i] + 1;
    tree.certainty[i] = arcs[i * (n + 1) + head] * relations[i * labels + tree.relations[i]];
  }
}

std::vector<Analysis> ReadOut::analyse(const std::vector<float>& words,
                                       std::span<const std::size_t> ends) const {
  std::vector<float> normal;
  norm_.apply(kernels_, words, normal);
  const Rows all = project(normal);
  std::vector<Analysis> out(ends.size());
  std::size_t begin = 0;
  for (std::size_t s = 0; s < ends.size(); ++s) {
    const std::size_t n = ends[s] - begin;
    const auto rows = [&](const std::vector<float>& from) {
      const std::size_t width = from.size() / std::max<std::size_t>(1, ends.back());
      return std::span(from).subspan(begin * width, n * width);
    };
    const auto copy = [](std::span<const float> part) {
      return std::vector<float>(part.begin(), part.end());
    };
    out[s].upos = copy(rows(all.upos));
    out[s].xpos = copy(rows(all.xpos));
    std::vector<float> arcs = score_arcs(rows(all.dependent), rows(all.head), n);
    out[s].heads = best_tree(arcs, n);
    std::vector<float> relations =
        score_relations(rows(all.relation_dependent), rows(all.relation_head), out[s].heads);
    out[s].relations = best_relations(relations, out[s].heads, relation_labels_);
    set_certainty(std::move(arcs), std::move(relations), out[s]);
    begin = ends[s];
  }
  return out;
}

}  // namespace weft
