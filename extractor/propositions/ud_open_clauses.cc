// SPDX-License-Identifier: Apache-2.0
#include "extractor/propositions/ud_open_clauses.h"

#include <algorithm>

#include "weft/core/utf8.h"

namespace weft {
namespace {

constexpr float kOwn = 0.8F;
constexpr float kLent = 0.7F;
constexpr float kBesideName = 0.6F;
constexpr float kPossessive = 0.5F;
constexpr float kAimedAt = 0.4F;

}  // namespace

std::vector<OpenClause> UdOpenClauses::run() {
  for (Node n = tree_.begin(); n < tree_.end(); ++n) {
    if (tree_.predicate(n)) read_clause(n);
    for (const Node c : tree_.children(n)) {
      if (tree_.is(c, "appos") && tree_.nominal(n)) read_apposition(n, c);
      if (tree_.is(c, "nmod:poss")) read_possessive(n, c);
    }
  }
  return std::move(out_);
}

bool UdOpenClauses::infinitive(Node predicate) const {
  for (const Node c : tree_.children(predicate)) {
    if (tree_.is(c, "mark") && tree_.upos(c) == Upos::kPart) return true;
  }
  return false;
}

bool UdOpenClauses::finite(Node predicate) const {
  for (const Node c : tree_.children(predicate)) {
    if (tree_.is(c, "aux") || tree_.is(c, "cop")) {
      const std::string& tag = tree_.token(c).xpos;
      if (tag == "VBZ" || tag == "VBD" || tag == "VBP" || tag == "MD") return true;
    }
  }
  const std::string& tag = tree_.token(predicate).xpos;
  return tag == "VBZ" || tag == "VBD" || tag == "VBP";
}

// The predicate above that this infinitive completes without a participant of its own between
// them: "was able to reinforce", "is expected to spend". kNone where there is none.
Node UdOpenClauses::joined(Node predicate) const {
  const Node head = tree_.head(predicate);
  if (head == kNone || head > predicate || !tree_.is(predicate, "xcomp")) return kNone;
  if (!tree_.verbal(predicate) && !tree_.has(predicate, "cop")) return kNone;
  if (tree_.has(head, "obj") || tree_.has(head, "iobj") || tree_.has(predicate, "nsubj")) {
    return kNone;
  }
  return tree_.predicate(head) ? head : kNone;
}

void UdOpenClauses::add_auxiliaries(Node predicate, TokenList& out) const {
  for (const Node c : tree_.children(predicate)) {
    const bool negation = tree_.is(c, "advmod") && words_.is(WordClass::kNegator, tree_.lemma(c));
    const bool inner = tree_.verbal(predicate) && tree_.has(predicate, "nsubj:outer");
    if (tree_.is(c, "aux") || (tree_.is(c, "cop") && !inner) || negation) out.push_back(c);
  }
}

TokenList UdOpenClauses::relation(Node predicate, int depth) const {
  TokenList out;
  const bool copula = copular(predicate);
  add_auxiliaries(predicate, out);
  for (const Node c : tree_.children(predicate)) {
    if (tree_.is(c, "compound:prt")) out.push_back(c);
    if (tree_.is(c, "mark") && tree_.upos(c) == Upos::kPart) out.push_back(c);
    if (tree_.is(c, "advmod") && c < predicate && !copula && tree_.children(c).empty()) {
      // Adverbs inside the verb group: "have subsequently been included", "typically have".
      const Node subject = tree_.child(predicate, "nsubj");
      if (subject == kNone ? c + 1 == predicate : c > subject) out.push_back(c);
    }
  }
  if (!copula) out.push_back(predicate);
  if (const Node above = joined(predicate); above != kNone && depth < kMaxDepth) {
    const TokenList upper = relation(above, depth + 1);
    out.insert(out.end(), upper.begin(), upper.end());
    if (copular(above)) out.push_back(above);
  } else if (tree_.is(predicate, "conj") && !finite(predicate)) {
    // "is cut and flushed", "will buy and sell": a verb of the same form has the same auxiliaries.
    const Node before = tree_.head(predicate);
    if (before != kNone && depth < kMaxDepth && !tree_.has(predicate, "aux") &&
        tree_.token(before).xpos == tree_.token(predicate).xpos) {
      const TokenList upper = relation(before, depth + 1);
      for (const Node n : upper) {
        if (n < before && !tree_.is(n, "advmod") && tree_.upos(n) != Upos::kVerb) out.push_back(n);
      }
    }
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

UdOpenClauses::Subject UdOpenClauses::subject(Node predicate, int depth) const {
  if (depth > kMaxDepth) return {};
  for (const Node c : tree_.children(predicate)) {
    if (tree_.is(c, "expl")) return {};
  }
  for (const Node c : tree_.children(predicate)) {
    if ((tree_.is(c, "nsubj") && !tree_.is(c, "nsubj:outer")) || tree_.is(c, "csubj")) {
      return {c, true};
    }
  }
  return lent_subject(predicate, depth);
}

UdOpenClauses::Subject UdOpenClauses::lent_subject(Node predicate, int depth) const {
  const Node head = tree_.head(predicate);
  if (head == kNone) return {};
  if (tree_.is(predicate, "acl")) {
    // "the risk of losing": nothing says who loses.
    const bool marked = tree_.has(predicate, "mark") || tree_.has(predicate, "case");
    return {marked ? kNone : head, false};
  }
  if (!tree_.predicate(head)) return {};
  if (tree_.is(predicate, "xcomp")) {
    if (const Node object = tree_.child(head, "obj"); object != kNone) return {object, false};
    if (const Node object = tree_.child(head, "iobj"); object != kNone) return {object, false};
    return {subject(head, depth + 1).node, false};
  }
  // "fined the bank for hiding it": whoever is blamed does what follows.
  if (tree_.is(predicate, "advcl") && words_.is(WordClass::kBlame, tree_.lemma(head)) &&
      tree_.token(predicate).xpos == "VBG" && tree_.has(head, "obj")) {
    return {tree_.child(head, "obj"), false};
  }
  // "caused by heating it": whoever heats is not what is caused.
  if (tree_.is(predicate, "advcl") && tree_.has(head, "aux:pass")) {
    for (const Node c : tree_.children(predicate)) {
      if (words_.is(WordClass::kAgent, tree_.lemma(c))) return {};
    }
  }
  if (tree_.is(predicate, "conj") || (tree_.is(predicate, "advcl") && !finite(predicate))) {
    return {subject(head, depth + 1).node, false};
  }
  return {};
}

void UdOpenClauses::add(Role role, std::vector<OpenPhrase> members, OpenClause& clause) const {
  std::erase_if(members, [](const OpenPhrase& p) { return p.words.empty(); });
  if (!members.empty()) clause.arguments.push_back({role, std::move(members)});
}

void UdOpenClauses::add_subject(Subject subject, OpenClause& clause) {
  std::vector<OpenPhrase> members;
  if (tree_.is(subject.node, "csubj")) {
    members.push_back(phrases_.clause(subject.node));
  } else {
    members = phrases_.all(subject.node);
    const bool around = tree_.is(clause.predicate, "acl") && !subject.own;
    if (around) members = {phrases_.without_clauses(subject.node)};
  }
  for (OpenPhrase& each : members) each.marker.clear();
  add(Role::kSubject, std::move(members), clause);
}

void UdOpenClauses::add_dependents(Node predicate, OpenClause& clause) {
  for (const Node c : tree_.children(predicate)) {
    if (std::binary_search(clause.relation.begin(), clause.relation.end(), c)) continue;
    if (c < predicate && tree_.is(c, "advmod") && copular(predicate)) continue;
    if (tree_.is(c, "obj") || tree_.is(c, "iobj")) {
      add(tree_.is(c, "obj") ? Role::kObject : Role::kIndirectObject, phrases_.all(c), clause);
    } else if (tree_.is(c, "obl") || (tree_.is(c, "nmod") && tree_.verbal(predicate))) {
      if (words_.is(WordClass::kExample, tree_.marker(c)) || connective(c)) continue;
      if (phrases_.antecedent(c) == kNone || tree_.has(c, "case")) {
        add(Role::kOblique, phrases_.all(c), clause);
      }
    } else if (tree_.is(c, "ccomp")) {
      add(Role::kContent, {phrases_.clause(c)}, clause);
    } else if (tree_.is(c, "xcomp")) {
      const bool verb = tree_.predicate(c);
      if (verb && joined(c) != kNone) continue;
      if (verb) {
        add(Role::kContent, {phrases_.clause(c)}, clause);
      } else {
        add(Role::kComplement, phrases_.all(c), clause);
      }
    } else if (tree_.is(c, "advcl")) {
      add(Role::kOblique, {phrases_.clause(c)}, clause);
    } else if (tree_.is(c, "advmod") && !words_.is(WordClass::kRelativePlace, tree_.lemma(c))) {
      OpenPhrase phrase = phrases_.of(c);
      phrase.adverb = phrase.words.size() == 1 && phrase.marker.empty();
      add(Role::kOblique, {std::move(phrase)}, clause);
    }
  }
}

// The noun of a relative clause is the object that the clause lacks.
void UdOpenClauses::add_gap(Node predicate, OpenClause& clause) {
  if (!tree_.is(predicate, "acl:relcl") || !tree_.has(predicate, "nsubj")) return;
  const Node noun = tree_.head(predicate);
  const Node own = tree_.child(predicate, "nsubj");
  if (noun == kNone || phrases_.antecedent(own) != kNone || tree_.has(predicate, "obj") ||
      tree_.has(predicate, "ccomp") || tree_.has(predicate, "cop")) {
    return;
  }
  for (Node n = noun + 1; n < predicate; ++n) {
    if (words_.is(WordClass::kRelativePlace, tree_.lemma(n))) return;
    if (phrases_.antecedent(n) == noun && !tree_.is(n, "obj")) return;
  }
  std::vector<OpenPhrase> members = {phrases_.of(noun)};
  members.front().marker.clear();
  add(Role::kObject, std::move(members), clause);
}

// "for example": says nothing of the clause.
bool UdOpenClauses::connective(Node node) const {
  if (tree_.upos(node) != Upos::kNoun && tree_.upos(node) != Upos::kAdj) return false;
  const std::string phrase = tree_.marker(node) + ' ' + to_lower(tree_.text(node));
  return words_.is(WordClass::kConnective, phrase) && tree_.last(node) == node;
}

// Verbs before a conjunction share what follows the last: "were mobilized and recalled to duty".
void UdOpenClauses::add_shared(Node predicate, OpenClause& clause) {
  for (const Node c : tree_.children(predicate)) {
    if (!tree_.is(c, "conj") || !tree_.verbal(c) || tree_.has(c, "nsubj")) continue;
    if (c - predicate > 2 || tree_.token(c).xpos != tree_.token(predicate).xpos) continue;
    add_dependents(c, clause);
    return;
  }
}

// What opens the sentence holds for all its verbs: "In 1879 he was elected and moved to Lund".
void UdOpenClauses::add_opening(Node before, OpenClause& clause) {
  const Node own = tree_.child(before, "nsubj");
  for (const Node c : tree_.children(before)) {
    if (own == kNone || c > own) return;
    if (tree_.is(c, "obl") && !connective(c)) add(Role::kOblique, phrases_.all(c), clause);
  }
}

// When and where the verb that governs an infinitive is said to hold.
void UdOpenClauses::add_circumstances(Node above, OpenClause& clause) {
  for (const Node c : tree_.children(above)) {
    if (tree_.is(c, "obl") && c != clause.predicate) add(Role::kOblique, phrases_.all(c), clause);
  }
}

bool UdOpenClauses::completed(Node predicate) const {
  const auto& below = tree_.children(predicate);
  return std::any_of(below.begin(), below.end(), [&](Node c) { return joined(c) == predicate; });
}

// "The point is that it works": a whole clause is what the subject is.
void UdOpenClauses::read_outer(Node predicate, Node outer) {
  OpenClause clause;
  clause.sentence = sentence_;
  clause.predicate = predicate;
  clause.kind = OpenClauseKind::kCopula;
  OpenPhrase content = phrases_.clause(predicate);
  for (const Node c : tree_.children(predicate)) {
    if (!tree_.is(c, "cop") && c != outer) continue;
    if (tree_.is(c, "cop")) clause.relation.push_back(c);
    std::erase_if(content.words, [&](Node n) { return tree_.within(n, c); });
  }
  if (clause.relation.empty()) return;
  content.core = content.words;
  add(Role::kSubject, phrases_.all(outer), clause);
  add(Role::kContent, {std::move(content)}, clause);
  clause.confidence = kOwn;
  if (clause.arguments.size() == 2) out_.push_back(std::move(clause));
}

// What a copula says of its subject. An adjective with a phrase of its own is part of the relation:
// "is aware of", "were involved in".
void UdOpenClauses::add_complement(Node predicate, OpenClause& clause) {
  const auto& below = tree_.children(predicate);
  const bool governs = std::any_of(below.begin(), below.end(), [&](Node c) {
    return c > predicate && tree_.is(c, "obl") && !tree_.marker(c).empty();
  });
  std::vector<OpenPhrase> members;
  for (const Node c : tree_.conjuncts(predicate)) {
    if (c != predicate && (tree_.has(c, "nsubj") || tree_.has(c, "cop") || tree_.verbal(c))) {
      continue;
    }
    OpenPhrase phrase = phrases_.of(c);
    const auto other = [&](Node n) {
      return (tree_.is(n, "mark") && tree_.head(n) == c) ||
             std::binary_search(clause.relation.begin(), clause.relation.end(), n);
    };
    std::erase_if(phrase.marker, other);
    std::erase_if(phrase.words, other);
    std::erase_if(phrase.core, other);
    members.push_back(std::move(phrase));
  }
  if (governs && members.size() == 1 && tree_.upos(predicate) == Upos::kAdj) {
    clause.relation.insert(clause.relation.end(), members.front().core.begin(),
                           members.front().core.end());
    std::sort(clause.relation.begin(), clause.relation.end());
    return;
  }
  add(Role::kComplement, std::move(members), clause);
}

bool UdOpenClauses::copular(Node predicate) const {
  return tree_.has(predicate, "cop") && !tree_.verbal(predicate);
}

void UdOpenClauses::read_clause(Node predicate) {
  if (completed(predicate)) return;
  const Node outer = tree_.child(predicate, "nsubj:outer");
  if (outer != kNone) read_outer(predicate, outer);
  // "All they do is eat": the subject of "is" is none of "eat".
  const std::string& tag = tree_.token(predicate).xpos;
  const bool participle = tag == "VBG" || tag == "VBN";
  if (tree_.verbal(predicate) && tree_.has(predicate, "cop") && !participle && outer == kNone) {
    return;
  }
  const Subject who = subject(predicate);
  if (who.node == kNone) return;
  OpenClause clause;
  clause.sentence = sentence_;
  clause.predicate = predicate;
  clause.purpose = tree_.is(predicate, "advcl") && !who.own && infinitive(predicate);
  clause.relation = relation(predicate);
  add_subject(who, clause);
  if (clause.arguments.empty()) return;
  if (copular(predicate)) {
    clause.kind = OpenClauseKind::kCopula;
    add_complement(predicate, clause);
  }
  add_gap(predicate, clause);
  add_dependents(predicate, clause);
  if (clause.arguments.size() == 1) add_shared(predicate, clause);
  if (tree_.is(predicate, "conj") && !who.own) add_opening(tree_.head(predicate), clause);
  Node above = joined(predicate);
  for (int depth = 0; above != kNone && depth < kMaxDepth; ++depth, above = joined(above)) {
    add_circumstances(above, clause);
  }
  clause.confidence = clause.purpose ? kAimedAt : who.own ? kOwn : kLent;
  out_.push_back(std::move(clause));
}

void UdOpenClauses::read_apposition(Node noun, Node other) {
  const std::string* is = words_.first(WordClass::kUnsaidBe);
  if (is == nullptr || !tree_.nominal(other) || tree_.predicate(other)) return;
  OpenClause clause;
  clause.sentence = sentence_;
  clause.predicate = other;
  clause.kind = OpenClauseKind::kApposition;
  clause.implied = *is;
  std::vector<OpenPhrase> subject = {phrases_.of(noun)};
  subject.front().marker.clear();
  add(Role::kSubject, std::move(subject), clause);
  add(Role::kComplement, phrases_.all(other), clause);
  clause.confidence = kBesideName;
  if (clause.arguments.size() == 2) out_.push_back(std::move(clause));
}

void UdOpenClauses::read_possessive(Node noun, Node possessor) {
  const std::string* has = words_.first(WordClass::kUnsaidHave);
  // "its roof": whose it is is not said.
  if (has == nullptr || (tree_.upos(possessor) == Upos::kPron)) return;
  OpenClause clause;
  clause.sentence = sentence_;
  clause.predicate = noun;
  clause.kind = OpenClauseKind::kPossessive;
  clause.implied = *has;
  std::vector<OpenPhrase> owner = phrases_.all(possessor);
  for (OpenPhrase& each : owner) each.marker.clear();
  add(Role::kSubject, std::move(owner), clause);
  OpenPhrase owned = phrases_.of(noun);
  const auto outside = [&](Node n) { return n <= tree_.last(possessor); };
  owned.marker.clear();
  std::erase_if(owned.words, outside);
  std::erase_if(owned.core, outside);
  add(Role::kObject, {std::move(owned)}, clause);
  clause.confidence = kPossessive;
  if (clause.arguments.size() == 2) out_.push_back(std::move(clause));
}

namespace {

class OpenClausesStage : public Stage {
 public:
  explicit OpenClausesStage(const StageContext& context) : words_(context.files) {}

  void apply(Document& document) const override {
    const std::vector<SentenceItems> items = items_by_sentence(document);
    for (std::uint32_t s = 0; s < document.sentences.size(); ++s) {
      if (document.sentences[s].tokens.empty()) continue;
      const UdTree tree(document, document.sentences[s], items[s]);
      for (OpenClause& clause : UdOpenClauses(tree, words_, s).run()) {
        document.open_clauses.push_back(std::move(clause));
      }
    }
  }

 private:
  UdWords words_;
};

}  // namespace

std::unique_ptr<const Stage> make_open_clauses_stage(const StageContext& context) {
  return std::make_unique<OpenClausesStage>(context);
}

}  // namespace weft
