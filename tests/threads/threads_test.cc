// SPDX-License-Identifier: Apache-2.0
//
// What the public headers call thread-safe, used by several threads at once: the answers are those
// of one thread. Under the thread sanitizer (make threads) races show, too.
#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include "support/graphs.h"
#include "weft/core/parallel.h"
#include "weft/export/exporter.h"
#include "weft/export/statement_writer.h"
#include "weft/extractor/extractor.h"
#include "weft/graph/find.h"
#include "weft/graph/lookup.h"
#include "weft/graph/match.h"
#include "weft/graph/query.h"

namespace weft {
namespace {

constexpr unsigned kThreads = 4;

template <typename Work>
void at_once(Work work) {
  std::vector<std::thread> threads;
  for (unsigned i = 0; i < kThreads; ++i) threads.emplace_back([&work, i] { work(i); });
  for (std::thread& thread : threads) thread.join();
}

std::string statements(const Extractor& extractor, const std::string& text,
                       const std::string& language) {
  Article article;
  article.text = text;
  article.info.id = "a";
  article.info.language = language;
  std::ostringstream out;
  write_statements_jsonl(extractor.extract(std::move(article)), {}, out);
  return out.str();
}

// The packs load when they are first asked for, here by all threads at the same moment.
TEST(Threads, ShareAnExtractor) {
  const std::string english =
      "Ada Byrne founded Acme Robotics in Oslo in 2011. Blue Harbour acquired it for $3 million.";
  const std::string korean =
      "가온배터리가 2019년 한빛을 인수했다. 윤도현 대표는 서울에서 태어났다.";
  for (const Model model : {Model::kFast, Model::kAccurate}) {
    const Extractor alone({.model = model});
    const Extractor shared({.model = model});
    std::vector<std::string> found(kThreads);
    at_once([&](unsigned i) {
      found[i] = statements(shared, english, "en") + statements(shared, korean, "ko");
    });
    const std::string expected = statements(alone, english, "en") + statements(alone, korean, "ko");
    EXPECT_NE(expected.find("founded"), std::string::npos);
    for (const std::string& one : found) EXPECT_EQ(one, expected);
  }
}

// The index of names and the Boost graph are made when first asked for.
TEST(Threads, ShareAGraph) {
  std::string lines;
  for (int i = 0; i < 200; ++i) {
    lines += "person:Ada_" + std::to_string(i) + " works_for organization:Acme_" +
             std::to_string(i % 7) + "\n";
  }
  const Graph graph = test::graph_of(lines);
  std::vector<std::size_t> found(kThreads);
  std::vector<std::string> exported(kThreads);
  // Two patterns with nothing in common: rows are put in order when the first is read.
  const QueryResult product = evaluate(graph, parse_query("?a works_for Acme_0 . ?b works_for ?c"));
  std::vector<std::size_t> last(kThreads);
  at_once([&](unsigned i) {
    last[i] = index_of(std::get<EntityId>(product.rows.cell(product.rows.size() - 1, 0)));
    found[i] = find_entities(graph, "Ada 7").size() + find_like(graph, "Acme").size() +
               evaluate(graph, parse_query("_ works_for ?x")).rows.size() +
               match(graph, "MATCH (a)-[r]->(b) RETURN b, count(*)").rows.size();
    std::ostringstream out;
    export_format("graphml").make()->write(graph, {}, out);
    exported[i] = out.str();
  });
  EXPECT_GT(found[0], 7U);
  for (unsigned i = 1; i < kThreads; ++i) {
    EXPECT_EQ(found[i], found[0]);
    EXPECT_EQ(last[i], last[0]);
    EXPECT_EQ(exported[i], exported[0]);
  }
}

TEST(Threads, StreamKeepsTheOrder) {
  constexpr std::size_t kItems = 500;
  std::vector<std::size_t> slots(stream_slots(kThreads));
  std::size_t next = 0;
  std::vector<std::size_t> seen;
  stream_in_order(
      kThreads,
      [&](std::size_t i) {
        slots[i] = next;
        return next++ < kItems;
      },
      [&](std::size_t i) { slots[i] = slots[i] * 2 + 1; },
      [&](std::size_t i) { seen.push_back(slots[i]); });
  ASSERT_EQ(seen.size(), kItems);
  for (std::size_t i = 0; i < kItems; ++i) ASSERT_EQ(seen[i], 2 * i + 1);
}

}  // namespace
}  // namespace weft
