// SPDX-License-Identifier: Apache-2.0
//
//   store_bench generate FACTS FILE    writes a graph file as news would make it, by a seed
//   store_bench load FILE              loads it without evidence; prints seconds and sizes, and
//                                      what one pattern from a known entity takes
//
// Entities are taken up in proportion to how often they were before; 60 relations; facts of hubs
// have 10 pieces of evidence, others 1 or 2.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <random>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "weft/export/graph_file.h"

namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

std::string padded(std::size_t number, std::size_t digits) {
  const std::string text = std::to_string(number);
  return std::string(digits - std::min(digits, text.size()), '0') + text;
}

class Generator {
 public:
  weft::GraphData make(std::size_t facts) {
    make_names(std::max<std::size_t>(10, facts / 5));
    make_facts(facts);
    for (std::uint32_t i = 0; i < data_.facts.size(); ++i) make_evidence(i);
    return std::move(data_);
  }

 private:
  void make_names(std::size_t entities) {
    for (std::size_t i = 0; i < entities; ++i) {
      weft::GraphEntity entity;
      entity.name = "Company " + padded(i, 8);
      entity.key = "organization:company-" + padded(i, 8);
      entity.type = weft::EntityType::kOrganization;
      entity.named = true;
      entity.labels["en"] = entity.name;
      entity.aliases = {"Co. " + padded(i, 8)};
      data_.entities.push_back(std::move(entity));
    }
    for (std::size_t i = 0; i < 60; ++i) {
      weft::GraphRelation relation;
      relation.id = "relation_" + padded(i, 2);
      data_.relations.push_back(std::move(relation));
    }
  }

  std::uint32_t entity() {
    const std::uint32_t fresh = static_cast<std::uint32_t>(random_() % data_.entities.size());
    const bool known = !taken_.empty() && random_() % 4 != 0;
    taken_.push_back(known ? taken_[random_() % taken_.size()] : fresh);
    return taken_.back();
  }

  void make_facts(std::size_t count) {
    std::vector<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>> ends;
    for (std::size_t i = 0; i < count; ++i) {
      const auto relation = static_cast<std::uint32_t>(random_() % 60);
      const std::uint32_t subject = entity();
      ends.emplace_back(subject, relation, entity());
    }
    std::sort(ends.begin(), ends.end());
    degree_.assign(data_.entities.size(), 0);
    for (const auto& [subject, relation, object] : ends) {
      weft::Fact fact;
      fact.key = padded(data_.facts.size(), 16);
      fact.subject = weft::EntityId{subject};
      fact.relation = weft::RelationId{relation};
      fact.object = weft::EntityId{object};
      fact.confidence = static_cast<double>(random_() % 90 + 10) / 100;
      if (random_() % 6 == 0) {
        fact.qualifiers.emplace_back(
            "time", weft::Value{weft::ValueKind::kDate, std::to_string(1980 + random_() % 45)});
      }
      fact.documents = 1;
      fact.first_seen = fact.last_seen =
          "20" + padded(random_() % 25, 2) + "-0" + std::to_string(random_() % 9 + 1) + "-11";
      ++degree_[subject];
      data_.facts.push_back(std::move(fact));
    }
  }

  weft::LocalTerm appearance(weft::EntityId id) {
    weft::GraphDocument& document = data_.documents.back();
    weft::Appearance appearance;
    appearance.name = data_.entities[index_of(id)].name;
    appearance.type = weft::EntityType::kOrganization;
    appearance.entity = id;
    document.appearances.push_back(std::move(appearance));
    weft::LocalTerm term;
    term.index = static_cast<std::uint32_t>(document.appearances.size() - 1);
    return term;
  }

  void make_evidence(std::uint32_t number) {
    weft::Fact& fact = data_.facts[number];
    const std::size_t pieces = degree_[index_of(fact.subject)] > 100 ? 10 : 1 + random_() % 2;
    for (std::size_t i = 0; i < pieces; ++i) {
      if (data_.documents.empty() || data_.documents.back().evidence.size() >= 20) {
        weft::GraphDocument document;
        document.info.id = "d" + padded(data_.documents.size(), 9);
        document.info.language = "en";
        document.sha256 = padded(data_.documents.size(), 64);
        data_.documents.push_back(std::move(document));
      }
      weft::Evidence evidence;
      evidence.subject = appearance(fact.subject);
      evidence.object = appearance(std::get<weft::EntityId>(fact.object));
      evidence.relation = data_.relations[index_of(fact.relation)].id;
      evidence.extractor = "bench";
      evidence.fact = weft::FactId{number};
      auto& all = data_.documents.back().evidence;
      fact.evidence.push_back({static_cast<std::uint32_t>(data_.documents.size() - 1),
                               static_cast<std::uint32_t>(all.size())});
      all.push_back(std::move(evidence));
    }
  }

  std::mt19937_64 random_{1};
  weft::GraphData data_;
  std::vector<std::uint32_t> taken_;
  std::vector<std::size_t> degree_;
};

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

int load(const std::string& file) {
  const std::size_t before = resident_bytes();
  const auto start = Clock::now();
  const weft::Graph graph = weft::load_graph(file, {.texts = false, .evidence = false});
  const double seconds = seconds_since(start);
  const auto facts = static_cast<double>(graph.facts().size());
  std::printf("facts\t%.0f\nload_s\t%.4f\nfacts_a_second\t%.0f\n", facts, seconds, facts / seconds);
  std::printf("resident_bytes_a_fact\t%.1f\nfrom_image\t%d\n",
              static_cast<double>(resident_bytes() - before) / facts,
              graph.documents().empty() ? 1 : 0);
  single_patterns(graph);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> words(argv + 1, argv + argc);
  if (words.size() == 3 && words[0] == "generate") {
    weft::save_graph(weft::Graph(Generator().make(std::stoul(words[1]))), words[2]);
    return 0;
  }
  if (words.size() == 2 && words[0] == "load") return load(words[1]);
  std::fputs("usage: store_bench generate FACTS FILE | store_bench load FILE\n", stderr);
  return 2;
}
