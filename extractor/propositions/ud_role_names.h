// SPDX-License-Identifier: Apache-2.0
//
// Capitals deceive: "President" is no name, and the name in "Singer Tom Reed left" is Tom Reed.
// Takes roles out of the names of a document, before anything is read of them. Deterministic,
// linear.
#pragma once

#include "extractor/propositions/role_nouns.h"
#include "extractor/propositions/ud_words.h"
#include "extractor/reference/reference_words.h"
#include "weft/core/document.h"

namespace weft {

void take_roles_from_names(Document& document, const RoleNouns& roles, const UdWords& words,
                           const ReferenceWords& kinds);

}  // namespace weft
