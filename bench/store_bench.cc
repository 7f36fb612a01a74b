// SPDX-License-Identifier: Apache-2.0
//
//   store_bench generate FACTS FILE [HUB_EVIDENCE]
//                                      writes a graph file as news would make it, by a seed
//   store_bench load FILE              loads it without evidence; prints seconds and sizes, and
//                                      what one pattern from a known entity takes
//
// The graph is that of news_graph.h.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <random>
#include <string>
#include <vector>

#include "bench/news_graph.h"
#include "weft/core/hangul.h"
#include "weft/core/utf8.h"
#include "weft/export/graph_file.h"
#include "weft/graph/find.h"
#include "weft/graph/measures.h"

namespace {

std::size_t found_sum = 0;

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

// Of the processor, so that other work on the machine does not count.
double busy_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

std::size_t resident_bytes() {
  std::ifstream in("/proc/self/statm");
  std::size_t size = 0;
  std::size_t resident = 0;
  in >> size >> resident;
  return resident * 4096;
}

void single_patterns(const weft::Graph& graph) {
  std::mt19937_64 random(2);
  std::vector<double> micros;
  double total = 0;
  std::size_t facts = 0;
  for (int i = 0; i < 20000; ++i) {
    const weft::FactId any{static_cast<std::uint32_t>(random() % graph.facts().size())};
    const weft::FactHead head = graph.head(any);
    const auto start = Clock::now();
    double sum = 0;
    for (const weft::FactId id : graph.facts_from(head.subject, head.relation)) {
      sum += graph[id].confidence;
      ++facts;
    }
    micros.push_back(seconds_since(start) * 1e6 + (sum < 0 ? 1 : 0));
    total += micros.back();
  }
  std::sort(micros.begin(), micros.end());
  std::printf("pattern_p50_us\t%.3f\npattern_p99_us\t%.3f\npattern_us_a_fact\t%.3f\n",
              micros[micros.size() / 2], micros[micros.size() * 99 / 100],
              total / static_cast<double>(facts));
}

// Whole names, half of a name, a name with a letter wrong and a name by its sound.
void finds(const weft::Graph& graph) {
  std::mt19937_64 random(3);
  std::vector<double> millis;
  for (int i = 0; i < 40; ++i) {
    const auto any = static_cast<std::uint32_t>(random() % graph.entities().size());
    const std::u32string letters = weft::decode_utf8(graph[weft::EntityId{any}].name);
    std::u32string words = letters;
    if (i % 4 == 1) words = letters.substr(0, letters.size() / 2 + 1);
    if (i % 4 == 2) words.erase(letters.size() / 2, 1);
    if (i % 4 == 3) words = weft::decode_utf8(weft::romanize(weft::encode_utf8(letters)));
    const double start = busy_seconds();
    found_sum += weft::find_like(graph, weft::encode_utf8(words)).size();
    millis.push_back((busy_seconds() - start) * 1e3);
  }
  std::sort(millis.begin(), millis.end());
  std::printf("find_p50_ms\t%.2f\nfind_max_ms\t%.2f\n", millis[millis.size() / 2], millis.back());
}

void measures(const weft::Graph& graph) {
  double start = busy_seconds();
  const weft::Network network(graph);
  std::printf("network_s\t%.6f\n", (busy_seconds() - start));
  start = busy_seconds();
  const auto rank = weft::pagerank(network);
  std::printf("pagerank_s\t%.6f\n", (busy_seconds() - start));
  start = busy_seconds();
  const auto part = weft::components(network);
  std::printf("components_s\t%.6f\n", (busy_seconds() - start));
  found_sum += rank.size() + part.size();
}

int load(const std::string& file) {
  const std::size_t before = resident_bytes();
  const auto start = Clock::now();
  const double busy = busy_seconds();
  const weft::Graph graph = weft::load_graph(file, {.texts = false, .evidence = false});
  const double seconds = seconds_since(start);
  std::printf("load_busy_s\t%.6f\n", busy_seconds() - busy);
  const auto facts = static_cast<double>(graph.facts().size());
  std::printf("facts\t%.0f\nload_s\t%.4f\nfacts_a_second\t%.0f\n", facts, seconds, facts / seconds);
  const auto resident = static_cast<double>(resident_bytes() - before);
  const weft::GraphBytes bytes = weft::bytes_of(graph);
  const auto strings = static_cast<double>(bytes.strings);
  const auto others = static_cast<double>(bytes.numbers + bytes.indexes);
  std::printf("resident_bytes_a_fact\t%.1f\nstring_bytes_a_fact\t%.1f\nother_bytes_a_fact\t%.1f\n",
              resident / facts, strings / facts, others / facts);
  single_patterns(graph);
  finds(graph);
  measures(graph);
  return found_sum > 0 ? 0 : 1;  // so that nothing is optimised away
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> words(argv + 1, argv + argc);
  if ((words.size() == 3 || words.size() == 4) && words[0] == "generate") {
    const std::size_t hub_evidence = words.size() == 4 ? std::stoul(words[3]) : 10;
    weft::save_graph(weft::make_news_graph(std::stoul(words[1]), hub_evidence), words[2]);
    return 0;
  }
  if (words.size() == 2 && words[0] == "load") return load(words[1]);
  std::fputs("usage: store_bench generate FACTS FILE [HUB_EVIDENCE] | store_bench load FILE\n",
             stderr);
  return 2;
}
