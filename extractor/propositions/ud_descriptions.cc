// SPDX-License-Identifier: Apache-2.0
//
// What a common noun says of those whom it describes: office, occupation, kind, and what its
// owners and adjectives add.
#include <algorithm>
#include <iterator>

#include "extractor/propositions/ud_noun_phrases.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

constexpr float kSureBody = 0.7F;           // of a name's type
constexpr std::size_t kShortestEnding = 3;  // of abstract nouns, and what must stand before it
constexpr std::size_t kLongestEnding = 4;

bool is_possessor(const PropositionArgument& argument) { return argument.role == Role::kPossessor; }

// A country that only an adjective names owns nothing.
bool is_owner(const PropositionArgument& argument) {
  return is_possessor(argument) && argument.marker != kOrigin;
}

}  // namespace

// "a lawyer, and founder of Norvik", "a songwriter and the singer of Norvik": behind a comma an
// office has its own body, and an article of another kind begins another description.
bool UdNounPhrases::told_apart(const Noun& noun, Node first, Node other) const {
  const Node article = tree_.child(other, "det");
  const Node before = tree_.child(first, "det");
  if (article != kNone && before != kNone &&
      feature(tree_.token(article), "Definite") != feature(tree_.token(before), "Definite")) {
    return true;
  }
  const Node begin = tree_.first(other);
  const bool comma = tree_.punctuation(begin, ",") || tree_.punctuation(begin - 1, ",");
  return comma && noun.role == RoleNoun::kOccupation &&
         tables_.roles.find(tree_.lemma(other), true) == RoleNoun::kTitle;
}

// "founder, CEO and director of Norvik": what the last one is of, the others are too.
void UdNounPhrases::share_owners(Noun& noun) {
  const bool office = noun.role == RoleNoun::kTitle || noun.relational;
  if (!office || std::any_of(noun.arguments.begin(), noun.arguments.end(), is_owner)) return;
  const Node first = tree_.is(noun.node, "conj") ? tree_.head(noun.node) : noun.node;
  const auto add_owners = [&](Node from, Node holder) {
    for (const Node c : tree_.children(holder)) {
      if (c < from || !tree_.is(c, "nmod")) continue;
      if (!tables_.words.is(WordClass::kPossession, tree_.marker(c))) continue;
      for (const UdReferent& r : owners(c)) {
        noun.arguments.push_back(ud_argument(Role::kPossessor, r, tree_.marker(c)));
      }
    }
  };
  // "president and CEO of Norvik", where the owner hangs on the first.
  if (first != noun.node && !tree_.has(noun.node, "det")) add_owners(noun.node, first);
  for (const Node other : tree_.conjuncts(first)) {
    if (other <= noun.node || !name_at(other).empty()) continue;
    if (tree_.upos(other) != Upos::kNoun && tree_.upos(other) != Upos::kPropn) continue;
    // "architect and professor of music": a field is the professor's alone.
    if (tables_.words.is(WordClass::kFieldTitle, tree_.lemma(other))) continue;
    // "the capital and largest city of Lydia", not "a writer and a member of the board"
    const bool relational = tables_.rules.find(PredicateKind::kNoun, tree_.lemma(other)) != nullptr;
    if (!tables_.roles.find(tree_.lemma(other), true) &&
        (!relational || noun.role || tree_.has(other, "det"))) {
      return;
    }
    if (told_apart(noun, first, other)) return;
    add_owners(other, other);
  }
}

// A noun; by its place also what the tagger takes for an adjective: "General Ana Berg".
bool UdNounPhrases::describing(Node node) const {
  const Upos upos = tree_.upos(node);
  return upos == Upos::kNoun || upos == Upos::kPropn ||
         (tree_.is(node, "nmod:desc") && (tree_.token(node).xpos.starts_with("NNP") ||
                                          tables_.roles.find(tree_.lemma(node), false)));
}

bool UdNounPhrases::describe(const std::vector<UdReferent>& subjects, Node node,
                             const Description& how) {
  if (tables_.words.is(WordClass::kPartitive, tree_.lemma(node))) {
    for (const Node c : tree_.children(node)) {
      // "one of the founders", "a member of the council": only one of several is one of them.
      if (tree_.is(c, "nmod") && tables_.words.is(WordClass::kPossession, tree_.marker(c)) &&
          name_at(c).empty() && feature(tree_.token(c), "Number") == "Plur") {
        Description of_several = how;
        of_several.one_of = true;
        return describe(subjects, c, of_several);
      }
    }
  }
  // "Ana and Leo, a couple of lawyers": each is one of them; no one is "a couple of thieves", nor
  // is anything "a number of shops".
  if (tables_.words.is(WordClass::kQuantifier, tree_.lemma(node)) &&
      !tables_.roles.find(tree_.lemma(node), true)) {
    const std::string* empty = tables_.words.value(WordClass::kVacuous, tree_.lemma(node));
    const bool people = std::all_of(subjects.begin(), subjects.end(),
                                    [&](const UdReferent& subject) { return person(subject); });
    for (const Node c : tree_.children(node)) {
      if (!tree_.is(c, "nmod") || feature(tree_.token(c), "Number") != "Plur") continue;
      if (!tables_.words.is(WordClass::kPossession, tree_.marker(c)) || !name_at(c).empty())
        continue;
      if (!people && empty != nullptr && *empty != "alone") return true;
      if (!people || lifeless(c)) continue;
      if (!tells_who(c)) return true;
      Description of_several = how;
      of_several.one_of = true;
      return describe(subjects, c, of_several);
    }
  }
  // "the third of seven children": how many there are is not what one of them is.
  const bool value =
      arguments_.literal_at(node) != kNone && !arguments_.names_one(node) && !how.one_of;
  if (!name_at(node).empty() || value) return false;
  if (read_citizen(subjects, node, how)) return true;
  const Upos upos = tree_.upos(node);
  if (!describing(node)) return false;
  // "Athens (Greek: Αθήνα)": a word of another script describes nothing.
  constexpr char32_t kLatinEnd = 0x250;
  std::size_t at = 0;
  const char32_t first = next_code_point(tree_.text(node), at);
  if (first >= kLatinEnd) return false;
  if (tables_.roles.find(to_lower(tree_.text(node)), false) == RoleNoun::kHonorific &&
      tables_.rules.find(PredicateKind::kNoun, to_lower(tree_.text(node))) == nullptr) {
    return true;
  }
  // "In return Ana left"
  const bool after_case =
      tree_.has(node, "case") || (tree_.head(node) != kNone && tree_.has(tree_.head(node), "case"));
  const bool small = !is_upper(first);
  const Node above = tree_.head(node);
  // "In the gallery Ana showed": a subject has no preposition; it is the noun's.
  const bool of_noun = above != kNone && tree_.is(above, "nsubj") && !tree_.has(node, "case") &&
                       (tree_.has(node, "det") || tree_.has(above, "det")) && !tells_who(node);
  if (how.construction == "apposition" && after_case && small &&
      (of_noun || (!tree_.has(node, "det") &&
                   tables_.words.is(WordClass::kNoDescription, tree_.lemma(node))))) {
    return false;
  }
  const auto is_person = [&](const UdReferent& subject) { return person(subject); };
  // "working class Americans"
  if (how.construction == "apposition" && !subjects.empty() && of_origin(subjects.front())) {
    return false;
  }
  if (how.construction == "apposition" && abstract(node) &&
      std::any_of(subjects.begin(), subjects.end(), is_person)) {
    return false;
  }
  Noun noun = noun_of(node);
  share_owners(noun);
  // "the highest-volume Unix": half of an adjective.
  if (!tables_.roles.find(tree_.lemma(node), true) && tree_.hyphened(node) &&
      how.confidence == kTitle) {
    return false;
  }
  // A capitalised word that is no known role is rather a part of some name.
  const bool capital = is_upper(decode_utf8(tree_.text(node)).front());
  const bool relates =
      noun.relational && std::any_of(noun.arguments.begin(), noun.arguments.end(), is_owner);
  // "elected a Fellow of the Norvik Society"
  const bool ranked = relates && tree_.has(node, "det");
  if (!noun.role && upos == Upos::kPropn && ((capital && !ranked) || !noun.relational)) {
    return false;
  }
  // "operates as a subsidiary of X", not "is known as a centre of X".
  if (!noun.role && how.construction == "as" && !relates) return false;
  for (const UdReferent& subject : subjects) describe_one(subject, noun, how);
  // "Ana and Leo were friends"
  if (how.construction == "copula" && !how.identity) describe_each_other(subjects, noun, how);
  if (!how.claim.negated && !how.claim.hypothetical) read_place_participles(node, subjects);
  // "his successor as chairman"
  for (const Node c : tree_.children(node)) {
    const bool as = tree_.is(c, "nmod") && tables_.words.is(WordClass::kAs, tree_.marker(c));
    if (!as || !relates || noun.role) continue;
    Description further = how;
    further.construction = "as";
    describe(subjects, c, further);
  }
  return true;
}

// "was a Telmarian and a poet": what a country calls its people, behind an article.
bool UdNounPhrases::read_citizen(const std::vector<UdReferent>& subjects, Node node,
                                 const Description& how) {
  const Node article = tree_.child(node, "det");
  if (article == kNone || feature(tree_.token(article), "Definite") == "Def") return false;
  if (tables_.words.is(WordClass::kNegator, tree_.lemma(article))) return false;
  if (!tables_.words.is(WordClass::kDemonym, to_lower(tree_.text(node)))) return false;
  if (how.claim.negated || how.claim.hypothetical) return true;
  UdReferent origin;
  origin.mention = arguments_.add(node, node, node, MentionKind::kNominal, EntityType::kPlace);
  for (const UdReferent& subject : subjects) {
    if (!person(subject)) continue;
    state("nationality", subject, Role::kOblique, origin, kOrigin, node, how.confidence);
  }
  return true;
}

// "Americans": people of a country, who are called so together.
bool UdNounPhrases::of_origin(UdReferent name) const {
  if (name.mention == kNone) return false;
  const IndexRange tokens = document_.mentions[name.mention].tokens;
  return tokens.size() == 1 && tree_.token(tokens.begin).xpos == "NNPS" &&
         tables_.words.is(WordClass::kDemonym, to_lower(document_.tokens[tokens.begin].lemma));
}

// "gallery", but not "novel": what is a name of may be mistaken for somebody.
bool UdNounPhrases::lifeless(Node noun) const {
  const std::string& lemma = tree_.lemma(noun);
  return !tables_.words.is(WordClass::kConcrete, lemma) &&
         !tables_.words.is(WordClass::kBody, lemma) && !tables_.kinds.noun_type(lemma) &&
         tables_.nouns.lifeless(lemma);
}

// "labor" of "a labor and political leader", "stage" of "a stage, film and television actor": the
// last noun tells who it is.
bool UdNounPhrases::half_of_term(Node noun) const {
  if (tells_who(noun) || tree_.token(noun).xpos != "NN") return false;
  const Node first = tree_.is(noun, "conj") ? tree_.head(noun) : noun;
  const std::vector<Node> nouns = tree_.conjuncts(first);
  return std::any_of(nouns.begin(), nouns.end(), [&](Node c) {
    if (c <= noun || tree_.upos(c) != Upos::kNoun || tree_.has(c, "det") || !tells_who(c)) {
      return false;
    }
    const bool beside = tree_.first(c) == noun + 1 && tree_.is(noun + 1, "cc");
    return (beside && tree_.has(c, "amod")) || lifeless(noun);
  });
}

// "at the beginning of his career Ana", "a disagreement with the manager, Ana Lind": no person is
// what happens, or a state or measure.
bool UdNounPhrases::abstract(Node noun) const {
  if (tells_who(noun)) return false;
  const std::string& lemma = tree_.lemma(noun);
  if (happens(noun) || tables_.words.is(WordClass::kNoDescription, lemma)) return true;
  if (tables_.words.is(WordClass::kConcrete, lemma)) return false;
  if (lifeless(noun)) return true;
  for (std::size_t length = kShortestEnding; length <= kLongestEnding; ++length) {
    if (lemma.size() <= length + kShortestEnding) break;
    const std::string_view ending = std::string_view(lemma).substr(lemma.size() - length);
    if (tables_.words.is(WordClass::kAbstractEnding, ending)) return true;
  }
  return false;
}

// "the brothers Leo and Max Berg": one is the other's.
void UdNounPhrases::describe_each_other(const std::vector<UdReferent>& subjects, const Noun& noun,
                                        const Description& how) {
  constexpr std::size_t kMost = 4;
  const bool several = feature(tree_.token(noun.node), "Number") == "Plur";
  if (!several || !noun.relational || subjects.size() < 2 || subjects.size() > kMost) return;
  const std::string* empty = tables_.words.value(WordClass::kVacuous, tree_.lemma(noun.node));
  const bool told = empty == nullptr ? how.construction == "copula" : *empty != "alone";
  if (how.one_of || !told) return;
  const auto owns = [](const PropositionArgument& a) { return a.role == Role::kPossessor; };
  if (std::any_of(noun.arguments.begin(), noun.arguments.end(), owns) ||
      std::any_of(how.circumstances.begin(), how.circumstances.end(), owns)) {
    return;
  }
  const auto* rules = tables_.rules.find(PredicateKind::kNoun, noun.lemma);
  const bool mutual = rules != nullptr && std::any_of(rules->begin(), rules->end(), [](auto& r) {
                        return r.relation != nullptr && r.relation->symmetric();
                      });
  if (!mutual ||
      !std::all_of(subjects.begin(), subjects.end(), [&](UdReferent r) { return person(r); })) {
    return;
  }
  for (std::size_t i = 1; i < subjects.size(); ++i) {
    Description other = how;
    other.circumstances.push_back(ud_argument(Role::kPossessor, subjects[i - 1]));
    describe_one(subjects[i], noun, other);
  }
}

// "a part", "the one": says nothing by itself; some nouns only where they stand alone ("a woman").
bool UdNounPhrases::vacuous(Node noun) const {
  if (half_of_term(noun)) return true;
  const std::string* how = tables_.words.value(WordClass::kVacuous, tree_.lemma(noun));
  if (how == nullptr || *how != "alone") return how != nullptr;
  const auto& below = tree_.children(noun);
  return std::none_of(below.begin(), below.end(), [&](Node c) {
    // "with several men such as X"
    const bool counts = tree_.is(c, "amod") && tables_.roles.status(tree_.lemma(c));
    return c < noun && !tree_.is(c, "det") && !tree_.is(c, "cop") && !tree_.is(c, "case") &&
           !tree_.is(c, "punct") && !counts &&
           !tables_.words.is(WordClass::kUnique, tree_.lemma(c));
  });
}

// "a form of energy": the noun with what its "of" adds, if it is short.
bool UdNounPhrases::whole_phrase(Node noun, UdReferent& complement) {
  const EntityType type = arguments_.mention(complement.mention).type;
  constexpr Node kLongest = 8;
  for (const Node c : tree_.children(noun)) {
    if (c < noun || !tree_.is(c, "nmod") ||
        !tables_.words.is(WordClass::kPossession, tree_.marker(c)) || c - noun > kLongest) {
      continue;
    }
    Node end =
        name_at(c).empty() ? tree_.last(c) : arguments_.mention(name_at(c).mention).tokens.end - 1;
    // "a group of islands in the Pacific, about ...": as far as the noun itself.
    for (const Node further : tree_.children(c)) {
      if (end - noun > kLongest && further > c) end = tree_.first(further) - 1;
    }
    if (end < c || end - noun > kLongest) continue;
    complement.mention = arguments_.add(arguments_.phrase_begin(noun), std::max(c, end), noun,
                                        MentionKind::kNominal, type);
    return true;
  }
  return false;
}

bool UdNounPhrases::surely_body(UdReferent subject) const {
  if (subject.mention == kNone) return false;
  const Mention& mention = document_.mentions[subject.mention];
  return mention.kind == MentionKind::kName && mention.type == EntityType::kOrganization &&
         mention.confidence >= kSureBody;
}

// A place or a body by its name: "the Lund camp was an isolation center".
bool UdNounPhrases::lies_somewhere(UdReferent subject) const {
  if (subject.mention == kNone) return false;
  const Mention& mention = document_.mentions[subject.mention];
  return mention.kind == MentionKind::kName &&
         (mention.type == EntityType::kPlace || mention.type == EntityType::kOrganization);
}

// "the alleged owner", "the self-proclaimed queen": how an adjective says that it holds.
Modality UdNounPhrases::supposed(Node noun) const {
  for (const Node c : tree_.children(noun)) {
    if (c > noun || !tree_.is(c, "amod") || tables_.roles.status(tree_.lemma(c))) continue;
    const Span whole{tree_.token(tree_.first(c)).span.begin, tree_.token(c).span.end};
    const std::string word = to_lower(document_.text_of(whole));
    const Modality said = tables_.words.claim(WordClass::kEventClaim, word).modality;
    if (said != Modality::kAsserted) return said;
  }
  return Modality::kAsserted;
}

void UdNounPhrases::describe_one(UdReferent subject, const Noun& noun, const Description& how) {
  if (subject.empty()) return;
  UdReferent complement = noun.complement;
  // "Emperor of Lydia": the country belongs to the title.
  const bool rules = noun.role && tables_.words.is(WordClass::kRuler, tree_.lemma(noun.node));
  const bool whole = (!noun.role || rules) && whole_phrase(noun.node, complement);
  const bool empty = !noun.role && !whole && vacuous(noun.node);
  Proposition p = start(noun.node, how.construction, how.confidence);
  if (noun.role) {
    p.construction = noun.role == RoleNoun::kTitle ? "title" : "occupation";
  } else if (noun.relational &&
             (std::any_of(noun.arguments.begin(), noun.arguments.end(), is_owner) ||
              std::any_of(how.circumstances.begin(), how.circumstances.end(), is_possessor))) {
    p.construction = "nominal-predicate";
  } else if (empty) {
    // What a noun that says nothing carries with it may still be a fact: "a boy from Lund".
    p.construction = "vacuous";
    p.kind = PredicateKind::kApposition;
  }
  if (document_.mentions[noun.complement.mention].span.size() > 0) {
    p.phrase = document_.mentions[noun.complement.mention].span;
  }
  p.lemma = noun.lemma;
  p.negated = how.claim.negated;
  p.hypothetical = how.claim.hypothetical;
  p.modality = how.claim.modality;
  if (p.modality == Modality::kAsserted) p.modality = supposed(noun.node);
  p.status = noun.status == Status::kCurrent ? how.claim.status : noun.status;
  // "the future composer": he became one.
  if (noun.role == RoleNoun::kOccupation && p.status == Status::kFuture)
    p.status = Status::kCurrent;
  p.arguments.push_back(ud_argument(Role::kSubject, subject));
  // "one of the founders": nobody's office is in the plural.
  const bool plural = how.identity || (how.one_of && !noun.singular);
  // "leaders Telmar United", "the adviser Norvik": a body holds no office.
  const bool body = tables_.words.is(WordClass::kBody, tree_.lemma(noun.node));
  const bool office = noun.role && (surely_body(subject) || (body && lies_somewhere(subject)));
  if (office && body) p.construction = "apposition";
  if (office ? p.construction == "apposition" : !plural || noun.role != RoleNoun::kTitle) {
    p.arguments.push_back(ud_argument(Role::kComplement, complement));
  }
  // "French president" is of France; a "French actor" or captain only comes from there.
  const bool of_state = noun.role == RoleNoun::kTitle &&
                        std::none_of(noun.arguments.begin(), noun.arguments.end(), is_owner) &&
                        tables_.words.is(WordClass::kStateOffice, tree_.lemma(noun.node));
  std::copy_if(noun.arguments.begin(), noun.arguments.end(), std::back_inserter(p.arguments),
               [&](const PropositionArgument& a) { return a.marker != kOrigin || of_state; });
  p.arguments.insert(p.arguments.end(), how.circumstances.begin(), how.circumstances.end());
  add(std::move(p));
  if (!how.claim.negated && !how.claim.hypothetical) read_release_year(subject, noun);
  const bool person = subject.mention != kNone && noun.role.has_value();
  for (const UdReferent& origin : noun.origins) {
    // "English captain" is about the team; "English actor" about the actor.
    if (of_state) continue;
    state("nationality", subject, Role::kOblique, origin, kOrigin, noun.node, how.confidence);
  }
  if (noun.role || noun.relational ||
      tables_.words.is(WordClass::kPoliticalBody, tree_.lemma(noun.node))) {
    for (const UdReferent& camp : noun.alignments) {
      state("alignment", subject, Role::kComplement, camp, "", noun.node, how.confidence);
    }
  }
  for (const std::uint32_t age : noun.ages) {
    if (!person && noun.role) continue;
    UdReferent literal;
    literal.literal = age;
    state("age", subject, Role::kComplement, literal, "", noun.node, how.confidence);
  }
}

}  // namespace weft
