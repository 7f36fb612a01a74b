// SPDX-License-Identifier: Apache-2.0
#include "cli/signals.h"

#include <signal.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <string_view>

#include "cli/command.h"

namespace weft {
namespace {

// Paths, each with a zero behind it, and one zero more.
std::array<char, 16384> unfinished_paths{};
std::atomic<bool> has_unfinished{false};

constexpr std::array kEnding = {SIGINT, SIGTERM, SIGHUP};

// Only async-signal-safe calls.
extern "C" void on_interrupt(int signal_number) {
  if (has_unfinished.load()) {
    for (const char* path = unfinished_paths.data(); *path != '\0'; ++path) {
      if (::unlink(path) != 0) ::rmdir(path);
      while (*path != '\0') ++path;
    }
  }
  constexpr std::string_view kMessage = "\nweft: interrupted\n";
  [[maybe_unused]] const auto written = ::write(STDERR_FILENO, kMessage.data(), kMessage.size());
  ::_exit(kExitSignal + signal_number);
}

}  // namespace

void install_signal_handlers() {
  struct sigaction action = {};
  action.sa_handler = on_interrupt;
  sigemptyset(&action.sa_mask);
  for (const int ending : kEnding) sigaction(ending, &action, nullptr);
  // A file past the size limit is an error of the write, told as a full disk is.
  signal(SIGXFSZ, SIG_IGN);
  // The default ends the program without a word, also where a parent had it ignored.
  signal(SIGPIPE, SIG_DFL);
}

HoldSignals::HoldSignals() {
  sigset_t ending;
  sigemptyset(&ending);
  for (const int signal_number : kEnding) sigaddset(&ending, signal_number);
  pthread_sigmask(SIG_BLOCK, &ending, &before_);
}

HoldSignals::~HoldSignals() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

RemoveOnInterrupt::RemoveOnInterrupt(const std::vector<std::string>& paths) {
  std::string all;
  for (const std::string& path : paths) all += path + '\0';
  if (all.size() >= unfinished_paths.size()) return;
  all.copy(unfinished_paths.data(), all.size());
  unfinished_paths[all.size()] = '\0';
  has_unfinished = true;
}

RemoveOnInterrupt::~RemoveOnInterrupt() { has_unfinished = false; }

}  // namespace weft
