// SPDX-License-Identifier: Apache-2.0
#include "extractor/reference/name_clusters.h"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "extractor/reference/gender.h"
#include "extractor/reference/name_variants.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

constexpr double kSoundsAlike = 0.78;      // anywhere in the document
constexpr double kSoundsSimilar = 0.5;     // where brackets already say so
constexpr std::uint32_t kStretch = 128;    // bytes
constexpr std::size_t kLongestAlias = 80;  // bytes in brackets

bool compatible(EntityType a, EntityType b) {
  return a == b || a == EntityType::kThing || b == EntityType::kThing;
}

std::vector<std::uint32_t> names_in_order(const Document& document) {
  std::vector<std::uint32_t> names;
  for (std::uint32_t m = 0; m < document.mentions.size(); ++m) {
    if (document.mentions[m].kind == MentionKind::kName) names.push_back(m);
  }
  std::stable_sort(names.begin(), names.end(), [&](std::uint32_t a, std::uint32_t b) {
    return document.mentions[a].span.begin < document.mentions[b].span.begin;
  });
  return names;
}

class Clusterer {
 public:
  Clusterer(Document& document, const ReferenceWords& words) : document_(document), words_(words) {
    for (const Literal& literal : document.literals) values_.insert(literal.span.begin);
  }

  std::vector<NameCluster> run() {
    for (const std::uint32_t m : names_in_order(document_)) {
      add(m);
      note_place(m, document_.mentions[m].span);
    }
    for (std::size_t c = 0; c < clusters_.size(); ++c) vote(clusters_[c]);
    const std::vector<std::uint32_t> names = names_in_order(document_);
    for (const std::uint32_t m : names) read_brackets(m);
    share_family_names(names);
    read_captions();
    merge_variants();
    return finish();
  }

 private:
  std::size_t add(std::uint32_t mention) {
    NameForm form = take_apart(document_.text_of(document_.mentions[mention].span), words_);
    const auto [place, fresh] = by_key_.try_emplace(form.core, clusters_.size());
    if (fresh) {
      clusters_.emplace_back();
      parent_.push_back(place->second);
    }
    NameCluster& cluster = clusters_[place->second];
    cluster.mentions.push_back(mention);
    const bool known = std::any_of(cluster.forms.begin(), cluster.forms.end(),
                                   [&](const NameForm& f) { return f.text == form.text; });
    if (!known) cluster.forms.push_back(std::move(form));
    return place->second;
  }

  void vote(NameCluster& cluster) const {
    std::array<float, 8> votes{};
    for (const std::uint32_t m : cluster.mentions) {
      const Mention& mention = document_.mentions[m];
      // A full name shows its type better than a short one.
      const auto text = document_.text_of(mention.span);
      const auto words = 1 + std::count(text.begin(), text.end(), ' ');
      votes[static_cast<std::size_t>(mention.type)] +=
          mention.confidence * static_cast<float>(words);
    }
    const auto best = std::max_element(votes.begin(), votes.end());
    cluster.type = static_cast<EntityType>(best - votes.begin());
  }

  std::size_t root(std::size_t cluster) const {
    while (parent_[cluster] != cluster) cluster = parent_[cluster];
    return cluster;
  }

  void join(std::size_t into, std::size_t from) { parent_[root(from)] = root(into); }

  std::size_t cluster_of(std::uint32_t mention) const {
    const NameForm form = take_apart(document_.text_of(document_.mentions[mention].span), words_);
    return by_key_.find(form.core)->second;
  }

  // "X(Y)": another name of X where the scripts differ, where Y abbreviates X, or where a word says
  // so.
  void read_brackets(std::uint32_t mention) {
    const Span span = document_.mentions[mention].span;
    const std::string_view text = document_.text;
    std::size_t open = span.end;
    while (open < text.size() &&
           std::string_view(" '\"").find(text[open]) != std::string_view::npos) {
      ++open;
    }
    // A quotation mark may close between a title and its brackets.
    constexpr std::string_view kClosing[] = {"’", "”", "》", "」", "』", ">", "〉"};
    for (const std::string_view mark : kClosing) {
      if (text.substr(open, mark.size()) == mark) open += mark.size();
    }
    if (text.substr(open, 1) != "(") return;
    const std::size_t close = text.find(')', open);
    if (close == std::string_view::npos || close - open > kLongestAlias) return;
    Span inside{static_cast<std::uint32_t>(open + 1), static_cast<std::uint32_t>(close)};
    const bool word = skip_alias_word(inside);
    inside = until_comma(inside);
    if (inside.empty()) return;
    const bool value = values_.contains(inside.begin);
    if (word && value) return;
    const bool told = word && begins_like_name(document_.text_of(inside));
    const NameForm alias = take_apart(document_.text_of(inside), words_);
    const std::size_t cluster = cluster_of(mention);
    if (told && is_elsewhere(clusters_[cluster], inside)) return;
    if (told || is_alias(clusters_[cluster], alias)) link(cluster, inside, mention);
  }

  // "Ana Lind (born Lund, 3 May 1950)": the name of a place is none of a person's.
  bool is_elsewhere(const NameCluster& cluster, Span inside) const {
    const std::uint32_t name = name_over(inside);
    return name != kNone && cluster.type == EntityType::kPerson &&
           document_.mentions[name].type == EntityType::kPlace;
  }

  // "(born Ana Lind)" tells a name, "(born May 3, 1950 in Lund)" does not.
  bool begins_like_name(std::string_view text) const {
    const std::string_view first = text.substr(0, text.find(' '));
    const char32_t letter = first_letter(text);
    return letter >= 0x80 || is_upper(letter) || words_.find("form", first);
  }

  bool skip_alias_word(Span& inside) const {
    const std::string_view text = document_.text_of(inside);
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] != ' ' && text[i] != ',' && text[i] != ':') continue;
      if (!words_.find("alias", text.substr(0, i))) continue;
      inside.begin +=
          static_cast<std::uint32_t>(std::min(text.find_first_not_of(" ,:", i), text.size()));
      return true;
    }
    return false;
  }

  Span until_comma(Span inside) const {
    const std::size_t comma = document_.text_of(inside).find_first_of(",;·/");
    if (comma != std::string_view::npos) {
      inside.end = inside.begin + static_cast<std::uint32_t>(comma);
    }
    return inside;
  }

  bool is_alias(const NameCluster& cluster, const NameForm& alias) const {
    const NameForm& name = cluster.forms.front();
    const auto other = by_key_.find(alias.core);
    const bool clash =
        other != by_key_.end() && !compatible(clusters_[other->second].type, cluster.type);
    if (is_acronym(alias, name)) return true;
    // The characters of a Korean name, or of a Chinese or Japanese one written by its sound.
    if (alias.ideographs && name.hangul && alias.core.size() >= 6) return true;
    const bool scripts_differ = (name.hangul && alias.latin && !alias.hangul) ||
                                (name.latin && !name.hangul && alias.hangul);
    if (!scripts_differ || alias.core.size() < 2) return false;
    if (cross_script_similarity(name, alias) >= kSoundsSimilar) return true;
    // A person's brackets may hold a team or an age; a body's hold its foreign name.
    return cluster.type != EntityType::kPerson && !clash && is_upper(first_letter(alias.text));
  }

  static char32_t first_letter(std::string_view text) {
    std::size_t at = 0;
    return text.empty() ? U' ' : next_code_point(text, at);
  }

  // Names by the stretches of the text that they touch.
  void note_place(std::uint32_t mention, Span span) {
    for (std::uint32_t p = span.begin / kStretch; p <= span.end / kStretch; ++p) {
      if (p >= by_place_.size()) by_place_.resize(p + 1);
      by_place_[p].push_back(mention);
    }
  }

  // The first name that overlaps a span, in the order of the mentions.
  std::uint32_t name_over(Span span) const {
    std::uint32_t found = kNone;
    for (std::uint32_t p = span.begin / kStretch; p <= span.end / kStretch; ++p) {
      if (p >= by_place_.size()) break;
      for (const std::uint32_t m : by_place_[p]) {
        if (document_.mentions[m].span.overlaps(span)) found = std::min(found, m);
      }
    }
    return found;
  }

  // Makes the words at `span` a name of the cluster, with a mention where none is.
  void link(std::size_t cluster, Span span, std::uint32_t beside) {
    if (const std::uint32_t m = name_over(span); m != kNone) {
      if (span.contains(document_.mentions[m].span)) join(cluster, cluster_of(m));
      return;
    }
    Mention mention = document_.mentions[beside];
    mention.span = span;
    mention.tokens = {kNone, 0};
    const Sentence& sentence = document_.sentences[mention.sentence];
    for (std::uint32_t t = sentence.tokens.begin; t < sentence.tokens.end; ++t) {
      if (!document_.tokens[t].span.overlaps(span)) continue;
      mention.tokens.begin = std::min(mention.tokens.begin, t);
      mention.tokens.end = t + 1;
    }
    if (mention.tokens.begin == kNone) return;  // outside the sentence
    mention.head = mention.tokens.end - 1;
    note_place(static_cast<std::uint32_t>(document_.mentions.size()), span);
    document_.mentions.push_back(mention);
    const std::size_t added = add(static_cast<std::uint32_t>(document_.mentions.size() - 1));
    clusters_[added].type = clusters_[cluster].type;
    join(cluster, added);
  }

  // Latin names in captions that sound like a name of the text.
  void read_captions() {
    for (std::uint32_t s = 0; s < document_.sentences.size(); ++s) {
      const Sentence& sentence = document_.sentences[s];
      if (document_.blocks.empty() || sentence.block >= document_.blocks.size()) continue;
      if (document_.blocks[sentence.block].kind != BlockKind::kCaption) continue;
      read_latin_runs(s);
    }
  }

  static bool is_latin_word(std::string_view text) {
    std::size_t at = 0;
    if (text.empty() || !is_upper(next_code_point(text, at))) return false;
    return std::all_of(text.begin(), text.end(), [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '.' || c == '\'';
    });
  }

  void read_latin_runs(std::uint32_t s) {
    const Sentence& sentence = document_.sentences[s];
    const std::string_view text = document_.text_of(sentence.span);
    std::size_t begin = 0;
    while (begin < text.size()) {
      const std::size_t end = std::min(text.find_first_of("(),=/[]|", begin), text.size());
      std::size_t from = begin;
      std::size_t to = end;
      while (from < to && text[from] == ' ') ++from;
      while (to > from && text[to - 1] == ' ') --to;
      try_caption_name(s, {sentence.span.begin + static_cast<std::uint32_t>(from),
                           sentence.span.begin + static_cast<std::uint32_t>(to)});
      begin = end + 1;
    }
  }

  void try_caption_name(std::uint32_t s, Span span) {
    const std::string_view text = document_.text_of(span);
    std::size_t blanks = 0;
    for (std::size_t i = 0, word = 0; i <= text.size(); ++i) {
      if (i < text.size() && text[i] != ' ') continue;
      if (!is_latin_word(text.substr(word, i - word))) return;
      word = i + 1;
      ++blanks;
    }
    if (blanks < 2) return;
    const NameForm latin = take_apart(text, words_);
    for (std::size_t c = 0; c < clusters_.size(); ++c) {
      for (const NameForm& form : clusters_[c].forms) {
        // The caption may give the whole name where the text has the last one, or the reverse.
        NameForm last = latin;
        if (form.words.size() == 1) last.text = std::string(text.substr(text.rfind(' ') + 1));
        if (form.words.size() == 1) last.words = {latin.words.back()};
        if (cross_script_similarity(form, last) < kSoundsAlike) continue;
        const std::uint32_t beside = clusters_[c].mentions.front();
        const std::uint32_t sentence = document_.mentions[beside].sentence;
        document_.mentions[beside].sentence = s;
        link(c, span, beside);
        document_.mentions[beside].sentence = sentence;
        return;
      }
    }
  }

  // Short names to the one fuller name that they fit; names in two scripts to each other.
  void merge_variants() {
    std::vector<const NameForm*> names;
    for (const NameCluster& cluster : clusters_) names.push_back(&cluster.forms.front());
    const NameVariants variants(names, words_, kSoundsAlike);
    for (std::size_t c = 0; c < clusters_.size(); ++c) {
      if (root(c) != c) continue;
      std::size_t found = clusters_.size();
      bool ambiguous = false;
      for (const std::size_t other : bearers(c, variants.fuller(c))) {
        ambiguous |= found != clusters_.size() && root(found) != root(other);
        // Of several, one that is surely of the same gender; then the last one named before the
        // short form, in Latin letters the first, for kin are named after whom the text is about.
        const bool surer = found != clusters_.size() && agrees(c, other) && !agrees(c, found);
        const bool before = first(other) < first(c) && (agrees(c, other) || !agrees(c, found));
        const bool kept = !words_.hangul() && found != clusters_.size() &&
                          first(found) < first(c) && first(found) < first(other);
        if (found == clusters_.size() || surer || (before && !kept)) found = other;
      }
      if (found == clusters_.size()) continue;
      if (ambiguous && is_titled(clusters_[c], clusters_[found])) continue;
      if (ambiguous && first(found) >= first(c)) continue;
      if (short_of_body(clusters_[c], clusters_[found]))
        retype(clusters_[c], clusters_[found].type);
      join(found, c);
    }
  }

  // "Lind was born in Oslo, the daughter of Jon Lind": who has the full name first behind the short
  // one in a sentence is another of that name.
  bool is_kin(std::size_t c, std::size_t other) const {
    if (words_.hangul() || clusters_[other].type != EntityType::kPerson) return false;
    const std::vector<std::string>& words = clusters_[c].forms.front().words;
    // "Keki Mistry (Keki M. Mistry)"
    const bool whole =
        words.size() > 1 && words.front() == clusters_[other].forms.front().words.front();
    if (whole) return false;
    const Mention& full = document_.mentions[clusters_[other].mentions.front()];
    const auto& names = clusters_[c].mentions;
    return std::any_of(names.begin(), names.end(), [&](std::uint32_t m) {
      const Mention& name = document_.mentions[m];
      return name.sentence == full.sentence && name.span.end < full.span.begin;
    });
  }

  // The fuller names that the cluster's short one may stand for.
  std::vector<std::size_t> bearers(std::size_t c, const std::vector<std::size_t>& fuller) const {
    const bool body = begins_body(clusters_[c], fuller);
    const bool kin = std::any_of(fuller.begin(), fuller.end(),
                                 [&](std::size_t other) { return is_kin(c, other); });
    std::vector<std::size_t> fitting;
    for (const std::size_t other : fuller) {
      if (root(other) == c || !fits(clusters_[c], clusters_[other], body)) continue;
      if (differs(c, other) || (kin && first(other) > first(c))) continue;
      // A family name without its bearer's title before may be anybody's.
      if (first(other) > first(c) && is_titled(clusters_[c], clusters_[other])) continue;
      fitting.push_back(other);
    }
    // "문 부회장" of a family of several is whose name the same title stands beside.
    const NameForm& said = clusters_[c].forms.front();
    std::vector<std::size_t> titled;
    for (const std::size_t other : fitting) {
      if (is_titled(clusters_[c], clusters_[other]) && stands_beside(other, said.words.back())) {
        titled.push_back(other);
      }
    }
    return titled.empty() ? fitting : titled;
  }

  // Whether the text has that word right behind one of the cluster's names.
  bool stands_beside(std::size_t cluster, std::string_view title) const {
    return std::any_of(clusters_[cluster].mentions.begin(), clusters_[cluster].mentions.end(),
                       [&](std::uint32_t m) {
                         std::string_view after = document_.text;
                         after.remove_prefix(document_.mentions[m].span.end);
                         if (after.starts_with(' ')) after.remove_prefix(1);
                         return after.starts_with(title);
                       });
  }

  Gender gender(std::size_t cluster) const {
    return gender_of_name(document_, clusters_[cluster], words_);
  }
  bool agrees(std::size_t a, std::size_t b) const {
    return b != clusters_.size() && gender(a) != Gender::kUnknown && gender(a) == gender(b);
  }
  bool differs(std::size_t a, std::size_t b) const {
    return gender(a) != Gender::kUnknown && gender(b) != Gender::kUnknown && gender(a) != gender(b);
  }

  void retype(NameCluster& cluster, EntityType type) {
    cluster.type = type;
    for (const std::uint32_t m : cluster.mentions) document_.mentions[m].type = type;
  }

  std::uint32_t first(std::size_t cluster) const {
    return document_.mentions[clusters_[cluster].mentions.front()].span.begin;
  }

  // "누리로봇 마루톡" is no person whose last name is 마루톡: its first word names something else.
  bool holds_other_name(const NameForm& full) const {
    if (full.words.size() < 2) return false;
    const auto other = by_key_.find(full.words.front());
    if (other == by_key_.end()) return false;
    const NameCluster& cluster = clusters_[other->second];
    return cluster.mentions.size() > 1 && cluster.type != EntityType::kPerson;
  }

  bool is_titled(const NameCluster& shorter, const NameCluster& full) const {
    return is_family_name_with_title(shorter.forms.front(), full.forms.front(), words_);
  }

  // Whether one of the fuller names is that of a body, and the cluster one of bodies too.
  bool begins_body(const NameCluster& shorter, const std::vector<std::size_t>& fuller) const {
    if (shorter.type != EntityType::kOrganization) return false;
    return std::any_of(fuller.begin(), fuller.end(), [&](std::size_t other) {
      return clusters_[other].type == EntityType::kOrganization &&
             is_short_organization(shorter.forms.front(), clusters_[other].forms.front(), words_);
    });
  }

  bool fits(const NameCluster& shorter, const NameCluster& full, bool body) const {
    const NameForm& s = shorter.forms.front();
    const NameForm& f = full.forms.front();
    const bool person = full.type == EntityType::kPerson;
    // "Marin" is the company, where the text has "Marin Foods", before it is Jan Marin.
    if (person && body) return false;
    if (person && !holds_other_name(f) && shorter.type != EntityType::kPlace &&
        is_part_of_person(s, f)) {
      return shorter.type == EntityType::kPerson || s.words == std::vector{f.words.back()};
    }
    if (person && is_family_name_with_title(s, f, words_)) return true;
    if (short_of_body(shorter, full)) return true;
    if (!compatible(shorter.type, full.type)) return false;
    if (full.type != EntityType::kOrganization && drops_word_of_bodies(s, f)) return false;
    const bool bodies =
        full.type == EntityType::kOrganization && shorter.type == EntityType::kOrganization;
    if (bodies && is_contraction(s, f, words_)) return true;
    if (!person && (is_acronym(s, f) || is_short_organization(s, f, words_))) return true;
    // Only the Latin form looks for its Hangul form, so that no pair is tried twice.
    return s.latin && !s.hangul && cross_script_similarity(s, f) >= kSoundsAlike;
  }

  // "Easton" of Easton City, "Marin" of Marin Foods: whatever it looks like, where words that stand
  // before places ("in") rarely stand before it.
  bool short_of_body(const NameCluster& shorter, const NameCluster& full) const {
    const NameForm& s = shorter.forms.front();
    if (words_.hangul() || full.type != EntityType::kOrganization) return false;
    if (!is_short_organization(s, full.forms.front(), words_)) return false;
    if (shorter.type == EntityType::kPerson) return s.words.size() == 1;
    return shorter.type != EntityType::kPlace || !stands_for_place(shorter);
  }

  std::uint32_t first(const NameCluster& cluster) const {
    return document_.mentions[cluster.mentions.front()].span.begin;
  }

  bool stands_for_place(const NameCluster& cluster) const {
    const auto located = [&](std::uint32_t m) {
      const IndexRange tokens = document_.mentions[m].tokens;
      return tokens.begin > 0 && tokens.begin < document_.tokens.size() &&
             words_.find("locative", document_.text_of(document_.tokens[tokens.begin - 1]));
    };
    const auto times = std::count_if(cluster.mentions.begin(), cluster.mentions.end(), located);
    return static_cast<std::size_t>(times) * 3 > cluster.mentions.size();
  }

  // "Kansas" is no short form of Kansas City, but Leeds may be one of Leeds City, a club.
  bool drops_word_of_bodies(const NameForm& shorter, const NameForm& full) const {
    for (std::size_t w = shorter.words.size(); w < full.words.size(); ++w) {
      const std::string* value = words_.find("generic", full.words[w]);
      if (value != nullptr && *value == "organization") return true;
    }
    return false;
  }

  // "brothers Jan and Leo Marin": both bear the name that is said once.
  void share_family_names(const std::vector<std::uint32_t>& names) {
    for (std::size_t i = 0; i + 1 < names.size(); ++i) {
      const Mention given = document_.mentions[names[i]];
      const Mention full = document_.mentions[names[i + 1]];
      if (!are_relatives(given, full)) continue;
      const std::string_view text = document_.text_of(full.span);
      const std::string whole = std::string(document_.text_of(given.span)) + " " +
                                std::string(text.substr(text.rfind(' ') + 1));
      const NameForm form = take_apart(whole, words_);
      const std::size_t cluster = cluster_of(names[i]);
      const auto [place, fresh] = by_key_.try_emplace(form.core, cluster);
      if (fresh) {
        clusters_[cluster].forms.insert(clusters_[cluster].forms.begin(), form);
      } else {
        join(place->second, cluster);
      }
    }
  }

  bool are_relatives(const Mention& given, const Mention& full) const {
    constexpr std::uint32_t kReach = 2;  // tokens: over a comma
    if (given.type != EntityType::kPerson || full.type != EntityType::kPerson) return false;
    if (given.tokens.size() != 1 || full.tokens.size() < 2) return false;
    if (full.tokens.begin != given.tokens.end + 1) return false;
    if (document_.tokens[given.tokens.end].upos != Upos::kCconj) return false;
    const std::uint32_t begin = document_.sentences[given.sentence].tokens.begin;
    for (std::uint32_t back = 1; back <= kReach && given.tokens.begin >= begin + back; ++back) {
      const Token& before = document_.tokens[given.tokens.begin - back];
      if (words_.find("relatives", document_.text_of(before))) return true;
      if (before.upos != Upos::kPunct) return false;
    }
    return false;
  }

  std::vector<NameCluster> finish() {
    std::map<std::size_t, NameCluster> merged;
    for (std::size_t c = 0; c < clusters_.size(); ++c) {
      NameCluster& into = merged[root(c)];
      into.mentions.insert(into.mentions.end(), clusters_[c].mentions.begin(),
                           clusters_[c].mentions.end());
      into.forms.insert(into.forms.end(), clusters_[c].forms.begin(), clusters_[c].forms.end());
    }
    std::vector<NameCluster> out;
    for (auto& [key, cluster] : merged) {
      const auto by_place = [&](std::uint32_t a, std::uint32_t b) {
        return document_.mentions[a].span.begin < document_.mentions[b].span.begin;
      };
      std::stable_sort(cluster.mentions.begin(), cluster.mentions.end(), by_place);
      vote(cluster);
      out.push_back(std::move(cluster));
    }
    std::stable_sort(out.begin(), out.end(), [&](const NameCluster& a, const NameCluster& b) {
      return document_.mentions[a.mentions.front()].span.begin <
             document_.mentions[b.mentions.front()].span.begin;
    });
    return out;
  }

  Document& document_;
  const ReferenceWords& words_;
  std::vector<NameCluster> clusters_;
  std::vector<std::size_t> parent_;
  std::unordered_map<std::string, std::size_t> by_key_;
  std::unordered_set<std::uint32_t> values_;  // where dates and amounts begin
  std::vector<std::vector<std::uint32_t>> by_place_;
};

// "BRIGHTON, May 3": capitals alone, and more of them than short forms like NATO have.
bool is_shouted(std::string_view text) {
  constexpr std::size_t kLongestShort = 5;
  return text.size() > kLongestShort && std::none_of(text.begin(), text.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
         });
}

}  // namespace

std::vector<NameCluster> cluster_names(Document& document, const ReferenceWords& words) {
  return Clusterer(document, words).run();
}

const NameForm& best_name(const NameCluster& cluster, const ReferenceWords& words) {
  const auto rank = [&](const NameForm& form) {
    const bool own = words.hangul() ? form.hangul : form.latin && !form.hangul;
    const bool titled = std::any_of(
        cluster.forms.begin(), cluster.forms.end(),
        [&](const NameForm& full) { return is_family_name_with_title(form, full, words); });
    return std::tuple(own, !titled, form.core.size(), !is_shouted(form.text));
  };
  return *std::max_element(cluster.forms.begin(), cluster.forms.end(),
                           [&](const NameForm& a, const NameForm& b) { return rank(a) < rank(b); });
}

}  // namespace weft
