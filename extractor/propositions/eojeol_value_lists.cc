// SPDX-License-Identifier: Apache-2.0
#include "extractor/propositions/eojeol_value_lists.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace weft {
namespace {

constexpr float kListed = 0.8F;
constexpr std::size_t kLongestName = 4;  // words
constexpr std::size_t kNounBehind = 2;   // words from the last value to the noun

class ValueListReader {
 public:
  ValueListReader(Document& document, std::uint32_t sentence, const SentenceClauses& clauses,
                  const NounPhrases& phrases)
      : document_(document), sentence_(sentence), s_(clauses), phrases_(phrases) {}

  void run() {
    for (std::size_t w = 0; w < s_.words.size();) {
      std::vector<Entry> list;
      std::size_t next = w;
      while (const auto entry = entry_at(next, list)) {
        list.push_back(*entry);
        next = entry->last + 1;
        if (!s_.words[entry->last].comma_after) break;
      }
      if (list.size() > 1) read(list);
      w = list.empty() ? w + 1 : next;
    }
  }

 private:
  struct Entry {
    std::size_t first = 0;  // words
    std::size_t last = 0;
    std::uint32_t name = kNone;
    std::uint32_t value = kNone;
  };

  // "나래당 41%", "나래당은 41%", "나래당(41%)", "김도현 후보 51%": a name that begins at the word
  // and a value right behind it, like those of the list.
  std::optional<Entry> entry_at(std::size_t first, const std::vector<Entry>& list) const {
    for (std::size_t w = first; w < s_.words.size() && w < first + kLongestName; ++w) {
      const Word& word = s_.words[w];
      const bool plain = word.noun_case == Case::kBare || word.noun_case == Case::kTopic ||
                         word.noun_case == Case::kSubject;
      if (!word.nominal || word.predicate || !plain) return std::nullopt;
      const std::uint32_t name = phrases_.name_ending_at(word);
      if (name == kNone && word.comma_after) return std::nullopt;
      if (name == kNone) continue;
      const Mention& mention = document_.mentions[name];
      if (mention.kind != MentionKind::kName ||
          mention.span.begin > s_.words[first].noun_span.begin ||
          mention.span.end != word.noun_span.end) {
        return std::nullopt;
      }
      const std::size_t last =
          w + ((w + 1 < s_.words.size() && phrases_.role_at(w + 1, true)) ? 1 : 0);
      std::optional<Entry> entry = Entry{first, last, name, value_in_brackets(s_.words[last])};
      if (entry->value == kNone) {
        if (last + 1 >= s_.words.size() || word.comma_after) return std::nullopt;
        entry->last = last + 1;
        entry->value = phrases_.literal_ending_at(s_.words[entry->last]);
        if (entry->value == kNone ||
            !(document_.literals[entry->value].span == s_.words[entry->last].noun_span)) {
          return std::nullopt;
        }
      }
      return is_like(entry->value, list) ? entry : std::nullopt;
    }
    return std::nullopt;
  }

  // The value that alone stands in brackets right behind the word.
  std::uint32_t value_in_brackets(const Word& word) const {
    const std::uint32_t open = word.last_token + 1;
    if (open + 1 >= document_.tokens.size() || document_.tokens[word.last_token].space_after ||
        document_.text_of(document_.tokens[open]) != "(") {
      return kNone;
    }
    for (const std::uint32_t i : s_.items.literals) {
      const Span span = document_.literals[i].span;
      if (span.begin == document_.tokens[open].span.end && span.end < document_.text.size() &&
          document_.text[span.end] == ')') {
        return i;
      }
    }
    return kNone;
  }

  bool is_like(std::uint32_t value, const std::vector<Entry>& list) const {
    const Literal& literal = document_.literals[value];
    if (literal.kind != LiteralKind::kPercent && literal.kind != LiteralKind::kQuantity &&
        literal.kind != LiteralKind::kMoney) {
      return false;
    }
    if (list.empty()) return true;
    const Literal& other = document_.literals[list.front().value];
    return other.kind == literal.kind && other.unit == literal.unit;
  }

  void read(const std::vector<Entry>& list) {
    const std::size_t noun = noun_of(list);
    if (noun == kNowhere) return;
    for (const Entry& entry : list) {
      Proposition p;
      p.sentence = sentence_;
      p.predicate = s_.words[noun].token;
      p.phrase = s_.words[noun].noun_span;
      p.lemma = s_.words[noun].stem;
      p.construction = "listed-value";
      p.kind = PredicateKind::kNoun;
      p.confidence = kListed;
      // Of a noun that the relation words know, they decide; another is a relation itself.
      const Role role = measures(noun) ? Role::kPossessor : Role::kSubject;
      p.arguments.push_back({.role = role, .mention = entry.name});
      p.arguments.push_back({.role = Role::kComplement, .literal = entry.value});
      document_.propositions.push_back(std::move(p));
    }
  }

  // The noun that tells what the values are: the nearest before the list that measures something,
  // else one right behind it, or the topic right before it, whatever it is.
  std::size_t noun_of(const std::vector<Entry>& list) const {
    const Literal& value = document_.literals[list.front().value];
    bool passed = false;
    for (std::size_t w = list.front().first; w-- > 0;) {
      // What another clause says is its own, but for a noun with such a value.
      if (measures(w) && (!passed || has_value_like(w, value))) return w;
      passed = passed || (s_.words[w].predicate && s_.words[w].ending != Ending::kAdnominal);
    }
    const std::size_t last = list.back().last;
    for (std::size_t w = last + 1; w < s_.words.size() && w <= last + kNounBehind; ++w) {
      if (measures(w)) return w;
    }
    if (list.front().first == 0) return kNowhere;
    const std::size_t topic = list.front().first - 1;
    const Word& noun = s_.words[topic];
    const bool plain = noun.nominal && noun.noun_case == Case::kTopic && !noun.determiner &&
                       is_common(noun) && !phrases_.role_at(topic, true) &&
                       !phrases_.reference_words().compound_type(noun.stem);
    return plain ? topic : kNowhere;
  }

  // "41%의 지지율", "지지율 41%"
  bool has_value_like(std::size_t noun, const Literal& value) const {
    const auto alike = [&](std::size_t word) {
      if (word >= s_.words.size()) return false;
      const std::uint32_t other = phrases_.literal_ending_at(s_.words[word]);
      return other != kNone && document_.literals[other].kind == value.kind &&
             document_.literals[other].unit == value.unit;
    };
    return alike(noun + 1) || (noun > 0 && alike(noun - 1));
  }

  bool is_common(const Word& noun) const {
    return phrases_.name_ending_at(noun) == kNone && phrases_.literal_ending_at(noun) == kNone;
  }

  bool measures(std::size_t word) const {
    const Word& noun = s_.words[word];
    return noun.nominal && !noun.predicate && is_common(noun) && phrases_.measures(noun.stem);
  }

  Document& document_;
  std::uint32_t sentence_;
  const SentenceClauses& s_;
  const NounPhrases& phrases_;
};

}  // namespace

void read_value_lists(Document& document, std::uint32_t sentence, const SentenceClauses& clauses,
                      const NounPhrases& phrases) {
  ValueListReader(document, sentence, clauses, phrases).run();
}

}  // namespace weft
