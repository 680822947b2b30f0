#include <genie/kernels/match_template.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "testing/every_target.h"
#include "testing/sample_rows.h"

namespace genie::kernels {
namespace {

class MatchTemplateTest : public OnEveryTarget {};
GENIE_ON_EVERY_TARGET(MatchTemplateTest);

// An image in planes, a template of random values, and what is known of the top row of windows.
struct Sample {
  Sample(Extent image, Extent span, size_t planes, uint32_t seed, uint32_t levels)
      : image(image), stride(image.width + kMatchPadding) {
    std::mt19937 random(seed);
    elements.resize(planes * image.height * stride + kMatchPadding);
    for (uint16_t& element : elements) element = uint16_t(random() % levels * 255 / (levels - 1));
    pattern.extent = span;
    pattern.planes = planes;
    pattern.row_stride = ptrdiff_t(stride);
    pattern.plane_stride = ptrdiff_t(stride * image.height);
    pattern.value_stride = (span.width + kMatchRowUnit - 1) / kMatchRowUnit * kMatchRowUnit;
    values.resize(planes * span.height * pattern.value_stride);
    for (size_t row = 0; row < planes * span.height; ++row) {
      for (size_t x = 0; x < span.width; ++x) {
        values[row * pattern.value_stride + x] = int16_t(int(random() % 511) - 255);
      }
    }
    pattern.values = values.data();
    columns.resize(4 * image.width);
    sums.resize(3 * (image.width + 1));
    squares.resize(image.width + 1);
    reals.resize(4 * (count() + kMatchPadding), -1);
  }

  size_t count() const { return image.width - pattern.extent.width + 1; }
  MatchColumns Columns() {
    uint32_t* const at = columns.data();
    return {{at, at + image.width, at + 2 * image.width}, at + 3 * image.width};
  }
  MatchWindows Windows() {
    const size_t ends = image.width + 1, room = count() + kMatchPadding;
    uint32_t* const at = sums.data();
    float* const real = reals.data();
    return {{at, at + ends, at + 2 * ends},
            squares.data(),
            {real, real + room, real + 2 * room},
            real + 3 * room};
  }

  // Means and roots of 1, and no window past the last.
  void DescribeAllAsOne() {
    std::fill(reals.begin(), reals.end(), 1.0f);
    std::fill_n(Windows().roots + count(), kMatchPadding, 0.0f);
  }

  Extent image;
  size_t stride;
  MatchPattern pattern = {};
  std::vector<uint16_t> elements;
  std::vector<int16_t> values;
  std::vector<uint32_t> columns, sums;
  std::vector<uint64_t> squares;
  std::vector<float> reals;
};

void ExpectEqualHits(const std::vector<MatchHit>& actual, size_t count,
                     const std::vector<MatchHit>& expected, size_t expected_count) {
  ASSERT_EQ(count, expected_count);
  for (size_t i = 0; i < count; ++i) {
    ASSERT_EQ(actual[i].x, expected[i].x);
    ASSERT_EQ(actual[i].sum, expected[i].sum) << actual[i].x;
  }
}

TEST_P(MatchTemplateTest, WindowsOfEverySizeEqualTheOracle) {
  uint32_t seed = 1;
  for (const size_t planes : {1, 3}) {
    for (const Extent span : {Extent{1, 1}, {2, 3}, {7, 5}, {16, 2}, {33, 9}, {70, 3}}) {
      for (const size_t more : {0, 1, 6, 31, 32, 95}) {
        const Extent image = {span.width + more, span.height + 2};
        ++seed;
        Sample ours(image, span, planes, seed, 2 + seed % 2 * 254);
        Sample expected = ours;
        for (size_t y = 0; y < image.height; ++y) {
          const ptrdiff_t row = ptrdiff_t(y * ours.stride);
          const ptrdiff_t gone = row - ptrdiff_t(span.height * ours.stride);
          const bool has_gone = y >= span.height;
          MatchMoveColumns(ours.pattern, &ours.elements[size_t(row)],
                           has_gone ? &ours.elements[size_t(gone)] : nullptr, image.width,
                           ours.Columns());
          scalar::MatchMoveColumns(expected.pattern, &expected.elements[size_t(row)],
                                   has_gone ? &expected.elements[size_t(gone)] : nullptr,
                                   image.width, expected.Columns());
        }
        ASSERT_EQ(ours.columns, expected.columns);
        MatchDescribeWindows(ours.pattern, ours.Columns(), image.width, ours.Windows());
        scalar::MatchDescribeWindows(expected.pattern, expected.Columns(), image.width,
                                     expected.Windows());
        for (size_t x = 0; x < ours.count(); ++x) {
          const float root = expected.Windows().roots[x];
          ASSERT_EQ(ours.Windows().roots[x] > 0, root > 0);
          ASSERT_NEAR(ours.Windows().roots[x], root, root * 0x1p-21f);
        }
        std::vector<MatchHit> hits(ours.count()), all(ours.count());
        const uint16_t* row = &ours.elements[2 * ours.stride];
        const size_t found =
            MatchFindHits(ours.pattern, row, row, ours.count(), ours.Windows(), hits.data());
        const size_t count =
            scalar::MatchFindHits(ours.pattern, row, row, ours.count(), ours.Windows(), all.data());
        ExpectEqualHits(hits, found, all, count);
      }
    }
  }
}

// A stage that excludes what it should, told by the sums themselves.
TEST_P(MatchTemplateTest, AStageExcludesTheWindowsBelowItsLimitAndNoOthers) {
  size_t taken = 0;
  for (const size_t width : {1, 15, 16, 40, 64, 77}) {
    Sample sample({width + 3, 2}, {4, 2}, 1, uint32_t(width), 256);
    std::vector<MatchPair> pairs;
    for (size_t x = 0; x < 4; x += 2) {
      for (size_t y = 0; y < 2; ++y) {
        const ptrdiff_t at = ptrdiff_t(x + y * sample.stride);
        const int16_t* value = &sample.values[y * sample.pattern.value_stride + x];
        pairs.push_back({{at, at + 1}, {value[0], value[1]}});
      }
    }
    // All roots and means are 1: a window stays where its sum is at least 1000 + 7 - 0.5.
    const MatchStage stage = {4, {7}, 0.5f, 1000};
    sample.pattern.pairs = pairs;
    sample.DescribeAllAsOne();
    std::vector<MatchHit> hits(sample.count()), all(sample.count()), expected;
    scalar::MatchFindHits(sample.pattern, sample.elements.data(), sample.elements.data(),
                          sample.count(), sample.Windows(), all.data());
    for (const MatchHit& hit : all) {
      if (hit.sum >= 1007) expected.push_back(hit);
    }
    sample.pattern.stages = {&stage, 1};
    const size_t found =
        MatchFindHits(sample.pattern, sample.elements.data(), sample.elements.data(),
                      sample.count(), sample.Windows(), hits.data());
    if (found == all.size()) {  // skipped, where it would cost more than it saves
      ExpectEqualHits(hits, found, all, all.size());
    } else {
      ++taken;
      ExpectEqualHits(hits, found, expected, expected.size());
    }
  }
  // The one-lane target hands over to the oracle, which knows no stages.
  EXPECT_TRUE(taken > 0 || GetParam() == "SCALAR");
}

TEST_P(MatchTemplateTest, TheLargestSumsDoNotWrap) {
  const Extent span = {300, 300};  // 300 * 300 * 255 * 255 is beyond 32 bits
  Sample sample({span.width, span.height}, span, 1, 1, 2);
  std::fill(sample.elements.begin(), sample.elements.end(), uint16_t{255});
  for (size_t y = 0; y < span.height; ++y) {
    for (size_t x = 0; x < span.width; ++x) {
      sample.values[y * sample.pattern.value_stride + x] = -255;
    }
  }
  sample.DescribeAllAsOne();
  MatchHit hit = {};
  ASSERT_EQ(MatchFindHits(sample.pattern, sample.elements.data(), sample.elements.data(), 1,
                          sample.Windows(), &hit),
            1u);
  EXPECT_EQ(hit.sum, -255 * 255 * int64_t{300 * 300});
}

TEST_P(MatchTemplateTest, SumsOfSquaresOfEverySideEqualTheOracle) {
  for (const size_t side : {1, 2, 4, 8}) {
    for (const size_t width : {0, 1, 7, 31, 64, 255, 256, 257, 600}) {
      SampleRows<uint16_t> rows(width + side - 1, side, 3), actual(width, 1), expected(width, 1);
      for (size_t i = 0; i < rows.width() * side; ++i) {
        rows.at(i % rows.width(), i / rows.width()) = uint16_t(255 - i * i % 7);
      }
      MatchSumSquares(rows.const_rows(), side, width, actual.rows().data);
      scalar::MatchSumSquares(rows.const_rows(), side, width, expected.rows().data);
      ASSERT_EQ(actual, expected) << side << " " << width;
    }
  }
}

TEST_P(MatchTemplateTest, PlanesHoldTheChannelsAndNoAlpha) {
  for (const PixelOrder order : kAllOrders) {
    for (const size_t width : kTestWidths) {
      const size_t bytes = PixelBytes(order);
      SampleRows<uint8_t> source(width * bytes, 1);
      source.Fill(Content::kRandom, uint32_t(width));
      SampleRows<uint16_t> actual(width, 3, 7), expected(width, 3, 7);
      MatchPlanesOfRow(source.const_rows().data, order, width, actual.rows().data,
                       ptrdiff_t(width + 7));
      scalar::MatchPlanesOfRow(source.const_rows().data, order, width, expected.rows().data,
                               ptrdiff_t(width + 7));
      ASSERT_EQ(actual, expected) << width;
      for (size_t i = 0; i < width * (bytes == 1 ? 1 : 3); ++i) {
        ASSERT_EQ(expected.at(i % width, i / width), source.at(i % width * bytes + i / width, 0));
      }
    }
  }
}

}  // namespace
}  // namespace genie::kernels
