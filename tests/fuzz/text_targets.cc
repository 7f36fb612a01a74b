// SPDX-License-Identifier: Apache-2.0
//
// Bytes to articles, and articles to statements and files.
#include <sstream>

#include "fuzz/targets.h"
#include "weft/core/conllu.h"
#include "weft/core/encoding.h"
#include "weft/core/error.h"
#include "weft/core/utf8.h"
#include "weft/export/exporter.h"
#include "weft/export/statement_writer.h"
#include "weft/extractor/article_reader.h"
#include "weft/extractor/extractor.h"
#include "weft/extractor/name_rules_file.h"
#include "weft/graph/graph_builder.h"

namespace weft::fuzz {
namespace {

bool is_utf8(std::string_view bytes) { return find_invalid_utf8(bytes) == std::string_view::npos; }

void check_info(const ArticleInfo& info) {
  for (const std::string* field : {&info.id, &info.title, &info.url, &info.language,
                                   &info.published, &info.author, &info.publisher}) {
    promise(is_utf8(*field), "an article's fields are UTF-8");
  }
}

void check_article(const Article& article) {
  promise(is_utf8(article.text), "an article's text is UTF-8");
  check_info(article.info);
  std::uint32_t at = 0;
  for (const Block& block : article.blocks) {
    promise(block.span.begin >= at && block.span.end >= block.span.begin, "blocks are in order");
    promise(block.span.end <= article.text.size(), "blocks lie within the text");
    at = block.span.end;
  }
}

void read_as(std::string_view bytes, const char* format) {
  may_refuse([&] { check_article(read_article(bytes, "input", {.format = format})); });
}

// All formats of export but those that are files of their own (a stream cannot hold them).
void export_everything(const Graph& graph) {
  for (const ExportFormat& format : export_formats()) {
    const auto exporter = format.make();
    const std::size_t files = exporter->files().size();
    std::vector<std::ostringstream> streams(files == 0 ? 1 : files);
    std::vector<std::ostream*> outs;
    for (std::ostringstream& stream : streams) outs.push_back(&stream);
    may_refuse([&] {
      if (files == 0) exporter->write(graph, {}, *outs[0]);
      if (files > 0) exporter->write_all(graph, {}, outs);
    });
    for (const std::ostringstream& stream : streams) {
      promise(is_utf8(stream.view()), "exports are UTF-8");
    }
  }
}

}  // namespace

void text(std::string_view bytes) {
  for (const char* declared : {"", "euc-kr", "utf-16", "iso-8859-1", "no such charset"}) {
    may_refuse([&] {
      const DecodedText decoded = decode_text(bytes, declared, "input");
      promise(is_utf8(decoded.text), "decoded text is UTF-8");
      promise(encode_utf8(decode_utf8(decoded.text)) == decoded.text, "code points come back");
      display_width(decoded.text);
    });
  }
}

void plain(std::string_view bytes) { read_as(bytes, "text"); }
void html(std::string_view bytes) { read_as(bytes, "html"); }
void markdown(std::string_view bytes) { read_as(bytes, "markdown"); }
void json_lines(std::string_view bytes) { read_as(bytes, "jsonl"); }

void conllu(std::string_view bytes) {
  may_refuse([&] {
    const Document document = read_conllu(bytes, "input");
    for (const Token& token : document.tokens) {
      promise(token.span.end <= document.text.size(), "tokens lie within the text");
      promise(token.head == kNone || token.head < document.tokens.size(), "heads are tokens");
    }
    std::ostringstream out;
    write_conllu(document, out);
  });
}

void extract(std::string_view bytes) {
  static const Extractor extractor({.model = Model::kFast});
  static const NameRules names = load_name_rules({});
  may_refuse([&] {
    Article article = read_article(bytes, "input", {});
    const Document document = extractor.extract(std::move(article));
    GraphBuilder builder(extractor.ontology(), names);
    builder.add(document);
    std::ostringstream out;
    StatementWriterOptions writer;
    writer.ontology = &extractor.ontology();
    write_statements_jsonl(document, writer, out);
    write_statements_triples(document, writer, out);
    export_everything(builder.build());
  });
}

}  // namespace weft::fuzz
