// SPDX-License-Identifier: Apache-2.0
//
// Where a report was written, before its first sentence: "Lund, Sweden — A fire destroyed it".
#include <algorithm>

#include "extractor/propositions/ud_phrase_mends.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

constexpr std::uint32_t kLongestDateline = 14;  // tokens

bool is_long_dash(std::string_view text) { return text == "\u2014" || text == "\u2013"; }

}  // namespace

// The place takes no part in what the clause behind the dash says.
void UdPhraseMends::part_dateline() {
  const Node last = std::min(range_.end, range_.begin + kLongestDateline);
  Node dash = range_.begin + 1;
  while (dash < last && !is_long_dash(text(dash))) ++dash;
  if (dash >= last || dash + 2 >= range_.end) return;
  const std::uint32_t place = name_at(dash - 1);
  if (place == kNone || names_[place].type != EntityType::kPlace) return;
  if (!is_upper(decode_utf8(text(dash + 1)).front())) return;
  for (Node n = range_.begin; n < range_.end; ++n) {
    const bool verb = token(n).upos == Upos::kVerb || token(n).upos == Upos::kAux;
    if (n < dash && verb && name_at(n) == kNone) return;
    if (n > dash && is_long_dash(text(n))) return;  // "Lund — the capital — is old"
  }
  const auto before = [&](Node n) { return n == kNone || n <= dash; };
  Node clause = kNone;
  for (Node n = dash + 1; n < range_.end && clause == kNone; ++n) {
    const bool predicate = token(n).upos == Upos::kVerb || has(n, "cop");
    if (predicate && before(head(n)) && !related(n, "acl")) clause = n;
  }
  if (clause == kNone) return;
  head(clause) = kNone;
  relation(clause) = "root";
  for (Node n = range_.begin; n <= dash; ++n) {
    if (head(n) == kNone || head(n) > dash) attach(n, clause, "dep");
  }
  for (Node n = dash + 1; n < range_.end; ++n) {
    if (n == clause || !before(head(n))) continue;
    const bool subject = n < clause && nominal(n) && !has(clause, "nsubj");
    const bool passive = has(clause, "aux:pass");
    attach(n, clause, subject ? (passive ? "nsubj:pass" : "nsubj") : relation(n));
  }
}

}  // namespace weft
