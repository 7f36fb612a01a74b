// SPDX-License-Identifier: Apache-2.0
#include "extractor/names/word_name_signs.h"

#include <algorithm>
#include <string_view>

#include "extractor/english_words.h"
#include "extractor/names/name_covering.h"
#include "extractor/names/word_name_joins.h"
#include "extractor/names/word_name_lists.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

class SignJoiner {
 public:
  SignJoiner(const Document& document, std::vector<TypedName>& names, const NameCues& cues)
      : document_(document), names_(names), cues_(cues) {}

  void run() {
    for (std::size_t i = 0; i < names_.size(); ++i) begin_before_hyphen(i);
    for (TypedName& name : names_) end_behind_hyphen(name);
    drop_covered();
    for (std::uint32_t s = 0; s < document_.sentences.size(); ++s) find_partners(s);
    std::sort(names_.begin(), names_.end(),
              [](const TypedName& a, const TypedName& b) { return a.span < b.span; });
    for (std::size_t i = 0; i + 1 < names_.size(); ++i) join_ampersand(i);
    for (std::size_t i = 1; i < names_.size(); ++i) join_partner_before(i);
    drop_covered();
    for (TypedName& name : names_) join_nickname(name);
    drop_covered();
    for (std::uint32_t s = 0; s < document_.sentences.size(); ++s) find_genitives(s);
    put_over(names_, std::move(genitives_));
  }

 private:
  std::string_view text(std::uint32_t t) const { return document_.text_of(document_.tokens[t]); }
  const Token& token(std::uint32_t t) const { return document_.tokens[t]; }
  std::uint32_t kinds(std::uint32_t t) const { return cues_.find(text(t)); }
  bool is_name(std::uint32_t t) const {
    const Upos upos = token(t).upos;
    return is_capital(text(t)) &&
           (upos == Upos::kPropn || upos == Upos::kNoun || upos == Upos::kAdj);
  }

  IndexRange tokens_of(const TypedName& name) const {
    return tokens_over(document_, document_.sentences[name.sentence], name.span);
  }

  // Whether what ends like a body has further words: "Anglo-Baltic Shipping Company".
  bool is_body(IndexRange name) const {
    return name.size() > 1 && (kinds(name.end - 1) & NameCues::kOrganizationSuffix) != 0;
  }

  // "Rolls" of "Rolls-Royce", where only "Royce" was found: where the name begins in truth. Two
  // places, or a place and something else, stay apart, unless they name a body.
  void begin_before_hyphen(std::size_t i) {
    TypedName& name = names_[i];
    IndexRange range = tokens_of(name);
    const IndexRange tokens = document_.sentences[name.sentence].tokens;
    constexpr std::uint32_t kApart = NameCues::kCountry | NameCues::kCity | NameCues::kTitle;
    while (!range.empty() && range.begin >= tokens.begin + 2) {
      const std::uint32_t word = range.begin - 2;
      const bool joined =
          text(word + 1) == "-" && !token(word + 1).space_after && !token(word).space_after;
      if (joined && is_small_letter(word)) {
        name.span.begin = token(word).span.begin;
        return;
      }
      if (!joined || !is_name(word)) return;
      if (!is_body(range) && ((kinds(word) | kinds(range.begin)) & kApart) != 0) return;
      if (!is_body(range) && token(word).upos == Upos::kAdj) return;
      if (i > 0 && names_[i - 1].span.end > token(word).span.begin && !continues(i, range)) return;
      range.begin = word;
      name.span.begin = token(word).span.begin;
      if (i > 0 && names_[i - 1].span.overlaps(name.span))
        name.span.begin = names_[i - 1].span.begin;
      if (is_body(range)) name.type = EntityType::kOrganization;
    }
  }

  // "i-STAT"
  bool is_small_letter(std::uint32_t t) const {
    return text(t).size() == 1 && text(t)[0] >= 'a' && text(t)[0] <= 'z';
  }

  // "STS-133", "Facility-1", where only "STS" was found; "Lund-2" is no place's name.
  bool end_at_number(TypedName& name, IndexRange range, IndexRange tokens) const {
    const std::uint32_t number = range.end + 1;
    if (range.empty() || number >= tokens.end || text(range.end) != "-") return false;
    if (token(range.end - 1).space_after || token(range.end).space_after) return false;
    if (text(number).front() < '0' || text(number).front() > '9') return false;
    const bool further =
        number + 1 < tokens.end && text(number + 1) == "-" && !token(number).space_after;
    const std::string_view word = text(range.end - 1);
    const bool letters =
        std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    const bool of_other = name.type == EntityType::kPerson || name.type == EntityType::kPlace;
    if (further || (of_other && !letters)) return false;
    if (of_other) name.type = EntityType::kProduct;
    name.span.end = token(number).span.end;
    return true;
  }

  // "Mi-rae Kim", where only "Mi" was found.
  void end_behind_hyphen(TypedName& name) const {
    const IndexRange range = tokens_of(name);
    const IndexRange tokens = document_.sentences[name.sentence].tokens;
    const std::uint32_t part = range.end + 1;
    if (end_at_number(name, range, tokens)) return;
    if (!range.empty()) {
      const std::uint32_t last = behind_hyphens(document_, tokens, range.end - 1);
      if (last >= range.end) {
        name.span.end = token(last).span.end;
        return;
      }
    }
    if (range.size() != 1 || part + 1 >= tokens.end || text(range.end) != "-") return;
    if (token(range.begin).space_after || token(range.end).space_after) return;
    const bool given = token(part).upos == Upos::kPropn && !is_capital(text(part));
    const bool family = token(part + 1).upos == Upos::kPropn && is_capital(text(part + 1));
    if (!given || !family || (kinds(part + 1) & NameCues::kOrganization) != 0) return;
    name.span.end = token(part + 1).span.end;
    name.type = EntityType::kPerson;
  }

  // "The Times" and "Picayune" that a hyphen parts are one; "the Lind-Hahn fight" is of two.
  bool continues(std::size_t i, IndexRange range) const {
    constexpr std::uint32_t kOwn = NameCues::kOrganization | NameCues::kOrganizationSuffix;
    const TypedName& before = names_[i - 1];
    if (before.span.end + 1 != names_[i].span.begin) return false;
    const bool noun = range.end < document_.tokens.size() && token(range.end).upos == Upos::kNoun;
    return !noun && (cues_.find(document_.text_of(before.span)) & kOwn) == 0 &&
           (cues_.find(document_.text_of(names_[i].span)) & kOwn) == 0;
  }

  bool single(const TypedName& name) const {
    return document_.text_of(name.span).find(' ') == std::string_view::npos;
  }

  // "Gibbs & Dandy", "Bill & Melinda Lind Foundation", "Hahn Lind & Moe", "Lind, Hahn & Moe" name
  // one body; "Ana Lind & Jan Moe" are two persons.
  void join_ampersand(std::size_t i) {
    TypedName& left = names_[i];
    TypedName& right = names_[i + 1];
    if (left.sentence != right.sentence) return;
    const std::string_view between = document_.text_of(Span{left.span.end, right.span.begin});
    if (between == " & the " || between == " & The ") return join_band(left, right);
    if (between != " & ") return;
    const bool body = is_body(tokens_of(right));
    const bool person = left.type == EntityType::kPerson && !single(left) &&
                        (kinds(tokens_of(left).begin) & NameCues::kGivenName) != 0;
    // "Ana Lind & Decker" is a firm all the same.
    const bool partner =
        single(right) && (kinds(tokens_of(right).begin) & NameCues::kGivenName) == 0;
    if ((person && !partner) || (!single(right) && !body)) return;
    if ((kinds(tokens_of(left).end - 1) & NameCues::kHonour) != 0) return;
    const bool firm = (kinds(tokens_of(right).begin) & kFirmEnding) != 0;
    right.span.begin = left.span.begin;
    right.type = EntityType::kOrganization;
    if (i > 0) join_first_partner(names_[i - 1], left, firm, right);
  }

  // "Ana Lind & the Larks": one band; "the Larks & the Finches" are two.
  void join_band(const TypedName& left, TypedName& right) const {
    constexpr std::uint32_t kPlaces = NameCues::kCountry | NameCues::kCity;
    const std::uint32_t begin = tokens_of(left).begin;
    if (!single(right) || (kinds(tokens_of(right).begin) & kPlaces) != 0) return;
    if (begin > document_.sentences[left.sentence].tokens.begin && text(begin - 1) == "the") return;
    right.span.begin = left.span.begin;
    right.type = EntityType::kOrganization;
  }

  // "Lind" before ", Hahn & Moe", which `left` begins.
  void join_first_partner(const TypedName& first, const TypedName& left, bool firm,
                          TypedName& right) const {
    const bool known = (cues_.find(document_.text_of(first.span)) & ~NameCues::kSurname) != 0;
    const bool listed = document_.text_of(Span{first.span.end, left.span.begin}) == ", ";
    // "the firm Lind, Hahn & Moe"
    const std::uint32_t begin = tokens_of(first).begin;
    const bool told = begin > 0 && (kinds(begin - 1) & NameCues::kBodyNoun) != 0;
    const bool maker = first.type == EntityType::kPerson || first.type == EntityType::kThing ||
                       (told && first.type == EntityType::kOrganization);
    // "Ana Lind, Jan Moe & Associates"
    const bool partners = single(first) && single(left);
    if (listed && maker && !known && (partners || (firm && first.type == EntityType::kPerson))) {
      right.span.begin = first.span.begin;
    }
  }

  // The same where "Hahn & Moe" was found as one name.
  void join_partner_before(std::size_t i) {
    TypedName& firm = names_[i];
    const IndexRange range = tokens_of(firm);
    constexpr std::uint32_t kPair = 3;
    if (range.size() != kPair || text(range.begin + 1) != "&") return;
    TypedName left = firm;
    left.span = token(range.begin).span;
    join_first_partner(names_[i - 1], left, false, firm);
    if (firm.span.begin < left.span.begin) firm.type = EntityType::kOrganization;
  }

  // "Hahn & Young", where only one was found: what an ampersand joins with capitals is a name.
  void find_partners(std::uint32_t s) {
    constexpr float kBySign = 0.5F;
    constexpr std::uint32_t kNoPartner = NameCues::kNoName | NameCues::kTitle | NameCues::kHonour;
    const IndexRange tokens = document_.sentences[s].tokens;
    const auto may = [&](std::uint32_t t) { return is_name(t) && (kinds(t) & kNoPartner) == 0; };
    for (std::uint32_t t = tokens.begin + 1; t + 1 < tokens.end; ++t) {
      if (text(t) != "&" || !token(t).space_after || !token(t - 1).space_after) continue;
      if (!may(t - 1) || !may(t + 1)) continue;
      const auto named = [&](std::uint32_t word) { return any_overlaps(names_, token(word).span); };
      const bool longer = t + 2 < tokens.end && is_name(t + 2);
      if (named(t - 1) == named(t + 1) || longer) continue;
      const std::uint32_t word = named(t - 1) ? t + 1 : t - 1;
      if (word < t && word > tokens.begin && is_capital(text(word - 1))) continue;
      names_.push_back({token(word).span, s, EntityType::kThing, kBySign});
    }
  }

  bool quotes(std::uint32_t t) const {
    const std::string_view mark = text(t);
    return mark == "\"" || mark == "'" || mark == "“" || mark == "”" || mark == "‘" ||
           mark == "’" || mark == "``" || mark == "''";
  }

  // The one quotation mark within a name; where it ends, if there is none or there are more.
  std::uint32_t opened(IndexRange name) const {
    std::uint32_t found = name.end;
    for (std::uint32_t t = name.begin; t < name.end; ++t) {
      if (!quotes(t)) continue;
      if (found != name.end) return name.end;
      found = t;
    }
    return found;
  }

  // "Leo "Max" Lind", "Leo ("Max") Lind", of a given name alone "Leo (Max) Lind" too: one person.
  void join_nickname(TypedName& name) {
    constexpr std::uint32_t kMost = 2;
    const bool person = name.type == EntityType::kPerson || name.type == EntityType::kThing ||
                        name.type == EntityType::kPlace;
    IndexRange range = tokens_of(name);
    const IndexRange tokens = document_.sentences[name.sentence].tokens;
    if (range.empty()) return;
    // "Leo ``Max" with what opens the quotation, but not what closes it: the name ends before.
    const std::uint32_t opening = opened(range);
    if (opening != range.begin) range.end = opening;
    if (!person || !token(range.end - 1).space_after) return;
    std::uint32_t t = range.end;
    const auto at = [&](std::string_view mark) { return t < tokens.end && text(t) == mark; };
    const bool bracket = at("(");
    if (bracket) ++t;
    const bool quoted = t < tokens.end && quotes(t);
    const bool given = range.size() == 1 && (kinds(range.begin) & NameCues::kGivenName) != 0;
    if (!quoted && !(bracket && given)) return;
    if (quoted) ++t;
    const std::uint32_t first = t;
    while (t < tokens.end && t - first < kMost && is_name(t)) ++t;
    if (t == first || (quoted && (t >= tokens.end || !quotes(t)))) return;
    // "Leo ``Max'' Lind": two apostrophes that may be two tokens close what two grave accents open.
    if (quoted && at("'") && !token(t).space_after && t + 1 < tokens.end && text(t + 1) == "'") ++t;
    if (quoted) ++t;
    if (bracket && !at(")")) return;
    if (bracket) ++t;
    const auto family = [&](std::uint32_t n) {
      return n < tokens.end && is_capital(text(n)) && token(n).upos == Upos::kPropn &&
             (kinds(n) & (NameCues::kTitle | NameCues::kNoName | NameCues::kCountry)) == 0;
    };
    if (!family(t)) return;
    while (family(t)) ++t;
    name.span.end = token(t - 1).span.end;
    name.type = EntityType::kPerson;
  }

  // Of names that overlap the wider one stays.
  void drop_covered() {
    std::vector<TypedName> kept;
    for (const TypedName& name : names_) {
      const bool within = !kept.empty() && kept.back().span.end >= name.span.end;
      while (!within && !kept.empty() && kept.back().span.end > name.span.begin) kept.pop_back();
      if (!within) kept.push_back(name);
    }
    names_ = std::move(kept);
  }

  // "the National Weavers' Union": a plural's genitive before the noun of a body names one.
  void find_genitives(std::uint32_t s) {
    const IndexRange tokens = document_.sentences[s].tokens;
    for (std::uint32_t t = tokens.begin + 1; t + 1 < tokens.end; ++t) {
      if (!is_genitive(token(t)) || text(t).size() == 2 || !is_capital(text(t - 1))) continue;
      constexpr std::uint32_t kKnown =
          NameCues::kCountry | NameCues::kCity | NameCues::kOrganization | NameCues::kTitle;
      if (token(t - 1).xpos != "NNPS" || (kinds(t - 1) & kKnown) != 0) continue;
      IndexRange name{t - 1, t + 1};
      while (name.end < tokens.end && is_name(name.end) && !ends_body(name.end - 1)) ++name.end;
      if (!ends_body(name.end - 1)) continue;
      while (name.begin > tokens.begin && belongs(name.begin - 1)) --name.begin;
      constexpr float kFound = 0.8F;
      const Span span{token(name.begin).span.begin, token(name.end - 1).span.end};
      genitives_.push_back({span, s, EntityType::kOrganization, kFound});
      t = name.end - 1;
    }
  }

  bool ends_body(std::uint32_t t) const { return (kinds(t) & NameCues::kOrganizationSuffix) != 0; }
  // "the Danish Weavers' Union": the nation belongs to it too.
  bool belongs(std::uint32_t t) const {
    const bool nation = t > 0 && token(t).upos == Upos::kAdj && token(t - 1).upos == Upos::kDet;
    const std::uint32_t none = NameCues::kTitle | (nation ? 0U : NameCues::kNoName);
    return is_name(t) && (kinds(t) & none) == 0;
  }

  const Document& document_;
  std::vector<TypedName>& names_;
  const NameCues& cues_;
  std::vector<TypedName> genitives_;
};

}  // namespace

void join_at_signs(const Document& document, std::vector<TypedName>& names, const NameCues& cues) {
  SignJoiner(document, names, cues).run();
}

}  // namespace weft
