// SPDX-License-Identifier: Apache-2.0
#include "export/row_documents.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "export/text_sink.h"
#include "weft/core/sha256.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

constexpr std::size_t kRows = 1000;  // of one document

// A relation's id: small letters, and one underscore for whatever is neither letter nor digit.
std::string relation_id(std::string_view label) {
  std::string id;
  const std::string lower = to_lower(label);
  for (std::size_t i = 0; i < lower.size();) {
    const std::size_t begin = i;
    const char32_t c = next_code_point(lower, i);
    if (is_letter(c) || is_digit(c)) {
      id.append(lower, begin, i - begin);
    } else if (!id.empty() && id.back() != '_') {
      id += '_';
    }
  }
  while (!id.empty() && id.back() == '_') id.pop_back();
  return id.empty() ? "related" : id;
}

// The double that is written as the float is: 0.9F becomes 0.9, not 0.8999999761581421.
double shortest(float value) {
  if (value == 1.0F) return 1;
  std::array<char, 32> text{};
  const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
  double out = 0;
  std::from_chars(text.data(), end, out);
  return out;
}

void put_key(std::string& key, EntityType type, std::string_view words) {
  key.assign(1, static_cast<char>('0' + static_cast<int>(type)));
  key += words;
}

}  // namespace

ImportName import_name(std::string_view text, std::string_view type) {
  ImportName name{line_text(text), EntityType::kThing};
  if (const auto known = parse_entity_type(to_lower(type))) {
    name.type = *known;
    return name;
  }
  const auto colon = name.name.find(':');
  if (colon == std::string::npos || colon + 1 == name.name.size()) return name;
  if (const auto known = parse_entity_type(name.name.substr(0, colon))) {
    name.type = *known;
    name.name.erase(0, colon + 1);
  }
  return name;
}

std::uint32_t RowDocuments::group_of(const ImportName& name) {
  const auto next = static_cast<std::uint32_t>(groups_.size());
  const std::string form = name_key(name.name, name.type, builder_.names());
  if (!form.empty()) {
    put_key(key_, name.type, form);
    const auto [it, fresh] = group_ids_.emplace(key_, next);
    if (!fresh) return it->second;
  }
  groups_.emplace_back();
  return next;
}

std::uint32_t RowDocuments::name(const ImportName& name) {
  put_key(key_, name.type, name.name);
  const auto known = name_ids_.find(key_);
  if (known != name_ids_.end()) return known->second;
  const auto id = static_cast<std::uint32_t>(names_.size());
  name_ids_.emplace(key_, id);
  names_.push_back({name, static_cast<std::uint32_t>(characters(name.name)), group_of(name)});
  return id;
}

std::uint32_t RowDocuments::relation(std::string_view label) {
  const auto known = relation_ids_.find(label);
  if (known != relation_ids_.end()) return known->second;
  const auto id = static_cast<std::uint32_t>(relations_.size());
  relation_ids_.emplace(label, id);
  std::string phrase = line_text(label);
  const auto size = static_cast<std::uint32_t>(characters(phrase));
  relations_.push_back({relation_id(label), std::move(phrase), size});
  return id;
}

TextRange RowDocuments::append(std::string_view text, std::uint32_t code_points) {
  document_.text += text;
  const std::uint32_t begin = end_;
  end_ += code_points;
  return {begin, end_};
}

// Two names of one key are one appearance, called as it was called first.
std::uint32_t RowDocuments::appearance(std::uint32_t id) {
  const Name& name = names_[id];
  Group& group = groups_[name.group];
  if (group.document != number_) {
    group = {number_, id, static_cast<std::uint32_t>(document_.appearances.size())};
    Appearance& fresh = document_.appearances.emplace_back();
    fresh.name = name.words.name;
    fresh.type = name.words.type;
    fresh.named = true;
  }
  Appearance& appearance = document_.appearances[group.appearance];
  ++appearance.mentions;
  auto& aliases = appearance.aliases;
  if (group.name != id &&
      std::find(aliases.begin(), aliases.end(), name.words.name) == aliases.end()) {
    aliases.push_back(name.words.name);
  }
  return group.appearance;
}

void RowDocuments::add(const ImportRow& row) {
  const Relation& relation = relations_[row.relation];
  const auto end = [&](std::uint32_t id) {
    LocalTerm term;
    term.mention = append(names_[id].words.name, names_[id].code_points);
    term.index = appearance(id);
    return term;
  };
  Evidence& evidence = document_.evidence.emplace_back();
  evidence.subject = end(row.subject);
  append("\t", 1);
  append(relation.phrase, relation.code_points);
  append("\t", 1);
  evidence.object = end(row.object);
  if (!row.date.empty()) {
    append("\t", 1);
    LocalTerm& time = evidence.time.emplace();
    time.kind = LocalTerm::Kind::kValue;
    time.mention = append(row.date, static_cast<std::uint32_t>(characters(row.date)));
    const char* grain = row.date.size() == 4 ? "year" : row.date.size() == 7 ? "month" : "day";
    time.value = {ValueKind::kDate, row.date, grain, row.date};
  }
  evidence.relation = relation.id;
  evidence.label = evidence.phrase = evidence.lemma = relation.phrase;
  evidence.negated = row.negated;
  evidence.modality = row.modality;
  evidence.status = row.status;
  evidence.extractor = "import";
  evidence.confidence = shortest(row.confidence);
  evidence.sentence = static_cast<std::uint32_t>(document_.sentences.size());
  evidence.span = {evidence.subject.mention->begin, end_};
  document_.sentences.push_back(evidence.span);
  append("\n", 1);
  ++result_.facts;
  if (document_.evidence.size() == kRows) finish();
}

void RowDocuments::finish() {
  if (document_.evidence.empty()) return;
  ++number_;
  document_.info.id = number_ == 1 ? id_ : id_ + "#" + std::to_string(number_);
  document_.info.title = id_;
  document_.info.language = language_;
  document_.sha256 = sha256_hex(document_.text);
  ++(builder_.add(std::move(document_)) ? result_.documents : result_.known);
  document_ = GraphDocument();
  end_ = 0;
}

}  // namespace weft
