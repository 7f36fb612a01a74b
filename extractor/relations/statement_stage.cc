// SPDX-License-Identifier: Apache-2.0
#include "extractor/relations/statement_stage.h"

#include "extractor/relations/open_statements.h"
#include "extractor/relations/relation_rules.h"
#include "extractor/relations/rule_statements.h"
#include "extractor/relations/rule_trace.h"
#include "extractor/relations/said_already.h"
#include "extractor/relations/statement_arguments.h"
#include "extractor/relations/statement_builder.h"

namespace weft {
namespace {

// What is tried on each proposition, and in what order.
class StatementMaker {
 public:
  // `trials`: is told what becomes of each rule; null where nobody asks.
  StatementMaker(Document& document, const RelationRules& rules, const StatementMarkers& markers,
                 const std::string& language, bool says_open, std::vector<RuleTrial>* trials)
      : document_(document),
        arguments_(document, markers),
        rules_(rules),
        says_open_(says_open),
        trace_(trace_of(trials)),
        builder_(document, arguments_, language),
        by_rules_(document, arguments_, builder_, trace_.get()),
        by_words_(document, arguments_, builder_, trace_.get()) {}

  void run() {
    for (const Proposition& proposition : document_.propositions) {
      if (proposition.hypothetical) {
        note(proposition, RuleOutcome::kNoFact, "a question, condition or wish states no fact");
        continue;
      }
      read(proposition);
    }
    drop_repeats(document_);
  }

 private:
  using Rules = std::vector<RelationRule>;

  std::unique_ptr<RuleTrace> trace_of(std::vector<RuleTrial>* trials) const {
    if (trials == nullptr) return nullptr;
    const auto resolved = [this](const PropositionArgument& argument) {
      const std::optional<Candidate> candidate = arguments_.resolve(argument);
      return candidate ? std::optional(candidate->argument) : std::nullopt;
    };
    return std::make_unique<RuleTrace>(document_, rules_, resolved, *trials);
  }

  // First what the words say, then what the construction says of any words ("*title"), then, where
  // neither said anything, the words themselves as an open relation.
  void read(const Proposition& proposition) {
    const std::size_t first = document_.statements.size();
    const Rules* of_words = rules_.find(proposition.kind, proposition.lemma);
    const Rules* of_construction =
        rules_.of_construction(proposition.kind, proposition.construction);
    const Reading reading = read_words(proposition, of_words, of_construction, first);
    if (says_open_) {
      if (reading == Reading::kOpen) by_words_.add(proposition, first);
      by_words_.add_further(proposition, first, reading);
    }
    for (const Rules* rules : {of_words, of_construction}) {
      if (rules != nullptr) by_rules_.apply_afterwards(proposition, *rules, first);
    }
    const bool nothing = document_.statements.size() == first;
    if (says_open_ && reading == Reading::kOpen && nothing) by_words_.add_days(proposition);
  }

  Reading read_words(const Proposition& proposition, const Rules* of_words,
                     const Rules* of_construction, std::size_t first) {
    if (of_words != nullptr && by_rules_.apply(proposition, *of_words, first)) {
      note(proposition, RuleOutcome::kSilent, "a row says that these words state nothing");
      return Reading::kSilenced;
    }
    if (of_construction != nullptr) by_rules_.apply(proposition, *of_construction, first);
    if (of_words == nullptr && of_construction == nullptr) {
      note(proposition, RuleOutcome::kUnknown, "no row has the words '" + proposition.lemma + "'");
    }
    return SaidAlready(document_, first).values_only() ? Reading::kOpen : Reading::kToldOfThings;
  }

  void note(const Proposition& proposition, RuleOutcome outcome, const std::string& reason) {
    if (trace_) trace_->note(proposition, outcome, reason);
  }

  Document& document_;
  StatementArguments arguments_;
  const RelationRules& rules_;
  bool says_open_;
  std::unique_ptr<RuleTrace> trace_;  // for those who ask why
  StatementBuilder builder_;
  RuleStatements by_rules_;
  OpenStatements by_words_;
};

class StatementStage : public Stage {
 public:
  explicit StatementStage(const StageContext& context)
      : rules_(relation_rules(context)),
        markers_(statement_markers(context)),
        language_(context.language),
        says_open_(context.open_relations) {}

  void apply(Document& document) const override {
    StatementMaker(document, rules_, markers_, language_, says_open_, nullptr).run();
  }

  void explain(Document& document, std::vector<RuleTrial>& trials) const override {
    StatementMaker(document, rules_, markers_, language_, says_open_, &trials).run();
  }

 private:
  RelationRules rules_;
  StatementMarkers markers_;
  std::string language_;
  bool says_open_;
};

}  // namespace

std::unique_ptr<const Stage> make_statement_stage(const StageContext& context) {
  return std::make_unique<StatementStage>(context);
}

}  // namespace weft
