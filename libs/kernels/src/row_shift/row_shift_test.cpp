#include <genie/kernels/row_shift.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

namespace genie::kernels {
namespace {

using Hashes = std::vector<uint64_t>;

RowShift Find(const Hashes& before, const Hashes& after,
              decltype(&FindRowShift) kernel = FindRowShift) {
  Hashes scratch(RowShiftScratchWords(before.size()) + 1, 77);
  const RowShift found = kernel(before.data(), after.data(), before.size(), scratch.data());
  EXPECT_EQ(scratch.back(), 77u);
  return found;
}

// `count` random rows, every third blank.
Hashes Rows(size_t count, uint64_t seed) {
  std::mt19937_64 random(seed);
  Hashes rows(count);
  for (size_t y = 0; y < count; ++y) rows[y] = y % 3 == 0 ? 5 : random();
  return rows;
}

TEST(FindRowShift, EveryAmountInBothDirectionsIsFound) {
  const Hashes page = Rows(300, 1);
  const Hashes before(page.begin() + 100, page.begin() + 200);
  for (int dy = -97; dy <= 97; ++dy) {
    const Hashes after(page.begin() + 100 - dy, page.begin() + 200 - dy);
    const RowShift found = Find(before, after);
    EXPECT_EQ(found.dy, dy);
    EXPECT_EQ(found, Find(before, after, scalar::FindRowShift)) << "dy " << dy;
  }
}

TEST(FindRowShift, RandomRowsWithRepeatsEqualTheOracle) {
  std::mt19937_64 random(2);
  for (int round = 0; round < 300; ++round) {
    const size_t rows = random() % 40;
    Hashes before(rows), after(rows);
    const uint64_t values = 1 + random() % 60;
    for (uint64_t& hash : before) hash = random() % values * 0x9e3779b97f4a7c15ULL;
    for (uint64_t& hash : after) hash = random() % values * 0x9e3779b97f4a7c15ULL;
    EXPECT_EQ(Find(before, after), Find(before, after, scalar::FindRowShift)) << "round " << round;
  }
}

TEST(FindRowShift, EqualRowsEverywhereFindNothing) {
  EXPECT_EQ(Find(Hashes(500, 9), Hashes(500, 9)), RowShift());
  EXPECT_EQ(Find(Hashes(500, 9), Hashes(500, 8)), RowShift());
  EXPECT_EQ(Find({}, {}), RowShift());
}

TEST(FindRowShift, AmongEqualVotesTheSmallerAmountThenTheUpwardOneWins) {
  EXPECT_EQ(Find({1, 2, 3, 4, 5}, {3, 8, 7, 6, 4}), (RowShift{1, 1, 0}));
  EXPECT_EQ(Find({9, 1, 8, 2, 7}, {1, 6, 5, 4, 2}), (RowShift{-1, 1, 0}));
}

TEST(FindRowShift, RowsThatStayedAreCountedApart) {
  EXPECT_EQ(Find({1, 2, 3, 4, 5, 6}, {1, 2, 4, 5, 8, 6}), (RowShift{-1, 2, 3}));
}

TEST(FindRowShift, HashesThatShareAPlaceStayCheapAndInBounds) {
  Hashes before(16384), after(16384);
  for (size_t y = 0; y < before.size(); ++y) {
    before[y] = uint64_t(y + 1) << 40;
    after[y] = uint64_t(y + 4) << 40;
  }
  const RowShift found = Find(before, after);
  EXPECT_EQ(found, (RowShift{-3, int32_t(kMaxRowProbes) - 3, 0}));
}

}  // namespace
}  // namespace genie::kernels
