// SPDX-License-Identifier: Apache-2.0
#include "extractor/neural/dense_layer.h"

#include <algorithm>

namespace weft {
namespace {

constexpr std::size_t kStep = 32;
// So that 127 * 2047 * depth fits 31 bits.
constexpr std::size_t kLargestDepth = 8192;

}  // namespace

std::vector<float> read_floats(const WeightsFile& file, const std::string& section,
                               std::size_t count) {
  const std::string_view bytes = file.section(section);
  if (bytes.size() != count * sizeof(float)) {
    refuse(file, "section \"" + section + "\" should hold " + std::to_string(count) +
                     " numbers and has " + std::to_string(bytes.size()) + " bytes");
  }
  std::vector<float> numbers(count);
  std::memcpy(numbers.data(), bytes.data(), bytes.size());
  return numbers;
}

DenseLayer::DenseLayer(const WeightsFile& file, const std::string& name, std::size_t width)
    : width_(width), depth_((width + kStep - 1) / kStep * kStep) {
  const std::string_view bytes = file.section(name + "/weights");
  if (width == 0 || width > kLargestDepth || bytes.size() % width != 0 || bytes.empty()) {
    refuse(file,
           "section \"" + name + "/weights\" does not fit a width of " + std::to_string(width));
  }
  const std::size_t rows = bytes.size() / width;
  weights_.resize(rows * depth_);
  for (std::size_t r = 0; r < rows; ++r) {
    for (std::size_t i = 0; i < width; ++i) {
      weights_[r * depth_ + i] = static_cast<signed char>(bytes[r * width + i]);
    }
  }
  units_ = read_floats(file, name + "/units", rows);
  bias_ = read_floats(file, name + "/bias", rows);
}

void DenseLayer::apply(const Kernels& kernels, std::span<const float> in,
                       std::vector<float>& out) const {
  const std::size_t tokens = in.size() / width_;
  std::vector<float> padded;
  if (depth_ != width_) {
    padded.resize(tokens * depth_);
    for (std::size_t t = 0; t < tokens; ++t) {
      std::copy_n(in.begin() + static_cast<std::ptrdiff_t>(t * width_), width_,
                  padded.begin() + static_cast<std::ptrdiff_t>(t * depth_));
    }
    in = padded;
  }
  std::vector<std::int16_t> rounded(tokens * depth_);
  std::vector<float> units(tokens);
  std::vector<std::int32_t> sums(tokens * rows());
  kernels.quantize(in.data(), tokens, depth_, rounded.data(), units.data());
  kernels.multiply(weights_.data(), rows(), rounded.data(), tokens, depth_, sums.data());
  out.resize(tokens * rows());
  for (std::size_t t = 0; t < tokens; ++t) {
    for (std::size_t r = 0; r < rows(); ++r) {
      const std::size_t i = t * rows() + r;
      out[i] = static_cast<float>(sums[i]) * (units[t] * units_[r]) + bias_[r];
    }
  }
}

void rectify(std::vector<float>& values) {
  for (float& value : values) value = value > 0 ? value : 0.0F;
}

}  // namespace weft
