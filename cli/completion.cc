// SPDX-License-Identifier: Apache-2.0
//
// Scripts by which shells complete command lines of weft. They ask `weft complete-line`, so what
// they offer is what this program understands, and the names that the graph file holds.
#include <map>
#include <memory>
#include <string>

#include "cli/command.h"
#include "cli/command_parser.h"
#include "cli/output.h"

namespace weft {
namespace {

// A line of ":files" asks for names of files, any other is a word, a tab and what it is.
constexpr std::string_view kBash = R"(# bash completion of weft
_weft() {
  local line word quoted=${COMP_WORDS[COMP_CWORD]}
  COMPREPLY=()
  while IFS= read -r line; do
    if [ "$line" = ":files" ]; then
      compopt -o default 2>/dev/null
      continue
    fi
    word=${line%%$'\t'*}
    case $quoted in
      [\"\']*) ;;
      *) printf -v word %q "$word" ;;
    esac
    COMPREPLY+=("$word")
  done < <("${COMP_WORDS[0]}" complete-line -- "${COMP_WORDS[@]:0:COMP_CWORD+1}" 2>/dev/null)
}
complete -F _weft weft
)";

constexpr std::string_view kZsh = R"(#compdef weft
_weft() {
  local line
  local -a names said
  for line in "${(@f)$(command weft complete-line -- "${(@)words[1,CURRENT]}" 2>/dev/null)}"; do
    if [[ $line == :files ]]; then
      _files
    elif [[ -n $line ]]; then
      names+=("${line%%$'\t'*}")
      said+=("${line/$'\t'/  -- }")
    fi
  done
  (( $#names )) && compadd -l -d said -a names
}
if [[ ${funcstack[1]} == _weft ]]; then _weft "$@"; else compdef _weft weft; fi
)";

constexpr std::string_view kFish = R"(# fish completion of weft
function __weft_complete
  set -l current (commandline -ct)
  for line in (command weft complete-line -- (commandline -opc) "$current" 2>/dev/null)
    if test "$line" = ":files"
      __fish_complete_path "$current"
    else
      echo $line
    end
  end
end
complete -c weft -f -a '(__weft_complete)'
)";

}  // namespace

CommandRunner setup_completion(CommandParser& parser) {
  const auto shell = std::make_shared<std::string>();
  parser.add_option("SHELL", *shell, "bash, zsh or fish")
      .required()
      .one_of({"bash", "zsh", "fish"})
      .shown_as(" ");
  return [shell] {
    write_output(*shell == "bash" ? kBash : *shell == "zsh" ? kZsh : kFish);
    return kExitDone;
  };
}

}  // namespace weft
