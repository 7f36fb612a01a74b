// SPDX-License-Identifier: Apache-2.0
//
// Recursive descent over openCypher's grammar, as far as match.h tells. What else Cypher has is
// named in the error.
#include <algorithm>
#include <array>
#include <charconv>

#include "graph/match/match_lexer.h"
#include "graph/match/match_query.h"
#include "weft/core/utf8.h"
#include "weft/graph/query.h"

namespace weft {
namespace {

using Kind = MatchToken::Kind;

constexpr std::size_t kMostHops = 8;
constexpr int kDepth = 200;

constexpr std::array<std::string_view, 14> kUnsupported = {
    "create", "merge", "delete", "detach",   "set",     "remove", "with",
    "unwind", "union", "call",   "optional", "foreach", "load",   "using"};

struct Comparison {
  std::string_view symbol;
  Operation operation;
};
constexpr std::array<Comparison, 6> kComparisons = {{{"=", Operation::kEqual},
                                                     {"<>", Operation::kUnequal},
                                                     {"<=", Operation::kLessEqual},
                                                     {">=", Operation::kGreaterEqual},
                                                     {"<", Operation::kLess},
                                                     {">", Operation::kGreater}}};

constexpr std::array<std::string_view, 6> kAggregates = {"count", "min", "max",
                                                         "sum",   "avg", "collect"};
constexpr std::array<std::string_view, 10> kFunctions = {
    "type",  "labels",   "length", "size",   "lower",
    "upper", "coalesce", "quote",  "source", "evidence_count"};

class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text), tokens_(match_tokens(text)) {}

  MatchQuery run() {
    refuse_unsupported();
    if (!keyword("match")) fail("a query begins with MATCH, as in MATCH (a)-[r]->(b) RETURN a, b");
    while (accept("match")) {
      do query_.chains.push_back(chain());
      while (symbol_if(","));
      refuse_unsupported();
      if (accept("where")) add_where(expression());
      refuse_unsupported();
    }
    if (!accept("return")) fail("expected RETURN and what to show, as in RETURN a.name");
    read_return();
    if (accept("order")) {
      if (!accept("by")) fail("expected BY after ORDER");
      do {
        OrderItem item;
        item.value = expression();
        if (accept("desc") || accept("descending"))
          item.descending = true;
        else if (!accept("asc"))
          accept("ascending");
        query_.order.push_back(std::move(item));
      } while (symbol_if(","));
    }
    if (accept("skip")) query_.skip = whole_number("SKIP");
    if (accept("limit")) query_.limit = whole_number("LIMIT");
    symbol_if(";");
    refuse_unsupported();
    if (token().kind != Kind::kEnd)
      fail("expected the query to end here, or ORDER BY, SKIP or LIMIT");
    return std::move(query_);
  }

 private:
  const MatchToken& token(std::size_t ahead = 0) const {
    return tokens_[std::min(at_ + ahead, tokens_.size() - 1)];
  }
  [[noreturn]] void fail(const std::string& message) const { fail(token().begin, message); }
  [[noreturn]] void fail(std::size_t offset, const std::string& message) const {
    throw QuerySyntaxError(text_, offset, message);
  }

  bool keyword(std::string_view word, std::size_t ahead = 0) const {
    const MatchToken& t = token(ahead);
    return t.kind == Kind::kName && !t.quoted && to_lower(t.text) == word;
  }
  bool accept(std::string_view word) {
    if (!keyword(word)) return false;
    ++at_;
    return true;
  }
  bool symbol(std::string_view text, std::size_t ahead = 0) const {
    return token(ahead).kind == Kind::kSymbol && token(ahead).text == text;
  }
  bool symbol_if(std::string_view text) {
    if (!symbol(text)) return false;
    ++at_;
    return true;
  }
  void expect(std::string_view text, const std::string& message) {
    if (!symbol_if(text)) fail(message);
  }

  void refuse_unsupported() const {
    for (const std::string_view word : kUnsupported) {
      if (!keyword(word)) continue;
      fail(to_lower(token().text) +
           " is not supported; there are MATCH, WHERE, RETURN, ORDER BY, SKIP and LIMIT, and a "
           "query "
           "changes nothing");
    }
  }

  std::size_t whole_number(const char* what) {
    std::size_t number = 0;
    const std::string& text = token().text;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (token().kind != Kind::kNumber || error != std::errc() || end != text.data() + text.size()) {
      fail(std::string("expected a whole number after ") + what);
    }
    ++at_;
    return number;
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
    query_.distinct = accept("distinct");
    if (symbol("*")) fail("RETURN * is not supported; name what to show, as in RETURN a, b");
    do {
      ReturnItem item;
      item.value = expression();
      item.name = item.value->text;
      if (accept("as")) item.name = name("expected a name after AS");
      query_.items.push_back(std::move(item));
    } while (symbol_if(","));
  }

  std::string name(const std::string& message) {
    if (token().kind != Kind::kName) fail(message);
    return tokens_[at_++].text;
  }

  // Patterns.

  ChainPattern chain() {
    ChainPattern out;
    if (token().kind == Kind::kName && symbol("=", 1)) {
      fail("naming a whole path is not supported; name its edge, as in (a)-[r*1..3]-(b)");
    }
    out.nodes.push_back(node());
    while (symbol("-") || symbol("<")) {
      out.edges.push_back(edge());
      out.nodes.push_back(node());
    }
    return out;
  }

  NodePattern node() {
    NodePattern out;
    out.offset = token().begin;
    expect("(", "expected a node, as in (a:person)");
    if (token().kind == Kind::kName) out.variable = tokens_[at_++].text;
    while (symbol_if(":")) {
      do out.labels.push_back(name("expected a type after ':', as in (a:person)"));
      while (symbol_if("|"));
    }
    if (symbol("{")) out.properties = properties();
    expect(")", "expected ')' to close the node");
    return out;
  }

  EdgePattern edge() {
    EdgePattern out;
    out.offset = token().begin;
    const bool in = symbol_if("<");
    expect("-", "expected '-' as in <-[r]-");
    if (symbol_if("[")) {
      if (token().kind == Kind::kName) out.variable = tokens_[at_++].text;
      if (symbol_if(":")) {
        do {
          symbol_if(":");
          out.relations.push_back(name("expected a relation after ':', as in -[:acquired]->"));
        } while (symbol_if("|"));
      }
      if (symbol("*")) hops(out);
      if (symbol("{")) out.properties = properties();
      expect("]", "expected ']' to close the edge");
    }
    expect("-", "expected '-' after the edge, as in -[r]->");
    const bool out_arrow = symbol_if(">");
    if (in != out_arrow) out.direction = in ? Direction::kIn : Direction::kOut;
    return out;
  }

  void hops(EdgePattern& edge) {
    const std::size_t offset = token().begin;
    ++at_;
    edge.path = true;
    edge.least = 1;
    edge.most = 0;
    if (token().kind == Kind::kNumber) edge.most = edge.least = whole_number("*");
    if (symbol_if("..")) {
      edge.most = token().kind == Kind::kNumber ? whole_number("..") : 0;
    }
    if (edge.most == 0 || edge.most > kMostHops) {
      fail(offset,
           "say how many facts at most, up to " + std::to_string(kMostHops) + ", as in *1..3");
    }
    if (edge.least < 1 || edge.least > edge.most)
      fail(offset, "expected *LEAST..MOST, as in *1..3");
  }

  std::vector<PropertyPattern> properties() {
    std::vector<PropertyPattern> out;
    ++at_;
    do {
      PropertyPattern property;
      property.name = name("expected a property, as in {name: \"Oslo\"}");
      expect(":", "expected ':' and a value, as in {name: \"Oslo\"}");
      property.value = primary(0);
      if (property.value->operation != Operation::kLiteral) {
        fail(property.value->offset, "expected a text, a number, true or false");
      }
      out.push_back(std::move(property));
    } while (symbol_if(","));
    expect("}", "expected '}' or ',' and another property");
    return out;
  }

  // Expressions, the loosest operator first.

  ExpressionPtr made(Operation operation, ExpressionPtr left, ExpressionPtr right = nullptr) const {
    auto out = std::make_unique<Expression>();
    out->operation = operation;
    out->offset = left->offset;
    out->operands.push_back(std::move(left));
    if (right) out->operands.push_back(std::move(right));
    return named(std::move(out));
  }

  ExpressionPtr named(ExpressionPtr expression) const {
    const std::size_t end = at_ == 0 ? 0 : tokens_[at_ - 1].end;
    expression->text = std::string(text_.substr(expression->offset, end - expression->offset));
    return expression;
  }

  ExpressionPtr expression(int depth = 0) {
    if (depth > kDepth) fail("this is nested too deeply");
    ExpressionPtr left = exclusive(depth);
    while (accept("or")) {
      ExpressionPtr right = exclusive(depth);
      left = made(Operation::kOr, std::move(left), std::move(right));
    }
    return left;
  }

  ExpressionPtr exclusive(int depth) {
    ExpressionPtr left = conjunction(depth);
    while (accept("xor")) {
      ExpressionPtr right = conjunction(depth);
      left = made(Operation::kXor, std::move(left), std::move(right));
    }
    return left;
  }

  ExpressionPtr conjunction(int depth) {
    ExpressionPtr left = negation(depth);
    while (accept("and")) {
      ExpressionPtr right = negation(depth);
      left = made(Operation::kAnd, std::move(left), std::move(right));
    }
    return left;
  }

  ExpressionPtr negation(int depth) {
    if (depth > kDepth) fail("this is nested too deeply");
    const std::size_t offset = token().begin;
    if (!accept("not")) return comparison(depth);
    ExpressionPtr out = made(Operation::kNot, negation(depth + 1));
    out->offset = offset;
    return named(std::move(out));
  }

  ExpressionPtr comparison(int depth) {
    ExpressionPtr left = primary(depth);
    for (const Comparison& c : kComparisons) {
      if (symbol_if(c.symbol)) {
        ExpressionPtr right = primary(depth);
        return made(c.operation, std::move(left), std::move(right));
      }
    }
    if (accept("in")) {
      ExpressionPtr right = primary(depth);
      return made(Operation::kIn, std::move(left), std::move(right));
    }
    if (accept("contains")) {
      ExpressionPtr right = primary(depth);
      return made(Operation::kContains, std::move(left), std::move(right));
    }
    for (const bool begin : {true, false}) {
      if (!accept(begin ? "starts" : "ends")) continue;
      if (!accept("with")) fail("expected WITH, as in a.name STARTS WITH \"New\"");
      ExpressionPtr right = primary(depth);
      return made(begin ? Operation::kStartsWith : Operation::kEndsWith, std::move(left),
                  std::move(right));
    }
    if (accept("is")) {
      const bool no = accept("not");
      if (!accept("null")) fail("expected NULL, as in r.price IS NOT NULL");
      return made(no ? Operation::kIsNotNull : Operation::kIsNull, std::move(left));
    }
    return left;
  }

  ExpressionPtr literal(MatchValue value) {
    auto out = std::make_unique<Expression>();
    out->offset = token().begin;
    out->literal = std::move(value);
    ++at_;
    return named(std::move(out));
  }

  ExpressionPtr primary(int depth) {
    if (depth > kDepth) fail("this is nested too deeply");
    const MatchToken& t = token();
    if (t.kind == Kind::kString) return literal({t.text});
    if (t.kind == Kind::kNumber) return literal({std::stod(t.text)});
    if (symbol("-") && token(1).kind == Kind::kNumber) {
      ++at_;
      return literal({-std::stod(token().text)});
    }
    if (keyword("true")) return literal({true});
    if (keyword("false")) return literal({false});
    if (keyword("null")) return literal({});
    if (symbol("[")) return list(depth);
    if (symbol("(")) {
      ++at_;
      ExpressionPtr inner = expression(depth + 1);
      expect(")", "expected ')'");
      return inner;
    }
    if (t.kind != Kind::kName) {
      fail(
          "expected a value: a text in quotes, a number, a name from the pattern, or "
          "name.property");
    }
    return symbol("(", 1) ? call(depth) : variable();
  }

  ExpressionPtr list(int depth) {
    auto out = std::make_unique<Expression>();
    out->operation = Operation::kList;
    out->offset = token().begin;
    ++at_;
    if (!symbol("]")) {
      do out->operands.push_back(primary(depth + 1));
      while (symbol_if(","));
    }
    expect("]", "expected ']' or ',' and another value");
    return named(std::move(out));
  }

  ExpressionPtr variable() {
    auto out = std::make_unique<Expression>();
    out->operation = Operation::kVariable;
    out->offset = token().begin;
    out->name = tokens_[at_++].text;
    out = named(std::move(out));
    // "r.price.unit": a qualifier may have properties too.
    while (symbol_if(".")) {
      std::string property = name("expected a property after '.', as in a.name");
      out = made(Operation::kProperty, std::move(out));
      out->name = std::move(property);
    }
    return out;
  }

  ExpressionPtr call(int depth) {
    auto out = std::make_unique<Expression>();
    out->operation = Operation::kCall;
    out->offset = token().begin;
    out->name = to_lower(tokens_[at_].text);
    if (out->name == "tolower") out->name = "lower";
    if (out->name == "toupper") out->name = "upper";
    const bool known =
        std::find(kAggregates.begin(), kAggregates.end(), out->name) != kAggregates.end() ||
        std::find(kFunctions.begin(), kFunctions.end(), out->name) != kFunctions.end();
    if (!known) {
      std::string names;
      for (const std::string_view n : kAggregates) names += std::string(n) + ", ";
      for (const std::string_view n : kFunctions) names += std::string(n) + ", ";
      fail("there is no function " + out->name + "; there are " +
           names.substr(0, names.size() - 2));
    }
    at_ += 2;
    out->distinct = accept("distinct");
    if (symbol("*") && out->name == "count") {
      ++at_;
      out->star = true;
    } else {
      do out->operands.push_back(expression(depth + 1));
      while (symbol_if(","));
    }
    expect(")", "expected ')'");
    return named(std::move(out));
  }

  std::string_view text_;
  std::vector<MatchToken> tokens_;
  std::size_t at_ = 0;
  MatchQuery query_;
};

}  // namespace

MatchQuery parse_match(std::string_view text) { return Parser(text).run(); }

bool is_aggregate(const Expression& expression) {
  if (expression.operation == Operation::kCall &&
      std::find(kAggregates.begin(), kAggregates.end(), expression.name) != kAggregates.end()) {
    return true;
  }
  return std::any_of(expression.operands.begin(), expression.operands.end(),
                     [](const ExpressionPtr& e) { return is_aggregate(*e); });
}

}  // namespace weft
