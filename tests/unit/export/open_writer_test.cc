// SPDX-License-Identifier: Apache-2.0
#include "weft/export/open_writer.h"

#include <gtest/gtest.h>

#include <sstream>

#include "support/ud_document.h"

namespace weft {
namespace {

OpenPhrase phrase(TokenList marker, TokenList core, std::vector<OpenPhrase> inner = {}) {
  OpenPhrase out;
  out.head = core.back();
  out.marker = std::move(marker);
  out.words = core;
  out.core = std::move(core);
  for (const OpenPhrase& each : inner) {
    out.words.insert(out.words.end(), each.marker.begin(), each.marker.end());
    out.words.insert(out.words.end(), each.words.begin(), each.words.end());
  }
  out.inner = std::move(inner);
  return out;
}

// "In 1918 Ana and Leo served `` bread '' to the mayor of Lund" as one clause.
Document served() {
  Document document = testing::ud_document(
      "In in ADP IN 2 case\n"
      "1918 1918 NUM CD 6 obl\n"
      "Ana Ana PROPN NNP 6 nsubj\n"
      "and and CCONJ CC 5 cc\n"
      "Leo Leo PROPN NNP 3 conj\n"
      "served serve VERB VBD 0 root\n"
      "`` `` PUNCT `` 8 punct\n"
      "bread bread NOUN NN 6 obj\n"
      "'' '' PUNCT '' 8 punct\n"
      "to to ADP IN 12 case\n"
      "the the DET DT 12 det\n"
      "mayor mayor NOUN NN 6 obl\n"
      "of of ADP IN 14 case\n"
      "Lund Lund PROPN NNP 12 nmod\n");
  document.info.id = "7";
  document.blocks = {{{0, static_cast<std::uint32_t>(document.text.size())}, {}}};
  OpenClause clause;
  clause.predicate = 5;
  clause.relation = {5};
  clause.confidence = 0.5F;
  clause.arguments = {{Role::kSubject, {phrase({}, {2}), phrase({}, {4})}},
                      {Role::kOblique, {phrase({0}, {1})}},
                      {Role::kObject, {phrase({}, {6, 7, 8})}},
                      {Role::kOblique, {phrase({9}, {10, 11}, {phrase({12}, {13})})}}};
  document.open_clauses.push_back(clause);
  return document;
}

TEST(OpenWriter, CarbHasALineForEachSubjectWithAllArguments) {
  const Document document = served();
  std::ostringstream out;
  write_open_carb(document, out);
  const std::string rest = "\t`` bread ''\tto the mayor of Lund\tIn 1918\n";
  EXPECT_EQ(out.str(), document.text + "\t0.5\tserved\tAna" + rest + document.text +
                           "\t0.5\tserved\tLeo" + rest);
}

TEST(OpenWriter, BenchieHasALineForEachArgumentAndWhatHangsOnIt) {
  const Document document = served();
  std::ostringstream out;
  write_open_benchie(document, out);
  EXPECT_EQ(out.str(),
            "7\tAna\tserved bread In\t1918\n"
            "7\tLeo\tserved bread In\t1918\n"
            "7\tAna\tserved\tbread\n"
            "7\tLeo\tserved\tbread\n"
            "7\tAna\tserved bread to\tthe mayor\n"
            "7\tAna\tserved bread to the mayor of\tLund\n"
            "7\tLeo\tserved bread to\tthe mayor\n"
            "7\tLeo\tserved bread to the mayor of\tLund\n");
}

TEST(OpenWriter, PurposesAreNoFacts) {
  Document document = served();
  document.open_clauses.front().purpose = true;
  std::ostringstream out;
  write_open_carb(document, out);
  write_open_benchie(document, out);
  EXPECT_EQ(out.str(), "");
}

}  // namespace
}  // namespace weft
