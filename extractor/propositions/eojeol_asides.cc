// SPDX-License-Identifier: Apache-2.0
#include "extractor/propositions/eojeol_asides.h"

#include <algorithm>

#include "extractor/names/name_marks.h"
#include "extractor/propositions/eojeol_lifetimes.h"
#include "extractor/propositions/other_names.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

constexpr float kBracket = 0.85F;

class AsideReader {
 public:
  AsideReader(Document& document, std::uint32_t sentence, const SentenceClauses& clauses,
              const RoleNouns& roles, const NounPhrases& phrases)
      : document_(document), sentence_(sentence), s_(clauses), roles_(roles), phrases_(phrases) {}

  // "김도현(오픈랩)", "김도현(41·미국)", "오픈랩(대표 김도현)": what stands in brackets after a
  // name.
  void run() {
    const IndexRange tokens = document_.sentences[sentence_].tokens;
    for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
      if (document_.text_of(document_.tokens[t]) != "(") continue;
      std::uint32_t close = t + 1;
      while (close < tokens.end && document_.text_of(document_.tokens[close]) != ")") ++close;
      if (close == tokens.end) return;
      const Word* before = word_before(t);
      if (before != nullptr) read_aside(*before, t + 1, close);
      t = close;
    }
  }

 private:
  void read_aside(const Word& before, std::uint32_t begin, std::uint32_t end) {
    const std::uint32_t holder = holder_of(before);
    if (holder == kNone || document_.mentions[holder].kind != MentionKind::kName) return;
    if (document_.tokens[begin - 1].span.begin < document_.mentions[holder].span.end) return;
    std::uint32_t from = begin;
    told_ = kNone;
    for (std::uint32_t t = begin; t <= end; ++t) {
      if (t < end && !divides(document_.text_of(document_.tokens[t]))) continue;
      if (from < t) {
        const Span piece{document_.tokens[from].span.begin, document_.tokens[t - 1].span.end};
        alone_ = from == begin && t == end;
        aged_ = from == begin && t < end && is_age(end - 1);
        read_piece(before, holder, piece, t - 1);
      }
      from = t + 1;
    }
  }

  // "김도현 변호사(오픈랩)": the name, or whose title stands before the bracket.
  std::uint32_t holder_of(const Word& before) const {
    const std::uint32_t name = phrases_.name_ending_at(before);
    if (name != kNone || !roles_.find(before.stem, true)) return name;
    // "김도현 오픈랩 사업본부장(부사장)"
    for (const Word* word = &before; word != s_.words.data();) {
      --word;
      if (word->noun_case != Case::kBare || word->comma_after || word->predicate) return kNone;
      const std::uint32_t person = phrases_.name_ending_at(*word);
      if (person == kNone) continue;
      const EntityType type = document_.mentions[person].type;
      if (type == EntityType::kPerson) return person;
      if (type != EntityType::kOrganization && type != EntityType::kPlace) return kNone;
    }
    return kNone;
  }

  bool is_age(std::uint32_t token) const {
    const std::string_view text = document_.text_of(document_.tokens[token]);
    return text.size() < 3 &&
           std::all_of(text.begin(), text.end(), [](char ch) { return ch >= '0' && ch <= '9'; });
  }

  static bool divides(std::string_view mark) {
    return mark == "," || is_middle_dot(mark) || mark == "/" || mark == ";";
  }

  void read_piece(const Word& before, std::uint32_t holder, Span piece, std::uint32_t token) {
    Proposition p;
    p.sentence = sentence_;
    p.predicate = token;
    p.phrase = piece;
    p.construction = "aside";
    p.kind = PredicateKind::kApposition;
    p.confidence = kBracket;
    p.arguments.push_back({.role = Role::kSubject, .mention = holder});
    // "김도현(金道賢)": how the same name is written elsewhere.
    if (is_other_script(document_.text_of(piece))) {
      const Mention& own = document_.mentions[holder];
      const bool foreign = own.type == EntityType::kPerson || own.type == EntityType::kPlace;
      if (!goes_on_before(own) &&
          is_in_ideographs(document_.text_of(piece), document_.text_of(own.span), foreign)) {
        say_other_name(p, holder, piece);
      }
      return;
    }
    const bool person_before = document_.mentions[holder].type == EntityType::kPerson &&
                               phrases_.name_ending_at(before) == holder;
    if (person_before && read_lifetime(document_, p, phrases_)) return;
    const std::uint32_t name = name_in(piece);
    if (spells(document_.text_of(piece), document_.text_of(document_.mentions[holder].span))) {
      return say_spelling(p, holder, name, piece);
    }
    // "'여름'(오픈방송)": who shows or makes it.
    if (alone_ && name != kNone && document_.mentions[name].span == piece &&
        phrases_.quoted(holder) && document_.mentions[holder].type == EntityType::kProduct &&
        document_.mentions[name].type == EntityType::kOrganization) {
      p.arguments.push_back({.role = Role::kPossessor, .mention = name});
      document_.propositions.push_back(std::move(p));
      return;
    }
    if (const Span other = other_name(before, holder, name, piece); !other.empty()) {
      return say_other_name(p, holder, other);
    }
    if (add_relational(p, holder, name, piece) || say_state(p, holder, piece) ||
        say_sex(p, holder, piece)) {
      document_.propositions.push_back(std::move(p));
      return;
    }
    const bool person = document_.mentions[holder].type == EntityType::kPerson;
    // "가람(김도현·31)": what else the person is called, with an age; else two persons are one with
    // two spellings.
    if (person && name != kNone && document_.mentions[name].type == EntityType::kPerson) {
      const bool called =
          aged_ && document_.mentions[name].span == piece &&
          document_.text_of(piece) != document_.text_of(document_.mentions[holder].span);
      if (called) say_alias(p, holder, name, "other-name");
      return;
    }
    if (name != kNone && !person) {
      if (share_title(name, piece)) return;
      if (!turn_to_title(p, holder, name, piece)) return;
      told_ = static_cast<std::uint32_t>(document_.propositions.size());
    } else if (name != kNone && !(document_.mentions[name].span == piece)) {
      if (!turn_to_office(p, name, piece))
        return;  // more than a name: what it says of it is not known
    } else if (name != kNone) {
      p.arguments.push_back({.role = Role::kPossessor, .mention = name});
    } else if (!person ||
               (!say_office(p, piece) && !add_number(p, piece, token) && !add_score(p, piece))) {
      return;
    }
    document_.propositions.push_back(std::move(p));
  }

  // What the piece calls the holder besides, empty where it is no other name.
  Span other_name(const Word& before, std::uint32_t holder, std::uint32_t name, Span piece) const {
    const Mention& mention = document_.mentions[holder];
    const std::string_view text = document_.text_of(piece);
    const std::string_view own = document_.text_of(mention.span);
    const ReferenceWords& words = phrases_.reference_words();
    if (const std::size_t told = length_of_alias_word(text, words); told > 0) {
      return told_name(own, {piece.begin + static_cast<std::uint32_t>(told), piece.end});
    }
    // "'여름'(KBN)": who shows it. "박민서(AFC)": the letters behind a person are his team's.
    const bool marked = document_.tokens[before.token].span.end > mention.span.end;
    if (words.find("form", text) || marked || goes_on_before(mention)) return {};
    const bool abbreviated = is_abbreviation(text) && !is_abbreviation(own);
    if (abbreviated && mention.type != EntityType::kPerson) return piece;
    // "KIST(한국과학기술연구원)": what the letters stand for.
    const bool whole = alone_ && name != kNone && document_.mentions[name].span == piece;
    // "나래협력위원회(나래위)"
    if (alone_ && mention.type == EntityType::kOrganization && shortens(text, own)) return piece;
    return whole && document_.mentions[name].type == mention.type && is_abbreviation(own) ? piece
                                                                                          : Span{};
  }

  // "한라 과학 협회(HSS)": whether what is named may begin before the name that was found.
  bool goes_on_before(const Mention& mention) const {
    const Word* last = nullptr;
    for (const Word& word : s_.words) {
      if (document_.tokens[word.token].span.begin < mention.span.begin) last = &word;
    }
    // "현재 한라과학협회(HSS)", "연구기관 한라과학협회(HSS)"
    const bool apart = last != nullptr && (phrases_.is_kind(*last) || is_literal(*last));
    return last != nullptr && !apart && last->nominal && last->noun_case == Case::kBare &&
           !last->comma_after && last->noun_span.end + 1 == mention.span.begin &&
           phrases_.name_ending_at(*last) == kNone;
  }

  bool is_literal(const Word& word) const {
    return std::any_of(document_.literals.begin(), document_.literals.end(), [&](const Literal& l) {
      return l.sentence == sentence_ && l.span.overlaps(word.noun_span);
    });
  }

  // "(이하 '오픈')": the name without its marks; no value is one, nor a part of what stands before
  // or a noun that any such thing is called by.
  Span told_name(std::string_view own, Span said) const {
    said = without_punctuation(document_.text, said);
    const std::string_view text = document_.text_of(said);
    if (own == text || phrases_.reference_words().definite(text)) return {};
    if (text.find(" - ") != std::string_view::npos) return {};  // more than a name
    for (const Literal& literal : document_.literals) {
      if (said.overlaps(literal.span) && literal.span.begin <= said.begin) return {};
    }
    return said;
  }

  // "바이스(Weiss)": the same name in another script.
  void say_spelling(Proposition& p, std::uint32_t holder, std::uint32_t name, Span piece) {
    if (name == kNone || !(document_.mentions[name].span == piece)) return;
    say_alias(p, holder, name, "spelling");
  }

  // "오픈랩(이하 오픈)", "한국과학기술연구원(KIST)": another name of the same.
  void say_other_name(Proposition& p, std::uint32_t holder, Span name) {
    std::uint32_t other = name_in(name);
    if (other == kNone || !(document_.mentions[other].span == name)) {
      other = add_nominal(name, p.predicate, EntityType::kThing);
    }
    say_alias(p, holder, other, "other-name");
  }

  void say_alias(Proposition& p, std::uint32_t holder, std::uint32_t name,
                 const char* construction) {
    p.kind = PredicateKind::kNoun;
    p.construction = construction;
    p.arguments = {{.role = Role::kSubject, .mention = holder},
                   {.role = Role::kComplement, .mention = name}};
    document_.propositions.push_back(std::move(p));
  }

  // "김도현(이민서 역)", "김도현(1970년 3월 2일생)": a value or a person and what it is to the one
  // before. The relation words of brackets stand in brackets themselves.
  bool add_relational(Proposition& p, std::uint32_t holder, std::uint32_t name, Span piece) const {
    if (document_.mentions[holder].type != EntityType::kPerson) return false;
    PropositionArgument other;
    std::uint32_t end = piece.begin;
    if (name != kNone && document_.mentions[name].span.begin == piece.begin) {
      other = {.role = Role::kPossessor, .mention = name};
      end = document_.mentions[name].span.end;
    }
    for (std::uint32_t i = 0; i < document_.literals.size() && name == kNone; ++i) {
      const Literal& literal = document_.literals[i];
      if (literal.span.begin != piece.begin || literal.kind != LiteralKind::kDate) continue;
      other = {.role = Role::kOblique, .literal = i};
      end = literal.span.end;
    }
    if (end == piece.begin || end >= piece.end) return false;
    while (end < piece.end && document_.text[end] == ' ') ++end;
    const std::string noun(document_.text_of(Span{end, piece.end}));
    const std::string lemma = "(" + noun + ")";
    if (!phrases_.relates(lemma)) return false;
    p.kind = PredicateKind::kNoun;
    p.lemma = lemma;
    p.arguments.push_back(other);
    return true;
  }

  // "김도현(구속기소)": what became of the one before.
  bool say_state(Proposition& p, std::uint32_t holder, Span piece) const {
    const std::string noun(document_.text_of(piece));
    if (!phrases_.states_alone(noun)) return false;
    p.kind = PredicateKind::kVerb;
    p.lemma = noun + phrases_.verb_ending();
    p.arguments = {{.role = Role::kObject, .mention = holder}};
    return true;
  }

  // "김모(30·여)".
  bool say_sex(Proposition& p, std::uint32_t holder, Span piece) {
    if (alone_ || document_.mentions[holder].type != EntityType::kPerson ||
        !roles_.is_sex(document_.text_of(piece))) {
      return false;
    }
    p.kind = PredicateKind::kNoun;
    p.construction = "sex";
    p.lemma = std::string(document_.text_of(piece));
    const std::uint32_t sex = add_nominal(piece, p.predicate, EntityType::kThing);
    p.arguments.push_back({.role = Role::kComplement, .mention = sex});
    return true;
  }

  // "(오픈랩 대표)" after a person.
  bool turn_to_office(Proposition& p, std::uint32_t name, Span piece) {
    const Mention& body = document_.mentions[name];
    if (body.type != EntityType::kOrganization || body.span.begin != piece.begin) return false;
    if (!say_title(p, without_blanks({body.span.end, piece.end}))) return false;
    p.arguments.push_back({.role = Role::kPossessor, .mention = name});
    return true;
  }

  Span without_blanks(Span span) const {
    while (!span.empty() && document_.text[span.begin] == ' ') ++span.begin;
    while (!span.empty() && document_.text[span.end - 1] == ' ') --span.end;
    return span;
  }

  // Makes the proposition one of a title; false where the words are none.
  bool say_title(Proposition& p, Span title) {
    if (title.empty() || !roles_.find(document_.text_of(title), true)) return false;
    p.phrase = title;
    p.lemma = std::string(document_.text_of(title));
    p.construction = "title";
    p.kind = PredicateKind::kNoun;
    const std::uint32_t office = add_nominal(title, p.predicate, EntityType::kTitle);
    p.arguments.push_back({.role = Role::kComplement, .mention = office});
    return true;
  }

  // "김도현 본부장(부사장)": an office besides, in a word of its own.
  bool say_office(Proposition& p, Span piece) {
    const std::string_view text = document_.text_of(piece);
    return text.find(' ') == std::string_view::npos &&
           roles_.find(text, true) == RoleNoun::kTitle && say_title(p, piece);
  }

  // A mention of what no earlier stage took for one.
  std::uint32_t add_nominal(Span span, std::uint32_t token, EntityType type) {
    Mention mention;
    mention.span = span;
    mention.tokens = {token, token + 1};
    mention.sentence = sentence_;
    mention.head = token;
    mention.kind = MentionKind::kNominal;
    mention.type = type;
    document_.mentions.push_back(mention);
    return static_cast<std::uint32_t>(document_.mentions.size() - 1);
  }

  // "(대표 김도현)", "(김도현 부장판사)" after an organisation.
  bool turn_to_title(Proposition& p, std::uint32_t holder, std::uint32_t name, Span piece) {
    const Span person = document_.mentions[name].span;
    if (document_.mentions[name].type != EntityType::kPerson) return false;
    const bool behind = person.begin > piece.begin;
    if (behind && person.end < piece.end) return false;
    p.arguments = {{.role = Role::kSubject, .mention = name},
                   {.role = Role::kPossessor, .mention = holder}};
    return say_title(
        p, without_blanks(behind ? Span{piece.begin, person.begin} : Span{person.end, piece.end}));
  }

  // "(대표 김도현, 이민서)": the title of the one before is the next one's too.
  bool share_title(std::uint32_t name, Span piece) {
    const Mention& mention = document_.mentions[name];
    if (told_ == kNone || mention.type != EntityType::kPerson || !(mention.span == piece)) {
      return false;
    }
    Proposition p = document_.propositions[told_];
    for (PropositionArgument& a : p.arguments) {
      if (a.role == Role::kSubject) a.mention = name;
    }
    document_.propositions.push_back(std::move(p));
    return true;
  }

  std::uint32_t name_in(Span piece) const {
    for (std::uint32_t m = 0; m < document_.mentions.size(); ++m) {
      const Mention& mention = document_.mentions[m];
      if (mention.kind == MentionKind::kName && piece.contains(mention.span) &&
          !phrases_.is_title(m)) {
        return m;
      }
    }
    return kNone;
  }

  // The last word before the bracket.
  const Word* word_before(std::uint32_t token) const {
    const Word* found = nullptr;
    for (const Word& word : s_.words) {
      if (word.token < token) found = &word;
    }
    return found;
  }

  // "노아린(17.4점)": what the person reached; rows of the relation table know the units.
  bool add_score(Proposition& p, Span piece) const {
    for (std::uint32_t i = 0; i < document_.literals.size(); ++i) {
      const Literal& literal = document_.literals[i];
      // "23점 11리바운드": the first tells what was scored.
      const bool first = literal.span.begin == piece.begin && ends_with_value(piece);
      if (!first || literal.kind != LiteralKind::kQuantity) continue;
      p.construction = "score";
      p.arguments.push_back({.role = Role::kComplement, .literal = i});
      return true;
    }
    return false;
  }

  bool ends_with_value(Span piece) const {
    return std::any_of(document_.literals.begin(), document_.literals.end(),
                       [&](const Literal& literal) { return literal.span.end == piece.end; });
  }

  // A bare number after a person is an age.
  bool add_number(Proposition& p, Span piece, std::uint32_t token) {
    constexpr std::size_t kMaxDigits = 3;
    const std::string_view digits = document_.text_of(piece);
    const bool number =
        !digits.empty() && digits.size() < kMaxDigits &&
        std::all_of(digits.begin(), digits.end(), [](char ch) { return ch >= '0' && ch <= '9'; });
    for (std::uint32_t i = 0; i < document_.literals.size(); ++i) {
      const Literal& literal = document_.literals[i];
      if (literal.span.begin == piece.begin &&
          (literal.kind == LiteralKind::kQuantity || literal.kind == LiteralKind::kDuration)) {
        if (!literal.unit.empty() && !roles_.counts_years(literal.unit)) return false;
        // "김도현(1913~2009)": a year is no age.
        if (literal.unit.empty() && !number) return false;
        p.arguments.push_back({.role = Role::kComplement, .literal = i});
        return true;
      }
    }
    if (!number) return false;
    Literal age;
    age.span = piece;
    age.tokens = {token, token + 1};
    age.sentence = sentence_;
    age.kind = LiteralKind::kQuantity;
    age.value = std::string(digits);
    document_.literals.push_back(age);
    p.arguments.push_back({.role = Role::kComplement,
                           .literal = static_cast<std::uint32_t>(document_.literals.size() - 1)});
    return true;
  }

  Document& document_;
  std::uint32_t sentence_;
  const SentenceClauses& s_;
  const RoleNouns& roles_;
  const NounPhrases& phrases_;
  bool alone_ = false;          // whether the piece is all that stands in the brackets
  bool aged_ = false;           // whether an age alone stands behind it
  std::uint32_t told_ = kNone;  // the proposition of a title before it in the brackets
};

}  // namespace

void read_asides(Document& document, std::uint32_t sentence, const SentenceClauses& clauses,
                 const RoleNouns& roles, const NounPhrases& phrases) {
  AsideReader(document, sentence, clauses, roles, phrases).run();
}

}  // namespace weft
