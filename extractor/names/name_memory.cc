// SPDX-License-Identifier: Apache-2.0
#include "extractor/names/name_memory.h"

#include <algorithm>
#include <array>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "weft/core/utf8.h"

namespace weft {

const TypedName* name_over(const std::vector<TypedName>& names, Span span) {
  const auto it =
      std::lower_bound(names.begin(), names.end(), span,
                       [](const TypedName& a, Span b) { return a.span.end <= b.begin; });
  return it != names.end() && it->span.overlaps(span) ? &*it : nullptr;
}

namespace {

constexpr float kSure = 0.6F;       // a name less sure teaches nothing
constexpr float kTwiceSure = 0.9F;  // unless it was found again; of both together
constexpr float kHalfSure = 0.5F;   // unless the text is full of it; of one finding
constexpr int kOften = 4;
constexpr float kIntroduced = 3.0F;  // findings that one right behind what it is stands for
constexpr float kRemembered = 0.8F;  // what being found again keeps of the confidence
constexpr std::size_t kMostTokens = 8;
constexpr std::size_t kTypes = 8;

struct Memory {
  std::array<float, kTypes> votes{};
  float most = 0.0F;  // of one finding
  float sum = 0.0F;

  void add(const TypedName& name, float weight = 1.0F) {
    votes[static_cast<std::size_t>(name.type)] += weight * name.confidence;
    most = std::max(most, name.confidence);
    sum += name.confidence;
  }
  bool recurs = false;  // often, and is no word of the language
  bool known() const { return most >= kSure || sum >= kTwiceSure || (recurs && most >= kHalfSure); }

  EntityType type() const {
    return static_cast<EntityType>(std::max_element(votes.begin(), votes.end()) - votes.begin());
  }
};

// What was remembered of each name, and how many bytes the longest has that begins with a
// character.
struct Memories {
  std::deque<std::string> unspaced;  // "나래 AI" written "나래AI"
  std::unordered_map<std::string_view, Memory> names;
  std::unordered_map<char32_t, std::size_t> longest;

  const Memory* find(std::string_view text) const {
    const auto it = names.find(text);
    return it == names.end() ? nullptr : &it->second;
  }
};

char32_t first_of(std::string_view text) {
  std::size_t at = 0;
  return next_code_point(text, at);
}

// Too short to be known again: a single syllable, one or two Latin letters.
bool too_short(std::string_view text) {
  return characters(text) < 2 || (text.size() < 3 && static_cast<unsigned char>(text[0]) < 0x80);
}

// A person's last part, when the parts are written apart: how articles name a person again.
std::string_view short_form(std::string_view name, EntityType type) {
  const std::size_t blank = name.rfind(' ');
  if (type != EntityType::kPerson || blank == std::string_view::npos) return {};
  return name.substr(blank + 1);
}

// Notes which of the doubtful names stand for themselves often: their words up to the particle.
void note_recurring(const Document& document, const IsWord& is_word,
                    std::unordered_map<std::string_view, Memory>& names) {
  std::unordered_map<std::string_view, int> often;
  for (const auto& [text, memory] : names) {
    const bool may = !memory.known() && memory.most >= kHalfSure && characters(text) > 2;
    if (may && text.find(' ') == std::string_view::npos && !is_word(text)) often[text] = 0;
  }
  if (often.empty()) return;
  for (const Token& token : document.tokens) {
    Span noun{token.span.begin, token.span.begin};
    for (std::uint32_t m = token.morphemes.begin; m < token.morphemes.end; ++m) {
      const Morpheme& morpheme = document.morphemes[m];
      if (morpheme.tag[0] == 'J' || morpheme.tag == "VCP") break;
      noun.end = morpheme.span.end;
    }
    const auto it = often.find(document.text_of(noun));
    if (it != often.end() && ++it->second == kOften) names[it->first].recurs = true;
  }
}

// "의료업체 나래웍스": a body whose kind stands before it, where a text tells what it is.
bool is_introduced(const Document& document, const TypedName& name, const NameCues& cues) {
  if (name.type != EntityType::kOrganization || name.sentence >= document.sentences.size())
    return false;
  const IndexRange tokens = document.sentences[name.sentence].tokens;
  for (std::uint32_t t = tokens.begin + 1; t < tokens.end; ++t) {
    if (document.tokens[t].span.begin != name.span.begin) continue;
    const Token& kind = document.tokens[t - 1];
    if (!kind.space_after || kind.morphemes.empty()) return false;
    if (document.morphemes[kind.morphemes.end - 1].tag[0] != 'N') return false;
    const std::string_view word = document.text_of(kind);
    for (std::size_t at = 0; at < word.size(); next_code_point(word, at)) {
      const std::string_view end = word.substr(at);
      if (!too_short(end) && (cues.find(end) & NameCues::kBody) != 0) return true;
    }
    return false;
  }
  return false;
}

Memories remember(const Document& document, const std::vector<TypedName>& names,
                  const NameCues& cues, const IsWord& is_word) {
  Memories memories;
  std::unordered_map<std::string_view, Memory> shortened;
  for (const TypedName& name : names) {
    const std::string_view text = document.text_of(name.span);
    if (too_short(text)) continue;
    if ((cues.find(text) & (NameCues::kNoName | NameCues::kTitle)) != 0) continue;
    memories.names[text].add(name, is_introduced(document, name, cues) ? kIntroduced : 1.0F);
    // Two spellings of one name bear each other out.
    if (text.find(' ') != std::string_view::npos) {
      std::string& joined = memories.unspaced.emplace_back(text);
      std::erase(joined, ' ');
      memories.names[joined].add(name);
    }
    if (name.confidence < kSure) continue;
    const std::string_view part = short_form(text, name.type);
    if (part.empty() || too_short(part) || cues.find(part) != 0) continue;
    shortened[part].add(name);
  }
  memories.names.merge(shortened);
  if (is_word) note_recurring(document, is_word, memories.names);
  std::erase_if(memories.names, [](const auto& name) { return !name.second.known(); });
  for (const auto& [text, memory] : memories.names) {
    std::size_t& longest = memories.longest[first_of(text)];
    longest = std::max(longest, text.size());
  }
  return memories;
}

// What the document's nouns have glued to them: the particles of its language, as far as it uses
// them.
using Tails = std::unordered_set<std::string_view>;

Tails tails_of(const Document& document) {
  Tails tails;
  for (const Token& token : document.tokens) {
    if (token.morphemes.size() < 2) continue;
    const Morpheme& noun = document.morphemes[token.morphemes.end - 2];
    const Morpheme& tail = document.morphemes[token.morphemes.end - 1];
    if (noun.tag.starts_with('N') && tail.tag.starts_with('J') &&
        tail.span.begin == noun.span.end) {
      tails.insert(document.text_of(tail.span));
    }
  }
  return tails;
}

// Those that end the word and leave something of it, in the order of their bytes.
void tails_in(std::string_view word, const Tails& tails, std::vector<std::string_view>& out) {
  out.clear();
  for (std::size_t at = word.size(); at > 0; previous_code_point(word, at)) {
    if (tails.contains(word.substr(at))) out.push_back(word.substr(at));
  }
  std::sort(out.begin(), out.end());
}

// The longest remembered name that begins where token `first` does and ends where a morpheme does.
std::pair<Span, const Memory*> match(const Document& document, const Sentence& sentence,
                                     std::uint32_t first, const Memories& memories,
                                     const Tails& tails) {
  std::pair<Span, const Memory*> best{{}, nullptr};
  const std::uint32_t begin = document.tokens[first].span.begin;
  const auto known = memories.longest.find(first_of(document.text_of(document.tokens[first])));
  if (known == memories.longest.end()) return best;
  const std::size_t longest = known->second;
  const std::uint32_t last =
      std::min<std::uint32_t>(sentence.tokens.end, first + static_cast<std::uint32_t>(kMostTokens));
  const auto try_end = [&](std::uint32_t end) {
    if (end - begin > longest) return;
    const Memory* memory = memories.find(document.text_of(Span{begin, end}));
    if (memory) best = {{begin, end}, memory};
  };
  std::vector<std::string_view> found;
  for (std::uint32_t t = first; t < last; ++t) {
    const Token& token = document.tokens[t];
    if (token.span.begin - begin > longest) break;
    tails_in(document.text_of(token), tails, found);
    for (const std::string_view tail : found) {
      try_end(token.span.end - static_cast<std::uint32_t>(tail.size()));
    }
    for (std::uint32_t m = token.morphemes.begin; m < token.morphemes.end; ++m) {
      try_end(document.morphemes[m].span.end);
    }
    if (token.morphemes.empty()) try_end(token.span.end);
  }
  return best;
}

}  // namespace

bool any_overlaps(const std::vector<TypedName>& names, Span span) {
  return std::any_of(names.begin(), names.end(),
                     [&](const TypedName& n) { return n.span.overlaps(span); });
}

std::vector<TypedName> make_consistent(const Document& document, std::vector<TypedName> names,
                                       const NameCues& cues, const IsWord& is_word) {
  const Memories memories = remember(document, names, cues, is_word);
  if (memories.names.empty()) return names;
  for (TypedName& name : names) {
    const Memory* memory = memories.find(document.text_of(name.span));
    if (memory) name.type = memory->type();
  }
  const Tails tails = tails_of(document);
  std::vector<TypedName> found;
  for (std::uint32_t s = 0; s < document.sentences.size(); ++s) {
    const Sentence& sentence = document.sentences[s];
    std::uint32_t free_from = 0;
    for (std::uint32_t t = sentence.tokens.begin; t < sentence.tokens.end; ++t) {
      if (document.tokens[t].span.begin < free_from) continue;
      const auto [span, memory] = match(document, sentence, t, memories, tails);
      if (memory == nullptr || name_over(names, span) != nullptr) continue;
      found.push_back({span, s, memory->type(), kRemembered});
      free_from = span.end;
    }
  }
  names.insert(names.end(), found.begin(), found.end());
  std::sort(names.begin(), names.end(),
            [](const TypedName& a, const TypedName& b) { return a.span < b.span; });
  return names;
}

}  // namespace weft
