#include <genie/kernels/extremes.h>

#include "testing/every_target.h"
#include "testing/sample_rows.h"

namespace genie::kernels {
namespace {

class ExtremesTest : public OnEveryTarget {};
GENIE_ON_EVERY_TARGET(ExtremesTest);

TEST_P(ExtremesTest, EveryWidthAndContentEqualsTheOracle) {
  for (const size_t width : kTestWidths) {
    for (const Content content : kAllContents) {
      SampleRows<uint8_t> source(width, 4, 5);
      source.Fill(content, uint32_t(width));
      ASSERT_EQ(FindExtremes(source.const_rows(), {width, 4}),
                scalar::FindExtremes(source.const_rows(), {width, 4}))
          << "width " << width;
    }
  }
}

TEST_P(ExtremesTest, TheFirstOfEqualExtremesIsNamed) {
  for (size_t place = 0; place < 200; ++place) {
    SampleRows<uint8_t> source(200, 2);
    source.Fill(Content::kZero, 0);
    source.at(place, 1) = 9;
    source.at(199, 1) = 9;
    const Extremes found = FindExtremes(source.const_rows(), {200, 2});
    ASSERT_EQ(found.most_x, place);
    ASSERT_EQ(found.most_y, 1u);
    ASSERT_EQ(found.least_x + found.least_y, 0u);
  }
}

}  // namespace
}  // namespace genie::kernels
