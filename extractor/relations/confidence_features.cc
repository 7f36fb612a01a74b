// SPDX-License-Identifier: Apache-2.0
#include "extractor/relations/confidence_features.h"

#include <algorithm>
#include <cmath>

#include "extractor/argument_entity.h"
#include "extractor/relations/link_features.h"
#include "extractor/segment/sentence_marks.h"

namespace weft {
namespace {

constexpr std::uint32_t kNear = 30;  // words around a mention that may hang on it
constexpr std::size_t kOften = 8;    // mentions of an entity; more tell no more
constexpr std::size_t kMany = 5;     // arguments of a clause; more tell no more
// That a pronoun stands for somebody; how surely for this one is told apart.
constexpr float kMostOfPronoun = 0.75F;

// Words that lie wholly in the span.
std::uint32_t words_in(const Document& document, std::uint32_t sentence, Span span) {
  IndexRange over = tokens_over(document, document.sentences[sentence], span);
  if (!over.empty() && document.tokens[over.begin].span.begin < span.begin) ++over.begin;
  if (!over.empty() && document.tokens[over.end - 1].span.end > span.end) --over.end;
  return over.size();
}

class Features {
 public:
  Features(const Document& document, const Statement& statement)
      : document_(document), statement_(statement) {}

  std::vector<ConfidenceFeature> all() {
    add("bias");
    add("rule", log_odds(statement_.confidence));
    const std::string& extractor = statement_.provenance.extractor;
    add("construction=" + extractor.substr(extractor.find('/') + 1));
    add(statement_.relation.open ? "open" : "relation=" + statement_.relation.id);
    argument("subject", statement_.subject);
    argument("object", statement_.object);
    if (statement_.modality != Modality::kAsserted) {
      add("modality=" + std::string(modality_name(statement_.modality)));
    }
    if (statement_.negated) add("negated");
    if (statement_.attribution) add("attributed");
    if (statement_.time) add("dated");
    pair();
    for (const Qualifier& q : statement_.qualifiers) add("qualifier=" + q.role);
    sentence();
    distance();
    const Mention* subject = mention_of(statement_.subject);
    const Mention* object = mention_of(statement_.object);
    if (subject != nullptr && object != nullptr) certainty("path", subject->head, object->head);
    if (statement_.provenance.proposition != kNone) {
      clause(document_.propositions[statement_.provenance.proposition]);
    }
    return std::move(features_);
  }

 private:
  void add(std::string name, double value = 1.0) { features_.push_back({std::move(name), value}); }

  void argument(const std::string& side, const Argument& a) {
    switch (a.kind) {
      case ArgumentKind::kEntity:
        return entity(side, a);
      case ArgumentKind::kLiteral:
        return add(side + "=" + std::string(literal_kind_name(document_.literals[a.index].kind)));
      case ArgumentKind::kStatement:
      case ArgumentKind::kText:
        return add(side + "=text");
    }
  }

  // A name that a noun describes is rarely of another kind than the noun, or one where it means
  // many.
  void pair() {
    const Argument& s = statement_.subject;
    const Argument& o = statement_.object;
    if (s.kind != ArgumentKind::kEntity || o.kind != ArgumentKind::kEntity) return;
    const Entity& subject = document_.entities[s.index];
    const Entity& object = document_.entities[o.index];
    const std::string& extractor = statement_.provenance.extractor;
    const std::string construction = extractor.substr(extractor.find('/') + 1);
    add(construction + "=" + std::string(entity_type_name(subject.type)) + "+" +
        (object.named ? "named-" : "") + std::string(entity_type_name(object.type)));
    const Mention* noun = mention_of(o);
    if (object.named || noun == nullptr || noun->head == kNone) return;
    const bool many = document_.tokens[noun->head].feats.find("Number=Plur") != std::string::npos;
    if (many) add("object-many");
    if (many && subject.named) add(construction + "-one-of-many");
  }

  void entity(const std::string& side, const Argument& a) {
    const Entity& entity = document_.entities[a.index];
    const std::string type(entity_type_name(entity.type));
    const std::string kind = (entity.named ? "named-" : "common-") + type;
    add(side + "=" + kind);
    // What is likely depends on the relation: one joins places, but hardly persons.
    add(side + "-of-" + (statement_.relation.open ? "open" : statement_.relation.id) + "=" + kind);
    if (statement_.relation.open) add("open-" + side + (entity.named ? "=named" : "=common"));
    prominence(side, a);
    if (a.implicit()) return unsaid(side, entity);
    if (words_in(document_, statement_.provenance.sentence, *a.mention) > 3) add(side + "-long");
    const Mention* mention = mention_of(a);
    if (mention == nullptr) return;
    surroundings(side, *mention);
    if (is_quoted(document_, mention->sentence, mention->span.begin)) add(side + "-quoted");
    const bool pronoun = mention->kind == MentionKind::kPronoun;
    add(side + "-mention",
        log_odds(pronoun ? std::min(mention->confidence, kMostOfPronoun) : mention->confidence));
    if (!entity.named) unnamed(side, *mention);
    if (pronoun) add(side + "-pronoun");
    if (mention->kind != MentionKind::kName && entity.named) {
      add_link_features(document_, side, entity, *mention, features_);
    }
    if (mention->kind == MentionKind::kName) namesakes(side, a.index, *mention);
    if (mention->kind == MentionKind::kNominal && entity.named) add(side + "-description");
  }

  void unsaid(const std::string& side, const Entity& entity) {
    add(side + "-unsaid");
    const std::uint32_t p = statement_.provenance.proposition;
    if (p == kNone || document_.propositions[p].predicate == kNone) return;
    add_rival_features(document_, side, entity, document_.propositions[p].predicate, features_);
  }

  // What an article speaks of most and first is rarely mistaken.
  void prominence(const std::string& side, const Argument& a) {
    const std::size_t mentions = document_.entities[a.index].mentions.size();
    add(side + "-mentions",
        std::log(static_cast<double>(std::clamp<std::size_t>(mentions, 1, kOften))));
    if (a.index == 0) add(side + "-first");
    const std::string_view titled = part_in_title(document_.entities[a.index]);
    if (titled.empty()) return;
    add(side + std::string(titled));
    const Mention* mention = a.implicit() ? nullptr : mention_of(a);
    const bool named = mention != nullptr && mention->kind == MentionKind::kName;
    if (!named) add(side + (a.implicit() ? "-unsaid" : "-meant") + std::string(titled));
  }

  // Whether the article is called after it, or its title names it among others.
  std::string_view part_in_title(const Entity& entity) const {
    const std::string_view title = document_.info.title;
    if (!entity.named || title.empty()) return {};
    for (const std::uint32_t m : entity.mentions) {
      const Mention& mention = document_.mentions[m];
      if (mention.kind != MentionKind::kName) continue;
      const std::string_view name = document_.text_of(mention.span);
      if (name == title) return "-is-title";
      if (title.find(name) != std::string_view::npos) return "-in-title";
    }
    return {};
  }

  // "Lind", where a fuller name is said elsewhere, behind it, or of two.
  void namesakes(const std::string& side, std::uint32_t entity, const Mention& mention) {
    const std::string_view said = document_.text_of(mention.span);
    const auto bears = [&](const Entity& e) {
      return e.named && e.name.size() > said.size() && e.name.ends_with(said) &&
             e.name[e.name.size() - said.size() - 1] == ' ';
    };
    const Entity& own = document_.entities[entity];
    if (own.name.size() <= said.size()) return;
    add(side + "-short-name");
    const Mention& first = document_.mentions[own.mentions.front()];
    if (document_.text_of(first.span).size() < own.name.size()) add(side + "-name-later");
    const auto bearers = std::count_if(document_.entities.begin(), document_.entities.end(), bears);
    if (bearers > 1) add(side + "-namesake");
  }

  // "the founder", "his father": which one is meant nothing tells, least where the noun is alone.
  void unnamed(const std::string& side, const Mention& mention) {
    const bool alone = mention.tokens.size() == 1;
    add(side + (alone ? "-alone" : "-unnamed"));
    add(side + "-common");
    if (!statement_.relation.open) add(side + "-common-known");
    const std::string determined = determiner(mention);
    add(side + "-" + determined);
    if (alone && (determined == "definite" || determined == "owned")) add(side + "-vague");
  }

  std::string determiner(const Mention& mention) const {
    std::string found = "bare";
    const std::uint32_t first = document_.sentences[mention.sentence].tokens.begin;
    for (std::uint32_t t = first; t < mention.tokens.begin; ++t) {
      const Token& token = document_.tokens[t];
      if (token.head != mention.head) continue;
      if (token.feats.find("Definite=Def") != std::string::npos) return "definite";
      if (token.deprel == "nmod:poss") return "owned";
      const bool indefinite = token.feats.find("Definite=Ind") != std::string::npos;
      if (indefinite || found == "bare") found = indefinite ? "indefinite" : "modified";
    }
    return found;
  }

  // What stands beside a mention and what hangs on it: a name that goes on, a noun without the
  // words that make it true.
  void surroundings(const std::string& side, const Mention& mention) {
    const IndexRange sentence = document_.sentences[mention.sentence].tokens;
    if (mention.tokens.empty()) return;
    if (mention.tokens.begin > sentence.begin) neighbour(side + "-after", mention.tokens.begin - 1);
    if (mention.tokens.end < sentence.end) neighbour(side + "-before", mention.tokens.end);
    const std::uint32_t head = mention.head;
    if (head == kNone) return;
    add(side + "-in-tree=" + relation(head));
    const std::uint32_t begin = head - std::min(head - sentence.begin, kNear);
    for (std::uint32_t t = begin; t < std::min(sentence.end, head + kNear); ++t) {
      if (document_.tokens[t].head != head || mention.tokens.contains(t)) continue;
      const std::string arc = relation(t);
      if (arc != "punct" && arc != "case") add(side + "-without=" + arc);
    }
  }

  void neighbour(const std::string& where, std::uint32_t t) {
    const Token& token = document_.tokens[t];
    const std::string_view text = document_.text_of(token);
    add(where + "=" + std::string(upos_name(token.upos)));
    if (token.upos == Upos::kPunct && text.size() <= 3) add(where + "=" + std::string(text));
  }

  std::string relation(std::uint32_t t) const {
    const Token& token = document_.tokens[t];
    return token.deprel.substr(0, token.deprel.find(':'));
  }

  // Dashes part the items of lists that lost their lines.
  void sentence() {
    const IndexRange tokens = document_.sentences[statement_.provenance.sentence].tokens;
    if (tokens.size() > 30) add("long-sentence");
    if (tokens.size() < 10) add("short-sentence");
    for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
      const std::string_view text = document_.text_of(document_.tokens[t]);
      if (text == "--" || text == "–" || text == "—") return add("sentence-dash");
    }
  }

  // Where the clause that states it stands, its words, and how its arguments are tied to it.
  void clause(const Proposition& p) {
    if (p.predicate != kNone) predicate(document_.tokens[p.predicate]);
    add("verb=" + p.lemma);
    add("arguments=" + std::to_string(std::min(p.arguments.size(), kMany)));
    if (p.speaker != kNone) add("spoken");
    if (p.voice != Voice::kActive) add(p.voice == Voice::kPassive ? "passive" : "causative");
    if (p.subject_unsaid) add("clause-without-subject");
    tie_in_tree("subject", p, statement_.subject);
    carried_over(p);
    tie_in_tree("object", p, statement_.object);
    if (const PropositionArgument* a = argument_of(p, statement_.subject)) {
      add("subject-role=" + std::string(role_name(a->role)));
      add("subject-tie", log_odds(a->confidence));
      if (a->mention != kNone && document_.mentions[a->mention].span.begin > p.phrase.begin) {
        add("subject-behind");
      }
    }
    if (const PropositionArgument* a = argument_of(p, statement_.object)) {
      const std::string role(role_name(a->role));
      add("object-role=" + role);
      if (statement_.relation.open)
        add("open-" + role + (a->marker.empty() ? "" : "=" + a->marker));
    }
  }

  // "X가 물러나면서 대표가 됐다", "X는 물러나면서 대표가 됐다": which particle marks the subject,
  // and over which ending it is carried to the predicate.
  void carried_over(const Proposition& p) {
    const Mention* subject = mention_of(statement_.subject);
    if (subject == nullptr || subject->tokens.empty() || p.predicate == kNone) return;
    const auto last_of = [&](std::uint32_t t) -> const Morpheme* {
      const IndexRange range = document_.tokens[t].morphemes;
      return range.empty() ? nullptr : &document_.morphemes[range.end - 1];
    };
    const std::uint32_t end = subject->tokens.end;
    const Morpheme* marker = last_of(end - 1);
    if (marker == nullptr) return;
    const std::string particle = marker->tag.starts_with('J') ? marker->tag : "none";
    add("subject-particle=" + particle);
    for (std::uint32_t t = end; t < p.predicate; ++t) {
      const Morpheme* ending = last_of(t);
      if (ending == nullptr || (ending->tag != "EC" && ending->tag != "ETM")) continue;
      const std::string over = ending->tag == "EC" ? ending->form : "adnominal";
      add("subject-over=" + over);
      return add("subject-over=" + over + "+" + particle);
    }
  }

  void predicate(const Token& token) {
    add("predicate=" + std::string(upos_name(token.upos)));
    add("predicate-tag=" + token.xpos);
    add("clause=" + token.deprel.substr(0, token.deprel.find(':')));
    if (token.morphemes.size() < 2) return;
    const Morpheme& ending = document_.morphemes[token.morphemes.end - 1];
    add("ending=" + ending.form);
    add("ending-tag=" + ending.tag);
  }

  // How sure the analysis is of the tree between two words: of its least sure arc.
  void certainty(const std::string& what, std::uint32_t a, std::uint32_t b) {
    const auto up = [&](std::uint32_t t) { return document_.tokens[t].head; };
    std::vector<std::uint32_t> above;  // a, its head and so on
    for (std::uint32_t t = a; t != kNone && above.size() < kNear; t = up(t)) above.push_back(t);
    std::vector<std::uint32_t> between;
    auto met = above.end();
    for (std::uint32_t t = b; t != kNone && between.size() < kNear; t = up(t)) {
      met = std::find(above.begin(), above.end(), t);
      if (met != above.end()) break;
      between.push_back(t);
    }
    if (met == above.end()) return;
    between.insert(between.end(), above.begin(), met);
    float weakest = 1.0F;
    for (const std::uint32_t t : between) {
      weakest = std::min(weakest, document_.tokens[t].certainty);
    }
    if (weakest > 0) add(what + "-weakest-arc", log_odds(weakest));
  }

  // How an argument's word hangs on the predicate: straight, by a common head, or further away.
  void tie_in_tree(const std::string& side, const Proposition& p, const Argument& argument) {
    const Mention* mention = mention_of(argument);
    if (mention == nullptr || mention->head == kNone || p.predicate == kNone) return;
    const std::uint32_t word = mention->head;
    certainty(side, word, p.predicate);
    const auto up = [&](std::uint32_t t) { return document_.tokens[t].head; };
    const bool behind = word > p.predicate;
    if (!behind && side == "subject") subjects_between(word, p.predicate);
    std::string tie = "far";
    if (word == p.predicate) {
      tie = "itself";
    } else if (up(word) == p.predicate) {
      tie = relation(word);
    } else if (up(p.predicate) == word) {
      tie = "over-" + relation(p.predicate);
    } else if (up(word) != kNone && up(word) == up(p.predicate)) {
      tie = "beside-" + relation(p.predicate);
    } else if (up(word) != kNone && up(up(word)) == p.predicate) {
      tie = "below-" + relation(up(word)) + "-" + relation(word);
    } else if (up(p.predicate) != kNone && up(up(p.predicate)) == word) {
      tie = "far-over";
    }
    add(side + "-arc=" + tie + (behind ? ">" : "<"));
  }

  // "Ana knew that Leo left and sold": who sold is rather the nearest.
  void subjects_between(std::uint32_t subject, std::uint32_t predicate) {
    for (std::uint32_t t = subject + 1; t < predicate; ++t) {
      const Token& token = document_.tokens[t];
      if (relation(t) == "nsubj" && token.head != predicate) return add("subjects-between");
    }
  }

  // Where the sentence names the argument; none for values and for what is left unsaid.
  const Mention* mention_of(const Argument& argument) const {
    if (argument.kind != ArgumentKind::kEntity || argument.implicit()) return nullptr;
    for (const std::uint32_t m : document_.entities[argument.index].mentions) {
      if (document_.mentions[m].span == *argument.mention) return &document_.mentions[m];
    }
    return nullptr;
  }

  // The argument of the clause that became this one of the statement.
  const PropositionArgument* argument_of(const Proposition& p, const Argument& argument) const {
    for (const PropositionArgument& a : p.arguments) {
      if (argument.kind == ArgumentKind::kLiteral) {
        if (a.literal == argument.index) return &a;
      } else if (argument.kind == ArgumentKind::kEntity) {
        if (entity_of(document_, a) == argument.index) return &a;
      }
    }
    return nullptr;
  }

  // How many words lie between what it joins.
  void distance() {
    std::optional<Span> object = statement_.object.mention;
    if (!object || !statement_.subject.mention) return;
    Span first = *statement_.subject.mention;
    Span second = *object;
    if (second.begin < first.begin) std::swap(first, second);
    if (second.begin <= first.end) return;
    const std::uint32_t between =
        words_in(document_, statement_.provenance.sentence, {first.end, second.begin});
    add(between <= 1 ? "near" : between <= 5 ? "apart" : between <= 12 ? "far" : "very-far");
    if (between <= kNear) between_them({first.end, second.begin});
  }

  // Another name, a verb or a mark between them makes it likelier that something else is meant.
  void between_them(Span span) {
    bool name = false;
    bool verb = false;
    bool comma = false;
    const IndexRange over =
        tokens_over(document_, document_.sentences[statement_.provenance.sentence], span);
    for (std::uint32_t t = over.begin; t < over.end; ++t) {
      const Token& token = document_.tokens[t];
      name |= token.upos == Upos::kPropn;
      verb |= token.upos == Upos::kVerb;
      comma |= token.upos == Upos::kPunct;
    }
    if (name) add("name-between");
    if (verb) add("verb-between");
    if (comma) add("mark-between");
  }

  const Document& document_;
  const Statement& statement_;
  std::vector<ConfidenceFeature> features_;
};

}  // namespace

std::vector<ConfidenceFeature> confidence_features(const Document& document,
                                                   const Statement& statement) {
  return Features(document, statement).all();
}

}  // namespace weft
