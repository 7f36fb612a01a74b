// SPDX-License-Identifier: Apache-2.0
#include "weft/export/open_writer.h"

#include <algorithm>
#include <ostream>
#include <set>
#include <string>
#include <string_view>

namespace weft {
namespace {

enum class Quotes { kKept, kLeftOut };

TokenList operator+(TokenList a, const TokenList& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

bool quote(const Document& document, const Token& token) {
  static constexpr std::string_view kQuotes[] = {
      "`", "``", "'", "''", "\"", "\xE2\x80\x98", "\xE2\x80\x99", "\xE2\x80\x9C", "\xE2\x80\x9D"};
  return token.upos == Upos::kPunct && std::find(std::begin(kQuotes), std::end(kQuotes),
                                                 document.text_of(token)) != std::end(kQuotes);
}

// The words of tokens, with blanks where the text has space or something is left out.
std::string words_of(const Document& document, const TokenList& tokens, Quotes quotes) {
  std::string out;
  std::uint32_t end = kNone;
  for (const std::uint32_t t : tokens) {
    const Token& token = document.tokens[t];
    if (quotes == Quotes::kLeftOut && quote(document, token)) continue;
    if (!out.empty() && token.span.begin != end) out += ' ';
    out += document.text_of(token);
    end = token.span.end;
  }
  return out;
}

std::string join(const std::string& a, const std::string& b) {
  return a.empty() ? b : b.empty() ? a : a + ' ' + b;
}

// Coordinated phrases as they stand, with all between them.
TokenList whole(const OpenArgument& argument) {
  const OpenPhrase& first = argument.members.front();
  if (argument.members.size() == 1) return first.marker + first.words;
  TokenList out = first.marker;
  for (std::uint32_t t = first.words.front(); t <= argument.members.back().words.back(); ++t) {
    out.push_back(t);
  }
  return out;
}

// What the verb needs, unlike where, when and how.
bool participant(const OpenArgument& argument) {
  return argument.role == Role::kObject || argument.role == Role::kIndirectObject ||
         argument.role == Role::kComplement || argument.role == Role::kContent;
}

class Carb {
 public:
  Carb(const Document& document, std::ostream& out) : document_(document), out_(out) {}

  void write(const OpenClause& clause) {
    const std::vector<const OpenArgument*> rest = others(clause);
    if (rest.empty()) return;
    const OpenArgument& first = *rest.front();
    const OpenPhrase& lead = first.members.front();
    std::string relation = clause.implied.empty() ? words(clause.relation) : clause.implied;
    // The adposition of what follows the verb belongs to the relation: "returned to".
    const bool follows = lead.head >= clause.predicate;
    if (follows) relation = join(relation, words(lead.marker));
    std::string more;
    for (std::size_t i = 1; i < rest.size(); ++i) more += '\t' + words(whole(*rest[i]));
    for (const OpenPhrase& subject : clause.arguments.front().members) {
      for (const OpenPhrase& object : first.members) {
        const Sentence& sentence = document_.sentences[clause.sentence];
        out_ << document_.text_of(document_.blocks[sentence.block].span) << '\t'
             << clause.confidence << '\t' << relation << '\t' << words(subject.words) << '\t'
             << words(follows ? object.words : object.marker + object.words) << more << '\n';
      }
    }
  }

 private:
  // The participants, then what follows the verb, then what comes before it.
  static std::vector<const OpenArgument*> others(const OpenClause& clause) {
    std::vector<const OpenArgument*> out;
    for (std::size_t i = 1; i < clause.arguments.size(); ++i) out.push_back(&clause.arguments[i]);
    const auto rank = [&](const OpenArgument* a) {
      return participant(*a) ? 0 : a->members.front().head > clause.predicate ? 1 : 2;
    };
    std::stable_sort(out.begin(), out.end(), [&](const OpenArgument* a, const OpenArgument* b) {
      return rank(a) < rank(b);
    });
    return out;
  }

  std::string words(const TokenList& tokens) const {
    return words_of(document_, tokens, Quotes::kKept);
  }

  const Document& document_;
  std::ostream& out_;
};

class Benchie {
 public:
  Benchie(const Document& document, std::ostream& out) : document_(document), out_(out) {}

  // Appositions and possessors state no fact of their own there.
  void write(const OpenClause& clause) {
    if (clause.relation.empty() || clause.purpose) return;
    const OpenArgument* holder = held(clause);
    std::string relation = words(clause.relation);
    std::string full = relation;  // with all that the verb needs
    for (const OpenArgument& a : clause.arguments) {
      const bool needed = participant(a) && a.role != Role::kContent;
      if (needed || &a == holder) full = join(full, words(phrase(a)));
    }
    for (std::size_t i = 1; i < clause.arguments.size(); ++i) {
      const OpenArgument& a = clause.arguments[i];
      const OpenPhrase& lead = a.members.front();
      if (lead.adverb || (lead.clause && !participant(a))) continue;
      for (const OpenPhrase& subject : clause.arguments.front().members) {
        for (const OpenPhrase& object : a.members) {
          line(words(subject.words), participant(a) || &a == holder ? relation : full, object);
        }
      }
      if (participant(a) && a.role != Role::kContent) relation = join(relation, words(phrase(a)));
    }
  }

 private:
  // Of a verb without objects, the phrase that follows it is part of what further ones add to:
  // "was tipped as a candidate in" 1879.
  static const OpenArgument* held(const OpenClause& clause) {
    const OpenArgument* first = nullptr;
    for (std::size_t i = 1; i < clause.arguments.size(); ++i) {
      const OpenArgument& a = clause.arguments[i];
      if (participant(a) && a.role != Role::kContent) return nullptr;
      const OpenPhrase& lead = a.members.front();
      const bool fits = a.role == Role::kOblique && lead.head > clause.predicate &&
                        !lead.marker.empty() && !lead.clause;
      if (fits && first == nullptr) first = &a;
    }
    return first;
  }

  static TokenList phrase(const OpenArgument& argument) {
    return argument.members.front().marker + argument.members.front().words;
  }

  // The object, and what hangs on it as the object of a longer relation: "served as minister of" X.
  void line(const std::string& subject, const std::string& verb, const OpenPhrase& object) {
    const std::string relation = join(verb, words(object.marker));
    if (!object.partial) print(subject, relation, words(object.core));
    for (const OpenPhrase& inner : object.inner) {
      const std::string longer = join(relation, words(object.core + inner.marker));
      if (!inner.partial) print(subject, longer, words(inner.core));
    }
  }

  void print(const std::string& subject, const std::string& relation, const std::string& object) {
    if (subject.empty() || object.empty()) return;
    const std::string triple = subject + '\t' + relation + '\t' + object + '\n';
    if (said_.insert(triple).second) out_ << document_.info.id << '\t' << triple;
  }

  std::string words(const TokenList& tokens) const {
    return words_of(document_, tokens, Quotes::kLeftOut);
  }

  const Document& document_;
  std::ostream& out_;
  std::set<std::string> said_;
};

}  // namespace

void write_open_carb(const Document& document, std::ostream& out) {
  Carb carb(document, out);
  for (const OpenClause& clause : document.open_clauses) {
    if (!clause.purpose) carb.write(clause);
  }
}

void write_open_benchie(const Document& document, std::ostream& out) {
  Benchie benchie(document, out);
  for (const OpenClause& clause : document.open_clauses) benchie.write(clause);
}

}  // namespace weft
