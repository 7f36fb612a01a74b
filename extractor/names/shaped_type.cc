// SPDX-License-Identifier: Apache-2.0
#include "extractor/names/shaped_type.h"

#include "weft/core/utf8.h"

namespace weft {
namespace {

class TypeReader {
 public:
  explicit TypeReader(const NameSurroundings& around) : around_(around) {}

  // What the noun right before says: "기업 가람", "경쟁사인 가람".
  EntityType type_by_kind(const TypedName& name) const {
    const std::uint32_t t = around_.token_at(name.span.begin);
    if (t == around_.sentence().tokens.begin || t >= around_.sentence().tokens.end)
      return name.type;
    const Token& before = around_.document().tokens[t - 1];
    if (!before.space_after || before.morphemes.empty()) return name.type;
    std::uint32_t end = before.span.begin;
    for (std::uint32_t m = before.morphemes.begin; m < before.morphemes.end; ++m) {
      const Morpheme& morpheme = around_.document().morphemes[m];
      if (morpheme.tag[0] == 'N' || morpheme.tag == "XSN") {
        end = morpheme.span.end;
      } else if (morpheme.tag != "VCP" && morpheme.tag != "ETM") {
        return name.type;
      }
    }
    const std::string_view noun = around_.text({before.span.begin, end});
    for (std::size_t at = 0; at < noun.size(); next_code_point(noun, at)) {
      const std::uint32_t kinds = around_.cues().find(noun.substr(at));
      if (characters(noun.substr(at)) < 2 || (kinds & NameCues::kTitle) != 0) return name.type;
      if ((kinds & NameCues::kBody) != 0) return EntityType::kOrganization;
    }
    return name.type;
  }

  EntityType type_by_words(const TypedName& name) const {
    const std::string_view whole = around_.text(name.span);
    const std::size_t blank = whole.rfind(' ');
    const std::string_view last = blank == std::string_view::npos ? whole : whole.substr(blank + 1);
    const std::uint32_t kinds = around_.cues().find(whole);
    // A city may stand for its team; a country is one thing throughout.
    const bool team = name.type == EntityType::kOrganization && !is_after_country(name) &&
                      !around_.is_where(name);
    const bool city = (kinds & NameCues::kCity) != 0 && !team;
    if ((kinds & NameCues::kCountry) != 0 || city) return EntityType::kPlace;
    if ((kinds & NameCues::kOrganization) != 0) return EntityType::kOrganization;
    if (name.type != EntityType::kProduct && ends_as_law(last)) return EntityType::kThing;
    const std::uint32_t suffix = around_.cues().suffix_kinds(last);
    const std::string_view first = whole.substr(0, whole.find(' '));
    const bool in_country =
        first.size() < whole.size() && (around_.cues().find(first) & NameCues::kCountry) != 0;
    if (in_country && (around_.cues().find(last) & NameCues::kCity) != 0) return EntityType::kPlace;
    const bool mistakable = name.type == EntityType::kPerson || name.type == EntityType::kPlace;
    if (mistakable && suffix == NameCues::kOrganizationSuffix && longest_suffix(last) >= 2) {
      return EntityType::kOrganization;
    }
    if (suffix == NameCues::kEventSuffix && longest_suffix(last) >= 2) return EntityType::kEvent;
    return name.type;
  }

 private:
  bool is_after_country(const TypedName& name) const {
    const std::uint32_t t = around_.token_at(name.span.begin);
    return t > around_.sentence().tokens.begin && t < around_.sentence().tokens.end &&
           (around_.cues().find(around_.text(around_.document().tokens[t - 1].span)) &
            NameCues::kCountry) != 0;
  }

  bool ends_as_law(std::string_view word) const {
    for (std::size_t at = 0; at < word.size(); next_code_point(word, at)) {
      if ((around_.cues().find(word.substr(at)) & NameCues::kLawSuffix) != 0) return true;
    }
    return false;
  }

  std::size_t longest_suffix(std::string_view word) const {
    for (std::size_t at = 0; at < word.size(); next_code_point(word, at)) {
      if (around_.cues().find(word.substr(at)) != 0 &&
          around_.cues().suffix_kinds(word.substr(at)) != 0) {
        return characters(word.substr(at));
      }
    }
    return 0;
  }

  const NameSurroundings& around_;
};

}  // namespace

EntityType type_by_kind(const NameSurroundings& around, const TypedName& name) {
  return TypeReader(around).type_by_kind(name);
}

EntityType type_by_words(const NameSurroundings& around, const TypedName& name) {
  return TypeReader(around).type_by_words(name);
}

}  // namespace weft
