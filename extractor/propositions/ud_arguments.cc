// SPDX-License-Identifier: Apache-2.0
#include "extractor/propositions/ud_arguments.h"

#include <algorithm>

namespace weft {
namespace {

constexpr int kNested = 8;
// Longest "of" phrase that is taken into the words of a common noun phrase.
constexpr Node kLongestTail = 6;

}  // namespace

UdArguments::UdArguments(Document& document, std::uint32_t sentence, const SentenceItems& items,
                         const UdTree& tree, const UdWords& words)
    : document_(document), sentence_(sentence), tree_(tree), words_(words) {
  const std::size_t size = tree.end() - tree.begin();
  names_.assign(size, kNone);
  literals_.assign(size, kNone);
  heads_.assign(size, kNone);
  for (const std::uint32_t m : items.mentions) {
    const Mention& mention = document.mentions[m];
    if (mention.kind != MentionKind::kName) {
      if (mention.head >= tree.begin() && mention.head < tree.end()) {
        heads_[mention.head - tree.begin()] = m;
      }
      continue;
    }
    for (Node n = mention.tokens.begin; n < mention.tokens.end; ++n) names_[n - tree.begin()] = m;
  }
  for (const std::uint32_t l : items.literals) {
    const Literal& literal = document.literals[l];
    for (Node n = literal.tokens.begin; n < literal.tokens.end; ++n) {
      if (name_at(n) == kNone) literals_[n - tree.begin()] = l;
    }
  }
}

Node UdArguments::antecedent(Node node) const {
  if (!words_.is(WordClass::kRelative, tree_.lemma(node)) &&
      !words_.is(WordClass::kRelativePlace, tree_.lemma(node))) {
    return kNone;
  }
  Node up = node;
  for (int depth = 0; up != kNone && depth < kNested; ++depth, up = tree_.head(up)) {
    if (tree_.is(up, "acl")) {
      Node noun = tree_.head(up);
      if (noun == kNone || noun > node) return kNone;
      noun = singular_above(noun, up);
      if (words_.is(WordClass::kRelativePerson, tree_.lemma(node))) noun = person_above(noun);
      // "for $3 million, who sold it": nobody is a sum.
      if (words_.is(WordClass::kRelativePerson, tree_.lemma(node)) && literal_at(noun) != kNone &&
          document_.literals[literal_at(noun)].kind == LiteralKind::kMoney) {
        return kNone;
      }
      if (words_.is(WordClass::kRelative, tree_.lemma(node))) noun = body_above(noun);
      // "the claim that she lied", "reports that she bought it": nothing in the clause stands for
      // the noun.
      const bool content = words_.is(WordClass::kContentNoun, tree_.lemma(noun)) &&
                           tree_.child(up, "nsubj") != node && tree_.has(up, "obj");
      return content || second_object(node, up) ? kNone : noun;
    }
  }
  return kNone;
}

// Whether the verb has an object besides this one, though it takes one only.
bool UdArguments::second_object(Node object, Node verb) const {
  if (!tree_.is(object, "obj") || words_.is(WordClass::kTwoObjects, tree_.lemma(verb)))
    return false;
  const auto& below = tree_.children(verb);
  return std::any_of(below.begin(), below.end(),
                     [&](Node c) { return c != object && tree_.is(c, "obj"); });
}

// "a man named Leo Berg", "a company called Norvik": the name right behind the participle.
Node UdArguments::name_given(Node participle) const {
  const bool naming = tree_.is(participle, "acl") && tree_.token(participle).xpos == "VBN" &&
                      words_.is(WordClass::kNaming, tree_.lemma(participle));
  if (!naming || tree_.has(participle, "nsubj") || name_at(tree_.head(participle)) != kNone) {
    return kNone;
  }
  for (const Node c : tree_.children(participle)) {
    const bool given = tree_.is(c, "xcomp") || tree_.is(c, "obj");
    if (given && name_at(c) != kNone && mention(name_at(c)).tokens.begin == participle + 1)
      return c;
  }
  return kNone;
}

Node UdArguments::name_beside(Node node) const {
  for (const Node c : tree_.children(node)) {
    if (c < node) continue;
    if (const Node given = name_given(c); given != kNone) return given;
    // "his wife, the actress Ana Lind"
    if (name_at(c) == kNone && tree_.is(c, "appos") && tree_.upos(c) == Upos::kNoun) {
      for (const Node name : tree_.children(c)) {
        if (name > c && name_at(name) != kNone && tree_.is(name, "appos")) return name;
      }
    }
    if (name_at(c) == kNone) continue;
    if (tree_.is(c, "appos")) return c;
    const bool adjacent = mention(name_at(c)).tokens.begin == node + 1;
    if (adjacent && (tree_.is(c, "flat") || tree_.is(c, "compound") || tree_.is(c, "nmod:desc"))) {
      return c;
    }
  }
  return kNone;
}

UdReferent UdArguments::of(Node node) { return of(node, 0); }

UdReferent UdArguments::of(Node node, int depth) {
  UdReferent referent;
  if (depth > kNested || tree_.is(node, "expl")) return referent;
  if (const Node noun = antecedent(node); noun != kNone) return of(noun, depth + 1);
  if (words_.is(WordClass::kRelative, tree_.lemma(node)) && tree_.upos(node) != Upos::kNoun) {
    return referent;
  }
  if (const Node owner = owner_ahead(node); owner != kNone) {
    referent.mention = name_at(owner);
  } else if (is_aged_person(node)) {
    std::uint32_t& known = heads_[node - tree_.begin()];
    if (known == kNone) {
      const Node first = document_.literals[literal_at(node)].tokens.begin;
      known = add(first, node, node, MentionKind::kNominal, EntityType::kPerson);
    }
    referent.mention = known;
  } else if (literal_at(node) != kNone && !names_one(node)) {
    referent.literal = literal_at(node);
  } else if (name_at(node) != kNone) {
    referent.mention = name_at(node);
  } else if (const Node beside = name_beside(node); beside != kNone) {
    referent.mention = name_at(beside);
  } else if (const Node place = place_named(node); place != kNone) {
    referent.mention = name_at(place);
  } else if (const Node whole = place_around(node); whole != kNone) {
    referent.mention = name_at(whole);
  } else if (tree_.is(node, "appos") && tree_.head(node) != kNone &&
             name_at(tree_.head(node)) != kNone &&
             !words_.is(WordClass::kNoDescription, tree_.lemma(node))) {
    referent.mention = name_at(tree_.head(node));
  } else if (const Node subject = tree_.child(node, "nsubj");
             tree_.has(node, "cop") && subject != kNone) {
    return of(subject, depth + 1);
  } else if (const Node told = tree_.head(node);
             told != kNone && tree_.is(node, "conj") && tree_.upos(node) == Upos::kNoun &&
             tree_.has(told, "cop") && tree_.has(told, "nsubj") && !tree_.has(told, "case") &&
             tree_.upos(told) == Upos::kNoun && !tree_.has(node, "det")) {
    return of(tree_.child(told, "nsubj"), depth + 1);  // "is a maker and company based in Lund"
  } else if (const Node became = tree_.head(node);
             became != kNone && (tree_.is(node, "xcomp") || tree_.is(node, "conj")) &&
             words_.is(WordClass::kBecome, tree_.lemma(became)) &&
             tree_.upos(node) == Upos::kNoun && tree_.has(became, "nsubj")) {
    return of(tree_.child(became, "nsubj"), depth + 1);
  } else {
    referent.mention = nominal(node);
  }
  return referent;
}

// "Since its founding in 2011, Norvik has grown": what a phrase before the subject has is the
// subject's. Whom "her" means, who resolves references finds: it may be somebody else.
Node UdArguments::owner_ahead(Node pronoun) const {
  if (tree_.upos(pronoun) != Upos::kPron || !tree_.is(pronoun, "nmod:poss")) return kNone;
  Node phrase = tree_.head(pronoun);
  while (phrase != kNone && tree_.is(phrase, "nmod")) phrase = tree_.head(phrase);
  if (phrase == kNone || !tree_.is(phrase, "obl") || tree_.head(phrase) == kNone) return kNone;
  const Node subject = tree_.child(tree_.head(phrase), "nsubj");
  if (subject == kNone || subject < pronoun || name_at(subject) == kNone) return kNone;
  if (!tree_.is(tree_.head(phrase), "root") || tree_.last(phrase) > subject) return kNone;
  return feature(tree_.token(pronoun), "Gender") == "Neut" ? subject : kNone;
}

// "one son, Jakob Brandt": a count of people is no number where they are named.
bool UdArguments::names_one(Node node) const {
  return name_at(node) == kNone && tree_.upos(node) == Upos::kNoun && name_beside(node) != kNone &&
         document_.literals[literal_at(node)].kind == LiteralKind::kQuantity;
}

bool UdArguments::is_aged_person(Node node) const {
  const std::uint32_t l = literal_at(node);
  if (l == kNone || tree_.upos(node) != Upos::kAdj || !tree_.has(node, "det")) return false;
  const bool stands = tree_.is(node, "nsubj") || tree_.is(node, "nsubj:pass") ||
                      tree_.is(node, "obj") || tree_.is(node, "nmod:poss");
  return stands && document_.literals[l].kind == LiteralKind::kQuantity &&
         words_.is(WordClass::kYears, document_.literals[l].unit);
}

UdReferent UdArguments::counted_noun(Node node) {
  UdReferent referent;
  const std::uint32_t l = literal_at(node);
  if (l == kNone || name_at(node) != kNone || names_one(node)) return referent;
  const Literal& literal = document_.literals[l];
  const bool counts = literal.kind == LiteralKind::kQuantity && literal.tokens.end == node + 1 &&
                      literal.tokens.begin >= tree_.begin() && literal.tokens.begin < node;
  if (!counts || tree_.token(node).xpos != "NNS") return referent;
  std::uint32_t& known = heads_[node - tree_.begin()];
  if (known == kNone) {
    known = add(literal.tokens.begin, node, node, MentionKind::kNominal, EntityType::kThing);
  }
  referent.mention = known;
  return referent;
}

// "The candidates elected were Ana Lind and Leo Berg": they are those whom the predicate names.
Node UdArguments::identity(Node node) const {
  const Node head = tree_.head(node);
  if (head == kNone || !tree_.is(node, "nsubj") || name_at(node) != kNone) return kNone;
  if (tree_.upos(node) != Upos::kNoun || name_at(head) == kNone || !tree_.has(head, "cop"))
    return kNone;
  return tree_.has(head, "case") ? kNone : head;
}

Node UdArguments::counted(Node node) const {
  if (name_at(node) != kNone || !words_.is(WordClass::kQuantifier, tree_.lemma(node))) return node;
  for (const Node c : tree_.children(node)) {
    if (c > node && tree_.is(c, "nmod") && literal_at(c) == kNone &&
        words_.is(WordClass::kPossession, tree_.marker(c))) {
      return c;
    }
  }
  return node;
}

// "Its owner is Ana Lind, and its editor is Leo Berg": he is no second owner.
bool UdArguments::in_other_clause(Node conjunct, Node first) const {
  for (Node n = conjunct; n != kNone && n != first; n = tree_.head(n)) {
    if (tree_.has(n, "nsubj") || tree_.has(n, "cop")) return true;
  }
  return false;
}

std::vector<UdReferent> UdArguments::all(Node node) {
  std::vector<UdReferent> out;
  node = counted(node);
  if (const Node named = identity(node); named != kNone) node = named;
  const Node noun = antecedent(node);
  const Node first = noun == kNone ? node : noun;
  for (const Node c : tree_.conjuncts(first)) {
    if (c != node && (!tree_.nominal(c) || in_other_clause(c, first))) continue;
    // "in 1952 and Lillehammer in 1994": the name begins a clause whose verb is left unsaid.
    if (c != node && literal_at(node) != kNone && name_at(c) != kNone) continue;
    if (noun != kNone && c != noun && (c > node || !of_several(node))) continue;
    const UdReferent referent = of(c);
    // "is a composer and pianist based in Lund": both nouns are one person.
    if (!referent.empty() && std::find(out.begin(), out.end(), referent) == out.end()) {
      out.push_back(referent);
    }
    // "politicians Ana Lind and Leo Berg": the list hangs on the first name.
    const Node beside = name_at(c) == kNone ? name_beside(c) : kNone;
    if (beside != kNone && referent.mention == name_at(beside)) {
      for (const Node each : tree_.conjuncts(beside)) {
        // "mayor Ana Lind and councillor Leo Berg"
        const Node named = name_at(each) != kNone ? each : name_beside(each);
        if (each == beside || named == kNone) continue;
        out.emplace_back();
        out.back().mention = name_at(named);
      }
    }
    const std::vector<UdReferent> members = examples(c);
    out.insert(out.end(), members.begin(), members.end());
  }
  return out;
}

// "the winner of several prizes, including X": the plural noun behind the one that the examples
// hang on, which is what they are examples of.
Node UdArguments::exemplified(Node holder, Node example) const {
  if (feature(tree_.token(holder), "Number") == "Plur") return holder;
  for (const Node c : tree_.children(holder)) {
    const bool several = c > holder && c < example && tree_.is(c, "nmod") && name_at(c) == kNone &&
                         feature(tree_.token(c), "Number") == "Plur";
    if (several && words_.is(WordClass::kPossession, tree_.marker(c))) return c;
  }
  return holder;
}

// "works of several writers, among them Ana Lind"
bool UdArguments::among_them(Node name) const {
  const auto& below = tree_.children(name);
  return !tree_.has(name, "case") && std::any_of(below.begin(), below.end(), [&](Node c) {
    return c < name && tree_.is(c, "nmod") && tree_.upos(c) == Upos::kPron &&
           words_.is(WordClass::kAmong, tree_.marker(c));
  });
}

std::vector<UdReferent> UdArguments::examples(Node node) {
  std::vector<UdReferent> out;
  if (name_at(node) != kNone || tree_.upos(node) != Upos::kNoun) return out;
  std::vector<Node> below = tree_.children(node);
  if (tree_.is(node, "nmod") && tree_.head(node) != kNone) {
    const auto& beside = tree_.children(tree_.head(node));
    below.insert(below.end(), beside.begin(), beside.end());
  }
  for (const Node c : below) {
    if (c < node || !tree_.is(c, "nmod")) continue;
    const std::string marker = tree_.marker(c);
    // "such painters as Ana Lind"
    const bool such =
        words_.is(WordClass::kAs, marker) && tree_.head(c) == node &&
        std::any_of(tree_.children(node).begin(), tree_.children(node).end(), [&](Node n) {
          return n < node && words_.is(WordClass::kSuch, tree_.lemma(n));
        });
    if (!such && !words_.is(WordClass::kExample, marker) && !among_them(c)) continue;
    if (exemplified(tree_.head(c), c) != node) continue;
    for (const Node each : tree_.conjuncts(c)) {
      const UdReferent member = of(each);
      if (member.mention != kNone && mention(member.mention).kind != MentionKind::kPronoun) {
        out.push_back(member);
      }
    }
  }
  return out;
}

void UdArguments::set_type(Node node, EntityType type) {
  const std::uint32_t known = heads_[node - tree_.begin()];
  if (known != kNone && document_.mentions[known].kind == MentionKind::kNominal) {
    document_.mentions[known].type = type;
  }
}

// "master's degree": a bare common noun says what kind, not whose.
bool UdArguments::genitive_of_kind(Node node) const {
  if (!tree_.is(node, "nmod:poss") || tree_.upos(node) != Upos::kNoun || name_at(node) != kNone) {
    return false;
  }
  // "a master's degree": the article is the degree's.
  const Node first = tree_.first(node);
  return first == node || (first + 1 == node && tree_.is(first, "det") &&
                           feature(tree_.token(first), "Definite") == "Ind");
}

Node UdArguments::phrase_begin(Node node) const {
  Node begin = node;
  while (begin > tree_.begin()) {
    const Node before = begin - 1;
    Node top =
        tree_.head(before) == node || tree_.head(before) == kNone ? before : tree_.head(before);
    // "web design and development company"
    if (tree_.is(top, "conj") && top < node && tree_.head(top) < top) top = tree_.head(top);
    const bool modifier = tree_.is(top, "amod") || tree_.is(top, "compound") ||
                          tree_.is(top, "nmod:desc") || tree_.is(top, "nummod") ||
                          tree_.is(top, "flat") || genitive_of_kind(top);
    if (!modifier || !tree_.within(before, node) || tree_.is(before, "det")) break;
    if (words_.is(WordClass::kSuch, tree_.lemma(before))) break;
    if (literal_at(before) != kNone && document_.literals[literal_at(before)].tokens.size() > 1) {
      break;
    }
    begin = before;
  }
  // "the Oslo-based company", "the Norvik-led team": what a hyphen joins to a name is no word
  // alone.
  if (begin < node && begin > tree_.begin() + 1 && tree_.text(begin - 1) == "-" &&
      !tree_.token(begin - 1).space_after && !tree_.token(begin - 2).space_after) {
    ++begin;
  }
  while (begin < node && (tree_.upos(begin) == Upos::kPunct || tree_.upos(begin) == Upos::kCconj)) {
    ++begin;
  }
  return begin;
}

// Where the words of a phrase end, without clauses and remarks that follow.
Node UdArguments::tail_end(Node node, int depth) const {
  if (depth > kNested) return tree_.last(node);
  if (name_at(node) != kNone) {
    Node end = std::max(node, mention(name_at(node)).tokens.end - 1);
    for (const Node c : tree_.children(node)) {
      if (tree_.is(c, "conj") && name_at(c) != kNone) end = std::max(end, tail_end(c, depth + 1));
    }
    return end;
  }
  Node end = tree_.last(node);
  for (const Node c : tree_.children(node)) {
    // "of the mathematician Ana Lind"
    if (tree_.is(c, "appos") && name_at(c) != kNone &&
        mention(name_at(c)).tokens.begin == node + 1) {
      end = tail_end(c, depth + 1);
      continue;
    }
    const bool remark = tree_.is(c, "acl") || tree_.is(c, "appos") || tree_.is(c, "parataxis") ||
                        (tree_.is(c, "punct") && c > node);
    if (c > node && remark) return std::max(node, std::min(end, tree_.first(c) - 1));
    if (c > node && tree_.is(c, "nmod")) end = tail_end(c, depth + 1);
  }
  return end;
}

// A name at the end makes no phrase too long.
bool UdArguments::short_tail(Node node, Node end) const {
  const Node name = name_at(end) == kNone ? 0 : mention(name_at(end)).tokens.size();
  return end - node <= kLongestTail || (end >= node + name && end - node - name <= kLongestTail);
}

std::uint32_t UdArguments::nominal(Node node) {
  if (!tree_.nominal(node)) return kNone;
  std::uint32_t& known = heads_[node - tree_.begin()];
  if (known != kNone) return known;
  if (tree_.upos(node) == Upos::kPron) {
    return known = add(node, node, node, MentionKind::kPronoun, EntityType::kThing);
  }
  Node last = node;
  while (last + 2 < tree_.end() && tree_.hyphened(last + 2) && tree_.head(last + 2) == node &&
         tree_.is(last + 2, "compound:prt")) {
    last += 2;  // "runner-up"
  }
  const Node begin = phrase_begin(node);
  // "shares in Norvik", "inflation in Lund": without an article they alone do not say which.
  const bool bare =
      begin == tree_.first(node) && tree_.is(node, "nsubj") && tree_.upos(node) == Upos::kNoun;
  for (const Node c : tree_.children(node)) {
    if (c > node && tree_.is(c, "nmod") && tree_.first(c) == last + 1 &&
        (words_.is(WordClass::kPossession, tree_.marker(c)) || (bare && name_at(c) != kNone)) &&
        short_tail(node, tail_end(c)) && tree_.upos(last + 1) != Upos::kPunct) {
      const Node end = tail_end(c);
      const auto mark = [&](Node n) {
        return tree_.upos(n) == Upos::kPunct && !tree_.punctuation(n, ",") &&
               !tree_.punctuation(n, "-");
      };
      bool quoted = false;
      for (Node n = last + 1; n <= end; ++n) quoted = quoted != mark(n);
      // "the importance of "Norvik"": with both quotation marks or with none.
      if (!quoted || (end + 1 < tree_.end() && mark(end + 1))) last = quoted ? end + 1 : end;
    }
  }
  return heads_[node - tree_.begin()] =
             add(begin, last, node, MentionKind::kNominal, EntityType::kThing);
}

std::uint32_t UdArguments::add(Node first, Node last, Node head, MentionKind kind,
                               EntityType type) {
  Mention mention;
  mention.span = {tree_.token(first).span.begin, tree_.token(last).span.end};
  mention.tokens = {first, last + 1};
  mention.sentence = sentence_;
  mention.head = head;
  mention.kind = kind;
  mention.type = type;
  mention.confidence = 0.7F;
  document_.mentions.push_back(mention);
  return static_cast<std::uint32_t>(document_.mentions.size() - 1);
}

}  // namespace weft
