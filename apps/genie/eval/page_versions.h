// Versions of one page: the same page at several scales and in several themes. Of them one counts
// in each figure, or a page in six versions would weigh six times as much as another:
//
//   headline    the scale-1 version, light and dark by turns
//   theme row   that theme at scale 1
//   scale row   that scale, light and dark by turns, of the pages that are there at every scale
//   any row     from ten screens on
//
// Depends on: screen_set.h. Thread safety: functions without state.
#pragma once

#include <string>
#include <vector>

namespace genie::eval {

struct ScreenSet;

// The page of a screen: what its truth says, else its name without "_s15_light", else its name.
std::string PageOf(const std::string& page, const std::string& name);

// One row of the table: its title and the screens (indices) it is computed over.
struct Row {
  std::string title;  // "everything", "web", "theme dark", "scale 1.5"
  std::string by;     // "", "kind", "theme" or "scale"
  std::vector<size_t> screens;
};

inline constexpr size_t kMinRowScreens = 10;

// "everything" first, then by kind, theme and scale; rows that are too short are left out.
std::vector<Row> HeadlineRows(const ScreenSet& set);

// Every screen in every row it belongs to.
std::vector<Row> AllRows(const ScreenSet& set);

}  // namespace genie::eval
