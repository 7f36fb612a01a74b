// SPDX-License-Identifier: Apache-2.0
#include "extractor/relations/relation_rules.h"

#include <algorithm>

#include "extractor/names/name_lists.h"
#include "extractor/table.h"
#include "weft/core/error.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

// Of the ontology: what says where something is.
constexpr std::string_view kPlacing = "located_in";

enum Column { kRelation, kKind, kWords, kSubjectColumn, kObjectColumn, kQualifiers, kColumns };

constexpr std::pair<std::string_view, Role> kRoles[] = {
    {"subject", Role::kSubject},         {"object", Role::kObject},
    {"indirect", Role::kIndirectObject}, {"complement", Role::kComplement},
    {"possessor", Role::kPossessor},     {"content", Role::kContent},
};

// After "@", beside types and lists of name_cues.tsv.
constexpr std::string_view kCountry = "country";
// After "~": names only; pronouns only.
constexpr std::string_view kName = "NAME";
constexpr std::string_view kPronoun = "PRONOUN";

ArgumentSelector parse_selector(std::string_view word) {
  ArgumentSelector selector;
  for (std::size_t at = word.rfind('@'); at != std::string_view::npos; at = word.rfind('@')) {
    const bool never = word.substr(at + 1).starts_with('!');
    const std::string_view what = word.substr(at + (never ? 2 : 1));
    if (const auto type = parse_entity_type(what)) {
      selector.type = type;
      selector.other_type = never;
    } else if (what == kCountry) {
      selector.country =
          never ? ArgumentSelector::Country::kNever : ArgumentSelector::Country::kOnly;
    } else {
      selector.list = what;
    }
    word = word.substr(0, at);
  }
  const std::size_t tilde = word.find('~');
  if (tilde != std::string_view::npos) {
    selector.other = word.substr(tilde + 1).starts_with('!');
    selector.ending = word.substr(tilde + (selector.other ? 2 : 1));
    selector.name = selector.ending == kName;
    selector.pronoun = selector.ending == kPronoun;
    if (selector.name || selector.pronoun) selector.ending.clear();
    word = word.substr(0, tilde);
  }
  if (word.ends_with(':')) {
    selector.bare = true;
    word.remove_suffix(1);
  }
  for (const auto& [name, role] : kRoles) {
    if (name == word) {
      selector.role = role;
      return selector;
    }
  }
  if (const auto literal = parse_literal_kind(word)) {
    selector.by = ArgumentSelector::By::kLiteral;
    selector.literal = *literal;
    return selector;
  }
  selector.by = ArgumentSelector::By::kMarker;
  selector.marker = word;
  return selector;
}

// Spelling with or without blanks and hyphens is one: "공동 창업자", "공동창업자".
std::string key_of(std::string_view lemma) {
  std::string key;
  for (const char c : fold(lemma)) {
    if (c != ' ' && c != '-') key += c;
  }
  return key;
}

// The selectors that ask for countries or such lists get the words that know them.
void know_names(const StageContext& context, const FormatPlace& place,
                ArgumentSelectors& selectors) {
  for (ArgumentSelector& selector : selectors) {
    if (selector.country == ArgumentSelector::Country::kAny && selector.list.empty()) continue;
    if (!selector.list.empty() && !is_name_list(selector.list)) {
      throw FormatError(place, "'@" + selector.list +
                                   "' is no type of entity, no list of name_cues.tsv and not " +
                                   "'@country'");
    }
    selector.cues = context.table<NameCues>("name_cues.tsv");
  }
}

void know_names(const StageContext& context, const FormatPlace& place, RelationRule& rule) {
  know_names(context, place, rule.subject);
  know_names(context, place, rule.object);
  for (QualifierRule& qualifier : rule.qualifiers) know_names(context, place, qualifier.from);
}

// "world record of 1:57.43" ends in "record": what follows the head of a noun phrase only tells
// more of it. A name is one word.
bool ends_in(const Document& document, const PropositionArgument& argument,
             std::string_view ending) {
  if (argument.literal != kNone &&
      document.text_of(document.literals[argument.literal].span).ends_with(ending)) {
    return true;
  }
  // "수색한 혐의": the noun that closes what a clause tells.
  if (argument.proposition != kNone && !argument.marker.empty()) {
    return argument.marker.ends_with(ending);
  }
  if (argument.mention == kNone) return argument.literal == kNone && ending.empty();
  const Mention& mention = document.mentions[argument.mention];
  if (document.text_of(mention.span).ends_with(ending)) return true;
  if (mention.kind != MentionKind::kNominal || !mention.tokens.contains(mention.head)) return false;
  const Span head = document.tokens[mention.head].span;
  return document.text_of(Span{mention.span.begin, head.end}).ends_with(ending);
}

// "'X' is a novel": what the sentence says that a name is, it is as well as by its own words.
bool is_said_to_be(const Document& document, const PropositionArgument& argument,
                   std::string_view ending) {
  if (argument.mention == kNone) return false;
  const Mention& mention = document.mentions[argument.mention];
  if (mention.kind != MentionKind::kName) return false;
  return std::any_of(
      document.propositions.begin(), document.propositions.end(), [&](const Proposition& p) {
        if (p.sentence != mention.sentence || p.kind != PredicateKind::kCopula || p.negated ||
            p.hypothetical) {
          return false;
        }
        const auto has = [&](Role role, auto fits) {
          return std::any_of(
              p.arguments.begin(), p.arguments.end(),
              [&](const PropositionArgument& a) { return a.role == role && fits(a); });
        };
        return has(Role::kSubject, [&](const auto& a) { return a.mention == argument.mention; }) &&
               has(Role::kComplement, [&](const auto& a) {
                 return a.mention != kNone && ends_in(document, a, ending);
               });
      });
}

// A name, or what stands for one.
bool names(const Document& document, const PropositionArgument& argument) {
  if (argument.mention == kNone) return false;
  const Mention& mention = document.mentions[argument.mention];
  return mention.kind == MentionKind::kName ||
         (mention.entity != kNone && document.entities[mention.entity].named);
}

bool any_selects(const Document& document, const Proposition& proposition,
                 const ArgumentSelectors& selectors) {
  return std::any_of(selectors.begin(), selectors.end(), [&](const ArgumentSelector& selector) {
    return std::any_of(
        proposition.arguments.begin(), proposition.arguments.end(),
        [&](const PropositionArgument& argument) { return selector.selects(document, argument); });
  });
}

}  // namespace

bool asks(const ArgumentSelectors& selectors, Role role) {
  return std::any_of(selectors.begin(), selectors.end(), [&](const ArgumentSelector& s) {
    return s.by == ArgumentSelector::By::kRole && s.role == role;
  });
}

bool asks(const ArgumentSelectors& selectors, std::string_view marker) {
  return std::any_of(selectors.begin(), selectors.end(), [&](const ArgumentSelector& s) {
    return s.by == ArgumentSelector::By::kMarker && s.marker == marker;
  });
}

bool asks(const ArgumentSelectors& selectors, LiteralKind kind) {
  return std::any_of(selectors.begin(), selectors.end(), [&](const ArgumentSelector& s) {
    return s.by == ArgumentSelector::By::kLiteral && s.literal == kind;
  });
}

bool ArgumentSelector::stands_there(const Document& document,
                                    const PropositionArgument& argument) const {
  switch (by) {
    case By::kRole:
      return argument.role == role && !(bare && !argument.marker.empty());
    case By::kMarker:
      return argument.marker == marker && argument.role != Role::kSubject;
    case By::kLiteral:
      return argument.literal != kNone && document.literals[argument.literal].kind == literal &&
             !(bare && !argument.marker.empty());
  }
  return false;
}

bool ArgumentSelector::selects(const Document& document,
                               const PropositionArgument& argument) const {
  if (!stands_there(document, argument)) return false;
  if (name && !names(document, argument)) return false;
  if (pronoun) {
    // What is not even said is meant as by a pronoun.
    const bool is_one = argument.mention == kNone
                            ? argument.literal == kNone
                            : document.mentions[argument.mention].kind == MentionKind::kPronoun;
    if (is_one == other) return false;
  }
  if (!ending.empty() &&
      (ends_in(document, argument, ending) || is_said_to_be(document, argument, ending)) == other) {
    return false;
  }
  if (country != Country::kAny && argument.mention != kNone) {
    const std::string_view words = document.text_of(document.mentions[argument.mention].span);
    const bool one = (cues.find(words) & NameCues::kCountry) != 0;
    if (one != (country == Country::kOnly)) return false;
  }
  if (!list.empty() && argument.mention != kNone &&
      !is_listed(cues, list, document.text_of(document.mentions[argument.mention].span))) {
    return false;
  }
  if (type && argument.mention != kNone) {
    const Mention& mention = document.mentions[argument.mention];
    const bool resolved = mention.entity != kNone && mention.entity < document.entities.size();
    const EntityType own = resolved ? document.entities[mention.entity].type : mention.type;
    if ((own == *type) == other_type) return false;
  }
  return true;
}

bool has_object_for(const Document& document, const Proposition& proposition,
                    const RelationRule& rule) {
  if (rule.relation != nullptr && rule.relation->symmetric()) return true;
  return any_selects(document, proposition, rule.object);
}

bool has_required_for(const Document& document, const Proposition& proposition,
                      const RelationRule& rule) {
  return std::all_of(rule.qualifiers.begin(), rule.qualifiers.end(), [&](const QualifierRule& q) {
    return !q.required || any_selects(document, proposition, q.from);
  });
}

ArgumentSelectors parse_selectors(std::string_view cell) {
  ArgumentSelectors selectors;
  for (const std::string_view word : split_words(cell, '|')) {
    selectors.push_back(parse_selector(word));
  }
  return selectors;
}

RelationRules::RelationRules(const StageContext& context, const std::string& table) {
  const auto data = std::make_shared<Data>();
  data->add_words_of(context);
  const std::string file = context.files.describe(table);
  for (const TableRow& row :
       parse_table(context.files.open(table), file, kObjectColumn + 1, kColumns)) {
    RelationRule rule;
    std::string id(row.cells[kRelation]);
    for (; !id.empty(); id.pop_back()) {
      const char mark = id.back();
      if (mark != '^' && mark != '~' && mark != '!' && mark != '?') break;
      rule.presupposed = rule.presupposed || mark == '^';
      rule.last = rule.last || mark == '~';
      rule.strict = rule.strict || mark == '!' || mark == '^';
      rule.fallback = rule.fallback || mark == '?';
    }
    rule.relation = context.ontology.find(id);
    // A user's own ontology may leave relations out: their rules fall away, all else stays open.
    if (rule.relation == nullptr && id != "-") continue;
    rule.subject = parse_selectors(row.cells[kSubjectColumn]);
    rule.object = parse_selectors(row.cells[kObjectColumn]);
    for (const std::string_view qualifier : split_words(row.cells[kQualifiers])) {
      const std::size_t equals = qualifier.find('=');
      if (equals == std::string_view::npos) {
        throw FormatError({file, row.line, {}, {}},
                          "a qualifier reads ROLE=SELECTORS, not '" + std::string(qualifier) + "'");
      }
      std::string_view role = qualifier.substr(0, equals);
      const bool required = role.ends_with('!');
      if (required) role.remove_suffix(1);
      rule.qualifiers.push_back(
          {std::string(role), parse_selectors(qualifier.substr(equals + 1)), required});
    }
    const bool verb = row.cells[kKind] == "verb";
    if (!verb && row.cells[kKind] != "noun") {
      throw FormatError({file, row.line, {}, {}}, "the second column is verb or noun, not '" +
                                                      std::string(row.cells[kKind]) + "'");
    }
    know_names(context, {file, row.line, {}, {}}, rule);
    rule.row = static_cast<std::uint32_t>(data->rows.size());
    data->rows.push_back({file, row.line, std::string(row.cells[kSubjectColumn]),
                          std::string(row.cells[kObjectColumn])});
    for (const std::string_view word : split_words(row.cells[kWords], ',')) {
      data->add(rule, verb, word);
    }
  }
  data_ = data;
}

RelationRules relation_rules(const StageContext& context) {
  const std::string table = context.required("relations");
  return context.tables->get<RelationRules>(table, [&] { return RelationRules(context, table); });
}

void RelationRules::Data::add_words_of(const StageContext& context) {
  for (const OntologyRelation& relation : context.ontology.relations()) {
    for (const RelationWords& words : relation.words) {
      if (words.language != context.language) continue;
      RelationRule rule;
      rule.relation = &relation;
      rule.strict = words.strict;
      rule.subject = parse_selectors(words.subject);
      rule.object = parse_selectors(words.object);
      for (const auto& [role, selectors] : words.qualifiers) {
        rule.qualifiers.push_back({role, parse_selectors(selectors)});
      }
      know_names(context, {words.file, words.line, {}, {}}, rule);
      rule.own = true;
      rule.row = static_cast<std::uint32_t>(rows.size());
      rows.push_back({words.file, words.line, words.subject, words.object});
      for (const std::string& word : words.words) add(rule, words.verb, word);
    }
  }
}

// The words that a user gave a relation of his own are not silenced by the table.
void RelationRules::Data::add(RelationRule rule, bool verb, std::string_view word) {
  rule.fallback = rule.fallback || word.starts_with('*');
  if (const std::size_t blank = word.find(' '); verb && blank != std::string_view::npos) {
    verb_heads.emplace(word.substr(0, blank));
  }
  std::vector<RelationRule>& rules = (verb ? verbs : nouns)[key_of(word)];
  const bool silent = rule.relation == nullptr;
  if (silent && !rules.empty() && rules.front().own) return;
  rules.push_back(std::move(rule));
}

bool RelationRules::measures(std::string_view noun) const {
  const std::vector<RelationRule>* rules = find(PredicateKind::kNoun, noun);
  return rules != nullptr && std::any_of(rules->begin(), rules->end(), [](const RelationRule& r) {
           if (r.relation == nullptr) return false;
           const ArgumentTypes& range = r.relation->range;
           return range.allows(LiteralKind::kMoney) || range.allows(LiteralKind::kQuantity) ||
                  range.allows(LiteralKind::kPercent);
         });
}

std::string RelationRules::compound_verb(std::string_view noun, std::string_view tail) const {
  constexpr std::size_t kSyllable = 3;  // bytes
  constexpr std::size_t kLeast = 2 * kSyllable;
  const std::string whole = std::string(noun) + std::string(tail);
  if (find(PredicateKind::kVerb, whole) != nullptr) return whole;
  // A part begins where a syllable does; another script has no such compounds.
  const auto hangul = [](char c) { return static_cast<unsigned char>(c) >= 0xEA; };
  for (std::size_t at = kLeast; at + kLeast <= noun.size(); at += kSyllable) {
    if (!hangul(noun[at])) return "";
    const std::string part = std::string(noun.substr(at)) + std::string(tail);
    if (find(PredicateKind::kVerb, part) != nullptr) return part;
  }
  return "";
}

bool RelationRules::is_silent(PredicateKind kind, std::string_view lemma) const {
  const std::vector<RelationRule>* rules = find(kind, lemma);
  return rules != nullptr &&
         std::any_of(rules->begin(), rules->end(),
                     [](const RelationRule& rule) { return rule.relation == nullptr; });
}

bool RelationRules::places(std::string_view lemma) const {
  const std::vector<RelationRule>* rules = find(PredicateKind::kVerb, lemma);
  return rules != nullptr &&
         std::any_of(rules->begin(), rules->end(), [](const RelationRule& rule) {
           // "공장을 짓다": only the object is there then.
           return rule.relation != nullptr && rule.relation->id == kPlacing &&
                  asks(rule.subject, Role::kSubject);
         });
}

const std::vector<RelationRule>* RelationRules::of_construction(
    PredicateKind kind, std::string_view construction) const {
  const RulesByWord& rules = data_->of(kind);
  const auto it = rules.find("*" + key_of(construction));
  return it == rules.end() ? nullptr : &it->second;
}

const std::vector<RelationRule>* RelationRules::find(PredicateKind kind,
                                                     std::string_view lemma) const {
  const RulesByWord& rules = data_->of(kind);
  for (;;) {
    const auto it = rules.find(key_of(lemma));
    if (it != rules.end()) return &it->second;
    const std::size_t blank = lemma.find(' ');
    if (kind == PredicateKind::kVerb || blank == std::string_view::npos) return nullptr;
    lemma.remove_prefix(blank + 1);
  }
}

}  // namespace weft
