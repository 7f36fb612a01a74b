// SPDX-License-Identifier: Apache-2.0
//
// What stands beside a name: appositions, modifiers before it, phrases attached to it.
#include <algorithm>

#include "extractor/propositions/ud_noun_phrases.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

constexpr float kSure = 0.7F;  // of what a name is
// Of a participle whose hyphen joins it to what it does something to.
constexpr const char* kObject = "object";
// Marks where somebody comes from.
constexpr const char* kFrom = "from";

}  // namespace

// "X was a professor of the Lund University, coach of Y": no university is a coach, but X may be.
UdReferent UdNounPhrases::bearer_of(Node name, Node noun) {
  const UdReferent own = name_at(name);
  const Mention& mention = arguments_.mention(own.mention);
  const bool body = mention.type == EntityType::kOrganization || mention.type == EntityType::kPlace;
  // "was born in Lund, Skåne, West Telmar, the son of Y": what places are listed with is none.
  const Node first = tree_.is(name, "conj") ? tree_.head(name) : kNone;
  const bool someone = person(own) && mention.tokens.size() > 1 && mention.confidence >= kSure;
  if (!body && !someone && first != kNone && place(name_at(first)) &&
      tables_.words.is(WordClass::kLocative, tree_.marker(first))) {
    return subject_above(name);
  }
  const auto* rules = tables_.rules.find(PredicateKind::kNoun, tree_.lemma(noun));
  const bool role = tables_.roles.find(tree_.lemma(noun), true).has_value();
  // "was born in Lund, the daughter of Y"
  const bool where = body && tables_.words.is(WordClass::kLocative, tree_.marker(name));
  if (!body || (mention.confidence < kSure && !where) || (!role && rules == nullptr)) return own;
  if (rules != nullptr) {
    for (const RelationRule& rule : *rules) {
      if (rule.relation == nullptr) return own;
      if (rule.relation->domain.allows(mention.type)) return own;
      if (!role && rule.relation->range.allows(mention.type)) return own;
    }
  }
  if (!role) return subject_above(name);
  const Node above = tree_.head(name);
  if (above == kNone || !tree_.is(name, "nmod") || tree_.upos(above) != Upos::kNoun) return {};
  if (tree_.is(above, "appos")) return name_at(tree_.head(above));
  const Node subject = tree_.child(above, "nsubj");
  return subject == kNone ? UdReferent{} : arguments_.of(subject);
}

// "She was born in Lund, the daughter of Y": the subject of the clause that the name stands in.
UdReferent UdNounPhrases::subject_above(Node name) {
  for (Node up = tree_.head(name); up != kNone; up = tree_.head(up)) {
    if (!tree_.predicate(up)) continue;
    const Node subject = tree_.child(up, "nsubj");
    return subject == kNone ? UdReferent{} : arguments_.of(subject);
  }
  return {};
}

// "son of Leo and Ana, daughter of Max": who is described is the last of those joined, right before
// the comma.
Node UdNounPhrases::beside(Node name, Node description) const {
  Node comma = tree_.first(description);
  if (tree_.upos(comma) != Upos::kPunct && comma > tree_.begin()) --comma;
  if (feature(tree_.token(description), "Number") == "Plur" || !tree_.punctuation(comma, ",")) {
    return name;
  }
  for (const Node c : tree_.conjuncts(name)) {
    if (person(name_at(c)) && arguments_.mention(name_at(c).mention).tokens.end == comma) return c;
  }
  return name;
}

// An office, an occupation or a noun that relates one to others.
bool UdNounPhrases::tells_who(Node noun) const {
  return tables_.roles.find(tree_.lemma(noun), true).has_value() ||
         tables_.rules.find(PredicateKind::kNoun, tree_.lemma(noun)) != nullptr;
}

// Whether the bracket before `inside` stands behind a name or behind a noun with "a".
bool UdNounPhrases::played(Node noun, Node inside) const {
  const Node before = inside < tree_.begin() + 2 ? kNone : inside - 2;
  if (before != kNone && !name_at(before).empty()) return true;
  const Node article = tree_.child(noun, "det");
  return article != kNone && feature(tree_.token(article), "Definite") == "Ind";
}

// "Rosina in Norvik, Berthe in Telmar": what stands before "in" and a name is said to be in that.
bool UdNounPhrases::begins_pair(Node name) const {
  const Node in = arguments_.mention(name_at(name).mention).tokens.end;
  if (in + 1 >= tree_.end() || !tables_.words.is(WordClass::kLocative, tree_.lemma(in))) {
    return false;
  }
  return tree_.upos(in) == Upos::kAdp && !name_at(in + 1).empty();
}

// "Lund, Malmö, and other towns", "Leo, Lund, and Max Berg": a list of what is no place throughout.
bool UdNounPhrases::listed_on(Node name) const {
  const Node comma = arguments_.mention(name_at(name).mention).tokens.end;
  if (!tree_.punctuation(comma, ",") || comma + 1 >= tree_.end() || !tree_.is(comma + 1, "cc")) {
    return false;
  }
  const Node next = tree_.head(comma + 1);
  return next != kNone && next > comma && tree_.is(next, "conj") && tree_.nominal(next) &&
         tree_.head(next) < comma && tree_.marker(next).empty() && !place(name_at(next)) &&
         !tree_.has(next, "nsubj");
}

// "X, the CEO of Y", "the browser, X", "Paris, France", "the United Nations (UN)".
void UdNounPhrases::read_apposition(Node node, Node other) {
  // "in the drama Norvik, as Ana Lind": she is none.
  if (tables_.words.is(WordClass::kAs, tree_.marker(other))) return;
  const bool name = !name_at(node).empty();
  const bool other_name = !name_at(other).empty();
  const Description how{"apposition", {}, kApposition, {}};
  Node first = tree_.first(other);
  if (tree_.upos(first) == Upos::kPunct && first < other) ++first;
  const Node mark = first > tree_.begin() ? first - 1 : first;  // right before the apposition
  const bool bracket = tree_.punctuation(mark, "(");
  // "Ana Lind (long jump)", "a man (Leo Berg)", "brother of Ada (Ana Lind)": in which event, who
  // plays him or her.
  if (bracket && !other_name && person(name_at(node)) && !tells_who(other)) return;
  if (bracket && !name && person(name_at(other)) && played(node, first)) return;
  if (name && other_name) {
    const Node comma = arguments_.mention(arguments_.name_at(node)).tokens.end;
    const bool follows = tree_.punctuation(comma, ",") &&
                         arguments_.mention(name_at(other).mention).tokens.begin == comma + 1;
    if (place(name_at(other)) && !bracket && follows && !begins_pair(other) && !listed_on(other)) {
      nest(name_at(node), name_at(other), other, kAside);
    }
    // "Ana Lind (Labour)", "(Norvik United)": nothing else in the brackets.
    const bool alone =
        bracket && tree_.punctuation(comma, "(") &&
        arguments_.mention(name_at(other).mention).tokens.begin == comma + 1 &&
        tree_.punctuation(arguments_.mention(name_at(other).mention).tokens.end, ")");
    if (alone && person(name_at(node)) && surely_body(name_at(other))) {
      state("person-attached", name_at(node), Role::kOblique, name_at(other), "of", other,
            kAttached);
    }
  } else if (name) {
    if (tables_.words.is(WordClass::kNoDescription, tree_.lemma(other))) return;
    const Node told = beside(node, other);
    for (const Node c : tree_.conjuncts(other)) {
      const UdReferent bearer = bearer_of(told, c);
      // One person is no "prisoners".
      const bool many = person(bearer) && feature(tree_.token(c), "Number") == "Plur" &&
                        tree_.conjuncts(node).size() == 1;
      if (!bearer.empty() && !many) describe({bearer}, c, how);
    }
  } else if (const Node beside = arguments_.name_beside(node);
             !other_name && beside != kNone && tree_.head(beside) == other) {
    describe({name_at(beside)}, node, how);
  } else if (other_name && tree_.is(other, "appos")) {
    const bool plural = feature(tree_.token(node), "Number") == "Plur";
    if (!bracket && !tree_.punctuation(mark, ",") && unlike(node, other)) return;
    // "the team Ana and Leo": neither is a team.
    const bool known = tables_.roles.find(tree_.lemma(node), true).has_value() ||
                       tables_.rules.find(PredicateKind::kNoun, tree_.lemma(node)) != nullptr;
    if (!plural && !known && person(name_at(other)) && tree_.conjuncts(other).size() > 1) return;
    std::vector<UdReferent> named;
    for (const Node c : tree_.conjuncts(other)) {
      if (name_at(c).empty() || (c != other && !plural)) continue;
      named.push_back(name_at(c));
      describe({name_at(c)}, node, how);
    }
    if (plural && named.size() > 1) describe_each_other(named, noun_of(node), how);
  } else if (tree_.punctuation(tree_.first(other) - 1, ",") && tree_.has(other, "det")) {
    // "the company, a unit of Norvik": the text may tell which company.
    for (const Node c : tree_.conjuncts(other)) {
      const auto& below = tree_.children(c);
      const bool owned = std::any_of(below.begin(), below.end(), [&](Node n) {
        return tree_.is(n, "nmod") && !name_at(n).empty();
      });
      const bool relational = tables_.rules.find(PredicateKind::kNoun, tree_.lemma(c)) != nullptr;
      if (owned && relational) describe({arguments_.of(node)}, c, how);
    }
  }
}

// "the Lund-based company", "Lund-born Ana Berg": the place stands right before the hyphen.
void UdNounPhrases::read_place_participles(Node holder, const std::vector<UdReferent>& subjects) {
  for (const Node c : tree_.children(holder)) {
    if (c > holder || c < tree_.begin() + 2 || !tree_.hyphened(c)) continue;
    const std::string* marker = tables_.words.value(WordClass::kPlaceParticiple, tree_.lemma(c));
    if (marker == nullptr) continue;
    if (name_at(c - 2).empty() && tables_.words.is(WordClass::kDemonym, tree_.lemma(c - 2)) &&
        tables_.words.is(WordClass::kBirth, to_lower(tree_.text(c)))) {
      UdReferent origin;  // "Hungarian-born"
      origin.mention =
          arguments_.add(c - 2, c - 2, c - 2, MentionKind::kNominal, EntityType::kPlace);
      for (const UdReferent& subject : subjects) {
        state("born-in", subject, Role::kOblique, origin, kOrigin, c, kTitle);
      }
    }
    if (name_at(c - 2).empty()) continue;
    const bool agent = tables_.words.is(WordClass::kAgent, *marker);  // "Norvik-owned"
    const bool object = *marker == kObject;                           // "Norvik Prize-winning"
    const bool where = !agent && !object && tables_.words.is(WordClass::kLocative, *marker);
    if (where && !place(name_at(c - 2))) continue;
    for (const UdReferent& subject : subjects) {
      if (subject.mention == name_at(c - 2).mention) continue;
      Proposition p = start(c, "verbal-clause", kTitle);
      p.kind = PredicateKind::kVerb;
      const Role other = agent ? Role::kSubject : object ? Role::kObject : Role::kOblique;
      p.arguments.push_back(ud_argument(object ? Role::kSubject : Role::kObject, subject));
      p.arguments.push_back(ud_argument(other, name_at(c - 2), agent || object ? "" : *marker));
      add(std::move(p));
    }
  }
}

// "CEO Ana Lind of Norvik": whose CEO she is.
void UdNounPhrases::add_owner_behind(Node name, Description& how) {
  for (const Node c : tree_.children(name)) {
    const std::string marker = tree_.marker(c);
    if (c < name || !tree_.is(c, "nmod") || name_at(c).empty() || person(name_at(c))) continue;
    if (!tables_.words.is(WordClass::kPossession, marker) || reigns(name)) continue;
    for (const UdReferent& r : arguments_.all(c)) {
      how.circumstances.push_back(ud_argument(Role::kPossessor, r, marker, kAttached));
    }
  }
}

// "Senators Ana Lind and Leo Berg": what stands in the plural before a list says it of all in it
// that no other noun stands before.
std::vector<UdReferent> UdNounPhrases::described_by(Node name, Node noun) {
  std::vector<UdReferent> all = {name_at(name)};
  const std::string& tag = tree_.token(noun).xpos;
  if ((tag != "NNS" && tag != "NNPS") || !person(all.front())) return all;
  for (const Node c : tree_.conjuncts(name)) {
    const UdReferent other = name_at(c);
    if (c == name || other.empty() || !person(other)) continue;
    const Node before = arguments_.mention(other.mention).tokens.begin - 1;
    if (tree_.upos(before) == Upos::kCconj || tree_.punctuation(before, ",")) all.push_back(other);
  }
  return all;
}

// "chief" of "editor-in-chief", which the tree has apart from the rest of its word.
bool UdNounPhrases::ends_compound(Node noun) const {
  return noun > tree_.begin() + 2 && tree_.text(noun - 1) == "-" &&
         tree_.upos(noun - 2) == Upos::kAdp && tree_.text(noun - 3) == "-";
}

// "Apple CEO Tim Cook", "US President Barack Obama", "British actor X". Whether a possessor before
// the name is that of the noun between them.
bool UdNounPhrases::read_name_modifiers(Node name) {
  const Mention mention = arguments_.mention(arguments_.name_at(name));
  bool whose = false;
  for (Node n = mention.tokens.begin; n < mention.tokens.end; ++n) {
    read_place_participles(n, {name_at(name)});
    for (const Node c : tree_.children(n)) {
      if (c >= mention.tokens.begin || c < tree_.begin() || !name_at(c).empty()) continue;
      const bool modifier = tree_.is(c, "nmod:desc") || tree_.is(c, "compound") ||
                            tree_.is(c, "flat") || tree_.is(c, "appos");
      if (modifier && describing(c)) {
        for (const Node each : tree_.conjuncts(c)) {
          if (each >= mention.tokens.begin || ends_compound(each)) continue;
          // "its rival Norvik", "Lund's mayor Ana Berg": whose the noun is, not the name.
          Description how{"apposition", {}, kTitle, {}};
          const Node owner = tree_.child(n, "nmod:poss");
          const bool owned = owner != kNone && owner < each;
          if (owned) {
            for (const UdReferent& r : arguments_.all(owner)) {
              how.circumstances.push_back(ud_argument(Role::kPossessor, r));
            }
          }
          // "US President Ana Berg": what stands right before the noun, wherever it hangs.
          if (!owned && each > tree_.begin() && !name_at(each - 1).empty() &&
              !person(name_at(each - 1)) && tree_.head(each - 1) == n) {
            how.circumstances.push_back(
                ud_argument(Role::kPossessor, name_at(each - 1), "compound", 0.9F));
          }
          if (!owned) add_owner_behind(name, how);
          whose = describe(described_by(name, each), each, how) || whose;
          whose = whose && owned;
        }
      } else if (tree_.is(c, "amod") && tables_.words.is(WordClass::kDemonym, tree_.lemma(c))) {
        UdReferent origin;
        origin.mention = arguments_.add(c, c, c, MentionKind::kNominal, EntityType::kPlace);
        state("nationality", name_at(name), Role::kOblique, origin, kOrigin, c, kAttached);
      }
    }
  }
  return whose;
}

// "Ana Lind and Leo Berg of the Reform Party": what hangs on one person of a list, but stands
// behind others, is of all from that one on. A place may be the last one's alone.
std::vector<UdReferent> UdNounPhrases::listed_before(Node name, Node other) {
  std::vector<UdReferent> all = {name_at(name)};
  if (!person(all.front()) || place(name_at(other))) return all;
  const Node first = tree_.is(name, "conj") ? tree_.head(name) : name;
  for (const Node c : tree_.conjuncts(first)) {
    const UdReferent next = name_at(c);
    if (c > name && c < other && !next.empty() && person(next)) all.push_back(next);
  }
  return all;
}

// "Ana Lind of the Reform Party", "the Norvik Stadium in Lund".
void UdNounPhrases::read_attached(Node name, Node other) {
  const std::string marker = tree_.marker(other);
  if (marker.empty() || tree_.verbal(name)) return;
  const bool of = tables_.words.is(WordClass::kPossession, marker);
  // "Governor Leo Lind of Telmar": the place is that of the office.
  const Node before = arguments_.mention(arguments_.name_at(name)).tokens.begin - 1;
  const bool office = of && before >= tree_.begin() && before < name &&
                      tables_.words.is(WordClass::kStateOffice, to_lower(tree_.text(before)));
  for (const UdReferent& r : arguments_.all(other)) {
    if (r.mention == kNone || arguments_.mention(r.mention).kind != MentionKind::kName) continue;
    const bool person = arguments_.mention(arguments_.name_at(name)).type == EntityType::kPerson;
    if (person && place(r) && (office || reigns(name))) continue;
    // "Ana Lind of Lebanon, PA": what lies in another place is no country, she only comes from it.
    const Node comma = arguments_.mention(r.mention).tokens.end;
    const bool within = of && person && place(r) && tree_.punctuation(comma, ",") &&
                        (place(name_at(comma + 1)) || postal_code(comma + 1));
    // "Ana Lind with Leo Berg in Lund": a caption, not whom else the clause is about.
    const bool caption = person && tree_.is(name, "root") && !tree_.has(name, "cop") &&
                         tables_.words.is(WordClass::kAbsolute, marker);
    const char* construction = caption ? "pictured" : person ? "person-attached" : "attached";
    for (const UdReferent& holder : listed_before(name, other)) {
      state(construction, holder, Role::kOblique, r, within ? kFrom : marker, other, kAttached);
    }
  }
}

// "PA": two capitals behind a place say in which state it lies.
bool UdNounPhrases::postal_code(Node node) const {
  if (node >= tree_.end() || tree_.text(node).size() != 2) return false;
  const std::string_view letters = tree_.text(node);
  return std::all_of(letters.begin(), letters.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

// "Ferdinand VII of Spain", "Queen Ana of Lydia": whoever rules a country is no citizen of it.
bool UdNounPhrases::reigns(Node name) const {
  const Mention mention = arguments_.mention(arguments_.name_at(name));
  const std::string_view last = tree_.text(mention.tokens.end - 1);
  if (mention.tokens.size() > 1 && last.find_first_not_of("IVX") == std::string_view::npos) {
    return true;
  }
  const Node before = mention.tokens.begin - 1;
  const auto ruler = [&](Node n) {
    return tables_.words.is(WordClass::kRuler, to_lower(tree_.text(n)));
  };
  return ruler(mention.tokens.begin) || (mention.tokens.begin > tree_.begin() && ruler(before));
}

// "Korea's Kim Shin-Wook", "Woody Allen's Match Point", "his father John".
void UdNounPhrases::read_possessive(Node node) {
  UdReferent possessed = name_at(node);
  if (possessed.empty()) return;
  const Mention mention = arguments_.mention(possessed.mention);
  if (mention.type == EntityType::kProduct &&
      state_release_year(possessed, tree_.child(node, "nmod:poss"))) {
    return;
  }
  const bool pronoun = tree_.upos(tree_.child(node, "nmod:poss")) == Upos::kPron;
  const bool thing =
      mention.type == EntityType::kProduct && (mention.tokens.size() == 1 || pronoun);
  for (const UdReferent& r : arguments_.all(tree_.child(node, "nmod:poss"))) {
    // "Beethoven's Fifth Symphony" is his work, "Ana's Volvo" is not.
    const float sure = thing && (pronoun || person(r)) ? kAttached / 2 : kAttached;
    state("possessive", possessed, Role::kPossessor, r, "", node, sure);
  }
}

}  // namespace weft
