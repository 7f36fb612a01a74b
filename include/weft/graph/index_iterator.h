// SPDX-License-Identifier: Apache-2.0
//
// Goes over what is put together when it is asked for by its index.
#pragma once

#include <cstddef>
#include <iterator>
#include <utility>

namespace weft {

// `Items` gives an `Item` by operator[]; a copy of it is kept, so that it should be cheap to copy.
template <typename Items, typename Item>
class IndexIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = Item;
  using difference_type = std::ptrdiff_t;
  using pointer = void;
  using reference = Item;

  IndexIterator(Items items, std::size_t index) : items_(std::move(items)), index_(index) {}
  Item operator*() const { return items_[index_]; }
  IndexIterator& operator++() {
    ++index_;
    return *this;
  }
  IndexIterator operator++(int) { return {items_, index_++}; }
  // Of one container.
  bool operator==(const IndexIterator& other) const { return index_ == other.index_; }

 private:
  Items items_;
  std::size_t index_;
};

}  // namespace weft
