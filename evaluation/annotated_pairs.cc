// SPDX-License-Identifier: Apache-2.0
#include "evaluation/annotated_pairs.h"

#include <rapidjson/document.h>

#include <algorithm>

#include "extractor/json_file.h"
#include "extractor/stage.h"
#include "weft/core/error.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

// The stage that turns what is known of a sentence into statements; pairs are read before it.
constexpr std::string_view kStatements = "statements";

std::uint32_t byte_at(std::string_view text, const rapidjson::Value& value, const char* key,
                      const FormatPlace& place) {
  if (!value.IsObject() || !value.HasMember(key) || !value[key].IsUint()) {
    throw FormatError(place, "subject and object need \"begin\" and \"end\"");
  }
  std::size_t at = 0;
  for (unsigned n = value[key].GetUint(); n > 0; --n) {
    if (at >= text.size()) throw FormatError(place, "a pair ends behind the text");
    next_code_point(text, at);
  }
  return static_cast<std::uint32_t>(at);
}

bool read_argument(const rapidjson::Value& pair, const char* key, std::string_view text,
                   const FormatPlace& place, PairArgument& out) {
  if (!pair.IsObject() || !pair.HasMember(key)) {
    throw FormatError(place, "a pair needs \"subject\", \"object\" and \"relation\"");
  }
  const rapidjson::Value& value = pair[key];
  out.span = {byte_at(text, value, "begin", place), byte_at(text, value, "end", place)};
  if (out.span.begin >= out.span.end) throw FormatError(place, "\"end\" must lie behind \"begin\"");
  if (!value.HasMember("type")) return false;
  const std::string name = string_member(value, "type", place.file);
  const auto type = parse_pair_type(name);
  if (!type) throw FormatError(place, "unknown type \"" + name + "\"");
  out.type = *type;
  return true;
}

AnnotatedPair read_pair(const rapidjson::Value& json, std::string_view text,
                        const FormatPlace& place) {
  AnnotatedPair pair;
  pair.subject_typed = read_argument(json, "subject", text, place, pair.pair.subject);
  pair.object_typed = read_argument(json, "object", text, place, pair.pair.object);
  pair.relation = string_member(json, "relation", place.file);
  if (json.HasMember("weight") && json["weight"].IsNumber()) {
    pair.weight = json["weight"].GetDouble();
  }
  return pair;
}

void find_type(const Document& document, PairArgument& argument) {
  const auto touches = [&](Span span) {
    return span.begin < argument.span.end && argument.span.begin < span.end;
  };
  for (const Mention& mention : document.mentions) {
    if (!touches(mention.span)) continue;
    argument.type =
        pair_type(mention.entity == kNone ? mention.type : document.entities[mention.entity].type);
    return;
  }
  for (const Literal& literal : document.literals) {
    if (!touches(literal.span)) continue;
    argument.type = pair_type(literal.kind);
    return;
  }
}

bool overlap(Span a, Span b) { return a.begin < b.end && b.begin < a.end; }

// Names and dates, with the entity of the former.
std::vector<std::pair<PairArgument, std::uint32_t>> ends_of(const Document& document) {
  std::vector<std::pair<PairArgument, std::uint32_t>> ends;
  for (const Mention& m : document.mentions) {
    if (m.kind != MentionKind::kName || m.entity == kNone) continue;
    ends.push_back({{m.span, pair_type(document.entities[m.entity].type)}, m.entity});
  }
  for (const Literal& literal : document.literals) {
    if (literal.kind == LiteralKind::kDate)
      ends.push_back({{literal.span, PairType::kDate}, kNone});
  }
  return ends;
}

}  // namespace

bool holds_pairs(std::string_view bytes) {
  const std::string_view line = bytes.substr(0, bytes.find('\n'));
  return line.starts_with('{') && line.find("\"text\"") != std::string_view::npos &&
         (line.find("\"relation\"") != std::string_view::npos ||
          line.find("\"pairs\"") != std::string_view::npos);
}

std::vector<PairedText> read_pairs(std::string_view bytes, const std::string& file) {
  std::vector<PairedText> texts;
  for (std::size_t number = 1; !bytes.empty(); ++number) {
    const std::size_t newline = std::min(bytes.find('\n'), bytes.size());
    const std::string_view line = bytes.substr(0, newline);
    bytes.remove_prefix(std::min(newline + 1, bytes.size()));
    if (line.empty()) continue;
    const FormatPlace place{file, number, {}, {}};
    const rapidjson::Document json = parse_json(line, file + ":" + std::to_string(number));
    if (!json.IsObject()) throw FormatError(place, "expected an object with \"text\"");
    PairedText text;
    text.document.text = string_member(json, "text", file);
    const auto size = static_cast<std::uint32_t>(text.document.text.size());
    text.document.blocks.push_back({{0, size}, BlockKind::kParagraph});
    if (json.HasMember("pairs")) {
      if (!json["pairs"].IsArray()) throw FormatError(place, "\"pairs\" must be an array");
      for (const rapidjson::Value& pair : json["pairs"].GetArray()) {
        text.pairs.push_back(read_pair(pair, text.document.text, place));
      }
    } else {
      text.pairs.push_back(read_pair(json, text.document.text, place));
    }
    if (json.HasMember("others") && json["others"].IsNumber()) {
      text.others = json["others"].GetDouble();
    }
    texts.push_back(std::move(text));
  }
  return texts;
}

void analyse(PairedText& text, const LanguagePack& pack) {
  bool sentences = false;
  for (const NamedStage& stage : pack.stages()) {
    if (stage.name == kStatements) break;
    sentences = sentences || stage.name == "sentences";
    if (sentences) stage.stage->apply(text.document);
  }
  for (AnnotatedPair& pair : text.pairs) {
    if (!pair.subject_typed) find_type(text.document, pair.pair.subject);
    if (!pair.object_typed) find_type(text.document, pair.pair.object);
  }
}

void add_other_pairs(PairedText& text, const std::string& none) {
  if (text.others <= 0) return;
  const auto ends = ends_of(text.document);
  const std::size_t listed = text.pairs.size();
  for (const auto& [subject, entity] : ends) {
    if (subject.type == PairType::kDate) continue;
    for (const auto& [object, other] : ends) {
      if (overlap(subject.span, object.span) || entity == other) continue;
      const auto known = [&](const AnnotatedPair& p) {
        return (overlap(p.pair.subject.span, subject.span) &&
                overlap(p.pair.object.span, object.span)) ||
               (overlap(p.pair.subject.span, object.span) &&
                overlap(p.pair.object.span, subject.span));
      };
      const auto end = text.pairs.begin() + static_cast<std::ptrdiff_t>(listed);
      if (std::any_of(text.pairs.begin(), end, known)) continue;
      text.pairs.push_back({{subject, object}, true, true, none, text.others});
    }
  }
}

}  // namespace weft
