// SPDX-License-Identifier: Apache-2.0
#include "extractor/propositions/eojeol_noun_phrases.h"

#include <algorithm>

#include "weft/core/utf8.h"

namespace weft {

Referent NounPhrases::referent(std::size_t c) {
  const Chunk& chunk = s_.chunks[c];
  const Word& head = s_.words[chunk.last()];
  const std::uint32_t name = name_ending_at(head);
  // A name inside a title ("새빛경찰청장") is not who bears it.
  const bool inside = name != kNone && document_.mentions[name].span.end < head.noun_span.end &&
                      roles_.find(head.stem, true) &&
                      name_in(chunk.begin, chunk.last(), true) != kNone;
  if (name != kNone && !inside) {
    const std::size_t quoted_from = quote_begin(c, name);
    if (quoted_from == kNowhere) return {name, kNone};
    const std::uint32_t whole = nominal(quoted_from, chunk.last(), EntityType::kThing);
    document_.mentions[whole].kind = MentionKind::kName;
    return {whole, kNone};
  }
  const std::uint32_t naming = naming_clause(c);
  if (naming != kNone) return {naming, kNone};
  // "'불사조'라는 별명으로": what is said is the name, known or not.
  for (const Clause& clause : s_.clauses) {
    if (clause.modified != c || !s_.naming(clause) || !gives_name(head.stem)) continue;
    const std::size_t said = s_.chunk_of(clause.main);
    if (said == kNowhere) continue;
    return {nominal(marked_from(said), s_.chunks[said].last(), EntityType::kThing), kNone};
  }
  const std::uint32_t literal = literal_ending_at(head);
  if (literal != kNone && chunk.end - chunk.begin > 1 &&
      roles_.counts_years(document_.literals[literal].unit)) {
    // "레오 14세": which one of that name.
    const std::uint32_t ruler = name_ending_at(s_.words[chunk.last() - 1]);
    if (is_person(ruler)) return {ruler, kNone};
  }
  // "나래리그 10라운드": which part of the event.
  if (literal != kNone && chunk.end - chunk.begin > 1 &&
      roles_.counts_parts(document_.literals[literal].unit) &&
      name_ending_at(s_.words[chunk.last() - 1]) != kNone) {
    return {nominal(chunk.begin, chunk.last(), EntityType::kEvent), kNone};
  }
  if (literal != kNone) {
    const std::size_t penalty = penalty_begin(c);
    if (penalty == kNowhere) return {kNone, literal};
    return {nominal(penalty, chunk.last(), EntityType::kThing), kNone};
  }
  if (tables_.time_nouns.contains(head.stem) && chunk.end - chunk.begin > 1) {
    const std::uint32_t time = literal_ending_at(s_.words[chunk.last() - 1]);
    if (time != kNone) return {kNone, time};
  }
  if (tables_.areas.contains(head.stem) && chunk.end - chunk.begin > 1) {
    const std::uint32_t place = name_ending_at(s_.words[chunk.last() - 1]);
    if (place != kNone && document_.mentions[place].type == EntityType::kPlace) {
      return {place, kNone};
    }
  }
  if (tables_.sides.contains(head.stem) && chunk.end - chunk.begin > 1) {
    return side_of(c);
  }
  // The head is the title of a person named in the phrase.
  const std::uint32_t person = name_in(chunk.begin, chunk.end, true);
  if (person != kNone && roles_.find(head.stem, true)) return {person, kNone};
  for (auto m = items_.mentions.rbegin(); m != items_.mentions.rend(); ++m) {
    const Mention& mention = document_.mentions[*m];
    if (mention.head == head.token && mention.kind != MentionKind::kName) return {*m, kNone};
  }
  const EntityType type = roles_.is_post(head.stem) ? EntityType::kTitle : EntityType::kThing;
  return {nominal(one_of(c), chunk.last(), type), kNone};
}

// "'고독한 사냥꾼'이라는": the first word of what stands between single marks and ends with the
// phrase; else the phrase's own.
std::size_t NounPhrases::marked_from(std::size_t c) const {
  constexpr std::size_t kMost = 6;  // words
  const Chunk& chunk = s_.chunks[c];
  const auto opens = [&](std::size_t word) {
    const std::uint32_t t = s_.words[word].first_token;
    if (t == 0 || document_.tokens[t - 1].space_after) return false;
    const std::string_view mark = document_.text_of(document_.tokens[t - 1]);
    return mark == "'" || mark == "\u2018";
  };
  const std::string_view after =
      std::string_view(document_.text).substr(s_.words[chunk.last()].noun_span.end);
  if (!after.starts_with('\'') && !after.starts_with("\u2019")) return chunk.begin;
  for (std::size_t w = chunk.begin + 1; w-- > 0 && w + kMost > chunk.begin;) {
    if (opens(w)) return w;
  }
  return chunk.begin;
}

// "나래의 작품 가운데 하나를": where the words begin that say what it is one of; else the phrase's
// own first word.
std::size_t NounPhrases::one_of(std::size_t c) const {
  const Chunk& chunk = s_.chunks[c];
  if (c == 0 || chunk.begin != chunk.last() || s_.chunks[c - 1].end != chunk.begin) {
    return chunk.begin;
  }
  const Word& among = s_.words[chunk.begin - 1];
  if (!tables_.ones.contains(s_.words[chunk.begin].stem) || among.noun_case != Case::kBare ||
      s_.chunks[c - 1].begin == s_.chunks[c - 1].last() ||
      !tables_.partitives.contains(among.stem)) {
    return chunk.begin;
  }
  std::size_t first = c - 1;
  while (first > 0 && s_.chunks[first - 1].possessed == first &&
         s_.chunks[first - 1].end == s_.chunks[first].begin) {
    --first;
  }
  return s_.chunks[first].begin;
}

std::uint32_t NounPhrases::naming_clause(std::size_t c) const {
  for (const Clause& clause : s_.clauses) {
    if (clause.modified == c && s_.naming(clause)) return name_ending_at(s_.words[clause.main]);
  }
  return kNone;
}

// "'나래 강릉'에 참석하다": where the quotation begins that ends with the name of a body or place
// and means something else; kNowhere where there is none.
std::size_t NounPhrases::quote_begin(std::size_t c, std::uint32_t name) const {
  const Mention& mention = document_.mentions[name];
  const bool thing = mention.type == EntityType::kProduct || mention.type == EntityType::kEvent;
  const std::size_t first = first_word_of(name, c);
  const auto is_mark = [&](std::uint32_t token) {
    if (token >= document_.tokens.size()) return false;
    const std::string_view text = document_.text_of(document_.tokens[token]);
    std::size_t at = 0;
    return text != "," && text != "(" && text != ")" && is_punctuation(next_code_point(text, at));
  };
  if (thing || mention.kind != MentionKind::kName || first <= s_.chunks[c].begin ||
      first >= s_.chunks[c].end || !is_mark(mention.tokens.end) ||
      document_.tokens[mention.tokens.end - 1].space_after) {
    return kNowhere;
  }
  for (std::size_t w = first; w-- > s_.chunks[c].begin;) {
    const std::uint32_t token = s_.words[w].first_token;
    if (!document_.tokens[s_.words[w].last_token].space_after) return kNowhere;
    if (token > 0 && is_mark(token - 1)) {
      return document_.tokens[token - 1].space_after ? kNowhere : w;
    }
  }
  return kNowhere;
}

// "X 측", "X 대표 측", "회사 측": who speaks and acts for somebody is taken for him.
Referent NounPhrases::side_of(std::size_t c) {
  const Chunk& chunk = s_.chunks[c];
  const std::size_t last = chunk.last() - 1;
  const std::uint32_t name = name_ending_at(s_.words[last]);
  if (name != kNone) return {name, kNone};
  const std::uint32_t person = name_in(chunk.begin, chunk.last(), true);
  if (person != kNone && roles_.find(s_.words[last].stem, true)) return {person, kNone};
  return {nominal(chunk.begin, last, EntityType::kThing), kNone};
}

std::vector<Referent> NounPhrases::referents(std::size_t c) {
  std::vector<Referent> out;
  std::vector<std::size_t> others = coordinated(c);
  leave_bodies_of(others, c);
  for (const std::size_t other : others) add_referents(other, out);
  if (std::vector<Referent> persons = persons_together(c, out); !persons.empty()) return persons;
  // "A, B 등 13개 기관이": how many they are is nobody else.
  if (!out.empty() && sums_up(c)) return out;
  add_referents(c, out);
  // "14골 5도움을": values side by side.
  if (out.back().literal == kNone) return out;
  const auto counts = [&](std::uint32_t literal) {
    return literal != kNone && document_.literals[literal].kind == LiteralKind::kQuantity;
  };
  for (std::size_t w = s_.chunks[c].last(); w-- > s_.chunks[c].begin;) {
    const std::uint32_t literal = literal_ending_at(s_.words[w]);
    if (!counts(out.back().literal) || !counts(literal)) break;
    out.push_back({kNone, literal});
  }
  return out;
}

// "A대, B대 등 7개 대학 총장이": of bodies whose officers the next phrase sums up, only those do
// it.
void NounPhrases::leave_bodies_of(std::vector<std::size_t>& listed, std::size_t last) const {
  for (std::size_t i = listed.size(); i-- > 0;) {
    const std::size_t sum = i + 1 < listed.size() ? listed[i + 1] : last;
    const Word& officer = s_.words[s_.chunks[sum].last()];
    const bool several = s_.chunks[sum].end - s_.chunks[sum].begin > 1;
    const std::string& kind = s_.words[s_.chunks[sum].last() - (several ? 1 : 0)].stem;
    const bool bodies = several && (kinds_.noun_type(kind) == EntityType::kOrganization ||
                                    kinds_.compound_type(kind) == EntityType::kOrganization);
    const bool officers = name_ending_at(officer) == kNone && bodies &&
                          (role_at(s_.chunks[sum].last(), true) || roles_.is_staff(officer.stem));
    const bool summed = officers && s_.words[s_.chunks[listed[i]].last()].listed;
    if (!summed && !of_countries(sum)) continue;
    std::size_t first = i + 1;
    while (first > 0) {
      const std::size_t end = s_.chunks[listed[first - 1]].last();
      const std::uint32_t body = name_ending_at(s_.words[end]);
      if (body == kNone || is_person(body) || role_at(end, true)) break;
      if (!summed && !is_country(document_.text_of(document_.mentions[body].span))) break;
      --first;
    }
    if (first > i) continue;
    listed.erase(listed.begin() + static_cast<std::ptrdiff_t>(first),
                 listed.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    i = first;
  }
}

// "프랑스, 독일, 영국 외무장관이": a country and its office, of which those listed have one each.
bool NounPhrases::of_countries(std::size_t c) const {
  const Chunk& chunk = s_.chunks[c];
  return chunk.end == chunk.begin + 2 && role_at(chunk.last(), true) &&
         is_country(s_.words[chunk.begin].stem);
}

bool NounPhrases::sums_up(std::size_t c) const {
  const Chunk& chunk = s_.chunks[c];
  const bool listed = c > 0 && s_.chunks[c - 1].conjunct_of == c &&
                      s_.words[s_.chunks[c - 1].last()].listed &&
                      name_ending_at(s_.words[s_.chunks[c - 1].last()]) != kNone;
  if (!listed || name_ending_at(s_.words[chunk.last()]) != kNone) return false;
  for (std::size_t w = chunk.begin; w < chunk.end; ++w) {
    const std::uint32_t literal = literal_ending_at(s_.words[w]);
    if (literal != kNone && document_.literals[literal].kind == LiteralKind::kQuantity) return true;
  }
  return false;
}

// What a phrase refers to, and the names that a middle dot joins to its own.
void NounPhrases::add_referents(std::size_t c, std::vector<Referent>& out) {
  const Referent own = referent(c);
  if (own.mention == kNone) {
    out.push_back(own);
    return;
  }
  for (const std::uint32_t name : joined_names(own.mention)) out.push_back({name, kNone});
}

std::vector<std::size_t> NounPhrases::coordinated(std::size_t c) const {
  std::vector<std::size_t> others;
  for (std::size_t other = 0; other < c; ++other) {
    std::size_t end = other;
    while (s_.chunks[end].conjunct_of != kNowhere) end = s_.chunks[end].conjunct_of;
    if (end == c) others.push_back(other);
  }
  return others;
}

// "A·B 형제", "A와 B 부부": the persons, those coordinated with the phrase and those in it; none
// where it is not theirs.
std::vector<Referent> NounPhrases::persons_together(std::size_t c,
                                                    std::vector<Referent> coordinated) const {
  const Chunk& chunk = s_.chunks[c];
  if (chunk.end - chunk.begin < 2 || !roles_.sums_up_persons(s_.words[chunk.last()].stem)) {
    return {};
  }
  const Span before = words_span(chunk.begin, chunk.last() - 1);
  for (const std::uint32_t m : items_.mentions) {
    const Mention& mention = document_.mentions[m];
    const bool inside = before.begin <= mention.span.begin && mention.span.end <= before.end;
    if (inside && mention.kind == MentionKind::kName && is_person(m)) {
      coordinated.push_back({m, kNone});
    }
  }
  const bool all = std::all_of(coordinated.begin(), coordinated.end(),
                               [&](const Referent& r) { return is_person(r.mention); });
  return all && coordinated.size() > 1 ? coordinated : std::vector<Referent>{};
}

Referent NounPhrases::possessor(std::size_t c, std::size_t word) {
  const std::uint32_t body = name_in(s_.chunks[c].begin, word, false);
  if (body != kNone) return {body, kNone};
  for (std::size_t g = 0; g < c; ++g) {
    if (s_.chunks[g].possessed == c && !tells_which(g)) return referent(g);
  }
  return {};
}

bool NounPhrases::tells_which(std::size_t c) const {
  return tables_.firsts.contains(s_.words[s_.chunks[c].last()].stem);
}

std::vector<Referent> NounPhrases::possessors(std::size_t c, std::size_t word) {
  const Referent first = possessor(c, word);
  if (first.mention == kNone) return {};
  for (std::size_t g = 0; g < c; ++g) {
    if (s_.chunks[g].possessed != c || referent(g).mention != first.mention) continue;
    std::vector<Referent> all = referents(g);
    const EntityType type = document_.mentions[first.mention].type;
    std::erase_if(all, [&](const Referent& r) {
      return r.mention == kNone || (r.mention != first.mention &&
                                    (document_.mentions[r.mention].kind != MentionKind::kName ||
                                     document_.mentions[r.mention].type != type));
    });
    return all;
  }
  return {first};
}

// "A와 B의 딸 X", but neither "X의 아들 A와 B의 딸 X" nor "A와 B의 딸 X 사이에서".
bool NounPhrases::are_parents(const std::vector<Referent>& two, std::size_t c,
                              std::uint32_t child) const {
  constexpr std::uint32_t kJoint = 4;  // bytes of a particle and a blank
  if (!is_person(two[0].mention) || !is_person(two[1].mention)) return false;
  const Span first = document_.mentions[two[0].mention].span;
  const Span second = document_.mentions[two[1].mention].span;
  if (first.end + kJoint != second.begin) return false;
  for (std::size_t w = 1; w < s_.words.size(); ++w) {
    const Word& before = s_.words[w - 1];
    if (s_.words[w].noun_span.begin != first.begin) continue;
    if (before.nominal && !before.comma_after &&
        (before.noun_case == Case::kBare || before.noun_case == Case::kGenitive)) {
      return false;
    }
  }
  const std::size_t after = word_after(child, c);
  return after >= s_.words.size() || !tables_.content_nouns.contains(s_.words[after].stem);
}

Referent NounPhrases::holder_of(std::size_t c) {
  std::size_t end = c;
  const auto above = [&](const Chunk& chunk) {
    return chunk.conjunct_of != kNowhere ? chunk.conjunct_of : chunk.possessed;
  };
  while (above(s_.chunks[end]) != kNowhere && above(s_.chunks[end]) > end) {
    end = above(s_.chunks[end]);
  }
  const std::size_t clause = s_.chunks[end].clause;
  if (clause == kNowhere) return {};
  for (const ClauseArgument& argument : s_.clauses[clause].arguments) {
    // Not "서자 X의 아들이 Y에 의해 추대되었다": whoever does it is not spoken of.
    const Case own = s_.words[s_.chunks[argument.chunk].last()].noun_case;
    const bool agent =
        s_.clauses[clause].voice == Voice::kPassive && own != Case::kSubject && own != Case::kTopic;
    if (argument.role == Role::kSubject && !agent && argument.chunk != end && argument.chunk != c) {
      return referent(argument.chunk);
    }
  }
  return {};
}

}  // namespace weft
