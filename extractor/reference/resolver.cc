// SPDX-License-Identifier: Apache-2.0
#include "extractor/reference/resolver.h"

namespace weft {

Resolver::Resolver(Document& document, const ReferenceWords& words,
                   const AntecedentModel* antecedents)
    : document_(document),
      words_(words),
      clauses_(document, words),
      nominals_(document, words, clauses_),
      subjects_(document, words, clauses_),
      discourse_(document, words, clauses_),
      topics_(discourse_),
      kinds_(document, words, nominals_),
      compatibility_(discourse_, kinds_),
      salience_(discourse_, compatibility_, topics_),
      names_(discourse_),
      types_(discourse_, nominals_, kinds_),
      interview_(discourse_),
      pronouns_(discourse_, antecedents, compatibility_, salience_, topics_, subjects_),
      matches_(discourse_, names_, nominals_, compatibility_),
      definite_nouns_(discourse_, nominals_, kinds_, compatibility_, salience_),
      owners_(discourse_),
      unsaid_subjects_(discourse_, topics_, subjects_, owners_),
      unsaid_objects_(discourse_, topics_, subjects_),
      plurals_(document, words, clauses_) {}

void Resolver::run() {
  names_.make();
  types_.type_nominals();
  clauses_.index();
  names_.find_title();
  types_.mend();
  interview_.begin();
  for (std::uint32_t s = 0; s < document_.sentences.size(); ++s) resolve_sentence(s);
}

void Resolver::resolve_sentence(std::uint32_t sentence) {
  interview_.attribute(sentence);
  std::vector<std::uint32_t> later;
  for (const std::uint32_t m : clauses_.mentions_in(sentence)) {
    const auto pronoun = document_.mentions[m].kind == MentionKind::kPronoun
                             ? words_.pronoun(document_.text_of(document_.mentions[m].span))
                             : std::nullopt;
    if (pronoun == PronounKind::kFirst || pronoun == PronounKind::kReflexive ||
        pronoun == PronounKind::kOwn) {
      later.push_back(m);  // they point at a subject, which may follow
      continue;
    }
    resolve_mention(m);
    discourse_.trace(m);
  }
  unsaid_subjects_.supply(sentence);
  unsaid_objects_.supply(sentence);
  for (const std::uint32_t m : later) {
    pronouns_.resolve_in_speech(m, *words_.pronoun(document_.text_of(document_.mentions[m].span)));
  }
  interview_.note(sentence);
  topics_.note(sentence);
  plurals_.expand(sentence);
  owners_.supply(sentence);
  owners_.supply_bodies(sentence);
}

void Resolver::resolve_mention(std::uint32_t m) {
  const Mention& mention = document_.mentions[m];
  if (mention.entity != kNone) return;
  if (mention.kind == MentionKind::kPronoun) return pronouns_.resolve(m);
  resolve_noun(m);
}

void Resolver::resolve_noun(std::uint32_t m) {
  const Mention& mention = document_.mentions[m];
  std::uint32_t entity = matches_.named_by_words(m);
  if (entity != kNone) return discourse_.link(m, entity, kSure);
  if (const std::string* country = words_.find("demonym", document_.text_of(mention.span))) {
    const std::uint32_t native = definite_nouns_.resolve_native(m);
    if (native != kNone) return discourse_.link(m, native, kLikely);
    // 한국인 is who comes from there, but where somebody is said to be one, and so is "an
    // Austrian"; "Danish" also what does.
    const bool one = !words_.hangul() && clauses_.is_subject(m) && nominals_.one_of_many(mention);
    const bool who = one || (words_.hangul() && !clauses_.is_complement(m));
    return who ? discourse_.own_entity(m) : matches_.link_country(m, *country);
  }
  entity = definite_nouns_.resolve(m);
  if (entity != kNone) return discourse_.link(m, entity, kLikely);
  entity = matches_.ends_name(m);
  if (entity != kNone) return discourse_.link(m, entity, kLikely);
  // "회사를 세웠다": not what an earlier "회사" meant.
  const bool created = words_.hangul() && clauses_.is_created(m);
  entity = created ? definite_nouns_.body_of_founder(m) : matches_.repeated_nominal(m);
  if (entity != kNone) return discourse_.link(m, entity, created ? kLikely : kSure);
  const bool back = !words_.hangul() &&
                    (mention.type == EntityType::kPerson || clauses_.is_subject(m)) &&
                    nominals_.points_back(mention);
  if (back || nominals_.means_no_one(m)) {
    // "this painter" of whom nothing was found, "many": no more than a pronoun.
    document_.mentions[m].kind = MentionKind::kPronoun;
    return discourse_.own_entity(m);
  }
  discourse_.own_entity(m);
  matches_.note_nominal(m);
}

}  // namespace weft
