// SPDX-License-Identifier: Apache-2.0
//
// Map on several threads, fold in input order: the result is the same for any number of threads.
#pragma once

#include <cstddef>
#include <functional>

namespace weft {

// Calls produce(i) for i in [0, count) on `threads` threads (0 means all cores) and consume(i) on
// the calling thread, in order of i, each after its produce(i). At most 4 * threads results wait.
// The first exception thrown by either stops the work and is rethrown here.
void parallel_in_order(std::size_t count, unsigned threads,
                       const std::function<void(std::size_t)>& produce,
                       const std::function<void(std::size_t)>& consume);

}  // namespace weft
