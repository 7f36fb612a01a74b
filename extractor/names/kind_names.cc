// SPDX-License-Identifier: Apache-2.0
#include "extractor/names/kind_names.h"

#include <algorithm>

#include "extractor/names/sentence_names.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

constexpr float kByKind = 0.7F;

bool is_latin_or_digit(char32_t c) { return (is_letter(c) && c < 0x250) || is_digit(c); }

class Finder : SentenceNames {
 public:
  using SentenceNames::SentenceNames;

  void after_kinds() {
    for (std::uint32_t t = tokens_.begin; t + 1 < tokens_.end; ++t) {
      const EntityType type = kind_of(t);
      if (type == EntityType::kThing) continue;
      add(latin_from(t + 1, true), type);
      if (type == EntityType::kOrganization) add(unknown_at(t + 1), type);
    }
  }

  // "온새미로는 강릉에서 활동하는 극단이다": what a sentence that begins with an unknown word says
  // it is.
  void defined() {
    if (tokens_.size() < 3) return;
    const Token& first = document_.tokens[tokens_.begin];
    const Span name = unknown_at(tokens_.begin);
    if (name.empty() || !is_strange(text(name), cues_, known_)) return;
    const Morpheme& particle = document_.morphemes[first.morphemes.end - 1];
    if (particle.tag != "JX" || particle.span.begin != name.end ||
        (cues_.find(particle.form) & NameCues::kTail) == 0)
      return;
    std::uint32_t last = tokens_.end - 1;
    while (last > tokens_.begin && document_.tokens[last].upos == Upos::kPunct) --last;
    const Token& token = document_.tokens[last];
    for (std::uint32_t m = token.morphemes.begin + 1; m < token.morphemes.end; ++m) {
      if (document_.morphemes[m].tag != "VCP") continue;
      const EntityType type = said_kind(document_.text_of(noun_of(token)));
      if (type != EntityType::kThing) add(name, type);
      return;
    }
  }

  // Names known beforehand, where a token begins with one and goes on with a particle or not.
  void known_names() {
    for (std::uint32_t t = tokens_.begin; t < tokens_.end; ++t) {
      const Span noun = noun_of(document_.tokens[t]);
      const std::string_view word = document_.text_of(noun);
      const std::uint32_t kinds = cues_.find(word);
      if (word.size() < 3 || known_.noun(word)) continue;
      if (kinds == NameCues::kOrganization) add(noun, EntityType::kOrganization);
      if (kinds == NameCues::kCountry) add(noun, EntityType::kPlace);
      if (kinds == 0) known_before_tail(noun);
    }
  }

  // "카카오는": what the analysis took for a verb is a known body's name and a particle.
  void known_before_tail(Span word) {
    for (std::uint32_t tail = kSyllable; tail <= 2 * kSyllable; tail += kSyllable) {
      if (word.size() < tail + 2 * kSyllable) return;
      const Span name{word.begin, word.end - tail};
      if ((cues_.find(document_.text_of(Span{name.end, word.end})) & NameCues::kTail) == 0)
        continue;
      if (cues_.find(document_.text_of(name)) == NameCues::kOrganization) {
        return add(name, EntityType::kOrganization);
      }
    }
  }

  // "경기 화성": a region before one of its places, which may look like another word.
  void regions() {
    for (TypedName& name : names_) {
      if (name.type != EntityType::kPlace) continue;
      std::uint32_t t = tokens_.begin;
      while (t < tokens_.end && document_.tokens[t].span.begin < name.span.begin) ++t;
      if (t == tokens_.begin || t >= tokens_.end) continue;
      const Token& region = document_.tokens[t - 1];
      if (document_.tokens[t].span.begin != name.span.begin || !region.space_after) continue;
      if ((cues_.find(document_.text_of(region)) & NameCues::kCity) == 0) continue;
      if (!taken(region.span)) name.span.begin = region.span.begin;
    }
  }

  // "나래전자", "국립나래생물관": one word that ends as bodies do and is no common noun, or that is
  // long and begins and ends as public ones.
  void by_endings() {
    for (std::uint32_t t = tokens_.begin; t < tokens_.end; ++t) {
      const Token& token = document_.tokens[t];
      const Span noun = noun_of(token);
      const std::string_view word = document_.text_of(noun);
      if (word.size() < 4 * kSyllable || !is_hangul_word(word) || !may_be_noun(token, noun))
        continue;
      if (cues_.find(word) != 0 || known_.noun(word) || known_.plain(word)) continue;
      if (ends_as_body(word) || is_public_body(word)) add(noun, EntityType::kOrganization);
    }
  }

  // "가람전자, 나래건설", "도윤슬 나래전자 사장": a word that ends as bodies do beside a body's
  // name that a comma or a particle joins to it, or between a full name and a title.
  void beside_names() {
    for (std::uint32_t t = tokens_.begin; t < tokens_.end; ++t) body_beside(t);
    for (std::uint32_t t = tokens_.end; t-- > tokens_.begin;) body_beside(t);
  }

  void body_beside(std::uint32_t t) {
    const Token& token = document_.tokens[t];
    const Span noun = noun_of(token);
    const std::string_view word = document_.text_of(noun);
    if (word.size() < 3 * kSyllable || !is_hangul_word(word) || !may_be_noun(token, noun)) return;
    if (cues_.find(word) != 0) return;
    // "도윤슬 나래위 부위원장".
    const std::string_view end = word.substr(word.size() - kSyllable);
    const bool group = (cues_.find(end) & NameCues::kGroupEnding) != 0 && !known_.noun(word);
    if (group && stands_before_title(t, noun)) add(noun, EntityType::kOrganization);
    if (word.size() < 4 * kSyllable || cues_.suffix_kinds(word) != NameCues::kOrganizationSuffix ||
        !ends_in_two(word))
      return;
    // "나래전자" is two nouns; so is what a particle may join to a name ("가람전자와 공장건설").
    const bool nouns = known_.noun(word);
    // "한결소프트, 누리에너지 인수": what goes on without a particle is the object of a headline.
    const bool ends = noun.end < token.span.end || !token.space_after;
    const bool listed =
        ends && (is_body_at(joined(t, true, nouns)) || is_body_at(joined(t, false, nouns)));
    if (listed || stands_before_title(t, noun)) add(noun, EntityType::kOrganization);
  }

  // The ending that names a body has two syllables or more.
  bool ends_in_two(std::string_view word) const {
    for (std::size_t at = 2 * kSyllable; at + 2 * kSyllable <= word.size(); at += kSyllable) {
      if ((cues_.find(word.substr(at)) & NameCues::kOrganizationSuffix) != 0) return true;
    }
    return false;
  }

  // The token that a comma or a particle joins to token t; t where none.
  std::uint32_t joined(std::uint32_t t, bool behind, bool comma_alone) const {
    const std::uint32_t mark = behind ? t + 1 : t - 1;
    const auto inside = [&](std::uint32_t at) { return at >= tokens_.begin && at < tokens_.end; };
    if (!inside(mark)) return t;
    if (document_.text_of(document_.tokens[mark]) == ",") {
      const std::uint32_t other = behind ? t + 2 : t - 2;
      return inside(other) ? other : t;
    }
    if (comma_alone) return t;
    const Token& first = document_.tokens[behind ? t : mark];
    const Morpheme* last =
        first.morphemes.empty() ? nullptr : &document_.morphemes[first.morphemes.end - 1];
    const bool with =
        last != nullptr && last->tag[0] == 'J' && (cues_.find(last->form) & NameCues::kWith) != 0;
    return with ? mark : t;
  }

  bool is_body_at(std::uint32_t t) const {
    const Token& token = document_.tokens[t];
    return std::any_of(names_.begin(), names_.end(), [&](const TypedName& n) {
      return n.type == EntityType::kOrganization && n.span.begin == token.span.begin &&
             n.span.end <= token.span.end;
    });
  }

  bool stands_before_title(std::uint32_t t, Span noun) const {
    if (t == tokens_.begin || t + 1 >= tokens_.end) return false;
    const Token& token = document_.tokens[t];
    if (noun != token.span || !token.space_after) return false;
    const std::string_view title = document_.text_of(noun_of(document_.tokens[t + 1]));
    const Span before = document_.tokens[t - 1].span;
    return (cues_.find(title) & NameCues::kTitle) != 0 &&
           std::any_of(names_.begin(), names_.end(), [&](const TypedName& n) {
             return n.type == EntityType::kPerson && n.span.end == before.end;
           });
  }

  // "춘천지법", "해남군의회": where the name of a place was found, with what makes it a body's.
  void reach_endings() {
    for (TypedName& name : names_) {
      if (name.type != EntityType::kPlace && name.type != EntityType::kOrganization) continue;
      const Token& token = document_.tokens[token_at(name.span.begin)];
      for (const std::uint32_t end : {noun_of(token).end, token.span.end}) {
        if (end < name.span.end + 2 * kSyllable || token.span.begin != name.span.begin) continue;
        const std::string_view rest = document_.text_of(Span{name.span.end, end});
        if ((cues_.find(rest) & NameCues::kOrganizationSuffix) == 0) continue;
        name.span.end = end;
        name.type = EntityType::kOrganization;
        break;
      }
      reach_last_syllable(name, token);
    }
  }

  // "제천경찰서는": the last syllable of an ending of bodies looks like a particle.
  void reach_last_syllable(TypedName& name, const Token& token) const {
    const std::uint32_t end = name.span.end + static_cast<std::uint32_t>(kSyllable);
    if (end > token.span.end || token.span.begin != name.span.begin) return;
    const std::string_view whole = document_.text_of(Span{name.span.begin, end});
    const std::string_view tail = document_.text_of(Span{end, token.span.end});
    const bool ends = tail.empty() || (cues_.find(tail) & NameCues::kTail) != 0;
    if (!ends || !is_hangul_word(whole) || !ends_in_two(whole) ||
        ends_in_two(document_.text_of(name.span))) {
      return;
    }
    name.span.end = end;
    name.type = EntityType::kOrganization;
  }

  // "나래전자 주식회사는": what stands before the legal form of a body, which is none by itself.
  void before_legal_forms() {
    constexpr std::uint32_t kForm = NameCues::kBody | NameCues::kNoName;
    for (std::uint32_t t = tokens_.begin; t + 1 < tokens_.end; ++t) {
      const Token& token = document_.tokens[t];
      const Span form = noun_of(document_.tokens[t + 1]);
      if (!token.space_after || (cues_.find(document_.text_of(form)) & kForm) != kForm) continue;
      const std::string_view word = document_.text_of(token);
      if (word.size() < 2 * kSyllable || noun_of(token) != token.span || cues_.find(word) != 0 ||
          known_.plain(word) || !may_be_noun(token, token.span)) {
        continue;
      }
      add(token.span, EntityType::kOrganization);
    }
  }

  void before_persons() {
    constexpr std::size_t kSuffix = 6;  // bytes: shorter endings are those of many nouns
    for (std::uint32_t t = tokens_.begin; t + 1 < tokens_.end; ++t) {
      const Token& token = document_.tokens[t];
      if (!token.space_after || token.morphemes.empty()) continue;
      if (document_.morphemes[token.morphemes.end - 1].tag[0] != 'N') continue;
      const bool person = std::any_of(names_.begin(), names_.end(), [&](const TypedName& n) {
        return n.type == EntityType::kPerson && n.span.begin == document_.tokens[t + 1].span.begin;
      });
      const std::string_view word = document_.text_of(token);
      if (!person || known_.noun(word) || cues_.find(word) != 0) continue;
      for (std::size_t at = 0; at < word.size(); next_code_point(word, at)) {
        if (at < kSuffix / 2 || word.size() - at < kSuffix) continue;
        if ((cues_.find(word.substr(at)) & NameCues::kOrganizationSuffix) == 0) continue;
        add(token.span, EntityType::kOrganization);
        break;
      }
    }
  }

  void before_work(Span work) {
    std::uint32_t t = tokens_.begin;
    while (t < tokens_.end && document_.tokens[t].span.end <= work.begin) ++t;
    // Over the quotation mark; a blank parts the maker from it.
    if (t < tokens_.begin + 2 || !document_.tokens[t - 2].space_after) return;
    const Span maker = latin_from(t - 2, false);
    // "EP 《봄》": what kind of work it is has made none.
    if ((cues_.find(document_.text_of(maker)) & NameCues::kWork) == 0) {
      add(maker, EntityType::kOrganization);
    }
  }

 private:
  static bool is_hangul_word(std::string_view word) {
    for (std::size_t at = 0; at < word.size();) {
      if (!is_hangul(next_code_point(word, at))) return false;
    }
    return true;
  }

  // What stands before the longest ending of bodies is no word of the language.
  bool ends_as_body(std::string_view word) const {
    for (std::size_t at = kSyllable; at + 2 * kSyllable <= word.size(); at += kSyllable) {
      const std::uint32_t kinds = cues_.find(word.substr(at));
      if (kinds == 0) continue;
      if ((kinds & (NameCues::kTitle | NameCues::kNoBodyEnding)) != 0) return false;
      if ((kinds & NameCues::kOrganizationSuffix) == 0) continue;
      const std::string_view stem = word.substr(0, at);
      return at >= 2 * kSyllable && !known_.noun(stem) && !known_.plain(stem);
    }
    return false;
  }

  bool is_public_body(std::string_view word) const {
    constexpr std::size_t kLeast = 6 * kSyllable;
    if (word.size() < kLeast) return false;
    const bool begins = (cues_.find(word.substr(0, 2 * kSyllable)) & NameCues::kBodyBeginning) != 0;
    const std::string_view last = word.substr(word.size() - kSyllable);
    if (!begins || (cues_.find(last) & NameCues::kBodyEnding) == 0) return false;
    for (std::size_t at = 2 * kSyllable; at < word.size(); at += kSyllable) {
      const std::uint32_t kinds = cues_.find(word.substr(at));
      const bool longer = at + kSyllable < word.size();
      if (longer && (kinds & (NameCues::kTitle | NameCues::kNoBodyEnding)) != 0) return false;
    }
    return true;
  }

  // The token up to its particle or copula.
  Span noun_of(const Token& token) const {
    Span noun{token.span.begin, token.span.begin};
    for (std::uint32_t m = token.morphemes.begin; m < token.morphemes.end; ++m) {
      const Morpheme& morpheme = document_.morphemes[m];
      if (morpheme.tag[0] == 'J' || morpheme.tag == "VCP") break;
      noun.end = morpheme.span.end;
    }
    return noun;
  }

  // Nouns alone, or what the analysis took for a verb that no text knows.
  bool may_be_noun(const Token& token, Span noun) const {
    bool strange = false;
    bool other = false;
    for (std::uint32_t m = token.morphemes.begin; m < token.morphemes.end; ++m) {
      const Morpheme& morpheme = document_.morphemes[m];
      if (morpheme.span.begin >= noun.end) break;
      if (morpheme.tag == "VV" || morpheme.tag == "VA") {
        if (known_.verb(morpheme.form)) return false;
        strange = true;
      } else if (morpheme.tag[0] == 'J' || morpheme.tag[0] == 'X') {
        return false;
      } else if (morpheme.tag != "NNP" && morpheme.tag != "NNG") {
        other = true;
      }
    }
    return strange || !other;
  }

  // What a noun says of the name that is its subject; kThing where nothing.
  EntityType said_kind(std::string_view noun) const {
    for (std::size_t at = 0; at + 2 * kSyllable <= noun.size(); next_code_point(noun, at)) {
      const std::uint32_t kinds = cues_.find(noun.substr(at));
      if ((kinds & NameCues::kOwnTitle) != 0) return EntityType::kThing;
      if ((kinds & NameCues::kTitle) != 0) return EntityType::kPerson;
      if ((kinds & (NameCues::kBody | NameCues::kQuotedBody)) != 0) {
        return EntityType::kOrganization;
      }
      if ((kinds & NameCues::kWork) != 0) return EntityType::kProduct;
      if ((kinds & NameCues::kQuotedPlace) != 0) return EntityType::kPlace;
    }
    return EntityType::kThing;
  }

  // What the bare noun t says of a name right behind it; kThing where nothing.
  EntityType kind_of(std::uint32_t t) const {
    const Token& token = document_.tokens[t];
    if (!token.space_after || token.morphemes.empty()) return EntityType::kThing;
    if (document_.morphemes[token.morphemes.end - 1].tag[0] != 'N') return EntityType::kThing;
    const std::string_view word = document_.text_of(token);
    std::uint32_t kinds = cues_.find(word) & (NameCues::kWork | NameCues::kBody);
    // "게임업체": what ends so in two syllables or more, or in a morpheme.
    const bool compound = kinds == 0 && known_.noun(word);
    for (std::size_t at = 0; compound && at < word.size() && kinds == 0;
         next_code_point(word, at)) {
      if (at == 0 || word.size() - at < 2 * kSyllable) continue;
      const std::uint32_t found = cues_.find(word.substr(at));
      if ((found & NameCues::kTitle) != 0) return EntityType::kThing;
      kinds = found & (NameCues::kWork | NameCues::kBody);
    }
    for (std::uint32_t m = token.morphemes.begin; m < token.morphemes.end && kinds == 0; ++m) {
      const Span rest{document_.morphemes[m].span.begin, token.span.end};
      kinds = cues_.find(document_.text_of(rest)) & (NameCues::kWork | NameCues::kBody);
    }
    if ((kinds & NameCues::kBody) != 0) return EntityType::kOrganization;
    return kinds != 0 ? EntityType::kProduct : EntityType::kThing;
  }

  // The noun of token t, if it is one word that no common noun is, and a particle follows.
  Span unknown_at(std::uint32_t t) const {
    const Token& token = document_.tokens[t];
    const Span span = noun_of(token);
    if (!may_be_noun(token, span)) return {};
    const std::string_view word = document_.text_of(span);
    const bool particle = span.end < token.span.end;
    if (!particle || word.size() < 6 || known_.noun(word) || cues_.find(word) != 0) return {};
    return span;
  }

  // The Latin letters and digits with which token t begins, and those of tokens that follow; empty
  // where there are none or they are but a number. A particle or the token's end must follow.
  Span latin_from(std::uint32_t t, bool capital) const {
    Span span{document_.tokens[t].span.begin, document_.tokens[t].span.begin};
    bool letters = false;
    for (; t < tokens_.end; ++t) {
      const Token& token = document_.tokens[t];
      std::size_t at = token.span.begin;
      while (at < token.span.end) {
        std::size_t next = at;
        const char32_t c = next_code_point(document_.text, next);
        if (!is_latin_or_digit(c) && (c != '-' || at == token.span.begin)) break;
        if (capital && !letters && !is_upper(c)) return {};
        letters = letters || is_letter(c);
        at = next;
      }
      if (at == token.span.begin) break;
      span.end = static_cast<std::uint32_t>(at);
      if (at < token.span.end) return letters && is_particle_at(token, span.end) ? span : Span{};
      if (!token.space_after) break;
    }
    return letters && span.size() > 1 ? span : Span{};
  }

  bool is_particle_at(const Token& token, std::uint32_t at) const {
    for (std::uint32_t m = token.morphemes.begin; m < token.morphemes.end; ++m) {
      if (document_.morphemes[m].span.begin == at) return document_.morphemes[m].tag[0] == 'J';
    }
    return false;
  }

  void add(Span span, EntityType type) {
    if (!span.empty() && !taken(span)) names_.push_back({span, sentence_, type, kByKind});
  }
};

}  // namespace

bool is_strange(std::string_view word, const NameCues& cues, const KnownWords& known) {
  constexpr std::size_t kTwo = 6;  // bytes of two syllables
  const auto is_word = [&](std::string_view part) {
    return known.noun(part) || known.plain(part) || cues.find(part) != 0;
  };
  if (word.size() < kTwo || is_word(word)) return false;
  for (std::size_t at = 0; next_code_point(word, at), at < word.size();) {
    const bool first = at >= kTwo && is_word(word.substr(0, at));
    const bool second = word.size() - at >= kTwo && is_word(word.substr(at));
    if (first || second) return false;
  }
  return true;
}

void add_kind_names(const Document& document, std::uint32_t sentence,
                    const std::vector<Span>& works, const NameCues& cues, const KnownWords& known,
                    std::vector<TypedName>& names) {
  Finder finder(document, sentence, cues, known, names);
  finder.reach_endings();
  finder.known_names();
  finder.by_endings();
  finder.regions();
  finder.before_legal_forms();
  finder.after_kinds();
  finder.defined();
  finder.before_persons();
  finder.beside_names();
  for (const Span work : works) finder.before_work(work);
  std::sort(names.begin(), names.end(),
            [](const TypedName& a, const TypedName& b) { return a.span < b.span; });
}

}  // namespace weft
