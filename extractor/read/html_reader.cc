// SPDX-License-Identifier: Apache-2.0
//
// The main text of a page, in the manner of Arc90's Readability: paragraphs vote for the element
// that holds them, menus and the like have no vote, and the winner's blocks that are not mostly
// links are the article. We differ in that the winner widens to its parent while that adds much
// text, so that articles cut into sections stay whole.
#include <algorithm>
#include <array>

#include "extractor/read/article_formats.h"
#include "extractor/read/html_metadata.h"
#include "extractor/read/html_tree.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

using Names = std::string_view;

// Elements that never hold the article's text.
constexpr std::array<Names, 22> kSkipped = {
    "head",   "script", "style", "noscript", "nav",    "aside",    "footer", "form",
    "button", "iframe", "svg",   "template", "select", "textarea", "object", "audio",
    "video",  "canvas", "map",   "pre",      "dialog", "menu"};
constexpr std::array<Names, 10> kInline = {"a",      "b",    "em", "i",    "span",
                                           "strong", "font", "u",  "mark", "sub"};
constexpr std::array<Names, 14> kInlineToo = {"sup",  "small", "abbr",  "cite", "q",
                                              "time", "code",  "label", "s",    "ins",
                                              "bdi",  "kbd",   "var",   "data"};
// Words of class and id that mark what surrounds an article.
constexpr std::array<Names, 24> kBoilerplate = {
    "comment",     "comments",  "sidebar", "related",    "share",      "social",
    "promo",       "advert",    "ad",      "ads",        "newsletter", "breadcrumb",
    "breadcrumbs", "cookie",    "menu",    "navigation", "nav",        "footer",
    "banner",      "recommend", "popular", "subscribe",  "tags",       "pagination"};
constexpr std::array<Names, 4> kBoilerplateRoles = {"navigation", "complementary", "contentinfo",
                                                    "banner"};

template <std::size_t N>
bool among(const std::array<Names, N>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool has_boilerplate_word(std::string_view names) {
  std::string word;
  for (std::size_t i = 0; i <= names.size(); ++i) {
    const char c = i < names.size() ? names[i] : ' ';
    if (std::isalpha(static_cast<unsigned char>(c)) != 0) {
      word += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    } else {
      if (among(kBoilerplate, word)) return true;
      word.clear();
    }
  }
  return false;
}

bool is_skipped(const HtmlNode& node) {
  if (among(kSkipped, node.name) || among(kBoilerplateRoles, node.attribute("role"))) return true;
  if (node.name == "html" || node.name == "body" || node.name == "article" || node.name == "main") {
    return false;
  }
  for (const auto& [key, value] : node.attributes) {
    if (key == "hidden" || (key == "aria-hidden" && value == "true")) return true;
    if (key == "style" && value.find("display:none") != std::string::npos) return true;
    if ((key == "class" || key == "id") && has_boilerplate_word(value)) return true;
  }
  return false;
}

struct PageBlock {
  std::string text;
  std::size_t link_bytes = 0;
  std::uint32_t container = 0;  // the block element that holds the text
  BlockKind kind = BlockKind::kParagraph;

  bool mostly_links() const { return link_bytes * 2 > text.size(); }
  bool votes() const {
    return text.size() >= 60 && !mostly_links() && kind == BlockKind::kParagraph;
  }
};

BlockKind kind_of(std::string_view name, BlockKind outer) {
  if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6')
    return BlockKind::kHeading;
  if (name == "figcaption" || name == "caption") return BlockKind::kCaption;
  if (name == "li" || name == "dd" || name == "dt") return BlockKind::kListItem;
  if (name == "td" || name == "th") return BlockKind::kTable;
  return name == "p" && outer == BlockKind::kTable ? BlockKind::kParagraph : outer;
}

// Cuts the page into runs of text between block elements.
class BlockCollector {
 public:
  explicit BlockCollector(const std::vector<HtmlNode>& nodes) : nodes_(nodes) {}

  std::vector<PageBlock> run() {
    std::uint32_t i = 1;
    while (i < nodes_.size()) {
      close_until(i);
      const HtmlNode& node = nodes_[i];
      if (node.name.empty()) {
        take_text(node);
      } else if (is_skipped(node) ||
                 (node.name == "header" && !inside("article") && !inside("main"))) {
        break_block();
        i = node.end;
        continue;
      } else if (node.name == "br") {
        break_block();
      } else if (!among(kInline, node.name) && !among(kInlineToo, node.name)) {
        break_block();
        open_.push_back({i, kind_of(node.name, kind())});
      } else if (node.name == "a") {
        link_end_ = std::max(link_end_, node.end);
      }
      position_ = ++i;
    }
    break_block();
    return std::move(blocks_);
  }

 private:
  struct Open {
    std::uint32_t node;
    BlockKind kind;
  };

  BlockKind kind() const { return open_.empty() ? BlockKind::kParagraph : open_.back().kind; }

  bool inside(std::string_view name) const {
    return std::any_of(open_.begin(), open_.end(),
                       [&](const Open& open) { return nodes_[open.node].name == name; });
  }

  void close_until(std::uint32_t i) {
    position_ = i;
    while (!open_.empty() && nodes_[open_.back().node].end <= i) {
      break_block();
      open_.pop_back();
    }
  }

  void take_text(const HtmlNode& node) {
    current_ += node.text;
    if (position_ < link_end_) link_bytes_ += fold_blanks(node.text).size();
  }

  void break_block() {
    PageBlock block;
    block.text = fold_blanks(current_);
    block.link_bytes = link_bytes_;
    block.container = open_.empty() ? 0 : open_.back().node;
    block.kind = kind();
    // A long cell is a layout table's paragraph.
    if (block.kind == BlockKind::kTable && block.text.size() > 150)
      block.kind = BlockKind::kParagraph;
    if (!block.text.empty()) blocks_.push_back(std::move(block));
    current_.clear();
    link_bytes_ = 0;
  }

  const std::vector<HtmlNode>& nodes_;
  std::vector<Open> open_;
  std::vector<PageBlock> blocks_;
  std::string current_;
  std::size_t link_bytes_ = 0;
  std::uint32_t link_end_ = 0;
  std::uint32_t position_ = 0;
};

bool is_within(const std::vector<HtmlNode>& nodes, std::uint32_t inner, std::uint32_t outer) {
  return outer <= inner && inner < nodes[outer].end;
}

std::size_t voting_bytes(const std::vector<HtmlNode>& nodes, const std::vector<PageBlock>& blocks,
                         std::uint32_t root) {
  std::size_t bytes = 0;
  for (const PageBlock& block : blocks) {
    if (block.votes() && is_within(nodes, block.container, root)) bytes += block.text.size();
  }
  return bytes;
}

// The element that says it is the article, where it holds most of what votes on the page.
std::uint32_t declared_root(const std::vector<HtmlNode>& nodes,
                            const std::vector<PageBlock>& blocks) {
  const std::size_t all = voting_bytes(nodes, blocks, 0);
  std::uint32_t best = 0;
  std::size_t best_bytes = 0;
  for (std::uint32_t i = 1; i < nodes.size(); ++i) {
    const bool declared = nodes[i].name == "article" || nodes[i].name == "main" ||
                          nodes[i].attribute("itemprop") == "articleBody" ||
                          nodes[i].attribute("role") == "main";
    if (!declared) continue;
    const std::size_t bytes = voting_bytes(nodes, blocks, i);
    // Of two that hold about the same, the inner one has less around it.
    if (bytes * 10 >= best_bytes * 9 && bytes > 0) {
      best = i;
      best_bytes = std::max(bytes, best_bytes);
    }
  }
  return best_bytes * 2 >= all ? best : 0;
}

std::uint32_t voted_root(const std::vector<HtmlNode>& nodes, const std::vector<PageBlock>& blocks) {
  std::vector<double> votes(nodes.size(), 0.0);
  for (const PageBlock& block : blocks) {
    if (!block.votes()) continue;
    const double vote = 1.0 + std::min(3.0, static_cast<double>(block.text.size()) / 100.0);
    const std::uint32_t parent = nodes[block.container].parent;
    votes[block.container] += nodes[block.container].name == "p" ? vote / 4 : vote;
    votes[parent] += vote;
    votes[nodes[parent].parent] += vote / 2;
  }
  auto root =
      static_cast<std::uint32_t>(std::max_element(votes.begin(), votes.end()) - votes.begin());
  std::size_t bytes = voting_bytes(nodes, blocks, root);
  while (root != 0) {
    const std::uint32_t parent = nodes[root].parent;
    const std::size_t wider = voting_bytes(nodes, blocks, parent);
    if (wider * 10 < bytes * 14) break;
    root = parent;
    bytes = wider;
  }
  return root;
}

}  // namespace

Article read_html(const std::string& text) {
  const std::vector<HtmlNode> nodes = parse_html(text);
  const std::vector<PageBlock> blocks = BlockCollector(nodes).run();
  Article article;
  article.info = html_metadata(nodes);
  std::uint32_t root = declared_root(nodes, blocks);
  if (root == 0) root = voted_root(nodes, blocks);
  ArticleBuilder builder(article);
  for (const PageBlock& block : blocks) {
    if (is_within(nodes, block.container, root) && !block.mostly_links()) {
      builder.add(block.text, block.kind);
    }
  }
  return article;
}

}  // namespace weft
