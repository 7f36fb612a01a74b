// SPDX-License-Identifier: Apache-2.0
//
// What is fuzzed: a function per reader or parser that takes any bytes. It returns, also where
// Weft refuses the bytes with an Error; anything else, a crash, a sanitizer's report, another
// exception or a broken promise, is a finding. tests/fuzz/corpus/NAME holds the seeds and past
// findings of a target, which every build replays; `make fuzz` looks for more.
#pragma once

#include <functional>
#include <span>
#include <string_view>

namespace weft::fuzz {

struct Target {
  std::string_view name;
  void (*run)(std::string_view bytes);
};

std::span<const Target> targets();

// Calls `work`, which may refuse its input with a weft::Error.
void may_refuse(const std::function<void()>& work);
// Ends the program with the message where `holds` is false.
void promise(bool holds, const char* message);

void text(std::string_view bytes);
void plain(std::string_view bytes);
void html(std::string_view bytes);
void markdown(std::string_view bytes);
void json_lines(std::string_view bytes);
void conllu(std::string_view bytes);
void query(std::string_view bytes);
void match(std::string_view bytes);
void find(std::string_view bytes);
void ontology(std::string_view bytes);
void gazetteer(std::string_view bytes);
void pack(std::string_view bytes);
void weights(std::string_view bytes);
void graphml(std::string_view bytes);
void import_jsonl(std::string_view bytes);
void import_nquads(std::string_view bytes);
void import_tsv(std::string_view bytes);
void graph_file(std::string_view bytes);
void graph_image(std::string_view bytes);
void extract(std::string_view bytes);

}  // namespace weft::fuzz
