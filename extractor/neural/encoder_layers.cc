// SPDX-License-Identifier: Apache-2.0
#include "extractor/neural/encoder_layers.h"

#include <algorithm>
#include <cmath>
#include <utility>

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

  void apply(const Kernels& kernels, std::span<const std::size_t> ends, Numbers& x) const override {
    const Numbers normal = norm_.apply(kernels, x);
    const std::vector<float> nothing(width_);
    std::vector<const float*> windows;  // three words of each
    windows.reserve(3 * x.size() / width_);
    std::size_t begin = 0;
    for (const std::size_t end : ends) {
      for (std::size_t t = begin; t < end; ++t) {
        const float* word = normal.data() + t * width_;
        windows.push_back(t >= begin + dilation_ ? word - dilation_ * width_ : nothing.data());
        windows.push_back(word);
        windows.push_back(t + dilation_ < end ? word + dilation_ * width_ : nothing.data());
      }
      begin = end;
    }
    Numbers both;
    linear_.apply(RoundedInput(kernels, windows, 3, width_), both);
    kernels.add_gated(both.data(), x.size() / width_, width_, x.data());
  }

 private:
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
    if (size_ != padded(size_)) refuse(file, name + " has heads whose width is no multiple of 16");
    const std::size_t count = file.section(name + "/distance").size() / sizeof(float) / heads;
    const std::vector<float> all = read_floats(file, name + "/distance", heads * count);
    for (std::size_t h = 0; h < heads; ++h) {
      const auto from = all.begin() + static_cast<std::ptrdiff_t>(h * count);
      distance_.push_back({{from, from + static_cast<std::ptrdiff_t>(count)}});
    }
  }

  void apply(const Kernels& kernels, std::span<const std::size_t> ends, Numbers& x) const override {
    const Numbers normal = norm_.apply(kernels, x);
    const RoundedInput in(kernels, normal, norm_.scale.size());
    Numbers query, key, value, out;
    query_.apply(in, query);
    key_.apply(in, key);
    value_.apply(in, value);
    Numbers mixed(query.size());
    std::size_t begin = 0;
    for (const std::size_t end : ends) {
      for (std::size_t h = 0; h < distance_.size(); ++h) {
        const auto part = [&](auto& rows) {
          return Matrix{rows.data() + (begin * distance_.size() + h) * size_, width()};
        };
        mix(kernels, h, end - begin, part(std::as_const(query)), part(std::as_const(key)),
            part(std::as_const(value)), part(mixed));
      }
      begin = end;
    }
    out_.apply(RoundedInput(kernels, mixed, width()), out);
    for (std::size_t i = 0; i < x.size(); ++i) x[i] += out[i];
  }

 private:
  std::size_t width() const { return size_ * distance_.size(); }

  // One head's part of the rows of one sentence.
  void mix(const Kernels& kernels, std::size_t head, std::size_t n, Matrix<const float> query,
           Matrix<const float> key, Matrix<const float> value, Matrix<float> mixed) const {
    const std::size_t stride = padded(n);
    const std::vector<float> keys = transposed(key, n, size_);
    Numbers numbers(n * stride);
    const Matrix scores{numbers.data(), stride};
    kernels.product(query, {keys.data(), stride}, n, size_, n, scores);
    const float factor = 1.0F / std::sqrt(static_cast<float>(size_));
    for (std::size_t i = 0; i < n; ++i) {
      float* row = numbers.data() + i * stride;
      for (std::size_t j = 0; j < n; ++j) row[j] = row[j] * factor + distance_[head](i, j);
    }
    kernels.softmax(scores, n, n);
    kernels.product({numbers.data(), stride}, value, n, n, size_, mixed);
  }

  Norm norm_;
  DenseLayer query_, key_, value_, out_;
  std::size_t size_;  // numbers per head
  std::vector<DistanceBias> distance_;
};

}  // namespace

std::vector<float> transposed(Matrix<const float> matrix, std::size_t rows, std::size_t columns) {
  const std::size_t stride = padded(rows);
  std::vector<float> out(columns * stride);
  for (std::size_t i = 0; i < rows; ++i) {
    const float* row = matrix.numbers + i * matrix.stride;
    for (std::size_t j = 0; j < columns; ++j) out[j * stride + i] = row[j];
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
