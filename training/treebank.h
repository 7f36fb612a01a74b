// SPDX-License-Identifier: Apache-2.0
//
// Treebank files as Documents, and the seeded order in which trainers walk through sentences.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "weft/core/document.h"

namespace weft {

struct Treebank {
  std::string domain;  // "" or the mark whose own copies of features it trains
  Document document;
};

// "FILE" or "DOMAIN=FILE". Throws IoError or FormatError.
Treebank read_treebank(const std::string& argument);
// Replaces the treebank's morphemes by those that the pack's own "morphemes" stage finds, so that
// what is trained on them sees the tags and the mistakes that it will see in use. Keeps the gold
// UPOS.
void find_morphemes(Document& document, const std::string& pack_folder);
std::string read_whole_file(const std::string& path);
void write_whole_file(const std::string& path, const std::string& bytes);

struct SentenceRef {
  std::size_t treebank;
  std::size_t sentence;
};

// All sentences in a random order of their own for each epoch; the same on every machine.
std::vector<SentenceRef> shuffled_sentences(const std::vector<Treebank>& treebanks,
                                            std::uint64_t seed);

}  // namespace weft
