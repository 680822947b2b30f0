#include "page_versions.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "screen_set.h"

namespace genie::eval {
namespace {

void AddScreen(ScreenSet& set, const std::string& page, double scale, const std::string& theme,
               const std::string& kind = "web") {
  ScreenFile screen;
  screen.name = page;
  screen.page = kind + "/" + page;
  screen.labels.scale = scale;
  screen.labels.theme = theme;
  screen.labels.kind = kind;
  set.screens.push_back(std::move(screen));
}

ScreenSet SetOfSixVersions(int pages) {
  ScreenSet set;
  for (int page = 0; page < pages; ++page) {
    for (const double scale : {1.0, 1.5, 2.0}) {
      for (const char* theme : {"dark", "light"}) {
        AddScreen(set, std::string(1, static_cast<char>('a' + page)), scale, theme);
      }
    }
  }
  return set;
}

const Row* FindRow(const std::vector<Row>& rows, const std::string& title) {
  const auto found = std::ranges::find(rows, title, &Row::title);
  return found == rows.end() ? nullptr : &*found;
}

TEST(PageVersions, HeadlineTakesScaleOneLightAndDarkByTurns) {
  const ScreenSet set = SetOfSixVersions(12);
  const auto rows = HeadlineRows(set);
  const Row& everything = rows.front();
  EXPECT_EQ(everything.title, "everything");
  ASSERT_EQ(everything.screens.size(), 12U);
  for (size_t i = 0; i < 12; ++i) {
    const Truth& version = set.screens[everything.screens[i]].labels;
    EXPECT_EQ(version.scale, 1.0);
    EXPECT_EQ(version.theme, i % 2 == 0 ? "light" : "dark");
  }
}

TEST(PageVersions, ThemeRowTakesThatThemeAtScaleOne) {
  const ScreenSet set = SetOfSixVersions(12);
  const auto rows = HeadlineRows(set);
  const Row* dark = FindRow(rows, "theme dark");
  ASSERT_NE(dark, nullptr);
  ASSERT_EQ(dark->screens.size(), 12U);
  for (const size_t i : dark->screens) {
    EXPECT_EQ(set.screens[i].labels.scale, 1.0);
    EXPECT_EQ(set.screens[i].labels.theme, "dark");
  }
}

TEST(PageVersions, ScaleRowsShowTheSamePages) {
  ScreenSet set = SetOfSixVersions(12);
  for (int i = 0; i < 20; ++i) AddScreen(set, "d" + std::to_string(i), 1, "light", "desktop");
  const auto rows = HeadlineRows(set);
  std::vector<std::string> pages;
  for (const char* title : {"scale 1", "scale 1.5", "scale 2"}) {
    const Row* row = FindRow(rows, title);
    ASSERT_NE(row, nullptr) << title;
    std::vector<std::string> own;
    for (const size_t i : row->screens) own.push_back(set.screens[i].page);
    std::ranges::sort(own);
    if (pages.empty()) pages = own;
    EXPECT_EQ(own, pages) << title;
    EXPECT_EQ(own.size(), 12U);
  }
}

TEST(PageVersions, RowOfFewerThanTenScreensIsLeftOut) {
  ScreenSet set = SetOfSixVersions(9);
  auto rows = HeadlineRows(set);
  ASSERT_EQ(rows.size(), 1U);
  rows = HeadlineRows(SetOfSixVersions(10));
  EXPECT_NE(FindRow(rows, "web"), nullptr);
}

TEST(PageVersions, FramesOfOneSceneCountOnce) {
  ScreenSet set;
  for (int frame = 0; frame < 5; ++frame) AddScreen(set, "session", 1, "light");
  EXPECT_EQ(HeadlineRows(set).front().screens, std::vector<size_t>{0});
}

TEST(PageVersions, PageWithoutScaleOneGivesItsSmallest) {
  ScreenSet set;
  AddScreen(set, "phone", 3, "light");
  AddScreen(set, "phone", 2, "light");
  EXPECT_EQ(HeadlineRows(set).front().screens, std::vector<size_t>{1});
}

TEST(PageVersions, AllRowsHoldEveryScreen) {
  const auto rows = AllRows(SetOfSixVersions(2));
  EXPECT_EQ(rows.front().screens.size(), 12U);
  EXPECT_EQ(FindRow(rows, "scale 1.5")->screens.size(), 4U);
  EXPECT_EQ(FindRow(rows, "theme light")->screens.size(), 6U);
}

TEST(PageVersions, NameTellsThePageWhereTruthDoesNot) {
  EXPECT_EQ(PageOf("said", "form_s2_dark"), "said");
  EXPECT_EQ(PageOf("", "form_s15_light"), "form");
  EXPECT_EQ(PageOf("", "form_s_light"), "form_s_light");
  EXPECT_EQ(PageOf("", "form"), "form");
}

}  // namespace
}  // namespace genie::eval
