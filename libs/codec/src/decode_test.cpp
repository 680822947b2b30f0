// Raw layouts: what fits, what does not, and no copy where none is needed.
#include <genie/codec/decode.h>

#include <gtest/gtest.h>

#include <limits>
#include <vector>

#include "decoded.h"

namespace genie {
namespace {

using codec_test::ErrorOf;

constexpr RawLayout kPadded = {
    .width = 3, .height = 2, .format = PixelFormat::kBgra, .stride_bytes = 16};

TEST(ViewRaw, ViewLiesInTheBytes) {
  const std::vector<uint8_t> bytes(16 + 12);  // the last row may end without its padding
  const auto view = ViewRaw(bytes, kPadded);
  ASSERT_TRUE(view.has_value());
  EXPECT_EQ(view->data, bytes.data());
  EXPECT_EQ(view->stride_bytes, 16);
}

TEST(ViewRaw, StrideZeroMeansRowsWithoutPadding) {
  const std::vector<uint8_t> bytes(24);
  const auto view = ViewRaw(bytes, {.width = 3, .height = 2, .format = PixelFormat::kRgba});
  ASSERT_TRUE(view.has_value());
  EXPECT_EQ(view->stride_bytes, 12);
}

TEST(ViewRaw, OneByteTooFewIsBadData) {
  EXPECT_EQ(ViewRaw(std::vector<uint8_t>(16 + 11), kPadded).error().code(), StatusCode::kBadData);
}

TEST(ViewRaw, LayoutWithoutSenseIsInvalidArgument) {
  const std::vector<uint8_t> bytes(1000);
  for (const RawLayout& layout :
       {RawLayout{.width = 0, .height = 2}, RawLayout{.width = 2, .height = -1},
        RawLayout{.width = 10, .height = 2, .stride_bytes = 29},
        RawLayout{.width = 10, .height = 2, .stride_bytes = -30}}) {
    const auto view = ViewRaw(bytes, layout);
    ASSERT_FALSE(view.has_value());
    EXPECT_EQ(view.error().code(), StatusCode::kInvalidArgument);
  }
}

TEST(ViewRaw, StrideThatOverflowsIsAnError) {
  const std::vector<uint8_t> bytes(1000);
  const RawLayout layout = {
      .width = 2, .height = 3, .stride_bytes = std::numeric_limits<ptrdiff_t>::max()};
  EXPECT_FALSE(ViewRaw(bytes, layout).has_value());
}

TEST(ViewRaw, SizeOverTheLimitIsALimit) {
  const auto view = ViewRaw({}, {.width = 100'000, .height = 1});
  EXPECT_EQ(view.error().code(), StatusCode::kLimitExceeded);
}

TEST(DecodeRaw, PixelsAreCopiedAsTheyAre) {
  std::vector<uint8_t> bytes(28);
  for (size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<uint8_t>(i);
  const auto image = Decode(bytes, {.raw = kPadded});
  ASSERT_TRUE(image.has_value());
  EXPECT_EQ(image->view().format, PixelFormat::kBgra);
  EXPECT_EQ(image->view().row(1)[11], 16 + 11);  // alpha is kept: raw alpha is ignored later
}

TEST(Decode, NoFormatIsBadData) {
  EXPECT_EQ(ErrorOf(std::vector<uint8_t>(50)).code(), StatusCode::kBadData);
  EXPECT_EQ(ErrorOf({}).code(), StatusCode::kBadData);
}

}  // namespace
}  // namespace genie
