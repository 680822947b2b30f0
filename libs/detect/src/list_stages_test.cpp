// The list stages one by one, on lists made by hand: pieces, selection, parents, roles, windows.
#include <gtest/gtest.h>

#include <initializer_list>

#include "list_state.h"
#include "test_pages.h"

namespace genie::detect {
namespace {

constexpr int32_t kSide = 1000;  // of the frame

Candidate Make(const Box& box, CandidateKind kind, int32_t confidence = 500) {
  Candidate c;
  c.box = c.inner = box;
  c.kind = kind;
  c.confidence = confidence;
  return c;
}

Candidate Text(const Box& box, int32_t letters) {
  Candidate c = Make(box, CandidateKind::kLine);
  c.letters = letters;
  c.letter_height = 8;
  return c;
}

// Marks of one line, left to right; each stands on surface 0.
List<Piece> CutsOf(std::initializer_list<Box> boxes) {
  MarkState marks;
  LineState lines;
  PieceState pieces;
  Line line{.box = {}, .host = 0, .begin = 0, .end = 0, .letter_height = 9};
  for (const Box& box : boxes) {
    const Mark mark{.box = box,
                    .area = box.area() / 2,
                    .host = 0,
                    .color = 0,
                    .parts = 1,
                    .is_textured = false,
                    .is_border = false};
    EXPECT_TRUE(marks.marks.Push(mark).ok());
    EXPECT_TRUE(lines.letters.Push(line.end++).ok());
    line.box = Union(line.box, box);
  }
  EXPECT_TRUE(lines.lines.Push(line).ok());
  EXPECT_TRUE(CutLines(marks, lines, pieces).ok());
  return std::move(pieces.pieces);
}

TEST(Pieces, IconBeforeALabelIsCutFromItsText) {
  const auto pieces = CutsOf({{0, 0, 16, 16}, {24, 4, 6, 9}, {32, 4, 6, 9}, {40, 4, 6, 9}});
  ASSERT_EQ(pieces.size(), 2u);
  EXPECT_EQ(pieces[0].kind, PieceKind::kIcon);
  EXPECT_EQ(pieces[0].box, (Box{0, 0, 16, 16}));
  EXPECT_EQ(pieces[1].kind, PieceKind::kText);
  EXPECT_EQ(pieces[1].box, (Box{24, 4, 22, 9}));
  EXPECT_EQ(pieces[1].letters, 3);
}

TEST(Pieces, EvenLettersStayOneText) {
  const auto pieces = CutsOf({{0, 4, 6, 9}, {8, 4, 6, 9}, {16, 4, 6, 9}, {24, 4, 6, 9}});
  ASSERT_EQ(pieces.size(), 1u);
  EXPECT_EQ(pieces[0].kind, PieceKind::kText);
  EXPECT_EQ(pieces[0].letters, 4);
}

TEST(Pieces, RowOfSquaresIsARowOfIcons) {
  const auto pieces = CutsOf({{0, 0, 16, 16}, {24, 0, 16, 16}, {48, 0, 16, 16}});
  ASSERT_EQ(pieces.size(), 3u);
  for (const Piece& piece : pieces) EXPECT_EQ(piece.kind, PieceKind::kIcon);
}

TEST(Pieces, DotOverItsStemIsOneGlyph) {
  const auto pieces = CutsOf({{0, 4, 6, 9}, {8, 4, 2, 9}, {8, 0, 2, 2}, {12, 4, 6, 9}});
  ASSERT_EQ(pieces.size(), 1u);
  EXPECT_EQ(pieces[0].letters, 3);
  EXPECT_EQ(pieces[0].box, (Box{0, 0, 18, 13}));
}

ListState WithCandidates(std::initializer_list<Candidate> candidates) {
  ListState lists;
  for (const Candidate& c : candidates) EXPECT_TRUE(lists.candidates.Push(c).ok());
  return lists;
}

TEST(Selection, StrongerOfTwoLikeBoxesStays) {
  ListState lists = WithCandidates({Make({10, 10, 100, 30}, CandidateKind::kRectangle, 300),
                                    Make({11, 10, 100, 30}, CandidateKind::kPicture, 700),
                                    Make({10, 10, 50, 30}, CandidateKind::kLine, 100)});
  ASSERT_TRUE(SelectCandidates(kSide, kSide, lists).ok());
  ASSERT_EQ(lists.kept.size(), 2u);
  EXPECT_EQ(lists.kept[0].confidence, 700);
  EXPECT_EQ(lists.kept[1].confidence, 100);
}

TEST(Selection, DebrisAndEmptyBoxesGo) {
  ListState lists = WithCandidates(
      {Make({10, 10, 9, 9}, CandidateKind::kDebris, 0), Make({}, CandidateKind::kLine, 900)});
  ASSERT_TRUE(SelectCandidates(kSide, kSide, lists).ok());
  EXPECT_EQ(lists.kept.size(), 0u);
}

TEST(Selection, OrderOfCandidatesChangesNothing) {
  std::mt19937 random(8);
  std::vector<Candidate> all;
  for (int i = 0; i < 300; ++i) {
    const auto below = [&](int32_t n) { return static_cast<int32_t>(random() % uint32_t(n)); };
    all.push_back(Make({below(8) * 30, below(8) * 30, 40 + below(3), 40 + below(3)},
                       CandidateKind::kRectangle, 100 * (1 + below(5))));
  }
  ListState first;
  for (const Candidate& c : all) ASSERT_TRUE(first.candidates.Push(c).ok());
  ASSERT_TRUE(SelectCandidates(kSide, kSide, first).ok());
  std::shuffle(all.begin(), all.end(), random);
  ListState second;
  for (const Candidate& c : all) ASSERT_TRUE(second.candidates.Push(c).ok());
  ASSERT_TRUE(SelectCandidates(kSide, kSide, second).ok());
  ASSERT_EQ(first.kept.size(), second.kept.size());
  EXPECT_LT(first.kept.size(), all.size());
  for (size_t i = 0; i < first.kept.size(); ++i) EXPECT_EQ(first.kept[i].box, second.kept[i].box);
}

TEST(Parents, SmallestHolderIsTheParent) {
  ListState lists;
  for (const Candidate& c :
       {Make({0, 0, 900, 900}, CandidateKind::kContainer),
        Make({10, 10, 200, 60}, CandidateKind::kRectangle), Text({20, 20, 80, 12}, 8),
        Text({20, 500, 80, 12}, 8), Text({950, 950, 30, 12}, 4)}) {
    ASSERT_TRUE(lists.kept.Push(c).ok());
  }
  ASSERT_TRUE(FindParents(kSide, kSide, lists).ok());
  EXPECT_EQ(lists.kept[0].parent, kNoParent);
  EXPECT_EQ(lists.kept[1].parent, 0);
  EXPECT_EQ(lists.kept[2].parent, 1);
  EXPECT_EQ(lists.kept[3].parent, 0);
  EXPECT_EQ(lists.kept[4].parent, kNoParent);
}

Role RefinedRole(std::initializer_list<Candidate> kept, size_t which) {
  ListState lists;
  for (const Candidate& c : kept) EXPECT_TRUE(lists.kept.Push(c).ok());
  EXPECT_TRUE(RefineRoles(kSide, kSide, lists).ok());
  return lists.kept[which].role;
}

TEST(Roles, BlueTextOnWhiteIsALink) {
  Candidate c = Text({100, 600, 80, 12}, 9);
  c.color = 0xcc4411;  // R 0x11, G 0x44, B 0xcc
  c.host_color = 0xffffff;
  EXPECT_EQ(RefinedRole({c}, 0), Role::kLink);
  c.color = 0x202020;
  EXPECT_NE(RefinedRole({c}, 0), Role::kLink);
}

TEST(Roles, LargeLettersAreAHeading) {
  Candidate c = Text({100, 600, 300, 30}, 12);
  c.role = Role::kText;
  EXPECT_EQ(RefinedRole({c}, 0), Role::kText);
  c.letter_height = 20;
  EXPECT_EQ(RefinedRole({c}, 0), Role::kHeading);
}

TEST(Roles, EqualRectanglesInRowsAndColumnsAreCells) {
  const auto cell = [](int32_t x, int32_t y) {
    return Make({x, y, 100, 30}, CandidateKind::kRectangle);
  };
  const auto kept = {cell(100, 100), cell(200, 100), cell(100, 130), cell(200, 130)};
  EXPECT_EQ(RefinedRole(kept, 0), Role::kColumnheader);
  EXPECT_EQ(RefinedRole(kept, 2), Role::kCell);
}

// Detects a desktop of one dark ground with a window on it: a bar, a title and `buttons` buttons.
size_t WindowsFound(int32_t buttons) {
  Picture desktop(800, 600, 0x604020);
  desktop.Fill({100, 80, 500, 400}, 0xf0f0f0);
  desktop.Fill({100, 80, 500, 30}, 0xc8c8c8);
  for (int32_t i = 0; i < 10; ++i) desktop.Fill({110 + i * 8, 90, 5, 9}, 0x101010);
  for (int32_t i = 0; i < buttons; ++i) {
    desktop.Fill({560 - i * 24, 88, 12, 12}, 0x101010);
    desktop.Fill({562 - i * 24, 90, 8, 8}, 0xc8c8c8);
  }
  for (int32_t y = 140; y < 440; y += 30) {
    for (int32_t i = 0; i < 20; ++i) desktop.Fill({120 + i * 8, y, 5, 9}, 0x101010);
  }
  Scene scene;
  DetectInto(desktop, 64, scene);
  size_t windows = 0;
  for (const Element& element : scene.elements) {
    const bool is_window = element.role == Role::kWindow;
    if (!is_window) continue;
    EXPECT_EQ(element.box, (Box{100, 80, 500, 400}));
    ++windows;
  }
  return windows;
}

TEST(Windows, TitleBarWithButtonsMakesOne) { EXPECT_EQ(WindowsFound(3), 1u); }

}  // namespace
}  // namespace genie::detect
