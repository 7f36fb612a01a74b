// SPDX-License-Identifier: Apache-2.0
#include "extractor/propositions/eojeol_tables.h"

#include <algorithm>

#include "extractor/table.h"
#include "weft/core/error.h"
#include "weft/core/hangul.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

Ending ending_named(std::string_view name) {
  if (name == "connective") return Ending::kConnective;
  if (name == "adnominal") return Ending::kAdnominal;
  if (name == "nominal") return Ending::kNominal;
  if (name == "condition") return Ending::kCondition;
  return Ending::kPurpose;
}

// The case of a noun before a complex particle or light verb: a role, or the form of a particle.
std::pair<Case, std::string> case_named(std::string_view name) {
  if (name == "object") return {Case::kObject, ""};
  if (name == "subject") return {Case::kSubject, ""};
  if (name == "indirect") return {Case::kIndirect, ""};
  if (name == "genitive") return {Case::kGenitive, ""};
  if (name == "topic") return {Case::kTopic, ""};
  if (name == "complement") return {Case::kComplement, ""};
  return {Case::kOblique, std::string(name)};
}

constexpr std::size_t kNounSyllable = 3;  // bytes of one

// The ends of a word that are shorter than it and longer than a syllable, the longest first.
std::vector<std::string> ends_of(const std::string& word) {
  std::vector<std::string> ends;
  for (std::size_t at = 0; at < word.size();) {
    next_code_point(word, at);
    if (word.size() > at + kNounSyllable) ends.push_back(word.substr(at));
  }
  return ends;
}

}  // namespace

Claim Claim::parse(std::string_view name, const TableRow& row, const std::string& file) {
  Claim claim;
  if (name == "negated") {
    claim.negated = true;
  } else if (name == "hypothetical") {
    claim.hypothetical = true;
  } else if (name == "ongoing") {
    claim.ongoing = true;
  } else if (name == "again") {
    claim.repeated = true;
  } else if (const auto modality = parse_modality(name == "-" ? "" : name)) {
    claim.modality = *modality;
  } else {
    throw FormatError({file, row.line, {}, {}}, "unknown effect '" + std::string(name) + "'");
  }
  return claim;
}

void Claim::add(const Claim& other) {
  negated = negated != other.negated;
  hypothetical = hypothetical || other.hypothetical;
  ongoing = ongoing || other.ongoing;
  repeated = repeated || other.repeated;
  // Planned, possible and alleged say more than reported.
  if (modality == Modality::kAsserted || modality == Modality::kReported) {
    if (other.modality != Modality::kAsserted) modality = other.modality;
  }
}

void ClauseTables::read_adverbs(const PackFiles& files) {
  const std::map<std::string_view, WordList*> lists = {
      {"closer", &closers},
      {"opener", &openers},
      {"market", &markets},
      {"later", &later_nouns},
      {"area", &areas},
      {"side", &sides},
      {"epithet", &epithets},
      {"some", &some},
      {"going", &goings},
      {"wing", &wings},
      {"comparison", &comparisons},
      {"quality", &qualities},
      {"bond", &bonds},
      {"shell", &shells},
      {"scene", &scenes},
      {"picture", &pictures},
      {"appearing", &appearings},
      {"deed", &deeds},
      {"agentive", &agentives},
      {"being", &being_ends},
      {"people", &people},
      {"than", &thans},
      {"elapsed", &elapsed},
      {"times", &times},
      {"occasion", &occasions},
      {"lived", &lived},
      {"aim", &aims},
      {"holder", &holders},
      {"dated", &dated},
      {"respective", &respectives},
      {"penalty", &penalties},
      {"replacement", &replacements},
      {"verbal", &verbal_adverbs},
      {"staged", &staged},
      {"coming", &comings},
      {"after", &afters},
      {"following", &event_closers},
      {"deictic", &deictics},
      {"podium", &podiums},
      {"nominating", &nominatings},
      {"same", &sames},
      {"superlative", &superlatives},
      {"dative", &datives},
      {"first", &firsts},
      {"matter", &matters},
      {"cause", &causes},
      {"before-phrase", &phrase_openers},
      {"light", &light_forms},
      {"together", &togethers},
      {"one", &ones},
      {"among", &partitives},
  };
  const std::map<std::string_view, std::string*> markers = {
      {"as", &as_marker},
      {"including", &including_marker},
      {"field", &field_marker},
      {"since", &range_since},
      {"until", &range_until},
      {"gap", &gap_marker},
      {"opponent", &opponent_marker},
      {"with", &with_marker},
      {"through", &through_marker},
      {"about", &about_marker},
  };
  const std::string file = files.describe("adverbs.tsv");
  for (const TableRow& row : parse_table(files.open("adverbs.tsv"), file, 2, 2)) {
    const std::string_view effect = row.cells[0];
    const auto list = lists.find(effect);
    const auto marker = markers.find(effect);
    for (const std::string_view word : split_words(row.cells[1], ',')) {
      if (list != lists.end()) {
        list->second->emplace(word);
      } else if (marker != markers.end()) {
        *marker->second = word;
      } else if (effect == "prefix") {
        prefixes.emplace_back(word);
      } else if (effect == "manner" || effect == "homograph") {
        const std::size_t plus = word.find('+');
        if (plus == std::string_view::npos) continue;
        if (effect == "manner") {
          manners.emplace_back(word.substr(0, plus), word.substr(plus + 1));
        } else {
          homographs[std::string(word.substr(0, plus))] = word.substr(plus + 1);
        }
      } else {
        if (effect == "again" && again.empty()) again = word;
        adverbs[std::string(word)] = Claim::parse(effect, row, file);
      }
    }
  }
}

// What the tables of who and what is spoken of say of common nouns.
void ClauseTables::read_beings(const PackFiles& files) {
  const auto add = [](WordList& list, std::string_view words, char separator) {
    for (const std::string_view word : split_words(words, separator)) list.emplace(word);
  };
  constexpr const char* kReference = "reference_words.tsv";
  for (const TableRow& row :
       parse_table(files.open(kReference), files.describe(kReference), 2, 3)) {
    const std::string_view kind = row.cells[0];
    const std::string_view of = row.cells[1];
    if (kind == "noun" || kind == "definite") {
      const bool acts = of == "person" || of == "organization";
      if (acts || of != "place") add(acts ? beings_ : things_, row.cells[2], '|');
    } else if (kind == "kind" || kind == "leading" || kind == "relative") {
      add(beings_, row.cells[2], '|');
      if (kind == "relative") add(kins, row.cells[2], '|');
    } else if (kind == "dying") {
      add(dyings, row.cells[2], '|');
    } else if (kind == "determiner" && of == "near") {
      add(pointers, row.cells[2], '|');
    }
  }
  constexpr const char* kRoles = "roles.tsv";
  for (const TableRow& row : parse_table(files.open(kRoles), files.describe(kRoles), 2, 3)) {
    const std::string_view kind = row.cells[0];
    if (kind == "title" || kind == "occupation" || kind == "independent" || kind == "suffix" ||
        kind == "team" || kind == "staff" || kind == "together") {
      add(beings_, row.cells[1], ',');
    }
  }
}

// The ends of a noun that are whole words of a table count too, the longest first: "사진기자".
bool ClauseTables::is_being(const std::string& noun) const {
  if (people.contains(noun) || beings_.contains(noun)) return true;
  for (const std::string& end : ends_of(noun)) {
    if (things_.contains(end)) return false;
    if (beings_.contains(end)) return true;
  }
  return false;
}

bool ClauseTables::is_thing(const std::string& noun) const {
  if (people.contains(noun) || beings_.contains(noun) || being_ends.contains(noun)) return false;
  if (things_.contains(noun) || deeds.contains(noun) || content_nouns.contains(noun) ||
      pictures.contains(noun) || scenes.contains(noun)) {
    return true;
  }
  const std::vector<std::string> ends = ends_of(noun);
  for (const std::string& end : ends) {
    if (beings_.contains(end) || being_ends.contains(end)) return false;
    if (things_.contains(end) || deeds.contains(end)) return true;
  }
  return noun.size() > kNounSyllable &&
         !being_ends.contains(noun.substr(noun.size() - kNounSyllable));
}

ClauseTables::ClauseTables(const PackFiles& files) {
  const auto read = [&](std::string_view name, std::size_t least, std::size_t most) {
    return parse_table(files.open(name), files.describe(name), least, most);
  };
  for (const TableRow& row : read("periphrases.tsv", 4, 4)) {
    Periphrasis p;
    p.ending = ending_named(row.cells[0]);
    const std::string_view form = row.cells[1];
    const std::size_t plus = form.find('+');
    if (form != "*") p.ending_form = form.substr(0, plus);
    if (plus != std::string_view::npos) p.marker = form.substr(plus + 1);
    if (row.cells[2] != "-") {
      for (const std::string_view word : split_words(row.cells[2])) p.words.emplace_back(word);
    }
    p.claim = Claim::parse(row.cells[3], row, files.describe("periphrases.tsv"));
    periphrases.push_back(std::move(p));
  }
  for (const TableRow& row : read("content_nouns.tsv", 2, 3)) {
    if (row.cells[2] == "whole") whole_nouns.emplace(row.cells[0]);
    if (row.cells[2] == "whole" || row.cells[2] == "fact") fact_nouns.emplace(row.cells[0]);
    content_nouns[std::string(row.cells[0])] =
        Claim::parse(row.cells[1], row, files.describe("content_nouns.tsv"));
    if (row.cells[2] == "time") time_nouns.emplace(row.cells[0]);
  }
  for (const TableRow& row : read("speech_verbs.tsv", 2, 4)) {
    if (row.cells[3] == "saying") saying = row.cells[0];
    if (row.cells[3] == "asking") asking = row.cells[0];
    if (row.cells[3] == "light") light_saying = row.cells[0];
    if (!row.cells[2].empty()) judging_verbs.emplace(row.cells[0], row.cells[2]);
    speech_verbs[std::string(row.cells[0])] =
        Claim::parse(row.cells[1], row, files.describe("speech_verbs.tsv"));
  }
  for (const TableRow& row : read("verb_objects.tsv", 2, 2)) {
    (row.cells[1] == "always" ? with_object : without_object).emplace(row.cells[0]);
  }
  read_adverbs(files);
  read_beings(files);
  const std::map<std::string_view, WordList*> verbs = {
      {"having", &havings},         {"moving", &movings},
      {"completing", &completings}, {"presupposing", &presupposing},
      {"holding", &holdings},
  };
  for (const TableRow& row : read("light_verbs.tsv", 3, 3)) {
    if (const auto list = verbs.find(row.cells[2]); list != verbs.end()) {
      list->second->emplace(row.cells[0]);
      continue;
    }
    if (row.cells[2] == "setting") {
      settings.emplace(row.cells[1]);
      continue;
    }
    if (row.cells[2] == "office") {
      Office office;
      std::tie(office.noun_case, office.marker) = case_named(row.cells[1]);
      offices.emplace(row.cells[0], std::move(office));
      continue;
    }
    LightVerb verb;
    std::tie(verb.noun_case, verb.marker) = case_named(row.cells[1]);
    verb.voice = row.cells[2] == "passive" ? Voice::kPassive : Voice::kActive;
    light_verbs[std::string(row.cells[0])] = verb;
  }
  for (const TableRow& row : read("voices.tsv", 3, 3)) {
    if (row.cells[1] != "contracted") continue;
    const std::vector<std::string_view> finals = split_words(row.cells[2], ',');
    const auto final_of = [&](std::size_t i) {
      std::size_t at = 0;
      return i < finals.size() ? final_from_jamo(next_code_point(finals[i], at)) : 0;
    };
    present_final = final_of(0);
    displaced_final = final_of(1);
  }
  for (const TableRow& row : read("complex_particles.tsv", 5, 5)) {
    ComplexParticle particle;
    std::tie(particle.noun_case, particle.marker) = case_named(row.cells[0]);
    std::tie(particle.result, particle.result_marker) = case_named(row.cells[3]);
    if (row.cells[4] != "-") particle.result_marker = row.cells[4];
    const std::string_view form = row.cells[2];
    auto& particles = form == "adnominal"   ? adnominal_particles_
                      : form == "condition" ? conditional_particles_
                      : form == "noun"      ? nominal_particles_
                                            : connective_particles_;
    for (const std::string_view word : split_words(row.cells[1], ',')) {
      particle.word = word;
      ComplexParticle named = particle;
      if (named.result_marker == "=") named.result_marker = word;
      if (form == "noun") complex_markers.emplace(named.result_marker);
      particles.emplace(word, std::move(named));
    }
  }
}

bool ClauseTables::is_office(std::string_view lemma, Case noun_case,
                             std::string_view marker) const {
  const auto [begin, end] = offices.equal_range(lemma);
  return std::any_of(begin, end, [&](const auto& row) {
    return row.second.noun_case == noun_case && row.second.marker == marker;
  });
}

bool ClauseTables::manner(const Word& noun) const {
  return std::any_of(manners.begin(), manners.end(), [&](const auto& manner) {
    return noun.marker == manner.second && noun.stem.ends_with(manner.first) &&
           noun.stem.size() > manner.first.size();
  });
}

const ClauseTables::ComplexParticle* ClauseTables::complex_particle(const Word& noun,
                                                                    const Word& word) const {
  const auto& particles = !word.predicate                     ? nominal_particles_
                          : word.ending == Ending::kAdnominal ? adnominal_particles_
                          : word.ending == Ending::kCondition ? conditional_particles_
                                                              : connective_particles_;
  if (word.predicate && word.ending != Ending::kAdnominal && word.ending != Ending::kCondition &&
      word.ending != Ending::kConnective && word.ending != Ending::kPurpose) {
    return nullptr;
  }
  if (!word.predicate && (!word.nominal || word.marker.empty())) return nullptr;
  const auto [begin, end] =
      particles.equal_range(word.predicate ? word.lemma : word.stem + "+" + word.marker);
  for (auto it = begin; it != end; ++it) {
    const bool fits = it->second.marker.empty() ? noun.noun_case == it->second.noun_case
                                                : noun.marker == it->second.marker;
    if (fits) return &it->second;
  }
  return nullptr;
}

}  // namespace weft
