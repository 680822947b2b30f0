// Tracker on small scenes made by hand: what moves, scrolls, is typed into or changes its look.
#include <genie/track/tracker.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "test_scene.h"

namespace genie {
namespace {

constexpr uint64_t kTick = 901;  // contents that repeat
constexpr uint64_t kBox = 902;
constexpr uint64_t kFlag = 903;
constexpr int32_t kPitch = 40;

std::vector<ChangeKind> KindsOf(const Tracker& tracker, int64_t id) {
  std::vector<ChangeKind> kinds;
  for (const Change& c : tracker.changes()) {
    if (c.id == id) kinds.push_back(c.kind);
  }
  return kinds;
}

using Kinds = std::vector<ChangeKind>;

// A list below a title: rows `first` .. `first + 5` of endless ones, each a container with a check
// box, a text of its own and a flag; all but the texts are equal.
TestScene ListPage(int32_t first) {
  TestScene page;
  page.Add(Role::kHeading, {10, 10, 200, 20}, 1);
  const int32_t list = page.Add(Role::kList, {10, 50, 600, 6 * kPitch}, 0);
  for (int32_t row = first; row < first + 6; ++row) {
    const int32_t y = 50 + (row - first) * kPitch;
    const int32_t border = row == first ? 1 : 0;  // the list's, which its first row includes
    const int32_t item = page.Add(Role::kListitem, {10, y - border, 600, kPitch + border}, 0, list);
    page.Add(Role::kCheckbox, {20, y + 12, 16, 16}, kBox, item);
    page.Add(Role::kText, {60, y + 14, 100 + row % 7 * 9, 12}, 100 + static_cast<uint64_t>(row),
             item);
    page.Add(Role::kIcon, {580, y + 12, 16, 16}, kFlag, item);
  }
  page.Add(Role::kText, {10, 400, 90, 12}, 2);
  return page;
}

// Heading, list, four elements for each row, footer.
int64_t RowId(const Ids& ids, int32_t row, int32_t part) {
  return ids[static_cast<size_t>(2 + 4 * row + part)];
}

class ListScrolledByRows : public testing::TestWithParam<int32_t> {};

TEST_P(ListScrolledByRows, CarriesWholeRowsAlong) {
  Tracker tracker;
  const Ids was = ListPage(0).Track(tracker);
  const Ids is = ListPage(GetParam()).Track(tracker);
  EXPECT_EQ(is[0], was[0]);
  EXPECT_EQ(is[1], was[1]) << "the list itself stays";
  EXPECT_EQ(is.back(), was.back());
  for (int32_t row = 0; row + GetParam() < 6; ++row) {
    for (int32_t part = 0; part < 4; ++part) {
      EXPECT_EQ(RowId(is, row, part), RowId(was, row + GetParam(), part)) << row << " " << part;
    }
  }
  EXPECT_EQ(KindsOf(tracker, was[1]), Kinds{});
}

INSTANTIATE_TEST_SUITE_P(By, ListScrolledByRows, testing::Values(1, 2, 3, 4, 5));

// By half of the list at most. Further, a row that came in stands where one that went out stood,
// far from all that moved, and counts as that one with another text.
class ListScrolledByHalf : public testing::TestWithParam<int32_t> {};

TEST_P(ListScrolledByHalf, ShowsNewRows) {
  Tracker tracker;
  const Ids was = ListPage(0).Track(tracker);
  const Ids is = ListPage(GetParam()).Track(tracker);
  for (int32_t row = 6 - GetParam(); row < 6; ++row) {
    for (int32_t part = 1; part < 4; ++part) {
      EXPECT_GT(RowId(is, row, part), static_cast<int64_t>(was.size())) << row << " " << part;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(By, ListScrolledByHalf, testing::Values(1, 2, 3));

TEST(TrackerMoves, RowInsertedAboveMovesTheRowsBelow) {
  Tracker tracker;
  const Ids was = ListPage(1).Track(tracker);
  const Ids is = ListPage(0).Track(tracker);
  for (int32_t row = 0; row < 5; ++row) {
    for (int32_t part = 0; part < 4; ++part) {
      EXPECT_EQ(RowId(is, row + 1, part), RowId(was, row, part)) << row << " " << part;
    }
  }
  EXPECT_EQ(KindsOf(tracker, RowId(was, 0, 2)), (Kinds{ChangeKind::kMoved}));
}

TEST(TrackerMoves, TickThatGoesToAnotherRowMovesNothing) {
  Tracker tracker;
  const auto page = [](int32_t ticked) {
    TestScene scene;
    for (int32_t row = 0; row < 4; ++row) {
      scene.Add(Role::kRadio, {20, 20 + row * kPitch, 16, 16}, row == ticked ? kTick : kBox,
                kNoParent, row == ticked ? uint8_t{kChecked} : uint8_t{0});
      scene.Add(Role::kText, {60, 22 + row * kPitch, 100 + row, 12},
                10 + static_cast<uint64_t>(row));
    }
    return scene;
  };
  const Ids was = page(0).Track(tracker);
  EXPECT_EQ(page(2).Track(tracker), was);
  ASSERT_EQ(tracker.changes().size(), 2u);
  EXPECT_EQ(KindsOf(tracker, was[0]), (Kinds{ChangeKind::kStateChanged}));
  EXPECT_EQ(KindsOf(tracker, was[4]), (Kinds{ChangeKind::kStateChanged}));
}

// A window with a title, a clock, two equal buttons and a group of two, at (x, y).
TestScene WindowPage(int32_t x, int32_t y, uint64_t clock) {
  TestScene page;
  page.Add(Role::kIcon, {5, 5, 24, 24}, 50);
  const int32_t window = page.Add(Role::kWindow, {x, y, 300, 200}, 0);
  page.Add(Role::kText, {x + 100, y + 5, 80, 14}, 51, window);
  page.Add(Role::kText, {x + 250, y + 5, 40, 14}, clock, window);
  const int32_t group = page.Add(Role::kGroup, {x + 10, y + 40, 280, 60}, 0, window);
  page.Add(Role::kButton, {x + 20, y + 50, 80, 30}, 52, group);
  page.Add(Role::kButton, {x + 120, y + 50, 80, 30}, 52, group);
  page.Add(Role::kText, {x + 20, y + 120, 120, 12}, 53, window);
  return page;
}

TEST(TrackerMoves, DraggedWindowTakesItsContentAlong) {
  Tracker tracker;
  const Ids was = WindowPage(100, 100, 60).Track(tracker);
  EXPECT_EQ(WindowPage(200, 100, 60).Track(tracker), was);
  EXPECT_EQ(tracker.changes().size(), was.size() - 1);
  for (const Change& c : tracker.changes()) {
    EXPECT_EQ(c.kind, ChangeKind::kMoved);
    EXPECT_EQ(c.after.x - c.before.x, 100);
  }
}

TEST(TrackerMoves, ClockThatTicksInADraggedWindowMovedAndChanged) {
  Tracker tracker;
  const Ids was = WindowPage(100, 100, 60).Track(tracker);
  EXPECT_EQ(WindowPage(500, 300, 61).Track(tracker), was);
  EXPECT_EQ(KindsOf(tracker, was[3]), (Kinds{ChangeKind::kMoved, ChangeKind::kContentChanged}));
}

TEST(TrackerMoves, ResizedContainerMovedAndItsContentDidNot) {
  Tracker tracker;
  TestScene page = WindowPage(100, 100, 60);
  const Ids was = page.Track(tracker);
  page.at(1).box = {100, 100, 420, 330};
  EXPECT_EQ(page.Track(tracker), was);
  ASSERT_EQ(tracker.changes().size(), 1u);
  EXPECT_EQ(tracker.changes()[0].kind, ChangeKind::kMoved);
  EXPECT_EQ(tracker.changes()[0].before, (Box{100, 100, 300, 200}));
  EXPECT_EQ(tracker.changes()[0].after, (Box{100, 100, 420, 330}));
}

TEST(TrackerMoves, TilesThatAreAllEqualMoveByTheShortestShift) {
  Tracker tracker;
  const auto page = [](int32_t dy) {
    TestScene scene;
    for (int32_t k = 0; k < 40; ++k) {
      scene.Add(Role::kImage, {k % 8 * 100, 100 + k / 8 * 100 + dy, 60, 60}, 7);
    }
    return scene;
  };
  const Ids was = page(0).Track(tracker);
  EXPECT_EQ(page(-35).Track(tracker), was);
  for (const Change& c : tracker.changes()) EXPECT_EQ(c.kind, ChangeKind::kMoved);
}

TEST(TrackerMoves, CardDraggedToAnotherColumnLeavesTheColumnsAlone) {
  Tracker tracker;
  const auto page = [](int32_t column_of_card) {
    TestScene scene;
    for (int32_t c = 0; c < 2; ++c) {
      const int32_t column = scene.Add(Role::kGroup, {c * 300, 50, 280, 400}, 0);
      if (c == column_of_card) scene.Add(Role::kText, {c * 300 + 10, 60, 90, 12}, 70, column);
      if (c == 0) scene.Add(Role::kText, {10, 100, 95, 12}, 71, column);
    }
    return scene;
  };
  const Ids was = page(0).Track(tracker);  // column, card, text, column
  const Ids is = page(1).Track(tracker);   // column, text, column, card
  EXPECT_EQ(is, (Ids{was[0], was[2], was[3], was[1]}));
}

// Each column has a title that stays, an icon and a text; icon and text move by the column's own
// distance, and the icons are equal. Before, each icon stood nearer to the title.
TEST(TrackerMoves, EqualIconsGoWithTheTextBesideThem) {
  Tracker tracker;
  const auto page = [](int32_t dy_left, int32_t dy_right) {
    TestScene scene;
    for (int32_t c = 0; c < 2; ++c) {
      const auto own = static_cast<uint64_t>(10 * c);
      const int32_t dy = c == 0 ? dy_left : dy_right;
      const int32_t column = scene.Add(Role::kGroup, {c * 300, 0, 280, 500}, 0);
      scene.Add(Role::kHeading, {c * 300, 10, 50, 12}, own + 1, column);
      scene.Add(Role::kIcon, {c * 300, 30 + dy, 16, 16}, kFlag, column);
      scene.Add(Role::kText, {c * 300, 70 + dy, 60, 12}, own + 2, column);
    }
    return scene;
  };
  const Ids was = page(0, 0).Track(tracker);
  EXPECT_EQ(page(100, 50).Track(tracker), was);
}

// Equal icons in a column of their own, between labels that stay; the texts beside it say by how
// much they were scrolled. One icon in the middle went.
TEST(TrackerMoves, LongColumnOfEqualIconsGoesByTheShiftThatTextsShow) {
  constexpr int32_t kGone = 12;
  Tracker tracker;
  const auto page = [](int32_t scrolled, int32_t without) {
    TestScene scene;
    scene.Add(Role::kText, {10, 10, 90, 12}, 1);
    for (int32_t row = 0; row < 24; ++row) {
      const int32_t y = 40 + row * kPitch - scrolled;
      if (y >= 40 && row != without) scene.Add(Role::kIcon, {10, y, 16, 16}, kFlag);
    }
    scene.Add(Role::kText, {10, 1100, 95, 12}, 2);
    for (int32_t row = 0; row < 24; ++row) {
      const int32_t y = 40 + row * kPitch - scrolled;
      scene.Add(Role::kText, {300, y, 100 + row, 12}, 100 + static_cast<uint64_t>(row));
    }
    return scene;
  };
  const Ids was = page(0, -1).Track(tracker);
  const Ids is = page(2 * kPitch - 7, kGone).Track(tracker);
  for (int32_t row = 2; row < 24; ++row) {
    if (row == kGone) continue;
    const int32_t at = row - 2 - (row > kGone ? 1 : 0);  // behind the label
    EXPECT_EQ(is[static_cast<size_t>(1 + at)], was[static_cast<size_t>(1 + row)]) << row;
  }
}

TEST(TrackerMoves, ContentThatComesAndGoesFarApartIsNotOneElement) {
  Tracker tracker;
  TestScene page;
  for (const int32_t y : {100, 200, 300}) page.Add(Role::kIcon, {10, y, 16, 16}, kFlag);
  const Ids was = page.Track(tracker);
  TestScene next;
  next.Add(Role::kIcon, {10, 200, 16, 16}, kFlag);
  next.Add(Role::kIcon, {700, 420, 16, 16}, kFlag);
  next.Add(Role::kIcon, {900, 470, 16, 16}, kFlag);
  EXPECT_EQ(next.Track(tracker), (Ids{was[1], 4, 5}));
}

// A text is dragged to the second icon; the first icon's own label stays with it.
TEST(TrackerMoves, EqualIconBesideADraggedTextStays) {
  Tracker tracker;
  const auto page = [](int32_t text_y) {
    TestScene scene;
    scene.Add(Role::kIcon, {10, 10, 16, 16}, kFlag);
    scene.Add(Role::kText, {40, 10, 70, 12}, 1);
    if (text_y < 90) scene.Add(Role::kText, {10, text_y, 60, 12}, 2);
    scene.Add(Role::kIcon, {10, 90, 16, 16}, kFlag);
    if (text_y > 90) scene.Add(Role::kText, {10, text_y, 60, 12}, 2);
    return scene;
  };
  const Ids was = page(40).Track(tracker);
  EXPECT_EQ(page(120).Track(tracker), (Ids{was[0], was[1], was[3], was[2]}));
}

// Rows of one text each, all rows equal in size.
TEST(TrackerMoves, RowsOfOneChildScrollInCompany) {
  Tracker tracker;
  const auto page = [](int32_t first) {
    TestScene scene;
    for (int32_t row = first; row < first + 5; ++row) {
      const int32_t y = (row - first) * kPitch;
      const int32_t item = scene.Add(Role::kListitem, {0, y, 300, kPitch}, 0);
      scene.Add(Role::kText, {10, y + 10, 80 + row, 12}, 100 + static_cast<uint64_t>(row), item);
    }
    return scene;
  };
  const Ids was = page(0).Track(tracker);
  const Ids is = page(1).Track(tracker);
  EXPECT_TRUE(std::equal(is.begin(), is.end() - 2, was.begin() + 2, was.end()));
}

// Two columns of one size; `texts` of them stand in the first or the second, `drop` px lower.
TestScene ColumnsPage(int32_t texts, int32_t at, int32_t drop) {
  TestScene scene;
  for (int32_t c = 0; c < 2; ++c) {
    const int32_t column = scene.Add(Role::kGroup, {c * 300, 50, 280, 400}, 0);
    for (int32_t k = 0; k < texts && c == at; ++k) {
      scene.Add(Role::kText, {c * 300 + 10, 60 + k * 30 + c * drop, 90 + k, 12},
                70 + static_cast<uint64_t>(k), column);
    }
  }
  return scene;
}

TEST(TrackerMoves, ColumnStaysWhenItsOnlyCardLeaves) {
  Tracker tracker;
  const Ids was = ColumnsPage(1, 0, 0).Track(tracker);
  EXPECT_EQ(ColumnsPage(1, 1, 0).Track(tracker), (Ids{was[0], was[2], was[1]}));
}

TEST(TrackerMoves, ColumnsStayWhenSeveralCardsMoveOtherwise) {
  Tracker tracker;
  const Ids was = ColumnsPage(3, 0, 25).Track(tracker);
  EXPECT_EQ(ColumnsPage(3, 1, 25).Track(tracker), (Ids{was[0], was[4], was[1], was[2], was[3]}));
}

TEST(TrackerMoves, EmptyContainerDraggedAtACornerIsResized) {
  Tracker tracker;
  TestScene page;
  page.Add(Role::kWindow, {100, 100, 100, 100}, 0);
  const Ids was = page.Track(tracker);
  page.at(0).box = {100, 100, 200, 200};
  EXPECT_EQ(page.Track(tracker), was);
  EXPECT_EQ(KindsOf(tracker, was[0]), (Kinds{ChangeKind::kMoved}));
}

TEST(TrackerMoves, ElementsInOnePlaceGoByTheirRole) {
  Tracker tracker;
  TestScene page;
  page.Add(Role::kButton, {0, 0, 100, 30}, 1);
  page.Add(Role::kText, {0, 0, 100, 20}, 2);
  const Ids was = page.Track(tracker);
  TestScene next;
  next.Add(Role::kText, {0, 0, 100, 28}, 3);
  next.Add(Role::kButton, {0, 0, 100, 36}, 4);
  EXPECT_EQ(next.Track(tracker), (Ids{was[1], was[0]}));
}

TEST(TrackerMoves, StatusLineBelowAScrolledListChangesInPlace) {
  Tracker tracker;
  const Ids was = ListPage(0).Track(tracker);
  TestScene next = ListPage(1);
  next.content.back() = 3;
  EXPECT_EQ(next.Track(tracker).back(), was.back());
  EXPECT_EQ(KindsOf(tracker, was.back()), (Kinds{ChangeKind::kContentChanged}));
}

// Between two lines that moved down by one line, both lines are others now: each is the one that
// its neighbours took along, whatever now stands where it stood.
TEST(TrackerMoves, ChangedLinesInAMovedPanelAreExpectedWhereItMoved) {
  Tracker tracker;
  const auto page = [](int32_t y, uint64_t second, int32_t second_width, uint64_t third,
                       int32_t third_width) {
    TestScene scene;
    scene.Add(Role::kText, {10, y, 50, 12}, 1);
    scene.Add(Role::kText, {10, y + kPitch, second_width, 12}, second);
    scene.Add(Role::kText, {10, y + 2 * kPitch, third_width, 12}, third);
    scene.Add(Role::kText, {10, y + 3 * kPitch, 60, 12}, 4);
    return scene;
  };
  const Ids was = page(0, 2, 100, 3, 160).Track(tracker);
  EXPECT_EQ(page(kPitch, 12, 160, 13, 100).Track(tracker), was);
}

TEST(TrackerMoves, IconThatReplacesAnotherIsItsNewContent) {
  Tracker tracker;
  TestScene page;
  page.Add(Role::kIcon, {10, 10, 16, 16}, 1);
  page.Add(Role::kIcon, {300, 10, 16, 16}, 2);
  const Ids was = page.Track(tracker);
  TestScene next;
  next.Add(Role::kIcon, {300, 10, 16, 16}, 1);
  EXPECT_EQ(next.Track(tracker), (Ids{was[1]}));
  EXPECT_EQ(KindsOf(tracker, was[1]), (Kinds{ChangeKind::kContentChanged}));
}

// The text's box before and after; its content is another.
struct Edit {
  Box before;
  Box after;
};
class EditedText : public testing::TestWithParam<Edit> {};

TEST_P(EditedText, KeepsItsIdAndItsPlace) {
  Tracker tracker;
  TestScene page;
  page.Add(Role::kTextbox, {90, 90, 600, 40}, 5);
  page.Add(Role::kText, GetParam().before, 10, 0);
  page.Add(Role::kText, {100, 150, 70, 14}, 11);
  const Ids was = page.Track(tracker);
  page.at(1).box = GetParam().after;
  page.content[1] = 12;
  EXPECT_EQ(page.Track(tracker), was);
  ASSERT_EQ(tracker.changes().size(), 1u);
  EXPECT_EQ(tracker.changes()[0], (Change{.kind = ChangeKind::kContentChanged,
                                          .role = Role::kText,
                                          .id = was[1],
                                          .before = GetParam().before,
                                          .after = GetParam().after}));
}

INSTANTIATE_TEST_SUITE_P(At, EditedText,
                         testing::Values(Edit{{100, 100, 20, 12}, {100, 97, 400, 18}},  // typed on
                                         Edit{{100, 97, 400, 18}, {101, 100, 20, 12}},  // deleted
                                         Edit{{600, 100, 20, 12},
                                              {520, 100, 100, 12}},  // right-aligned
                                         Edit{{300, 100, 20, 12}, {210, 99, 200, 14}}));  // centred

TEST(TrackerMoves, TextThatBecomesALinkKeepsItsIdAndIsNoChange) {
  Tracker tracker;
  TestScene page;
  page.Add(Role::kText, {100, 100, 20, 12}, 10);
  page.Add(Role::kGroup, {50, 200, 90, 90}, 0);
  const Ids was = page.Track(tracker);
  page.at(0).role = Role::kLink;
  page.at(1).role = Role::kList;
  EXPECT_EQ(page.Track(tracker), was);
  EXPECT_TRUE(tracker.changes().empty());
}

TEST(TrackerMoves, FilteredElementAppearsWithTheIdThatItHad) {
  Tracker tracker;
  TestScene page;
  page.Add(Role::kText, {100, 100, 20, 12}, 10);
  page.at(0).confidence = 400;
  const Ids was = page.Track(tracker, {.min_confidence_permille = 500});
  page.at(0).confidence = 600;
  EXPECT_EQ(page.Track(tracker, {.min_confidence_permille = 500}), was);
  EXPECT_EQ(KindsOf(tracker, was[0]), (Kinds{ChangeKind::kAppeared}));
  RoleSet icons;
  icons.Add(Role::kIcon);
  EXPECT_EQ(page.Track(tracker, {.roles = icons}), was);
  EXPECT_EQ(KindsOf(tracker, was[0]), (Kinds{ChangeKind::kVanished}));
}

TEST(TrackerMoves, FocusIsAChangeOfStateAndInteractiveIsNot) {
  Tracker tracker;
  TestScene page;
  page.Add(Role::kTextbox, {100, 100, 200, 32}, 10);
  page.Add(Role::kTextbox, {100, 200, 200, 32}, 10);
  const Ids was = page.Track(tracker);
  page.at(0).flags = kFocused;
  page.at(1).flags = kInteractive;
  EXPECT_EQ(page.Track(tracker), was);
  ASSERT_EQ(tracker.changes().size(), 1u);
  EXPECT_EQ(tracker.changes()[0].kind, ChangeKind::kStateChanged);
  EXPECT_EQ(tracker.changes()[0].flags_after, kFocused);
}

}  // namespace
}  // namespace genie
