// SPDX-License-Identifier: Apache-2.0
#include "extractor/reference/name_mending.h"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <string>

#include "extractor/reference/names.h"
#include "extractor/reference/title.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

constexpr double kSameSound = 0.6;   // of a word and the spelling in brackets right after it
constexpr double kNamedSound = 0.4;  // where those words are one name of as many words
constexpr float kByBrackets = 0.8F;  // confidence of a name known only that way
constexpr float kWellKnown = 0.7F;
constexpr std::size_t kLongName = 12;  // bytes: four syllables
constexpr std::size_t kMostWords = 5;  // before the brackets
constexpr std::size_t kLongest = 60;   // bytes in the brackets
constexpr std::size_t kRespaced = 6;   // bytes of a name that may be written with other blanks

IndexRange tokens_over(const Document& document, const Sentence& sentence, Span span) {
  IndexRange range{kNone, 0};
  for (std::uint32_t t = sentence.tokens.begin; t < sentence.tokens.end; ++t) {
    if (!document.tokens[t].span.overlaps(span)) continue;
    range.begin = std::min(range.begin, t);
    range.end = t + 1;
  }
  return range;
}

class Mender {
 public:
  Mender(Document& document, const ReferenceWords& words) : document_(document), words_(words) {}

  void run() {
    for (std::uint32_t s = 0; s < document_.sentences.size(); ++s) read_brackets(s);
    stretch();
    spread();
    const auto known = known_names();
    for (std::uint32_t s = 0; s < document_.sentences.size(); ++s) find_respaced(s, known);
    mark_title(document_, words_);
    drop_swallowed();
    for (const Mention& mention : document_.mentions) {
      if (mention.kind != MentionKind::kName) continue;
      for (std::uint32_t t = mention.tokens.begin; t < mention.tokens.end; ++t)
        retag(mention.span, t);
    }
  }

 private:
  using Types = std::array<float, 8>;

  // Every name of the document and the last word of a person's, without blanks, with the types it
  // was given.
  std::map<std::string, Types, std::less<>> known_names() const {
    std::map<std::string, Types, std::less<>> known;
    for (const Mention& mention : document_.mentions) {
      if (mention.kind != MentionKind::kName) continue;
      const std::string_view text = document_.text_of(mention.span);
      known[without_blanks(text)][static_cast<std::size_t>(mention.type)] += mention.confidence;
      const std::size_t blank = text.rfind(' ');
      if (blank == std::string_view::npos || mention.type != EntityType::kPerson) continue;
      known[without_blanks(text.substr(blank + 1))][static_cast<std::size_t>(mention.type)] +=
          mention.confidence;
    }
    return known;
  }

  // A name of some length that is known well is found wherever it stands, by its spelling alone.
  void spread() {
    std::map<std::string, Types> names;
    for (const Mention& mention : document_.mentions) {
      const std::string_view text = document_.text_of(mention.span);
      if (mention.kind != MentionKind::kName || text.size() < kLongName) continue;
      names[std::string(text)][static_cast<std::size_t>(mention.type)] += mention.confidence;
    }
    for (const auto& [name, votes] : names) {
      if (std::accumulate(votes.begin(), votes.end(), 0.0F) < kWellKnown) continue;
      const auto best = std::max_element(votes.begin(), votes.end());
      const auto type = static_cast<EntityType>(best - votes.begin());
      for (Mention place : places_of(document_, name, words_, true)) {
        const bool taken =
            std::any_of(document_.mentions.begin(), document_.mentions.end(),
                        [&](const Mention& m) { return m.span.overlaps(place.span); });
        if (taken || document_.text_of(place.span) != name) continue;
        place.type = type;
        document_.mentions.push_back(place);
      }
    }
  }

  void stretch() {
    const auto known = known_names();
    for (Mention& mention : document_.mentions) {
      if (mention.kind != MentionKind::kName || mention.tokens.empty()) continue;
      const Sentence& sentence = document_.sentences[mention.sentence];
      const std::string key = without_blanks(document_.text_of(mention.span));
      for (auto it = known.upper_bound(key); it != known.end() && it->first.starts_with(key);
           ++it) {
        const std::uint32_t end = end_of(it->first, mention.span.begin, sentence.span.end);
        if (end <= mention.span.end) continue;
        mention.span.end = end;
        mention.tokens = tokens_over(document_, sentence, mention.span);
        mention.head = mention.tokens.end - 1;
        const auto type = std::max_element(it->second.begin(), it->second.end());
        mention.type = static_cast<EntityType>(type - it->second.begin());
      }
    }
  }

  // "누리 로봇" in an article about 누리로봇: a known name written with other blanks.
  void find_respaced(std::uint32_t s, const std::map<std::string, Types, std::less<>>& known) {
    const Sentence& sentence = document_.sentences[s];
    for (std::uint32_t t = sentence.tokens.begin; t < sentence.tokens.end; ++t) {
      for (const auto& [name, types] : known) {
        if (name.size() < kRespaced) continue;
        const std::uint32_t begin = document_.tokens[t].span.begin;
        const std::uint32_t end = end_of(name, begin, sentence.span.end);
        if (end <= document_.tokens[t].span.end || !ends_word(sentence, end)) continue;
        const Span span{begin, end};
        // With its own blanks it is what the stage of names left alone.
        const auto overlaps = [&](const Mention& m) {
          return m.span.overlaps(span) || document_.text_of(m.span) == document_.text_of(span);
        };
        if (std::any_of(document_.mentions.begin(), document_.mentions.end(), overlaps)) continue;
        const auto type = std::max_element(types.begin(), types.end());
        Mention mention;
        mention.span = span;
        mention.sentence = s;
        mention.tokens = tokens_over(document_, sentence, span);
        mention.head = mention.tokens.end - 1;
        mention.type = static_cast<EntityType>(type - types.begin());
        mention.confidence = kByBrackets;
        document_.mentions.push_back(mention);
      }
    }
  }

  // Whether a token or the noun of one ends here.
  bool ends_word(const Sentence& sentence, std::uint32_t at) const {
    for (std::uint32_t t = sentence.tokens.begin; t < sentence.tokens.end; ++t) {
      const Token& token = document_.tokens[t];
      if (token.span.end == at) return true;
      for (std::uint32_t m = token.morphemes.begin; m < token.morphemes.end; ++m) {
        if (m > token.morphemes.begin && document_.morphemes[m].span.begin == at) return true;
      }
    }
    return false;
  }

  // Where the name ends that begins at `at` and may be written with other blanks; 0 if it is not
  // there.
  std::uint32_t end_of(std::string_view name, std::uint32_t at, std::uint32_t limit) const {
    for (const char c : name) {
      while (at < limit && document_.text[at] == ' ') ++at;
      if (at >= limit || document_.text[at] != c) return 0;
      ++at;
    }
    // A Latin name does not end inside a longer word.
    const bool more = at < limit && is_ascii_letter(document_.text[at]);
    return more && is_ascii_letter(name.back()) ? 0 : at;
  }

  static bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

  static std::string without_blanks(std::string_view text) {
    std::string out;
    for (const char c : text) {
      if (c != ' ') out += c;
    }
    return out;
  }

  // A name that the analysis took for a verb with its ending becomes one morpheme again.
  void retag(Span name, std::uint32_t t) {
    Token& token = document_.tokens[t];
    const std::string* tag = nullptr;
    std::uint32_t last = token.morphemes.begin;
    for (; last < token.morphemes.end; ++last) {
      const Morpheme& morpheme = document_.morphemes[last];
      if (morpheme.span.begin >= name.end) break;
      if (morpheme.span.end > name.end) return;  // no boundary where the name ends
      if (const std::string* found = words_.find("name_tag", morpheme.tag)) tag = found;
    }
    if (!tag || last == token.morphemes.begin || token.span.begin < name.begin) return;
    const Span span{token.span.begin, std::min(token.span.end, name.end)};
    document_.morphemes[last - 1] = {span, std::string(document_.text_of(span)), *tag};
    token.morphemes.begin = last - 1;
    token.lemma = document_.text_of(span);
    token.upos = Upos::kPropn;
    token.feats.clear();
    token.xpos = tags_of(token);
  }

  std::string tags_of(const Token& token) const {
    std::string tags;
    for (std::uint32_t m = token.morphemes.begin; m < token.morphemes.end; ++m) {
      tags += (tags.empty() ? "" : "+") + document_.morphemes[m].tag;
    }
    return tags;
  }

  // Names that now lie within others.
  void drop_swallowed() {
    std::vector<Mention> kept;
    for (std::size_t i = 0; i < document_.mentions.size(); ++i) {
      const Mention& mention = document_.mentions[i];
      const bool swallowed = std::any_of(
          document_.mentions.begin(), document_.mentions.end(), [&](const Mention& other) {
            if (&other == &mention || !other.span.contains(mention.span)) return false;
            return other.span != mention.span || &other < &mention;
          });
      if (!swallowed) kept.push_back(mention);
    }
    document_.mentions = std::move(kept);
  }

  void read_brackets(std::uint32_t s) {
    const Sentence& sentence = document_.sentences[s];
    const std::string_view text = document_.text_of(sentence.span);
    for (std::size_t open = text.find('('); open != std::string_view::npos;
         open = text.find('(', open + 1)) {
      const std::size_t close = std::min(text.find_first_of(",;)", open), text.size());
      if (open == 0 || close - open > kLongest || close - open < 4) continue;
      const NameForm inside = take_apart(text.substr(open + 1, close - open - 1), words_);
      std::size_t at = open + 1;
      if (!inside.latin || inside.hangul || !is_upper(next_code_point(text, at))) continue;
      try_words_before(s, open, inside);
    }
  }

  // How many words the name has that ends where the bracket opens.
  std::size_t words_named_before(std::uint32_t s, std::size_t open) const {
    const std::uint32_t end = document_.sentences[s].span.begin + static_cast<std::uint32_t>(open);
    for (const Mention& mention : document_.mentions) {
      if (mention.kind != MentionKind::kName || mention.span.end != end) continue;
      return take_apart(document_.text_of(mention.span), words_).words.size();
    }
    return 0;
  }

  // The words before the bracket that together sound most like what stands in it.
  void try_words_before(std::uint32_t s, std::size_t open, const NameForm& inside) {
    const Sentence& sentence = document_.sentences[s];
    const std::string_view text = document_.text_of(sentence.span);
    double best = kSameSound;
    if (words_named_before(s, open) == inside.words.size()) best = kNamedSound;
    std::size_t best_begin = open;
    std::size_t begin = open;
    for (std::size_t count = 1; count <= kMostWords && begin > 0; ++count) {
      const std::size_t blank = text.rfind(' ', begin == open ? open - 1 : begin - 2);
      begin = blank == std::string_view::npos ? 0 : blank + 1;
      const std::string_view words = text.substr(begin, open - begin);
      if (words.empty() || words.find_first_of("\"'(),.") != std::string_view::npos) break;
      const NameForm before = take_apart(words, words_);
      if (before.words.size() != inside.words.size() && !before.latin) {
        if (before.words.size() > inside.words.size()) break;
      }
      const double alike = cross_script_similarity(before, inside);
      if (alike >= best) {
        best = alike;
        best_begin = begin;
      }
      if (begin < 2) break;
    }
    if (best_begin == open) return;
    const std::uint32_t from = sentence.span.begin + static_cast<std::uint32_t>(best_begin);
    // "Inc." and the like are words of organisations alone.
    const bool body = inside.key != inside.core;
    add_name(s, {from, sentence.span.begin + static_cast<std::uint32_t>(open)}, body);
    const std::size_t close = std::min(text.find_first_of(",;)", open), text.size());
    join_inside(s, {sentence.span.begin + static_cast<std::uint32_t>(open + 1),
                    sentence.span.begin + static_cast<std::uint32_t>(close)});
  }

  // What stands in the brackets is one name, however many were found in it.
  void join_inside(std::uint32_t s, Span inside) {
    const auto within = [&](const Mention& m) {
      return m.kind == MentionKind::kName && inside.contains(m.span) && m.span != inside;
    };
    const auto first = std::find_if(document_.mentions.begin(), document_.mentions.end(), within);
    if (first == document_.mentions.end()) return;
    Mention whole = *first;
    whole.span = inside;
    whole.tokens = tokens_over(document_, document_.sentences[s], inside);
    whole.head = whole.tokens.end - 1;
    std::erase_if(document_.mentions, within);
    document_.mentions.push_back(whole);
  }

  void add_name(std::uint32_t s, Span span, bool body) {
    EntityType type = EntityType::kThing;
    for (Mention& mention : document_.mentions) {
      if (mention.kind != MentionKind::kName || mention.sentence != s) continue;
      // What stands in the brackets, or a part of the words before, tells the type.
      const bool inside = mention.span.begin == span.end + 1;
      if (inside && body) mention.type = EntityType::kOrganization;
      if (inside) type = mention.type;
      if (!mention.span.overlaps(span)) continue;
      type = mention.type;
      if (mention.span.contains(span)) return;
      if (!span.contains(mention.span)) return;
    }
    Mention mention;
    mention.span = span;
    mention.sentence = s;
    mention.tokens = tokens_over(document_, document_.sentences[s], span);
    if (mention.tokens.begin == kNone) return;
    mention.head = mention.tokens.end - 1;
    mention.type = body ? EntityType::kOrganization : type;
    mention.confidence = kByBrackets;
    document_.mentions.push_back(mention);
  }

  Document& document_;
  const ReferenceWords& words_;
};

}  // namespace

void NameMendingStage::apply(Document& document) const { Mender(document, words_).run(); }

std::unique_ptr<const Stage> make_name_mending_stage(const StageContext& context) {
  const std::string words = context.option("words", "reference_words.tsv");
  return std::make_unique<NameMendingStage>(
      ReferenceWords(context.files.open(words), context.files.describe(words)));
}

}  // namespace weft
