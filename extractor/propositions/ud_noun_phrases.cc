// SPDX-License-Identifier: Apache-2.0
#include "extractor/propositions/ud_noun_phrases.h"

#include <algorithm>

#include "weft/core/utf8.h"

namespace weft {
namespace {

// Marks a name that stands right before the noun it belongs to, with nothing between them.
constexpr const char* kBeforeNoun = "compound";

}  // namespace

PropositionArgument ud_argument(Role role, UdReferent referent, std::string marker,
                                float confidence) {
  PropositionArgument argument;
  argument.role = role;
  argument.marker = std::move(marker);
  argument.mention = referent.mention;
  argument.literal = referent.literal;
  argument.confidence = confidence;
  return argument;
}

UdReferent UdNounPhrases::name_at(Node node) const {
  UdReferent referent;
  referent.mention = arguments_.name_at(node);
  return referent;
}

bool UdNounPhrases::person(UdReferent referent) const {
  return referent.mention != kNone &&
         document_.mentions[referent.mention].type == EntityType::kPerson;
}

bool UdNounPhrases::place(UdReferent referent) const {
  return referent.mention != kNone &&
         document_.mentions[referent.mention].type == EntityType::kPlace;
}

// "conservative", "pro-reform", "camp" before the noun.
bool UdNounPhrases::aligns(Node child) const {
  if (!name_at(child).empty() || (!tree_.is(child, "amod") && !tree_.is(child, "compound"))) {
    return false;
  }
  std::string lemma = tree_.lemma(child);
  if (tree_.hyphened(child)) lemma = to_lower(tree_.text(child - 2)) + '-' + lemma;
  const std::size_t hyphen = lemma.find('-');
  return tables_.words.is(WordClass::kAlignment, lemma) ||
         tables_.words.is(WordClass::kFaction, lemma) ||
         (hyphen != std::string::npos && hyphen + 1 < lemma.size() &&
          tables_.words.is(WordClass::kAlignmentPrefix, lemma.substr(0, hyphen + 1)));
}

void UdNounPhrases::add_modifier(Node child, Noun& noun) {
  const std::string& lemma = tree_.lemma(child);
  // "then for the maker Norvik": no word of the noun.
  const Node mark = tree_.child(noun.node, "case");
  if (mark != kNone && child < mark && tree_.is(child, "advmod")) return;
  if (const auto status = tables_.roles.status(lemma);
      status && to_lower(tree_.text(child)) == lemma) {  // not "his latest", "later"
    noun.status = *status;
    noun.dead = tables_.words.is(WordClass::kDead, lemma);
  } else if (tree_.is(child, "advmod") && tables_.words.is(WordClass::kFormer, lemma)) {
    noun.status = Status::kFormer;
  } else if (tables_.words.is(WordClass::kDemonym, lemma) && child < noun.node) {
    // "a Telmari-American", "a Telmari American painter": where the family came from; only the
    // second is a citizenship.
    const Node second = child + 2 <= noun.node && tree_.hyphened(child + 2) ? child + 2 : child + 1;
    const bool descent =
        second <= noun.node && tables_.words.is(WordClass::kDemonym, to_lower(tree_.text(second)));
    // "an English professor at Norvik University" may teach it.
    const auto& below = tree_.children(noun.node);
    const bool field = child + 1 == noun.node && !tree_.hyphened(child) &&
                       tables_.words.is(WordClass::kFieldTitle, tree_.lemma(noun.node)) &&
                       std::none_of(below.begin(), below.end(), [&](Node c) {
                         return c > noun.node && tree_.is(c, "nmod") &&
                                tables_.words.is(WordClass::kPossession, tree_.marker(c));
                       });
    // "a Dutch literature professor": no country's professor.
    const bool kind =
        child + 1 < noun.node && tables_.words.is(WordClass::kDemonymField, tree_.lemma(child + 1));
    if (descent || field || kind) return;
    UdReferent origin = name_at(child);
    if (origin.empty()) {
      origin.mention =
          arguments_.add(child, child, child, MentionKind::kNominal, EntityType::kPlace);
    }
    noun.origins.push_back(origin);
    noun.arguments.push_back(ud_argument(Role::kPossessor, origin, kOrigin, 0.8F));
  } else if (child < noun.node && aligns(child)) {
    const bool faction = tables_.words.is(WordClass::kFaction, lemma);
    UdReferent camp;
    camp.mention = arguments_.add(faction ? arguments_.phrase_begin(noun.node) : child, child,
                                  child, MentionKind::kNominal, EntityType::kThing);
    noun.alignments.push_back(camp);
  } else if (tree_.is(child, "nmod:poss")) {
    for (const UdReferent& r : arguments_.all(child)) {
      noun.arguments.push_back(ud_argument(Role::kPossessor, r));
    }
  } else if (tree_.is(child, "nmod")) {
    const std::string marker = tree_.marker(child);
    const bool of = tables_.words.is(WordClass::kPossession, marker);
    if (child < noun.node && name_at(child).empty()) return;
    if (tables_.words.is(WordClass::kExample, marker)) return;
    const bool before = child < noun.node && marker.empty();
    for (const UdReferent& r : of ? owners(child) : arguments_.all(child)) {
      noun.arguments.push_back(ud_argument(of || before ? Role::kPossessor : Role::kOblique, r,
                                           before ? kBeforeNoun : marker));
    }
    add_dates_below(child, noun);
    // "professor in the department of physics at Norvik University"
    if (before || of || !name_at(child).empty() || tree_.upos(child) != Upos::kNoun) return;
    for (const Node c : tree_.children(child)) {
      const std::string inner = tree_.marker(c);
      if (c < child || !tree_.is(c, "nmod") || name_at(c).empty()) continue;
      if (!tables_.words.is(WordClass::kLocative, inner)) continue;
      noun.arguments.push_back(ud_argument(Role::kOblique, name_at(c), inner, kAttached));
    }
  } else if (child < noun.node && !name_at(child).empty() &&
             (tree_.is(child, "compound") || tree_.is(child, "amod"))) {
    // "the Ana Lind Professor of Law": a chair that bears her name.
    const bool chair = tree_.upos(noun.node) == Upos::kPropn && tree_.has(noun.node, "det");
    if (chair && person(name_at(child))) return;
    noun.arguments.push_back(ud_argument(Role::kPossessor, name_at(child), kBeforeNoun, 0.9F));
  } else if (child < noun.node && arguments_.literal_at(child) != kNone) {
    const Literal& literal = document_.literals[arguments_.literal_at(child)];
    if (literal.kind == LiteralKind::kDuration ||
        (literal.kind == LiteralKind::kQuantity &&
         tables_.words.is(WordClass::kYears, literal.unit))) {
      noun.ages.push_back(arguments_.literal_at(child));
    }
  }
}

// "chairman of the board of Norvik", "of Norvik's board": he is Norvik's.
std::vector<UdReferent> UdNounPhrases::owners(Node phrase) const {
  const std::string* office = name_at(phrase).empty()
                                  ? tables_.words.value(WordClass::kBoard, tree_.lemma(phrase))
                                  : nullptr;
  const Node before = tree_.first(phrase) - 1;
  if (office == nullptr || before < tree_.begin() || !tree_.lemma(before).starts_with(*office)) {
    return arguments_.all(phrase);
  }
  const auto owns = [&](Node c) {
    return tree_.is(c, "nmod:poss") ||
           (tree_.is(c, "nmod") && tables_.words.is(WordClass::kPossession, tree_.marker(c)));
  };
  for (const Node c : tree_.children(phrase)) {
    if (!owns(c)) continue;
    if (!name_at(c).empty()) return arguments_.all(c);
    // "of the board of directors of Norvik"
    for (const Node further : tree_.children(c)) {
      if (owns(further) && !name_at(further).empty()) return arguments_.all(further);
    }
  }
  return arguments_.all(phrase);
}

// "chairman of Norvik from 1995 to 2000": the beginning may hang on the name, the end hangs on the
// beginning.
void UdNounPhrases::add_dates_below(Node phrase, Noun& noun) {
  if (name_at(phrase).empty() && !date_at(phrase)) return;
  for (const Node c : tree_.children(phrase)) {
    const std::string marker = tree_.marker(c);
    if (c < phrase || !tree_.is(c, "nmod") || !date_at(c) || marker.empty()) continue;
    if (tables_.words.is(WordClass::kPossession, marker)) continue;
    noun.arguments.push_back(ud_argument(Role::kOblique, arguments_.of(c), marker));
    add_dates_below(c, noun);
  }
}

// "nurse and politician for Norvik": what follows the last of several nouns is of that one.
bool UdNounPhrases::goes_further(Node phrase, Node noun) const {
  if (phrase < noun || !tree_.is(phrase, "nmod")) return false;
  const std::string marker = tree_.marker(phrase);
  if (marker.empty() || tables_.words.is(WordClass::kPossession, marker)) return false;
  for (const Node c : tree_.children(noun)) {
    if (tree_.is(c, "conj") && c > noun && c < phrase && name_at(c).empty() &&
        tree_.upos(c) == Upos::kNoun && tree_.last(c) + 1 == tree_.first(phrase)) {
      return true;
    }
  }
  return false;
}

// What hangs on the noun, and on the last of several nouns for the others.
void UdNounPhrases::add_modifiers(Noun& noun, Node last) {
  const Node node = noun.node;
  for (Node part = node; part <= last; ++part) {
    for (const Node c : tree_.children(part)) {
      if ((c < node || c > last) && !goes_further(c, node)) add_modifier(c, noun);
    }
  }
  if (!tree_.is(node, "conj") || tree_.head(node) == kNone) return;
  for (const Node c : tree_.children(tree_.head(node))) {
    if (c > node && goes_further(c, tree_.head(node))) add_modifier(c, noun);
  }
}

UdNounPhrases::Noun UdNounPhrases::noun_of(Node node) {
  Noun noun;
  noun.node = node;
  const Node last = compound_end(node);
  add_modifiers(noun, last);
  const Node begin = find_role(noun, term_begin(node), last);
  const Node end = noun.role ? field_end(node, last) : last;
  // "Norvik's head of research" does not head Norvik.
  if (end > last && tables_.words.is(WordClass::kFieldHead, noun.lemma)) {
    for (Node n = last + 1; n <= end; ++n) noun.lemma += ' ' + to_lower(tree_.text(n));
  }
  noun.relational = tables_.rules.find(PredicateKind::kNoun, noun.lemma) != nullptr;
  // "her late father" is her father, "the late painter" a painter; only offices end.
  if (noun.dead && noun.role != RoleNoun::kTitle) noun.status = Status::kCurrent;
  if (noun.role && end > last) {
    for (Node n = last + 1; n <= end; ++n) {
      for (const Node c : tree_.children(n)) {
        if (c > end && tree_.is(c, "nmod")) add_modifier(c, noun);
      }
    }
  }
  // "director of Talent at Norvik": the field has no director of its own.
  std::erase_if(noun.arguments, [&](const PropositionArgument& a) {
    return a.role == Role::kPossessor && a.mention != kNone && end > last &&
           arguments_.mention(a.mention).tokens.begin > last &&
           arguments_.mention(a.mention).tokens.begin <= end;
  });
  // "a Republican member of the Senate": what has "of" owns it, not what stands before it.
  const auto& own = noun.arguments;
  if (std::any_of(own.begin(), own.end(), [&](const PropositionArgument& a) {
        return a.role == Role::kPossessor && tables_.words.is(WordClass::kPossession, a.marker);
      })) {
    std::erase_if(noun.arguments,
                  [](const PropositionArgument& a) { return a.marker == kBeforeNoun; });
  }
  const EntityType type = noun.role ? EntityType::kTitle : EntityType::kThing;
  if (noun.role) arguments_.set_type(node, type);
  noun.complement.mention = arguments_.add(begin, end, node, MentionKind::kNominal, type);
  noun.singular = feature(tree_.token(node), "Number") != "Plur" || singularize(noun);
  return noun;
}

// "writers Ana and Leo": each is a writer, where the plural begins with the singular.
bool UdNounPhrases::singularize(const Noun& noun) {
  Mention& mention = document_.mentions[noun.complement.mention];
  const std::string_view plural = tree_.text(noun.node);
  const std::string& lemma = tree_.lemma(noun.node);
  if (!noun.role || mention.tokens.end != noun.node + 1 || lemma.size() >= plural.size() ||
      !to_lower(plural).starts_with(lemma)) {
    return false;
  }
  mention.span.end -= static_cast<std::uint32_t>(plural.size() - lemma.size());
  return true;
}

void UdNounPhrases::add(Proposition proposition) {
  document_.propositions.push_back(std::move(proposition));
}

Proposition UdNounPhrases::start(Node node, std::string construction, float confidence) const {
  Proposition p;
  p.sentence = sentence_;
  p.predicate = node;
  p.phrase = tree_.token(node).span;
  p.lemma = tree_.lemma(node);
  p.construction = std::move(construction);
  p.kind = PredicateKind::kNoun;
  p.confidence = confidence;
  return p;
}

void UdNounPhrases::state(std::string construction, UdReferent subject, Role role, UdReferent other,
                          const std::string& marker, Node node, float confidence) {
  if (subject.empty() || other.empty() || subject.mention == other.mention) {
    if (other.literal == kNone || subject.empty()) return;
  }
  Proposition p = start(node, std::move(construction), confidence);
  p.kind = PredicateKind::kApposition;
  p.lemma = p.construction;
  p.arguments.push_back(ud_argument(Role::kSubject, subject));
  p.arguments.push_back(ud_argument(role, other, marker));
  add(std::move(p));
}

void UdNounPhrases::read(Node node) {
  const bool name = !name_at(node).empty();
  const bool heads_name = name && (tree_.head(node) == kNone ||
                                   name_at(tree_.head(node)).mention != name_at(node).mention);
  if (name && !heads_name) return;
  if (tree_.upos(node) == Upos::kPron) return read_fronted(node);
  if (!name && tree_.upos(node) != Upos::kNoun && tree_.upos(node) != Upos::kPropn) return;
  const bool whose = name && read_name_modifiers(node);
  for (const Node c : tree_.children(node)) {
    if (tree_.is(c, "appos") || tree_.is(c, "nmod:unmarked")) read_apposition(node, c);
    if (name && tree_.is(c, "nmod") && !tree_.is(c, "nmod:poss")) read_attached(node, c);
  }
  if (name) {
    read_aside(node);
    read_place_chain(node);
    read_event_date(node);
  } else {
    // "in the town of Lund in Skåne"
    if (const Node named = arguments_.place_named(node); named != kNone && place(name_at(named))) {
      for (const Node c : tree_.children(node)) {
        const bool where = c > named && tree_.is(c, "nmod") &&
                           tables_.words.is(WordClass::kLocative, tree_.marker(c));
        if (where) read_attached(named, c);
      }
      if (const Node around = arguments_.place_around_town(node); around != kNone) {
        nest(name_at(named), name_at(around), node, kTitle);
      }
    }
    if (const Node beside = arguments_.name_beside(node);
        beside != kNone && !tree_.is(beside, "appos") && !unlike(node, beside)) {
      describe({name_at(beside)}, node, {"apposition", {}, kTitle, {}});
    }
    if (const auto members = arguments_.examples(node); !members.empty()) {
      describe(members, node, {"apposition", {}, kApposition, {}});
    }
    read_relational(node);
    read_tenure(node);
    read_owned(node);
  }
  if (!whose && tree_.has(node, "nmod:poss")) read_possessive(node);
}

// "a mind game Ana planned", "Ana kills Leo": a noun with "a" or in the plural right before the
// name of one person, which says nothing of who that is.
bool UdNounPhrases::unlike(Node noun, Node name) const {
  if (tells_who(noun)) return false;
  const Node article = tree_.child(noun, "det");
  const bool indefinite = article != kNone && feature(tree_.token(article), "Definite") == "Ind";
  const bool many =
      person(name_at(name)) && tree_.token(noun).xpos == "NNS" && tree_.conjuncts(name).size() == 1;
  return indefinite || many;
}

// "The son of a tailor, he grew up": the arcs were mended so that the noun hangs on the pronoun.
void UdNounPhrases::read_fronted(Node pronoun) {
  for (const Node c : tree_.children(pronoun)) {
    if (c < pronoun && tree_.is(c, "appos")) {
      describe({arguments_.of(pronoun)}, c, {"apposition", {}, kApposition, {}});
    }
  }
}

// "Norvik's headquarters in Lund": says something without a subject of its own.
void UdNounPhrases::read_owned(Node node) {
  if (arguments_.name_beside(node) != kNone || tree_.has(node, "cop")) return;
  std::vector<std::pair<UdReferent, std::string>> owners;
  std::vector<std::pair<UdReferent, std::string>> others;
  for (const Node c : tree_.children(node)) {
    const std::string marker = tree_.marker(c);
    const bool own = tree_.is(c, "nmod:poss") && tree_.upos(c) == Upos::kPron;
    if (own) owners.emplace_back(arguments_.of(c), "");
    if (name_at(c).empty()) continue;
    if (tree_.is(c, "nmod:poss") || (c < node && marker.empty())) {
      owners.emplace_back(name_at(c), "");
    } else if (tree_.is(c, "nmod") && tables_.words.is(WordClass::kPossession, marker)) {
      owners.emplace_back(name_at(c), marker);
    } else if (tree_.is(c, "nmod") && !marker.empty()) {
      others.emplace_back(name_at(c), marker);
    }
  }
  if (owners.empty()) return;
  // "praise for his performance as X": wherever the parser hung what follows.
  for (const Node c : trailing(node)) others.emplace_back(arguments_.of(c), tree_.marker(c));
  if (others.empty()) return;
  const Noun noun = noun_of(node);
  if (!noun.relational || noun.role) return;
  Proposition p = start(node, "owned", kAttached);
  p.lemma = noun.lemma;
  if (happens(node)) {
    const UdClaim said = event_claim(node);
    p.modality = said.modality;
    p.hypothetical = said.hypothetical || said.negated;
  }
  for (const auto& [owner, marker] : owners) {
    p.arguments.push_back(ud_argument(Role::kPossessor, owner, marker));
  }
  for (const auto& [other, marker] : others) {
    p.arguments.push_back(ud_argument(Role::kOblique, other, marker));
  }
  add(std::move(p));
}

}  // namespace weft
