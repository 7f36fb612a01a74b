// SPDX-License-Identifier: Apache-2.0
//
// What the phrases that hang on a verb are to it: objects, recipients, complements, obliques, and
// what hangs deeper but belongs to the clause all the same.
#include <algorithm>

#include "extractor/propositions/ud_clauses.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

constexpr float kWhere = 0.65F;  // the place of a place that the clause names
constexpr const char* kFromWhere = "from";

}  // namespace

// "was appointed coach": what the surface subject became.
bool UdClauses::becomes(Node verb, Node object, bool is_passive) const {
  return is_passive && words_.is(WordClass::kAppointing, tree_.lemma(verb)) &&
         (tree_.upos(object) == Upos::kNoun ||
          (tree_.upos(object) == Upos::kPropn && tree_.has(object, "det"))) &&
         arguments_.name_at(object) == kNone && arguments_.literal_at(object) == kNone;
}

void UdClauses::add_argument(Node verb, Node child, bool is_passive, Proposition& p) {
  if (tree_.is(child, "obj") && !tree_.marker(child).empty()) {
    add_oblique(verb, child, is_passive, p);
  } else if (tree_.is(child, "obj") && becomes(verb, child, is_passive)) {
    add_role(Role::kComplement, child, "", p);
  } else if (tree_.is(child, "obj")) {
    // "is held every August"
    const bool when = is_passive && arguments_.name_at(child) == kNone &&
                      words_.is(WordClass::kTimeNoun, tree_.lemma(child));
    if (when) return;
    if (is_passive) {
      for (PropositionArgument& a : p.arguments) {
        if (a.role == Role::kObject) a.role = Role::kIndirectObject;
      }
      // "was born the sixth of seven": nobody got that.
      if (!words_.is(WordClass::kTwoObjects, tree_.lemma(verb))) p.passive_lemma.clear();
    }
    add_role(Role::kObject, child, "", p);
    if (denied(child)) p.negated = !p.negated;
    add_noun_obliques(child, p);
  } else if (tree_.is(child, "iobj")) {
    const std::string* to = words_.value(WordClass::kGiving, tree_.lemma(verb));
    add_role(Role::kIndirectObject, child, to == nullptr ? "" : *to, p);
  } else if (tree_.is(child, "obl")) {
    if (!phrases_.date_of_event(child) && !absolute(verb, child)) {
      add_oblique(verb, child, is_passive, p);
    }
  } else if (tree_.is(child, "xcomp") && tree_.nominal(child) && !tree_.predicate(child)) {
    add_role(Role::kComplement, child, tree_.marker(child), p);
    drop_dated_complements(child, p);
    if (is_passive) add_nested_agent(child, p);
  } else if (tree_.is(child, "advmod")) {
    if (arguments_.literal_at(child) != kNone) {
      add_role(Role::kOblique, child, "", p);
    } else if (const std::string* marker =
                   words_.value(WordClass::kRelativePlace, tree_.lemma(child));
               marker != nullptr && arguments_.antecedent(child) != kNone) {
      add_role(Role::kOblique, child, *marker, p);
    } else if (words_.is(WordClass::kThere, tree_.lemma(child))) {
      add_there(child, p);
    } else if (words_.is(WordClass::kDirection, tree_.lemma(child))) {
      // "lies 86 km east of Lund"
      for (const Node from : tree_.children(child)) {
        if (from > child && tree_.is(from, "obl")) add_oblique(verb, from, is_passive, p);
      }
    }
  } else if (arguments_.literal_at(child) != kNone && !tree_.is(child, "nsubj")) {
    add_role(Role::kOblique, child, "", p);
  }
}

// "moved to Lund and died there", "studied at Norvik University and taught there": the last that
// the sentence names before.
void UdClauses::add_there(Node adverb, Proposition& p) {
  for (Node n = adverb; n-- > tree_.begin();) {
    const std::uint32_t name = arguments_.name_at(n);
    if (name == kNone) continue;
    const Mention mention = arguments_.mention(name);
    n = mention.tokens.begin;
    const bool place = mention.type == EntityType::kPlace;
    if (!place && mention.type != EntityType::kOrganization) continue;
    const Node head = mention.head == kNone ? n : mention.head;
    const std::string marker = tree_.marker(head);
    const bool in = words_.is(WordClass::kLocative, marker);
    if (!in && !words_.is(WordClass::kOfficeMarker, marker)) continue;  // "to Lund"
    return add_role(Role::kOblique, head, place ? "in" : "at", p, kNested);
  }
}

// "was appointed mayor in 2012 and minister in 2018": the second has a time of its own, of which
// describe_arguments() tells.
void UdClauses::drop_dated_complements(Node first, Proposition& p) {
  std::erase_if(p.arguments, [&](const PropositionArgument& a) {
    if (a.role != Role::kComplement || a.mention == kNone) return false;
    const Node noun = arguments_.mention(a.mention).head;
    if (noun == kNone || noun <= first) return false;
    const auto& below = tree_.children(noun);
    return std::any_of(below.begin(), below.end(), [&](Node c) {
      return tree_.is(c, "nmod") && arguments_.literal_at(c) != kNone;
    });
  });
}

// "with Ana leading the way": she has a clause of her own.
bool UdClauses::absolute(Node verb, Node oblique) const {
  const auto& below = tree_.children(verb);
  return std::any_of(below.begin(), below.end(), [&](Node c) {
    return c > oblique && tree_.token(c).xpos == "VBG" && tree_.is(c, "advcl") &&
           tree_.first(c) == tree_.last(oblique) + 1 &&
           words_.is(WordClass::kAbsolute, tree_.marker(oblique)) && controller(c, 0) == oblique;
  });
}

void UdClauses::add_oblique(Node verb, Node child, bool is_passive, Proposition& p) {
  const std::string marker = directed_marker(child);
  if (words_.is(WordClass::kSource, marker)) {
    sourced_ = true;
    return;
  }
  if (read_origin(child, marker, p)) return;
  if (words_.is(WordClass::kEnding, marker)) add_end(child, marker, p);
  const bool time = words_.is(WordClass::kTimeNoun, tree_.lemma(child)) &&
                    arguments_.name_at(child) == kNone && arguments_.literal_at(child) == kNone;
  const bool season = words_.is(WordClass::kActing, tree_.lemma(verb)) &&
                      words_.is(WordClass::kWorkPart, tree_.lemma(child));
  if (time && season) add_nested_names(child, marker, p);
  if (time) {
    // "lived for a while in Lund": where, wherever it was hung.
    for (const Node c : tree_.children(child)) {
      const bool next = c > child && tree_.is(c, "nmod") && arguments_.literal_at(c) == kNone;
      if (next && !words_.is(WordClass::kPossession, tree_.marker(c)) && !season) {
        add_role(Role::kOblique, c, tree_.marker(c), p, kNested);
      }
    }
    return;
  }
  if (add_companion(child, is_passive, p) || add_complex(child, marker, p)) return;
  const bool agent =
      is_passive && arguments_.literal_at(child) == kNone &&
      (marker.empty() ? tree_.is(child, "obl:agent") : words_.is(WordClass::kAgent, marker));
  // "was dissolved by force": how, not who.
  const bool means = agent && words_.is(WordClass::kMeans, tree_.lemma(child)) &&
                     arguments_.name_at(child) == kNone && !tree_.has(child, "det") &&
                     !tree_.has(child, "nmod:poss") && !tree_.has(child, "compound");
  if (means) return;
  if (agent) {
    add_role(Role::kSubject, child, "", p);
    return;
  }
  // "translated into English": a language, no country.
  if (words_.is(WordClass::kDemonym, tree_.lemma(child)) && !tree_.has(child, "det") &&
      !words_.is(WordClass::kLocative, marker)) {
    return;
  }
  add_role(Role::kOblique, child, marker, p);
  if (is_passive) add_nested_agent(child, p);
  add_nested_names(child, marker, p);
  add_nested_price(child, p);
  add_beside_person(child, p);
  // "stars in the drama Norvik as Ana Lind": whom somebody plays, wherever it was hung.
  if (words_.is(WordClass::kActing, tree_.lemma(verb)) && words_.is(WordClass::kLocative, marker)) {
    for (const Node c : tree_.children(child)) {
      const bool part = c > child && (tree_.is(c, "nmod") || tree_.is(c, "appos")) &&
                        arguments_.name_at(c) != kNone &&
                        words_.is(WordClass::kAs, tree_.marker(c));
      if (part) add_role(Role::kOblique, c, tree_.marker(c), p, kNested);
    }
  }
  // "stars as a pilot in Norvik": where the part is, the play is.
  if (!words_.is(WordClass::kAs, marker) || arguments_.name_at(child) != kNone) return;
  for (const Node c : tree_.children(child)) {
    const bool place = tree_.is(c, "nmod") && arguments_.name_at(c) != kNone &&
                       words_.is(WordClass::kLocative, tree_.marker(c));
    if (place) add_role(Role::kOblique, c, tree_.marker(c), p, kNested);
  }
}

// "east of" of "is located east of Lund", where the parser hangs the adverb on the verb.
std::string UdClauses::directed_marker(Node phrase) const {
  const std::string marker = tree_.marker(phrase);
  const Node first = tree_.first(phrase);
  if (first == tree_.begin() || !words_.is(WordClass::kPossession, marker)) return marker;
  const bool directed =
      tree_.is(first - 1, "advmod") && words_.is(WordClass::kDirection, tree_.lemma(first - 1));
  return directed ? tree_.lemma(first - 1) + ' ' + marker : marker;
}

// "Originally from Lund, she moved to Bern": where she comes from, not whence she moved.
bool UdClauses::read_origin(Node phrase, const std::string& marker, const Proposition& p) {
  if (marker != kFromWhere || arguments_.name_at(phrase) == kNone) return false;
  const auto& below = tree_.children(phrase);
  const bool once = std::any_of(below.begin(), below.end(), [&](Node c) {
    return c < phrase && tree_.is(c, "advmod") && words_.is(WordClass::kFormer, tree_.lemma(c));
  });
  if (!once) return false;
  Proposition origin = start(phrase);
  origin.kind = PredicateKind::kNoun;
  origin.construction = "person-attached";
  const Role role = p.voice == Voice::kPassive ? Role::kObject : Role::kSubject;
  for (const UdReferent& r : referents(p, role)) {
    origin.arguments.push_back(ud_argument(Role::kSubject, r));
  }
  if (origin.arguments.empty()) return true;
  add_role(Role::kOblique, phrase, marker, origin);
  document_.propositions.push_back(std::move(origin));
  return true;
}

// "Ana Lind, along with Leo Berg, founded it": he did as she did, if he is what she is.
bool UdClauses::add_companion(Node other, bool is_passive, Proposition& p) {
  const std::uint32_t name = arguments_.of(other).mention;
  if (name == kNone || !words_.is(WordClass::kCompanion, tree_.marker(other))) return false;
  const Role role = is_passive ? Role::kObject : Role::kSubject;
  for (const UdReferent& r : referents(p, role)) {
    if (r.mention == kNone || r.mention == name) continue;
    const EntityType type = arguments_.mention(r.mention).type;
    const bool named = arguments_.mention(name).kind == MentionKind::kName;
    const bool pronoun = arguments_.mention(r.mention).kind == MentionKind::kPronoun;
    if (!named || (!pronoun && arguments_.mention(name).type != type)) continue;
    add_role(role, other, "", p, kNested);
    return true;
  }
  return false;
}

// "ruled in favour of Ana Lind", "on Ana's behalf": the noun is a part of the preposition.
bool UdClauses::add_complex(Node noun, const std::string& marker, Proposition& p) {
  const std::string* before = words_.value(WordClass::kComplex, tree_.lemma(noun));
  if (before == nullptr || *before != marker || arguments_.name_at(noun) != kNone) return false;
  bool added = false;
  for (const Node c : tree_.children(noun)) {
    const bool of = c > noun && words_.is(WordClass::kPossession, tree_.marker(c));
    if (!tree_.is(c, "nmod:poss") && !(tree_.is(c, "nmod") && of)) continue;
    add_role(Role::kOblique, c, marker + ' ' + to_lower(tree_.text(noun)) + " of", p);
    added = true;
  }
  return added;
}

// "studied under Ana Lind at Norvik", "appeared beside Leo Berg in Norvik": where the clause is,
// though the parser hung it on whoever was there too.
void UdClauses::add_beside_person(Node person, Proposition& p) {
  const std::uint32_t name = arguments_.name_at(person);
  if (name == kNone || arguments_.mention(name).type != EntityType::kPerson) return;
  for (const Node c : tree_.children(person)) {
    const bool named = arguments_.name_at(c) != kNone || arguments_.name_beside(c) != kNone;
    const bool behind = c > person && tree_.is(c, "nmod") && named;
    if (behind && words_.is(WordClass::kLocative, tree_.marker(c))) {
      add_role(Role::kOblique, c, tree_.marker(c), p, kNested);
    }
  }
}

// "from 1947 until his death in 1965", "from 1969 until his 1972 draft": until then.
void UdClauses::add_end(Node noun, const std::string& marker, Proposition& p) {
  const bool begun = std::any_of(p.arguments.begin(), p.arguments.end(), [&](const auto& a) {
    return a.literal != kNone && document_.literals[a.literal].kind == LiteralKind::kDate;
  });
  if (!begun || arguments_.name_at(noun) != kNone || arguments_.literal_at(noun) != kNone) return;
  for (const Node c : tree_.children(noun)) {
    const std::uint32_t l = arguments_.literal_at(c);
    if (l == kNone || document_.literals[l].kind != LiteralKind::kDate) continue;
    add_role(Role::kOblique, c, marker, p);
    return;
  }
}

// "appeared in small roles in Norvik": the common noun only says how.
void UdClauses::add_nested_names(Node noun, const std::string& marker, Proposition& p) {
  const bool acts = words_.is(WordClass::kActing, p.lemma);
  noun = arguments_.counted(noun);
  if (arguments_.name_at(noun) != kNone || tree_.upos(noun) != Upos::kNoun) return;
  for (const Node c : tree_.children(noun)) {
    if (c < noun || !tree_.is(c, "nmod") || arguments_.literal_at(c) != kNone) continue;
    const std::string inner = tree_.marker(c);
    // "died at his home in Lund": where the common noun is, it is.
    const bool where = words_.is(WordClass::kLocative, marker) &&
                       words_.is(WordClass::kLocative, inner) && arguments_.name_at(c) != kNone;
    // "died of pneumonia in Lund": a bare noun is nowhere, what is told is.
    const bool bare = words_.is(WordClass::kPossession, marker) && tree_.first(noun) + 1 == noun &&
                      words_.is(WordClass::kLocative, inner) && arguments_.name_at(c) != kNone &&
                      arguments_.mention(arguments_.name_at(c)).type == EntityType::kPlace;
    // "starred in the last season of Norvik"
    const bool part = acts && words_.is(WordClass::kLocative, marker) &&
                      words_.is(WordClass::kPossession, inner) &&
                      words_.is(WordClass::kWorkPart, tree_.lemma(noun)) &&
                      (arguments_.name_at(c) != kNone || arguments_.name_beside(c) != kNone);
    // "worked on comic strips for Norvik"
    const std::string* onward = words_.value(WordClass::kOnward, p.lemma);
    const bool beyond =
        onward != nullptr && inner == *onward && arguments_.name_at(c) != kNone &&
        (words_.is(WordClass::kLocative, inner) || feature(tree_.token(noun), "Number") == "Plur");
    if (part) {
      add_role(Role::kOblique, c, marker, p, kNested);
    } else if (beyond) {
      add_role(Role::kOblique, c, inner, p, kNested);
    } else if (inner == marker || where || bare) {
      add_role(Role::kOblique, c, inner, p, inner == marker ? kNested : kWhere);
    }
  }
}

// "sold it to a fund for $5 million": the price is of the sale, whatever it was hung on.
void UdClauses::add_nested_price(Node noun, Proposition& p) {
  for (const Node c : tree_.children(noun)) {
    const std::uint32_t l = arguments_.literal_at(c);
    if (c < noun || !tree_.is(c, "nmod") || l == kNone) continue;
    const std::string marker = tree_.marker(c);
    const bool of = marker.empty() || words_.is(WordClass::kPossession, marker);
    if (!of && document_.literals[l].kind == LiteralKind::kMoney) {
      add_role(Role::kOblique, c, marker, p, kNested);
    }
  }
}

// "was arrested at his school by police": whatever the agent was hung on.
void UdClauses::add_nested_agent(Node noun, Proposition& p) {
  // "was composed by X to a libretto by Y": the clause has its own.
  if (!referents(p, Role::kSubject).empty()) return;
  for (const Node c : tree_.children(noun)) {
    if (tree_.is(c, "nmod") && arguments_.literal_at(c) == kNone &&
        words_.is(WordClass::kAgent, tree_.marker(c))) {
      add_role(Role::kSubject, c, "", p, kNested);
    }
  }
}

// "received a nomination for Best Actor": what hangs on a common noun says more of the clause.
void UdClauses::add_noun_obliques(Node noun, Proposition& p) {
  if (arguments_.name_at(noun) != kNone) return;
  // "owns 25 percent of Norvik"
  const std::uint32_t value = arguments_.literal_at(noun);
  const bool share = value != kNone && document_.literals[value].kind == LiteralKind::kPercent;
  for (const Node c : tree_.children(noun)) {
    if (!tree_.is(c, "nmod") || tree_.is(c, "nmod:poss") || tree_.is(c, "nmod:desc")) continue;
    const std::string marker = tree_.marker(c);
    if (marker.empty() && arguments_.literal_at(c) == kNone) continue;
    if (words_.is(WordClass::kPossession, marker) && arguments_.literal_at(c) == kNone && !share) {
      continue;
    }
    if (words_.is(WordClass::kExample, marker)) continue;
    add_role(Role::kOblique, c, marker, p, kNested);
    // "a degree in physics from Norvik": wherever the parser hung the second phrase.
    const std::uint32_t name = arguments_.name_at(c);
    const bool event = name != kNone && arguments_.mention(name).type == EntityType::kEvent;
    if (!event && (name != kNone || tree_.upos(c) != Upos::kNoun)) continue;
    for (const Node inner : tree_.children(c)) {
      const std::string further = tree_.marker(inner);
      const bool said = further.empty() || further == marker || inner < c ||
                        words_.is(WordClass::kPossession, further);
      if (!tree_.is(inner, "nmod") || said || arguments_.name_at(inner) == kNone) continue;
      add_role(Role::kOblique, inner, further, p, kNested);
    }
  }
}

// The noun of a relative clause is the argument that the clause lacks.
void UdClauses::add_gap(Node verb, bool is_passive, Proposition& p) {
  const bool relative = tree_.is(verb, "acl:relcl") || past_of_relative(verb);
  if (!relative || tree_.head(verb) == kNone || is_passive) return;
  const Node noun = tree_.head(verb);
  if (!tree_.has(verb, "nsubj") || tree_.has(verb, "obj")) return;
  if (words_.is(WordClass::kContentNoun, tree_.lemma(noun))) return;
  for (Node n = noun + 1; n < verb; ++n) {
    if (!tree_.is(n, "mark") && arguments_.antecedent(n) != kNone) return;
  }
  if (tree_.has(verb, "ccomp") || tree_.has(verb, "xcomp")) return;
  const UdReferent referent = arguments_.of(noun);
  if (!referent.empty()) p.arguments.push_back(ud_argument(Role::kObject, referent, "", kGap));
}

// "a film for which she was nominated for Best Actress": of two phrases with one preposition the
// relative pronoun's is the lesser.
void UdClauses::drop_relative(Node verb, Proposition& p) {
  for (const Node c : tree_.children(verb)) {
    if (!tree_.is(c, "obl") || arguments_.antecedent(c) == kNone) continue;
    const std::string marker = tree_.marker(c);
    const std::uint32_t pronoun = arguments_.of(c).mention;
    const auto same = [&](const PropositionArgument& a) {
      return a.role == Role::kOblique && a.marker == marker && a.literal == kNone;
    };
    const auto other = [&](const PropositionArgument& a) {
      return same(a) && a.mention != pronoun;
    };
    if (std::none_of(p.arguments.begin(), p.arguments.end(), other)) continue;
    std::erase_if(p.arguments,
                  [&](const PropositionArgument& a) { return same(a) && a.mention == pronoun; });
  }
}

}  // namespace weft
