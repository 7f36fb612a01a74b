// SPDX-License-Identifier: Apache-2.0
//
// Recursive descent over openCypher's grammar, as far as match.h tells. What else Cypher has is
// named in the error.
#include <array>

#include "graph/match/match_expressions.h"
#include "graph/match/match_query.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

using Kind = MatchToken::Kind;

constexpr std::size_t kMostHops = 8;

constexpr std::array<std::string_view, 14> kUnsupported = {
    "create", "merge", "delete", "detach",   "set",     "remove", "with",
    "unwind", "union", "call",   "optional", "foreach", "load",   "using"};

class Parser {
 public:
  explicit Parser(std::string_view text) : in_(text) {}

  MatchQuery run() {
    refuse_unsupported();
    if (!in_.keyword("match"))
      in_.fail("a query begins with MATCH, as in MATCH (a)-[r]->(b) RETURN a, b");
    while (in_.accept("match")) {
      do query_.chains.push_back(chain());
      while (in_.symbol_if(","));
      refuse_unsupported();
      if (in_.accept("where")) add_where(read_expression(in_));
      refuse_unsupported();
    }
    if (!in_.accept("return")) in_.fail("expected RETURN and what to show, as in RETURN a.name");
    read_return();
    if (in_.accept("order")) {
      if (!in_.accept("by")) in_.fail("expected BY after ORDER");
      do {
        OrderItem item;
        item.value = read_expression(in_);
        if (in_.accept("desc") || in_.accept("descending"))
          item.descending = true;
        else if (!in_.accept("asc"))
          in_.accept("ascending");
        query_.order.push_back(std::move(item));
      } while (in_.symbol_if(","));
    }
    if (in_.accept("skip")) query_.skip = in_.whole_number("SKIP");
    if (in_.accept("limit")) query_.limit = in_.whole_number("LIMIT");
    in_.symbol_if(";");
    refuse_unsupported();
    if (!in_.is(Kind::kEnd)) in_.fail("expected the query to end here, or ORDER BY, SKIP or LIMIT");
    return std::move(query_);
  }

 private:
  void refuse_unsupported() const {
    for (const std::string_view word : kUnsupported) {
      if (!in_.keyword(word)) continue;
      in_.fail(to_lower(in_.token().text) +
               " is not supported; there are MATCH, WHERE, RETURN, ORDER BY, SKIP and LIMIT, and a "
               "query changes nothing");
    }
  }

  void add_where(ExpressionPtr condition) {
    if (!query_.where) {
      query_.where = std::move(condition);
      return;
    }
    auto both = std::make_unique<Expression>();
    both->operation = Operation::kAnd;
    both->offset = condition->offset;
    both->operands.push_back(std::move(query_.where));
    both->operands.push_back(std::move(condition));
    query_.where = std::move(both);
  }

  void read_return() {
    query_.distinct = in_.accept("distinct");
    if (in_.symbol("*"))
      in_.fail("RETURN * is not supported; name what to show, as in RETURN a, b");
    do {
      ReturnItem item;
      item.value = read_expression(in_);
      item.name = item.value->text;
      if (in_.accept("as")) item.name = in_.name("expected a name after AS");
      query_.items.push_back(std::move(item));
    } while (in_.symbol_if(","));
  }

  // Patterns.

  ChainPattern chain() {
    ChainPattern out;
    if (in_.is(Kind::kName) && in_.symbol("=", 1)) {
      in_.fail("naming a whole path is not supported; name its edge, as in (a)-[r*1..3]-(b)");
    }
    out.nodes.push_back(node());
    while (in_.symbol("-") || in_.symbol("<")) {
      out.edges.push_back(edge());
      out.nodes.push_back(node());
    }
    return out;
  }

  NodePattern node() {
    NodePattern out;
    out.offset = in_.token().begin;
    in_.expect("(", "expected a node, as in (a:person)");
    if (in_.is(Kind::kName)) out.variable = in_.take().text;
    while (in_.symbol_if(":")) {
      do out.labels.push_back(in_.name("expected a type after ':', as in (a:person)"));
      while (in_.symbol_if("|"));
    }
    if (in_.symbol("{")) out.properties = properties();
    in_.expect(")", "expected ')' to close the node");
    return out;
  }

  EdgePattern edge() {
    EdgePattern out;
    out.offset = in_.token().begin;
    const bool in = in_.symbol_if("<");
    in_.expect("-", "expected '-' as in <-[r]-");
    if (in_.symbol_if("[")) {
      if (in_.is(Kind::kName)) out.variable = in_.take().text;
      if (in_.symbol_if(":")) {
        do {
          in_.symbol_if(":");
          out.relations.push_back(in_.name("expected a relation after ':', as in -[:acquired]->"));
        } while (in_.symbol_if("|"));
      }
      if (in_.symbol("*")) hops(out);
      if (in_.symbol("{")) out.properties = properties();
      in_.expect("]", "expected ']' to close the edge");
    }
    in_.expect("-", "expected '-' after the edge, as in -[r]->");
    const bool out_arrow = in_.symbol_if(">");
    if (in != out_arrow) out.direction = in ? Direction::kIn : Direction::kOut;
    return out;
  }

  void hops(EdgePattern& edge) {
    const std::size_t offset = in_.token().begin;
    in_.take();
    edge.path = true;
    edge.least = 1;
    edge.most = 0;
    if (in_.is(Kind::kNumber)) edge.most = edge.least = in_.whole_number("*");
    if (in_.symbol_if("..")) {
      edge.most = in_.is(Kind::kNumber) ? in_.whole_number("..") : 0;
    }
    if (edge.most == 0 || edge.most > kMostHops) {
      in_.fail(offset,
               "say how many facts at most, up to " + std::to_string(kMostHops) + ", as in *1..3");
    }
    if (edge.least < 1 || edge.least > edge.most)
      in_.fail(offset, "expected *LEAST..MOST, as in *1..3");
  }

  std::vector<PropertyPattern> properties() {
    std::vector<PropertyPattern> out;
    in_.take();
    do {
      PropertyPattern property;
      property.name = in_.name("expected a property, as in {name: \"Oslo\"}");
      in_.expect(":", "expected ':' and a value, as in {name: \"Oslo\"}");
      property.value = read_operand(in_);
      if (property.value->operation != Operation::kLiteral) {
        in_.fail(property.value->offset, "expected a text, a number, true or false");
      }
      out.push_back(std::move(property));
    } while (in_.symbol_if(","));
    in_.expect("}", "expected '}' or ',' and another property");
    return out;
  }

  MatchReader in_;
  MatchQuery query_;
};

}  // namespace

MatchQuery parse_match(std::string_view text) { return Parser(text).run(); }

}  // namespace weft
