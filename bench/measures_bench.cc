// SPDX-License-Identifier: Apache-2.0
//
//   measures_bench EDGES SIZE    EDGES: pairs of 32-bit vertex numbers, little-endian
//
// Prints seconds of each measure, and the modularity of the communities. bench/measures calls it.
#include <chrono>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <vector>

#include "weft/graph/measures.h"

namespace {

std::vector<weft::Tie> read(const char* file) {
  std::ifstream in(file, std::ios::binary | std::ios::ate);
  std::vector<std::uint32_t> ends(static_cast<std::size_t>(in.tellg()) / sizeof(std::uint32_t));
  in.seekg(0);
  in.read(reinterpret_cast<char*>(ends.data()),
          static_cast<std::streamsize>(ends.size() * sizeof(std::uint32_t)));
  std::vector<weft::Tie> ties;
  ties.reserve(ends.size() / 2);
  for (std::size_t i = 0; i + 1 < ends.size(); i += 2) ties.push_back({ends[i], ends[i + 1], 1});
  return ties;
}

template <typename Run>
auto timed(const char* what, Run run) {
  const auto start = std::chrono::steady_clock::now();
  auto result = run();
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
  std::printf("%s\t%.4f\n", what, seconds.count());
  return result;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fputs("usage: measures_bench EDGES SIZE\n", stderr);
    return 2;
  }
  const auto ties = read(argv[1]);
  const auto size = static_cast<std::uint32_t>(std::stoul(argv[2]));
  const auto network = timed("network", [&] { return weft::Network(size, ties); });
  const auto rank = timed("pagerank", [&] { return weft::pagerank(network); });
  const auto part = timed("components", [&] { return weft::components(network); });
  const auto core = timed("cores", [&] { return weft::core_numbers(network); });
  const auto found = timed("communities", [&] { return weft::communities(network); });
  std::printf("modularity\t%.5f\n", weft::modularity(network, found));
  double sum = 0;
  for (std::uint32_t v = 0; v < size; ++v) sum += rank[v] + part[v] + core[v];
  return sum > 0 ? 0 : 1;  // so that nothing is optimised away
}
