// Tests of view.h.
#include <genie/image/view.h>

#include <gtest/gtest.h>

#include <array>
#include <cstdint>

namespace genie {
namespace {

class ViewTest : public ::testing::Test {
 protected:
  ConstImageView View(PixelFormat format = PixelFormat::kRgb) const {
    return {bytes_.data(), 10, 6, 40, format};
  }
  std::array<uint8_t, 400> bytes_{};
};

TEST_F(ViewTest, CropPointsIntoTheSamePixels) {
  const ConstImageView part = Crop(View(), {2, 3, 4, 2});
  EXPECT_EQ(part.data, bytes_.data() + 3 * 40 + 2 * 3);
  EXPECT_EQ(part.width, 4);
  EXPECT_EQ(part.height, 2);
  EXPECT_EQ(part.stride_bytes, 40);
}

TEST_F(ViewTest, CropIsClippedToTheView) {
  const ConstImageView part = Crop(View(), {-5, 4, 8, 100});
  EXPECT_EQ(part.data, bytes_.data() + 4 * 40);
  EXPECT_EQ(part.width, 3);
  EXPECT_EQ(part.height, 2);
}

TEST_F(ViewTest, CropOutsideIsEmpty) {
  EXPECT_TRUE(Crop(View(), {10, 0, 5, 5}).empty());
  EXPECT_TRUE(Crop(View(), {0, 0, 0, 0}).empty());
}

TEST_F(ViewTest, CropOfACropEqualsTheCropOfTheIntersection) {
  const ConstImageView twice = Crop(Crop(View(), {1, 1, 8, 4}), {2, 1, 3, 2});
  const ConstImageView once = Crop(View(), {3, 2, 3, 2});
  EXPECT_EQ(twice.data, once.data);
  EXPECT_EQ(twice.width, once.width);
}

TEST_F(ViewTest, StrideShorterThanARowIsInvalidArgument) {
  ConstImageView view = View(PixelFormat::kRgba);
  EXPECT_TRUE(Validate(view, {}).ok());
  view.stride_bytes = 39;
  EXPECT_EQ(Validate(view, {}).code(), StatusCode::kInvalidArgument);
  view.stride_bytes = -40;
  EXPECT_EQ(Validate(view, {}).code(), StatusCode::kInvalidArgument);
}

TEST_F(ViewTest, NullOrEmptyViewIsInvalidArgument) {
  ConstImageView view = View();
  view.data = nullptr;
  EXPECT_EQ(Validate(view, {}).code(), StatusCode::kInvalidArgument);
  EXPECT_EQ(Validate({}, {}).code(), StatusCode::kInvalidArgument);
}

TEST_F(ViewTest, SizesAtTheLimitsPassAndBeyondThemDoNot) {
  const ImageLimits limits{.max_side = 10, .max_pixels = 60};
  EXPECT_TRUE(ValidateSize(10, 6, limits).ok());
  EXPECT_EQ(ValidateSize(11, 1, limits).code(), StatusCode::kLimitExceeded);
  EXPECT_EQ(ValidateSize(10, 7, limits).code(), StatusCode::kLimitExceeded);
  EXPECT_EQ(ValidateSize(0, 7, limits).code(), StatusCode::kInvalidArgument);
  EXPECT_EQ(ValidateSize(INT64_MAX, INT64_MAX, limits).code(), StatusCode::kLimitExceeded);
}

TEST_F(ViewTest, OverlapCountsSharedBytesOnly) {
  EXPECT_TRUE(Overlap(View(), View()));
  EXPECT_FALSE(Overlap(Crop(View(), {0, 0, 10, 3}), Crop(View(), {0, 3, 10, 3})));
  EXPECT_FALSE(Overlap(View(), {}));
}

}  // namespace
}  // namespace genie
