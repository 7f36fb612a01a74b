// SPDX-License-Identifier: Apache-2.0
#include "graph/sources.h"

#include <algorithm>
#include <array>
#include <functional>
#include <string_view>
#include <unordered_map>

#include "weft/core/utf8.h"

namespace weft {
namespace {

constexpr std::size_t kRun = 4;         // words of a shingle
constexpr std::size_t kBins = 63;       // of a sketch
constexpr std::size_t kBand = 3;        // bins that agree make a candidate
constexpr std::size_t kFewest = 12;     // shingles of a text that can be a copy
constexpr double kSameStory = 0.5;      // share of shingles
constexpr std::size_t kMostAlike = 64;  // documents of one band that are compared
constexpr double kMostSure = 0.99;
constexpr double kFurther = 0.5;  // weight of sources after the best

using Sketch = std::array<std::uint64_t, kBins>;

constexpr std::uint64_t kEmpty = ~0ULL;

// Hashes of the words, without punctuation and capitals.
std::vector<std::uint64_t> words_of(std::string_view text) {
  std::vector<std::uint64_t> words;
  std::uint64_t word = 0;
  for (std::size_t i = 0; i < text.size();) {
    char32_t c = next_code_point(text, i);
    if (c >= 'A' && c <= 'Z') c += 'a' - 'A';
    if (is_space(c)) {
      if (word != 0) words.push_back(word);
      word = 0;
    } else if (!is_punctuation(c)) {
      word = mixed(word ^ c);
    }
  }
  if (word != 0) words.push_back(word);
  return words;
}

bool sketch_of(std::string_view text, Sketch& sketch) {
  sketch.fill(kEmpty);
  const auto words = words_of(text);
  if (words.size() < kFewest + kRun) return false;
  for (std::size_t i = 0; i + kRun <= words.size(); ++i) {
    std::uint64_t hash = 0;
    for (std::size_t j = 0; j < kRun; ++j) hash = mixed(hash ^ words[i + j]);
    std::uint64_t& least = sketch[hash % kBins];
    least = std::min(least, hash / kBins);
  }
  return true;
}

double likeness(const Sketch& a, const Sketch& b) {
  std::size_t same = 0;
  std::size_t filled = 0;
  for (std::size_t i = 0; i < kBins; ++i) {
    if (a[i] == kEmpty && b[i] == kEmpty) continue;
    ++filled;
    same += a[i] == b[i] ? 1 : 0;
  }
  return filled == 0 ? 0 : static_cast<double>(same) / static_cast<double>(filled);
}

}  // namespace

std::uint64_t mixed(std::uint64_t bits) {
  bits += 0x9E3779B97F4A7C15ULL;
  bits = (bits ^ (bits >> 30U)) * 0xBF58476D1CE4E5B9ULL;
  bits = (bits ^ (bits >> 27U)) * 0x94D049BB133111EBULL;
  return bits ^ (bits >> 31U);
}

std::vector<std::uint32_t> sources_of(const std::vector<GraphDocument>& documents) {
  std::vector<std::uint32_t> source(documents.size());
  std::vector<Sketch> sketches(documents.size());
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> bands;
  const std::function<std::uint32_t(std::uint32_t)> root = [&](std::uint32_t i) {
    while (source[i] != i) i = source[i] = source[source[i]];
    return i;
  };
  for (std::uint32_t d = 0; d < documents.size(); ++d) {
    source[d] = d;
    if (!sketch_of(documents[d].text, sketches[d])) continue;
    for (std::size_t bin = 0; bin < kBins; bin += kBand) {
      std::uint64_t hash = bin;
      bool whole = true;
      for (std::size_t i = bin; i < bin + kBand; ++i) {
        whole = whole && sketches[d][i] != kEmpty;
        hash = mixed(hash ^ sketches[d][i]);
      }
      if (!whole) continue;
      auto& others = bands[hash];
      for (const std::uint32_t other : others) {
        const std::uint32_t a = root(other);
        const std::uint32_t b = root(d);
        if (a == b || likeness(sketches[other], sketches[d]) < kSameStory) continue;
        source[std::max(a, b)] = std::min(a, b);
      }
      if (others.size() < kMostAlike) others.push_back(d);
    }
  }
  for (std::uint32_t d = 0; d < documents.size(); ++d) source[d] = root(d);
  return source;
}

double joint_confidence(std::vector<double> of_sources) {
  if (of_sources.empty()) return 0;
  std::sort(of_sources.begin(), of_sources.end(), std::greater<>());
  if (of_sources.size() == 1) return of_sources[0];
  double doubt = 1 - of_sources[0];
  for (std::size_t i = 1; i < of_sources.size(); ++i) doubt *= 1 - kFurther * of_sources[i];
  // Whole millionths, so that sums in another order print alike.
  const double joint =
      static_cast<double>(static_cast<std::int64_t>((1 - doubt) * 1e6 + 0.5)) / 1e6;
  return std::max(of_sources[0], std::min(kMostSure, joint));
}

}  // namespace weft
