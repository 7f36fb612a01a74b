// SPDX-License-Identifier: Apache-2.0
//
// Merging alone: which of many appearances are one entity. News-like: few names are in very many
// articles, most in few; people share names; companies are written with and without legal forms,
// some names in two scripts.
#include <benchmark/benchmark.h>

#include <array>
#include <cmath>
#include <cstdint>
#include <string>

#include "graph/merging/merge.h"
#include "weft/extractor/extractor.h"
#include "weft/extractor/name_rules_file.h"

namespace weft {
namespace {

constexpr std::uint32_t kNames = 20;  // of each document
constexpr std::uint32_t kFacts = 20;

class Random {  // splitmix64, the same numbers everywhere
 public:
  std::uint64_t next() {
    state_ += 0x9E3779B97F4A7C15ULL;
    std::uint64_t x = state_;
    x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    x = (x ^ (x >> 27U)) * 0x94D049BB133111EBULL;
    return x ^ (x >> 31U);
  }
  std::uint64_t below(std::uint64_t n) { return next() % n; }
  // Small numbers far more often than large ones.
  std::uint64_t skewed(std::uint64_t n) {
    const double u = static_cast<double>(next() >> 11U) / 9007199254740992.0;
    return static_cast<std::uint64_t>(static_cast<double>(n) * std::pow(u, 4));
  }

 private:
  std::uint64_t state_ = 7;
};

std::string syllables(std::uint64_t seed, int count) {
  constexpr std::array kParts = {"ba", "den", "ko", "lim", "ra",  "vel", "to",  "san",
                                 "mi", "gor", "pe", "nu",  "che", "dal", "fin", "wex"};
  std::string out;
  for (int i = 0; i < count; ++i, seed /= 16) out += kParts[seed % 16];
  out[0] = static_cast<char>(out[0] - 'a' + 'A');
  return out;
}

std::string hangul(std::uint64_t seed, int count) {
  constexpr std::array kParts = {"김", "이", "박", "최", "정", "강", "민", "수", "지", "영",
                                 "현", "우", "준", "서", "은", "진", "하", "윤", "도", "원"};
  std::string out;
  for (int i = 0; i < count; ++i, seed /= 20) out += kParts[seed % 20];
  return out;
}

Appearance name_of(Random& random, std::uint64_t mentions) {
  Appearance out;
  out.named = true;
  out.mentions = 1;
  const std::uint64_t kind = random.below(10);
  if (kind < 5) {
    out.type = EntityType::kPerson;
    const std::uint64_t id = random.skewed(mentions / 4 + 50);
    out.name = id % 2 == 0 ? hangul(id, 3) : syllables(id * 7919, 2) + " " + syllables(id, 3);
  } else if (kind < 8) {
    out.type = EntityType::kOrganization;
    const std::uint64_t id = random.skewed(mentions / 8 + 50);
    out.name = syllables(id * 104729, 4);
    if (random.below(4) == 0) out.name += " Inc.";
    if (random.below(20) == 0) out.aliases.push_back(out.name.substr(0, 3) + " Group");
  } else {
    out.type = EntityType::kPlace;
    out.name = syllables(random.skewed(2000) * 613, 3);
  }
  return out;
}

std::vector<GraphDocument> documents_of(std::uint64_t mentions) {
  Random random;
  constexpr std::array kRelations = {"employed_by", "born_in", "heads", "met_with", "located_in"};
  std::vector<GraphDocument> documents(mentions / kNames);
  for (std::size_t d = 0; d < documents.size(); ++d) {
    documents[d].info.id = "d" + std::to_string(d);
    documents[d].sha256 = documents[d].info.id;
    for (std::uint32_t i = 0; i < kNames; ++i) {
      documents[d].appearances.push_back(name_of(random, mentions));
    }
    for (std::uint32_t i = 0; i < kFacts; ++i) {
      Evidence evidence;
      evidence.subject.index = static_cast<std::uint32_t>(random.below(kNames));
      evidence.object.index = static_cast<std::uint32_t>(random.below(kNames));
      evidence.relation = kRelations[random.below(kRelations.size())];
      documents[d].evidence.push_back(std::move(evidence));
    }
  }
  return documents;
}

void merge(benchmark::State& state) {
  const auto documents = documents_of(static_cast<std::uint64_t>(state.range(0)));
  const NameRules rules = load_name_rules({});
  std::size_t entities = 0;
  for (auto _ : state) entities = merge_appearances(documents, rules).clusters.size();
  state.counters["entities"] = static_cast<double>(entities);
  state.SetItemsProcessed(state.iterations() * state.range(0));
  state.SetComplexityN(state.range(0));
}
BENCHMARK(merge)
    ->Arg(10000)
    ->Arg(100000)
    ->Arg(1000000)
    ->Unit(benchmark::kMillisecond)
    ->Complexity(benchmark::oNLogN);

}  // namespace
}  // namespace weft
