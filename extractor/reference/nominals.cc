// SPDX-License-Identifier: Apache-2.0
#include "extractor/reference/nominals.h"

#include <algorithm>

#include "extractor/deprel.h"

namespace weft {

// Of several words, each of which is a proper noun.
bool Nominals::of_proper_nouns(const Mention& mention) const {
  if (mention.tokens.size() < 2 || mention.tokens.end > document_.tokens.size()) return false;
  for (std::uint32_t t = mention.tokens.begin; t < mention.tokens.end; ++t) {
    const IndexRange parts = document_.tokens[t].morphemes;
    if (parts.size() == 0 || document_.morphemes[parts.begin].tag != "NNP") return false;
  }
  return true;
}

// The last word of the phrase, up to the mention's end where particles follow in the token; in the
// dictionary form where the text has none of the table.
std::string Nominals::head_noun(const Mention& mention) const {
  if (mention.head != kNone && mention.head < document_.tokens.size()) {
    const Token& head = document_.tokens[mention.head];
    const Span word{head.span.begin, std::min(head.span.end, mention.span.end)};
    if (word.begin < word.end && !words_.noun_type(document_.text_of(word)) &&
        words_.noun_type(head.lemma)) {
      return head.lemma;
    }
    if (word.begin < word.end) return std::string(document_.text_of(word));
  }
  const std::string_view text = document_.text_of(mention.span);
  const std::size_t blank = text.rfind(' ');
  return std::string(blank == std::string_view::npos ? text : text.substr(blank + 1));
}

// A word before it says which one is meant; not a date that happens to hang on it.
bool Nominals::modified(const Mention& mention) const {
  const std::uint32_t first = document_.sentences[mention.sentence].tokens.begin;
  if (mention.tokens.begin <= first || mention.tokens.begin > document_.tokens.size()) return false;
  const Token& before = document_.tokens[mention.tokens.begin - 1];
  if (before.morphemes.empty()) return false;
  const std::string& tag = document_.morphemes[before.morphemes.end - 1].tag;
  if (tag == "ETM" || tag == "JKG") return true;
  const auto& literals = document_.literals;
  return before.head == mention.head &&
         std::none_of(literals.begin(), literals.end(), [&](const Literal& literal) {
           return literal.kind == LiteralKind::kDate && literal.span.contains(before.span);
         });
}

// Begins with a word that points at what was spoken of ("this", 이), or stands right behind one.
bool Nominals::points_back(const Mention& mention) const {
  const auto near = [&](std::string_view word) {
    const std::string* value = words_.find("determiner", word);
    return value != nullptr && *value == "near";
  };
  const std::string_view text = document_.text_of(mention.span);
  const std::size_t blank = text.find(' ');
  if (blank != std::string_view::npos && near(text.substr(0, blank))) return true;
  if (mention.tokens.begin <= document_.sentences[mention.sentence].tokens.begin) return false;
  const Token& before = document_.tokens[mention.tokens.begin - 1];
  return before.upos == Upos::kDet && near(document_.text_of(before));
}

bool Nominals::determined(const Mention& mention) const {
  return stands_behind("determiner", mention);
}

bool Nominals::one_of_many(const Mention& mention) const {
  return mention.head < document_.tokens.size() &&
         document_.tokens[mention.head].upos != Upos::kAdj && stands_behind("single", mention);
}

bool Nominals::stands_behind(std::string_view word_class, const Mention& mention) const {
  if (mention.tokens.begin == 0 || mention.tokens.begin > document_.tokens.size()) return false;
  const std::uint32_t before = mention.tokens.begin - 1;
  return before >= document_.sentences[mention.sentence].tokens.begin &&
         words_.find(word_class, document_.text_of(document_.tokens[before])) != nullptr;
}

bool Nominals::told_by_birth(const Mention& mention) const {
  if (mention.tokens.begin == 0 || mention.tokens.begin >= document_.tokens.size()) return false;
  const std::uint32_t first = document_.sentences[mention.sentence].tokens.begin;
  std::uint32_t at = mention.tokens.begin - 1;
  if (words_.find("birth", document_.text_of(document_.tokens[at])) == nullptr) return false;
  while (at > first && !document_.tokens[at - 1].space_after) --at;
  if (at == first || at + 1 >= mention.tokens.begin) return false;
  return words_.find("determiner", document_.text_of(document_.tokens[at - 1])) != nullptr;
}

// "이런 방식", "기준": nouns that tell nothing without the words around them.
bool Nominals::is_light(std::string_view noun) const {
  if (const std::size_t blank = noun.find(' '); blank != std::string_view::npos) {
    if (words_.find("determiner", noun.substr(0, blank)) == nullptr) return false;
    noun = noun.substr(blank + 1);
  }
  return words_.find("light", noun) != nullptr;
}

// "many", "one of them", "others" are no things, nor is "president" without an article somebody.
bool Nominals::means_no_one(std::uint32_t m) const {
  const Mention& mention = document_.mentions[m];
  if (mention.kind != MentionKind::kNominal) return false;
  if (words_.hangul()) {
    // "회사를 세웠다" tells of a company, but not of which.
    const std::string_view noun = document_.text_of(mention.span);
    return is_light(noun) || (words_.find("bare", noun) != nullptr && clauses_.is_created(m));
  }
  if (mention.head >= document_.tokens.size()) return false;
  for (const std::uint32_t p : clauses_.around(m)) {
    for (const PropositionArgument& a : document_.propositions[p].arguments) {
      // "as president", "became president"
      if (a.mention == m && a.role != Role::kSubject && a.role != Role::kObject) return false;
    }
  }
  const Token& head = document_.tokens[mention.head];
  if (head.upos == Upos::kAdj || head.upos == Upos::kNum || head.upos == Upos::kDet) return true;
  if (mention.tokens.size() == 1 && words_.find("empty", head.lemma) != nullptr) return true;
  const bool person = mention.type == EntityType::kPerson || mention.type == EntityType::kTitle;
  if (!person || head.xpos != "NN") return false;
  const IndexRange sentence = document_.sentences[mention.sentence].tokens;
  for (std::uint32_t t = sentence.begin; t < mention.head; ++t) {
    const Token& before = document_.tokens[t];
    if (before.head != mention.head) continue;
    const bool tells =
        before.deprel == "det" || before.deprel == "nummod" || of_family(before.deprel, "nmod");
    if (tells) return false;
  }
  return true;
}

}  // namespace weft
