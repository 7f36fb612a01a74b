// SPDX-License-Identifier: Apache-2.0
//
// What brackets and numbers right after a name say of it.
#include <algorithm>
#include <map>

#include "extractor/propositions/ud_noun_phrases.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

constexpr int kOldest = 120;

}  // namespace

// Brackets and numbers right after a name: "(born 1950)", "(1950 - 2010)", "(UN)", ", 45,".
void UdNounPhrases::read_aside(Node node) {
  const Mention mention = arguments_.mention(arguments_.name_at(node));
  Node open = mention.tokens.end;
  if (open + 2 >= tree_.end()) return;
  UdReferent name = name_at(node);
  if (const UdReferent bearer = bearer_of_birth_name(node); !bearer.empty()) {
    state("alias", bearer, Role::kComplement, name, "", node, kAside);
    name = bearer;
  }
  if (tree_.punctuation(open, ",") && tree_.upos(open + 1) == Upos::kNum &&
      arguments_.literal_at(open + 1) != kNone && tree_.punctuation(open + 2, ",")) {
    UdReferent age;
    age.literal = arguments_.literal_at(open + 1);
    const std::string_view number = tree_.text(open + 1);
    if (number.size() <= 3 &&
        std::all_of(number.begin(), number.end(), [](char c) { return c >= '0' && c <= '9'; }) &&
        std::stoi(std::string(number)) <= kOldest) {
      state("age", name, Role::kComplement, age, "", open + 1, kAside);
    }
    return;
  }
  // "Norvik, formerly Eastport, ..."
  if (tree_.punctuation(open, ",") &&
      tables_.words.is(WordClass::kAlso, to_lower(tree_.text(open + 1)))) {
    const UdReferent other = name_at(open + 2);
    if (!other.empty() && arguments_.mention(other.mention).type == mention.type) {
      state("alias", name, Role::kComplement, other, "", open + 2, kAside);
    }
  }
  const bool bracket = tree_.punctuation(open, "(");
  // "Norvik College, now Norvik University,", "Lund (today Ystad)": its present name.
  if ((bracket || tree_.punctuation(open, ",")) &&
      tables_.words.is(WordClass::kNow, to_lower(tree_.text(open + 1)))) {
    const UdReferent other = name_at(open + 2);
    const bool alike = !other.empty() && mention.type != EntityType::kPerson &&
                       arguments_.mention(other.mention).type == mention.type;
    const Node end = alike ? arguments_.mention(other.mention).tokens.end : tree_.begin();
    const bool closed = end < tree_.end() && tree_.upos(end) == Upos::kPunct;
    if (closed && (!bracket || tree_.punctuation(end, ")"))) {
      state(bracket ? "alias" : "renamed", name, Role::kComplement, other, "", open + 2, kAside);
      return;
    }
  }
  // "Ana Lind, (born 1950)"
  if (tree_.punctuation(open, ",") && tree_.punctuation(open + 1, "(")) ++open;
  if (!tree_.punctuation(open, "(")) return;
  const Node close = closing(open);
  if (close == tree_.end() || close == open + 1) return;
  // "Norvik Inc. (NYSE: NVK)"
  if (close > open + 2 && tree_.punctuation(open + 2, ":") &&
      tables_.words.is(WordClass::kExchange, to_lower(tree_.text(open + 1)))) {
    UdReferent exchange = name_at(open + 1);
    if (exchange.empty()) {
      exchange.mention = arguments_.add(open + 1, open + 1, open + 1, MentionKind::kName,
                                        EntityType::kOrganization);
    }
    state("listed", name, Role::kComplement, exchange, "", open + 1, kAside);
    return;
  }
  // "in the reign of Ada II (1689-1702)": how long she reigned.
  const Node top = tree_.is(node, "conj") ? tree_.head(node) : node;
  const Node governor = tree_.is(top, "nmod") ? tree_.head(top) : kNone;
  if (governor == kNone || !tables_.words.is(WordClass::kLeadership, tree_.lemma(governor))) {
    read_dates(name, open + 1, close);
  }
  read_other_names(name, open + 1, close);
  UdReferent other = name_at(open + 1);
  if (other.empty() && close == open + 2 && is_upper(decode_utf8(tree_.text(open + 1)).front()) &&
      arguments_.literal_at(open + 1) == kNone) {
    other.mention = arguments_.add(open + 1, open + 1, open + 1, MentionKind::kName,
                                   arguments_.mention(name.mention).type);
  }
  // "Lund University (Lund, Sweden)", "Madrid (Spain)": where it is.
  if (place(other) && mention.type != EntityType::kPerson) {
    const Node end = arguments_.mention(other.mention).tokens.end;
    const bool body = mention.type == EntityType::kOrganization && surely_body(name);
    const bool chain =
        end == close || (tree_.punctuation(end, ",") && place(name_at(end + 1)) &&
                         arguments_.mention(name_at(end + 1).mention).tokens.end == close);
    if (chain && !shortened(open) && (body || mention.type == EntityType::kPlace)) {
      state(body ? "nested-place" : "bracket-place", name, Role::kComplement, other, "", open + 1,
            kAside);
    }
  }
  if (other.mention == kNone || arguments_.mention(other.mention).tokens.end != close) return;
  const Mention inside = arguments_.mention(other.mention);
  if (mention.type == EntityType::kPlace && inside.type == EntityType::kPlace && !shortened(open)) {
    // "China (Tianjin)": a part of it, or another name; nothing here tells which.
    return;
  }
  if (!shortened(open) && other_name_aside(node, mention.type, inside.type)) return;
  // "Ada Ward (Ana Lind)", "Ana Lind (English)": who plays her, the language of what she says.
  if (other_person(mention, inside)) {
    if (tells_cast()) {
      state("cast", other, Role::kComplement, name, "", open + 1, kAside);
    }
    return;
  }
  if (tables_.words.is(WordClass::kDemonym, to_lower(tree_.text(open + 1)))) return;
  if (close == open + 2 && letters_of_other(mention, open + 1)) return;
  if (inside.type == mention.type || close == open + 2) {
    state("alias", name, Role::kComplement, other, "", open + 1, kAside);
  }
}

// The bracket that closes the one at `open`, whatever brackets stand between: "(LIN(D);
// 1901-1950)".
Node UdNounPhrases::closing(Node open) const {
  int depth = 0;
  for (Node n = open; n < tree_.end(); ++n) {
    if (tree_.punctuation(n, "(")) ++depth;
    if (tree_.punctuation(n, ")") && --depth == 0) return n;
  }
  return tree_.end();
}

// "Ana Lind, née Berg (born 1950)": whose name of birth it is.
UdReferent UdNounPhrases::bearer_of_birth_name(Node node) const {
  const Mention mention = arguments_.mention(arguments_.name_at(node));
  Node before = mention.tokens.begin;
  if (before < tree_.begin() + 2 || mention.type != EntityType::kPerson) return {};
  const std::string word = to_lower(tree_.text(--before));
  if (!tables_.words.is(WordClass::kBirth, word)) return {};
  --before;
  if (tree_.upos(before) == Upos::kPunct && before > tree_.begin()) --before;
  return person(name_at(before)) ? name_at(before) : UdReferent{};
}

// "(also known as Norvik Software)", "(born Ana Berg on 3 May 1950)": a name of the same kind that
// words for other names or for birth lead to.
void UdNounPhrases::read_other_names(UdReferent name, Node from, Node to) {
  const EntityType type = arguments_.mention(name.mention).type;
  bool leads = false;
  for (Node n = from; n < to; ++n) {
    const std::string word = to_lower(tree_.text(n));
    const bool birth = tables_.words.is(WordClass::kBirth, word) && type == EntityType::kPerson;
    const UdReferent other = name_at(n);
    if (!other.empty()) {
      const Mention mention = arguments_.mention(other.mention);
      if (leads && mention.type == type && mention.tokens.begin == n && mention.tokens.end <= to) {
        state("alias", name, Role::kComplement, other, "", from, kAside);
      }
      n = mention.tokens.end - 1;
      leads = false;
    } else if (birth || tables_.words.is(WordClass::kAlso, word)) {
      leads = true;
    } else if (leads && !birth &&
               (tables_.words.is(WordClass::kPossession, word) ||
                (tree_.upos(n) != Upos::kAdp && tree_.upos(n) != Upos::kAdv &&
                 tree_.upos(n) != Upos::kSconj && !tables_.words.is(WordClass::kAs, word)))) {
      leads = false;  // "(formerly of Norvik)"
    }
  }
}

// Brackets also tell whom an actor plays, "with Ana Lind (Queen Ada)", and where one comes from,
// "Ana Lind (Norvik)". Another name of a person is told where something is said of the person.
bool UdNounPhrases::other_name_aside(Node node, EntityType of, EntityType inside) const {
  if (inside != of) return of == EntityType::kPerson || inside == EntityType::kPlace;
  if (of != EntityType::kPerson) return false;
  while (tree_.is(node, "conj") && tree_.head(node) != kNone) node = tree_.head(node);
  return !tree_.is(node, "nsubj") && !tree_.is(node, "root");
}

// A full name of a person that shares no word with the name before it.
bool UdNounPhrases::other_person(const Mention& name, const Mention& inside) const {
  if (name.type != EntityType::kPerson || inside.type != EntityType::kPerson) return false;
  if (inside.tokens.size() < 2) return false;
  for (Node a = name.tokens.begin; a < name.tokens.end; ++a) {
    for (Node b = inside.tokens.begin; b < inside.tokens.end; ++b) {
      if (document_.text_of(document_.tokens[a]) == document_.text_of(document_.tokens[b])) {
        return false;
      }
    }
  }
  return true;
}

// "Lund University (S)", "Norvik (UK)": one or two capitals that the name does not have tell where
// it is. Other languages may have its words in another order.
bool UdNounPhrases::letters_of_other(const Mention& name, Node letters) const {
  constexpr std::size_t kMost = 2;
  const std::u32string inside = decode_utf8(tree_.text(letters));
  if (inside.size() > kMost) return false;
  const std::u32string whole = decode_utf8(to_lower(document_.text_of(name.span)));
  std::size_t at = 0;
  bool follow = true;
  bool begin = true;
  for (const char32_t letter : decode_utf8(to_lower(tree_.text(letters)))) {
    at = follow ? whole.find(letter, at) : at;
    follow = follow && at++ != std::u32string::npos;
    begin = begin && (whole.front() == letter ||
                      whole.find(std::u32string(U" ") + letter) != std::u32string::npos);
  }
  return !follow && !begin;
}

// Whether brackets behind persons tell who plays them, as in the plot of a film: "Ada (Ana Lind)
// meets Max (Leo Berg)". One bracket alone may hold another name.
bool UdNounPhrases::tells_cast() const {
  std::map<Node, std::uint32_t> begins;
  for (std::uint32_t m = 0; m < document_.mentions.size(); ++m) {
    const Mention& mention = document_.mentions[m];
    const bool named = mention.kind == MentionKind::kName && mention.type == EntityType::kPerson;
    if (named && !mention.tokens.empty()) begins[mention.tokens.begin] = m;
  }
  std::size_t all = 0;
  std::size_t sure = 0;  // one word before a full name
  const auto bracket = [&](Node n, std::string_view form) {
    return n < document_.tokens.size() && document_.text_of(document_.tokens[n]) == form;
  };
  for (const auto& [begin, m] : begins) {
    const Mention& role = document_.mentions[m];
    const auto inside = begins.find(role.tokens.end + 1);
    if (inside == begins.end() || !bracket(role.tokens.end, "(")) continue;
    const Mention& actor = document_.mentions[inside->second];
    if (!bracket(actor.tokens.end, ")") || !other_person(role, actor)) continue;
    ++all;
    if (role.tokens.size() == 1) ++sure;
  }
  return all > 1 && sure > 0;
}

// Whether the words before the bracket begin with the capitals in it.
bool UdNounPhrases::shortened(Node open) const {
  const std::u32string inside = decode_utf8(tree_.text(open + 1));
  std::size_t at = inside.size();
  for (Node n = open; at > 0 && n > tree_.begin(); --n) {
    const std::u32string word = decode_utf8(tree_.text(n - 1));
    if (word.empty() || word.front() != inside[at - 1]) break;
    --at;
  }
  return at == 0;
}

// "(born in Lund on 3 May 1950)", "(born 3 May 1950, Lund; died ... in Ystad)", "(3 May 1950, Lund
// - 2 June 1990, Ystad)": the first place that follows the birth or the death.
void UdNounPhrases::read_birth_place(UdReferent name, Node from, Node to, bool both) {
  // "(Lund, 3 May 1950 - Ystad, 2 June 1990)": each place before its date.
  if (both && place(name_at(from)) && person(name)) {
    const char* when = "birth-date";
    UdReferent where;
    for (Node n = from; n < to; ++n) {
      const std::uint32_t l = arguments_.literal_at(n);
      if (place(name_at(n))) {
        if (where.empty()) where = name_at(n);  // "Lund, Skåne, 3 May 1950"
        n = arguments_.mention(name_at(n).mention).tokens.end - 1;
      } else if (l != kNone && document_.literals[l].kind == LiteralKind::kDate) {
        if (!where.empty()) state(when, name, Role::kComplement, where, "", from, kAside);
        where = {};
        when = "death-date";
        n = std::max(n, document_.literals[l].tokens.end - 1);
      }
    }
    return;
  }
  const char* event = nullptr;
  std::uint32_t date = kNone;
  for (Node n = from; n < to; ++n) {
    const std::string word = to_lower(tree_.text(n));
    if (tables_.words.is(WordClass::kBirth, word)) event = "birth-date";
    if (tables_.words.is(WordClass::kDeath, word)) event = "death-date";
    const std::uint32_t l = arguments_.literal_at(n);
    if (both && l != kNone && l != date && document_.literals[l].kind == LiteralKind::kDate) {
      event = date == kNone ? "birth-date" : "death-date";
      date = l;
    }
    const bool leads = tree_.upos(n) == Upos::kAdp || tree_.punctuation(n, ",");
    if (event == nullptr || !leads || n + 1 >= to) continue;
    const UdReferent where = name_at(n + 1);
    if (!place(where) || arguments_.mention(where.mention).tokens.end > to) continue;
    state(event, name, Role::kComplement, where, "", from, kAside);
    event = nullptr;
  }
}

// "Lind (1981, 1984)": years of what she wrote stand side by side, a life goes from one to the
// other.
bool UdNounPhrases::listed(const std::vector<UdReferent>& dates) const {
  const Node from = document_.literals[dates[0].literal].tokens.end;
  const Node to = document_.literals[dates[1].literal].tokens.begin;
  for (Node n = from; n < to; ++n) {
    if (tree_.punctuation(n, "-") || tree_.punctuation(n, "–") || tree_.punctuation(n, "—") ||
        tree_.punctuation(n, "--") || tree_.upos(n) == Upos::kAdp || tree_.upos(n) == Upos::kSym) {
      return false;
    }
  }
  return true;
}

// "the war (in 1652)" did not come out then, nor did a method in "(Lind, 2010)", who wrote of it.
bool UdNounPhrases::cites(Node from, Node to) const {
  if (from >= tree_.begin() + 2 &&
      tables_.words.is(WordClass::kLasting, to_lower(tree_.text(from - 2)))) {
    return true;
  }
  const UdReferent author = name_at(from);
  return person(author) && arguments_.mention(author.mention).tokens.end < to &&
         tree_.punctuation(arguments_.mention(author.mention).tokens.end, ",");
}

void UdNounPhrases::read_dates(UdReferent name, Node from, Node to) {
  std::vector<UdReferent> dates;
  bool birth = false;
  bool death = false;
  for (Node n = from; n < to; ++n) {
    birth = birth || tables_.words.is(WordClass::kBirth, to_lower(tree_.text(n)));
    death = death || tables_.words.is(WordClass::kDeath, to_lower(tree_.text(n)));
    const std::uint32_t l = arguments_.literal_at(n);
    if (l == kNone || document_.literals[l].kind != LiteralKind::kDate) continue;
    if (!dates.empty() && dates.back().literal == l) continue;
    // "November 2 , 1957": one date that blanks have parted.
    const bool parted = !dates.empty() && tree_.punctuation(n - 1, ",") &&
                        document_.literals[dates.back().literal].tokens.end == n - 1;
    if (parted) dates.pop_back();
    dates.emplace_back();
    dates.back().literal = l;
  }
  read_birth_place(name, from, to, dates.size() == 2);
  if (dates.empty() || dates.size() > 2) return;
  if (dates.size() == 1 && !birth && !death && cites(from, to)) return;
  if (dates.size() == 2 && !birth && !death && listed(dates)) return;
  const char* const first = death && dates.size() == 1   ? "death-date"
                            : birth || dates.size() == 2 ? "birth-date"
                                                         : "date-aside";
  state(first, name, Role::kComplement, dates[0], "", from, kAside);
  if (dates.size() == 2) {
    state("death-date", name, Role::kComplement, dates[1], "", from, kAside);
  }
}

}  // namespace weft
