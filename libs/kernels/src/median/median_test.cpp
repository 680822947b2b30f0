#include <genie/kernels/median.h>

#include <algorithm>
#include <vector>

#include "median/median_networks.h"
#include "pixels/border.h"
#include "testing/every_target.h"
#include "testing/window_rows.h"

namespace genie::kernels {
namespace {

class MedianTest : public OnEveryTarget {};
GENIE_ON_EVERY_TARGET(MedianTest);

constexpr MedianSide kSides[] = {MedianSide::kThree, MedianSide::kFive};

// The formula: the middle of the sorted square.
uint8_t MedianAt(SampleRows<uint8_t>& source, Extent extent, size_t channels, MedianSide side,
                 size_t i, size_t y) {
  const auto radius = ptrdiff_t(side) / 2;
  std::vector<uint8_t> values;
  for (ptrdiff_t v = -radius; v <= radius; ++v) {
    for (ptrdiff_t u = -radius; u <= radius; ++u) {
      const ptrdiff_t row = BorderIndex(ptrdiff_t(y) + v, extent.height, Border::kReplicate);
      const ptrdiff_t x =
          BorderIndex(ptrdiff_t(i / channels) + u, extent.width, Border::kReplicate);
      values.push_back(source.at(size_t(x) * channels + i % channels, size_t(row)));
    }
  }
  std::ranges::sort(values);
  return values[values.size() / 2];
}

TEST_P(MedianTest, EverySizeAndContentEqualsTheOracle) {
  for (const WindowCase& size : kWindowCases) {
    const size_t count = size.width * size.channels;
    for (const MedianSide side : kSides) {
      for (const Content content : kAllContents) {
        SampleRows<uint8_t> source(count, size.height, 5), actual(count, size.height, 1);
        SampleRows<uint8_t> expected(count, size.height, 1);
        source.Fill(content, uint32_t(count));
        const Extent extent = {size.width, size.height};
        Median(source.const_rows(), {}, actual.rows(), extent, size.channels, side);
        scalar::Median(source.const_rows(), {}, expected.rows(), extent, size.channels, side);
        ASSERT_EQ(actual, expected) << size.width << "x" << size.height << " by " << int(side);
      }
    }
  }
}

TEST_P(MedianTest, RowsOfManyStripsEqualTheOracle) {
  for (const size_t count : {2047, 2048, 2049, 2052, 4096, 4200}) {
    for (const MedianSide side : kSides) {
      SampleRows<uint8_t> source(count, 2, 5), actual(count, 2, 1), expected(count, 2, 1);
      source.Fill(Content::kRandom, uint32_t(count));
      const size_t channels = count % 3 == 0 ? 3 : count % 4 == 0 ? 4 : 1;
      const Extent extent = {count / channels, 2};
      Median(source.const_rows(), {}, actual.rows(), extent, channels, side);
      scalar::Median(source.const_rows(), {}, expected.rows(), extent, channels, side);
      ASSERT_EQ(actual, expected) << count << " by " << int(side);
    }
  }
}

TEST_P(MedianTest, BandsEqualTheWholeImage) {
  for (const MedianSide side : kSides) {
    ExpectBandsEqualTheWhole(41, 9, 3, [&](auto source, auto outside, auto target, auto extent) {
      Median(source, outside, target, extent, 3, side);
    });
  }
}

TEST(MedianOracle, EqualsTheFormula) {
  for (const MedianSide side : kSides) {
    for (const Content content : {Content::kRandom, Content::kExtremes}) {
      SampleRows<uint8_t> source(13 * 3, 11), actual(13 * 3, 11);
      source.Fill(content, 7);
      scalar::Median(source.const_rows(), {}, actual.rows(), {13, 11}, 3, side);
      for (size_t i = 0; i < 39 * 11; ++i) {
        ASSERT_EQ(actual.at(i % 39, i / 39), MedianAt(source, {13, 11}, 3, side, i % 39, i / 39));
      }
    }
  }
}

// A network is right for all values when it is for zeros and ones (Knuth 5.3.4): for every number
// of ones in each sorted column.
template <class Network>
void ExpectTheMedianOfAllColumns() {
  constexpr size_t kSide = Network::kSide;
  size_t cases = 1;
  for (size_t column = 0; column < kSide; ++column) cases *= kSide + 1;
  for (size_t index = 0; index < cases; ++index) {
    uint8_t values[kSide * kSide] = {};
    size_t ones = 0;
    for (size_t column = 0, rest = index; column < kSide; ++column, rest /= kSide + 1) {
      ones += rest % (kSide + 1);
      for (size_t i = 0; i < rest % (kSide + 1); ++i) values[(kSide - 1 - i) * kSide + column] = 1;
    }
    for (const MedianExchange exchange : Network::kSquare) {
      if (values[exchange.low] > values[exchange.high]) {
        std::swap(values[exchange.low], values[exchange.high]);
      }
    }
    ASSERT_EQ(values[Network::kMedian], ones > kSide * kSide / 2) << "case " << index;
  }
}

TEST(MedianNetwork, FindsTheMedianOfAllSortedColumns) {
  ExpectTheMedianOfAllColumns<MedianOfThree>();
  ExpectTheMedianOfAllColumns<MedianOfFive>();
}

}  // namespace
}  // namespace genie::kernels
