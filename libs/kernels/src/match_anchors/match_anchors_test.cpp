#include <genie/kernels/match_anchors.h>

#include <vector>

#include "testing/every_target.h"
#include "testing/sample_rows.h"

namespace genie::kernels {
namespace {

class MatchAnchorsTest : public OnEveryTarget {};
GENIE_ON_EVERY_TARGET(MatchAnchorsTest);

TEST_P(MatchAnchorsTest, EveryWidthStepAndNumberOfAnchorsEqualsTheOracle) {
  for (const size_t step : {1, 3, 4}) {
    for (const size_t width : {1, 2, 21, 22, 63, 64, 65, 66, 128, 200, 331}) {
      SampleRows<uint8_t> image((width + 3) * step, 2);
      image.Fill(Content::kRandom, uint32_t(width + step));
      const ptrdiff_t stride = image.rows().stride_bytes;
      // Of random values a seventh hold at the first, and half at each of the others.
      const MatchAnchor anchors[] = {{stride + ptrdiff_t(3 * step - 1), 250, 40},
                                     {0, 100, 127},
                                     {ptrdiff_t(step), 0, 127},
                                     {stride, 128, 127}};
      for (size_t used = 1; used <= 4; ++used) {
        std::vector<uint32_t> actual(width), expected(width);
        actual.resize(
            MatchFindAnchored(image.const_rows().data, width, step, {anchors, used}, actual));
        expected.resize(scalar::MatchFindAnchored(image.const_rows().data, width, step,
                                                  {anchors, used}, expected));
        ASSERT_EQ(actual, expected) << width << " " << step << " " << used;
      }
    }
  }
}

TEST_P(MatchAnchorsTest, NoMoreAreWrittenThanThereIsRoomFor) {
  const std::vector<uint8_t> image(300, 9);
  const MatchAnchor any = {0, 9, 0};
  std::vector<uint32_t> targets(5, 77);
  EXPECT_EQ(MatchFindAnchored(image.data(), 300, 1, {&any, 1}, std::span(targets).first(4)), 4u);
  EXPECT_EQ(targets, (std::vector<uint32_t>{0, 1, 2, 3, 77}));
}

TEST_P(MatchAnchorsTest, SumsOfAWindowEqualTheOracle) {
  for (const size_t step : {1, 3, 4}) {
    for (const size_t width : {1, 5, 32, 33, 70}) {
      SampleRows<uint8_t> image(width * step, 7, 5);
      image.Fill(Content::kExtremes, uint32_t(width));
      MatchPattern pattern = {};
      pattern.extent = {width, 7};
      pattern.planes = step == 1 ? 1 : 3;
      pattern.value_stride = 96;
      std::vector<int16_t> values(96 * 7 * pattern.planes);
      for (size_t i = 0; i < values.size(); ++i) values[i] = int16_t(int(i * i % 511) - 255);
      pattern.values = values.data();
      const MatchSums actual = MatchSumWindow(image.const_rows(), step, pattern);
      const MatchSums expected = scalar::MatchSumWindow(image.const_rows(), step, pattern);
      for (size_t plane = 0; plane < kMatchPlanes; ++plane) {
        ASSERT_EQ(actual.sums[plane], expected.sums[plane]);
      }
      ASSERT_EQ(actual.squares, expected.squares);
      ASSERT_EQ(actual.products, expected.products);
    }
  }
}

}  // namespace
}  // namespace genie::kernels
