// SPDX-License-Identifier: Apache-2.0
//
// Words that tell what a name beside them is: titles of persons, endings of organisations, places
// and events, kinds of works. A pack's table (name_cues.tsv) lists them; models see them as
// features and the stage uses them on quoted titles. Const after loading; copies share the words.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "extractor/word_map.h"

namespace weft {

class NameCues {
 public:
  // Bits of a word's kinds.
  enum : std::uint32_t {
    kTitle = 1,
    kPersonSuffix = 2,
    kOrganizationSuffix = 4,
    kPlaceSuffix = 8,
    kEventSuffix = 16,
    kWork = 32,
    kSurname = 64,
    kGivenName = 128,
    kCountry = 256,
    kCity = 512,
    kOrganization = 1024,
    kNoName = 2048,
    kParticle = 4096,  // lower-case word within a person's name: "van"
    kWorkAct = 4096,
    kAnonymous = 8192,
    kBody = 16384,
    kModifier = 32768,
    kPrizeSuffix = 65536,
    kLawSuffix = 131072,
    kBetween = 262144,
    kApart = 524288,
    kNameEnding = 1048576,
    kNoNameAlone = 2097152,
    kBodyNoun = 4194304,        // common noun of an organisation, before its name
    kPersonNoun = 8388608,      // the same of a person
    kHeadTitle = 16777216,      // title of who leads an organisation
    kLegalForm = 33554432,      // of a company, also behind a comma: "LLC"
    kGroupEnding = 67108864,    // last syllable of words for groups, of few given names
    kOwnTitle = 134217728,      // of persons alone: no body's name stands before it
    kWith = 268435456,          // particle that joins two nouns
    kTail = 536870912,          // particle that may be glued to a person's name
    kQuotedBody = 1073741824,   // common noun of a body, before its name in quotation marks
    kQuotedPlace = 2147483648,  // the same of a place
    // In languages that write a body's name as one word; bits of words that only others have.
    kBodyBeginning = 4194304,
    kBodyEnding = 8388608,
    kNoBodyEnding = 33554432,
    // What stands beside a name: two bits that no other word has together, and one more.
    kBeside = kBodyBeginning | kNoBodyEnding,
    kWithinFirm = kBeside | kWith,    // joins the names of owners in that of their firm
    kFirm = kBeside | kBodyEnding,    // a firm, behind its name
    kAmong = kBeside | kNoNameAlone,  // glued to the second of two names that a particle joins
    kWhere = kBeside | kTail,         // particle that stands behind nobody
    kReign = 128,                     // counts the rulers of one name: "요셉 2세"
    // Of languages that write names in capitals; the bits are shared, as no language has both.
    kDescriber = 67108864,  // with a capital, before any name: "Ailing", at a sentence's start
    kPersonDescriber = 134217728,  // the same, before a person's: "Veteran"
    kWithin = 268435456,           // goes on with the name of a body: "Museum of Modern Art"
    kDescriberEnding = 536870912,  // last letters of such words: "ed"
    kNoDescriber = 1073741824,     // a word that ends so but may begin a name: "Allied"
    kHonour = 2147483648,          // letters behind a person's name: "OBE"
    // What models of names were trained to see.
    kSeenByModels = 32767,
  };

  NameCues() = default;
  // Columns: kind, words separated by commas.
  NameCues(std::string_view table, const std::string& file);

  std::uint32_t find(std::string_view word) const;
  // Kinds of the longest ending of the word that is a suffix of some kind, 0 where none is.
  std::uint32_t suffix_kinds(std::string_view word) const;
  // Whether what is called so is a part of the body named before it, by its ending: "지부".
  bool ends_as_branch(std::string_view name) const;

 private:
  using Words = WordMap<std::uint32_t>;

  std::shared_ptr<const Words> words_;  // null for none
  std::vector<std::string> branches_;
};

}  // namespace weft
