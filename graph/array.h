// SPDX-License-Identifier: Apache-2.0
//
// The elements of one property: its own while they are made, or those that lie in bytes that
// somebody else keeps, such as a mapped file. Reading costs the same either way.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <span>
#include <utility>
#include <vector>

namespace weft {

template <typename T>
class Array {
 public:
  using value_type = T;

  Array() = default;
  Array(std::initializer_list<T> items) : own_(items) { take_own(); }
  explicit Array(std::vector<T> items) : own_(std::move(items)) { take_own(); }
  // Must not outlive the bytes behind the view.
  static Array viewing(std::span<const T> view) {
    Array out;
    out.data_ = view.data();
    out.size_ = view.size();
    return out;
  }

  Array(Array&& other) noexcept
      : own_(std::move(other.own_)),
        data_(std::exchange(other.data_, nullptr)),
        size_(std::exchange(other.size_, 0)) {}
  Array& operator=(Array&& other) noexcept {
    own_ = std::move(other.own_);
    data_ = std::exchange(other.data_, nullptr);
    size_ = std::exchange(other.size_, 0);
    return *this;
  }
  Array(const Array&) = delete;
  Array& operator=(const Array&) = delete;

  const T& operator[](std::size_t i) const { return data_[i]; }
  const T* data() const { return data_; }
  const T* begin() const { return data_; }
  const T* end() const { return data_ + size_; }
  const T& front() const { return data_[0]; }
  const T& back() const { return data_[size_ - 1]; }
  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }

  // Only for elements of its own.
  void push_back(T item) {
    own_.push_back(std::move(item));
    take_own();
  }
  template <typename Iterator>
  void append(Iterator first, Iterator last) {
    own_.insert(own_.end(), first, last);
    take_own();
  }

 private:
  void take_own() {
    data_ = own_.data();
    size_ = own_.size();
  }

  std::vector<T> own_;
  const T* data_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace weft
