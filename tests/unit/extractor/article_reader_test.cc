// SPDX-License-Identifier: Apache-2.0
#include "weft/extractor/article_reader.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "weft/core/error.h"

namespace weft {
namespace {

std::string outline(const Article& article) {
  std::string out;
  for (const Block& block : article.blocks) {
    out += std::string(block_kind_name(block.kind)) + ": " +
           article.text.substr(block.span.begin, block.span.size()) + "\n";
  }
  return out;
}

TEST(Markdown, KeepsWordsAndLeavesMarksAndCodeOut) {
  const Article article = read_article(
      "---\ntitle: \"A day\"\ndate: 2024-05-01\nauthor: Jane Roe\n---\n"
      "# Head *one*\n\nSome **bold** [link](http://x.y), snake_case and\n2 * 3.\n\n```\ncode\n```\n"
      "- one\n- two\n\n<!-- note -->\n| a | b |\n\nUnder\n-----\n> quoted ![pic](p.png)\n",
      "a.md");
  EXPECT_EQ(outline(article),
            "heading: Head one\nparagraph: Some bold link, snake_case and 2 * 3.\n"
            "list_item: one\nlist_item: two\nheading: Under\nparagraph: quoted\n");
  EXPECT_EQ(article.info.title, "A day");
  EXPECT_EQ(article.info.published, "2024-05-01");
  EXPECT_EQ(article.info.author, "Jane Roe");
  EXPECT_EQ(article.info.id, "a.md");
}

constexpr std::string_view kPage = R"(<!doctype html><html><head><title>A bridge - The Daily</title>
<link rel="canonical" href="https://daily.example/bridge">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"A bridge opens",
"datePublished":"2024-03-02","author":{"name":"Ann Lee"},"publisher":{"name":"The Daily"}}</script>
<style>p {color: red}</style></head><body><nav><ul><li><a href="/">Home</a></li></ul></nav>
<div class="sidebar"><p>Ten other stories that you would never have wanted to read, but here they are.</p></div>
<div class="story"><h2>The river</h2>
<p>The city of Marlow opened a <b>bridge</b> over the river on Monday, and many people came to see it.</p>
<figure><img src="b.jpg"><figcaption>The bridge at dawn</figcaption></figure>
<p>It cost &pound;3 million, said the mayor,<br>who had promised it in the last election of all.</p>
<ul><li>It is 90 metres long</li></ul>
<p><a href="/more">More stories about bridges and about rivers and everything else there is</a></p></div>
<div id="comments"><p>Somebody is unhappy about the colour of it and writes at great length.</p></div>
<footer>All rights reserved</footer></body></html>)";

TEST(Html, TakesTheMainTextAndTheMetadata) {
  const Article article = read_article(kPage, "p.html");
  EXPECT_EQ(outline(article),
            "heading: The river\n"
            "paragraph: The city of Marlow opened a bridge over the river on Monday, and many "
            "people came to see it.\n"
            "caption: The bridge at dawn\n"
            "paragraph: It cost £3 million, said the mayor,\n"
            "paragraph: who had promised it in the last election of all.\n"
            "list_item: It is 90 metres long\n");
  EXPECT_EQ(article.info.title, "A bridge opens");
  EXPECT_EQ(article.info.published, "2024-03-02");
  EXPECT_EQ(article.info.author, "Ann Lee");
  EXPECT_EQ(article.info.publisher, "The Daily");
  EXPECT_EQ(article.info.id, "https://daily.example/bridge");
}

TEST(Html, SurvivesDeepNestingAndBrokenMarkup) {
  std::string deep;
  for (int i = 0; i < 20000; ++i) deep += "<div>";
  EXPECT_NO_THROW(read_article(deep + "<p>words", "deep.html"));
  EXPECT_EQ(outline(read_article("<p>one<p>two</b></i><td>three", "b.html")),
            "paragraph: one\nparagraph: two\ntable: three\n");
}

TEST(Html, DeclaredCharset) {
  const Article article = read_article(
      "<html><head><meta charset=\"windows-1252\"></head><body><p>Caf\xE9</p></body>", "c.html");
  EXPECT_EQ(article.text, "Café");
}

TEST(Metadata, DatesBecomeIso) {
  const std::pair<const char*, const char*> cases[] = {
      {"2024-05-01T09:30:00Z", "2024-05-01T09:30:00Z"},
      {"2024.5.1 09:30", "2024-05-01"},
      {"2024년 12월 31일", "2024-12-31"},
      {"May 1, 2024", "May 1, 2024"},
  };
  for (const auto& [written, iso] : cases) {
    const std::string line = std::string("{\"text\": \"a\", \"published\": \"") + written + "\"}";
    EXPECT_EQ(read_article(line, "a.jsonl").info.published, iso);
  }
}

TEST(PlainText, FirstLineAloneIsTheTitle) {
  EXPECT_EQ(read_article("A title\n\nA sentence.\n", "a.txt").info.title, "A title");
  EXPECT_EQ(read_article("A sentence.\n\nAnother.\n", "a.txt").info.title, "");
  EXPECT_EQ(read_article("One line\nnext line\n", "a.txt").info.title, "");
}

TEST(Formats, ContentTellsWhereTheNameDoesNot) {
  EXPECT_EQ(read_article("<html><body><p>Hi</body>", "page").text, "Hi");
  EXPECT_EQ(read_article("{\"text\": \"Hi\", \"id\": \"7\"}\n", "lines").info.id, "7");
  EXPECT_EQ(read_article("# Head\n\n*Hi*\n", "notes").text, "Head\nHi");
  EXPECT_EQ(read_article("<p>Hi", "a.html", {"text"}).text, "<p>Hi");
  EXPECT_THROW(read_article("Hi", "a", {"docx"}), UsageError);
}

class Folder : public testing::Test {
 protected:
  void SetUp() override {
    const std::string name = testing::UnitTest::GetInstance()->current_test_info()->name();
    path_ = std::filesystem::path(testing::TempDir()) / ("weft_reader_" + name);
    std::filesystem::remove_all(path_);
    std::filesystem::create_directories(path_ / "sub");
  }
  void TearDown() override { std::filesystem::remove_all(path_); }
  void write(const std::string& name, const std::string& text) const {
    std::ofstream(path_ / name, std::ios::binary) << text;
  }
  std::filesystem::path path_;
};

TEST_F(Folder, IsReadInOrderAndPassesOverOtherFiles) {
  write("b.txt", "B.");
  write("sub/a.md", "A.");
  write("a.jsonl", "{\"text\":\"one\"}\n\n{\"text\":\"two\",\"url\":\"http://u\"}\n");
  write("image.png", "\x89PNG");
  const auto reader = open_articles(path_.string());
  std::string ids;
  while (const auto article = reader->next()) ids += article->info.id + " ";
  EXPECT_EQ(ids, "a.jsonl:1 http://u b.txt sub/a.md ");
}

TEST_F(Folder, GoesOnBehindABadLine) {
  write("a.jsonl", "{\"text\":\"one\"}\n{broken\n{\"text\":\"two\"}\n");
  const auto reader = open_articles((path_ / "a.jsonl").string());
  EXPECT_EQ(reader->next()->text, "one");
  try {
    reader->next();
    FAIL() << "no error";
  } catch (const FormatError& error) {
    EXPECT_EQ(error.place().line, 2U);
  }
  EXPECT_EQ(reader->next()->text, "two");
  EXPECT_FALSE(reader->next());
}

TEST_F(Folder, TroubleNamesTheFile) {
  write("empty.txt", " \n");
  const std::string empty = (path_ / "empty.txt").string();
  EXPECT_THROW(open_articles(empty)->next(), FormatError);
  EXPECT_THROW(open_articles((path_ / "sub").string()), IoError);
  EXPECT_THROW(open_articles((path_ / "missing").string()), IoError);
  EXPECT_THROW(open_articles(empty, {"docx"}), UsageError);
}

}  // namespace
}  // namespace weft
