// SPDX-License-Identifier: Apache-2.0
#include "extractor/reference/name_mending.h"

#include <algorithm>
#include <map>
#include <string>
#include <unordered_set>
#include <vector>

#include "extractor/reference/name_finder.h"
#include "extractor/reference/names.h"
#include "extractor/reference/title.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

constexpr double kSameSound = 0.6;   // of a word and the spelling in brackets right after it
constexpr double kNamedSound = 0.4;  // where those words are one name of as many words
constexpr float kByBrackets = 0.8F;  // confidence of a name known only that way
constexpr float kWellKnown = 0.7F;
constexpr float kSurely = 0.9F;        // of a type that what stands in brackets takes over
constexpr std::size_t kLongName = 12;  // bytes: four syllables
constexpr std::size_t kMostWords = 5;  // before the brackets
constexpr std::size_t kLongest = 60;   // bytes in the brackets
constexpr std::size_t kRespaced = 6;   // bytes of a name that may be written with other blanks

class Mender {
 public:
  Mender(Document& document, const ReferenceWords& words, const NameParticles& particles)
      : document_(document), words_(words), particles_(particles) {}

  void run() {
    index_mentions();
    drop_determined();
    for (std::uint32_t s = 0; s < document_.sentences.size(); ++s) {
      read_brackets(s);
      join_kinds(s);
    }
    drop_gone();
    stretch();
    spread();
    find_respaced();
    mark_title(document_, words_);
    index_mentions();
    drop_swallowed();
    for (const Mention& mention : document_.mentions) {
      if (mention.kind != MentionKind::kName) continue;
      for (std::uint32_t t = mention.tokens.begin; t < mention.tokens.end; ++t)
        retag(mention.span, t);
    }
  }

 private:
  // Mentions of a sentence, by their indices in order.
  void index_mentions() {
    in_sentence_.assign(document_.sentences.size(), {});
    for (std::uint32_t m = 0; m < document_.mentions.size(); ++m) {
      in_sentence_[document_.mentions[m].sentence].push_back(m);
    }
    gone_.assign(document_.mentions.size(), false);
  }

  void add(const Mention& mention) {
    in_sentence_[mention.sentence].push_back(static_cast<std::uint32_t>(document_.mentions.size()));
    document_.mentions.push_back(mention);
    gone_.push_back(false);
  }

  void drop_gone() {
    std::vector<Mention> kept;
    for (std::size_t m = 0; m < gone_.size(); ++m) {
      if (!gone_[m]) kept.push_back(document_.mentions[m]);
    }
    document_.mentions = std::move(kept);
    index_mentions();
  }

  // "이 공사", "이 감독": a family name with a title looks like "this corporation" and is that,
  // where nobody of that family is named.
  void drop_determined() {
    if (!words_.hangul()) return;
    std::unordered_set<std::string_view> families;
    for (const Mention& mention : document_.mentions) {
      const std::string_view text = document_.text_of(mention.span);
      const bool person = mention.kind == MentionKind::kName && mention.type == EntityType::kPerson;
      if (!person || text.size() < 6 || text.find(' ') != std::string_view::npos) continue;
      families.insert(text.substr(0, 3));
    }
    for (std::uint32_t m = 0; m < document_.mentions.size(); ++m) {
      const Mention& mention = document_.mentions[m];
      const std::string_view text = document_.text_of(mention.span);
      const std::size_t blank = text.find(' ');
      if (mention.kind != MentionKind::kName || blank == std::string_view::npos) continue;
      const std::string_view first = text.substr(0, blank);
      const std::string* determiner = words_.find("determiner", first);
      if (determiner == nullptr || families.contains(first)) continue;
      const auto type = words_.definite(text.substr(blank + 1));
      gone_[m] = type && *type != EntityType::kPerson;
    }
  }

  bool overlapped(std::uint32_t s, Span span) const {
    return std::any_of(in_sentence_[s].begin(), in_sentence_[s].end(),
                       [&](std::uint32_t m) { return document_.mentions[m].span.overlaps(span); });
  }

  // Every name of the document and the last word of a person's, without blanks, with the types it
  // was given.
  NameFinder known_names() const {
    std::map<std::string, NameVotes> known;
    for (const Mention& mention : document_.mentions) {
      if (mention.kind != MentionKind::kName) continue;
      const std::string_view text = document_.text_of(mention.span);
      known[without_blanks(text)].add(mention);
      const std::size_t blank = text.rfind(' ');
      if (blank == std::string_view::npos || mention.type != EntityType::kPerson) continue;
      known[without_blanks(text.substr(blank + 1))].add(mention);
    }
    return NameFinder(known);
  }

  // A name of some length that is known well is found wherever it stands, by its spelling alone.
  void spread() {
    std::map<std::string, NameVotes> names;
    for (const Mention& mention : document_.mentions) {
      const std::string_view text = document_.text_of(mention.span);
      if (mention.kind != MentionKind::kName || text.size() < kLongName) continue;
      names[std::string(text)].add(mention);
    }
    std::erase_if(names, [](const auto& name) { return name.second.sum() < kWellKnown; });
    const NameFinder known(names);
    // For each name the sentences that hold it.
    std::vector<std::vector<std::uint32_t>> sentences(known.size());
    for (std::uint32_t s = 0; s < document_.sentences.size(); ++s) {
      const IndexRange tokens = document_.sentences[s].tokens;
      for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
        const auto here = [&](std::size_t n) {
          if (sentences[n].empty() || sentences[n].back() != s) sentences[n].push_back(s);
        };
        known.spelled_at(document_.text, document_.tokens[t].span.begin,
                         document_.sentences[s].span.end, here);
      }
    }
    for (std::size_t n = 0; n < known.size(); ++n) {
      for (const std::uint32_t s : sentences[n]) {
        for (Mention place : places_in(document_, s, known.name(n), words_)) {
          const bool taken = overlapped(place.sentence, place.span);
          if (taken || document_.text_of(place.span) != known.name(n)) continue;
          place.type = known.type(n);
          add(place);
        }
      }
    }
  }

  void stretch() {
    const NameFinder known = known_names();
    for (Mention& mention : document_.mentions) {
      if (mention.kind != MentionKind::kName || mention.tokens.empty()) continue;
      const Sentence& sentence = document_.sentences[mention.sentence];
      const auto longer = [&](std::size_t n, std::uint32_t end) {
        if (end <= mention.span.end) return;
        mention.span.end = end;
        mention.tokens = tokens_over(document_, sentence, mention.span);
        mention.head = mention.tokens.end - 1;
        mention.type = known.type(n);
      };
      known.respaced_at(document_.text, mention.span.begin, sentence.span.end, longer);
    }
  }

  // "누리 로봇" in an article about 누리로봇: a known name written with other blanks.
  void find_respaced() {
    const NameFinder known = known_names();
    // With its own blanks it is what the stage of names left alone.
    std::unordered_set<std::string_view> written;
    for (const Mention& m : document_.mentions) written.insert(document_.text_of(m.span));
    for (std::uint32_t s = 0; s < document_.sentences.size(); ++s) {
      const Sentence& sentence = document_.sentences[s];
      for (std::uint32_t t = sentence.tokens.begin; t < sentence.tokens.end; ++t) {
        const Span word = document_.tokens[t].span;
        const auto add_name = [&](std::size_t n, std::uint32_t end) {
          if (known.name(n).size() < kRespaced || end <= word.end) return;
          if (!ends_word(sentence, end)) return;
          const Span span{word.begin, end};
          if (written.contains(document_.text_of(span)) || overlapped(s, span)) return;
          Mention mention;
          mention.span = span;
          mention.sentence = s;
          mention.tokens = tokens_over(document_, sentence, span);
          mention.head = mention.tokens.end - 1;
          mention.type = known.type(n);
          mention.confidence = kByBrackets;
          add(mention);
          written.insert(document_.text_of(span));
        };
        known.respaced_at(document_.text, word.begin, sentence.span.end, add_name);
      }
    }
  }

  // Whether a token or the noun of one ends here.
  bool ends_word(const Sentence& sentence, std::uint32_t at) const {
    const IndexRange over = tokens_over(document_, sentence, {at - 1, at});
    for (std::uint32_t t = over.begin; t < over.end; ++t) {
      const Token& token = document_.tokens[t];
      if (token.span.end == at) return true;
      for (std::uint32_t m = token.morphemes.begin; m < token.morphemes.end; ++m) {
        if (m > token.morphemes.begin && document_.morphemes[m].span.begin == at) return true;
      }
    }
    return false;
  }

  static std::string without_blanks(std::string_view text) {
    std::string out;
    for (const char c : text) {
      if (c != ' ') out += c;
    }
    return out;
  }

  // A name that the analysis took for a verb with its ending becomes one morpheme again, and a
  // particle that it took for a part of the name one of its own.
  void retag(Span name, std::uint32_t t) {
    Token& token = document_.tokens[t];
    const std::string* tag = nullptr;
    std::uint32_t last = token.morphemes.begin;
    for (; last < token.morphemes.end; ++last) {
      const Morpheme& morpheme = document_.morphemes[last];
      if (morpheme.span.begin >= name.end) break;
      if (morpheme.span.end > name.end) {
        particles_.split(document_, token, name.end);
        return;
      }
      if (const std::string* found = words_.find("name_tag", morpheme.tag)) tag = found;
    }
    // "카카오는": an ending right behind a name is a particle.
    if (last > token.morphemes.begin && last < token.morphemes.end &&
        document_.morphemes[last].tag.starts_with('E')) {
      return particles_.split(document_, token, name.end);
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
    for (const std::vector<std::uint32_t>& here : in_sentence_) {
      for (const std::uint32_t m : here) {
        const Span span = document_.mentions[m].span;
        gone_[m] = std::any_of(here.begin(), here.end(), [&](std::uint32_t o) {
          const Span other = document_.mentions[o].span;
          return o != m && other.contains(span) && (other != span || o < m);
        });
      }
    }
    drop_gone();
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
    for (const std::uint32_t m : in_sentence_[s]) {
      const Mention& mention = document_.mentions[m];
      if (mention.kind != MentionKind::kName || mention.span.end != end) continue;
      return take_apart(document_.text_of(mention.span), words_).words.size();
    }
    return 0;
  }

  // A mark that no name goes over; the stop of an initial is none.
  static bool holds_mark(std::string_view words) {
    for (std::size_t at = 0; at < words.size(); ++at) {
      if (words[at] != '.' && std::string_view("\"'(),.").find(words[at]) == std::string_view::npos)
        continue;
      const bool initial = words[at] == '.' && at > 0 && words[at - 1] >= 'A' &&
                           words[at - 1] <= 'Z' && (at == 1 || words[at - 2] == ' ');
      if (!initial) return true;
    }
    return false;
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
      if (words.empty() || holds_mark(words)) break;
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
    if (best_begin == open) return read_other_spelling(s, open, inside);
    const std::uint32_t from = sentence.span.begin + static_cast<std::uint32_t>(best_begin);
    // "Inc." and the like are words of organisations alone.
    const bool body = inside.key != inside.core;
    add_name(s, {from, sentence.span.begin + static_cast<std::uint32_t>(open)}, body);
    const std::size_t close = std::min(text.find_first_of(",;)", open), text.size());
    const Span within{sentence.span.begin + static_cast<std::uint32_t>(open + 1),
                      sentence.span.begin + static_cast<std::uint32_t>(close)};
    join_inside(s, within);
    const auto person = std::find_if(in_sentence_[s].begin(), in_sentence_[s].end(), [&](auto m) {
      const Mention& mention = document_.mentions[m];
      return mention.span.end + 1 == within.begin && mention.type == EntityType::kPerson &&
             mention.confidence > kSurely;
    });
    if (!body && person != in_sentence_[s].end()) give_type(s, within, EntityType::kPerson);
  }

  void give_type(std::uint32_t s, Span span, EntityType type) {
    for (const std::uint32_t m : in_sentence_[s]) {
      Mention& mention = document_.mentions[m];
      if (mention.kind == MentionKind::kName && mention.span == span) mention.type = type;
    }
  }

  // "바이스(Weiss)", "나래병원협회(Narae Hospitals Corporation)": what spells a name in other
  // letters or another language right behind it is one name of the same type. Capitals alone may be
  // another body's, as may more words than a person's name has.
  void read_other_spelling(std::uint32_t s, std::size_t open, const NameForm& inside) {
    const Sentence& sentence = document_.sentences[s];
    const std::string_view text = document_.text_of(sentence.span);
    const std::size_t close = text.find_first_of(",;)", open);
    const auto at = sentence.span.begin + static_cast<std::uint32_t>(open);
    if (close == std::string_view::npos || text[close] != ')') return;
    const Span within{at + 1, sentence.span.begin + static_cast<std::uint32_t>(close)};
    const std::string_view words = document_.text_of(within);
    if (std::none_of(words.begin(), words.end(), [](char c) { return c >= 'a' && c <= 'z'; }))
      return;
    const auto named = std::find_if(in_sentence_[s].begin(), in_sentence_[s].end(), [&](auto m) {
      const Mention& mention = document_.mentions[m];
      return mention.kind == MentionKind::kName && mention.span.end == at;
    });
    if (named == in_sentence_[s].end()) return;
    const NameForm before = take_apart(document_.text_of(document_.mentions[*named].span), words_);
    // A legal form in the brackets tells what both spell.
    if (before.hangul && inside.key != inside.core) {
      document_.mentions[*named].type = EntityType::kOrganization;
    }
    const EntityType type = document_.mentions[*named].type;
    const bool person = type == EntityType::kPerson && inside.words.size() <= before.words.size();
    if (!before.hangul || (!person && type != EntityType::kOrganization)) return;
    join_inside(s, within);
    give_type(s, within, type);
  }

  // "JWP 엔터테인먼트": a word that ends names of bodies is none by itself behind capitals.
  void join_kinds(std::uint32_t s) {
    const std::vector<std::uint32_t> here = in_sentence_[s];
    for (const std::uint32_t m : here) {
      const Span kind = document_.mentions[m].span;
      if (document_.mentions[m].kind != MentionKind::kName || gone_[m]) continue;
      if (!words_.find("generic", document_.text_of(kind)) || kind.begin == 0) continue;
      std::uint32_t begin = kind.begin - 1;
      while (begin > 0 && is_upper(static_cast<unsigned char>(document_.text[begin - 1]))) --begin;
      if (document_.text[kind.begin - 1] != ' ' || begin + 2 > kind.begin - 1) continue;
      const bool starts = begin == 0 || document_.text[begin - 1] == ' ';
      if (starts) join_inside(s, {begin, kind.end});
    }
  }

  // What stands in the brackets is one name, however many were found in it.
  void join_inside(std::uint32_t s, Span inside) {
    std::vector<std::uint32_t>& here = in_sentence_[s];
    const auto within = [&](std::uint32_t m) {
      const Mention& mention = document_.mentions[m];
      return mention.kind == MentionKind::kName && inside.contains(mention.span) &&
             mention.span != inside;
    };
    const auto first = std::find_if(here.begin(), here.end(), within);
    if (first == here.end()) return;
    Mention whole = document_.mentions[*first];
    whole.span = inside;
    whole.tokens = tokens_over(document_, document_.sentences[s], inside);
    whole.head = whole.tokens.end - 1;
    for (const std::uint32_t m : here) gone_[m] = gone_[m] || within(m);
    std::erase_if(here, within);
    add(whole);
  }

  void add_name(std::uint32_t s, Span span, bool body) {
    EntityType type = EntityType::kThing;
    for (const std::uint32_t m : in_sentence_[s]) {
      Mention& mention = document_.mentions[m];
      if (mention.kind != MentionKind::kName) continue;
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
    add(mention);
  }

  Document& document_;
  const ReferenceWords& words_;
  const NameParticles& particles_;
  std::vector<std::vector<std::uint32_t>> in_sentence_;
  std::vector<bool> gone_;  // mentions to be dropped
};

}  // namespace

void NameMendingStage::apply(Document& document) const {
  Mender(document, words_, particles_).run();
}

std::unique_ptr<const Stage> make_name_mending_stage(const StageContext& context) {
  const std::string words = context.option("words", "reference_words.tsv");
  const std::string particles = context.option("particles", "");
  NameParticles glued;
  if (!particles.empty()) {
    glued = NameParticles(context.files.open(particles), context.files.describe(particles));
  }
  return std::make_unique<NameMendingStage>(context.table<ReferenceWords>(words), std::move(glued));
}

}  // namespace weft
