// SPDX-License-Identifier: Apache-2.0
//
//   const Progress progress("reading", "articles", [&] { return done.load(); }, [&] { return all;
//   });
//
// Tells a person at a terminal how far a work is that takes longer than a second: count, rate and,
// where the end is known, the time left, on one line of standard error that goes when the work is
// done or a message comes. Silent with --quiet and where standard error is no terminal.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

namespace weft {

class Progress {
 public:
  using Count = std::function<std::size_t()>;
  using Step = std::function<std::string()>;

  // `unit` is "articles" or the like, or "MB" where bytes are counted. `done` and `total` are asked
  // from another thread; without `done` only the time is told, a total of 0 is not known. `step`
  // names what is being done to the first, while none is done.
  explicit Progress(std::string doing, std::string unit = "", Count done = {}, Count total = {},
                    Step step = {});
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

 private:
  void run();

  std::string doing_;
  std::string unit_;
  Count done_;
  Count total_;
  Step step_;
  std::mutex mutex_;
  std::condition_variable end_;
  bool ended_ = false;
  std::thread thread_;
};

// Takes a line that is shown away, so that a message has the place.
void hide_progress();

// "reading 1,200 of 5,000 articles, 56/s, 1:08 left"; "reading 0 of 1 articles, names, 0:12".
std::string progress_text(const std::string& doing, const std::string& unit, std::size_t done,
                          std::size_t total, double seconds, const std::string& step = "");

// Bytes of a file, or of the files in a folder; 0 where there is none.
std::size_t bytes_at(const std::string& path);

}  // namespace weft
