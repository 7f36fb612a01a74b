// SPDX-License-Identifier: Apache-2.0
#include "extractor/relations/statement_markers.h"

#include "extractor/table.h"
#include "weft/core/error.h"

namespace weft {
namespace {

StatementMarkers::Words words_of(const StageContext& context, const std::string& option) {
  StatementMarkers::Words words;
  const std::string written = context.option(option, "");
  for (const std::string_view word : split_words(written)) words.emplace(word);
  return words;
}

Further further_of(const StageContext& context) {
  const std::string option = context.option("further", "");
  if (option.empty()) return Further::kNothing;
  if (option == "names") return Further::kNames;
  if (option == "arguments") return Further::kArguments;
  throw FormatError({context.files.describe("pack.json"), {}, {}, {}},
                    "\"further\" reads names or arguments, not \"" + option + "\"");
}

}  // namespace

StatementMarkers statement_markers(const StageContext& context) {
  StatementMarkers markers;
  const std::string dates = context.option("dates", "");
  for (const std::string_view row : split_words(dates)) {
    const std::size_t equals = row.find('=');
    if (equals == std::string_view::npos) {
      throw FormatError({context.files.describe("pack.json"), {}, {}, {}},
                        "\"dates\" reads ROLE=WORD|WORD ..., not \"" + std::string(row) + "\"");
    }
    for (const std::string_view word : split_words(row.substr(equals + 1), '|')) {
      markers.dates[std::string(word)] = row.substr(0, equals);
    }
  }
  markers.no_amounts = words_of(context, "no_amounts");
  markers.no_counts = words_of(context, "no_counts");
  markers.no_durations = words_of(context, "no_durations");
  markers.pointing = words_of(context, "pointing");
  markers.places = words_of(context, "places");
  markers.events = words_of(context, "events");
  markers.further = further_of(context);
  markers.through = words_of(context, "through");
  markers.sources = words_of(context, "sources");
  markers.beside = words_of(context, "beside");
  markers.mutual = words_of(context, "mutual");
  markers.at = words_of(context, "at");
  markers.days = words_of(context, "days");
  return markers;
}

}  // namespace weft
