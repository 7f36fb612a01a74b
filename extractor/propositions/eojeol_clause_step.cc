// SPDX-License-Identifier: Apache-2.0
#include "extractor/propositions/eojeol_clause_step.h"

#include <algorithm>

namespace weft {

ClauseStep::ClauseStep(const Document& document, const Sentence& sentence,
                       const ClauseTables& tables, const RelationRules& rules,
                       const std::vector<std::size_t>& clause_of, SentenceClauses& clauses)
    : document_(document),
      sentence_(sentence),
      tables_(tables),
      rules_(rules),
      clause_of_(clause_of),
      out_(clauses) {
  word_at_.assign(sentence_.tokens.size(), kNowhere);
  for (std::size_t w = 0; w < out_.words.size(); ++w) {
    const Word& word = out_.words[w];
    for (std::uint32_t t = word.first_token; t <= std::max(word.token, word.last_token); ++t) {
      word_at_[t - sentence_.tokens.begin] = w;
    }
  }
}

std::size_t ClauseStep::head_of(std::size_t word) const {
  const Word& w = out_.words[word];
  for (std::uint32_t t = std::max(w.token, w.last_token) + 1; t-- > w.first_token;) {
    const std::uint32_t head = document_.tokens[t].head;
    if (head == kNone || !sentence_.tokens.contains(head)) continue;
    const std::size_t governor = word_at_[head - sentence_.tokens.begin];
    if (governor != kNowhere && governor != word) return governor;
  }
  return kNowhere;
}

const EntityType* ClauseStep::name_type(const Chunk& chunk) const {
  const std::uint32_t token = head_word(chunk).token;
  const std::uint32_t first = out_.words[chunk.begin].first_token;
  const EntityType* person = nullptr;
  for (const std::uint32_t i : out_.items.mentions) {
    const Mention& m = document_.mentions[i];
    if (m.kind != MentionKind::kName) continue;
    if (m.tokens.contains(token)) return &m.type;
    const bool inside = m.tokens.begin >= first && m.tokens.begin < token;
    if (inside && m.type == EntityType::kPerson) person = &m.type;
    // "유럽 시장", "부산 일대": a place.
    const std::string& noun = head_word(chunk).stem;
    if (inside && m.type == EntityType::kPlace && m.tokens.end == token &&
        (tables_.areas.contains(noun) || tables_.markets.contains(noun))) {
      person = &m.type;
    }
  }
  return person;
}

bool ClauseStep::describes(const Clause& clause) const {
  return document_.tokens[out_.words[clause.main].token].upos == Upos::kAdj;
}

std::size_t ClauseStep::first_word(const Clause& clause) const {
  std::size_t first = clause.main;
  const std::size_t index = static_cast<std::size_t>(&clause - out_.clauses.data());
  while (first > 0 && clause_of_[first - 1] == index) --first;
  return first;
}

std::size_t ClauseStep::next_clause(std::size_t word) const {
  for (std::size_t w = word; w < out_.words.size(); ++w) {
    if (clause_of_[w] != kNowhere) return clause_of_[w];
  }
  return kNowhere;
}

std::size_t ClauseStep::next_chunk(std::size_t word) const {
  for (std::size_t c = 0; c < out_.chunks.size(); ++c) {
    if (out_.chunks[c].begin >= word) return c;
  }
  return kNowhere;
}

std::size_t ClauseStep::outside_head(const Chunk& chunk) const {
  for (std::size_t w = chunk.end; w-- > chunk.begin;) {
    const std::size_t head = head_of(w);
    if (head != kNowhere && head >= chunk.end) return head;
  }
  return kNowhere;
}

std::size_t ClauseStep::clause_above(std::size_t word, std::size_t from) const {
  for (int step = 0; step < kMaxClimb && word != kNowhere; ++step) {
    if (clause_of_[word] != kNowhere) return clause_of_[word];
    const std::size_t head = head_of(word);
    if (head == kNowhere || head <= word) break;
    word = head;
  }
  for (std::size_t w = from; w < out_.words.size(); ++w) {
    if (clause_of_[w] != kNowhere) return clause_of_[w];
  }
  return kNowhere;
}

}  // namespace weft
