// SPDX-License-Identifier: Apache-2.0
//
// Compares the consonants of two spellings after folding what Korean transcription does not keep
// apart, by an edit distance that knows which sounds get lost, and then the first vowels.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "weft/core/hangul.h"

namespace weft {
namespace {

constexpr char kSilentR = 'R';  // an r that no vowel follows: heard in few transcriptions

bool is_vowel(char c) { return std::string_view("aeiouyw").find(c) != std::string_view::npos; }

// Spellings of one sound; what stands first is tried first. '^' only begins, '$' only ends a word.
struct Sound {
  std::string_view letters;
  std::string_view skeleton;
};
constexpr Sound kLatinSounds[] = {
    {"^kn", "n"}, {"^wr", "r"}, {"^ps", "s"},   {"^ts", "j"},   {"tsch", "j"}, {"sch", "s"},
    {"tch", "j"}, {"tzs", "j"}, {"tion", "sn"}, {"sion", "jn"}, {"dg", "j"},   {"tz", "j"},
    {"ts", "j"},  {"ph", "p"},  {"sh", "s"},    {"ch", "j"},    {"th", "s"},   {"gh", ""},
    {"ck", "k"},  {"qu", "k"},  {"ce", "s"},    {"ci", "s"},    {"cy", "s"},   {"ge", "j"},
    {"gi", "j"},  {"^x", "s"},  {"x", "ks"},    {"f", "p"},     {"b", "p"},    {"v", "p"},
    {"l", "r"},   {"z", "j"},   {"q", "k"},     {"g", "k"},     {"c", "k"},    {"d", "t"}};

std::string lower_words(std::string_view latin) {
  std::string out = " ";
  for (const char c : latin) {
    if (c >= 'A' && c <= 'Z')
      out += static_cast<char>(c + 32);
    else if (c >= 'a' && c <= 'z')
      out += c;
    else if (out.back() != ' ')
      out += ' ';
  }
  return out;
}

// The consonants as Korean ears sort them, so that a Latin name and its romanized Hangul spelling
// give one skeleton.
std::string skeleton(std::string_view latin, bool english) {
  const std::string text = lower_words(latin);
  std::string out;
  char last = ' ';  // doubled letters are one sound
  const auto put = [&](char c) {
    const bool consonant = !is_vowel(c) && c != 'h' && c != ' ';
    if (consonant && c != last) out += c;
    last = c;
  };
  for (std::size_t i = 1; i < text.size();) {
    const Sound* found = nullptr;
    for (const Sound& sound : kLatinSounds) {
      const bool at_start = sound.letters.front() == '^';
      const std::string_view letters = sound.letters.substr(at_start ? 1 : 0);
      if (at_start && text[i - 1] != ' ') continue;
      // Romanised Hangul has one spelling for each sound: only single letters fold.
      if (!english && letters.size() > 1 && letters != "ch") continue;
      if (text.compare(i, letters.size(), letters) == 0) {
        found = &sound;
        break;
      }
    }
    if (found) {
      for (const char c : found->skeleton) put(c);
      i += found->letters.size() - (found->letters.front() == '^' ? 1 : 0);
      if (is_vowel(found->letters.back())) last = ' ';
      continue;
    }
    const bool before_vowel = i + 1 < text.size() && is_vowel(text[i + 1]);
    put(english && text[i] == 'r' && !before_vowel && i > 1 && is_vowel(text[i - 1]) ? kSilentR
                                                                                     : text[i]);
    ++i;
  }
  return out;
}

double substitution_cost(char a, char b) {
  if (a == b || (a == kSilentR && b == 'r') || (a == 'r' && b == kSilentR)) return 0.0;
  if ((a == 's' && b == 'j') || (a == 'j' && b == 's')) return 0.7;
  constexpr std::string_view kNear[] = {"kj", "st", "tj", "nm", "ks"};
  for (const std::string_view pair : kNear) {
    if ((a == pair[0] && b == pair[1]) || (a == pair[1] && b == pair[0])) return 0.5;
  }
  return 1.0;
}

double drop_cost(char c) { return c == kSilentR ? 0.1 : c == 'r' ? 0.75 : 1.0; }

double edit_distance(std::string_view a, std::string_view b) {
  std::vector<double> row(b.size() + 1);
  for (std::size_t j = 1; j <= b.size(); ++j) row[j] = row[j - 1] + drop_cost(b[j - 1]);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    double diagonal = row[0];
    row[0] += drop_cost(a[i - 1]);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const double up = row[j];
      row[j] = std::min({row[j] + drop_cost(a[i - 1]), row[j - 1] + drop_cost(b[j - 1]),
                         diagonal + substitution_cost(a[i - 1], b[j - 1])});
      diagonal = up;
    }
  }
  return row[b.size()];
}

char first_letter(std::string_view latin) {
  const std::string text = lower_words(latin);
  return text.size() > 1 ? text[1] : ' ';
}

// Front, back or open: which vowels can stand for each other. A front vowel never becomes a back
// one.
int vowel_side(std::string_view vowels) {
  if (vowels.starts_with("eu") || vowels.starts_with("eo") || vowels.size() > 1) return 0;
  if (vowels == "i") return -1;
  if (vowels == "o" || vowels == "u") return 1;
  return 0;
}

std::string first_vowels(std::string_view latin) {
  const std::string text = lower_words(latin);
  const std::size_t begin = text.find_first_of("aeiou");
  // After a cluster Korean inserts a vowel of its own.
  if (begin == std::string::npos || begin > 2) return "";
  std::size_t end = begin;
  while (end < text.size() && is_vowel(text[end])) ++end;
  // A mute e lengthens the vowel before it ("Mike"), which then may sound like anything.
  const bool mute = end + 2 <= text.size() && text.compare(end + 1, 1, "e") == 0;
  return text.substr(begin, end - begin) + (mute ? "e" : "");
}

NameSound sound_of(std::string_view letters, bool english) {
  return sound_of_skeleton(skeleton(letters, english), first_letter(letters),
                           vowel_side(first_vowels(letters)));
}

}  // namespace

NameSound sound_of_skeleton(std::string_view consonants, char first, int side) {
  NameSound sound;
  sound.consonants = consonants;
  for (const char c : consonants) sound.weight += drop_cost(c) < 0.5 ? drop_cost(c) : 1.0;
  sound.first = first;
  sound.vowel_first = is_vowel(first) || first == 'h';
  sound.side = side;
  return sound;
}

NameSound sound_of_hangul(std::string_view name) { return sound_of(romanize(name), false); }
NameSound sound_of_latin(std::string_view name) { return sound_of(name, true); }

namespace {

// What is left of the likeness of the consonants where all else differs.
double weighed(double likeness, const NameSound& hangul, const NameSound& latin) {
  const std::string& a = hangul.consonants;
  const std::string& b = latin.consonants;
  const double longest = std::max(hangul.weight, latin.weight);
  // Names that begin with other sounds are rarely one name.
  if (a.empty() || b.empty() || substitution_cost(a[0], b[0]) == 1.0) likeness *= 0.7;
  if (hangul.vowel_first != latin.vowel_first) likeness *= 0.7;
  // Few consonants say little: the vowels decide.
  if (longest <= 3.0 && hangul.side * latin.side < 0) likeness *= 0.6;
  return longest < 1.5 ? likeness * 0.7 : likeness;
}

}  // namespace

double sound_similarity(const NameSound& hangul, const NameSound& latin) {
  const double longest = std::max(hangul.weight, latin.weight);
  if (longest < 0.5) return hangul.first == latin.first ? 0.5 : 0.0;
  const double distance = edit_distance(hangul.consonants, latin.consonants);
  return weighed(std::max(0.0, 1.0 - distance / longest), hangul, latin);
}

bool sounds_alike(const NameSound& hangul, const NameSound& latin, double least) {
  const bool hopeless =
      std::max(hangul.weight, latin.weight) >= 0.5 && weighed(1.0, hangul, latin) < least;
  return !hopeless && sound_similarity(hangul, latin) >= least;
}

double transliteration_similarity(std::string_view hangul, std::string_view latin) {
  return sound_similarity(sound_of_hangul(hangul), sound_of_latin(latin));
}

}  // namespace weft
