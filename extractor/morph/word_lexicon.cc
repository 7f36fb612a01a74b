// SPDX-License-Identifier: Apache-2.0
#include "extractor/morph/word_lexicon.h"

#include <algorithm>
#include <bit>
#include <utility>
#include <vector>

#include "weft/core/error.h"

namespace weft {
namespace {

constexpr double kLoad = 0.75;
constexpr const char* kSlots = "words/slots";
constexpr const char* kCodes = "words/codes";

// The 31 commonest combinations of kinds, after an unused one.
std::array<std::uint8_t, 32> common_codes(const std::map<std::uint32_t, std::uint8_t>& kinds) {
  std::array<std::size_t, 256> counts{};
  for (const auto& [hash, kind] : kinds) ++counts[kind];
  std::vector<std::pair<std::size_t, unsigned>> order;
  for (unsigned kind = 1; kind < counts.size(); ++kind) order.emplace_back(counts[kind], kind);
  std::sort(order.begin(), order.end(), [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  });
  std::array<std::uint8_t, 32> codes{};
  for (std::size_t i = 1; i < codes.size(); ++i) {
    if (order[i - 1].first > 0) codes[i] = static_cast<std::uint8_t>(order[i - 1].second);
  }
  return codes;
}

// The code that says most of a combination and nothing that is not so; 0 where there is none.
std::uint16_t code_of(std::uint8_t kind, const std::array<std::uint8_t, 32>& codes) {
  std::uint16_t best = 0;
  for (std::uint16_t i = 1; i < codes.size(); ++i) {
    if ((codes[i] & ~unsigned{kind}) != 0) continue;
    if (std::popcount(codes[i]) > std::popcount(codes[best])) best = i;
  }
  return best;
}

}  // namespace

WordLexicon::WordLexicon(const WeightsFile& file) : bytes_(file.section(kSlots)) {
  const std::string_view codes = file.section(kCodes);
  slots_ = static_cast<std::uint32_t>(bytes_.size() / 2);
  if (codes.size() != codes_.size() || bytes_.size() % 2 != 0) {
    throw FormatError({file.name(), {}, {}, {}}, "the sections of the lexicon have wrong sizes");
  }
  std::copy(codes.begin(), codes.end(), codes_.begin());
}

void WordLexicon::write(const std::map<std::uint32_t, std::uint8_t>& kinds, WeightsWriter& writer) {
  const std::array<std::uint8_t, 32> codes = common_codes(kinds);
  const auto slots = static_cast<std::uint32_t>(static_cast<double>(kinds.size()) / kLoad) + 2;
  std::vector<std::uint16_t> table(slots);
  for (const auto& [hash, kind] : kinds) {
    const std::uint16_t code = code_of(kind, codes);
    if (code == 0) continue;
    std::uint32_t slot = slot_of(hash, slots);
    while (table[slot] != 0) slot = slot + 1 == slots ? 0 : slot + 1;
    table[slot] = static_cast<std::uint16_t>(print_of(hash) | code);
  }
  std::string bytes;
  for (const std::uint16_t entry : table) put_number(bytes, entry);
  writer.add(kSlots, bytes);
  writer.add(kCodes, {codes.begin(), codes.end()});
}

}  // namespace weft
