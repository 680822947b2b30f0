// Rounding and transparency against their definitions, for every value.
#include "flatten.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

namespace genie::codec {
namespace {

TEST(RoundTo8, EveryValueIsRoundedToTheNearest) {
  for (uint32_t v = 0; v <= 65535; ++v) {
    const double exact = v * 255.0 / 65535.0;
    ASSERT_EQ(RoundTo8(static_cast<uint16_t>(v)), static_cast<int>(std::floor(exact + 0.5))) << v;
  }
}

TEST(OverWhite, EveryValueAndAlphaIsRoundedToTheNearest) {
  for (uint32_t v = 0; v < 256; ++v) {
    for (uint32_t a = 0; a < 256; ++a) {
      const uint32_t sum = v * a + 255 * (255 - a);
      const auto rounded = static_cast<int>(std::floor(sum / 255.0 + 0.5));
      ASSERT_EQ(OverWhite(static_cast<uint8_t>(v), static_cast<uint8_t>(a)), rounded)
          << v << " at " << a;
    }
  }
}

TEST(LayOverWhite, OpaqueRowsStayAndOthersBecomeOpaque) {
  std::array<uint8_t, 16> pixels = {1, 2, 3, 255, 4, 5, 6, 255,   // opaque
                                    9, 9, 9, 0,   0, 0, 0, 128};  // white, gray
  LayOverWhite({pixels.data(), 2, 2, 8, PixelFormat::kRgba});
  EXPECT_EQ(pixels, (std::array<uint8_t, 16>{1, 2, 3, 255, 4, 5, 6, 255, 255, 255, 255, 255, 127,
                                             127, 127, 255}));
}

}  // namespace
}  // namespace genie::codec
