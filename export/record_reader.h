// SPDX-License-Identifier: Apache-2.0
//
// Reads what records.h writes into a GraphBuilder: articles first, each before its evidence; at the
// end what was read goes into the builder. Throws FormatError with the line that is wrong.
#pragma once

#include <memory>
#include <string>

#include "weft/export/import.h"

namespace weft {

class RecordReader {
 public:
  explicit RecordReader(std::string path);
  ~RecordReader();

  // Whose "kind" says what it is. `number` is the line of the file.
  void line(const std::string& record, std::size_t number);
  void document(const std::string& record, std::string text, std::size_t number);
  void evidence(const std::string& record, std::size_t number);
  void finish(GraphBuilder& builder, ImportResult& result);

 private:
  class Reader;
  std::unique_ptr<Reader> reader_;
};

}  // namespace weft
