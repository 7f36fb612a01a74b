// SPDX-License-Identifier: Apache-2.0
#include "weft/core/letters.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

namespace weft {

char32_t base_letter(char32_t c) {
  const bool latin = (c >= 0xC0 && c <= 0x24F) || (c >= 0x1E00 && c <= 0x1EFF);
  if (!latin) return c;
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
  icu::UnicodeString parts;
  if (U_FAILURE(status) || !nfd->getDecomposition(static_cast<UChar32>(c), parts)) return c;
  return static_cast<char32_t>(parts.char32At(0));
}

}  // namespace weft
