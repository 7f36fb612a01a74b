// SPDX-License-Identifier: Apache-2.0
#include "extractor/reference/noun_extents.h"

#include <algorithm>
#include <string_view>
#include <vector>

namespace weft {
namespace {

constexpr std::uint32_t kMostTokens = 7;    // a longer phrase is no name of a node
constexpr std::string_view kBound = "NNB";  // the tag of nouns that are none alone: "만", "중"
constexpr std::string_view kPlain = "NNG";  // a common noun alone

class NounWidener {
 public:
  NounWidener(Document& document, const ReferenceWords& words)
      : document_(document),
        words_(words),
        mention_of_(document.tokens.size(), kNone),
        literal_from_(document.tokens.size(), kNone) {
    for (const Literal& literal : document_.literals) {
      for (std::uint32_t t = literal.tokens.begin; t < literal.tokens.end; ++t) {
        if (literal_from_[t] == kNone) literal_from_[t] = literal.tokens.begin;
      }
    }
    for (std::uint32_t m = 0; m < document_.mentions.size(); ++m) {
      const Mention& mention = document_.mentions[m];
      for (std::uint32_t t = mention.tokens.begin; t < mention.tokens.end; ++t) {
        // Of mentions within others the widest counts.
        if (mention_of_[t] == kNone ||
            document_.mentions[mention_of_[t]].span.size() < mention.span.size()) {
          mention_of_[t] = m;
        }
      }
    }
  }

  void run() {
    note_owned();
    for (Entity& entity : document_.entities) {
      if (entity.named || entity.mentions.size() != 1) continue;
      Mention& mention = document_.mentions[entity.mentions.front()];
      if (mention.kind != MentionKind::kNominal || mention.type == EntityType::kTitle) continue;
      if (mention.tokens.empty() || owned_[entity.mentions.front()]) continue;
      std::uint32_t begin = begin_of(mention);
      if (begin == mention.tokens.begin) continue;
      begin = with_conjuncts(begin, mention);
      mention.tokens.begin = begin;
      mention.span.begin = start_of(begin);
      entity.name = std::string(document_.text_of(mention.span));
    }
  }

 private:
  // "Y의 회사이다": whose it is stands in a statement of its own.
  void note_owned() {
    owned_.assign(document_.mentions.size(), false);
    apart_.assign(document_.mentions.size(), false);
    for (const Proposition& p : document_.propositions) {
      const bool owner =
          std::any_of(p.arguments.begin(), p.arguments.end(),
                      [](const PropositionArgument& a) { return a.role == Role::kPossessor; });
      for (const PropositionArgument& a : p.arguments) {
        if (owner && a.mention != kNone) owned_[a.mention] = true;
        if (a.role == Role::kOblique && a.mention != kNone) apart_[a.mention] = true;
      }
    }
  }

  std::uint32_t begin_of(const Mention& mention) const {
    const std::uint32_t first = document_.sentences[mention.sentence].tokens.begin;
    std::uint32_t begin = mention.tokens.begin;
    while (begin > first) {
      const std::uint32_t modifier = modifier_before(begin, first);
      if (modifier == begin || mention.tokens.end - modifier > kMostTokens) break;
      begin = modifier;
      // Whatever else is said of a name, it tells which one is meant.
      const std::uint32_t m = mention_of_[begin];
      if (m != kNone && document_.mentions[m].kind == MentionKind::kName) break;
    }
    return begin;
  }

  // "A와 B의 독립", "A와 B 사이의 전투": what is joined to the first owner is one too.
  std::uint32_t with_conjuncts(std::uint32_t begin, const Mention& mention) const {
    const std::uint32_t first = document_.sentences[mention.sentence].tokens.begin;
    while (begin > first && ends_in(begin - 1, "JC")) {
      const std::uint32_t head = document_.tokens[begin - 1].head;
      if (head == kNone || head < begin || head >= mention.tokens.end) break;
      if (!are_alike(begin - 1, begin) && !is_between(begin, mention)) break;
      const std::uint32_t m = mention_of_[begin - 1];
      if (m != kNone && apart_[m]) break;
      const bool named = m != kNone && document_.mentions[m].kind == MentionKind::kName;
      const std::uint32_t from =
          named ? document_.mentions[m].tokens.begin : phrase_begin(begin - 1, first);
      if (mention.tokens.end - from > kMostTokens) break;
      begin = from;
    }
    return begin;
  }

  bool are_alike(std::uint32_t one, std::uint32_t other) const {
    const std::uint32_t a = mention_of_[one];
    const std::uint32_t b = mention_of_[other];
    if (a == kNone || b == kNone) return a == b;
    const Mention& first = document_.mentions[a];
    const Mention& second = document_.mentions[b];
    return first.kind == second.kind &&
           (first.kind == MentionKind::kName || first.type == second.type);
  }

  bool is_between(std::uint32_t begin, const Mention& mention) const {
    for (std::uint32_t t = begin; t < mention.tokens.end; ++t) {
      const IndexRange range = document_.tokens[t].morphemes;
      if (!range.empty() &&
          words_.find("between", document_.morphemes[range.begin].form) != nullptr) {
        return true;
      }
    }
    return false;
  }

  // Where the genitive begins that ends right before the token; the token where there is none.
  std::uint32_t modifier_before(std::uint32_t token, std::uint32_t first) const {
    std::uint32_t last = token - 1;
    // "도로 개설의 조속한 추진": past an adjective.
    const std::string_view before = document_.tokens[last].xpos;
    const bool describes = before == "NNG+XSA+ETM" || before == "VA+ETM";
    if (describes && last > first && ends_in(last - 1, "JKG") &&
        document_.tokens[last - 1].head == token) {
      --last;
    }
    // "B에 관한 A": a word that makes a genitive of the phrase before it.
    if (words_.find("linking", document_.text_of(document_.tokens[last])) != nullptr &&
        last > first && ends_in(last - 1, "JKB")) {
      --last;
    } else if (!ends_in(last, "JKG")) {
      return token;
    }
    if (says_nothing(last)) return token;
    const std::uint32_t m = mention_of_[last];
    if (m != kNone) {
      const Mention& owner = document_.mentions[m];
      // Whoever a pronoun means is not in its words.
      if (owner.kind == MentionKind::kPronoun) return token;
      if (owner.tokens.end == last + 1 && owner.kind == MentionKind::kName) {
        return owner.tokens.begin;
      }
    }
    if (const std::uint32_t from = literal_from_[last]; from != kNone) {
      // "세계 대전 당시의 군단": of what time, the words before say.
      if (from > first && is_date(from)) return phrase_begin(from, first);
      // "사업주 239명의 명단": what is counted.
      const bool counted = from > first && bare_noun(from - 1) &&
                           literal_from_[from - 1] == kNone && mention_of_[from - 1] == kNone &&
                           document_.tokens[from - 1].xpos == kPlain && is_quantity(from);
      return counted ? from - 1 : from;
    }
    const std::string_view tag = document_.tokens[last].xpos;
    if (m == kNone && !tag.starts_with("NN")) return token;
    // "1년 만의 소식": it is nothing without the value before it.
    if (m == kNone && tag.starts_with(kBound)) {
      return last > first && literal_from_[last - 1] != kNone ? literal_from_[last - 1] : token;
    }
    return phrase_begin(m != kNone && document_.mentions[m].tokens.begin < last
                            ? document_.mentions[m].tokens.begin
                            : last,
                        first);
  }

  // Where the nouns begin that lead up to the token without a particle: "홍길동 전 의장".
  std::uint32_t phrase_begin(std::uint32_t token, std::uint32_t first) const {
    while (token > first) {
      const std::uint32_t m = mention_of_[token - 1];
      const bool named = m != kNone && document_.mentions[m].kind == MentionKind::kName &&
                         document_.mentions[m].tokens.end == token &&
                         document_.mentions[m].span.end == document_.tokens[token - 1].span.end;
      if (named) {
        token = document_.mentions[m].tokens.begin;
      } else if (bare_noun(token - 1)) {
        --token;
      } else {
        break;
      }
    }
    // "받던 중 뜻밖의 소식": a noun that is none alone ends what stands before it.
    const bool closes =
        token > first && ends_in(token - 1, "ETM") &&
        words_.find("closing", document_.text_of(document_.tokens[token])) != nullptr;
    if ((document_.tokens[token].xpos == kBound || closes) && bare_noun(token)) ++token;
    return token;
  }

  bool is_quantity(std::uint32_t from) const { return is_literal(from, LiteralKind::kQuantity); }
  bool is_date(std::uint32_t from) const { return is_literal(from, LiteralKind::kDate); }

  bool is_literal(std::uint32_t from, LiteralKind kind) const {
    return std::any_of(document_.literals.begin(), document_.literals.end(),
                       [&](const Literal& l) { return l.tokens.begin == from && l.kind == kind; });
  }

  // "다수의 작품", "등의 음반": how many there are, not which.
  bool says_nothing(std::uint32_t t) const {
    const IndexRange range = document_.tokens[t].morphemes;
    return words_.find("empty", document_.morphemes[range.begin].form) != nullptr;
  }

  bool ends_in(std::uint32_t t, std::string_view tag) const {
    const IndexRange range = document_.tokens[t].morphemes;
    return !range.empty() && document_.morphemes[range.end - 1].tag == tag &&
           document_.tokens[t].space_after;
  }

  bool bare_noun(std::uint32_t t) const {
    const std::string_view tag = document_.tokens[t].xpos;
    return (tag.starts_with("NN") || tag == "MM") && tag.find("+J") == std::string_view::npos &&
           tag.find("+V") == std::string_view::npos && tag.find("+XS") == std::string_view::npos &&
           document_.tokens[t].space_after;
  }

  // A name begins where its mention does, not where its word does.
  std::uint32_t start_of(std::uint32_t token) const {
    const std::uint32_t m = mention_of_[token];
    return m != kNone && document_.mentions[m].tokens.begin == token
               ? document_.mentions[m].span.begin
               : document_.tokens[token].span.begin;
  }

  Document& document_;
  const ReferenceWords& words_;
  std::vector<std::uint32_t> mention_of_;    // by token
  std::vector<std::uint32_t> literal_from_;  // by token: where the literal begins that it is of
  std::vector<bool> owned_;                  // by mention
  std::vector<bool> apart_;                  // by mention: with whom or where something is done
};

}  // namespace

void widen_nouns(Document& document, const ReferenceWords& words) {
  if (document.morphemes.empty()) return;
  NounWidener(document, words).run();
}

}  // namespace weft
