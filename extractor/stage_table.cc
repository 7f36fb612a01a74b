// SPDX-License-Identifier: Apache-2.0
//
// Every stage that a pack.json may name, one row each.
#include "extractor/linear/parser.h"
#include "extractor/linear/tagger.h"
#include "extractor/linear/word_forms.h"
#include "extractor/literals/literal_stage.h"
#include "extractor/morph/morphemes_stage.h"
#include "extractor/names/gazetteer_stage.h"
#include "extractor/names/name_stage.h"
#include "extractor/neural/encoder_stage.h"
#include "extractor/propositions/eojeol_propositions.h"
#include "extractor/propositions/ud_open_clauses.h"
#include "extractor/propositions/ud_propositions.h"
#include "extractor/read/blocks_stage.h"
#include "extractor/reference/name_mending.h"
#include "extractor/reference/name_types.h"
#include "extractor/reference/reference_stage.h"
#include "extractor/relations/confidence_stage.h"
#include "extractor/relations/pair_stage.h"
#include "extractor/relations/statement_stage.h"
#include "extractor/segment/sentences.h"
#include "extractor/segment/tokens.h"
#include "extractor/stage.h"
#include "weft/core/error.h"

namespace weft {
namespace {

struct StageRow {
  std::string_view name;
  std::unique_ptr<const Stage> (*make)(const StageContext& context);
};

// Stages in the order in which packs use them.
constexpr StageRow kStages[] = {
    {"sentences", make_sentence_stage},
    {"tokens", make_token_stage},
    {"morphemes", make_morphemes_stage},
    {"encoder", make_encoder_stage},
    {"tagger", make_tagger_stage},
    {"tagged-morphemes", make_tagged_morphemes_stage},
    {"lemmas", make_lemma_stage},
    {"parser", make_parser_stage},
    {"features", make_feature_stage},
    {"name-mending", make_name_mending_stage},
    {"literals", make_literal_stage},
    {"names", make_name_stage},
    {"name-list", make_name_list_stage},
    {"blocks", make_blocks_stage},
    {"eojeol-propositions", make_eojeol_propositions_stage},
    {"ud-propositions", make_ud_propositions_stage},
    {"open-clauses", make_open_clauses_stage},
    {"name-types", make_name_types_stage},
    {"reference", make_reference_stage},
    {"statements", make_statement_stage},
    {"confidence", make_confidence_stage},
    {"pairs", make_pair_stage},
};

}  // namespace

void Stage::explain(Document& document, std::vector<RuleTrial>& /*trials*/) const {
  apply(document);
}

std::string StageContext::option(std::string_view key, std::string_view fallback) const {
  const auto it = options.find(key);
  return it == options.end() ? std::string(fallback) : it->second;
}

std::string StageContext::required(std::string_view key) const {
  const auto it = options.find(key);
  if (it != options.end()) return it->second;
  throw FormatError({files.describe("pack.json"), {}, {}, {}},
                    "a stage lacks its option \"" + std::string(key) + "\"");
}

std::unique_ptr<const Stage> make_stage(std::string_view name, const StageContext& context) {
  std::string known;
  for (const StageRow& row : kStages) {
    if (row.name == name) return row.make(context);
    known += (known.empty() ? "" : ", ") + std::string(row.name);
  }
  throw FormatError({context.files.describe("pack.json"), {}, {}, {}},
                    "unknown stage \"" + std::string(name) + "\"; there are: " + known);
}

}  // namespace weft
