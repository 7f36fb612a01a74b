// SPDX-License-Identifier: Apache-2.0
#include "graph/match/match_expressions.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "weft/core/utf8.h"

namespace weft {
namespace {

using Kind = MatchToken::Kind;

constexpr int kDepth = 200;

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

// Recursive descent.
class ExpressionParser {
 public:
  explicit ExpressionParser(MatchReader& in) : in_(in) {}

  ExpressionPtr expression(int depth) {
    if (depth > kDepth) in_.fail("this is nested too deeply");
    return joined("or", Operation::kOr, [&] { return exclusive(depth); });
  }

  ExpressionPtr primary(int depth) {
    if (depth > kDepth) in_.fail("this is nested too deeply");
    const MatchToken& t = in_.token();
    if (t.kind == Kind::kString) return literal({t.text});
    if (t.kind == Kind::kNumber) return literal({number()});
    if (in_.symbol("-") && in_.token(1).kind == Kind::kNumber) {
      in_.take();
      return literal({-number()});
    }
    if (in_.keyword("true")) return literal({true});
    if (in_.keyword("false")) return literal({false});
    if (in_.keyword("null")) return literal({});
    if (in_.symbol("[")) return list(depth);
    if (in_.symbol("(")) {
      in_.take();
      ExpressionPtr inner = expression(depth + 1);
      in_.expect(")", "expected ')'");
      return inner;
    }
    if (t.kind != Kind::kName) {
      in_.fail(
          "expected a value: a text in quotes, a number, a name from the pattern, or "
          "name.property");
    }
    return in_.symbol("(", 1) ? call(depth) : variable();
  }

 private:
  ExpressionPtr made(Operation operation, ExpressionPtr left, ExpressionPtr right = nullptr) const {
    auto out = std::make_unique<Expression>();
    out->operation = operation;
    out->offset = left->offset;
    out->operands.push_back(std::move(left));
    if (right) out->operands.push_back(std::move(right));
    return named(std::move(out));
  }

  ExpressionPtr named(ExpressionPtr expression) const {
    expression->text = in_.words_since(expression->offset);
    return expression;
  }

  // Operands with the word between them, from left to right.
  ExpressionPtr joined(std::string_view word, Operation operation, const auto& operand) {
    ExpressionPtr left = operand();
    while (in_.accept(word)) {
      ExpressionPtr right = operand();
      left = made(operation, std::move(left), std::move(right));
    }
    return left;
  }

  ExpressionPtr exclusive(int depth) {
    return joined("xor", Operation::kXor, [&] { return conjunction(depth); });
  }

  ExpressionPtr conjunction(int depth) {
    return joined("and", Operation::kAnd, [&] { return negation(depth); });
  }

  ExpressionPtr negation(int depth) {
    if (depth > kDepth) in_.fail("this is nested too deeply");
    const std::size_t offset = in_.token().begin;
    if (!in_.accept("not")) return comparison(depth);
    ExpressionPtr out = made(Operation::kNot, negation(depth + 1));
    out->offset = offset;
    return named(std::move(out));
  }

  ExpressionPtr comparison(int depth) {
    ExpressionPtr left = primary(depth);
    for (const Comparison& c : kComparisons) {
      if (in_.symbol_if(c.symbol)) {
        ExpressionPtr right = primary(depth);
        return made(c.operation, std::move(left), std::move(right));
      }
    }
    if (in_.accept("in")) {
      ExpressionPtr right = primary(depth);
      return made(Operation::kIn, std::move(left), std::move(right));
    }
    if (in_.accept("contains")) {
      ExpressionPtr right = primary(depth);
      return made(Operation::kContains, std::move(left), std::move(right));
    }
    for (const bool begin : {true, false}) {
      if (!in_.accept(begin ? "starts" : "ends")) continue;
      if (!in_.accept("with")) in_.fail("expected WITH, as in a.name STARTS WITH \"New\"");
      ExpressionPtr right = primary(depth);
      return made(begin ? Operation::kStartsWith : Operation::kEndsWith, std::move(left),
                  std::move(right));
    }
    if (in_.accept("is")) {
      const bool no = in_.accept("not");
      if (!in_.accept("null")) in_.fail("expected NULL, as in r.price IS NOT NULL");
      return made(no ? Operation::kIsNotNull : Operation::kIsNull, std::move(left));
    }
    return left;
  }

  ExpressionPtr literal(MatchValue value) {
    auto out = std::make_unique<Expression>();
    out->offset = in_.token().begin;
    out->literal = std::move(value);
    in_.take();
    return named(std::move(out));
  }

  ExpressionPtr list(int depth) {
    auto out = std::make_unique<Expression>();
    out->operation = Operation::kList;
    out->offset = in_.token().begin;
    in_.take();
    if (!in_.symbol("]")) {
      do out->operands.push_back(primary(depth + 1));
      while (in_.symbol_if(","));
    }
    in_.expect("]", "expected ']' or ',' and another value");
    return named(std::move(out));
  }

  ExpressionPtr variable() {
    auto out = std::make_unique<Expression>();
    out->operation = Operation::kVariable;
    out->offset = in_.token().begin;
    out->name = in_.take().text;
    out = named(std::move(out));
    // "r.price.unit": a qualifier may have properties too.
    while (in_.symbol_if(".")) {
      std::string property = in_.name("expected a property after '.', as in a.name");
      out = made(Operation::kProperty, std::move(out));
      out->name = std::move(property);
    }
    return out;
  }

  ExpressionPtr call(int depth) {
    auto out = std::make_unique<Expression>();
    out->operation = Operation::kCall;
    out->offset = in_.token().begin;
    out->name = to_lower(in_.token().text);
    if (out->name == "tolower") out->name = "lower";
    if (out->name == "toupper") out->name = "upper";
    const bool known =
        std::find(kAggregates.begin(), kAggregates.end(), out->name) != kAggregates.end() ||
        std::find(kFunctions.begin(), kFunctions.end(), out->name) != kFunctions.end();
    if (!known) {
      std::string names;
      for (const std::string_view n : kAggregates) names += std::string(n) + ", ";
      for (const std::string_view n : kFunctions) names += std::string(n) + ", ";
      in_.fail("there is no function " + out->name + "; there are " +
               names.substr(0, names.size() - 2));
    }
    in_.take();
    in_.take();
    out->distinct = in_.accept("distinct");
    if (in_.symbol("*") && out->name == "count") {
      in_.take();
      out->star = true;
    } else {
      do out->operands.push_back(expression(depth + 1));
      while (in_.symbol_if(","));
    }
    in_.expect(")", "expected ')'");
    return named(std::move(out));
  }

  double number() const {
    const std::string& text = in_.token().text;
    double out = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    if (error != std::errc() || end != text.data() + text.size()) {
      in_.fail("this number is too large, or none");
    }
    return out;
  }

  MatchReader& in_;
};

}  // namespace

ExpressionPtr read_expression(MatchReader& in) { return ExpressionParser(in).expression(0); }
ExpressionPtr read_operand(MatchReader& in) { return ExpressionParser(in).primary(0); }

bool is_aggregate(const Expression& expression) {
  if (expression.operation == Operation::kCall &&
      std::find(kAggregates.begin(), kAggregates.end(), expression.name) != kAggregates.end()) {
    return true;
  }
  return std::any_of(expression.operands.begin(), expression.operands.end(),
                     [](const ExpressionPtr& e) { return is_aggregate(*e); });
}

}  // namespace weft
