// SPDX-License-Identifier: Apache-2.0
#include "extractor/relations/open_arguments.h"

#include <algorithm>

#include "weft/core/utf8.h"

namespace weft {
namespace {

// An oblique less sure than this makes no open relation.
constexpr float kSureOblique = 0.7F;

// "voted 5-2": a sign is no preposition.
bool is_word(std::string_view marker) {
  std::size_t at = 0;
  return marker.empty() || is_letter(next_code_point(marker, at));
}

}  // namespace

std::vector<Candidate> OpenArguments::select(std::string_view selectors) const {
  return arguments_.select(proposition_, parse_selectors(selectors), ArgumentTypes::any(), true);
}

std::vector<Candidate> OpenArguments::objects_of(bool values_said) const {
  std::vector<Candidate> objects = select("object|complement|indirect");
  // Beside a date or an amount only an object counts.
  if (!objects.empty()) {
    add_recipients(objects);
  } else if (!values_said && !hides_object()) {
    objects = obliques();
  }
  // "2주가 되다", "『1』을 번역하다": a time is no object, nor a mere number.
  std::erase_if(objects, [&](const Candidate& c) {
    if (c.argument.kind != ArgumentKind::kLiteral) return false;
    const Literal& value = document_.literals[c.argument.index];
    return value.kind == LiteralKind::kDuration ||
           (tells_any() && value.kind == LiteralKind::kQuantity && value.unit.empty());
  });
  // "추종자 11명을 대동하다": beside what is counted the number is how many of it.
  const bool counted = std::any_of(objects.begin(), objects.end(), [](const Candidate& c) {
    return c.argument.kind == ArgumentKind::kEntity && c.source->role == Role::kObject;
  });
  if (counted || values_said) {
    std::erase_if(objects,
                  [](const Candidate& c) { return c.argument.kind == ArgumentKind::kLiteral; });
  }
  return objects;
}

// Entities in an oblique role, where there is no object: "moved to Seoul".
std::vector<Candidate> OpenArguments::obliques() const {
  std::vector<Candidate> found;
  for (const PropositionArgument& argument : proposition_.arguments) {
    if (argument.role != Role::kOblique || argument.literal != kNone) continue;
    if (argument.confidence < kSureOblique || !is_word(argument.marker)) continue;
    const std::optional<Candidate> candidate = arguments_.resolve(argument);
    if (candidate && !only_where(*candidate, found)) found.push_back(*candidate);
  }
  return found;
}

// Values in an oblique role of which `fits` holds.
template <typename Fits>
std::vector<Candidate> OpenArguments::oblique_literals(const Fits& fits) const {
  std::vector<Candidate> found;
  for (const PropositionArgument& argument : proposition_.arguments) {
    if (argument.role != Role::kOblique || argument.literal == kNone) continue;
    if (!fits(argument, document_.literals[argument.literal])) continue;
    if (std::optional<Candidate> value = arguments_.resolve(argument)) {
      found.push_back(std::move(*value));
    }
  }
  return found;
}

// "관중이 4000명에 달했다", "3위에 그쳤다": how much it comes to.
std::vector<Candidate> OpenArguments::amounts() const {
  return oblique_literals([&](const PropositionArgument& argument, const Literal& amount) {
    const bool counts = amount.kind == LiteralKind::kMoney ||
                        amount.kind == LiteralKind::kPercent ||
                        (amount.kind == LiteralKind::kQuantity && !amount.unit.empty());
    return counts && !argument.marker.empty() && argument.confidence >= kSureOblique &&
           arguments_.markers().beside.contains(argument.marker);
  });
}

// When it was done, where nothing else is told of it: "the accord was signed on 3 May".
std::vector<Candidate> OpenArguments::days(bool of_name) const {
  const StatementMarkers& markers = arguments_.markers();
  return oblique_literals([&](const PropositionArgument& argument, const Literal& date) {
    if (date.kind != LiteralKind::kDate || (date.unit == "time" && !tells_any()) ||
        only_points(date)) {
      return false;
    }
    const bool led = of_name && markers.days.contains(argument.marker);
    return led || !markers.no_amounts.contains(argument.marker) ||
           markers.dates.contains(argument.marker);
  });
}

// The object that the clause's own words tell of.
const PropositionArgument* OpenArguments::said_object() const {
  for (const PropositionArgument& a : proposition_.arguments) {
    if (a.role == Role::kObject && a.mention != kNone) return &a;
  }
  return nullptr;
}

// "사연을 전하며 ... 말했다": what is said in words is told; that it was a story, tells nothing.
bool OpenArguments::speaks() const {
  return std::any_of(proposition_.arguments.begin(), proposition_.arguments.end(),
                     [](const PropositionArgument& a) { return a.proposition != kNone; });
}

// What it was done to, and for how much.
bool OpenArguments::tells_unnamed(const Candidate& other) const {
  if (!tells_any()) return false;
  return (other.source->role == Role::kObject && !speaks()) || is_money(other.argument);
}

bool OpenArguments::may_be_further(const PropositionArgument& argument) const {
  switch (argument.role) {
    case Role::kObject:
      return !tells_any() || !within_predicate(argument);
    case Role::kIndirectObject:
      return tells_any();
    case Role::kOblique:
      return argument.confidence >= kSureOblique &&
             arguments_.markers().beside.contains(argument.marker);
    default:
      return false;
  }
}

// Who got it, or from whom, is as much a fact as what was given.
void OpenArguments::add_recipients(std::vector<Candidate>& objects) const {
  for (const PropositionArgument& argument : proposition_.arguments) {
    const bool source =
        argument.role == Role::kOblique && arguments_.markers().sources.contains(argument.marker);
    if ((argument.role != Role::kIndirectObject && !source) || argument.mention == kNone) continue;
    const auto taken = [&](const Candidate& o) { return o.source == &argument; };
    if (std::any_of(objects.begin(), objects.end(), taken)) continue;
    const std::optional<Candidate> recipient = arguments_.resolve(argument);
    if (recipient && arguments_.is_named(recipient->argument)) objects.push_back(*recipient);
  }
}

// "방안을 검토했다": an object that is no node leaves nothing to be said of the rest.
bool OpenArguments::hides_object() const {
  return std::any_of(proposition_.arguments.begin(), proposition_.arguments.end(),
                     [&](const PropositionArgument& a) {
                       if (a.role != Role::kObject) return false;
                       if (a.mention == kNone) {
                         return a.literal == kNone && a.entity == kNone && a.proposition == kNone;
                       }
                       const Mention& mention = document_.mentions[a.mention];
                       return mention.kind == MentionKind::kPronoun && mention.head != kNone &&
                              document_.tokens[mention.head].upos == Upos::kNoun;
                     });
}

// "특허 소송을 냈다": where the noun of the predicate has taken its verb, the bare noun before is
// a part of it, and no object.
bool OpenArguments::within_predicate(const PropositionArgument& argument) const {
  if (argument.mention == kNone) return false;
  const IndexRange tokens = document_.mentions[argument.mention].tokens;
  if (tokens.empty() || tokens.end > proposition_.predicate) return false;
  const IndexRange last = document_.tokens[tokens.end - 1].morphemes;
  return !last.empty() && document_.morphemes[last.end - 1].tag.starts_with('N') &&
         document_.tokens[tokens.end - 1].space_after;
}

bool OpenArguments::is_money(const Argument& argument) const {
  return argument.kind == ArgumentKind::kLiteral &&
         document_.literals[argument.index].kind == LiteralKind::kMoney;
}

// "이날": a day that the text alone knows.
bool OpenArguments::only_points(const Literal& date) const {
  const std::string_view text = document_.text_of(date.span);
  return date.value.empty() && text.find_first_of("0123456789") == std::string_view::npos;
}

// "took part in protests in Warsaw": behind what has the same preposition a place says where.
bool OpenArguments::only_where(const Candidate& place, const std::vector<Candidate>& before) const {
  if (!is_place(place)) return false;
  return std::any_of(before.begin(), before.end(), [&](const Candidate& c) {
    return c.source->marker == place.source->marker && !is_place(c);
  });
}

}  // namespace weft
