// SPDX-License-Identifier: Apache-2.0
#include "export/record_reader.h"

#include <rapidjson/document.h>
#include <rapidjson/error/en.h>

#include <algorithm>
#include <limits>

#include "weft/core/encoding.h"
#include "weft/core/error.h"
#include "weft/core/sha256.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

using Json = rapidjson::Value;

}  // namespace

class RecordReader::Reader {
 public:
  explicit Reader(std::string path) : path_(std::move(path)) {}

  void line(const std::string& text, std::size_t number) {
    number_ = number;
    if (text.find_first_not_of(" \t\r") == std::string::npos) return;
    rapidjson::Document json;
    parse(text, json);
    const std::string kind = text_of(json, "kind");
    if (kind == "document") {
      document(json, text_of(json, "text"));
    } else if (kind == "fact") {
      fact(json);
    } else if (kind == "decision") {
      decision(json);
    } else {
      wrong(
          "'kind' is none of \"document\", \"fact\" and \"decision\"; `weft export GRAPH "
          "facts.jsonl` writes such files");
    }
  }

  void document(const std::string& record, std::string text, std::size_t number) {
    number_ = number;
    rapidjson::Document json;
    parse(record, json);
    document(json, std::move(text));
  }

  void evidence(const std::string& record, std::size_t number) {
    number_ = number;
    rapidjson::Document json;
    parse(record, json);
    evidence(json, json);
  }

  void finish(GraphBuilder& builder, ImportResult& result) {
    for (Draft& draft : drafts_) {
      number_ = draft.line;
      complete(draft);
    }
    for (Decision& decision : decisions_) {
      follow(decision);
      const auto& known = builder.decisions();
      if (std::find(known.begin(), known.end(), decision) == known.end()) {
        builder.decide(std::move(decision));
      }
    }
    for (Draft& draft : drafts_) {
      result.facts += draft.document.evidence.size();
      ++(builder.add(std::move(draft.document)) ? result.documents : result.known);
    }
  }

 private:
  struct Draft {
    GraphDocument document;
    std::vector<std::pair<std::uint32_t, Evidence>> evidence;  // by index in the file
    std::map<std::uint32_t, std::uint32_t> place;              // of that index in the document
    std::uint32_t length = 0;                                  // code points of the text
    std::size_t line = 0;
  };

  void parse(const std::string& text, rapidjson::Document& json) const {
    json.Parse<rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag>(text.data(),
                                                                                       text.size());
    if (json.HasParseError()) {
      throw FormatError(
          {path_, number_, json.GetErrorOffset() + 1, {}},
          std::string("no JSON: ") + rapidjson::GetParseError_En(json.GetParseError()));
    }
    if (!json.IsObject()) wrong("a line is no object");
  }

  [[noreturn]] void wrong(const std::string& what) const {
    throw FormatError({path_, number_, {}, {}}, what);
  }

  std::string text_of(const Json& object, const char* key) const {
    const auto it = object.FindMember(key);
    if (it == object.MemberEnd() || it->value.IsNull()) return {};
    if (!it->value.IsString()) wrong(std::string("'") + key + "' is no text");
    return to_valid_utf8({it->value.GetString(), it->value.GetStringLength()});
  }
  std::uint32_t number_of(const Json& object, const char* key) const {
    const auto it = object.FindMember(key);
    if (it == object.MemberEnd() || !it->value.IsUint()) {
      wrong(std::string("'") + key + "' is no number of 0 or more");
    }
    return it->value.GetUint();
  }
  bool flag_of(const Json& object, const char* key) const {
    const auto it = object.FindMember(key);
    return it != object.MemberEnd() && it->value.IsBool() && it->value.GetBool();
  }
  const Json& member(const Json& object, const char* key) const {
    const auto it = object.FindMember(key);
    if (it == object.MemberEnd()) wrong(std::string("'") + key + "' is missing");
    return it->value;
  }
  const Json& list_of(const Json& object, const char* key) const {
    const Json& list = member(object, key);
    if (!list.IsArray()) wrong(std::string("'") + key + "' is no list");
    return list;
  }
  const Json& object_of(const Json& object, const char* key) const {
    const Json& value = member(object, key);
    if (!value.IsObject()) wrong(std::string("'") + key + "' is no object");
    return value;
  }

  TextRange range(std::uint32_t begin, std::uint32_t end, const Draft& draft) const {
    if (begin > end || end > draft.length) wrong("a position is outside of the text");
    return {begin, end};
  }

  void document(const Json& json, std::string text) {
    Draft draft;
    draft.line = number_;
    GraphDocument& document = draft.document;
    document.info.id = text_of(json, "id");
    document.info.title = text_of(json, "title");
    document.info.url = text_of(json, "url");
    document.info.language = text_of(json, "language");
    document.info.published = text_of(json, "published");
    document.info.author = text_of(json, "author");
    document.info.publisher = text_of(json, "publisher");
    document.text = std::move(text);
    document.sha256 = text_of(json, "sha256");
    if (find_invalid_utf8(document.text) != std::string::npos) wrong("'text' is not UTF-8");
    if (sha256_hex(document.text) != document.sha256) {
      wrong("'sha256' is not that of 'text': the text was changed, or is missing");
    }
    draft.length = static_cast<std::uint32_t>(decode_utf8(document.text).size());
    for (const Json& pair : list_of(json, "sentences").GetArray()) {
      if (!pair.IsArray() || pair.Size() != 2 || !pair[0].IsUint() || !pair[1].IsUint()) {
        wrong("a sentence is no pair of numbers");
      }
      document.sentences.push_back(range(pair[0].GetUint(), pair[1].GetUint(), draft));
    }
    for (const Json& item : list_of(json, "appearances").GetArray()) {
      if (!item.IsObject()) wrong("an appearance is no object");
      document.appearances.push_back(appearance(item));
    }
    if (!place_.emplace(document.sha256, drafts_.size()).second) wrong("a document comes twice");
    drafts_.push_back(std::move(draft));
  }

  Appearance appearance(const Json& json) const {
    Appearance appearance;
    appearance.name = text_of(json, "name");
    const auto type = parse_entity_type(text_of(json, "type"));
    if (!type) wrong("no type of entities '" + text_of(json, "type") + "'");
    appearance.type = *type;
    appearance.named = flag_of(json, "named");
    appearance.external_id = text_of(json, "external_id");
    appearance.mentions = number_of(json, "mentions");
    for (const Json& alias : list_of(json, "aliases").GetArray()) {
      if (!alias.IsString()) wrong("an alias is no text");
      appearance.aliases.emplace_back(alias.GetString(), alias.GetStringLength());
    }
    return appearance;
  }

  void fact(const Json& json) {
    for (const Json& item : list_of(json, "evidence").GetArray()) {
      if (!item.IsObject()) wrong("a piece of evidence is no object");
      evidence(json, item);
    }
  }

  // `manner` says how the fact holds that the evidence states.
  void evidence(const Json& manner, const Json& json) {
    const std::string modality = text_of(manner, "modality");
    const std::string status = text_of(manner, "status");
    const auto how = modality.empty() ? Modality::kAsserted : parse_modality(modality);
    const auto when = status.empty() ? Status::kCurrent : parse_status(status);
    if (!how) wrong("no modality '" + modality + "'");
    if (!when) wrong("no status '" + status + "'");
    const auto place = place_.find(text_of(json, "sha256"));
    if (place == place_.end()) wrong("evidence of a document that no line before has");
    Draft& draft = drafts_[place->second];
    Evidence read = evidence_of(json, draft);
    read.negated = flag_of(manner, "negated");
    read.modality = *how;
    read.status = *when;
    draft.evidence.emplace_back(number_of(json, "index"), std::move(read));
  }

  void decision(const Json& json) {
    Decision decision;
    const std::string verdict = text_of(json, "verdict");
    const auto kind = parse_decision_kind(verdict);
    if (!kind) wrong("no verdict '" + verdict + "'");
    decision.kind = *kind;
    decision.about = text_of(json, "about");
    decision.fact = text_of(json, "fact");
    for (const Json& part : list_of(json, "parts").GetArray()) {
      if (!part.IsArray()) wrong("a part of a decision is no list");
      decision.parts.emplace_back();
      for (const Json& item : part.GetArray()) {
        if (!item.IsObject()) wrong("a name of a decision is no object");
        const auto type = parse_entity_type(text_of(item, "type"));
        if (!type) wrong("no type of entities '" + text_of(item, "type") + "'");
        decision.parts.back().push_back({*type, text_of(item, "name"), text_of(item, "sha256")});
      }
    }
    for (const Json& item : list_of(json, "evidence").GetArray()) {
      if (!item.IsObject()) wrong("evidence of a decision is no object");
      decision.evidence.push_back(
          {text_of(item, "sha256"), number_of(item, "index"), text_of(item, "relation")});
    }
    decisions_.push_back(std::move(decision));
  }

  // Evidence that a selection left out is forgotten, the rest gets its new number.
  void follow(Decision& decision) const {
    std::vector<EvidenceAnchor> found;
    for (EvidenceAnchor& anchor : decision.evidence) {
      const auto draft = place_.find(anchor.document);
      if (draft == place_.end()) {
        found.push_back(std::move(anchor));
        continue;
      }
      const auto& places = drafts_[draft->second].place;
      const auto place = places.find(anchor.index);
      if (place == places.end()) continue;
      anchor.index = place->second;
      found.push_back(std::move(anchor));
    }
    decision.evidence = std::move(found);
  }

  Evidence evidence_of(const Json& json, const Draft& draft) const {
    Evidence evidence;
    if (json.HasMember("sentence")) evidence.sentence = number_of(json, "sentence");
    if (!json.HasMember("sentence")) evidence.sentence = kNone;
    evidence.span = range(number_of(json, "begin"), number_of(json, "end"), draft);
    evidence.relation = text_of(json, "relation");
    if (evidence.relation.empty()) wrong("'relation' is missing");
    evidence.open = flag_of(json, "open");
    evidence.label = text_of(json, "label");
    evidence.phrase = text_of(json, "phrase");
    evidence.lemma = text_of(json, "lemma");
    evidence.extractor = text_of(json, "extractor");
    const Json& confidence = member(json, "confidence");
    if (!confidence.IsNumber() || confidence.GetDouble() < 0 || confidence.GetDouble() > 1) {
      wrong("'confidence' is no number from 0 to 1");
    }
    evidence.confidence = confidence.GetDouble();
    evidence.subject = local_term(object_of(json, "subject"), draft);
    if (evidence.subject.kind != LocalTerm::Kind::kAppearance) wrong("a subject is no entity");
    evidence.object = local_term(object_of(json, "object"), draft);
    if (json.HasMember("attribution")) {
      evidence.attribution = local_term(object_of(json, "attribution"), draft);
    }
    if (json.HasMember("time")) evidence.time = local_term(object_of(json, "time"), draft);
    for (const Json& item : list_of(json, "qualifiers").GetArray()) {
      if (!item.IsObject()) wrong("a qualifier is no object");
      evidence.qualifiers.emplace_back(text_of(item, "role"), local_term(item, draft));
    }
    return evidence;
  }

  LocalTerm local_term(const Json& json, const Draft& draft) const {
    LocalTerm term;
    if (json.HasMember("begin")) {
      term.mention = range(number_of(json, "begin"), number_of(json, "end"), draft);
    }
    if (json.HasMember("appearance")) {
      term.index = number_of(json, "appearance");
      if (term.index >= draft.document.appearances.size()) wrong("'appearance' points nowhere");
      return term;
    }
    term.kind = LocalTerm::Kind::kValue;
    if (json.HasMember("claim")) {
      term.kind = LocalTerm::Kind::kEvidence;
      term.index = number_of(json, "claim");
    }
    const auto kind = parse_value_kind(text_of(json, "type"));
    if (!kind) wrong("no type of values '" + text_of(json, "type") + "'");
    term.value = {*kind, text_of(json, "value"), text_of(json, "unit"), text_of(json, "text")};
    return term;
  }

  // Evidence in its order; a selection of facts leaves gaps in the numbers, which claims follow.
  void complete(Draft& draft) const {
    std::stable_sort(draft.evidence.begin(), draft.evidence.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    auto& place = draft.place;
    for (const auto& [index, evidence] : draft.evidence) {
      if (!place.emplace(index, static_cast<std::uint32_t>(place.size())).second) {
        wrong("two pieces of evidence of this document have the index " + std::to_string(index));
      }
    }
    const auto follow = [&](LocalTerm& term) {
      if (term.kind != LocalTerm::Kind::kEvidence) return;
      const auto it = place.find(term.index);
      if (it == place.end()) wrong("a claim of this document points nowhere");
      term.index = it->second;
    };
    for (auto& [index, evidence] : draft.evidence) {
      follow(evidence.object);
      if (evidence.attribution) follow(*evidence.attribution);
      for (auto& [role, term] : evidence.qualifiers) follow(term);
      draft.document.evidence.push_back(std::move(evidence));
    }
  }

  std::string path_;
  std::size_t number_ = 0;
  std::vector<Draft> drafts_;
  std::map<std::string, std::size_t> place_;  // of drafts, by sha256
  std::vector<Decision> decisions_;
};

RecordReader::RecordReader(std::string path) : reader_(std::make_unique<Reader>(std::move(path))) {}
RecordReader::~RecordReader() = default;
void RecordReader::line(const std::string& record, std::size_t number) {
  reader_->line(record, number);
}
void RecordReader::document(const std::string& record, std::string text, std::size_t number) {
  reader_->document(record, std::move(text), number);
}
void RecordReader::evidence(const std::string& record, std::size_t number) {
  reader_->evidence(record, number);
}
void RecordReader::finish(GraphBuilder& builder, ImportResult& result) {
  reader_->finish(builder, result);
}

}  // namespace weft
