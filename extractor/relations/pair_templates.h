// SPDX-License-Identifier: Apache-2.0
//
// The templates of a pair's features, shared by the files that fill them in.
#pragma once

#include <cstdint>
#include <vector>

#include "extractor/linear/linear_model.h"

namespace weft {

// Templates. Numbers are part of trained weights: new ones go to the end.
enum PairTemplate : std::uint32_t {
  kTypes = 1000,
  kTypesOrder,
  kDistance,
  kWordDistance,
  kWholeBetween,
  kTagsBetween,
  kFormBetween,
  kFormBetweenTypes,
  kFormBetweenFamily,
  kTwoBetween,
  kThreeBetween,
  kBeforeForm,
  kBeforeTag,
  kBeforeTwo,
  kAfterForm,
  kAfterTag,
  kAfterTwo,
  kFirstBetween,
  kLastBetween,
  kAnyAfter,
  kAnyBefore,
  kAfterFamily,
  kAfterTwoFamily,
  kBeforeFamily,
  kOwnText,
  kOwnLength,
  kOwnShape,
  kOwnEnd,
  kOwnStart,
  kOwnWord,
  kOwnCue,
  kObjectNear,
  kObjectCueNear,
  kCueAround,
  kTail,
  kTails,
  kWithin,
  kSameStart,
  kOverlap,
  kPairText,
  kBrackets,
  kCommas,
  kEdges,
  kAdjacent,
  kLetters2,
  kLetters3,
  kLettersAfter,
  kLettersBefore,
  kRelations,
  kPathLength,
  kPath,
  kPathLemma,
  kCommon,
  kDirect,
  kOnPath,
  kHeadLemma,
  kChild,
  kVerbAfter,
  kNameOwn,
  kNamesBetween,
  kNearer,
  kNameBeside,
};

class PairFeatureWriter {
 public:
  explicit PairFeatureWriter(std::vector<Feature>& out) : out_(out) {}
  template <typename... Values>
  void operator()(PairTemplate kind, Values... values) {
    out_.push_back(feature(kind, values...));
  }
  // Each kind of a word that the lists know.
  template <typename... Values>
  void each_cue(PairTemplate kind, std::uint32_t cues, Values... values) {
    for (std::uint32_t bit = 0; cues != 0; ++bit, cues >>= 1U) {
      if ((cues & 1U) != 0) out_.push_back(feature(kind, bit, values...));
    }
  }

 private:
  std::vector<Feature>& out_;
};

}  // namespace weft
