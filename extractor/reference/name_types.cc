// SPDX-License-Identifier: Apache-2.0
#include "extractor/reference/name_types.h"

#include <algorithm>
#include <array>
#include <map>

#include "extractor/relations/relation_rules.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

// Clauses that must disagree with a name's type before it changes.
constexpr int kEnough = 2;
constexpr std::array kNameTypes = {EntityType::kOrganization, EntityType::kPerson,
                                   EntityType::kPlace, EntityType::kProduct, EntityType::kEvent};

struct Votes {
  int agree = 0;
  int disagree = 0;
  std::map<EntityType, int> expected;
};

class NameTypesStage : public Stage {
 public:
  explicit NameTypesStage(const StageContext& context)
      : rules_(context.files, context.required("relations"), context.ontology) {}

  void apply(Document& document) const override {
    std::map<std::string, Votes> votes;
    for (const Proposition& p : document.propositions) {
      const std::vector<RelationRule>* rules = rules_.find(p.kind, p.lemma);
      if (rules == nullptr) continue;
      for (const PropositionArgument& argument : p.arguments) {
        if (argument.mention == kNone) continue;
        const Mention& mention = document.mentions[argument.mention];
        if (mention.kind != MentionKind::kName) continue;
        vote(document, argument, mention.type, *rules, votes[fold(document.text_of(mention.span))]);
      }
    }
    for (Mention& mention : document.mentions) {
      if (mention.kind != MentionKind::kName) continue;
      const auto it = votes.find(fold(document.text_of(mention.span)));
      if (it != votes.end()) correct(it->second, mention);
    }
  }

 private:
  static void vote(const Document& document, const PropositionArgument& argument, EntityType type,
                   const std::vector<RelationRule>& rules, Votes& votes) {
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
      if (rule.relation == nullptr) continue;
      ask(rule.subject, rule.relation->domain);
      ask(rule.object, rule.relation->range);
    }
    if (!asked) return;
    if (agrees) {
      ++votes.agree;
      return;
    }
    ++votes.disagree;
    for (std::size_t i = 0; i < kNameTypes.size(); ++i) {
      if (allowed[i]) ++votes.expected[kNameTypes[i]];
    }
  }

  // Of types expected equally often the first of kNameTypes wins.
  static void correct(const Votes& votes, Mention& mention) {
    if (votes.disagree < kEnough || votes.disagree <= votes.agree) return;
    int most = 0;
    for (const EntityType type : kNameTypes) {
      const auto it = votes.expected.find(type);
      if (it == votes.expected.end() || it->second <= most) continue;
      most = it->second;
      mention.type = type;
    }
  }

  RelationRules rules_;
};

}  // namespace

std::unique_ptr<const Stage> make_name_types_stage(const StageContext& context) {
  return std::make_unique<NameTypesStage>(context);
}

}  // namespace weft
