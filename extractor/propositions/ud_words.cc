// SPDX-License-Identifier: Apache-2.0
#include "extractor/propositions/ud_words.h"

#include <utility>

#include "extractor/table.h"
#include "weft/core/error.h"

namespace weft {
namespace {

constexpr std::pair<std::string_view, WordClass> kClasses[] = {
    {"negator", WordClass::kNegator},
    {"auxiliary", WordClass::kAuxiliary},
    {"adverb", WordClass::kAdverb},
    {"reporting", WordClass::kReporting},
    {"control", WordClass::kControl},
    {"content-noun", WordClass::kContentNoun},
    {"condition", WordClass::kCondition},
    {"without", WordClass::kWithout},
    {"nobody", WordClass::kNobody},
    {"leadership", WordClass::kLeadership},
    {"between", WordClass::kBetween},
    {"event-claim", WordClass::kEventClaim},
    {"state-office", WordClass::kStateOffice},
    {"blame-mark", WordClass::kBlameMark},
    {"field-head", WordClass::kFieldHead},
    {"unreal", WordClass::kUnreal},
    {"future-in-past", WordClass::kFutureInPast},
    {"on-terms", WordClass::kOnTerms},
    {"abstract-ending", WordClass::kAbstractEnding},
    {"concrete", WordClass::kConcrete},
    {"afterwards", WordClass::kAfterwards},
    {"respectively", WordClass::kRespectively},
    {"relative", WordClass::kRelative},
    {"relative-place", WordClass::kRelativePlace},
    {"agent", WordClass::kAgent},
    {"source", WordClass::kSource},
    {"as", WordClass::kAs},
    {"possession", WordClass::kPossession},
    {"partitive", WordClass::kPartitive},
    {"demonym-field", WordClass::kDemonymField},
    {"demonym", WordClass::kDemonym},
    {"not-possessor", WordClass::kNotPossessor},
    {"event-noun", WordClass::kEventNoun},
    {"state-noun", WordClass::kStateNoun},
    {"become", WordClass::kBecome},
    {"birth", WordClass::kBirth},
    {"death", WordClass::kDeath},
    {"also", WordClass::kAlso},
    {"unique", WordClass::kUnique},
    {"years", WordClass::kYears},
    {"example", WordClass::kExample},
    {"include", WordClass::kInclude},
    {"have", WordClass::kHave},
    {"sequel", WordClass::kSequel},
    {"dummy", WordClass::kDummy},
    {"before-name", WordClass::kBeforeName},
    {"object-control", WordClass::kObjectControl},
    {"unfinished", WordClass::kUnfinished},
    {"ending", WordClass::kEnding},
    {"vacuous", WordClass::kVacuous},
    {"blame", WordClass::kBlame},
    {"two-objects", WordClass::kTwoObjects},
    {"relative-person", WordClass::kRelativePerson},
    {"quantifier", WordClass::kQuantifier},
    {"portion", WordClass::kPortion},
    {"connective", WordClass::kConnective},
    {"unsaid-be", WordClass::kUnsaidBe},
    {"unsaid-have", WordClass::kUnsaidHave},
    {"ruler", WordClass::kRuler},
    {"no-description", WordClass::kNoDescription},
    {"judging", WordClass::kJudging},
    {"opinion", WordClass::kOpinion},
    {"absolute", WordClass::kAbsolute},
    {"alignment", WordClass::kAlignment},
    {"alignment-prefix", WordClass::kAlignmentPrefix},
    {"faction", WordClass::kFaction},
    {"political-body", WordClass::kPoliticalBody},
    {"result-of", WordClass::kResultOf},
    {"result", WordClass::kResult},
    {"locative", WordClass::kLocative},
    {"former-adverb", WordClass::kFormer},
    {"giving", WordClass::kGiving},
    {"state-verb", WordClass::kState},
    {"measure-verb", WordClass::kMeasure},
    {"beside", WordClass::kBeside},
    {"successor", WordClass::kSuccessor},
    {"appointing", WordClass::kAppointing},
    {"office-marker", WordClass::kOfficeMarker},
    {"office-noun", WordClass::kOffice},
    {"holding-office", WordClass::kHoldingOffice},
    {"acting", WordClass::kActing},
    {"performing", WordClass::kPerforming},
    {"time-noun", WordClass::kTimeNoun},
    {"leaving", WordClass::kLeaving},
    {"place-participle", WordClass::kPlaceParticiple},
    {"body", WordClass::kBody},
    {"survivor", WordClass::kSurvivor},
    {"dead", WordClass::kDead},
    {"naming", WordClass::kNaming},
    {"such", WordClass::kSuch},
    {"companion", WordClass::kCompanion},
    {"complex-adposition", WordClass::kComplex},
    {"field-title", WordClass::kFieldTitle},
    {"employment", WordClass::kEmployment},
    {"work-part", WordClass::kWorkPart},
    {"report-noun", WordClass::kReportNoun},
    {"transitive", WordClass::kTransitive},
    {"among", WordClass::kAmong},
    {"place-kind", WordClass::kPlaceKind},
    {"place-part", WordClass::kPlacePart},
    {"settlement", WordClass::kSettlement},
    {"means", WordClass::kMeans},
    {"resigning", WordClass::kResigning},
    {"direction", WordClass::kDirection},
    {"nation", WordClass::kNation},
    {"lasting", WordClass::kLasting},
    {"released", WordClass::kReleased},
    {"tenure", WordClass::kTenure},
    {"characterizing", WordClass::kCharacterizing},
    {"rank", WordClass::kRank},
    {"concession", WordClass::kConcession},
    {"limiter", WordClass::kLimiter},
    {"bystander", WordClass::kBystander},
    {"certain", WordClass::kCertain},
    {"board", WordClass::kBoard},
    {"making", WordClass::kMaking},
    {"onward", WordClass::kOnward},
    {"there", WordClass::kThere},
    {"besides", WordClass::kBesides},
    {"premises", WordClass::kPremises},
    {"now", WordClass::kNow},
    {"exchange", WordClass::kExchange},
};

std::optional<WordClass> class_named(std::string_view name) {
  for (const auto& [known, word_class] : kClasses) {
    if (known == name) return word_class;
  }
  return std::nullopt;
}

bool has_claim(WordClass word_class) {
  return word_class == WordClass::kAuxiliary || word_class == WordClass::kAdverb ||
         word_class == WordClass::kReporting || word_class == WordClass::kControl ||
         word_class == WordClass::kContentNoun || word_class == WordClass::kPerforming;
}

}  // namespace

std::optional<UdClaim> UdClaim::parse(std::string_view name) {
  UdClaim claim;
  if (name == "negated") {
    claim.negated = true;
  } else if (name == "hypothetical") {
    claim.hypothetical = true;
  } else if (name != "asserted") {
    const std::optional<Modality> modality = parse_modality(name);
    if (!modality) return std::nullopt;
    claim.modality = *modality;
  }
  return claim;
}

void UdClaim::add(const UdClaim& other) {
  negated = negated != other.negated;
  hypothetical = hypothetical || other.hypothetical;
  const auto weaker = [](Modality m) {
    return m == Modality::kAsserted ? 0 : m == Modality::kReported ? 1 : 2;
  };
  if (weaker(other.modality) > weaker(modality)) modality = other.modality;
}

UdWords::UdWords(const PackFiles& files) {
  const std::string file = files.describe("clause_words.tsv");
  for (const TableRow& row : parse_table(files.open("clause_words.tsv"), file, 2, 3)) {
    const std::optional<WordClass> word_class = class_named(row.cells[0]);
    if (!word_class) {
      throw FormatError({file, row.line, {}, {}},
                        "unknown word class '" + std::string(row.cells[0]) + "'");
    }
    if (has_claim(*word_class) && !UdClaim::parse(row.cells[2])) {
      throw FormatError({file, row.line, {}, {}},
                        "unknown claim '" + std::string(row.cells[2]) + "'");
    }
    Words& words = classes_[static_cast<std::size_t>(*word_class)];
    for (const std::string_view word : split_words(row.cells[1], ',')) {
      words.emplace(word, row.cells[2]);
    }
  }
  const std::string endings = files.describe("verb_endings.tsv");
  for (const TableRow& row : parse_table(files.open("verb_endings.tsv"), endings, 1, 2)) {
    if (row.cells[0].starts_with('=')) {
      verb_forms_.emplace(row.cells[0].substr(1), row.cells[1]);
    } else {
      verb_endings_.emplace_back(row.cells[0], row.cells[1]);
    }
  }
  const std::string light = files.describe("light_verbs.tsv");
  for (const TableRow& row : parse_table(files.open("light_verbs.tsv"), light, 3, 3)) {
    for (const std::string_view verb : split_words(row.cells[0], ',')) {
      for (const std::string_view noun : split_words(row.cells[1], ',')) {
        light_verbs_[std::string(verb)].emplace(noun, row.cells[2]);
      }
    }
  }
}

bool UdWords::is(WordClass word_class, std::string_view lemma) const {
  return value(word_class, lemma) != nullptr;
}

const std::string* UdWords::value(WordClass word_class, std::string_view lemma) const {
  const Words& words = classes_[static_cast<std::size_t>(word_class)];
  const auto it = words.find(lemma);
  return it == words.end() ? nullptr : &it->second;
}

const std::string* UdWords::first(WordClass word_class) const {
  const Words& words = classes_[static_cast<std::size_t>(word_class)];
  return words.empty() ? nullptr : &words.begin()->first;
}

UdClaim UdWords::claim(WordClass word_class, std::string_view lemma) const {
  const std::string* name = value(word_class, lemma);
  return name == nullptr ? UdClaim{} : UdClaim::parse(*name).value_or(UdClaim{});
}

const std::string* UdWords::light_verb(std::string_view verb, std::string_view noun) const {
  const auto nouns = light_verbs_.find(verb);
  if (nouns == light_verbs_.end()) return nullptr;
  const auto it = nouns->second.find(noun);
  return it == nouns->second.end() ? nullptr : &it->second;
}

}  // namespace weft
