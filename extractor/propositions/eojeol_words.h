// SPDX-License-Identifier: Apache-2.0
//
// Eojeols as the clause builder sees them, for languages whose words carry their syntax in
// particles and endings: what is nominal with which case, what is a predicate with which ending.
// Particles that stand after a closing quotation mark or bracket are put back onto their noun. All
// language data is in tables: "particles.tsv" and "endings.tsv" describe themselves.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extractor/pack_files.h"
#include "extractor/propositions/sentence_items.h"
#include "extractor/table.h"
#include "extractor/word_map.h"
#include "weft/core/document.h"

namespace weft {

enum class Case : std::uint8_t {
  kBare,
  kSubject,
  kObject,
  kTopic,
  kIndirect,
  kOblique,
  kGenitive,
  kComplement,
  kComitative,
  kDelimiter,
  kQuote,
  kVocative,
};

enum class Ending : std::uint8_t {
  kUnmarked,
  kFinal,
  kConnective,
  kAdnominal,
  kNominal,
  kQuote,
  kQuoteAdnominal,
  kCondition,
  kPurpose,
  kQuestion,
  kCommand,
};

// One eojeol without the punctuation around it. A name or a value of several eojeols is one word.
struct Word {
  std::uint32_t first_token = 0;
  std::uint32_t token = 0;       // the token that holds its stem
  std::uint32_t last_token = 0;  // the token that holds its last particle or ending
  bool nominal = false;          // a noun, pronoun or number, with or without particles
  bool determiner = false;       // stands before a noun: "전", "두"
  bool conjunction = false;      // joins two phrases: "및"
  bool predicate = false;        // a verb, adjective or copula
  bool copula = false;           // a noun made a predicate
  bool auxiliary = false;        // begins with an auxiliary verb
  bool verbal_noun = false;      // its predicate is a noun plus a verb suffix
  bool negated = false;
  bool in_brackets = false;
  std::uint32_t quote = 0;  // counts direct quotations from 1; 0 outside
  bool comma_after = false;
  bool listed = false;    // "A, B 등 N": stands in a list that the next phrase sums up
  bool past = false;      // has a past prefinal ending
  bool lasting = false;   // an ending of what went on for a time: "운영하던"
  bool intended = false;  // an ending of what will be or is meant to be: "짓겠다"
  bool asked = false;     // an ending of what somebody is asked for: "배상하라고"
  bool shared = false;    // an ending behind which mostly the same one acts: "짓고"
  bool open = false;    // an ending behind which another says what is so: "짓고 열 예정이다"
  bool parted = false;  // an ending behind which mostly another acts: "짓자"
  bool caused = false;  // an ending of what somebody else is to do: "배상하도록"
  Case noun_case = Case::kBare;
  bool topical = false;  // has a topic particle, alone or behind another: "에서는"
  std::string marker;    // canonical particle of an oblique or comitative
  Ending ending = Ending::kUnmarked;
  std::string ending_form;
  std::string stem;     // noun part, or the predicate's stem without endings: "세우", "인수하"
  std::string lemma;    // dictionary form of a predicate, made active: 매각되다 -> 매각하다
  std::string glued;    // the same with the auxiliary written together with it: "돌아보다"
  std::string passive;  // the dictionary form as it is, where it is passive or causative
  Voice voice = Voice::kActive;
  Span noun_span;  // the noun part in the text, without particles
};

class WordTables {
 public:
  // "particles.tsv", "endings.tsv" and "voices.tsv" of the pack.
  explicit WordTables(const PackFiles& files);

  struct CaseRow {
    Case noun_case = Case::kBare;
    std::string marker;
  };
  CaseRow case_of(std::string_view tag, std::string_view form) const;
  // Of the rows that name this form; nullopt where none does.
  std::optional<CaseRow> named_case(std::string_view tag, std::string_view form) const;
  Ending ending_of(std::string_view tag, std::string_view form) const;
  // Active where the table says nothing of this suffix.
  Voice voice_of(std::string_view tag, std::string_view form) const;
  // The stem before an ending with which only another stem stands uncontracted: "지었다" is 짓다.
  std::string restored(const std::string& stem, const std::string& ending) const;
  // A word that behind certain subjects is a stem with its ending: "불이 나 3명이".
  struct Heard {
    std::string stem;
    std::string ending;
    std::vector<std::string> subjects;  // ends of nouns
  };
  // nullptr where the word is what it looks like.
  const Heard* heard(std::string_view word, std::string_view subject) const;
  // Words that close a list: "A, B 등".
  bool closes_list(std::string_view stem) const { return list_words_.contains(stem); }
  // Words that stand before a noun and look like verbs: "주한 대사".
  bool is_determiner(std::string_view word) const { return determiners_.contains(word); }
  // Nouns of measures that look like adverbs: "높이 30m".
  bool is_measure(std::string_view word) const { return measures_.contains(word); }
  // Suffixes of a noun that sums up a list: "들".
  bool is_plural(std::string_view suffix) const { return plurals_.contains(suffix); }
  // Suffixes of a span of time that leave it one: "20년간".
  bool ends_span(std::string_view rest) const { return span_ends_.contains(rest); }
  // Whether an ending is of the class that the table calls so: "past", "lasting", "intended",
  // "asked", "caused", "shared".
  bool is_of(std::string_view set, std::string_view form) const;
  // The suffix that makes an active verb of a noun, and the ending of dictionary forms.
  const std::string& active_suffix() const { return active_suffix_; }
  const std::string& dictionary_ending() const { return dictionary_ending_; }

 private:
  void add_heard(std::string_view cell);

  struct ParticleRow {
    std::string tag;
    std::vector<std::string> forms;  // empty for any
    CaseRow row;
  };
  struct EndingRow {
    std::string tag;
    std::vector<std::string> suffixes;  // empty for any
    Ending ending = Ending::kUnmarked;
  };
  std::vector<ParticleRow> particles_;
  std::vector<EndingRow> endings_;
  std::map<std::pair<std::string, std::string>, Voice> voices_;
  WordList list_words_;
  WordList span_ends_;
  WordList plurals_;
  WordList determiners_;
  WordList measures_;
  WordMap<WordList> ending_sets_;
  std::map<std::string, std::string> restored_;  // by stem + ending
  WordMap<Heard> heard_;
  std::string active_suffix_;
  std::string dictionary_ending_;
};

// The words of one sentence, in order. A word's token range is unique to it; punctuation has no
// word. The document's names and literals say what belongs together.
std::vector<Word> words_of(const Document& document, std::uint32_t sentence,
                           const SentenceItems& items, const WordTables& tables);

}  // namespace weft
