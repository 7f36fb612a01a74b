// SPDX-License-Identifier: Apache-2.0
#include "extractor/neural/encoder_layers.h"

#include <algorithm>
#include <cmath>

namespace weft {
namespace {

class Convolution : public EncoderLayer {
 public:
  Convolution(const WeightsFile& file, const std::string& name, std::size_t width,
              std::size_t dilation)
      : norm_(file, name + "/norm", width),
        linear_(file, name + "/linear", 3 * width),
        width_(width),
        dilation_(dilation) {
    if (linear_.rows() != 2 * width) refuse(file, name + " has another width");
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

class Attention : public EncoderLayer {
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
      refuse(file, name + " has parts of different widths");
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

}  // namespace

std::vector<float> transposed(std::span<const float> matrix, std::size_t rows,
                              std::size_t columns) {
  std::vector<float> out(matrix.size());
  for (std::size_t i = 0; i < rows; ++i) {
    for (std::size_t j = 0; j < columns; ++j) out[j * rows + i] = matrix[i * columns + j];
  }
  return out;
}

std::unique_ptr<const EncoderLayer> make_convolution(const WeightsFile& file,
                                                     const std::string& name, std::size_t width,
                                                     std::size_t dilation) {
  return std::make_unique<Convolution>(file, name, width, dilation);
}

std::unique_ptr<const EncoderLayer> make_attention(const WeightsFile& file, const std::string& name,
                                                   std::size_t width, std::size_t heads) {
  return std::make_unique<Attention>(file, name, width, heads);
}

}  // namespace weft
