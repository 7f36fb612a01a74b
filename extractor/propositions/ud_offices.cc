// SPDX-License-Identifier: Apache-2.0
//
// What clauses say that somebody is or becomes: "served as minister", "named her chief executive".
#include <algorithm>
#include <iterator>

#include "extractor/propositions/ud_clauses.h"

namespace weft {

// "served as minister", "became a member of X", "named her chief executive".
void UdClauses::describe_arguments(Node verb, const Proposition& p) {
  std::vector<UdReferent> bearers = referents(p, Role::kObject);
  // "served two terms as mayor"
  std::erase_if(bearers, [](const UdReferent& r) { return r.mention == kNone; });
  const std::vector<UdReferent> subjects = referents(p, Role::kSubject);
  const bool become = words_.is(WordClass::kBecome, tree_.lemma(verb));
  // "ended his career as a striker": no career is one.
  const Node said = tree_.child(verb, "obj");
  const bool tenure = said != kNone && words_.is(WordClass::kTenure, tree_.lemma(said)) &&
                      tree_.has(said, "nmod:poss");
  const bool has_object = !bearers.empty() && !tenure;
  if (!has_object || become) bearers = subjects;
  Description how{"copula", {}, kVerbal, {}};
  how.claim.negated = p.negated;
  how.claim.hypothetical = p.hypothetical;
  how.claim.modality = p.modality;
  // "resigned as minister"
  if (words_.is(WordClass::kLeaving, p.lemma)) how.claim.status = Status::kFormer;
  for (const PropositionArgument& a : p.arguments) {
    if (a.literal != kNone && a.role == Role::kOblique) how.circumstances.push_back(a);
  }
  read_offices(verb, subjects, how);
  const bool appoints = words_.is(WordClass::kAppointing, tree_.lemma(verb));
  // "established his status as drummer": only people get offices, and names what they are called.
  if (has_object && !become && !appoints) {
    std::erase_if(bearers, [&](const UdReferent& r) {
      const Mention mention = arguments_.mention(r.mention);
      return mention.kind == MentionKind::kNominal && mention.type == EntityType::kThing;
    });
  }
  if (!has_object) read_later_office(verb, bearers, how);
  std::vector<Node> candidates = tree_.children(verb);
  // "served two terms as mayor": wherever the parser hung it.
  if (const Node object = tree_.child(verb, "obj"); object != kNone && (appoints || !has_object)) {
    const auto& below = tree_.children(object);
    std::copy_if(below.begin(), below.end(), std::back_inserter(candidates), [&](Node c) {
      return tree_.is(c, "nmod") && words_.is(WordClass::kAs, tree_.marker(c));
    });
  }
  for (const Node c : candidates) {
    const bool as = (tree_.is(c, "obl") || tree_.is(c, "nmod")) &&
                    (words_.is(WordClass::kAs, tree_.marker(c)) ||
                     (appoints && words_.is(WordClass::kOfficeMarker, tree_.marker(c))));
    const bool complement = tree_.is(c, "xcomp") || (become && tree_.is(c, "obj")) ||
                            (tree_.is(c, "obj") && becomes(verb, c, p.voice == Voice::kPassive));
    if (!as && !complement) continue;
    // "stars as a pilot": he is none.
    if (as && words_.is(WordClass::kActing, tree_.lemma(verb))) continue;
    if (complement && tree_.upos(c) != Upos::kNoun && tree_.upos(c) != Upos::kPropn) {
      continue;
    }
    // "What he considered X" does not say that he is X, nor does "called him X".
    if (complement && !become && !has_object) continue;
    // "was believed to be the owner" is a clause with a claim of its own.
    if (complement && tree_.has(c, "cop")) continue;
    if (complement && words_.is(WordClass::kOpinion, tree_.lemma(verb))) continue;
    how.construction = as ? "as" : "copula";
    const bool by_subject =
        joins_body(verb, p) || words_.is(WordClass::kSuccessor, tree_.lemma(verb));
    // "As a junior player Ana won the cup": it was she who was one.
    const Node subject = tree_.child(verb, "nsubj");
    const bool fronted = as && subject != kNone && c < subject;
    std::vector<UdReferent> told = as && has_object && (by_subject || fronted) ? subjects : bearers;
    // "replaced Leo with Ana as coach": it is Ana who is the coach.
    if (as && has_object && words_.is(WordClass::kSuccessor, tree_.lemma(verb))) {
      std::vector<UdReferent> put;
      for (const PropositionArgument& a : p.arguments) {
        const bool with = a.role == Role::kOblique && a.mention != kNone &&
                          words_.is(WordClass::kAbsolute, a.marker) &&
                          document_.mentions[a.mention].type == EntityType::kPerson;
        if (with) put.push_back({a.mention, a.literal});
      }
      if (!put.empty()) told = put;
    }
    Description here = how;
    if (as) judge(verb, here.claim);
    if (appoints && has_object && !by_subject) add_employer(c, p, here);
    const std::vector<Node> nouns = tree_.conjuncts(c);
    for (const Node each : nouns) {
      // "at night and on weekends": what has a preposition of its own is no second complement.
      if (each != c && complement && !tree_.marker(each).empty()) continue;
      phrases_.describe(told, each, of_own_date(here, nouns, each));
    }
  }
}

// "a poet, a critic and head of Norvik since 2002", "head of Norvik until 1984 and of Telmar": a
// date behind one of several nouns is of what stands before it, and of offices only if others
// follow.
Description UdClauses::of_own_date(const Description& how, const std::vector<Node>& nouns,
                                   Node noun) const {
  Description own = how;
  const auto next = std::upper_bound(nouns.begin(), nouns.end(), noun);
  std::erase_if(own.circumstances, [&](const PropositionArgument& a) {
    if (a.literal == kNone || nouns.size() < 2) return false;
    const Node date = document_.literals[a.literal].tokens.begin;
    if (date < nouns.front()) return false;
    if (date < noun) return true;
    return next != nouns.end() && *next < date &&
           roles_.find(tree_.lemma(noun), true) != RoleNoun::kTitle;
  });
  return own;
}

// "was seen as the leader": in somebody's eyes.
void UdClauses::judge(Node verb, UdClaim& claim) const {
  if (words_.is(WordClass::kJudging, tree_.lemma(verb)) && claim.modality == Modality::kAsserted) {
    claim.modality = Modality::kReported;
  }
}

// "served as mayor and later as minister": the second office without a verb of its own, with its
// own time.
void UdClauses::read_later_office(Node verb, const std::vector<UdReferent>& bearers,
                                  Description how) {
  how.construction = "as";
  for (const Node later : tree_.children(verb)) {
    if (!tree_.is(later, "conj") || tree_.upos(later) != Upos::kAdv) continue;
    how.circumstances.clear();
    for (const Node c : tree_.children(later)) {
      if (arguments_.literal_at(c) == kNone) continue;
      how.circumstances.push_back(ud_argument(Role::kOblique, arguments_.of(c), tree_.marker(c)));
    }
    for (const Node c : tree_.children(later)) {
      if (!tree_.is(c, "obl") || !words_.is(WordClass::kAs, tree_.marker(c))) continue;
      for (const Node each : tree_.conjuncts(c)) phrases_.describe(bearers, each, how);
    }
  }
}

// "Norvik appointed Ana as chief executive": of Norvik, where nothing else is said.
void UdClauses::add_employer(Node office, const Proposition& p, Description& how) const {
  const auto& below = tree_.children(office);
  if (std::any_of(below.begin(), below.end(), [&](Node c) { return tree_.is(c, "nmod"); })) return;
  // "The council elected the mayor, as a veteran, to the Hall of Honour": not the council's.
  if (std::any_of(p.arguments.begin(), p.arguments.end(), [&](const PropositionArgument& a) {
        return a.role == Role::kOblique && words_.is(WordClass::kOfficeMarker, a.marker) &&
               a.mention != kNone && document_.mentions[a.mention].kind == MentionKind::kName;
      })) {
    return;
  }
  for (const PropositionArgument& a : p.arguments) {
    const bool body = a.role == Role::kSubject && a.mention != kNone &&
                      document_.mentions[a.mention].kind == MentionKind::kName &&
                      document_.mentions[a.mention].type == EntityType::kOrganization;
    if (body) how.circumstances.push_back(ud_argument(Role::kPossessor, {a.mention, a.literal}));
  }
}

// "held the post of minister", "resigned from his position as mayor", "in her role as coach".
void UdClauses::read_offices(Node verb, const std::vector<UdReferent>& bearers, Description how) {
  const std::string lemma = phrasal(verb);
  how.construction = "as";
  for (const Node c : tree_.children(verb)) {
    if (!words_.is(WordClass::kOffice, tree_.lemma(c)) || arguments_.name_at(c) != kNone) continue;
    const bool held = tree_.is(c, "obj") && (words_.is(WordClass::kHoldingOffice, lemma) ||
                                             words_.is(WordClass::kLeaving, lemma));
    const bool in = tree_.is(c, "obl") && (words_.is(WordClass::kLocative, tree_.marker(c)) ||
                                           words_.is(WordClass::kBesides, tree_.marker(c)) ||
                                           words_.is(WordClass::kLeaving, lemma));
    if (!held && !in) continue;
    for (const Node office : tree_.children(c)) {
      const std::string marker = tree_.marker(office);
      const bool named =
          tree_.is(office, "nmod") && arguments_.name_at(office) == kNone &&
          (tree_.upos(office) == Upos::kNoun || tree_.upos(office) == Upos::kPropn) &&
          (words_.is(WordClass::kAs, marker) || words_.is(WordClass::kPossession, marker));
      if (!named) continue;
      for (const Node each : tree_.conjuncts(office)) phrases_.describe(bearers, each, how);
    }
  }
}

// "Norvik's chief executive, Ana Lind, resigned", "sacked its coach, Leo Berg": what somebody was
// is what he leaves, where the clause does not tell of what.
void UdClauses::add_office_left(Proposition& p) const {
  if (!words_.is(WordClass::kResigning, p.lemma)) return;
  std::uint32_t bearer = kNone;
  bool object = false;
  for (const PropositionArgument& a : p.arguments) {
    const bool told = a.role == Role::kOblique && a.literal == kNone &&
                      (words_.is(WordClass::kAs, a.marker) || a.marker == "from");
    if (told || (a.role == Role::kObject && a.mention == kNone)) return;
    if (a.role == Role::kObject) object = true;
  }
  for (const PropositionArgument& a : p.arguments) {
    if (a.role != (object ? Role::kObject : Role::kSubject) || a.mention == kNone) continue;
    const Mention mention = arguments_.mention(a.mention);
    const bool one = bearer == kNone && mention.kind == MentionKind::kName &&
                     mention.type == EntityType::kPerson;
    if (!one) return;
    bearer = a.mention;
  }
  const auto& all = document_.propositions;
  for (std::size_t i = all.size(); bearer != kNone && i-- > 0 && all[i].sentence == sentence_;) {
    const Proposition& title = all[i];
    if (title.construction != "title" || title.status != Status::kCurrent) continue;
    if (title.negated || title.hypothetical) continue;
    UdReferent office;
    UdReferent body;
    bool his = false;
    for (const PropositionArgument& a : title.arguments) {
      if (a.mention == kNone) continue;
      his = his || (a.role == Role::kSubject && a.mention == bearer);
      if (a.role == Role::kComplement) office.mention = a.mention;
      const bool known = arguments_.mention(a.mention).type == EntityType::kOrganization;
      if (a.role == Role::kPossessor && known) body.mention = a.mention;
    }
    if (!his || office.empty()) continue;
    const bool of_body = !body.empty();
    p.arguments.push_back(
        ud_argument(Role::kOblique, of_body ? body : office, of_body ? "from" : "as", kNested));
    return;
  }
}

// "joined Norvik as its manager": of a body and of somebody, the latter is the manager.
bool UdClauses::joins_body(Node verb, const Proposition& p) const {
  if (words_.is(WordClass::kTwoObjects, tree_.lemma(verb))) return false;
  bool body = false;
  for (const PropositionArgument& a : p.arguments) {
    if (a.role == Role::kSubject && a.mention == kNone) return false;
    if (a.role != Role::kObject) continue;
    const EntityType type =
        a.mention == kNone ? EntityType::kThing : document_.mentions[a.mention].type;
    if (type != EntityType::kOrganization && type != EntityType::kPlace) return false;
    body = true;
  }
  return body;
}

}  // namespace weft
