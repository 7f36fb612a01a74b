// SPDX-License-Identifier: Apache-2.0
#include "extractor/reference/resolver.h"

#include <algorithm>
#include <array>
#include <utility>

#include "extractor/deprel.h"
#include "extractor/reference/title.h"
#include "extractor/segment/sentence_marks.h"
#include "extractor/table.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

constexpr float kSure = 0.9F;
// What each time that somebody was spoken of before counts for a pronoun, and how often it does.
constexpr double kCalledSo = 5.0;
constexpr double kSameKind = 3.0;
// In an article about a person, "she" is rarely another of whom a sentence does not tell.
constexpr double kMainPerson = 6.0;
constexpr double kKnown = 0.7;
constexpr double kPlaceFirst = 4.0;  // over a body, for a word that means a place
constexpr double kEach = 0.6;
constexpr double kToldOf = 3.0;
constexpr std::uint32_t kOften = 6;

}  // namespace

Resolver::Resolver(Document& document, const ReferenceWords& words,
                   const AntecedentModel* antecedents)
    : document_(document), words_(words), model_(antecedents) {}

void Resolver::run() {
  drop_honours();
  make_named_entities();
  type_nominals();
  index_propositions();
  find_title();
  mend_types();
  topic_told_.assign(document_.sentences.size(), false);
  topic_.assign(document_.sentences.size(), kNone);
  for (std::uint32_t s = 0; s < document_.sentences.size(); ++s) resolve_sentence(s);
}

// "Ana Lind OBE": the letters served those who read the sentence; the name is without them.
void Resolver::drop_honours() {
  for (Mention& mention : document_.mentions) {
    if (mention.kind != MentionKind::kName || mention.type != EntityType::kPerson) continue;
    if (mention.tokens.end > document_.tokens.size()) continue;
    // "Ana Lind, OBE, FRCX": from the comma on, for those behind a known one need not be known.
    for (std::uint32_t t = mention.tokens.begin + 2; t + 1 < mention.tokens.end; ++t) {
      if (document_.text_of(document_.tokens[t]) != ",") continue;
      if (words_.find("honour", document_.text_of(document_.tokens[t + 1])) == nullptr) continue;
      mention.tokens.end = t;
      mention.span.end = document_.tokens[t - 1].span.end;
    }
    while (mention.tokens.size() > 2) {
      const Token& last = document_.tokens[mention.tokens.end - 1];
      const bool whole = mention.span.end == last.span.end;
      if (!whole || words_.find("honour", document_.text_of(last)) == nullptr) break;
      --mention.tokens.end;
      mention.span.end = document_.tokens[mention.tokens.end - 1].span.end;
    }
  }
}

void Resolver::make_named_entities() {
  for (const NameCluster& cluster : cluster_names(document_, words_)) {
    Entity entity;
    entity.named = true;
    entity.type = cluster.type;
    entity.name = best_name(cluster, words_).text;
    for (const NameForm& form : cluster.forms) {
      names_.emplace(form.core, static_cast<std::uint32_t>(document_.entities.size()));
      const bool known = std::find(entity.aliases.begin(), entity.aliases.end(), form.text) !=
                         entity.aliases.end();
      if (form.text != entity.name && !known) entity.aliases.push_back(form.text);
    }
    entity.mentions = cluster.mentions;
    for (const std::uint32_t m : cluster.mentions) {
      document_.mentions[m].entity = static_cast<std::uint32_t>(document_.entities.size());
    }
    gender_.push_back(gender_of_name(document_, cluster, words_));
    // "South Korean", which was taken for a name
    const std::string* country = words_.hangul() ? nullptr : words_.find("demonym", entity.name);
    if (country != nullptr) {
      entity.aliases.push_back(std::exchange(entity.name, *country));
      entity.type = EntityType::kPlace;
    }
    document_.entities.push_back(std::move(entity));
  }
  agree_with_pronouns(document_, words_, gender_);
}

// An article about one thing says in its title what that is; the text may say less of the name.
void Resolver::find_title() {
  const auto title = title_name(document_, words_);
  if (!title) return find_opening();
  const std::string_view said = title->given.empty() ? title->name : title->given;
  const auto found = names_.find(take_apart(said, words_).core);
  if (found != names_.end()) {
    title_ = found->second;
    Entity& entity = document_.entities[title_];
    if (title->given.empty() || entity.name != title->given) return;
    entity.aliases.insert(entity.aliases.begin(), entity.name);
    entity.name = title->name;
    return;
  }
  if (!title->given.empty()) return;
  Entity entity;
  entity.name = title->name;
  entity.named = true;
  entity.type = EntityType::kPerson;
  title_ = static_cast<std::uint32_t>(document_.entities.size());
  gender_.push_back(Gender::kUnknown);
  document_.entities.push_back(std::move(entity));
}

// Without a title, "X is a N" as the first sentence of the text opens an article about X.
void Resolver::find_opening() {
  std::uint32_t first = 0;
  while (first < document_.sentences.size() && !is_body(document_.sentences[first])) ++first;
  for (const Proposition& proposition : document_.propositions) {
    if (proposition.sentence != first || proposition.kind == PredicateKind::kVerb) continue;
    if (proposition.negated || proposition.hypothetical) continue;
    for (const PropositionArgument& argument : proposition.arguments) {
      if (argument.role != Role::kSubject || argument.mention == kNone) continue;
      const Mention& mention = document_.mentions[argument.mention];
      // "소설가 X가 ...": what somebody is may stand before the name.
      const std::uint32_t begin = words_.hangul()
                                      ? std::min(mention.span.begin, proposition.phrase.begin)
                                      : mention.span.begin;
      const bool marked = words_.hangul() ? is_marked(argument.mention, "topic") ||
                                                (mention.type == EntityType::kPerson &&
                                                 is_marked(argument.mention, "subject"))
                                          : is_subject(argument.mention);
      const bool begins = begin == document_.sentences[first].span.begin &&
                          mention.kind == MentionKind::kName && marked;
      if (begins) title_ = mention.entity;
    }
  }
}

bool Resolver::is_body(const Sentence& sentence) const {
  return sentence.block >= document_.blocks.size() ||
         document_.blocks[sentence.block].kind == BlockKind::kParagraph;
}

void Resolver::index_propositions() {
  in_sentence_.resize(document_.sentences.size());
  propositions_.resize(document_.sentences.size());
  argument_of_.resize(document_.mentions.size());
  for (std::uint32_t m = 0; m < document_.mentions.size(); ++m) {
    in_sentence_[document_.mentions[m].sentence].push_back(m);
  }
  for (std::vector<std::uint32_t>& mentions : in_sentence_) {
    std::stable_sort(mentions.begin(), mentions.end(), [&](std::uint32_t a, std::uint32_t b) {
      return document_.mentions[a].span.begin < document_.mentions[b].span.begin;
    });
  }
  for (std::uint32_t p = 0; p < document_.propositions.size(); ++p) {
    propositions_[document_.propositions[p].sentence].push_back(p);
    for (const PropositionArgument& argument : document_.propositions[p].arguments) {
      if (argument.mention != kNone) argument_of_[argument.mention].push_back(p);
    }
  }
}

void Resolver::resolve_sentence(std::uint32_t sentence) {
  std::vector<std::uint32_t> later;
  for (const std::uint32_t m : in_sentence_[sentence]) {
    const auto pronoun = document_.mentions[m].kind == MentionKind::kPronoun
                             ? words_.pronoun(document_.text_of(document_.mentions[m].span))
                             : std::nullopt;
    if (pronoun == PronounKind::kFirst || pronoun == PronounKind::kReflexive ||
        pronoun == PronounKind::kOwn) {
      later.push_back(m);  // they point at a subject, which may follow
      continue;
    }
    resolve_mention(m);
    trace(m);
  }
  supply_subjects(sentence);
  for (const std::uint32_t m : later) {
    resolve_in_speech(m, *words_.pronoun(document_.text_of(document_.mentions[m].span)));
  }
  note_topic(sentence);
  expand_plurals(sentence);
  supply_owners(sentence);
}

void Resolver::resolve_mention(std::uint32_t m) {
  const Mention& mention = document_.mentions[m];
  if (mention.entity != kNone) return;
  if (mention.kind == MentionKind::kPronoun) {
    const auto kind = words_.pronoun(document_.text_of(mention.span));
    float chance = 0.0F;
    const std::uint32_t entity = kind ? resolve_pronoun(m, *kind, chance) : kNone;
    if (entity == kNone) return own_entity(m);
    const bool someone = *kind == PronounKind::kMale || *kind == PronounKind::kFemale;
    if (someone && is_given_name(entity)) {
      document_.entities[entity].type = EntityType::kPerson;
    }
    if (*kind == PronounKind::kMale) gender_[entity] = Gender::kMale;
    if (*kind == PronounKind::kFemale) gender_[entity] = Gender::kFemale;
    return link(m, entity, chance);
  }
  std::uint32_t entity = named_by_words(m);
  if (entity != kNone) return link(m, entity, kSure);
  if (const std::string* country = words_.find("demonym", document_.text_of(mention.span))) {
    const std::uint32_t native = resolve_native(m);
    if (native != kNone) return link(m, native, kLikely);
    // 한국인 is who comes from there, but where somebody is said to be one; "Danish" also what
    // does.
    const bool who = words_.hangul() && !is_complement(m);
    return who ? own_entity(m) : link_country(m, *country);
  }
  entity = resolve_definite(m);
  if (entity != kNone) return link(m, entity, kLikely);
  entity = ends_name(m);
  if (entity != kNone) return link(m, entity, kLikely);
  entity = repeated_nominal(m);
  if (entity != kNone) return link(m, entity, kSure);
  const bool back = (mention.type == EntityType::kPerson || is_subject(m)) && points_back(mention);
  if (back || means_no_one(m)) {
    // "this painter" of whom nothing was found, "many": no more than a pronoun.
    document_.mentions[m].kind = MentionKind::kPronoun;
    return own_entity(m);
  }
  own_entity(m);
  nominals_[fold(document_.text_of(mention.span))] = document_.mentions[m].entity;
}

// "Danish" is of Denmark, whether the text names it or not.
void Resolver::link_country(std::uint32_t m, const std::string& country) {
  const std::string key = take_apart(country, words_).core;
  if (const auto known = names_.find(key); known != names_.end())
    return link(m, known->second, kSure);
  own_entity(m);
  const std::uint32_t entity = document_.mentions[m].entity;
  document_.entities[entity].aliases.push_back(document_.entities[entity].name);
  document_.entities[entity].name = country;
  document_.entities[entity].type = EntityType::kPlace;
  document_.entities[entity].named = true;
  names_.emplace(key, entity);
}

std::uint32_t Resolver::resolve_pronoun(std::uint32_t m, PronounKind kind, float& chance) const {
  if (kind == PronounKind::kDead) {
    const std::uint32_t dead = who_died(document_.mentions[m].sentence);
    chance = kSure;
    if (dead != kNone) return dead;
  }
  const bool guess = kind == PronounKind::kThing || kind == PronounKind::kPlace;
  chance = guess ? kGuess : kLikely;
  Wanted wanted;
  switch (kind) {
    case PronounKind::kMale:
      wanted.gender = Gender::kMale;
      wanted.person = true;
      break;
    case PronounKind::kFemale:
      wanted.gender = Gender::kFemale;
      wanted.person = true;
      break;
    case PronounKind::kPerson:
    case PronounKind::kDead:
      wanted.person = true;
      break;
    case PronounKind::kThing:
      wanted.sentences_back = 1;
      wanted.owners = owners_of(m);
      break;
    case PronounKind::kPlace:
      wanted.sentences_back = 1;
      wanted.place = true;
      wanted.prefer_subject = false;
      break;
    default:
      return kNone;
  }
  if (wanted.person) wanted.sentences_back = 4;
  const auto choice = model_ ? choose(m, wanted) : AntecedentModel::Choice{find(m, wanted), chance};
  chance = static_cast<float>(choice.chance);
  const std::uint32_t found = choice.entity;
  if (found != kNone || !wanted.person) return found;
  if (model_) chance = kGuess;  // it said how sure it was of nothing
  // At the beginning of a text, a pronoun stands for the person it is about.
  if (title_ != kNone && suits(title_, wanted) && !excluded(m, title_)) return title_;
  const std::uint32_t person = main_entity(EntityType::kPerson);
  if (person == kNone || !traces_.empty() || !suits(person, wanted)) return kNone;
  // Whom its own sentence names after it, it never means.
  return named_in(person, document_.mentions[m].sentence) ? kNone : person;
}

// Of whom an earlier sentence tells the death, the last one.
std::uint32_t Resolver::who_died(std::uint32_t sentence) const {
  std::uint32_t dead = kNone;
  for (const Proposition& p : document_.propositions) {
    if (p.sentence >= sentence || words_.find("dying", p.lemma) == nullptr) continue;
    const std::uint32_t subject =
        subject_of(static_cast<std::uint32_t>(&p - document_.propositions.data()));
    if (subject != kNone && document_.entities[subject].named) dead = subject;
  }
  return dead;
}

bool Resolver::named_in(std::uint32_t entity, std::uint32_t sentence) const {
  const std::vector<std::uint32_t>& mentions = document_.entities[entity].mentions;
  return std::any_of(mentions.begin(), mentions.end(),
                     [&](std::uint32_t m) { return document_.mentions[m].sentence == sentence; });
}

// What something is said to be is no second thing.
bool Resolver::is_complement(std::uint32_t m) const {
  for (const std::uint32_t p : argument_of_[m]) {
    for (const PropositionArgument& argument : document_.propositions[p].arguments) {
      if (argument.mention == m && argument.role == Role::kComplement) return true;
    }
  }
  return false;
}

// Whether two lists of kinds ("company+team") have one in common; a company may be an airline.
bool Resolver::share(const std::string& kinds, const std::string& others) {
  const auto within = [](std::string_view part, std::string_view whole) {
    return part.starts_with(whole) && (part.size() == whole.size() || part[whole.size()] == '>');
  };
  for (const std::string_view kind : split_words(kinds, '+')) {
    for (const std::string_view other : split_words(others, '+')) {
      if (within(kind, other) || within(other, kind)) return true;
    }
  }
  return false;
}

bool Resolver::suits(std::uint32_t e, const Wanted& wanted) const {
  const Entity& entity = document_.entities[e];
  if (wanted.type) {
    const std::string* kinds = wanted.kinds != nullptr ? kinds_called(entity) : nullptr;
    const bool agrees = wanted.gender == Gender::kUnknown || gender_[e] == Gender::kUnknown ||
                        gender_[e] == wanted.gender;
    return entity.named && entity.type == *wanted.type && agrees &&
           (kinds == nullptr || share(*kinds, *wanted.kinds));
  }
  if (wanted.place) {
    return entity.named &&
           (entity.type == EntityType::kPlace || entity.type == EntityType::kOrganization);
  }
  if (!wanted.person) {
    return entity.named && entity.type != EntityType::kPerson &&
           entity.type != EntityType::kTitle && may_own(entity, wanted);
  }
  if (entity.type != EntityType::kPerson && !is_given_name(e)) return false;
  const Gender gender = gender_[e];
  return wanted.gender == Gender::kUnknown || gender == Gender::kUnknown || gender == wanted.gender;
}

// "Vivian", which looked like a product: may be a person, unlike "the steamer Gertrude".
bool Resolver::is_given_name(std::uint32_t e) const {
  const Entity& entity = document_.entities[e];
  if (words_.hangul() || !entity.named || entity.type == EntityType::kTitle) return false;
  const auto said = said_.find(e);
  const bool thing =
      said != said_.end() &&
      std::any_of(said->second.begin(), said->second.end(), [&](const std::string& noun) {
        return words_.noun_type(noun) != EntityType::kPerson;
      });
  return !thing && words_.find("given", entity.name) != nullptr;
}

// A bog has no director; what a name of no known type has is anybody's guess, and what is called
// like a body is one, wherever it stands.
bool Resolver::may_own(const Entity& entity, const Wanted& wanted) const {
  if (wanted.owners == nullptr) return true;
  if (entity.named && (entity.type == EntityType::kThing || kinds_called(entity) != nullptr)) {
    return true;
  }
  const auto types = split_words(*wanted.owners, '+');
  return std::find(types.begin(), types.end(), entity_type_name(entity.type)) != types.end();
}

// The types of what may have the noun that the possessive pronoun stands before.
const std::string* Resolver::owners_of(std::uint32_t m) const {
  const std::uint32_t t = document_.mentions[m].head;
  if (t >= document_.tokens.size() || document_.tokens[t].deprel != "nmod:poss") return nullptr;
  const std::uint32_t noun = document_.tokens[t].head;
  return noun < document_.tokens.size() ? words_.find("owner", document_.tokens[noun].lemma)
                                        : nullptr;
}

// Two arguments of one predicate are two things, unless a word such as "himself" says otherwise.
bool Resolver::excluded(std::uint32_t m, std::uint32_t entity) const {
  for (const std::uint32_t p : argument_of_[m]) {
    // "As the son of Leo Lind, he": whoever is described is not whose he is.
    const bool described =
        document_.propositions[p].construction == "nominal-predicate" && is_described(p, m);
    if (described && is_headed(entity, document_.propositions[p].predicate)) return true;
    for (const PropositionArgument& argument : document_.propositions[p].arguments) {
      if (argument.mention == m) continue;
      if (argument.role == Role::kPossessor && !described) continue;
      if (argument.entity == entity) return true;
      if (argument.mention != kNone && document_.mentions[argument.mention].entity == entity) {
        return true;
      }
    }
  }
  return false;
}

// Whether a mention of the entity has its head in this word.
bool Resolver::is_headed(std::uint32_t entity, std::uint32_t word) const {
  const auto& mentions = document_.entities[entity].mentions;
  return std::any_of(mentions.begin(), mentions.end(),
                     [&](std::uint32_t m) { return document_.mentions[m].head == word; });
}

bool Resolver::is_described(std::uint32_t p, std::uint32_t m) const {
  const auto& arguments = document_.propositions[p].arguments;
  return std::any_of(arguments.begin(), arguments.end(), [&](const PropositionArgument& a) {
    return a.mention == m && a.role == Role::kSubject;
  });
}

// Who says the words in which the mention stands: they do not call themselves "he".
bool Resolver::speaks(const Trace& trace, const Mention& mention) const {
  if (trace.sentence != mention.sentence || !trace.subject) return false;
  return is_quoted(document_, mention.sentence, mention.span.begin) &&
         !is_quoted(document_, mention.sentence, trace.begin);
}

// The best of what was spoken of before: near, a subject, spoken of often.
std::uint32_t Resolver::find(std::uint32_t m, const Wanted& wanted) const {
  const Mention& mention = document_.mentions[m];
  std::uint32_t best = kNone;
  double best_score = 0.0;
  std::uint32_t rank = 0;
  std::uint32_t guess = kNone;  // may be what the noun says, nobody knows
  bool several = false;
  bool best_guessed = false;
  for (std::size_t i = traces_.size(); i-- > 0;) {
    const Trace& t = traces_[i];
    const std::uint32_t back = mention.sentence - t.sentence;
    if (back > wanted.sentences_back) break;
    if (t.begin >= mention.span.begin || !suits(t.entity, wanted)) continue;
    if (excluded(m, t.entity) || speaks(t, mention)) continue;
    const bool body = wanted.type == EntityType::kOrganization && wanted.kinds != nullptr;
    if (body && guessed_kind(t, mention, *wanted.kinds)) continue;
    const bool is_place = document_.entities[t.entity].type == EntityType::kPlace;
    if (wanted.place && !is_place && t.subject) continue;
    double score = 10.0 - 3.0 * back - 0.3 * rank++;
    if (wanted.place && is_place) score += kPlaceFirst;
    if (t.subject) score += wanted.prefer_subject ? 3.0 : 2.0;
    if (document_.entities[t.entity].named) score += 2.5;
    if (t.entity == title_) score += wanted.person && !another_topic(mention) ? kMainPerson : 2.0;
    if (t.entity == wanted.main) score += 2.0;
    // "X의 아들은 ...라고 말했다. 그는": whom the sentence before is told of, named or not.
    const bool told_of = wanted.person && !wanted.type && words_.hangul() && back == 1 &&
                         t.mention != kNone && is_topic(t.mention);
    if (told_of) score += kToldOf;
    // "The institute" is rather one that is called so.
    const Fit fits = wanted.noun.empty() ? Fit::kUnknown : fit(t.entity, wanted);
    if (fits == Fit::kConflict) continue;
    if (fits == Fit::kCalledSo) score += kCalledSo;
    if (fits == Fit::kRelated) score += kSameKind;
    const bool guessed = wanted.specific && fits == Fit::kUnknown;
    if (guessed) {
      if (guess != kNone && guess != t.entity) several = true;
      guess = t.entity;
    }
    // Who is known to be "she" is likelier than who may be.
    if (wanted.gender != Gender::kUnknown && gender_[t.entity] == wanted.gender) score += kKnown;
    // Who was spoken of often is who is spoken of.
    if (wanted.person) score += kEach * std::min(told_[t.entity], kOften);
    // Of places "it" and "its" speak more rarely than of what is in them.
    if (is_place && !wanted.type && !wanted.place && !t.subject) score -= 2.0;
    if (t.entity == topic_[t.sentence] && wanted.prefer_subject) score += 1.0;
    if (best == kNone || score > best_score) {
      best = t.entity;
      best_score = score;
      best_guessed = guessed;
    }
  }
  return best_guessed && several ? kNone : best;
}

// Whether the sentence before is told of another than whom the article is about.
bool Resolver::another_topic(const Mention& mention) const {
  if (mention.sentence == 0) return false;
  const std::uint32_t before = mention.sentence - 1;
  return topic_told_[before] && topic_[before] != title_;
}

// "The bank" of another paragraph than a body whose name does not say that it is one; any body may
// be a company.
bool Resolver::guessed_kind(const Trace& trace, const Mention& mention,
                            const std::string& kinds) const {
  const auto block = [&](std::uint32_t sentence) { return document_.sentences[sentence].block; };
  return block(trace.sentence) != block(mention.sentence) && !share(kinds, "company") &&
         words_.kinds_of_name(document_.entities[trace.entity].name) == nullptr;
}

std::size_t Resolver::names_of(const Entity& entity) const {
  return static_cast<std::size_t>(std::count_if(
      entity.mentions.begin(), entity.mentions.end(),
      [&](std::uint32_t m) { return document_.mentions[m].kind == MentionKind::kName; }));
}

// What of that type the text names most, if clearly more often than any other. All names have their
// entities before the first is asked for.
std::uint32_t Resolver::main_entity(EntityType type) const {
  std::optional<std::uint32_t>& main = main_[static_cast<std::size_t>(type)];
  if (!main) main = most_named(type);
  return *main;
}

std::uint32_t Resolver::most_named(EntityType type) const {
  std::uint32_t best = kNone;
  std::size_t most = 0;
  std::size_t second = 0;
  for (std::uint32_t e = 0; e < document_.entities.size(); ++e) {
    const Entity& entity = document_.entities[e];
    if (!entity.named || entity.type != type) continue;
    const std::size_t count = names_of(entity);
    if (count > most) {
      second = most;
      most = count;
      best = e;
    } else {
      second = std::max(second, count);
    }
  }
  return most > second ? best : kNone;
}

// "I" in a quotation is who says it; "himself" and "its own company" are the clause's subject.
void Resolver::resolve_in_speech(std::uint32_t m, PronounKind kind) {
  std::uint32_t entity = kNone;
  for (const std::uint32_t p : argument_of_[m]) {
    const Proposition& proposition = document_.propositions[p];
    const std::uint32_t from = kind == PronounKind::kFirst ? proposition.speaker : p;
    if (from == kNone) continue;
    const std::uint32_t subject = subject_of(from);
    if (subject != kNone && document_.mentions[m].entity != subject) entity = subject;
    if (entity != kNone) break;
  }
  if (entity == kNone && kind != PronounKind::kFirst) {
    entity = subject_in(document_.mentions[m].sentence, kNone);
  }
  if (entity != kNone && kind == PronounKind::kOwn &&
      document_.entities[entity].type != EntityType::kOrganization) {
    entity = kNone;
  }
  if (entity == kNone) return own_entity(m);
  link(m, entity, kLikely);
  trace(m);
}

bool Resolver::is_subject(std::uint32_t m) const {
  for (const std::uint32_t p : argument_of_[m]) {
    if (document_.propositions[p].kind != PredicateKind::kVerb &&
        document_.propositions[p].kind != PredicateKind::kCopula) {
      continue;
    }
    // The agent of a passive is no subject to those who read on.
    if (document_.propositions[p].voice == Voice::kPassive) continue;
    for (const PropositionArgument& argument : document_.propositions[p].arguments) {
      if (argument.mention == m && argument.role == Role::kSubject) return true;
    }
  }
  const std::uint32_t head = document_.mentions[m].head;
  if (head == kNone || head >= document_.tokens.size()) return false;
  const std::string& relation = document_.tokens[head].deprel;
  return of_family(relation, "nsubj") || of_family(relation, "dislocated");
}

bool Resolver::is_topic(std::uint32_t m) const { return is_marked(m, "topic"); }

bool Resolver::is_marked(std::uint32_t m, std::string_view word_class) const {
  const Mention& mention = document_.mentions[m];
  if (mention.tokens.end == 0 || mention.tokens.end > document_.tokens.size()) return false;
  // The particle may stand apart after a closing bracket or quotation mark.
  const std::uint32_t last = document_.sentences[mention.sentence].tokens.end;
  for (std::uint32_t t = mention.tokens.end - 1; t < last; ++t) {
    if (document_.text_of(document_.tokens[t]) == "(") t = after_bracket(t, last);
    if (t >= last) return false;
    const Token& token = document_.tokens[t];
    if (!token.morphemes.empty()) {
      const Morpheme& particle = document_.morphemes[token.morphemes.end - 1];
      const std::string* word = words_.find(word_class, particle.form);
      if (word && particle.tag == *word) return true;
      if (t >= mention.tokens.end && token.upos != Upos::kPunct) return false;
    }
    if (token.space_after) return false;
  }
  return false;
}

// The token behind the bracket that opens at t, `last` where it does not close.
std::uint32_t Resolver::after_bracket(std::uint32_t t, std::uint32_t last) const {
  while (t < last && document_.text_of(document_.tokens[t]) != ")") ++t;
  return t < last && !document_.tokens[t].space_after ? t + 1 : last;
}

void Resolver::link(std::uint32_t m, std::uint32_t entity, float confidence) {
  document_.mentions[m].entity = entity;
  Mention& mention = document_.mentions[m];
  const bool chosen = model_ != nullptr && mention.kind == MentionKind::kPronoun;
  mention.confidence = chosen ? confidence : std::min(mention.confidence, confidence);
  document_.entities[entity].mentions.push_back(m);
}

void Resolver::own_entity(std::uint32_t m) {
  Entity entity;
  entity.name = std::string(document_.text_of(document_.mentions[m].span));
  entity.type = document_.mentions[m].type;
  entity.mentions.push_back(m);
  document_.mentions[m].entity = static_cast<std::uint32_t>(document_.entities.size());
  document_.entities.push_back(std::move(entity));
  const std::uint32_t head = document_.mentions[m].head;
  const bool noun = head < document_.tokens.size();
  gender_.push_back(noun ? gender_of_noun(document_.tokens[head].lemma, words_) : Gender::kUnknown);
}

// "X, an engineer": a noun that says what something is refers to nothing later words could mean.
bool Resolver::says_what(std::uint32_t m) const {
  if (document_.mentions[m].kind != MentionKind::kNominal) return false;
  return std::any_of(argument_of_[m].begin(), argument_of_[m].end(), [&](std::uint32_t p) {
    const auto& arguments = document_.propositions[p].arguments;
    return std::any_of(arguments.begin(), arguments.end(), [&](const PropositionArgument& a) {
      return a.mention == m && a.role == Role::kComplement;
    });
  });
}

void Resolver::trace(std::uint32_t m) {
  const Mention& mention = document_.mentions[m];
  if (mention.entity == kNone || says_what(m)) return;
  told_.resize(document_.entities.size());
  ++told_[mention.entity];
  traces_.push_back({mention.entity, m, mention.sentence, mention.span.begin, is_subject(m)});
}

}  // namespace weft
