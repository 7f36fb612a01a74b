// SPDX-License-Identifier: Apache-2.0
#include "extractor/propositions/eojeol_word_tables.h"

#include <algorithm>

#include "weft/core/error.h"

namespace weft {
namespace {

constexpr std::pair<std::string_view, Case> kCases[] = {
    {"subject", Case::kSubject},       {"object", Case::kObject},
    {"topic", Case::kTopic},           {"indirect", Case::kIndirect},
    {"oblique", Case::kOblique},       {"genitive", Case::kGenitive},
    {"complement", Case::kComplement}, {"comitative", Case::kComitative},
    {"delimiter", Case::kDelimiter},   {"quote", Case::kQuote},
    {"vocative", Case::kVocative},
};
constexpr std::pair<std::string_view, Ending> kEndings[] = {
    {"final", Ending::kFinal},         {"connective", Ending::kConnective},
    {"adnominal", Ending::kAdnominal}, {"nominal", Ending::kNominal},
    {"quote", Ending::kQuote},         {"quote-adnominal", Ending::kQuoteAdnominal},
    {"condition", Ending::kCondition}, {"purpose", Ending::kPurpose},
    {"question", Ending::kQuestion},   {"command", Ending::kCommand},
};

// Classes of endings that say more than how clauses are joined.
constexpr std::string_view kEndingSets[] = {"past",   "lasting", "intended",  "asked",
                                            "caused", "shared",  "parted",    "meanwhile",
                                            "open",   "glued",   "requested", "either"};

template <typename Value, std::size_t N>
Value named(const std::pair<std::string_view, Value> (&names)[N], const TableRow& row,
            std::string_view name, const std::string& file) {
  for (const auto& [known, value] : names) {
    if (known == name) return value;
  }
  throw FormatError({file, row.line, {}, {}}, "unknown class '" + std::string(name) + "'");
}

std::vector<std::string> forms_of(std::string_view cell) {
  std::vector<std::string> forms;
  if (cell == "*") return forms;
  for (const std::string_view form : split_words(cell, ',')) forms.emplace_back(form);
  return forms;
}

}  // namespace

WordTables::WordTables(const PackFiles& files) {
  const std::string particles = files.describe("particles.tsv");
  for (const TableRow& row : parse_table(files.open("particles.tsv"), particles, 3, 4)) {
    auto* words = row.cells[0] == "list"         ? &list_words_
                  : row.cells[0] == "span"       ? &span_ends_
                  : row.cells[0] == "plural"     ? &plurals_
                  : row.cells[0] == "determiner" ? &determiners_
                  : row.cells[0] == "measure"    ? &measures_
                  : row.cells[0] == "bound"      ? &bounds_
                  : row.cells[0] == "noun"       ? &heard_nouns_
                  : row.cells[0] == "ending"     ? &heard_endings_
                                                 : nullptr;
    if (words != nullptr) {
      for (std::string& word : forms_of(row.cells[1])) words->insert(std::move(word));
      continue;
    }
    particles_.push_back(
        {std::string(row.cells[0]),
         forms_of(row.cells[1]),
         {named(kCases, row, row.cells[2], particles), std::string(row.cells[3])}});
  }
  const std::string endings = files.describe("endings.tsv");
  for (const TableRow& row : parse_table(files.open("endings.tsv"), endings, 3, 3)) {
    if (std::find(std::begin(kEndingSets), std::end(kEndingSets), row.cells[2]) !=
        std::end(kEndingSets)) {
      auto& forms = ending_sets_[std::string(row.cells[2])];
      for (std::string& form : forms_of(row.cells[1])) forms.insert(std::move(form));
      continue;
    }
    endings_.push_back({std::string(row.cells[0]), forms_of(row.cells[1]),
                        named(kEndings, row, row.cells[2], endings)});
  }
  const std::string voices = files.describe("voices.tsv");
  for (const TableRow& row : parse_table(files.open("voices.tsv"), voices, 3, 3)) {
    const std::string_view kind = row.cells[1];
    if (kind == "dictionary") dictionary_ending_ = row.cells[2];
    if (kind == "active") active_suffix_ = row.cells[2];
    if (kind == "heard") add_heard(row.cells[2]);
    for (const std::string_view form : split_words(row.cells[2], ',')) {
      const std::size_t plus = form.find('+');
      const std::size_t colon = form.find(':');
      if (kind != "restored" || plus == form.npos || colon == form.npos) continue;
      restored_[std::string(form.substr(0, colon))] = form.substr(colon + 1);
    }
    if (kind != "passive" && kind != "causative") continue;
    for (const std::string_view form : split_words(row.cells[2], ',')) {
      voices_[{std::string(row.cells[0]), std::string(form)}] =
          kind == "passive" ? Voice::kPassive : Voice::kCausative;
    }
  }
}

void WordTables::add_heard(std::string_view cell) {
  const std::vector<std::string_view> words = split_words(cell, ',');
  const std::size_t colon = words.front().find(':');
  const std::size_t plus = words.front().find('+');
  if (colon == cell.npos || plus == cell.npos || plus < colon) return;
  Heard& heard = heard_[std::string(words.front().substr(0, colon))];
  heard.stem = words.front().substr(colon + 1, plus - colon - 1);
  heard.ending = words.front().substr(plus + 1);
  heard.subjects.assign(words.begin() + 1, words.end());
}

const WordTables::Heard* WordTables::heard(std::string_view word, std::string_view subject) const {
  const auto it = heard_.find(word);
  if (it == heard_.end()) return nullptr;
  const auto ends = [&](const std::string& noun) { return subject.ends_with(noun); };
  const auto& nouns = it->second.subjects;
  return std::any_of(nouns.begin(), nouns.end(), ends) ? &it->second : nullptr;
}

bool WordTables::is_of(std::string_view set, std::string_view form) const {
  const auto forms = ending_sets_.find(set);
  return forms != ending_sets_.end() && forms->second.contains(form);
}

std::string WordTables::restored(const std::string& stem, const std::string& ending) const {
  const auto it = restored_.find(stem + "+" + ending);
  return it == restored_.end() ? stem : it->second;
}

Voice WordTables::voice_of(std::string_view tag, std::string_view form) const {
  const auto it = voices_.find({std::string(tag), std::string(form)});
  return it == voices_.end() ? Voice::kActive : it->second;
}

std::optional<WordTables::CaseRow> WordTables::named_case(std::string_view tag,
                                                          std::string_view form) const {
  for (const ParticleRow& row : particles_) {
    if (row.tag != tag) continue;
    if (std::find(row.forms.begin(), row.forms.end(), form) != row.forms.end()) return row.row;
  }
  return std::nullopt;
}

WordTables::CaseRow WordTables::case_of(std::string_view tag, std::string_view form) const {
  for (const ParticleRow& row : particles_) {
    if (row.tag != tag) continue;
    if (!row.forms.empty() &&
        std::find(row.forms.begin(), row.forms.end(), form) == row.forms.end()) {
      continue;
    }
    CaseRow result = row.row;
    if (result.marker == "=") result.marker = form;
    return result;
  }
  return {Case::kDelimiter, std::string(form)};
}

Ending WordTables::ending_of(std::string_view tag, std::string_view form) const {
  for (const EndingRow& row : endings_) {
    if (row.tag != tag) continue;
    const auto matches = [&](const std::string& suffix) { return form.ends_with(suffix); };
    if (row.suffixes.empty() || std::any_of(row.suffixes.begin(), row.suffixes.end(), matches)) {
      return row.ending;
    }
  }
  return Ending::kConnective;
}

}  // namespace weft
