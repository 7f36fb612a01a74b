// SPDX-License-Identifier: Apache-2.0
//
//   export_tokens VIEW OUT_FOLDER [--pack FOLDER] --train [DOMAIN=]FILE... [--test [DOMAIN=]FILE...]
//
// Writes treebanks as numbers for training/neural/train.py: for every file NAME.bin holds, as
// little-endian int32, the count of sentences, their lengths, and per token head (0 the root, else
// 1-based), relation, UPOS, XPOS, then per column the count of ids and the ids. meta.json
// names columns and labels; COLUMN.vocabulary holds the keys of a column's own rows. Labels and
// vocabularies come from the --train files alone. --pack finds morphemes with that pack's stage.
#include <cstdio>
#include <iostream>
#include <map>
#include <set>

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

struct Tables {
  Labels relations, upos, xpos;
  std::vector<std::vector<std::uint32_t>> vocabularies;
};

Tables tables_of(const TokenView& view, const std::vector<Treebank>& train) {
  Tables tables;
  std::vector<std::map<std::uint32_t, int>> seen(view.columns.size());
  TokenHashes hashes;
  for (const Treebank& bank : train) {
    for (const Token& token : bank.document.tokens) {
      tables.relations.count(token.deprel);
      tables.upos.count(std::string(upos_name(token.upos)));
      tables.xpos.count(token.xpos);
      view.collect(bank.document, token, hashes);
      for (std::size_t c = 0; c < view.columns.size(); ++c) {
        if (view.columns[c].hashed_rows > 0) continue;
        for (const std::uint64_t hash : hashes.column(c)) ++seen[c][vocabulary_key(hash)];
      }
    }
  }
  tables.relations.number(3);
  tables.upos.number(1);
  tables.xpos.number(3);
  for (const auto& counts : seen) {
    std::vector<std::uint32_t>& keys = tables.vocabularies.emplace_back();
    for (const auto& [key, count] : counts) {
      if (count >= 2) keys.push_back(key);
    }
  }
  return tables;
}

std::string bytes_of(const auto& numbers) {
  return {reinterpret_cast<const char*>(numbers.data()), numbers.size() * sizeof(numbers[0])};
}

std::string export_treebank(const TokenView& view, const Tables& tables, const Document& d) {
  Numbers out{static_cast<std::int32_t>(d.sentences.size())};
  for (const Sentence& s : d.sentences) out.push_back(static_cast<std::int32_t>(s.tokens.size()));
  TokenHashes hashes;
  for (const Sentence& s : d.sentences) {
    for (std::uint32_t t = s.tokens.begin; t < s.tokens.end; ++t) {
      const Token& token = d.tokens[t];
      out.push_back(token.head == kNone ? 0
                                        : static_cast<std::int32_t>(token.head - s.tokens.begin) + 1);
      out.push_back(tables.relations.find(token.deprel));
      out.push_back(tables.upos.find(std::string(upos_name(token.upos))));
      out.push_back(tables.xpos.find(token.xpos));
      view.collect(d, token, hashes);
      for (std::size_t c = 0; c < view.columns.size(); ++c) {
        const auto column = hashes.column(c);
        out.push_back(static_cast<std::int32_t>(column.size()));
        for (const std::uint64_t hash : column) {
          out.push_back(static_cast<std::int32_t>(
              column_row(view.columns[c], tables.vocabularies[c], hash)));
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
  const auto read = [&](const std::vector<std::string>& names) {
    std::vector<Treebank> banks;
    for (const std::string& name : names) {
      banks.push_back(read_treebank(name));
      if (!lists["--pack"].empty()) find_morphemes(banks.back().document, lists["--pack"].front());
    }
    return banks;
  };
  const auto write = [&](const Tables& tables, const std::vector<std::string>& names,
                         const std::vector<Treebank>& banks) {
    for (std::size_t i = 0; i < names.size(); ++i) {
      std::string name = names[i].substr(names[i].rfind('/') + 1);
      name.resize(name.rfind('.'));
      files.emplace(name, banks[i].domain);
      write_whole_file(folder + name + ".bin", export_treebank(*view, tables, banks[i].document));
    }
  };
  const std::vector<Treebank> train = read(lists["--train"]);
  const Tables tables = tables_of(*view, train);
  write(tables, lists["--train"], train);
  write(tables, lists["--test"], read(lists["--test"]));
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
