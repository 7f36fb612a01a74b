// SPDX-License-Identifier: Apache-2.0
#include "extractor/names/word_name_abbreviations.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "extractor/english_words.h"
#include "extractor/names/name_covering.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

constexpr float kDefined = 0.95F;
constexpr std::size_t kMostLetters = 8;

// The letters of an abbreviation in small ones, "" where the word is none: most are capitals.
std::string letters_of(std::string_view word) {
  std::string letters;
  std::size_t capitals = 0;
  for (const char c : word) {
    const bool capital = c >= 'A' && c <= 'Z';
    if (!capital && !(c >= 'a' && c <= 'z')) {
      if (c == '.' || c == '&' || c == '-') continue;
      return {};
    }
    capitals += capital ? 1 : 0;
    letters += capital ? static_cast<char>(c - 'A' + 'a') : c;
  }
  const bool few = letters.size() < 2 || letters.size() > kMostLetters;
  return few || capitals < 2 || 3 * capitals < 2 * letters.size() ? std::string() : letters;
}

class AbbreviationReader {
 public:
  AbbreviationReader(const Document& document, std::vector<TypedName>& names, const NameCues& cues)
      : document_(document), names_(names), cues_(cues) {}

  void run() {
    for (std::uint32_t s = 0; s < document_.sentences.size(); ++s) {
      tokens_ = document_.sentences[s].tokens;
      for (std::uint32_t t = tokens_.begin + 1; t + 2 < tokens_.end; ++t) {
        if (text(t) == "(") read(s, t);
      }
    }
    find_again();
    put_over(names_, std::move(found_));
  }

 private:
  std::string_view text(std::uint32_t t) const { return document_.text_of(token(t)); }
  const Token& token(std::uint32_t t) const { return document_.tokens[t]; }

  const TypedName* name_at(std::uint32_t t) const { return name_over(names_, token(t).span); }

  void read(std::uint32_t sentence, std::uint32_t open) {
    const std::uint32_t inside = open + 1;
    const std::string_view behind = text(inside + 1);
    const std::string letters = letters_of(text(inside));
    if (!letters.empty() && (behind == ")" || behind == "," || behind == ";")) {
      const std::uint32_t begin = begin_of(letters, letters.size(), open, tokens_.begin);
      return add(sentence, {begin, open}, inside);
    }
    const std::string before = letters_of(text(open - 1));
    if (before.empty()) return;
    std::uint32_t close = inside;
    while (close < tokens_.end && text(close) != ")") ++close;
    if (close == tokens_.end) return;
    if (begin_of(before, before.size(), close, inside) == inside) {
      add(sentence, {inside, close}, open - 1);
    }
  }

  // What brackets tell of a name once holds wherever the text says it.
  void find_again() {
    const std::vector<TypedName> told = found_;
    for (const TypedName& name : told) {
      const std::string_view whole = document_.text_of(name.span);
      std::size_t at = document_.text.find(whole);
      for (; at != std::string::npos; at = document_.text.find(whole, at + whole.size())) {
        const auto begin = static_cast<std::uint32_t>(at);
        add_again({begin, begin + static_cast<std::uint32_t>(whole.size())}, name.type);
      }
    }
    std::sort(found_.begin(), found_.end(),
              [](const TypedName& a, const TypedName& b) { return a.span < b.span; });
  }

  void add_again(Span span, EntityType type) {
    if (any_overlaps(found_, span)) return;
    const auto behind = std::partition_point(
        document_.sentences.begin(), document_.sentences.end(),
        [&](const Sentence& sentence) { return sentence.span.begin <= span.begin; });
    if (behind == document_.sentences.begin()) return;
    const Sentence& sentence = *std::prev(behind);
    const IndexRange tokens = tokens_over(document_, sentence, span);
    if (tokens.empty() || token(tokens.begin).span.begin != span.begin ||
        token(tokens.end - 1).span.end != span.end) {
      return;
    }
    const TypedName* own = name_at(tokens.begin);
    if (own != nullptr && own->span.contains(span)) return;
    const auto s = static_cast<std::uint32_t>(std::prev(behind) - document_.sentences.begin());
    found_.push_back({span, s, type, kDefined});
  }

  // What the sentence writes small without meaning: it may leave no letter.
  bool is_filler(std::uint32_t t) const {
    switch (token(t).upos) {
      case Upos::kAdp:
      case Upos::kDet:
      case Upos::kCconj:
      case Upos::kPart:
      case Upos::kSconj:
        return true;
      default:
        return text(t) == "&" || text(t) == "," || text(t) == "-" || is_genitive(token(t));
    }
  }

  // Where the words before `end` begin whose initials are the first `count` letters; `end` itself
  // where there are none. A word may give more letters of its beginning than one.
  std::uint32_t begin_of(std::string_view letters, std::size_t count, std::uint32_t end,
                         std::uint32_t from) const {
    constexpr std::size_t kMostOfWord = 4;
    if (count == 0) return end;
    if (end == from) return kNone;
    const std::uint32_t t = end - 1;
    const std::string word = to_lower(text(t));
    const bool filler = is_filler(t);
    const bool part = t > from && text(t - 1) == "-" && !token(t - 1).space_after;
    if (filler || is_capital(text(t)) || part) {
      for (std::size_t k = 1; k <= std::min({kMostOfWord, count, word.size()}); ++k) {
        if (letters.substr(count - k, k) != std::string_view(word).substr(0, k)) continue;
        const std::uint32_t begin = begin_of(letters, count - k, t, from);
        if (begin != kNone && is_capital(text(begin))) return begin;
      }
    }
    return filler || part ? begin_of(letters, count, t, from) : kNone;
  }

  void add(std::uint32_t sentence, IndexRange range, std::uint32_t abbreviation) {
    if (range.begin == kNone || range.size() < 2) return;
    if ((cues_.find(text(abbreviation)) & (NameCues::kTitle | NameCues::kHonour)) != 0) return;
    Span span{token(range.begin).span.begin, token(range.end - 1).span.end};
    const TypedName* first = name_at(range.begin);
    if (first != nullptr && first->span.contains(span)) return;
    // "Member of Parliament (MP)", "Chief Design Officer (CDO)"
    constexpr std::uint32_t kRole = NameCues::kTitle | NameCues::kPersonNoun;
    const bool of = token(range.begin + 1).upos == Upos::kAdp;
    const bool holder = of && (kinds(range.begin) & (kRole | NameCues::kNoName)) != 0;
    if (holder || (kinds(range.end - 1) & kRole) != 0) return;
    if (const auto type = type_of(range, abbreviation)) {
      found_.push_back({span, sentence, *type, kDefined});
    }
  }

  std::uint32_t kinds(std::uint32_t t) const { return cues_.find(text(t)); }

  // What is named: a body where a word says so, else what its abbreviation or its parts were taken
  // for. Several places have initials too, and are no name together.
  std::optional<EntityType> type_of(IndexRange range, std::uint32_t abbreviation) const {
    bool named = false;
    bool places = false;
    for (std::uint32_t t = range.begin; t < range.end; ++t) {
      const TypedName* name = name_at(t);
      named = named || name != nullptr;
      places = places || (name != nullptr && name->type == EntityType::kPlace);
      const bool body = (kinds(t) & NameCues::kOrganizationSuffix) != 0 ||
                        (name != nullptr && name->type == EntityType::kOrganization);
      if (body) return EntityType::kOrganization;
    }
    const TypedName* own = name_at(abbreviation);
    if ((!named && own == nullptr) || places) return std::nullopt;
    const bool thing = own != nullptr && own->type != EntityType::kPerson &&
                       own->type != EntityType::kThing && own->type != EntityType::kPlace;
    return thing ? own->type : EntityType::kOrganization;
  }

  const Document& document_;
  std::vector<TypedName>& names_;
  const NameCues& cues_;
  IndexRange tokens_;
  std::vector<TypedName> found_;
};

}  // namespace

void join_abbreviated(const Document& document, std::vector<TypedName>& names,
                      const NameCues& cues) {
  AbbreviationReader(document, names, cues).run();
}

}  // namespace weft
