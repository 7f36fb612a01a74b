// SPDX-License-Identifier: Apache-2.0
#include "extractor/neural/dense_layer.h"

#include <algorithm>

namespace weft {
namespace {

// So that 127 * 2047 * width fits 31 bits.
constexpr std::size_t kLargestWidth = 8192;

// Where each row begins.
std::vector<const float*> addresses(std::span<const float> rows, std::size_t width) {
  std::vector<const float*> out(rows.size() / width);
  for (std::size_t t = 0; t < out.size(); ++t) out[t] = rows.data() + t * width;
  return out;
}

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

RoundedInput::RoundedInput(const Kernels& kernels, std::span<const float* const> rows,
                           std::size_t parts, std::size_t width)
    : kernels_(kernels) {
  const std::size_t tokens = rows.size() / parts;
  numbers_.resize(tokens * padded(parts * width));
  units_.resize(tokens);
  kernels.quantize(rows.data(), tokens, parts, width, numbers_.data(), units_.data());
}

RoundedInput::RoundedInput(const Kernels& kernels, std::span<const float> rows, std::size_t width)
    : RoundedInput(kernels, addresses(rows, width), 1, width) {}

DenseLayer::DenseLayer(const WeightsFile& file, const std::string& name, std::size_t width)
    : width_(width) {
  const std::string_view bytes = file.section(name + "/weights");
  if (width == 0 || width > kLargestWidth || bytes.size() % width != 0 || bytes.empty()) {
    refuse(file,
           "section \"" + name + "/weights\" does not fit a width of " + std::to_string(width));
  }
  rows_ = bytes.size() / width;
  weights_ =
      pack_weights({reinterpret_cast<const std::int8_t*>(bytes.data()), bytes.size()}, width);
  units_ = read_floats(file, name + "/units", rows_);
  bias_ = read_floats(file, name + "/bias", rows_);
  units_.resize(padded(rows_));
  bias_.resize(padded(rows_));
}

void DenseLayer::apply(const RoundedInput& in, Numbers& out) const {
  const PackedLayer layer{weights_.data(), units_.data(), bias_.data(), rows_, width_};
  out.resize(in.units().size() * padded(rows_));
  in.kernels().multiply(layer, in.numbers(), in.units().data(), in.units().size(), out.data());
}

void rectify(Numbers& values) {
  for (float& value : values) value = value > 0 ? value : 0.0F;
}

}  // namespace weft
