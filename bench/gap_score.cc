// SPDX-License-Identifier: Apache-2.0
// Scores the reference of pronouns on GAP
// (https://github.com/google-research-datasets/gap-coreference):
//   xzcat dev.tsv.xz | gap_score [--misses] [MODELS]
// Each line is a text with one pronoun and two names, A and B, of which at most one is meant. F1
// counts the names that share the pronoun's entity.
#include <cstddef>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include "weft/core/utf8.h"
#include "weft/extractor/extractor.h"

namespace {

enum Column { kId, kText, kPronoun, kPronounAt, kA, kAAt, kACoref, kB, kBAt, kBCoref, kColumns };

struct Counts {
  std::size_t right = 0;
  std::size_t said = 0;
  std::size_t gold = 0;
  std::size_t unread = 0;  // pronouns without a mention

  void print(std::string_view name) const {
    const double precision = said == 0 ? 0.0 : 1.0 * right / said;
    const double recall = gold == 0 ? 0.0 : 1.0 * right / gold;
    const double sum = precision + recall;
    std::cout << name << " F1 " << (sum == 0.0 ? 0.0 : 2 * precision * recall / sum)
              << "  precision " << precision << "  recall " << recall
              << "  pronouns without mention " << unread << "\n";
  }
};

std::vector<std::string> split_tabs(const std::string& line) {
  std::vector<std::string> cells(1);
  for (const char c : line) {
    if (c == '\t') {
      cells.emplace_back();
    } else if (c != '\r') {
      cells.back() += c;
    }
  }
  return cells;
}

weft::Span span_of(const std::string& text, const std::string& at, const std::string& form) {
  std::size_t byte = 0;
  for (int i = std::stoi(at); i > 0; --i) weft::next_code_point(text, byte);
  return {static_cast<std::uint32_t>(byte), static_cast<std::uint32_t>(byte + form.size())};
}

// The entity of the mention at the span: a pronoun's own, or that of a name that covers most of it.
std::uint32_t entity_at(const weft::Document& document, weft::Span span, bool pronoun) {
  for (const weft::Mention& m : document.mentions) {
    if ((m.kind == weft::MentionKind::kPronoun) != pronoun || !m.span.overlaps(span)) continue;
    if (m.kind != weft::MentionKind::kNominal) return m.entity;
  }
  return weft::kNone;
}

}  // namespace

int main(int argc, char** argv) {
  const bool misses = argc > 1 && std::string_view(argv[1]) == "--misses";
  weft::ExtractorOptions options;
  if (argc > 1 + misses) options.models = argv[1 + misses];
  options.language = "en";
  const weft::Extractor extractor(options);
  Counts all;
  std::string line;
  std::getline(std::cin, line);
  while (std::getline(std::cin, line)) {
    const std::vector<std::string> cells = split_tabs(line);
    if (cells.size() < kColumns) continue;
    weft::Article article;
    article.text = cells[kText];
    const weft::Document document = extractor.extract(std::move(article));
    const std::uint32_t meant =
        entity_at(document, span_of(cells[kText], cells[kPronounAt], cells[kPronoun]), true);
    if (meant == weft::kNone) ++all.unread;
    for (const int first : {static_cast<int>(kA), static_cast<int>(kB)}) {
      const std::uint32_t name =
          entity_at(document, span_of(cells[kText], cells[first + 1], cells[first]), false);
      const bool said = meant != weft::kNone && name == meant;
      const bool gold = cells[first + 2] == "TRUE";
      all.said += said ? 1 : 0;
      all.gold += gold ? 1 : 0;
      all.right += said && gold ? 1 : 0;
      if (misses && said != gold) {
        std::cout << (gold ? "missed " : "wrong  ") << cells[kId] << " " << cells[kPronoun] << " @"
                  << cells[kPronounAt] << " = " << cells[first] << "; is "
                  << (meant == weft::kNone ? "-" : document.entities[meant].name)
                  << (name == weft::kNone ? " (no name)" : "") << "\n  " << cells[kText] << "\n";
      }
    }
  }
  all.print("all");
}
