// SPDX-License-Identifier: Apache-2.0
//
// Dates and what was hung on them: a date heads no place and no person, and is no part of a name.
#include <algorithm>

#include "extractor/propositions/ud_phrase_mends.h"

namespace weft {

bool UdPhraseMends::in_date(Node n) const {
  return std::any_of(items_.literals.begin(), items_.literals.end(), [&](std::uint32_t l) {
    const Literal& literal = document_.literals[l];
    return literal.kind == LiteralKind::kDate && literal.tokens.contains(n);
  });
}

// The first of the tokens that hangs on none of them.
UdPhraseMends::Node UdPhraseMends::top_of(IndexRange tokens) const {
  Node top = tokens.begin;
  while (top + 1 < tokens.end && tokens.contains(head(top))) ++top;
  return top;
}

// "born on 3 May 1990 in Lund": no place hangs on a date.
void UdPhraseMends::free_date(const Literal& literal) {
  if (literal.kind != LiteralKind::kDate || literal.tokens.empty()) return;
  if (literal.tokens.begin < range_.begin || literal.tokens.end > range_.end) return;
  const Node top = top_of(literal.tokens);
  if (head(top) == kNone || token(head(top)).upos != Upos::kVerb) return;
  for (Node n = literal.tokens.end; n < range_.end; ++n) {
    if (!literal.tokens.contains(head(n))) continue;
    if (related(n, "nmod") && has(n, "case")) attach(n, head(top), "obl");
    // "died on 3 May aged 96"
    if (related(n, "acl") && token(n).xpos == "VBN") attach(n, head(top), "advcl");
  }
  free_subject(literal.tokens, head(top));
}

// "Yesterday Norvik bought Telmar": a day right before a name at the head of a clause is when that
// was, and no part of the name.
void UdPhraseMends::free_day(const Literal& day) {
  if (day.kind != LiteralKind::kDate || day.tokens.empty()) return;
  if (day.unit != "day" && day.tokens.size() < 2) return;
  if (day.tokens.begin < range_.begin || day.tokens.end + 1 >= range_.end) return;
  if (name_at(day.tokens.end) == kNone || name_at(day.tokens.begin) != kNone) return;
  const Node before = day.tokens.begin - 1;
  const bool opens = day.tokens.begin == range_.begin || token(before).upos == Upos::kPunct ||
                     token(before).upos == Upos::kCconj || token(before).upos == Upos::kSconj;
  const Node top = day.tokens.end - 1;
  const Node name = names_[name_at(day.tokens.end)].head;
  if (!opens || head(top) != name || has(top, "case")) return;
  const Node verb = head(name);
  if (related(name, "nsubj") && verb != kNone && verb > name) attach(top, verb, "obl:unmarked");
}

// "On Monday, Ana and Leo left": no person is coordinated with a date.
// "In the 62nd minute Ana scored": nor is one part of it.
void UdPhraseMends::free_subject(IndexRange date, Node verb) {
  Node first = kNone;
  const std::uint32_t next = date.end < range_.end ? name_at(date.end) : kNone;
  if (next != kNone && date.contains(head(names_[next].head)) && verb >= names_[next].tokens.end &&
      !has(names_[next].head, "case") && !has(verb, "nsubj") && finite(verb)) {
    attach(names_[next].head, verb, has(verb, "aux:pass") ? "nsubj:pass" : "nsubj");
  }
  for (Node n = date.end; n < verb; ++n) {
    if (!date.contains(head(n)) || !related(n, "conj") || !nominal(n)) continue;
    if (token(n).upos == Upos::kNum || has(n, "case")) continue;
    if (first == kNone) {
      if (has(verb, "nsubj")) return;
      attach(n, verb, "nsubj");
      first = n;
    } else {
      attach(n, first, "conj");
    }
  }
}

// "until 1981, when Ana died": the clause tells of the date.
void UdPhraseMends::set_when(const Literal& date) {
  if (date.kind != LiteralKind::kDate || date.tokens.empty()) return;
  if (date.tokens.begin < range_.begin || date.tokens.end + 1 >= range_.end) return;
  const Node adverb = separates(date.tokens.end) ? date.tokens.end + 1 : date.tokens.end;
  const Node verb = head(adverb);
  if (token(adverb).xpos != "WRB" || !related(adverb, "advmod") || verb == kNone) return;
  if (verb < adverb || related(verb, "acl") || head(verb) == kNone) return;
  attach(verb, date.tokens.end - 1, "acl:relcl");
}

// "worked in Lund before publishing a novel in 1996": the date behind the participle is its own.
void UdPhraseMends::set_later_date(const Literal& date) {
  if (date.kind != LiteralKind::kDate || date.tokens.empty()) return;
  if (date.tokens.begin < range_.begin || date.tokens.end > range_.end) return;
  set_before_semicolon(date);
  set_date_of_second(date);
  const Node day = date.tokens.end - 1;
  const Node verb = head(day);
  if (!related(day, "obl") || verb == kNone || verb > day) return;
  for (Node n = verb + 1; n < day; ++n) {
    if (head(n) != verb || !related(n, "advcl") || token(n).xpos != "VBG") continue;
    if (!has(n, "mark")) continue;
    bool next = true;
    for (Node k = n + 1; k < day && next; ++k) {
      next = below(k, n) || below(k, day) || text(k) == ",";
    }
    if (next) return attach(day, n, "obl");
  }
}

// "was its director from 1987-2003; he later moved": no clause begins before its semicolon.
void UdPhraseMends::set_before_semicolon(const Literal& date) {
  const Node day = top_of(date.tokens);
  const Node verb = head(day);
  if (verb == kNone || verb < day || date.tokens.begin < range_.begin + 2) return;
  Node semicolon = date.tokens.end;
  while (semicolon < verb && text(semicolon) != ";") ++semicolon;
  if (semicolon == verb) return;
  Node subject = semicolon;
  while (subject < verb && !(head(subject) == verb && related(subject, "nsubj"))) ++subject;
  if (subject == verb) return;
  Node holder = date.tokens.begin - (has(day, "case") ? 2 : 1);
  if (token(holder).upos == Upos::kPunct) return;
  while (related(holder, "nmod") || related(holder, "flat") || related(holder, "compound")) {
    holder = head(holder);
  }
  if (holder < date.tokens.begin) attach(day, holder, "nmod");
}

// "was born in Lund but moved to Bern with her parents in 1946": the first verb has all it needs,
// so what follows the second is of the second.
void UdPhraseMends::set_date_of_second(const Literal& date) {
  const Node day = top_of(date.tokens);
  const Node verb = head(day);
  if (!related(day, "obl") || verb == kNone || verb > day) return;
  Node second = kNone;
  for (Node n = verb + 1; n < day; ++n) {
    const bool joined = related(n, "conj") && head(n) == verb && token(n).upos == Upos::kVerb;
    if (joined && has(n, "cc") && !has(n, "nsubj")) second = n;
  }
  if (second == kNone) return;
  bool complete = false;
  for (Node n = verb + 1; n < second; ++n) {
    complete = complete || (head(n) == verb && (related(n, "obl") || related(n, "obj")));
  }
  for (Node n = second; n < day && complete; ++n) {
    complete = below(n, second) || below(n, day);
  }
  if (complete) attach(day, second, "obl");
}

// "Norvik, which runs ferries, on Monday named Ana Lind its head": a verb right behind a day tells
// nothing of the day; the noun that heads the sentence is its subject.
void UdPhraseMends::rescue_dated_verb(const Literal& date) {
  if (date.kind != LiteralKind::kDate || date.tokens.empty()) return;
  if (date.tokens.begin <= range_.begin + 1 || date.tokens.end + 1 >= range_.end) return;
  const Node verb = date.tokens.end;
  const Node day = head(verb);
  if (!related(verb, "acl") || !date.tokens.contains(day) || has(verb, "nsubj")) return;
  Node subject = day;
  while (head(subject) != kNone) subject = head(subject);
  if (subject > day || !nominal(subject) || has(subject, "cop") || has(subject, "nsubj")) return;
  const Node before = date.tokens.begin - (has(day, "case") ? 2 : 1);
  const bool closed = separates(before);
  const bool finite = finite_form(verb) && (closed || head(day) == subject);
  // A participle that has a name behind it does something to it.
  const bool active = closed && token(verb).xpos == "VBN" && name_at(verb + 1) != kNone;
  if (!finite && !active) return;
  head(verb) = kNone;
  relation(verb) = "root";
  attach(subject, verb, "nsubj");
  attach(day, verb, "obl");
  if (active && related(names_[name_at(verb + 1)].head, "xcomp")) {
    relation(names_[name_at(verb + 1)].head) = "obj";
  }
}

}  // namespace weft
