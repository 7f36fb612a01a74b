// SPDX-License-Identifier: Apache-2.0
#include "graph/merging/contexts.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace weft {
namespace {

constexpr std::size_t kFewDocuments = 8;  // of each side are compared
constexpr double kNamedAgain = 0.2;  // how often what is beside a thing is so in another article
constexpr double kMostOfOne = 3.0;
constexpr double kMost = 6.0;

}  // namespace

Contexts::Contexts(const std::vector<const ComparedName*>& forms,
                   const std::vector<std::uint32_t>& document_of)
    : document_of_(document_of) {
  std::unordered_map<std::string, std::uint32_t> number;
  std::vector<std::uint32_t> here;
  const auto close = [&] {
    std::sort(here.begin(), here.end());
    here.erase(std::unique(here.begin(), here.end()), here.end());
    for (const std::uint32_t name : here) ++documents_of_name_[name];
    names_.insert(names_.end(), here.begin(), here.end());
    here.clear();
  };
  for (std::uint32_t i = 0; i < forms.size(); ++i) {
    for (; begin_.size() <= document_of[i];
         begin_.push_back(static_cast<std::uint32_t>(names_.size())))
      close();
    const ComparedName& form = *forms[i];
    std::string key(1, static_cast<char>('0' + static_cast<int>(form.type)));
    const auto [it, fresh] =
        number.emplace(key += form.key, static_cast<std::uint32_t>(form_.size()));
    if (fresh) {
      form_.push_back(&form);
      documents_of_name_.push_back(0);
    }
    here.push_back(it->second);
  }
  close();
  begin_.push_back(static_cast<std::uint32_t>(names_.size()));
}

std::span<const std::uint32_t> Contexts::names(std::uint32_t document) const {
  return std::span(names_).subspan(begin_[document], begin_[document + 1] - begin_[document]);
}

double Contexts::weight(std::uint32_t name) const {
  const double documents = static_cast<double>(begin_.size() - 1);
  const double by_chance = documents_of_name_[name] / documents;
  return std::clamp(std::log(kNamedAgain / by_chance), 0.0, kMostOfOne);
}

std::vector<std::uint32_t> Contexts::documents(std::span<const std::uint32_t> appearances) const {
  std::vector<std::uint32_t> out;
  for (const std::uint32_t i : appearances) {
    if (out.size() == kFewDocuments) break;
    if (out.empty() || out.back() != document_of_[i]) out.push_back(document_of_[i]);
  }
  return out;
}

double Contexts::shared(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b,
                        const std::vector<std::string>& words) const {
  const auto says_nothing = [&](std::uint32_t name) {
    return std::ranges::any_of(form_[name]->words, [&](const std::string& word) {
      return std::ranges::find(words, word) != words.end();
    });
  };
  double best = 0;
  std::vector<std::uint32_t> both;
  for (const std::uint32_t x : documents(a)) {
    for (const std::uint32_t y : documents(b)) {
      both.clear();
      std::ranges::set_intersection(names(x), names(y), std::back_inserter(both));
      double sum = 0;
      for (const std::uint32_t name : both) sum += says_nothing(name) ? 0 : weight(name);
      best = std::max(best, sum);
    }
  }
  return std::min(best, kMost);
}

}  // namespace weft
