// SPDX-License-Identifier: Apache-2.0
#include "extractor/read/html_metadata.h"

#include <rapidjson/document.h>

#include <array>

#include "extractor/read/article_formats.h"
#include "weft/core/encoding.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

struct MetaRow {
  std::string_view name;  // of <meta property=...>, name=... or itemprop=...
  std::string_view key;   // for set_info
};

// The first row that a page has wins.
constexpr std::array<MetaRow, 22> kMeta = {{
    {"og:title", "title"},
    {"twitter:title", "title"},
    {"headline", "title"},
    {"dc.title", "title"},
    {"article:published_time", "published"},
    {"og:published_time", "published"},
    {"datepublished", "published"},
    {"dc.date", "published"},
    {"dc.date.issued", "published"},
    {"pubdate", "published"},
    {"publishdate", "published"},
    {"date", "published"},
    {"author", "author"},
    {"article:author", "author"},
    {"dable:author", "author"},
    {"dc.creator", "author"},
    {"byl", "author"},
    {"og:site_name", "publisher"},
    {"article:publisher", "publisher"},
    {"dc.publisher", "publisher"},
    {"publisher", "publisher"},
    {"og:url", "url"},
}};

std::string text_within(const std::vector<HtmlNode>& nodes, std::uint32_t root) {
  std::string out;
  for (std::uint32_t i = root; i < nodes[root].end; ++i) out += nodes[i].text + " ";
  return fold_blanks(out);
}

bool is_address(std::string_view text) {
  return text.starts_with("http://") || text.starts_with("https://");
}

void set_unless_address(ArticleInfo& info, std::string_view key, std::string_view value) {
  if (key == "url" || !is_address(value)) set_info(info, key, value);
}

constexpr int kDepth = 8;  // of nested JSON-LD; what lies deeper is not about the page

std::string json_words(const rapidjson::Value& value, int depth = 0) {
  if (value.IsString()) return to_valid_utf8({value.GetString(), value.GetStringLength()});
  if (depth > kDepth) return {};
  if (value.IsArray() && !value.Empty()) return json_words(value[0], depth + 1);
  if (!value.IsObject()) return {};
  if (value.HasMember("name")) return json_words(value["name"], depth + 1);
  if (value.HasMember("@id")) return json_words(value["@id"], depth + 1);
  return {};
}

void read_json_ld(const rapidjson::Value& value, ArticleInfo& info, int depth = 0) {
  if (depth > kDepth) return;
  if (value.IsArray()) {
    for (const auto& part : value.GetArray()) read_json_ld(part, info, depth + 1);
    return;
  }
  if (!value.IsObject()) return;
  if (value.HasMember("@graph")) read_json_ld(value["@graph"], info, depth + 1);
  if (!value.HasMember("headline") && !value.HasMember("datePublished")) return;
  for (const char* key : {"headline", "datePublished", "author", "publisher", "url"}) {
    if (value.HasMember(key)) set_unless_address(info, key, json_words(value[key]));
  }
}

void read_meta(const std::vector<HtmlNode>& nodes, ArticleInfo& info) {
  for (const MetaRow& row : kMeta) {
    for (const HtmlNode& node : nodes) {
      if (node.name != "meta") continue;
      for (const char* attribute : {"property", "name", "itemprop"}) {
        if (to_lower(node.attribute(attribute)) == row.name) {
          set_unless_address(info, row.key, node.attribute("content"));
        }
      }
    }
  }
}

// "Headline - Site" and "Headline | Site" to the headline, where that is the longer part.
std::string without_site(const std::string& title) {
  for (const std::string_view separator : {" | ", " - ", " – ", " :: ", " — "}) {
    const std::size_t at = title.rfind(separator);
    if (at != std::string::npos && at * 2 > title.size()) return title.substr(0, at);
  }
  return title;
}

}  // namespace

ArticleInfo html_metadata(const std::vector<HtmlNode>& nodes) {
  ArticleInfo info;
  for (std::uint32_t i = 1; i < nodes.size(); ++i) {
    if (nodes[i].name == "link" && to_lower(nodes[i].attribute("rel")) == "canonical") {
      set_info(info, "url", nodes[i].attribute("href"));
    }
    if (nodes[i].name == "script" && nodes[i].attribute("type") == "application/ld+json") {
      rapidjson::Document json;
      json.Parse<rapidjson::kParseIterativeFlag>(text_within(nodes, i).c_str());
      if (!json.HasParseError()) read_json_ld(json, info);
    }
  }
  read_meta(nodes, info);
  for (const std::string_view element : {"time", "h1", "title"}) {
    for (std::uint32_t i = 1; i < nodes.size(); ++i) {
      if (nodes[i].name != element) continue;
      if (element == "time") set_info(info, "published", nodes[i].attribute("datetime"));
      if (element == "h1") set_info(info, "title", text_within(nodes, i));
      if (element == "title") set_info(info, "title", without_site(text_within(nodes, i)));
    }
  }
  return info;
}

std::string html_charset(std::string_view bytes) {
  constexpr std::string_view kKey = "charset=";
  const std::string head = [&] {
    std::string lower(bytes.substr(0, 4096));
    for (char& c : lower) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    return lower;
  }();
  for (std::size_t meta = head.find("<meta"); meta != std::string::npos;
       meta = head.find("<meta", meta + 1)) {
    const std::size_t end = std::min(head.find('>', meta), head.size());
    std::size_t at = head.find(kKey, meta);
    if (at == std::string::npos || at > end) continue;
    at += kKey.size();
    if (at < end && (head[at] == '"' || head[at] == '\'')) ++at;
    const std::size_t stop = head.find_first_of("\"' ;/>", at);
    return head.substr(at, std::min(stop, end) - at);
  }
  return {};
}

}  // namespace weft
