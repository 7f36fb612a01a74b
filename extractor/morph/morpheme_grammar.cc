// SPDX-License-Identifier: Apache-2.0
#include "extractor/morph/morpheme_grammar.h"

namespace weft {
namespace {

bool is_ending(std::string_view tag) { return tag.starts_with('E'); }
bool is_particle(std::string_view tag) { return tag.starts_with('J'); }
bool is_mark(std::string_view tag) {
  return tag.starts_with('S') && tag != "SL" && tag != "SH" && tag != "SN" && tag != "SW";
}

}  // namespace

bool is_stem(std::string_view tag) {
  return tag == "VV" || tag == "VA" || tag == "VX" || tag == "VCP" || tag == "VCN" ||
         tag == "XSV" || tag == "XSA";
}

bool may_join(std::string_view before, std::string_view after) {
  if (is_mark(before) || is_mark(after)) return true;
  if (is_stem(before) || before == "EP") return is_ending(after);
  if (is_ending(after)) return is_ending(before);
  if (is_particle(before)) return is_particle(after) || after == "VCP" || after == "VCN";
  // "다온FC": before Latin letters stands no predicate.
  if (after == "SL") return !is_ending(before);
  if (after == "XSV" || after == "XSA") return !is_ending(before);
  return true;
}

bool may_end(std::string_view tag) { return !is_stem(tag) && tag != "EP"; }

}  // namespace weft
