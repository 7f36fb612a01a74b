// SPDX-License-Identifier: Apache-2.0
#include "extractor/reference/name_types.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "extractor/morph/noun_lexicon.h"
#include "extractor/reference/reference_words.h"
#include "extractor/relations/relation_rules.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

// Clauses that must disagree with a name's type before it changes.
constexpr int kEnough = 2;
constexpr const char* kKinds = "reference_words.tsv";
// How sure a name is that only its clauses tell.
constexpr float kNamed = 0.6F;
constexpr std::array kNameTypes = {EntityType::kOrganization, EntityType::kPerson,
                                   EntityType::kPlace, EntityType::kProduct, EntityType::kEvent};

struct Votes {
  int agree = 0;
  int disagree = 0;
  int acts = 0;  // subject of what persons and bodies alone do
  std::map<EntityType, int> expected;
  std::map<EntityType, int> required;  // by clauses that allow no other type
};

class NameTypesStage : public Stage {
 public:
  explicit NameTypesStage(const StageContext& context)
      : rules_(relation_rules(context)), kinds_(context.table<ReferenceWords>(kKinds)) {
    const std::string model = context.option("lexicon", "");
    if (!model.empty()) {
      lexicon_.emplace(context.files.open(model), context.files.describe(model));
    }
  }

  void apply(Document& document) const override {
    std::map<std::string, Votes> votes;
    for (Proposition& p : document.propositions) {
      vote_by_kind(document, p, votes);
      vote_by_office(document, p, votes);
      const std::vector<RelationRule>* rules = rules_.find(p.kind, p.lemma);
      if (rules == nullptr) continue;
      expect(document, *rules, p);
      for (const PropositionArgument& argument : p.arguments) {
        if (argument.mention == kNone) continue;
        const Mention& mention = document.mentions[argument.mention];
        if (mention.kind == MentionKind::kPronoun) continue;
        if (mention.kind == MentionKind::kNominal && !unknown(document, mention)) continue;
        vote(document, p, argument, *rules, votes[fold(document.text_of(mention.span))]);
      }
    }
    for (Mention& mention : document.mentions) {
      const auto it = votes.find(fold(document.text_of(mention.span)));
      if (it == votes.end() || mention.kind == MentionKind::kPronoun) continue;
      if (mention.kind == MentionKind::kName) {
        correct(it->second, mention);
      } else {
        name(document, it->second, mention);
      }
    }
  }

 private:
  // What the relations of these words may have as an unsaid subject or object.
  static void expect(const Document& document, const std::vector<RelationRule>& rules,
                     Proposition& p) {
    const bool owned = p.construction == "measure" || p.construction == "attribute";
    const Role subject = owned ? Role::kPossessor : Role::kSubject;
    for (const RelationRule& rule : rules) {
      if (rule.relation == nullptr) continue;
      p.subject_types |= asked(rule.subject, subject, rule.relation->domain) |
                         asked(rule.object, subject, rule.relation->range);
      if (p.voice == Voice::kPassive) {
        p.object_types |= asked(rule.subject, Role::kObject, rule.relation->domain) |
                          asked(rule.object, Role::kObject, rule.relation->range);
        continue;
      }
      if (owned || rule.object.front().by != ArgumentSelector::By::kRole) continue;
      if (asked(rule.subject, Role::kSubject, rule.relation->domain) == 0) continue;
      if (told(document, rule.object, p)) continue;
      p.object_types |= asked(rule.object, Role::kObject, rule.relation->range);
    }
  }

  // "대학에 입학했다": the object is told, by another particle.
  static bool told(const Document& document, const ArgumentSelectors& selectors,
                   const Proposition& p) {
    return std::any_of(selectors.begin(), selectors.end(), [&](const ArgumentSelector& selector) {
      return selector.by == ArgumentSelector::By::kMarker &&
             std::any_of(p.arguments.begin(), p.arguments.end(),
                         [&](const PropositionArgument& argument) {
                           return selector.selects(document, argument);
                         });
    });
  }

  static std::uint16_t asked(const ArgumentSelectors& selectors, Role role,
                             const ArgumentTypes& types) {
    const bool selected =
        std::any_of(selectors.begin(), selectors.end(), [&](const ArgumentSelector& selector) {
          return selector.by == ArgumentSelector::By::kRole && selector.role == role;
        });
    std::uint16_t bits = 0;
    for (unsigned t = 0; selected && t <= static_cast<unsigned>(EntityType::kThing); ++t) {
      if (types.allows(static_cast<EntityType>(t))) bits |= static_cast<std::uint16_t>(1U << t);
    }
    return bits;
  }

  // "X is a city", "the city X": a name has the type of the noun that says what it is.
  void vote_by_kind(const Document& document, const Proposition& p,
                    std::map<std::string, Votes>& votes) const {
    if (p.negated || (p.kind != PredicateKind::kCopula && p.kind != PredicateKind::kApposition)) {
      return;
    }
    const Mention* subject = nullptr;
    std::optional<EntityType> type;
    for (const PropositionArgument& argument : p.arguments) {
      if (argument.mention == kNone) continue;
      const Mention& mention = document.mentions[argument.mention];
      if (argument.role == Role::kSubject) subject = &mention;
      if (argument.role != Role::kComplement || mention.kind != MentionKind::kNominal) continue;
      const std::string_view text = document.text_of(mention.span);
      type = kinds_.compound_type(text.substr(text.rfind(' ') + 1));
    }
    if (subject == nullptr || !type || subject->kind != MentionKind::kName) return;
    Votes& said = votes[fold(document.text_of(subject->span))];
    if (*type == subject->type) {
      said.agree += kEnough;
    } else {
      said.disagree += kEnough;
      said.expected[*type] += kEnough;
    }
  }

  // "X is a composer": what rows say of any office and occupation, whatever its noun.
  void vote_by_office(const Document& document, const Proposition& p,
                      std::map<std::string, Votes>& votes) const {
    const std::vector<RelationRule>* rules = rules_.of_construction(p.kind, p.construction);
    if (p.construction != "occupation" || p.negated || rules == nullptr) return;
    for (const PropositionArgument& argument : p.arguments) {
      if (argument.role != Role::kSubject || argument.mention == kNone) continue;
      const Mention& mention = document.mentions[argument.mention];
      if (mention.kind != MentionKind::kName) continue;
      vote(document, p, argument, *rules, votes[fold(document.text_of(mention.span))]);
    }
  }

  static void vote(const Document& document, const Proposition& proposition,
                   const PropositionArgument& argument, const std::vector<RelationRule>& rules,
                   Votes& votes) {
    const EntityType type = document.mentions[argument.mention].type;
    bool asked = false;
    bool agrees = false;
    std::array<bool, kNameTypes.size()> allowed{};
    const auto ask = [&](const ArgumentSelectors& selectors, const ArgumentTypes& types) {
      const bool selected = std::any_of(
          selectors.begin(), selectors.end(),
          [&](const ArgumentSelector& selector) { return selector.selects(document, argument); });
      if (!selected) return;
      asked = true;
      agrees = agrees || types.allows(type);
      for (std::size_t i = 0; i < kNameTypes.size(); ++i) {
        allowed[i] = allowed[i] || types.allows(kNameTypes[i]);
      }
    };
    for (const RelationRule& rule : rules) {
      if (rule.relation == nullptr || !has_object_for(document, proposition, rule)) continue;
      ask(rule.subject, rule.relation->domain);
      ask(rule.object, rule.relation->range);
    }
    if (!asked) return;
    if (agrees) {
      ++votes.agree;
      return;
    }
    ++votes.disagree;
    votes.acts += argument.role == Role::kSubject && proposition.voice == Voice::kActive;
    for (std::size_t i = 0; i < kNameTypes.size(); ++i) {
      if (!allowed[i]) continue;
      ++votes.expected[kNameTypes[i]];
      if (std::count(allowed.begin(), allowed.end(), true) == 1) ++votes.required[kNameTypes[i]];
    }
  }

  // A word of three syllables or more that is no common noun.
  bool unknown(const Document& document, const Mention& mention) const {
    constexpr std::uint32_t kLeast = 9;  // bytes
    if (!lexicon_ || mention.span.size() < kLeast) return false;
    const std::string_view text = document.text_of(mention.span);
    return text.find(' ') == std::string_view::npos && !lexicon_->common(text);
  }

  // What is said of an unknown word as of a person or a body only makes it the name of one; what
  // only both do, that of a body.
  void name(const Document& document, const Votes& votes, Mention& mention) const {
    if (votes.agree > 0) return;
    EntityType type = EntityType::kThing;
    if (votes.required.contains(EntityType::kPerson)) {
      type = EntityType::kPerson;
    } else if (votes.required.contains(EntityType::kOrganization) ||
               (votes.acts > 0 && says_actor(votes) && is_bare_word(document, mention))) {
      type = EntityType::kOrganization;
    } else {
      return;
    }
    mention.kind = MentionKind::kName;
    mention.type = type;
    mention.confidence = kNamed;
  }

  // One morpheme, which does not end as nouns of some kind do: no "주민들", no "신문기자".
  bool is_bare_word(const Document& document, const Mention& mention) const {
    const IndexRange parts = document.tokens[mention.head].morphemes;
    return !parts.empty() && document.morphemes[parts.begin].span == mention.span &&
           !kinds_.compound_type(document.text_of(mention.span));
  }

  // Only persons and bodies do, or are, what is said.
  static bool says_actor(const Votes& votes) {
    const auto told = [&](EntityType type) { return votes.expected.contains(type); };
    return (told(EntityType::kOrganization) || told(EntityType::kPerson)) &&
           !told(EntityType::kPlace) && !told(EntityType::kProduct) && !told(EntityType::kEvent);
  }

  // Of types expected equally often the first of kNameTypes wins. A type that clauses bear out is
  // sure, so that it outvotes the looks of the name's other spellings.
  static void correct(const Votes& votes, Mention& mention) {
    if (votes.agree >= kEnough && votes.agree > votes.disagree) mention.confidence = 1.0F;
    if (votes.disagree <= votes.agree) return;
    // A name of no known type: one clause about who or what does something is enough.
    const bool enough =
        votes.disagree >= kEnough || (mention.type == EntityType::kThing && says_actor(votes));
    if (!enough) return;
    int most = 0;
    for (const EntityType type : kNameTypes) {
      const auto it = votes.expected.find(type);
      if (it == votes.expected.end() || it->second <= most) continue;
      most = it->second;
      mention.type = type;
    }
  }

  RelationRules rules_;
  ReferenceWords kinds_;
  std::optional<NounLexicon> lexicon_;
};

}  // namespace

std::unique_ptr<const Stage> make_name_types_stage(const StageContext& context) {
  return std::make_unique<NameTypesStage>(context);
}

}  // namespace weft
