// SPDX-License-Identifier: Apache-2.0
#include "cli/progress.h"

#include <unistd.h>

#include <chrono>
#include <cmath>
#include <filesystem>
#include <system_error>

#include "cli/messages.h"

namespace weft {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::milliseconds kFirst{1000};
constexpr std::chrono::milliseconds kBetween{250};

std::mutex shown_mutex;
bool shown = false;
Clock::time_point free_from;  // a message has the line until then

void write_out(const std::string& text) {
  [[maybe_unused]] const auto written = ::write(STDERR_FILENO, text.data(), text.size());
}

void show(const std::string& text) {
  const std::lock_guard lock(shown_mutex);
  if (Clock::now() < free_from) return;
  write_out("\r\x1b[K" + text);
  shown = true;
}

std::string grouped(std::size_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, ",");
  return digits;
}

std::string clock_text(double seconds) {
  const auto whole = static_cast<std::size_t>(std::lround(seconds));
  const std::string tail = std::to_string(whole % 60);
  return std::to_string(whole / 60) + (tail.size() < 2 ? ":0" : ":") + tail;
}

}  // namespace

void hide_progress() {
  const std::lock_guard lock(shown_mutex);
  if (shown) write_out("\r\x1b[K");
  shown = false;
  free_from = Clock::now() + kBetween;
}

std::string progress_text(const std::string& doing, const std::string& unit, std::size_t done,
                          std::size_t total, double seconds, const std::string& step) {
  if (unit.empty()) return doing + ", " + clock_text(seconds);
  const double scale = unit == "MB" ? 1e6 : 1;
  const double rate = static_cast<double>(done) / scale / std::max(seconds, 1e-3);
  const auto count = [&](std::size_t number) {
    return grouped(static_cast<std::size_t>(static_cast<double>(number) / scale));
  };
  const bool known = total > 0 && done <= total;
  std::string text = doing + " " + count(done) + (known ? " of " + count(total) : "") + " " + unit;
  if (done == 0) return text + (step.empty() ? "" : ", " + step) + ", " + clock_text(seconds);
  if (rate >= 10) {
    text += ", " + grouped(static_cast<std::size_t>(std::lround(rate))) + "/s";
  } else {
    const auto tenths = static_cast<std::size_t>(std::lround(rate * 10));
    text += ", " + std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + "/s";
  }
  if (!known) return text;
  return text + ", " + clock_text(static_cast<double>(total - done) / scale / rate) + " left";
}

std::size_t bytes_at(const std::string& path) {
  std::error_code error;
  if (!std::filesystem::is_directory(path, error)) {
    const auto size = std::filesystem::file_size(path, error);
    return error ? 0 : static_cast<std::size_t>(size);
  }
  std::size_t bytes = 0;
  auto it = std::filesystem::directory_iterator(path, error);
  for (; !error && it != std::filesystem::end(it); it.increment(error)) {
    std::error_code gone;  // a file that was renamed meanwhile
    const auto size = it->file_size(gone);
    if (!gone) bytes += static_cast<std::size_t>(size);
  }
  return bytes;
}

Progress::Progress(std::string doing, std::string unit, Count done, Count total, Step step)
    : doing_(std::move(doing)),
      unit_(std::move(unit)),
      done_(std::move(done)),
      total_(std::move(total)),
      step_(std::move(step)) {
  if (common_options().quiet || isatty(STDERR_FILENO) == 0) return;
  try {
    thread_ = std::thread([this] { run(); });
  } catch (const std::system_error&) {  // no thread to be had: the work goes on without
  }
}

Progress::~Progress() {
  if (!thread_.joinable()) return;
  {
    const std::lock_guard lock(mutex_);
    ended_ = true;
  }
  end_.notify_all();
  thread_.join();
  hide_progress();
}

void Progress::run() {
  const Clock::time_point start = Clock::now();
  std::size_t total = 0;
  std::unique_lock lock(mutex_);
  auto wait = kFirst;
  while (!end_.wait_for(lock, wait, [this] { return ended_; })) {
    if (wait == kFirst && total_) total = total_();
    wait = kBetween;
    const std::chrono::duration<double> passed = Clock::now() - start;
    show("weft: " + progress_text(doing_, unit_, done_ ? done_() : 0, total, passed.count(),
                                  step_ ? step_() : ""));
  }
}

}  // namespace weft
