// SPDX-License-Identifier: Apache-2.0
//
// Ctrl-C ends the program at once with exit code 130, other ending signals with 128 plus their
// number; a closed pipe ends it silently. Files appear
// only by rename, so the one thing to tidy is an unfinished file beside its final place.
#pragma once

#include <signal.h>

#include <string>
#include <vector>

namespace weft {

void install_signal_handlers();

// While alive, ending signals wait; for a few system calls of a thread that has no others beside
// it.
class HoldSignals {
 public:
  HoldSignals();
  ~HoldSignals();
  HoldSignals(const HoldSignals&) = delete;
  HoldSignals& operator=(const HoldSignals&) = delete;

 private:
  sigset_t before_;
};

// While alive, Ctrl-C removes the files, and folders that are empty then, in their order before the
// program ends. One at a time.
class RemoveOnInterrupt {
 public:
  explicit RemoveOnInterrupt(const std::string& path)
      : RemoveOnInterrupt(std::vector<std::string>{path}) {}
  explicit RemoveOnInterrupt(const std::vector<std::string>& paths);
  ~RemoveOnInterrupt();
  RemoveOnInterrupt(const RemoveOnInterrupt&) = delete;
  RemoveOnInterrupt& operator=(const RemoveOnInterrupt&) = delete;
};

}  // namespace weft
