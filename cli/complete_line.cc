// SPDX-License-Identifier: Apache-2.0
//
// `weft complete-line -- weft WORD...`: what may stand in place of the last word, a line each.
#include "cli/complete_line.h"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>
#include <set>

#include "cli/command.h"
#include "cli/command_page.h"
#include "cli/command_parser.h"
#include "cli/output.h"
#include "weft/core/error.h"
#include "weft/core/utf8.h"
#include "weft/export/graph_file.h"

namespace weft {
namespace {

constexpr std::size_t kMostOffered = 500;

// What a placeholder of the help stands for.
enum class Meaning { kWord, kFile, kGraph, kEntity, kRelation, kPattern, kDocument };

struct Placeholder {
  std::string_view name;
  Meaning meaning;
};

constexpr std::array kPlaceholders = {
    Placeholder{"GRAPH", Meaning::kGraph},       Placeholder{"FILE", Meaning::kFile},
    Placeholder{"FILE...", Meaning::kFile},      Placeholder{"OTHER", Meaning::kFile},
    Placeholder{"OUT", Meaning::kFile},          Placeholder{"FOLDER", Meaning::kFile},
    Placeholder{"PACK", Meaning::kFile},         Placeholder{"ENTITY", Meaning::kEntity},
    Placeholder{"ENTITY...", Meaning::kEntity},  Placeholder{"WORDS", Meaning::kEntity},
    Placeholder{"FROM", Meaning::kEntity},       Placeholder{"TO", Meaning::kEntity},
    Placeholder{"A", Meaning::kEntity},          Placeholder{"B", Meaning::kEntity},
    Placeholder{"R", Meaning::kRelation},        Placeholder{"R...", Meaning::kRelation},
    Placeholder{"RELATION", Meaning::kRelation}, Placeholder{"PATTERN", Meaning::kPattern},
    Placeholder{"FACT", Meaning::kPattern},      Placeholder{"DOCUMENT", Meaning::kDocument},
};

Meaning meaning_of(std::string_view placeholder) {
  for (const Placeholder& row : kPlaceholders) {
    if (row.name == placeholder) return row.meaning;
  }
  return Meaning::kWord;
}

// A word as the shell would hand it on, without the quotes that are typed so far.
std::string unquoted(const std::string& word) {
  if (word.empty()) return word;
  const char first = word.front();
  if (first == '\'' || first == '"') {
    std::string inner = word.substr(1);
    if (!inner.empty() && inner.back() == first) inner.pop_back();
    return inner;
  }
  std::string out;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (word[i] == '\\' && i + 1 < word.size()) ++i;
    out += word[i];
  }
  return out;
}

bool begins(std::string_view word, std::string_view beginning) {
  return to_lower(word.substr(0, beginning.size())) == to_lower(beginning);
}

// The line up to its last word, read as far as completion needs it.
struct Line {
  const CLI::App* command = nullptr;
  std::vector<std::string> arguments;      // positional words before the last
  std::optional<PageEntry> option_before;  // whose value the last word is
  std::string current;
};

const PageEntry* find_option(const CommandPage& page, const std::string& name) {
  for (const auto* list : {&page.options, &page.common}) {
    for (const PageEntry& entry : *list) {
      if (std::find(entry.names.begin(), entry.names.end(), name) != entry.names.end()) {
        return &entry;
      }
    }
  }
  return nullptr;
}

Line read_line(const CLI::App& program, const std::vector<std::string>& words) {
  Line line;
  line.current = words.empty() ? "" : words.back();
  CommandPage page = page_of(program);
  for (std::size_t i = 1; i + 1 < words.size(); ++i) {
    const std::string& word = words[i];
    line.option_before.reset();
    if (word.size() > 1 && word.front() == '-') {
      const PageEntry* option = find_option(page, word);
      if (option == nullptr || option->value.empty()) continue;
      if (i + 2 == words.size()) line.option_before = *option;
      ++i;
    } else if (line.command == nullptr) {
      if (find_command(word) == nullptr) return line;
      line.command = &parser_of(program, word);
      page = page_of(*line.command);
    } else {
      line.arguments.push_back(word);
    }
  }
  return line;
}

class Offers {
 public:
  explicit Offers(std::string beginning) : beginning_(std::move(beginning)) {}

  // `before` stands in the same word before what is completed; `quote` may be typed or not.
  void add(const std::string& word, std::string_view what, const std::string& before = "",
           const std::string& quote = "") {
    const std::string whole = before + quote + word + quote;
    const bool fits = begins(whole, beginning_) || begins(before + word, beginning_);
    if (!fits || count_ == kMostOffered) return;
    if (word.find_first_of("\t\n\"") != std::string::npos || !seen_.insert(whole).second) return;
    ++count_;
    lines_ += whole + "\t" + std::string(what) + "\n";
  }
  void add_files() { lines_ += ":files\n"; }
  const std::string& lines() const { return lines_; }

 private:
  std::string beginning_;
  std::set<std::string> seen_;
  std::size_t count_ = 0;
  std::string lines_;
};

void offer_entities(const Graph& graph, Offers& offers, const std::string& before = "",
                    bool quoted = false) {
  const auto offer = [&](const std::string& name, const GraphEntity& entity) {
    const bool blank = quoted && name.find(' ') != std::string::npos;
    offers.add(name, entity_type_name(entity.type), before, blank ? "\"" : "");
  };
  for (const bool named : {true, false}) {  // proper names first, for there is an end of offers
    for (const GraphEntity& entity : graph.entities()) {
      if (entity.named != named) continue;
      offer(entity.name, entity);
      for (const std::string& alias : entity.aliases) offer(alias, entity);
    }
  }
}

void offer_relations(const Graph& graph, Offers& offers, const std::string& before = "") {
  for (const GraphRelation& relation : graph.relations()) {
    offers.add(relation.id, relation.open ? "open relation" : "relation", before);
  }
}

// Subject, relation, object, dot: the last word of the pattern decides which of them is offered.
void offer_pattern(const Graph& graph, const Line& line, Offers& offers) {
  std::string pattern;
  for (std::size_t i = 1; i < line.arguments.size(); ++i) pattern += line.arguments[i] + " ";
  const std::size_t outside = pattern.size();
  pattern += line.current;
  std::size_t place = 0;  // in the pattern
  std::size_t start = 0;  // of the last word
  char quote = '\0';
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const char c = pattern[i];
    if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == ' ') {
      if (i > start) place = pattern.substr(start, i - start) == "." ? 0 : place + 1;
      start = i + 1;
    }
  }
  const std::string before = start > outside ? pattern.substr(outside, start - outside) : "";
  if (place % 4 == 1) return offer_relations(graph, offers, before);
  if (place % 4 == 3) return offers.add(".", "and", before);
  offers.add("_", "anything", before);
  offer_entities(graph, offers, before, true);
}

void offer_from_graph(Meaning meaning, const Line& line, Offers& offers) {
  if (line.arguments.empty()) return;
  try {
    const bool documents = meaning == Meaning::kDocument;
    const Graph graph = load_graph(line.arguments.front(), {.texts = false, .evidence = documents});
    if (meaning == Meaning::kEntity) offer_entities(graph, offers);
    if (meaning == Meaning::kRelation) offer_relations(graph, offers);
    if (meaning == Meaning::kPattern) offer_pattern(graph, line, offers);
    if (!documents) return;
    for (const GraphDocument& document : graph.documents()) {
      offers.add(document.info.id, document.info.title);
    }
  } catch (const Error&) {  // no graph file, so there are no names
  }
}

void offer_values(const std::string& placeholder, const std::vector<std::string>& choices,
                  const Line& line, Offers& offers) {
  for (const std::string& choice : choices) offers.add(choice, "");
  if (!choices.empty()) return;
  const Meaning meaning = meaning_of(placeholder);
  if (meaning == Meaning::kFile || meaning == Meaning::kGraph) return offers.add_files();
  if (meaning != Meaning::kWord) offer_from_graph(meaning, line, offers);
}

void offer_commands(Offers& offers) {
  for (const Command& command : commands()) {
    if (!command.group.empty()) offers.add(std::string(command.name), command.summary);
  }
}

}  // namespace

std::string completions(const CLI::App& program, const std::vector<std::string>& words) {
  const Line line = read_line(program, words);
  Offers offers(line.current);
  const CommandPage page = page_of(line.command == nullptr ? program : *line.command);
  if (line.option_before) {
    offer_values(line.option_before->value, line.option_before->choices, line, offers);
  } else if (line.current.starts_with("-") && line.current != "-") {
    for (const auto* list : {&page.options, &page.common}) {
      for (const PageEntry& entry : *list) offers.add(entry.names.back(), entry.what);
    }
  } else if (line.command == nullptr) {
    offer_commands(offers);
  } else if (!page.arguments.empty()) {
    const std::size_t at = std::min(line.arguments.size(), page.arguments.size() - 1);
    const PageEntry& argument = page.arguments[at];
    if (at == line.arguments.size() || argument.repeats) {
      offer_values(argument.names.front(), argument.choices, line, offers);
    }
  }
  return offers.lines();
}

CommandRunner setup_complete_line(CommandParser& parser) {
  const auto words = std::make_shared<std::vector<std::string>>();
  parser
      .add_option("WORD", *words, "the words of the line, weft first, the last one as it is typed")
      .shown_as(" ");
  return [words, program = &parser.program()] {
    std::transform(words->begin(), words->end(), words->begin(), unquoted);
    write_output(completions(*program, *words));
    return kExitDone;
  };
}

}  // namespace weft
