// SPDX-License-Identifier: Apache-2.0
#include "extractor/reference/antecedent_features.h"

#include <algorithm>

#include "extractor/deprel.h"
#include "extractor/segment/sentence_marks.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

constexpr std::size_t kLastLetters = 3;

std::string bucket(std::size_t count) {
  return count < 4 ? std::to_string(count) : count < 8 ? "4" : "8";
}

}  // namespace

void AntecedentFeatures::describe(Antecedent& antecedent, const Trace& trace, std::size_t order,
                                  std::uint32_t m, const Wanted& wanted) const {
  const Mention& mention = document_.mentions[m];
  const Entity& entity = document_.entities[antecedent.entity];
  const std::string kind = wanted.person ? "person " : "thing ";
  const auto add = [&](const std::string& name) { antecedent.features.push_back({kind + name}); };
  const bool far = trace.mention == kNone && trace.begin == 0;
  const bool same = !far && trace.sentence == mention.sentence;
  const std::string role = far                      ? "far"
                           : trace.mention == kNone ? "unsaid"
                                                    : paths_.role_of(trace.mention);
  const bool later = same && trace.begin > mention.span.begin;
  const std::string place = later ? " later" : same ? " same" : " before";
  add("back=" + (far ? "far" : std::to_string(mention.sentence - trace.sentence)));
  add("order=" + bucket(order));
  add("role=" + role + place);
  add("role=" + role + place + " pronoun=" + paths_.role_of(m));
  if (trace.mention != kNone) {
    const Mention& said = document_.mentions[trace.mention];
    const bool pronoun = said.kind == MentionKind::kPronoun;
    add(pronoun ? "said=pronoun" : said.kind == MentionKind::kName ? "said=name" : "said=noun");
    if (same && paths_.governs(trace.mention, m)) add("governs " + role);
    if (same) add("path=" + paths_.path_between(trace.mention, m));
    if (document_.sentences[said.sentence].block != document_.sentences[mention.sentence].block) {
      add("other block");
    }
    describe_place(antecedent, trace.mention, m, kind, place);
  }
  add("named=" + bucket(entity.named ? discourse_.names_of(entity) : 0));
  if (antecedent.entity == discourse_.title()) add("title");
  const std::vector<Trace>& traces = discourse_.traces();
  if (!traces.empty() && traces.front().entity == antecedent.entity) add("first");
  if (antecedent.entity == discourse_.main_entity(entity.type)) add("main");
  if (!far && !later && antecedent.entity == topics_.of(trace.sentence)) add("topic" + place);
  if (!wanted.person || entity.type != EntityType::kPerson) {
    add("type=" + std::string(entity_type_name(entity.type)) + (entity.named ? " named" : ""));
  }
  describe_gender(antecedent, wanted);
}

// How surely the gender agrees: known, told by an earlier pronoun, or guessed from the given
// name's last letters, whose weights count for women and against men.
void AntecedentFeatures::describe_gender(Antecedent& antecedent, const Wanted& wanted) const {
  if (wanted.gender == Gender::kUnknown) return;
  if (discourse_.gender(antecedent.entity) == wanted.gender) {
    antecedent.features.push_back({"gender known"});
    return;
  }
  const Entity& entity = document_.entities[antecedent.entity];
  const std::size_t blank = entity.name.find(' ');
  if (entity.named && blank == std::string::npos && !words_.hangul()) {
    // "Carol" alone may be a given name, or a family's.
    const std::string* given = words_.find("given", entity.name);
    const bool female = given != nullptr && *given == "female";
    const bool agrees = female == (wanted.gender == Gender::kFemale);
    if (given) antecedent.features.push_back({agrees ? "lone given agrees" : "lone given differs"});
  }
  if (!entity.named || blank == std::string::npos || blank < 2) return;
  const std::string given = to_lower(std::string_view(entity.name).substr(0, blank));
  const double sign = wanted.gender == Gender::kFemale ? 1.0 : -1.0;
  std::vector<std::size_t> letters;
  for (std::size_t at = 0; at < given.size(); next_code_point(given, at)) letters.push_back(at);
  for (std::size_t last = 1; last <= kLastLetters && last < letters.size(); ++last) {
    antecedent.features.push_back(
        {"woman ends in " + given.substr(letters[letters.size() - last]), sign});
  }
}

// How the word hangs on others: an apposition, a name in brackets or behind "by" is rarely what
// the next words are about.
void AntecedentFeatures::describe_place(Antecedent& antecedent, std::uint32_t said, std::uint32_t m,
                                        const std::string& kind, const std::string& place) const {
  const auto add = [&](const std::string& name) { antecedent.features.push_back({kind + name}); };
  const std::uint32_t head = document_.mentions[said].head;
  if (head >= document_.tokens.size()) return;
  const std::string relation = relation_family(document_.tokens[head].deprel);
  const std::string role = paths_.role_of(m);
  if (relation == "conj" || relation == "appos" || relation == "flat" || relation == "compound") {
    add("as=" + relation + place);
  }
  const std::string with = paths_.preposition_of(said);
  if (!with.empty()) add("with=" + with + place);
  if (paths_.in_brackets(said)) add("in brackets" + place);
  const std::string clause = paths_.clause_of(said);
  add("clause=" + clause + place);
  add("clause=" + clause + place + " pronoun=" + role + " in " + paths_.clause_of(m));
  if (document_.mentions[said].sentence == document_.mentions[m].sentence) {
    const std::string way = paths_.way_between(said, m);
    if (!way.empty()) add("way=" + way);
    const Mention& pronoun = document_.mentions[m];
    const auto quoted = [&](std::uint32_t mention) {
      return is_quoted(document_, pronoun.sentence, document_.mentions[mention].span.begin);
    };
    if (quoted(said) != quoted(m)) add("across quotes");
  }
}

// What tells antecedents from each other: which was spoken of most, whose gender is known where
// that of others is not, whom the last pronoun like this one meant, which subject is the nearest.
void AntecedentFeatures::compare(std::vector<Antecedent>& antecedents, std::uint32_t m,
                                 const Wanted& wanted) const {
  const std::string kind = wanted.person ? "person " : "thing ";
  const auto told = [&](const Antecedent& a) { return discourse_.times_told(a.entity); };
  const auto known = [&](const Antecedent& a) {
    return wanted.gender != Gender::kUnknown && discourse_.gender(a.entity) == wanted.gender;
  };
  std::uint32_t most = 0;
  for (const Antecedent& a : antecedents) most = std::max(most, told(a));
  const auto leading = std::count_if(antecedents.begin(), antecedents.end(),
                                     [&](const Antecedent& a) { return told(a) == most; });
  const auto sure = std::count_if(antecedents.begin(), antecedents.end(), known);
  const std::uint32_t meant = meant_before(m, wanted);
  bool subject_found = false;
  for (Antecedent& a : antecedents) {
    const auto add = [&](const std::string& name) { a.features.push_back({kind + name}); };
    add("told=" + bucket(told(a)));
    if (told(a) == most && leading == 1 && antecedents.size() > 1) add("told most");
    if (sure > 0) add(known(a) ? (sure == 1 ? "alone known" : "known") : "others known");
    if (a.entity == meant) add("meant before");
    if (antecedents.size() == 1) add("alone");
    if (a.mention == kNone) continue;
    const bool subject = clauses_.is_subject(a.mention);
    if (subject && !subject_found) add("nearest subject");
    subject_found = subject_found || subject;
  }
}

// What the last pronoun like this one meant.
std::uint32_t AntecedentFeatures::meant_before(std::uint32_t m, const Wanted& wanted) const {
  const auto kind = words_.pronoun(document_.text_of(document_.mentions[m].span));
  for (std::size_t i = discourse_.traces().size(); i-- > 0;) {
    const Trace& t = discourse_.traces()[i];
    if (document_.mentions[m].sentence - t.sentence > wanted.sentences_back) break;
    if (t.mention == kNone || document_.mentions[t.mention].kind != MentionKind::kPronoun) continue;
    const auto other = words_.pronoun(document_.text_of(document_.mentions[t.mention].span));
    if (other == kind) return t.entity;
  }
  return kNone;
}

}  // namespace weft
