// SPDX-License-Identifier: Apache-2.0
#include "extractor/names/word_name_types.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "extractor/english_words.h"
#include "extractor/names/name_shape.h"

namespace weft {
namespace {

constexpr float kSureType = 0.75F;  // rules that guess leave what the model is so sure of

// Lists of names: nothing between two but a comma, a conjunction, brackets.
bool listed(const Document& document, const TypedName& a, const TypedName& b) {
  if (a.sentence != b.sentence || b.span.begin < a.span.end || b.span.begin - a.span.end > 16) {
    return false;
  }
  bool separated = false;
  bool inside = false;
  const IndexRange tokens = document.sentences[a.sentence].tokens;
  const auto first = std::lower_bound(
      document.tokens.begin() + tokens.begin, document.tokens.begin() + tokens.end, a.span.end,
      [](const Token& token, std::uint32_t at) { return token.span.begin < at; });
  for (auto it = first; it != document.tokens.begin() + tokens.end; ++it) {
    const Token& token = *it;
    if (token.span.end > b.span.begin) break;
    const std::string_view text = document.text_of(token);
    if (text == "(") inside = true;
    if (!inside && text != "," && token.upos != Upos::kCconj) return false;
    separated = separated || text == "," || token.upos == Upos::kCconj;
    if (text == ")") inside = false;
  }
  return separated;
}

// "Norvik Bank", "University of Lund"
bool ends_as_body(const Document& document, const TypedName& name, const NameCues& cues) {
  const std::string_view text = document.text_of(name.span);
  const std::string_view head = text.substr(0, text.find(" of "));
  const std::size_t blank = head.rfind(' ');
  if (blank == std::string_view::npos && head.size() == text.size()) return false;
  const std::string_view last = blank == std::string_view::npos ? head : head.substr(blank + 1);
  return (cues.find(last) & NameCues::kOrganizationSuffix) != 0;
}

// Whether the pack's tables say that the name is of its type.
bool is_known(const Document& document, const TypedName& name, const NameCues& cues) {
  const std::uint32_t kinds = cues.find(document.text_of(name.span));
  switch (name.type) {
    case EntityType::kPlace:
      return (kinds & (NameCues::kCountry | NameCues::kCity)) != 0;
    case EntityType::kOrganization:
      return (kinds & NameCues::kOrganization) != 0 || ends_as_body(document, name, cues);
    case EntityType::kPerson:
      return (kinds & NameCues::kGivenName) != 0;
    default:
      return false;
  }
}

// What is known stays what it is among others: "the US, the EU and the IAEA".
void settle_types(const Document& document, const NameCues& cues, std::vector<TypedName>& names,
                  std::size_t begin, std::size_t end) {
  if (end - begin < 3) return;
  std::map<EntityType, std::size_t> votes;
  for (std::size_t i = begin; i < end; ++i) ++votes[names[i].type];
  for (const auto& [type, count] : votes) {
    if (type == EntityType::kPlace || 3 * count < 2 * (end - begin)) continue;
    for (std::size_t i = begin; i < end; ++i) {
      if (!is_known(document, names[i], cues)) names[i].type = type;
    }
  }
}

void settle_lists(const Document& document, std::vector<TypedName>& names, const NameCues& cues) {
  std::size_t begin = 0;
  for (std::size_t i = 1; i <= names.size(); ++i) {
    if (i < names.size() && listed(document, names[i - 1], names[i])) continue;
    settle_types(document, cues, names, begin, i);
    begin = i;
  }
}

// "Saar" is a person: then so is "Urmas Saar".
void settle_full_names(const Document& document, std::vector<TypedName>& names,
                       const NameCues& cues) {
  std::map<std::string_view, int> persons;
  for (const TypedName& name : names) {
    const std::string_view text = document.text_of(name.span);
    if (text.find(' ') == std::string_view::npos) {
      persons[text] += name.type == EntityType::kPerson ? 1 : -1;
    }
  }
  for (TypedName& name : names) {
    const std::string_view text = document.text_of(name.span);
    const std::size_t blank = text.rfind(' ');
    if (blank == std::string_view::npos || name.type != EntityType::kOrganization) continue;
    if (name.confidence >= kSureType) continue;
    const std::string_view last = text.substr(blank + 1);
    const auto known = persons.find(last);
    if (known == persons.end() || known->second <= 0 || cues.find(last) != 0) continue;
    name.type = EntityType::kPerson;
  }
}

// "Ana Lind of Norvik Telmar": two names, where what was taken for one body is a person after all.
void part_persons(const Document& document, const NameCues& cues, std::vector<TypedName>& names) {
  constexpr std::uint32_t kShortest = 2;  // words of the person's name
  constexpr float kBehind = 0.5F;
  std::vector<TypedName> parted;
  for (const TypedName& name : names) {
    parted.push_back(name);
    if (name.type != EntityType::kPerson) continue;
    const IndexRange range = tokens_over(document, document.sentences[name.sentence], name.span);
    for (std::uint32_t t = range.begin + kShortest; t + 1 < range.end; ++t) {
      const std::string_view text = document.text_of(document.tokens[t]);
      const bool of = document.tokens[t].upos == Upos::kAdp && !is_capital(text) &&
                      (cues.find(text) & NameCues::kParticle) == 0;
      if (!of || !is_capital(document.text_of(document.tokens[t + 1]))) continue;
      parted.back().span.end = document.tokens[t - 1].span.end;
      parted.push_back({{document.tokens[t + 1].span.begin, name.span.end},
                        name.sentence,
                        EntityType::kOrganization,
                        kBehind});
      break;
    }
  }
  names = std::move(parted);
}

// "NKW's Ana Lind": letters alone are rather a body's than a person's; numerals of kings are not.
bool is_acronym(std::string_view word) {
  constexpr std::size_t kLeast = 3;
  constexpr std::size_t kMost = 4;
  return word.size() >= kLeast && word.size() <= kMost &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; }) &&
         word.find_first_not_of("IVXLCDM") != std::string_view::npos;
}

void settle_acronyms(const Document& document, const NameCues& cues,
                     std::vector<TypedName>& names) {
  for (TypedName& name : names) {
    const std::string_view text = document.text_of(name.span);
    if (name.type == EntityType::kPerson && is_acronym(text) && cues.find(text) == 0) {
      name.type = EntityType::kOrganization;
    }
  }
}

// "Carey Wexler", of whom nothing else is known: with a given name before a word that says nothing
// of a body, what the model doubts is a person.
void settle_given_names(const Document& document, const NameCues& cues,
                        std::vector<TypedName>& names) {
  constexpr std::uint32_t kOther = NameCues::kCountry | NameCues::kCity | NameCues::kOrganization |
                                   NameCues::kTitle | NameCues::kNoName | NameCues::kBodyNoun;
  for (TypedName& name : names) {
    const bool doubted = name.confidence < kSureType && name.type != EntityType::kPerson &&
                         name.type != EntityType::kEvent;
    const std::string_view text = document.text_of(name.span);
    const std::size_t blank = text.find(' ');
    if (!doubted || blank == std::string_view::npos || text.rfind(' ') != blank) continue;
    const std::uint32_t first = cues.find(text.substr(0, blank));
    const std::uint32_t last = cues.find(text.substr(blank + 1));
    const bool given = (first & NameCues::kGivenName) != 0 && (first & kOther) == 0;
    if (!given || (last & ~(NameCues::kSurname | NameCues::kGivenName)) != 0) continue;
    const Sentence& sentence = document.sentences[name.sentence];
    const IndexRange range = tokens_over(document, sentence, name.span);
    if (range.empty() || document.tokens[range.end - 1].xpos != "NNP") continue;
    const bool noun =
        sentence.tokens.contains(range.end) && document.tokens[range.end].upos == Upos::kNoun;
    if (!noun && is_capital(text.substr(blank + 1))) name.type = EntityType::kPerson;
  }
}

// "in Parker, Texas": what lies in a known place is one.
void settle_nested_places(const Document& document, const NameCues& cues,
                          std::vector<TypedName>& names) {
  constexpr std::uint32_t kKnown = NameCues::kCountry | NameCues::kCity;
  for (std::size_t i = 0; i + 1 < names.size(); ++i) {
    TypedName& inner = names[i];
    const TypedName& outer = names[i + 1];
    if (inner.type != EntityType::kPerson || outer.type != EntityType::kPlace) continue;
    if (document.text_of(Span{inner.span.end, outer.span.begin}) != ", ") continue;
    if ((cues.find(document.text_of(outer.span)) & kKnown) == 0) continue;
    const Sentence& sentence = document.sentences[inner.sentence];
    const IndexRange range = tokens_over(document, sentence, inner.span);
    if (range.empty() || range.begin == sentence.tokens.begin || range.size() > 2) continue;
    const Token& before = document.tokens[range.begin - 1];
    const bool in = (cues.find(to_lower(document.text_of(before))) & kFurther) == kFurther;
    if (in && before.upos == Upos::kAdp) inner.type = EntityType::kPlace;
  }
}

// "9" of a version; no year and no amount.
bool is_version(const Token& token, std::string_view text) {
  constexpr std::size_t kMost = 2;
  return token.upos == Upos::kNum && text.size() <= kMost &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// "NL9" of "Norvik Lind 9"
std::string letters_of(const Document& document, IndexRange range, std::string_view number) {
  std::string letters;
  for (std::uint32_t t = range.begin; t < range.end; ++t) {
    const std::string_view word = document.text_of(document.tokens[t]);
    if (is_capital(word)) letters += word[0];
  }
  return letters + std::string(number);
}

}  // namespace

void type_word_names(const Document& document, std::vector<TypedName>& names,
                     const NameCues& cues) {
  settle_lists(document, names, cues);
  settle_full_names(document, names, cues);
  settle_given_names(document, cues, names);
  part_persons(document, cues, names);
  settle_acronyms(document, cues, names);
  settle_nested_places(document, cues, names);
}

void type_behind_persons(const Document& document, std::vector<TypedName>& names,
                         const NameCues& cues) {
  for (std::size_t i = 0; i + 1 < names.size(); ++i) {
    TypedName& behind = names[i + 1];
    const bool thing = behind.type == EntityType::kProduct || behind.type == EntityType::kThing;
    if (!thing || names[i].type != EntityType::kPerson || behind.sentence != names[i].sentence) {
      continue;
    }
    const bool full = document.text_of(names[i].span).find(' ') != std::string_view::npos;
    std::string_view between = document.text_of(Span{names[i].span.end, behind.span.begin});
    if (!full || between.size() < 3 || between.front() != ' ' || between.back() != ' ') continue;
    between = between.substr(1, between.size() - 2);
    if ((cues.find(between) & NameCues::kWithin) != 0) behind.type = EntityType::kOrganization;
  }
}

void join_versions(const Document& document, std::vector<TypedName>& names, const NameCues& cues) {
  std::set<std::string_view> products;
  const auto free_to = [&](std::size_t i) {
    return i + 1 < names.size() ? names[i + 1].span.begin : document.tokens.back().span.end;
  };
  for (std::size_t i = 0; i < names.size(); ++i) {
    TypedName& name = names[i];
    const Sentence& sentence = document.sentences[name.sentence];
    const IndexRange range = tokens_over(document, sentence, name.span);
    if (range.empty() || name.type == EntityType::kEvent) continue;
    const auto text = [&](std::uint32_t t) {
      return t < sentence.tokens.end ? document.text_of(document.tokens[t]) : std::string_view();
    };
    const bool inside =
        range.size() > 1 && is_version(document.tokens[range.end - 1], text(range.end - 1));
    const std::uint32_t number = inside ? range.end - 1 : range.end;
    if (number >= sentence.tokens.end || document.tokens[number].span.end > free_to(i)) continue;
    if (!is_version(document.tokens[number], text(number))) continue;
    const bool letters =
        text(number + 1) == "(" && text(number + 3) == ")" &&
        text(number + 2) == letters_of(document, {range.begin, number}, text(number));
    const bool work = (cues.find(text(number + 1)) & NameCues::kWork) != 0;
    if (!letters && !work && (!inside || name.type != EntityType::kProduct)) continue;
    products.insert(document.text_of(Span{name.span.begin, document.tokens[number - 1].span.end}));
    name.span.end = document.tokens[number].span.end;
    name.type = EntityType::kProduct;
  }
  for (std::size_t i = 0; i < names.size(); ++i) {
    TypedName& name = names[i];
    if (products.count(document.text_of(name.span)) == 0) continue;
    name.type = EntityType::kProduct;
    const Sentence& sentence = document.sentences[name.sentence];
    const std::uint32_t number = tokens_over(document, sentence, name.span).end;
    if (!sentence.tokens.contains(number)) continue;
    const Token& token = document.tokens[number];
    if (token.span.end <= free_to(i) && is_version(token, document.text_of(token))) {
      name.span.end = token.span.end;
    }
  }
}

}  // namespace weft
