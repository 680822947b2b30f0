// Image: sharing, wrapping, cropping.
#include <genie/image/image.h>

#include <gtest/gtest.h>

#include <array>
#include <limits>

namespace genie {
namespace {

TEST(Image, DefaultOneIsEmpty) {
  const Image image;
  EXPECT_TRUE(image.empty());
  EXPECT_EQ(image.use_count(), 0);
  EXPECT_TRUE(Image().mutable_view().empty());
  EXPECT_TRUE(image.Cropped({0, 0, 5, 5}).empty());
}

TEST(Image, CreatedPixelsAreAlignedAndRowsFollowEachOther) {
  auto image = Image::Create(33, 7, PixelFormat::kRgb);
  ASSERT_TRUE(image.has_value());
  EXPECT_EQ(reinterpret_cast<uintptr_t>(image->view().data) % 64, 0u);
  EXPECT_EQ(image->view().stride_bytes, 33 * 3);
  EXPECT_EQ(image->view().height, 7);
  EXPECT_EQ(image->mutable_view().data, image->view().data);
}

TEST(Image, SizeWithoutPixelsIsInvalidArgument) {
  for (const auto [width, height] : {std::array{0, 1}, std::array{1, 0}, std::array{-1, -1}}) {
    const auto image = Image::Create(width, height, PixelFormat::kRgb);
    ASSERT_FALSE(image.has_value());
    EXPECT_EQ(image.error().code(), StatusCode::kInvalidArgument);
  }
}

TEST(Image, SizeThatOverflowsIsALimit) {
  constexpr int32_t kMax = std::numeric_limits<int32_t>::max();
  const auto image = Image::Create(kMax, kMax, PixelFormat::kRgba);
  ASSERT_FALSE(image.has_value());
  EXPECT_EQ(image.error().code(), StatusCode::kLimitExceeded);
}

TEST(Image, CopiesShareThePixels) {
  auto image = Image::Create(4, 4, PixelFormat::kGray);
  ASSERT_TRUE(image.has_value());
  Image copy = *image;
  EXPECT_EQ(copy.view().data, image->view().data);
  EXPECT_EQ(image->use_count(), 2);
  Image moved = std::move(copy);
  EXPECT_EQ(image->use_count(), 2);
  moved = *image;
  EXPECT_EQ(image->use_count(), 2);
  Image& alias = moved;
  moved = alias;
  EXPECT_EQ(image->use_count(), 2);
  moved = Image();
  EXPECT_EQ(image->use_count(), 1);
}

TEST(Image, CroppedKeepsThePixelsAlive) {
  Image part;
  {
    auto image = Image::Create(10, 10, PixelFormat::kGray);
    ASSERT_TRUE(image.has_value());
    image->mutable_view().row(5)[6] = 42;
    part = image->Cropped({6, 5, 100, 100});
  }
  EXPECT_EQ(part.view().width, 4);
  EXPECT_EQ(part.view().height, 5);
  EXPECT_EQ(part.view().row(0)[0], 42);
  EXPECT_TRUE(part.Cropped({50, 50, 2, 2}).empty());
}

TEST(Image, WrappedMemoryIsReleasedOnceByTheLastImage) {
  int released = 0;
  std::array<uint8_t, 12> memory{};
  const ImageView view{memory.data(), 2, 2, 6, PixelFormat::kRgb};
  {
    auto image = Image::Wrap(view, [](void* count) { ++*static_cast<int*>(count); }, &released);
    ASSERT_TRUE(image.has_value());
    EXPECT_EQ(image->view().data, memory.data());
    EXPECT_EQ(image->mutable_view().data, memory.data());
    const Image copy = *image;
    image = Image();
    EXPECT_EQ(released, 0);
  }
  EXPECT_EQ(released, 1);
}

TEST(Image, WrappedConstantMemoryCannotBeWritten) {
  static constexpr std::array<uint8_t, 4> kMemory{1, 2, 3, 4};
  auto image =
      Image::Wrap(ConstImageView{kMemory.data(), 2, 2, 2, PixelFormat::kGray}, nullptr, nullptr);
  ASSERT_TRUE(image.has_value());
  EXPECT_TRUE(image->mutable_view().empty());
  EXPECT_EQ(image->view().row(1)[0], 3);
}

TEST(Image, WrappingWhatIsNoImageTakesNothingOver) {
  int released = 0;
  std::array<uint8_t, 4> memory{};
  const auto image = Image::Wrap(
      ImageView{memory.data(), 2, 2, 1, PixelFormat::kGray},
      [](void* count) { ++*static_cast<int*>(count); }, &released);
  ASSERT_FALSE(image.has_value());
  EXPECT_EQ(image.error().code(), StatusCode::kInvalidArgument);
  EXPECT_EQ(released, 0);
}

}  // namespace
}  // namespace genie
