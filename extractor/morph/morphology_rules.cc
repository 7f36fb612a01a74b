// SPDX-License-Identifier: Apache-2.0
#include "extractor/morph/morphology_rules.h"

#include <algorithm>
#include <map>

#include "extractor/table.h"
#include "weft/core/error.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

constexpr std::string_view kAfter = "after ";

std::vector<std::string> words(std::string_view cell) {
  std::vector<std::string> out;
  for (const std::string_view word : split_words(cell, ',')) out.emplace_back(word);
  return out;
}

}  // namespace

MorphologyRules::MorphologyRules(std::string_view table, const std::string& file) {
  for (const TableRow& row : parse_table(table, file, 2, 5)) {
    const std::string_view kind = row.cells[0];
    const Row base{words(row.cells[1]), words(row.cells[2])};
    const auto fail = [&](const std::string& message) {
      throw FormatError({file, row.line, {}, {}}, message);
    };
    if (kind == "stem") {
      stems_ = base;
    } else if (kind == "verb") {
      verbs_ = base;
    } else if (kind == "drop") {
      dropped_ = base;
    } else if (kind == "part") {
      parts_ = base;
    } else if (kind == "glued") {
      before_ = base;
      glued_.form = row.cells[3];
      glued_.tag = row.cells[4];
    } else if (kind == "dictionary-ending") {
      dictionary_ending_ = row.cells[1];
    } else if (kind == "feature") {
      const std::size_t equals = row.cells[3].find('=');
      if (equals == std::string_view::npos) fail("a feature reads Name=Value");
      FeatureRow feature;
      static_cast<Row&>(feature) = base;
      feature.name = row.cells[3].substr(0, equals);
      feature.value = row.cells[3].substr(equals + 1);
      if (row.cells[4].starts_with(kAfter)) {
        feature.after = words(row.cells[4].substr(kAfter.size()));
      } else {
        feature.last_wins = row.cells[4] == "last";
      }
      features_.push_back(std::move(feature));
    } else if (kind == "retag") {
      if (!row.cells[4].starts_with(kAfter)) fail("a retag row says after which tags");
      RetagRow retag;
      static_cast<Row&>(retag) = base;
      retag.tag = row.cells[3];
      retag.after = words(row.cells[4].substr(kAfter.size()));
      retags_.push_back(std::move(retag));
    } else if (kind == "restem") {
      RestemRow restem;
      static_cast<Row&>(restem) = base;
      restem.stem = row.cells[3];
      restems_.push_back(std::move(restem));
    } else if (kind == "whole") {
      WholeRow whole;
      static_cast<Row&>(whole) = base;
      whole.tag = row.cells[3];
      wholes_.push_back(std::move(whole));
    } else if (kind == "sound") {
      SoundRow sound;
      static_cast<Row&>(sound) = base;
      for (const std::string& last : words(row.cells[3])) {
        sound.vowel |= last == "vowel";
        sound.liquid |= last == "liquid";
        sound.consonant |= last == "consonant";
      }
      sounds_.push_back(std::move(sound));
    } else if (kind == "upos") {
      UposRow upos;
      static_cast<Row&>(upos) = base;
      const auto parsed = parse_upos(row.cells[3]);
      if (!parsed) fail("no part of speech: " + std::string(row.cells[3]));
      upos.upos = *parsed;
      upos.first_only = row.cells[4] == "first";
      upos_.push_back(std::move(upos));
    } else {
      fail("unknown kind of row: " + std::string(kind));
    }
  }
}

bool MorphologyRules::Row::matches(std::string_view tag, std::string_view form) const {
  if (std::find(tags.begin(), tags.end(), tag) == tags.end()) return false;
  return forms.empty() || std::find(forms.begin(), forms.end(), form) != forms.end();
}

bool MorphologyRules::sounds_right(char32_t before, std::string_view tag,
                                   std::string_view form) const {
  constexpr char32_t kFirstSyllable = 0xAC00;
  constexpr char32_t kFinals = 28;
  constexpr char32_t kLiquid = 8;
  if (!is_hangul(before)) return true;
  const char32_t final = (before - kFirstSyllable) % kFinals;
  return std::all_of(sounds_.begin(), sounds_.end(), [&](const SoundRow& row) {
    if (!row.matches(tag, form)) return true;
    if (final == 0) return row.vowel;
    return final == kLiquid ? row.liquid : row.consonant;
  });
}

std::string MorphologyRules::lemma_of(const Document& document, const Token& token) const {
  std::string lemma;
  for (std::uint32_t m = token.morphemes.begin; m < token.morphemes.end; ++m) {
    const Morpheme& morpheme = document.morphemes[m];
    if (verbs_.matches(morpheme)) return lemma + morpheme.form + dictionary_ending_;
    if (!stems_.matches(morpheme)) break;
    const bool ends = m + 1 == token.morphemes.end || !stems_.matches(document.morphemes[m + 1]);
    if (lemma.empty() || !ends || !dropped_.matches(morpheme)) lemma += morpheme.form;
  }
  return lemma.empty() ? std::string(document.text_of(token)) : lemma;
}

std::string MorphologyRules::feats_of(const Document& document, const Token& token) const {
  std::map<std::string, std::string> found;
  for (std::uint32_t m = token.morphemes.begin; m < token.morphemes.end; ++m) {
    for (const FeatureRow& row : features_) {
      if (!row.matches(document.morphemes[m])) continue;
      const std::string_view before =
          m > token.morphemes.begin ? std::string_view(document.morphemes[m - 1].tag) : "";
      if (!row.after.empty() &&
          std::find(row.after.begin(), row.after.end(), before) == row.after.end()) {
        continue;
      }
      if (row.last_wins)
        found[row.name] = row.value;
      else
        found.emplace(row.name, row.value);
    }
  }
  std::string feats;
  for (const auto& [name, value] : found) {
    feats += (feats.empty() ? "" : "|") + name + "=" + value;
  }
  return feats;
}

Upos MorphologyRules::upos_of(const Document& document, const Token& token) const {
  for (const UposRow& row : upos_) {
    const std::uint32_t end = row.first_only ? token.morphemes.begin + 1 : token.morphemes.end;
    for (std::uint32_t m = token.morphemes.begin; m < end; ++m) {
      if (row.matches(document.morphemes[m])) return row.upos;
    }
  }
  return Upos::kX;
}

// "강태오는" as noun and verb ending: without a verb between them it is a particle. "모았다": there
// is no verb "모다".
void MorphologyRules::repair(Document& document, const Token& token) const {
  for (std::uint32_t m = token.morphemes.begin; m < token.morphemes.end; ++m) {
    Morpheme& morpheme = document.morphemes[m];
    for (const RestemRow& row : restems_) {
      if (!row.matches(morpheme)) continue;
      morpheme.form = row.stem;
      break;
    }
  }
  for (std::uint32_t m = token.morphemes.begin + 1; m < token.morphemes.end; ++m) {
    for (const RetagRow& row : retags_) {
      if (!row.matches(document.morphemes[m])) continue;
      const std::string& before = document.morphemes[m - 1].tag;
      if (std::find(row.after.begin(), row.after.end(), before) == row.after.end()) continue;
      document.morphemes[m].tag = row.tag;
      break;
    }
  }
}

// "경제학과 교수", not "경제학과 정치학": between two of a kind it is the particle. "방송인 X": no
// copula either.
bool MorphologyRules::repair_whole(Document& document, Token& token, const Token& next) const {
  if (token.morphemes.size() < 2 || next.morphemes.empty()) return false;
  if (!document.morphemes[next.morphemes.begin].tag.starts_with("NN")) return false;
  Morpheme& particle = document.morphemes[token.morphemes.end - 1];
  const std::string_view text = document.text_of(token);
  for (const WholeRow& row : wholes_) {
    if (std::find(row.tags.begin(), row.tags.end(), particle.tag) == row.tags.end()) continue;
    for (const std::string_view form : row.forms) {
      const bool any = form.starts_with('~');
      const std::string_view noun = any ? form.substr(1) : form;
      if (any ? !text.ends_with(noun) : text != noun) continue;
      const std::string_view kind =
          noun.substr(0, noun.size() - std::min<std::size_t>(noun.size(), particle.span.size()));
      if (lemma_of(document, next).ends_with(kind)) return false;
      const bool copula =
          particle.tag == "ETM" && document.morphemes[token.morphemes.end - 2].tag == "VCP";
      if (particle.tag == "ETM" && !copula) return false;
      if (copula) --token.morphemes.end;
      Morpheme& suffix = document.morphemes[token.morphemes.end - 1];
      suffix.span.end = token.span.end;
      suffix.tag = row.tag;
      suffix.form = document.text_of(suffix.span);
      return true;
    }
  }
  return false;
}

void MorphologyRules::apply(const Document& document, Token& token) const {
  if (token.morphemes.empty()) return;
  token.lemma = lemma_of(document, token);
  token.feats = feats_of(document, token);
  if (token.upos == Upos::kX) token.upos = upos_of(document, token);
}

}  // namespace weft
