// SPDX-License-Identifier: Apache-2.0
#include "extractor/names/word_name_extents.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "extractor/english_words.h"
#include "extractor/names/name_covering.h"
#include "extractor/names/name_lists.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

// The verb in a finite form behind the name that has no subject, or this name; kNone where there is
// none.
std::uint32_t verb_behind(const Document& document, IndexRange tokens, IndexRange name) {
  const std::uint32_t t = name.end;
  if (t >= tokens.end) return kNone;
  const Token& first = document.tokens[t];
  if (first.xpos != "VBD" && first.xpos != "VBZ" && first.xpos != "MD") return kNone;
  const std::uint32_t verb = first.upos == Upos::kAux ? first.head : t;
  if (verb == kNone || verb < t || document.tokens[verb].upos != Upos::kVerb) return kNone;
  const std::string& role = document.tokens[verb].deprel;
  if (role != "root" && role != "ccomp" && role != "parataxis") return kNone;
  for (std::uint32_t d = tokens.begin; d < tokens.end; ++d) {
    const Token& dependent = document.tokens[d];
    const bool subject = dependent.deprel.starts_with("nsubj") ||
                         dependent.deprel.starts_with("csubj") || dependent.deprel == "expl";
    if (subject && dependent.head == verb && !name.contains(d)) return kNone;
  }
  return verb;
}

class ExtentMender {
 public:
  ExtentMender(const Document& document, const NameCues& cues, const NounKind& noun)
      : document_(document), cues_(cues), noun_(noun) {}

  void run(std::vector<TypedName>& names) {
    part_clauses(names);
    part_titles(names);
    names_ = &names;
    std::vector<TypedName> wider;
    for (std::size_t i = 0; i < names.size(); ++i) {
      tokens_ = document_.sentences[names[i].sentence].tokens;
      const IndexRange own = range_of(names[i]);
      if (own.empty()) continue;
      TypedName whole = names[i];
      const IndexRange range = widened(whole, own, i + 1 < names.size() ? &names[i + 1] : nullptr);
      if (range.size() == own.size()) continue;
      whole.span = {token(range.begin).span.begin, token(range.end - 1).span.end};
      if (wider.empty() || !wider.back().span.overlaps(whole.span)) wider.push_back(whole);
    }
    put_over(names, std::move(wider));
  }

 private:
  std::string_view text(std::uint32_t t) const { return document_.text_of(token(t)); }
  const Token& token(std::uint32_t t) const { return document_.tokens[t]; }
  bool capital(std::uint32_t t) const { return tokens_.contains(t) && is_capital(text(t)); }
  bool is(std::uint32_t t, std::uint32_t kind) const { return (cues_.find(text(t)) & kind) != 0; }
  IndexRange range_of(const TypedName& name) const {
    return tokens_over(document_, document_.sentences[name.sentence], name.span);
  }

  IndexRange widened(TypedName& name, IndexRange range, const TypedName* next) const {
    if (const std::uint32_t end = place_end(range, next); end != range.end) {
      range.end = end;
      name.type = EntityType::kPlace;
    }
    range.end = end_of_title(name, range);
    range.end = end_with_seat(name, range);
    if (has_wing(name, range)) range.end += 3;
    if (capital(range.end) && is_listed(cues_, kPrize, text(range.end))) {  // "Lind" before "Prize"
      ++range.end;
      name.type = EntityType::kProduct;
    }
    if (begins_with_ordinal(name, range)) --range.begin;
    if (begins_with_noun(name, range)) --range.begin;
    if (begins_with_owner(range)) {
      range.begin -= 2;
      if (name.type != EntityType::kPlace) name.type = EntityType::kOrganization;
    }
    return range;
  }

  // "her memoir, A Light in the North, was": behind the noun of a work all up to the comma.
  std::uint32_t end_of_title(const TypedName& name, IndexRange range) const {
    constexpr std::uint32_t kLongest = 9;
    if (name.type != EntityType::kProduct || range.begin < tokens_.begin + 2) return range.end;
    if (text(range.begin - 1) != "," || !is(range.begin - 2, NameCues::kWork)) return range.end;
    for (std::uint32_t t = range.end; tokens_.contains(t) && t - range.begin < kLongest; ++t) {
      if (text(t) == ",") return capital(t - 1) ? t : range.end;
      const Upos upos = token(t).upos;
      const bool joint = upos == Upos::kAdp || upos == Upos::kDet || upos == Upos::kCconj;
      if (!capital(t) && !joint && !is_genitive(token(t))) return range.end;
    }
    return range.end;
  }

  // "San", whatever "Mateo" was taken for.
  std::uint32_t place_end(IndexRange range, const TypedName* next) const {
    constexpr std::uint32_t kMost = 3;
    if (range.size() != 1 || !capital(range.end) || token(range.end).upos != Upos::kPropn) {
      return range.end;
    }
    if (!is_listed(cues_, kPlaceBeginning, text(range.begin))) return range.end;
    if (next != nullptr && next->span.begin == token(range.end).span.begin) {
      const IndexRange other = range_of(*next);
      return other.size() <= kMost ? other.end : range.end;
    }
    std::uint32_t end = range.end;
    while (end - range.end < kMost && capital(end) && token(end).upos == Upos::kPropn) ++end;
    return end;
  }

  // "Washington" before ", D.C."; "University of California" before ", Davis", "University of
  // Texas" before "at Dallas".
  std::uint32_t end_with_seat(const TypedName& name, IndexRange range) const {
    const std::uint32_t part = range.end + 1;
    if (!capital(part)) return range.end;
    const bool comma = text(range.end) == ",";
    if (!comma && !is_listed(cues_, kSeatLink, text(range.end))) return range.end;
    if (name.type == EntityType::kPlace) {
      return comma && is_listed(cues_, kPlaceEnd, text(part)) ? part + 1 : range.end;
    }
    if (name.type != EntityType::kOrganization || range.size() < 3) return range.end;
    const bool state = is_listed(cues_, kCampus, text(range.begin)) ||
                       is_listed(cues_, kCampus, text(range.end - 1));
    bool university = false;
    for (std::uint32_t t = range.begin; t < range.end; ++t) {
      university = university || is_listed(cues_, kSeated, text(t));
    }
    const bool other = is(part, NameCues::kCountry) || is_listed(cues_, kCampus, text(part));
    if (!state || !university || other || token(part).upos != Upos::kPropn) return range.end;
    std::uint32_t end = part + 1;
    while (capital(end) && token(end).upos == Upos::kPropn) ++end;
    return end;
  }

  // "Communist Party of Telmar" before "(Marxist)", "(M)".
  bool has_wing(const TypedName& name, IndexRange range) const {
    const std::uint32_t wing = range.end + 1;
    if (name.type != EntityType::kOrganization || range.size() < 2 || !capital(wing)) return false;
    if (text(range.end) != "(" || wing + 1 >= tokens_.end || text(wing + 1) != ")") return false;
    return text(wing).size() == 1 || is_listed(cues_, kWing, text(wing));
  }

  // "5th" before "Fusilier Regiment": of what ends like a body.
  bool begins_with_ordinal(const TypedName& name, IndexRange range) const {
    constexpr std::size_t kEnding = 2;  // letters, behind digits
    if (name.type != EntityType::kOrganization || range.size() < 2) return false;
    if (range.begin == tokens_.begin) return false;
    const std::string_view word = text(range.begin - 1);
    const bool ordinal = word.size() > kEnding && word.size() <= kEnding + 3 &&
                         word[word.size() - 1] >= 'a' &&
                         std::all_of(word.begin(), word.end() - kEnding,
                                     [](char c) { return c >= '0' && c <= '9'; });
    return ordinal && is(range.end - 1, NameCues::kOrganizationSuffix);
  }

  // "Shoe" of "Shoe Hahn was founded", with the sentence's capital: a thing's noun right before the
  // name, in it by the tree; a person's says who it is.
  bool begins_with_noun(const TypedName& name, IndexRange range) const {
    const std::uint32_t first = range.begin - 1;
    if (first != tokens_.begin || range.begin == 0 || !capital(first)) return false;
    if (name.type == EntityType::kEvent || token(first).upos != Upos::kNoun) return false;
    const bool person = name.type == EntityType::kPerson;
    const Token& own = token(range.begin);
    const bool flat = own.deprel == "flat" && own.head == first;
    const bool compound = token(first).deprel == "compound" && range.contains(token(first).head);
    if (person ? !flat : !flat && !compound) return false;
    if (cues_.find(text(first)) != 0 || cues_.find(to_lower(text(first))) != 0) return false;
    return noun_ && noun_(text(first)) == CommonNoun::kThing;
  }

  // "Platt's" before "Music Hall": nothing but common nouns, behind somebody of whom the text says
  // nothing else.
  bool begins_with_owner(IndexRange range) const {
    constexpr std::uint32_t kKnown = NameCues::kCountry | NameCues::kCity | NameCues::kTitle |
                                     NameCues::kOrganization | NameCues::kNoName;
    if (range.begin < tokens_.begin + 2 || !is_genitive(token(range.begin - 1))) return false;
    const std::uint32_t owner = range.begin - 2;
    if (!capital(owner) || is(owner, kKnown) || token(owner).upos != Upos::kPropn) return false;
    if (capital(owner - 1) && owner > tokens_.begin + 1) return false;
    if (!is_listed(cues_, kVenue, text(range.end - 1))) return false;
    for (std::uint32_t t = range.begin; t < range.end; ++t) {
      const bool noun = noun_ && noun_(text(t)) == CommonNoun::kThing;
      if (!noun && !is_listed(cues_, kVenue, text(t))) return false;
    }
    return std::none_of(names_->begin(), names_->end(), [&](const TypedName& name) {
      const std::string_view other = document_.text_of(name.span);
      return name.span.begin != token(owner).span.begin && other.ends_with(text(owner));
    });
  }

  // "Telmar Administrator Ana Lind" is a body, or a place, and a person, whether the model took it
  // for one name or the office for the end of the body's; "Home Secretary Ana Lind" is a person.
  void part_titles(std::vector<TypedName>& names) const {
    std::vector<TypedName> parted;
    for (const TypedName& name : names) {
      parted.push_back(name);
      const IndexRange range = range_of(name);
      const std::uint32_t office = office_in(name, range);
      if (office == kNone || office == range.begin || abbreviated(range.begin)) continue;
      parted.back().span.end = token(office - 1).span.end;
      if (office + 1 == range.end) continue;
      if (is_common({range.begin, office})) {
        parted.pop_back();
      } else {
        const bool one = office == range.begin + 1;
        const bool place = one && is(range.begin, NameCues::kCountry | NameCues::kCity);
        parted.back().type = place ? EntityType::kPlace : EntityType::kOrganization;
      }
      parted.push_back(name);
      parted.back().span.begin = token(office + 1).span.begin;
    }
    names = std::move(parted);
  }

  // "H.E." before "Sheikh", but not "U.S."
  bool abbreviated(std::uint32_t t) const {
    return text(t).ends_with('.') && !is(t, NameCues::kCountry);
  }

  bool is_common(IndexRange words) const {
    for (std::uint32_t t = words.begin; t < words.end; ++t) {
      if (noun_(to_lower(text(t))) != CommonNoun::kThing) return false;
    }
    return true;
  }

  // The word in the name, or at a body's end, that is known as what the person behind it is, to
  // tables or the dictionary, and the tree or the given name behind it too; kNone where there is
  // none.
  std::uint32_t office_in(const TypedName& name, IndexRange range) const {
    constexpr std::uint32_t kOther = NameCues::kGivenName | NameCues::kSurname;
    const bool person = name.type == EntityType::kPerson;
    if (!noun_ || (!person && name.type != EntityType::kOrganization)) return kNone;
    const std::uint32_t last = person ? range.end - 1 : range.end;
    for (std::uint32_t t = last; t-- > range.begin;) {
      const Token& word = token(t);
      const bool described = word.deprel == "nmod:desc" && word.head == t + 1;
      const bool named = t + 2 < range.end && is(t + 1, NameCues::kGivenName);
      if ((!described && !named) || !is_capital(text(t))) continue;
      if (!person && t + 1 != range.end) continue;
      const bool known = is(t, NameCues::kTitle) || noun_(to_lower(text(t))) == CommonNoun::kPerson;
      if (known && !is(t, kOther)) return t;
    }
    return kNone;
  }

  // Of "Jack Deborah", before a verb that lacks a subject, the second given name begins another.
  void part_clauses(std::vector<TypedName>& names) const {
    std::vector<TypedName> parted;
    for (const TypedName& name : names) {
      parted.push_back(name);
      const std::uint32_t second = second_person(name);
      if (second == kNone) continue;
      parted.back().span.end = token(second - 1).span.end;
      parted.push_back(name);
      parted.back().span.begin = token(second).span.begin;
    }
    names = std::move(parted);
  }

  std::uint32_t second_person(const TypedName& name) const {
    if (name.type != EntityType::kPerson) return kNone;
    const IndexRange range = range_of(name);
    if (range.size() < 2 || !is(range.begin, NameCues::kGivenName)) return kNone;
    std::uint32_t second = range.begin + 1;
    while (second < range.end && !is(second, NameCues::kGivenName)) ++second;
    if (second == range.end) return kNone;
    const IndexRange tokens = document_.sentences[name.sentence].tokens;
    if (!ends_phrase(tokens, range)) return kNone;
    return verb_behind(document_, tokens, range) == kNone ? kNone : second;
  }

  // Whether the name's first word ends a phrase: "to Jack", "met Jack", "with her son Jack".
  bool ends_phrase(IndexRange tokens, IndexRange name) const {
    if (name.begin == tokens.begin) return false;
    const std::uint32_t before = name.begin - 1;
    const Token& own = token(name.begin);
    if (token(before).upos == Upos::kAdp) return token(before).head == name.begin;
    if (token(before).upos == Upos::kVerb) return own.head == before && own.deprel == "obj";
    if (!is(before, NameCues::kPersonNoun) || token(before).deprel != "obl") return false;
    return std::any_of(document_.tokens.begin() + tokens.begin, document_.tokens.begin() + before,
                       [&](const Token& t) { return t.deprel == "case" && t.head == before; });
  }

  const Document& document_;
  const NameCues& cues_;
  const NounKind& noun_;
  IndexRange tokens_;
  const std::vector<TypedName>* names_ = nullptr;
};

}  // namespace

void mend_name_extents(const Document& document, std::vector<TypedName>& names,
                       const NameCues& cues, const NounKind& noun) {
  ExtentMender(document, cues, noun).run(names);
}

void attach_clause_subjects(Document& document, const std::vector<TypedName>& names) {
  for (std::size_t i = 1; i < names.size(); ++i) {
    const TypedName& left = names[i - 1];
    const TypedName& right = names[i];
    const bool persons = left.type == EntityType::kPerson && right.type == EntityType::kPerson;
    if (!persons || left.sentence != right.sentence) continue;
    const Sentence& sentence = document.sentences[right.sentence];
    const IndexRange before = tokens_over(document, sentence, left.span);
    const IndexRange own = tokens_over(document, sentence, right.span);
    if (before.empty() || own.empty() || before.end != own.begin) continue;
    const std::uint32_t verb = verb_behind(document, sentence.tokens, {before.begin, own.end});
    const std::uint32_t head = document.tokens[own.begin].head;
    if (verb == kNone || !before.contains(head)) continue;
    Token& first = document.tokens[before.begin];
    if (first.head == verb && first.deprel.starts_with("nsubj")) {
      first.head = before.begin - 1;
      first.deprel = "appos";
    }
    document.tokens[own.begin].head = verb;
    document.tokens[own.begin].deprel = "nsubj";
    for (std::uint32_t t = own.begin + 1; t < own.end; ++t) {
      document.tokens[t].head = own.begin;
      document.tokens[t].deprel = "flat";
    }
  }
}

}  // namespace weft
