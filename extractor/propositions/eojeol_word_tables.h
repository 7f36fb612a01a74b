// SPDX-License-Identifier: Apache-2.0
//
// What a language says of its particles and endings, for languages whose words carry their syntax
// in these: the cases of particles, how endings join clauses, the voices of suffixes. All is read
// from tables of the pack, which describe themselves: "particles.tsv", "endings.tsv" and
// "voices.tsv".
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extractor/pack_files.h"
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
  // Nouns that are taken for forms of verbs, and endings that are taken for particles.
  bool is_heard_noun(std::string_view word) const { return heard_nouns_.contains(word); }
  bool is_heard_ending(std::string_view form) const { return heard_endings_.contains(form); }
  // Words that bound the number behind them and name nothing: "최소 3명".
  bool is_bound(std::string_view word) const { return bounds_.contains(word); }
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
  WordList heard_nouns_;
  WordList heard_endings_;
  WordList bounds_;
  WordMap<WordList> ending_sets_;
  std::map<std::string, std::string> restored_;  // by stem + ending
  WordMap<Heard> heard_;
  std::string active_suffix_;
  std::string dictionary_ending_;
};

}  // namespace weft
