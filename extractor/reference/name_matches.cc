// SPDX-License-Identifier: Apache-2.0
#include "extractor/reference/name_matches.h"

#include <utility>

#include "weft/core/utf8.h"

namespace weft {

// A noun phrase that is a name elsewhere in the text, or that ends in one between quotation marks
// ("앱 '마루톡'").
std::uint32_t NameMatches::named_by_words(std::uint32_t m) {
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
  if (const std::uint32_t found = names_.find(form.core); found != kNone) return found;
  if (const std::uint32_t bearer = bearer_of(m, form); bearer != kNone) return bearer;
  return words_.hangul() ? ends_in_name(document_.mentions[m]) : kNone;
}

// "업체 가람": where the head stands last, a phrase that ends in a name is what it names.
std::uint32_t NameMatches::ends_in_name(const Mention& mention) const {
  if (mention.tokens.end > document_.tokens.size()) return kNone;
  for (std::uint32_t t = mention.tokens.begin + 1; t < mention.tokens.end; ++t) {
    const Token& before = document_.tokens[t - 1];
    if (before.morphemes.empty()) return kNone;
    if (document_.morphemes[before.morphemes.end - 1].tag[0] != 'N') return kNone;
    const Span rest{document_.tokens[t].span.begin, mention.span.end};
    if (rest.begin >= rest.end) return kNone;
    const std::uint32_t found = names_.find(take_apart(document_.text_of(rest), words_).core);
    if (found != kNone) return found;
  }
  return kNone;
}

// "임 후보자": the one person named before whose family name this is.
std::uint32_t NameMatches::bearer_of(std::uint32_t m, const NameForm& form) {
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

void NameMatches::note_bearers() {
  for (; bearers_read_ < discourse_.traces().size(); ++bearers_read_) {
    const std::uint32_t e = discourse_.traces()[bearers_read_].entity;
    const Entity& entity = document_.entities[e];
    if (!entity.named || entity.type != EntityType::kPerson) continue;
    NameForm name = take_apart(entity.name, words_);
    if (!name.hangul || name.core.empty()) continue;
    std::size_t family = 0;
    next_code_point(name.core, family);
    bearers_[name.core.substr(0, family)].emplace(e, std::move(name));
  }
}

// "위원회는" after "가람위원회": a noun alone, marked as what is spoken of, that ends the one name
// of the sentences before that ends so.
std::uint32_t NameMatches::ends_name(std::uint32_t m) const {
  constexpr std::uint32_t kReach = 3;
  const Mention& mention = document_.mentions[m];
  const std::string_view text = document_.text_of(mention.span);
  if (!words_.hangul() || text.find(' ') != std::string_view::npos || text.size() < 6) return kNone;
  if (!clauses_.is_marked(m, "topic") && !clauses_.is_marked(m, "subject")) return kNone;
  if (nominals_.modified(mention) || clauses_.is_created(m)) return kNone;
  std::uint32_t found = kNone;
  for (std::size_t i = discourse_.traces().size(); i-- > 0;) {
    const Trace& t = discourse_.traces()[i];
    if (mention.sentence - t.sentence > kReach) break;
    const Entity& entity = document_.entities[t.entity];
    const bool body = entity.type == EntityType::kOrganization || entity.type == EntityType::kPlace;
    if (!entity.named || !body || t.entity == found) continue;
    const std::string_view name = entity.name;
    if (name.size() <= text.size() || !name.ends_with(text)) continue;
    if (compatibility_.excluded(m, t.entity)) continue;
    if (found != kNone) return kNone;
    found = t.entity;
  }
  return found;
}

std::uint32_t NameMatches::repeated_nominal(std::uint32_t m) const {
  const auto found = by_words_.find(fold(document_.text_of(document_.mentions[m].span)));
  return found == by_words_.end() ? kNone : found->second;
}

void NameMatches::note_nominal(std::uint32_t m) {
  const Mention& mention = document_.mentions[m];
  by_words_[fold(document_.text_of(mention.span))] = mention.entity;
}

// "Danish" is of Denmark, whether the text names it or not.
void NameMatches::link_country(std::uint32_t m, const std::string& country) {
  const std::string key = take_apart(country, words_).core;
  if (const std::uint32_t known = names_.find(key); known != kNone) {
    return discourse_.link(m, known, kSure);
  }
  discourse_.own_entity(m);
  const std::uint32_t entity = document_.mentions[m].entity;
  document_.entities[entity].aliases.push_back(document_.entities[entity].name);
  document_.entities[entity].name = country;
  document_.entities[entity].type = EntityType::kPlace;
  document_.entities[entity].named = true;
  names_.add(key, entity);
}

}  // namespace weft
