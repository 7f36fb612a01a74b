// SPDX-License-Identifier: Apache-2.0
#include "extractor/propositions/ud_attachment_mends.h"

#include <algorithm>

#include "weft/core/utf8.h"

namespace weft {

// The word before a phrase that marks it, kNone where it has none.
UdAttachmentMends::Node UdAttachmentMends::preposition_of(Node phrase) const {
  for (Node n = range_.begin; n < phrase; ++n) {
    if (head(n) == phrase && related(n, "case")) return n;
  }
  return kNone;
}

bool UdAttachmentMends::same_preposition(Node a, Node b) const {
  const Node first = preposition_of(a);
  const Node second = preposition_of(b);
  return first != kNone && second != kNone && to_lower(text(first)) == to_lower(text(second));
}

// A phrase with the preposition of `model` that hangs on `under`.
UdAttachmentMends::Node UdAttachmentMends::phrase_like(Node model, Node under, Node from,
                                                       Node to) const {
  for (Node n = from; n < to; ++n) {
    const bool phrase = head(n) == under && (related(n, "nmod") || related(n, "obl"));
    if (phrase && same_preposition(model, n)) return n;
  }
  return kNone;
}

// "a degree from Lund and an MBA from Bern", "stars Ana Lind as a nurse and Leo Berg as a spy": two
// that have the same preposition behind them are joined themselves, not the second to what stands
// behind the first's.
void UdAttachmentMends::set_parallel(Node n) {
  const Node inner = head(n);
  // "law at Lund, history at Bern and art at Turin": no town is history.
  const bool beside = related(n, "appos") && common_noun(n) && !has(n, "det") && inner != kNone &&
                      name_at(inner) != kNone && n + 1 < range_.end &&
                      token(n + 1).upos == Upos::kAdp && text(n + 1) != "of";
  if (relation(n) != "conj" && !beside) return;
  if (inner == kNone || inner > n || has(n, "case")) return;
  if (token(inner).upos == Upos::kNum) return;
  if (!has(inner, "case") || phrase_like(inner, n, n + 1, range_.end) == kNone) return;
  if (phrase_like(inner, inner, inner + 1, n) != kNone) return;
  Node first = head(inner);
  if (first == kNone || first > inner) return;
  if (token(first).upos == Upos::kVerb) {
    Node object = kNone;
    for (Node k = first + 1; k < inner; ++k) {
      if (head(k) == first && related(k, "obj")) object = k;
    }
    first = object;
  }
  if (first == kNone || !nominal(first) || token(first).upos == Upos::kPron) return;
  const bool names = name_at(n) != kNone && name_at(first) != kNone &&
                     names_[name_at(n)].type == names_[name_at(first)].type;
  if (names || (common_noun(n) && common_noun(first))) attach(n, first, "conj");
}

// "was elected to the Senate in 1980 and to the House in 1990": what "and" and the preposition of
// an earlier phrase bring goes on with that one.
void UdAttachmentMends::set_same_preposition(Node n) {
  const Node inner = head(n);
  if (relation(n) != "conj" || inner == kNone || inner > n || !has(n, "case")) return;
  if (!has(n, "cc")) return;
  const auto alike = [&](Node phrase) {
    const bool number = token(phrase).upos == Upos::kNum;
    return same_preposition(phrase, n) && number == (token(n).upos == Upos::kNum);
  };
  for (Node up = inner; up != kNone && token(up).upos != Upos::kVerb; up = head(up)) {
    if (up > n || alike(up)) {
      if (up < n && up != inner) attach(n, up, "conj");
      return;
    }
    for (Node other = range_.begin; other < up && head(up) != kNone; ++other) {
      const bool phrase = related(other, "obl") || related(other, "nmod");
      if (head(other) == head(up) && phrase && alike(other)) return attach(n, other, "conj");
    }
  }
}

// "Ana Lind joined Norvik in 1990 and Telmar in 1995": what follows the verb is joined to what it
// has behind it, not to its subject.
void UdAttachmentMends::set_far_conjunct(const Name& name) {
  const Node subject = head(name.head);
  if (relation(name.head) != "conj" || subject == kNone || subject > name.head) return;
  const Node verb = head(subject);
  if (!related(subject, "nsubj") || verb == kNone || verb < subject || verb > name.head) return;
  if (token(verb).upos != Upos::kVerb || !has(name.head, "cc")) return;
  for (Node n = name.tokens.begin; n-- > verb + 1;) {
    const bool object = head(n) == verb && (related(n, "obj") || related(n, "obl"));
    if (object && name_at(n) != kNone && names_[name_at(n)].type == name.type) {
      return attach(name.head, n, "conj");
    }
  }
}

// "remarried in 1978, at the age of ninety, to Ana": what stands behind a phrase between commas is
// none of it.
void UdAttachmentMends::free_behind_comma(Node n) {
  const Node noun = head(n);
  if (!related(n, "nmod") || noun == kNone || noun > n || name_at(noun) != kNone) return;
  const Node own = preposition_of(n);
  const Node other = preposition_of(noun);
  if (own == kNone || other == kNone || own <= noun || other <= range_.begin + 1) return;
  const auto parts = [&](Node p) { return text(p) == "," || text(p) == "—" || text(p) == "–"; };
  if (!parts(own - 1) || text(other - 1) != text(own - 1)) return;
  const Node verb = head(noun);
  if (verb == kNone || verb > other || token(verb).upos != Upos::kVerb) return;
  if (related(noun, "obl")) attach(n, verb, "obl");
}

// "sentenced Leo Berg, the head of a ring that reached to Oslo, to two years": what stands behind
// the comma that closes an apposition is none of it.
void UdAttachmentMends::free_behind_apposition(Node n) {
  if (!related(n, "obl") && !related(n, "nmod")) return;
  const Node own = preposition_of(n);
  if (own == kNone || own <= range_.begin + 1 || text(own - 1) != "," || text(own) == "of") return;
  Node inside = head(n);
  for (Node steps = 0; inside != kNone && steps < range_.size(); ++steps, inside = head(inside)) {
    const Node noun = head(inside);
    if (!related(inside, "appos") || noun == kNone || noun > inside || inside > own) continue;
    const Node first = first_below(inside);
    const Node verb = head(noun);
    if (first <= noun + 1 || text(first - 1) != "," || verb == kNone) continue;
    // "a firm that Ana set up with her sister, Eva, in 1990": it closes another.
    for (Node c = first; c + 1 < own; ++c) {
      if (separates(c)) return;
    }
    if (token(verb).upos == Upos::kVerb && inside != head(n)) attach(n, verb, "obl");
    return;
  }
}

Node UdAttachmentMends::first_below(Node n) const {
  Node first = range_.begin;
  while (first < n && (separates(first) || !below(first, n))) ++first;
  return first;
}

// "The ship, named Ada after her captain, was built in Lund": what stands before the comma that
// closes a participle's clause belongs to it, and to no verb behind.
void UdAttachmentMends::keep_between_commas(Node n) {
  const Node verb = head(n);
  if (!related(n, "obl") || verb == kNone || verb < n || token(verb).upos != Upos::kVerb) return;
  if (preposition_of(n) == kNone) return;
  Node behind = n + 1;
  while (behind < verb && below(behind, n) && text(behind) != ",") ++behind;
  if (behind >= verb || text(behind) != ",") return;
  for (Node c = n; c-- > range_.begin;) {
    if (separates(c)) return;
    const bool opened = c > range_.begin && text(c - 1) == "," && related(c, "acl") &&
                        token(c).xpos == "VBN" && head(c) != kNone && head(c) < c;
    if (opened) return attach(n, c, "obl");
  }
}

// "was born in Lund to Ana Lind", "in Lund as Ana Berg": no place has anybody that something is
// done to, nor is it a person.
void UdAttachmentMends::free_recipient(const Name& name) {
  const Node place = head(name.head);
  if (name.type != EntityType::kPerson || !related(name.head, "nmod") || place == kNone) return;
  if (place > name.head || name_at(place) == kNone) return;
  Node outer = place;  // "Lund, Skåne, Sweden"
  while (names_[name_at(outer)].type == EntityType::kPlace && !related(outer, "obl")) {
    const bool chain = related(outer, "nmod") || related(outer, "appos");
    if (!chain || head(outer) == kNone || name_at(head(outer)) == kNone) return;
    if (head(outer) > outer) return;
    outer = head(outer);
  }
  if (names_[name_at(outer)].type != EntityType::kPlace) return;
  const Node preposition = preposition_of(name.head);
  if (preposition == kNone || (text(preposition) != "to" && text(preposition) != "as")) return;
  const Node verb = head(outer);
  if (verb != kNone && verb < outer && token(verb).upos == Upos::kVerb) {
    attach(name.head, verb, "obl");
  }
}

// "is known for her role as Ada": as whom she is known is not Ada.
void UdAttachmentMends::set_part_played(Node n) {
  const Node as = related(n, "obl") ? preposition_of(n) : kNone;
  if (as == kNone || as < range_.begin + 2 || text(as) != "as") return;
  const Node noun = as - 1;
  if (head(noun) != head(n) || !related(noun, "obl") || !common_noun(noun)) return;
  if (has(noun, "nmod:poss") && has(noun, "case")) attach(n, noun, "nmod");
}

// "fled to Paris and later to Lund": the adverb only tells when; the places are joined.
void UdAttachmentMends::set_second_place(Node adverb) {
  Node verb = head(adverb);
  if (relation(adverb) != "conj" || token(adverb).upos != Upos::kAdv) return;
  // "firstly to Ana, the daughter of Leo, and secondly to Greta": not the daughter's.
  while (verb != kNone && verb < adverb && nominal(verb)) verb = head(verb);
  if (verb == kNone || verb > adverb || token(verb).upos != Upos::kVerb) return;
  for (Node second = adverb + 1; second < range_.end; ++second) {
    if (head(second) != adverb || !related(second, "obl") || !has(second, "case")) continue;
    const Node first = phrase_like(second, verb, verb + 1, adverb);
    if (first == kNone) return;
    attach(second, first, "conj");
    for (Node c = first + 1; c < adverb; ++c) {
      if (head(c) == adverb) head(c) = second;
    }
    return attach(adverb, second, "advmod");
  }
}

// "a graduate of Lund and Bern University": the preposition stands before the first of the two.
void UdAttachmentMends::set_shared_head(const Name& name) {
  const Node first = head(name.head);
  if (relation(name.head) != "conj" || first == kNone || first > name.head) return;
  const Node preposition = preposition_of(name.head);
  if (preposition == kNone || preposition > first || has(first, "case")) return;
  attach(preposition, first, "case");
}

// "invested $5 million in Norvik": what stands behind the sum that somebody paid is of the paying.
void UdAttachmentMends::free_behind_amount(const Literal& amount) {
  if (amount.tokens.begin <= range_.begin) return;
  if (amount.kind == LiteralKind::kDuration) return free_behind_duration(amount);
  if (amount.kind != LiteralKind::kMoney) return;
  if (amount.tokens.end >= range_.end) return;
  const Node top = top_of(amount.tokens);
  const Node verb = head(top);
  if (!related(top, "obj") || verb == kNone || verb > top) return;
  if (token(verb).upos != Upos::kVerb) return;
  for (Node n = amount.tokens.end; n < range_.end; ++n) {
    if (head(n) == top && related(n, "nmod") && has(n, "case") && preposition_of(n) > top) {
      attach(n, verb, "obl");
    }
  }
}

// "was jailed for six years at Lund Crown Court": no time has a place of its own.
void UdAttachmentMends::free_behind_duration(const Literal& time) {
  const Name* name = nullptr;
  for (const Name& next : names_) {
    if (next.tokens.begin == time.tokens.end + 1) name = &next;
  }
  if (name == nullptr || name->type == EntityType::kPerson || !has(name->head, "case")) return;
  if (text(time.tokens.end) == "of") return;
  const Node noun = head(name->head);
  if (!time.tokens.contains(noun) || !related(name->head, "nmod")) return;
  const Node verb = head(noun);
  const bool of_verb = related(noun, "obl") || related(noun, "obj");
  if (!of_verb || verb == kNone || verb > noun || token(verb).upos != Upos::kVerb) return;
  attach(name->head, verb, "obl");
}

// "a spin-off of Telmar University founded in 2015": what has "a" before the noun is told of, not
// whose it is.
void UdAttachmentMends::free_behind_owner(const Name& owner) {
  const Node verb = owner.tokens.end;
  if (verb >= range_.end || token(verb).xpos != "VBN" || !related(verb, "acl")) return;
  if (head(verb) != owner.head || !related(owner.head, "nmod") || has(verb, "nsubj")) return;
  const Node noun = head(owner.head);
  if (noun == kNone || noun > owner.head || !common_noun(noun) || !indefinite(noun)) return;
  if (has(owner.head, "det") || !has(owner.head, "case")) return;
  if (related(noun, "appos") || has(noun, "cop")) attach(verb, noun, "acl");
}

// "was sentenced to two years in prison at Lund Crown Court": a bare noun behind a preposition has
// no place of its own; it is the verb's.
void UdAttachmentMends::free_behind_bare(const Name& name) {
  if (!related(name.head, "nmod") || !has(name.head, "case")) return;
  if (name.type != EntityType::kOrganization && name.type != EntityType::kPlace) return;
  const Node noun = head(name.head);
  if (noun == kNone || noun + 2 > name.tokens.begin || !common_noun(noun)) return;
  if (token(noun).xpos != "NN" || !has(noun, "case") || !related(noun, "nmod")) return;
  const Node own = preposition_of(noun);
  const Node other = preposition_of(name.head);
  if (own + 1 != noun || other != noun + 1 || related(other, "fixed")) return;
  const Node duration = head(noun);
  if (duration == kNone || duration > noun || !related(duration, "obl")) return;
  const bool measured =
      std::any_of(items_.literals.begin(), items_.literals.end(), [&](std::uint32_t l) {
        const Literal& literal = document_.literals[l];
        return literal.kind == LiteralKind::kDuration && literal.tokens.contains(duration);
      });
  const Node verb = head(duration);
  if (measured && verb != kNone && token(verb).upos == Upos::kVerb) {
    attach(name.head, verb, "obl");
  }
}

// "Ana Lind, director of Norvik, and Chairman of the Lund Trust, said": she is both; no other is
// chairman.
void UdAttachmentMends::set_second_title(Node n, const HeadNouns& head_nouns) {
  const Node person = head(n);
  if (relation(n) != "conj" || person == kNone || person > n || !has(n, "cc")) return;
  if (name_at(n) != kNone || name_at(person) == kNone || !head_nouns) return;
  if (names_[name_at(person)].type != EntityType::kPerson || has(n, "det")) return;
  if (token(n).xpos == "NNS" || !head_nouns(to_lower(text(n)))) return;
  for (Node first = person + 1; first < n; ++first) {
    const bool title = head(first) == person && related(first, "appos") && name_at(first) == kNone;
    if (title && head_nouns(to_lower(text(first)))) return attach(n, first, "conj");
  }
}

// "Norvik Chief Executive Ana Lind", "Norvik press secretary Ana Lind": the body is of the whole
// office, whatever word of it the parser took.
void UdAttachmentMends::set_body_of_title(const Name& name) {
  constexpr Node kLongestTitle = 4;
  if (name.type == EntityType::kPerson || name.type == EntityType::kPlace) return;
  if (name.type == EntityType::kEvent || has(name.head, "case")) return;
  for (Node n = name.tokens.end; n < range_.end && n < name.tokens.end + kLongestTitle; ++n) {
    if (name_at(n) == kNone) {
      const Upos upos = token(n).upos;
      if (upos != Upos::kNoun && upos != Upos::kPropn && upos != Upos::kAdj) return;
      continue;
    }
    const Name& person = names_[name_at(n)];
    const Node title = n - 1;
    if (person.type != EntityType::kPerson || n < name.tokens.end + 2) return;
    if (head(title) != person.head || head(name.head) == title) return;
    const Node above = head(name.head);
    const bool beside = related(name.head, "compound") || related(name.head, "nmod") ||
                        related(name.head, "amod") || related(name.head, "flat");
    if (!beside || (above != person.head && (above < name.tokens.end || above > title))) return;
    attach(name.head, title, "compound");
    for (Node k = name.tokens.end; k < title; ++k) {
      if (head(k) == person.head) attach(k, title, "compound");
    }
    return;
  }
}

// "is chairman, chief executive and founder of Norvik": the second of three is no apposition.
void UdAttachmentMends::set_listed_title(Node n, const HeadNouns& head_nouns) {
  const Node first = head(n);
  if (!related(n, "appos") || first == kNone || first > n || !head_nouns) return;
  if (name_at(n) != kNone || name_at(first) != kNone) return;
  if (!head_nouns(to_lower(text(n))) || !head_nouns(to_lower(text(first)))) return;
  const Node begin = run_begin(n, n, first + 1);
  if (begin != first + 2 || !separates(first + 1)) return;
  for (Node last = n + 1; last < range_.end; ++last) {
    const bool joined = relation(last) == "conj" && (head(last) == first || head(last) == n);
    if (!joined || !has(last, "cc") || !head_nouns(to_lower(text(last)))) continue;
    relation(n) = "conj";
    return attach(last, first, "conj");
  }
}

}  // namespace weft
