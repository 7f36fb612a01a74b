// SPDX-License-Identifier: Apache-2.0
#include "weft/core/parallel.h"

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace weft {
namespace {

// More than any machine has cores; each takes memory for its stack and its articles.
constexpr unsigned kMostThreads = 1024;

unsigned actual_threads(unsigned threads) {
  if (threads == 0) threads = std::thread::hardware_concurrency();
  return std::clamp(threads, 1U, kMostThreads);
}

// Where the system has no more threads, those that it gave do the work.
std::vector<std::thread> start(unsigned threads, const std::function<void()>& work) {
  std::vector<std::thread> workers;
  workers.reserve(threads);
  try {
    while (workers.size() < threads) workers.emplace_back(work);
  } catch (const std::system_error&) {
    if (workers.empty()) throw;
  }
  return workers;
}

// A ring of slots; each goes round through next, produce and consume.
class OrderedStream {
 public:
  OrderedStream(std::size_t slots, const std::function<bool(std::size_t)>& next,
                const std::function<void(std::size_t)>& produce)
      : next_(next), produce_(produce), done_(slots, 0) {}

  void work() {
    try {
      std::size_t slot = 0;
      while (take(slot)) {
        produce_(slot);
        const std::lock_guard lock(mutex_);
        done_[slot] = 1;
        changed_.notify_all();
      }
    } catch (...) {
      fail(std::current_exception());
    }
  }

  // The slot to consume next; false at the end or after a failure.
  bool wait(std::size_t& slot) {
    std::unique_lock lock(mutex_);
    slot = read_ % done_.size();
    changed_.wait(lock, [&] { return stop_ || done_[slot] != 0 || (ended_ && read_ == given_); });
    return !stop_ && done_[slot] != 0;
  }

  void free(std::size_t slot) {
    const std::lock_guard lock(mutex_);
    done_[slot] = 0;
    ++read_;
    changed_.notify_all();
  }

  void fail(std::exception_ptr error) {
    const std::lock_guard lock(mutex_);
    if (!error_) error_ = std::move(error);
    stop_ = true;
    changed_.notify_all();
  }

  std::exception_ptr error() {
    const std::lock_guard lock(mutex_);
    return error_;
  }

 private:
  bool take(std::size_t& slot) {
    const std::lock_guard one_at_a_time(next_mutex_);
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [&] { return stop_ || ended_ || given_ < read_ + done_.size(); });
      if (stop_ || ended_) return false;
      slot = given_ % done_.size();
    }
    const bool any = next_(slot);
    const std::lock_guard lock(mutex_);
    if (any) {
      ++given_;
    } else {
      ended_ = true;
    }
    changed_.notify_all();
    return any;
  }

  const std::function<bool(std::size_t)>& next_;
  const std::function<void(std::size_t)>& produce_;
  std::mutex next_mutex_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<char> done_;
  std::size_t given_ = 0;
  std::size_t read_ = 0;
  bool ended_ = false;
  bool stop_ = false;
  std::exception_ptr error_;
};

}  // namespace

std::size_t stream_slots(unsigned threads) { return std::size_t{4} * actual_threads(threads); }

void stream_in_order(unsigned threads, const std::function<bool(std::size_t)>& next,
                     const std::function<void(std::size_t)>& produce,
                     const std::function<void(std::size_t)>& consume) {
  threads = actual_threads(threads);
  if (threads == 1) {
    while (next(0)) {
      produce(0);
      consume(0);
    }
    return;
  }
  OrderedStream stream(stream_slots(threads), next, produce);
  std::vector<std::thread> workers = start(threads, [&stream] { stream.work(); });
  try {
    for (std::size_t slot = 0; stream.wait(slot); stream.free(slot)) consume(slot);
  } catch (...) {
    stream.fail(std::current_exception());
  }
  for (std::thread& worker : workers) worker.join();
  if (const std::exception_ptr error = stream.error()) std::rethrow_exception(error);
}

void parallel_in_order(std::size_t count, unsigned threads,
                       const std::function<void(std::size_t)>& produce,
                       const std::function<void(std::size_t)>& consume) {
  if (count < 2) threads = 1;
  std::vector<std::size_t> index(stream_slots(threads));
  std::size_t taken = 0;
  stream_in_order(
      threads,
      [&](std::size_t slot) {
        if (taken == count) return false;
        index[slot] = taken++;
        return true;
      },
      [&](std::size_t slot) { produce(index[slot]); },
      [&](std::size_t slot) { consume(index[slot]); });
}

}  // namespace weft
