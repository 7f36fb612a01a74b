// SPDX-License-Identifier: Apache-2.0
//
// SQL over a graph file, for reading alone:
//
//   weft::GraphSql sql("graph.db");
//   weft::Table found = sql.query("SELECT subject, object FROM triples WHERE relation =
//   'founded'");
//
// The tables and views are those of docs/formats.md. Whatever would write, attach another file or
// change a setting is refused before it runs. For one thread at a time.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "weft/export/table_writer.h"

namespace weft {

class GraphSql {
 public:
  // Throws IoError or FormatError as load_graph() does.
  explicit GraphSql(const std::string& path);
  ~GraphSql();
  GraphSql(const GraphSql&) = delete;
  GraphSql& operator=(const GraphSql&) = delete;

  // One statement. Throws QuerySyntaxError (weft/graph/query.h) with the place where SQLite tells
  // it. `stop` is asked now and then; where it says true the query ends with UsageError.
  Table query(std::string_view statement, const std::function<bool()>& stop = {});

  // Names of tables and views, for completion.
  std::vector<std::string> tables();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace weft
