// SPDX-License-Identifier: Apache-2.0
//
// The relation words of a language: which predicate, with which arguments, states which relation.
// Read from a pack's relations.tsv; docs/ontology.md describes the columns. Immutable, shared by
// threads; copies share the rows.
#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/names/name_cues.h"
#include "extractor/stage.h"
#include "extractor/word_map.h"
#include "weft/core/document.h"
#include "weft/core/ontology.h"

namespace weft {

// Picks arguments of a proposition: those in one syntactic role, those with an adposition or
// particle, or the literals of a kind, whatever marks them or only where nothing does.
struct ArgumentSelector {
  enum class By { kRole, kMarker, kLiteral };
  By by = By::kRole;
  Role role = Role::kSubject;
  LiteralKind literal = LiteralKind::kDate;
  std::string marker;
  bool bare = false;     // only what no adposition or particle marks ("percent:", "possessor:")
  bool name = false;     // a name, no common noun ("complement~NAME")
  bool pronoun = false;  // a pronoun, or none ("possessor~PRONOUN", "possessor~!PRONOUN")
  std::string ending;    // that the argument's words must have; empty for any
  bool other = false;    // must not have, instead
  // Names of countries where the argument must be one ("@country"), or must be none ("@!country").
  enum class Country { kAny, kOnly, kNever };
  Country country = Country::kAny;
  std::string list;  // of name_cues.tsv that must have the words ("@broadcaster"); empty for any
  NameCues cues;     // that know them
  // The type of what is meant ("@product"), or one that it must not have ("@!place").
  std::optional<EntityType> type;
  bool other_type = false;

  bool selects(const Document& document, const PropositionArgument& argument) const;

 private:
  // Whether the argument has the role, marker or literal, whatever its words are.
  bool stands_there(const Document& document, const PropositionArgument& argument) const;
};

// Alternatives, the best first: the first that selects anything decides.
using ArgumentSelectors = std::vector<ArgumentSelector>;

// Whether one of them asks for arguments in the role, with the marker, or for such literals.
bool asks(const ArgumentSelectors& selectors, Role role);
bool asks(const ArgumentSelectors& selectors, std::string_view marker);
bool asks(const ArgumentSelectors& selectors, LiteralKind kind);

struct QualifierRule {
  std::string role;
  ArgumentSelectors from;
  bool required = false;  // the row holds only with it ("amount!=money")
};

// A row as it is written, for those who ask why.
struct RuleRow {
  std::string file;
  std::size_t line = 0;
  std::string subject;
  std::string object;
};

struct RelationRule {
  const OntologyRelation* relation = nullptr;  // null: these words state nothing of their own
  ArgumentSelectors subject;
  ArgumentSelectors object;
  std::vector<QualifierRule> qualifiers;
  bool strict = false;       // takes no names of a type that the relation does not expect
  bool fallback = false;     // of a construction, or marked so: not where others join the same two
  bool presupposed = false;  // holds beside what the words say, even where that is denied
  bool last = false;         // only where the words say nothing else; its object is their own noun
  bool own = false;          // of the ontology file's own words
  std::uint32_t row = 0;     // RelationRules::row
};

class RelationRules {
 public:
  // Rows of the table, and before them the words that the ontology itself has for the language:
  // what those say is not silenced by the table.
  RelationRules(const StageContext& context, const std::string& table);

  // The rules for a predicate, in the order of the table. A nominal predicate of several words is
  // looked up whole, then without its first word, and so on: "former co-founder" finds
  // "co-founder".
  const std::vector<RelationRule>* find(PredicateKind kind, std::string_view lemma) const;
  // Whether a relation of the noun is one to an amount: "revenue".
  bool measures(std::string_view noun) const;
  // The verb made of `noun` and `tail`; where the table has none, that of the last part of the noun
  // ("정상회담": 회담), if two syllables or more stand on either side. Empty where none is known.
  std::string compound_verb(std::string_view noun, std::string_view tail) const;
  // Whether some verb of several words begins with this one: "team" of "team up".
  bool begins_verb(std::string_view lemma) const {
    return data_->verb_heads.find(lemma) != data_->verb_heads.end();
  }
  // Whether these words state nothing of their own.
  bool is_silent(PredicateKind kind, std::string_view lemma) const;
  // Whether these words say where something is.
  bool places(std::string_view lemma) const;
  // Whether rows of the verb ask for it (see `asks`) as the object of a statement; as either of its
  // ends.
  template <typename Asked>
  bool verb_asks_object(std::string_view verb, const Asked& asked) const {
    return any_row(verb, [&](const RelationRule& r) { return asks(r.object, asked); });
  }
  template <typename Asked>
  bool verb_asks(std::string_view verb, const Asked& asked) const {
    return any_row(verb, [&](const RelationRule& r) {
      return asks(r.subject, asked) || asks(r.object, asked);
    });
  }
  // The rules for any words in a construction: those of the word "*title" for the construction
  // "title".
  const std::vector<RelationRule>* of_construction(PredicateKind kind,
                                                   std::string_view construction) const;
  const RuleRow& row(const RelationRule& rule) const { return data_->rows[rule.row]; }

 private:
  using RulesByWord = WordMap<std::vector<RelationRule>>;

  bool any_row(std::string_view verb, const auto& test) const {
    const auto* rules = find(PredicateKind::kVerb, verb);
    return rules != nullptr && std::any_of(rules->begin(), rules->end(), test);
  }

  struct Data {
    RulesByWord verbs;
    RulesByWord nouns;
    WordList verb_heads;  // of verbs of several words
    std::vector<RuleRow> rows;

    const RulesByWord& of(PredicateKind kind) const {
      return kind == PredicateKind::kVerb ? verbs : nouns;
    }
    void add_words_of(const StageContext& context);
    void add(RelationRule rule, bool verb, std::string_view word);
  };

  std::shared_ptr<const Data> data_;
};

// Those of the stage's option "relations", read once a pack.
RelationRules relation_rules(const StageContext& context);

// Whether the proposition has an object for a rule; a subject may be unsaid or come from elsewhere,
// and a symmetric relation may hold among subjects. A rule without an object says nothing of its
// subject either.
bool has_object_for(const Document& document, const Proposition& proposition,
                    const RelationRule& rule);

// Whether the proposition has what the rule must have besides its two ends.
bool has_required_for(const Document& document, const Proposition& proposition,
                      const RelationRule& rule);

// "object|in|money": roles, literal kinds, or markers, separated by '|'; "object~상" only where the
// words end so; "possessor@country" only a country, "@!country" only what is none, "@!place" only
// what is no place, "@broadcaster" only what that list of name_cues.tsv has; "percent:" only where
// no marker stands with it.
ArgumentSelectors parse_selectors(std::string_view cell);

}  // namespace weft
