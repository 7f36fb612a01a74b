// SPDX-License-Identifier: Apache-2.0
#include "extractor/neural/encoder.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>

#include "extractor/neural/spanning_tree.h"
#include "extractor/table.h"
#include "weft/core/error.h"

namespace weft {
namespace {

[[noreturn]] void fail(const WeightsFile& file, const std::string& message) {
  throw FormatError({file.name(), {}, {}, {}}, message);
}

std::size_t read_number(const WeightsFile& file, std::string_view text) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number > 4096) {
    fail(file, "\"" + std::string(text) + "\" is no number that the settings may have");
  }
  return number;
}

std::vector<std::string> read_lines(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

// "KEY VALUE" on each line of the section "settings".
class Settings {
 public:
  explicit Settings(const WeightsFile& file) : file_(file) {
    for (const std::string& line : read_lines(file.section("settings"))) {
      const std::size_t blank = line.find(' ');
      if (blank != std::string::npos) values_[line.substr(0, blank)] = line.substr(blank + 1);
    }
  }
  const std::string& text(const std::string& key) const {
    const auto it = values_.find(key);
    if (it == values_.end()) fail(file_, "the settings lack \"" + key + "\"");
    return it->second;
  }

 private:
  const WeightsFile& file_;
  std::map<std::string, std::string> values_;
};

// Scale and shift of a normalisation (Ba et al. 2016, "Layer normalization").
struct Norm {
  std::vector<float> scale, shift;

  Norm(const WeightsFile& file, const std::string& name, std::size_t width)
      : scale(read_floats(file, name + "/scale", width)),
        shift(read_floats(file, name + "/shift", width)) {}

  void apply(const Kernels& kernels, const std::vector<float>& in, std::vector<float>& out) const {
    out.resize(in.size());
    kernels.normalize(in.data(), scale.data(), shift.data(), in.size() / scale.size(), scale.size(),
                      out.data());
  }
};

// Biases for words at a distance: index 0 is so many words to the left or further.
struct DistanceBias {
  std::vector<float> bias;

  float operator()(std::size_t from, std::size_t to) const {
    const auto reach = static_cast<std::ptrdiff_t>(bias.size() / 2);
    const auto off = static_cast<std::ptrdiff_t>(to) - static_cast<std::ptrdiff_t>(from);
    return bias[static_cast<std::size_t>(std::clamp(off, -reach, reach) + reach)];
  }
};

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

std::vector<float> transposed(std::span<const float> matrix, std::size_t rows,
                              std::size_t columns) {
  std::vector<float> out(matrix.size());
  for (std::size_t i = 0; i < rows; ++i) {
    for (std::size_t j = 0; j < columns; ++j) out[j * rows + i] = matrix[i * columns + j];
  }
  return out;
}

// One row per word of each.
struct ReadOff {
  std::vector<float> upos, xpos, dependent, head, relation_dependent, relation_head;
};

}  // namespace

struct Encoder::Column {
  TokenColumn shape;
  std::vector<std::uint32_t> vocabulary;
  std::string_view rows;  // int8
  std::vector<float> units;

  Column(const WeightsFile& file, const TokenColumn& column) : shape(column) {
    const std::string name = "column/" + std::string(column.name);
    std::size_t count = column.hashed_rows;
    if (count == 0) {
      const std::string_view keys = file.section(name + "/keys");
      vocabulary.resize(keys.size() / sizeof(std::uint32_t));
      std::memcpy(vocabulary.data(), keys.data(), vocabulary.size() * sizeof(std::uint32_t));
      count = vocabulary.size() + 1;
    }
    rows = file.section(name + "/rows");
    if (rows.size() != count * column.width) fail(file, "table " + name + " has another size");
    units = read_floats(file, name + "/units", count);
  }

  void add(std::span<const std::uint64_t> hashes, float* out) const {
    for (const std::uint64_t hash : hashes) {
      const std::size_t row = column_row(shape, vocabulary, hash);
      const char* numbers = rows.data() + row * shape.width;
      const float unit = units[row];
      for (std::size_t i = 0; i < shape.width; ++i) {
        out[i] += static_cast<float>(static_cast<signed char>(numbers[i])) * unit;
      }
    }
  }
};

class Encoder::Layer {
 public:
  virtual ~Layer() = default;
  // Adds to `x`, tokens * width; sentences lie one after another, `ends` says where each ends.
  virtual void apply(const Kernels& kernels, std::span<const std::size_t> ends,
                     std::vector<float>& x) const = 0;
};

class Encoder::Convolution : public Encoder::Layer {
 public:
  Convolution(const WeightsFile& file, const std::string& name, std::size_t width,
              std::size_t dilation)
      : norm_(file, name + "/norm", width),
        linear_(file, name + "/linear", 3 * width),
        width_(width),
        dilation_(dilation) {
    if (linear_.rows() != 2 * width) fail(file, name + " has another width");
  }

  void apply(const Kernels& kernels, std::span<const std::size_t> ends,
             std::vector<float>& x) const override {
    std::vector<float> normal, both;
    norm_.apply(kernels, x, normal);
    std::vector<float> windows(3 * x.size());
    std::size_t begin = 0;
    for (const std::size_t end : ends) {
      for (std::size_t t = begin; t < end; ++t) {
        float* window = windows.data() + 3 * t * width_;
        if (t >= begin + dilation_) copy(normal, t - dilation_, window);
        copy(normal, t, window + width_);
        if (t + dilation_ < end) copy(normal, t + dilation_, window + 2 * width_);
      }
      begin = end;
    }
    linear_.apply(kernels, windows, both);
    kernels.add_gated(both.data(), x.size() / width_, width_, x.data());
  }

 private:
  void copy(const std::vector<float>& from, std::size_t token, float* to) const {
    std::copy_n(from.data() + token * width_, width_, to);
  }

  Norm norm_;
  DenseLayer linear_;
  std::size_t width_;
  std::size_t dilation_;
};

class Encoder::Attention : public Encoder::Layer {
 public:
  Attention(const WeightsFile& file, const std::string& name, std::size_t width, std::size_t heads)
      : norm_(file, name + "/norm", width),
        query_(file, name + "/query", width),
        key_(file, name + "/key", width),
        value_(file, name + "/value", width),
        out_(file, name + "/out", query_.rows()),
        size_(query_.rows() / heads) {
    if (query_.rows() % heads != 0 || key_.rows() != query_.rows() ||
        value_.rows() != query_.rows() || out_.rows() != width) {
      fail(file, name + " has parts of different widths");
    }
    const std::size_t count = file.section(name + "/distance").size() / sizeof(float) / heads;
    const std::vector<float> all = read_floats(file, name + "/distance", heads * count);
    for (std::size_t h = 0; h < heads; ++h) {
      const auto from = all.begin() + static_cast<std::ptrdiff_t>(h * count);
      distance_.push_back({{from, from + static_cast<std::ptrdiff_t>(count)}});
    }
  }

  void apply(const Kernels& kernels, std::span<const std::size_t> ends,
             std::vector<float>& x) const override {
    std::vector<float> normal, query, key, value, out;
    norm_.apply(kernels, x, normal);
    query_.apply(kernels, normal, query);
    key_.apply(kernels, normal, key);
    value_.apply(kernels, normal, value);
    std::vector<float> mixed(query.size());
    std::size_t begin = 0;
    for (const std::size_t end : ends) {
      for (std::size_t h = 0; h < distance_.size(); ++h) {
        mix(kernels, h, begin, end, query, key, value, mixed);
      }
      begin = end;
    }
    out_.apply(kernels, mixed, out);
    for (std::size_t i = 0; i < x.size(); ++i) x[i] += out[i];
  }

 private:
  // One head's part of the rows of one sentence, as a matrix of its own.
  std::vector<float> part(const std::vector<float>& from, std::size_t head, std::size_t begin,
                          std::size_t end) const {
    const std::size_t width = size_ * distance_.size();
    std::vector<float> out((end - begin) * size_);
    for (std::size_t t = begin; t < end; ++t) {
      std::copy_n(from.data() + t * width + head * size_, size_, out.data() + (t - begin) * size_);
    }
    return out;
  }

  void mix(const Kernels& kernels, std::size_t head, std::size_t begin, std::size_t end,
           const std::vector<float>& query, const std::vector<float>& key,
           const std::vector<float>& value, std::vector<float>& mixed) const {
    const std::size_t n = end - begin;
    const std::vector<float> keys = transposed(part(key, head, begin, end), n, size_);
    std::vector<float> scores(n * n), out(n * size_);
    kernels.add_product(part(query, head, begin, end).data(), keys.data(), n, size_, n,
                        scores.data());
    const float factor = 1.0F / std::sqrt(static_cast<float>(size_));
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t j = 0; j < n; ++j) {
        scores[i * n + j] = scores[i * n + j] * factor + distance_[head](i, j);
      }
    }
    kernels.softmax(scores.data(), n, n);
    kernels.add_product(scores.data(), part(value, head, begin, end).data(), n, n, size_,
                        out.data());
    for (std::size_t t = 0; t < n; ++t) {
      std::copy_n(out.data() + t * size_, size_,
                  mixed.data() + (begin + t) * size_ * distance_.size() + head * size_);
    }
  }

  Norm norm_;
  DenseLayer query_, key_, value_, out_;
  std::size_t size_;  // numbers per head
  std::vector<DistanceBias> distance_;
};

// What is read off the encoded words.
struct Encoder::Heads {
  Norm norm;
  DenseLayer upos;
  std::unique_ptr<DenseLayer> xpos;
  DenseLayer dependent, head, bilinear;
  DenseLayer relation_dependent, relation_head, relation;
  DistanceBias distance;
  std::vector<float> root_head;           // the root as a head, after `head`
  std::vector<float> root_relation_head;  // and after `relation_head`

  Heads(const WeightsFile& file, std::size_t width, const Kernels& kernels)
      : norm(file, "norm", width),
        upos(file, "upos", width),
        xpos(file.has("xpos/weights") ? std::make_unique<DenseLayer>(file, "xpos", width)
                                      : nullptr),
        dependent(file, "dependent", width),
        head(file, "head", width),
        bilinear(file, "bilinear", dependent.rows()),
        relation_dependent(file, "relation_dependent", width),
        relation_head(file, "relation_head", width),
        relation(file, "relation", 3 * relation_head.rows()),
        distance{read_floats(file, "distance", file.section("distance").size() / sizeof(float))} {
    if (bilinear.rows() != head.rows() || dependent.rows() != head.rows() ||
        relation_dependent.rows() != relation_head.rows()) {
      fail(file, "heads and dependents have different widths");
    }
    const std::vector<float> root = read_floats(file, "root", width);
    head.apply(kernels, root, root_head);
    rectify(root_head);
    relation_head.apply(kernels, root, root_relation_head);
    rectify(root_relation_head);
  }

  ReadOff read_off(const Kernels& kernels, const std::vector<float>& words) const {
    ReadOff out;
    const auto rectified = [&](const DenseLayer& layer, std::vector<float>& to) {
      layer.apply(kernels, words, to);
      rectify(to);
    };
    upos.apply(kernels, words, out.upos);
    if (xpos) xpos->apply(kernels, words, out.xpos);
    std::vector<float> rectified_dependent;
    rectified(dependent, rectified_dependent);
    bilinear.apply(kernels, rectified_dependent, out.dependent);
    rectified(head, out.head);
    rectified(relation_dependent, out.relation_dependent);
    rectified(relation_head, out.relation_head);
    return out;
  }

  // Scores of every word under the root and under every word.
  std::vector<float> score_arcs(const Kernels& kernels, std::span<const float> dependents,
                                std::span<const float> heads, std::size_t n) const {
    const std::size_t size = root_head.size();
    std::vector<float> all(root_head);
    all.insert(all.end(), heads.begin(), heads.end());
    const std::vector<float> columns = transposed(all, n + 1, size);
    std::vector<float> scores(n * (n + 1));
    kernels.add_product(dependents.data(), columns.data(), n, size, n + 1, scores.data());
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t h = 0; h < n; ++h) scores[i * (n + 1) + h + 1] += distance(i, h);
    }
    return scores;
  }

  std::vector<float> score_relations(const Kernels& kernels, std::span<const float> dependents,
                                     std::span<const float> heads,
                                     std::span<const std::uint32_t> tree) const {
    const std::size_t size = root_relation_head.size();
    const std::size_t n = tree.size();
    std::vector<float> both(3 * n * size), scores;
    for (std::size_t i = 0; i < n; ++i) {
      const float* d = dependents.data() + i * size;
      const float* h = tree[i] == n ? root_relation_head.data() : heads.data() + tree[i] * size;
      float* out = both.data() + 3 * i * size;
      for (std::size_t k = 0; k < size; ++k) {
        out[k] = d[k] * h[k];
        out[size + k] = d[k];
        out[2 * size + k] = h[k];
      }
    }
    relation.apply(kernels, both, scores);
    return scores;
  }
};

Encoder::Encoder(const WeightsFile& file, std::string_view domain, const Kernels& kernels)
    : kernels_(kernels),
      upos_(read_lines(file.section("upos"))),
      xpos_(read_lines(file.section("xpos"))),
      relations_(read_lines(file.section("relations"))) {
  const Settings settings(file);
  view_ = find_token_view(settings.text("view"));
  if (view_ == nullptr) fail(file, "there is no view of tokens \"" + settings.text("view") + "\"");
  read_columns(file, *view_);
  const std::vector<std::string_view> domains = split_words(settings.text("domains"));
  const auto it = std::find(domains.begin(), domains.end(), domain);
  if (it == domains.end() && !domain.empty()) {
    fail(file, "there is no domain \"" + std::string(domain) +
                   "\"; there are: " + settings.text("domains"));
  }
  const std::size_t size = file.section("domain").size() / sizeof(float) / (domains.size() + 1);
  const std::vector<float> rows = read_floats(file, "domain", size * (domains.size() + 1));
  const auto row = domain.empty() ? 0 : it - domains.begin() + 1;
  domain_.assign(rows.begin() + row * static_cast<std::ptrdiff_t>(size),
                 rows.begin() + (row + 1) * static_cast<std::ptrdiff_t>(size));
  std::size_t width = domain_.size();
  for (const Column& column : columns_) width += column.shape.width;
  input_ = std::make_unique<DenseLayer>(file, "input", width);
  if (input_->rows() % 16 != 0) fail(file, "the width of the network is no multiple of 16");
  read_layers(file, settings.text("layers"));
  heads_ = std::make_unique<Heads>(file, input_->rows(), kernels_);
  if (heads_->upos.rows() != upos_.size() || heads_->relation.rows() != relations_.size() ||
      (heads_->xpos && heads_->xpos->rows() != xpos_.size())) {
    fail(file, "labels and scores differ in number");
  }
}

Encoder::~Encoder() = default;

void Encoder::read_columns(const WeightsFile& file, const TokenView& view) {
  for (const TokenColumn& column : view.columns) columns_.emplace_back(file, column);
}

void Encoder::read_layers(const WeightsFile& file, std::string_view layers) {
  const std::size_t width = input_->rows();
  for (const std::string_view layer : split_words(layers)) {
    const std::string name = "layer" + std::to_string(layers_.size());
    if (layer.starts_with("a")) {
      const std::size_t heads = read_number(file, layer.substr(1));
      layers_.push_back(
          std::make_unique<Attention>(file, name, width, std::max<std::size_t>(1, heads)));
    } else {
      layers_.push_back(std::make_unique<Convolution>(file, name, width, read_number(file, layer)));
    }
  }
}

std::vector<float> Encoder::look_up(const Document& document,
                                    std::span<const IndexRange> sentences) const {
  std::size_t width = domain_.size();
  std::size_t tokens = 0;
  for (const Column& column : columns_) width += column.shape.width;
  for (const IndexRange sentence : sentences) tokens += sentence.size();
  std::vector<float> x(tokens * width);
  float* row = x.data();
  TokenHashes hashes;
  for (const IndexRange sentence : sentences) {
    for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
      view_->collect(document, document.tokens[t], hashes);
      for (std::size_t c = 0; c < columns_.size(); ++c) {
        columns_[c].add(hashes.column(c), row);
        row += columns_[c].shape.width;
      }
      row = std::copy(domain_.begin(), domain_.end(), row);
    }
  }
  return x;
}

std::vector<Analysis> Encoder::analyse(const Document& document,
                                       std::span<const IndexRange> sentences) const {
  std::vector<std::size_t> ends;
  for (const IndexRange s : sentences) ends.push_back((ends.empty() ? 0 : ends.back()) + s.size());
  std::vector<float> x, normal;
  input_->apply(kernels_, look_up(document, sentences), x);
  for (const auto& layer : layers_) layer->apply(kernels_, ends, x);
  heads_->norm.apply(kernels_, x, normal);
  const ReadOff all = heads_->read_off(kernels_, normal);
  std::vector<Analysis> out(sentences.size());
  std::size_t begin = 0;
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    const std::size_t n = sentences[s].size();
    const auto rows = [&](const std::vector<float>& from) {
      const std::size_t width = from.size() / std::max<std::size_t>(1, ends.back());
      return std::span(from).subspan(begin * width, n * width);
    };
    const auto copy = [](std::span<const float> part) {
      return std::vector<float>(part.begin(), part.end());
    };
    out[s].upos = copy(rows(all.upos));
    out[s].xpos = copy(rows(all.xpos));
    const auto arcs = heads_->score_arcs(kernels_, rows(all.dependent), rows(all.head), n);
    out[s].heads = best_tree(arcs, n);
    const auto relations = heads_->score_relations(kernels_, rows(all.relation_dependent),
                                                   rows(all.relation_head), out[s].heads);
    out[s].relations = best_relations(relations, out[s].heads, relations_);
    begin += n;
  }
  return out;
}

}  // namespace weft
