// SPDX-License-Identifier: Apache-2.0
//
// A MATCH query as written. Offsets count bytes of the text, for errors found later.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "weft/graph/match.h"

namespace weft {

struct Expression;
using ExpressionPtr = std::unique_ptr<Expression>;

enum class Operation {
  kLiteral,
  kList,
  kVariable,
  kProperty,  // of the variable in its first operand
  kCall,
  kEqual,
  kUnequal,
  kLess,
  kLessEqual,
  kGreater,
  kGreaterEqual,
  kAnd,
  kOr,
  kXor,
  kNot,
  kIn,
  kContains,
  kStartsWith,
  kEndsWith,
  kIsNull,
  kIsNotNull,
};

struct Expression {
  Operation operation = Operation::kLiteral;
  MatchValue literal;
  std::string name;       // of a variable, property or function, functions in small letters
  bool distinct = false;  // count(DISTINCT x)
  bool star = false;      // count(*)
  std::vector<ExpressionPtr> operands;
  bool edge = false;       // of a variable, once the pattern is known: an edge's, else a node's
  std::size_t number = 0;  // of that edge or node in the Pattern
  std::size_t offset = 0;
  std::string text;  // as written, which names its column
};

struct PropertyPattern {
  std::string name;
  ExpressionPtr value;
};

struct NodePattern {
  std::string variable;  // empty if it has none
  std::vector<std::string> labels;
  std::vector<PropertyPattern> properties;
  std::size_t offset = 0;
};

enum class Direction { kOut, kIn, kBoth };

struct EdgePattern {
  std::string variable;
  std::vector<std::string> relations;  // any where there are none
  std::vector<PropertyPattern> properties;
  Direction direction = Direction::kBoth;
  std::size_t least = 1;
  std::size_t most = 1;
  bool path = false;  // written with '*': its variable is a path even of one fact
  std::size_t offset = 0;
};

// nodes[0] edges[0] nodes[1] edges[1] ...
struct ChainPattern {
  std::vector<NodePattern> nodes;
  std::vector<EdgePattern> edges;
};

struct ReturnItem {
  ExpressionPtr value;
  std::string name;
};

struct OrderItem {
  ExpressionPtr value;
  bool descending = false;
};

struct MatchQuery {
  std::vector<ChainPattern> chains;
  ExpressionPtr where;
  std::vector<ReturnItem> items;
  bool distinct = false;
  std::vector<OrderItem> order;
  std::size_t skip = 0;
  std::optional<std::size_t> limit;
};

MatchQuery parse_match(std::string_view text);

bool is_aggregate(const Expression& expression);  // itself or any of its operands

}  // namespace weft
