// SPDX-License-Identifier: Apache-2.0
#include "training/korean_corpus.h"

#include <fstream>
#include <iostream>
#include <map>
#include <set>

#include "extractor/morph/syllable_text.h"
#include "weft/core/hangul.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

const std::map<std::string, std::string, std::less<>> kKaistTags = {
    {"ncn", "NNG"},  {"ncpa", "NNG"}, {"ncps", "NNG"}, {"ncr", "NNG"}, {"nq", "NNP"},
    {"nqpa", "NNP"}, {"nqpb", "NNP"}, {"nqpc", "NNP"}, {"nqq", "NNP"}, {"nbn", "NNB"},
    {"nbu", "NNB"},  {"nbs", "NNB"},  {"npp", "NP"},   {"npd", "NP"},  {"nnc", "NR"},
    {"nno", "NR"},   {"pvg", "VV"},   {"pvd", "VV"},   {"paa", "VA"},  {"pad", "VA"},
    {"px", "VX"},    {"mmd", "MM"},   {"mma", "MM"},   {"mag", "MAG"}, {"mad", "MAG"},
    {"maj", "MAJ"},  {"ii", "IC"},    {"jcs", "JKS"},  {"jco", "JKO"}, {"jcc", "JKC"},
    {"jcm", "JKG"},  {"jcv", "JKV"},  {"jca", "JKB"},  {"jct", "JKB"}, {"jcj", "JC"},
    {"jcr", "JKQ"},  {"jxc", "JX"},   {"jxt", "JX"},   {"jxf", "JX"},  {"jp", "VCP"},
    {"ecc", "EC"},   {"ecs", "EC"},   {"ecx", "EC"},   {"ef", "EF"},   {"ep", "EP"},
    {"etm", "ETM"},  {"etn", "ETN"},  {"xp", "XPN"},   {"xsn", "XSN"}, {"xsv", "XSV"},
    {"xsm", "XSA"},  {"xsa", "XSB"},  {"f", "SL"},     {"sf", "SF"},   {"sp", "SP"},
    {"se", "SE"},    {"sl", "SS"},    {"sr", "SS"},    {"sd", "SO"},   {"su", "SW"},
    {"sy", "SW"}};

// Suffixes that stay morphemes; all others belong to the noun they make.
const std::set<std::u32string> kSuffixes = {U"들", U"적",   U"님", U"씩", U"쯤",
                                            U"째", U"짜리", U"여", U"경"};

std::vector<std::string> split(const std::string& text, char by) {
  std::vector<std::string> parts(1);
  for (const char c : text) {
    if (c == by)
      parts.emplace_back();
    else
      parts.back() += c;
  }
  return parts;
}

bool is_tag(const SpelledMorpheme& morpheme, std::string_view tags) {
  return (" " + std::string(tags) + " ").find(" " + morpheme.tag + " ") != std::string::npos;
}

std::string character_tag(const std::u32string& form, const std::string& tag) {
  const char32_t shape = form.empty() ? U' ' : shape_of(form[0]);
  if (shape == U'0') return "SN";
  if (shape == U'a') return "SL";
  if (shape == U'漢') return "SH";
  return tag;
}

std::vector<SpelledMorpheme> read_morphemes(const std::string& lemma, const std::string& xpos,
                                            TagSet set) {
  const std::vector<std::string> forms = split(lemma, '+');
  const std::vector<std::string> tags = split(xpos, '+');
  if (forms.size() != tags.size()) return {};
  std::vector<SpelledMorpheme> out;
  for (std::size_t i = 0; i < forms.size(); ++i) {
    std::string tag = tags[i];
    if (set == TagSet::kKaist) {
      const auto it = kKaistTags.find(tag);
      if (it == kKaistTags.end()) return {};
      tag = it->second;
    }
    if (tag.starts_with("MM")) tag = "MM";
    if (tag == "XR") tag = "NNG";
    SpelledMorpheme m{decode_utf8(forms[i]), tag, 0, 0};
    if (is_tag(m, "SN SL SH NR NNG NNP NNB SW")) m.tag = character_tag(m.form, tag);
    out.push_back(std::move(m));
  }
  return out;
}

bool bright(const std::u32string& stem) {
  if (stem.empty() || !is_hangul_syllable(stem.back())) return false;
  const Jamo jamo = decompose(stem.back());
  constexpr int kBieup = 17;
  if (jamo.final == kBieup && stem.size() > 1) return false;
  return jamo.vowel == 0 || jamo.vowel == 2 || jamo.vowel == 8;
}

// Spells endings that begin with 아, 어, 여 by the harmony of their stem.
void harmonise(std::vector<SpelledMorpheme>& morphemes) {
  for (std::size_t i = 1; i < morphemes.size(); ++i) {
    SpelledMorpheme& m = morphemes[i];
    if (!is_tag(m, "EP EC EF") || m.form.empty()) continue;
    const SpelledMorpheme& stem = morphemes[i - 1];
    if (!is_tag(stem, "VV VA VX VCN XSV XSA")) continue;
    const bool light = bright(stem.form);
    if (m.tag == "EP" &&
        std::u32string_view(U"았었ㅆ였앗엇").find(m.form[0]) != std::u32string_view::npos) {
      m.form[0] = light ? U'았' : U'었';
    } else if (m.tag != "EP" && (m.form[0] == U'아' || m.form[0] == U'어' || m.form[0] == U'여')) {
      m.form[0] = light ? U'아' : U'어';
    }
  }
}

// Joins ending and quoting particle (다+고), and the parts of a compound noun.
std::vector<SpelledMorpheme> join(const std::vector<SpelledMorpheme>& in) {
  std::vector<SpelledMorpheme> out;
  for (const SpelledMorpheme& m : in) {
    if (!out.empty()) {
      SpelledMorpheme& last = out.back();
      const bool noun_part =
          is_tag(m, "NNG NNP") || (m.tag == "XSN" && !kSuffixes.contains(m.form));
      if (noun_part && is_tag(last, "NNG NNP XPN")) {
        last.form += m.form;
        if (m.tag != "XSN") last.tag = m.tag;
        continue;
      }
      if (m.tag == "JKQ" && last.tag == "EF" && m.form == U"고") {
        last.form += m.form;
        last.tag = "EC";
        continue;
      }
      if (m.tag == "XSB" && is_tag(last, "NNG NNP")) {
        last.form += m.form;
        last.tag = "MAG";
        continue;
      }
      if (m.tag == "SN" && last.tag == "SN") {
        last.form += m.form;
        continue;
      }
    }
    out.push_back(m);
  }
  for (SpelledMorpheme& m : out) {
    if (m.tag == "XPN") m.tag = "NNG";
    if (m.tag == "VA" && m.form == U"있") m.tag = "VV";
    if (m.tag == "VA" && m.form == U"아니") m.tag = "VCN";
  }
  return out;
}

bool splits(const SpelledMorpheme& m) {
  return is_tag(m, "SF SP SS SE") && m.form != U"-" && m.form != U"~";
}

// Punctuation inside an eojeol becomes tokens, as a tokenizer makes them. The surface is cut by the
// punctuation characters, which stand in it literally.
void append_tokens(const std::u32string& surface, const std::vector<SpelledMorpheme>& morphemes,
                   bool space_after, CorpusSentence& out) {
  std::size_t from = 0;
  CorpusToken token;
  const auto flush = [&](std::size_t to) {
    token.surface = surface.substr(from, to - from);
    token.space_after = false;
    token.morphemes = join(token.morphemes);
    harmonise(token.morphemes);
    if (!token.surface.empty()) out.push_back(token);
    token = {};
    from = to;
  };
  for (const SpelledMorpheme& m : morphemes) {
    const std::size_t at = splits(m) ? surface.find(m.form, from) : std::u32string::npos;
    const bool decimal = at != std::u32string::npos && at > from && at + 1 < surface.size() &&
                         is_digit(surface[at - 1]) && is_digit(surface[at + 1]);
    if (decimal && (m.form == U"." || m.form == U",")) {
      token.morphemes.push_back({m.form, "SN", 0, 0});
      continue;
    }
    if (at == std::u32string::npos) {
      token.morphemes.push_back(m);
      continue;
    }
    flush(at);
    token.morphemes.push_back(m);
    flush(at + m.form.size());
  }
  flush(surface.size());
  if (!out.empty()) out.back().space_after = space_after;
}

}  // namespace

std::vector<CorpusSentence> read_korean_corpus(const std::string& file, TagSet tags) {
  std::ifstream in(file);
  if (!in) std::cerr << "cannot open " << file << '\n';
  std::vector<CorpusSentence> sentences(1);
  std::string line;
  while (std::getline(in, line)) {
    if (line.empty()) {
      if (!sentences.back().empty()) sentences.emplace_back();
      continue;
    }
    if (line[0] == '#') continue;
    const std::vector<std::string> cells = split(line, '\t');
    if (cells.size() < 10 || cells[0].find_first_of("-.") != std::string::npos) continue;
    const bool space = cells[9].find("SpaceAfter=No") == std::string::npos;
    append_tokens(decode_utf8(cells[1]), read_morphemes(cells[2], cells[4], tags), space,
                  sentences.back());
  }
  if (sentences.back().empty()) sentences.pop_back();
  return sentences;
}

Document document_of(const CorpusSentence& sentence) {
  Document document;
  for (const CorpusToken& corpus_token : sentence) {
    Token token;
    token.span.begin = static_cast<std::uint32_t>(document.text.size());
    document.text += encode_utf8(corpus_token.surface);
    token.span.end = static_cast<std::uint32_t>(document.text.size());
    token.space_after = corpus_token.space_after;
    if (token.space_after) document.text += ' ';
    document.tokens.push_back(token);
  }
  const auto count = static_cast<std::uint32_t>(document.tokens.size());
  document.sentences.push_back(
      {{0, static_cast<std::uint32_t>(document.text.size())}, {0, count}, 0});
  return document;
}

}  // namespace weft
