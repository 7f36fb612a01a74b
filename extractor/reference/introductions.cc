// SPDX-License-Identifier: Apache-2.0
#include "extractor/reference/introductions.h"

#include <algorithm>

#include "extractor/deprel.h"

namespace weft {
namespace {

constexpr std::uint32_t kIntroduced =
    6;  // words between a noun of kin and the name: "the late painter"
constexpr std::uint32_t kListed = 30;  // and a name in a list of kin

}  // namespace

bool Introductions::as_kin(const Mention& name) const {
  return !name.tokens.empty() && (owner_of_kin(name) != kNone || before_kin(name));
}

bool Introductions::as_another(const Mention& name) const {
  return as_kin(name) || as_spouse(name) || behind_given_name(name);
}

bool Introductions::as_kin_of_pronoun(const Mention& name) const {
  if (name.tokens.empty()) return false;
  const auto pronoun = [&](std::uint32_t t) {
    return t != kNone && document_.tokens[t].upos == Upos::kPron;
  };
  return pronoun(owner_of_kin(name)) || pronoun(relative_of(name));
}

std::pair<std::string_view, std::string_view> Introductions::lived(const Mention& name) const {
  const IndexRange sentence = document_.sentences[name.sentence].tokens;
  const std::uint32_t open = name.tokens.end;
  if (open + 1 >= sentence.end || text(open) != "(") return {};
  std::uint32_t close = open;
  while (close < sentence.end && text(close) != ")") ++close;
  if (close == sentence.end) return {};
  const Span bracket{document_.tokens[open].span.begin, document_.tokens[close].span.end};
  std::pair<std::string_view, std::string_view> dates;
  const auto first = std::lower_bound(
      document_.literals.begin(), document_.literals.end(), bracket.begin,
      [](const Literal& literal, std::uint32_t at) { return literal.span.begin < at; });
  for (auto date = first; date != document_.literals.end(); ++date) {
    if (date->span.begin >= bracket.end) break;
    if (date->kind != LiteralKind::kDate || date->value.empty()) continue;
    (dates.first.empty() ? dates.first : dates.second) = date->value;
  }
  return dates.second.empty() ? std::pair<std::string_view, std::string_view>{} : dates;
}

std::uint32_t Introductions::owner_of_kin(const Mention& name) const {
  const std::uint32_t noun = kin_before(name);
  return noun == kNone ? kNone : owner(noun, document_.sentences[name.sentence].tokens.begin);
}

std::uint32_t Introductions::kin_before(const Mention& name) const {
  const std::uint32_t first = document_.sentences[name.sentence].tokens.begin;
  const std::uint32_t reach = std::min(kIntroduced, name.tokens.begin - first);
  for (std::uint32_t t = name.tokens.begin; t-- > name.tokens.begin - reach;) {
    const Token& token = document_.tokens[t];
    if (is_relative(t)) return t;
    const bool comma = token.upos == Upos::kPunct && text(t) == ",";
    const bool honour = t + 1 == name.tokens.begin && words_.find("honorific", text(t)) != nullptr;
    if (!comma && !honour && token.upos != Upos::kAdj && token.upos != Upos::kNoun &&
        token.upos != Upos::kDet) {
      return kNone;
    }
  }
  return kNone;
}

std::string_view Introductions::kin_of_pronoun(const Mention& name) const {
  if (name.tokens.empty()) return {};
  const std::uint32_t owner = owner_of_kin(name);
  if (owner == kNone || document_.tokens[owner].upos != Upos::kPron) return {};
  return document_.tokens[kin_before(name)].lemma;
}

bool Introductions::as_new_kin(const Mention& name) const {
  if (name.tokens.empty()) return false;
  const std::uint32_t first = document_.sentences[name.sentence].tokens.begin;
  const std::uint32_t reach = std::min(kListed, name.tokens.begin - first);
  for (std::uint32_t t = name.tokens.begin; t-- > name.tokens.begin - reach;) {
    const Token& token = document_.tokens[t];
    if (is_relative(t)) {
      return std::any_of(
          document_.tokens.begin() + first, document_.tokens.begin() + t, [&](const Token& before) {
            return before.head == t && (before.upos == Upos::kNum ||
                                        before.feats.find("Definite=Ind") != std::string::npos);
          });
    }
    if (token.upos != Upos::kPropn && token.upos != Upos::kPunct && token.upos != Upos::kCconj &&
        token.upos != Upos::kNum) {
      return false;
    }
  }
  return false;
}

// Who is said to be a relative of the name: "She is the niece of Leo Lind".
std::uint32_t Introductions::relative_of(const Mention& name) const {
  if (name.head >= document_.tokens.size()) return kNone;
  const std::uint32_t noun = document_.tokens[name.head].head;
  if (noun >= document_.tokens.size() || noun > name.head || !is_relative(noun) ||
      document_.tokens[name.head].deprel != "nmod") {
    return kNone;
  }
  for (std::uint32_t t = document_.sentences[name.sentence].tokens.begin; t < noun; ++t) {
    const Token& token = document_.tokens[t];
    if (token.head == noun && of_family(token.deprel, "nsubj")) return t;
  }
  return kNone;
}

// "Leo Lind, son of the founder," and "Leo Lind, her brother,"
bool Introductions::before_kin(const Mention& name) const {
  const std::uint32_t end = document_.sentences[name.sentence].tokens.end;
  if (name.head >= document_.tokens.size()) return false;
  for (std::uint32_t t = name.tokens.end; t < std::min(end, name.tokens.end + kIntroduced); ++t) {
    if (document_.tokens[t].head == name.head && is_relative(t)) {
      return of_family(document_.tokens[t].deprel, "appos");
    }
  }
  return false;
}

// "She married Leo Lind", "Married to Leo Lind, she left": a verb whose subject and object are
// persons, the one told by a pronoun.
bool Introductions::as_spouse(const Mention& name) const {
  if (name.head >= document_.tokens.size()) return false;
  const Token& word = document_.tokens[name.head];
  const bool joined = of_family(word.deprel, "obl");
  if ((word.deprel != "obj" && !joined) || word.head >= document_.tokens.size()) return false;
  const std::string& verb = document_.tokens[word.head].lemma;
  for (const std::string_view side : {"agent", "patient"}) {
    const std::string* type = words_.find(side, verb);
    if (type == nullptr || *type != entity_type_name(EntityType::kPerson)) return false;
  }
  const IndexRange sentence = document_.sentences[name.sentence].tokens;
  const std::uint32_t main = document_.tokens[word.head].deprel == "advcl" && joined
                                 ? document_.tokens[word.head].head
                                 : word.head;
  for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
    const Token& token = document_.tokens[t];
    if (token.head == main && of_family(token.deprel, "nsubj")) {
      return token.upos == Upos::kPron;
    }
  }
  return false;
}

// "Max and Leo Lind": the family name is said once of both.
bool Introductions::behind_given_name(const Mention& name) const {
  const std::uint32_t first = document_.sentences[name.sentence].tokens.begin;
  if (name.tokens.size() < 2 || name.tokens.begin < first + 2) return false;
  const std::uint32_t other = name.tokens.begin - 2;
  const bool alone = other == first || document_.tokens[other - 1].upos != Upos::kPropn;
  return alone && document_.tokens[other + 1].upos == Upos::kCconj &&
         document_.tokens[other].upos == Upos::kPropn && words_.find("given", text(other));
}

std::uint32_t Introductions::owner(std::uint32_t noun, std::uint32_t first) const {
  for (std::uint32_t t = first; t < noun; ++t) {
    if (document_.tokens[t].head == noun && document_.tokens[t].deprel == "nmod:poss") return t;
  }
  return kNone;
}

bool Introductions::is_relative(std::uint32_t token) const {
  return words_.find("relative", document_.tokens[token].lemma) != nullptr;
}

}  // namespace weft
