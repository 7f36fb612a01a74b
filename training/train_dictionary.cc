// SPDX-License-Identifier: Apache-2.0
//
// Packs the words that korean_dictionary.py wrote into what WordLexicon reads. Usage:
// train_dictionary FOLDER/ko_dictionary.tsv models/ko/dictionary.weights
#include <fstream>
#include <iostream>
#include <map>

#include "extractor/morph/word_lexicon.h"
#include "extractor/morph/word_set.h"
#include "weft/core/utf8.h"

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: train_dictionary WORDS OUT\n";
    return 2;
  }
  std::ifstream in(argv[1]);
  std::map<std::uint32_t, std::uint8_t> kinds;
  std::string word;
  for (std::string kind; std::getline(in, word, '\t') && std::getline(in, kind);) {
    std::uint8_t& known = kinds[weft::word_hash(weft::decode_utf8(word))];
    known = static_cast<std::uint8_t>(known | std::stoul(kind));
  }
  weft::WeightsWriter writer;
  weft::WordLexicon::write(kinds, writer);
  const std::string bytes = writer.finish();
  std::ofstream(argv[2], std::ios::binary) << bytes;
  std::cerr << kinds.size() << " words, " << bytes.size() << " bytes\n";
  return 0;
}
