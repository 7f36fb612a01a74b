// SPDX-License-Identifier: Apache-2.0
//
// The subjects of clauses that have none of their own.
#include <algorithm>

#include "extractor/propositions/ud_clauses.h"
#include "weft/core/utf8.h"

namespace weft {
Node UdClauses::subject(Node clause, int depth) const {
  if (depth > kMaxDepth) return kNone;
  Node expletive = kNone;
  for (const Node c : tree_.children(clause)) {
    if (tree_.is(c, "nsubj") && !tree_.is(c, "nsubj:outer")) return c;
    if (tree_.is(c, "expl") || tree_.is(c, "csubj")) expletive = c;
  }
  if (expletive != kNone) return kNone;
  return controller(clause, depth);
}

// "based in", "owned by": of a body or a person, rarely of what a body makes.
bool UdClauses::settles(Node participle) const {
  const std::string* how = words_.value(WordClass::kPlaceParticiple, tree_.lemma(participle));
  return how != nullptr &&
         (words_.is(WordClass::kLocative, *how) || words_.is(WordClass::kAgent, *how));
}

// "published", "based on a novel": done to works, never to persons.
bool UdClauses::makes(Node participle) const {
  const std::string* with = words_.value(WordClass::kMaking, tree_.lemma(participle));
  if (with == nullptr || with->empty()) return with != nullptr;
  const auto& below = tree_.children(participle);
  return std::any_of(below.begin(), below.end(),
                     [&](Node c) { return tree_.is(c, "obl") && tree_.marker(c) == *with; });
}

// "a novel by Ana Lind, published in 1990", "was written by Ana Lind, directed by Leo and produced
// by Max": what is made is the work, not who made it.
Node UdClauses::work_of(Node participle) const {
  const Node maker = tree_.head(participle);
  const Node above = tree_.head(maker);
  if (above == kNone || above > maker || arguments_.name_at(maker) == kNone) return kNone;
  if (!makes(participle)) return kNone;
  if (!words_.is(WordClass::kAgent, tree_.marker(maker))) return kNone;
  if (tree_.is(maker, "nmod")) return above;
  return tree_.is(maker, "obl") && passive(above) ? subject(above) : kNone;
}

// "a maker of pumps based in Lund": the maker is there, not the pumps.
Node UdClauses::body_of(Node participle) const {
  const Node noun = tree_.head(participle);
  const Node above = tree_.head(noun);
  // "A film about the workshop, directed by Leo": what is new is told of.
  const Node article = above == kNone ? kNone : tree_.child(above, "det");
  const Node inner = tree_.child(noun, "det");
  const bool fresh = article != kNone && inner != kNone && above < noun &&
                     feature(tree_.token(article), "Definite") == "Ind" &&
                     feature(tree_.token(inner), "Definite") == "Def";
  if (fresh && tree_.is(noun, "nmod") && arguments_.name_at(noun) == kNone &&
      arguments_.name_beside(noun) == kNone && tree_.punctuation(participle - 1, ",")) {
    return above;
  }
  if (const Node work = work_of(participle); work != kNone) return work;
  if (!settles(participle)) return noun;
  if (above == kNone || above > noun || !tree_.is(noun, "nmod")) return noun;
  if (arguments_.name_at(noun) != kNone || words_.is(WordClass::kBody, tree_.lemma(noun))) {
    return noun;
  }
  return words_.is(WordClass::kBody, tree_.lemma(above)) ? above : noun;
}

// "bought Norvik, based in Lund", "married Leo, described as a genius": of the name right before
// the comma.
Node UdClauses::name_before(Node participle) const {
  if (participle < tree_.begin() + 2) return kNone;
  // "directed Norvik, starring Leo": the film has him.
  const bool cast = tree_.token(participle).xpos == "VBG" &&
                    words_.is(WordClass::kActing, tree_.lemma(participle));
  if (!cast && tree_.token(participle).xpos != "VBN") return kNone;
  const bool called = (words_.is(WordClass::kCharacterizing, tree_.lemma(participle)) ||
                       words_.is(WordClass::kAlso, to_lower(tree_.text(participle)))) &&
                      participle + 1 < tree_.end() &&
                      words_.is(WordClass::kAs, tree_.lemma(participle + 1));
  if (!cast && !called && (!settles(participle) || makes(participle))) return kNone;
  if (!tree_.punctuation(participle - 1, ",")) return kNone;
  Node name = participle - 2;
  const std::uint32_t mention = arguments_.name_at(name);
  if (mention == kNone) return kNone;
  if (cast && arguments_.mention(mention).type != EntityType::kProduct) return kNone;
  if (!called && arguments_.mention(mention).type == EntityType::kPlace) return kNone;
  while (tree_.head(name) != kNone && arguments_.name_at(tree_.head(name)) == mention) {
    name = tree_.head(name);
  }
  return name;
}

Node UdClauses::controller(Node clause, int depth) const {
  const Node head = tree_.head(clause);
  if (head == kNone) return kNone;
  if (tree_.is(clause, "acl")) {
    const std::string& xpos = tree_.token(clause).xpos;
    if (xpos == "VBN" && !tree_.is(clause, "acl:relcl")) return body_of(clause);
    if (!infinitive(clause) || tree_.is(clause, "acl:relcl")) return head;
    for (const Node c : tree_.children(head)) {
      if (c < head && words_.is(WordClass::kUnique, tree_.lemma(c))) return head;
    }
    if (words_.is(WordClass::kUnique, tree_.lemma(head))) return head;
    if (headline(clause)) return head;
    // "plans to buy X": whoever has the plan.
    if (!words_.is(WordClass::kContentNoun, tree_.lemma(head))) return kNone;
    if (const Node possessor = tree_.child(head, "nmod:poss"); possessor != kNone) return possessor;
    const Node above = tree_.head(head);
    return above != kNone && tree_.predicate(above) ? subject(above, depth + 1) : kNone;
  }
  if (tree_.is(clause, "parataxis")) {
    const bool bracket =
        tree_.first(clause) > tree_.begin() && tree_.punctuation(tree_.first(clause) - 1, "(");
    return bracket && arguments_.name_at(head) != kNone ? head : kNone;
  }
  if (!tree_.predicate(head)) return kNone;
  if (tree_.is(clause, "conj")) return subject(head, depth + 1);
  if (tree_.is(clause, "xcomp")) {
    if (const Node object = tree_.child(head, "obj"); object != kNone) return object;
    if (const Node object = tree_.child(head, "iobj"); object != kNone) return object;
    return subject(head, depth + 1);
  }
  return tree_.is(clause, "advcl") ? adverbial_controller(clause, depth) : kNone;
}

// Whoever does what an adverbial clause without a subject tells.
Node UdClauses::adverbial_controller(Node clause, int depth) const {
  const Node head = tree_.head(clause);
  if (infinitive(clause) && words_.is(WordClass::kObjectControl, tree_.lemma(head))) {
    for (const std::string_view role : {"obj", "iobj"}) {
      const Node object = tree_.child(head, role);
      if (object != kNone && object < clause) return object;
    }
  }
  if (const Node name = name_before(clause); name != kNone) return name;
  for (const Node c : tree_.children(head)) {
    // "with X leading the way", but not "worked with X, leading the way"
    if (tree_.is(c, "obl") && c < clause && !infinitive(clause) &&
        tree_.last(c) + 1 == tree_.first(clause) &&
        tree_.upos(tree_.first(clause)) != Upos::kPunct &&
        words_.is(WordClass::kAbsolute, tree_.marker(c))) {
      return c;
    }
  }
  const std::string& xpos = tree_.token(clause).xpos;
  // "named Ana its head, replacing Leo", "To succeed Leo, Norvik named Ana": she replaces him.
  const Node appointed = tree_.child(head, "obj");
  const bool replacing = xpos == "VBG" && appointed != kNone && appointed < clause;
  const bool to_replace = appointed != kNone && infinitive(clause) && clause < head;
  if ((replacing || to_replace) && words_.is(WordClass::kSuccessor, tree_.lemma(clause)) &&
      words_.is(WordClass::kAppointing, tree_.lemma(head))) {
    return appointed;
  }
  // "was invented by Ana, then working at Norvik": she worked there.
  for (const Node c : tree_.children(head)) {
    const bool agent = tree_.is(c, "obl") && c < clause && xpos == "VBG" &&
                       !tree_.has(clause, "mark") && tree_.has(head, "aux:pass") &&
                       words_.is(WordClass::kAgent, tree_.marker(c));
    const Node after = tree_.last(c) + 1;
    if (agent && (tree_.punctuation(after, ",") ? after + 1 : after) == tree_.first(clause)) {
      return c;
    }
  }
  const bool finite = xpos == "VBD" || xpos == "VBZ" || xpos == "VBP";
  if (xpos == "VBG" && words_.is(WordClass::kBlame, tree_.lemma(head)) &&
      (tree_.has(clause, "mark") || tree_.has(clause, "case"))) {
    const Node object = tree_.child(head, "obj");
    return object != kNone ? object : subject(head, depth + 1);
  }
  return finite && !fronted(clause) && !tree_.has(clause, "aux:pass") ? kNone
                                                                      : subject(head, depth + 1);
}

}  // namespace weft
