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

// `count` numbers of each row.
std::vector<float> unpadded(Matrix<const float> rows, std::size_t n, std::size_t count) {
  std::vector<float> out(n * count);
  for (std::size_t i = 0; i < n; ++i) {
    std::copy_n(rows.numbers + i * rows.stride, count, out.data() + i * count);
  }
  return out;
}

// The best label of every word; "root" is for the root alone.
std::vector<std::uint32_t> best_relations(Matrix<const float> scores,
                                          std::span<const std::uint32_t> heads,
                                          std::span<const std::string> labels) {
  const auto root = static_cast<std::size_t>(std::ranges::find(labels, "root") - labels.begin());
  std::vector<std::uint32_t> best(heads.size());
  for (std::size_t i = 0; i < heads.size(); ++i) {
    const float* row = scores.numbers + i * scores.stride;
    std::size_t label = labels.size();
    for (std::size_t l = 0; l < labels.size(); ++l) {
      if ((l == root) != (heads[i] == heads.size())) continue;
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
  for (const DenseLayer* layer : {&head_, &relation_head_}) {
    if (layer->rows() != padded(layer->rows())) refuse(file, "a width is no multiple of 16");
  }
  const std::vector<float> numbers = read_floats(file, "root", width);
  const RoundedInput root(kernels_, numbers, width);
  head_.apply(root, root_head_);
  rectify(root_head_);
  relation_head_.apply(root, root_relation_head_);
  rectify(root_relation_head_);
}

// One row per word of each.
struct ReadOut::Rows {
  Numbers upos, xpos, dependent, head, relation_dependent, relation_head;
};

ReadOut::Rows ReadOut::project(const Numbers& words) const {
  Rows out;
  const RoundedInput in(kernels_, words, norm_.scale.size());
  const auto rectified = [&](const DenseLayer& layer, Numbers& to) {
    layer.apply(in, to);
    rectify(to);
  };
  upos_.apply(in, out.upos);
  if (xpos_) xpos_->apply(in, out.xpos);
  Numbers rectified_dependent;
  rectified(dependent_, rectified_dependent);
  bilinear_.apply(RoundedInput(kernels_, rectified_dependent, dependent_.rows()), out.dependent);
  rectified(head_, out.head);
  rectified(relation_dependent_, out.relation_dependent);
  rectified(relation_head_, out.relation_head);
  return out;
}

// Scores of every word under the root and under every word, in rows of padded(n + 1).
Numbers ReadOut::score_arcs(Matrix<const float> dependents, Matrix<const float> heads,
                            std::size_t n) const {
  const std::size_t size = root_head_.size();
  const std::size_t stride = padded(n + 1);
  Numbers all(root_head_);
  all.insert(all.end(), heads.numbers, heads.numbers + n * size);
  const std::vector<float> columns = transposed({all.data(), size}, n + 1, size);
  Numbers scores(n * stride);
  kernels_.product(dependents, {columns.data(), stride}, n, size, n + 1, {scores.data(), stride});
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t h = 0; h < n; ++h) scores[i * stride + h + 1] += distance_(i, h);
  }
  return scores;
}

// Scores of every label for every word under its head, in rows of padded(labels).
Numbers ReadOut::score_relations(Matrix<const float> dependents, Matrix<const float> heads,
                                 std::span<const std::uint32_t> tree) const {
  const std::size_t size = root_relation_head_.size();
  const std::size_t n = tree.size();
  Numbers both(3 * n * size), scores;
  for (std::size_t i = 0; i < n; ++i) {
    const float* d = dependents.numbers + i * size;
    const float* h = tree[i] == n ? root_relation_head_.data() : heads.numbers + tree[i] * size;
    float* out = both.data() + 3 * i * size;
    for (std::size_t k = 0; k < size; ++k) {
      out[k] = d[k] * h[k];
      out[size + k] = d[k];
      out[2 * size + k] = h[k];
    }
  }
  relation_.apply(RoundedInput(kernels_, both, 3 * size), scores);
  return scores;
}

void ReadOut::set_certainty(Numbers arcs, Numbers relations, Analysis& tree) const {
  const std::size_t n = tree.heads.size();
  const std::size_t labels = relation_labels_.size();
  kernels_.softmax({arcs.data(), padded(n + 1)}, n, n + 1);
  kernels_.softmax({relations.data(), padded(labels)}, n, labels);
  tree.certainty.resize(n);
  for (std::size_t i = 0; i < n; ++i) {
    const std::size_t head = tree.heads[i] == n ? 0 : tree.heads[i] + 1;
    tree.certainty[i] =
        arcs[i * padded(n + 1) + head] * relations[i * padded(labels) + tree.relations[i]];
  }
}

std::vector<Analysis> ReadOut::analyse(const Numbers& words,
                                       std::span<const std::size_t> ends) const {
  const Rows all = project(norm_.apply(kernels_, words));
  std::vector<Analysis> out(ends.size());
  std::size_t begin = 0;
  for (std::size_t s = 0; s < ends.size(); ++s) {
    const std::size_t n = ends[s] - begin;
    const auto rows = [&](const Numbers& from) {
      const std::size_t width = from.size() / std::max<std::size_t>(1, ends.back());
      return Matrix{from.data() + begin * width, width};
    };
    out[s].upos = unpadded(rows(all.upos), n, upos_labels_.size());
    out[s].xpos = unpadded(rows(all.xpos), n, xpos_labels_.size());
    Numbers arcs = score_arcs(rows(all.dependent), rows(all.head), n);
    out[s].heads = best_tree({arcs.data(), padded(n + 1)}, n);
    Numbers relations =
        score_relations(rows(all.relation_dependent), rows(all.relation_head), out[s].heads);
    out[s].relations = best_relations({relations.data(), padded(relation_labels_.size())},
                                      out[s].heads, relation_labels_);
    set_certainty(std::move(arcs), std::move(relations), out[s]);
    begin = ends[s];
  }
  return out;
}

}  // namespace weft
