#include "page_versions.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>
#include <regex>
#include <set>

#include "screen_set.h"

namespace genie::eval {
namespace {

using Versions = std::vector<size_t>;           // indices of screens
using Pages = std::map<std::string, Versions>;  // by page, so that turns are the same every time

double ScaleOf(const ScreenSet& set, size_t i) { return set.screens[i].labels.scale.value_or(1); }
const std::string& ThemeOf(const ScreenSet& set, size_t i) { return set.screens[i].labels.theme; }

Pages GroupPages(const ScreenSet& set) {
  Pages pages;
  for (size_t i = 0; i < set.screens.size(); ++i) pages[set.screens[i].page].push_back(i);
  return pages;
}

template <typename Keep>
Versions Filter(const Versions& versions, Keep keep) {
  Versions kept;
  std::ranges::copy_if(versions, std::back_inserter(kept), keep);
  return kept;
}

// The versions of a page at scale 1, or at its smallest scale where it has none.
Versions AtFirstScale(const ScreenSet& set, const Versions& versions) {
  double wanted = ScaleOf(set, versions.front());
  for (const size_t i : versions) wanted = std::min(wanted, ScaleOf(set, i));
  for (const size_t i : versions) wanted = ScaleOf(set, i) == 1 ? 1 : wanted;
  return Filter(versions, [&](size_t i) { return ScaleOf(set, i) == wanted; });
}

// Picks one version of each page, light and dark by turns over the pages that have both.
class Turns {
 public:
  explicit Turns(const ScreenSet& set) : set_(set) {}

  size_t Pick(const Versions& versions) {
    const auto first = [&](std::string_view theme) {
      return std::ranges::find_if(versions, [&](size_t i) { return ThemeOf(set_, i) == theme; });
    };
    const auto light = first("light");
    const auto dark = first("dark");
    if (light == versions.end() || dark == versions.end()) return versions.front();
    const bool is_light_turn = turn_++ % 2 == 0;
    return is_light_turn ? *light : *dark;
  }

 private:
  const ScreenSet& set_;
  size_t turn_ = 0;
};

template <typename Choose>
Row PickRow(const ScreenSet& set, const Pages& pages, std::string title, std::string by,
            Choose choose) {
  Row row{std::move(title), std::move(by), {}};
  Turns turns(set);
  for (const auto& [page, versions] : pages) {
    const Versions chosen = choose(versions);
    if (!chosen.empty()) row.screens.push_back(turns.Pick(chosen));
  }
  std::ranges::sort(row.screens);
  return row;
}

std::set<double> ScalesOf(const ScreenSet& set, const Versions& versions) {
  std::set<double> scales;
  for (const size_t i : versions) scales.insert(ScaleOf(set, i));
  return scales;
}

std::string ScaleTitle(double scale) {
  std::array<char, 48> text;
  std::snprintf(text.data(), text.size(), "scale %.6g", scale);
  return text.data();
}

// The pages that are there at every scale at which any page comes in several.
Pages PagesAtEveryScale(const ScreenSet& set, const Pages& pages) {
  std::set<double> wanted;
  for (const auto& [page, versions] : pages) {
    if (const auto scales = ScalesOf(set, versions); scales.size() > 1)
      wanted.merge(std::set(scales));
  }
  Pages kept;
  for (const auto& [page, versions] : pages) {
    if (std::ranges::includes(ScalesOf(set, versions), wanted)) kept.emplace(page, versions);
  }
  return kept;
}

std::set<std::string> Values(const ScreenSet& set, std::string Truth::* key) {
  std::set<std::string> values;
  for (const ScreenFile& screen : set.screens) {
    if (!(screen.labels.*key).empty()) values.insert(screen.labels.*key);
  }
  return values;
}

std::set<double> SaidScales(const ScreenSet& set) {
  std::set<double> scales;
  for (const ScreenFile& screen : set.screens) {
    if (screen.labels.scale) scales.insert(*screen.labels.scale);
  }
  return scales;
}

}  // namespace

std::string PageOf(const std::string& page, const std::string& name) {
  if (!page.empty()) return page;
  static const std::regex kVersion("^(.+)_s[0-9.]+_(light|dark)$");
  std::smatch match;
  return std::regex_match(name, match, kVersion) ? match[1].str() : name;
}

std::vector<Row> HeadlineRows(const ScreenSet& set) {
  const Pages pages = GroupPages(set);
  const auto first_scale = [&](const Versions& v) { return AtFirstScale(set, v); };
  std::vector<Row> rows = {PickRow(set, pages, "everything", "", first_scale)};
  const Versions headline = rows.front().screens;
  for (const std::string& kind : Values(set, &Truth::kind)) {
    rows.push_back({kind, "kind", Filter(headline, [&](size_t i) {
                      return set.screens[i].labels.kind == kind;
                    })});
  }
  for (const std::string& theme : Values(set, &Truth::theme)) {
    rows.push_back(PickRow(set, pages, "theme " + theme, "theme", [&](const Versions& v) {
      return Filter(AtFirstScale(set, v), [&](size_t i) { return ThemeOf(set, i) == theme; });
    }));
  }
  const Pages same = PagesAtEveryScale(set, pages);
  for (const double scale : SaidScales(set)) {
    rows.push_back(PickRow(set, same, ScaleTitle(scale), "scale", [&](const Versions& v) {
      return Filter(v, [&](size_t i) { return ScaleOf(set, i) == scale; });
    }));
  }
  std::erase_if(
      rows, [](const Row& row) { return !row.by.empty() && row.screens.size() < kMinRowScreens; });
  return rows;
}

std::vector<Row> AllRows(const ScreenSet& set) {
  Versions all(set.screens.size());
  for (size_t i = 0; i < all.size(); ++i) all[i] = i;
  std::vector<Row> rows = {{"everything", "", all}};
  for (auto [by, key, label] :
       {std::tuple{"kind", &Truth::kind, ""}, std::tuple{"theme", &Truth::theme, "theme "}}) {
    for (const std::string& value : Values(set, key)) {
      rows.push_back({label + value, by,
                      Filter(all, [&](size_t i) { return set.screens[i].labels.*key == value; })});
    }
  }
  for (const double scale : SaidScales(set)) {
    rows.push_back({ScaleTitle(scale), "scale",
                    Filter(all, [&](size_t i) { return set.screens[i].labels.scale == scale; })});
  }
  return rows;
}

}  // namespace genie::eval
