// SPDX-License-Identifier: Apache-2.0
#include "extractor/propositions/eojeol_roles.h"

#include <algorithm>

namespace weft {
namespace {

// How sure a subject is that the clause itself does not hold.
constexpr float kSharedSubject = 0.85F;
constexpr float kGapSubject = 0.85F;
constexpr float kGapObject = 0.8F;
constexpr float kBareSubject = 0.7F;
constexpr float kGapOblique = 0.6F;
constexpr int kMaxClimb = 12;

class RoleSettler {
 public:
  RoleSettler(const Document& document, const ClauseTables& tables, const RelationRules& rules,
              const std::string& verb_ending, SentenceClauses& clauses)
      : document_(document),
        tables_(tables),
        rules_(rules),
        verb_ending_(verb_ending),
        s_(clauses) {}

  void run() {
    for (Clause& clause : s_.clauses) settle_complement(clause);
    for (Clause& clause : s_.clauses) settle_topics(clause);
    for (Clause& clause : s_.clauses) take_bare_subject(clause);
    for (Clause& clause : s_.clauses) {
      if (!take_idiom(clause)) take_light_verb(clause);
    }
    for (Clause& clause : s_.clauses) fill_gap(clause);
    for (std::size_t c = 0; c < s_.clauses.size(); ++c) share_gap(c);
    find_speech();
    find_quotations();
    share_subjects();
    share_times();
    split_gapping();
    for (Clause& clause : s_.clauses) make_active(clause);
  }

 private:
  const Word& head_word(const Chunk& chunk) const { return s_.words[chunk.last()]; }

  // "X가 사장이 되다": the noun right before the verb is what someone becomes.
  void settle_complement(Clause& clause) const {
    if (!tables_.is_office(clause.lemma, Case::kComplement, "")) return;
    const auto right_before = [&](const ClauseArgument& a) {
      return a.role == Role::kSubject && s_.chunks[a.chunk].end == clause.main;
    };
    const auto noun = std::find_if(clause.arguments.begin(), clause.arguments.end(), right_before);
    if (noun != clause.arguments.end() && !named(noun->chunk)) noun->role = Role::kComplement;
  }

  // A topic is the subject of a clause that has no other; after that it may be the object.
  void settle_topics(Clause& clause) const {
    for (ClauseArgument& argument : clause.arguments) {
      if (!argument.topic) continue;
      if (is_time(document_, s_.items, head_word(s_.chunks[argument.chunk]))) continue;
      if (clause.find(Role::kSubject) == nullptr) {
        argument.role = Role::kSubject;
      } else if (clause.find(Role::kObject) == nullptr && !s_.copular(clause) &&
                 (head_word(s_.chunks[argument.chunk]).noun_case == Case::kDelimiter ||
                  is_topic_object(clause, argument))) {
        argument.role = Role::kObject;
      }
    }
  }

  // "그 노래는 X가 작곡했다": a verb that needs an object, whose named subject stands behind the
  // topic.
  bool is_topic_object(const Clause& clause, const ClauseArgument& topic) const {
    const ClauseArgument* subject = clause.find(Role::kSubject);
    if (clause.voice != Voice::kActive || subject->chunk < topic.chunk || !named(subject->chunk)) {
      return false;
    }
    return takes(clause, Role::kObject, nullptr);
  }

  // Whether a relation of the clause's words asks for this role; given a type, for one of that
  // type.
  bool takes(const Clause& clause, Role role, const EntityType* type) const {
    const auto* rules = rules_.find(PredicateKind::kVerb, clause.lemma);
    if (rules == nullptr) return false;
    const auto asks = [&](const ArgumentSelectors& selectors, const ArgumentTypes& types) {
      return (type == nullptr || types.allows(*type)) &&
             std::any_of(selectors.begin(), selectors.end(), [&](const ArgumentSelector& s) {
               return s.by == ArgumentSelector::By::kRole && s.role == role;
             });
    };
    return std::any_of(rules->begin(), rules->end(), [&](const RelationRule& rule) {
      return rule.relation != nullptr &&
             (asks(rule.subject, rule.relation->domain) || asks(rule.object, rule.relation->range));
    });
  }

  // Headlines leave particles out: a bare name is the subject of a clause that has no other.
  void take_bare_subject(Clause& clause) const {
    if (clause.find(Role::kSubject) != nullptr) return;
    for (ClauseArgument& argument : clause.arguments) {
      const Chunk& chunk = s_.chunks[argument.chunk];
      const bool bare = argument.role == Role::kOblique && argument.marker.empty() &&
                        head_word(chunk).noun_case == Case::kBare;
      if (!bare || !named(argument.chunk)) continue;
      argument.role = Role::kSubject;
      argument.confidence *= kBareSubject;
      return;
    }
  }

  // "기반을 두다", "목에 걸다": a noun and its verb that together have a meaning of their own.
  bool take_idiom(Clause& clause) {
    const bool known = states(clause.lemma);
    for (std::size_t i = 0; i < clause.arguments.size(); ++i) {
      const Chunk& chunk = s_.chunks[clause.arguments[i].chunk];
      if (chunk.end != clause.main) continue;
      if (take_valued_idiom(clause, s_.chunks[clause.arguments[i].chunk])) return true;
      const Word& head = head_word(chunk);
      for (const std::string& tail : {clause.lemma, head.marker + clause.lemma}) {
        std::string verb = rules_.compound_verb(head.stem, tail);
        if (verb.empty() || (verb != head.stem + tail && known)) continue;
        clause.lemma = std::move(verb);
        absorb(clause, i);
        return true;
      }
    }
    return false;
  }

  // Whether the table has the verb, and not as one that states nothing.
  bool states(const std::string& verb) const {
    return rules_.find(PredicateKind::kVerb, verb) != nullptr &&
           !rules_.is_silent(PredicateKind::kVerb, verb);
  }

  // "과징금 3억원을 부과하다": the noun before the amount and the verb; the amount stays.
  bool take_valued_idiom(Clause& clause, Chunk& chunk) const {
    if (chunk.end - chunk.begin < 2 || !is_value(head_word(chunk))) return false;
    const std::string verb = s_.words[chunk.last() - 1].stem + clause.lemma;
    if (rules_.find(PredicateKind::kVerb, verb) == nullptr) return false;
    clause.lemma = verb;
    chunk.begin = chunk.last();
    return true;
  }

  bool is_value(const Word& word) const {
    return std::any_of(s_.items.literals.begin(), s_.items.literals.end(), [&](std::uint32_t i) {
      return document_.literals[i].span.end == word.noun_span.end;
    });
  }

  // "인수를 추진하다", "계약을 체결하다": the noun is the predicate where the language has a verb
  // of it.
  void take_light_verb(Clause& clause) {
    const auto it = tables_.light_verbs.find(clause.lemma);
    if (it == tables_.light_verbs.end()) return;
    const ClauseTables::LightVerb& light = it->second;
    for (std::size_t i = 0; i < clause.arguments.size(); ++i) {
      const Chunk& chunk = s_.chunks[clause.arguments[i].chunk];
      const Word& head = head_word(chunk);
      if (chunk.end != clause.main || head.noun_case != light.noun_case) continue;
      if (!light.marker.empty() && head.marker != light.marker) continue;
      std::string verb = rules_.compound_verb(head.stem, verb_ending_);
      // "통합우승을 거두다": words that the table knows as they are stay.
      if (verb != head.stem + verb_ending_ && states(clause.lemma)) {
        verb.clear();
      }
      // "X를 하다" is X하다 whether the tables know it or not.
      if (verb.empty() && clause.lemma != verb_ending_) return;
      if (verb.empty()) verb = head.stem + verb_ending_;
      clause.lemma = std::move(verb);
      if (light.voice == Voice::kPassive) clause.voice = Voice::kPassive;
      absorb(clause, i);
      return;
    }
  }

  // The noun leaves the arguments; what stands before it in its phrase, or its genitive, is the
  // object.
  void absorb(Clause& clause, std::size_t argument) {
    const std::size_t c = clause.arguments[argument].chunk;
    Chunk& chunk = s_.chunks[c];
    clause.main = chunk.last();
    clause.verbal_noun = true;
    if (chunk.end - chunk.begin > 1 && !tables_.adverbs.contains(s_.words[chunk.last() - 1].stem)) {
      --chunk.end;
      clause.arguments[argument].role = Role::kObject;
      clause.arguments[argument].marker.clear();
      return;
    }
    clause.arguments.erase(clause.arguments.begin() + static_cast<std::ptrdiff_t>(argument));
    for (std::size_t g = 0; g < s_.chunks.size(); ++g) {
      if (s_.chunks[g].possessed != c) continue;
      s_.chunks[g].possessed = kNowhere;
      s_.chunks[g].clause = chunk.clause;
      clause.arguments.push_back({Role::kObject, "", g, kGapObject, false});
    }
  }

  // The noun that an adnominal clause modifies fills the role that the clause lacks.
  void fill_gap(Clause& clause) {
    if (clause.ending != Ending::kAdnominal || clause.modified == kNowhere) return;
    const Chunk& noun = s_.chunks[clause.modified];
    if (is_time(document_, s_.items, head_word(noun))) return;
    const auto content = tables_.content_nouns.find(head_word(noun).stem);
    if (content != tables_.content_nouns.end()) {
      clause.claim.add(content->second);
      return;
    }
    if (s_.copular(clause) && clause.find(Role::kSubject) == nullptr) {
      clause.arguments.push_back({Role::kSubject, "", clause.modified, kGapSubject, false});
      return;
    }
    if (clause.find(Role::kSubject) == nullptr && only_object(clause)) {
      clause.arguments.push_back({Role::kObject, "", object_gap(clause), kGapObject, false});
    } else if (clause.find(Role::kSubject) == nullptr) {
      clause.arguments.push_back(gap_subject(clause));
    } else if (clause.find(Role::kObject) == nullptr && clause.voice != Voice::kPassive) {
      clause.arguments.push_back({Role::kObject, "", object_gap(clause), kGapObject, false});
    } else if (rules_.find(PredicateKind::kVerb, clause.lemma) != nullptr) {
      clause.arguments.push_back(
          {Role::kOblique, tables_.gap_marker, clause.modified, kGapOblique, false});
    }
  }

  // "A가 연출하고 B가 쓴 드라마": the noun fills the gap of both clauses, the same or, of a clause
  // without a subject, that one.
  void share_gap(std::size_t c) {
    Clause& clause = s_.clauses[c];
    if (clause.ending != Ending::kConnective || s_.copular(clause)) return;
    const auto adnominal = [&](std::size_t b) {
      return b != kNowhere && b > c && b < s_.clauses.size() &&
             s_.clauses[b].ending == Ending::kAdnominal && s_.clauses[b].modified != kNowhere &&
             !s_.copular(s_.clauses[b]);
    };
    // Where the tree joins it to another clause, its words must ask for such an object.
    const bool joined = adnominal(clause.parent);
    if (!joined && (!adnominal(c + 1) || !only_needs(clause, s_.clauses[c + 1].modified))) return;
    const Clause& next = s_.clauses[joined ? clause.parent : c + 1];
    for (const ClauseArgument& gap : next.arguments) {
      // What stands behind the clause was left out of it.
      if (gap.confidence == 1.0F || s_.chunks[gap.chunk].begin <= next.last) continue;
      const bool object = gap.role == Role::kObject && clause.voice == Voice::kActive &&
                          clause.find(Role::kSubject) != nullptr;
      if (!object && gap.role != Role::kSubject) continue;
      if (clause.find(gap.role) != nullptr) continue;
      clause.arguments.push_back(gap);
      return;
    }
  }

  // "X가 넣은 Y의 결승골": what is left out is the noun that the genitive belongs to, where the
  // words do not ask for such a name.
  std::size_t object_gap(const Clause& clause) const {
    const Chunk& noun = s_.chunks[clause.modified];
    const bool owner = head_word(noun).noun_case == Case::kGenitive && noun.possessed != kNowhere &&
                       noun.possessed < s_.chunks.size();
    if (!owner || asks_for_name(clause, clause.modified)) return stand_in(clause.modified);
    return stand_in(noun.possessed);
  }

  bool asks_for_name(const Clause& clause, std::size_t chunk) const {
    const Span span = head_word(s_.chunks[chunk]).noun_span;
    return std::any_of(s_.items.mentions.begin(), s_.items.mentions.end(), [&](std::uint32_t m) {
      const Mention& mention = document_.mentions[m];
      return mention.kind == MentionKind::kName && mention.span.end == span.end &&
             takes(clause, Role::kObject, &mention.type);
    });
  }

  // Whether the words of a clause with a subject lack an object of the named noun's type.
  bool only_needs(const Clause& clause, std::size_t noun) const {
    if (clause.find(Role::kSubject) == nullptr || clause.find(Role::kObject) != nullptr)
      return false;
    return asks_for_name(clause, noun);
  }

  // "지난해 발표한 '여름'": a name of a type that may be the object of these words and not the
  // subject.
  bool only_object(const Clause& clause) const {
    if (clause.voice != Voice::kActive || clause.find(Role::kObject) != nullptr) return false;
    const Span span = head_word(s_.chunks[clause.modified]).noun_span;
    for (const std::uint32_t m : s_.items.mentions) {
      const Mention& mention = document_.mentions[m];
      if (mention.kind != MentionKind::kName || mention.span.end != span.end) continue;
      return takes(clause, Role::kObject, &mention.type) &&
             !takes(clause, Role::kSubject, &mention.type);
    }
    return false;
  }

  bool named(std::size_t chunk) const {
    const Span span{s_.words[s_.chunks[chunk].begin].noun_span.begin,
                    s_.words[s_.chunks[chunk].last()].noun_span.end};
    const auto& mentions = s_.items.mentions;
    return std::any_of(mentions.begin(), mentions.end(), [&](std::uint32_t i) {
      const Mention& m = document_.mentions[i];
      return m.kind == MentionKind::kName && m.span.overlaps(span);
    });
  }

  // "X는 Y가 세운 회사로, ...": the noun stands for what the clause around it is about.
  std::size_t stand_in(std::size_t chunk) const {
    const Word& head = head_word(s_.chunks[chunk]);
    const std::size_t around = s_.chunks[chunk].clause;
    const bool says_what = around != kNowhere && head.marker == tables_.as_marker &&
                           (head.comma_after || !goes_to(s_.clauses[around]));
    if (says_what && !named(chunk)) {
      for (const ClauseArgument& argument : s_.clauses[around].arguments) {
        if (argument.topic && argument.role == Role::kSubject) return argument.chunk;
      }
    }
    for (const Clause& other : s_.clauses) {
      if (other.main != s_.chunks[chunk].last() || !s_.copular(other)) continue;
      const ClauseArgument* subject = other.find(Role::kSubject);
      if (subject != nullptr && subject->chunk != chunk) return subject->chunk;
    }
    return chunk;
  }

  // Whether the clause's words ask for a goal with the particle that also says what something is.
  bool goes_to(const Clause& clause) const {
    const auto* rules = rules_.find(PredicateKind::kVerb, clause.lemma);
    if (rules == nullptr) return s_.words[clause.main].verbal_noun;
    const auto marked = [&](const ArgumentSelector& s) {
      return s.by == ArgumentSelector::By::kMarker && s.marker == tables_.as_marker;
    };
    return std::any_of(rules->begin(), rules->end(), [&](const RelationRule& rule) {
      return std::any_of(rule.object.begin(), rule.object.end(), marked) ||
             std::any_of(rule.subject.begin(), rule.subject.end(), marked);
    });
  }

  // "X는 서울에 본사를 둔 회사다": the noun that is said of X stands for X.
  ClauseArgument gap_subject(const Clause& clause) const {
    ClauseArgument gap{Role::kSubject, "", stand_in(clause.modified), kGapSubject, false};
    const std::size_t owner = acting_owner(clause);
    if (owner != kNowhere) {
      gap.chunk = owner;
      return gap;
    }
    for (const Clause& other : s_.clauses) {
      if (!s_.copular(other)) continue;
      // "회사를 세운 사람은 X다": the predicate noun is who it is.
      const ClauseArgument* subject = other.find(Role::kSubject);
      const std::size_t noun = s_.chunk_of(other.main);
      if (subject != nullptr && subject->chunk == clause.modified && noun != kNowhere &&
          named(noun) && !named(clause.modified)) {
        gap.chunk = noun;
        return gap;
      }
    }
    return gap;
  }

  // "공항을 운영하는 X의 노조": the name in the genitive acts, where the words ask for such a name
  // and its noun has none.
  std::size_t acting_owner(const Clause& clause) const {
    if (clause.voice != Voice::kActive || clause.find(Role::kObject) == nullptr) return kNowhere;
    if (named(clause.modified)) return kNowhere;
    for (std::size_t g = 0; g < clause.modified; ++g) {
      const Chunk& owner = s_.chunks[g];
      if (owner.possessed == kNowhere || owner.begin != clause.last + 1) continue;
      const Span span = head_word(owner).noun_span;
      for (const std::uint32_t m : s_.items.mentions) {
        const Mention& mention = document_.mentions[m];
        if (mention.kind == MentionKind::kName && mention.span.end == span.end &&
            takes(clause, Role::kSubject, &mention.type)) {
          return g;
        }
      }
    }
    return kNowhere;
  }

  // --- speech

  void find_speech() {
    for (std::size_t c = 0; c < s_.clauses.size(); ++c) {
      Clause& clause = s_.clauses[c];
      if (clause.ending == Ending::kQuote) mark_content(c, clause.parent);
      if (clause.ending == Ending::kQuoteAdnominal && clause.modified != kNowhere) {
        const auto noun = tables_.content_nouns.find(head_word(s_.chunks[clause.modified]).stem);
        if (noun != tables_.content_nouns.end()) clause.claim.add(noun->second);
      }
    }
  }

  // Whatever stands between quotation marks is said by the clause of saying that follows them.
  void find_quotations() {
    for (std::size_t c = 0; c < s_.clauses.size(); ++c) {
      if (is_title(s_.clauses[c])) s_.clauses[c].claim.hypothetical = true;
      const std::uint32_t quote = s_.words[s_.clauses[c].main].quote;
      if (quote == 0 || s_.clauses[c].speech != kNowhere) continue;
      for (std::size_t b = c + 1; b < s_.clauses.size(); ++b) {
        // Of "..."며 "..."고 the clause of saying follows both.
        if (s_.words[s_.clauses[b].main].quote != 0) continue;
        const auto verb = tables_.speech_verbs.find(s_.clauses[b].lemma);
        if (verb == tables_.speech_verbs.end()) break;
        s_.clauses[c].speech = b;
        s_.clauses[c].claim.add(verb->second);
        break;
      }
    }
  }

  // "'여름이 온다'에서": quoted words with a particle of nouns are what something is called.
  bool is_title(const Clause& clause) const {
    const Word& word = s_.words[clause.last];
    if (!word.predicate || word.copula) return false;
    for (std::uint32_t t = word.token + 1;
         t <= word.last_token + 1 && t + 1 < document_.tokens.size(); ++t) {
      const Token& mark = document_.tokens[t];
      const std::string_view tag = document_.tokens[t + 1].xpos;
      const bool particle = tag.starts_with("JK") && !tag.starts_with("JKQ");
      if (mark.upos == Upos::kPunct && !mark.space_after && particle) return true;
    }
    return false;
  }

  void mark_content(std::size_t c, std::size_t speech) {
    if (speech == kNowhere || speech <= c) return;
    const auto verb = tables_.speech_verbs.find(s_.clauses[speech].lemma);
    if (verb == tables_.speech_verbs.end()) {
      // What a verb unknown as one of saying quotes is no fact of the text all the same.
      s_.clauses[c].claim.add({false, false, Modality::kReported});
      return;
    }
    s_.clauses[c].claim.add(verb->second);
    s_.clauses[c].speech = speech;
    give_topic(c, s_.clauses[speech]);
    give_subject(c, s_.clauses[speech]);
    // Clauses that lead up to it belong to what is said.
    for (std::size_t b = 0; b < c; ++b) {
      Clause& before = s_.clauses[b];
      if (before.speech == kNowhere && before.parent == c && before.modified == kNowhere) {
        mark_content_chain(b, speech, verb->second);
      }
    }
  }

  // "X는 Y가 왔다고 밝혔다": of two subjects the topic before is who says so.
  void give_topic(std::size_t c, Clause& speech) {
    if (speech.find(Role::kSubject) != nullptr) return;
    auto& arguments = s_.clauses[c].arguments;
    for (std::size_t t = 0; t < arguments.size(); ++t) {
      if (!arguments[t].topic ||
          head_word(s_.chunks[arguments[t].chunk]).quote != s_.words[speech.main].quote ||
          is_time(document_, s_.items, head_word(s_.chunks[arguments[t].chunk]))) {
        continue;
      }
      const auto other = [&](const ClauseArgument& a) {
        return a.chunk > arguments[t].chunk && (a.topic || a.role == Role::kSubject) &&
               !is_time(document_, s_.items, head_word(s_.chunks[a.chunk]));
      };
      const auto subject = std::find_if(arguments.begin(), arguments.end(), other);
      if (subject == arguments.end()) return;
      subject->role = Role::kSubject;
      ClauseArgument topic = arguments[t];
      topic.role = Role::kSubject;
      speech.arguments.push_back(topic);
      arguments.erase(arguments.begin() + static_cast<std::ptrdiff_t>(t));
      return;
    }
  }

  // "X가 순이익이 줄었다고 발표했다": of two subjects of the clause of saying the nearer one is
  // what is said of.
  void give_subject(std::size_t c, Clause& speech) {
    Clause& content = s_.clauses[c];
    if (content.find(Role::kSubject) != nullptr) return;
    std::size_t first = kNowhere;
    std::size_t last = kNowhere;
    for (std::size_t i = 0; i < speech.arguments.size(); ++i) {
      const ClauseArgument& a = speech.arguments[i];
      const bool subject = a.role == Role::kSubject || a.topic;
      if (!subject || s_.chunks[a.chunk].begin > content.main ||
          is_time(document_, s_.items, head_word(s_.chunks[a.chunk]))) {
        continue;
      }
      if (first == kNowhere) first = i;
      last = i;
    }
    if (first != kNowhere && first == last) {
      // "X는 메시지를 보냈다고 Y가 밝혔다": who says so stands behind.
      const bool behind = std::any_of(
          speech.arguments.begin(), speech.arguments.end(), [&](const ClauseArgument& a) {
            return a.role == Role::kSubject && s_.chunks[a.chunk].begin > content.main;
          });
      if (!behind) return;
      ClauseArgument topic = speech.arguments[first];
      topic.role = Role::kSubject;
      content.arguments.push_back(topic);
      speech.arguments.erase(speech.arguments.begin() + static_cast<std::ptrdiff_t>(first));
      return;
    }
    if (first == last) return;
    ClauseArgument given = speech.arguments[last];
    given.role = Role::kSubject;
    content.arguments.push_back(given);
    speech.arguments[first].role = Role::kSubject;
    speech.arguments.erase(speech.arguments.begin() + static_cast<std::ptrdiff_t>(last));
  }

  void mark_content_chain(std::size_t c, std::size_t speech, const Claim& claim) {
    s_.clauses[c].speech = speech;
    s_.clauses[c].claim.add(claim);
    for (std::size_t b = 0; b < c; ++b) {
      Clause& before = s_.clauses[b];
      if (before.speech == kNowhere && before.parent == c && before.modified == kNowhere) {
        mark_content_chain(b, speech, claim);
      }
    }
  }

  // --- subjects

  // A clause without a subject takes that of the clause it is joined to, if it has been named by
  // then; topics reach further than subjects.
  void share_subjects() {
    for (std::size_t c = 0; c < s_.clauses.size(); ++c) {
      Clause& clause = s_.clauses[c];
      if (clause.find(Role::kSubject) != nullptr || clause.abstract_subject) continue;
      const ClauseArgument* shared = subject_above(c);
      if (shared == nullptr) shared = subject_before(c);
      if (shared != nullptr && may_be_subject(clause, *shared)) {
        ClauseArgument copy = *shared;
        copy.role = Role::kSubject;
        copy.confidence *= kSharedSubject;
        clause.arguments.push_back(copy);
      } else {
        clause.subject_unsaid = true;
      }
    }
  }

  bool stands_before(const ClauseArgument& argument, const Clause& clause) const {
    return s_.chunks[argument.chunk].begin < clause.main;
  }

  // Whether the words of the clause may speak of a name of this type.
  bool may_be_subject(const Clause& clause, const ClauseArgument& subject) const {
    const auto* rules = rules_.find(PredicateKind::kVerb, clause.lemma);
    if (rules == nullptr || subject.topic) return true;
    const Span span = head_word(s_.chunks[subject.chunk]).noun_span;
    const auto name = std::find_if(
        document_.mentions.begin(), document_.mentions.end(),
        [&](const Mention& m) { return m.kind == MentionKind::kName && m.span.overlaps(span); });
    if (name == document_.mentions.end()) return true;
    const Role role = clause.voice == Voice::kPassive ? Role::kObject : Role::kSubject;
    const auto asks = [&](const ArgumentSelectors& selectors) {
      return std::any_of(selectors.begin(), selectors.end(), [&](const ArgumentSelector& s) {
        return s.by == ArgumentSelector::By::kRole && s.role == role;
      });
    };
    bool asked = false;
    for (const RelationRule& rule : *rules) {
      if (rule.relation == nullptr) continue;
      if (asks(rule.subject) && rule.relation->domain.allows(name->type)) return true;
      if (asks(rule.object) && rule.relation->range.allows(name->type)) return true;
      asked = asked || asks(rule.subject) || asks(rule.object);
    }
    return !asked;
  }

  // A date at the beginning of a sentence holds for all its joined clauses that name no other, but
  // not the one of a clause about a noun ("1967년 태어난 X는 ...").
  void share_times() {
    const ClauseArgument* first = nullptr;
    std::size_t holder = kNowhere;
    for (std::size_t c = 0; c < s_.clauses.size(); ++c) {
      for (const ClauseArgument& argument : s_.clauses[c].arguments) {
        const bool leads = s_.chunks[argument.chunk].begin < s_.clauses.front().main;
        if (!leads || !dates(argument)) continue;
        first = &argument;
        holder = c;
      }
    }
    if (first == nullptr || s_.clauses[holder].ending == Ending::kAdnominal ||
        s_.clauses[holder].ending == Ending::kQuoteAdnominal) {
      return;
    }
    const bool forward = spreads(s_.clauses[holder]);
    const ClauseArgument date = *first;
    for (std::size_t c = 0; c < s_.clauses.size(); ++c) {
      Clause& clause = s_.clauses[c];
      const bool joined = clause.ending == Ending::kConnective || clause.ending == Ending::kFinal;
      const bool own = std::any_of(clause.arguments.begin(), clause.arguments.end(),
                                   [&](const ClauseArgument& a) { return dates(a); });
      if (!joined || own || s_.copular(clause) || (c > holder && !forward)) continue;
      if (clause.speech != s_.clauses[holder].speech) continue;
      if (c > holder && new_topic(clause, s_.clauses[holder])) break;
      clause.arguments.push_back(date);
    }
  }

  // "2010년 X는 A를 세웠고, Y는 B를 세웠다": with another topic another time may begin.
  bool new_topic(const Clause& clause, const Clause& holder) const {
    const ClauseArgument* own = clause.find(Role::kSubject);
    const ClauseArgument* first = holder.find(Role::kSubject);
    return own != nullptr && first != nullptr && own->topic && own->chunk != first->chunk;
  }

  // "1967년 태어나 ...": words that say when somebody came or went keep their date; one before the
  // last verb of a sentence holds for those before it all the same.
  bool spreads(const Clause& holder) const {
    const auto* rules = rules_.find(PredicateKind::kVerb, holder.lemma);
    if (rules == nullptr) return true;
    return std::none_of(rules->begin(), rules->end(), [&](const RelationRule& rule) {
      return rule.relation != nullptr && rule.relation->domain.allows(EntityType::kPerson) &&
             !rule.object.empty() && rule.object.front().by == ArgumentSelector::By::kLiteral &&
             rule.object.front().literal == LiteralKind::kDate;
    });
  }

  bool dates(const ClauseArgument& argument) const {
    const Word& word = head_word(s_.chunks[argument.chunk]);
    return argument.role == Role::kOblique && is_date(document_, s_.items, word);
  }

  // Both within one quotation, or both outside.
  bool same_voice(std::size_t a, std::size_t b) const {
    return s_.words[s_.clauses[a].main].quote == s_.words[s_.clauses[b].main].quote;
  }

  const ClauseArgument* subject_above(std::size_t c) const {
    std::size_t parent = s_.clauses[c].parent;
    for (int step = 0; step < kMaxClimb && parent != kNowhere; ++step) {
      for (const ClauseArgument& argument : s_.clauses[parent].arguments) {
        const bool own =
            argument.role == Role::kSubject && argument.chunk != s_.clauses[c].modified;
        if (own && stands_before(argument, s_.clauses[c]) && same_voice(c, parent)) {
          return &argument;
        }
      }
      parent = s_.clauses[parent].parent;
    }
    return nullptr;
  }

  // The topic of an earlier clause of the sentence, else the subject of the clause before.
  const ClauseArgument* subject_before(std::size_t c) const {
    const ClauseArgument* found = nullptr;
    for (std::size_t b = 0; b < c; ++b) {
      if (s_.clauses[b].modified != kNowhere || !same_voice(c, b)) continue;
      for (const ClauseArgument& argument : s_.clauses[b].arguments) {
        if (argument.role != Role::kSubject) continue;
        // What has no name and no topic marker goes no further than the clause right after it.
        const bool far = b + 1 < c || argument.confidence < 1.0F;
        if (far && !argument.topic && !named(argument.chunk)) continue;
        if (argument.topic || found == nullptr || !found->topic) found = &argument;
      }
    }
    return found;
  }

  // "X가 Y를 출범시켰다": of a verb without objects, what is caused to act is the subject.
  void cause(Clause& clause) const {
    const auto* rules = rules_.find(PredicateKind::kVerb, clause.lemma);
    if (rules == nullptr || clause.find(Role::kObject) == nullptr) return;
    const auto takes_object = [](const ArgumentSelector& s) {
      return s.by == ArgumentSelector::By::kRole && s.role == Role::kObject;
    };
    for (const RelationRule& rule : *rules) {
      if (std::any_of(rule.subject.begin(), rule.subject.end(), takes_object) ||
          std::any_of(rule.object.begin(), rule.object.end(), takes_object)) {
        return;
      }
    }
    for (ClauseArgument& argument : clause.arguments) {
      if (argument.role == Role::kSubject) argument.role = Role::kOblique;
      if (argument.role == Role::kObject) argument.role = Role::kSubject;
    }
  }

  // --- clauses that share one verb

  // "A는 2달러로, B는 3달러로 올랐다", "A는 대상을, B는 우수상을 받았다", "A를 서울로, B를 부산으로
  // 보냈다": one clause each.
  void split_gapping() {
    const std::size_t count = s_.clauses.size();
    for (std::size_t c = 0; c < count; ++c) {
      std::vector<std::size_t> heads = gapped(s_.clauses[c], true);
      if (heads.empty()) heads = gapped(s_.clauses[c], false);
      if (heads.empty()) heads = dated_parts(s_.clauses[c]);
      if (heads.empty()) continue;
      const Clause whole = s_.clauses[c];
      for (std::size_t h = 0; h < heads.size(); ++h) {
        const std::size_t end = h + 1 < heads.size() ? heads[h + 1] : kNowhere;
        Clause part = whole;
        std::erase_if(part.arguments, [&](const ClauseArgument& a) {
          return a.chunk >= heads.front() && (a.chunk < heads[h] || a.chunk >= end);
        });
        for (ClauseArgument& a : part.arguments) {
          if (a.chunk == heads[h] && a.topic) a.role = Role::kSubject;
        }
        if (end == kNowhere) {
          s_.clauses[c] = std::move(part);
        } else {
          s_.clauses.push_back(std::move(part));
        }
      }
    }
  }

  // "1903년 A를, 1911년 B를 받았다": the dates that begin the parts, one object each.
  std::vector<std::size_t> dated_parts(const Clause& clause) const {
    std::vector<std::size_t> objects;
    for (const ClauseArgument& a : clause.arguments) {
      if (a.role == Role::kObject) objects.push_back(a.chunk);
    }
    std::sort(objects.begin(), objects.end());
    std::vector<std::size_t> heads;
    for (std::size_t o = 0; o < objects.size(); ++o) {
      std::size_t date = kNowhere;
      for (const ClauseArgument& a : clause.arguments) {
        const bool before = a.chunk < objects[o] && (o == 0 || a.chunk > objects[o - 1]);
        if (before && dates(a)) date = a.chunk;
      }
      if (date == kNowhere) return {};
      if (o + 1 < objects.size() && !head_word(s_.chunks[objects[o]]).comma_after) return {};
      heads.push_back(date);
    }
    return heads.size() > 1 ? heads : std::vector<std::size_t>{};
  }

  // The phrases that begin the parts, where each part ends in the same particle; none where the
  // clause has but one.
  std::vector<std::size_t> gapped(const Clause& clause, bool subjects) const {
    std::vector<std::size_t> heads;
    if (s_.copular(clause)) return heads;
    for (const ClauseArgument& a : clause.arguments) {
      const bool head =
          subjects ? a.topic || a.role == Role::kSubject : !a.topic && a.role == Role::kObject;
      if (head && !is_time(document_, s_.items, head_word(s_.chunks[a.chunk]))) {
        heads.push_back(a.chunk);
      }
    }
    std::sort(heads.begin(), heads.end());
    heads.erase(std::unique(heads.begin(), heads.end()), heads.end());
    const ClauseArgument* before = nullptr;
    for (std::size_t h = 0; h < heads.size(); ++h) {
      const std::size_t end = h + 1 < heads.size() ? heads[h + 1] : kNowhere;
      const ClauseArgument* last = nullptr;
      for (const ClauseArgument& a : clause.arguments) {
        const bool marked = (a.role == Role::kOblique && !a.topic && !a.marker.empty()) ||
                            (subjects && a.role == Role::kObject);
        const bool inside = marked && a.chunk > heads[h] && a.chunk < end;
        if (inside && (last == nullptr || a.chunk > last->chunk)) last = &a;
      }
      if (last == nullptr) return {};
      if (before != nullptr && (before->marker != last->marker || before->role != last->role)) {
        return {};
      }
      if (end != kNowhere && !head_word(s_.chunks[last->chunk]).comma_after) return {};
      before = last;
    }
    return heads.size() > 1 ? heads : std::vector<std::size_t>{};
  }

  // In a passive clause the subject is the patient, and who is marked as its source the agent.
  void make_active(Clause& clause) const {
    if (clause.voice == Voice::kCausative) cause(clause);
    if (clause.voice != Voice::kPassive) return;
    const bool has_object = clause.find(Role::kObject) != nullptr;
    const bool known = rules_.find(PredicateKind::kVerb, clause.lemma) != nullptr;
    for (ClauseArgument& argument : clause.arguments) {
      if (argument.role == Role::kSubject && !has_object) {
        argument.role = Role::kObject;
      } else if (argument.role == Role::kIndirectObject && !has_object) {
        argument.role = Role::kSubject;
      } else if (argument.role == Role::kSubject && has_object && known) {
        // "X가 허가를 받았다": with an object it is who receives.
        argument.role = Role::kIndirectObject;
      }
    }
    clause.subject_unsaid = false;
  }

  const Document& document_;
  const ClauseTables& tables_;
  const RelationRules& rules_;
  const std::string& verb_ending_;
  SentenceClauses& s_;
};

}  // namespace

bool is_time(const Document& document, const SentenceItems& items, const Word& word) {
  return std::any_of(items.literals.begin(), items.literals.end(), [&](std::uint32_t i) {
    const Literal& l = document.literals[i];
    return (l.kind == LiteralKind::kDate || l.kind == LiteralKind::kDuration) &&
           l.span.end == word.noun_span.end;
  });
}

bool is_date(const Document& document, const SentenceItems& items, const Word& word) {
  return std::any_of(items.literals.begin(), items.literals.end(), [&](std::uint32_t i) {
    const Literal& l = document.literals[i];
    return l.kind == LiteralKind::kDate && l.span.end == word.noun_span.end;
  });
}

void settle_roles(const Document& document, const ClauseTables& tables, const RelationRules& rules,
                  const std::string& verb_ending, SentenceClauses& clauses) {
  RoleSettler(document, tables, rules, verb_ending, clauses).run();
}

}  // namespace weft
