// SPDX-License-Identifier: Apache-2.0
//
// A pack's stages run one by one on documents that have their first layers already, with the time
// each takes.
#pragma once

#include <string>
#include <vector>

#include "weft/core/document.h"
#include "weft/evaluation/evaluation.h"
#include "weft/extractor/language_pack.h"

namespace weft {

class PackRun {
 public:
  // `until` names the last stage; empty: the last one before propositions are made. Throws
  // UsageError where the pack has no such stage.
  PackRun(const LanguagePack& pack, const std::string& until);

  // Runs the stages that a document with these layers still needs.
  void run(Document& document);

  const std::vector<StageTime>& times() const { return times_; }
  std::size_t tokens() const { return tokens_; }

 private:
  std::size_t first_stage(const Document& document) const;

  const LanguagePack& pack_;
  std::size_t end_ = 0;  // of the stages to run
  std::vector<StageTime> times_;
  std::size_t tokens_ = 0;
};

}  // namespace weft
