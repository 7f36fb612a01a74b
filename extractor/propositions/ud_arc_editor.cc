// SPDX-License-Identifier: Apache-2.0
#include "extractor/propositions/ud_arc_editor.h"

#include <algorithm>

#include "weft/core/utf8.h"

namespace weft {

UdArcEditor::UdArcEditor(const Document& document, IndexRange range, const SentenceItems& items)
    : document_(document), items_(items), range_(range) {
  for (Node n = range.begin; n < range.end; ++n) {
    const Token& t = document.tokens[n];
    arcs_.heads.push_back(range.contains(t.head) && t.head != n ? t.head : kNone);
    arcs_.relations.push_back(t.deprel);
  }
  name_at_.assign(range.size(), kNone);
  for (const std::uint32_t m : items.mentions) {
    const Mention& mention = document.mentions[m];
    if (mention.kind != MentionKind::kName || mention.tokens.empty()) continue;
    if (mention.tokens.begin < range.begin || mention.tokens.end > range.end) continue;
    names_.push_back({mention.tokens, kNone, mention.type});
  }
  std::sort(names_.begin(), names_.end(),
            [](const Name& a, const Name& b) { return a.tokens.begin < b.tokens.begin; });
  for (std::uint32_t i = 0; i < names_.size(); ++i) {
    for (Node n = names_[i].tokens.begin; n < names_[i].tokens.end; ++n) {
      name_at_[n - range.begin] = i;
    }
  }
}

void UdArcEditor::keep_tree() {
  if (sound()) {
    kept_ = arcs_;
    return;
  }
  arcs_.heads = kept_.heads;
  arcs_.relations = kept_.relations;
}

// A damaged tree with a cycle is left as it is.
bool UdArcEditor::sound() const {
  for (Node n = range_.begin; n < range_.end; ++n) {
    Node up = n;
    for (Node steps = 0; up != kNone; up = head(up)) {
      if (++steps > range_.size()) return false;
    }
  }
  return true;
}

bool UdArcEditor::below(Node n, Node ancestor) const {
  // Until keep_tree(), what mends leave may be no tree.
  for (Node steps = 0; n != kNone && steps <= range_.size(); n = head(n), ++steps) {
    if (n == ancestor) return true;
  }
  return false;
}

UdArcEditor::Node UdArcEditor::run_begin(Node from, Node ancestor, Node least) const {
  while (from > least && below(from - 1, ancestor) && !separates(from - 1)) --from;
  return from;
}

void UdArcEditor::attach(Node n, Node to, std::string_view as) {
  if (n == to || below(to, n)) return;
  head(n) = to;
  relation(n) = as;
}

bool UdArcEditor::has(Node n, std::string_view child_relation) const {
  for (Node c = range_.begin; c < range_.end; ++c) {
    if (head(c) == n && related(c, child_relation)) return true;
  }
  return false;
}

bool UdArcEditor::misread(Node n) const {
  return std::find(arcs_.verbs.begin(), arcs_.verbs.end(), n) != arcs_.verbs.end();
}

// Also one that the tagger takes for a name, though it is written small: "senator Ana Lind".
bool UdArcEditor::common_noun(Node n) const {
  if (n < range_.begin || n >= range_.end || name_at(n) != kNone || misread(n)) return false;
  std::size_t at = 0;
  const bool small = token(n).upos == Upos::kPropn && !is_upper(next_code_point(text(n), at));
  return token(n).upos == Upos::kNoun || token(n).xpos == "NN" || token(n).xpos == "NNS" || small;
}

bool UdArcEditor::separates(Node n) const {
  return token(n).upos == Upos::kPunct && (text(n) == "," || text(n) == ";");
}

bool UdArcEditor::nominal(Node n) const {
  const Upos upos = token(n).upos;
  return name_at(n) != kNone || upos == Upos::kNoun || upos == Upos::kPropn ||
         upos == Upos::kPron || upos == Upos::kNum;
}

bool UdArcEditor::finite_form(Node n) const {
  const std::string& x = token(n).xpos;
  return x == "VBD" || x == "VBZ" || x == "VBP" || x == "MD";
}

}  // namespace weft
