// SPDX-License-Identifier: Apache-2.0
#include "graph/name_index.h"

#include <algorithm>
#include <tuple>
#include <vector>

#include "weft/core/name_rules.h"

namespace weft {
namespace {

constexpr std::size_t kMostLength = 255;

// One name of one entity, as it is sorted.
struct NameRow {
  std::string form;
  std::uint32_t entity = 0;
  std::uint8_t scripts = 0;
  NameSound sound;

  auto order() const { return std::tie(form, entity, sound.consonants, sound.first, sound.side); }
};

NameRow row_of(std::string_view name, std::string form, std::size_t entity) {
  NameRow row;
  row.form = std::move(form);
  row.entity = static_cast<std::uint32_t>(entity);
  row.scripts = scripts_of(row.form);
  if (row.scripts == kHangulName) row.sound = sound_of_hangul(row.form);
  if (row.scripts == kLatinName) row.sound = sound_of_latin(name);
  return row;
}

}  // namespace

std::string form_of_name(std::string_view name) { return name_key(name, EntityType::kThing, {}); }

std::uint8_t scripts_of(std::string_view form) {
  std::uint8_t scripts = 0;
  each_jamo(form, [&](char32_t jamo) {
    if (is_initial(jamo)) scripts |= kHangulName;
    if (jamo >= U'a' && jamo <= U'z') scripts |= kLatinName;
    return true;
  });
  return scripts;
}

std::uint64_t letter_bits(const std::u32string& jamo) {
  std::uint64_t bits = 0;
  // Letters that follow each other in a script get bits of their own.
  for (const char32_t letter : jamo) bits |= std::uint64_t{1} << (letter % 64U);
  return bits;
}

NameSound sound_at(const NameColumns& names, std::size_t row) {
  return sound_of_skeleton(names.consonants[row], static_cast<char>(names.first[row]),
                           static_cast<int>(names.side[row]) - 1);
}

NameColumns make_name_columns(const EntityColumns& e) {
  std::vector<NameRow> rows;
  const auto add = [&](std::string_view name, std::size_t entity) {
    std::string form = form_of_name(name);
    if (!form.empty()) rows.push_back(row_of(name, std::move(form), entity));
  };
  for (std::size_t i = 0; i < e.key.size(); ++i) {
    add(e.name[i], i);
    for (std::uint32_t a = e.alias_begin[i]; a < e.alias_begin[i + 1]; ++a) add(e.alias[a], i);
  }
  std::sort(rows.begin(), rows.end(),
            [](const NameRow& a, const NameRow& b) { return a.order() < b.order(); });
  rows.erase(std::unique(rows.begin(), rows.end(),
                         [](const NameRow& a, const NameRow& b) { return a.order() == b.order(); }),
             rows.end());
  NameColumns out;
  for (const NameRow& row : rows) {
    const std::u32string jamo = letters_of(row.form);
    out.form.push(row.form);
    out.entity.push_back(row.entity);
    out.letters.push_back(letter_bits(jamo));
    out.length.push_back(static_cast<std::uint8_t>(std::min(jamo.size(), kMostLength)));
    out.scripts.push_back(row.scripts);
    out.consonants.push(row.sound.consonants);
    out.first.push_back(static_cast<std::uint8_t>(row.sound.first));
    out.side.push_back(static_cast<std::uint8_t>(row.sound.side + 1));
  }
  return out;
}

}  // namespace weft
