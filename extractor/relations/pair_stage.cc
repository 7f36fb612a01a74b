// SPDX-License-Identifier: Apache-2.0
#include "extractor/relations/pair_stage.h"

#include <algorithm>
#include <map>

#include "extractor/propositions/sentence_items.h"
#include "extractor/relations/pair_model.h"
#include "weft/core/error.h"

namespace weft {
namespace {

// "11일" is no date of birth: a year of four figures.
bool names_year(std::string_view text) {
  std::size_t figures = 0;
  for (const char c : text) {
    figures = c >= '0' && c <= '9' ? figures + 1 : 0;
    if (figures == 4) return true;
  }
  return false;
}

// Pairs further apart stand in a relation too rarely to look at.
constexpr std::uint32_t kFurthest = 40;  // tokens
constexpr std::size_t kMostEnds = 24;    // names and dates of a sentence that are paired
constexpr float kMostOfLink = 0.7F;      // that it stands for what it was taken for
// A statement is doubted where the model gives its relation less than this, and no relation more
// than that.
constexpr double kUnlikely = 0.02;
constexpr double kNothing = 0.95;
constexpr float kDoubt = 0.75F;   // factor of the confidence
constexpr double kAgreed = 0.7;   // probability from which on the model agrees
constexpr float kSupport = 0.3F;  // share of the missing confidence that agreement gives back
// What a statement of the model alone is worth, beside its probability.
constexpr float kAlone = 0.9F;
// Below this the model alone says nothing.
constexpr float kLeastSaid = 0.62F;

// A name or a date that may be paired.
struct End {
  PairArgument argument;
  Argument value;
  std::uint32_t head = kNone;
  float confidence = 1.0F;
};

// How the clause that joins a pair holds.
struct ClauseTruth {
  bool stated = true;
  const Proposition* clause = nullptr;  // that says it with a modality, status or speaker
};

class PairReader {
 public:
  PairReader(Document& document, const PairModel& model, const NameCues& cues,
             const Ontology& ontology, const std::string& language, bool pronouns)
      : document_(document),
        model_(model),
        cues_(cues),
        ontology_(ontology),
        language_(language),
        pronouns_(pronouns) {}

  void run() {
    const std::size_t said = document_.statements.size();
    ends_.resize(document_.sentences.size());
    said_in_.resize(document_.sentences.size());
    for (std::uint32_t i = 0; i < said; ++i) {
      said_in_[document_.statements[i].provenance.sentence].push_back(i);
    }
    items_ = items_by_sentence(document_);
    collect_ends();
    index_predicates();
    for (std::uint32_t s = 0; s < document_.sentences.size(); ++s) read(s);
    if (document_.statements.size() == said) return;
    std::stable_sort(document_.statements.begin(), document_.statements.end(),
                     [](const Statement& a, const Statement& b) {
                       return a.provenance.sentence < b.provenance.sentence;
                     });
  }

 private:
  bool token_is(std::uint32_t t, std::string_view text) const {
    return t < document_.tokens.size() && document_.text_of(document_.tokens[t]) == text;
  }

  // "(NYSE: NVK)": the exchange and the letters by which it knows a body do nothing of what the
  // sentence tells.
  bool in_listing(const Mention& mention) const {
    std::uint32_t colon = mention.tokens.end;
    if (!token_is(colon, ":")) colon = mention.tokens.begin - 1;
    if (mention.tokens.begin == 0 || !token_is(colon, ":") || !token_is(colon + 2, ")"))
      return false;
    const std::string_view letters = document_.text_of(document_.tokens[colon + 1]);
    const bool code = std::all_of(letters.begin(), letters.end(), [](char c) {
      return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.';
    });
    constexpr std::uint32_t kLongest = 4;  // words of the exchange's name
    std::uint32_t open = colon;
    while (open > 0 && colon - open < kLongest && !token_is(open, "(")) --open;
    return code && token_is(open, "(");
  }

  void collect_ends() {
    for (const Mention& m : document_.mentions) {
      const bool wanted =
          m.kind == MentionKind::kName || (pronouns_ && m.kind == MentionKind::kPronoun);
      if (!wanted || m.entity == kNone || m.tokens.size() == 0) continue;
      const Entity& entity = document_.entities[m.entity];
      if (!entity.named || in_listing(m)) continue;
      End end;
      end.argument = {m.span, pair_type(entity.type)};
      end.value = {ArgumentKind::kEntity, m.entity, "", m.span};
      end.head = m.head == kNone ? m.tokens.begin : m.head;
      end.confidence =
          m.kind == MentionKind::kPronoun ? std::min(m.confidence, kMostOfLink) : m.confidence;
      ends_[m.sentence].push_back(std::move(end));
    }
    for (std::uint32_t l = 0; l < document_.literals.size(); ++l) {
      const Literal& literal = document_.literals[l];
      if (literal.kind != LiteralKind::kDate || literal.tokens.size() == 0) continue;
      if (!names_year(document_.text_of(literal.span))) continue;
      End end;
      end.argument = {literal.span, PairType::kDate};
      end.value = {ArgumentKind::kLiteral, l, "", literal.span};
      end.head = literal.tokens.end - 1;
      ends_[literal.sentence].push_back(std::move(end));
    }
  }

  void index_predicates() {
    for (std::uint32_t p = 0; p < document_.propositions.size(); ++p) {
      predicates_.emplace(document_.propositions[p].predicate, p);
    }
  }

  void read(std::uint32_t sentence) {
    std::vector<End>& ends = ends_[sentence];
    if (ends.size() < 2 || ends.size() > kMostEnds) return;
    const PairText text(document_, document_.sentences[sentence].tokens, cues_,
                        items_[sentence].mentions);
    judge_statements(sentence, text);
    for (const End& subject : ends) {
      if (subject.value.kind != ArgumentKind::kEntity || !may_be_subject(subject)) continue;
      for (const End& object : ends) {
        if (paired(subject, object)) read_pair(sentence, text, subject, object);
      }
    }
  }

  bool may_be_subject(const End& end) const {
    const std::uint32_t bit = 1U << static_cast<unsigned>(end.argument.type);
    return std::any_of(model_.labels().begin() + 1, model_.labels().end(),
                       [&](const PairLabel& label) { return (label.subjects & bit) != 0; });
  }

  static bool paired(const End& a, const End& b) {
    const Span x = a.argument.span, y = b.argument.span;
    if (x.begin < y.end && y.begin < x.end) return false;
    if (a.value.kind == b.value.kind && a.value.index == b.value.index) return false;
    return (a.head > b.head ? a.head - b.head : b.head - a.head) <= kFurthest;
  }

  void read_pair(std::uint32_t sentence, const PairText& text, const End& subject,
                 const End& object) {
    text.collect({subject.argument, object.argument}, features_);
    model_.probabilities(features_, subject.argument.type, found_);
    const auto best =
        static_cast<std::size_t>(std::max_element(found_.begin(), found_.end()) - found_.begin());
    const PairLabel& label = model_.labels()[best];
    const std::uint32_t bit = 1U << static_cast<unsigned>(object.argument.type);
    if (best == 0 || label.relations.empty() || found_[best] < label.least) return;
    if ((label.objects & bit) == 0 || joined(sentence, subject.value, object.value)) return;
    const ClauseTruth truth = truth_of(sentence, subject, object);
    if (!truth.stated) return;
    const End& first = label.reversed ? object : subject;
    const End& second = label.reversed ? subject : object;
    add(sentence, first, second, label.relations.front(), static_cast<float>(found_[best]), truth);
  }

  static bool same(const Argument& x, const Argument& y) {
    return x.kind == y.kind && x.index == y.index;
  }

  // Whether a relation of the ontology joins the two already, in this sentence.
  bool joined(std::uint32_t sentence, const Argument& a, const Argument& b) const {
    return std::any_of(said_in_[sentence].begin(), said_in_[sentence].end(),
                       [&](std::uint32_t statement) {
                         const Statement& s = document_.statements[statement];
                         if (s.relation.open) return false;
                         return (same(s.subject, a) && same(s.object, b)) ||
                                (same(s.subject, b) && same(s.object, a));
                       });
  }

  std::vector<std::uint32_t> way_up(std::uint32_t word) const {
    std::vector<std::uint32_t> way;
    for (std::size_t step = 0; word != kNone && step < kFurthest; ++step) {
      way.push_back(word);
      word = document_.tokens[word].head;
    }
    return way;
  }

  // The clauses on the way from one to the other must hold, and none above may be supposed.
  ClauseTruth truth_of(std::uint32_t sentence, const End& a, const End& b) const {
    ClauseTruth truth;
    const std::string_view words = document_.text_of(document_.sentences[sentence].span);
    if (words.find('?') != std::string_view::npos) return {false, nullptr};
    const std::vector<std::uint32_t> up = way_up(a.head), down = way_up(b.head);
    bool below = true;
    for (const auto* way : {&up, &down}) {
      below = true;
      for (const std::uint32_t word : *way) {
        const auto& other = way == &up ? down : up;
        const bool common = std::find(other.begin(), other.end(), word) != other.end();
        const auto [first, last] = predicates_.equal_range(word);
        for (auto it = first; it != last; ++it) {
          const Proposition& p = document_.propositions[it->second];
          if (p.hypothetical || (p.negated && below)) return {false, nullptr};
          const bool marked = p.modality != Modality::kAsserted || p.status != Status::kCurrent ||
                              p.speaker != kNone;
          // "a former executive with Norvik" holds no longer either.
          const bool over = p.kind == PredicateKind::kNoun && p.status == Status::kFormer;
          if (below && marked && (p.kind == PredicateKind::kVerb || over)) truth.clause = &p;
        }
        if (common) below = false;
      }
    }
    return truth;
  }

  void add(std::uint32_t sentence, const End& subject, const End& object,
           const std::string& relation_id, float probability, const ClauseTruth& truth) {
    const OntologyRelation* known = ontology_.find(relation_id);
    if (known == nullptr || !fits(subject.value, known->domain) ||
        !fits(object.value, known->range) || contradicted(sentence, subject, object, *known)) {
      return;
    }
    const float confidence = kAlone * probability * std::min(subject.confidence, object.confidence);
    if (confidence < kLeastSaid) return;
    StatementRelation relation;
    relation.id = known->id;
    const auto label = known->labels.find(language_);
    relation.label = label == known->labels.end() ? known->id : label->second;
    Statement statement(
        subject.value, std::move(relation), object.value,
        {sentence, document_.sentences[sentence].span, language_ + "/pair-classifier"});
    statement.confidence = confidence;
    if (truth.clause != nullptr) {
      statement.modality = truth.clause->modality;
      // "전 선수 X(1980년생)": when X was born is so still.
      if (object.value.kind == ArgumentKind::kEntity) statement.status = truth.clause->status;
      attribute(*truth.clause, statement);
    }
    said_in_[sentence].push_back(static_cast<std::uint32_t>(document_.statements.size()));
    document_.statements.push_back(std::move(statement));
  }

  // Whoever was born in one place, as a clause of the sentence says, was not in another, unless
  // that holds the first ("in Lund, Sweden"); nor is a date of the sentence that of two persons.
  bool contradicted(std::uint32_t sentence, const End& subject, const End& object,
                    const OntologyRelation& relation) const {
    if (relation.functional != Functional::kAlways) return false;
    return std::any_of(
        said_in_[sentence].begin(), said_in_[sentence].end(), [&](std::uint32_t statement) {
          const Statement& s = document_.statements[statement];
          if (s.relation.open || s.relation.id != relation.id || s.negated) return false;
          const bool date = object.value.kind == ArgumentKind::kLiteral;
          return (same(s.subject, subject.value) && !joined(sentence, s.object, object.value)) ||
                 (date && same(s.object, object.value));
        });
  }

  void attribute(const Proposition& clause, Statement& statement) const {
    if (clause.speaker == kNone) return;
    for (const PropositionArgument& a : document_.propositions[clause.speaker].arguments) {
      if (a.role != Role::kSubject || a.mention == kNone) continue;
      const Mention& mention = document_.mentions[a.mention];
      if (mention.entity == kNone) continue;
      statement.attribution = Argument{ArgumentKind::kEntity, mention.entity, "", mention.span};
      break;
    }
    if (statement.modality == Modality::kAsserted) statement.modality = Modality::kReported;
  }

  bool fits(const Argument& argument, const ArgumentTypes& types) const {
    if (argument.kind == ArgumentKind::kLiteral) {
      return types.allows(document_.literals[argument.index].kind);
    }
    return types.allows(document_.entities[argument.index].type);
  }

  // Rules' statements that the model agrees with, or sees no reason for.
  void judge_statements(std::uint32_t sentence, const PairText& text) {
    for (const std::uint32_t statement : said_in_[sentence]) {
      Statement& s = document_.statements[statement];
      if (s.relation.open || s.negated) continue;
      const End* subject = end_of(sentence, s.subject);
      const End* object = end_of(sentence, s.object);
      if (subject == nullptr || object == nullptr || !paired(*subject, *object)) continue;
      double best = -1, nothing = 1;
      for (const bool reversed : {false, true}) {
        const End& from = reversed ? *object : *subject;
        const End& to = reversed ? *subject : *object;
        if (!knows(s.relation.id, reversed, from.argument.type, to.argument.type)) continue;
        text.collect({from.argument, to.argument}, features_);
        model_.probabilities(features_, from.argument.type, found_);
        nothing = std::min(nothing, found_[0]);
        for (std::size_t l = 1; l < found_.size(); ++l) {
          if (says(model_.labels()[l], s.relation.id, reversed)) best = std::max(best, found_[l]);
        }
      }
      if (best >= kAgreed) {
        s.confidence += (1.0F - s.confidence) * kSupport;
      } else if (best >= 0 && best < kUnlikely && nothing > kNothing) {
        s.confidence *= kDoubt;
      }
    }
  }

  static bool says(const PairLabel& label, const std::string& relation, bool reversed) {
    return label.reversed == reversed && std::find(label.relations.begin(), label.relations.end(),
                                                   relation) != label.relations.end();
  }

  bool knows(const std::string& relation, bool reversed, PairType subject, PairType object) const {
    return std::any_of(model_.labels().begin(), model_.labels().end(), [&](const PairLabel& l) {
      return says(l, relation, reversed) && ((l.subjects >> static_cast<unsigned>(subject)) & 1U) &&
             ((l.objects >> static_cast<unsigned>(object)) & 1U);
    });
  }

  const End* end_of(std::uint32_t sentence, const Argument& argument) const {
    if (!argument.mention) return nullptr;
    for (const End& end : ends_[sentence]) {
      if (end.value.kind == argument.kind && end.value.index == argument.index &&
          end.argument.span.begin < argument.mention->end &&
          argument.mention->begin < end.argument.span.end) {
        return &end;
      }
    }
    return nullptr;
  }

  Document& document_;
  const PairModel& model_;
  const NameCues& cues_;
  const Ontology& ontology_;
  const std::string& language_;
  bool pronouns_;
  std::vector<std::vector<End>> ends_;               // by sentence
  std::vector<std::vector<std::uint32_t>> said_in_;  // statements by sentence
  std::vector<SentenceItems> items_;
  std::multimap<std::uint32_t, std::uint32_t> predicates_;  // propositions by their predicate
  std::vector<Feature> features_;
  std::vector<double> found_;
};

class PairStage : public Stage {
 public:
  explicit PairStage(const StageContext& context)
      : cues_(context.table<NameCues>(context.required("cues"))),
        model_(WeightsFile(context.files.open(context.required("model")),
                           context.files.describe(context.required("model"))),
               parse_pair_labels(context.files.open(context.required("labels")),
                                 context.files.describe(context.required("labels")))),
        ontology_(context.ontology),
        language_(context.language),
        pronouns_(context.option("pronouns", "no") == "yes") {}

  void apply(Document& document) const override {
    PairReader(document, model_, cues_, ontology_, language_, pronouns_).run();
  }

 private:
  NameCues cues_;
  PairModel model_;
  const Ontology& ontology_;
  std::string language_;
  bool pronouns_;
};

}  // namespace

std::unique_ptr<const Stage> make_pair_stage(const StageContext& context) {
  return std::make_unique<PairStage>(context);
}

}  // namespace weft
