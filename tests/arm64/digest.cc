// SPDX-License-Identifier: Apache-2.0
//
// Prints a digest of what each kernel that this machine can run makes of one input, so that
// machines can be compared.
#include <cstdio>
#include <cstring>
#include <random>
#include <vector>

#include "extractor/neural/kernels.h"

namespace {

constexpr std::size_t kTokens = 13;
constexpr std::size_t kWidth = 192;
constexpr std::size_t kRows = 31;

std::vector<float> random_floats(std::size_t count, unsigned seed) {
  std::mt19937 random(seed);
  std::vector<float> out(count);
  for (float& x : out) x = static_cast<float>(random() % 20001) / 1000.0F - 10.0F;
  return out;
}

class Digest {
 public:
  template <typename T>
  void add(const std::vector<T>& numbers) {
    std::vector<unsigned char> bytes(numbers.size() * sizeof(T));
    std::memcpy(bytes.data(), numbers.data(), bytes.size());
    for (const unsigned char byte : bytes) hash_ = (hash_ ^ byte) * 0x100000001B3U;
  }
  unsigned long long value() const { return hash_; }

 private:
  unsigned long long hash_ = 0xCBF29CE484222325U;
};

unsigned long long digest_of(const weft::Kernels& kernels) {
  const std::vector<float> in = random_floats(kTokens * kWidth, 7);
  const std::vector<float> scales = random_floats(weft::padded(kRows), 5);
  std::vector<std::int8_t> numbers(kRows * kWidth);
  std::vector<std::int16_t> rounded(in.size());
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    numbers[i] = static_cast<std::int8_t>(static_cast<int>(i * 37 % 255) - 127);
  }
  const std::vector<weft::WeightPairs> weights = weft::pack_weights(numbers, kWidth);
  const weft::PackedLayer layer{weights.data(), scales.data(), scales.data(), kRows, kWidth};
  std::vector<const float*> rows;
  for (std::size_t t = 0; t < kTokens; ++t) rows.push_back(in.data() + t * kWidth);
  std::vector<float> units(kTokens), x(in.size()), product(kTokens * 16);
  std::vector<float> sums(kTokens * weft::padded(kRows));
  kernels.quantize(rows.data(), kTokens, 1, kWidth, rounded.data(), units.data());
  kernels.multiply(layer, rounded.data(), units.data(), kTokens, sums.data());
  kernels.normalize(in.data(), random_floats(kWidth, 1).data(), random_floats(kWidth, 2).data(),
                    kTokens, kWidth, x.data());
  kernels.add_gated(random_floats(2 * kTokens * kWidth, 3).data(), kTokens, kWidth, x.data());
  kernels.softmax({x.data(), kWidth}, kTokens, kWidth - 5);
  kernels.product({in.data(), kWidth}, {random_floats(kWidth * 16, 4).data(), 16}, kTokens, kWidth,
                  13, {product.data(), 16});
  Digest digest;
  digest.add(rounded);
  digest.add(units);
  digest.add(sums);
  digest.add(x);
  digest.add(product);
  return digest.value();
}

}  // namespace

int main() {
  for (const weft::Kernels* kernels : weft::runnable_kernels()) {
    std::printf("%016llx\n", digest_of(*kernels));
  }
}
