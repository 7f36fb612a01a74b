// SPDX-License-Identifier: Apache-2.0
#include "support/graphs.h"

#include <algorithm>
#include <sstream>

#include "weft/graph/graph_builder.h"

namespace weft::test {
namespace {

std::string blanks(std::string name) {
  std::replace(name.begin(), name.end(), '_', ' ');
  return name;
}

class Lines {
 public:
  explicit Lines(const std::string& id) {
    document_.info.id = id;
    document_.info.language = "en";
    document_.info.title = "Title of " + id;
  }

  void add(const std::string& line) {
    std::istringstream words(line);
    std::string subject;
    std::string relation;
    std::string object;
    if (!(words >> subject >> relation >> object)) return;
    const auto begin = static_cast<std::uint32_t>(document_.text.size());
    document_.text += line + "\n";
    const Span span{begin, static_cast<std::uint32_t>(begin + line.size())};
    document_.sentences.push_back({span, {}, 0});
    StatementRelation r;
    bool negated = false;
    Modality modality = Modality::kAsserted;
    if (relation[0] == '!') {
      negated = true;
      relation.erase(0, 1);
    }
    if (const auto mark = relation.find('?'); mark != std::string::npos) {
      modality = parse_modality(relation.substr(mark + 1)).value();
      relation.erase(mark);
    }
    r.id = relation;
    r.label = blanks(relation);
    r.phrase = r.label;
    Argument s = argument(subject, span);
    Argument o = argument(object, span);
    const auto sentence = static_cast<std::uint32_t>(document_.sentences.size() - 1);
    Statement statement(std::move(s), std::move(r), std::move(o), {sentence, span, "test"});
    statement.negated = negated;
    statement.modality = modality;
    add_qualifiers(statement, words, span);
    document_.statements.push_back(std::move(statement));
  }

  Document take() { return std::move(document_); }

 private:
  void add_qualifiers(Statement& statement, std::istringstream& words, Span span) {
    for (std::string word; words >> word;) {
      const auto equals = word.find('=');
      const std::string role = word.substr(0, equals);
      const std::string value = word.substr(equals + 1);
      if (role == "confidence") {
        statement.confidence = std::stof(value);
      } else if (role == "time") {
        statement.time = literal(value, span);
      } else if (role == "by") {
        statement.attribution = argument(value, span);
      } else {
        statement.qualifiers.push_back({role, argument(value, span)});
      }
    }
  }

  std::uint32_t literal(const std::string& value, Span span) {
    document_.literals.push_back({span, {}, 0, LiteralKind::kDate, value, "year"});
    return static_cast<std::uint32_t>(document_.literals.size() - 1);
  }

  Argument argument(std::string word, Span span) {
    Argument argument;
    argument.mention = span;
    if (word[0] == '=') {
      argument.kind = ArgumentKind::kLiteral;
      argument.index = literal(word.substr(1), span);
      return argument;
    }
    if (word[0] == '"') {
      argument.kind = ArgumentKind::kText;
      argument.text = blanks(word.substr(1));
      return argument;
    }
    if (word[0] == '#') {  // "#0": the first line's statement
      argument.kind = ArgumentKind::kStatement;
      argument.index = static_cast<std::uint32_t>(std::stoul(word.substr(1)));
      argument.text = "a claim";
      return argument;
    }
    argument.index = entity(word);
    return argument;
  }

  std::uint32_t entity(std::string word) {
    Entity entity;
    entity.named = true;
    if (const auto colon = word.find(':'); colon != std::string::npos) {
      entity.type = parse_entity_type(word.substr(0, colon)).value();
      word.erase(0, colon + 1);
    }
    if (word[0] == '~') {
      entity.named = false;
      word.erase(0, 1);
    }
    std::istringstream names(word);
    for (std::string name; std::getline(names, name, '|');) {
      if (entity.name.empty()) {
        entity.name = blanks(name);
      } else {
        entity.aliases.push_back(blanks(name));
      }
    }
    for (std::uint32_t i = 0; i < document_.entities.size(); ++i) {
      Entity& known = document_.entities[i];
      if (known.name != entity.name || known.type != entity.type) continue;
      known.mentions.push_back(0);
      known.aliases.insert(known.aliases.end(), entity.aliases.begin(), entity.aliases.end());
      return i;
    }
    entity.mentions.push_back(0);
    document_.entities.push_back(std::move(entity));
    return static_cast<std::uint32_t>(document_.entities.size() - 1);
  }

  Document document_;
};

void dump_term(const Graph& graph, const Term& term, std::ostream& out) {
  if (const auto* entity = std::get_if<EntityId>(&term)) {
    out << graph[*entity].key;
  } else if (const auto* value = std::get_if<Value>(&term)) {
    out << value_kind_name(value->kind) << '=' << value->value << '/' << value->unit << '/'
        << value->text;
  } else {
    out << "fact " << graph[std::get<FactId>(term)].key;
  }
}

void dump_local(const LocalTerm& term, std::ostream& out) {
  out << ' ' << static_cast<int>(term.kind) << ':' << term.index << ':' << term.value.text;
  if (term.mention) out << '@' << term.mention->begin << '-' << term.mention->end;
}

void dump_document(const GraphDocument& document, std::ostream& out) {
  out << "document " << document.info.id << ' ' << document.info.title << ' ' << document.sha256
      << ' ' << document.sentences.size() << '\n'
      << document.text << '\n';
  for (const Appearance& a : document.appearances) {
    out << "  appearance " << a.name << ' ' << a.mentions << ' '
        << (a.entity ? static_cast<int>(index_of(*a.entity)) : -1);
    for (const std::string& alias : a.aliases) out << '|' << alias;
    out << '\n';
  }
  for (const Evidence& e : document.evidence) {
    out << "  evidence " << index_of(e.fact) << ' ' << e.relation << ' ' << e.label << ' '
        << e.phrase << ' ' << e.extractor << ' ' << e.confidence << ' ' << e.span.begin << '-'
        << e.span.end;
    dump_local(e.subject, out);
    dump_local(e.object, out);
    if (e.attribution) dump_local(*e.attribution, out);
    if (e.time) dump_local(*e.time, out);
    for (const auto& [role, term] : e.qualifiers) dump_local(term, out);
    out << '\n';
  }
}

}  // namespace

Document document_of(const std::string& id, std::string_view lines) {
  Lines document(id);
  std::istringstream in{std::string(lines)};
  for (std::string line; std::getline(in, line);) document.add(line);
  return document.take();
}

Graph graph_of(std::string_view lines) {
  GraphBuilder builder;
  builder.add(document_of("test", lines));
  return builder.build();
}

std::string dump(const Graph& graph) {
  std::ostringstream out;
  for (const GraphDocument& document : graph.documents()) dump_document(document, out);
  for (const GraphEntity& e : graph.entities()) {
    out << "entity " << e.key << ' ' << e.name << ' ' << e.mentions << ' ' << e.documents;
    for (const std::string& alias : e.aliases) out << '|' << alias;
    for (const auto& [language, label] : e.labels) out << ' ' << language << '=' << label;
    out << '\n';
  }
  for (const GraphRelation& r : graph.relations()) {
    out << "relation " << r.id << ' ' << r.inverse << ' ' << r.symmetric << r.open << ' '
        << r.wikidata;
    for (const auto& [language, label] : r.labels) out << ' ' << language << '=' << label;
    out << '\n';
  }
  for (const Fact& f : graph.facts()) {
    out << "fact " << f.key << ' ' << graph[f.subject].key << ' ' << graph[f.relation].id << ' ';
    dump_term(graph, f.object, out);
    out << ' ' << f.negated << modality_name(f.modality) << status_name(f.status) << ' '
        << f.confidence << ' ' << f.documents << ' ' << f.first_seen << ' ' << f.last_seen;
    for (const auto& [role, term] : f.qualifiers) {
      out << ' ' << role << '=';
      dump_term(graph, term, out);
    }
    for (const EvidenceRef ref : f.evidence) out << " [" << ref.document << ',' << ref.index << ']';
    out << '\n';
  }
  return out.str();
}

}  // namespace weft::test
