// SPDX-License-Identifier: Apache-2.0
#include "evaluation/annotated_text.h"

#include <gtest/gtest.h>

#include "weft/core/error.h"

namespace weft {
namespace {

// "Ada Bell=PER; Lund=LOC" of all sentences, divided by '|'.
std::string names(std::string_view bytes) {
  std::string out;
  for (const AnnotatedSentence& sentence : read_annotated(bytes, "f").sentences) {
    if (!out.empty()) out += " | ";
    std::string list;
    for (const GoldName& name : sentence.names) {
      list += (list.empty() ? "" : "; ") + std::string(sentence.document.text_of(name.span)) + "=" +
              name.label;
    }
    out += list.empty() ? "-" : list;
  }
  return out;
}

TEST(AnnotatedText, NamesInEachFormat) {
  const std::pair<const char*, const char*> cases[] = {
      {"1\tAda\tB-PER\n2\tBell\tI-PER\n3\tleft\tO\n\n1\tLund\tB-LOC\n", "Ada Bell=PER | Lund=LOC"},
      {"Ada\tI-PER\nsaw\tO\nLund\tI-LOC\nFoo\tI-ORG\n", "Ada=PER; Lund=LOC; Foo=ORG"},
      {"Ada NNP B-NP B-PER\nBo NNP I-NP B-PER\n", "Ada=PER; Bo=PER"},
      {"# text = \"Ada\"s\n\"\tO\nAda\tB-PER\n\"\tO\ns\tO\n", "Ada=PER"},
      {"#\tO\nAda\tB-PER\n", "Ada=PER"},
      {"#\tgum\nAda\tB-PER\n", "Ada=PER"},
      {"김\tB-PS\n씨\tO\n \tO\n집\tO\n", "김=PS"},
      {"{\"text\": \"김도현 씨\", \"names\": [{\"begin\": 0, \"end\": 3, \"type\": \"person\"}]}\n",
       "김도현=person"},
      {"{\"text\": \"없다\"}\n", "-"},
  };
  for (const auto& [bytes, expected] : cases) EXPECT_EQ(names(bytes), expected) << bytes;
}

TEST(AnnotatedText, KeepsTheTextOfTheFile) {
  const auto text = [](std::string_view bytes) {
    return read_annotated(bytes, "f").sentences.front().document.text;
  };
  EXPECT_EQ(text("# text = He's in.\nHe\tO\n's\tO\nin\tO\n.\tO\n"), "He's in.");
  EXPECT_EQ(text("# text = other words\nHe\tO\n's\tO\n"), "He 's");
  EXPECT_EQ(text("김\tO\n \tO\n씨\tO\n"), "김 씨");
  EXPECT_EQ(text("# text = a  c\n1\ta\t_\tX\t_\t_\t0\troot\t_\tSpaceAfter=No\n2\tb\t_\tX\t_\t_\t1\t"
                 "dep\t_\t_\n"),
            "ab");
}

TEST(AnnotatedText, Documents) {
  const AnnotatedText conll = read_annotated(
      "-DOCSTART- -X- O O\n\na O\n\nb O\n\n"
      "-DOCSTART- -X- O O\n\nc O\n",
      "f");
  ASSERT_EQ(conll.sentences.size(), 3U);
  EXPECT_TRUE(conll.marks_documents);
  EXPECT_TRUE(conll.sentences[0].begins_document);
  EXPECT_FALSE(conll.sentences[1].begins_document);
  EXPECT_TRUE(conll.sentences[2].begins_document);
  EXPECT_FALSE(read_annotated("a\tO\n\nb\tO\n", "f").marks_documents);
}

TEST(AnnotatedText, ErrorsNameTheLine) {
  const std::pair<const char*, const char*> cases[] = {
      {"a\tO\nb\n", "f:2: is neither CoNLL-U, nor a word with an IOB tag, nor JSON"},
      {"", "f: holds no sentence"},
      {"\xFF\xFE", "f: at byte 0: is not UTF-8; is it packed (xz -dc FILE)?"},
      {"{\"text\": \"a\", \"names\": [{\"begin\": 0, \"end\": 2, \"type\": \"x\"}]}",
       "f:1: a name ends behind the text"},
      {"1\ta\t_\tX\t_\t_\t0\troot\t_\t_\n\n1\tb\t_\tX\t_\t_\t7\tdep\t_\t_\n",
       "f:3: head 7 is no word"},
  };
  for (const auto& [bytes, message] : cases) {
    try {
      read_annotated(bytes, "f");
      ADD_FAILURE() << bytes;
    } catch (const FormatError& error) {
      EXPECT_STREQ(error.what(), message);
    }
  }
}

}  // namespace
}  // namespace weft
