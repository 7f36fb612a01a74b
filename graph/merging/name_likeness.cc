// SPDX-License-Identifier: Apache-2.0
#include "graph/merging/name_likeness.h"

#include <algorithm>
#include <numeric>

#include "weft/core/hangul.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

using Words = std::vector<std::string>;

std::size_t distance(const std::u32string& a, const std::u32string& b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0]++;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t cost = a[i - 1] == b[j - 1] ? 0 : 1;
      const std::size_t best = std::min({row[j] + 1, row[j - 1] + 1, diagonal + cost});
      diagonal = row[j];
      row[j] = best;
    }
  }
  return row[b.size()];
}

// Latin initials: "IBM" of "international business machines".
bool initials_of(const ComparedName& shorter, const ComparedName& longer) {
  if (shorter.script != 'l' || longer.script != 'l' || longer.words.size() < 2) return false;
  if (shorter.key.size() < 2 || shorter.key.size() > 6) return false;
  std::string initials;
  for (const std::string& word : longer.words) initials += word[0];
  return initials == shorter.key;
}

// A syllable that begins a word may lose its ㄹ or ㄴ: 련 in 연합회.
bool same_syllable(char32_t a, char32_t b) {
  if (a == b) return true;
  if (!is_hangul_syllable(a) || !is_hangul_syllable(b)) return false;
  const Jamo x = decompose(a);
  const Jamo y = decompose(b);
  constexpr int kNieun = 2;
  constexpr int kRieul = 5;
  constexpr int kIeung = 11;
  const auto weak = [](int i) { return i == kNieun || i == kRieul || i == kIeung; };
  return x.vowel == y.vowel && x.final == y.final && weak(x.initial) && weak(y.initial);
}

// 금감원 of 금융감독원: syllables in order, the first is the first, something in between is left
// out, and the end is near. A mere beginning is another name (한국전력, 한국전력기술).
bool syllables_of(const ComparedName& shorter, const ComparedName& longer) {
  if (shorter.script != 'h' || longer.script != 'h' || shorter.whole) return false;
  const std::u32string a = decode_utf8(shorter.key);
  const std::u32string b = decode_utf8(longer.key);
  if (a.size() < 2 || a.size() > 4 || b.size() < a.size() + 1 || a[0] != b[0]) return false;
  std::size_t at = 1;
  for (std::size_t i = 1; i < a.size(); ++i, ++at) {
    while (at < b.size() && !same_syllable(a[i], b[at])) ++at;
    if (at == b.size()) return false;
  }
  return at > a.size() && b.size() - at <= 3;
}

// A Hangul person's name of one family name and a given name against Latin words.
bool native_name_alike(const ComparedName& hangul, const ComparedName& latin,
                       const NameFormer& former) {
  const std::u32string points = decode_utf8(hangul.key);
  for (std::size_t n = 2; n >= 1; --n) {
    if (points.size() <= n || points.size() > n + 3) continue;
    const auto* spellings = former.family(encode_utf8(points.substr(0, n)));
    if (spellings == nullptr) continue;
    const std::string given = encode_utf8(points.substr(n));
    for (const bool first : {true, false}) {
      const std::string& family = first ? latin.words.front() : latin.words.back();
      if (std::find(spellings->begin(), spellings->end(), family) == spellings->end()) continue;
      std::string rest;
      for (std::size_t i = 0; i < latin.words.size(); ++i) {
        if (i != (first ? 0 : latin.words.size() - 1)) rest += latin.words[i];
      }
      if (!rest.empty() && transliteration_similarity(given, rest) >= kSoundsAlike) return true;
    }
  }
  return false;
}

bool sounds(const ComparedName& a, const ComparedName& b, const NameFormer& former) {
  if (!((a.script == 'h' && b.script == 'l') || (a.script == 'l' && b.script == 'h'))) return false;
  const ComparedName& hangul = a.script == 'h' ? a : b;
  const ComparedName& latin = a.script == 'h' ? b : a;
  if (hangul.words.empty() || latin.words.empty()) return false;
  if (a.type == EntityType::kPerson && latin.words.size() >= 2 &&
      native_name_alike(hangul, latin, former)) {
    return true;
  }
  return sounds_alike(hangul.sound, latin.sound, kSoundsAlike);
}

bool initial_of(const std::string& a, const std::string& b) {
  return a.size() == 1 && b.starts_with(a);
}

// "john kennedy", "john f kennedy", "j f kennedy": family names equal, given names equal or
// initials, what stands between only in one or equal.
bool fuller_name(const ComparedName& a, const ComparedName& b, const NameFormer& former) {
  const Words& x = a.words.size() <= b.words.size() ? a.words : b.words;
  const Words& y = a.words.size() <= b.words.size() ? b.words : a.words;
  if (x.size() < 2 || a.script != 'l' || b.script != 'l' || x.back() != y.back()) return false;
  if (x.back().size() < 2) return false;
  if (!former.one_given(x[0], y[0]) && !initial_of(x[0], y[0]) && !initial_of(y[0], x[0])) {
    return false;
  }
  std::size_t at = 1;
  for (std::size_t i = 1; i + 1 < x.size(); ++i) {
    while (at + 1 < y.size() && x[i] != y[at] && !initial_of(x[i], y[at]) &&
           !initial_of(y[at], x[i])) {
      ++at;
    }
    if (at + 1 >= y.size()) return false;
    ++at;
  }
  return true;
}

// "brightman" of "samuel c brightman"; generations stand behind.
bool family_name_of(const ComparedName& shorter, const ComparedName& longer) {
  return shorter.script == 'l' && shorter.words.size() == 1 && longer.words.size() > 1 &&
         shorter.words[0].size() > 2 && shorter.words[0] == longer.words.back();
}

bool same_words(const ComparedName& a, const ComparedName& b) {
  if (a.words.size() < 2 || a.words.size() != b.words.size()) return false;
  Words x = a.words;
  Words y = b.words;
  std::sort(x.begin(), x.end());
  std::sort(y.begin(), y.end());
  return x == y;
}

// Family names of other scripts as Latin letters have them: "lee" and "yi".
bool romanized_alike(const ComparedName& a, const ComparedName& b, const NameFormer& former) {
  if (a.type != EntityType::kPerson || a.script != 'l' || b.script != 'l') return false;
  if (a.words.size() < 2 || b.words.size() < 2) return false;
  if (!former.one_family(a.words.front(), b.words.front())) return false;
  const auto given = [](const Words& words) {
    std::string out;
    for (std::size_t i = 1; i < words.size(); ++i) out += words[i];
    return out;
  };
  const std::string x = given(a.words);
  const std::string y = given(b.words);
  return x == y ||
         (sound_of_latin(x).consonants == sound_of_latin(y).consonants &&
          distance(decode_utf8(x), decode_utf8(y)) * 3 <= std::min(x.size(), y.size()) * 2);
}

// Hangul with sounds that transcriptions of foreign names do not keep apart made one, as letters.
std::u32string letters_of(const ComparedName& form) {
  std::u32string out;
  for (const char32_t c : decode_utf8(form.key)) {
    if (!is_hangul_syllable(c)) {
      out += c;
      continue;
    }
    Jamo jamo = decompose(c);
    constexpr int kPlain[] = {0, 0, 2, 3, 3, 5, 6, 7, 7, 9, 9, 11, 12, 12, 12, 0, 3, 7, 18};
    jamo.initial = kPlain[jamo.initial];
    out += static_cast<char32_t>(0x1100 + jamo.initial);
    out += static_cast<char32_t>(0x1161 + jamo.vowel);
    if (jamo.final > 0) out += static_cast<char32_t>(0x11A7 + jamo.final);
  }
  return out;
}

// One letter in ten, at least one, and never in a short name or a Korean person's.
bool spelling_alike(const ComparedName& a, const ComparedName& b) {
  if (a.script != b.script || a.script == 'o') return false;
  if (a.script == 'h' && (a.common || b.common)) return false;
  if (a.type == EntityType::kPerson && a.script == 'l') {
    // Given names differ by a letter too often (Daniel, Daniela).
    if (a.words.size() != b.words.size() || a.words.size() < 2) return false;
    std::size_t unlike = 0;
    for (std::size_t i = 0; i < a.words.size(); ++i) {
      if (a.words[i] == b.words[i]) continue;
      ++unlike;
      if (std::min(a.words[i].size(), b.words[i].size()) < 5 ||
          distance(decode_utf8(a.words[i]), decode_utf8(b.words[i])) > 1) {
        return false;
      }
    }
    return unlike == 1;
  }
  const std::u32string x = letters_of(a);
  const std::u32string y = letters_of(b);
  const std::size_t shortest = std::min(x.size(), y.size());
  const std::size_t longest = std::max(x.size(), y.size());
  if (shortest < 6 || longest - shortest > 1 + longest / 10) return false;
  if (a.script == 'h') {
    // A syllable more or less, or one that has nothing in common, makes another name.
    if (decode_utf8(a.key).size() != decode_utf8(b.key).size()) return false;
    return distance(x, y) <= longest / 8;
  }
  return longest >= 8 && distance(x, y) <= 1;
}

bool ends_off(const Words& shorter, const Words& longer, const NameFormer& former) {
  if (shorter.size() >= longer.size() ||
      !std::equal(shorter.begin(), shorter.end(), longer.begin())) {
    return false;
  }
  std::string rest;
  for (std::size_t i = shorter.size(); i < longer.size(); ++i) {
    rest += rest.empty() ? "" : " ";
    rest += longer[i];
    if (former.generic(longer[i])) rest.clear();
  }
  return rest.empty();
}

bool short_form(const ComparedName& shorter, const ComparedName& longer, const NameFormer& former) {
  if (shorter.key.size() >= longer.key.size() || shorter.script != longer.script) return false;
  switch (longer.type) {
    case EntityType::kOrganization:
      return ends_off(shorter.words, longer.words, former);
    case EntityType::kPlace: {
      if (shorter.region.empty() && !longer.region.empty()) return shorter.words == longer.words;
      if (longer.script == 'l') return ends_off(shorter.words, longer.words, former);
      const auto& regions = former.regions();
      return longer.key.starts_with(shorter.key) && shorter.key.size() >= 6 &&
             std::find(regions.begin(), regions.end(), longer.key.substr(shorter.key.size())) !=
                 regions.end();
    }
    case EntityType::kProduct:  // the maker's name before it
      return longer.words.size() == shorter.words.size() + 1 && shorter.words.size() >= 2 &&
             std::equal(shorter.words.begin(), shorter.words.end(), longer.words.begin() + 1);
    default:
      return false;
  }
}

}  // namespace

std::optional<Likeness> likeness(const ComparedName& a, const ComparedName& b,
                                 const NameFormer& former) {
  if (a.type != b.type || a.words.empty() || b.words.empty()) return {};
  if (!a.region.empty() && !b.region.empty()) return {};
  const bool acronym = initials_of(a, b) || initials_of(b, a);
  if (acronym) return Likeness{"abbreviation", 0.5, false};
  // What tells members of a series apart stands in both or in none.
  if (a.numbers != b.numbers) return {};
  if (a.type == EntityType::kOrganization || a.type == EntityType::kEvent) {
    if (syllables_of(a, b) || syllables_of(b, a)) return Likeness{"abbreviation", 0.5, false};
  }
  if (sounds(a, b, former)) return Likeness{"transliteration", 1.0, true};
  if (a.type == EntityType::kPerson) {
    if (same_words(a, b)) return Likeness{"order of names", 1.0, true};
    if (fuller_name(a, b, former)) return Likeness{"fuller name", 0.5, false};
    if (family_name_of(a, b) || family_name_of(b, a)) return Likeness{"short form", -1.5, false};
    if (romanized_alike(a, b, former)) return Likeness{"spelling", 0.5, true};
  }
  if (short_form(a, b, former) || short_form(b, a, former))
    return Likeness{"short form", 0.0, false};
  if (spelling_alike(a, b)) return Likeness{"spelling", 0.0, true};
  return {};
}

}  // namespace weft
