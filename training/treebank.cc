// SPDX-License-Identifier: Apache-2.0
#include "training/treebank.h"

#include <fstream>
#include <iterator>
#include <random>

#include "extractor/stage.h"
#include "weft/core/conllu.h"
#include "weft/core/error.h"

namespace weft {

std::string read_whole_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw IoError(path + ": cannot read this file");
  return {std::istreambuf_iterator<char>(in), {}};
}

void write_whole_file(const std::string& path, const std::string& bytes) {
  std::ofstream out(path, std::ios::binary);
  out << bytes;
  if (!out.flush()) throw IoError(path + ": cannot write this file");
}

Treebank read_treebank(const std::string& argument) {
  const std::size_t equals = argument.find('=');
  const std::string domain = equals == std::string::npos ? "" : argument.substr(0, equals);
  const std::string path = equals == std::string::npos ? argument : argument.substr(equals + 1);
  return {domain, read_conllu(read_whole_file(path), path)};
}

void find_morphemes(Document& document, const std::string& pack_folder) {
  const auto files = folder_pack_files(pack_folder);
  const Ontology ontology;
  const StageContext context{*files,
                             ontology,
                             "",
                             {{"model", "morphemes.weights"},
                              {"dictionary", "dictionary.weights"},
                              {"rules", "morphology.tsv"}}};
  const std::vector<Token> gold = document.tokens;
  document.morphemes.clear();
  for (Token& token : document.tokens) token.morphemes = {};
  make_stage("morphemes", context)->apply(document);
  for (std::size_t t = 0; t < gold.size(); ++t) document.tokens[t].upos = gold[t].upos;
}

std::vector<SentenceRef> shuffled_sentences(const std::vector<Treebank>& treebanks,
                                            std::uint64_t seed) {
  std::vector<SentenceRef> order;
  for (std::size_t t = 0; t < treebanks.size(); ++t) {
    for (std::size_t s = 0; s < treebanks[t].document.sentences.size(); ++s)
      order.push_back({t, s});
  }
  std::mt19937_64 random(seed);
  for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
  return order;
}

}  // namespace weft
