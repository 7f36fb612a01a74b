// SPDX-License-Identifier: Apache-2.0
#include "extractor/names/name_stage.h"

#include <algorithm>
#include <functional>
#include <string_view>
#include <vector>

#include "extractor/linear/head_token.h"
#include "extractor/morph/morphemes_stage.h"
#include "extractor/names/body_spans.h"
#include "extractor/names/foreign_names.h"
#include "extractor/names/foreign_parts.h"
#include "extractor/names/kind_names.h"
#include "extractor/names/name_cues.h"
#include "extractor/names/name_memory.h"
#include "extractor/names/name_neighbours.h"
#include "extractor/names/name_shape.h"
#include "extractor/names/person_names.h"
#include "extractor/names/person_spans.h"
#include "extractor/names/quoted_works.h"
#include "extractor/names/syllable_names.h"
#include "extractor/names/told_names.h"
#include "extractor/names/word_name_extents.h"
#include "extractor/names/word_name_offices.h"
#include "extractor/names/word_name_shape.h"
#include "extractor/names/word_names.h"
#include "extractor/table.h"
#include "weft/core/error.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

constexpr float kQuotedConfidence = 0.75F;

struct NameFinder {
  // The names of each sentence.
  std::function<std::vector<std::vector<FoundName>>(const Document&)> names;
  KnownWords known;  // empty where names stand in words without particles
  NounKind noun;     // empty where they stand in words with particles
};

NameFinder make_finder(const StageContext& context, const NameCues& cues) {
  const std::string model = context.required("model");
  const WeightsFile file(context.files.open(model), context.files.describe(model));
  const std::string unit = context.required("unit");
  if (unit == "syllables") {
    auto names = std::make_shared<const SyllableNames>(file, cues, dictionary_of(context));
    const auto find = [names](const Document& document) {
      std::vector<std::vector<FoundName>> found;
      for (const Sentence& s : document.sentences) found.push_back(names->find(document, s));
      return found;
    };
    return {find,
            {[names](std::string_view word) { return names->is_common_noun(word); },
             [names](std::string_view stem) { return names->is_verb_stem(stem); },
             [names](std::string_view name) { return names->is_given_name(name); },
             [names](std::string_view word) { return names->is_plain_noun(word); }},
            {}};
  }
  if (unit == "words") {
    auto names = std::make_shared<const WordNames>(file, cues);
    return {[names](const Document& document) { return names->find(document); },
            {},
            [names](std::string_view word) { return names->common_noun(word); }};
  }
  throw FormatError({context.files.describe("pack.json"), {}, {}, {}},
                    "names has no unit \"" + unit + "\"; there are: syllables, words");
}

bool is_edge(char32_t c) {
  return is_space(c) || (is_punctuation(c) &&
                         std::u32string_view(U".%)]&+#!").find(c) == std::u32string_view::npos);
}

// Leaves quotation marks, brackets and blanks at either end out.
Span trimmed(const Document& document, Span span) {
  for (std::size_t at = span.begin; at < span.end; span.begin = static_cast<std::uint32_t>(at)) {
    if (!is_edge(next_code_point(document.text, at))) break;
  }
  for (std::size_t at = span.end; at > span.begin; span.end = static_cast<std::uint32_t>(at)) {
    if (!is_edge(previous_code_point(document.text, at))) break;
  }
  return span;
}

class NameStage : public Stage {
 public:
  explicit NameStage(const StageContext& context)
      : cues_(context.table<NameCues>(context.required("cues"))),
        finder_(make_finder(context, cues_)),
        by_syllables_(context.required("unit") == "syllables"),
        tag_(context.option("tag", "")) {}

  void apply(Document& document) const override {
    std::vector<TypedName> names;
    const auto found = finder_.names(document);
    for (const auto& sentence : found) {
      for (const FoundName& name : sentence) {
        document.marks.push_back({name.span, std::string(name.type), name.confidence});
      }
    }
    for (std::uint32_t s = 0; s < found.size(); ++s) add_names(document, s, found[s], names);
    names = make_consistent(document, std::move(names), cues_, finder_.known.noun);
    if (!by_syllables_) {
      names = compare_word_names(document, std::move(names), cues_, finder_.noun);
      attach_clause_subjects(document, names);
      cut_office_fields(document, names, cues_);
    }
    for (const TypedName& name : names) {
      document.mentions.push_back(mention_of(document, name));
      if (!tag_.empty()) retag(document, document.mentions.back());
    }
  }

 private:
  void add_names(const Document& document, std::uint32_t s, const std::vector<FoundName>& model,
                 std::vector<TypedName>& names) const {
    const Sentence& sentence = document.sentences[s];
    std::vector<TypedName> here;
    for (const FoundName& found : model) {
      const auto type = parse_entity_type(found.type);
      if (!type) continue;
      TypedName name{trimmed(document, found.span), s, *type, found.confidence};
      refine(document, name);
      if (!name.span.empty()) here.push_back(name);
    }
    here = by_syllables_ ? shape_names(document, sentence, here, cues_)
                         : shape_word_names(document, sentence, here, cues_);
    std::erase_if(here, [&](const TypedName& name) { return is_common(document, name); });
    if (by_syllables_) {
      mend_person_spans(document, s, cues_, finder_.known, here);
      mend_persons(document, s, cues_, finder_.known, here);
    }
    std::vector<Span> spans;
    for (const TypedName& name : here) spans.push_back(name.span);
    const std::vector<Span> works = quoted_works(document, sentence, spans, cues_);
    for (const Span work : works) add_quoted(s, work, EntityType::kProduct, here);
    if (by_syllables_) {
      for (const QuotedName& quoted : quoted_names(document, sentence, cues_)) {
        add_quoted(s, quoted.span, quoted.type, here);
      }
    }
    if (by_syllables_) {
      add_kind_names(document, s, works, cues_, finder_.known, here);
      add_told_persons(document, s, cues_, finder_.known, here);
      mend_foreign_names(document, s, cues_, finder_.known, here);
      join_foreign_parts(document, s, cues_, finder_.known, here);
      mend_by_neighbours(document, s, cues_, finder_.known, here);
      add_told_names(document, s, cues_, finder_.known, here);
      mend_body_spans(document, s, cues_, finder_.known, here);
    }
    std::sort(here.begin(), here.end(),
              [](const TypedName& a, const TypedName& b) { return a.span < b.span; });
    names.insert(names.end(), here.begin(), here.end());
  }

  // A common noun that was taken for a work, or for any name without much faith.
  bool is_common(const Document& document, const TypedName& name) const {
    constexpr float kDoubted = 0.6F;
    if (!finder_.known.noun) return false;
    if (name.type != EntityType::kProduct && name.confidence >= kDoubted) return false;
    const std::string_view text = document.text_of(name.span);
    // Cues beside a name alone leave it what it is.
    constexpr std::uint32_t kBeside = NameCues::kQuotedBody | NameCues::kQuotedPlace |
                                      NameCues::kGroupEnding | NameCues::kOwnTitle |
                                      NameCues::kTail | NameCues::kWith | NameCues::kBodyBeginning |
                                      NameCues::kBodyEnding | NameCues::kNoBodyEnding;
    if ((cues_.find(text) & ~kBeside) != 0) return false;
    if (finder_.known.noun(text)) return true;
    return name.type == EntityType::kProduct && finder_.known.plain(text) &&
           !is_quoted(document, name);
  }

  static bool is_quoted(const Document& document, const TypedName& name) {
    std::size_t at = name.span.begin;
    if (at == 0) return false;
    const char32_t before = previous_code_point(document.text, at);
    return is_punctuation(before) && before != U'.' && before != U',';
  }

  // A quoted name stands as a whole, over names inside it; one found there exactly keeps its type.
  static void add_quoted(std::uint32_t s, Span quoted, EntityType type,
                         std::vector<TypedName>& here) {
    const auto crosses = [&](const TypedName& n) { return n.span.overlaps(quoted); };
    const auto same = std::find_if(here.begin(), here.end(),
                                   [&](const TypedName& n) { return n.span == quoted; });
    if (same != here.end() && same->confidence > kQuotedConfidence) return;
    here.erase(std::remove_if(here.begin(), here.end(), crosses), here.end());
    here.push_back({quoted, s, type, kQuotedConfidence});
  }

  bool has_given_name(std::string_view name) const {
    const std::vector<std::string_view> words = split_words(name, ' ');
    return std::any_of(words.begin(), std::prev(words.end()), [&](std::string_view word) {
      return (cues_.find(word) & NameCues::kGivenName) != 0;
    });
  }

  static bool name_follows(const Document& document, Span span) {
    std::size_t at = span.end;
    if (document.text.substr(at, 1) != " ") return false;
    return ++at < document.text.size() && is_upper(next_code_point(document.text, at));
  }

  // "French Canadian": words that no name consists of alone, nor together.
  bool is_none(std::string_view name) const {
    if ((cues_.find(name) & NameCues::kNoName) != 0) return true;
    if (by_syllables_) return false;
    const std::vector<std::string_view> words = split_words(name, ' ');
    return std::all_of(words.begin(), words.end(), [&](std::string_view word) {
      return (cues_.find(word) & NameCues::kNoName) != 0;
    });
  }

  // Titles are no part of a person's name; endings of events make a work an event.
  void refine(const Document& document, TypedName& name) const {
    const std::string_view text = document.text_of(name.span);
    if (is_none(text)) name.span.end = name.span.begin;
    if (name.type == EntityType::kPerson) {
      const std::size_t blank = text.rfind(' ');
      const std::uint32_t last =
          blank == std::string_view::npos ? 0 : cues_.find(text.substr(blank + 1));
      // "Leo King", who is none, unless another name follows.
      const bool family = (last & NameCues::kSurname) != 0 && has_given_name(text) &&
                          !name_follows(document, name.span);
      if ((last & NameCues::kTitle) != 0 && !family) {
        name.span.end = name.span.begin + static_cast<std::uint32_t>(blank);
      }
    }
    // "게임사 나래웨이브": what kind of body it is is no part of its name.
    const std::size_t kind = text.find(' ');
    if (by_syllables_ && name.type == EntityType::kOrganization && kind != std::string_view::npos &&
        (cues_.find(text.substr(0, kind)) & NameCues::kBody) != 0) {
      name.span.begin += static_cast<std::uint32_t>(kind + 1);
    }
    const bool event = (cues_.suffix_kinds(text) & NameCues::kEventSuffix) != 0;
    if (event && (name.type == EntityType::kProduct || name.type == EntityType::kOrganization)) {
      name.type = EntityType::kEvent;
    }
  }

  static Mention mention_of(const Document& document, const TypedName& name) {
    Mention mention;
    mention.span = name.span;
    mention.sentence = name.sentence;
    mention.type = name.type;
    mention.confidence = name.confidence;
    const IndexRange range = document.sentences[name.sentence].tokens;
    mention.tokens = {range.end, range.begin};
    for (std::uint32_t t = range.begin; t < range.end; ++t) {
      if (!document.tokens[t].span.overlaps(name.span)) continue;
      mention.tokens.begin = std::min(mention.tokens.begin, t);
      mention.tokens.end = t + 1;
    }
    mention.head = head_token(document, mention.tokens);
    return mention;
  }

  // Whatever the tagger thought of them, the words of a name are proper nouns.
  void retag(Document& document, const Mention& mention) const {
    for (std::uint32_t t = mention.tokens.begin; t < mention.tokens.end; ++t) {
      Token& token = document.tokens[t];
      switch (token.upos) {
        case Upos::kAdp:
        case Upos::kCconj:
        case Upos::kDet:
        case Upos::kNum:
        case Upos::kPart:
        case Upos::kPunct:
        case Upos::kSym:
          break;
        default:
          if (token.xpos.starts_with(tag_)) break;
          token.xpos = tag_;
          token.upos = Upos::kPropn;
          token.lemma = document.text_of(token);
      }
    }
  }

  NameCues cues_;
  NameFinder finder_;
  bool by_syllables_ = false;
  std::string tag_;
};

}  // namespace

std::unique_ptr<const Stage> make_name_stage(const StageContext& context) {
  return std::make_unique<NameStage>(context);
}

}  // namespace weft
