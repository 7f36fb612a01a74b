// SPDX-License-Identifier: Apache-2.0
// The part of Resolver that links common nouns to what they point at.
#include <algorithm>
#include <unordered_set>

#include "extractor/deprel.h"
#include "extractor/reference/resolver.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

bool holds_word(std::string_view name, std::string_view word) {
  const std::string folded = ' ' + fold(name) + ' ';
  return folded.find(' ' + fold(word) + ' ') != std::string::npos;
}

}  // namespace

// Common noun phrases and pronouns as later sieves need them, whichever stage found them.
void Resolver::type_nominals() {
  std::unordered_set<std::uint32_t> places;  // where names of places begin
  for (const Mention& m : document_.mentions) {
    const bool place = m.kind == MentionKind::kName && m.type == EntityType::kPlace;
    if (place) places.insert(m.span.begin);
  }
  for (Mention& mention : document_.mentions) {
    if (mention.kind == MentionKind::kName) continue;
    if (words_.pronoun(document_.text_of(mention.span))) {
      mention.kind = MentionKind::kPronoun;
      continue;
    }
    if (mention.type != EntityType::kThing) continue;
    if (places.contains(mention.span.begin) && of_proper_nouns(mention)) {
      // "캘리포니아주 레드우드시티"
      mention.type = EntityType::kPlace;
      continue;
    }
    if (const auto type = words_.compound_type(head_noun(mention))) mention.type = *type;
  }
}

// Of several words, each of which is a proper noun.
bool Resolver::of_proper_nouns(const Mention& mention) const {
  if (mention.tokens.size() < 2 || mention.tokens.end > document_.tokens.size()) return false;
  for (std::uint32_t t = mention.tokens.begin; t < mention.tokens.end; ++t) {
    const IndexRange parts = document_.tokens[t].morphemes;
    if (parts.size() == 0 || document_.morphemes[parts.begin].tag != "NNP") return false;
  }
  return true;
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

// A noun phrase that is a name elsewhere in the text, or that ends in one between quotation marks
// ("앱 '마루톡'").
std::uint32_t Resolver::named_by_words(std::uint32_t m) {
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
  const NameForm form = take_apart(text, words_);
  const auto found = names_.find(form.core);
  if (found != names_.end()) return found->second;
  if (const std::uint32_t bearer = bearer_of(m, form); bearer != kNone) return bearer;
  return words_.hangul() ? ends_in_name(document_.mentions[m]) : kNone;
}

// "업체 가람": where the head stands last, a phrase that ends in a name is what it names.
std::uint32_t Resolver::ends_in_name(const Mention& mention) const {
  if (mention.tokens.end > document_.tokens.size()) return kNone;
  for (std::uint32_t t = mention.tokens.begin + 1; t < mention.tokens.end; ++t) {
    const Token& before = document_.tokens[t - 1];
    if (before.morphemes.empty()) return kNone;
    if (document_.morphemes[before.morphemes.end - 1].tag[0] != 'N') return kNone;
    const Span rest{document_.tokens[t].span.begin, mention.span.end};
    if (rest.begin >= rest.end) return kNone;
    const auto found = names_.find(take_apart(document_.text_of(rest), words_).core);
    if (found != names_.end()) return found->second;
  }
  return kNone;
}

// "임 후보자": the one person named before whose family name this is.
std::uint32_t Resolver::bearer_of(std::uint32_t m, const NameForm& form) {
  if (document_.mentions[m].type != EntityType::kPerson || form.words.size() != 2) return kNone;
  note_bearers();
  std::size_t family = 0;
  next_code_point(form.core, family);
  const auto persons = bearers_.find(form.core.substr(0, family));
  if (persons == bearers_.end()) return kNone;
  std::uint32_t bearer = kNone;
  for (const auto& [entity, name] : persons->second) {
    if (!is_family_name_with_title(form, name, words_)) continue;
    if (bearer != kNone) return kNone;
    bearer = entity;
  }
  return bearer;
}

void Resolver::note_bearers() {
  for (; bearers_read_ < traces_.size(); ++bearers_read_) {
    const std::uint32_t e = traces_[bearers_read_].entity;
    const Entity& entity = document_.entities[e];
    if (!entity.named || entity.type != EntityType::kPerson) continue;
    NameForm name = take_apart(entity.name, words_);
    if (!name.hangul || name.core.empty()) continue;
    std::size_t family = 0;
    next_code_point(name.core, family);
    bearers_[name.core.substr(0, family)].emplace(e, std::move(name));
  }
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

// Begins with a word that points at what was spoken of ("this", 이), or stands right behind one.
bool Resolver::points_back(const Mention& mention) const {
  const auto near = [&](std::string_view word) {
    const std::string* value = words_.find("determiner", word);
    return value != nullptr && *value == "near";
  };
  const std::string_view text = document_.text_of(mention.span);
  const std::size_t blank = text.find(' ');
  if (blank != std::string_view::npos && near(text.substr(0, blank))) return true;
  if (mention.tokens.begin <= document_.sentences[mention.sentence].tokens.begin) return false;
  const Token& before = document_.tokens[mention.tokens.begin - 1];
  return before.upos == Upos::kDet && near(document_.text_of(before));
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
  // "큰 회사를 이긴다": one that is described is not the one spoken of before.
  if (words_.hangul() && !pointed && modified(mention)) return kNone;
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
  wanted.prefer_subject = !pointed && is_topic(m);
  const bool main = pointed ? !points_back(mention) && !wanted.person : wanted.prefer_subject;
  wanted.main = main ? main_entity(*type) : kNone;
  const std::uint32_t found = find(m, wanted);
  return !pointed && repeats_topic(m, found) ? kNone : found;
}

// Whether the name tells that it is what the noun says, or any body may be that.
bool Resolver::fits_kind(std::uint32_t m, std::uint32_t entity) const {
  const std::string_view noun = document_.text_of(document_.mentions[m].span);
  const std::string* kinds = words_.find("kind", noun);
  if (kinds == nullptr || kinds->find("company") != std::string::npos) return true;
  const std::string* own = words_.kinds_of_name(document_.entities[entity].name);
  return own != nullptr && share(*own, *kinds);
}

// "X는 병원이 ...": where subjects need not be said, one that is said anew is another.
bool Resolver::repeats_topic(std::uint32_t m, std::uint32_t entity) const {
  if (!words_.hangul() || entity == kNone) return false;
  if (!is_marked(m, "subject") && fits_kind(m, entity)) return false;
  const auto& mentions = in_sentence_[document_.mentions[m].sentence];
  return std::any_of(mentions.begin(), mentions.end(), [&](std::uint32_t other) {
    return document_.mentions[other].entity == entity && is_topic(other) && other != m;
  });
}

// "The survey" after "the National Peat Survey", "the society" after "the Society for Quiet
// Streets": the one thing named in the sentences before that is called so.
std::uint32_t Resolver::called(std::uint32_t m, std::string_view noun, EntityType type) const {
  constexpr std::uint32_t kReach = 5;
  if (words_.hangul() || type == EntityType::kPerson) return kNone;
  const Mention& mention = document_.mentions[m];
  std::uint32_t found = kNone;
  for (std::size_t i = traces_.size(); i-- > 0;) {
    const Trace& t = traces_[i];
    if (mention.sentence - t.sentence > kReach) break;
    const Entity& entity = document_.entities[t.entity];
    if (!entity.named || entity.type == EntityType::kPerson || t.entity == found) continue;
    // The town of a club that is called "City" is no club.
    if (type != EntityType::kOrganization && entity.type != type) continue;
    if (!is_called(entity, noun) || excluded(m, t.entity)) continue;
    if (found != kNone) return kNone;
    found = t.entity;
  }
  return found;
}

bool Resolver::is_called(const Entity& entity, std::string_view noun) const {
  const std::string name = fold(entity.name);
  const std::string word = fold(noun);
  if (name.size() <= word.size()) return false;
  if (name.ends_with(' ' + word)) return true;
  // "Society for ...", "Studio Lund"
  return name.starts_with(word + ' ') && words_.find("kind", noun) != nullptr;
}

// The kinds of what is called so; a person called Bishop is none, nor a film called Ferry.
const std::string* Resolver::kinds_called(const Entity& entity) const {
  const bool own = entity.type == EntityType::kPerson || entity.type == EntityType::kProduct;
  return own ? nullptr : words_.kinds_of_name(entity.name);
}

// What is known of a thing beside the noun that may mean it.
Resolver::Fit Resolver::fit(std::uint32_t e, const Wanted& wanted) const {
  const Entity& entity = document_.entities[e];
  const bool person = entity.type == EntityType::kPerson;
  if (!person && holds_word(entity.name, wanted.noun)) return Fit::kCalledSo;
  const std::string* name = kinds_called(entity);
  bool known = false;
  const auto shares = [&](const std::string* kinds) {
    known = known || kinds != nullptr;
    return kinds != nullptr && wanted.kinds != nullptr && share(*kinds, *wanted.kinds);
  };
  if (shares(name)) return Fit::kRelated;
  if (const auto said = said_.find(e); said != said_.end()) {
    for (const std::string& noun : said->second) {
      if (shares(words_.find("kind", noun))) return Fit::kRelated;
    }
  }
  return known && wanted.kinds != nullptr ? Fit::kConflict : Fit::kUnknown;
}

// The word that stands for all that mean the same.
std::string Resolver::one_word(std::string_view noun) const {
  const std::string* same = words_.find("same", noun);
  return same != nullptr ? *same : to_lower(noun);
}

// "The Austrian won": the one person spoken of just before, where the word is a noun of its own.
std::uint32_t Resolver::resolve_native(std::uint32_t m) const {
  const Mention& mention = document_.mentions[m];
  if (words_.hangul() || mention.tokens.size() != 1 || !determined(mention) || !is_subject(m)) {
    return kNone;
  }
  const std::string& feats = document_.tokens[mention.tokens.begin].feats;
  if (feats.find("Number=Sing") == std::string::npos) return kNone;
  Wanted wanted;
  wanted.type = EntityType::kPerson;
  wanted.person = true;
  wanted.noun = document_.text_of(mention.span);
  wanted.specific = true;
  wanted.sentences_back = 1;
  return find(m, wanted);
}

// "이런 방식", "기준": nouns that tell nothing without the words around them.
bool Resolver::is_light(std::string_view noun) const {
  if (const std::size_t blank = noun.find(' '); blank != std::string_view::npos) {
    if (words_.find("determiner", noun.substr(0, blank)) == nullptr) return false;
    noun = noun.substr(blank + 1);
  }
  return words_.find("light", noun) != nullptr;
}

// "many", "one of them", "others" are no things, nor is "president" without an article somebody.
bool Resolver::means_no_one(std::uint32_t m) const {
  const Mention& mention = document_.mentions[m];
  if (mention.kind != MentionKind::kNominal) return false;
  if (words_.hangul()) {
    // "회사를 세웠다" tells of a company, but not of which.
    const std::string_view noun = document_.text_of(mention.span);
    return is_light(noun) || (words_.find("bare", noun) != nullptr && is_created(m));
  }
  if (mention.head >= document_.tokens.size()) return false;
  for (const std::uint32_t p : argument_of_[m]) {
    for (const PropositionArgument& a : document_.propositions[p].arguments) {
      // "as president", "became president"
      if (a.mention == m && a.role != Role::kSubject && a.role != Role::kObject) return false;
    }
  }
  const Token& head = document_.tokens[mention.head];
  if (head.upos == Upos::kAdj || head.upos == Upos::kNum || head.upos == Upos::kDet) return true;
  if (mention.tokens.size() == 1 && words_.find("empty", head.lemma) != nullptr) return true;
  const bool person = mention.type == EntityType::kPerson || mention.type == EntityType::kTitle;
  if (!person || head.xpos != "NN") return false;
  const IndexRange sentence = document_.sentences[mention.sentence].tokens;
  for (std::uint32_t t = sentence.begin; t < mention.head; ++t) {
    const Token& before = document_.tokens[t];
    if (before.head != mention.head) continue;
    const bool tells =
        before.deprel == "det" || before.deprel == "nummod" || of_family(before.deprel, "nmod");
    if (tells) return false;
  }
  return true;
}

// The object of founding or building is new.
bool Resolver::is_created(std::uint32_t m) const {
  return std::any_of(argument_of_[m].begin(), argument_of_[m].end(), [&](std::uint32_t p) {
    return words_.find("creating", document_.propositions[p].lemma) != nullptr;
  });
}

}  // namespace weft
