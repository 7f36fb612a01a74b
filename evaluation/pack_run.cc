// SPDX-License-Identifier: Apache-2.0
#include "evaluation/pack_run.h"

#include <algorithm>
#include <ctime>

#include "extractor/stage.h"
#include "weft/core/error.h"

namespace weft {
namespace {

double processor_seconds() {
  return static_cast<double>(std::clock()) / static_cast<double>(CLOCKS_PER_SEC);
}

std::size_t place_of(const LanguagePack& pack, std::string_view name) {
  const auto& stages = pack.stages();
  const auto it = std::find_if(stages.begin(), stages.end(),
                               [&](const NamedStage& stage) { return stage.name == name; });
  return static_cast<std::size_t>(it - stages.begin());
}

// Analysis ends where propositions begin: they read its layers and some mend them for their own
// ends.
std::size_t end_of_analysis(const LanguagePack& pack) {
  const auto& stages = pack.stages();
  const auto it = std::find_if(stages.begin(), stages.end(), [](const NamedStage& stage) {
    return stage.name.ends_with("propositions");
  });
  return static_cast<std::size_t>(it - stages.begin());
}

}  // namespace

PackRun::PackRun(const LanguagePack& pack, const std::string& until) : pack_(pack) {
  end_ = until.empty() ? end_of_analysis(pack) : place_of(pack, until) + 1;
  if (end_ > pack.stages().size()) {
    std::string known;
    for (const NamedStage& stage : pack.stages()) known += (known.empty() ? "" : ", ") + stage.name;
    throw UsageError("the pack has no stage \"" + until + "\"; there are: " + known);
  }
  for (std::size_t s = 0; s < end_; ++s) times_.push_back({pack.stages()[s].name, 0});
}

std::size_t PackRun::first_stage(const Document& document) const {
  if (!document.tokens.empty()) return place_of(pack_, "tokens") + 1;
  if (!document.sentences.empty()) return place_of(pack_, "sentences") + 1;
  return document.blocks.empty() ? 0 : place_of(pack_, "sentences");
}

void PackRun::run(Document& document) {
  for (std::size_t s = first_stage(document); s < end_; ++s) {
    const double start = processor_seconds();
    pack_.stages()[s].stage->apply(document);
    times_[s].seconds += processor_seconds() - start;
  }
  tokens_ += document.tokens.size();
}

}  // namespace weft
