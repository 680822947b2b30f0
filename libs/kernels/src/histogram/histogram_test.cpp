#include <genie/kernels/histogram.h>

#include <array>
#include <numeric>

#include "testing/every_target.h"
#include "testing/sample_rows.h"

namespace genie::kernels {
namespace {

using Table = std::array<uint32_t, 256>;

class HistogramTest : public OnEveryTarget {};
GENIE_ON_EVERY_TARGET(HistogramTest);

TEST_P(HistogramTest, EveryWidthAndContentEqualsTheOracle) {
  for (const size_t width : kTestWidths) {
    for (const Content content : kAllContents) {
      SampleRows<uint8_t> source(width, 3, 5);
      source.Fill(content, uint32_t(width));
      Table actual, expected;
      actual.fill(77);
      Histogram(source.const_rows(), {width, 3}, actual);
      scalar::Histogram(source.const_rows(), {width, 3}, expected);
      ASSERT_EQ(actual, expected) << "width " << width;
    }
  }
}

TEST_P(HistogramTest, AChannelOfInterleavedPixelsIsCountedAlone) {
  for (const size_t channels : {1, 3, 4}) {
    SampleRows<uint8_t> source(100 * channels, 4, 3);
    source.Fill(Content::kRandom, 5);
    for (size_t channel = 0; channel < channels; ++channel) {
      const Rows<const uint8_t> rows = source.rows_from(channel, 0);
      Table actual, expected;
      HistogramOfChannel(rows, {100, 4}, channels, actual);
      scalar::HistogramOfChannel(rows, {100, 4}, channels, expected);
      ASSERT_EQ(actual, expected);
      ASSERT_EQ(std::accumulate(actual.begin(), actual.end(), 0u), 400u);
    }
  }
}

}  // namespace
}  // namespace genie::kernels
