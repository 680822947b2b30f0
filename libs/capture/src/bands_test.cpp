// Tests of bands.h.
#include "bands.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <vector>

namespace genie {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
constexpr Box kFrame = {0, 0, 100, 200};

std::vector<Box> Covered(const std::vector<Box>& damage) {
  List<Box> bands;
  EXPECT_TRUE(CoverByBands(damage, kFrame, bands).ok());
  return {bands.begin(), bands.end()};
}

TEST(Bands, NothingDamagedIsNothingToFetch) { EXPECT_THAT(Covered({}), IsEmpty()); }

TEST(Bands, BoxIsCoveredInTheFramesWidth) {
  EXPECT_THAT(Covered({{10, 20, 5, 7}}), ElementsAre(Box{0, 20, 100, 7}));
}

TEST(Bands, RowsCloseToEachOtherAreFetchedTogether) {
  EXPECT_THAT(Covered({{0, 30, 9, 4}, {50, 0, 9, 30 - kBandGapRows}}),
              ElementsAre(Box{0, 0, 100, 34}));
}

TEST(Bands, RowsFarApartAreFetchedApart) {
  EXPECT_THAT(Covered({{0, 31, 9, 4}, {50, 0, 9, 30 - kBandGapRows}}),
              ElementsAre(Box{0, 0, 100, 30 - kBandGapRows}, Box{0, 31, 100, 4}));
}

TEST(Bands, TallBoxIsNotCutByAShortOneInsideIt) {
  EXPECT_THAT(Covered({{0, 0, 9, 150}, {0, 10, 9, 4}, {0, 190, 9, 4}}),
              ElementsAre(Box{0, 0, 100, 150}, Box{0, 190, 100, 4}));
}

RC_GTEST_PROP(Bands, EveryBoxLiesInABandAndBandsAreApart, ()) {
  const auto damage = *rc::gen::container<std::vector<Box>>(rc::gen::map(
      rc::gen::pair(rc::gen::inRange(0, 200), rc::gen::inRange(1, 60)), [](const auto& rows) {
        return Box{3, rows.first, 5, std::min(rows.second, 200 - rows.first)};
      }));
  const std::vector<Box> bands = Covered(damage);
  for (const Box& box : damage) {
    RC_ASSERT(std::ranges::count_if(bands, [&](const Box& b) { return Contains(b, box); }) == 1);
  }
  for (size_t i = 0; i < bands.size(); ++i) {
    RC_ASSERT(Contains(kFrame, bands[i]));
    if (i > 0) RC_ASSERT(bands[i].y - bands[i - 1].bottom() > kBandGapRows);
  }
}

}  // namespace
}  // namespace genie
