// SPDX-License-Identifier: Apache-2.0
//
// What documents speak of: two that name the same rare things likely mean the same person by the
// same family name.
#pragma once

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "graph/merging/name_forms.h"

namespace weft {

class Contexts {
 public:
  // `forms` has the form of each appearance, `document_of` its document; documents ascend.
  Contexts(const std::vector<const ComparedName*>& forms,
           const std::vector<std::uint32_t>& document_of);

  // What the names that documents of the two share add to the log odds that two appearances are
  // one: that of the pair of documents that share most, of the first few of each side. Names of
  // which one word stands in `words` say nothing. Appearances ascend.
  double shared(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b,
                const std::vector<std::string>& words) const;

 private:
  std::vector<std::uint32_t> documents(std::span<const std::uint32_t> appearances) const;
  std::span<const std::uint32_t> names(std::uint32_t document) const;
  double weight(std::uint32_t name) const;

  const std::vector<std::uint32_t>& document_of_;
  std::vector<std::uint32_t> begin_;              // of documents, in names_
  std::vector<std::uint32_t> names_;              // numbers of names, in order within a document
  std::vector<const ComparedName*> form_;         // by name
  std::vector<std::uint32_t> documents_of_name_;  // how many
};

}  // namespace weft
