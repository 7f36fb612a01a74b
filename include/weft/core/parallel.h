// SPDX-License-Identifier: Apache-2.0
//
// Map on several threads, fold in input order: the result is the same for any number of threads.
#pragma once

#include <cstddef>
#include <functional>

namespace weft {

// Calls produce(i) for i in [0, count) on `threads` threads (0 means all cores; of more than 1024,
// or more than the system gives, as many as there are) and consume(i) on the calling thread, in
// order of i, each after its produce(i). At most 4 * threads results wait. The first exception
// thrown by either stops the work and is rethrown here.
void parallel_in_order(std::size_t count, unsigned threads,
                       const std::function<void(std::size_t)>& produce,
                       const std::function<void(std::size_t)>& consume);

// The same for a stream whose length nobody knows. Work passes through 4 * threads slots that the
// caller keeps: next(slot) fills one and says whether there was anything (called by one thread at a
// time, in order), produce(slot) works on it in parallel, consume(slot) reads it on the calling
// thread, in the order of next. What next has given is consumed at once when it is ready, however
// long the following next takes.
void stream_in_order(unsigned threads, const std::function<bool(std::size_t)>& next,
                     const std::function<void(std::size_t)>& produce,
                     const std::function<void(std::size_t)>& consume);

// How many slots stream_in_order() uses for this number of threads (0 means all cores).
std::size_t stream_slots(unsigned threads);

}  // namespace weft
