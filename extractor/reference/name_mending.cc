// SPDX-License-Identifier: Apache-2.0
#include "extractor/reference/name_mending.h"

#include <algorithm>
#include <string>
#include <unordered_set>

#include "extractor/reference/bracket_spellings.h"
#include "extractor/reference/family_calls.h"
#include "extractor/reference/name_edits.h"
#include "extractor/reference/name_repeats.h"
#include "extractor/reference/title.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

class Mender {
 public:
  Mender(Document& document, const ReferenceWords& words, const NameParticles& particles)
      : document_(document), words_(words), particles_(particles), edits_(document) {}

  void run() {
    drop_determined();
    BracketSpellings spellings(edits_, words_);
    for (std::uint32_t s = 0; s < document_.sentences.size(); ++s) {
      spellings.read(s);
      join_kinds(s);
    }
    edits_.drop_gone();
    NameRepeats repeats(edits_, words_);
    repeats.stretch();
    repeats.spread();
    repeats.find_respaced();
    FamilyCalls(edits_, words_).find();
    edits_.drop_gone();
    mark_title(document_, words_);
    edits_.index();
    edits_.drop_swallowed();
    for (const Mention& mention : document_.mentions) {
      if (mention.kind != MentionKind::kName) continue;
      for (std::uint32_t t = mention.tokens.begin; t < mention.tokens.end; ++t) {
        retag(mention.span, t);
      }
    }
  }

 private:
  // "이 공사", "이 감독": a family name with a title looks like "this corporation" and is that,
  // where nobody of that family is named.
  void drop_determined() {
    if (!words_.hangul()) return;
    std::unordered_set<std::string_view> families;
    for (const Mention& mention : document_.mentions) {
      const std::string_view text = document_.text_of(mention.span);
      const bool person = mention.kind == MentionKind::kName && mention.type == EntityType::kPerson;
      if (!person || text.size() < 6 || text.find(' ') != std::string_view::npos) continue;
      families.insert(text.substr(0, 3));
    }
    for (std::uint32_t m = 0; m < document_.mentions.size(); ++m) {
      const Mention& mention = document_.mentions[m];
      const std::string_view text = document_.text_of(mention.span);
      const std::size_t blank = text.find(' ');
      if (mention.kind != MentionKind::kName || blank == std::string_view::npos) continue;
      const std::string_view first = text.substr(0, blank);
      const std::string* determiner = words_.find("determiner", first);
      if (determiner == nullptr || families.contains(first)) continue;
      const auto type = words_.definite(text.substr(blank + 1));
      if (type && *type != EntityType::kPerson) edits_.drop(m);
    }
  }

  // "JWP 엔터테인먼트": a word that ends names of bodies is none by itself behind capitals.
  void join_kinds(std::uint32_t s) {
    const std::vector<std::uint32_t> here = edits_.in_sentence(s);
    for (const std::uint32_t m : here) {
      const Span kind = document_.mentions[m].span;
      if (document_.mentions[m].kind != MentionKind::kName || edits_.is_gone(m)) continue;
      if (!words_.find("generic", document_.text_of(kind)) || kind.begin == 0) continue;
      std::uint32_t begin = kind.begin - 1;
      while (begin > 0 && is_upper(static_cast<unsigned char>(document_.text[begin - 1]))) --begin;
      if (document_.text[kind.begin - 1] != ' ' || begin + 2 > kind.begin - 1) continue;
      const bool starts = begin == 0 || document_.text[begin - 1] == ' ';
      if (starts) edits_.join_inside(s, {begin, kind.end});
    }
  }

  // A name that the analysis took for a verb with its ending becomes one morpheme again, and a
  // particle that it took for a part of the name one of its own.
  void retag(Span name, std::uint32_t t) {
    Token& token = document_.tokens[t];
    const std::string* tag = nullptr;
    std::uint32_t last = token.morphemes.begin;
    for (; last < token.morphemes.end; ++last) {
      const Morpheme& morpheme = document_.morphemes[last];
      if (morpheme.span.begin >= name.end) break;
      if (morpheme.span.end > name.end) {
        particles_.split(document_, token, name.end);
        return;
      }
      if (const std::string* found = words_.find("name_tag", morpheme.tag)) tag = found;
    }
    // "카카오는": an ending right behind a name is a particle.
    if (last > token.morphemes.begin && last < token.morphemes.end &&
        document_.morphemes[last].tag.starts_with('E')) {
      return particles_.split(document_, token, name.end);
    }
    if (!tag || last == token.morphemes.begin || token.span.begin < name.begin) return;
    const Span span{token.span.begin, std::min(token.span.end, name.end)};
    document_.morphemes[last - 1] = {span, std::string(document_.text_of(span)), *tag};
    token.morphemes.begin = last - 1;
    token.lemma = document_.text_of(span);
    token.upos = Upos::kPropn;
    token.feats.clear();
    token.xpos = tags_of(token);
  }

  std::string tags_of(const Token& token) const {
    std::string tags;
    for (std::uint32_t m = token.morphemes.begin; m < token.morphemes.end; ++m) {
      tags += (tags.empty() ? "" : "+") + document_.morphemes[m].tag;
    }
    return tags;
  }

  Document& document_;
  const ReferenceWords& words_;
  const NameParticles& particles_;
  NameEdits edits_;
};

}  // namespace

void NameMendingStage::apply(Document& document) const {
  Mender(document, words_, particles_).run();
}

std::unique_ptr<const Stage> make_name_mending_stage(const StageContext& context) {
  const std::string words = context.option("words", "reference_words.tsv");
  const std::string particles = context.option("particles", "");
  NameParticles glued;
  if (!particles.empty()) {
    glued = NameParticles(context.files.open(particles), context.files.describe(particles));
  }
  return std::make_unique<NameMendingStage>(context.table<ReferenceWords>(words), std::move(glued));
}

}  // namespace weft
