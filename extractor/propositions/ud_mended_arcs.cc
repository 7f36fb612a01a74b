// SPDX-License-Identifier: Apache-2.0
#include "extractor/propositions/ud_mended_arcs.h"

#include <algorithm>

#include "extractor/english_words.h"
#include "extractor/propositions/ud_attachment_mends.h"

namespace weft {
namespace {

class Mender : public UdAttachmentMends {
 public:
  using UdAttachmentMends::UdAttachmentMends;

  UdArcs run(const VerbForms& verb_forms, const HeadNouns& head_nouns) {
    // A text without stops is no sentence.
    constexpr Node kLongest = 400;
    if (range_.empty() || range_.size() > kLongest || !sound()) return std::move(arcs_);
    keep_tree();
    for (Name& name : names_) unite(name);
    for (const Name& name : names_) part_flat(name);
    keep_tree();
    part_dateline();
    keep_tree();
    rescue_unread_verb(verb_forms);
    rescue_plural_verb(verb_forms);
    for (const Name& name : names_) rescue_planning_verb(name, verb_forms);
    rescue_late_verb(verb_forms);
    for (Node n = range_.begin; n < range_.end; ++n) rescue_misread_verb(n, verb_forms);
    keep_tree();
    for (Node n = range_.begin; n < range_.end; ++n) join_particle(n);
    for (Node n = range_.begin; n < range_.end; ++n) set_gerund(n);
    for (Node n = range_.begin; n < range_.end; ++n) set_office_noun(n, head_nouns);
    for (Node n = range_.begin; n < range_.end; ++n) set_behind_adjective(n, head_nouns);
    for (Node n = range_.begin; n < range_.end; ++n) set_field(n, head_nouns);
    for (Node n = range_.begin; n < range_.end; ++n) set_listed_noun(n);
    for (Node n = range_.begin; n < range_.end; ++n) set_outer_subject(n, head_nouns);
    for (Node n = range_.begin; n < range_.end; ++n) set_attribute(n);
    for (Node n = range_.begin; n < range_.end; ++n) set_told_clause(n);
    for (Node n = range_.begin; n < range_.end; ++n) set_before_infinitive(n);
    for (Node n = range_.begin; n < range_.end; ++n) set_preposition(n);
    for (Node n = range_.begin; n < range_.end; ++n) set_shared_noun(n, head_nouns);
    keep_tree();
    for (const std::uint32_t l : items_.literals) free_date(document_.literals[l]);
    for (const std::uint32_t l : items_.literals) free_amount(document_.literals[l]);
    for (const std::uint32_t l : items_.literals) free_price(document_.literals[l]);
    for (const std::uint32_t l : items_.literals) free_behind_amount(document_.literals[l]);
    for (const Name& name : names_) free_behind_bare(name);
    for (const Name& name : names_) free_behind_owner(name);
    for (const Name& name : names_) set_shared_head(name);
    for (const Name& name : names_) free_recipient(name);
    for (Node n = range_.begin; n < range_.end; ++n) free_behind_comma(n);
    for (Node n = range_.begin; n < range_.end; ++n) free_behind_apposition(n);
    for (Node n = range_.begin; n < range_.end; ++n) keep_between_commas(n);
    for (Node n = range_.begin; n < range_.end; ++n) set_part_played(n);
    for (Node n = range_.begin; n < range_.end; ++n) set_same_preposition(n);
    for (Node n = range_.begin; n < range_.end; ++n) set_second_place(n);
    for (Node n = range_.begin; n < range_.end; ++n) set_listed_title(n, head_nouns);
    for (Node n = range_.begin; n < range_.end; ++n) set_second_title(n, head_nouns);
    for (const Name& name : names_) set_body_of_title(name);
    for (const Name& name : names_) close_bracket(name);
    for (const Name& name : names_) set_owner(name);
    keep_tree();
    for (Node n = range_.begin; n < range_.end; ++n) close_before_participle(n);
    rescue_attribute_verb();
    for (const Name& name : names_) rescue_misread(name);
    for (const Name& name : names_) set_described_subject(name);
    for (const Name& name : names_) rescue_object(name);
    for (const Name& name : names_) set_named_object(name);
    for (const Name& name : names_) set_gapped_office(name);
    for (const Name& name : names_) set_given(name);
    for (const Name& name : names_) set_second_object(name);
    for (const Name& name : names_) set_joint_nouns(name);
    for (const Name& name : names_) set_after_noun(name);
    for (const Name& name : names_) set_unjoined(name);
    for (const Name& name : names_) set_description(name);
    for (const Name& name : names_) set_before_number(name);
    for (const Name& name : names_) free_score(name);
    for (const EntityType type : {EntityType::kPerson, EntityType::kOrganization,
                                  EntityType::kProduct, EntityType::kEvent}) {
      list_names(type);
    }
    list_places();
    keep_tree();
    for (const Name& name : names_) set_far_conjunct(name);
    set_front_participle(head_nouns);
    set_front_predicate();
    for (const Name& name : names_) set_paired(name);
    keep_tree();
    for (Node n = range_.begin; n < range_.end; ++n) set_marked_subject(n);
    for (Node n = range_.begin; n < range_.end; ++n) set_late_description(n);
    for (Node n = range_.begin; n < range_.end; ++n) set_near_description(n, head_nouns);
    for (Node n = range_.begin; n < range_.end; ++n) set_rank(n);
    for (Node n = range_.begin; n < range_.end; ++n) set_before_predicate(n);
    for (Node n = range_.begin; n < range_.end; ++n) set_first_copula(n);
    for (Node n = range_.begin; n < range_.end; ++n) set_office_behind(n, head_nouns);
    for (Node n = range_.begin; n < range_.end; ++n) set_whose(n);
    for (const Name& name : names_) set_before_compound(name);
    for (Node n = range_.begin; n < range_.end; ++n) {
      rescue_listed_verb(n, verb_forms);
      rescue_listed_plan(n, verb_forms);
    }
    for (Node n = range_.begin; n < range_.end; ++n) set_relative(n);
    for (Node n = range_.begin; n < range_.end; ++n) set_nearer_antecedent(n);
    for (Node n = range_.begin; n < range_.end; ++n) close_relative(n);
    for (Node n = range_.begin; n < range_.end; ++n) free_content(n);
    for (Node n = range_.begin; n < range_.end; ++n) set_infinitive(n);
    for (Node n = range_.begin; n < range_.end; ++n) set_finite_conjunct(n);
    keep_tree();
    for (const std::uint32_t l : items_.literals) free_day(document_.literals[l]);
    for (const std::uint32_t l : items_.literals) set_when(document_.literals[l]);
    for (const std::uint32_t l : items_.literals) set_later_date(document_.literals[l]);
    for (const Name& name : names_) set_beside(name);
    for (const Name& name : names_) set_object(name);
    for (const Name& name : names_) set_behind_people(name);
    for (const Name& name : names_) set_agent_name(name);
    for (const Name& name : names_) set_home(name);
    for (const Name& name : names_) set_late_teller(name);
    for (const Name& name : names_) set_kin(name);
    for (const Name& name : names_) set_joint_kin(name);
    for (const Name& name : names_) join_titles(name);
    for (Node n = range_.begin; n < range_.end; ++n) set_conjunct(n);
    for (Node n = range_.begin; n < range_.end; ++n) set_item(n, head_nouns);
    for (const Name& name : names_) set_holder(name);
    for (Node n = range_.begin; n < range_.end; ++n) set_second_predicate(n);
    for (Node n = range_.begin; n < range_.end; ++n) set_third_predicate(n);
    for (const Name& name : names_) set_parted_name(name);
    keep_tree();
    for (const Name& name : names_) set_titled(name);
    for (const Name& name : names_) set_second_apposition(name);
    for (const Name& name : names_) set_listed_office(name);
    for (Node n = range_.begin; n < range_.end; ++n) set_joint_office(n);
    for (Node n = range_.begin; n < range_.end; ++n) set_parallel(n);
    for (const Name& name : names_) list_kin(name);
    for (const Name& name : names_) list_descriptions(name);
    for (const Name& name : names_) set_hearer(name);
    for (const Name& name : names_) set_second_parent(name);
    for (Node n = range_.begin; n < range_.end; ++n) free_participle(n);
    for (Node n = range_.begin; n < range_.end; ++n) free_conjunct(n);
    for (const Name& name : names_) free_elected(name);
    for (Node n = range_.begin; n < range_.end; ++n) set_told(n);
    for (Node n = range_.begin; n < range_.end; ++n) set_own_office(n);
    for (Node n = range_.begin; n < range_.end; ++n) drop_denied(n);
    for (const Name& name : names_) set_late_subject(name);
    for (const Name& name : names_) set_main_subject(name);
    for (const Name& name : names_) set_joined_subject(name);
    for (const Name& name : names_) set_teller(name);
    keep_tree();
    for (const std::uint32_t l : items_.literals) rescue_dated_verb(document_.literals[l]);
    rescue_main_verb();
    for (Node n = range_.begin; n < range_.end; ++n) rescue_subject(n);
    for (Node n = range_.begin; n < range_.end; ++n) part_subjects(n);
    for (Node n = range_.begin; n < range_.end; ++n) lift_front(n);
    for (Node n = range_.begin; n < range_.end; ++n) part_apposition(n);
    keep_tree();
    return std::move(arcs_);
  }

 private:
  // All words of a name hang on the one that has the rest of the sentence above it.
  void unite(Name& name) {
    for (Node n = name.tokens.begin; n < name.tokens.end; ++n) {
      bool top = true;
      for (Node up = head(n); up != kNone && top; up = head(up)) top = !name.tokens.contains(up);
      if (!top || token(n).upos == Upos::kPunct) continue;
      // The last of several is where noun phrases of names have their head.
      if (name.head == kNone || inner(name.head)) name.head = n;
    }
    if (name.head == kNone) name.head = name.tokens.end - 1;
    for (Node n = name.tokens.begin; n < name.tokens.end; ++n) {
      if (n != name.head) attach(n, name.head, "flat");
    }
    for (Node n = range_.begin; n < range_.end; ++n) {
      const bool inside = name.tokens.contains(head(n)) && !name.tokens.contains(n);
      if (inside && head(n) != name.head) attach(n, name.head, std::string(relation(n)));
    }
  }

  // "in Ana's version of Norvik": a preposition stands before its own noun, none further on.
  void set_preposition(Node n) {
    if (!related(n, "case") || is_genitive(token(n))) return;
    Node noun = head(n);
    if (noun == kNone) return;
    // "to 2.1 billion euros"
    while (token(noun).upos == Upos::kNum && noun > n && head(noun) != kNone && head(noun) > noun &&
           (related(noun, "nummod") || related(noun, "compound"))) {
      noun = head(noun);
    }
    if (noun != head(n)) return attach(n, noun, "case");
    if (noun < n) {
      for (Node next = n + 1; next < range_.end; ++next) {
        if (head(next) != noun) continue;
        if (related(next, "nmod") && !has(next, "case")) attach(n, next, "case");
        return;
      }
      return;
    }
    const auto outer = [&](Node inner) {
      const Node above = head(inner);
      return (related(inner, "nmod") || related(inner, "appos")) && above != kNone && n < above &&
             above < inner && nominal(above) && !has(above, "case");
    };
    while (outer(noun)) noun = head(noun);
    if (noun != head(n)) attach(n, noun, "case");
  }

  // A relation that only parts of a name or words around one have.
  bool inner(Node n) const {
    for (const std::string_view r : {"compound", "flat", "amod", "det", "case", "punct", "nummod",
                                     "aux", "cop", "mark", "cc"}) {
      if (related(n, r)) return true;
    }
    return false;
  }

  // A name is no auxiliary and no conjunction: before its verb it is the subject.
  void rescue_misread(const Name& name) {
    Node h = head(name.head);
    if (h == kNone || h < name.head || has(name.head, "case")) return;
    // "Norvik Foundation acquired Telmar": no name hangs over the verb on the object.
    const Node behind = name.tokens.end;
    if (head(h) == behind && behind < h && related(h, "obj") && !has(behind, "nsubj")) {
      attach(name.head, behind, "dep");
      h = behind;
    }
    if (token(h).upos != Upos::kVerb) return;
    for (const std::string_view r : {"aux", "cop", "mark", "cc", "punct", "discourse", "det",
                                     "advmod", "compound", "amod", "vocative", "dep"}) {
      if (related(name.head, r) && !has(h, "nsubj")) {
        relation(name.head) = "nsubj";
        return;
      }
    }
  }

  // "named Ana Lind as its head": whom the verb gives a role is its object.
  void rescue_object(const Name& name) {
    const Node verb = head(name.head);
    if (verb == kNone || verb > name.head) return;
    // "married Per Dahl in 1931": no other object is there.
    const bool bare = relation(name.head) == "obl" && verb + 1 == name.tokens.begin &&
                      token(verb).upos == Upos::kVerb && !has(name.head, "case");
    if (bare && name.type == EntityType::kPerson && !has(verb, "obj") && !has(verb, "aux:pass")) {
      relation(name.head) = "obj";
    }
    if (!related(name.head, "xcomp")) return;
    if (name.type != EntityType::kPerson || has(name.head, "case") || has(name.head, "cop")) return;
    if (has(verb, "obj") || has(verb, "nsubj:pass") || has(verb, "aux:pass")) return;
    if (has(verb, "obl")) relation(name.head) = "obj";
  }

  // "fined Norvik 3 million euros": the name before the amount got it.
  void free_amount(const Literal& literal) {
    if (literal.kind != LiteralKind::kMoney || literal.tokens.begin < range_.begin + 2) return;
    if (literal.tokens.end >= range_.end) return;
    price_noun(literal);
    if (name_at(literal.tokens.begin - 1) == kNone) return;
    const Name& name = names_[name_at(literal.tokens.begin - 1)];
    const Node amount = head(name.head);
    if (!literal.tokens.contains(amount) || name.tokens.begin == range_.begin) return;
    Node verb = name.tokens.begin - 1;
    if (token(verb).upos == Upos::kDet && verb > range_.begin) --verb;
    const Node top = top_of(literal.tokens);
    if (token(verb).upos == Upos::kVerb && head(top) == verb) attach(name.head, verb, "iobj");
  }

  // "bought Norvik, based in Lund, for 3 million euros", "joined Norvik, founded in 1980, in 1990":
  // what the comma parts is no part of the participle's phrase.
  void free_price(const Literal& literal) {
    const bool date = literal.kind == LiteralKind::kDate;
    if (!date && literal.kind != LiteralKind::kMoney) return;
    if (literal.tokens.begin < range_.begin + 2 || literal.tokens.end > range_.end) return;
    if (!separates(literal.tokens.begin - 2)) return;
    const Node top = top_of(literal.tokens);
    const Node participle = head(top);
    if (participle == kNone || !related(top, "obl") || !has(top, "case")) return;
    const bool relative = date && relation(participle) == "acl:relcl";
    if ((!relative && token(participle).xpos != "VBN") || participle > top) return;
    if (!related(participle, "acl") && !related(participle, "advcl")) return;
    if (date && (token(literal.tokens.begin - 1).upos != Upos::kAdp ||
                 !closed_before(literal, participle))) {
      return;
    }
    Node verb = head(participle);
    while (verb != kNone && token(verb).upos != Upos::kVerb) verb = head(verb);
    if (verb != kNone && verb < participle) attach(top, verb, "obl");
  }

  // ", founded in 1980, in 1990": a clause between commas ends at the second, where no list of
  // dates goes on.
  bool closed_before(const Literal& date, Node clause) const {
    const Node first = run_begin(clause, clause, range_.begin);
    const Node next = date.tokens.end;
    const bool goes_on = next < range_.end && (separates(next) || token(next).upos == Upos::kCconj);
    return first > range_.begin && separates(first - 1) && !goes_on &&
           clause + 3 < date.tokens.begin;
  }

  // "its $3 million takeover": one subject or object, not two.
  void price_noun(const Literal& literal) {
    const Node noun = literal.tokens.end;
    if (!common_noun(noun)) return;
    for (Node n = literal.tokens.begin; n < noun; ++n) {
      if (head(n) == head(noun) && relation(n) == relation(noun)) attach(n, noun, "compound");
    }
  }

  // "moved to Scotland joining Norvik": whoever moved joined, not the country.
  void free_participle(Node n) {
    if (relation(n) != "acl" || token(n).xpos != "VBG") return;
    const Node place = head(n);
    if (place > n || name_at(place) == kNone || names_[name_at(place)].type != EntityType::kPlace) {
      return;
    }
    const Node above = head(place);
    if (above == kNone || above > place) return;
    if (related(place, "obl") && token(above).upos == Upos::kVerb) attach(n, above, "advcl");
    if (related(place, "nmod") && common_noun(above)) attach(n, above, "acl");
  }

  // "named Ana head of Norvik, replacing Leo": what stands before the comma is not the
  // participle's.
  void close_before_participle(Node n) {
    const Node verb = head(n);
    if (!related(n, "advcl") || token(n).xpos != "VBG" || verb == kNone || verb > n) return;
    if (n <= verb + 2 || !separates(n - 1)) return;
    for (Node c = verb + 1; c + 1 < n; ++c) {
      if (head(c) == n && nominal(c)) attach(c, verb, relation(c));
    }
  }

  // "lived in Lund, Sweden and later moved to Bern": what stands before "and" is no subject.
  void free_conjunct(Node n) {
    if (!related(n, "nsubj") || name_at(n) == kNone) return;
    const Name& name = names_[name_at(n)];
    const Node verb = head(n);
    const Node next = name.tokens.end;
    if (verb < n || next >= range_.end || !related(verb, "conj") || head(verb) > n) return;
    if (token(next).upos != Upos::kCconj || head(next) != verb) return;
    const bool inside = name.type == EntityType::kPlace && separates(name.tokens.begin - 1) &&
                        name.tokens.begin > range_.begin + 1 &&
                        name_at(name.tokens.begin - 2) != kNone;
    attach(n, inside ? names_[name_at(name.tokens.begin - 2)].head : head(verb),
           inside ? "appos" : "dep");
  }

  // ", who wrote the music": a clause whose relative pronoun follows a noun belongs to that noun.
  void set_relative(Node pronoun) {
    const std::string& x = token(pronoun).xpos;
    const bool whose = x == "WP$";
    if (!whose && x != "WP" && x != "WDT") return;
    if (token(pronoun).upos != Upos::kPron) return;
    const Node phrase = whose ? head(pronoun) : pronoun;
    const Node verb = phrase == kNone ? kNone : head(phrase);
    if (verb == kNone || verb < pronoun || related(verb, "csubj")) return;
    if (!related(phrase, "nsubj") && !related(phrase, "obj")) return;
    if (pronoun < range_.begin + 2) return;
    Node noun = pronoun - 1;
    if (separates(noun)) --noun;
    // "Dahl, 58, who led the city": an age is not who did it.
    const bool age = token(noun).upos == Upos::kNum && noun > range_.begin + 1;
    if (age && separates(noun - 1) && name_at(noun - 2) != kNone) noun -= 2;
    if (!nominal(noun) || token(noun).upos == Upos::kPron || below(noun, verb)) return;
    if (name_at(noun) != kNone) noun = names_[name_at(noun)].head;
    // "the novelist Ana Lind, who": of the name, not of the noun before it.
    // "Norvik blamed Ana Lind, who left": of whom it stands beside, not of the clause's subject.
    const bool across = x == "WP" && name_at(noun) != kNone && head(verb) < noun &&
                        names_[name_at(noun)].type == EntityType::kPerson &&
                        !below(noun, head(verb));
    const bool of_other = head(head(verb)) != noun || head(verb) > noun;
    if (related(verb, "acl") && of_other && !across) return;
    attach(verb, noun, "acl:relcl");
  }

  // "Ana, who won it in 2006, teaches": what follows the relative clause without a comma is of it.
  void close_relative(Node phrase) {
    const Node verb = head(phrase);
    // "who finished last a year ago, hired"
    const bool adverb = relation(phrase) == "advmod" && token(phrase).upos == Upos::kAdv;
    if (!(related(phrase, "obl") || adverb) || verb == kNone || verb < phrase) return;
    Node first = phrase;
    while (first > range_.begin && below(first - 1, phrase)) --first;
    if (first == range_.begin || token(first - 1).upos == Upos::kPunct) return;
    Node last = phrase;
    while (last + 1 < range_.end && below(last + 1, phrase)) ++last;
    if (last + 1 >= range_.end || !separates(last + 1)) return;
    for (Node up = first - 1; up != kNone && up != verb; up = head(up)) {
      if (relation(up) == "acl:relcl" && up < first) {
        return attach(phrase, up, adverb ? "advmod" : "obl");
      }
      if (adverb) continue;
      // "Ana, director of Norvik since 2012, led it"
      if (related(up, "appos") && common_noun(up)) return attach(phrase, up, "nmod");
    }
  }

  // "told reporters that he would win": what is told, no clause of theirs.
  void free_content(Node mark) {
    const Node verb = head(mark);
    if (!related(mark, "mark") || token(mark).xpos != "IN" || verb == kNone || verb < mark) return;
    const Node hearer = head(verb);
    if (!related(verb, "acl") || hearer == kNone || hearer > mark || !has(verb, "nsubj")) return;
    // "told staff on Monday that": what stands between them is of the teller.
    const Node above = head(hearer);
    for (Node n = hearer + 1; n < mark; ++n) {
      if (below(n, hearer) || above == kNone || !below(n, above)) return;
    }
    const bool hears =
        name_at(hearer) != kNone && (names_[name_at(hearer)].type == EntityType::kPerson ||
                                     names_[name_at(hearer)].type == EntityType::kOrganization);
    if (!related(hearer, "iobj") && !(related(hearer, "obj") && hears)) return;
    const Node teller = head(hearer);
    if (teller != kNone && token(teller).upos == Upos::kVerb) attach(verb, teller, "ccomp");
  }

  // "defeated Norvik 2-0": the name is no part of the score.
  void set_before_number(const Name& name) {
    const Node number = name.tokens.end;
    if (number >= range_.end || token(number).upos != Upos::kNum) return;
    if (head(name.head) != number || name.tokens.begin == range_.begin) return;
    const Node verb = name.tokens.begin - 1;
    if (token(verb).upos != Upos::kVerb) return;
    const bool score = head(number) == verb && related(number, "obj");
    if (score) relation(number) = "obl:unmarked";
    if (!has(verb, "obj")) attach(name.head, verb, "obj");
  }
};

}  // namespace

UdArcs mended_arcs(const Document& document, IndexRange tokens, const SentenceItems& items,
                   const VerbForms& verb_forms, const HeadNouns& head_nouns) {
  return Mender(document, tokens, items).run(verb_forms, head_nouns);
}

}  // namespace weft
