// SPDX-License-Identifier: Apache-2.0
//
// Propositions of nouns that are predicates: copulas, names given, kinds told by the way.
#include <algorithm>

#include "extractor/propositions/eojeol_sentence.h"

namespace weft {
// "X는 Y의 공동 창업자이다": the noun is the predicate, its genitive the possessor.
void SentencePropositions::read_copula(std::size_t c) {
  const Clause& clause = s_.clauses[c];
  const std::size_t chunk = s_.chunk_of(clause.main);
  const bool naming =
      s_.naming(clause) && (phrases_.name_ending_at(s_.words[clause.main]) != kNone ||
                            phrases_.gives_name(s_.words[s_.chunks[clause.modified].last()].stem));
  if (chunk == kNowhere || naming || read_measure(c) || read_attribute(c)) return;
  if (read_demonym(c)) return;
  const std::size_t role = phrases_.role_begin(chunk);
  Proposition p = start(c, role == kNowhere ? PredicateKind::kCopula : PredicateKind::kNoun,
                        role == kNowhere ? "copula" : "nominal-predicate", kClauseCopula);
  // "X가 대학생일 때": it is told of a time that is over.
  const bool once = clause.modified != kNowhere && s_.words[clause.last].intended &&
                    tables_.time_nouns.contains(s_.words[s_.chunks[clause.modified].last()].stem);
  if ((clause.past || once) && clause.ending == Ending::kAdnominal) p.status = Status::kFormer;
  const std::size_t begin = role == kNowhere ? phrases_.noun_begin(chunk) : role;
  if (p.status == Status::kCurrent) {
    p.status = phrases_.status_in(chunk, begin).value_or(Status::kCurrent);
  }
  // "전 X의 내야수, 외야수이자": what stands before the first holds of the list.
  if (p.status == Status::kCurrent) {
    if (const auto listed = phrases_.coordinated(chunk); !listed.empty()) {
      const std::size_t first = s_.chunks[listed.front()].last();
      p.status = phrases_.status_in(listed.front(), first).value_or(Status::kCurrent);
    }
  }
  add_noun(p, chunk, begin);
  const auto owner =
      std::find_if(p.arguments.begin(), p.arguments.end(),
                   [](const PropositionArgument& a) { return a.role == Role::kPossessor; });
  const std::uint32_t body = owner == p.arguments.end() ? kNone : owner->mention;
  // "X는 Y의 조카다": the relation says it all; without Y it says nothing.
  if (role == kNowhere && body != kNone && document_.mentions[body].type == EntityType::kPerson &&
      means_person(p.lemma)) {
    drop_complement(p);
  }
  if (phrases_.is_occupation(s_.chunks[chunk].last(), body)) p.construction = "occupation";
  for (const ClauseArgument& argument : clause.arguments) {
    if (argument.marker != kSaidBy) add(p, argument);
  }
  if (describes_only(s_.words[clause.main]) || tables_.bonds.contains(p.lemma) ||
      (role == kNowhere && phrases_.is_relative(s_.chunks[chunk].begin, clause.main))) {
    drop_complement(p);
  }
  say_of_owned(p, c);
  add_holder(p, c);
  if (role == kNowhere && phrases_.joins_persons(p.lemma) && !says_of_thing(p)) {
    // "부인인 X": without whose she is it says nothing.
    if (begin == s_.chunks[chunk].begin && begin == s_.chunks[chunk].last()) drop_complement(p);
    leave_owner_open(p);
  }
  if (role == kNowhere || p.construction == "occupation") list_kinds(c, chunk, p);
  finish(c, std::move(p));
}

// "상대 투수인 A팀의 X": where the name in the genitive is not of the kind that the noun is, and
// the one that it belongs to may be, the noun says what that is.
void SentencePropositions::say_of_owned(Proposition& p, std::size_t c) {
  const Clause& clause = s_.clauses[c];
  if (clause.ending != Ending::kAdnominal || clause.modified == kNowhere) return;
  const std::size_t owned = s_.chunks[clause.modified].possessed;
  if (owned == kNowhere || owned >= s_.chunks.size()) return;
  const std::uint32_t owner = phrases_.referent(clause.modified).mention;
  const std::uint32_t name = phrases_.referent(owned).mention;
  if (owner == kNone || name == kNone || document_.mentions[name].kind != MentionKind::kName) {
    return;
  }
  const EntityType own = document_.mentions[owner].type;
  const EntityType other = document_.mentions[name].type;
  const std::string& noun = s_.words[clause.main].stem;
  const ReferenceWords& kinds = phrases_.reference_words();
  std::optional<EntityType> kind = kinds.noun_type(noun);
  if (!kind) kind = kinds.compound_type(noun);
  const bool office = phrases_.role_begin(s_.chunk_of(clause.main)) != kNowhere;
  if (!kind && office) kind = EntityType::kPerson;
  // "1980년생인 X의 Y": the noun does not say what it is said of, but a place has no such value.
  const bool valued =
      own == EntityType::kOrganization ||
      std::any_of(p.arguments.begin(), p.arguments.end(), [](const PropositionArgument& a) {
        return a.role == Role::kComplement && a.literal != kNone;
      });
  const bool person = other == EntityType::kPerson && own != EntityType::kPerson && valued;
  const bool fits = kind ? own != *kind && other == *kind : person;
  if (!fits) return;
  for (PropositionArgument& a : p.arguments) {
    if (a.role == Role::kSubject && a.mention == owner) a.mention = name;
  }
}

// "X는 가수, 배우이다": each noun of the list says what X is.
void SentencePropositions::list_kinds(std::size_t c, std::size_t chunk, const Proposition& last) {
  if (!has_argument(last, Role::kComplement)) return;
  for (const std::size_t other : phrases_.coordinated(chunk)) {
    const std::size_t noun = s_.chunks[other].last();
    const bool occupation = phrases_.is_occupation(noun, kNone);
    if (phrases_.name_ending_at(s_.words[noun]) != kNone) continue;
    if (!occupation && !phrases_.is_kind(s_.words[noun])) continue;
    Proposition p = start(c, last.kind, occupation ? "occupation" : "copula", kClauseCopula);
    const std::size_t role = phrases_.role_begin(other);
    const std::size_t begin = role == kNowhere ? phrases_.noun_begin(other) : role;
    p.phrase = phrases_.words_span(begin, noun);
    p.status = last.status;
    add_noun(p, other, begin);
    for (const PropositionArgument& argument : last.arguments) {
      if (argument.role == Role::kSubject) p.arguments.push_back(argument);
    }
    document_.propositions.push_back(std::move(p));
  }
}

// "태국인 X", "고소인 X" taken for copulas ("태국이다"): the word as it is written says where X is
// from, or what X is.
bool SentencePropositions::read_demonym(std::size_t c) {
  const Clause& clause = s_.clauses[c];
  const Word& word = s_.words[clause.main];
  const std::string_view text = document_.text_of(document_.tokens[word.token]);
  if (clause.ending != Ending::kAdnominal || clause.modified == kNowhere) return false;
  const ReferenceWords& kinds = phrases_.reference_words();
  const bool demonym = kinds.find("demonym", text) != nullptr;
  const bool person = kinds.noun_type(text) == EntityType::kPerson &&
                      !kinds.compound_type(word.stem) && !phrases_.joins_persons(word.stem);
  if (!demonym && !person) return false;
  Proposition p =
      start(c, PredicateKind::kApposition, demonym ? "demonym" : "apposition", kClauseCopula);
  p.arguments.push_back({.role = Role::kComplement, .mention = phrases_.written(clause.main)});
  for (const ClauseArgument& argument : clause.arguments) {
    if (argument.role == Role::kSubject) add(p, argument);
  }
  finish(c, std::move(p));
  return true;
}

// "다온역은 2호선의 역이다": of what is no person by its name, the noun says another thing.
bool SentencePropositions::says_of_thing(const Proposition& p) const {
  return std::any_of(p.arguments.begin(), p.arguments.end(), [&](const PropositionArgument& a) {
    if (a.role != Role::kSubject || a.mention == kNone) return false;
    const Mention& m = document_.mentions[a.mention];
    return m.kind == MentionKind::kName && m.type != EntityType::kPerson;
  });
}

void SentencePropositions::drop_complement(Proposition& p) {
  std::erase_if(p.arguments,
                [](const PropositionArgument& a) { return a.role == Role::kComplement; });
}

// "실용적인": a noun with such a suffix is nothing that one can be.
bool SentencePropositions::describes_only(const Word& word) const {
  if (rules_.find(PredicateKind::kNoun, word.stem) != nullptr) return false;
  const IndexRange morphemes = document_.tokens[word.token].morphemes;
  for (std::uint32_t i = morphemes.begin; i < morphemes.end; ++i) {
    const Morpheme& m = document_.morphemes[i];
    if (m.tag == "XSN" && word.stem.ends_with(m.form) && tables_.qualities.contains(m.form)) {
      return true;
    }
  }
  return false;
}

// "남편인 X": whose, the text around says.
void SentencePropositions::leave_owner_open(Proposition& p) {
  if (has_argument(p, Role::kPossessor) || !has_argument(p, Role::kSubject)) return;
  p.kind = PredicateKind::kNoun;
  p.construction = "attribute";
  p.subject_unsaid = true;
}

// "두 아들인 X에게": whose son he is the clause around it says.
void SentencePropositions::add_holder(Proposition& p, std::size_t c) {
  const Clause& clause = s_.clauses[c];
  if (clause.modified == kNowhere || has_argument(p, Role::kPossessor) ||
      !has_argument(p, Role::kSubject))
    return;
  const ClauseArgument* subject = clause.find(Role::kSubject);
  const bool known = rules_.find(PredicateKind::kNoun, p.lemma) != nullptr;
  // "X가 최대주주인 Y", "X가 대표인 Y": of the noun that the clause is about.
  const bool own = subject != nullptr && subject->chunk != clause.modified &&
                   s_.chunks[subject->chunk].begin < clause.main;
  if (!known && (!own || p.construction != "nominal-predicate")) return;
  const Referent holder =
      own ? phrases_.referent(clause.modified) : phrases_.holder_of(clause.modified);
  if (!known && holder.mention != kNone &&
      document_.mentions[holder.mention].type != EntityType::kOrganization) {
    return;
  }
  if (holder.mention != kNone) {
    p.arguments.push_back({.role = Role::kPossessor, .mention = holder.mention});
  }
}

// The words from `begin` to the end of the phrase as predicate noun and complement.
void SentencePropositions::add_noun(Proposition& p, std::size_t chunk, std::size_t begin) {
  const std::size_t last = s_.chunks[chunk].last();
  const Span noun = phrases_.words_span(begin, last);
  p.lemma = std::string(document_.text_of(noun));
  const bool role = phrases_.role_at(last, true);
  PropositionArgument complement;
  complement.role = Role::kComplement;
  const Referent whole = phrases_.referent(chunk);
  complement.literal = whole.literal;
  complement.mention = whole.mention;
  // "1970년생이다": what follows the value is the noun.
  if (whole.literal != kNone && document_.literals[whole.literal].span.end < noun.end) {
    const Span rest{document_.literals[whole.literal].span.end, noun.end};
    p.lemma = std::string(document_.text_of(rest));
  }
  if (role) {
    complement.literal = kNone;
    complement.mention = phrases_.nominal(begin, last, EntityType::kTitle);
  }
  if (!role && whole.literal == kNone) {
    complement.mention = with_superlative(chunk, complement.mention);
  }
  p.arguments.push_back(complement);
  std::vector<Referent> owners = phrases_.possessors(chunk, begin);
  // "김도현 역으로": the name right before the noun.
  if (owners.empty() && begin > s_.chunks[chunk].begin && !role) {
    owners.push_back({phrases_.name_ending_at(s_.words[begin - 1]), kNone});
  }
  for (const Referent& owner : owners) {
    if (owner.mention == kNone || owner.mention == complement.mention ||
        relational(owner.mention)) {
      continue;
    }
    p.arguments.push_back({.role = Role::kPossessor, .mention = owner.mention});
  }
}

// "남한에서 가장 높은 산", "국내 최초의 기업": which one of its kind is a part of what it is.
std::uint32_t SentencePropositions::with_superlative(std::size_t chunk, std::uint32_t mention) {
  if (mention == kNone || document_.mentions[mention].kind == MentionKind::kName) return mention;
  std::size_t begin = s_.chunks[chunk].begin;
  for (std::size_t g = 0; g < chunk; ++g) {
    if (s_.chunks[g].possessed == chunk && phrases_.tells_which(g)) begin = s_.chunks[g].begin;
  }
  if (begin > 0 && s_.words[begin - 1].determiner &&
      tables_.firsts.contains(document_.text_of(s_.words[begin - 1].noun_span))) {
    --begin;
  }
  for (const Clause& clause : s_.clauses) {
    if (clause.modified != chunk || clause.ending != Ending::kAdnominal || s_.copular(clause)) {
      continue;
    }
    for (std::size_t w = clause.main; w-- > 0 && w + 4 > clause.main;) {
      if (!tables_.superlatives.contains(document_.text_of(document_.tokens[s_.words[w].token])))
        continue;
      begin = std::min(begin, w);
      // Out of what it is chosen.
      const std::size_t among = w > 0 ? s_.chunk_of(w - 1) : kNowhere;
      if (among != kNowhere && tables_.settings.contains(s_.words[w - 1].marker)) {
        begin = std::min(begin, s_.chunks[among].begin);
      }
    }
  }
  if (begin == s_.chunks[chunk].begin) return mention;
  if (begin > 0 && s_.words[begin - 1].determiner) --begin;
  return phrases_.nominal(begin, s_.chunks[chunk].last(), document_.mentions[mention].type);
}

// "브라질 출신의 선수": no body has the player.
bool SentencePropositions::relational(std::uint32_t mention) const {
  const Mention& m = document_.mentions[mention];
  if (m.kind != MentionKind::kNominal) return false;
  const std::string_view text = document_.text_of(m.span);
  const std::size_t blank = text.rfind(' ');
  return blank != std::string_view::npos && phrases_.relates(std::string(text.substr(blank + 1)));
}

// "X는 'Y'라는 별명을 얻었다", "X에게 'Y'라는 별명이 붙었다": the noun says what Y is to X.
void SentencePropositions::read_named_nouns(std::size_t c) {
  const Clause& clause = s_.clauses[c];
  for (const ClauseArgument& argument : clause.arguments) {
    const Word* noun = naming_noun(argument);
    if (noun == nullptr) continue;
    Proposition p = start(c, PredicateKind::kNoun, "attribute", kClauseMeasure);
    p.lemma = noun->stem;
    p.voice = Voice::kActive;
    const std::uint32_t called = phrases_.referent(argument.chunk).mention;
    p.arguments.push_back({.role = Role::kComplement, .mention = called});
    add_called(p, clause, argument);
    document_.propositions.push_back(std::move(p));
  }
}

// The noun in "'Y'라는 별명을", "본명 Y로"; nullptr where the phrase has none.
const Word* SentencePropositions::naming_noun(const ClauseArgument& argument) const {
  if (argument.role == Role::kIndirectObject) return nullptr;
  const Chunk& chunk = s_.chunks[argument.chunk];
  const Word& head = s_.words[chunk.last()];
  const bool named = std::any_of(s_.clauses.begin(), s_.clauses.end(), [&](const Clause& n) {
    return n.modified == argument.chunk && s_.naming(n);
  });
  if (named) return phrases_.gives_name(head.stem) ? &head : nullptr;
  const Word& first = s_.words[chunk.begin];
  const bool before = chunk.end - chunk.begin == 2 && argument.role != Role::kSubject &&
                      phrases_.gives_name(first.stem) && phrases_.name_ending_at(head) != kNone;
  return before ? &first : nullptr;
}

// Who is called so: the one to whom the verb gives the name, else the subject.
void SentencePropositions::add_called(Proposition& p, const Clause& clause,
                                      const ClauseArgument& noun) {
  const ClauseArgument* bearer = nullptr;
  for (const ClauseArgument& other : clause.arguments) {
    if (other.chunk == noun.chunk) continue;
    if (other.role == Role::kIndirectObject) bearer = &other;
    if (bearer == nullptr && (other.role == Role::kSubject || other.topic)) bearer = &other;
  }
  p.subject_unsaid = bearer == nullptr;
  if (bearer == nullptr) return;
  ClauseArgument holder = *bearer;
  holder.role = Role::kPossessor;
  add(p, holder);
}

// "X는 1987년 세워진 출판사로, ...": what the subject is, no part of what it does.
bool SentencePropositions::says_kind(const ClauseArgument& argument) const {
  const Word& noun = s_.words[s_.chunks[argument.chunk].last()];
  return argument.role == Role::kOblique && argument.marker == tables_.as_marker &&
         (noun.comma_after || says_kind_of_place(argument) || says_kind_before(argument)) &&
         phrases_.role_begin(argument.chunk) == kNowhere &&
         phrases_.name_ending_at(noun) == kNone && phrases_.is_kind(noun);
}

// "X는 인구 9만 명의 도시로 Y에 있다": where something lies is no move that has a goal, so that a
// phrase with something before its noun says what the topic is.
bool SentencePropositions::says_kind_of_place(const ClauseArgument& argument) const {
  const std::size_t c = s_.chunks[argument.chunk].clause;
  if (c == kNowhere) return false;
  const Clause& clause = s_.clauses[c];
  if (!rules_.places(clause.lemma) || rules_.verb_asks(clause.lemma, tables_.as_marker)) {
    return false;
  }
  const bool told =
      std::any_of(s_.chunks.begin(), s_.chunks.end(),
                  [&](const Chunk& owner) { return owner.possessed == argument.chunk; }) ||
      std::any_of(s_.clauses.begin(), s_.clauses.end(),
                  [&](const Clause& about) { return about.modified == argument.chunk; });
  return told &&
         std::any_of(clause.arguments.begin(), clause.arguments.end(),
                     [&](const ClauseArgument& a) { return a.topic && a.chunk < argument.chunk; });
}

// "X는 7세기에 세워진 탑으로 국보로 지정돼 있다": before another such phrase of the same words the
// one that a clause tells more of says what the topic is.
bool SentencePropositions::says_kind_before(const ClauseArgument& argument) const {
  const std::size_t c = s_.chunks[argument.chunk].clause;
  if (c == kNowhere) return false;
  const auto& others = s_.clauses[c].arguments;
  const bool told = std::any_of(s_.clauses.begin(), s_.clauses.end(), [&](const Clause& about) {
    return about.modified == argument.chunk && about.ending == Ending::kAdnominal;
  });
  return told && std::any_of(others.begin(), others.end(), [&](const ClauseArgument& other) {
           return other.role == Role::kOblique && other.marker == argument.marker &&
                  other.chunk > argument.chunk;
         });
}

void SentencePropositions::read_kinds(std::size_t c) {
  for (const ClauseArgument& argument : s_.clauses[c].arguments) {
    if (!says_kind(argument)) continue;
    const std::size_t begin = phrases_.noun_begin(argument.chunk);
    Proposition p = start(c, PredicateKind::kCopula, "copula", kClauseCopula);
    p.phrase = phrases_.words_span(begin, s_.chunks[argument.chunk].last());
    p.voice = Voice::kActive;
    p.negated = p.hypothetical = false;
    p.modality = Modality::kAsserted;
    p.status = phrases_.status_in(argument.chunk, begin).value_or(p.status);
    add_noun(p, argument.chunk, begin);
    // "X는 Y가 만든 제품으로, 판매량이 ...": who the sentence is about, not what follows.
    const auto& others = s_.clauses[c].arguments;
    const auto topic = std::find_if(others.begin(), others.end(), [&](const ClauseArgument& a) {
      return a.topic && a.chunk < argument.chunk && only_topic(a);
    });
    if (topic != others.end()) {
      ClauseArgument bearer = *topic;
      bearer.role = Role::kSubject;
      add(p, bearer);
      p.subject_unsaid = false;
    } else {
      add_bearer(p, c, argument, false);
    }
    document_.propositions.push_back(std::move(p));
  }
}

}  // namespace weft
