// SPDX-License-Identifier: Apache-2.0
#include "cli/dispatch.h"
#include "cli/signals.h"

int main(int argc, char** argv) {
  weft::install_signal_handlers();
  return weft::dispatch({argv + 1, argv + argc});
}
