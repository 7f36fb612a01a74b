// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "extractor/propositions/eojeol_role_step.h"

namespace weft {
namespace {

// Clauses that share one verb: "A는 2달러로, B는 3달러로 올랐다".
class GappingSplitter : public RoleStep {
 public:
  using RoleStep::RoleStep;

  void run() {
    split_gapping();
    pair_lists();
  }

 private:
  // "A는 2달러로, B는 3달러로 올랐다", "A는 대상을, B는 우수상을 받았다", "A를 서울로, B를 부산으로
  // 보냈다": one clause each.
  void split_gapping() {
    const std::size_t count = s_.clauses.size();
    for (std::size_t c = 0; c < count; ++c) {
      std::vector<std::size_t> heads = gapped(s_.clauses[c], true);
      if (heads.empty()) heads = gapped(s_.clauses[c], false);
      if (heads.empty()) heads = dated_parts(s_.clauses[c]);
      const bool topics_lead = heads.empty();
      if (topics_lead) heads = led_by_objects(s_.clauses[c]);
      const bool objects_lead = topics_lead && !heads.empty();
      Role bare = Role::kSubject;
      for (const Role follower : {Role::kSubject, Role::kObject}) {
        if (!topics_lead || !heads.empty()) continue;
        heads = led_by_obliques(s_.clauses[c], follower);
        bare = follower;
      }
      if (heads.empty()) continue;
      Clause whole = s_.clauses[c];
      if (!topics_lead) complete_bare(whole);
      for (std::size_t h = 0; h < heads.size(); ++h) {
        const std::size_t end = h + 1 < heads.size() ? heads[h + 1] : kNowhere;
        Clause part = whole;
        std::erase_if(part.arguments, [&](const ClauseArgument& a) {
          return a.chunk >= heads.front() && (a.chunk < heads[h] || a.chunk >= end);
        });
        for (ClauseArgument& a : part.arguments) {
          if (a.chunk == heads[h] && a.topic) {
            a.role = objects_lead ? Role::kObject : Role::kSubject;
          } else if (topics_lead && is_bare(a)) {
            a.role = objects_lead ? Role::kSubject : bare;
          }
        }
        if (end == kNowhere) {
          s_.clauses[c] = std::move(part);
        } else {
          s_.clauses.push_back(std::move(part));
        }
      }
    }
  }

  // "A가 대상, B가 우수상을 받았다": what stands without a particle has that of the last part.
  void complete_bare(Clause& clause) const {
    const ClauseArgument* last = nullptr;
    for (const ClauseArgument& a : clause.arguments) {
      const bool marked = a.role == Role::kObject || !a.marker.empty();
      if (marked && !a.topic && (last == nullptr || a.chunk > last->chunk)) last = &a;
    }
    if (last == nullptr) return;
    const Role role = last->role;
    const std::string marker = last->marker;
    for (ClauseArgument& a : clause.arguments) {
      if (!is_bare(a)) continue;
      a.role = role;
      a.marker = marker;
    }
  }

  // A phrase without a particle that ends a part.
  bool is_bare(const ClauseArgument& a) const {
    const Chunk& chunk = s_.chunks[a.chunk];
    const Word& head = head_word(chunk);
    const bool penalty =
        chunk.end - chunk.begin > 1 && tables_.penalties.contains(s_.words[chunk.last() - 1].stem);
    return a.role == Role::kOblique && !a.topic && a.marker.empty() &&
           head.noun_case == Case::kBare && head.comma_after &&
           (penalty || !is_time(document_, s_.items, head));
  }

  // "A와 B가 각각 C와 D를 받았다", "A와 B에게는 각각 C와 D가 선고됐다": one clause for each pair.
  void pair_lists() {
    const std::size_t count = s_.clauses.size();
    for (std::size_t c = 0; c < count; ++c) {
      const std::size_t word = respective_word(s_.clauses[c]);
      if (word == kNowhere) continue;
      const Clause whole = s_.clauses[c];
      std::size_t first = kNowhere;
      std::size_t second = kNowhere;
      for (std::size_t i = 0; i < whole.arguments.size(); ++i) {
        const ClauseArgument& a = whole.arguments[i];
        const bool before = s_.chunks[a.chunk].end <= word;
        const bool who = a.topic || a.role == Role::kSubject || a.role == Role::kIndirectObject;
        if (before && who && members(a.chunk).size() > 1) first = i;
        if (!before && !a.topic && a.role != Role::kSubject) second = i;
        if (!before && a.role == Role::kSubject && first != kNowhere && second == kNowhere &&
            !whole.arguments[first].marker.empty()) {
          second = i;
        }
      }
      if (first == kNowhere || second == kNowhere) continue;
      const std::vector<std::size_t> left = members(whole.arguments[first].chunk);
      const std::vector<std::size_t> right = members(whole.arguments[second].chunk);
      if (left.size() != right.size()) continue;
      for (std::size_t i = 0; i < left.size(); ++i) {
        Clause part = whole;
        part.arguments[first].chunk = left[i];
        part.arguments[second].chunk = right[i];
        part.arguments[first].alone = part.arguments[second].alone = true;
        if (i == 0) {
          s_.clauses[c] = std::move(part);
        } else {
          s_.clauses.push_back(std::move(part));
        }
      }
    }
  }

  // The word before the predicate that pairs two lists; kNowhere where there is none.
  std::size_t respective_word(const Clause& clause) const {
    if (s_.copular(clause)) return kNowhere;
    for (std::size_t w = clause.main; w-- > 0;) {
      if (s_.words[w].predicate && s_.words[w].ending != Ending::kAdnominal) break;
      if (tables_.respectives.contains(s_.words[w].stem)) return w;
    }
    return kNowhere;
  }

  // The phrases coordinated with this one, and itself, in order.
  std::vector<std::size_t> members(std::size_t chunk) const {
    std::vector<std::size_t> all;
    for (std::size_t c = 0; c <= chunk; ++c) {
      std::size_t end = c;
      while (s_.chunks[end].conjunct_of != kNowhere) end = s_.chunks[end].conjunct_of;
      if (end == chunk) all.push_back(c);
    }
    return all;
  }

  // "대상은 A가, 우수상은 B가 받았다": topics, each before one named subject.
  std::vector<std::size_t> led_by_objects(const Clause& clause) const {
    std::vector<std::size_t> heads;
    if (s_.copular(clause)) return heads;
    std::vector<std::size_t> others;
    for (const ClauseArgument& a : clause.arguments) {
      const bool topic = a.topic;
      if (!topic && a.role == Role::kObject) return {};
      if (!topic && (!named(a.chunk) || (a.role != Role::kSubject && !is_bare(a)))) continue;
      (topic ? heads : others).push_back(a.chunk);
    }
    std::sort(heads.begin(), heads.end());
    std::sort(others.begin(), others.end());
    if (heads.size() < 2 || heads.size() != others.size()) return {};
    for (std::size_t h = 0; h < heads.size(); ++h) {
      const bool within =
          heads[h] < others[h] && (h + 1 == heads.size() || others[h] < heads[h + 1]);
      if (!within || s_.chunks[heads[h]].end != s_.chunks[others[h]].begin) return {};
    }
    return heads;
  }

  // "사장에 A가, 전무에 B가 선임됐다", "서울에서 A를, 부산에서 B를 열었다": obliques of one
  // particle, each before one named subject or one object.
  std::vector<std::size_t> led_by_obliques(const Clause& clause, Role follower) const {
    if (s_.copular(clause)) return {};
    const bool subjects = follower == Role::kSubject;
    std::vector<const ClauseArgument*> heads;
    std::vector<std::size_t> others;
    for (const ClauseArgument& a : clause.arguments) {
      if (a.topic) continue;
      if (a.role == follower || is_bare(a)) {
        if (subjects && !named(a.chunk)) return {};
        others.push_back(a.chunk);
      } else if (!a.marker.empty() &&
                 (a.role == Role::kOblique || a.role == Role::kIndirectObject)) {
        heads.push_back(&a);
      }
    }
    const auto earlier = [](const ClauseArgument* a, const ClauseArgument* b) {
      return a->chunk < b->chunk;
    };
    std::sort(heads.begin(), heads.end(), earlier);
    std::sort(others.begin(), others.end());
    // "재판에서 A에게 7년을, B에게 5년을 구형했다": what stands before holds for each.
    const auto shared = [&](const ClauseArgument* a) { return a->marker != heads.back()->marker; };
    while (heads.size() > others.size() && shared(heads.front())) heads.erase(heads.begin());
    if (heads.size() < 2 || heads.size() != others.size()) return {};
    std::vector<std::size_t> begins;
    for (std::size_t h = 0; h < heads.size(); ++h) {
      const bool last = h + 1 == heads.size();
      if (heads[h]->marker != heads[0]->marker) return {};
      const std::size_t first = members(others[h]).front();
      if (s_.chunks[heads[h]->chunk].end != s_.chunks[first].begin) return {};
      if (!last && !head_word(s_.chunks[others[h]]).comma_after) return {};
      begins.push_back(with_date(clause, heads[h]->chunk));
    }
    return begins;
  }

  // "2009년 A에서 금상, 2011년 B에서 은상을 받았다": a date right before the phrase begins its
  // part.
  std::size_t with_date(const Clause& clause, std::size_t chunk) const {
    const auto date =
        std::find_if(clause.arguments.begin(), clause.arguments.end(), [&](const auto& a) {
          return a.chunk + 1 == chunk && dates(a) &&
                 s_.chunks[a.chunk].end == s_.chunks[chunk].begin;
        });
    return date == clause.arguments.end() ? chunk : date->chunk;
  }

  // "1903년 A를, 1911년 B를 받았다": the dates that begin the parts, one object each.
  std::vector<std::size_t> dated_parts(const Clause& clause) const {
    std::vector<std::size_t> objects;
    for (const ClauseArgument& a : clause.arguments) {
      // "2019년 A상, 2024년 B상을 받았다"
      const bool dated =
          is_bare(a) && a.chunk + 1 < s_.chunks.size() &&
          std::any_of(clause.arguments.begin(), clause.arguments.end(),
                      [&](const ClauseArgument& b) { return b.chunk + 1 == a.chunk && dates(b); });
      if (a.role == Role::kObject || dated) objects.push_back(a.chunk);
    }
    std::sort(objects.begin(), objects.end());
    if (objects.empty() || head_word(s_.chunks[objects.back()]).comma_after) return {};
    std::vector<std::size_t> heads;
    for (std::size_t o = 0; o < objects.size(); ++o) {
      std::size_t date = kNowhere;
      for (const ClauseArgument& a : clause.arguments) {
        const bool before = a.chunk < objects[o] && (o == 0 || a.chunk > objects[o - 1]);
        if (before && dates(a)) date = a.chunk;
      }
      if (date == kNowhere) return {};
      if (o + 1 < objects.size() && !head_word(s_.chunks[objects[o]]).comma_after) return {};
      heads.push_back(date);
    }
    return heads.size() > 1 ? heads : std::vector<std::size_t>{};
  }

  // The phrases that begin the parts, where each part ends in the same particle; none where the
  // clause has but one.
  std::vector<std::size_t> gapped(const Clause& clause, bool subjects) const {
    std::vector<std::size_t> heads;
    if (s_.copular(clause)) return heads;
    for (const ClauseArgument& a : clause.arguments) {
      const bool head =
          subjects ? a.topic || a.role == Role::kSubject : !a.topic && a.role == Role::kObject;
      if (head && !is_time(document_, s_.items, head_word(s_.chunks[a.chunk]))) {
        heads.push_back(a.chunk);
      }
    }
    std::sort(heads.begin(), heads.end());
    heads.erase(std::unique(heads.begin(), heads.end()), heads.end());
    // "영화 X는 A가 감독을, B가 각본을 맡았다": the topic is none of the parts.
    const auto is_topic = [&](std::size_t c) {
      return head_word(s_.chunks[c]).noun_case == Case::kTopic;
    };
    if (heads.size() > 2 && is_topic(heads[0]) && !is_topic(heads[1]) && !is_topic(heads[2])) {
      heads.erase(heads.begin());
    }
    const ClauseArgument* before = nullptr;
    for (std::size_t h = 0; h < heads.size(); ++h) {
      const std::size_t end = h + 1 < heads.size() ? heads[h + 1] : kNowhere;
      const ClauseArgument* last = nullptr;
      for (const ClauseArgument& a : clause.arguments) {
        const bool other = a.role == Role::kOblique || a.role == Role::kIndirectObject;
        const bool marked = (other && !a.topic && !a.marker.empty()) ||
                            (subjects && (a.role == Role::kObject || is_bare(a)));
        const bool inside = marked && a.chunk > heads[h] && a.chunk < end;
        if (inside && (last == nullptr || a.chunk > last->chunk)) last = &a;
      }
      if (last == nullptr) return {};
      const bool alike = before == nullptr || is_bare(*before) ||
                         (before->marker == last->marker && before->role == last->role);
      if (!alike || (end == kNowhere && is_bare(*last))) return {};
      if (end != kNowhere && !head_word(s_.chunks[last->chunk]).comma_after) return {};
      before = last;
    }
    return heads.size() > 1 ? heads : std::vector<std::size_t>{};
  }
};

}  // namespace

void split_gapping(const Document& document, const ClauseTables& tables, const RelationRules& rules,
                   const std::string& verb_ending, SentenceClauses& clauses) {
  GappingSplitter(document, tables, rules, verb_ending, clauses).run();
}

}  // namespace weft
