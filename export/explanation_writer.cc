// SPDX-License-Identifier: Apache-2.0
#include "weft/export/explanation_writer.h"

#include <ostream>
#include <sstream>

#include "export/json_object.h"
#include "weft/export/statement_writer.h"

namespace weft {
namespace {

constexpr std::string_view kMentionKinds[] = {"name", "nominal", "pronoun"};

class ExplanationJson : JsonObject {
 public:
  ExplanationJson(const Document& document, const std::vector<RuleTrial>& trials,
                  std::uint32_t sentence)
      : document_(document), trials_(trials), sentence_(sentence) {}

  std::string whole() {
    json_.begin_object();
    optional("document", document_.info.id);
    member("sentence", sentence_);
    optional("text", document_.text_of(sentence().span));
    list("tokens", [&] { tokens(); });
    list("literals", [&] { literals(); });
    list("mentions", [&] { mentions(); });
    list("propositions", [&] { propositions(); });
    list("statements", [&] { statements(statements_of(document_, sentence_)); });
    json_.end_object();
    return std::string(json_.view());
  }

 private:
  const Sentence& sentence() const { return document_.sentences[sentence_]; }

  template <typename Items>
  void list(const char* key, Items items) {
    json_.key(key);
    json_.begin_array();
    items();
    json_.end_array();
  }

  // Numbers of words count from 1, as in CoNLL-U; the root has head 0.
  void tokens() {
    for (std::uint32_t t = sentence().tokens.begin; t < sentence().tokens.end; ++t) {
      const Token& token = document_.tokens[t];
      json_.begin_object();
      member("id", t - sentence().tokens.begin + 1);
      optional("form", document_.text_of(token));
      optional("lemma", token.lemma);
      optional("upos", upos_name(token.upos));
      optional("feats", token.feats);
      member("head", token.head == kNone ? 0 : token.head - sentence().tokens.begin + 1);
      optional("deprel", token.deprel);
      list("morphemes", [&] {
        for (std::uint32_t m = token.morphemes.begin; m < token.morphemes.end; ++m) {
          const Morpheme& morpheme = document_.morphemes[m];
          json_.string(morpheme.form + "/" + morpheme.tag);
        }
      });
      json_.end_object();
    }
  }

  void literals() {
    for (const Literal& literal : document_.literals) {
      if (literal.sentence != sentence_) continue;
      json_.begin_object();
      optional("text", document_.text_of(literal.span));
      optional("type", literal_kind_name(literal.kind));
      optional("value", literal.value);
      optional("unit", literal.unit);
      json_.end_object();
    }
  }

  void mentions() {
    for (const Mention& mention : document_.mentions) {
      if (mention.sentence != sentence_) continue;
      json_.begin_object();
      optional("text", document_.text_of(mention.span));
      optional("kind", kMentionKinds[static_cast<std::size_t>(mention.kind)]);
      optional("type", entity_type_name(mention.type));
      if (mention.entity != kNone) {
        optional("entity", "e" + std::to_string(mention.entity));
        optional("name", document_.entities[mention.entity].name);
      }
      json_.end_object();
    }
  }

  void propositions() {
    for (std::uint32_t p = 0; p < document_.propositions.size(); ++p) {
      const Proposition& proposition = document_.propositions[p];
      if (proposition.sentence != sentence_) continue;
      json_.begin_object();
      member("id", p);
      optional("lemma", proposition.lemma);
      optional("phrase", document_.text_of(proposition.phrase));
      optional("construction", proposition.construction);
      flag("negated", proposition.negated);
      flag("hypothetical", proposition.hypothetical);
      flag("subject_unsaid", proposition.subject_unsaid);
      optional("modality", modality_name(proposition.modality));
      optional("status", status_name(proposition.status));
      if (proposition.speaker != kNone) member("said_in", proposition.speaker);
      list("arguments", [&] {
        for (const PropositionArgument& argument : proposition.arguments) write(argument);
      });
      list("rules", [&] {
        for (const RuleTrial& trial : trials_) {
          if (trial.proposition == p) write(trial);
        }
      });
      json_.end_object();
    }
  }

  void write(const PropositionArgument& argument) {
    json_.begin_object();
    optional("role", role_name(argument.role));
    optional("marker", argument.marker);
    if (argument.mention != kNone) {
      optional("text", document_.text_of(document_.mentions[argument.mention].span));
    } else if (argument.literal != kNone) {
      optional("text", document_.text_of(document_.literals[argument.literal].span));
    } else if (argument.entity != kNone) {
      optional("name", document_.entities[argument.entity].name);
      flag("implicit", true);
    } else {
      member("proposition", argument.proposition);
    }
    json_.end_object();
  }

  void write(const RuleTrial& trial) {
    json_.begin_object();
    optional("outcome", rule_outcome_name(trial.outcome));
    optional("relation", trial.relation);
    flag("open", trial.open);
    if (!trial.file.empty()) {
      optional("file", trial.file);
      member("line", trial.line);
      optional("subject", trial.subject);
      optional("object", trial.object);
    }
    optional("reason", trial.reason);
    if (!trial.statements.empty()) list("statements", [&] { statements(trial.statements); });
    json_.end_object();
  }

  void statements(std::vector<Statement> statements) {
    std::ostringstream lines;
    write_statements_jsonl(with_statements(document_, std::move(statements)), {}, lines);
    std::istringstream in(lines.str());
    for (std::string line; std::getline(in, line);) json_.value(line);
  }

  const Document& document_;
  const std::vector<RuleTrial>& trials_;
  std::uint32_t sentence_;
};

}  // namespace

void write_explanation_json(const Document& document, const std::vector<RuleTrial>& trials,
                            std::uint32_t sentence, std::ostream& out) {
  out << ExplanationJson(document, trials, sentence).whole() << '\n';
}

Document with_statements(const Document& document, std::vector<Statement> statements) {
  Document copy;
  copy.info = document.info;
  copy.text = document.text;
  copy.literals = document.literals;
  copy.entities = document.entities;
  copy.statements = std::move(statements);
  return copy;
}

std::vector<Statement> statements_of(const Document& document, std::uint32_t sentence) {
  std::vector<Statement> own;
  for (const Statement& statement : document.statements) {
    if (statement.provenance.sentence == sentence) own.push_back(statement);
  }
  return own;
}

}  // namespace weft
