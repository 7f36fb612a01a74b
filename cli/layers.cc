// SPDX-License-Identifier: Apache-2.0
#include "cli/layers.h"

#include <ostream>

namespace weft {
namespace {

// One word: number, form, morphemes, lemma, tag, features, and the head with the relation to it.
void write_token(const Document& document, const Sentence& sentence, std::uint32_t t,
                 std::ostream& out) {
  const Token& token = document.tokens[t];
  out << "    " << t - sentence.tokens.begin + 1 << '\t' << document.text_of(token) << '\t';
  for (std::uint32_t m = token.morphemes.begin; m < token.morphemes.end; ++m) {
    const Morpheme& morpheme = document.morphemes[m];
    out << (m == token.morphemes.begin ? "" : " + ") << morpheme.form << '/' << morpheme.tag;
  }
  out << '\t' << token.lemma << '\t' << upos_name(token.upos) << '\t' << token.feats << '\t';
  if (token.head != kNone) {
    out << token.deprel << " of " << token.head - sentence.tokens.begin + 1;
  } else {
    out << token.deprel;
  }
  out << '\n';
}

std::string argument_words(const Document& document, const PropositionArgument& argument) {
  if (argument.mention != kNone) {
    return std::string(document.text_of(document.mentions[argument.mention].span));
  }
  if (argument.literal != kNone) {
    return std::string(document.text_of(document.literals[argument.literal].span));
  }
  if (argument.entity != kNone) return "(" + document.entities[argument.entity].name + ")";
  return "proposition " + std::to_string(argument.proposition);
}

}  // namespace

void write_proposition(const Document& document, std::uint32_t p, std::ostream& out) {
  const Proposition& proposition = document.propositions[p];
  out << "  proposition " << p << ": " << proposition.lemma << " [" << proposition.construction;
  if (proposition.negated) out << ", negated";
  if (proposition.subject_unsaid) out << ", subject unsaid";
  if (proposition.hypothetical) out << ", hypothetical";
  if (!modality_name(proposition.modality).empty())
    out << ", " << modality_name(proposition.modality);
  if (!status_name(proposition.status).empty()) out << ", " << status_name(proposition.status);
  if (proposition.speaker != kNone) out << ", said in " << proposition.speaker;
  out << "]";
  for (const PropositionArgument& argument : proposition.arguments) {
    out << "; " << role_name(argument.role);
    if (!argument.marker.empty()) out << " (" << argument.marker << ")";
    out << ": " << argument_words(document, argument);
  }
  out << '\n';
}

void write_sentence_layers(const Document& document, std::uint32_t s, std::ostream& out) {
  const Sentence& sentence = document.sentences[s];
  out << "  sentence " << s << ": " << document.text_of(sentence.span) << '\n';
  for (std::uint32_t t = sentence.tokens.begin; t < sentence.tokens.end; ++t) {
    write_token(document, sentence, t, out);
  }
  for (const Literal& literal : document.literals) {
    if (literal.sentence != s) continue;
    out << "  " << literal_kind_name(literal.kind) << ": " << document.text_of(literal.span)
        << " = " << literal.value << (literal.unit.empty() ? "" : " ") << literal.unit << '\n';
  }
  for (const Mention& mention : document.mentions) {
    if (mention.sentence != s) continue;
    constexpr std::string_view kKinds[] = {"name", "nominal", "pronoun"};
    out << "  " << kKinds[static_cast<std::size_t>(mention.kind)] << ": "
        << document.text_of(mention.span) << " (" << entity_type_name(mention.type) << ")";
    if (mention.entity != kNone) out << " = e" << mention.entity;
    out << '\n';
  }
}

}  // namespace weft
