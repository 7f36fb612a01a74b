// SPDX-License-Identifier: Apache-2.0
#include "extractor/reference/names.h"

#include <algorithm>

#include "weft/core/hangul.h"
#include "weft/core/letters.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

bool is_latin(char32_t c) { return is_letter(c) && c < 0x250; }

std::size_t syllables(std::string_view text) { return decode_utf8(text).size(); }

bool is_capital_word(std::string_view text) {
  std::size_t letters = 0;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = next_code_point(text, i);
    if (c == '.' || c == '&') continue;
    if (!is_upper(c) && !is_digit(c)) return false;
    ++letters;
  }
  return letters >= 2;
}

// Whether the words stand in the other name in the same order, initials for words among them:
// "John P. Smith" in "John Paul Smith".
bool stand_in(const std::vector<std::string>& words, const std::vector<std::string>& name) {
  std::size_t at = 0;
  for (const std::string& word : words) {
    while (at < name.size() && name[at] != word &&
           !(word.size() == 1 && name[at].starts_with(word))) {
      ++at;
    }
    if (at++ == name.size()) return false;
  }
  return true;
}

void add_word(NameForm& form, std::string& word, const ReferenceWords& words) {
  if (word.empty()) return;
  form.key += word;
  const std::string* known = words.find("form", word);
  if (known == nullptr) {
    form.core += word;
    form.words.push_back(word);
  } else if (*known == "law") {
    if (form.law.empty()) form.law = word;
  }
  word.clear();
}

// "가온엔터" of "가온엔터테인먼트": the generic word at the end is cut short.
bool is_cut_generic(std::string_view part, std::string_view whole, const ReferenceWords& words) {
  for (std::size_t at = 0; at < whole.size() && at < part.size(); next_code_point(whole, at)) {
    if (at == 0 || part.substr(0, at) != whole.substr(0, at)) continue;
    const std::string_view generic = whole.substr(at);
    const std::string_view rest = part.substr(at);
    if (rest.size() < generic.size() && generic.starts_with(rest) &&
        words.find("generic", generic)) {
      return true;
    }
  }
  return false;
}

// "나래은행", "나래하노이은행": a word before the one for what both are makes another body of it.
bool is_of_another_kind(std::u32string_view part, std::u32string_view whole,
                        const ReferenceWords& words) {
  constexpr std::size_t kLeastWord = 3;
  std::size_t before = 0;
  while (before < part.size() && part[before] == whole[before]) ++before;
  const std::u32string_view kind = part.substr(before);
  return before > 1 && whole.size() >= part.size() + kLeastWord && whole.ends_with(kind) &&
         words.find("generic", encode_utf8(kind)) != nullptr;
}

}  // namespace

NameForm take_apart(std::string_view text, const ReferenceWords& words) {
  NameForm form;
  form.text = text;
  const std::string folded = fold(text);
  std::string word;
  form.ideographs = !folded.empty();
  for (std::size_t i = 0; i < folded.size();) {
    const char32_t c = next_code_point(folded, i);
    form.ideographs = form.ideographs && (is_han(c) || is_space(c));
    form.hangul |= is_hangul(c);
    form.latin |= is_latin(c);
    // A hyphenated word stays one; the hyphen does not count.
    if (is_space(c)) {
      add_word(form, word, words);
    } else if (!is_punctuation(c)) {
      append_utf8(word, base_letter(c));
    }
  }
  add_word(form, word, words);
  if (form.words.empty()) form.core = form.key;
  if (form.core.empty()) form.core = form.text;
  return form;
}

bool are_other_bodies(const NameForm& a, const NameForm& b) {
  return !a.law.empty() && !b.law.empty() && a.law != b.law;
}

bool is_part_of_person(const NameForm& shorter, const NameForm& full) {
  if (shorter.core.empty() || full.core.size() <= shorter.core.size()) return false;
  if (full.words.size() > 1) {
    if (shorter.words.size() >= full.words.size()) return false;
    if (shorter.words.size() == 1) {
      return shorter.core == full.words.back() || shorter.core == full.words.front();
    }
    // "John Smith" of "John Paul Smith": first and last agree, or it is the end of the name.
    const bool ends = std::equal(shorter.words.rbegin(), shorter.words.rend(), full.words.rbegin());
    return ends ||
           (shorter.words.front() == full.words.front() &&
            shorter.words.back() == full.words.back() && stand_in(shorter.words, full.words));
  }
  // A Korean name of one word: family name first, then a given name of two syllables.
  return full.hangul && !full.latin && shorter.hangul && syllables(full.core) == 3 &&
         syllables(shorter.core) == 2 && full.core.ends_with(shorter.core);
}

bool is_contraction(const NameForm& shorter, const NameForm& full, const ReferenceWords& words) {
  if (shorter.words.size() != 1 || full.words.size() != 1) return false;
  if (!shorter.hangul || shorter.latin || !full.hangul || full.latin) return false;
  const std::u32string part = decode_utf8(shorter.core);
  const std::u32string whole = decode_utf8(full.core);
  if (part.size() < 3 || part.size() > 5 || whole.size() < part.size() + 2) return false;
  if (part.front() != whole.front() || is_of_another_kind(part, whole, words)) return false;
  std::size_t at = 0;
  for (const char32_t c : part) {
    while (at < whole.size() && whole[at] != c) ++at;
    if (at++ == whole.size()) return false;
  }
  if (part.back() == whole.back()) return true;
  return words.find("generic", encode_utf8(std::u32string_view(whole).substr(at - 1))) != nullptr;
}

bool ends_in_title(const NameForm& name, const ReferenceWords& words) {
  if (name.core.empty()) return false;
  std::size_t family = 0;
  next_code_point(name.core, family);
  // The title is the last word, whatever stands before it ("전", "신임").
  const std::string_view title = name.words.size() > 1 ? std::string_view(name.words.back())
                                                       : std::string_view(name.core).substr(family);
  const auto type = words.noun_type(title);
  return words.find("honorific", title) != nullptr || (type && *type == EntityType::kPerson);
}

bool is_family_name_with_title(const NameForm& shorter, const NameForm& full,
                               const ReferenceWords& words) {
  if (!shorter.hangul || shorter.latin || !full.hangul || full.latin) return false;
  if (full.words.size() != 1 || syllables(full.core) < 2 || syllables(full.core) > 4) return false;
  std::size_t family = 0;
  next_code_point(full.core, family);
  if (!shorter.core.starts_with(std::string_view(full.core).substr(0, family))) return false;
  if (shorter.words.size() > 1) {
    const std::string& said = shorter.words.front();  // family names have one syllable or two
    if (said.size() > 2 * family || !full.core.starts_with(said) || said == full.core) return false;
  }
  return ends_in_title(shorter, words);
}

namespace {

// "가온대학교", "Lunde University": the name says already what body it is, so that more generic
// words ("가온대학교병원", "Lunde University Hospital") name another one.
bool says_its_kind(const NameForm& name, const ReferenceWords& words) {
  const std::string& last = name.words.back();
  if (name.words.size() > 1 && words.find("generic", last)) return true;
  for (std::size_t at = 0; next_code_point(last, at), at < last.size();) {
    // "가온대" may be short for "가온대학교": one syllable says too little.
    const std::string_view rest = std::string_view(last).substr(at);
    if (rest.size() > 4 && words.find("generic", rest)) return true;
  }
  return false;
}

}  // namespace

bool is_short_organization(const NameForm& shorter, const NameForm& full,
                           const ReferenceWords& words) {
  if (!shorter.words.empty() && says_its_kind(shorter, words)) return false;
  // "Norvik, Inc." and "Norvik Technologies, LLC" are two before the law.
  const bool bodies = !shorter.law.empty() && !full.law.empty();
  // "Norvik Limited" lacks no word of its name: the "Norvik Group" is another.
  if (!shorter.law.empty() && full.law.empty() && shorter.latin &&
      shorter.words.size() < full.words.size()) {
    return false;
  }
  if (bodies && (shorter.words != full.words || are_other_bodies(shorter, full))) return false;
  if (shorter.words.empty() || shorter.words.size() >= full.words.size()) {
    // Written together: the rest of the last word is generic.
    if (full.words.empty() || full.words.size() != shorter.words.size()) return false;
    if (!std::equal(shorter.words.begin(), shorter.words.end() - 1, full.words.begin())) {
      return false;
    }
    const std::string& whole = full.words.back();
    const std::string& part = shorter.words.back();
    if (is_cut_generic(part, whole, words)) return true;
    return part.size() >= 6 && part.size() < whole.size() && whole.starts_with(part) &&
           words.find("generic", std::string_view(whole).substr(part.size()));
  }
  if (!std::equal(shorter.words.begin(), shorter.words.end(), full.words.begin())) return false;
  return std::all_of(full.words.begin() + static_cast<std::ptrdiff_t>(shorter.words.size()),
                     full.words.end(),
                     [&](const std::string& word) { return words.find("generic", word); });
}

std::pair<std::string, std::string> initials_of(const NameForm& full) {
  std::string initials;
  std::string capital_initials;
  bool begins = true;
  for (std::size_t i = 0; i < full.text.size();) {
    const char32_t c = next_code_point(full.text, i);
    if (begins && is_letter(c)) {
      append_utf8(initials, c);
      if (is_upper(c)) append_utf8(capital_initials, c);
    }
    begins = is_space(c) || c == '-';
  }
  return {fold(initials), fold(capital_initials)};
}

bool is_acronym(const NameForm& acronym, const NameForm& full) {
  if (!is_capital_word(acronym.text) || full.words.size() < 2 || acronym.key.size() < 2) {
    return false;
  }
  const auto [initials, capital_initials] = initials_of(full);
  return initials == acronym.key || capital_initials == acronym.key;
}

double cross_script_similarity(const NameForm& a, const NameForm& b) {
  const NameForm& hangul = a.hangul ? a : b;
  const NameForm& latin = a.hangul ? b : a;
  if (!hangul.hangul || hangul.latin || latin.hangul || !latin.latin) return 0.0;
  if (hangul.words.size() != latin.words.size() && hangul.words.size() > 1 &&
      latin.words.size() > 1) {
    return 0.0;
  }
  return transliteration_similarity(hangul.text, latin.text);
}

}  // namespace weft
