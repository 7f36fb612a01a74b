// SPDX-License-Identifier: Apache-2.0
//
// A Document is one article and all that was understood of it, in layers. Each stage of the
// extractor adds one layer and touches no earlier one:
//
//   blocks > sentences > tokens and morphemes > tags, lemmas, tree > literals > mentions
//          > propositions > entities > statements
//
// Layers are vectors; they point at each other by index, and into `text` by byte Span. `text` is
// the decoded main text, never rewritten or normalised. Plain values: copy, move and share at will.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "weft/core/error.h"
#include "weft/core/open_clause.h"
#include "weft/core/span.h"
#include "weft/core/statement.h"

namespace weft {

// What is known of an article besides its text. Empty strings mean unknown.
struct ArticleInfo {
  std::string id;  // as given, else the canonical URL, else the file's name
  std::string title;
  std::string url;
  std::string language;   // ISO 639-1, "ko" or "en"
  std::string published;  // ISO 8601 date or date-time, as far as known
  std::string author;
  std::string publisher;
};

// What a stretch of the article is for. Only kParagraph, kListItem, kHeading and kCaption are read
// for facts; the others yield metadata.
enum class BlockKind : std::uint8_t {
  kParagraph,
  kHeading,
  kListItem,
  kCaption,
  kByline,
  kContact,
  kCopyright,
  kRepeated,
  kTable,
};

struct Block {
  Span span;
  BlockKind kind = BlockKind::kParagraph;
};

struct Sentence {
  Span span;
  IndexRange tokens;
  std::uint32_t block = 0;
};

// Universal part-of-speech tags, in the alphabetical order of the UD guidelines.
enum class Upos : std::uint8_t {
  kAdj,
  kAdp,
  kAdv,
  kAux,
  kCconj,
  kDet,
  kIntj,
  kNoun,
  kNum,
  kPart,
  kPron,
  kPropn,
  kPunct,
  kSconj,
  kSym,
  kVerb,
  kX,
};

// A smallest meaningful part of a Token: one per English token, several per Korean eojeol. `form`
// may differ from the text of `span` where sounds have merged (했다 = 하 + 았 + 다); the spans of a
// token's morphemes are in order and lie within the token's span.
struct Morpheme {
  Span span;
  std::string form;
  std::string tag;  // Sejong tag set for Korean, Penn tag set for English
};

// A node of the dependency tree: an English word or a Korean eojeol.
struct Token {
  Span span;
  IndexRange morphemes;
  std::uint32_t head = kNone;  // index into Document::tokens; kNone for the root and before parsing
  Upos upos = Upos::kX;
  float certainty = 0.0F;  // the chance that head and deprel are right; 0 where nothing tells it
  bool space_after = true;
  std::string lemma;   // dictionary form of the word's stem
  std::string xpos;    // language-specific tag; for Korean the morpheme tags joined with '+'
  std::string feats;   // UD features, "Tense=Past|Voice=Pass", sorted by name, or empty
  std::string deprel;  // UD relation to the head, "root" for the root
};

enum class EntityType : std::uint8_t {
  kPerson,
  kOrganization,
  kPlace,
  kProduct,
  kEvent,
  kTitle,
  kField,
  kThing,
};

// A name or a value as the model of names marks it, with the type and the stretch that its training
// texts would give it. Mentions are made of marks by rules that fit them for facts.
struct NameMark {
  Span span;
  std::string type;  // "person", "organization", ..., or "date", "time", "quantity"
  float confidence = 1.0F;
};

enum class MentionKind : std::uint8_t {
  kName,     // a proper name
  kNominal,  // a common noun phrase: "the company", "고객 데이터 스타트업"
  kPronoun,  // "he", "그는"
};

// A stretch of one sentence that refers to something. `span` leaves particles, articles, brackets
// and quotation marks out.
struct Mention {
  Span span;
  IndexRange tokens;
  std::uint32_t sentence = 0;
  std::uint32_t head = kNone;    // the token that governs the others
  std::uint32_t entity = kNone;  // index into Document::entities once resolved
  MentionKind kind = MentionKind::kName;
  EntityType type = EntityType::kThing;
  float confidence = 1.0F;       // that this is a mention of that type
  std::uint32_t listed = kNone;  // the entry of the user's gazetteer that names it
};

enum class LiteralKind : std::uint8_t { kDate, kMoney, kQuantity, kPercent, kDuration };

// A value written out in the text.
//   kDate      value ISO 8601 ("2020", "2024-05", "2024-05-03", "2024-Q3"); unit is the grain:
//              year, half, quarter, month, week, day, time. Empty value: a relative date whose
//              anchor is unknown.
//   kMoney     value decimal ("3200000000"), unit ISO 4217 code ("USD")
//   kQuantity  value decimal, unit the counter or measure as written ("명", "km"), maybe empty
//   kPercent   value decimal ("12.5"), unit "%" or "%p"
//   kDuration  value ISO 8601 duration ("P7W", "PT3H"), unit empty
struct Literal {
  Span span;
  IndexRange tokens;
  std::uint32_t sentence = 0;
  LiteralKind kind = LiteralKind::kDate;
  std::string value;
  std::string unit;
};

// One thing of the world within this document: all the mentions that refer to it.
struct Entity {
  std::string name;                  // best name: the fullest proper name, else the words used
  std::vector<std::string> aliases;  // other names the document uses, in order of appearance
  EntityType type = EntityType::kThing;
  bool named = false;       // has at least one proper name
  std::string external_id;  // as the user's gazetteer has it, else empty
  std::vector<std::uint32_t> mentions;
};

// The part an argument plays in a Proposition, as the syntax says it.
enum class Role : std::uint8_t {
  kSubject,         // agent or holder, also of a passive after it was turned active
  kObject,          // patient
  kIndirectObject,  // recipient
  kOblique,         // any other, told apart by `marker`
  kPossessor,       // "X of Y", "Y의 X": the Y of a nominal predicate
  kComplement,      // what a copula or "become" says of its subject
  kContent,         // the clause that is said, thought or planned
};

// Exactly one of mention, literal, proposition, entity is set. `entity` is for arguments that the
// sentence leaves unsaid and reference resolution supplies.
struct PropositionArgument {
  Role role = Role::kSubject;
  std::string marker;  // adposition or particle lemma that marks it ("in", "에게"); empty if bare
  std::uint32_t mention = kNone;
  std::uint32_t literal = kNone;
  std::uint32_t proposition = kNone;
  std::uint32_t entity = kNone;
  float confidence = 1.0F;
};

enum class PredicateKind : std::uint8_t { kVerb, kNoun, kCopula, kApposition };
enum class Voice : std::uint8_t { kActive, kPassive, kCausative };

// One predication found in a sentence by a construction, before the ontology is asked what it
// means. Language-specific syntax ends here: relation rules read propositions of any language.
struct Proposition {
  std::uint32_t sentence = 0;
  std::uint32_t predicate = kNone;  // head token of the predicate
  Span phrase;                      // the predicate's words in the text
  std::string lemma;  // "acquire", "인수하다"; for nouns "co-founder", "공동 창업자"
  std::string
      passive_lemma;  // the same in the passive, where the clause is: "발사되다"; else empty
  std::string construction;  // which one found it: "verbal-clause", "nominal-predicate", ...
  PredicateKind kind = PredicateKind::kVerb;
  Voice voice = Voice::kActive;
  bool negated = false;
  bool subject_unsaid = false;  // the clause has a subject that the sentence leaves out
  bool hypothetical = false;    // question, condition, wish: states no fact
  // Entity types that the words expect of an unsaid subject (or owner, of "measure" and
  // "attribute") and object, a bit each; 0 where they expect nothing.
  std::uint16_t subject_types = 0;
  std::uint16_t object_types = 0;
  Modality modality = Modality::kAsserted;
  Status status = Status::kCurrent;
  std::vector<PropositionArgument> arguments;
  std::uint32_t speaker =
      kNone;  // index into propositions: the clause of saying that contains this
  float confidence = 1.0F;
};

struct Document {
  ArticleInfo info;
  std::string text;  // UTF-8
  std::vector<Block> blocks;
  std::vector<Sentence> sentences;
  std::vector<Token> tokens;
  std::vector<Morpheme> morphemes;
  std::vector<Literal> literals;
  std::vector<NameMark> marks;
  std::vector<Mention> mentions;
  std::vector<Proposition> propositions;
  std::vector<OpenClause> open_clauses;
  std::vector<Entity> entities;
  std::vector<Statement> statements;
  std::vector<Diagnostic> diagnostics;

  std::string_view text_of(Span span) const {
    return std::string_view(text).substr(span.begin, span.size());
  }
  std::string_view text_of(const Token& token) const { return text_of(token.span); }
};

// The tokens of the sentence that overlap the span, found by binary search; empty where none does.
IndexRange tokens_over(const Document& document, const Sentence& sentence, Span span);

// UD's upper-case names ("NOUN"); parse gives nullopt for any other string.
std::string_view upos_name(Upos upos);
std::optional<Upos> parse_upos(std::string_view name);

// Names used in files and on the command line: "person", "money", "heading", ...
std::string_view entity_type_name(EntityType type);
std::optional<EntityType> parse_entity_type(std::string_view name);
std::string_view literal_kind_name(LiteralKind kind);
std::optional<LiteralKind> parse_literal_kind(std::string_view name);
std::string_view block_kind_name(BlockKind kind);
std::string_view role_name(Role role);

// The value of one UD feature of a token ("Voice" -> "Pass"), or empty.
std::string_view feature(const Token& token, std::string_view name);

}  // namespace weft
