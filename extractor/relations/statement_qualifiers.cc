// SPDX-License-Identifier: Apache-2.0
#include "extractor/relations/statement_qualifiers.h"

#include <algorithm>
#include <set>

#include "weft/core/utf8.h"

namespace weft {
namespace {

class Qualifiers {
 public:
  Qualifiers(const StatementArguments& arguments, const Proposition& proposition,
             const PropositionArgument& object, Statement& statement)
      : arguments_(arguments),
        document_(arguments.document()),
        markers_(arguments.markers()),
        proposition_(proposition),
        object_(object),
        statement_(statement) {}

  void add(const PropositionArgument& subject, const RelationRule* rule) {
    used_ = {&subject, &object_};
    kin_ =
        rule != nullptr && proposition_.construction == "nominal-predicate" && joins_persons(*rule);
    // Those that ask for a kind of value choose before those that ask for a particle: of "B에
    // 3억원에" the price is the money and the buyer the other.
    for (const bool by_kind : {true, false}) {
      if (rule != nullptr) add_named(*rule, by_kind);
    }
    const bool several = object_.mention != kNone && count_like_object() > 1;
    for (const PropositionArgument& argument : proposition_.arguments) {
      const bool like_object = argument.role == object_.role && argument.marker == object_.marker;
      // "3승 2패를 기록했다": of values side by side none says how much the other is.
      const bool beside = object_.literal != kNone && argument.literal != kNone && like_object &&
                          !arguments_.is_date(argument.literal);
      // "5만 원과 도시락을 전달했다": a sum beside the object is none of the object's.
      const bool also = like_object && argument.role == Role::kObject && before_object(argument);
      // "in Lund and in Bern": neither is in the other.
      const bool listed = object_.mention != kNone && argument.mention != kNone && like_object;
      // "played for A, B and C for 12 years": in all, and not for each.
      const bool in_all = argument.literal != kNone && several &&
                          document_.literals[argument.literal].kind == LiteralKind::kDuration;
      if (!beside && !also && !listed && !in_all && !of_sibling(argument) &&
          used_.insert(&argument).second) {
        add_circumstance(argument);
      }
    }
    std::stable_sort(statement_.qualifiers.begin(), statement_.qualifiers.end(),
                     [](const Qualifier& a, const Qualifier& b) { return a.role < b.role; });
  }

 private:
  // "W. Lind, the first mayor of Norvik, was his father": of whom one is a relative does not hang
  // on where and when; such words tell of something else.
  static bool joins_persons(const RelationRule& rule) {
    const auto only_persons = [](const ArgumentTypes& types) {
      return types.allows(EntityType::kPerson) && !types.allows(EntityType::kOrganization) &&
             !types.allows(EntityType::kPlace) && !types.allows(EntityType::kThing) &&
             !types.allows_text();
    };
    return rule.relation != nullptr && only_persons(rule.relation->domain) &&
           only_persons(rule.relation->range);
  }

  // What the rule has a name for.
  void add_named(const RelationRule& rule, bool by_kind) {
    for (const QualifierRule& qualifier : rule.qualifiers) {
      const bool kind = qualifier.from.front().by == ArgumentSelector::By::kLiteral;
      if (kind != by_kind) continue;
      for (const Candidate& value :
           arguments_.select(proposition_, qualifier.from, ArgumentTypes::any(), true)) {
        // A date says when, whatever word marks it: "in Norvik in 2017".
        const bool date =
            value.source->literal != kNone && arguments_.is_date(value.source->literal);
        if (date && !asks(qualifier.from, LiteralKind::kDate)) continue;
        // "21가에서": a number without a unit is no place.
        if (!kind && is_bare_number(*value.source)) continue;
        if (is_noun_of_object(*value.source) || !used_.insert(value.source).second) continue;
        say(qualifier.role, value);
      }
    }
  }

  // "received A in 1990 and B in 1995": of several objects each has the date right behind it, where
  // what marks a date stands before it.
  bool of_sibling(const PropositionArgument& value) const {
    if (object_.mention == kNone || !dated_behind(value)) return false;
    const std::uint32_t own = document_.mentions[object_.mention].span.begin;
    const std::uint32_t date = document_.literals[value.literal].span.begin;
    const auto& all = proposition_.arguments;
    const auto between = [&](std::uint32_t from, std::uint32_t to) {
      return std::any_of(all.begin(), all.end(), [&](const PropositionArgument& a) {
        if (!dated_behind(a)) return false;
        const std::uint32_t at = document_.literals[a.literal].span.begin;
        return from < at && at < to;
      });
    };
    return std::any_of(all.begin(), all.end(), [&](const PropositionArgument& a) {
      const bool like_object = a.role == object_.role && a.marker == object_.marker;
      if (!like_object || a.mention == kNone || a.mention == object_.mention) return false;
      const Mention& mention = document_.mentions[a.mention];
      if (mention.sentence != proposition_.sentence) return false;
      const std::uint32_t other = mention.span.begin;
      return (other < date && date < own) || (own < other && other < date && between(own, other));
    });
  }

  // A date behind its preposition.
  bool dated_behind(const PropositionArgument& value) const {
    if (value.literal == kNone || value.marker.empty() || !arguments_.is_date(value.literal)) {
      return false;
    }
    const std::uint32_t first = document_.literals[value.literal].tokens.begin;
    return first > 0 && to_lower(document_.text_of(document_.tokens[first - 1])) == value.marker;
  }

  bool before_object(const PropositionArgument& value) const {
    return value.literal != kNone && object_.mention != kNone &&
           !arguments_.is_date(value.literal) &&
           document_.literals[value.literal].span.end <=
               document_.mentions[object_.mention].span.begin;
  }

  // A bare number may be a year, a vote, a page.
  bool is_bare_number(const PropositionArgument& argument) const {
    if (argument.literal == kNone) return false;
    const Literal& literal = document_.literals[argument.literal];
    return literal.kind == LiteralKind::kQuantity && literal.unit.empty();
  }

  std::ptrdiff_t count_like_object() const {
    return std::count_if(proposition_.arguments.begin(), proposition_.arguments.end(),
                         [&](const PropositionArgument& a) {
                           return a.mention != kNone && a.role == object_.role &&
                                  a.marker == object_.marker;
                         });
  }

  // "3rd Earl of March", "vice president of engineering": what the object's own words say already.
  bool said_by_object(Span part) const {
    return object_.mention != kNone && document_.mentions[object_.mention].span.contains(part);
  }

  bool is_noun_of_object(const PropositionArgument& value) const {
    if (value.mention == kNone) return false;
    const Mention& part = document_.mentions[value.mention];
    return part.kind == MentionKind::kNominal && said_by_object(part.span);
  }

  // What no rule named speaks by its kind.
  void add_circumstance(const PropositionArgument& argument) {
    const std::optional<Candidate> value = arguments_.resolve(argument);
    if (!value) return;
    if (argument.literal != kNone) {
      if (!said_by_object(document_.literals[argument.literal].span)) add_value(argument, *value);
      return;
    }
    if (argument.role != Role::kOblique || value->argument.kind != ArgumentKind::kEntity) return;
    const EntityType type = document_.entities[value->argument.index].type;
    const bool at = markers_.events.empty() || markers_.events.contains(argument.marker);
    // "홈구장으로": behind other markers a common noun says as what.
    const bool named = argument.mention == kNone ||
                       document_.mentions[argument.mention].kind == MentionKind::kName;
    const bool where =
        markers_.places.empty() || (markers_.places.contains(argument.marker) && (named || at));
    if (type == EntityType::kPlace && where && !kin_) say("place", *value);
    if (type == EntityType::kEvent && at) say("event", *value);
  }

  void add_value(const PropositionArgument& argument, const Candidate& value) {
    const Literal& literal = document_.literals[argument.literal];
    if (literal.kind == LiteralKind::kDate) return add_date(argument, value);
    if (argument.role == Role::kPossessor) return;  // "author of two novels"
    if (literal.kind == LiteralKind::kDuration) {
      if (!markers_.no_durations.contains(argument.marker)) say("duration", value);
      return;
    }
    if (is_bare_number(argument) || markers_.no_amounts.contains(argument.marker)) return;
    if (literal.kind == LiteralKind::kQuantity && markers_.no_counts.contains(argument.marker)) {
      return;
    }
    say("amount", value);
  }

  void add_date(const PropositionArgument& argument, const Candidate& value) {
    // "1999년 10월 6일, 현재 대표인 X가 세웠다": of when something was there is no other time.
    const bool timed = object_.literal != kNone && arguments_.is_date(object_.literal);
    const auto role = markers_.dates.find(argument.marker);
    if (role != markers_.dates.end()) {
      say(date_role(role->second), value);
    } else if (!add_range(argument.literal) && !statement_.time && !timed && !kin_) {
      statement_.time = argument.literal;
    }
  }

  // "(2005–2014)": a mark between two dates makes ends of both, whichever the clause has.
  bool add_range(std::uint32_t date) {
    const std::uint32_t end = document_.literals[date].tokens.end;
    const std::uint32_t begin = document_.literals[date].tokens.begin;
    if (const std::string roles = range_roles(end); !roles.empty()) {
      if (const std::uint32_t other = date_at(end + 1); other != kNone) {
        return say_ends(roles, date, other);
      }
    }
    if (begin < 2) return false;
    const std::string roles = range_roles(begin - 1);
    const std::uint32_t other = roles.empty() ? kNone : date_at(begin - 2);
    return other != kNone && say_ends(roles, other, date);
  }

  // What the table says of the mark at the token, if that is for two dates.
  std::string range_roles(std::uint32_t token) const {
    if (token >= document_.tokens.size() || document_.tokens[token].upos == Upos::kAdp) return "";
    const auto role = markers_.dates.find(std::string(document_.text_of(document_.tokens[token])));
    const bool two = role != markers_.dates.end() && role->second.find('>') != std::string::npos;
    return two ? role->second : "";
  }

  std::uint32_t date_at(std::uint32_t token) const {
    for (std::uint32_t l = 0; l < document_.literals.size(); ++l) {
      const Literal& literal = document_.literals[l];
      if (literal.kind == LiteralKind::kDate && literal.tokens.contains(token)) return l;
    }
    return kNone;
  }

  bool say_ends(const std::string& roles, std::uint32_t first, std::uint32_t last) {
    const std::size_t next = roles.find('>');
    const auto end = [&](const std::string& role, std::uint32_t date) {
      const auto& said = statement_.qualifiers;
      if (std::none_of(said.begin(), said.end(),
                       [&](const Qualifier& q) { return q.role == role; })) {
        statement_.qualifiers.push_back(
            {role, {ArgumentKind::kLiteral, date, "", document_.literals[date].span}});
      }
    };
    end(roles.substr(0, next), first);
    end(roles.substr(next + 1), last);
    return true;
  }

  // "since>until": of two dates behind one preposition the second is the end.
  std::string date_role(const std::string& roles) const {
    const std::size_t next = roles.find('>');
    if (next == std::string::npos) return roles;
    const std::string first = roles.substr(0, next);
    const auto& said = statement_.qualifiers;
    const bool begun =
        std::any_of(said.begin(), said.end(), [&](const Qualifier& q) { return q.role == first; });
    return begun ? roles.substr(next + 1) : first;
  }

  // Once, though a clause may hold the same words twice.
  void say(const std::string& role, const Candidate& value) {
    const bool said = std::any_of(
        statement_.qualifiers.begin(), statement_.qualifiers.end(), [&](const Qualifier& q) {
          return q.role == role && q.value.kind == value.argument.kind &&
                 q.value.index == value.argument.index && q.value.text == value.argument.text;
        });
    if (said) return;
    statement_.qualifiers.push_back({role, value.argument});
  }

  const StatementArguments& arguments_;
  const Document& document_;
  const StatementMarkers& markers_;
  const Proposition& proposition_;
  const PropositionArgument& object_;
  Statement& statement_;
  std::set<const PropositionArgument*> used_;
  bool kin_ = false;  // a noun says of two persons what they are to each other
};

}  // namespace

void add_qualifiers(const StatementArguments& arguments, const Proposition& proposition,
                    const PropositionArgument& subject, const PropositionArgument& object,
                    const RelationRule* rule, Statement& statement) {
  Qualifiers(arguments, proposition, object, statement).add(subject, rule);
}

}  // namespace weft
