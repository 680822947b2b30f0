// Tests of the overlay: where it draws, and where it must not.
#include <genie/scene/overlay.h>

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <cstdlib>
#include <vector>

#include "../test/random_scene.h"

namespace genie {
namespace {

// A picture of one value, with its pixels.
struct Picture {
  Picture(int32_t width, int32_t height, PixelFormat format, uint8_t value)
      : bytes(static_cast<size_t>(width) * height * BytesPerPixel(format), value),
        view{bytes.data(), width, height, ptrdiff_t{width} * BytesPerPixel(format), format} {}
  Rgb At(int32_t x, int32_t y) const {
    const uint8_t* pixel = view.row(y) + x * BytesPerPixel(view.format);
    return {pixel[0], pixel[1], pixel[2]};
  }
  std::vector<uint8_t> bytes;
  ImageView view;
};

Scene SceneWith(Box box, Role role, int32_t scale_permille = 1000) {
  Scene scene;
  scene.width = 60;
  scene.height = 40;
  scene.scale_permille = scale_permille;
  Element e;
  e.box = box;
  e.role = role;
  AddElement(scene, e);
  return scene;
}

TEST(Overlay, TheOutlineLeavesWhatItFramesUntouched) {
  Picture picture(60, 40, PixelFormat::kRgb, 255);
  ASSERT_TRUE(DrawOverlay(SceneWith({10, 10, 20, 12}, Role::kButton), picture.view).ok());
  for (int32_t y = 10; y < 22; ++y) {
    for (int32_t x = 10; x < 30; ++x) EXPECT_EQ(picture.At(x, y), (Rgb{255, 255, 255}));
  }
  EXPECT_NE(picture.At(9, 9), (Rgb{255, 255, 255}));
  EXPECT_NE(picture.At(30, 22), (Rgb{255, 255, 255}));
  EXPECT_EQ(picture.At(8, 8), (Rgb{255, 255, 255}));
  EXPECT_EQ(picture.At(31, 23), (Rgb{255, 255, 255}));
}

TEST(Overlay, AnOutlineIsSeenBesideAFillOfItsOwnColour) {
  const Rgb blue = OverlayColor(Role::kButton);
  Picture picture(60, 40, PixelFormat::kRgb, 255);
  for (size_t i = 0; i < picture.bytes.size(); i += 3) {
    picture.bytes[i] = blue.red;
    picture.bytes[i + 1] = blue.green;
    picture.bytes[i + 2] = blue.blue;
  }
  ASSERT_TRUE(DrawOverlay(SceneWith({10, 10, 20, 12}, Role::kButton), picture.view).ok());
  const Rgb line = picture.At(9, 15);
  EXPECT_GT(std::abs(line.blue - blue.blue) + std::abs(line.green - blue.green), 100);
}

TEST(Overlay, ABoxOfTheWholePictureIsStillDrawn) {
  Picture picture(60, 40, PixelFormat::kRgb, 255);
  ASSERT_TRUE(DrawOverlay(SceneWith({0, 0, 60, 40}, Role::kImage), picture.view).ok());
  EXPECT_NE(picture.At(0, 0), (Rgb{255, 255, 255}));
  EXPECT_NE(picture.At(59, 39), (Rgb{255, 255, 255}));
}

TEST(Overlay, LinesAreTwiceAsThickAtScaleTwo) {
  Picture picture(60, 40, PixelFormat::kRgb, 0);
  ASSERT_TRUE(DrawOverlay(SceneWith({10, 10, 20, 12}, Role::kLink, 2000), picture.view).ok());
  EXPECT_NE(picture.At(8, 15), (Rgb{0, 0, 0}));
  EXPECT_EQ(picture.At(7, 15), (Rgb{0, 0, 0}));
}

TEST(Overlay, ColoursStandTheSameInBgrAndAlphaIsLeftAlone) {
  Picture rgb(60, 40, PixelFormat::kRgb, 9);
  Picture bgra(60, 40, PixelFormat::kBgra, 9);
  const Scene scene = SceneWith({10, 10, 20, 12}, Role::kCheckbox);
  ASSERT_TRUE(DrawOverlay(scene, rgb.view).ok());
  ASSERT_TRUE(DrawOverlay(scene, bgra.view).ok());
  const Rgb swapped = bgra.At(9, 9);
  EXPECT_EQ(rgb.At(9, 9), (Rgb{swapped.blue, swapped.green, swapped.red}));
  for (size_t i = 3; i < bgra.bytes.size(); i += 4) ASSERT_EQ(bgra.bytes[i], 9);
}

TEST(Overlay, AGrayPictureAndAnotherSizeAreInvalidArgument) {
  Picture gray(60, 40, PixelFormat::kGray, 0);
  Picture small(59, 40, PixelFormat::kRgb, 0);
  const Scene scene = SceneWith({10, 10, 20, 12}, Role::kButton);
  EXPECT_EQ(DrawOverlay(scene, gray.view).code(), StatusCode::kInvalidArgument);
  EXPECT_EQ(DrawOverlay(scene, small.view).code(), StatusCode::kInvalidArgument);
}

// Boxes reach over every edge here; the guard bytes around the rows must survive.
RC_GTEST_PROP(Overlay, NeverWritesOutsideItsView, ()) {
  Scene scene = RandomScene();
  scene.scale_permille = *rc::gen::inRange(500, 5000);
  scene.width = *rc::gen::inRange(1, 120);
  scene.height = *rc::gen::inRange(1, 120);
  const int32_t guard = 7;
  const ptrdiff_t stride = scene.width * 3 + guard;
  std::vector<uint8_t> bytes(static_cast<size_t>(stride) * (scene.height + 2), 200);
  uint8_t* first = bytes.data() + stride;
  RC_ASSERT(DrawOverlay(scene, {first, scene.width, scene.height, stride, PixelFormat::kRgb}).ok());
  for (size_t i = 0; i < bytes.size(); ++i) {
    const ptrdiff_t row = static_cast<ptrdiff_t>(i) / stride - 1;
    const bool inside = row >= 0 && row < scene.height && i % stride < scene.width * 3u;
    if (!inside) RC_ASSERT(bytes[i] == 200);
  }
}

}  // namespace
}  // namespace genie
