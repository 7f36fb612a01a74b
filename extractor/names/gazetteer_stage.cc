// SPDX-License-Identifier: Apache-2.0
#include "extractor/names/gazetteer_stage.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "extractor/linear/head_token.h"
#include "extractor/names/name_particles.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

bool part_of_word(char32_t c) { return is_letter(c) || is_digit(c); }

// Finds the listed names in a text and puts them in the place of what was found there.
class MarkStep : public Stage {
 public:
  MarkStep(const StageContext& context, const Gazetteer& gazetteer)
      : gazetteer_(gazetteer), tag_(context.option("tag", "")) {
    const std::string particles = context.option("particles", "");
    if (particles.empty()) return;
    particles_.emplace(context.files.open(particles), context.files.describe(particles));
  }

  void apply(Document& document) const override {
    std::vector<Mention> found;
    for (std::uint32_t s = 0; s < document.sentences.size(); ++s) find(document, s, found);
    if (found.empty()) return;
    std::erase_if(document.mentions, [&](const Mention& mention) {
      const auto at =
          std::lower_bound(found.begin(), found.end(), mention.span,
                           [](const Mention& a, Span b) { return a.span.end <= b.begin; });
      return at != found.end() && at->span.overlaps(mention.span);
    });
    for (Mention& mention : found) {
      retag(document, mention);
      document.mentions.push_back(std::move(mention));
    }
    std::stable_sort(document.mentions.begin(), document.mentions.end(),
                     [](const Mention& a, const Mention& b) { return a.span < b.span; });
  }

 private:
  void find(const Document& document, std::uint32_t s, std::vector<Mention>& found) const {
    const Sentence& sentence = document.sentences[s];
    const std::string_view text = std::string_view(document.text).substr(0, sentence.span.end);
    bool within = false;
    for (std::size_t at = sentence.span.begin; at < text.size();) {
      const auto begin = static_cast<std::uint32_t>(at);
      const bool part = part_of_word(next_code_point(text, at));
      const bool starts = part && !within;
      within = part;
      if (!starts) continue;
      const std::optional<Mention> mention = match(document, s, text, begin);
      if (!mention) continue;
      found.push_back(*mention);
      at = mention->span.end;
      within = false;
    }
  }

  // The longest name that begins here and ends where a word does, or its particles begin.
  std::optional<Mention> match(const Document& document, std::uint32_t s, std::string_view text,
                               std::uint32_t begin) const {
    const std::vector<Gazetteer::Match> matches = gazetteer_.find(text, begin);
    for (auto it = matches.rbegin(); it != matches.rend(); ++it) {
      Mention mention;
      mention.span = {begin, begin + it->length};
      mention.sentence = s;
      mention.tokens = tokens_over(document, document.sentences[s], mention.span);
      if (mention.tokens.empty() || !ends(document, mention, text)) continue;
      mention.head = head_token(document, mention.tokens);
      mention.type = gazetteer_.entries()[it->entry].type;
      mention.listed = it->entry;
      return mention;
    }
    return std::nullopt;
  }

  bool ends(const Document& document, const Mention& mention, std::string_view text) const {
    std::size_t at = mention.span.end;
    if (at >= text.size() || !part_of_word(next_code_point(text, at))) return true;
    const Token& token = document.tokens[mention.tokens.end - 1];
    if (token.span.end == mention.span.end) return true;
    return rest_is_particles(document, token, mention.span.end) ||
           (particles_ && particles_->tag_at(document, token, mention.span.end) != nullptr);
  }

  // The morphemes behind the name are particles and endings alone.
  static bool rest_is_particles(const Document& document, const Token& token, std::uint32_t at) {
    bool boundary = false;
    for (std::uint32_t m = token.morphemes.begin; m < token.morphemes.end; ++m) {
      const Morpheme& morpheme = document.morphemes[m];
      if (morpheme.span.begin < at) {
        if (morpheme.span.end > at) return false;
        boundary = morpheme.span.end == at;
        continue;
      }
      const std::string_view tag = morpheme.tag;
      if (!tag.starts_with('J') && !tag.starts_with('E') && tag != "VCP") return false;
    }
    return boundary;
  }

  // Whatever the tagger thought of them, the words of a name are proper nouns.
  void retag(Document& document, const Mention& mention) const {
    for (std::uint32_t t = mention.tokens.begin; t < mention.tokens.end; ++t) {
      Token& token = document.tokens[t];
      if (!mention.span.contains(token.span)) {
        split(document, token, mention);
        continue;
      }
      if (tag_.empty() || token.upos == Upos::kPunct || token.upos == Upos::kAdp ||
          token.xpos.starts_with(tag_)) {
        continue;
      }
      token.xpos = tag_;
      token.upos = Upos::kPropn;
      token.lemma = document.text_of(token);
    }
  }

  // A particle that the analysis took for a part of the name becomes a morpheme of its own.
  void split(Document& document, Token& token, const Mention& mention) const {
    const std::uint32_t at = mention.span.end;
    if (!particles_ || token.span.begin < mention.span.begin ||
        rest_is_particles(document, token, at)) {
      return;
    }
    particles_->split(document, token, at);
  }

  const Gazetteer& gazetteer_;
  std::string tag_;
  std::optional<NameParticles> particles_;
};

// Gives the listed names their types back, whatever was said of them.
class TypeStep : public Stage {
 public:
  explicit TypeStep(const Gazetteer& gazetteer) : gazetteer_(gazetteer) {}

  void apply(Document& document) const override {
    for (Mention& mention : document.mentions) {
      if (mention.listed == kNone) continue;
      mention.kind = MentionKind::kName;
      mention.type = gazetteer_.entries()[mention.listed].type;
    }
  }

 private:
  const Gazetteer& gazetteer_;
};

// Gives entities what their names are listed with; those of one entry become one.
class LinkStep : public Stage {
 public:
  explicit LinkStep(const Gazetteer& gazetteer) : gazetteer_(gazetteer) {}

  void apply(Document& document) const override {
    std::map<std::uint32_t, std::uint32_t> entity_of;  // by entry
    std::vector<std::uint32_t> renamed(document.entities.size());
    std::vector<Entity> kept;
    for (std::uint32_t e = 0; e < document.entities.size(); ++e) {
      Entity& entity = document.entities[e];
      const std::uint32_t entry = entry_of(document, entity);
      if (entry != kNone) describe(gazetteer_.entries()[entry], entity);
      const auto known = entity_of.find(entry);
      if (entry != kNone && known != entity_of.end()) {
        renamed[e] = known->second;
        join(kept[known->second], entity);
        continue;
      }
      renamed[e] = static_cast<std::uint32_t>(kept.size());
      if (entry != kNone) entity_of[entry] = renamed[e];
      kept.push_back(std::move(entity));
    }
    document.entities = std::move(kept);
    rename(document, renamed);
  }

 private:
  static std::uint32_t entry_of(const Document& document, const Entity& entity) {
    for (const std::uint32_t m : entity.mentions) {
      if (document.mentions[m].listed != kNone) return document.mentions[m].listed;
    }
    return kNone;
  }

  static void describe(const GazetteerEntry& entry, Entity& entity) {
    entity.type = entry.type;
    entity.external_id = entry.id;
    entity.named = true;
    if (entity.name == entry.name) return;
    std::erase(entity.aliases, entry.name);
    entity.aliases.insert(entity.aliases.begin(), entity.name);
    entity.name = entry.name;
  }

  static void join(Entity& into, const Entity& from) {
    into.mentions.insert(into.mentions.end(), from.mentions.begin(), from.mentions.end());
    std::sort(into.mentions.begin(), into.mentions.end());
    for (const std::string& alias : from.aliases) {
      const bool known = alias == into.name || std::find(into.aliases.begin(), into.aliases.end(),
                                                         alias) != into.aliases.end();
      if (!known) into.aliases.push_back(alias);
    }
  }

  static void rename(Document& document, const std::vector<std::uint32_t>& renamed) {
    for (Mention& mention : document.mentions) {
      if (mention.entity != kNone) mention.entity = renamed[mention.entity];
    }
    for (Proposition& proposition : document.propositions) {
      for (PropositionArgument& argument : proposition.arguments) {
        if (argument.entity != kNone) argument.entity = renamed[argument.entity];
      }
    }
  }

  const Gazetteer& gazetteer_;
};

class NameListStage : public Stage {
 public:
  explicit NameListStage(const StageContext& context)
      : names_(context.files.open(context.required("names")),
               context.files.describe(context.required("names"))),
        mark_(context, names_) {}

  void apply(Document& document) const override {
    mark_.apply(document);
    // Only the user's own gazetteer links entities.
    for (Mention& mention : document.mentions) mention.listed = kNone;
    const std::vector<Mention> listed = document.mentions;
    for (std::uint32_t s = 0; s < document.sentences.size(); ++s) {
      add_proper_nouns(document, s, listed);
    }
    std::stable_sort(document.mentions.begin(), document.mentions.end(),
                     [](const Mention& a, const Mention& b) { return a.span < b.span; });
  }

 private:
  static void add_proper_nouns(Document& document, std::uint32_t s,
                               const std::vector<Mention>& listed) {
    constexpr float kProperNoun = 0.5F;
    const auto proper = [&](std::uint32_t t) {
      const Token& token = document.tokens[t];
      return token.upos == Upos::kPropn &&
             std::none_of(listed.begin(), listed.end(),
                          [&](const Mention& m) { return m.span.overlaps(token.span); });
    };
    const IndexRange tokens = document.sentences[s].tokens;
    for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
      if (!proper(t)) continue;
      const std::uint32_t first = t;
      while (t + 1 < tokens.end && proper(t + 1)) ++t;
      Mention mention;
      mention.span = {document.tokens[first].span.begin, document.tokens[t].span.end};
      mention.sentence = s;
      mention.tokens = {first, t + 1};
      mention.head = head_token(document, mention.tokens);
      mention.confidence = kProperNoun;
      document.mentions.push_back(mention);
    }
  }

  Gazetteer names_;
  MarkStep mark_;
};

}  // namespace

std::unique_ptr<const Stage> make_name_list_stage(const StageContext& context) {
  return std::make_unique<NameListStage>(context);
}

std::unique_ptr<const Stage> gazetteer_step_after(std::string_view name,
                                                  const StageContext& context,
                                                  const Gazetteer& gazetteer) {
  if (name == "names" || name == "name-list" || name == "name-mending") {
    return std::make_unique<MarkStep>(context, gazetteer);
  }
  if (name == "name-types") return std::make_unique<TypeStep>(gazetteer);
  if (name == "reference") return std::make_unique<LinkStep>(gazetteer);
  return nullptr;
}

}  // namespace weft
