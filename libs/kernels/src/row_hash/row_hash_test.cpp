#include <genie/kernels/row_hash.h>

#include <set>
#include <vector>

#include "testing/every_target.h"
#include "testing/sample_rows.h"

namespace genie::kernels {
namespace {

class RowHashTest : public OnEveryTarget {};
GENIE_ON_EVERY_TARGET(RowHashTest);

std::vector<uint64_t> Hashes(decltype(&RowHash) kernel, SampleRows<uint8_t>& source,
                             PixelOrder order, const Box& within) {
  std::vector<uint64_t> hashes(size_t(within.height) + 1, 42);
  kernel(source.const_rows(), order, within, hashes.data());
  return hashes;
}

TEST_P(RowHashTest, EveryOrderAndWidthEqualsTheOracle) {
  for (const PixelOrder order : kAllOrders) {
    for (const size_t width : kTestWidths) {
      SampleRows<uint8_t> source((width + 7) * PixelBytes(order), 5, 3);
      source.Fill(Content::kRandom, uint32_t(width));
      for (const int32_t x : {0, 1, 7}) {
        const Box within = {x, 1, int32_t(width), 4};
        ASSERT_EQ(Hashes(RowHash, source, order, within),
                  Hashes(scalar::RowHash, source, order, within))
            << "order " << int(order) << " width " << width << " x " << x;
      }
    }
  }
}

TEST_P(RowHashTest, EqualRgbValuesHashEquallyInEveryOrderAndPlace) {
  SampleRows<uint8_t> bgra(110 * 4, 3), rgb(100 * 3, 2);
  bgra.Fill(Content::kRandom, 5);
  for (size_t y = 0; y < 2; ++y) {
    for (size_t i = 0; i < 300; ++i) rgb.at(i, y) = bgra.at((i / 3 + 10) * 4 + 2 - i % 3, y + 1);
  }
  EXPECT_EQ(Hashes(RowHash, bgra, PixelOrder::kBgra, {10, 1, 100, 2}),
            Hashes(RowHash, rgb, PixelOrder::kRgb, {0, 0, 100, 2}));
}

TEST_P(RowHashTest, EveryPixelItsPlaceAndTheWidthCount) {
  SampleRows<uint8_t> row(200, 1);
  row.Fill(Content::kZero, 0);
  std::set<uint64_t> seen;
  for (int32_t width = 0; width <= 200; ++width) {
    seen.insert(Hashes(RowHash, row, PixelOrder::kGray, {0, 0, width, 1})[0]);
  }
  for (size_t x = 0; x < 200; ++x) {
    row.at(x, 0) = 1;
    seen.insert(Hashes(RowHash, row, PixelOrder::kGray, {0, 0, 200, 1})[0]);
    row.at(x, 0) = 0;
  }
  EXPECT_EQ(seen.size(), 401u);
}

}  // namespace
}  // namespace genie::kernels
