// SPDX-License-Identifier: Apache-2.0
#include "fuzz/targets.h"

#include <array>
#include <cstdio>
#include <cstdlib>

#include "weft/core/error.h"

namespace weft::fuzz {
namespace {

constexpr std::array kTargets = {Target{"text", text},
                                 Target{"plain", plain},
                                 Target{"html", html},
                                 Target{"markdown", markdown},
                                 Target{"json_lines", json_lines},
                                 Target{"conllu", conllu},
                                 Target{"query", query},
                                 Target{"match", match},
                                 Target{"find", find},
                                 Target{"ontology", ontology},
                                 Target{"gazetteer", gazetteer},
                                 Target{"pack", pack},
                                 Target{"weights", weights},
                                 Target{"graphml", graphml},
                                 Target{"import_jsonl", import_jsonl},
                                 Target{"import_nquads", import_nquads},
                                 Target{"import_tsv", import_tsv},
                                 Target{"graph_file", graph_file},
                                 Target{"graph_image", graph_image},
                                 Target{"extract", extract}};

}  // namespace

std::span<const Target> targets() { return kTargets; }

void may_refuse(const std::function<void()>& work) {
  try {
    work();
  } catch (const Error& error) {
    promise(error.what()[0] != '\0', "an error says something");
  }
}

void promise(bool holds, const char* message) {
  if (holds) return;
  std::fprintf(stderr, "broken promise: %s\n", message);
  std::abort();
}

}  // namespace weft::fuzz
