// SPDX-License-Identifier: Apache-2.0
//
//   query_bench GRAPH ASKED [EACH [SECONDS]]    asks 8 kinds of joins from known entities, EACH of
//                                               each kind
//
// of Weft by its query language and of SQLite by hand-written SQL on the same file, both with a
// text for each question and prepared once for all; all go through all rows, and must give as many.
// Times are the processor's. SQLite is stopped after SECONDS (20), which is then its time. Writes
// what was asked to the file ASKED, a row a question: kind, entity, three relations, rows (row
// numbers of the tables). Prints kind, then p50 and p99 in ms: Weft's with a text and prepared,
// SQLite's prepared and with a text, Weft's prepared where rows are only counted, and the rows of
// all. bench/graph calls it. Half of the entities are drawn from facts, so that hubs are among them
// as often as in news; a tenth are the foremost hubs.
#include <sqlite3.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "weft/export/graph_file.h"
#include "weft/graph/query.h"

namespace {

using Clock = std::chrono::steady_clock;

double processor_millis() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

struct Kind {
  const char* name;
  const char* weft;  // $a, $r1, $r2, $r3 stand for the entity and the relations
  const char* sql;   // ?1, ?2, ?3, ?4
};

constexpr Kind kKinds[] = {
    {"two hops", "$a $r1 ?x . ?x $r2 ?y",
     "SELECT DISTINCT f.object_entity, g.object_entity FROM fact f JOIN fact g ON g.subject = "
     "f.object_entity AND g.relation = ?3 WHERE f.subject = ?1 AND f.relation = ?2"},
    {"two hops, any relation first", "$a ?r ?x . ?x $r2 ?y",
     "SELECT DISTINCT f.relation, f.object_entity, g.object_entity FROM fact f JOIN fact g ON "
     "g.subject = f.object_entity AND g.relation = ?3 WHERE f.subject = ?1 AND ?2 > 0"},
    {"two hops backwards", "?x $r1 $a . ?y $r2 ?x",
     "SELECT DISTINCT f.subject, g.subject FROM fact f JOIN fact g ON g.object_entity = f.subject "
     "AND g.relation = ?3 WHERE f.object_entity = ?1 AND f.relation = ?2"},
    {"what others of its objects say", "$a $r1 ?x . ?y $r2 ?x",
     "SELECT DISTINCT f.object_entity, g.subject FROM fact f JOIN fact g ON g.object_entity = "
     "f.object_entity AND g.relation = ?3 WHERE f.subject = ?1 AND f.relation = ?2"},
    {"subjects in common", "?x $r1 $a . ?x $r2 ?y",
     "SELECT DISTINCT f.subject, g.object_entity FROM fact f JOIN fact g ON g.subject = f.subject "
     "AND g.relation = ?3 WHERE f.object_entity = ?1 AND f.relation = ?2"},
    {"three hops", "$a $r1 ?x . ?x $r2 ?y . ?y $r3 ?z",
     "SELECT DISTINCT f.object_entity, g.object_entity, h.object_entity FROM fact f JOIN fact g ON "
     "g.subject = f.object_entity AND g.relation = ?3 JOIN fact h ON h.subject = g.object_entity "
     "AND h.relation = ?4 WHERE f.subject = ?1 AND f.relation = ?2"},
    {"triangle", "$a $r1 ?x . ?x ?r ?y . ?y $r3 $a",
     "SELECT DISTINCT f.object_entity, g.relation, g.object_entity FROM fact f JOIN fact g ON "
     "g.subject = f.object_entity JOIN fact h ON h.subject = g.object_entity AND h.relation = ?4 "
     "AND h.object_entity = ?1 WHERE f.subject = ?1 AND f.relation = ?2 AND ?3 > 0"},
    {"star", "$a $r1 ?x . $a $r2 ?y . ?y $r3 ?z",
     "SELECT DISTINCT f.object_entity, g.object_entity, h.object_entity FROM fact f JOIN fact g ON "
     "g.subject = ?1 AND g.relation = ?3 JOIN fact h ON h.subject = g.object_entity AND h.relation "
     "= ?4 WHERE f.subject = ?1 AND f.relation = ?2"},
};

struct Asked {
  weft::EntityId entity{};
  std::uint32_t relations[3] = {};
};

struct Times {
  std::vector<double> millis;

  double at(std::size_t percent) {
    std::sort(millis.begin(), millis.end());
    return millis[std::min(millis.size() - 1, millis.size() * percent / 100)];
  }
};

// Short ones several times, since a look at the clock takes as long as some.
template <typename Run>
auto timed(Times& times, Run run) {
  constexpr double kShort = 0.05;
  constexpr int kTimes = 20;
  double start = processor_millis();
  const auto rows = run();
  double took = processor_millis() - start;
  if (took < kShort) {
    start = processor_millis();
    for (int i = 0; i < kTimes; ++i) run();
    took = (processor_millis() - start) / kTimes;
  }
  times.millis.push_back(took);
  return rows;
}

class Questions {
 public:
  explicit Questions(const weft::Graph& graph) : graph_(graph) {
    for (std::uint32_t i = 0; i < graph.entities().size(); ++i)
      by_degree_.push_back(weft::EntityId{i});
    const std::size_t hubs = std::min<std::size_t>(20, by_degree_.size());
    std::partial_sort(by_degree_.begin(), by_degree_.begin() + static_cast<std::ptrdiff_t>(hubs),
                      by_degree_.end(), [&](weft::EntityId a, weft::EntityId b) {
                        return graph_.facts_from(a).size() > graph_.facts_from(b).size();
                      });
    by_degree_.resize(hubs);
  }

  Asked next(std::size_t number) {
    Asked asked;
    const auto facts = static_cast<std::uint32_t>(graph_.facts().size());
    asked.entity = graph_.head(weft::FactId{static_cast<std::uint32_t>(random_() % facts)}).subject;
    if (number % 2 == 1) {
      const auto all = static_cast<std::uint32_t>(graph_.entities().size());
      asked.entity = weft::EntityId{static_cast<std::uint32_t>(random_() % all)};
    }
    if (number % 10 == 0) asked.entity = by_degree_[number / 10 % by_degree_.size()];
    const auto relations = static_cast<std::uint32_t>(graph_.relations().size());
    for (std::uint32_t& relation : asked.relations) relation = random_() % relations;
    // A relation that the entity has, where it has any.
    const auto own = graph_.facts_from(asked.entity);
    if (!own.empty())
      asked.relations[0] = index_of(graph_.head(own[random_() % own.size()]).relation);
    return asked;
  }

 private:
  const weft::Graph& graph_;
  std::vector<weft::EntityId> by_degree_;
  std::mt19937_64 random_{4};
};

std::string in_words(const weft::Graph& graph, std::string pattern, const Asked& asked) {
  const auto put = [&](const std::string& mark, const std::string& name) {
    for (std::size_t at = pattern.find(mark); at != std::string::npos;
         at = pattern.find(mark, at + name.size())) {
      pattern.replace(at, mark.size(), name);
    }
  };
  for (int i = 0; i < 3; ++i) {
    put("$r" + std::to_string(i + 1), graph.relations()[asked.relations[i]].id);
  }
  put("$a", graph[asked.entity].key);
  return pattern;
}

std::chrono::seconds patience{20};
Clock::time_point given_up;

int stop_when_late(void*) { return Clock::now() > given_up ? 1 : 0; }

// Nothing where it took too long.
std::optional<std::size_t> sqlite_rows(sqlite3_stmt* statement, const Asked& asked) {
  given_up = Clock::now() + patience;
  sqlite3_reset(statement);
  sqlite3_bind_int64(statement, 1, index_of(asked.entity) + 1);
  for (int i = 0; i < 3; ++i) sqlite3_bind_int64(statement, i + 2, asked.relations[i] + 1);
  std::size_t rows = 0;
  int state = sqlite3_step(statement);
  for (; state == SQLITE_ROW; state = sqlite3_step(statement)) ++rows;
  return state == SQLITE_DONE ? std::optional(rows) : std::nullopt;
}

std::optional<std::size_t> sqlite_rows(sqlite3* database, const char* sql, const Asked& asked) {
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(database, sql, -1, &statement, nullptr) != SQLITE_OK) return std::nullopt;
  const auto rows = sqlite_rows(statement, asked);
  sqlite3_finalize(statement);
  return rows;
}

std::size_t read_rows(const weft::QueryResult& result) {
  std::size_t cells = 0;
  for (std::size_t row = 0; row < result.rows.size(); ++row) {
    for (std::size_t column = 0; column < result.columns.size(); ++column) {
      cells += result.rows.cell(row, column).index() < 4 ? 1 : 0;
    }
  }
  return cells / result.columns.size();
}

std::size_t weft_rows(const weft::Graph& graph, const std::string& text) {
  return read_rows(evaluate(graph, weft::parse_query(text)));
}

// A query prepared once for all.
class OwnPrepared {
 public:
  OwnPrepared(const weft::Graph& graph, std::string_view pattern)
      : query_(graph, weft::parse_query(pattern)) {
    for (int i = 0; i < 3; ++i) {
      has_[i] = pattern.find("$" + std::string(kNames[i])) != std::string_view::npos;
    }
  }

  std::size_t rows(const Asked& asked) { return read_rows(answer(asked)); }
  std::size_t count(const Asked& asked) { return answer(asked).rows.size(); }

 private:
  weft::QueryResult answer(const Asked& asked) {
    query_.bind("a", asked.entity);
    for (int i = 0; i < 3; ++i) {
      if (has_[i]) query_.bind(kNames[i], weft::RelationId{asked.relations[i]});
    }
    return query_.evaluate();
  }

  static constexpr std::string_view kNames[] = {"r1", "r2", "r3"};

  weft::PreparedQuery query_;
  bool has_[3] = {};
};

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fputs("usage: query_bench GRAPH ASKED [EACH [SECONDS]]\n", stderr);
    return 2;
  }
  const std::size_t each = argc > 3 ? std::stoul(argv[3]) : 200;
  if (argc > 4) patience = std::chrono::seconds(std::stoi(argv[4]));
  const weft::Graph graph = weft::load_graph(argv[1], {.texts = false, .evidence = false});
  sqlite3* database = nullptr;
  const std::string uri = "file:" + std::string(argv[1]) + "?mode=ro&immutable=1";
  if (sqlite3_open_v2(uri.c_str(), &database, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, nullptr) !=
      SQLITE_OK) {
    return 3;
  }
  sqlite3_exec(database, "PRAGMA cache_size = -2000000; PRAGMA mmap_size = 8000000000", nullptr,
               nullptr, nullptr);
  sqlite3_progress_handler(database, 100000, stop_when_late, nullptr);
  Questions questions(graph);
  std::ofstream out(argv[2]);
  for (const Kind& kind : kKinds) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(database, kind.sql, -1, &statement, nullptr) != SQLITE_OK) return 3;
    Times ours, own_prepared, counted, prepared, sqlites;
    OwnPrepared own(graph, kind.weft);
    std::size_t all = 0;
    for (std::size_t i = 0; i < each; ++i) {
      const Asked asked = questions.next(i);
      const std::string text = in_words(graph, kind.weft, asked);
      // All read what they need once before, but where that takes too long.
      const auto expected = sqlite_rows(statement, asked);
      weft_rows(graph, text);
      const std::size_t rows = timed(ours, [&] { return weft_rows(graph, text); });
      const std::size_t again = timed(own_prepared, [&] { return own.rows(asked); });
      timed(counted, [&] { return own.count(asked); });
      if (expected) {
        timed(prepared, [&] { return sqlite_rows(statement, asked); });
        timed(sqlites, [&] { return sqlite_rows(database, kind.sql, asked); });
      } else {
        for (Times* late : {&prepared, &sqlites})
          late->millis.push_back(std::chrono::duration<double, std::milli>(patience).count());
      }
      if (again != rows || (expected && rows != *expected)) {
        std::fprintf(stderr, "%s: %zu rows, prepared %zu, SQLite %zu: %s\n", kind.name, rows, again,
                     expected.value_or(0), text.c_str());
        return 1;
      }
      all += rows;
      out << kind.name << '\t' << index_of(asked.entity) + 1;
      for (const std::uint32_t relation : asked.relations) out << '\t' << relation + 1;
      out << '\t' << rows << '\n';
    }
    sqlite3_finalize(statement);
    std::printf("%s\t%.4f\t%.4f\t%.4f\t%.4f\t%.4f\t%.4f\t%.4f\t%.4f\t%.4f\t%.4f\t%zu\n", kind.name,
                ours.at(50), ours.at(99), own_prepared.at(50), own_prepared.at(99), prepared.at(50),
                prepared.at(99), sqlites.at(50), sqlites.at(99), counted.at(50), counted.at(99),
                all);
    std::fflush(stdout);
  }
  sqlite3_close(database);
}
