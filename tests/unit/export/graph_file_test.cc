// SPDX-License-Identifier: Apache-2.0
#include "weft/export/graph_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <thread>

#include "support/graphs.h"
#include "weft/core/error.h"
#include "weft/graph/graph_builder.h"
#include "weft/graph/lookup.h"

namespace weft {
namespace {

using test::document_of;
using test::dump;
using test::graph_of;
using ::testing::HasSubstr;

constexpr const char* kLines =
    "organization:마루넷|Marunet founded_on =2011\n"
    "person:Ada co_founded organization:마루넷 time=2011 by=person:Bob confidence=0.5\n"
    "person:Ada !left organization:마루넷 price=\"a_lot place=place:Oslo\n"
    "person:Bob said #1\n"
    "organization:~the_company hired person:Bob";

class GraphFileTest : public ::testing::Test {
 protected:
  GraphFileTest()
      : folder_(std::filesystem::temp_directory_path() /
                ("weft_graph_file_" + std::to_string(getpid()))) {
    std::filesystem::create_directories(folder_);
  }
  ~GraphFileTest() override { std::filesystem::remove_all(folder_); }

  std::string path(const std::string& name) const { return (folder_ / name).string(); }
  static std::string bytes(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  static void write(const std::string& path, const std::string& bytes) {
    std::ofstream(path, std::ios::binary) << bytes;
  }
  static void change(const std::string& path, const std::string& sql) {
    sqlite3* database = nullptr;
    ASSERT_EQ(sqlite3_open(path.c_str(), &database), SQLITE_OK);
    EXPECT_EQ(sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK) << sql;
    sqlite3_close(database);
  }
  std::string load_error(const std::string& file) const {
    try {
      load_graph(file);
    } catch (const Error& error) {
      return error.what();
    }
    return "no error";
  }

  std::filesystem::path folder_;
};

TEST_F(GraphFileTest, ReadsBackWhatItWrote) {
  const Graph graph = graph_of(kLines);
  save_graph(graph, path("g.db"));
  EXPECT_EQ(dump(load_graph(path("g.db"))), dump(graph));
  EXPECT_FALSE(std::filesystem::exists(path("g.db.partial")));
}

TEST_F(GraphFileTest, EmptyGraph) {
  save_graph(Graph(), path("g.db"));
  EXPECT_TRUE(load_graph(path("g.db")).entities().empty());
}

TEST_F(GraphFileTest, WithoutTexts) {
  const Graph graph = graph_of(kLines);
  save_graph(graph, path("g.db"));
  const Graph loaded = load_graph(path("g.db"), {.texts = false});
  EXPECT_EQ(loaded.facts().size(), graph.facts().size());
  EXPECT_EQ(loaded.quote({0, 0}), "");
}

// Entities and facts in words, one on each line.
std::string words_of(const Graph& graph) {
  std::string out;
  for (const GraphEntity& entity : graph.entities()) {
    out += entity.key + "|" + entity.name + "|" + std::string(entity_type_name(entity.type));
    for (const auto& [language, label] : entity.labels) out += "|" + language + "=" + label;
    for (const std::string& alias : entity.aliases) out += "|" + alias;
    out += "|" + std::to_string(entity.mentions) + "\n";
  }
  for (const Fact& fact : graph.facts()) {
    out += fact.key + "|" + graph[fact.subject].key + "|" + graph[fact.relation].id;
    out += "|" + label_of(graph, fact.object, "source") + "|" + note_of(fact);
    out += "|" + std::to_string(fact.confidence) + "|" + fact.first_seen + "|" + fact.last_seen;
    for (const auto& [role, term] : fact.qualifiers)
      out += "|" + role + label_of(graph, term, "en");
    for (const EvidenceRef ref : fact.evidence) {
      out += "|" + std::to_string(ref.document) + "," + std::to_string(ref.index);
    }
    out += "\n";
  }
  return out;
}

// Not from the rows.
bool from_image(const Graph& graph) { return !graph.holds_documents(); }

constexpr LoadOptions kFactsAlone = {.texts = false, .evidence = false};

TEST_F(GraphFileTest, ImageHoldsWhatTheRowsHold) {
  const Graph graph = graph_of(kLines);
  save_graph(graph, path("g.db"));
  const Graph loaded = load_graph(path("g.db"), kFactsAlone);
  EXPECT_TRUE(from_image(loaded));
  EXPECT_EQ(words_of(loaded), words_of(graph));
  EXPECT_EQ(find_entities(loaded, "marunet").size(), 1U);
  save_graph(Graph(), path("empty.db"));
  EXPECT_TRUE(load_graph(path("empty.db"), kFactsAlone).facts().empty());
}

TEST_F(GraphFileTest, ChangeBySqlDropsTheImage) {
  save_graph(graph_of(kLines), path("g.db"));
  change(path("g.db"), "UPDATE entity SET name = 'Ada L.' WHERE name = 'Ada'");
  const Graph loaded = load_graph(path("g.db"), kFactsAlone);
  EXPECT_FALSE(from_image(loaded));
  EXPECT_THAT(words_of(loaded), HasSubstr("|Ada L.|person"));
}

// The database's own bytes: the image and its footer lie behind.
std::size_t database_size(const std::string& file) {
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(file[at]); };
  return ((byte(28) * 256U + byte(29)) * 256U + byte(30)) * 256U * 4096U + byte(31) * 4096U;
}

TEST_F(GraphFileTest, DamagedOrMissingImageGivesTheRows) {
  const Graph graph = graph_of(kLines);
  save_graph(graph, path("g.db"));
  const std::string whole = bytes(path("g.db"));
  const std::size_t begin = database_size(whole);
  ASSERT_GT(whole.size(), begin + 64);
  ASSERT_EQ(words_of(load_graph(path("g.db"), kFactsAlone)), words_of(graph));
  const auto expect_rows = [&](const std::string& file, const std::string& what) {
    write(path("other.db"), file);
    const Graph loaded = load_graph(path("other.db"), kFactsAlone);
    EXPECT_FALSE(from_image(loaded)) << what;
    EXPECT_EQ(words_of(loaded), words_of(graph)) << what;
  };
  for (std::size_t at = begin; at + 8 < whole.size(); at += 61) {
    std::string file = whole;
    file[at] = static_cast<char>(file[at] ^ 4);
    expect_rows(file, "byte " + std::to_string(at));
  }
  for (const std::size_t size :
       {begin, begin + 64, begin + 1000, whole.size() - 64, whole.size() - 1}) {
    expect_rows(whole.substr(0, size), "cut to " + std::to_string(size));
  }
  expect_rows(whole + whole.substr(whole.size() - 64), "two footers");
}

TEST_F(GraphFileTest, CopiesThatSqliteMakesGiveTheRows) {
  const Graph graph = graph_of(kLines);
  save_graph(graph, path("g.db"));
  change(path("g.db"), ("VACUUM INTO '" + path("copy.db") + "'").c_str());
  EXPECT_EQ(words_of(load_graph(path("copy.db"), kFactsAlone)), words_of(graph));
  EXPECT_TRUE(from_image(load_graph(path("g.db"), kFactsAlone)));
  change(path("g.db"), "VACUUM");
  EXPECT_EQ(words_of(load_graph(path("g.db"), kFactsAlone)), words_of(graph));
  change(path("g.db"), "PRAGMA journal_mode = WAL");
  EXPECT_FALSE(from_image(load_graph(path("g.db"), kFactsAlone)));
}

// All that a graph can be asked of its documents, one by one.
std::string pieces_of(const Graph& graph) {
  std::string out;
  const auto local = [&](std::uint32_t document, const LocalTerm& term) {
    out += "|" + std::to_string(static_cast<int>(term.kind)) + term.value.value + term.value.text;
    if (term.kind == LocalTerm::Kind::kAppearance) {
      const Appearance who = graph.appearance(document, term.index);
      out += who.name + std::string(entity_type_name(who.type)) + std::to_string(who.mentions);
      for (const std::string& alias : who.aliases) out += "+" + alias;
      out += who.external_id + std::to_string(who.entity ? index_of(*who.entity) : 99);
    }
    if (term.mention) out += "@" + std::to_string(term.mention->begin);
  };
  for (const Fact& fact : graph.facts()) {
    for (const EvidenceRef ref : fact.evidence) {
      const Evidence evidence = graph[ref];
      out += graph.quote(ref) + "|" + evidence.relation + "|" + evidence.label + "|" +
             evidence.phrase + "|" + evidence.lemma + "|" + evidence.extractor + "|" +
             std::to_string(evidence.confidence) + std::to_string(evidence.sentence) +
             std::to_string(evidence.negated) + std::to_string(static_cast<int>(evidence.modality));
      local(ref.document, evidence.subject), local(ref.document, evidence.object);
      if (evidence.attribution) local(ref.document, *evidence.attribution);
      if (evidence.time) local(ref.document, *evidence.time);
      for (const auto& [role, term] : evidence.qualifiers) out += role, local(ref.document, term);
      out += "\n";
    }
  }
  for (std::uint32_t i = 0; i < graph.document_count(); ++i) {
    out += graph.article(i).id + graph.sha256(i) + graph.text(i) +
           std::to_string(graph.document(i).appearances.size()) +
           std::to_string(graph.document(i).evidence.size()) + "\n";
  }
  return out;
}

Graph of_three_documents() {
  GraphBuilder builder;
  builder.add(document_of("a", kLines));
  builder.add(document_of("b", "person:Ada co_founded organization:Marunet\nperson:Bob said #1"));
  builder.add(document_of("c", "organization:마루넷 acquired organization:Hanul time=2020"));
  return builder.build();
}

TEST_F(GraphFileTest, EvidenceIsReadWhenAskedFor) {
  const Graph graph = of_three_documents();
  save_graph(graph, path("g.db"));
  const Graph loaded = load_graph(path("g.db"), {.texts = true, .evidence = false});
  ASSERT_TRUE(from_image(loaded));
  EXPECT_EQ(pieces_of(loaded), pieces_of(graph));
  EXPECT_EQ(dump(loaded), dump(graph));  // all documents, merges and decisions
  const Graph without_texts = load_graph(path("g.db"), kFactsAlone);
  EXPECT_EQ(without_texts.quote({0, 0}), graph.quote({0, 0}));
  EXPECT_THROW(loaded[(EvidenceRef{7, 0})], FormatError);
  EXPECT_THROW(loaded[(EvidenceRef{0, 700})], FormatError);
}

TEST_F(GraphFileTest, ManyThreadsAskForEvidence) {
  const Graph graph = of_three_documents();
  save_graph(graph, path("g.db"));
  const Graph loaded = load_graph(path("g.db"), kFactsAlone);
  const std::string expected = pieces_of(graph);
  std::vector<std::string> given(4);
  std::vector<std::thread> threads;
  for (std::string& text : given) threads.emplace_back([&] { text = pieces_of(loaded); });
  for (std::thread& thread : threads) thread.join();
  EXPECT_THAT(given, testing::Each(expected));
}

TEST_F(GraphFileTest, AFileThatIsReplacedIsReadToItsEnd) {
  const Graph graph = of_three_documents();
  save_graph(graph, path("g.db"));
  const Graph loaded = load_graph(path("g.db"), {.texts = true, .evidence = false});
  save_graph(graph_of(kLines), path("g.db"));
  EXPECT_EQ(pieces_of(loaded), pieces_of(graph));
}

// Whatever page of the database is torn: it is noticed, or nothing that is told comes from it.
TEST_F(GraphFileTest, TornPagesAreNoticedOrDoNoHarm) {
  std::string lines;
  for (int i = 0; i < 120; ++i) {
    lines += "person:P" + std::to_string(i) + " met person:P" + std::to_string(i + 1) + "\n";
  }
  const Graph graph = graph_of(lines);
  save_graph(graph, path("g.db"));
  const std::string whole = bytes(path("g.db"));
  const std::string expected = pieces_of(graph);
  std::size_t noticed = 0;
  for (std::size_t page = 4096; page < database_size(whole); page += 4096) {
    std::string file = whole;
    file.replace(page, 4096, std::string(4096, '\xff'));
    write(path("torn.db"), file);
    try {
      const Graph loaded = load_graph(path("torn.db"), {.texts = true, .evidence = false});
      EXPECT_EQ(words_of(loaded), words_of(graph)) << page;
      EXPECT_EQ(pieces_of(loaded), expected) << page;
    } catch (const FormatError& error) {
      EXPECT_THAT(error.what(), HasSubstr("the graph file is damaged"));
      ++noticed;
    }
  }
  EXPECT_GT(noticed, 20U);
}

TEST_F(GraphFileTest, SameBytesEachTimeAndAfterAddition) {
  const Document a = document_of("a", kLines);
  const Document b = document_of("b", "person:Ada co_founded organization:Marunet");
  GraphBuilder all;
  all.add(a);
  all.add(b);
  save_graph(all.build(), path("all.db"));
  save_graph(all.build(), path("again.db"));
  EXPECT_EQ(bytes(path("all.db")), bytes(path("again.db")));
  GraphBuilder first;
  first.add(b);
  save_graph(first.build(), path("grown.db"));
  GraphBuilder more;
  more.add(load_graph(path("grown.db")));
  more.add(a);
  more.add(b);
  save_graph(more.build(), path("grown.db"));
  EXPECT_EQ(bytes(path("grown.db")), bytes(path("all.db")));
}

TEST_F(GraphFileTest, ViewsAnswerPlainSql) {
  save_graph(graph_of(kLines), path("g.db"));
  sqlite3* database = nullptr;
  ASSERT_EQ(sqlite3_open(path("g.db").c_str(), &database), SQLITE_OK);
  const auto count = [&](const char* sql) {
    sqlite3_stmt* row = nullptr;
    EXPECT_EQ(sqlite3_prepare_v2(database, sql, -1, &row, nullptr), SQLITE_OK)
        << sqlite3_errmsg(database);
    EXPECT_EQ(sqlite3_step(row), SQLITE_ROW);
    const int value = sqlite3_column_int(row, 0);
    sqlite3_finalize(row);
    return value;
  };
  EXPECT_EQ(count("SELECT count(*) FROM nodes"), 5);
  EXPECT_EQ(count("SELECT count(*) FROM edges"), 3);
  EXPECT_EQ(count("SELECT count(*) FROM graphframes_edges WHERE src <> dst"), 3);
  EXPECT_EQ(count("SELECT count(*) FROM triples WHERE object IS NOT NULL"), 5);
  EXPECT_EQ(count("SELECT count(*) FROM quotes WHERE quote LIKE 'organization:마루넷%=2011'"), 1);
  EXPECT_EQ(count("SELECT count(*) FROM name_fts WHERE name_fts MATCH '루넷'"), 1);
  EXPECT_EQ(count("SELECT count(*) FROM name_fts WHERE name_fts MATCH '마루넷'"), 1);
  EXPECT_EQ(count("SELECT count(*) FROM name_fts WHERE name_fts MATCH 'marunet'"), 1);
  EXPECT_EQ(count("SELECT count(*) FROM entity WHERE id IN (SELECT rowid FROM entity_fts WHERE "
                  "entity_fts MATCH 'company')"),
            1);
  EXPECT_EQ(count("SELECT count(*) FROM entities WHERE degree > 0 AND "
                  "json_array_length(text_unit_ids) > 0"),
            4);  // Oslo is in a qualifier alone
  EXPECT_EQ(count("SELECT count(*) FROM relationships r JOIN entities e ON e.title = r.target"), 3);
  EXPECT_EQ(count("SELECT count(*) FROM text_units WHERE text LIKE 'person:Ada%' AND "
                  "json_array_length(relationship_ids) = 1"),
            2);
  EXPECT_EQ(count("SELECT json_array_length(text_unit_ids) FROM documents"), 5);
  EXPECT_EQ(
      count("SELECT count(*) FROM covariates WHERE status = 'FALSE' AND object_id = '마루넷'"), 1);
  EXPECT_EQ(count("SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE "
                  "'%STRICT%' AND name NOT LIKE '%fts%' AND name NOT LIKE 'sqlite%'"),
            0);
  EXPECT_EQ(count("PRAGMA application_id"), 0x57656674);
  EXPECT_EQ(count("PRAGMA user_version"), kGraphFileVersion);
  EXPECT_EQ(count("SELECT count(*) FROM pragma_foreign_key_check"), 0);
  EXPECT_EQ(count("SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'"), 0);
  sqlite3_close(database);
}

// A file of each earlier version, as the program of its time wrote it.
TEST_F(GraphFileTest, EarlierVersionsOpenAndBecomeNewOnes) {
  for (int version = 1; version < kGraphFileVersion; ++version) {
    const std::string name = "graph_file_v" + std::to_string(version);
    change(path(name), bytes(WEFT_SOURCE_DIR "/tests/data/" + name + ".sql"));
    const Graph graph = load_graph(path(name));
    EXPECT_EQ(graph.documents().size(), 2U);
    EXPECT_EQ(graph.decisions().size(), 1U);
    EXPECT_FALSE(graph.facts().empty());
    save_graph(graph, path("new.db"));
    EXPECT_EQ(dump(load_graph(path("new.db"))), dump(graph));
  }
}

TEST_F(GraphFileTest, BadFilesGiveClearErrors) {
  EXPECT_THAT(load_error(path("none.db")), HasSubstr("no such file"));
  EXPECT_THAT(load_error(folder_.string()), HasSubstr("is a folder"));
  write(path("empty.db"), "");
  EXPECT_THAT(load_error(path("empty.db")), HasSubstr("the file is empty"));
  write(path("text.db"), std::string(5000, 'x'));
  EXPECT_THAT(load_error(path("text.db")), HasSubstr("not a graph file"));
  change(path("other.db"), "CREATE TABLE t(x)");
  EXPECT_THAT(load_error(path("other.db")), HasSubstr("not a graph file"));
  save_graph(graph_of(kLines), path("new.db"));
  change(path("new.db"), "PRAGMA user_version = 99");
  EXPECT_THAT(load_error(path("new.db")), HasSubstr("newer than this weft reads"));
  save_graph(graph_of(kLines), path("torn.db"));
  change(path("torn.db"), "DELETE FROM evidence_argument WHERE position = 1");
  EXPECT_THAT(load_error(path("torn.db")), HasSubstr("damaged"));
}

TEST_F(GraphFileTest, EveryTornOrScribbledFileIsAnErrorOrAGraph) {
  save_graph(graph_of(kLines), path("g.db"));
  const std::string whole = bytes(path("g.db"));
  for (std::size_t size = 512; size < whole.size(); size += 4096) {
    write(path("torn.db"), whole.substr(0, size));
    if (size < database_size(whole)) {
      EXPECT_THROW(load_graph(path("torn.db")), Error) << size;
    } else {  // all rows are there
      EXPECT_EQ(words_of(load_graph(path("torn.db"))), words_of(load_graph(path("g.db"))));
    }
  }
  for (std::size_t page = 0; page < whole.size(); page += 4096) {
    std::string scribbled = whole;
    for (std::size_t i = page + 100; i < std::min(page + 4096, whole.size()); i += 3)
      scribbled[i] = static_cast<char>(i * 31);
    write(path("scribbled.db"), scribbled);
    try {
      load_graph(path("scribbled.db"));  // a page of an index or a view does no harm
    } catch (const Error&) {
    }
  }
}

TEST_F(GraphFileTest, TwoWritersDoNotMix) {
  const GraphFileLock lock(path("g.db"));
  EXPECT_THROW(save_graph(Graph(), path("g.db")), IoError);
  save_graph(graph_of(kLines), lock);
  EXPECT_EQ(load_graph(path("g.db")).facts().size(), 5U);
}

TEST_F(GraphFileTest, FullDiskLeavesTheOldFileWhole) {
  save_graph(graph_of("person:Ada wrote product:Notes"), path("g.db"));
  const std::string before = bytes(path("g.db"));
  const pid_t child = fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    signal(SIGXFSZ, SIG_IGN);  // a write past the limit then fails as on a full disk
    const rlimit limit{20000, 20000};
    setrlimit(RLIMIT_FSIZE, &limit);
    try {
      save_graph(graph_of(kLines), path("g.db"));
    } catch (const IoError& error) {
      _exit(std::string(error.what()).find(path("g.db")) == std::string::npos ? 2 : 0);
    }
    _exit(1);
  }
  int status = 0;
  waitpid(child, &status, 0);
  EXPECT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 0);
  EXPECT_EQ(bytes(path("g.db")), before);
  EXPECT_FALSE(std::filesystem::exists(path("g.db.partial")));
}

TEST_F(GraphFileTest, KilledWriterLeavesTheOldFileWhole) {
  const Graph small = graph_of("person:Ada wrote product:Notes");
  save_graph(small, path("g.db"));
  std::string lines;
  for (int i = 0; i < 2000; ++i) lines += "person:P" + std::to_string(i) + " met person:Q\n";
  const Graph large = graph_of(lines);
  for (const useconds_t wait : {1000U, 5000U, 12000U}) {
    const pid_t child = fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
      while (true) save_graph(large, path("g.db"));
    }
    usleep(wait);
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
    const std::size_t facts = load_graph(path("g.db")).facts().size();
    EXPECT_TRUE(facts == 1 || facts == 2000) << facts;
  }
  save_graph(large, path("g.db"));  // what the dead left behind is no hindrance
  EXPECT_EQ(load_graph(path("g.db")).facts().size(), 2000U);
}

TEST_F(GraphFileTest, KeepsWhatWasMergedAndDecided) {
  GraphBuilder builder;
  builder.add(document_of("a", "organization:Acme founded_on =2011"));
  builder.add(document_of("b", "organization:ACME founded_on =2012\norganization:Bolt x =1"));
  const Graph plain = builder.build();
  builder.decide(merge_decision(plain, plain.find_entity("organization:acme").value(),
                                plain.find_entity("organization:bolt").value(), {}));
  builder.decide(fact_decision(builder.build(), FactId{0}, DecisionKind::kReject));
  const Graph graph = builder.build();
  save_graph(graph, path("g.db"));
  const Graph loaded = load_graph(path("g.db"));
  EXPECT_EQ(loaded.decisions(), graph.decisions());
  ASSERT_EQ(loaded.merges().size(), graph.merges().size());
  EXPECT_EQ(loaded.merges()[0].reason, graph.merges()[0].reason);
  EXPECT_EQ(loaded.merges()[0].score, graph.merges()[0].score);
  GraphBuilder again;
  again.add(loaded);
  EXPECT_EQ(dump(again.build()), dump(graph));
}

}  // namespace
}  // namespace weft
