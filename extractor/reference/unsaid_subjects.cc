// SPDX-License-Identifier: Apache-2.0
// The part of Resolver that supplies the subjects that clauses leave unsaid.
#include <algorithm>

#include "extractor/quotations.h"
#include "extractor/reference/resolver.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

constexpr std::uint32_t kTopicReach = 3;  // sentences over which an unsaid subject may carry

// Which tokens of a sentence stand between double quotation marks; asked in their order.
class Quotation {
 public:
  Quotation(const Document& document, std::uint32_t sentence)
      : document_(document),
        next_(document.sentences[sentence].tokens.begin),
        end_(document.sentences[sentence].tokens.end),
        open_(begins_in_quotation(document, sentence)) {}

  bool holds(std::uint32_t token) {
    for (; next_ < token && next_ < end_; ++next_) {
      const std::string_view mark = document_.text_of(document_.tokens[next_]);
      if (mark == "\u201C") open_ = true;
      if (mark == "\u201D") open_ = false;
      if (mark == "\"") open_ = !open_;
    }
    return open_;
  }

 private:
  const Document& document_;
  std::uint32_t next_;
  std::uint32_t end_;
  bool open_;
};

}  // namespace

std::uint32_t Resolver::subject_of(std::uint32_t p) const {
  for (const PropositionArgument& argument : document_.propositions[p].arguments) {
    if (argument.role != Role::kSubject) continue;
    if (argument.entity != kNone) return argument.entity;
    if (argument.mention != kNone) return document_.mentions[argument.mention].entity;
  }
  return kNone;
}

// Nameless things rarely carry over to other clauses.
bool Resolver::acts(std::uint32_t entity) const {
  const Entity& e = document_.entities[entity];
  return e.named || e.type == EntityType::kPerson || e.type == EntityType::kOrganization;
}

// Where particles mark subjects, a noun with another particle ("놀라운 사람들과") is the subject of
// its own clause alone, and so is a thing without any.
bool Resolver::carries(const PropositionArgument& argument, std::uint32_t entity) const {
  if (!words_.hangul() || argument.mention == kNone) return true;
  if (is_marked(argument.mention, "topic") || is_marked(argument.mention, "subject")) return true;
  const Token& last = document_.tokens[document_.mentions[argument.mention].tokens.end - 1];
  const EntityType type = document_.entities[entity].type;
  const bool acting = type == EntityType::kPerson || type == EntityType::kOrganization;
  if (last.morphemes.empty()) return acting;
  const std::string& particle = document_.morphemes[last.morphemes.end - 1].tag;
  return particle == "JX" || (acting && !particle.starts_with('J'));
}

// Whether the mention and the predicate stand in the same direct quotation, or both in none.
bool Resolver::within_quotation(std::uint32_t mention, std::uint32_t proposition) const {
  const std::uint32_t predicate = document_.propositions[proposition].predicate;
  const std::uint32_t at = document_.mentions[mention].tokens.begin;
  if (predicate == kNone || predicate >= document_.tokens.size()) return true;
  const bool said = document_.propositions[proposition].speaker != kNone;
  int depth = 0;
  bool open = false;  // straight marks open and close alike
  for (std::uint32_t t = std::min(at, predicate); t < std::max(at, predicate); ++t) {
    const std::string_view mark = document_.text_of(document_.tokens[t]);
    if (mark == "\u201C") ++depth;
    if (mark == "\u201D") --depth;
    if (mark == "\"") open = !open;
    // Of two quotations neither speaks of the other's subject.
    if (said && (depth != 0 || open)) return false;
  }
  return depth == 0 && !open;
}

// The subject that another clause of the sentence shares with this one: a topic, else the nearest.
std::uint32_t Resolver::subject_in(std::uint32_t sentence, std::uint32_t proposition) const {
  std::uint32_t nearest = kNone;
  std::uint32_t distance = kNone;
  for (const std::uint32_t p : propositions_[sentence]) {
    const Proposition& other = document_.propositions[p];
    if (p == proposition || other.kind != PredicateKind::kVerb) continue;
    for (const PropositionArgument& argument : other.arguments) {
      if (argument.role != Role::kSubject) continue;
      const std::uint32_t e =
          argument.mention != kNone ? document_.mentions[argument.mention].entity : argument.entity;
      if (e == kNone || !acts(e) || !carries(argument, e)) continue;
      if (proposition != kNone && argument.mention != kNone &&
          !within_quotation(argument.mention, proposition)) {
        continue;
      }
      if (argument.mention != kNone && is_topic(argument.mention)) {
        // Behind the clause, only what acts is its subject too.
        const EntityType type = document_.entities[e].type;
        const bool acting = type == EntityType::kPerson || type == EntityType::kOrganization;
        const bool behind =
            proposition != kNone && document_.mentions[argument.mention].tokens.begin >
                                        document_.propositions[proposition].predicate;
        if (!behind || acting) return e;
        continue;
      }
      // Where particles mark topics, a subject behind the clause is that of its own alone, and so
      // is one right before its verb or behind it.
      if (words_.hangul() && proposition != kNone && argument.mention != kNone) {
        const IndexRange tokens = document_.mentions[argument.mention].tokens;
        if (tokens.begin > document_.propositions[proposition].predicate ||
            tokens.end >= other.predicate || other.construction == "attribution") {
          continue;
        }
      }
      const std::uint32_t at =
          proposition == kNone ? other.predicate : document_.propositions[proposition].predicate;
      const std::uint32_t apart =
          at > other.predicate ? at - other.predicate : other.predicate - at;
      if (apart < distance) {
        nearest = e;
        distance = apart;
      }
    }
  }
  return nearest;
}

void Resolver::supply_subjects(std::uint32_t sentence) {
  // Clauses of saying first: what is said leans on them. Then those whose words tell what they
  // expect: the others share their subject.
  for (const bool saying : {true, false}) {
    for (const bool telling : {true, false}) {
      for (const std::uint32_t p : propositions_[sentence]) {
        const Proposition& proposition = document_.propositions[p];
        if ((proposition.speaker == kNone) != saying) continue;
        if ((proposition.subject_types != 0) == telling) supply_subject(p);
      }
    }
  }
  for (const std::uint32_t p : propositions_[sentence]) supply_object(p);
}

// What stands before the predicate marked as what the sentence is about, though no clause has it.
std::uint32_t Resolver::topic_before(const Proposition& proposition) const {
  std::uint32_t found = kNone;
  for (const std::uint32_t m : in_sentence_[proposition.sentence]) {
    const Mention& mention = document_.mentions[m];
    if (proposition.predicate == kNone || mention.tokens.end > proposition.predicate) break;
    if (mention.entity != kNone && document_.entities[mention.entity].named && is_topic(m)) {
      found = mention.entity;
    }
  }
  return found;
}

// "X는 공장을 짓겠다고 밝혔다": what somebody says without a subject is mostly of oneself; not
// where a source is cited, nor in a direct quotation, where it is as often of "us".
bool Resolver::speaks_of_oneself(std::uint32_t p) const {
  const Proposition& saying = document_.propositions[document_.propositions[p].speaker];
  if (!words_.hangul()) return true;
  if (saying.construction == "attribution") return false;
  return std::all_of(
      saying.arguments.begin(), saying.arguments.end(), [&](const PropositionArgument& a) {
        return a.role != Role::kSubject || a.mention == kNone || within_quotation(a.mention, p);
      });
}

// "돈을 가로챈 혐의를 받는다": who is not named is the accused, not the police of the sentence
// before.
bool Resolver::tells_of_accused(std::uint32_t sentence) const {
  return words_.hangul() &&
         std::any_of(
             propositions_[sentence].begin(), propositions_[sentence].end(), [&](std::uint32_t p) {
               const Proposition& proposition = document_.propositions[p];
               return proposition.subject_unsaid && proposition.modality == Modality::kAlleged;
             });
}

bool Resolver::says(std::uint32_t p) const {
  const auto& arguments = document_.propositions[p].arguments;
  return std::any_of(arguments.begin(), arguments.end(),
                     [](const PropositionArgument& a) { return a.role == Role::kContent; });
}

// Whether a sentence tells of somebody no more than that he said something: the text then goes on
// about what it was about.
bool Resolver::only_said(std::uint32_t entity, std::uint32_t sentence) const {
  const auto& all = propositions_[sentence];
  bool said = false;
  for (const std::uint32_t p : all) {
    const Proposition& proposition = document_.propositions[p];
    if (proposition.kind != PredicateKind::kVerb || subject_of(p) != entity) continue;
    if (!says(p) && proposition.speaker == kNone) return false;
    said = said || says(p);
  }
  return said;
}

std::uint32_t Resolver::unsaid_subject(std::uint32_t p, float& confidence) const {
  const Proposition& proposition = document_.propositions[p];
  const bool accused = tells_of_accused(proposition.sentence);
  const auto taken = [&](std::uint32_t entity) {
    if (accused && document_.entities[entity].type != EntityType::kPerson) return true;
    if (!expected(proposition.subject_types, document_.entities[entity].type)) return true;
    // What belongs to a mere "husband" is whose he is: it must be a name.
    const bool owner =
        proposition.kind == PredicateKind::kNoun && !document_.entities[entity].named;
    if (owner || is_fellow_kin(entity, proposition)) return true;
    return std::any_of(
        proposition.arguments.begin(), proposition.arguments.end(),
        [&](const PropositionArgument& a) {
          return a.entity == entity ||
                 (a.mention != kNone && document_.mentions[a.mention].entity == entity);
        });
  };
  if (const std::uint32_t dead = mourned(proposition); dead != kNone && !taken(dead)) {
    confidence = kLikely;
    return dead;
  }
  const std::uint32_t same = words_.hangul() && quoted(p) ? kNone : measured_before(proposition);
  if (same != kNone && !taken(same)) {
    confidence = kLikely;
    return same;
  }
  if (proposition.speaker != kNone && speaks_of_oneself(p)) {
    const std::uint32_t speaker = subject_of(proposition.speaker);
    confidence = kLikely;
    if (speaker != kNone && !taken(speaker)) return speaker;
  }
  const std::uint32_t shared = subject_in(proposition.sentence, p);
  confidence = kLikely;
  if (shared != kNone && !taken(shared)) return shared;
  const bool nominal = proposition.kind != PredicateKind::kVerb;
  const std::uint32_t spoken_of = nominal ? topic_before(proposition) : kNone;
  if (spoken_of != kNone && !taken(spoken_of)) return spoken_of;
  if (words_.hangul() && quoted(p)) return kNone;
  for (std::uint32_t back = 1; back <= kTopicReach && back <= proposition.sentence; ++back) {
    const std::uint32_t sentence = proposition.sentence - back;
    if (parted(sentence, proposition.sentence)) break;
    const std::uint32_t topic = topic_[sentence];
    if (topic == kNone && told_of_unnamed(sentence)) break;
    if (topic == kNone || !document_.entities[topic].named || taken(topic)) continue;
    if (title_ != kNone && topic != title_ && !topic_told_[sentence]) continue;
    if (title_ != kNone && topic != title_ && !says(p) && only_said(topic, sentence)) continue;
    confidence = back == 1 ? 0.65F : kGuess;
    return topic;
  }
  confidence = kGuess;
  return title_ != kNone && !taken(title_) ? title_ : kNone;
}

// Of two paragraphs of an article about its title: the second begins with that again.
bool Resolver::parted(std::uint32_t before, std::uint32_t sentence) const {
  return title_ != kNone && words_.hangul() &&
         document_.sentences[before].block != document_.sentences[sentence].block;
}

// "X의 남편은 작년에 숨졌다": the text went on to somebody without a name.
bool Resolver::told_of_unnamed(std::uint32_t sentence) const {
  return words_.hangul() &&
         std::any_of(in_sentence_[sentence].begin(), in_sentence_[sentence].end(),
                     [&](std::uint32_t m) {
                       const Mention& mention = document_.mentions[m];
                       return mention.entity != kNone && is_topic(m) &&
                              !document_.entities[mention.entity].named &&
                              document_.entities[mention.entity].type == EntityType::kPerson;
                     });
}

// "회의를 열었다. 그는 "빵을 먹었다"고 말했다": what somebody says in his own words is not about
// whoever the sentences before are about.
bool Resolver::quoted(std::uint32_t p) const {
  const Proposition& proposition = document_.propositions[p];
  Quotation quotation(document_, proposition.sentence);
  return proposition.predicate != kNone && quotation.holds(proposition.predicate);
}

void Resolver::note_topic(std::uint32_t sentence) {
  std::uint32_t best = kNone;
  int best_rank = 0;
  const auto consider = [&](std::uint32_t entity, int rank) {
    if (entity == kNone || !document_.entities[entity].named) return;
    if (rank > best_rank) {
      best = entity;
      best_rank = rank;
    }
  };
  // What is quoted is what its speaker speaks of, not the text.
  const bool quotes =
      std::any_of(propositions_[sentence].begin(), propositions_[sentence].end(),
                  [&](std::uint32_t p) { return document_.propositions[p].speaker != kNone; });
  Quotation quotation(document_, sentence);
  for (const std::uint32_t m : in_sentence_[sentence]) {
    if (quotes && quotation.holds(document_.mentions[m].tokens.begin)) continue;
    const std::uint32_t entity = document_.mentions[m].entity;
    if (is_topic(m)) consider(entity, 4);
    if (is_subject(m)) consider(entity, entity == title_ ? 3 : 2);
  }
  for (const std::uint32_t p : propositions_[sentence]) {
    const Proposition& proposition = document_.propositions[p];
    if (proposition.kind == PredicateKind::kVerb && (!quotes || proposition.speaker == kNone)) {
      consider(subject_of(p), 1);
    }
  }
  topic_[sentence] = best;
  topic_told_[sentence] = best_rank == 4;
}

void Resolver::supply_subject(std::uint32_t p) {
  Proposition& proposition = document_.propositions[p];
  const bool owner =
      proposition.construction == "measure" || proposition.construction == "attribute";
  if (!proposition.subject_unsaid || (!owner && subject_of(p) != kNone)) return;
  // What a speaker says something is: rarely the speaker, mostly what the talk is about.
  if (proposition.kind == PredicateKind::kCopula && proposition.speaker != kNone) return;
  if (!owner && body_acts(proposition, p)) return;
  float confidence = 0.0F;
  const std::uint32_t entity = unsaid_subject(p, confidence);
  if (entity == kNone) return;
  proposition.arguments.push_back({.role = owner ? Role::kPossessor : Role::kSubject,
                                   .entity = entity,
                                   .confidence = confidence});
  if (owner || !document_.entities[entity].named) return;
  traces_.push_back({entity, kNone, proposition.sentence, proposition.phrase.begin, true});
}

// "정부에서 대책을 발표했다": of a body that acts, the particle of a place marks the subject where
// the sentence has no other.
bool Resolver::body_acts(Proposition& proposition, std::uint32_t p) const {
  if (proposition.kind != PredicateKind::kVerb || proposition.voice == Voice::kPassive)
    return false;
  for (PropositionArgument& a : proposition.arguments) {
    if (a.role != Role::kOblique || a.mention == kNone) continue;
    const std::string* bodies = words_.find("acting", a.marker);
    if (bodies == nullptr) continue;
    const std::string_view noun = document_.text_of(document_.mentions[a.mention].span);
    const std::string* kinds = words_.kinds_of_name(noun);
    if (kinds == nullptr || !share(*kinds, *bodies)) continue;
    if (subject_in(proposition.sentence, p) != kNone) return false;
    a.role = Role::kSubject;
    a.marker.clear();
    return true;
  }
  return false;
}

// "회장을 맡다": the noun said as a predicate of its own is the verb's object.
bool Resolver::object_told(std::uint32_t p) const {
  const Proposition& proposition = document_.propositions[p];
  if (proposition.predicate == kNone || p == 0) return false;
  const Proposition& before = document_.propositions[p - 1];
  return before.predicate == proposition.predicate && before.kind == PredicateKind::kNoun;
}

// "X에 입학했으나 중퇴했다": what fits of the clauses before in the sentence.
std::uint32_t Resolver::object_before(std::uint32_t p) const {
  const Proposition& proposition = document_.propositions[p];
  std::uint32_t found = kNone;
  std::uint32_t nearest = 0;
  for (const std::uint32_t other : propositions_[proposition.sentence]) {
    const Proposition& clause = document_.propositions[other];
    if (clause.kind != PredicateKind::kVerb || clause.predicate >= proposition.predicate) continue;
    for (const PropositionArgument& a : clause.arguments) {
      const bool told = a.role == Role::kObject || a.role == Role::kIndirectObject ||
                        (a.role == Role::kOblique && words_.find("handed", a.marker) != nullptr);
      if (!told || a.mention == kNone) continue;
      const Mention& mention = document_.mentions[a.mention];
      if (mention.entity == kNone || mention.span.begin < nearest) continue;
      const Entity& e = document_.entities[mention.entity];
      if (!e.named || !expected(proposition.object_types, e.type)) continue;
      if (!within_quotation(a.mention, p)) continue;
      found = mention.entity;
      nearest = mention.span.begin;
    }
  }
  return found;
}

// "The firm makes ships. Kim founded 1974.": what languages that drop objects leave unsaid is what
// the text is about.
void Resolver::supply_object(std::uint32_t p) {
  Proposition& proposition = document_.propositions[p];
  if (words_.find("drops", "object") == nullptr || proposition.object_types == 0 ||
      proposition.subject_unsaid || object_told(p))
    return;
  for (const PropositionArgument& a : proposition.arguments) {
    if (a.role == Role::kObject || a.role == Role::kContent || a.role == Role::kComplement) return;
  }
  // What a passive clause is about is its object.
  const bool passive = proposition.voice == Voice::kPassive;
  const std::uint32_t near = passive ? subject_in(proposition.sentence, p) : kNone;
  const std::uint32_t told = passive ? kNone : object_before(p);
  const bool first =
      proposition.sentence == 0 || parted(proposition.sentence - 1, proposition.sentence);
  const std::uint32_t before = first ? kNone : topic_[proposition.sentence - 1];
  for (const std::uint32_t entity : {near, told, before, title_}) {
    if (entity == kNone || entity == subject_of(p)) continue;
    const Entity& e = document_.entities[entity];
    if (!e.named || !expected(proposition.object_types, e.type)) continue;
    // "한화는 이겼다": no one wins against himself by another name.
    const std::uint32_t acts = subject_of(p);
    if (acts != kNone && (e.name.starts_with(document_.entities[acts].name) ||
                          document_.entities[acts].name.starts_with(e.name))) {
      continue;
    }
    proposition.arguments.push_back(
        {.role = Role::kObject, .entity = entity, .confidence = kGuess});
    return;
  }
}

bool Resolver::expected(std::uint16_t types, EntityType type) {
  return types == 0 || ((types >> static_cast<unsigned>(type)) & 1U) != 0;
}

}  // namespace weft
