// SPDX-License-Identifier: Apache-2.0
//
// Name clusters of Re-DocRED within and across documents. Each document is parted in the middle
// into two, as if two articles spoke of the same things; each half has the names and the facts of
// its own sentences. All halves of a part of the corpus become one graph. A pair of clusters of the
// two halves of a document is right where it is one cluster of the annotation; of two documents it
// is one where they share a full name of one type or the
// annotation of some document equates two of their full names, and is not counted where they share
// only a part of one. The annotation has some things of a document in two clusters ("UK", "United
// Kingdom"): a second figure leaves out pairs of clusters of which another document's annotation
// equates two names. Skipped where WEFT_CORPORA (default ../shared/corpora) has no such corpus
// (one file en_redocred/dev.json, or dev.json.xz if there is xz). WEFT_PART=dev scores the first
// half of the documents, on which rules were made; else the second.
#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "weft/extractor/extractor.h"
#include "weft/extractor/name_rules_file.h"
#include "weft/graph/graph_builder.h"

namespace weft {
namespace {

using Json = rapidjson::Value;

std::optional<EntityType> type_of(const std::string& type) {
  static const std::map<std::string, EntityType> types = {{"PER", EntityType::kPerson},
                                                          {"ORG", EntityType::kOrganization},
                                                          {"LOC", EntityType::kPlace},
                                                          {"MISC", EntityType::kProduct}};
  const auto it = types.find(type);
  return it == types.end() ? std::nullopt : std::optional(it->second);
}

// Words such as "American", which the annotation has for the country and Weft for no name.
const std::set<std::string>& no_names() {
  static const std::set<std::string> words = [] {
    std::set<std::string> out;
    std::ifstream file(WEFT_SOURCE_DIR "/models/en/name_cues.tsv");
    for (std::string line; std::getline(file, line);) {
      if (!line.starts_with("no-name\t")) continue;
      std::istringstream list(line.substr(8));
      for (std::string word; std::getline(list, word, ',');) out.insert(word);
    }
    return out;
  }();
  return words;
}

const std::map<std::string, const char*>& relations() {
  static const std::map<std::string, const char*> known = {
      {"P17", "located_in"},        {"P131", "located_in"},   {"P27", "citizen_of"},
      {"P569", "born_on"},          {"P570", "died_on"},      {"P19", "born_in"},
      {"P20", "died_in"},           {"P108", "employed_by"},  {"P69", "educated_at"},
      {"P102", "party_member_of"},  {"P54", "plays_for"},     {"P50", "authored_by"},
      {"P57", "directed_by"},       {"P175", "performed_by"}, {"P571", "founded_on"},
      {"P159", "headquartered_in"}, {"P36", "has_capital"},   {"P26", "spouse_of"}};
  return known;
}

struct Half {
  std::string id;
  std::uint32_t document = 0;
  std::map<std::pair<EntityType, std::string>, int> clusters;  // of the annotation, by best name
};

struct Cluster {
  std::uint32_t document = 0;
  int cluster = 0;
  EntityType type{};
  std::set<std::string> names;
  std::string best;
  std::uint32_t entity = 0;
};

// The half of a document: names of each cluster that its sentences hold, and facts between them.
Document half_of(const Json& json, std::uint32_t number, bool second, Half& half) {
  const int middle = static_cast<int>(json["sents"].Size() / 2);
  const auto here = [&](const Json& mention) {
    return (mention["sent_id"].GetInt() >= middle) == second;
  };
  Document document;
  half.id = std::to_string(number) + (second ? "b" : "a");
  half.document = number;
  document.info.id = half.id;
  document.info.language = "en";
  document.text = half.id + "\n";
  std::map<int, std::uint32_t> entity_of;
  const auto& clusters = json["vertexSet"].GetArray();
  for (int c = 0; c < static_cast<int>(clusters.Size()); ++c) {
    Entity entity;
    for (const Json& mention : clusters[static_cast<unsigned>(c)].GetArray()) {
      const auto type = type_of(mention["type"].GetString());
      if (!here(mention) || !type) continue;
      const std::string name = mention["name"].GetString();
      if (no_names().count(name) != 0) continue;
      entity.type = *type;
      entity.mentions.push_back(0);
      if (name.size() > entity.name.size()) {
        if (!entity.name.empty()) entity.aliases.push_back(entity.name);
        entity.name = name;
      } else if (name != entity.name) {
        entity.aliases.push_back(name);
      }
    }
    if (entity.name.empty()) continue;
    entity.named = true;
    entity_of[c] = static_cast<std::uint32_t>(document.entities.size());
    half.clusters.emplace(std::pair(entity.type, entity.name), c);
    document.entities.push_back(std::move(entity));
  }
  const auto state = [&](std::uint32_t subject, const std::string& relation, Argument object) {
    const auto begin = static_cast<std::uint32_t>(document.text.size());
    document.text += std::to_string(subject) + relation + std::to_string(object.index) + "\n";
    const Span span{begin, static_cast<std::uint32_t>(document.text.size())};
    document.sentences.push_back({span, {}, 0});
    document.statements.emplace_back(
        Argument{.index = subject}, StatementRelation{relation, relation, "", "", false},
        std::move(object),
        Provenance{static_cast<std::uint32_t>(document.sentences.size() - 1), span, "gold"});
  };
  for (const Json& label : json["labels"].GetArray()) {
    const auto relation = relations().find(label["r"].GetString());
    const auto head = entity_of.find(label["h"].GetInt());
    const auto tail = entity_of.find(label["t"].GetInt());
    if (head == entity_of.end()) continue;
    const Json& evidence = label["evidence"];
    const bool stated = std::any_of(evidence.Begin(), evidence.End(), [&](const Json& sentence) {
      return (sentence.GetInt() >= middle) == second;
    });
    if (!stated) continue;
    if (tail != entity_of.end()) {
      state(head->second, relation == relations().end() ? label["r"].GetString() : relation->second,
            Argument{.index = tail->second});
    } else if (relation != relations().end()) {
      const Json& words = clusters[static_cast<unsigned>(label["t"].GetInt())][0];
      if (std::string(words["type"].GetString()) != "TIME") continue;
      const std::string date = words["name"].GetString();
      const std::size_t year = date.find_last_of(' ');
      const std::string value = year == std::string::npos ? date : date.substr(year + 1);
      if (value.size() != 4 || value.find_first_not_of("0123456789") != std::string::npos) continue;
      document.literals.push_back({{}, {}, 0, LiteralKind::kDate, value, "year"});
      state(head->second, relation->second,
            Argument{.kind = ArgumentKind::kLiteral,
                     .index = static_cast<std::uint32_t>(document.literals.size() - 1)});
    }
  }
  // Every name is spoken of, so that it becomes an entity.
  for (std::uint32_t i = 0; i < document.entities.size(); ++i) {
    Argument words{.kind = ArgumentKind::kText};
    words.text = "so";
    state(i, "stands", words);
  }
  return document;
}

struct Counts {
  std::size_t right = 0, found = 0, there = 0;
  void add(bool same, bool joined) {
    there += same ? 1 : 0;
    found += joined ? 1 : 0;
    right += same && joined ? 1 : 0;
  }
  double f1() const {
    return 2.0 * static_cast<double>(right) /
           static_cast<double>(std::max<std::size_t>(1, found + there));
  }
};

// A family name alone is the name of many.
bool full(const std::string& name, EntityType type) {
  return type != EntityType::kPerson || name.find(' ') != std::string::npos;
}

// The corpus, packed or not; empty where it is not there.
std::string corpus() {
  const char* const chosen = std::getenv("WEFT_CORPORA");
  const std::string corpora = chosen != nullptr ? chosen : WEFT_SOURCE_DIR "/../shared/corpora";
  const std::string path = corpora + "/en_redocred/dev.json";
  if (std::ifstream plain(path); plain) return {std::istreambuf_iterator<char>(plain), {}};
  if (!std::filesystem::exists(path + ".xz")) return "";
  std::string bytes;
  FILE* const pipe = popen(("xz -dc '" + path + ".xz'").c_str(), "r");
  if (pipe == nullptr) return "";
  std::array<char, 65536> some{};
  while (const std::size_t size = std::fread(some.data(), 1, some.size(), pipe)) {
    bytes.append(some.data(), size);
  }
  EXPECT_EQ(pclose(pipe), 0) << "xz failed on " << path << ".xz";
  return bytes;
}

TEST(NameClusters, OfReDocRed) {
  const std::string bytes = corpus();
  if (bytes.empty()) {
    GTEST_SKIP() << "no corpus; WEFT_CORPORA names the folder of en_redocred/dev.json[.xz]";
  }
  rapidjson::Document json;
  json.Parse(bytes.c_str(), bytes.size());
  ASSERT_TRUE(json.IsArray());
  const char* part = std::getenv("WEFT_PART");
  const bool dev = part != nullptr && std::string(part) == "dev";
  const std::uint32_t middle = json.Size() / 2;
  GraphBuilder builder(Extractor().ontology(), load_name_rules({}));
  std::map<std::string, Half> halves;
  for (std::uint32_t d = dev ? 0 : middle; d < (dev ? middle : json.Size()); ++d) {
    for (const bool second : {false, true}) {
      Half half;
      builder.add(half_of(json[d], d, second, half));
      halves[half.id] = half;
    }
  }
  const Graph graph = builder.build();
  std::vector<Cluster> clusters;
  for (const GraphDocument& document : graph.documents()) {
    const Half& half = halves.at(document.info.id);
    for (const Appearance& a : document.appearances) {
      Cluster cluster{half.document, half.clusters.at({a.type, a.name}), a.type, {a.name},
                      a.name,        index_of(a.entity.value())};
      cluster.names.insert(a.aliases.begin(), a.aliases.end());
      clusters.push_back(std::move(cluster));
    }
  }
  // Names that the annotation of some document has for one thing.
  std::set<std::pair<std::string, std::string>> equated;
  for (const Json& document : json.GetArray()) {
    for (const Json& cluster : document["vertexSet"].GetArray()) {
      for (const Json& x : cluster.GetArray()) {
        for (const Json& y : cluster.GetArray()) {
          const auto type = type_of(x["type"].GetString());
          if (!type || !full(x["name"].GetString(), *type) || !full(y["name"].GetString(), *type))
            continue;
          equated.emplace(x["name"].GetString(), y["name"].GetString());
        }
      }
    }
  }
  Counts within;
  Counts undoubted;  // of these, without clusters that the annotation has as one elsewhere
  Counts across;
  const bool tell = std::getenv("WEFT_MISSES") != nullptr;
  for (std::size_t i = 0; i < clusters.size(); ++i) {
    for (std::size_t j = i + 1; j < clusters.size(); ++j) {
      const Cluster& a = clusters[i];
      const Cluster& b = clusters[j];
      const bool joined = a.entity == b.entity;
      bool same = a.document == b.document && a.cluster == b.cluster;
      bool part_of = false;
      bool elsewhere = false;
      for (const std::string& name : a.names) {
        if (same || a.type != b.type) break;
        if (b.names.count(name) != 0) (full(name, a.type) ? elsewhere : part_of) = true;
        for (const std::string& other : b.names) {
          elsewhere = elsewhere || equated.count({name, other}) != 0;
        }
      }
      if (a.document != b.document) {
        same = elsewhere;
        if (!same && part_of) continue;
      } else if (same || !elsewhere) {
        undoubted.add(same, joined);
      }
      (a.document == b.document ? within : across).add(same, joined);
      if (tell && joined != same) {
        std::cout << (joined ? "joined " : "missed ")
                  << (a.document == b.document ? "within " : "across ") << entity_type_name(a.type)
                  << ": " << a.best << " | " << b.best << '\n';
      }
    }
  }
  for (const auto& [name, counts] :
       {std::pair("within", within), std::pair("within, undoubted", undoubted),
        std::pair("across", across)}) {
    std::cout << name << ": precision "
              << static_cast<double>(counts.right) /
                     static_cast<double>(std::max<std::size_t>(1, counts.found))
              << ", recall "
              << static_cast<double>(counts.right) /
                     static_cast<double>(std::max<std::size_t>(1, counts.there))
              << ", F1 " << counts.f1() << " of " << counts.there << " pairs\n";
  }
  EXPECT_GE(within.f1(), 0.90);
  EXPECT_GE(across.f1(), 0.91);
}

}  // namespace
}  // namespace weft
