// SPDX-License-Identifier: Apache-2.0
//
// What stops the work is thrown as an Error; what a reader should know of a document that was still
// read is a Diagnostic in it. Every message names the place, the cause and what to do next.
#pragma once

#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>

namespace weft {

class Error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// A file could not be opened, read, written or renamed.
class IoError : public Error {
 public:
  using Error::Error;
};

// The caller asked for something that does not exist or makes no sense.
class UsageError : public Error {
 public:
  using Error::Error;
};

// Where a malformed input is wrong. Lines and columns count from 1, columns in code points; offset
// counts bytes from 0. Unknown parts are left out.
struct FormatPlace {
  std::string file;
  std::optional<std::size_t> line;
  std::optional<std::size_t> column;
  std::optional<std::size_t> offset;
};

// what() reads "FILE:LINE:COLUMN: message" or "FILE: at byte OFFSET: message".
class FormatError : public Error {
 public:
  FormatError(FormatPlace place, const std::string& message);
  const FormatPlace& place() const { return place_; }

 private:
  FormatPlace place_;
};

struct Diagnostic {
  enum class Severity { kNote, kWarning, kError };
  Severity severity = Severity::kWarning;
  std::string message;
};

}  // namespace weft
