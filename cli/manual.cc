// SPDX-License-Identifier: Apache-2.0
//
// Manual pages of the program and of each command, in the man macros that groff and mandoc read.
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>

#include "cli/command.h"
#include "cli/command_page.h"
#include "cli/command_parser.h"
#include "cli/output.h"
#include "weft/core/error.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

struct ManualOptions {
  std::string command;
  std::string folder;
};

// Text as roff takes it literally.
std::string literal(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else if (c == '\'') {
      out += "\\(aq";
    } else if (c == '.' && out.empty()) {
      out += "\\&.";
    } else {
      out += c;
    }
  }
  return out;
}

std::string bold(std::string_view text) { return "\\fB" + literal(text) + "\\fR"; }

// Lines of at most 78 bytes, as other tools like them; no line begins with a control character.
std::string filled(const std::string& text) {
  std::string out;
  std::size_t length = 0;
  std::istringstream words(text);
  for (std::string word; words >> word;) {
    const bool breaks = length > 0 && length + 1 + word.size() > 78;
    out += breaks ? "\n" : length > 0 ? " " : "";
    length = breaks ? word.size() : length + word.size() + (length > 0 ? 1 : 0);
    if (breaks && word.front() == '.') out += "\\&";
    out += word;
  }
  return out + "\n";
}

std::string title(const std::string& page) {
  return ".TH " + to_upper_ascii(page) + " 1 " + WEFT_RELEASE_DATE + " \"weft " + WEFT_VERSION +
         "\" \"Weft manual\"\n";
}

std::string entries(const std::string& heading_text, const std::vector<PageEntry>& list) {
  if (list.empty()) return "";
  std::string out = ".SH " + heading_text + "\n";
  for (const PageEntry& entry : list) {
    std::string names;
    for (const std::string& name : entry.names) names += (names.empty() ? "" : ", ") + bold(name);
    if (!entry.value.empty()) names += " \\fI" + literal(entry.value) + "\\fR";
    out += ".TP\n" + names + "\n" + filled(literal(entry.what) + ".");
  }
  return out;
}

std::string example(const Example& shown, bool first) {
  return (first ? "" : ".PP\n") + filled(literal(shown.says) + ":") + ".PP\n.nf\n.RS 4\n" +
         literal(shown.line) + "\n.RE\n.fi\n";
}

constexpr std::string_view kExitStatus = R"(.SH EXIT STATUS
.TP
0
Done, also where nothing was found.
.TP
1
Nothing was found and \fB\-\-exit\-status\fR was given.
.TP
2
The command line or a query is wrong.
.TP
3
An input or a file is missing, empty, damaged or of no known kind.
.TP
130
Interrupted by Ctrl\-C; files that were there are as they were.
)";

std::string command_manual(const CommandPage& page) {
  const std::string name = "weft-" + std::string(page.command->name);
  std::string out = title(name) + ".SH NAME\n" +
                    filled(literal(name) + " \\- " + literal(page.command->summary)) +
                    ".SH SYNOPSIS\n" + bold("weft " + std::string(page.command->name)) + " " +
                    literal(page.command->usage) + " [\\fIOPTION\\fR]...\n";
  out += entries("ARGUMENTS", page.arguments) + entries("OPTIONS", page.options) +
         entries("OPTIONS OF EVERY COMMAND", page.common) + ".SH EXAMPLES\n";
  for (const Example& shown : page.command->examples) {
    out += example(shown, &shown == page.command->examples.begin());
  }
  return out + std::string(kExitStatus) + ".SH SEE ALSO\n.BR weft (1)\n";
}

std::string program_manual(const CommandPage& page) {
  std::string out =
      title("weft") +
      ".SH NAME\nweft \\- weave Korean and English articles into a knowledge graph\n"
      ".SH SYNOPSIS\n.B weft\n\\fICOMMAND\\fR [\\fIARGUMENT\\fR]... [\\fIOPTION\\fR]...\n"
      ".SH DESCRIPTION\n"
      "Weft reads articles (plain text, Markdown, HTML, JSON lines, folders and\n"
      "archives of these; \\- is standard input), finds what they state, and keeps it\n"
      "in a graph file that can be asked, measured, corrected and exported.\n"
      "It works offline; its models are built in.\n"
      ".SH COMMANDS\n";
  for (const Command& command : commands()) {
    if (command.group.empty()) continue;
    out += ".TP\n" + bold(command.name) + (command.usage.empty() ? "" : " ") +
           literal(command.usage) + "\n" + filled(literal(command.summary) + ".");
  }
  out += entries("OPTIONS", page.options) + ".SH EXAMPLES\n";
  bool first = true;
  for (const Command& command : commands()) {
    if (!command.first_steps) continue;
    out += example(command.examples.front(), first);
    first = false;
  }
  out += std::string(kExitStatus) + ".SH ENVIRONMENT\n.TP\n.B NO_COLOR\nNo colours.\n";
  std::string also;
  for (const Command& command : commands()) {
    if (command.group.empty()) continue;
    also += (also.empty() ? "" : ",\n") + (".BR weft\\-" + literal(command.name)) + " (1)";
  }
  return out + ".SH SEE ALSO\n" + also + "\n";
}

void write_page(const std::filesystem::path& path, const std::string& text) {
  std::ofstream out(path, std::ios::binary);
  out << text;
  out.close();
  if (!out) throw IoError(path.string() + ": cannot write; check the folder and the free space");
}

int write_all(const CLI::App& program, const std::filesystem::path& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  write_page(folder / "weft.1", program_manual(page_of(program)));
  for (const Command& command : commands()) {
    if (command.group.empty()) continue;
    const std::string name(command.name);
    write_page(folder / ("weft-" + name + ".1"), command_manual(page_of(parser_of(program, name))));
  }
  return kExitDone;
}

int run_manual(const CLI::App& program, const ManualOptions& options) {
  if (!options.folder.empty()) return write_all(program, options.folder);
  if (options.command.empty()) {
    write_output(program_manual(page_of(program)));
    return kExitDone;
  }
  if (find_command(options.command) == nullptr) {
    throw UsageError("there is no command '" + options.command + "'; see 'weft --help'");
  }
  write_output(command_manual(page_of(parser_of(program, options.command))));
  return kExitDone;
}

}  // namespace

CommandRunner setup_manual(CommandParser& parser) {
  const auto options = std::make_shared<ManualOptions>();
  parser.add_option("COMMAND", options->command, "whose page; else that of weft").shown_as(" ");
  parser.add_option("--folder", options->folder, "write all pages there").shown_as("FOLDER");
  return [options, program = &parser.program()] { return run_manual(*program, *options); };
}

}  // namespace weft
