// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "cli/command.h"

namespace weft {
namespace {

constexpr std::array kCommands = {
    Command{"extract", "Read", "FILE...|-", "print the statements of articles, one line each",
            setup_extract},
    Command{"inspect", "Read", "FILE", "print every layer of analysis of an article",
            setup_inspect},
};

}  // namespace

std::span<const Command> commands() { return kCommands; }

}  // namespace weft
