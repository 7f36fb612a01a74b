// SPDX-License-Identifier: Apache-2.0
#include "extractor/propositions/type_evidence.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

namespace weft {
namespace {

constexpr std::size_t kTypes = 8;
constexpr float kDescribed = 1.6F;  // "X is a company"
constexpr float kRelated = 0.8F;    // "X employs 40 people"
constexpr float kOwner = 0.5F;      // "X's director"
constexpr float kBody = 0.8F;       // "X's chief executive", whom bodies alone have
constexpr float kLooks = 1.5F;      // most that the looks of a name count, in all its mentions
constexpr float kStrange = 0.7F;    // the same of one word that is nobody's known given name

constexpr std::array<EntityType, 5> kNamed = {EntityType::kPerson, EntityType::kOrganization,
                                              EntityType::kPlace, EntityType::kProduct,
                                              EntityType::kEvent};

// The type that the set allows when it allows one of them only.
std::optional<EntityType> only(const std::vector<ArgumentTypes>& sets) {
  std::optional<EntityType> found;
  for (const EntityType type : kNamed) {
    const bool allowed = std::any_of(sets.begin(), sets.end(),
                                     [&](const ArgumentTypes& s) { return s.allows(type); });
    if (!allowed) continue;
    if (found) return std::nullopt;
    found = type;
  }
  return found;
}

std::string_view last_word(std::string_view text) {
  const std::size_t blank = text.rfind(' ');
  return blank == std::string_view::npos ? text : text.substr(blank + 1);
}

// "founded by X": a row whose subject stands behind "with" is not meant.
bool lacks_marked_subject(const Document& document, const Proposition& p,
                          const RelationRule& rule) {
  return std::all_of(rule.subject.begin(), rule.subject.end(), [&](const ArgumentSelector& s) {
    return s.by == ArgumentSelector::By::kMarker &&
           std::none_of(p.arguments.begin(), p.arguments.end(),
                        [&](const PropositionArgument& a) { return s.selects(document, a); });
  });
}

bool is_name(const Document& document, const PropositionArgument& argument) {
  return argument.mention != kNone &&
         document.mentions[argument.mention].kind == MentionKind::kName;
}

}  // namespace

struct TypeEvidence::Votes {
  std::map<std::string_view, std::array<float, kTypes>> by_name;

  void add(const Document& document, std::uint32_t mention, EntityType type, float weight) {
    by_name[document.text_of(document.mentions[mention].span)][static_cast<std::size_t>(type)] +=
        weight;
  }
};

void TypeEvidence::read_description(const Document& document, const Proposition& p,
                                    Votes& votes) const {
  if (p.negated || (p.kind != PredicateKind::kNoun && p.construction != "possessive")) return;
  const std::string_view noun = last_word(p.lemma);
  const bool person = p.construction == "title" || p.construction == "occupation";
  const auto type = person ? EntityType::kPerson : words_.noun_type(noun);
  for (const PropositionArgument& argument : p.arguments) {
    if (!is_name(document, argument)) continue;
    if (argument.role == Role::kSubject && type &&
        (person || p.construction == "apposition" || p.construction == "copula" ||
         p.construction == "nominal-predicate")) {
      votes.add(document, argument.mention, *type, kDescribed);
    }
    if (argument.role == Role::kPossessor && owned_by_body(document, p, argument.mention)) {
      votes.add(document, argument.mention, EntityType::kOrganization,
                of_bodies(noun) ? kBody : kOwner);
    }
  }
}

// Whether bodies alone have such a thing.
bool TypeEvidence::of_bodies(std::string_view noun) const {
  const std::string* owners = words_.find("owner", noun);
  return owners != nullptr && *owners == "organization";
}

// "X's chief executive", "the X headquarters", "X's Ana Lind": what looked like a person, or like a
// place, is rather a body.
bool TypeEvidence::owned_by_body(const Document& document, const Proposition& p,
                                 std::uint32_t owner) const {
  const EntityType looks = document.mentions[owner].type;
  const bool owned = p.construction == "owned" && of_bodies(last_word(p.lemma));
  if (looks == EntityType::kPlace) return owned;
  if (looks != EntityType::kPerson) return false;
  if (p.construction == "title" || owned) return true;
  return p.construction == "possessive" &&
         std::any_of(p.arguments.begin(), p.arguments.end(), [&](const PropositionArgument& a) {
           return a.role == Role::kSubject && is_name(document, a) &&
                  document.mentions[a.mention].type == EntityType::kPerson;
         });
}

// Where all relations that the words may state agree on the type of an argument.
void TypeEvidence::read_relations(const Document& document, const Proposition& p,
                                  Votes& votes) const {
  const std::vector<RelationRule>* rules = rules_.find(p.kind, p.lemma);
  if (rules == nullptr || p.kind == PredicateKind::kApposition) return;
  std::map<std::uint32_t, std::vector<ArgumentTypes>> allowed;
  for (const RelationRule& rule : *rules) {
    if (rule.relation == nullptr) return;
    if (!has_object_for(document, p, rule) || lacks_marked_subject(document, p, rule)) continue;
    const auto read = [&](const ArgumentSelectors& selectors, const ArgumentTypes& types) {
      for (const ArgumentSelector& selector : selectors) {
        bool any = false;
        for (const PropositionArgument& argument : p.arguments) {
          if (!selector.selects(document, argument)) continue;
          any = true;
          if (is_name(document, argument)) allowed[argument.mention].push_back(types);
        }
        if (any) break;
      }
    };
    read(rule.subject, rule.relation->domain);
    read(rule.object, rule.relation->range);
  }
  for (const auto& [mention, sets] : allowed) {
    if (const auto type = only(sets)) {
      votes.add(document, mention, *type, kRelated);
    } else {
      read_doubtful(document, p, mention, sets, votes);
    }
  }
}

// "Norvik Foods sold Quantro to Telmar": one word that the text gives to nobody in full is rather
// what the first row asks for than the person of another, in what a body does.
void TypeEvidence::read_doubtful(const Document& document, const Proposition& p,
                                 std::uint32_t mention, const std::vector<ArgumentTypes>& sets,
                                 Votes& votes) const {
  const Mention& name = document.mentions[mention];
  const std::string_view text = document.text_of(name.span);
  if (name.type != EntityType::kPerson || text.find(' ') != std::string_view::npos) return;
  const ArgumentTypes& first = sets.front();
  if (first.allows(EntityType::kPerson) || !first.allows(EntityType::kOrganization)) return;
  const auto stands = [&](Role role, const auto& may) {
    return std::any_of(p.arguments.begin(), p.arguments.end(), [&](const PropositionArgument& a) {
      return a.role == role && is_name(document, a) && may(a.mention);
    });
  };
  const bool object = stands(Role::kObject, [&](std::uint32_t m) { return m == mention; });
  const bool body = stands(Role::kSubject, [&](std::uint32_t m) {
    return document.mentions[m].type == EntityType::kOrganization;
  });
  // "Mr Lind"
  const bool titled =
      name.tokens.begin > 0 && document.tokens[name.tokens.begin - 1].upos == Upos::kPropn;
  const auto whole = [&](const Mention& other) {
    return other.kind == MentionKind::kName && other.span.size() > name.span.size() &&
           last_word(document.text_of(other.span)) == text;
  };
  if (!object || !body || titled) return;
  if (std::any_of(document.mentions.begin(), document.mentions.end(), whole)) return;
  votes.add(document, mention, EntityType::kOrganization, kRelated);
}

// One word that is nobody's known given name, and part of no longer name of the text: its looks
// tell little.
bool TypeEvidence::is_strange(const Document& document, std::string_view name) const {
  if (words_.hangul() || name.find(' ') != std::string_view::npos) return false;
  if (words_.find("given", fold(name)) != nullptr) return false;
  return std::none_of(document.mentions.begin(), document.mentions.end(), [&](const Mention& m) {
    const std::string_view other = document.text_of(m.span);
    return m.kind == MentionKind::kName && other.size() > name.size() && last_word(other) == name;
  });
}

void TypeEvidence::settle(Document& document) const {
  Votes said;
  for (const Proposition& p : document.propositions) {
    read_description(document, p, said);
    read_relations(document, p, said);
  }
  if (said.by_name.empty()) return;
  Votes looks;
  for (std::uint32_t m = 0; m < document.mentions.size(); ++m) {
    const Mention& mention = document.mentions[m];
    if (mention.kind == MentionKind::kName) {
      looks.add(document, m, mention.type, mention.confidence);
    }
  }
  std::map<std::string_view, EntityType> settled;
  for (const auto& [name, evidence] : said.by_name) {
    std::array<float, kTypes> sum = looks.by_name[name];
    float total = 0;
    for (const float vote : sum) total += vote;
    const float most = is_strange(document, name) ? kStrange : kLooks;
    for (std::size_t t = 0; t < kTypes; ++t) {
      sum[t] = sum[t] * std::min(1.0F, most / std::max(total, 0.01F)) + evidence[t];
    }
    const auto best = std::max_element(sum.begin(), sum.end());
    settled[name] = static_cast<EntityType>(best - sum.begin());
  }
  for (Mention& mention : document.mentions) {
    if (mention.kind != MentionKind::kName) continue;
    const auto it = settled.find(document.text_of(mention.span));
    if (it != settled.end()) mention.type = it->second;
  }
}

}  // namespace weft
