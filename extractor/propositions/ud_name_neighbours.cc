// SPDX-License-Identifier: Apache-2.0
//
// What the words right behind a name say of it, wherever the parser hung them: the places that a
// place lies in ("Lund, Skåne, Sweden"), when an event was ("the Battle of Lund in 1676").
#include <algorithm>

#include "extractor/propositions/ud_noun_phrases.h"

namespace weft {
namespace {

constexpr float kChained = 0.8F;
constexpr float kEventDate = 0.7F;
constexpr std::size_t kLongestChain = 4;  // village, county, state, country

}  // namespace

// States once that a place lies in another.
void UdNounPhrases::nest(UdReferent inner, UdReferent outer, Node node, float confidence) {
  const auto& all = document_.propositions;
  for (std::size_t i = all.size(); i-- > 0 && all[i].sentence == sentence_;) {
    if (all[i].construction != "nested-place" || all[i].arguments.size() < 2) continue;
    if (all[i].arguments[0].mention == inner.mention &&
        all[i].arguments[1].mention == outer.mention) {
      return;
    }
  }
  state("nested-place", inner, Role::kComplement, outer, "", node, confidence);
}

// The place whose name begins right behind the comma at the node; kNone where there is none.
Node UdNounPhrases::place_behind(Node comma) const {
  if (comma + 1 >= tree_.end() || !tree_.punctuation(comma, ",")) return kNone;
  const UdReferent next = name_at(comma + 1);
  const bool begins = place(next) && arguments_.mention(next.mention).tokens.begin == comma + 1;
  return begins ? comma + 1 : kNone;
}

// "in Lund, Skåne, Sweden": places between commas, behind a preposition, of which no "and" makes
// a list.
void UdNounPhrases::read_place_chain(Node name) {
  if (!place(name_at(name)) || tree_.marker(name).empty() || tree_.is(name, "conj")) return;
  std::vector<Node> chain = {name};
  Node end = arguments_.mention(name_at(name).mention).tokens.end;
  for (Node next = place_behind(end); next != kNone; next = place_behind(end)) {
    const Node head = arguments_.mention(name_at(next).mention).head;
    // "Due to floods in Lund, Telmar was evacuated"
    if (begins_pair(next) || (head != kNone && tree_.is(head, "nsubj"))) return;
    chain.push_back(next);
    end = arguments_.mention(name_at(next).mention).tokens.end;
  }
  if (chain.size() < 2 || chain.size() > kLongestChain) return;  // more are stations of a way
  if (end < tree_.end() && tree_.punctuation(end, ",")) ++end;
  if (end < tree_.end() && tree_.upos(end) == Upos::kCconj) return;
  for (std::size_t i = 1; i < chain.size(); ++i) {
    nest(name_at(chain[i - 1]), name_at(chain[i]), chain[i], kChained);
  }
}

// "the Battle of Lund in 1676", "the festival in Lund in 1990", "the Lund Mutiny of 1905"
void UdNounPhrases::read_event_date(Node name) {
  const Mention mention = arguments_.mention(arguments_.name_at(name));
  if (mention.type != EntityType::kEvent) return;
  const std::string_view words = document_.text_of(mention.span);
  if (std::any_of(words.begin(), words.end(), [](char c) { return c >= '0' && c <= '9'; })) return;
  // In a war much happens later than it began.
  const bool lasts = tables_.words.is(WordClass::kLasting, tree_.lemma(mention.tokens.end - 1));
  const auto prepositional = [&](Node n) {
    return n + 1 < tree_.end() && tree_.upos(n) == Upos::kAdp &&
           (tables_.words.is(WordClass::kLocative, tree_.lemma(n)) || tree_.lemma(n) == "on");
  };
  Node at = mention.tokens.end;
  if (prepositional(at) && place(name_at(at + 1))) {
    at = arguments_.mention(name_at(at + 1).mention).tokens.end;
  }
  if (at < tree_.end() && tree_.punctuation(at, ",")) ++at;
  if (at + 1 >= tree_.end()) return;
  const bool of = tables_.words.is(WordClass::kPossession, tree_.lemma(at));
  if (!of && (lasts || !prepositional(at))) return;
  Node date = at + 1;
  if (tree_.upos(date) == Upos::kDet) ++date;
  if (date >= tree_.end() || !date_at(date)) return;
  // "in July", "in 1676", not "in the following year"
  const std::string_view said =
      document_.text_of(document_.literals[arguments_.literal_at(date)].span);
  const auto tells = [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'); };
  if (std::none_of(said.begin(), said.end(), tells)) return;
  UdReferent when;
  when.literal = arguments_.literal_at(date);
  state("event-date", name_at(name), Role::kComplement, when, "", date, kEventDate);
}

// "the 1966 feature film Norvik", "his 1973 collection Norvik": when it came out.
void UdNounPhrases::read_release_year(UdReferent work, const Noun& noun) {
  if (work.mention == kNone || !tables_.words.is(WordClass::kReleased, tree_.lemma(noun.node))) {
    return;
  }
  constexpr Node kFarthest = 4;  // "1990 debut studio album"
  for (Node n = noun.node; n > tree_.begin() && noun.node - n < kFarthest;) {
    --n;
    if (tree_.is(n, "det") || tree_.is(n, "case") || tree_.is(n, "punct")) return;
    if (tree_.within(n, noun.node) && state_release_year(work, n)) return;
  }
}

// "1988's Norvik"
bool UdNounPhrases::state_release_year(UdReferent work, Node date) {
  if (!date_at(date) || tree_.token(date).upos != Upos::kNum ||
      document_.literals[arguments_.literal_at(date)].unit != "year") {
    return false;
  }
  UdReferent year;
  year.literal = arguments_.literal_at(date);
  state("date-aside", work, Role::kComplement, year, "", date, kTitle);
  return true;
}

}  // namespace weft
