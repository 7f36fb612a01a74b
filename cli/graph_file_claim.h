// SPDX-License-Identifier: Apache-2.0
//
// A graph file that a command is going to write: nobody else may, and Ctrl-C leaves no unfinished
// file beside it, at no moment.
#pragma once

#include <optional>
#include <string>

#include "cli/signals.h"
#include "weft/export/graph_file.h"

namespace weft {

class GraphFileClaim {
 public:
  // Throws as GraphFileLock does.
  explicit GraphFileClaim(const std::string& path)
      : held_(std::in_place), lock_(path), unfinished_(GraphFileLock::partial_path(path)) {
    held_.reset();
  }
  ~GraphFileClaim() { held_.emplace(); }
  GraphFileClaim(const GraphFileClaim&) = delete;
  GraphFileClaim& operator=(const GraphFileClaim&) = delete;

  const GraphFileLock& lock() const { return lock_; }

 private:
  std::optional<HoldSignals> held_;  // outlives the others, so that signals wait while they go
  GraphFileLock lock_;
  RemoveOnInterrupt unfinished_;
};

}  // namespace weft
