// SPDX-License-Identifier: Apache-2.0
#include <memory>
#include <sstream>

#include "cli/article_stream.h"
#include "cli/command.h"
#include "cli/command_parser.h"
#include "cli/layers.h"
#include "cli/output.h"
#include "weft/core/conllu.h"
#include "weft/core/terminal.h"
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

void write_sentence(const Document& document, std::uint32_t s, std::ostream& out) {
  write_sentence_layers(document, s, out);
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
      std::ostringstream readable;
      write_readable(document, readable);
      out << terminal_text(readable.view());
    }
    write_output(out.str());
  });
}

}  // namespace

CommandRunner setup_inspect(CommandParser& parser) {
  const auto options = std::make_shared<InspectOptions>();
  add_article_options(parser, options->articles);
  parser.add_option("--format", options->format, "text (every layer, the default) or conllu")
      .one_of({"text", "conllu"})
      .shown_as("text|conllu");
  return [options] { return run_inspect(*options); };
}

}  // namespace weft
