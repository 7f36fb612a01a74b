// SPDX-License-Identifier: Apache-2.0
#include "extractor/propositions/ud_name_lists.h"

#include <algorithm>

namespace weft {
namespace {

constexpr std::uint32_t kLongestModifier = 12;  // tokens after a listed name: "of the Labour Party"
constexpr std::uint32_t kLongestPrefix = 6;     // tokens before one: "the veteran councillor"

}  // namespace

// "(1990)", "[2]": remarks and notes after a name.
UdNameLists::Node UdNameLists::skip_brackets(Node n, Node end) const {
  while (n < end && (text(n) == "(" || text(n) == "[")) {
    const std::string_view close = text(n) == "(" ? ")" : "]";
    while (n < end && text(n) != close) ++n;
    if (n < end) ++n;
  }
  return n;
}

// "of the Labour Party": an adposition and a noun phrase that names something.
UdNameLists::Node UdNameLists::skip_modifier(Node n, Node end, Between& between) const {
  if (n >= end || token(n).upos != Upos::kAdp) return n;
  const Node first = n;
  bool named = false;
  for (; n < end && !separates(n) && token(n).upos != Upos::kCconj; ++n) {
    const Upos upos = token(n).upos;
    if (upos == Upos::kVerb || upos == Upos::kAux || upos == Upos::kSconj) return first;
    named = named || name_at(n) != kNone;
  }
  if (!named || n - first > kLongestModifier) return first;
  between.modifier = {first, n};
  return n;
}

bool UdNameLists::may_precede_name(Node n) const {
  switch (token(n).upos) {
    case Upos::kAdj:
    case Upos::kNoun:
    case Upos::kPropn:
    case Upos::kDet:
    case Upos::kNum:
    case Upos::kPart:
      return true;
    case Upos::kPron:
      return token(n).feats.find("Poss=Yes") != std::string::npos;
    case Upos::kPunct:
      return text(n) == "-" || text(n) == "\"";
    default:
      return false;
  }
}

// "Lund beat Norvik, Turin beat Bern": the second name is the subject of a verb behind it, the
// first hangs on another verb before it.
bool UdNameLists::opens_clause(const Name& before, const Name& name) const {
  // "and his brother Leo left"
  const Node noun = name.tokens.begin - 1;
  const bool described = name.tokens.begin > range_.begin && common_noun(noun) &&
                         head(name.head) == noun && related(name.head, "appos");
  const Node subject = described ? noun : name.head;
  const Node verb = head(subject);
  if (!related(subject, "nsubj") || verb == kNone || verb < name.tokens.end) return false;
  Node up = head(before.head);
  for (Node step = range_.begin; step < range_.end && up != kNone; ++step) {
    if (token(up).upos == Upos::kVerb) return up < before.tokens.begin;
    up = head(up);
  }
  return false;
}

std::optional<UdNameLists::Between> UdNameLists::between(const Name& a, const Name& b) const {
  if (opens_clause(a, b)) return std::nullopt;
  Between found;
  Node n = skip_brackets(a.tokens.end, b.tokens.begin);
  n = skip_modifier(n, b.tokens.begin, found);
  n = skip_brackets(n, b.tokens.begin);
  const Node separator = n;
  if (n < b.tokens.begin && separates(n)) found.semicolon = text(n++) == ";";
  if (n < b.tokens.begin && token(n).upos == Upos::kCconj) {
    found.conjunction = true;
    ++n;
  }
  if (n == separator || b.tokens.begin - n > kLongestPrefix) return std::nullopt;
  for (; n < b.tokens.begin; ++n) {
    if (!may_precede_name(n)) return std::nullopt;
  }
  // "Ana, daughter of Leo, and her husband Max": the comma closes what she is.
  const Node kin = b.tokens.begin - 1;
  if (found.conjunction && text(separator) == "," && common_noun(kin) && has(kin, "nmod:poss") &&
      related(a.head, "nmod") && has(a.head, "case")) {
    return std::nullopt;
  }
  return found;
}

// "the United Nations (UN) and Norvik": another name of the one before it is no item of a list.
bool UdNameLists::in_brackets(const Name& before, const Name& name) const {
  const Node open = before.tokens.end;
  return name.tokens.begin == open + 1 && text(open) == "(" && name.tokens.end < range_.end &&
         text(name.tokens.end) == ")";
}

void UdNameLists::list_names(EntityType type) {
  std::vector<Name> run;
  std::vector<Between> gaps;
  for (const Name& name : names_) {
    if (name.type != type || (!run.empty() && in_brackets(run.back(), name))) continue;
    const auto gap = run.empty() ? std::nullopt : between(run.back(), name);
    if (!gap) {
      if (run.size() > 2) join(run, gaps);
      run.clear();
      gaps.clear();
    } else {
      gaps.push_back(*gap);
    }
    run.push_back(name);
    if (gap && gap->conjunction) {
      join(run, gaps);
      run.clear();
      gaps.clear();
    }
  }
  if (run.size() > 2) join(run, gaps);
}

// The item that hangs highest gives its place to the first.
void UdNameLists::join(const std::vector<Name>& items, const std::vector<Between>& gaps) {
  Node top = items.front().head;
  for (const Name& item : items) {
    const bool free = std::none_of(items.begin(), items.end(), [&](const Name& other) {
      return other.head != item.head && below(item.head, other.head);
    });
    if (free && (item.head == items.front().head || !is_free(items, top))) top = item.head;
  }
  const Node first = items.front().head;
  if (top != first && !below(head(top) == kNone ? top : head(top), first)) {
    head(first) = head(top);
    relation(first) = relation(top);
    head(top) = first;
    relation(top) = "conj";
  }
  for (std::size_t i = 1; i < items.size(); ++i) {
    // "in a comedy, X, and the drama Y": the noun goes with its name, unless it is somebody's.
    const Node noun = items[i].tokens.begin - 1;
    const bool described = items[i].tokens.begin > range_.begin && common_noun(noun) &&
                           head(items[i].head) == noun && related(items[i].head, "appos") &&
                           !has(noun, "nmod:poss");
    attach(items[i].head, first, "conj");
    if (described && !has(noun, "case")) attach(noun, items[i].head, "nmod:desc");
    // "The winners were X, Y and Z": what the list is said of is said of all of it.
    for (Node n = range_.begin; n < items.front().tokens.begin; ++n) {
      if (head(n) == items[i].head && (related(n, "nsubj") || related(n, "cop"))) head(n) = first;
    }
  }
  for (std::size_t i = 0; i < gaps.size(); ++i) hang_modifier(items[i], gaps[i].modifier);
  // "Ana of Norvik and Leo of Telmar": what follows the last is of the last, as before it.
  const bool modified = !gaps.empty() && !gaps.back().modifier.empty();
  const Name& last = items.back();
  for (Node n = last.tokens.end + 1; modified && n < range_.end; ++n) {
    const bool next = head(last.tokens.end) == n && related(last.tokens.end, "case");
    const bool of_other = head(n) != kNone && head(n) != last.head && head(n) < n &&
                          std::any_of(items.begin(), items.end(), [&](const Name& item) {
                            return item.head != last.head && below(head(n), item.head);
                          });
    if (next && of_other && related(n, "nmod")) return attach(n, last.head, "nmod");
  }
}

bool UdNameLists::is_free(const std::vector<Name>& items, Node n) const {
  return std::none_of(items.begin(), items.end(),
                      [&](const Name& other) { return other.head != n && below(n, other.head); });
}

void UdNameLists::hang_modifier(const Name& item, IndexRange modifier) {
  for (Node n = modifier.begin; n < modifier.end; ++n) {
    if (name_at(n) == kNone) continue;
    const Name& other = names_[name_at(n)];
    Node phrase = other.head;
    while (head(phrase) != kNone && modifier.contains(head(phrase))) phrase = head(phrase);
    attach(phrase, item.head, "nmod");
    attach(modifier.begin, phrase, "case");
    return;
  }
}

// "Lyon, France and Turin, Italy" nests, "Lyon, Turin and Bern" is a list.
void UdNameLists::list_places() {
  std::vector<std::vector<Name>> groups;
  const Name* last = nullptr;
  bool semicolons = false;
  for (const Name& name : names_) {
    if (name.type != EntityType::kPlace || relation(name.head) == "nmod:poss") continue;
    Between gap;
    bool bare = false;
    if (last != nullptr) {
      if (const auto found = between(*last, name)) {
        gap = *found;
        bare = gap.modifier.empty() &&
               name.tokens.begin - last->tokens.end <= (gap.conjunction ? 3U : 1U);
      }
    }
    if (!bare) {
      join_places(groups, semicolons);
      groups.clear();
      semicolons = false;
    }
    if (groups.empty() || gap.conjunction || gap.semicolon) groups.emplace_back();
    semicolons = semicolons || (bare && gap.semicolon);
    groups.back().push_back(name);
    last = &name;
  }
  join_places(groups, semicolons);
}

void UdNameLists::join_places(const std::vector<std::vector<Name>>& groups, bool semicolons) {
  if (groups.empty()) return;
  // "Lyon, Turin, Bern, and Nice, France": where not all are of one length, only the last, behind
  // the conjunction, tells what its name lies in; "Lyon, France, Turin, Italy, and Nice, France"
  // goes in pairs.
  const std::size_t length = groups.front().size();
  const bool nested = std::all_of(groups.begin(), groups.end(), [&](const auto& group) {
    return group.size() > 1 && (semicolons || group.size() == length);
  });
  const bool pairs = !semicolons && std::all_of(groups.begin(), groups.end(),
                                                [](const auto& g) { return g.size() % 2 == 0; });
  if (groups.size() == 1 && (groups[0].size() != 2 || listed(groups[0]))) return;
  std::vector<Name> items;
  for (const auto& group : groups) {
    const bool last = &group == &groups.back() && group.size() == 2;
    const std::size_t step = pairs ? 2 : nested || last || groups.size() == 1 ? group.size() : 1;
    for (std::size_t i = 0; i < group.size(); ++i) {
      if (i % step == 0) {
        items.push_back(group[i]);
      } else {
        nest(group[i - 1], group[i]);
      }
    }
  }
  if (items.size() > 1) join(items, {});
}

// "towns including Lund, Bergen, Malm, and others": the two lie in the middle of a list.
bool UdNameLists::listed(const std::vector<Name>& group) const {
  const Node last = group.back().head;
  const auto member = [&](Node n) { return relation(n) == "conj" && head(n) == head(last); };
  if (!std::all_of(group.begin(), group.end(), [&](const Name& n) { return member(n.head); })) {
    return false;
  }
  for (Node n = last + 1; n < range_.end; ++n) {
    if (member(n)) return true;
  }
  return false;
}

void UdNameLists::nest(const Name& inside, const Name& outside) {
  if (below(inside.head, outside.head)) {
    if (head(outside.head) == kNone) return;
    head(inside.head) = head(outside.head);
    relation(inside.head) = relation(outside.head);
  }
  attach(outside.head, inside.head, "appos");
}

}  // namespace weft
