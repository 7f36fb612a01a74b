// SPDX-License-Identifier: Apache-2.0
// The part of Resolver that gathers and describes what a pronoun may mean.
#include "extractor/reference/antecedents.h"

#include <algorithm>

#include "extractor/deprel.h"
#include "extractor/reference/resolver.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

constexpr std::size_t kLastLetters = 3;
constexpr std::uint32_t kSteps = 24;  // from a word up its tree, at most

std::string bucket(std::size_t count) {
  return count < 4 ? std::to_string(count) : count < 8 ? "4" : "8";
}

bool has_feature(const Token& token, std::string_view feature) {
  return token.feats.find(feature) != std::string::npos;
}

}  // namespace

AntecedentModel::Choice Resolver::choose(std::uint32_t m, const Wanted& wanted) const {
  return model_->choose(m, antecedents(m, wanted));
}

// Everything spoken of in the sentences before, each once, by where it was spoken of last; what the
// article is about besides; and "none of these".
std::vector<Antecedent> Resolver::antecedents(std::uint32_t m, const Wanted& wanted) const {
  const Mention& mention = document_.mentions[m];
  std::vector<Antecedent> found;
  const auto known = [&](std::uint32_t entity) {
    return std::any_of(found.begin(), found.end(),
                       [&](const Antecedent& a) { return a.entity == entity; });
  };
  for (std::size_t i = traces_.size(); i-- > 0;) {
    const Trace& t = traces_[i];
    if (mention.sentence - t.sentence > wanted.sentences_back) break;
    if (t.begin >= mention.span.begin || known(t.entity) || !may_mean(t, wanted)) continue;
    if (excluded(m, t.entity) || speaks(t, mention)) continue;
    Antecedent& antecedent = found.emplace_back(Antecedent{t.entity, t.mention, {}});
    describe(antecedent, t, found.size() - 1, m, wanted);
  }
  // "In her book, Lind ...": the name that the clause around the pronoun's phrase is about.
  for (const std::uint32_t later : in_sentence_[mention.sentence]) {
    const Mention& name = document_.mentions[later];
    if (name.kind != MentionKind::kName || name.span.begin <= mention.span.begin) continue;
    if (name.entity == kNone || known(name.entity) || !suits(name.entity, wanted)) continue;
    if (excluded(m, name.entity) || !is_subject(later) || !governs(later, m)) continue;
    Antecedent& antecedent = found.emplace_back(Antecedent{name.entity, later, {}});
    describe(antecedent, {name.entity, later, name.sentence, name.span.begin, true},
             found.size() - 1, m, wanted);
  }
  const std::uint32_t main = wanted.person ? main_entity(EntityType::kPerson) : kNone;
  for (const std::uint32_t entity : {title_, main}) {
    if (entity == kNone || known(entity) || !suits(entity, wanted) || excluded(m, entity)) continue;
    const Trace far{entity, kNone, 0, 0, false};
    Antecedent& antecedent = found.emplace_back(Antecedent{entity, kNone, {}});
    describe(antecedent, far, found.size() - 1, m, wanted);
  }
  compare(found, m, wanted);
  found.push_back(nothing_said(m, wanted));
  return found;
}

// What has no name can be "it" too, and is then no statement's business.
bool Resolver::may_mean(const Trace& trace, const Wanted& wanted) const {
  const Entity& entity = document_.entities[trace.entity];
  if (wanted.person || entity.named || trace.mention == kNone) return suits(trace.entity, wanted);
  const std::uint32_t head = document_.mentions[trace.mention].head;
  if (head >= document_.tokens.size() || entity.type == EntityType::kPerson) return false;
  return !has_feature(document_.tokens[head], "Number=Plur") && may_own(entity, wanted);
}

void Resolver::describe(Antecedent& antecedent, const Trace& trace, std::size_t order,
                        std::uint32_t m, const Wanted& wanted) const {
  const Mention& mention = document_.mentions[m];
  const Entity& entity = document_.entities[antecedent.entity];
  const std::string kind = wanted.person ? "person " : "thing ";
  const auto add = [&](const std::string& name) { antecedent.features.push_back({kind + name}); };
  const bool far = trace.mention == kNone && trace.begin == 0;
  const bool same = !far && trace.sentence == mention.sentence;
  const std::string role = far ? "far" : trace.mention == kNone ? "unsaid" : role_of(trace.mention);
  const bool later = same && trace.begin > mention.span.begin;
  const std::string place = later ? " later" : same ? " same" : " before";
  add("back=" + (far ? "far" : std::to_string(mention.sentence - trace.sentence)));
  add("order=" + bucket(order));
  add("role=" + role + place);
  add("role=" + role + place + " pronoun=" + role_of(m));
  if (trace.mention != kNone) {
    const Mention& said = document_.mentions[trace.mention];
    const bool pronoun = said.kind == MentionKind::kPronoun;
    add(pronoun ? "said=pronoun" : said.kind == MentionKind::kName ? "said=name" : "said=noun");
    if (same && governs(trace.mention, m)) add("governs " + role);
    if (same) add("path=" + path_between(trace.mention, m));
    if (document_.sentences[said.sentence].block != document_.sentences[mention.sentence].block) {
      add("other block");
    }
    describe_place(antecedent, trace.mention, m, kind, place);
  }
  add("named=" + bucket(entity.named ? names_of(entity) : 0));
  if (antecedent.entity == title_) add("title");
  if (!traces_.empty() && traces_.front().entity == antecedent.entity) add("first");
  if (antecedent.entity == main_entity(entity.type)) add("main");
  if (!far && !later && antecedent.entity == topic_[trace.sentence]) add("topic" + place);
  if (!wanted.person || entity.type != EntityType::kPerson) {
    add("type=" + std::string(entity_type_name(entity.type)) + (entity.named ? " named" : ""));
  }
  describe_gender(antecedent, wanted);
}

// How surely the gender agrees: known, told by an earlier pronoun, or guessed from the given
// name's last letters, whose weights count for women and against men.
void Resolver::describe_gender(Antecedent& antecedent, const Wanted& wanted) const {
  if (wanted.gender == Gender::kUnknown) return;
  if (gender_[antecedent.entity] == wanted.gender) {
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

Antecedent Resolver::nothing_said(std::uint32_t m, const Wanted& wanted) const {
  Antecedent nothing;
  const std::string kind = wanted.person ? "person " : "thing ";
  nothing.features.push_back({kind + "nothing"});
  nothing.features.push_back({kind + "nothing pronoun=" + role_of(m)});
  const std::uint32_t head = document_.mentions[m].head;
  if (head < document_.tokens.size() && document_.tokens[head].head < document_.tokens.size()) {
    const Token& governor = document_.tokens[document_.tokens[head].head];
    nothing.features.push_back({kind + "nothing under " + std::string(upos_name(governor.upos))});
    nothing.features.push_back({kind + "nothing under " + governor.lemma});
  }
  return nothing;
}

// The UD relation of the mention's head; a conjunct and an apposition have that of what they stand
// beside.
std::string Resolver::role_of(std::uint32_t m) const {
  std::uint32_t t = document_.mentions[m].head;
  for (std::uint32_t step = 0; step < kSteps && t < document_.tokens.size(); ++step) {
    const Token& token = document_.tokens[t];
    const bool beside = token.deprel == "conj" || token.deprel == "flat" ||
                        token.deprel == "appos" || token.deprel == "compound";
    if (!beside) return relation_family(token.deprel);
    t = token.head;
  }
  return "none";
}

// The mention's word, its head and so on, at most so many steps.
std::vector<std::uint32_t> Resolver::way_up(std::uint32_t m, std::size_t steps) const {
  std::vector<std::uint32_t> way;
  for (std::uint32_t t = document_.mentions[m].head;
       way.size() <= steps && t < document_.tokens.size(); t = document_.tokens[t].head) {
    way.push_back(t);
  }
  return way;
}

// Steps up from the pronoun and down to the mention in the tree, "2^1"; "far" beyond a few.
std::string Resolver::path_between(std::uint32_t m, std::uint32_t pronoun) const {
  constexpr std::size_t kFar = 5;
  const std::vector<std::uint32_t> from = way_up(pronoun, kFar);
  const std::vector<std::uint32_t> to = way_up(m, kFar);
  for (std::size_t up = 0; up < from.size(); ++up) {
    const auto meet = std::find(to.begin(), to.end(), from[up]);
    if (meet != to.end()) return std::to_string(up) + "^" + std::to_string(meet - to.begin());
  }
  return "far";
}

// Whether the predicate of the mention stands above the other mention in the tree.
bool Resolver::governs(std::uint32_t m, std::uint32_t other) const {
  const std::uint32_t head = document_.mentions[m].head;
  if (head >= document_.tokens.size()) return false;
  const std::uint32_t above = document_.tokens[head].head;
  std::uint32_t t = document_.mentions[other].head;
  for (std::uint32_t step = 0; step < kSteps && t < document_.tokens.size(); ++step) {
    t = document_.tokens[t].head;
    if (t == above) return true;
  }
  return false;
}

}  // namespace weft
