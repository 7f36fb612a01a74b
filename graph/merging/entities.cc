// SPDX-License-Identifier: Apache-2.0
//
// Names, keys and order of merged entities.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "graph/merging/merge.h"
#include "weft/core/hangul.h"
#include "weft/core/sha256.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

struct NameCount {
  std::uint32_t best = 0;   // documents in which it is the best name
  std::uint32_t other = 0;  // documents in which it is an alias
};
using Names = std::map<std::string, NameCount>;

bool better(const Names::value_type& a, const Names::value_type& b) {
  if (a.second.best != b.second.best) return a.second.best > b.second.best;
  const std::size_t width_a = decode_utf8(a.first).size();
  const std::size_t width_b = decode_utf8(b.first).size();
  if (width_a != width_b) return width_a > width_b;
  if (a.second.other != b.second.other) return a.second.other > b.second.other;
  return a.first < b.first;
}

const std::string* best_name(const Names& names, std::string_view script) {
  const Names::value_type* best = nullptr;
  for (const auto& name : names) {
    if (!script.empty() && script_of(name.first) != script) continue;
    if (best == nullptr || better(name, *best)) best = &name;
  }
  return best == nullptr ? nullptr : &best->first;
}

// Lower-case ASCII letters and digits joined by '-', Hangul romanized.
std::string slug(const std::string& name) {
  std::string out;
  for (const char c : romanize(fold(name))) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      out.push_back(c);
    } else if (!out.empty() && out.back() != '-') {
      out.push_back('-');
    }
  }
  while (!out.empty() && out.back() == '-') out.pop_back();
  constexpr std::size_t kLongest = 60;
  if (out.size() > kLongest) out.resize(kLongest);
  return out;
}

std::string short_hash(const std::string& text) { return sha256_hex(text).substr(0, 8); }

struct Draft {
  GraphEntity entity;
  const Cluster* cluster = nullptr;
};

GraphEntity describe(const GraphData& data, const Cluster& cluster, const NameRules& rules) {
  GraphEntity entity;
  Names names;
  std::set<std::uint32_t> documents;
  for (const AppearanceRef ref : cluster) {
    const Appearance& appearance = data.documents[ref.document].appearances[ref.index];
    entity.type = appearance.type;
    entity.named = entity.named || appearance.named;
    if (entity.external_id.empty()) entity.external_id = appearance.external_id;
    entity.mentions += appearance.mentions;
    documents.insert(ref.document);
    ++names[appearance.name].best;
    for (const std::string& alias : appearance.aliases) ++names[alias].other;
  }
  entity.documents = static_cast<std::uint32_t>(documents.size());
  entity.name = *best_name(names, "");
  for (const auto& [language, script] : rules.scripts) {
    if (const std::string* name = best_name(names, script)) entity.labels[language] = *name;
  }
  for (const auto& [name, count] : names) {
    if (name != entity.name) entity.aliases.push_back(name);
  }
  return entity;
}

// A key says type and name; a thing that lives in one document also says which.
std::string key_of(const GraphData& data, const Draft& draft) {
  const GraphEntity& entity = draft.entity;
  std::string name = slug(entity.name);
  const AppearanceRef first = draft.cluster->front();
  const bool local =
      !entity.named && entity.type != EntityType::kTitle && entity.type != EntityType::kField;
  if (local) {
    name += (name.empty() ? "" : "-") + data.documents[first.document].sha256.substr(0, 8) + "-" +
            std::to_string(first.index);
  } else if (name.empty()) {
    name = short_hash(entity.name);
  }
  return std::string(entity_type_name(entity.type)) + ":" + name;
}

// Names that are spelled alike in Latin letters get a hash of what tells them apart.
void part_homonyms(const GraphData& data, std::vector<Draft>& drafts) {
  std::map<std::string, std::uint32_t> count;
  for (const Draft& draft : drafts) ++count[draft.entity.key];
  std::map<std::string, std::uint32_t> used;
  for (Draft& draft : drafts) {
    std::string& key = draft.entity.key;
    if (count[key] > 1) {
      const AppearanceRef first = draft.cluster->front();
      std::string apart = fold(draft.entity.name);
      if (used[key + apart]++ > 0) {
        apart += data.documents[first.document].sha256 + std::to_string(first.index);
      }
      key += "-" + short_hash(apart);
    }
  }
}

std::vector<std::vector<bool>> spoken_of(const GraphData& data) {
  std::vector<std::vector<bool>> used;
  for (const GraphDocument& document : data.documents) {
    std::vector<bool> of_document(document.appearances.size(), false);
    const auto mark = [&](const LocalTerm& term) {
      if (term.kind == LocalTerm::Kind::kAppearance) of_document[term.index] = true;
    };
    for (const Evidence& evidence : document.evidence) {
      mark(evidence.subject);
      mark(evidence.object);
      for (const auto& [role, term] : evidence.qualifiers) mark(term);
      if (evidence.attribution) mark(*evidence.attribution);
    }
    used.push_back(std::move(of_document));
  }
  return used;
}

// The log of what was merged, by entity; what no fact speaks of is no entity.
void number_records(GraphData& data, const Merging& merging) {
  data.merges.clear();
  for (const MergeRecord& record : merging.records) {
    const AppearanceRef any = merging.clusters[record.entity].front();
    const auto& entity = data.documents[any.document].appearances[any.index].entity;
    if (!entity) continue;
    data.merges.push_back(record);
    data.merges.back().entity = index_of(*entity);
  }
  std::sort(data.merges.begin(), data.merges.end(), [](const MergeRecord& a, const MergeRecord& b) {
    return std::tie(a.entity, a.name, a.into, a.reason) <
           std::tie(b.entity, b.name, b.into, b.reason);
  });
}

}  // namespace

void make_entities(GraphData& data, const Merging& merging, const NameRules& rules) {
  const auto used = spoken_of(data);
  std::vector<Draft> drafts;
  for (const Cluster& cluster : merging.clusters) {
    const bool any = std::any_of(cluster.begin(), cluster.end(),
                                 [&](AppearanceRef ref) { return used[ref.document][ref.index]; });
    if (!any) continue;
    Draft draft{describe(data, cluster, rules), &cluster};
    draft.entity.key = key_of(data, draft);
    drafts.push_back(std::move(draft));
  }
  part_homonyms(data, drafts);
  std::sort(drafts.begin(), drafts.end(),
            [](const Draft& a, const Draft& b) { return a.entity.key < b.entity.key; });
  for (GraphDocument& document : data.documents) {
    for (Appearance& appearance : document.appearances) appearance.entity.reset();
  }
  for (Draft& draft : drafts) {
    const auto id = EntityId{static_cast<std::uint32_t>(data.entities.size())};
    for (const AppearanceRef ref : *draft.cluster) {
      data.documents[ref.document].appearances[ref.index].entity = id;
    }
    data.entities.push_back(std::move(draft.entity));
  }
  number_records(data, merging);
}

}  // namespace weft
