// SPDX-License-Identifier: Apache-2.0
#include "extractor/relations/open_relations.h"

#include <algorithm>
#include <array>

#include "extractor/relations/open_arguments.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

// A subject or object less sure than this was not said with the clause itself.
constexpr float kSureArgument = 0.9F;
// Attributes, offices and kinds are facts only where the ontology knows them.
constexpr std::array<std::string_view, 7> kOfOntology = {
    "measure", "attribute", "nominal-predicate", "copula", "apposition", "title", "occupation"};

std::string open_id(const std::string& lemma, const Candidate& object) {
  std::string id = lemma;
  const bool marked =
      object.source->role == Role::kOblique || object.source->role == Role::kIndirectObject;
  if (marked && !object.source->marker.empty()) id += ' ' + object.source->marker;
  id = fold(id);
  std::erase_if(id, [](char c) { return c == '.' || c == ',' || c == '\''; });
  std::replace(id.begin(), id.end(), ' ', '_');
  std::replace(id.begin(), id.end(), '-', '_');
  return id;
}

// Longest object that becomes a part of the relation.
constexpr std::size_t kLongestObject = 3;

bool is_of_ontology(const Proposition& proposition) {
  return proposition.kind == PredicateKind::kApposition ||
         std::find(kOfOntology.begin(), kOfOntology.end(), proposition.construction) !=
             kOfOntology.end();
}

class OpenReader : OpenArguments {
 public:
  using OpenArguments::OpenArguments;

  std::vector<OpenRelation> read(bool values_said) {
    const std::vector<Candidate> subjects = select("subject");
    if (!subjects.empty()) {
      const std::vector<Candidate> objects = objects_of(values_said);
      for (const Candidate& s : subjects) {
        for (const Candidate& o : objects) add(s, o, proposition_.lemma);
      }
    } else if (!proposition_.passive_lemma.empty()) {
      read_passive(values_said);
    }
    return std::move(found_);
  }

  std::vector<OpenRelation> dated() {
    if (!tells_days()) return {};
    std::vector<Candidate> when = amounts();
    if (when.empty()) when = days(false);
    // "3일부터 5일까지 열린다": of bounds the end alone, where nothing else tells when.
    const auto bound = [&](const Candidate& day) {
      return arguments_.markers().dates.contains(day.source->marker);
    };
    if (std::all_of(when.begin(), when.end(), bound)) {
      if (!when.empty()) when.erase(when.begin(), when.end() - 1);
    } else {
      std::erase_if(when, bound);
    }
    for (const Candidate& s : select("subject")) {
      for (const Candidate& day : when) add(s, day, proposition_.lemma);
    }
    return std::move(found_);
  }

  std::vector<OpenRelation> beside() {
    const PropositionArgument* object = tells_any() ? said_object() : nullptr;
    // "상무대에 입교하는 대위를": what an adnominal clause seems to leave out is not sure enough.
    if (object == nullptr || object->confidence < kSureArgument) return {};
    for (const Candidate& s : select("subject")) {
      if (!arguments_.is_one(s.argument) || s.confidence < kSureArgument) continue;
      for (const Candidate& other : obliques()) {
        if (!arguments_.is_named(other.argument)) continue;
        const std::string& marker = other.source->marker;
        if (arguments_.markers().at.contains(marker)) add(s, other, proposition_.lemma);
        if (arguments_.markers().through.contains(marker) && may_share(s, other, *object)) {
          const std::string noun = noun_of(*object);
          add(s, other, noun.empty() ? proposition_.lemma : noun + ' ' + proposition_.lemma);
        }
      }
    }
    return std::move(found_);
  }

  std::vector<OpenRelation> between() {
    const StatementMarkers& markers = arguments_.markers();
    const std::vector<Candidate> two = select("subject");
    if (markers.mutual.empty() || markers.through.empty() || two.size() != 2) return {};
    const bool actors = std::all_of(two.begin(), two.end(), [&](const Candidate& c) {
      if (!arguments_.is_named(c.argument)) return false;
      const EntityType type = type_of(c);
      return type == EntityType::kPerson || type == EntityType::kOrganization ||
             type == EntityType::kPlace;
    });
    if (!actors || !obliques().empty()) return {};
    const PropositionArgument* object = said_object();
    const std::string noun = object == nullptr ? "" : noun_of(*object);
    const std::string& act = object == nullptr ? proposition_.lemma : noun;
    const bool mutual = std::any_of(markers.mutual.begin(), markers.mutual.end(),
                                    [&](const std::string& word) { return act.starts_with(word); });
    if (!mutual) return {};
    add(two[0], two[1], noun.empty() ? proposition_.lemma : noun + ' ' + proposition_.lemma);
    if (!found_.empty()) found_.back().id += '_' + *markers.through.begin();
    return std::move(found_);
  }

  // `joined_only`: nothing of the arguments themselves, which a row silences.
  std::vector<OpenRelation> further(bool joined_only) {
    for (const Candidate& s : select("subject")) {
      for (const PropositionArgument& argument : proposition_.arguments) {
        if (!may_be_further(argument)) continue;
        const std::optional<Candidate> other = arguments_.resolve(argument);
        if (!other) continue;
        if (arguments_.is_named(other->argument) || tells_unnamed(*other)) {
          if (!joined_only) add(s, *other, proposition_.lemma);
        } else if (argument.role == Role::kObject &&
                   other->argument.kind == ArgumentKind::kEntity) {
          through(s, words_of(argument.mention));
        }
      }
    }
    return std::move(found_);
  }

 private:
  // "issued a red notice for Ana Lind"
  void through(const Candidate& subject, const std::string& object) {
    if (object.empty() || proposition_.lemma.find(' ') != std::string::npos) return;
    const std::string lemma = proposition_.lemma + ' ' + object;
    for (const Candidate& o : obliques()) {
      if (!arguments_.is_named(o.argument)) continue;
      if (arguments_.markers().through.contains(o.source->marker)) add(subject, o, lemma);
    }
  }

  // An object of a few words, none of them a name.
  std::string words_of(std::uint32_t m) const {
    if (m == kNone) return "";
    const Mention& mention = document_.mentions[m];
    if (mention.kind != MentionKind::kNominal || mention.tokens.size() > kLongestObject) return "";
    std::string words;
    for (std::uint32_t t = mention.tokens.begin; t < mention.tokens.end; ++t) {
      const Token& token = document_.tokens[t];
      if (token.upos != Upos::kNoun && token.upos != Upos::kAdj) return "";
      words += (words.empty() ? "" : " ") + to_lower(document_.text_of(token));
    }
    return words;
  }

  // "A는 B와 셀카를 찍었다": whoever stands right before the object has done it too, but where he
  // may be another object ("B와 가족을", "B와 C의 지분을").
  bool may_share(const Candidate& subject, const Candidate& other,
                 const PropositionArgument& object) const {
    const std::optional<Candidate> thing = arguments_.resolve(object);
    if (!thing || thing->argument.kind != ArgumentKind::kEntity || other.source->mention == kNone) {
      return false;
    }
    const EntityType type = type_of(other);
    const bool acts = type == EntityType::kPerson || type == EntityType::kOrganization ||
                      (type == EntityType::kPlace && type_of(subject) == type);
    if (!acts || type_of(*thing) == type) return false;
    const Mention& noun = document_.mentions[object.mention];
    const bool names =
        std::any_of(document_.mentions.begin(), document_.mentions.end(), [&](const Mention& m) {
          return m.kind == MentionKind::kName && noun.span.contains(m.span);
        });
    const std::uint32_t end = document_.mentions[other.source->mention].tokens.end;
    return !names && end <= noun.tokens.begin && noun.tokens.begin - end <= 1;
  }

  // The common noun of one word that the object is; empty where it is more or a name.
  std::string noun_of(const PropositionArgument& object) const {
    const Mention& mention = document_.mentions[object.mention];
    if (mention.kind != MentionKind::kNominal || mention.tokens.size() != 1) return "";
    return std::string(document_.text_of(mention.span));
  }

  // A passive whose agent nobody names: "the rocket was launched from the island". Beside a date or
  // an amount only where it was counts: "was staged in Lund in 1880".
  void read_passive(bool values_said) {
    // "was given the keys": who got it is what the clause tells of.
    for (const Candidate& recipient : select("indirect")) {
      for (const Candidate& given : select("object")) {
        add(recipient, given, proposition_.passive_lemma);
      }
    }
    for (const Candidate& patient : select("object")) {
      if (patient.argument.kind == ArgumentKind::kLiteral) continue;
      std::vector<Candidate> others = obliques();
      // "황화물계 고체 전해질": a bare noun is no place or cause of what happens.
      if (tells_any()) {
        std::erase_if(others, [](const Candidate& o) { return o.source->marker.empty(); });
      }
      if (values_said) {
        const bool named = arguments_.is_named(patient.argument);
        std::erase_if(others, [&](const Candidate& c) {
          return !named || !arguments_.is_named(c.argument) || !is_place(c);
        });
      } else if (others.empty() && select("complement").empty()) {
        others = days(arguments_.is_named(patient.argument));
      }
      for (const Candidate& o : others) add(patient, o, proposition_.passive_lemma);
    }
  }

  // "X가 8일 입국했다"; of a deed that leaves out what it was done to, and of a quality ("길이
  // 미끄럽다"), the day tells little.
  bool tells_days() const {
    return tells_any() && !speaks() && proposition_.kind == PredicateKind::kVerb && !is_quality() &&
           std::none_of(proposition_.arguments.begin(), proposition_.arguments.end(),
                        [](const PropositionArgument& a) {
                          return a.role == Role::kObject || a.role == Role::kComplement;
                        });
  }

  bool is_quality() const {
    const IndexRange parts = document_.tokens[proposition_.predicate].morphemes;
    return std::any_of(
        document_.morphemes.begin() + parts.begin, document_.morphemes.begin() + parts.end,
        [](const Morpheme& m) { return m.tag.starts_with("VA") || m.tag.starts_with("XSA"); });
  }

  void add(const Candidate& subject, const Candidate& object, const std::string& lemma) {
    if (subject.argument.kind != ArgumentKind::kEntity) return;
    found_.push_back({subject, object, lemma, open_id(lemma, object)});
  }

  std::vector<OpenRelation> found_;
};

}  // namespace

std::vector<OpenRelation> open_relations(const StatementArguments& arguments,
                                         const Proposition& proposition, bool values_said) {
  if (is_of_ontology(proposition)) return {};
  return OpenReader(arguments, proposition).read(values_said);
}

std::vector<OpenRelation> dated_relations(const StatementArguments& arguments,
                                          const Proposition& proposition) {
  if (is_of_ontology(proposition)) return {};
  return OpenReader(arguments, proposition).dated();
}

std::vector<OpenRelation> further_relations(const StatementArguments& arguments,
                                            const Proposition& proposition, bool silenced) {
  if (arguments.markers().further == Further::kNothing || is_of_ontology(proposition)) return {};
  return OpenReader(arguments, proposition).further(silenced);
}

std::vector<OpenRelation> relations_beside(const StatementArguments& arguments,
                                           const Proposition& proposition) {
  if (is_of_ontology(proposition)) return {};
  return OpenReader(arguments, proposition).beside();
}

std::vector<OpenRelation> relations_between(const StatementArguments& arguments,
                                            const Proposition& proposition) {
  if (is_of_ontology(proposition)) return {};
  return OpenReader(arguments, proposition).between();
}

}  // namespace weft
