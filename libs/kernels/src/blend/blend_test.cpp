#include <genie/kernels/blend.h>

#include "testing/every_target.h"
#include "testing/sample_rows.h"

namespace genie::kernels {
namespace {

class BlendTest : public OnEveryTarget {};
GENIE_ON_EVERY_TARGET(BlendTest);

TEST_P(BlendTest, EveryWidthAndWeightEqualsTheOracle) {
  for (const size_t width : kTestWidths) {
    for (const uint32_t alpha : {0u, 1u, 100u, 128u, 255u, 256u}) {
      for (const Content content : {Content::kRandom, Content::kExtremes}) {
        SampleRows<uint8_t> a(width, 2, 5), b(width, 2, 2), actual(width, 2, 1), expected = actual;
        a.Fill(content, 1);
        b.Fill(content, 2);
        Blend(a.const_rows(), b.const_rows(), alpha, actual.rows(), {width, 2});
        scalar::Blend(a.const_rows(), b.const_rows(), alpha, expected.rows(), {width, 2});
        ASSERT_EQ(actual, expected) << "width " << width << " alpha " << alpha;
      }
    }
  }
}

TEST_P(BlendTest, TheWholeWeightOnOneSideGivesThatSide) {
  const uint8_t a[] = {0, 17, 255}, b[] = {255, 3, 0};
  uint8_t target[3] = {};
  Blend({a, 3}, {b, 3}, 256, {target, 3}, {3, 1});
  for (size_t i = 0; i < 3; ++i) EXPECT_EQ(target[i], a[i]);
  Blend({a, 3}, {b, 3}, 0, {target, 3}, {3, 1});
  for (size_t i = 0; i < 3; ++i) EXPECT_EQ(target[i], b[i]);
}

class OverlayTest : public OnEveryTarget {};
GENIE_ON_EVERY_TARGET(OverlayTest);

TEST_P(OverlayTest, EveryPairOfOrdersWidthAndContentEqualsTheOracle) {
  for (const PixelOrder top_order : {PixelOrder::kRgba, PixelOrder::kBgra}) {
    for (const PixelOrder base_order : kAllOrders) {
      if (base_order == PixelOrder::kGray) continue;
      for (const size_t width : kTestWidths) {
        for (const Content content : {Content::kRandom, Content::kFlat}) {
          SampleRows<uint8_t> top(width * 4, 2, 3), base(width * PixelBytes(base_order), 2, 6);
          top.Fill(content, 1);
          base.Fill(Content::kRandom, 2);
          SampleRows<uint8_t> expected = base;
          Overlay(top.const_rows(), top_order, base.rows(), base_order, {width, 2});
          scalar::Overlay(top.const_rows(), top_order, expected.rows(), base_order, {width, 2});
          ASSERT_EQ(base, expected)
              << int(top_order) << " over " << int(base_order) << " width " << width;
        }
      }
    }
  }
}

TEST_P(OverlayTest, EveryAlphaAndValueEqualsTheOracle) {
  SampleRows<uint8_t> top(256 * 4, 256), base(256 * 4, 256);
  for (size_t alpha = 0; alpha < 256; ++alpha) {
    for (size_t value = 0; value < 256; ++value) {
      const uint8_t pixel[] = {uint8_t(value), uint8_t(255 - value), 128, uint8_t(alpha)};
      for (size_t c = 0; c < 4; ++c) {
        top.at(value * 4 + c, alpha) = pixel[c];
        base.at(value * 4 + c, alpha) = uint8_t(value * 7 + alpha * 3 + c);
      }
    }
  }
  SampleRows<uint8_t> expected = base;
  Overlay(top.const_rows(), PixelOrder::kRgba, base.rows(), PixelOrder::kRgba, {256, 256});
  scalar::Overlay(top.const_rows(), PixelOrder::kRgba, expected.rows(), PixelOrder::kRgba,
                  {256, 256});
  EXPECT_EQ(base, expected);
}

TEST_P(OverlayTest, AnOpaqueTopReplacesAndATransparentOneLeaves) {
  const uint8_t top[] = {10, 20, 30, 255, 10, 20, 30, 0};
  uint8_t base[] = {1, 2, 3, 7, 8, 9};
  Overlay({top, 8}, PixelOrder::kRgba, {base, 6}, PixelOrder::kBgr, {2, 1});
  const uint8_t expected[] = {30, 20, 10, 7, 8, 9};
  for (size_t i = 0; i < 6; ++i) EXPECT_EQ(base[i], expected[i]);
}

}  // namespace
}  // namespace genie::kernels
