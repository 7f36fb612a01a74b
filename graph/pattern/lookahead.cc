// SPDX-License-Identifier: Apache-2.0
#include "graph/pattern/lookahead.h"

#include <algorithm>
#include <array>

#include "graph/pattern/ask_for.h"

namespace weft {

void Lookahead::look(std::span<const FactId> met, Side side) {
  batch_.resize(std::min(kBatch, met.size()));
  for (std::size_t k = 0; k < batch_.size(); ++k) {
    const std::uint32_t fact = index_of(met[k]);
    Item& item = batch_[k];
    if (side == Side::kSubject) {
      item.entity = facts_->subject[fact];
    } else {
      item.entity = facts_->object.kind[fact] == kEntityTerm ? facts_->object.id[fact] : kNone;
    }
    if (item.entity != kNone) ask_for(&index_->begin[item.entity]);
  }
  for (Item& item : batch_) {
    const bool entity = item.entity != kNone;
    item.begin = entity ? index_->begin[item.entity] : 0;
    item.end = entity ? index_->begin[item.entity + 1] : 0;
    ask_for(index_->ids.data() + item.begin);
  }
  if (relation_) find_relation();
  for (Item& item : batch_) {
    item.facts = {index_->ids.data() + item.begin, item.end - item.begin};
  }
  if (plain_ == nullptr) {
    fetch();
  } else {
    for (const Item& item : batch_) {
      if (!item.facts.empty()) ask_for(plain_ + index_of(item.facts.front()) / 64);
    }
  }
  // Those of the next batch.
  for (std::size_t k = kBatch; k < std::min(2 * kBatch, met.size()); ++k) {
    const std::uint32_t fact = index_of(met[k]);
    ask_for(side == Side::kSubject ? &facts_->subject[fact] : &facts_->object.id[fact]);
  }
}

// Halves all ranges at once and without a branch on what was read, so that memory is asked for many
// at a time.
void Lookahead::find_relation() {
  if (index_->ids.empty()) return;
  const std::uint32_t wanted = index_of(*relation_);
  const auto relation_at = [&](std::uint32_t place) {
    return facts_->relation[index_of(index_->ids[place])];
  };
  const auto last_place = static_cast<std::uint32_t>(index_->ids.size() - 1);
  std::array<std::uint32_t, kBatch> size{};
  std::uint32_t most = 0;
  for (std::size_t k = 0; k < batch_.size(); ++k) {
    size[k] = batch_[k].end - batch_[k].begin;
    most = std::max(most, size[k]);
  }
  for (; most > 0; most /= 2) {
    for (std::size_t k = 0; k < batch_.size(); ++k) {
      const std::uint32_t half = size[k] / 2;
      const std::uint32_t middle = std::min(batch_[k].begin + half, last_place);
      const auto below = static_cast<std::uint32_t>(relation_at(middle) < wanted) &
                         static_cast<std::uint32_t>(size[k] > 0);
      batch_[k].begin += below * (half + 1);
      size[k] = half - (below & (size[k] + 1));  // even: what is behind the middle is one less
    }
  }
  for (Item& item : batch_) {
    // There are few of them, so that their end is near.
    std::uint32_t end = item.begin;
    for (std::uint32_t step = 1; end < item.end && relation_at(end) == wanted; step *= 2) {
      end = step < item.end - end ? end + step : item.end;
    }
    const auto first = index_->ids.begin() + item.begin;
    const auto last = std::upper_bound(first, index_->ids.begin() + end, wanted,
                                       [&](std::uint32_t relation, FactId fact) {
                                         return relation < facts_->relation[index_of(fact)];
                                       });
    item.end = static_cast<std::uint32_t>(last - index_->ids.begin());
  }
}

// What is asked of each fact: its other end, whether it is good for a row, and what it counts for.
void Lookahead::fetch() const {
  for (const Item& item : batch_) {
    if (item.facts.empty()) continue;
    const std::uint32_t fact = index_of(item.facts.front());
    ask_for(&facts_->subject[fact]);
    ask_for(&facts_->object.kind[fact]);
    ask_for(&facts_->object.id[fact]);
    ask_for(&facts_->confidence[fact]);
    ask_for(&facts_->negated[fact]);
    ask_for(&facts_->modality[fact]);
    ask_for(&facts_->status[fact]);
    ask_for(&facts_->evidence_begin[fact]);
  }
}

}  // namespace weft
