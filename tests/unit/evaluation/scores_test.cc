// SPDX-License-Identifier: Apache-2.0
#include "evaluation/scores.h"

#include <gtest/gtest.h>

#include "evaluation/name_scores.h"
#include "evaluation/token_scores.h"
#include "weft/core/conllu.h"

namespace weft {
namespace {

// "what=right/found/gold ..." in order.
std::string lines(const ScoreBoard& board) {
  std::string out;
  for (const Score& s : board.scores()) {
    out += (out.empty() ? "" : " ") + s.what + "=" + std::to_string(s.right) + "/" +
           std::to_string(s.found) + "/" + std::to_string(s.gold);
  }
  return out;
}

std::string confusions(const ScoreBoard& board) {
  std::string out;
  for (const Confusion& c : board.confusions()) {
    out += (out.empty() ? "" : " ") + c.gold + ">" + c.found + ":" + std::to_string(c.count);
  }
  return out;
}

TEST(Score, PrecisionRecallAndF1) {
  const Score score{"tokens", "tokens", 2, 4, 8};
  EXPECT_DOUBLE_EQ(score.precision(), 0.5);
  EXPECT_DOUBLE_EQ(score.recall(), 0.25);
  EXPECT_DOUBLE_EQ(score.f1(), 1.0 / 3);
  EXPECT_DOUBLE_EQ(Score().f1(), 0.0);
}

TEST(ScoreBoard, KeepsItsOrderAndLeavesOutWhatHasNoGold) {
  ScoreBoard board;
  ++board.line("b", "two").gold;
  ++board.line("a", "none").found;
  ++board.line("a", "one").gold;
  ++board.line("b", "two").gold;
  EXPECT_EQ(lines(board), "two=0/0/2 one=0/0/1");
  board.confuse("tags", "NOUN", "VERB");
  board.confuse("tags", "ADJ", "NOUN");
  board.confuse("tags", "ADJ", "NOUN");
  board.confuse("tags", "ADJ", "ADJ");
  board.confuse("tags", "", "X");
  EXPECT_EQ(confusions(board), "ADJ>NOUN:2 ->X:1 NOUN>VERB:1");
}

// Words divided by '|' over the text "ab cd ef", each "FORM TAG HEAD DEPREL".
Document words(std::initializer_list<const char*> rows) {
  std::string conllu = "# text = ab cd ef\n";
  int id = 0;
  for (const char* row : rows) {
    std::string cells(row);
    for (char& c : cells) c = c == ' ' ? '\t' : c;
    const std::size_t form = cells.find('\t');
    const std::size_t tag = cells.find('\t', form + 1);
    conllu += std::to_string(++id) + "\t" + cells.substr(0, form) + "\t_" +
              cells.substr(form, tag - form) + "\t_\t_" + cells.substr(tag) + "\t_\t_\n";
  }
  return read_conllu(conllu);
}

TEST(TokenScores, ByIdenticalSpans) {
  const Document gold = words({"ab NOUN 2 nsubj", "cd VERB 0 root", "ef NOUN 2 obj"});
  ScoreBoard same;
  score_tokens(gold, gold, {true, false, false, false, true, true}, same);
  EXPECT_EQ(lines(same), "UPOS=3/3/3 UAS=3/3/3 LAS=3/3/3 LAS without subtypes=3/3/3");

  const Document other = words({"ab VERB 2 nsubj:pass", "cd VERB 0 root", "e X 2 obj", "f X 3 x"});
  ScoreBoard board;
  score_spans(gold, other, board);
  score_tokens(gold, other, {true, false, false, false, true, true}, board);
  EXPECT_EQ(lines(board),
            "sentences=1/1/1 tokens=2/4/3 UPOS=1/4/3 UAS=2/4/3 LAS=1/4/3 "
            "LAS without subtypes=2/4/3");
  EXPECT_EQ(confusions(board), "NOUN>VERB:1 nsubj>nsubj:pass:1");
}

TEST(TokenScores, ColumnsThatHoldAnything) {
  Columns gold, found;
  gold.add(words({"ab NOUN 0 root", "cd X 1 VP"}));
  found.add(words({"ab X 0 root", "cd X 1 dep"}));
  EXPECT_TRUE(gold.upos && gold.tree && !gold.lemmas);
  EXPECT_FALSE(gold.both(found).upos);
  EXPECT_TRUE(gold.both(found).tree && gold.both(found).relations);
}

struct NameCase {
  std::vector<GoldName> gold;
  std::vector<std::pair<Span, EntityType>> found;
  const char* expected;
};

TEST(NameScores, ExactSpansOfTheTypesThatTheFileMarks) {
  constexpr EntityType kPerson = EntityType::kPerson;
  constexpr EntityType kPlace = EntityType::kPlace;
  constexpr EntityType kProduct = EntityType::kProduct;
  const NameCase cases[] = {
      {{{{0, 2}, "PER"}}, {{{0, 2}, kPerson}}, "person=1/1/1 all names=1/1/1"},
      {{{{0, 2}, "PER"}}, {{{0, 3}, kPerson}}, "person=0/1/1 all names=0/1/1"},
      {{{{0, 2}, "PER"}}, {{{0, 2}, kPerson}, {{3, 5}, kProduct}}, "person=1/1/1 all names=1/1/1"},
      {{{{0, 2}, "PER"}, {{3, 5}, "LOC"}},
       {{{0, 2}, kPlace}, {{3, 5}, kPlace}},
       "person=0/0/1 place=1/2/1 all names=1/2/2"},
      // Names inside names count where the file has such.
      {{{{0, 5}, "PER"}}, {{{0, 5}, kPerson}, {{0, 2}, kPerson}}, "person=1/1/1 all names=1/1/1"},
      {{{{0, 5}, "PER"}, {{0, 2}, "PER"}},
       {{{0, 5}, kPerson}, {{0, 2}, kPerson}},
       "person=2/2/2 all names=2/2/2"},
      {{{{0, 2}, "MISC"}, {{3, 5}, "DT"}}, {}, "date=0/0/1 all names and values=0/0/1"},
  };
  for (const NameCase& c : cases) {
    AnnotatedText text;
    text.sentences.push_back({{}, c.gold, false});
    Document document;
    for (const auto& [span, type] : c.found) {
      Mention mention;
      mention.span = span;
      mention.type = type;
      document.mentions.push_back(mention);
    }
    ScoreBoard board;
    score_names(c.gold, document, types_of(text), board);
    EXPECT_EQ(lines(board), c.expected);
  }
}

}  // namespace
}  // namespace weft
