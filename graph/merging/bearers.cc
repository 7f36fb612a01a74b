// SPDX-License-Identifier: Apache-2.0
#include "graph/merging/bearers.h"

#include <algorithm>
#include <map>

#include "weft/core/utf8.h"

namespace weft {
namespace {

constexpr double kSureEnough = 0.5;  // of a fact that may tell bearers apart
constexpr double kSameDate = 1.5;
constexpr double kSameLifetime = 2.5;  // a birth or death
constexpr float kLifetime = 4.0F;      // how strongly these tell people apart
constexpr double kMostShared = 5.0;    // what shared neighbours add at most
constexpr std::size_t kMostValues = 16;

float weight_of(EntityType type) {
  switch (type) {
    case EntityType::kPerson:
    case EntityType::kOrganization:
    case EntityType::kProduct:
    case EntityType::kEvent:
      return 2.0F;
    case EntityType::kPlace:
      return 1.0F;
    default:
      return 0.7F;
  }
}

// "1961" and "1961-04" may be one date; two years are not.
bool dates_agree(const std::string& a, const std::string& b) {
  return a.starts_with(b) || b.starts_with(a);
}

template <typename Row>
void group(std::vector<std::pair<std::uint32_t, Row>>& rows, std::size_t count,
           std::vector<std::uint32_t>& begin, std::vector<Row>& out) {
  begin.assign(count + 1, 0);
  for (const auto& [at, row] : rows) ++begin[at + 1];
  for (std::size_t i = 0; i < count; ++i) begin[i + 1] += begin[i];
  out.resize(rows.size());
  std::vector<std::uint32_t> next(begin.begin(), begin.end() - 1);
  for (const auto& [at, row] : rows) out[next[at]++] = row;
  rows.clear();
  rows.shrink_to_fit();
}

}  // namespace

void Bearer::add(const BearerCue& cue) {
  auto& values = cues_[cue.kind];
  for (const BearerCue& known : values) {
    if (known.value == cue.value) return;
  }
  if (values.size() < kMostValues) values.push_back(cue);
}

void Bearer::add(const Neighbour& neighbour) {
  neighbours_.emplace(neighbour.who, neighbour.weight);
}

void Bearer::add(const Bearer& other) {
  for (const auto& [kind, values] : other.cues_) {
    for (const BearerCue& cue : values) add(cue);
  }
  neighbours_.insert(other.neighbours_.begin(), other.neighbours_.end());
}

Bearers::Bearers(const std::vector<GraphDocument>& documents,
                 const std::vector<const ComparedName*>& forms, const NameFormer& former,
                 const NameRules& rules) {
  std::map<std::string, std::uint16_t> kinds;
  for (const IdentityCue& cue : rules.cues) {
    const auto kind =
        kinds.emplace(cue.kind, static_cast<std::uint16_t>(kinds.size())).first->second;
    (cue.subject ? of_subject_ : of_object_)[cue.relation] = {kind, static_cast<float>(cue.tells)};
  }
  if (const auto it = kinds.find("birth"); it != kinds.end()) birth_ = it->second;
  if (const auto it = kinds.find("death"); it != kinds.end()) death_ = it->second;
  if (const auto it = kinds.find("region"); it != kinds.end()) region_ = it->second;
  for (const std::string& country : rules.countries) {
    countries_.insert(former.form(country, EntityType::kPlace).key);
  }
  std::uint32_t first = 0;
  for (const GraphDocument& document : documents) {
    read(document, first, forms);
    first += static_cast<std::uint32_t>(document.appearances.size());
  }
  for (std::uint32_t i = 0; i < forms.size(); ++i) {
    if (forms[i]->region.empty()) continue;
    ComparedName region;
    region.type = EntityType::kPlace;
    region.key = forms[i]->region;
    neighbour_rows_.emplace_back(i, Neighbour{hash(region), weight_of(region.type)});
  }
  group(cue_rows_, forms.size(), cue_begin_, cues_);
  group(neighbour_rows_, forms.size(), neighbour_begin_, neighbours_);
}

std::uint64_t Bearers::hash(const ComparedName& form) {
  return std::hash<std::string>()(form.key) * 31 + static_cast<std::uint64_t>(form.type);
}

std::uint32_t Bearers::date(const std::string& value) {
  const auto [it, fresh] = date_ids_.emplace(value, static_cast<std::uint32_t>(dates_.size()));
  if (fresh) dates_.push_back(value);
  return it->second;
}

void Bearers::read(const GraphDocument& document, std::uint32_t first,
                   const std::vector<const ComparedName*>& forms) {
  for (const Evidence& evidence : document.evidence) {
    if (evidence.negated || evidence.modality != Modality::kAsserted ||
        evidence.confidence < kSureEnough ||
        evidence.subject.kind != LocalTerm::Kind::kAppearance) {
      continue;
    }
    const std::uint32_t subject = first + evidence.subject.index;
    const auto side = of_subject_.find(evidence.relation);
    if (evidence.object.kind == LocalTerm::Kind::kAppearance) {
      const std::uint32_t object = first + evidence.object.index;
      const ComparedName& s = *forms[subject];
      const ComparedName& o = *forms[object];
      neighbour_rows_.emplace_back(subject, Neighbour{hash(o), weight_of(o.type)});
      neighbour_rows_.emplace_back(object, Neighbour{hash(s), weight_of(s.type)});
      if (side != of_subject_.end()) {
        const bool broad = o.type == EntityType::kPlace && countries_.count(o.key) != 0;
        cue_rows_.emplace_back(
            subject, BearerCue{side->second.kind, side->second.tells, hash(o), false, broad});
        if (side->second.kind == region_ && s.type == EntityType::kPlace &&
            o.type == EntityType::kPlace) {
          add_region(hash(s), hash(o));
        }
      }
      if (const auto back = of_object_.find(evidence.relation); back != of_object_.end()) {
        cue_rows_.emplace_back(object,
                               BearerCue{back->second.kind, back->second.tells, hash(s), false});
      }
    } else if (side != of_subject_.end() && evidence.object.kind == LocalTerm::Kind::kValue) {
      const Value& value = evidence.object.value;
      const bool is_date = value.kind == ValueKind::kDate && !value.value.empty();
      const std::uint64_t id =
          is_date ? date(value.value) : std::hash<std::string>()(fold(value.text));
      cue_rows_.emplace_back(subject,
                             BearerCue{side->second.kind, side->second.tells, id, is_date});
    }
  }
}

std::span<const BearerCue> Bearers::cues(std::uint32_t appearance) const {
  return std::span(cues_).subspan(cue_begin_[appearance],
                                  cue_begin_[appearance + 1] - cue_begin_[appearance]);
}

std::span<const Neighbour> Bearers::neighbours(std::uint32_t appearance) const {
  return std::span(neighbours_)
      .subspan(neighbour_begin_[appearance],
               neighbour_begin_[appearance + 1] - neighbour_begin_[appearance]);
}

void Bearers::add_to(Bearer& bearer, std::uint32_t appearance) const {
  for (const BearerCue& cue : cues(appearance)) bearer.add(cue);
  for (const Neighbour& neighbour : neighbours(appearance)) bearer.add(neighbour);
}

void Bearers::add_region(std::uint64_t place, std::uint64_t region) {
  constexpr std::size_t kMost = 4;  // regions of places of one name that are remembered
  auto& regions = regions_of_[place];
  if (regions.size() < kMost && std::find(regions.begin(), regions.end(), region) == regions.end())
    regions.push_back(region);
}

bool Bearers::lies_in(std::uint64_t place, std::uint64_t region, int depth) const {
  const auto it = regions_of_.find(place);
  if (it == regions_of_.end()) return false;
  return std::any_of(it->second.begin(), it->second.end(), [&](std::uint64_t around) {
    return around == region || (depth > 1 && lies_in(around, region, depth - 1));
  });
}

// Two regions agree where one lies in the other.
bool Bearers::same_value(const BearerCue& a, const BearerCue& b) const {
  if (a.date != b.date) return false;
  if (a.value == b.value) return true;
  if (a.date) return dates_agree(dates_[a.value], dates_[b.value]);
  if (a.kind != region_ || b.kind != region_) return false;
  constexpr int kLevels = 2;
  return lies_in(a.value, b.value, kLevels) || lies_in(b.value, a.value, kLevels);
}

// Nobody is born after his death.
double Bearers::lifetime(const Bearer& a, const Bearer& b) const {
  const auto birth = a.cues_.find(birth_);
  const auto death = b.cues_.find(death_);
  if (birth == a.cues_.end() || death == b.cues_.end()) return 0;
  for (const BearerCue& born : birth->second) {
    for (const BearerCue& died : death->second) {
      if (born.date && died.date &&
          dates_[born.value].substr(0, 4) > dates_[died.value].substr(0, 4))
        return -6.0;
    }
  }
  return 0;
}

Agreement Bearers::compare(const Bearer& a, const Bearer& b) const {
  const bool swap = a.size() > b.size();
  const Bearer& small = swap ? b : a;
  const Bearer& large = swap ? a : b;
  Agreement out;
  double shared = 0;
  for (const auto& [who, weight] : small.neighbours_) {
    if (large.neighbours_.count(who) != 0) shared += weight;
  }
  out.agrees = shared > 0;
  for (const auto& [kind, values] : small.cues_) {
    const auto other = large.cues_.find(kind);
    if (other == large.cues_.end()) continue;
    float tells = 1e9F;
    bool same = false;
    bool comparable = false;
    for (const BearerCue& x : values) {
      for (const BearerCue& y : other->second) {
        same = same || same_value(x, y);
        comparable = comparable || x.broad == y.broad;
        tells = std::min({tells, x.tells, y.tells});
      }
    }
    if (same) {
      out.agrees = true;
      if (values.front().date) shared += tells >= kLifetime ? kSameLifetime : kSameDate;
    } else if (comparable) {
      out.differs = true;
      out.odds -= tells;
    }
  }
  const double life = std::min(lifetime(a, b), lifetime(b, a));
  out.differs = out.differs || life < 0;
  out.odds += life + std::min(shared, kMostShared);
  return out;
}

}  // namespace weft
