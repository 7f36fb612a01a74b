// SPDX-License-Identifier: Apache-2.0
#include "extractor/reference/resolver.h"

#include <algorithm>
#include <array>

#include "extractor/reference/title.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

constexpr float kSure = 0.9F;
constexpr float kLikely = 0.75F;
constexpr float kGuess = 0.55F;
constexpr float kMostLooks = 2.0F;        // what a name's looks weigh against what is said of it
constexpr std::uint32_t kTopicReach = 3;  // sentences over which an unsaid subject may carry

bool shares_family(std::string_view relation, std::string_view family) {
  return relation == family || (relation.starts_with(family) && relation[family.size()] == ':');
}

}  // namespace

Resolver::Resolver(Document& document, const ReferenceWords& words)
    : document_(document), words_(words) {}

void Resolver::run() {
  make_named_entities();
  type_nominals();
  find_title();
  index_propositions();
  mend_types();
  topic_told_.assign(document_.sentences.size(), false);
  topic_.assign(document_.sentences.size(), kNone);
  for (std::uint32_t s = 0; s < document_.sentences.size(); ++s) resolve_sentence(s);
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
    gender_.push_back(gender_of_name(cluster));
    document_.entities.push_back(std::move(entity));
  }
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
      const bool begins = mention.span.begin == document_.sentences[first].span.begin &&
                          mention.kind == MentionKind::kName &&
                          is_marked(argument.mention, "topic");
      if (begins) title_ = mention.entity;
    }
  }
}

bool Resolver::is_body(const Sentence& sentence) const {
  return sentence.block >= document_.blocks.size() ||
         document_.blocks[sentence.block].kind == BlockKind::kParagraph;
}

// A name's type is guessed from its looks; what is said of it may know better: "X is a company",
// "X was founded". Each such clause weighs as much as one mention.
void Resolver::mend_types() {
  std::vector<std::array<float, 8>> votes(document_.entities.size());
  const auto vote = [&](const PropositionArgument& argument, std::optional<EntityType> type) {
    if (argument.mention == kNone || !type) return;
    const std::uint32_t entity = document_.mentions[argument.mention].entity;
    if (entity != kNone) votes[entity][static_cast<std::size_t>(*type)] += 1.0F;
  };
  for (const Proposition& proposition : document_.propositions) {
    const std::string* agent = words_.find("agent", proposition.lemma);
    const std::string* patient = words_.find("patient", proposition.lemma);
    const auto kind = kind_said(proposition);
    for (const PropositionArgument& argument : proposition.arguments) {
      if (argument.role == Role::kSubject) {
        vote(argument, agent ? parse_entity_type(*agent) : kind);
      } else if (argument.role == Role::kObject && patient) {
        vote(argument, parse_entity_type(*patient));
      }
    }
  }
  for (std::uint32_t e = 0; e < votes.size(); ++e) {
    Entity& entity = document_.entities[e];
    const auto best = std::max_element(votes[e].begin(), votes[e].end());
    if (*best <= 0.0F) continue;
    // Mentions of one look are one guess, however many they are.
    const auto looks = static_cast<float>(entity.mentions.size());
    votes[e][static_cast<std::size_t>(entity.type)] += std::min(kMostLooks, looks);
    entity.type = static_cast<EntityType>(std::max_element(votes[e].begin(), votes[e].end()) -
                                          votes[e].begin());
  }
}

// The type of the common noun that a copula or an apposition says its subject is.
std::optional<EntityType> Resolver::kind_said(const Proposition& proposition) const {
  const bool says =
      proposition.kind == PredicateKind::kCopula || proposition.kind == PredicateKind::kApposition;
  if (!says || proposition.negated) return std::nullopt;
  for (const PropositionArgument& argument : proposition.arguments) {
    if (argument.role != Role::kComplement || argument.mention == kNone) continue;
    const Mention& mention = document_.mentions[argument.mention];
    const bool known = mention.kind == MentionKind::kNominal &&
                       mention.type != EntityType::kThing && mention.type != EntityType::kTitle;
    if (known) return mention.type;
  }
  return std::nullopt;
}

Resolver::Gender Resolver::gender_of_name(const NameCluster& cluster) const {
  const auto parse = [](const std::string* value) {
    if (!value) return Gender::kUnknown;
    return *value == "male"     ? Gender::kMale
           : *value == "female" ? Gender::kFemale
                                : Gender::kUnknown;
  };
  if (cluster.type != EntityType::kPerson) return Gender::kUnknown;
  for (const std::uint32_t m : cluster.mentions) {
    const Mention& mention = document_.mentions[m];
    if (mention.tokens.begin == 0 || mention.tokens.begin >= document_.tokens.size()) continue;
    const Token& before = document_.tokens[mention.tokens.begin - 1];
    const Gender gender = parse(words_.find("honorific", document_.text_of(before)));
    if (gender != Gender::kUnknown) return gender;
  }
  for (const NameForm& form : cluster.forms) {
    if (form.words.size() < 2) continue;
    const Gender gender = parse(words_.find("given", form.words.front()));
    if (gender != Gender::kUnknown) return gender;
  }
  return Gender::kUnknown;
}

// Common noun phrases and pronouns as later sieves need them, whichever stage found them.
void Resolver::type_nominals() {
  for (Mention& mention : document_.mentions) {
    if (mention.kind == MentionKind::kName) continue;
    if (words_.pronoun(document_.text_of(mention.span))) {
      mention.kind = MentionKind::kPronoun;
      continue;
    }
    if (mention.type != EntityType::kThing) continue;
    if (const auto type = words_.compound_type(head_noun(mention))) mention.type = *type;
  }
}

// The last word of the phrase, up to the mention's end where particles follow in the token; in the
// dictionary form where the text has none of the table.
std::string Resolver::head_noun(const Mention& mention) const {
  if (mention.head != kNone && mention.head < document_.tokens.size()) {
    const Token& head = document_.tokens[mention.head];
    const Span word{head.span.begin, std::min(head.span.end, mention.span.end)};
    if (word.begin < word.end && !words_.noun_type(document_.text_of(word)) &&
        words_.noun_type(head.lemma)) {
      return head.lemma;
    }
    if (word.begin < word.end) return std::string(document_.text_of(word));
  }
  const std::string_view text = document_.text_of(mention.span);
  const std::size_t blank = text.rfind(' ');
  return std::string(blank == std::string_view::npos ? text : text.substr(blank + 1));
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
}

void Resolver::resolve_mention(std::uint32_t m) {
  const Mention& mention = document_.mentions[m];
  if (mention.entity != kNone) return;
  if (mention.kind == MentionKind::kPronoun) {
    const auto kind = words_.pronoun(document_.text_of(mention.span));
    const std::uint32_t entity = kind ? resolve_pronoun(m, *kind) : kNone;
    if (entity == kNone) return own_entity(m);
    if (*kind == PronounKind::kMale) gender_[entity] = Gender::kMale;
    if (*kind == PronounKind::kFemale) gender_[entity] = Gender::kFemale;
    return link(m, entity, *kind == PronounKind::kThing ? kGuess : kLikely);
  }
  std::uint32_t entity = named_by_words(m);
  if (entity != kNone) return link(m, entity, kSure);
  if (const std::string* country = words_.find("demonym", document_.text_of(mention.span))) {
    return link_country(m, *country);
  }
  entity = resolve_definite(m);
  if (entity != kNone) return link(m, entity, kLikely);
  entity = ends_name(m);
  if (entity != kNone) return link(m, entity, kLikely);
  entity = repeated_nominal(m);
  if (entity != kNone) return link(m, entity, kSure);
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

// A noun phrase that is a name elsewhere in the text, or that ends in one between quotation marks
// ("앱 '마루톡'").
std::uint32_t Resolver::named_by_words(std::uint32_t m) const {
  std::string_view text = document_.text_of(document_.mentions[m].span);
  constexpr std::pair<std::string_view, std::string_view> kQuotes[] = {
      {"'", "'"}, {"\"", "\""}, {"‘", "’"}, {"“", "”"}, {"《", "》"}, {"〈", "〉"}, {"<", ">"}};
  for (const auto& [open, close] : kQuotes) {
    if (text.size() <= open.size() + close.size() || !text.ends_with(close)) continue;
    const std::size_t begin = text.rfind(open, text.size() - close.size() - 1);
    if (begin == std::string_view::npos) continue;
    text = text.substr(begin + open.size());
    text.remove_suffix(close.size());
    break;
  }
  const auto found = names_.find(take_apart(text, words_).core);
  return found == names_.end() ? kNone : found->second;
}

std::uint32_t Resolver::repeated_nominal(std::uint32_t m) const {
  const auto found = nominals_.find(fold(document_.text_of(document_.mentions[m].span)));
  return found == nominals_.end() ? kNone : found->second;
}

// "위원회는" after "가람위원회": a noun alone, marked as what is spoken of, that ends the one name
// of the sentences before that ends so.
std::uint32_t Resolver::ends_name(std::uint32_t m) const {
  constexpr std::uint32_t kReach = 3;
  const Mention& mention = document_.mentions[m];
  const std::string_view text = document_.text_of(mention.span);
  if (!words_.hangul() || text.find(' ') != std::string_view::npos || text.size() < 6) return kNone;
  if (!is_marked(m, "topic") && !is_marked(m, "subject")) return kNone;
  if (modified(mention) || is_created(m)) return kNone;
  std::uint32_t found = kNone;
  for (std::size_t i = traces_.size(); i-- > 0;) {
    const Trace& t = traces_[i];
    if (mention.sentence - t.sentence > kReach) break;
    const Entity& entity = document_.entities[t.entity];
    const bool body = entity.type == EntityType::kOrganization || entity.type == EntityType::kPlace;
    if (!entity.named || !body || t.entity == found) continue;
    const std::string_view name = entity.name;
    if (name.size() <= text.size() || !name.ends_with(text) || excluded(m, t.entity)) continue;
    if (found != kNone) return kNone;
    found = t.entity;
  }
  return found;
}

// A word before it says which one is meant.
bool Resolver::modified(const Mention& mention) const {
  const std::uint32_t first = document_.sentences[mention.sentence].tokens.begin;
  if (mention.tokens.begin <= first || mention.tokens.begin > document_.tokens.size()) return false;
  const Token& before = document_.tokens[mention.tokens.begin - 1];
  if (before.morphemes.empty()) return false;
  const std::string& tag = document_.morphemes[before.morphemes.end - 1].tag;
  return before.head == mention.head || tag == "ETM" || tag == "JKG";
}

std::uint32_t Resolver::resolve_pronoun(std::uint32_t m, PronounKind kind) const {
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
      wanted.person = true;
      break;
    case PronounKind::kThing:
      wanted.sentences_back = 1;
      break;
    default:
      return kNone;
  }
  if (wanted.person) wanted.sentences_back = 4;
  const std::uint32_t found = find(m, wanted);
  if (found != kNone || !wanted.person) return found;
  // At the beginning of a text, a pronoun stands for the person it is about.
  if (title_ != kNone && suits(title_, wanted) && !excluded(m, title_)) return title_;
  const std::uint32_t person = main_entity(EntityType::kPerson);
  return person != kNone && traces_.empty() && suits(person, wanted) ? person : kNone;
}

bool Resolver::determined(const Mention& mention) const {
  if (mention.tokens.begin == 0 || mention.tokens.begin > document_.tokens.size()) return false;
  const std::uint32_t before = mention.tokens.begin - 1;
  if (before < document_.sentences[mention.sentence].tokens.begin) return false;
  const std::string* word = words_.find("determiner", document_.text_of(document_.tokens[before]));
  return word != nullptr;
}

// "회사", "이 회사", "the company": the noun alone, or after a determiner that points back.
std::uint32_t Resolver::resolve_definite(std::uint32_t m) const {
  const Mention& mention = document_.mentions[m];
  if (is_complement(m)) return kNone;
  std::string_view text = document_.text_of(mention.span);
  bool pointed = determined(mention);
  if (const std::size_t blank = text.find(' '); blank != std::string_view::npos) {
    // "the Danish company": of the adjectives only those of countries point back as well.
    std::size_t at = 0;
    const bool capital = is_upper(next_code_point(text, at));
    if (!words_.find("determiner", text.substr(0, blank)) && !(pointed && capital)) return kNone;
    pointed = true;
    text = text.substr(blank + 1);
  }
  const auto type = words_.definite(text);
  if (!type || (!pointed && (!words_.find("bare", text) || is_created(m)))) return kNone;
  Wanted wanted;
  wanted.type = *type;
  wanted.person = *type == EntityType::kPerson;
  wanted.sentences_back = pointed ? 3 : 2;
  // "The company" as what the sentence is about is the company that the article is about.
  wanted.prefer_subject = !pointed && is_topic(m);
  wanted.main = wanted.prefer_subject ? main_entity(*type) : kNone;
  return find(m, wanted);
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

// The object of founding or building is new.
bool Resolver::is_created(std::uint32_t m) const {
  return std::any_of(argument_of_[m].begin(), argument_of_[m].end(), [&](std::uint32_t p) {
    return words_.find("creating", document_.propositions[p].lemma) != nullptr;
  });
}

bool Resolver::suits(std::uint32_t e, const Wanted& wanted) const {
  const Entity& entity = document_.entities[e];
  if (wanted.type) return entity.named && entity.type == *wanted.type;
  if (!wanted.person) {
    return entity.named && entity.type != EntityType::kPerson && entity.type != EntityType::kTitle;
  }
  if (entity.type != EntityType::kPerson) return false;
  const Gender gender = gender_[e];
  return wanted.gender == Gender::kUnknown || gender == Gender::kUnknown || gender == wanted.gender;
}

// Two arguments of one predicate are two things, unless a word such as "himself" says otherwise.
bool Resolver::excluded(std::uint32_t m, std::uint32_t entity) const {
  for (const std::uint32_t p : argument_of_[m]) {
    for (const PropositionArgument& argument : document_.propositions[p].arguments) {
      if (argument.mention == m || argument.role == Role::kPossessor) continue;
      if (argument.entity == entity) return true;
      if (argument.mention != kNone && document_.mentions[argument.mention].entity == entity) {
        return true;
      }
    }
  }
  return false;
}

// Who says the words in which the mention stands: they do not call themselves "he".
bool Resolver::speaks(const Trace& trace, const Mention& mention) const {
  if (trace.sentence != mention.sentence || !trace.subject) return false;
  const std::uint32_t begin = document_.sentences[mention.sentence].span.begin;
  return is_quoted({begin, mention.span.begin}) && !is_quoted({begin, trace.begin});
}

// Quotation marks are open at the end of the stretch.
bool Resolver::is_quoted(Span before) const {
  bool plain = false;
  int curled = 0;
  for (std::size_t at = before.begin; at < before.end;) {
    const char32_t c = next_code_point(document_.text, at);
    if (c == U'"') plain = !plain;
    if (c == U'“') ++curled;
    if (c == U'”') --curled;
  }
  return plain || curled > 0;
}

// The best of what was spoken of before: near, a subject, spoken of often.
std::uint32_t Resolver::find(std::uint32_t m, const Wanted& wanted) const {
  const Mention& mention = document_.mentions[m];
  std::uint32_t best = kNone;
  double best_score = 0.0;
  std::uint32_t rank = 0;
  for (std::size_t i = traces_.size(); i-- > 0;) {
    const Trace& t = traces_[i];
    const std::uint32_t back = mention.sentence - t.sentence;
    if (back > wanted.sentences_back) break;
    if (t.begin >= mention.span.begin || !suits(t.entity, wanted)) continue;
    if (excluded(m, t.entity) || speaks(t, mention)) continue;
    double score = 10.0 - 3.0 * back - 0.3 * rank++;
    if (t.subject) score += wanted.prefer_subject ? 3.0 : 2.0;
    if (document_.entities[t.entity].named) score += 2.5;
    if (t.entity == title_) score += 2.0;
    if (t.entity == wanted.main) score += 2.0;
    // Of places "it" and "its" speak more rarely than of what is in them.
    const bool place = document_.entities[t.entity].type == EntityType::kPlace;
    if (place && !wanted.type && !t.subject) score -= 2.0;
    if (t.entity == topic_[t.sentence] && wanted.prefer_subject) score += 1.0;
    if (best == kNone || score > best_score) {
      best = t.entity;
      best_score = score;
    }
  }
  return best;
}

std::size_t Resolver::names_of(const Entity& entity) const {
  return static_cast<std::size_t>(std::count_if(
      entity.mentions.begin(), entity.mentions.end(),
      [&](std::uint32_t m) { return document_.mentions[m].kind == MentionKind::kName; }));
}

// What of that type the text names most, if clearly more often than any other.
std::uint32_t Resolver::main_entity(EntityType type) const {
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

// Where particles mark subjects, a thing without one is none for other clauses.
bool Resolver::carries(const PropositionArgument& argument, std::uint32_t entity) const {
  const EntityType type = document_.entities[entity].type;
  if (type == EntityType::kPerson || type == EntityType::kOrganization) return true;
  if (!words_.hangul() || argument.mention == kNone) return true;
  return is_marked(argument.mention, "topic") || is_marked(argument.mention, "subject");
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

void Resolver::supply_subject(std::uint32_t p) {
  Proposition& proposition = document_.propositions[p];
  const bool owner =
      proposition.construction == "measure" || proposition.construction == "attribute";
  if (!proposition.subject_unsaid || (!owner && subject_of(p) != kNone)) return;
  float confidence = 0.0F;
  const std::uint32_t entity = unsaid_subject(p, confidence);
  if (entity == kNone) return;
  proposition.arguments.push_back({.role = owner ? Role::kPossessor : Role::kSubject,
                                   .entity = entity,
                                   .confidence = confidence});
  if (owner || !document_.entities[entity].named) return;
  traces_.push_back({entity, kNone, proposition.sentence, proposition.phrase.begin, true});
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

std::uint32_t Resolver::unsaid_subject(std::uint32_t p, float& confidence) const {
  const Proposition& proposition = document_.propositions[p];
  const auto taken = [&](std::uint32_t entity) {
    if (!expected(proposition.subject_types, document_.entities[entity].type)) return true;
    return std::any_of(
        proposition.arguments.begin(), proposition.arguments.end(),
        [&](const PropositionArgument& a) {
          return a.entity == entity ||
                 (a.mention != kNone && document_.mentions[a.mention].entity == entity);
        });
  };
  if (proposition.speaker != kNone) {
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
  for (std::uint32_t back = 1; back <= kTopicReach && back <= proposition.sentence; ++back) {
    const std::uint32_t sentence = proposition.sentence - back;
    const std::uint32_t topic = topic_[sentence];
    if (topic == kNone || !document_.entities[topic].named || taken(topic)) continue;
    if (title_ != kNone && topic != title_ && !topic_told_[sentence]) continue;
    confidence = back == 1 ? 0.65F : kGuess;
    return topic;
  }
  confidence = kGuess;
  return title_ != kNone && !taken(title_) ? title_ : kNone;
}

// What a sentence is about: its topic, else its subject; a named one before others.
// "The firm makes ships. Kim founded 1974.": what languages that drop objects leave unsaid is what
// the text is about.
void Resolver::supply_object(std::uint32_t p) {
  Proposition& proposition = document_.propositions[p];
  if (words_.find("drops", "object") == nullptr || proposition.object_types == 0 ||
      proposition.subject_unsaid)
    return;
  for (const PropositionArgument& a : proposition.arguments) {
    if (a.role == Role::kObject || a.role == Role::kContent || a.role == Role::kComplement) return;
  }
  // What a passive clause is about is its object.
  const bool passive = proposition.voice == Voice::kPassive;
  const std::uint32_t near = passive ? subject_in(proposition.sentence, p) : kNone;
  const std::uint32_t before = proposition.sentence > 0 ? topic_[proposition.sentence - 1] : kNone;
  for (const std::uint32_t entity : {near, before, title_}) {
    if (entity == kNone || entity == subject_of(p)) continue;
    const Entity& e = document_.entities[entity];
    if (!e.named || !expected(proposition.object_types, e.type)) continue;
    proposition.arguments.push_back(
        {.role = Role::kObject, .entity = entity, .confidence = kGuess});
    return;
  }
}

bool Resolver::expected(std::uint16_t types, EntityType type) {
  return types == 0 || ((types >> static_cast<unsigned>(type)) & 1U) != 0;
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
  for (const std::uint32_t m : in_sentence_[sentence]) {
    const std::uint32_t entity = document_.mentions[m].entity;
    if (is_topic(m)) consider(entity, 4);
    if (is_subject(m)) consider(entity, entity == title_ ? 3 : 2);
  }
  for (const std::uint32_t p : propositions_[sentence]) {
    if (document_.propositions[p].kind == PredicateKind::kVerb) consider(subject_of(p), 1);
  }
  topic_[sentence] = best;
  topic_told_[sentence] = best_rank == 4;
}

bool Resolver::is_subject(std::uint32_t m) const {
  for (const std::uint32_t p : argument_of_[m]) {
    if (document_.propositions[p].kind != PredicateKind::kVerb &&
        document_.propositions[p].kind != PredicateKind::kCopula) {
      continue;
    }
    for (const PropositionArgument& argument : document_.propositions[p].arguments) {
      if (argument.mention == m && argument.role == Role::kSubject) return true;
    }
  }
  const std::uint32_t head = document_.mentions[m].head;
  if (head == kNone || head >= document_.tokens.size()) return false;
  const std::string& relation = document_.tokens[head].deprel;
  return shares_family(relation, "nsubj") || shares_family(relation, "dislocated");
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
  document_.mentions[m].confidence = std::min(document_.mentions[m].confidence, confidence);
  document_.entities[entity].mentions.push_back(m);
}

void Resolver::own_entity(std::uint32_t m) {
  Entity entity;
  entity.name = std::string(document_.text_of(document_.mentions[m].span));
  entity.type = document_.mentions[m].type;
  entity.mentions.push_back(m);
  document_.mentions[m].entity = static_cast<std::uint32_t>(document_.entities.size());
  document_.entities.push_back(std::move(entity));
  gender_.push_back(Gender::kUnknown);
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
  traces_.push_back({mention.entity, m, mention.sentence, mention.span.begin, is_subject(m)});
}

}  // namespace weft
