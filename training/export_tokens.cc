// SPDX-License-Identifier: Apache-2.0
//
//   export_tokens VIEW OUT_FOLDER [--pack FOLDER] --train [DOMAIN=]FILE... [--test
//   [DOMAIN=]FILE...]
//
// Writes treebanks as numbers for training/neural/train.py: for every file NAME.bin holds, as
// little-endian int32, the count of sentences, their lengths, and per token head (0 the root, else
// 1-based), relation, UPOS, XPOS, then per column the count of ids and the ids. meta.json
// names columns and labels; COLUMN.vocabulary holds the keys of a column's own rows. Labels and
// vocabularies come from the --train files alone. --pack finds morphemes with that pack's stage;
// --jackknife FOLDER... finds those of the --train files with packs of which number I has not seen
// every K-th sentence from I on (train_morphemes --folds K --fold I), so that mistakes are as
// frequent as in new text. A column's own rows are those of hashes seen --least times (default 2).
#include <algorithm>
#include <iostream>
#include <map>

#include "extractor/linear/linear_model.h"
#include "extractor/neural/token_columns.h"
#include "training/treebank.h"
#include "weft/core/error.h"

namespace weft {
namespace {

using Numbers = std::vector<std::int32_t>;

class Labels {
 public:
  void count(const std::string& label) { ++counts_[label]; }
  void number(int least) {
    for (const auto& [label, count] : counts_) {
      if (count >= least) numbers_.emplace(label, static_cast<std::int32_t>(numbers_.size()));
    }
  }
  // -1 where training has no such label: the trainer leaves the token out of the loss.
  std::int32_t find(const std::string& label) const {
    const auto it = numbers_.find(label);
    return it == numbers_.end() ? -1 : it->second;
  }
  std::string json() const {
    std::string out = "[";
    for (const auto& [label, number] : numbers_) {
      out += (number == 0 ? "\"" : ", \"") + label + "\"";
    }
    return out + "]";
  }

 private:
  std::map<std::string, int> counts_;
  std::map<std::string, std::int32_t> numbers_;
};

// A treebank as one or several packs analyse it; sentence number S counts as pack S modulo K does.
struct Analysed {
  std::vector<Treebank> versions;

  const std::string& domain() const { return versions.front().domain; }
  std::size_t sentences() const { return versions.front().document.sentences.size(); }
  const Document& of(std::size_t sentence) const {
    return versions[sentence % versions.size()].document;
  }
};

Analysed analyse(const std::string& file, const std::vector<std::string>& packs) {
  Analysed analysed{{read_treebank(file)}};
  analysed.versions.resize(std::max<std::size_t>(1, packs.size()), analysed.versions.front());
  for (std::size_t p = 0; p < packs.size(); ++p) {
    find_morphemes(analysed.versions[p].document, packs[p]);
  }
  return analysed;
}

struct Tables {
  Labels relations, upos, xpos;
  std::vector<std::vector<std::uint32_t>> vocabularies;
};

Tables tables_of(const TokenView& view, const std::vector<Analysed>& train, int least) {
  Tables tables;
  std::vector<std::map<std::uint32_t, int>> seen(view.columns.size());
  TokenHashes hashes;
  const auto see = [&](const Document& d, const Token& token) {
    tables.relations.count(token.deprel);
    tables.upos.count(std::string(upos_name(token.upos)));
    tables.xpos.count(token.xpos);
    view.collect(d, token, hashes);
    for (std::size_t c = 0; c < view.columns.size(); ++c) {
      if (view.columns[c].hashed_rows > 0) continue;
      for (const std::uint64_t hash : hashes.column(c)) ++seen[c][vocabulary_key(hash)];
    }
  };
  for (const Analysed& bank : train) {
    for (std::size_t s = 0; s < bank.sentences(); ++s) {
      const Document& d = bank.of(s);
      const IndexRange tokens = d.sentences[s].tokens;
      for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) see(d, d.tokens[t]);
    }
  }
  tables.relations.number(3);
  tables.upos.number(1);
  tables.xpos.number(3);
  for (const auto& counts : seen) {
    std::vector<std::uint32_t>& keys = tables.vocabularies.emplace_back();
    for (const auto& [key, count] : counts) {
      if (count >= least) keys.push_back(key);
    }
  }
  return tables;
}

std::string bytes_of(const auto& numbers) {
  return {reinterpret_cast<const char*>(numbers.data()), numbers.size() * sizeof(numbers[0])};
}

std::string export_treebank(const TokenView& view, const Tables& tables, const Analysed& bank) {
  Numbers out{static_cast<std::int32_t>(bank.sentences())};
  for (std::size_t i = 0; i < bank.sentences(); ++i) {
    out.push_back(static_cast<std::int32_t>(bank.of(i).sentences[i].tokens.size()));
  }
  TokenHashes hashes;
  for (std::size_t i = 0; i < bank.sentences(); ++i) {
    const Document& d = bank.of(i);
    const Sentence& s = d.sentences[i];
    for (std::uint32_t t = s.tokens.begin; t < s.tokens.end; ++t) {
      const Token& token = d.tokens[t];
      out.push_back(
          token.head == kNone ? 0 : static_cast<std::int32_t>(token.head - s.tokens.begin) + 1);
      out.push_back(tables.relations.find(token.deprel));
      out.push_back(tables.upos.find(std::string(upos_name(token.upos))));
      out.push_back(tables.xpos.find(token.xpos));
      view.collect(d, token, hashes);
      for (std::size_t c = 0; c < view.columns.size(); ++c) {
        const auto column = hashes.column(c);
        out.push_back(static_cast<std::int32_t>(column.size()));
        for (const std::uint64_t hash : column) {
          out.push_back(
              static_cast<std::int32_t>(column_row(view.columns[c], tables.vocabularies[c], hash)));
        }
      }
    }
  }
  return bytes_of(out);
}

std::string meta_json(const TokenView& view, const Tables& tables,
                      const std::map<std::string, std::string>& files) {
  std::string out = "{\"view\": \"" + std::string(view.name) + "\", \"columns\": [";
  for (std::size_t c = 0; c < view.columns.size(); ++c) {
    const TokenColumn& column = view.columns[c];
    const std::size_t rows =
        column.hashed_rows > 0 ? column.hashed_rows : tables.vocabularies[c].size() + 1;
    out += (c == 0 ? "" : ", ") + std::string("{\"name\": \"") + std::string(column.name) +
           "\", \"rows\": " + std::to_string(rows) +
           ", \"width\": " + std::to_string(column.width) +
           ", \"vocabulary\": " + (column.hashed_rows > 0 ? "false" : "true") + "}";
  }
  out += "], \"relations\": " + tables.relations.json() + ", \"upos\": " + tables.upos.json() +
         ", \"xpos\": " + (view.name == "morphemes" ? "[]" : tables.xpos.json()) + ", \"files\": [";
  bool first = true;
  for (const auto& [file, domain] : files) {
    out += std::string(first ? "" : ", ") + "{\"file\": \"" + file + "\", \"domain\": \"" + domain +
           "\"}";
    first = false;
  }
  return out + "]}\n";
}

int run(const std::vector<std::string>& arguments) {
  const TokenView* view = find_token_view(arguments[0]);
  if (view == nullptr) throw UsageError("there is no view \"" + arguments[0] + "\"");
  const std::string folder = arguments[1] + "/";
  std::map<std::string, std::vector<std::string>> lists;
  std::string list;
  for (std::size_t i = 2; i < arguments.size(); ++i) {
    if (arguments[i].starts_with("--")) {
      list = arguments[i];
    } else {
      lists[list].push_back(arguments[i]);
    }
  }
  std::map<std::string, std::string> files;
  const auto read = [&](const std::string& part, const std::vector<std::string>& packs) {
    std::vector<Analysed> banks;
    for (const std::string& name : lists[part]) banks.push_back(analyse(name, packs));
    return banks;
  };
  const auto write = [&](const Tables& tables, const std::vector<std::string>& names,
                         const std::vector<Analysed>& banks) {
    for (std::size_t i = 0; i < names.size(); ++i) {
      std::string name = names[i].substr(names[i].rfind('/') + 1);
      name.resize(name.rfind('.'));
      files.emplace(name, banks[i].domain());
      write_whole_file(folder + name + ".bin", export_treebank(*view, tables, banks[i]));
    }
  };
  const bool jackknife = !lists["--jackknife"].empty();
  const std::vector<Analysed> train = read("--train", lists[jackknife ? "--jackknife" : "--pack"]);
  const int least = lists["--least"].empty() ? 2 : std::stoi(lists["--least"].front());
  const Tables tables = tables_of(*view, train, least);
  write(tables, lists["--train"], train);
  write(tables, lists["--test"], read("--test", lists["--pack"]));
  for (std::size_t c = 0; c < view->columns.size(); ++c) {
    if (view->columns[c].hashed_rows > 0) continue;
    write_whole_file(folder + std::string(view->columns[c].name) + ".vocabulary",
                     bytes_of(tables.vocabularies[c]));
  }
  write_whole_file(folder + "meta.json", meta_json(*view, tables, files));
  return 0;
}

}  // namespace
}  // namespace weft

int main(int argc, char** argv) {
  try {
    if (argc < 4) throw weft::UsageError("export_tokens VIEW OUT --train F... [--test F...]");
    return weft::run(std::vector<std::string>(argv + 1, argv + argc));
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 2;
  }
}
