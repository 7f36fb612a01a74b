// SPDX-License-Identifier: Apache-2.0
//
// Who answers in an interview that is printed as questions and answers: its headline or lead says
// who is interviewed, and what stands there in the first person outside of quotation marks, or
// behind the first question, is his or her saying. Makes the interviewee the speaker of the
// clauses of the answers.
#pragma once

#include <string_view>
#include <utility>

#include "extractor/reference/discourse.h"

namespace weft {

class Interview {
 public:
  explicit Interview(Discourse& discourse)
      : document_(discourse.document()), words_(discourse.words()), clauses_(discourse.clauses()) {}

  // Whether the text is an interview; once propositions are indexed.
  void begin();
  // Before the first person of the sentence is looked for.
  void attribute(std::uint32_t sentence);
  // Once the mentions of the sentence have their entities: does it say who is interviewed?
  void note(std::uint32_t sentence);

 private:
  bool asks(std::uint32_t sentence) const;
  bool says_outside(std::uint32_t sentence, std::string_view pronouns) const;
  bool names_interviewee(std::uint32_t sentence) const;
  // The value of the phrase of class "interview" that begins at the token, and where it ends.
  std::pair<const std::string*, std::uint32_t> phrase_at(std::uint32_t token,
                                                         std::uint32_t end) const;
  std::uint32_t label(std::uint32_t sentence) const;
  std::uint32_t person_at(std::uint32_t sentence, std::uint32_t token) const;
  std::uint32_t person_behind(std::uint32_t sentence, std::uint32_t token) const;
  std::uint32_t person_before(std::uint32_t sentence, std::uint32_t token) const;
  void set(std::uint32_t entity, std::uint32_t sentence, std::uint32_t token);

  Document& document_;
  const ReferenceWords& words_;
  const Clauses& clauses_;
  bool is_interview_ = false;
  bool asked_ = false;             // a question was put
  std::uint32_t who_ = kNone;      // entity
  std::uint32_t speaker_ = kNone;  // whom the last label named
  std::uint32_t saying_ = kNone;   // the proposition that stands for all that he or she says
};

}  // namespace weft
