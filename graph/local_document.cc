// SPDX-License-Identifier: Apache-2.0
#include "graph/local_document.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>

#include "weft/core/sha256.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

// The double that is written as the float is: 0.9F becomes 0.9, not 0.8999999761581421.
double shortest(float value) {
  std::array<char, 32> text{};
  const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
  double out = 0;
  std::from_chars(text.data(), end, out);
  return out;
}

class Converter {
 public:
  Converter(const Document& document, const NameRules& rules)
      : in_(document), rules_(rules), code_points_(document.text) {}

  GraphDocument convert() {
    out_.info = in_.info;
    out_.text = in_.text;
    out_.sha256 = sha256_hex(in_.text);
    for (const Sentence& sentence : in_.sentences) out_.sentences.push_back(range(sentence.span));
    add_appearances();
    for (const Statement& statement : in_.statements) add_evidence(statement);
    drop_unused();
    return std::move(out_);
  }

 private:
  TextRange range(Span span) const {
    const auto size = static_cast<std::uint32_t>(in_.text.size());
    const std::uint32_t end = std::min(span.end, size);
    return {static_cast<std::uint32_t>(code_points_.at_byte(std::min(span.begin, end))),
            static_cast<std::uint32_t>(code_points_.at_byte(end))};
  }

  // Two entities of one document with one type and one name are one, whatever the document thought.
  void add_appearances() {
    std::map<std::pair<EntityType, std::string>, std::uint32_t> seen;
    for (const Entity& entity : in_.entities) {
      std::string key = entity.named ? name_key(entity.name, entity.type, rules_) : "";
      if (!entity.external_id.empty()) key = "id " + entity.external_id;
      if (!key.empty()) {
        const auto [it, fresh] = seen.emplace(std::pair(entity.type, key), out_.appearances.size());
        appearance_of_.push_back(it->second);
        if (!fresh) {
          join(out_.appearances[it->second], entity);
          continue;
        }
      } else {
        appearance_of_.push_back(static_cast<std::uint32_t>(out_.appearances.size()));
      }
      Appearance appearance;
      appearance.name = entity.name;
      appearance.type = entity.type;
      appearance.named = entity.named;
      appearance.external_id = entity.external_id;
      out_.appearances.push_back(std::move(appearance));
      join(out_.appearances.back(), entity);
    }
  }

  static void join(Appearance& appearance, const Entity& entity) {
    appearance.mentions += static_cast<std::uint32_t>(entity.mentions.size());
    const auto add = [&](const std::string& name) {
      if (name.empty() || name == appearance.name) return;
      auto& aliases = appearance.aliases;
      if (std::find(aliases.begin(), aliases.end(), name) == aliases.end()) aliases.push_back(name);
    };
    add(entity.name);
    for (const std::string& alias : entity.aliases) add(alias);
  }

  LocalTerm words(LocalTerm term, std::string text) const {
    term.kind = LocalTerm::Kind::kValue;
    term.value.text = text.empty() ? "?" : std::move(text);
    return term;
  }

  LocalTerm literal(LocalTerm term, std::uint32_t index) const {
    const Literal& literal = in_.literals[index];
    term.kind = LocalTerm::Kind::kValue;
    term.value.kind = static_cast<ValueKind>(literal.kind);
    term.value.value = literal.value;
    term.value.unit = literal.unit;
    term.value.text = std::string(in_.text_of(literal.span));
    if (!term.mention) term.mention = range(literal.span);
    return term;
  }

  std::string surface(const Argument& argument) const {
    if (!argument.text.empty() || !argument.mention) return argument.text;
    return std::string(in_.text_of(*argument.mention));
  }

  LocalTerm convert(const Argument& argument) const {
    LocalTerm term;
    if (argument.mention) term.mention = range(*argument.mention);
    switch (argument.kind) {
      case ArgumentKind::kEntity:
        if (argument.index >= in_.entities.size()) break;
        term.index = appearance_of_[argument.index];
        return term;
      case ArgumentKind::kLiteral:
        if (argument.index >= in_.literals.size()) break;
        return literal(term, argument.index);
      case ArgumentKind::kStatement:
        if (argument.index >= in_.statements.size()) break;
        term.kind = LocalTerm::Kind::kEvidence;
        term.index = argument.index;
        term.value.text = surface(argument);
        return term;
      case ArgumentKind::kText:
        break;
    }
    return words(term, surface(argument));
  }

  // Every fact starts at an entity: words and values in that place become one of this document.
  LocalTerm subject(const Argument& argument) {
    LocalTerm term = convert(argument);
    if (term.kind == LocalTerm::Kind::kAppearance) return term;
    const std::string name = term.value.text.empty() ? "?" : term.value.text;
    term.kind = LocalTerm::Kind::kAppearance;
    term.value = {};
    const auto next = static_cast<std::uint32_t>(out_.appearances.size());
    const auto [it, fresh] = subjects_of_words_.emplace(name, next);
    term.index = it->second;
    if (fresh) {
      out_.appearances.emplace_back();
      out_.appearances.back().name = name;
    }
    return term;
  }

  void add_evidence(const Statement& statement) {
    Evidence evidence;
    evidence.subject = subject(statement.subject);
    evidence.relation =
        statement.relation.id.empty() ? statement.relation.lemma : statement.relation.id;
    evidence.object = convert(statement.object);
    for (const Qualifier& q : statement.qualifiers)
      evidence.qualifiers.emplace_back(q.role, convert(q.value));
    std::stable_sort(evidence.qualifiers.begin(), evidence.qualifiers.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    if (statement.attribution) evidence.attribution = convert(*statement.attribution);
    if (statement.time && *statement.time < in_.literals.size()) {
      evidence.time = literal({}, *statement.time);
    }
    evidence.negated = statement.negated;
    evidence.open = statement.relation.open;
    evidence.modality = statement.modality;
    evidence.status = statement.status;
    evidence.label = statement.relation.label;
    evidence.phrase = statement.relation.phrase;
    evidence.lemma = statement.relation.lemma;
    evidence.sentence = statement.provenance.sentence;
    evidence.span = range(statement.provenance.evidence);
    evidence.extractor = statement.provenance.extractor;
    evidence.confidence = shortest(statement.confidence);
    out_.evidence.push_back(std::move(evidence));
  }

  template <typename Visit>
  void for_each_term(Visit visit) {
    for (Evidence& evidence : out_.evidence) {
      visit(evidence.subject);
      visit(evidence.object);
      for (auto& [role, term] : evidence.qualifiers) visit(term);
      if (evidence.attribution) visit(*evidence.attribution);
      if (evidence.time) visit(*evidence.time);
    }
  }

  // Things without a proper name that no statement speaks of are of no use to a graph.
  void drop_unused() {
    std::vector<bool> used(out_.appearances.size(), false);
    for_each_term([&](LocalTerm& term) {
      if (term.kind == LocalTerm::Kind::kAppearance) used[term.index] = true;
    });
    std::vector<std::uint32_t> moved(used.size(), kNone);
    std::vector<Appearance> kept;
    for (std::size_t i = 0; i < used.size(); ++i) {
      if (!used[i] && !out_.appearances[i].named) continue;
      moved[i] = static_cast<std::uint32_t>(kept.size());
      kept.push_back(std::move(out_.appearances[i]));
    }
    out_.appearances = std::move(kept);
    for_each_term([&](LocalTerm& term) {
      if (term.kind == LocalTerm::Kind::kAppearance) term.index = moved[term.index];
    });
  }

  const Document& in_;
  const NameRules& rules_;
  CodePointIndex code_points_;
  GraphDocument out_;
  std::vector<std::uint32_t> appearance_of_;  // by entity of the document
  std::map<std::string, std::uint32_t> subjects_of_words_;
};

}  // namespace

GraphDocument local_document(const Document& document, const NameRules& rules) {
  return Converter(document, rules).convert();
}

}  // namespace weft
