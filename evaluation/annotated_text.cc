// SPDX-License-Identifier: Apache-2.0
#include "evaluation/annotated_text.h"

#include <rapidjson/document.h>

#include <algorithm>
#include <optional>

#include "extractor/json_file.h"
#include "extractor/table.h"
#include "weft/core/conllu.h"
#include "weft/core/error.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

struct Line {
  std::string_view text;
  std::size_t number = 0;
};

std::vector<Line> lines_of(std::string_view bytes) {
  std::vector<Line> lines;
  for (std::size_t number = 1; !bytes.empty(); ++number) {
    const std::size_t newline = std::min(bytes.find('\n'), bytes.size());
    std::string_view line = bytes.substr(0, newline);
    if (line.ends_with('\r')) line.remove_suffix(1);
    lines.push_back({line, number});
    bytes.remove_prefix(std::min(newline + 1, bytes.size()));
  }
  return lines;
}

std::vector<std::string_view> columns_of(std::string_view line) {
  const bool tabs = line.find('\t') != std::string_view::npos;
  if (!tabs) return split_words(line);
  std::vector<std::string_view> columns;
  for (std::size_t tab = 0; tab != std::string_view::npos;) {
    tab = line.find('\t');
    columns.push_back(line.substr(0, tab));
    if (tab != std::string_view::npos) line.remove_prefix(tab + 1);
  }
  return columns;
}

bool is_tag(std::string_view tag) {
  return tag == "O" || tag.starts_with("B-") || tag.starts_with("I-");
}

// "#" may be a word of its own: then a tag follows it.
bool is_comment(std::string_view line) {
  return line.starts_with('#') && (line.starts_with("# ") || !is_tag(columns_of(line).back()));
}

bool is_number(std::string_view word) {
  return !word.empty() &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

enum class Format { kConllu, kNames, kCharacters, kOffsets };

Format format_of(const std::vector<Line>& lines, const std::string& file) {
  bool characters = true;
  bool blanks = false;
  for (const Line& line : lines) {
    if (line.text.empty() || is_comment(line.text)) continue;
    if (line.text.front() == '{') return Format::kOffsets;
    const auto columns = columns_of(line.text);
    if (columns.size() == 10 && line.text.find('\t') != std::string_view::npos) {
      return Format::kConllu;
    }
    if (columns.size() < 2 || !is_tag(columns.back())) {
      throw FormatError({file, line.number, {}, {}},
                        "is neither CoNLL-U, nor a word with an IOB tag, nor JSON");
    }
    std::size_t first = 0;
    if (!columns[0].empty()) next_code_point(columns[0], first);
    characters = characters && columns.size() == 2 && first == columns[0].size();
    blanks = blanks || columns[0] == " ";
  }
  return characters && blanks ? Format::kCharacters : Format::kNames;
}

std::optional<std::string_view> text_of_comment(std::string_view line) {
  constexpr std::string_view kText = "# text = ";
  if (!line.starts_with(kText)) return std::nullopt;
  return line.substr(kText.size());
}

// ---- treebanks

// A sentence whose "# text" line does not hold its words is read by its words alone.
Document read_sentence(std::string_view block, std::size_t line, const std::string& file) {
  try {
    return read_conllu(block, file);
  } catch (const FormatError&) {
    std::string words(line - 1, '\n');  // so that errors name the line of the file
    for (const Line& l : lines_of(block)) {
      if (!text_of_comment(l.text)) words.append(l.text) += '\n';
    }
    return read_conllu(words, file);
  }
}

AnnotatedText read_treebank(std::string_view bytes, const std::string& file) {
  AnnotatedText text;
  bool begins = false;
  const std::vector<Line> lines = lines_of(bytes);
  for (std::size_t i = 0; i < lines.size();) {
    const std::size_t first = i;
    for (; i < lines.size() && !lines[i].text.empty(); ++i) {
      begins = begins || lines[i].text.starts_with("# newdoc");
    }
    if (i > first) {
      const char* end = lines[i - 1].text.data() + lines[i - 1].text.size();
      const std::string_view block(lines[first].text.data(),
                                   static_cast<std::size_t>(end - lines[first].text.data()));
      Document document = read_sentence(block, lines[first].number, file);
      if (!document.tokens.empty()) {
        text.sentences.push_back({std::move(document), {}, begins});
        text.marks_documents = text.marks_documents || begins;
        begins = false;
      }
    }
    while (i < lines.size() && lines[i].text.empty()) ++i;
  }
  return text;
}

// ---- names

class NameReader {
 public:
  NameReader(Format format, const std::string& file)
      : by_characters_(format == Format::kCharacters), file_(file) {}

  AnnotatedText run(const std::vector<Line>& lines) {
    result_.has_names = true;
    result_.has_tokens = !by_characters_;
    for (const Line& line : lines) take(line);
    finish();
    return std::move(result_);
  }

 private:
  struct Row {
    std::string_view form;
    std::string_view tag;
  };

  void take(const Line& line) {
    if (line.text.empty()) return finish();
    if (line.text.starts_with("# newdoc") || line.text.starts_with("-DOCSTART-")) {
      begins_ = result_.marks_documents = true;
      return;
    }
    if (is_comment(line.text)) {
      if (const auto text = text_of_comment(line.text)) text_ = text;
      return;
    }
    const auto columns = columns_of(line.text);
    if (columns.size() < 2 || !is_tag(columns.back())) {
      throw FormatError({file_, line.number, {}, {}},
                        "expected a word and an IOB tag (B-TYPE, I-TYPE, O)");
    }
    const bool numbered = columns.size() == 3 && is_number(columns[0]);
    rows_.push_back({columns[numbered ? 1 : 0], columns.back()});
  }

  void finish() {
    if (!rows_.empty()) {
      AnnotatedSentence sentence;
      sentence.begins_document = begins_;
      begins_ = false;
      place(sentence);
      result_.sentences.push_back(std::move(sentence));
    }
    rows_.clear();
    text_.reset();
  }

  void place(AnnotatedSentence& sentence) {
    Document& document = sentence.document;
    std::vector<Span> spans = spans_in(text_.value_or(""));
    document.text = text_.value_or("");
    if (spans.empty()) spans = joined(document.text);
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      add_name(sentence.names, rows_[i].tag, i > 0 ? rows_[i - 1].tag : "O", spans[i]);
      if (by_characters_) continue;
      Token token;
      token.span = spans[i];
      token.space_after = i + 1 == rows_.size() || spans[i + 1].begin > spans[i].end;
      document.tokens.push_back(std::move(token));
    }
    const Span all{0, static_cast<std::uint32_t>(document.text.size())};
    const auto tokens = static_cast<std::uint32_t>(document.tokens.size());
    document.blocks.push_back({all, BlockKind::kParagraph});
    document.sentences.push_back({all, {0, tokens}, 0});
  }

  // Where the words stand in the text, in order; empty where one does not.
  std::vector<Span> spans_in(std::string_view text) const {
    std::vector<Span> spans;
    std::size_t at = 0;
    for (const Row& row : rows_) {
      at = text.find(row.form, at);
      if (at == std::string_view::npos) return {};
      const std::size_t end = at + row.form.size();
      spans.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)});
      at = end;
    }
    return spans;
  }

  std::vector<Span> joined(std::string& text) const {
    std::vector<Span> spans;
    text.clear();
    for (const Row& row : rows_) {
      if (!text.empty() && !by_characters_) text += ' ';
      const auto begin = static_cast<std::uint32_t>(text.size());
      text += row.form;
      spans.push_back({begin, static_cast<std::uint32_t>(text.size())});
    }
    return spans;
  }

  static void add_name(std::vector<GoldName>& names, std::string_view tag, std::string_view before,
                       Span span) {
    if (tag == "O") return;
    const std::string_view label = tag.substr(2);
    const bool goes_on = tag[0] == 'I' && before != "O" && before.substr(2) == label;
    if (goes_on) {
      names.back().span.end = span.end;
    } else {
      names.push_back({span, std::string(label)});
    }
  }

  bool by_characters_;
  std::string file_;
  std::vector<Row> rows_;
  std::optional<std::string_view> text_;
  bool begins_ = false;
  AnnotatedText result_;
};

// ---- offsets

std::uint32_t offset_of(std::string_view text, const rapidjson::Value& name, const char* key,
                        const FormatPlace& place) {
  if (!name.IsObject() || !name.HasMember(key) || !name[key].IsUint()) {
    throw FormatError(place, "each name needs \"begin\", \"end\" and \"type\"");
  }
  std::size_t at = 0;
  for (unsigned n = name[key].GetUint(); n > 0; --n) {
    if (at >= text.size()) throw FormatError(place, "a name ends behind the text");
    next_code_point(text, at);
  }
  return static_cast<std::uint32_t>(at);
}

AnnotatedSentence read_offsets(const Line& line, const std::string& file) {
  const FormatPlace place{file, line.number, {}, {}};
  const rapidjson::Document json = parse_json(line.text, file + ":" + std::to_string(line.number));
  if (!json.IsObject()) throw FormatError(place, "expected an object with \"text\" and \"names\"");
  AnnotatedSentence sentence;
  sentence.begins_document = true;
  sentence.document.text = string_member(json, "text", file);
  if (find_invalid_utf8(sentence.document.text) != std::string_view::npos) {
    throw FormatError(place, "\"text\" is not valid UTF-8");
  }
  if (!json.HasMember("names")) return sentence;
  if (!json["names"].IsArray()) throw FormatError(place, "\"names\" must be an array");
  for (const rapidjson::Value& name : json["names"].GetArray()) {
    const std::uint32_t begin = offset_of(sentence.document.text, name, "begin", place);
    const std::uint32_t end = offset_of(sentence.document.text, name, "end", place);
    if (begin >= end) throw FormatError(place, "a name's \"end\" must lie behind its \"begin\"");
    sentence.names.push_back({{begin, end}, string_member(name, "type", file)});
  }
  return sentence;
}

}  // namespace

AnnotatedText read_annotated(std::string_view bytes, const std::string& file) {
  const std::size_t invalid = find_invalid_utf8(bytes);
  if (invalid != std::string_view::npos) {
    throw FormatError({file, {}, {}, invalid}, "is not UTF-8; is it packed (xz -dc FILE)?");
  }
  const std::vector<Line> lines = lines_of(bytes);
  const Format format = format_of(lines, file);
  AnnotatedText text;
  if (format == Format::kConllu) {
    text = read_treebank(bytes, file);
  } else if (format == Format::kOffsets) {
    text.has_sentences = text.has_tokens = false;
    text.has_names = text.marks_documents = true;
    for (const Line& line : lines) {
      if (!line.text.empty()) text.sentences.push_back(read_offsets(line, file));
    }
  } else {
    text = NameReader(format, file).run(lines);
  }
  if (text.sentences.empty()) throw FormatError({file, {}, {}, {}}, "holds no sentence");
  return text;
}

}  // namespace weft
