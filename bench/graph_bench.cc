// SPDX-License-Identifier: Apache-2.0
//
// Building, storing, loading and asking a graph of many documents.
#include <benchmark/benchmark.h>

#include <filesystem>

#include "weft/export/graph_file.h"
#include "weft/graph/graph_builder.h"
#include "weft/graph/query.h"

namespace weft {
namespace {

constexpr std::uint32_t kPeople = 40;  // of each document

// A document in which people found companies; every tenth company is the next document's, too.
Document document_of(std::uint32_t number) {
  Document document;
  document.info.id = "d" + std::to_string(number);
  document.info.language = "en";
  const auto add = [&](const std::string& name, EntityType type) {
    Entity entity;
    entity.name = name;
    entity.type = type;
    entity.named = true;
    document.entities.push_back(entity);
    return static_cast<std::uint32_t>(document.entities.size() - 1);
  };
  for (std::uint32_t i = 0; i < kPeople; ++i) {
    const std::string id = std::to_string(number * kPeople + i);
    const std::string shared = std::to_string(i % 10 == 0 ? (number + 1) * kPeople : 0);
    Argument person{.index = add("Person " + id, EntityType::kPerson)};
    Argument company{.index =
                         add("Company " + (i % 10 == 0 ? shared : id), EntityType::kOrganization)};
    const auto begin = static_cast<std::uint32_t>(document.text.size());
    document.text += "Person " + id + " founded it.\n";
    const Span span{begin, static_cast<std::uint32_t>(document.text.size() - 1)};
    document.sentences.push_back({span, {}, 0});
    document.statements.emplace_back(person, StatementRelation{"founded", "founded", "", "", false},
                                     company, Provenance{i, span, "bench"});
  }
  return document;
}

Graph graph_of(std::uint32_t documents) {
  GraphBuilder builder;
  for (std::uint32_t i = 0; i < documents; ++i) builder.add(document_of(i));
  return builder.build();
}

void build(benchmark::State& state) {
  const auto documents = static_cast<std::uint32_t>(state.range(0));
  for (auto _ : state) benchmark::DoNotOptimize(graph_of(documents));
  state.SetItemsProcessed(state.iterations() * state.range(0) * kPeople);
}
BENCHMARK(build)->Arg(100)->Arg(1000)->Unit(benchmark::kMillisecond);

void save_and_load(benchmark::State& state) {
  const Graph graph = graph_of(static_cast<std::uint32_t>(state.range(0)));
  const std::string path = std::filesystem::temp_directory_path() / "weft_bench.db";
  for (auto _ : state) {
    save_graph(graph, path);
    benchmark::DoNotOptimize(load_graph(path));
  }
  std::filesystem::remove(path);
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(graph.facts().size()));
}
BENCHMARK(save_and_load)->Arg(100)->Unit(benchmark::kMillisecond);

void ask(benchmark::State& state) {
  const Graph graph = graph_of(1000);
  const Query query = parse_query("?a founded ?c . ?b founded ?c");
  for (auto _ : state) benchmark::DoNotOptimize(evaluate(graph, query).rows.size());
}
BENCHMARK(ask)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace weft
