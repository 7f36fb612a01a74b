// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "extractor/propositions/eojeol_role_step.h"

namespace weft {
namespace {

// Clauses that share one verb: "A는 2달러로, B는 3달러로 올랐다".
class GappingSplitter : public RoleStep {
 public:
  using RoleStep::RoleStep;

  void run() { split_gapping(); }

 private:
  // "A는 2달러로, B는 3달러로 올랐다", "A는 대상을, B는 우수상을 받았다", "A를 서울로, B를 부산으로
  // 보냈다": one clause each.
  void split_gapping() {
    const std::size_t count = s_.clauses.size();
    for (std::size_t c = 0; c < count; ++c) {
      std::vector<std::size_t> heads = gapped(s_.clauses[c], true);
      if (heads.empty()) heads = gapped(s_.clauses[c], false);
      if (heads.empty()) heads = dated_parts(s_.clauses[c]);
      if (heads.empty()) continue;
      const Clause whole = s_.clauses[c];
      for (std::size_t h = 0; h < heads.size(); ++h) {
        const std::size_t end = h + 1 < heads.size() ? heads[h + 1] : kNowhere;
        Clause part = whole;
        std::erase_if(part.arguments, [&](const ClauseArgument& a) {
          return a.chunk >= heads.front() && (a.chunk < heads[h] || a.chunk >= end);
        });
        for (ClauseArgument& a : part.arguments) {
          if (a.chunk == heads[h] && a.topic) a.role = Role::kSubject;
        }
        if (end == kNowhere) {
          s_.clauses[c] = std::move(part);
        } else {
          s_.clauses.push_back(std::move(part));
        }
      }
    }
  }

  // "1903년 A를, 1911년 B를 받았다": the dates that begin the parts, one object each.
  std::vector<std::size_t> dated_parts(const Clause& clause) const {
    std::vector<std::size_t> objects;
    for (const ClauseArgument& a : clause.arguments) {
      if (a.role == Role::kObject) objects.push_back(a.chunk);
    }
    std::sort(objects.begin(), objects.end());
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
    const ClauseArgument* before = nullptr;
    for (std::size_t h = 0; h < heads.size(); ++h) {
      const std::size_t end = h + 1 < heads.size() ? heads[h + 1] : kNowhere;
      const ClauseArgument* last = nullptr;
      for (const ClauseArgument& a : clause.arguments) {
        const bool marked = (a.role == Role::kOblique && !a.topic && !a.marker.empty()) ||
                            (subjects && a.role == Role::kObject);
        const bool inside = marked && a.chunk > heads[h] && a.chunk < end;
        if (inside && (last == nullptr || a.chunk > last->chunk)) last = &a;
      }
      if (last == nullptr) return {};
      if (before != nullptr && (before->marker != last->marker || before->role != last->role)) {
        return {};
      }
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
