// SPDX-License-Identifier: Apache-2.0
//
//   query_bench GRAPH ASKED [EACH [SECONDS]]    asks 8 kinds of joins from known entities, EACH of
//                                               each kind
//
// of Weft by its query language and of SQLite by hand-written SQL on the same file, both with a
// text for each question and prepared once for all; all go through all rows and add up the numbers
// of all cells, and must come to the same. SQLite's rows have no order, and so Weft's are read in
// blocks; how long it takes to read them in order, cell by cell, is measured beside. Times are the
// processor's, the best of up to five. SQLite is stopped after SECONDS (20), which is then its
// time. Writes what was asked to the file ASKED, a row a question: kind, entity, three relations
// (row numbers of the tables), rows and sum. Prints kind, then p50 and p99 in ms: Weft's with a
// text and prepared, SQLite's prepared and with a text, Weft's prepared where rows are only counted
// and where they are read in order, and the rows of all. bench/graph calls it. Half of the entities
// are drawn from facts, so that hubs are among them as often as in news; a tenth are the foremost
// hubs.
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

// The best of up to five times, since others may use the machine: they make a run longer, never
// shorter. Short ones are run many times together, since a look at the clock takes as long as some.
template <typename Run>
auto timed(Times& times, Run run) {
  constexpr double kShort = 0.05;
  constexpr double kLong = 200;
  constexpr int kTimes = 20;
  double start = processor_millis();
  const auto rows = run();
  double best = processor_millis() - start;
  double spent = best;
  const int together = best < kShort ? kTimes : 1;
  for (int round = 1; round < 5 && spent < kLong; ++round) {
    start = processor_millis();
    for (int i = 0; i < together; ++i) run();
    const double took = processor_millis() - start;
    spent += took;
    best = std::min(best, took / together);
  }
  times.millis.push_back(best);
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

struct Answer {
  std::size_t rows = 0;
  std::uint64_t sum = 0;  // of the row numbers of the tables in all cells
  bool operator==(const Answer&) const = default;
};

// Nothing where it took too long.
std::optional<Answer> sqlite_answer(sqlite3_stmt* statement, const Asked& asked) {
  given_up = Clock::now() + patience;
  sqlite3_reset(statement);
  sqlite3_bind_int64(statement, 1, index_of(asked.entity) + 1);
  for (int i = 0; i < 3; ++i) sqlite3_bind_int64(statement, i + 2, asked.relations[i] + 1);
  Answer answer;
  const int columns = sqlite3_column_count(statement);
  int state = sqlite3_step(statement);
  for (; state == SQLITE_ROW; state = sqlite3_step(statement), ++answer.rows) {
    for (int c = 0; c < columns; ++c) {
      answer.sum += static_cast<std::uint64_t>(sqlite3_column_int64(statement, c));
    }
  }
  return state == SQLITE_DONE ? std::optional(answer) : std::nullopt;
}

std::optional<Answer> sqlite_answer(sqlite3* database, const char* sql, const Asked& asked) {
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(database, sql, -1, &statement, nullptr) != SQLITE_OK) return std::nullopt;
  const auto answer = sqlite_answer(statement, asked);
  sqlite3_finalize(statement);
  return answer;
}

Answer read_blocks(const weft::QueryResult& result) {
  Answer answer;
  result.rows.each_block([&](const weft::QueryBlock& block) {
    answer.rows += block.rows;
    for (const weft::QueryBlock::Column& column : block.columns) {
      if (column.size() == 1) {  // of all rows
        answer.sum += std::uint64_t{block.rows} * (column[0].index() + 1);
        continue;
      }
      for (const weft::TermId term : column) answer.sum += std::uint64_t{term.index()} + 1;
    }
    return true;
  });
  return answer;
}

Answer read_in_order(const weft::QueryResult& result) {
  Answer answer;
  for (std::size_t row = 0; row < result.rows.size(); ++row, ++answer.rows) {
    for (std::size_t column = 0; column < result.columns.size(); ++column) {
      const weft::Binding cell = result.rows.cell(row, column);
      if (const auto* entity = std::get_if<weft::EntityId>(&cell)) {
        answer.sum += index_of(*entity) + 1;
      } else {
        answer.sum += index_of(std::get<weft::RelationId>(cell)) + 1;
      }
    }
  }
  return answer;
}

Answer weft_answer(const weft::Graph& graph, const std::string& text) {
  return read_blocks(evaluate(graph, weft::parse_query(text)));
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

  weft::QueryResult result(const Asked& asked) {
    query_.bind("a", asked.entity);
    for (int i = 0; i < 3; ++i) {
      if (has_[i]) query_.bind(kNames[i], weft::RelationId{asked.relations[i]});
    }
    return query_.evaluate();
  }

 private:
  static constexpr std::string_view kNames[] = {"r1", "r2", "r3"};

  weft::PreparedQuery query_;
  bool has_[3] = {};
};

// All questions of a kind, with a row of figures and rows of what was asked; false where two do not
// come to the same.
bool ask(const Kind& kind, const weft::Graph& graph, sqlite3* database, sqlite3_stmt* statement,
         Questions& questions, std::size_t each, std::ofstream& out) {
  Times ours, own_prepared, counted, in_order, prepared, sqlites;
  OwnPrepared own(graph, kind.weft);
  std::size_t all = 0;
  for (std::size_t i = 0; i < each; ++i) {
    const Asked asked = questions.next(i);
    const std::string text = in_words(graph, kind.weft, asked);
    // All read what they need once before, but where that takes too long.
    const auto expected = sqlite_answer(statement, asked);
    weft_answer(graph, text);
    const Answer answer = timed(ours, [&] { return weft_answer(graph, text); });
    const Answer again = timed(own_prepared, [&] { return read_blocks(own.result(asked)); });
    const std::size_t rows = timed(counted, [&] { return own.result(asked).rows.size(); });
    const Answer third = timed(in_order, [&] { return read_in_order(own.result(asked)); });
    if (expected) {
      timed(prepared, [&] { return sqlite_answer(statement, asked); });
      timed(sqlites, [&] { return sqlite_answer(database, kind.sql, asked); });
    } else {
      for (Times* late : {&prepared, &sqlites})
        late->millis.push_back(std::chrono::duration<double, std::milli>(patience).count());
    }
    if (again != answer || third != answer || rows != answer.rows ||
        (expected && answer != *expected)) {
      std::fprintf(stderr, "%s: %zu rows, prepared %zu, SQLite %zu, or other sums: %s\n", kind.name,
                   answer.rows, again.rows, expected.value_or(Answer{}).rows, text.c_str());
      return false;
    }
    all += rows;
    out << kind.name << '\t' << index_of(asked.entity) + 1;
    for (const std::uint32_t relation : asked.relations) out << '\t' << relation + 1;
    out << '\t' << answer.rows << '\t' << answer.sum << '\n';
  }
  std::printf("%s", kind.name);
  for (Times* times : {&ours, &own_prepared, &prepared, &sqlites, &counted, &in_order}) {
    std::printf("\t%.4f\t%.4f", times->at(50), times->at(99));
  }
  std::printf("\t%zu\n", all);
  std::fflush(stdout);
  return true;
}

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
    const bool same = ask(kind, graph, database, statement, questions, each, out);
    sqlite3_finalize(statement);
    if (!same) return 1;
  }
  sqlite3_close(database);
}
