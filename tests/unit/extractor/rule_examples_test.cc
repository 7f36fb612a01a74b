// SPDX-License-Identifier: Apache-2.0
//
// Every example of models/LANGUAGE/examples.tsv, through the whole pipeline: the sentence gives the
// statements that the table promises. The table has an example for every relation that has words,
// and one for every construction that the rules are for.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include "extractor/table.h"
#include "weft/extractor/extractor.h"

namespace weft {
namespace {

std::string bytes_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string shown(const Document& document, const Argument& argument) {
  if (argument.kind == ArgumentKind::kEntity) return document.entities[argument.index].name;
  if (argument.kind == ArgumentKind::kLiteral) {
    return std::string(document.text_of(document.literals[argument.index].span));
  }
  return argument.text;
}

struct Stated {
  std::string triple;
  std::set<std::string> notes;
};

Stated stated(const Document& document, const Statement& statement) {
  Stated out;
  out.triple = shown(document, statement.subject) + " | " + (statement.negated ? "not " : "") +
               statement.relation.id + " | " + shown(document, statement.object);
  const bool asserted = statement.modality == Modality::kAsserted;
  out.notes.insert(asserted ? "asserted" : std::string(modality_name(statement.modality)));
  out.notes.insert(std::string(status_name(statement.status)));
  if (statement.time) {
    const Span time = document.literals[*statement.time].span;
    out.notes.insert("time: " + std::string(document.text_of(time)));
  }
  for (const Qualifier& qualifier : statement.qualifiers) {
    out.notes.insert(qualifier.role + ": " + shown(document, qualifier.value));
  }
  return out;
}

// "a | r | b [price: c; time: d]; e | r | f" as triples with what qualifies them at least.
std::vector<Stated> parse_statements(std::string_view text) {
  std::vector<Stated> all;
  while (!text.empty()) {
    Stated one;
    std::size_t end = text.find("; ");
    const std::size_t open = text.find(" [");
    if (open < end) {
      one.triple = text.substr(0, open);
      const std::size_t close = text.find(']', open);
      for (const std::string_view note :
           split_words(text.substr(open + 2, close - open - 2), ';')) {
        one.notes.insert(std::string(note));
      }
      end = text.find("; ", close);
    } else {
      one.triple = text.substr(0, end);
    }
    all.push_back(std::move(one));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 2);
  }
  return all;
}

std::string relation_of(const Stated& statement) {
  const std::size_t begin = statement.triple.find(" | ") + 3;
  std::string relation =
      statement.triple.substr(begin, statement.triple.find(" | ", begin) - begin);
  return relation.starts_with("not ") ? relation.substr(4) : relation;
}

class RuleExamples : public testing::TestWithParam<const char*> {
 protected:
  std::string file(const std::string& name) const {
    return WEFT_SOURCE_DIR "/models/" + std::string(GetParam()) + "/" + name;
  }
};

TEST_P(RuleExamples, GiveTheirStatements) {
  const Extractor extractor({.language = GetParam()});
  const std::string table = bytes_of(file("examples.tsv"));
  for (const TableRow& row : parse_table(table, file("examples.tsv"), 3, 3)) {
    Article article;
    article.text = std::string(row.cells[1]);
    const Document document = extractor.analyse(std::move(article), "statements");
    std::vector<Stated> found;
    std::string listed;
    for (const Statement& statement : document.statements) {
      found.push_back(stated(document, statement));
      listed += "\n  " + found.back().triple;
    }
    if (row.cells[2] == "-") {
      EXPECT_EQ(listed, "") << row.line << ": " << article.text;
      continue;
    }
    for (const Stated& wanted : parse_statements(row.cells[2])) {
      const bool is_there = std::any_of(found.begin(), found.end(), [&](const Stated& s) {
        return s.triple == wanted.triple && std::includes(s.notes.begin(), s.notes.end(),
                                                          wanted.notes.begin(), wanted.notes.end());
      });
      EXPECT_TRUE(is_there) << "line " << row.line << ": " << row.cells[1] << "\nwanted\n  "
                            << wanted.triple << "\ngot" << listed;
    }
  }
}

// An example a relation: of one of its rows, or stated by the example of a construction.
TEST_P(RuleExamples, CoverEveryRelationThatHasWords) {
  std::set<std::string> shown_relations;
  const std::string examples = bytes_of(file("examples.tsv"));
  for (const TableRow& row : parse_table(examples, file("examples.tsv"), 3, 3)) {
    if (row.cells[2] == "-") continue;
    for (const Stated& statement : parse_statements(row.cells[2])) {
      shown_relations.insert(relation_of(statement));
    }
  }
  const std::string relations = bytes_of(file("relations.tsv"));
  for (const TableRow& row : parse_table(relations, file("relations.tsv"), 5, 6)) {
    std::string id(row.cells[0]);
    id.resize(id.find_last_not_of("!?^~") + 1);
    EXPECT_TRUE(id == "-" || shown_relations.count(id) == 1)
        << file("relations.tsv") << ":" << row.line << ": no example of " << id;
  }
}

INSTANTIATE_TEST_SUITE_P(Languages, RuleExamples, testing::Values("en", "ko"),
                         [](const auto& language) { return std::string(language.param); });

}  // namespace
}  // namespace weft
