#include <genie/kernels/changed_bounds.h>

#include <random>

#include "testing/every_target.h"
#include "testing/sample_rows.h"

namespace genie {
void PrintTo(const Box& box, std::ostream* out) {
  *out << box.x << "," << box.y << " " << box.width << "x" << box.height;
}
}  // namespace genie

namespace genie::kernels {
namespace {

class ChangedBoundsTest : public OnEveryTarget {};
GENIE_ON_EVERY_TARGET(ChangedBoundsTest);

TEST_P(ChangedBoundsTest, AnyBoxAndOrderEqualsTheOracle) {
  std::mt19937 random(5);
  for (const PixelOrder order : kAllOrders) {
    SampleRows<uint8_t> before(200 * PixelBytes(order), 90, 3);
    before.Fill(Content::kRandom, 1);
    SampleRows<uint8_t> after = before;
    for (int i = 0; i < 12; ++i) after.at(random() % after.width(), random() % 90) ^= 0x40;
    for (int i = 0; i < 200; ++i) {
      const Box drawn = {int32_t(random() % 200), int32_t(random() % 90),
                         int32_t(1 + random() % (i % 2 == 0 ? 64 : 200)),
                         int32_t(1 + random() % 90)};
      const Box within = Intersection(drawn, {0, 0, 200, 90});
      ASSERT_EQ(ChangedBounds(before.const_rows(), after.const_rows(), order, within),
                scalar::ChangedBounds(before.const_rows(), after.const_rows(), order, within))
          << "order " << int(order) << " round " << i;
    }
  }
}

TEST_P(ChangedBoundsTest, OnlyPixelsInsideTheBoxCountAndAlphaDoesNot) {
  SampleRows<uint8_t> before(100 * 4, 100);
  before.Fill(Content::kZero, 0);
  SampleRows<uint8_t> after = before;
  const auto bounds = [&](const Box& within) {
    return ChangedBounds(before.const_rows(), after.const_rows(), PixelOrder::kBgra, within);
  };
  for (size_t x = 0; x < 100; ++x) after.at(x * 4 + 3, 50) = 255;
  EXPECT_EQ(bounds({0, 0, 100, 100}), Box{});
  after.at(10 * 4, 20) = after.at(70 * 4 + 2, 40) = after.at(5 * 4, 99) = 1;
  EXPECT_EQ(bounds({0, 0, 100, 100}), (Box{5, 20, 66, 80}));
  EXPECT_EQ(bounds({6, 0, 94, 99}), (Box{10, 20, 61, 21}));
  EXPECT_EQ(bounds({11, 21, 89, 79}), (Box{70, 40, 1, 1}));
  EXPECT_EQ(bounds({11, 41, 89, 59}), Box{});
  EXPECT_EQ(bounds({}), Box{});
}

}  // namespace
}  // namespace genie::kernels
