// SPDX-License-Identifier: Apache-2.0
#include "weft/core/document.h"

#include <algorithm>
#include <array>

namespace weft {
namespace {

using Names = std::string_view;

constexpr std::array<Names, 17> kUpos = {"ADJ",   "ADP",   "ADV", "AUX",  "CCONJ", "DET",
                                         "INTJ",  "NOUN",  "NUM", "PART", "PRON",  "PROPN",
                                         "PUNCT", "SCONJ", "SYM", "VERB", "X"};
constexpr std::array<Names, 8> kEntityTypes = {"person", "organization", "place", "product",
                                               "event",  "title",        "field", "thing"};
constexpr std::array<Names, 5> kLiteralKinds = {"date", "money", "quantity", "percent", "duration"};
constexpr std::array<Names, 9> kBlockKinds = {"paragraph", "heading",  "list_item",
                                              "caption",   "byline",   "contact",
                                              "copyright", "repeated", "table"};
constexpr std::array<Names, 7> kRoles = {"subject",   "object",     "indirect_object", "oblique",
                                         "possessor", "complement", "content"};
constexpr std::array<Names, 6> kModalities = {"",        "planned",  "possible",
                                              "alleged", "reported", "denied"};
constexpr std::array<Names, 3> kStatuses = {"", "former", "future"};

template <typename Enum, std::size_t N>
std::optional<Enum> parse(const std::array<Names, N>& names, std::string_view name) {
  for (std::size_t i = 0; i < N; ++i) {
    if (names[i] == name) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

template <typename Enum, std::size_t N>
std::string_view name_of(const std::array<Names, N>& names, Enum value) {
  return names[static_cast<std::size_t>(value)];
}

}  // namespace

std::string_view upos_name(Upos upos) { return name_of(kUpos, upos); }
std::optional<Upos> parse_upos(std::string_view name) { return parse<Upos>(kUpos, name); }

std::string_view entity_type_name(EntityType type) { return name_of(kEntityTypes, type); }
std::optional<EntityType> parse_entity_type(std::string_view name) {
  return parse<EntityType>(kEntityTypes, name);
}

std::string_view literal_kind_name(LiteralKind kind) { return name_of(kLiteralKinds, kind); }
std::optional<LiteralKind> parse_literal_kind(std::string_view name) {
  return parse<LiteralKind>(kLiteralKinds, name);
}

std::string_view block_kind_name(BlockKind kind) { return name_of(kBlockKinds, kind); }
std::string_view role_name(Role role) { return name_of(kRoles, role); }

std::string_view modality_name(Modality modality) { return name_of(kModalities, modality); }
std::optional<Modality> parse_modality(std::string_view name) {
  return parse<Modality>(kModalities, name);
}
std::string_view status_name(Status status) { return name_of(kStatuses, status); }
std::optional<Status> parse_status(std::string_view name) { return parse<Status>(kStatuses, name); }

IndexRange tokens_over(const Document& document, const Sentence& sentence, Span span) {
  const auto first = document.tokens.begin() + sentence.tokens.begin;
  const auto last = document.tokens.begin() + sentence.tokens.end;
  const auto begin =
      std::partition_point(first, last, [&](const Token& t) { return t.span.end <= span.begin; });
  const auto end =
      std::partition_point(begin, last, [&](const Token& t) { return t.span.begin < span.end; });
  return {static_cast<std::uint32_t>(begin - document.tokens.begin()),
          static_cast<std::uint32_t>(end - document.tokens.begin())};
}

std::string_view feature(const Token& token, std::string_view name) {
  std::string_view rest = token.feats;
  while (!rest.empty()) {
    const std::size_t bar = rest.find('|');
    const std::string_view pair = rest.substr(0, bar);
    if (pair.size() > name.size() && pair.starts_with(name) && pair[name.size()] == '=') {
      return pair.substr(name.size() + 1);
    }
    if (bar == std::string_view::npos) break;
    rest.remove_prefix(bar + 1);
  }
  return {};
}

}  // namespace weft
