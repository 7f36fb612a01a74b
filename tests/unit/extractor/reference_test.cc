// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "extractor/reference/name_mending.h"
#include "extractor/reference/name_variants.h"
#include "extractor/reference/names.h"
#include "extractor/reference/reference_stage.h"
#include "support/test_document.h"

namespace weft {
namespace {

ReferenceWords words_of(const std::string& language) {
  std::ifstream in(std::string(WEFT_SOURCE_DIR) + "/models/" + language + "/reference_words.tsv");
  std::stringstream text;
  text << in.rdbuf();
  static std::vector<std::unique_ptr<std::string>> kept;
  kept.push_back(std::make_unique<std::string>(text.str()));
  return ReferenceWords(*kept.back(), language + "/reference_words.tsv");
}

// A document as rows: each sentence a line whose mentions stand in marks, "{P:text}" for a name of
// type P(erson), O(rganization), L (place), W (product), "{n:text}" for any other mention. A
// predicate is a row "lemma: subject object ..." of mention texts of its sentence; "-" leaves the
// subject unsaid; a number after '@' is the proposition that says it.
struct Clause {
  std::uint32_t sentence;
  const char* lemma;
  std::vector<const char*> arguments;  // the first is the subject
  std::uint32_t speaker = kNone;
};

class Builder {
 public:
  Document document;

  explicit Builder(const std::vector<const char*>& sentences) {
    for (const char* sentence : sentences) add_sentence(sentence);
  }

  void add(const Clause& clause) {
    Proposition p;
    p.sentence = clause.sentence;
    p.predicate = document.sentences[clause.sentence].tokens.end - 1;
    p.lemma = clause.lemma;
    p.speaker = clause.speaker;
    for (std::size_t i = 0; i < clause.arguments.size(); ++i) {
      const std::string_view text = clause.arguments[i];
      if (text == "-") {
        p.subject_unsaid = true;
        continue;
      }
      PropositionArgument argument;
      argument.role = i == 0 ? Role::kSubject : i == 1 ? Role::kObject : Role::kOblique;
      argument.mention = mention(clause.sentence, text);
      p.arguments.push_back(argument);
    }
    document.propositions.push_back(std::move(p));
  }

  std::uint32_t mention(std::uint32_t sentence, std::string_view text) const {
    for (std::uint32_t m = 0; m < document.mentions.size(); ++m) {
      const Mention& mention = document.mentions[m];
      if (mention.sentence == sentence && document.text_of(mention.span) == text) return m;
    }
    ADD_FAILURE() << "no mention " << text;
    return 0;
  }

 private:
  void add_sentence(std::string_view marked) {
    if (!document.text.empty()) document.text += '\n';
    const auto begin = static_cast<std::uint32_t>(document.text.size());
    const auto first = static_cast<std::uint32_t>(document.tokens.size());
    std::vector<Mention> mentions;
    for (std::size_t i = 0; i < marked.size(); ++i) {
      if (marked[i] == '{') {
        const std::size_t close = marked.find('}', i);
        Mention mention;
        mention.span.begin = static_cast<std::uint32_t>(document.text.size());
        document.text += marked.substr(i + 3, close - i - 3);
        mention.span.end = static_cast<std::uint32_t>(document.text.size());
        set_type(mention, marked[i + 1]);
        mentions.push_back(mention);
        i = close;
      } else {
        document.text += marked[i];
      }
    }
    const Span span{begin, static_cast<std::uint32_t>(document.text.size())};
    add_tokens(span);
    const auto last = static_cast<std::uint32_t>(document.tokens.size());
    for (Mention& mention : mentions) add_mention(mention, first, last);
    document.blocks.push_back({span, BlockKind::kParagraph});
    document.sentences.push_back(
        {span, {first, last}, static_cast<std::uint32_t>(document.blocks.size() - 1)});
  }

  static void set_type(Mention& mention, char mark) {
    mention.kind = mark == 'n' ? MentionKind::kNominal : MentionKind::kName;
    if (mark == 'P') mention.type = EntityType::kPerson;
    if (mark == 'O') mention.type = EntityType::kOrganization;
    if (mark == 'L') mention.type = EntityType::kPlace;
    if (mark == 'W') mention.type = EntityType::kProduct;
  }

  void add_tokens(Span span) {
    std::uint32_t at = span.begin;
    while (at < span.end) {
      std::size_t end = document.text.find(' ', at);
      if (end == std::string::npos || end > span.end) end = span.end;
      Token token;
      token.span = {at, static_cast<std::uint32_t>(end)};
      document.tokens.push_back(token);
      at = static_cast<std::uint32_t>(end) + 1;
    }
  }

  void add_mention(Mention mention, std::uint32_t first, std::uint32_t last) {
    mention.sentence = static_cast<std::uint32_t>(document.sentences.size());
    mention.tokens = {kNone, 0};
    for (std::uint32_t t = first; t < last; ++t) {
      if (!document.tokens[t].span.overlaps(mention.span)) continue;
      mention.tokens.begin = std::min(mention.tokens.begin, t);
      mention.tokens.end = t + 1;
    }
    mention.head = mention.tokens.end - 1;
    document.mentions.push_back(mention);
  }
};

struct Expectation {
  std::uint32_t sentence;
  const char* mention;
  const char* entity;  // the entity's name
};

struct Case {
  const char* language;
  std::vector<const char*> sentences;
  std::vector<Clause> clauses;
  std::vector<Expectation> expected;
};

const Case kCases[] = {
    {"ko",
     {"{P:이서준}은 {O:한빛전자}를 세웠다.", "{n:그}는 {n:회사}를 팔았다."},
     {{0, "세우다", {"이서준", "한빛전자"}}, {1, "팔다", {"그", "회사"}}},
     {{1, "그", "이서준"}, {1, "회사", "한빛전자"}}},
    // The buyer named last is an argument of the same verb: the company sold is the other one.
    {"ko",
     {"{P:박도윤}은 {O:새롬소프트}의 창업자로 {O:다온그룹}에 {n:회사}를 매각했다."},
     {{0, "매각하다", {"박도윤", "회사", "다온그룹"}}},
     {{0, "회사", "새롬소프트"}}},
    {"ko",
     {"{P:마틴 켈러}는 배우다.", "{P:켈러}는 {n:그녀}를 만났다."},
     {{1, "만나다", {"켈러", "그녀"}}},
     {{1, "켈러", "마틴 켈러"}, {1, "그녀", "그녀"}}},
    // Of those named, who died is the dead one, not who was named last.
    {"ko",
     {"{P:윤해린}이 별세했다.", "유족은 {P:오병수}이다.", "{n:고인}은 {P:김도현}을 가르쳤다."},
     {{0, "별세하다", {"윤해린"}}, {2, "가르치다", {"고인", "김도현"}}},
     {{2, "고인", "윤해린"}}},
    {"ko",
     {"{O:모노레일}(Monorail)은 {W:오픈 랩}과 {W:오픈랩}을 냈다."},
     {},
     {{0, "Monorail", "모노레일"}, {0, "오픈 랩", "오픈 랩"}, {0, "오픈랩", "오픈 랩"}}},
    {"ko",
     {"{O:세계체스연맹}(WCF)이 밝혔다.", "{O:WCF}는 반대했다."},
     {},
     {{1, "WCF", "세계체스연맹"}}},
    {"ko", {"{P:김하늘}(金昊宇)은 진행자다."}, {}, {{0, "김하늘", "김하늘"}}},
    {"ko",
     {"{O:누리 하늘FC}가 이겼다.", "{O:누리 하늘}은 기뻤다."},
     {},
     {{1, "누리 하늘", "누리 하늘FC"}}},
    // In what somebody says, "he" is another.
    {"ko",
     {"{P:이서준}은 배우다.", "{P:박도윤}은 \"{n:그}가 옳다\"고 말했다."},
     {{1, "말하다", {"박도윤"}}},
     {{1, "그", "이서준"}}},
    // As the topic, the company is the one that the text is about.
    {"ko",
     {"{O:누리바이오}는 컸다.", "{O:누리바이오}는 {O:다온그룹} 출신을 뽑았다.",
      "{n:회사} 는 흑자다."},
     {{1, "뽑다", {"누리바이오", "다온그룹"}}},
     {{2, "회사", "누리바이오"}}},
    {"ko", {"{P:김하늘}(KBX)은 진행자다."}, {}, {{0, "김하늘", "김하늘"}}},
    {"ko",
     {"{O:한국도로개발공사}(이하 공사)는 {n:정부}에 요청했다."},
     {},
     {{0, "공사", "한국도로개발공사"}}},
    {"ko",
     {"{O:누리바이오}는 {P:최민}을 영입했다.", "{n:이 회사}는 커졌다."},
     {},
     {{1, "이 회사", "누리바이오"}}},
    // The company that the article is about comes before one that was named in passing.
    {"en",
     {"{O:Telmar} grew .", "{O:Telmar} hired {P:Ana Lind} of {O:Norvik} .",
      "She left the {n:company} ."},
     {{1, "hire", {"Telmar", "Ana Lind", "Norvik"}}},
     {{2, "company", "Telmar"}}},
    // A definite noun means what is called so ...
    {"en",
     {"{O:Norvik Peat Survey} hired {O:Telmar} .", "The {n:survey} grew ."},
     {{0, "hire", {"Norvik Peat Survey", "Telmar"}}, {1, "grow", {"survey"}}},
     {{1, "survey", "Norvik Peat Survey"}}},
    // ... or the only one that may be such a thing: of two it means none ...
    {"en",
     {"{O:Telmar} grew .", "The {n:manufacturer} won ."},
     {{0, "grow", {"Telmar"}}, {1, "win", {"manufacturer"}}},
     {{1, "manufacturer", "Telmar"}}},
    {"en",
     {"{O:Telmar} sued {O:Norvik} .", "The {n:manufacturer} won ."},
     {{0, "sue", {"Telmar", "Norvik"}}, {1, "win", {"manufacturer"}}},
     {{1, "manufacturer", "manufacturer"}}},
    // ... but nothing of another kind.
    {"en",
     {"{O:Norvik Bank} grew .", "The {n:airline} won ."},
     {{0, "grow", {"Norvik Bank"}}, {1, "win", {"airline"}}},
     {{1, "airline", "airline"}}},
    {"en",
     {"{P:Laura Stone} founded {O:Brightwell Inc.} in {L:Leeds} .",
      "{n:She} sold the {n:company} to {O:Norvik} ."},
     {{0, "found", {"Laura Stone", "Brightwell Inc."}}, {1, "sell", {"She", "company", "Norvik"}}},
     {{1, "She", "Laura Stone"}, {1, "company", "Brightwell Inc."}}},
    {"en",
     {"{P:Laura Stone} met {P:Peter Hale} .", "{n:He} thanked {P:Stone} ."},
     {{0, "meet", {"Laura Stone", "Peter Hale"}}, {1, "thank", {"He", "Stone"}}},
     {{1, "He", "Peter Hale"}, {1, "Stone", "Laura Stone"}}},
    {"en",
     {"{O:International Rowing Club} won .", "{O:IRC} celebrated ."},
     {},
     {{1, "IRC", "International Rowing Club"}}},
    {"en", {"A {n:company} opened ."}, {}, {{0, "company", "company"}}},
    {"en", {"{P:Ann Reed} spoke .", "{n:They} left ."}, {}, {{1, "They", "They"}}},
    {"en",
     {"{O:Brightwell} and {O:Brightwell Technologies} merged ."},
     {},
     {{0, "Brightwell", "Brightwell Technologies"}}},
    {"en",
     {"{O:Brightwell} , a {n:Danish} firm , left {L:Turkey} .", "The {n:Turkish} law changed ."},
     {},
     {{0, "Danish", "Denmark"}, {1, "Turkish", "Turkey"}}},
    {"en",
     {"{O:Brightwell} grew .", "The {n:Danish company} hired {P:Ann Reed} ."},
     {{1, "hire", {"Danish company", "Ann Reed"}}},
     {{1, "Danish company", "Brightwell"}}},
    {"en",
     {"{P:Mark Dunn} shaved {n:himself} ."},
     {{0, "shave", {"Mark Dunn", "himself"}}},
     {{0, "himself", "Mark Dunn"}}},
};

TEST(Reference, ResolvesMentions) {
  for (const Case& c : kCases) {
    Builder builder(c.sentences);
    for (const Clause& clause : c.clauses) builder.add(clause);
    ReferenceStage(words_of(c.language)).apply(builder.document);
    for (const Expectation& e : c.expected) {
      const Mention& mention = builder.document.mentions[builder.mention(e.sentence, e.mention)];
      ASSERT_NE(mention.entity, kNone);
      EXPECT_EQ(builder.document.entities[mention.entity].name, e.entity)
          << c.sentences[e.sentence] << " | " << e.mention;
    }
  }
}

// The subject supplied to the last proposition.
std::string supplied(const Document& document) {
  for (const PropositionArgument& a : document.propositions.back().arguments) {
    if (a.role == Role::kSubject && a.entity != kNone) return document.entities[a.entity].name;
  }
  return "";
}

TEST(Reference, HonoursAreNoPartOfAName) {
  Builder b({"{P:Ana Lind OBE} won .", "{P:Lind} left .", "{P:Bo OBE} stayed ."});
  ReferenceStage(words_of("en")).apply(b.document);
  ASSERT_EQ(b.document.entities.size(), 3);
  EXPECT_EQ(b.document.entities[0].name, "Ana Lind");
  EXPECT_EQ(b.document.entities[1].name, "Bo OBE");
  EXPECT_EQ(b.document.entities[2].name, "OBE");  // what the letters say of Ana
}

TEST(Reference, AnswersAreSaidByWhomTheLeadInterviews) {
  Builder b({"{O:Norvik Herald} interviewed {P:Ana Lind} .", "Why did you go ?", "I met him .",
             "I left .", "What did you see ?", "I saw it ."});
  ReferenceStage(words_of("en")).apply(b.document);
  ASSERT_EQ(b.document.propositions.size(), 1);
  EXPECT_EQ(supplied(b.document), "Ana Lind");
}

TEST(Reference, WhoeverWritesOfHimselfIsNotInterviewed) {
  Builder b({"{P:Ana Lind} spoke .", "I met him .", "I left .", "I saw it ."});
  ReferenceStage(words_of("en")).apply(b.document);
  EXPECT_TRUE(b.document.propositions.empty());
}

TEST(Reference, WhenSomebodyWasBornIsNoNameOfTheirs) {
  Builder b({"{P:Ana Lind} (born May 3, 1950) won ."});
  const auto begin = static_cast<std::uint32_t>(b.document.text.find("May"));
  Literal date;
  date.kind = LiteralKind::kDate;
  date.span = {begin, begin + 11};
  b.document.literals.push_back(date);
  ReferenceStage(words_of("en")).apply(b.document);
  ASSERT_EQ(b.document.entities.size(), 1);
  EXPECT_TRUE(b.document.entities[0].aliases.empty());
}

TEST(Reference, WhereSomebodyWasBornIsNoNameOfTheirs) {
  Builder place({"{P:Ana Lind} (born {L:Lund} , Skane) won ."});
  ReferenceStage(words_of("en")).apply(place.document);
  EXPECT_EQ(place.document.entities.size(), 2);
  Builder name({"{P:Ana Lind} (born {P:Ana Berg} ) won ."});
  ReferenceStage(words_of("en")).apply(name.document);
  EXPECT_EQ(name.document.entities.size(), 1);
}

TEST(Reference, ACapitalisedDatelineGivesNoNameItsForm) {
  Builder b({"{L:BRIGHTON} , Nov. 12 .", "{L:Brighton} won ."});
  ReferenceStage(words_of("en")).apply(b.document);
  ASSERT_EQ(b.document.entities.size(), 1);
  EXPECT_EQ(b.document.entities[0].name, "Brighton");
}

TEST(Reference, MiddleNamesStayInTheirOrder) {
  Builder b({"{P:Jan Erik Oskar Lind} and {P:Jan Nils Lind} won .", "{P:Jan O Lind} left ."});
  ReferenceStage(words_of("en")).apply(b.document);
  ASSERT_EQ(b.document.entities.size(), 2);
  EXPECT_EQ(b.document.entities[0].mentions.size(), 2);
}

TEST(Reference, OwnersMayHaveWhatTheyOwn) {
  const ReferenceWords words = words_of("en");
  const auto owner = [&](const char* noun) {
    Builder b({"{L:Varo} beat {O:Telmar} .", "{n:Its} noun won ."});
    b.add({0, "beat", {"Varo", "Telmar"}});
    const std::uint32_t its = b.mention(1, "Its");
    b.document.mentions[its].kind = MentionKind::kPronoun;
    Token& possessive = b.document.tokens[b.document.mentions[its].head];
    possessive.deprel = "nmod:poss";
    possessive.head = b.document.mentions[its].head + 1;
    b.document.tokens[possessive.head].lemma = noun;
    ReferenceStage(words).apply(b.document);
    return b.document.entities[b.document.mentions[its].entity].name;
  };
  EXPECT_EQ(owner("capital"), "Varo");
  EXPECT_EQ(owner("shareholder"), "Telmar");
}

TEST(Reference, SuppliesUnsaidSubjects) {
  const struct {
    std::vector<const char*> sentences;
    std::vector<Clause> clauses;
    const char* subject;
  } kUnsaid[] = {
      {{"{P:이서준}은 입사했다.", "이듬해 {O:한빛전자}를 세웠다."},
       {{0, "입사하다", {"이서준"}}, {1, "세우다", {"-", "한빛전자"}}},
       "이서준"},
      {{"{P:이서준}은 {O:한빛전자}를 떠났다고 말했다."},
       {{0, "말하다", {"이서준"}}, {0, "떠나다", {"-", "한빛전자"}, 0}},
       "이서준"},
      // Nothing was named: the subject stays unsaid.
      {{"비가 왔다.", "{O:한빛전자}를 세웠다."}, {{1, "세우다", {"-", "한빛전자"}}}, ""},
      // A thing does not act upon itself.
      {{"{O:한빛전자}가 컸다.", "{O:한빛전자}를 샀다."},
       {{0, "크다", {"한빛전자"}}, {1, "사다", {"-", "한빛전자"}}},
       ""},
  };
  for (const auto& c : kUnsaid) {
    Builder builder(c.sentences);
    for (const Clause& clause : c.clauses) builder.add(clause);
    ReferenceStage(words_of("ko")).apply(builder.document);
    EXPECT_EQ(supplied(builder.document), c.subject) << c.sentences.back();
  }
}

// What the words expect decides between those who could be meant.
TEST(Reference, UnsaidSubjectsAndObjectsFitTheirWords) {
  Builder builder({"{P:이서준}은 {O:한빛전자}를 이끈다.", "{W:소금꽃}은 320만 명이 봤다.",
                   "{P:김민아}와 결혼했다.", "{O:가람산업}은 배를 짓는다.",
                   "{P:정하늘}이 세웠다."});
  builder.add({0, "이끌다", {"이서준", "한빛전자"}});
  builder.add({1, "크다", {"소금꽃"}});
  builder.add({2, "결혼하다", {"-", "김민아"}});
  builder.add({3, "짓다", {"가람산업"}});
  builder.add({4, "세우다", {"정하늘"}});
  const auto bit = [](EntityType type) {
    return static_cast<std::uint16_t>(1U << static_cast<unsigned>(type));
  };
  builder.document.propositions[2].subject_types = bit(EntityType::kPerson);
  builder.document.propositions[4].object_types = bit(EntityType::kOrganization);
  ReferenceStage(words_of("ko")).apply(builder.document);
  const auto name_of = [&](std::size_t proposition, Role role) -> std::string {
    for (const PropositionArgument& a : builder.document.propositions[proposition].arguments) {
      if (a.role == role && a.entity != kNone) return builder.document.entities[a.entity].name;
    }
    return "";
  };
  EXPECT_EQ(name_of(2, Role::kSubject), "이서준");
  EXPECT_EQ(name_of(4, Role::kObject), "가람산업");
}

// "부사장을 맡았다": what the verb takes on is said by the noun before it.
TEST(Reference, NoObjectIsSuppliedWhereANounToldIt) {
  Builder builder({"{O:가람산업}은 배를 짓는다.", "{P:정하늘}은 {n:부사장}을 맡았다."});
  builder.add({0, "짓다", {"가람산업"}});
  builder.add({1, "부사장", {"정하늘"}});
  builder.document.propositions.back().kind = PredicateKind::kNoun;
  builder.add({1, "맡다", {"정하늘"}});
  builder.document.propositions.back().object_types =
      1U << static_cast<unsigned>(EntityType::kOrganization);
  ReferenceStage(words_of("ko")).apply(builder.document);
  EXPECT_EQ(builder.document.propositions.back().arguments.size(), 1U);
}

TEST(Names, ContractionsOfBodies) {
  const ReferenceWords words = words_of("ko");
  const struct {
    const char* shorter;
    const char* full;
    bool contraction;
  } cases[] = {
      {"가누위", "가람누리위원회", true}, {"가누부", "가람누리부", true},
      {"나누부", "가람누리부", false},    {"가누", "가람누리부", false},
      {"가부누", "가람누리부", false},    {"가누리", "가람누리원", false},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(is_contraction(take_apart(c.shorter, words), take_apart(c.full, words), words),
              c.contraction)
        << c.shorter;
  }
  EXPECT_TRUE(is_short_organization(take_apart("가온엔터", words),
                                    take_apart("가온엔터테인먼트", words), words));
  EXPECT_TRUE(
      is_short_organization(take_apart("가온대", words), take_apart("가온대학교", words), words));
  EXPECT_FALSE(is_short_organization(take_apart("가온대학교", words),
                                     take_apart("가온대학교병원", words), words))
      << "another body";
  EXPECT_FALSE(is_short_organization(take_apart("가온전자", words),
                                     take_apart("가온전자서비스", words), words));
}

// Whatever way one name may stand for another, the index knows the pair.
TEST(Names, TwoLegalFormsAreTwoBodies) {
  const ReferenceWords words = words_of("en");
  const auto shorter = [&](const char* a, const char* b) {
    return is_short_organization(take_apart(a, words), take_apart(b, words), words);
  };
  EXPECT_TRUE(shorter("Norvik", "Norvik Holdings, LLC"));
  EXPECT_FALSE(shorter("Norvik, Inc.", "Norvik Holdings, LLC"));
}

TEST(Names, VariantsAreFoundThroughTheIndex) {
  constexpr double kAlike = 0.78;
  const std::vector<const char*> texts = {"가람누리위원회",
                                          "가누위",
                                          "가온엔터테인먼트",
                                          "가온엔터",
                                          "가온대학교",
                                          "가온대",
                                          "가온",
                                          "가온 엔터테인먼트",
                                          "한가람",
                                          "가람",
                                          "한 의원",
                                          "한씨",
                                          "한 신임 의원",
                                          "남궁가람",
                                          "남궁 대표",
                                          "마루넷",
                                          "Marunet",
                                          "마리 소렐",
                                          "Marie Sorel",
                                          "소렐",
                                          "Sorel",
                                          "Marie",
                                          "Marie Anne Sorel",
                                          "International Business Machines",
                                          "IBM",
                                          "Bank of Norland",
                                          "BoN",
                                          "Norvik Corporation",
                                          "Norvik",
                                          "Norvik Corp",
                                          "Norvikgroup",
                                          "Lunde University",
                                          "Lunde",
                                          "스미스-존스",
                                          "Smith-Jones",
                                          "삼진전자 서비스",
                                          "삼진전자",
                                          "㈜삼진전자",
                                          "X",
                                          "1",
                                          "-"};
  for (const char* language : {"ko", "en"}) {
    const ReferenceWords words = words_of(language);
    std::vector<NameForm> forms;
    for (const char* text : texts) forms.push_back(take_apart(text, words));
    std::vector<const NameForm*> names;
    for (const NameForm& form : forms) names.push_back(&form);
    const NameVariants variants(names, words, kAlike);
    for (std::size_t s = 0; s < forms.size(); ++s) {
      const std::vector<std::size_t> fuller = variants.fuller(s);
      EXPECT_TRUE(std::is_sorted(fuller.begin(), fuller.end()));
      for (std::size_t f = 0; f < forms.size(); ++f) {
        const NameForm& a = forms[s];
        const NameForm& b = forms[f];
        const bool fits = is_part_of_person(a, b) || is_family_name_with_title(a, b, words) ||
                          is_contraction(a, b, words) || is_acronym(a, b) ||
                          is_short_organization(a, b, words) ||
                          (a.latin && !a.hangul && cross_script_similarity(a, b) >= kAlike);
        if (s == f || !fits) continue;
        EXPECT_TRUE(std::binary_search(fuller.begin(), fuller.end(), f))
            << texts[s] << " for " << texts[f];
      }
    }
  }
}

TEST(Reference, FamilyNamesWithTitles) {
  const struct {
    std::vector<const char*> sentences;
    const char* mention;
    const char* entity;
  } kTitled[] = {
      {{"{P:한가람}은 의원이다.", "{P:한 의원}은 찬성했다."}, "한 의원", "한가람"},
      {{"{P:한가람}이 왔다.", "{P:한씨}는 웃었다."}, "한씨", "한가람"},
      {{"{P:두가람}이 왔다.", "{P:한 의원}은 찬성했다."}, "한 의원", "한 의원"},
      {{"{P:한가람}이 왔다.", "{P:한가 의원}은 찬성했다."}, "한가 의원", "한가람"},
      {{"{P:한가람}이 왔다.", "{P:두나 의원}은 찬성했다."}, "두나 의원", "두나 의원"},
      {{"{P:한가람}과 {P:한누리}가 왔다.", "{P:한 의원}은 찬성했다."}, "한 의원", "한 의원"},
  };
  for (const auto& c : kTitled) {
    Builder builder(c.sentences);
    ReferenceStage(words_of("ko")).apply(builder.document);
    const Mention& mention = builder.document.mentions[builder.mention(1, c.mention)];
    EXPECT_EQ(builder.document.entities[mention.entity].name, c.entity) << c.sentences[0];
  }
}

// "name=type" of all name mentions after mending under a title.
std::string mended(const std::vector<std::string_view>& sentences, std::string title,
                   const std::vector<std::string_view>& names = {},
                   EntityType type = EntityType::kOrganization) {
  Document document = testing::analysed_document(sentences);
  document.info.title = std::move(title);
  for (const std::string_view name : names) {
    const auto begin = static_cast<std::uint32_t>(document.text.find(name));
    Mention mention;
    mention.span = {begin, begin + static_cast<std::uint32_t>(name.size())};
    for (std::uint32_t t = 0; t < document.tokens.size(); ++t) {
      if (!document.tokens[t].span.overlaps(mention.span)) continue;
      if (mention.tokens.empty()) mention.tokens.begin = t;
      mention.tokens.end = mention.head = t;
      ++mention.tokens.end;
    }
    for (std::uint32_t s = 0; s < document.sentences.size(); ++s) {
      if (document.sentences[s].span.contains(mention.span)) mention.sentence = s;
    }
    mention.type = type;
    document.mentions.push_back(mention);
  }
  NameMendingStage(words_of("ko")).apply(document);
  std::string out;
  for (const Mention& m : document.mentions) {
    out += (out.empty() ? "" : "|") + std::string(document.text_of(m.span)) + "=" +
           std::string(entity_type_name(m.type));
  }
  return out;
}

TEST(NameMending, AnAgeIsNoPartOfTheSpellingInBrackets) {
  EXPECT_EQ(
      mended({"레나/NNP~ 보스/NNP~ (/SS~ Lena/SL Voss/SL~ ·/SP~ 33/SN~ )/SS+가/JKS 웃/VV+다/EF"},
             "", {"레나보스", "Lena"}, EntityType::kPerson),
      "레나보스=person|Lena Voss=person");
}

TEST(NameMending, TitleOfAnArticleIsAName) {
  // The whole title, over a part of it; its last word alone; a headline.
  EXPECT_EQ(mended({"누리/NNP 산맥/NNG 철도/NNG+는/JX 길/VA+다/EF"}, "누리 산맥 철도", {"누리"}),
            "누리 산맥 철도=thing");
  EXPECT_EQ(mended({"베르낭/NNG+은/JX 뛰/VV+다/EF", "그/NP+는/JX 베르낭/NNG+이/VCP+다/EF"},
                   "올리세 베르낭"),
            "베르낭=person|베르낭=person");
  EXPECT_EQ(
      mended({"공개/NNG+는/JX 늦/VA+다/EF", "신제품/NNG 공개/NNG+가/JKS"}, "신제품 공개가 늦다"),
      "");
  EXPECT_EQ(mended({"베르낭/NNG 뛰/VV+다/EF"}, "올리세 베르낭"), "");
}

TEST(NameMending, StretchesToTheLongestKnownName) {
  EXPECT_EQ(mended({"누리 하늘/NNP+이/JKS", "누리/NNP 하늘/NNG+은/JX"}, "", {"누리 하늘"}),
            "누리 하늘=organization|누리 하늘=organization");
}

TEST(NameMending, FindsNamesWrittenWithOtherBlanks) {
  EXPECT_EQ(mended({"누리하늘/NNP+이/JKS", "누리/NNP 하늘/NNG+에/JKB"}, "", {"누리하늘"}),
            "누리하늘=organization|누리 하늘=organization");
  EXPECT_EQ(mended({"누리하늘/NNP+이/JKS", "누리/NNP 하늘소/NNG+에/JKB"}, "", {"누리하늘"}),
            "누리하늘=organization");
}

TEST(NameMending, SpreadsLongNamesThatAreKnown) {
  EXPECT_EQ(mended({"도람카사르/NNP+이/JKS", "도람카사르/NNG+는/JX"}, "", {"도람카사르"}),
            "도람카사르=organization|도람카사르=organization");
  EXPECT_EQ(mended({"도람/NNP+이/JKS", "도람/NNG+는/JX"}, "", {"도람"}), "도람=organization");
}

TEST(NameMending, ReadsTheSpellingInBrackets) {
  EXPECT_EQ(mended({"도람카/NNG~ (/SS~ Doramka/SL~ )/SS~ 는/JX"}, ""), "도람카=thing");
  EXPECT_EQ(mended({"도람카/NNG 사/NNG~ (/SS~ Doramka/SL Co./SL~ )/SS~ 는/JX"}, ""),
            "도람카 사=organization");
  EXPECT_EQ(mended({"도람카/NNG~ (/SS~ Do/SL ramka/SL~ )/SS~ 는/JX"}, "", {"ramka"}),
            "도람카=thing|Do ramka=organization");
  EXPECT_EQ(mended({"가위/NNG~ (/SS~ Doramka/SL~ )/SS~ 는/JX"}, ""), "");
  // A legal form tells what the words before are, though they sound otherwise.
  EXPECT_EQ(
      mended({"가위/NNG~ (/SS~ Doramka/SL Co./SL~ )/SS~ 는/JX"}, "", {"가위"}, EntityType::kPerson),
      "가위=organization");
  EXPECT_EQ(mended({"가위/NNG~ (/SS~ Doramka/SL Kobo/SL~ )/SS~ 는/JX"}, "", {"가위"},
                   EntityType::kPerson),
            "가위=person");
}

// A name that was taken for a verb is one morpheme again.
TEST(NameMending, GivesNamesBackTheirTag) {
  Document document = testing::analysed_document({"오르/VV+가/EC+는/JX"});
  Mention mention;
  mention.span = {0, 9};
  mention.tokens = {0, 1};
  mention.head = 0;
  document.mentions.push_back(mention);
  NameMendingStage(words_of("ko")).apply(document);
  EXPECT_EQ(document.tokens[0].xpos, "NNP+JX");
  EXPECT_EQ(document.tokens[0].lemma, document.text.substr(0, 9));
}

TEST(Reference, TitleOfAnArticleSuppliesSubjects) {
  // The text has no name at all, only a pronoun.
  Builder builder({"{n:그} 는 뛰었다.", "{O:두레}를 떠났다."});
  builder.document.info.title = "올리세 베르낭 (축구 선수)";
  builder.document.tokens[0].upos = Upos::kPron;
  builder.add({0, "뛰다", {"그"}});
  builder.add({1, "떠나다", {"-", "두레"}});
  ReferenceStage(words_of("ko")).apply(builder.document);
  const Mention& pronoun = builder.document.mentions[builder.mention(0, "그")];
  EXPECT_EQ(builder.document.entities[pronoun.entity].name, "올리세 베르낭");
  EXPECT_EQ(supplied(builder.document), "올리세 베르낭");
}

// A paragraph without a subject is about the title again, whoever the one before spoke of.
TEST(Reference, ParagraphsBeginWithTheTitle) {
  for (const std::uint32_t block : {0U, 1U}) {
    Builder builder({"{n:그} 는 뛰었다.", "{P:이서준}은 웃었다.", "{O:두레}를 떠났다."});
    builder.document.info.title = "올리세 베르낭 (축구 선수)";
    builder.document.tokens[0].upos = Upos::kPron;
    builder.document.morphemes.push_back({builder.document.tokens[3].span, "은", "JX"});
    builder.document.tokens[3].morphemes = {0, 1};
    builder.document.sentences[1].block = 0;
    builder.document.sentences[2].block = block;
    builder.add({0, "뛰다", {"그"}});
    builder.add({1, "웃다", {"이서준"}});
    builder.add({2, "떠나다", {"-", "두레"}});
    ReferenceStage(words_of("ko")).apply(builder.document);
    EXPECT_EQ(supplied(builder.document), block == 0 ? "이서준" : "올리세 베르낭");
  }
}

TEST(Reference, TopicsThatNoClauseHasAreSubjects) {
  Document document =
      testing::analysed_document({"도람/NNP+은/JX 나라/NNG+에서/JKB 일위/NNG 오르/VV+다/EF"});
  Mention mention;
  mention.span = {0, 6};
  mention.tokens = {0, 1};
  mention.head = 0;
  mention.type = EntityType::kProduct;
  document.mentions.push_back(mention);
  Proposition measure;
  measure.kind = PredicateKind::kNoun;
  measure.predicate = 2;
  measure.subject_unsaid = true;
  document.propositions.push_back(measure);
  ReferenceStage(words_of("ko")).apply(document);
  EXPECT_EQ(supplied(document), "도람");
}

TEST(Reference, ThingsWithoutAParticleDoNotCarryOver) {
  Builder builder({"{W:긴 밤} {P:이서준}이 썼다.", "{O:두레}를 세웠다."});
  builder.add({0, "쓰다", {"긴 밤"}});
  builder.add({0, "세우다", {"-", "이서준"}});
  ReferenceStage(words_of("ko")).apply(builder.document);
  EXPECT_EQ(supplied(builder.document), "");
}

// What is said of a name tells its type better than its looks.
TEST(Reference, TypesByWhatIsSaid) {
  const struct {
    std::vector<const char*> sentences;
    std::vector<Clause> clauses;
    PredicateKind kind;
    EntityType type;
  } kSaid[] = {
      {{"{P:도람}은 {n:회사}다."},
       {{0, "회사", {"도람", "회사"}}},
       PredicateKind::kCopula,
       EntityType::kOrganization},
      {{"{P:이서준}은 {P:도람}을 설립했다."},
       {{0, "설립하다", {"이서준", "도람"}}},
       PredicateKind::kVerb,
       EntityType::kOrganization},
      {{"{O:도람}은 졸업했다."},
       {{0, "졸업하다", {"도람"}}},
       PredicateKind::kVerb,
       EntityType::kPerson},
      {{"{O:도람}은 컸다."},
       {{0, "크다", {"도람"}}},
       PredicateKind::kVerb,
       EntityType::kOrganization},
  };
  for (const auto& c : kSaid) {
    Builder builder(c.sentences);
    for (const Clause& clause : c.clauses) {
      builder.add(clause);
      Proposition& p = builder.document.propositions.back();
      p.kind = c.kind;
      if (c.kind == PredicateKind::kCopula) p.arguments.back().role = Role::kComplement;
      // Said twice, so that it outweighs the looks of one mention.
      builder.add(clause);
      const std::size_t count = builder.document.propositions.size();
      builder.document.propositions[count - 1] = builder.document.propositions[count - 2];
    }
    ReferenceStage(words_of("ko")).apply(builder.document);
    const Mention& mention = builder.document.mentions[builder.mention(0, "도람")];
    EXPECT_EQ(builder.document.entities[mention.entity].type, c.type) << c.sentences[0];
  }
}

TEST(Reference, TheFullNameTellsTheType) {
  Builder builder({"{O:켈러}는 왔다.", "{P:마틴 켈러}는 갔다."});
  ReferenceStage(words_of("ko")).apply(builder.document);
  ASSERT_EQ(builder.document.entities.size(), 1U);
  EXPECT_EQ(builder.document.entities[0].type, EntityType::kPerson);
}

// "위원회는" after "가람위원회" is that one, unless two names end so or a word before says which.
TEST(Reference, NounsThatEndOneName) {
  const struct {
    std::vector<std::string_view> sentences;
    std::vector<const char*> names;
    bool linked;
  } kEnding[] = {
      {{"가람위원회/NNP+가/JKS 열리/VV+다/EF", "위원회/NNG+는/JX 밝히/VV+다/EF"},
       {"가람위원회"},
       true},
      {{"가람위원회/NNP+와/JC 나래위원회/NNP+가/JKS", "위원회/NNG+는/JX 밝히/VV+다/EF"},
       {"가람위원회", "나래위원회"},
       false},
      {{"가람위원회/NNP+가/JKS 열리/VV+다/EF", "다른/ETM 위원회/NNG+는/JX 밝히/VV+다/EF"},
       {"가람위원회"},
       false},
      {{"가람위원회/NNP+가/JKS 열리/VV+다/EF", "위원회/NNG+에서/JKB 밝히/VV+다/EF"},
       {"가람위원회"},
       false},
  };
  for (const auto& c : kEnding) {
    Document document = testing::analysed_document(c.sentences);
    const auto add = [&](std::size_t at, std::string_view text, MentionKind kind) {
      Mention mention;
      mention.span = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + text.size())};
      mention.kind = kind;
      mention.type = EntityType::kOrganization;
      for (std::uint32_t t = 0; t < document.tokens.size(); ++t) {
        if (document.tokens[t].span.overlaps(mention.span)) mention.tokens = {t, t + 1};
      }
      mention.head = mention.tokens.begin;
      mention.sentence = document.sentences[1].span.contains(mention.span) ? 1 : 0;
      document.mentions.push_back(mention);
    };
    for (const std::string_view name : c.names) {
      add(document.text.find(name), name, MentionKind::kName);
    }
    add(document.text.rfind("위원회"), "위원회", MentionKind::kNominal);
    ReferenceStage(words_of("ko")).apply(document);
    EXPECT_EQ(document.mentions.back().entity == document.mentions.front().entity, c.linked)
        << document.text;
  }
}

TEST(Reference, SpeakerIsTheFirstPerson) {
  Builder builder({"\"{n:나}는 {O:한빛전자}를 세웠다\"고 {P:이서준}은 말했다."});
  builder.add({0, "말하다", {"이서준"}});
  builder.add({0, "세우다", {"나", "한빛전자"}, 0});
  ReferenceStage(words_of("ko")).apply(builder.document);
  const Mention& first = builder.document.mentions[builder.mention(0, "나")];
  EXPECT_EQ(builder.document.entities[first.entity].name, "이서준");
}

TEST(Reference, ChineseCharactersInBracketsAreAnAlias) {
  Builder builder({"{P:김하늘}(金昊宇, 1970년 ~ )은 왔다."});
  ReferenceStage(words_of("ko")).apply(builder.document);
  ASSERT_EQ(builder.document.entities.size(), 1U);
  EXPECT_EQ(builder.document.entities[0].aliases, (std::vector<std::string>{"金昊宇"}));
}

// "X is a N." opens an article about X, whom "she" then means, whoever was named since.
TEST(Reference, OpeningSentenceTellsWhomTheArticleIsAbout) {
  Document document =
      testing::analysed_document({"한가람/NNP+은/JX 작가/NNG+이/VCP+다/EF",
                                  "도윤슬/NNP+이/JKS 찍/VV+다/EF", "그녀/NP+는/JX 떠나/VV+다/EF"});
  const auto add = [&](std::string_view text, std::uint32_t sentence, MentionKind kind,
                       EntityType type) {
    const auto begin = static_cast<std::uint32_t>(document.text.find(text));
    const std::uint32_t token =
        document.sentences[sentence].tokens.begin + (text == "작가" ? 1 : 0);
    Mention mention;
    mention.span = {begin, begin + static_cast<std::uint32_t>(text.size())};
    mention.sentence = sentence;
    mention.tokens = {token, token + 1};
    mention.head = token;
    mention.kind = kind;
    mention.type = type;
    document.mentions.push_back(mention);
  };
  add("한가람", 0, MentionKind::kName, EntityType::kPerson);
  add("작가", 0, MentionKind::kNominal, EntityType::kThing);
  add("도윤슬", 1, MentionKind::kName, EntityType::kPerson);
  add("그녀", 2, MentionKind::kNominal, EntityType::kThing);
  Proposition opening;
  opening.kind = PredicateKind::kCopula;
  opening.predicate = 1;
  opening.arguments = {{.role = Role::kSubject, .mention = 0},
                       {.role = Role::kComplement, .mention = 1}};
  document.propositions.push_back(opening);
  ReferenceStage(words_of("ko")).apply(document);
  EXPECT_EQ(document.mentions[3].entity, document.mentions[0].entity);
}

TEST(Reference, AliasesInOrderOfAppearance) {
  Builder builder({"{P:켈러}는 왔다.", "{P:마틴 켈러}(Martin Keller)는 갔다."});
  ReferenceStage(words_of("ko")).apply(builder.document);
  ASSERT_EQ(builder.document.entities.size(), 1U);
  EXPECT_EQ(builder.document.entities[0].name, "마틴 켈러");
  EXPECT_EQ(builder.document.entities[0].aliases,
            (std::vector<std::string>{"켈러", "Martin Keller"}));
}

TEST(Reference, CaptionGivesLatinName) {
  Builder builder({"{P:프리츠-모건}이 회사를 떠났다.", "(사진=X, Dana Fritz-Morgan)"});
  builder.document.blocks[1].kind = BlockKind::kCaption;
  ReferenceStage(words_of("ko")).apply(builder.document);
  ASSERT_EQ(builder.document.entities.size(), 1U);
  EXPECT_EQ(builder.document.entities[0].aliases, (std::vector<std::string>{"Dana Fritz-Morgan"}));
}

// "Ms. Lind" is not Karl Lind, who was named last.
TEST(Reference, TitlesTellFamilyMembersApart) {
  Builder builder({"{P:Anna Lind} wrote .", "{P:Karl Lind} read .", "Ms. {P:Lind} died ."});
  ReferenceStage(words_of("en")).apply(builder.document);
  const auto entity = [&](std::uint32_t sentence, const char* text) {
    return builder.document.mentions[builder.mention(sentence, text)].entity;
  };
  EXPECT_EQ(entity(2, "Lind"), entity(0, "Anna Lind"));
}

// Of two who are called 문, "문 부회장" is whom the text calls so.
TEST(Reference, TitlesTellBearersOfAFamilyNameApart) {
  Builder builder({"{P:문태식} 회장이 왔다.", "{P:문정호} 부회장이 갔다.", "{P:문 부회장}은 잤다.",
                   "{P:문 회장}은 먹었다."});
  ReferenceStage(words_of("ko")).apply(builder.document);
  const auto entity = [&](std::uint32_t sentence, const char* text) {
    return builder.document.mentions[builder.mention(sentence, text)].entity;
  };
  EXPECT_EQ(entity(2, "문 부회장"), entity(1, "문정호"));
  EXPECT_EQ(entity(3, "문 회장"), entity(0, "문태식"));
}

// The weights decide; a pronoun of another gender than the name's is never its.
TEST(Reference, LearnedWeightsChooseAntecedents) {
  const std::vector<const char*> sentences = {"{P:Anna Lind} met {P:Vera Holt} .",
                                              "{P:Karl Lind} read .", "{n:She} died ."};
  for (const bool near : {true, false}) {
    Builder builder(sentences);
    const AntecedentModel model(near ? "person order=0\t1\n" : "person order=1\t1\n", "weights");
    ReferenceStage(words_of("en"), model).apply(builder.document);
    const Mention& she = builder.document.mentions[builder.mention(2, "She")];
    EXPECT_EQ(builder.document.entities[she.entity].name, near ? "Vera Holt" : "Anna Lind");
    EXPECT_LT(she.confidence, 1.0F);
  }
}

// What tells antecedents from each other has features of its own.
TEST(Reference, AntecedentsAreCompared) {
  Builder builder(
      {"{P:Anna Lind} ran .", "{P:Anna Lind} sang .", "{P:Vera Holt} read .", "{n:She} died ."});
  ReferenceStage(words_of("en"), AntecedentModel("person told most\t1\n", "weights"))
      .apply(builder.document);
  const Mention& she = builder.document.mentions[builder.mention(3, "She")];
  EXPECT_EQ(builder.document.entities[she.entity].name, "Anna Lind");
}

// "Vivian" looked like a product, but "she" may mean her.
TEST(Reference, AGivenNameThatAPronounMeansIsAPerson) {
  Builder builder({"{n:Vivian} wrote .", "{n:She} died ."});
  builder.document.mentions[0].kind = MentionKind::kName;
  builder.document.mentions[0].type = EntityType::kProduct;
  ReferenceStage(words_of("en"), AntecedentModel("person order=0\t1\n", "weights"))
      .apply(builder.document);
  const Mention& she = builder.document.mentions[builder.mention(1, "She")];
  EXPECT_EQ(builder.document.entities[she.entity].name, "Vivian");
  EXPECT_EQ(builder.document.entities[she.entity].type, EntityType::kPerson);
}

// Who has the full name first behind the short one is another of that name; not in another
// sentence, where a heading gave the short one.
TEST(Reference, KinThatASentenceNamesAreOthers) {
  Builder kin({"{P:Lind} knew {P:Jon Lind} .", "{P:Eva Lind} slept ."});
  ReferenceStage(words_of("en")).apply(kin.document);
  const auto entity = [](const Builder& builder, std::uint32_t sentence, const char* text) {
    return builder.document.mentions[builder.mention(sentence, text)].entity;
  };
  EXPECT_NE(entity(kin, 0, "Lind"), entity(kin, 0, "Jon Lind"));
  EXPECT_NE(entity(kin, 0, "Lind"), entity(kin, 1, "Eva Lind"));
  Builder heading({"{P:Lind} resigned .", "{P:Jon Lind} went ."});
  ReferenceStage(words_of("en")).apply(heading.document);
  EXPECT_EQ(entity(heading, 0, "Lind"), entity(heading, 1, "Jon Lind"));
}

// Whom nothing names is somebody, whom the next pronoun may mean as well.
TEST(Reference, PronounsOfSomebodyUnnamedMeanOneAnother) {
  Builder builder({"{n:She} sang .", "{P:Karl Lind} met {n:her} ."});
  ReferenceStage(words_of("en"), AntecedentModel("person said=pronoun\t1\n", "weights"))
      .apply(builder.document);
  const Mention& first = builder.document.mentions[builder.mention(0, "She")];
  const Mention& second = builder.document.mentions[builder.mention(1, "her")];
  EXPECT_EQ(first.entity, second.entity);
  EXPECT_EQ(builder.document.entities[first.entity].type, EntityType::kPerson);
}

// "Adler, where he worked": not the subject of the clause that tells of it.
TEST(Reference, WhatARelativeClauseTellsOfIsNotItsSubject) {
  for (const bool relative : {true, false}) {
    Builder builder({"{P:Ana Holt} left .", "{P:Vera Holt} whom {n:she} met ."});
    std::vector<Token>& tokens = builder.document.tokens;
    const std::uint32_t she = builder.document.mentions[builder.mention(1, "she")].tokens.begin;
    const std::uint32_t vera = builder.document.mentions[builder.mention(1, "Vera Holt")].head;
    tokens[she].deprel = "nsubj";
    tokens[she].head = she + 1;
    tokens[she + 1].deprel = relative ? "acl:relcl" : "parataxis";
    tokens[she + 1].head = vera;
    ReferenceStage(words_of("en"), AntecedentModel("person order=0\t1\n", "weights"))
        .apply(builder.document);
    const Mention& pronoun = builder.document.mentions[builder.mention(1, "she")];
    EXPECT_EQ(builder.document.entities[pronoun.entity].name, relative ? "Ana Holt" : "Vera Holt");
  }
}

// "His nephew, Karl Lind, ... Lind ...": whom the text begins with and does not name.
TEST(Reference, KinOfSomebodyUnnamedHaveNoFamilyNameAlone) {
  for (const bool kin : {true, false}) {
    Builder builder({"{n:His} nephew {P:Karl Lind} sailed .", "{P:Lind} returned ."});
    std::vector<Token>& tokens = builder.document.tokens;
    const auto word = [&](std::string_view text) {
      return static_cast<std::uint32_t>(
          std::find_if(tokens.begin(), tokens.end(),
                       [&](const Token& t) { return builder.document.text_of(t) == text; }) -
          tokens.begin());
    };
    tokens[word("nephew")].lemma = kin ? "nephew" : "boat";
    tokens[word("His")].deprel = "nmod:poss";
    tokens[word("His")].head = word("nephew");
    tokens[word("His")].upos = Upos::kPron;
    ReferenceStage(words_of("en")).apply(builder.document);
    const auto entity = [&](std::uint32_t sentence, const char* text) {
      return builder.document.mentions[builder.mention(sentence, text)].entity;
    };
    EXPECT_EQ(entity(0, "Karl Lind") != entity(1, "Lind"), kin);
  }
}

// "Ana Lind lived in Lund. The bridge ...": Lund is where it stands.
TEST(Reference, WhatIsBuiltIsNotThePlaceWhereItStands) {
  for (const bool subject : {true, false}) {
    Builder builder({"{P:Ana Lind} left {L:Lund} .", "{n:the bridge} opened ."});
    builder.document.mentions[builder.mention(1, "the bridge")].type = EntityType::kPlace;
    builder.add({0, "leave", {subject ? "Lund" : "Ana Lind", subject ? "Ana Lind" : "Lund"}});
    ReferenceStage(words_of("en")).apply(builder.document);
    const Mention& bridge = builder.document.mentions[builder.mention(1, "the bridge")];
    EXPECT_EQ(builder.document.entities[bridge.entity].name == "Lund", subject);
  }
}

TEST(Reference, PronounsMayMeanNothingSaid) {
  Builder builder({"{O:Brightwell} grew .", "{n:It} rained ."});
  ReferenceStage(words_of("en"), AntecedentModel("thing nothing\t5\n", "weights"))
      .apply(builder.document);
  const Mention& it = builder.document.mentions[builder.mention(1, "It")];
  EXPECT_EQ(builder.document.entities[it.entity].name, "It");
}

TEST(Reference, DamagedWeightsNameTheirLine) {
  try {
    const AntecedentModel model("person title\t0.5\nperson main\tmuch\n", "antecedents.tsv");
    FAIL() << "a word was taken for a weight";
  } catch (const FormatError& error) {
    EXPECT_STREQ(error.what(), "antecedents.tsv:2: expected a number as weight, not \"much\"");
  }
}

}  // namespace
}  // namespace weft
