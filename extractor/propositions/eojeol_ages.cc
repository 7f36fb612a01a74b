// SPDX-License-Identifier: Apache-2.0
#include "extractor/propositions/eojeol_ages.h"

#include <algorithm>

namespace weft {
namespace {

constexpr float kOfAge = 0.85F;
constexpr std::size_t kMostOfAge = 3;  // words
constexpr std::string_view kDecade = "대";

class AgeReader {
 public:
  AgeReader(Document& document, std::uint32_t sentence, const SentenceClauses& clauses,
            const RoleNouns& roles, const NounPhrases& phrases)
      : document_(document), sentence_(sentence), s_(clauses), roles_(roles), phrases_(phrases) {}

  void run() {
    for (std::size_t w = 0; w < s_.words.size(); ++w) {
      const std::uint32_t person = phrases_.name_ending_at(s_.words[w]);
      if (person == kNone || document_.mentions[person].kind != MentionKind::kName ||
          document_.mentions[person].type != EntityType::kPerson) {
        continue;
      }
      std::size_t first = w;
      while (first > 0 && s_.words[first].noun_span.begin > document_.mentions[person].span.begin) {
        --first;
      }
      read_before(first, person);
    }
  }

 private:
  void read_before(std::size_t first, std::uint32_t person) {
    for (std::size_t w = first; w > 0 && first - w < kMostOfAge;) {
      const Word& word = s_.words[--w];
      if (word.noun_case != Case::kBare || word.comma_after || word.predicate) return;
      if (const std::uint32_t years = decade(word); years != kNone) {
        // "20대 경종": the twentieth of his house.
        if (w + 1 < first) say_age(person, w, years);
        return;
      }
      if (roles_.is_sex(word.stem)) continue;
      // A "20대 의원" sits in the twentieth assembly.
      if (roles_.find(word.stem, true) != RoleNoun::kOccupation) return;
    }
  }

  // "40대": of whoever is forty or more; no count of generations, presidents or assemblies.
  std::uint32_t decade(const Word& word) const {
    for (const std::uint32_t i : s_.items.literals) {
      const Literal& literal = document_.literals[i];
      if (!(literal.span == word.noun_span) || literal.unit != kDecade) continue;
      const std::string& years = literal.value;
      return years.size() == 2 && years.back() == '0' ? i : kNone;
    }
    return kNone;
  }

  void say_age(std::uint32_t person, std::size_t word, std::uint32_t years) {
    Proposition p;
    p.sentence = sentence_;
    p.predicate = s_.words[word].token;
    p.phrase = s_.words[word].noun_span;
    p.construction = "aside";
    p.kind = PredicateKind::kApposition;
    p.confidence = kOfAge;
    p.arguments.push_back({.role = Role::kSubject, .mention = person});
    p.arguments.push_back({.role = Role::kComplement, .literal = years});
    document_.propositions.push_back(std::move(p));
  }

  Document& document_;
  std::uint32_t sentence_;
  const SentenceClauses& s_;
  const RoleNouns& roles_;
  const NounPhrases& phrases_;
};

}  // namespace

void read_ages(Document& document, std::uint32_t sentence, const SentenceClauses& clauses,
               const RoleNouns& roles, const NounPhrases& phrases) {
  AgeReader(document, sentence, clauses, roles, phrases).run();
}

}  // namespace weft
