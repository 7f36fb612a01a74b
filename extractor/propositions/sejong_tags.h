// SPDX-License-Identifier: Apache-2.0
//
// Classes of morpheme tags of the Sejong tag set (21st Century Sejong Project): N* nouns, V*
// predicates, XS* suffixes, J* particles, E* endings, S* symbols and foreign script.
#pragma once

#include <string_view>

namespace weft {

// Foreign script, numbers, roots and prefixes are parts of nouns as well.
inline bool is_noun_tag(std::string_view tag) {
  return tag.starts_with("N") || tag == "SL" || tag == "SH" || tag == "SN" || tag == "XR" ||
         tag == "XSN" || tag == "XPN" || tag == "SW";
}
inline bool is_particle_tag(std::string_view tag) { return tag.starts_with("J"); }
inline bool is_ending_tag(std::string_view tag) { return tag.starts_with("E"); }
// Auxiliaries, and suffixes that make a verb of a noun, among them; the copula is not.
inline bool is_verb_tag(std::string_view tag) {
  return tag == "VV" || tag == "VA" || tag == "VX" || tag == "XSV" || tag == "XSA";
}
inline bool is_copula_tag(std::string_view tag) { return tag == "VCP" || tag == "VCN"; }

}  // namespace weft
