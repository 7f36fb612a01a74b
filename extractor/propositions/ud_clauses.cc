// SPDX-License-Identifier: Apache-2.0
#include "extractor/propositions/ud_clauses.h"

#include <algorithm>

#include "weft/core/utf8.h"

namespace weft {
namespace {

constexpr float kGap = 0.85F;
constexpr float kWhere = 0.65F;   // the place of a place that the clause names
constexpr float kPurpose = 0.7F;  // what something was done for, whatever came of it

}  // namespace

void UdClauses::run() {
  const std::size_t first = document_.propositions.size();
  for (Node node = tree_.begin(); node < tree_.end(); ++node) {
    if (tree_.predicate(node) && (arguments_.name_at(node) == kNone || tree_.has(node, "cop"))) {
      read(node);
    } else if (tree_.upos(node) == Upos::kAdj) {
      read_measure(node);
    }
  }
  pair_lists(first);
  attribute(first);
}

// "died aged 96", "a tower 90 metres tall": the adjective with a value and what it is said of.
void UdClauses::read_measure(Node adjective) {
  const Node head = tree_.head(adjective);
  const auto& below = tree_.children(adjective);
  const auto value = [&](Node c) { return arguments_.literal_at(c) != kNone; };
  if (head == kNone || std::none_of(below.begin(), below.end(), value)) return;
  if (rules_.find(PredicateKind::kVerb, tree_.lemma(adjective)) == nullptr) return;
  Proposition p = start(adjective);
  for (const Node c : below) {
    if (value(c)) add_role(Role::kOblique, c, "", p);
  }
  const bool of_clause = tree_.predicate(head) && arguments_.name_at(head) == kNone;
  if (of_clause && !tree_.is(adjective, "xcomp") && !tree_.is(adjective, "advcl")) return;
  if (!of_clause && !tree_.nominal(head)) return;
  const Node bearer = of_clause ? subject(head) : head;
  if (bearer == kNone) return;
  if (of_clause) {
    const UdClaim says = claim(head);
    if (says.negated || says.hypothetical) return;
    p.modality = says.modality;
  }
  add_role(Role::kSubject, bearer, "", p);
  document_.propositions.push_back(std::move(p));
}

void UdClauses::read(Node clause) {
  const std::size_t first = document_.propositions.size();
  if (tree_.has(clause, "cop") && !(tree_.verbal(clause) && infinitive(clause))) {
    read_copula(clause);
  } else {
    read_verb(clause);
  }
  if (document_.propositions.size() > first) {
    proposition_of_[clause] = static_cast<std::uint32_t>(first);
  }
  if (document_.propositions.size() > first) read_source(clause);
  for (std::size_t p = first; p < document_.propositions.size(); ++p) {
    clause_of_[static_cast<std::uint32_t>(p)] = clause;
  }
}

Proposition UdClauses::start(Node clause) const {
  Proposition p;
  p.sentence = sentence_;
  p.predicate = clause;
  p.phrase = tree_.token(clause).span;
  p.lemma = tree_.lemma(clause);
  p.construction = "verbal-clause";
  p.confidence = kVerbal;
  for (const Node c : tree_.children(clause)) {
    // "cut up to 300 jobs": no particle.
    const bool limit =
        c + 2 < tree_.end() && tree_.upos(c + 1) == Upos::kAdp && tree_.upos(c + 2) == Upos::kNum;
    // "pass away": the parser may take the particle for an adverb.
    const bool adverb =
        c == clause + 1 && tree_.is(c, "advmod") && rules_.begins_verb(p.lemma) &&
        rules_.find(PredicateKind::kVerb, p.lemma + ' ' + tree_.lemma(c)) != nullptr;
    if ((tree_.is(c, "compound:prt") || adverb) && !limit) {
      p.lemma += ' ' + tree_.lemma(c);
      if (c == clause + 1) p.phrase.end = tree_.token(c).span.end;
    }
    if (c < clause && (tree_.is(c, "aux") || tree_.is(c, "cop")) && clause - c < 3) {
      p.phrase.begin = std::min(p.phrase.begin, tree_.token(c).span.begin);
    }
  }
  return p;
}

void UdClauses::add_role(Role role, Node node, const std::string& marker, Proposition& p,
                         float confidence) {
  for (const UdReferent& r : arguments_.all(node)) {
    p.arguments.push_back(ud_argument(role, r, marker, confidence));
  }
  if (role != Role::kOblique || marker.empty()) return;
  // "worked for Norvik and then in Lund": a preposition of its own is that of the second.
  for (const Node c : tree_.conjuncts(node)) {
    const std::string own = c == node ? "" : tree_.marker(c);
    if (own.empty() || own == marker) continue;
    const UdReferent second = arguments_.of(c);
    for (PropositionArgument& a : p.arguments) {
      const bool same = a.mention == second.mention && a.literal == second.literal;
      if (same && a.role == role && a.marker == marker) a.marker = own;
    }
  }
}

void UdClauses::read_verb(Node verb) {
  if (arguments_.name_given(verb) != kNone) return;  // only says what its noun is called
  Proposition p = start(verb);
  const UdClaim says = claim(verb);
  p.negated = says.negated;
  p.hypothetical = says.hypothetical || unfinished(verb);
  p.modality = says.modality;
  p.status = says.status;
  if (purpose(verb)) p.confidence *= kPurpose;
  const bool is_passive = passive(verb);
  p.voice = is_passive ? Voice::kPassive : Voice::kActive;
  if (is_passive) p.passive_lemma = to_lower(tree_.text(verb));
  add_subject(verb, is_passive, p);
  set_reporter(verb, p);
  for (const Node c : tree_.children(verb)) add_argument(verb, c, is_passive, p);
  add_shared(verb, is_passive, p);
  for (const Node c : tree_.children(verb)) add_nested_date(c, p, 0);
  add_frame_date(verb, p);
  add_gap(verb, is_passive, p);
  if (read_members(verb, p)) return;
  read_light_verb(verb, p);
  drop_relative(verb, p);
  read_adjective(verb, is_passive, p);
  read_content(verb, p);
  read_blame(verb, p);
  std::vector<Proposition> dated_later = part_dated_objects(verb, p);
  document_.propositions.push_back(p);
  for (Proposition& later : dated_later) document_.propositions.push_back(std::move(later));
  read_measured_subject(verb, p);
  read_measures_beside(verb, p);
  read_act(verb, p);
  read_lead(verb, p);
  read_survivors(verb, p);
  describe_arguments(verb, p);
  read_character(verb, p);
}

void UdClauses::add_subject(Node clause, bool is_passive, Proposition& p) {
  const Node node = subject(clause);
  if (node == kNone) return;
  const bool outside = tree_.head(node) != clause;
  add_role(is_passive ? Role::kObject : Role::kSubject, node, "", p, outside ? kGap : 1.0F);
  if (outside && tree_.is(clause, "acl")) drop_later(clause, node, p);
  // Of its own subject the claim tells already.
  if (outside && denied(node)) p.negated = !p.negated;
}

// "Ana, born in Lund, and Leo": the clause is of those before it.
void UdClauses::drop_later(Node clause, Node noun, Proposition& p) {
  for (const Node c : tree_.conjuncts(noun)) {
    if (c < clause) continue;
    const std::uint32_t later = arguments_.of(c).mention;
    std::erase_if(p.arguments, [&](const PropositionArgument& a) {
      return later != kNone && a.mention == later;
    });
  }
}

// "born and raised in Lund", "wrote and directed Norvik": what follows both verbs is of both,
// wherever the parser hung it.
void UdClauses::add_shared(Node verb, bool is_passive, Proposition& p) {
  const auto twins = [&](Node first, Node second) {
    return second == first + 2 && tree_.is(second, "conj") && tree_.head(second) == first &&
           tree_.is(first + 1, "cc") && tree_.verbal(second) && !tree_.has(second, "nsubj");
  };
  Node twin = kNone;
  Node after = kNone;  // of the second verb
  if (verb + 2 < tree_.end() && twins(verb, verb + 2)) {
    twin = verb + 2;
    after = twin;
  } else if (verb >= tree_.begin() + 2 && twins(verb - 2, verb)) {
    twin = verb - 2;
    after = verb;
  }
  if (twin == kNone) return;
  const auto complement = [&](Node c) {
    return c > after && (tree_.is(c, "obj") || tree_.is(c, "obl"));
  };
  const auto& own = tree_.children(verb);
  if (std::any_of(own.begin(), own.end(), complement)) return;
  for (const Node c : tree_.children(twin)) {
    const bool named = arguments_.name_at(c) != kNone || arguments_.name_beside(c) != kNone;
    if (complement(c) && (tree_.is(c, "obl") || named)) add_argument(verb, c, is_passive, p);
  }
}

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
    }
  } else if (arguments_.literal_at(child) != kNone && !tree_.is(child, "nsubj")) {
    add_role(Role::kOblique, child, "", p);
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
  const std::string marker = tree_.marker(child);
  if (words_.is(WordClass::kSource, marker)) {
    sourced_ = true;
    return;
  }
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
  const bool agent =
      is_passive && arguments_.literal_at(child) == kNone &&
      (marker.empty() ? tree_.is(child, "obl:agent") : words_.is(WordClass::kAgent, marker));
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

// "ordered Ana to leave": what was ordered is not Ana.
bool UdClauses::unfinished(Node verb) const {
  const Node object = tree_.child(verb, tree_.has(verb, "obj") ? "obj" : "iobj");
  if (object == kNone || !words_.is(WordClass::kUnfinished, tree_.lemma(verb))) return false;
  const auto marked = [&](Node c) {
    const Node mark = tree_.child(c, "mark");
    return mark != kNone && tree_.token(mark).xpos == "TO";
  };
  const auto infinitive = [&](Node c) {
    const bool next = tree_.is(c, "advcl") && tree_.first(c) == tree_.last(object) + 1;
    const bool complement = tree_.is(c, "xcomp") || tree_.is(c, "ccomp");
    const bool bare = complement && !tree_.has(c, "aux");  // "let Ana go"
    return c > object && tree_.token(c).xpos == "VB" &&
           (bare || (marked(c) && (next || tree_.is(c, "acl"))));
  };
  const auto& below = tree_.children(verb);
  const auto& inside = tree_.children(object);
  return std::any_of(below.begin(), below.end(), infinitive) ||
         std::any_of(inside.begin(), inside.end(), infinitive);
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
    if (part) {
      add_role(Role::kOblique, c, marker, p, kNested);
    } else if (inner == marker || where || bare) {
      add_role(Role::kOblique, c, inner, p, inner == marker ? kNested : kWhere);
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

void UdClauses::read_content(Node clause, Proposition& p) {
  if (!words_.is(WordClass::kReporting, tree_.lemma(clause))) return;
  for (const Node c : tree_.children(clause)) {
    if (!tree_.is(c, "ccomp") || !told(c)) continue;
    // "asked whether he knew": nobody says that he did.
    const Node mark = tree_.child(c, "mark");
    if (mark != kNone && words_.is(WordClass::kCondition, tree_.lemma(mark))) continue;
    // The content is read later; its clause is named by the words of its subtree for now.
    PropositionArgument content;
    content.role = Role::kContent;
    content.proposition = c;  // replaced in attribute()
    p.arguments.push_back(content);
  }
}

// "convicted of taking bribes", "convicted Lind of fraud": the act is what the verb's preposition
// points at, also where it hangs on the name of whoever did it.
void UdClauses::read_blame(Node verb, Proposition& p) {
  if (!words_.is(WordClass::kBlame, tree_.lemma(verb))) return;
  const Node object = tree_.child(verb, "obj");
  const Node name = object == kNone ? kNone : tree_.child(object, "appos");
  for (const Node blamed : {object, name}) {
    if (blamed == kNone || tree_.token(blamed).upos != Upos::kPropn) continue;
    for (const Node c : tree_.children(blamed)) {
      const Node mark = tree_.child(c, "case");
      if (!tree_.is(c, "nmod") || c < blamed || mark == kNone) continue;
      add_role(Role::kOblique, c, tree_.lemma(mark), p);
    }
  }
  for (const Node c : tree_.children(verb)) {
    if (!tree_.is(c, "advcl") || tree_.token(c).xpos != "VBG") continue;
    const Node mark = tree_.has(c, "mark") ? tree_.child(c, "mark") : tree_.child(c, "case");
    if (mark == kNone) continue;
    PropositionArgument act;
    act.role = Role::kOblique;
    act.marker = tree_.lemma(mark);
    act.proposition = c;  // replaced in attribute()
    p.arguments.push_back(act);
  }
}

std::vector<UdReferent> UdClauses::referents(const Proposition& p, Role role) {
  std::vector<UdReferent> out;
  for (const PropositionArgument& a : p.arguments) {
    if (a.role == role) out.push_back({a.mention, a.literal});
  }
  return out;
}

}  // namespace weft
