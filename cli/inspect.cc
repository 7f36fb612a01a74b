// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>
#include <memory>
#include <sstream>

#include "cli/article_stream.h"
#include "cli/command.h"
#include "cli/output.h"
#include "weft/core/conllu.h"
#include "weft/export/statement_writer.h"

namespace weft {
namespace {

struct InspectOptions {
  ArticleStreamOptions articles;
  std::string format = "text";
};

void field(std::ostream& out, std::string_view name, const std::string& value) {
  if (!value.empty()) out << "# " << name << " = " << value << '\n';
}

void write_info(const Document& document, std::ostream& out) {
  const ArticleInfo& info = document.info;
  field(out, "document", info.id);
  field(out, "title", info.title);
  field(out, "language", info.language);
  field(out, "published", info.published);
  field(out, "author", info.author);
  field(out, "publisher", info.publisher);
  field(out, "url", info.url);
}

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

void write_sentence(const Document& document, std::uint32_t s, std::ostream& out) {
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
  for (std::uint32_t p = 0; p < document.propositions.size(); ++p) {
    if (document.propositions[p].sentence == s) write_proposition(document, p, out);
  }
}

void write_entities(const Document& document, std::ostream& out) {
  if (!document.entities.empty()) out << "\nentities\n";
  for (std::size_t e = 0; e < document.entities.size(); ++e) {
    const Entity& entity = document.entities[e];
    out << "  e" << e << " " << entity.name << " (" << entity_type_name(entity.type) << ", "
        << entity.mentions.size() << (entity.mentions.size() == 1 ? " mention)" : " mentions)");
    for (const std::string& alias : entity.aliases) out << "; " << alias;
    out << '\n';
  }
}

void write_readable(const Document& document, std::ostream& out) {
  write_info(document, out);
  std::uint32_t s = 0;
  for (std::uint32_t b = 0; b < document.blocks.size(); ++b) {
    const Block& block = document.blocks[b];
    out << '\n' << block_kind_name(block.kind) << " " << b;
    const bool read = s < document.sentences.size() && document.sentences[s].block == b;
    if (!read) out << ": " << document.text_of(block.span);
    out << '\n';
    for (; s < document.sentences.size() && document.sentences[s].block == b; ++s) {
      write_sentence(document, s, out);
    }
  }
  for (; s < document.sentences.size(); ++s) write_sentence(document, s, out);
  write_entities(document, out);
  if (!document.statements.empty()) out << "\nstatements\n";
  write_statements_triples(document, {}, out);
}

int run_inspect(const InspectOptions& options) {
  const Extractor extractor(options.articles.extractor);
  return for_each_document(options.articles, extractor, [&](const Document& document) {
    std::ostringstream out;
    if (options.format == "conllu") {
      out << "# newdoc id = " << document.info.id << '\n';
      write_conllu(document, out);
    } else {
      write_readable(document, out);
    }
    write_output(out.str());
  });
}

}  // namespace

CommandRunner setup_inspect(CLI::App& app) {
  const auto options = std::make_shared<InspectOptions>();
  add_article_options(app, options->articles);
  app.add_option("--format", options->format, "text (every layer, the default) or conllu")
      ->check(CLI::IsMember({"text", "conllu"}))
      ->option_text("text|conllu");
  return [options] { return run_inspect(*options); };
}

}  // namespace weft
