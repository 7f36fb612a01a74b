// SPDX-License-Identifier: Apache-2.0
#include "extractor/reference/definite_nouns.h"

#include <algorithm>

#include "weft/core/utf8.h"

namespace weft {

// "회사", "이 회사", "the company": the noun alone, or after a determiner that points back.
std::uint32_t DefiniteNouns::resolve(std::uint32_t m) const {
  const Mention& mention = document_.mentions[m];
  if (is_aged(mention)) return resolve_native(m);
  if (clauses_.is_complement(m)) return kNone;
  std::string_view text = document_.text_of(mention.span);
  bool pointed = nominals_.determined(mention) || nominals_.told_by_birth(mention);
  if (const std::size_t blank = text.find(' '); blank != std::string_view::npos) {
    // "the Danish company": of the adjectives only those of countries point back as well.
    std::size_t at = 0;
    const bool capital = is_upper(next_code_point(text, at));
    if (!words_.find("determiner", text.substr(0, blank)) && !(pointed && capital)) return kNone;
    pointed = true;
    text = text.substr(blank + 1);
  }
  const auto type = words_.definite(text);
  if (!type || (!pointed && (!words_.find("bare", text) || clauses_.is_created(m)))) return kNone;
  // "큰 회사를 이긴다": one that is described is not the one spoken of before.
  if (words_.hangul() && !pointed && nominals_.modified(mention)) return kNone;
  if (const std::uint32_t told = said_to_be(m, text); told != kNone) return told;
  if (const std::uint32_t bearer = called(m, text, *type); bearer != kNone) return bearer;
  Wanted wanted;
  wanted.type = *type;
  wanted.person = *type == EntityType::kPerson;
  wanted.specific = words_.find("specific", text) != nullptr;
  if (wanted.person && !words_.hangul()) wanted.gender = gender_of_noun(text, words_);
  wanted.kinds = words_.find("kind", text);
  if (!words_.hangul()) wanted.noun = text;
  wanted.sentences_back = pointed ? 3 : 2;
  // "The company" is rather the company that the article is about; "this company" is not.
  wanted.prefer_subject = !pointed && clauses_.is_topic(m);
  const bool main =
      pointed ? !nominals_.points_back(mention) && !wanted.person : wanted.prefer_subject;
  wanted.main = main ? discourse_.main_entity(*type) : kNone;
  const std::uint32_t found = salience_.find(m, wanted);
  // "The bridge" is no city: the name of what is built tells so.
  const bool built = wanted.kinds != nullptr && wanted.kinds->find("building") != std::string::npos;
  if (built && found != kNone && !fits_kind(m, found)) return kNone;
  return !pointed && repeats_topic(m, found) ? kNone : found;
}

// Whether the name tells that it is what the noun says, or any body may be that.
bool DefiniteNouns::fits_kind(std::uint32_t m, std::uint32_t entity) const {
  const std::string_view noun = document_.text_of(document_.mentions[m].span);
  const std::string* kinds = words_.find("kind", noun);
  if (kinds == nullptr || kinds->find("company") != std::string::npos) return true;
  const std::string* own = words_.kinds_of_name(document_.entities[entity].name);
  return own != nullptr && EntityKinds::share(*own, *kinds);
}

// "X는 병원이 ...": where subjects need not be said, one that is said anew is another.
bool DefiniteNouns::repeats_topic(std::uint32_t m, std::uint32_t entity) const {
  if (!words_.hangul() || entity == kNone) return false;
  if (!clauses_.is_marked(m, "subject") && fits_kind(m, entity)) return false;
  const auto& mentions = clauses_.mentions_in(document_.mentions[m].sentence);
  return std::any_of(mentions.begin(), mentions.end(), [&](std::uint32_t other) {
    return document_.mentions[other].entity == entity && clauses_.is_topic(other) && other != m;
  });
}

// "The survey" after "the National Peat Survey", "the society" after "the Society for Quiet
// Streets": the one thing named in the sentences before that is called so.
std::uint32_t DefiniteNouns::called(std::uint32_t m, std::string_view noun, EntityType type) const {
  constexpr std::uint32_t kReach = 5;
  if (words_.hangul() || type == EntityType::kPerson) return kNone;
  const Mention& mention = document_.mentions[m];
  std::uint32_t found = kNone;
  for (std::size_t i = discourse_.traces().size(); i-- > 0;) {
    const Trace& t = discourse_.traces()[i];
    if (mention.sentence - t.sentence > kReach) break;
    const Entity& entity = document_.entities[t.entity];
    if (!entity.named || entity.type == EntityType::kPerson || t.entity == found) continue;
    // The town of a club that is called "City" is no club.
    if (type != EntityType::kOrganization && entity.type != type) continue;
    if (!is_called(entity, noun) || compatibility_.excluded(m, t.entity)) continue;
    if (found != kNone) return kNone;
    found = t.entity;
  }
  return found;
}

bool DefiniteNouns::is_called(const Entity& entity, std::string_view noun) const {
  const std::string name = fold(entity.name);
  const std::string word = fold(noun);
  if (name.size() <= word.size()) return false;
  if (name.ends_with(' ' + word)) return true;
  // "Society for ...", "Studio Lund"
  return name.starts_with(word + ' ') && words_.find("kind", noun) != nullptr;
}

// What was said to be such a thing, if it was spoken of not long before; of several the last.
std::uint32_t DefiniteNouns::said_to_be(std::uint32_t m, std::string_view noun) const {
  constexpr std::uint32_t kReach = 20;  // sentences
  const auto* bearers = kinds_.said_to_be(noun);
  if (bearers == nullptr) return kNone;
  const Mention& mention = document_.mentions[m];
  // "The company" after "the firm Telmar", in the midst of an article on a manufacturer.
  const std::uint32_t main = main_of_kind(noun);
  bool main_later = false;
  for (std::size_t i = discourse_.traces().size(); i-- > 0;) {
    const Trace& t = discourse_.traces()[i];
    if (mention.sentence - t.sentence > kReach) break;
    if (t.begin >= mention.span.begin || compatibility_.excluded(m, t.entity)) continue;
    main_later = main_later || t.entity == main;
    const bool bears = std::find(bearers->begin(), bearers->end(), t.entity) != bearers->end();
    if (bears) return main_later ? main : t.entity;
  }
  return kNone;
}

// The body that the text names most, if it was said to be of the noun's kind, in other words.
std::uint32_t DefiniteNouns::main_of_kind(std::string_view noun) const {
  Wanted wanted;
  wanted.kinds = words_.find("kind", noun);
  if (words_.hangul() || wanted.kinds == nullptr) return kNone;
  const std::uint32_t main = discourse_.main_entity(EntityType::kOrganization);
  return main != kNone && compatibility_.fit(main, wanted) == NounFit::kRelated ? main : kNone;
}

// "The 41-year-old": an adjective with a person's type.
bool DefiniteNouns::is_aged(const Mention& mention) const {
  return mention.type == EntityType::kPerson && mention.head < document_.tokens.size() &&
         document_.tokens[mention.head].upos == Upos::kAdj;
}

// "The Austrian won", "The 41-year-old won": the one person spoken of just before, where the word
// is a noun of its own.
std::uint32_t DefiniteNouns::resolve_native(std::uint32_t m) const {
  const Mention& mention = document_.mentions[m];
  if (mention.head >= document_.tokens.size()) return kNone;
  const bool aged = is_aged(mention);
  if (words_.hangul() || (mention.tokens.size() != 1 && !aged) || !nominals_.determined(mention) ||
      !clauses_.is_subject(m)) {
    return kNone;
  }
  const std::string& feats = document_.tokens[mention.head].feats;
  if (!aged && feats.find("Number=Sing") == std::string::npos) return kNone;
  Wanted wanted;
  wanted.type = EntityType::kPerson;
  wanted.person = true;
  wanted.noun = document_.text_of(mention.span);
  wanted.specific = true;
  wanted.sentences_back = 1;
  return salience_.find(m, wanted);
}

std::uint32_t DefiniteNouns::body_of_founder(std::uint32_t m) const {
  const Mention& mention = document_.mentions[m];
  const std::string_view noun = document_.text_of(mention.span);
  if (words_.find("bare", noun) == nullptr || nominals_.modified(mention)) return kNone;
  Wanted wanted;
  wanted.type = EntityType::kOrganization;
  wanted.kinds = words_.find("kind", noun);
  for (const std::uint32_t p : clauses_.around(m)) {
    const std::uint32_t founder = clauses_.subject_of(p);
    if (words_.find("creating", document_.propositions[p].lemma) == nullptr) continue;
    return founder == kNone ? kNone : body_led_by(founder, wanted, mention.sentence);
  }
  return kNone;
}

// Up to the sentence; kNone where there are several.
std::uint32_t DefiniteNouns::body_led_by(std::uint32_t person, const Wanted& wanted,
                                         std::uint32_t sentence) const {
  std::uint32_t found = kNone;
  for (std::uint32_t s = 0; s <= sentence; ++s) {
    for (const std::uint32_t p : clauses_.in_sentence(s)) {
      const Proposition& office = document_.propositions[p];
      if (words_.find("leading", office.lemma) == nullptr || office.status != Status::kCurrent ||
          clauses_.subject_of(p) != person) {
        continue;
      }
      for (const PropositionArgument& a : office.arguments) {
        if (a.role != Role::kPossessor || a.mention == kNone) continue;
        const std::uint32_t body = document_.mentions[a.mention].entity;
        if (body == kNone || body == found || !document_.entities[body].named) continue;
        if (!compatibility_.suits(body, wanted)) continue;
        if (found != kNone) return kNone;
        found = body;
      }
    }
  }
  return found;
}

}  // namespace weft
