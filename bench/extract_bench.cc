// SPDX-License-Identifier: Apache-2.0
//
// How long an article takes up to and including each stage of its pack. The difference between two
// rows is the cost of the stage between them.
#include <benchmark/benchmark.h>

#include <memory>

#include "extractor/stage.h"
#include "weft/extractor/article_reader.h"
#include "weft/extractor/extractor.h"

namespace weft {
namespace {

Article sample(const std::string& file) {
  return *open_articles(WEFT_SOURCE_DIR "/samples/" + file)->next();
}

void up_to_stage(benchmark::State& state, const Extractor* extractor, const std::string& file,
                 const std::string& stage) {
  const Article article = sample(file);
  std::size_t tokens = extractor->extract(article).tokens.size();
  for (auto _ : state) benchmark::DoNotOptimize(extractor->analyse(article, stage));
  state.counters["tokens/s"] = benchmark::Counter(static_cast<double>(tokens) * state.iterations(),
                                                  benchmark::Counter::kIsRate);
}

void load(benchmark::State& state, const std::string& language) {
  for (auto _ : state) benchmark::DoNotOptimize(Extractor({.language = language}));
}

const int kRegistered = [] {
  static const Extractor extractor;
  const std::pair<const char*, const char*> samples[] = {{"ko", "ko-business.txt"},
                                                         {"en", "en-sports.txt"}};
  for (const auto& [language, file] : samples) {
    benchmark::RegisterBenchmark(("load/" + std::string(language)).c_str(), load, language)
        ->Unit(benchmark::kMillisecond);
    const auto pack = embedded_language_pack(language, extractor.ontology());
    for (const NamedStage& stage : pack->stages()) {
      const std::string name = "extract/" + std::string(language) + "/" + stage.name;
      benchmark::RegisterBenchmark(name.c_str(), up_to_stage, &extractor, file, stage.name)
          ->Unit(benchmark::kMicrosecond);
    }
  }
  return 0;
}();

}  // namespace
}  // namespace weft
