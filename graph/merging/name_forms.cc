// SPDX-License-Identifier: Apache-2.0
#include "graph/merging/name_forms.h"

#include <algorithm>

#include "weft/core/utf8.h"

namespace weft {
namespace {

using Words = std::vector<std::string>;

Words split(std::string_view text) {
  Words words;
  while (!text.empty()) {
    const std::size_t blank = std::min(text.find(' '), text.size());
    if (blank > 0) words.emplace_back(text.substr(0, blank));
    text.remove_prefix(std::min(blank + 1, text.size()));
  }
  return words;
}

std::string join(const Words& words) {
  std::string out;
  for (const std::string& word : words) out += word;
  return out;
}

std::string spaced(const Words& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

std::string digits(std::string_view key) {
  std::string out;
  for (const char c : key) {
    if (c >= '0' && c <= '9') out += c;
  }
  return out;
}

std::string known_key(EntityType type, const std::string& key) {
  return std::string(1, static_cast<char>('0' + static_cast<int>(type))) + key;
}

char script(std::string_view text) {
  const std::string_view of = script_of(text);
  return of == "Hang" ? 'h' : of == "Latn" ? 'l' : 'o';
}

template <typename Set>
void fill(Set& set, const NameRules::Words& words) {
  const NameRules none;
  for (const std::string& word : words) {
    set.insert(without_marks(name_key(word, EntityType::kThing, none)));
  }
}

}  // namespace

NameFormer::NameFormer(const NameRules& rules) : rules_(rules) {
  fill(titles_, rules.titles);
  fill(articles_, rules.articles);
  fill(fillers_, rules.fillers);
  fill(generic_, rules.generic);
  fill(bodies_, rules.bodies);
  fill(numbers_, rules.numbers);
  fill(families_, rules.family_names);
  fill(given_, rules.given_names);
  for (const auto& [full, variants] : rules.nicknames) {
    for (const std::string& name : variants) nicknames_.emplace(name, full);
  }
  for (const auto& [word, variants] : rules.spellings) {
    for (const std::string& variant : variants) spellings_.emplace(variant, word);
  }
  for (const auto& [ending, variants] : rules.endings) {
    for (const std::string& variant : variants) endings_.emplace_back(variant, ending);
  }
  for (const auto& [kind, variants] : rules.of_kinds) {
    for (const std::string& variant : variants) {
      of_kinds_.emplace_back(split(variant), kind == "-" ? "" : kind);
    }
  }
  for (const auto& [name, variants] : rules.families) {
    family_spellings_[name] = variants;
    latin_families_.insert(variants.begin(), variants.end());
  }
  for (const KnownNames& known : rules.known) {
    // Groups of several languages that share a name are one.
    std::vector<std::string> keys;
    std::string first;
    for (const std::string& name : known.names) {
      keys.push_back(known_key(known.type, join(words_of(name, known.type))));
      const auto it = known_.find(keys.back());
      if (it != known_.end() && first.empty()) first = it->second;
    }
    if (first.empty()) first = keys.front().substr(1);
    for (const std::string& key : keys) {
      const auto [it, fresh] = known_.emplace(key, first);
      if (fresh || it->second == first) continue;
      const std::string other = it->second;
      for (auto& [name, target] : known_) {
        if (target == other && name[0] == key[0]) target = first;
      }
    }
  }
}

// "안중근(安重根)": what stands in brackets in other letters is the name again.
std::string NameFormer::without_aside(std::string_view name) const {
  const std::size_t open = name.find('(');
  const std::size_t close = name.find(')', open == std::string_view::npos ? 0 : open);
  if (open == std::string_view::npos || open == 0 || close == std::string_view::npos) {
    return std::string(name);
  }
  const std::string_view inside = name.substr(open + 1, close - open - 1);
  const std::string outside =
      std::string(name.substr(0, open)) + std::string(name.substr(close + 1));
  const std::string_view of = script_of(inside);
  return of.empty() || of == script_of(outside) ? std::string(name) : outside;
}

void NameFormer::strip_titles(Words& words) const {
  const auto enough = [](const Words& rest) {
    return rest.size() >= 2 ||
           (rest.size() == 1 && script(rest[0]) == 'h' && characters(rest[0]) >= 2);
  };
  while (words.size() > 1 && titles_.count(words.front()) != 0 &&
         enough(Words(words.begin() + 1, words.end()))) {
    words.erase(words.begin());
  }
  while (words.size() > 1 && titles_.count(words.back()) != 0 &&
         enough(Words(words.begin(), words.end() - 1))) {
    words.pop_back();
  }
}

Words NameFormer::words_of(std::string_view name, EntityType type) const {
  std::string text = without_aside(name);
  const std::size_t comma = text.find(',');
  if (type == EntityType::kPerson && comma != std::string::npos &&
      text.find(',', comma + 1) == std::string::npos) {  // "Lovelace, Ada"
    const std::string rest = name_key(text.substr(comma + 1), type, rules_);
    if (!rest.empty() && numbers_.count(rest) == 0) {
      text = text.substr(comma + 1) + " " + text.substr(0, comma);
    }
  }
  Words words = split(without_marks(name_words(text, type, rules_)));
  if (words.size() > 1 && articles_.count(words.front()) != 0) words.erase(words.begin());
  if (type == EntityType::kPerson) {
    strip_titles(words);
    return words;
  }
  if (type == EntityType::kPlace) {
    for (const auto& [begin, kind] : of_kinds_) {
      if (words.size() <= begin.size() || !std::equal(begin.begin(), begin.end(), words.begin())) {
        continue;
      }
      words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(begin.size()));
      if (!kind.empty()) words.push_back(kind);
      break;
    }
  }
  Words kept;
  for (std::string& word : words) {
    const auto it = spellings_.find(word);
    if (it != spellings_.end()) word = it->second;
    if (words.size() == 1 || fillers_.count(word) == 0) kept.push_back(std::move(word));
  }
  if (kept.empty()) return words;
  if (type == EntityType::kEvent && script(name) == 'l') std::sort(kept.begin(), kept.end());
  if (type == EntityType::kOrganization && !kept.empty()) {
    for (const auto& [longer, shorter] : endings_) {
      std::string& last = kept.back();
      if (last.size() > longer.size() && last.ends_with(longer)) {
        last.replace(last.size() - longer.size(), longer.size(), shorter);
      }
    }
  }
  return kept;
}

void NameFormer::judge(ComparedName& form) const {
  form.odds = 1.0;
  switch (form.type) {
    case EntityType::kTitle:
    case EntityType::kField:
      form.odds = 8.0;
      break;
    case EntityType::kOrganization:
      form.odds = form.words.size() > 1 ? 2.9 : 2.4;
      break;
    case EntityType::kPlace:
      form.odds = 2.0;
      break;
    case EntityType::kProduct:
      form.odds = 1.5;
      break;
    case EntityType::kEvent:
      form.odds = 3.0;
      break;
    case EntityType::kPerson: {
      const std::u32string points = decode_utf8(form.key);
      if (form.script == 'h') {
        const bool two =
            points.size() > 3 && families_.count(encode_utf8(points.substr(0, 2))) != 0;
        const std::size_t family = two ? 2 : 1;
        form.common = points.size() > 1 && points.size() <= family + 2 &&
                      families_.count(encode_utf8(points.substr(0, family))) != 0;
        form.odds = form.common ? 0.5 : 3.0;
        break;
      }
      const auto frequent = [&](const std::string& word) {
        return families_.count(word) != 0 || given_.count(word) != 0;
      };
      if (form.words.empty()) break;
      if (form.words.size() == 1) {
        form.common = frequent(form.words[0]);
        form.odds = form.common ? -0.5 : 1.5;
      } else {
        const auto family = [&](const std::string& word) {
          return families_.count(word) != 0 || latin_families_.count(word) != 0;
        };
        const auto frequent_pair = [&](const std::string& given, const std::string& last) {
          return given_.count(given) != 0 && family(last);
        };
        const std::string& first = form.words.front();
        const std::string& last = form.words.back();
        const bool two =
            form.words.size() == 2 || (form.words.size() == 3 && form.words[1].size() == 1);
        form.common = (two && (frequent_pair(first, last) || frequent_pair(last, first))) ||
                      (form.words.size() < 4 && latin_families_.count(first) != 0);
        form.odds = form.common ? 0.8 : 3.0;
      }
      break;
    }
    case EntityType::kThing:
      break;
  }
}

ComparedName NameFormer::form(std::string_view name, EntityType type) const {
  ComparedName form;
  form.type = type;
  form.words = words_of(name, type);
  form.key = join(form.words);
  auto known = known_.find(known_key(type, form.key));
  if (known == known_.end() && type == EntityType::kPlace) {  // "Austin, Texas"
    const std::size_t comma = name.find(',');
    if (comma != std::string_view::npos && name.find(',', comma + 1) == std::string_view::npos) {
      form.region = this->form(name.substr(comma + 1), type).key;
      if (!form.region.empty()) form.words = words_of(name.substr(0, comma), type);
    }
  }
  if (known != known_.end()) form.key = known->second;
  form.script = script(name);
  for (const std::string& word : form.words) {
    if (number(word)) form.numbers.push_back(word);
  }
  std::sort(form.numbers.begin(), form.numbers.end());
  form.numbers.push_back(digits(form.key));
  if (form.script == 'h') form.sound = sound_of_hangul(spaced(form.words));
  if (form.script == 'l') form.sound = sound_of_latin(spaced(form.words));
  form.whole = has_ending(name, type);
  judge(form);
  return form;
}

ComparedName NameFormer::form(const Appearance& appearance) const {
  ComparedName best = form(appearance.name, appearance.type);
  if (appearance.type != EntityType::kPerson || appearance.aliases.empty()) return best;
  for (const std::string& alias : appearance.aliases) {
    ComparedName other = form(alias, appearance.type);
    if (other.key.size() <= best.key.size() || other.script != best.script) continue;
    // "Mr Baker" or "R. Baker" is Colin Baker where the document says so.
    const bool part =
        std::any_of(best.words.begin(), best.words.end(), [&](const std::string& word) {
          return titles_.count(word) == 0 &&
                 (other.script == 'h'
                      ? other.key.starts_with(word)
                      : std::count(other.words.begin(), other.words.end(), word) != 0);
        });
    const bool initial = best.words.size() > 1 && characters(best.words.front()) == 1;
    const bool titled =
        std::any_of(best.words.begin(), best.words.end(),
                    [&](const std::string& word) { return titles_.count(word) != 0; });
    if (part && (best.words.size() == 1 || initial || titled)) best = std::move(other);
  }
  return best;
}

bool NameFormer::known(std::string_view name, EntityType type) const {
  return known_.count(known_key(type, join(words_of(name, type)))) != 0;
}

const std::vector<std::string>* NameFormer::family(const std::string& hangul) const {
  const auto it = family_spellings_.find(hangul);
  return it == family_spellings_.end() ? nullptr : &it->second;
}

bool NameFormer::has_ending(std::string_view name, EntityType type) const {
  if (type != EntityType::kOrganization || endings_.empty()) return false;
  const std::string words = name_words(name, type, rules_);
  return std::any_of(endings_.begin(), endings_.end(),
                     [&](const auto& ending) { return words.ends_with(ending.first); });
}

bool NameFormer::one_given(const std::string& a, const std::string& b) const {
  const auto full = [&](const std::string& name) -> const std::string& {
    const auto it = nicknames_.find(name);
    return it == nicknames_.end() ? name : it->second;
  };
  return full(a) == full(b);
}

bool NameFormer::one_family(const std::string& a, const std::string& b) const {
  if (latin_families_.count(a) == 0 || latin_families_.count(b) == 0) return false;
  return std::any_of(rules_.families.begin(), rules_.families.end(), [&](const auto& family) {
    const auto& spellings = family.second;
    return std::find(spellings.begin(), spellings.end(), a) != spellings.end() &&
           std::find(spellings.begin(), spellings.end(), b) != spellings.end();
  });
}

}  // namespace weft
