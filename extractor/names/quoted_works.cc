// SPDX-License-Identifier: Apache-2.0
#include "extractor/names/quoted_works.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "extractor/english_words.h"
#include "extractor/names/name_lists.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

struct Brackets {
  std::string_view open;
  std::string_view close;
  bool title;  // says by itself that a title is inside
};

constexpr std::array<Brackets, 9> kBrackets = {{{"《", "》", true},
                                                {"『", "』", true},
                                                {"〈", "〉", true},
                                                {"<", ">", true},
                                                {"「", "」", true},
                                                {"‘", "’", false},
                                                {"“", "”", false},
                                                {"'", "'", false},
                                                {"\"", "\"", false}}};
constexpr std::uint32_t kLongestTitle = 60;  // bytes
constexpr std::uint32_t kMostTitleTokens = 6;
constexpr std::uint32_t kActReach = 5;  // tokens from the quotation to its predicate

// The noun at the beginning of a token, without what follows it.
std::string_view noun_of(const Document& document, const Token& token) {
  Span span{token.span.begin, token.span.begin};
  for (std::uint32_t m = token.morphemes.begin; m < token.morphemes.end; ++m) {
    if (document.morphemes[m].tag[0] != 'N' && document.morphemes[m].tag != "XSN") break;
    span.end = document.morphemes[m].span.end;
  }
  return document.text_of(span.empty() ? token.span : span);
}

// What the noun says of a quoted name beside it: "단체", or what ends so ("관측위성") in two
// syllables or more, the longest first.
std::uint32_t kinds_of(std::string_view noun, const NameCues& cues) {
  constexpr std::uint32_t kKinds =
      NameCues::kWork | NameCues::kBody | NameCues::kQuotedBody | NameCues::kQuotedPlace;
  constexpr std::size_t kLeast = 6;  // bytes of two syllables
  const std::uint32_t whole = cues.find(noun);
  if ((whole & (kKinds | NameCues::kTitle)) != 0) return whole & kKinds;
  std::size_t at = 0;
  while (at < noun.size()) {
    if (!is_hangul(next_code_point(noun, at)) || noun.size() - at < kLeast) return 0;
    const std::uint32_t kinds = cues.find(noun.substr(at));
    if ((kinds & NameCues::kTitle) != 0) return 0;
    if ((kinds & kKinds) != 0) return kinds & kKinds;
    if ((kinds & NameCues::kOrganizationSuffix) != 0) return NameCues::kQuotedBody;
  }
  return 0;
}

bool is_work(const Document& document, const Token& token, const NameCues& cues) {
  if ((kinds_of(noun_of(document, token), cues) & NameCues::kWork) != 0) return true;
  return (cues.find(token.lemma) & NameCues::kWork) != 0;
}

bool ends_clause(const Document& document, const Token& token) {
  if (token.morphemes.empty()) return token.upos == Upos::kVerb || token.upos == Upos::kAux;
  const std::string& tag = document.morphemes[token.morphemes.end - 1].tag;
  return tag[0] == 'E' || tag[0] == 'J';
}

// The token that closes what `open` opened, kNone where it stands too far away.
std::uint32_t find_close(const Document& document, const Sentence& sentence, std::uint32_t open,
                         const Brackets& brackets) {
  for (std::uint32_t t = open + 1; t < sentence.tokens.end && t <= open + kMostTitleTokens + 1;
       ++t) {
    if (is_genitive(document.tokens[t])) continue;
    if (document.text_of(document.tokens[t]) == brackets.close) return t;
  }
  return kNone;
}

struct Quote {
  std::uint32_t open = 0;
  std::uint32_t close = 0;
  bool title = false;  // brackets that hold nothing but titles
  bool work = false;
};

std::vector<Quote> find_quotes(const Document& document, const Sentence& sentence) {
  std::vector<Quote> quotes;
  for (std::uint32_t t = sentence.tokens.begin; t < sentence.tokens.end; ++t) {
    if (is_genitive(document.tokens[t])) continue;
    for (const Brackets& brackets : kBrackets) {
      if (document.text_of(document.tokens[t]) != brackets.open) continue;
      const std::uint32_t close = find_close(document, sentence, t, brackets);
      if (close == kNone || close == t + 1) break;
      quotes.push_back({t, close, brackets.title, false});
      t = close;
      break;
    }
  }
  return quotes;
}

class Judge {
 public:
  Judge(const Document& document, const Sentence& sentence, const std::vector<Span>& names,
        const NameCues& cues)
      : document_(document), sentence_(sentence), names_(names), cues_(cues) {}

  // Quoted names of bodies and places, by the noun before them or what they are called behind.
  std::vector<QuotedName> run_named() {
    std::vector<QuotedName> found;
    for (const Quote& quote : find_quotes(document_, sentence_)) {
      const Span span = span_of(quote);
      if (span.size() > kLongestTitle || !may_be_name(quote)) continue;
      std::uint32_t kinds = kinds_before(quote);
      if (kinds == 0) kinds = kinds_behind(quote);
      if ((kinds & NameCues::kWork) != 0) continue;
      if ((kinds & (NameCues::kBody | NameCues::kQuotedBody)) != 0) {
        found.push_back({span, EntityType::kOrganization});
      } else if (kinds != 0) {
        found.push_back({span, EntityType::kPlace});
      }
    }
    return found;
  }

  std::vector<Span> run() {
    std::vector<Quote> quotes = find_quotes(document_, sentence_);
    for (Quote& quote : quotes) quote.work = judge(quote);
    // A list holds works or none: what is quoted beside one, with at most its maker before it.
    for (std::size_t i = 1; i < quotes.size(); ++i) pass_on(quotes[i - 1], quotes[i]);
    for (std::size_t i = quotes.size(); i-- > 1;) pass_on(quotes[i], quotes[i - 1]);
    std::vector<Span> works;
    for (const Quote& quote : quotes) {
      const Span span = span_of(quote);
      if (quote.work && span.size() <= kLongestTitle) works.push_back(span);
    }
    return works;
  }

 private:
  // "“Copper Garden,” a drama": the comma is the sentence's, and so is the last full stop.
  Span span_of(const Quote& quote) const {
    std::uint32_t last = quote.close - 1;
    const std::string_view mark = document_.text_of(document_.tokens[last]);
    if (last > quote.open + 1 && (mark == "," || mark == ".")) --last;
    return {document_.tokens[quote.open + 1].span.begin, document_.tokens[last].span.end};
  }

  // Few words, and no clause or somebody's words.
  bool may_be_name(const Quote& quote) const {
    constexpr std::uint32_t kMostWords = 4;
    if (quote.close - quote.open - 1 > kMostWords) return false;
    if (ends_clause(document_, document_.tokens[quote.close - 1])) return false;
    for (std::uint32_t t = quote.open + 1; t < quote.close; ++t) {
      if (document_.tokens[t].upos == Upos::kPunct) return false;
    }
    return true;
  }

  // Of the bare noun right before the quotation mark.
  std::uint32_t kinds_before(const Quote& quote) const {
    if (quote.open == sentence_.tokens.begin) return 0;
    const Token& before = document_.tokens[quote.open - 1];
    if (before.morphemes.empty()) return 0;
    const std::string& last = document_.morphemes[before.morphemes.end - 1].tag;
    return last.starts_with("NN") || last == "XSN" ? kinds_of(noun_of(document_, before), cues_)
                                                   : 0;
  }

  // "'X'라는 단체": the noun that the clause modifies.
  std::uint32_t kinds_behind(const Quote& quote) const {
    if (document_.tokens[quote.close].space_after || quote.close + 2 >= sentence_.tokens.end) {
      return 0;
    }
    const Token& naming = document_.tokens[quote.close + 1];
    if (naming.morphemes.empty()) return 0;
    const std::string& first = document_.morphemes[naming.morphemes.begin].tag;
    if (document_.morphemes[naming.morphemes.end - 1].tag != "ETM" || first == "NNG") return 0;
    return kinds_of(noun_of(document_, document_.tokens[quote.close + 2]), cues_);
  }

  bool judge(const Quote& quote) const {
    if ((kinds_behind(quote) & NameCues::kWork) != 0 && may_be_name(quote)) return true;

    const bool clause = ends_clause(document_, document_.tokens[quote.close - 1]);
    if (behind_channel(quote)) return !is_speech(quote);
    if (beside_cue(quote)) return !clause || is_surely_title(quote);
    if (is_speech(quote)) return false;
    if (acted_on(quote) || is_prize(quote)) return true;
    return after_name(quote.open) && speaks_of_works();
  }

  // "영화 '그 강을 건너지 마오'": a clause is a title in brackets that hold nothing else, or right
  // behind the noun of a work.
  bool is_surely_title(const Quote& quote) const {
    const std::string_view open = document_.text_of(document_.tokens[quote.open]);
    if (open == "《" || open == "『") return true;
    return (kinds_before(quote) & NameCues::kWork) != 0 && !is_speech(quote);
  }

  // "MBC '어서 오세요'", "KBS 2TV '강'": what is quoted behind a channel is a programme, but for
  // whole sentences in double marks.
  bool behind_channel(const Quote& quote) const {
    if (quote.open == sentence_.tokens.begin) return false;
    const Token& before = document_.tokens[quote.open - 1];
    if (!before.space_after) return false;
    const std::string_view open = document_.text_of(document_.tokens[quote.open]);
    const bool doubled = open == "\"" || open == "“";
    if (doubled && ends_clause(document_, document_.tokens[quote.close - 1])) return false;
    if (is_listed(cues_, kBroadcaster, document_.text_of(before))) return true;
    if (quote.open - 1 == sentence_.tokens.begin) return false;
    const Token& channel = document_.tokens[quote.open - 2];
    return is_listed(cues_, kBroadcaster,
                     document_.text_of(Span{channel.span.begin, before.span.end}));
  }

  bool beside_cue(const Quote& quote) const {
    if (quote.title) return true;
    if (quote.open > sentence_.tokens.begin &&
        is_work(document_, document_.tokens[quote.open - 1], cues_)) {
      return true;
    }
    for (std::uint32_t t = quote.close + 1; t < sentence_.tokens.end && t <= quote.close + 2; ++t) {
      if (is_work(document_, document_.tokens[t], cues_)) return true;
    }
    return false;
  }

  // What follows without a blank calls it somebody's words ("라고", "이라는").
  bool is_speech(const Quote& quote) const {
    if (document_.tokens[quote.close].space_after) return false;
    if (quote.close + 1 >= sentence_.tokens.end) return false;
    const Token& after = document_.tokens[quote.close + 1];
    if (after.morphemes.empty()) return false;
    const std::string& tag = document_.morphemes[after.morphemes.begin].tag;
    return tag == "JKQ" || tag[0] == 'V' || tag[0] == 'E' || tag[0] == 'X';
  }

  bool is_prize(const Quote& quote) const {
    constexpr std::size_t kLeast = 9;  // bytes: shorter words end alike
    const std::string_view last = document_.text_of(document_.tokens[quote.close - 1]);
    return last.size() >= kLeast && (cues_.suffix_kinds(last) & NameCues::kPrizeSuffix) != 0;
  }

  bool is_act(const Token& token) const {
    for (std::uint32_t m = token.morphemes.begin; m < token.morphemes.end; ++m) {
      if ((cues_.find(document_.morphemes[m].form) & NameCues::kWorkAct) != 0) return true;
    }
    return false;
  }

  // A verb before a noun: it ends no clause.
  bool is_modifier(const Token& token) const {
    if (token.morphemes.empty()) return false;
    return token.morphemes.size() == 1 || document_.morphemes[token.morphemes.end - 1].tag == "ETM";
  }

  // The next predicate is what one does with works.
  bool acted_on(const Quote& quote) const {
    const std::uint32_t last = std::min(sentence_.tokens.end, quote.close + 1 + kActReach);
    for (std::uint32_t t = quote.close + 1; t < last; ++t) {
      const Token& token = document_.tokens[t];
      if (is_act(token)) return true;
      if (token.upos == Upos::kVerb && !is_modifier(token)) return false;
    }
    return false;
  }

  bool after_name(std::uint32_t open) const {
    if (open == sentence_.tokens.begin) return false;
    const Span before = document_.tokens[open - 1].span;
    return std::any_of(names_.begin(), names_.end(),
                       [&](Span name) { return name.overlaps(before); });
  }

  bool speaks_of_works() const {
    for (std::uint32_t t = sentence_.tokens.begin; t < sentence_.tokens.end; ++t) {
      if (is_work(document_, document_.tokens[t], cues_) || is_act(document_.tokens[t]))
        return true;
    }
    return false;
  }

  void pass_on(const Quote& from, Quote& to) const {
    if (!from.work || to.work || is_speech(to)) return;
    const Quote& first = from.open < to.open ? from : to;
    const Quote& second = from.open < to.open ? to : from;
    std::uint32_t others = 0;  // words that are no known names: one may be the maker's
    for (std::uint32_t t = first.close + 1; t < second.open; ++t) {
      const Token& token = document_.tokens[t];
      const bool named = std::any_of(names_.begin(), names_.end(),
                                     [&](Span name) { return name.overlaps(token.span); });
      const bool joins = token.upos == Upos::kPunct || is_joint(token);
      if (!named && !joins && (++others > 1 || !is_bare(token))) return;
    }
    to.work = true;
  }

  // A noun without a particle or in the genitive.
  bool is_bare(const Token& token) const {
    if (token.morphemes.empty()) return false;
    const std::string& first = document_.morphemes[token.morphemes.begin].tag;
    const std::string& last = document_.morphemes[token.morphemes.end - 1].tag;
    return (first[0] == 'N' || first[0] == 'S') &&
           (last[0] == 'N' || last == "SL" || last == "JKG");
  }

  // A particle of coordination by itself, as after a quotation mark.
  bool is_joint(const Token& token) const {
    return token.morphemes.size() == 1 && document_.morphemes[token.morphemes.begin].tag == "JC";
  }

  const Document& document_;
  const Sentence& sentence_;
  const std::vector<Span>& names_;
  const NameCues& cues_;
};

}  // namespace

std::vector<Span> quoted_works(const Document& document, const Sentence& sentence,
                               const std::vector<Span>& names, const NameCues& cues) {
  return Judge(document, sentence, names, cues).run();
}

std::vector<QuotedName> quoted_names(const Document& document, const Sentence& sentence,
                                     const NameCues& cues) {
  const std::vector<Span> none;
  return Judge(document, sentence, none, cues).run_named();
}

}  // namespace weft
