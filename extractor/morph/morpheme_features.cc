// SPDX-License-Identifier: Apache-2.0
#include "extractor/morph/morpheme_features.h"

#include <algorithm>

#include "weft/core/hangul.h"

namespace weft {
namespace {

constexpr std::uint8_t kAnyNoun = static_cast<std::uint8_t>(~kParticles);
constexpr std::size_t kLongestWord = 10;

// Hashes a feature's template number and its parts.
template <typename... Parts>
FeatureHash feature(unsigned number, Parts... parts) {
  FeatureHash hash = 0x5851F42D4C957F2DULL * (number + 1U);
  ((hash = mix_hash(hash, static_cast<std::uint64_t>(parts))), ...);
  return hash;
}

// Whether a syllable ends in nothing, in ㄹ or in another final: what particles agree with.
unsigned final_class(char32_t c) {
  constexpr int kRieul = 8;
  if (!is_hangul_syllable(c)) return 3;
  const int final = decompose(c).final;
  return final == 0 ? 0 : (final == kRieul ? 1 : 2);
}

}  // namespace

MorphemeFeatures::MorphemeFeatures(const SyllableText& text, std::size_t token,
                                   const MorphemeLexicons& lexicons)
    : text_(text),
      lexicon_(lexicons.trained),
      token_(text.tokens[token]),
      dictionary_(text.surface(token), lexicons.dictionary) {
  const WordLookup& lexicon = lexicon_;
  const std::u32string& c = text.characters;
  const std::size_t size = token_.end - token_.begin;
  prefix_.assign(size + 1, 1);
  suffix_.assign(size + 1, 2);
  prefix_kinds_.assign(size + 1, 0);
  suffix_kinds_.assign(size + 1, 0);
  WordHash word;
  for (std::size_t i = 0; i < size; ++i) {
    prefix_[i + 1] = mix_hash(prefix_[i], shape_of(c[token_.begin + i]));
    word.add(c[token_.begin + i]);
    if (i < kLongestWord) prefix_kinds_[i + 1] = lexicon(word.value()) & kAnyNoun;
    if (prefix_kinds_[i + 1] != 0) longest_ = i + 1;
  }
  for (std::size_t i = size; i-- > 0;) {
    suffix_[i] = mix_hash(suffix_[i + 1], shape_of(c[token_.begin + i]));
    if (size - i > 6) continue;
    const std::u32string_view rest(c.data() + token_.begin + i, size - i);
    suffix_kinds_[i] = lexicon(word_hash(rest)) & kParticles;
  }
  // The neighbouring eojeols, whatever punctuation or blank stands between.
  before_ = token == 0 ? 3
                       : mix_hash(mix_hash(3, c[text.tokens[token - 1].end - 1]),
                                  c[text.tokens[token - 1].end - 2]);
  after_ = token + 1 == text.tokens.size() ? 4
                                           : mix_hash(mix_hash(4, c[text.tokens[token + 1].begin]),
                                                      c[text.tokens[token + 1].begin + 1]);
}

// Takes the features of the part that is asked for.
class MorphemeFeatures::Output {
 public:
  Output(FeaturePart part, std::vector<FeatureHash>& out) : part_(part), out_(out) {}

  template <typename... Parts>
  void fixed(unsigned number, Parts... parts) {
    if (part_ != FeaturePart::kByLabels) out_.push_back(feature(number, parts...));
  }
  template <typename... Parts>
  void by_labels(unsigned number, Parts... parts) {
    if (part_ != FeaturePart::kFixed) out_.push_back(feature(number, parts...));
  }

 private:
  FeaturePart part_;
  std::vector<FeatureHash>& out_;
};

void MorphemeFeatures::collect_window(std::size_t position, Output& out) const {
  const auto at = [&](int offset) {
    return static_cast<std::uint64_t>(
        shape_of(text_.characters[static_cast<std::size_t>(static_cast<long>(position) + offset)]));
  };
  const std::uint64_t c0 = at(0);
  const std::uint64_t p1 = at(-1);
  const std::uint64_t p2 = at(-2);
  const std::uint64_t n1 = at(1);
  const std::uint64_t n2 = at(2);
  out.fixed(0, c0);
  out.fixed(1, p1, c0);
  out.fixed(2, c0, n1);
  out.fixed(3, p1, c0, n1);
  out.fixed(4, p2, p1, c0);
  out.fixed(5, c0, n1, n2);
  out.fixed(6, p2, p1, c0, n1);
  out.fixed(7, p1, c0, n1, n2);
  out.fixed(8, final_class(text_.characters[position - 1]), c0, n1);
}

void MorphemeFeatures::collect_lexicon(std::size_t position, const MorphemeHistory& history,
                                       Output& out) const {
  const std::size_t i = position - token_.begin;
  const std::size_t size = token_.end - token_.begin;
  const unsigned finals = final_class(text_.characters[position - 1]);
  const unsigned with = prefix_kinds_[i + 1];
  const unsigned without = prefix_kinds_[i];
  const unsigned rest = suffix_kinds_[i];
  const unsigned rest_after = suffix_kinds_[i + 1];
  const std::size_t length = std::min<std::size_t>(longest_, 6) * 8 + std::min<std::size_t>(i, 7);
  out.by_labels(20, without, with, rest, rest_after, history.label1);
  out.fixed(21, without, rest, suffix_[i], finals);
  out.by_labels(22, length, rest, history.label1);
  out.fixed(23, length, std::min<std::size_t>(size - i, 4), rest_after, with);
  // The morpheme that is being spelled, once it no longer begins the token.
  const std::size_t begin = history.morpheme_begin;
  if (begin > token_.begin && position > begin && position - begin < kLongestWord) {
    WordHash word;
    for (std::size_t k = begin; k < position; ++k) word.add(text_.characters[k]);
    const unsigned known = lexicon_(word.value()) & kAnyNoun;
    word.add(text_.characters[position]);
    const unsigned longer = lexicon_(word.value()) & kAnyNoun;
    out.by_labels(24, known != 0, longer != 0, rest, rest_after, history.label1);
  }
}

void MorphemeFeatures::collect_dictionary(std::size_t position, const MorphemeHistory& history,
                                          Output& out) const {
  const std::size_t i = position - token_.begin;
  const std::size_t size = token_.end - token_.begin;
  const unsigned finals = final_class(text_.characters[position - 1]);
  const unsigned without = dictionary_.kinds(0, i);
  const unsigned with = dictionary_.kinds(0, i + 1);
  const unsigned rest = suffix_kinds_[i];
  const unsigned rest_after = suffix_kinds_[i + 1];
  const std::size_t here = dictionary_.longest(i);
  const std::size_t longest = dictionary_.longest(0);
  const std::size_t beyond = longest > i ? std::min<std::size_t>(longest - i, 4) : 0;
  const unsigned kinds_here = dictionary_.kinds(i, i + here);
  const unsigned kinds_beyond = dictionary_.kinds(0, longest);
  const std::uint64_t label1 = history.label1;
  const std::uint64_t left = std::min<std::size_t>(size - i, 4);
  out.by_labels(50, without, with, rest != 0, rest_after != 0, label1);
  out.fixed(51, without, rest, suffix_[i], finals);
  out.by_labels(52, beyond, kinds_beyond, std::min<std::size_t>(i, 4), label1);
  out.by_labels(53, kinds_here, std::min<std::size_t>(here, 4), left, label1);
  out.by_labels(54, kinds_here, std::min<std::size_t>(here, 4), suffix_kinds_[i + here] != 0,
                without != 0, label1);
  out.fixed(55, beyond, kinds_beyond, rest != 0, longest > 0 && suffix_kinds_[longest] != 0, left);
  const std::size_t made = dictionary_.longest_compound();
  const std::size_t more = made > i ? std::min<std::size_t>(made - i, 4) : 0;
  out.by_labels(56, dictionary_.compound(i), more, rest != 0, label1);
  out.fixed(57, dictionary_.compound(i), dictionary_.compound(i + 1), suffix_[i]);
  const std::size_t begin = history.morpheme_begin - token_.begin;
  if (begin > 0 && begin < i) {
    const std::size_t reach = begin + dictionary_.longest(begin);
    out.by_labels(58, dictionary_.kinds(begin, i), dictionary_.kinds(begin, i + 1), rest != 0,
                  rest_after != 0, label1);
    out.by_labels(59, reach > i ? std::min<std::size_t>(reach - i, 4) : 0,
                  dictionary_.kinds(begin, reach), label1);
  }
}

void MorphemeFeatures::collect_spelling(std::size_t position, const MorphemeHistory& history,
                                        Output& out) const {
  const std::size_t i = position - token_.begin;
  const std::size_t size = token_.end - token_.begin;
  const std::uint64_t c0 = shape_of(text_.characters[position]);
  const std::uint64_t n1 = shape_of(text_.characters[position + 1]);
  const std::uint64_t label1 = history.label1;
  out.fixed(30, prefix_[size], i);
  out.fixed(31, prefix_[i + 1]);
  out.fixed(32, suffix_[i], final_class(text_.characters[position - 1]));
  out.fixed(33, suffix_[i + 1], c0);
  out.fixed(34, prefix_[i], c0);
  out.by_labels(35, label1, c0);
  out.by_labels(36, label1, history.label2, c0);
  out.by_labels(37, label1, c0, n1);
  out.by_labels(38, label1, suffix_[i]);
  out.by_labels(39, label1, std::min<std::size_t>(i, 4), std::min<std::size_t>(size - i, 4));
  out.fixed(40, suffix_[i], before_);
  out.fixed(41, suffix_[i], after_);
  out.by_labels(42, label1, i == 0 ? before_ : 0, size - i == 1 ? after_ : 0);
}

void MorphemeFeatures::collect(std::size_t position, const MorphemeHistory& history,
                               std::vector<FeatureHash>& out, FeaturePart part) const {
  out.clear();
  Output output(part, out);
  collect_window(position, output);
  collect_spelling(position, history, output);
  collect_lexicon(position, history, output);
  collect_dictionary(position, history, output);
}

}  // namespace weft
