// Tests of the way between a captured frame and its screen.
#include "place.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>

namespace genie::cli {
namespace {

constexpr Place kPlace{.picture = {100, 50, 300, 200}, .width = 800, .height = 600};

Scene OneElement(const Box& box) {
  Scene scene;
  scene.width = kPlace.picture.width;
  scene.height = kPlace.picture.height;
  Element element;
  element.box = box;
  EXPECT_TRUE(scene.elements.Push(element).ok());
  return scene;
}

TEST(Place, BoxesOfAFrameAreToldWhereTheyAreOnTheScreen) {
  Scene scene = OneElement({10, 20, 30, 40});
  ToWhole(kPlace, scene);
  EXPECT_EQ(scene.elements[0].box, (Box{110, 70, 30, 40}));
  EXPECT_EQ(scene.width, 800);
  EXPECT_EQ(scene.height, 600);
}

TEST(Place, ThereAndBackIsWhereItWas) {
  Scene scene = OneElement({10, 20, 30, 40});
  ToWhole(kPlace, scene);
  ToPicture(kPlace, scene);
  EXPECT_EQ(scene.elements[0].box, (Box{10, 20, 30, 40}));
  EXPECT_EQ(scene.width, 300);
  EXPECT_EQ(scene.height, 200);
}

TEST(Place, SideOfAChangeWhereNothingWasStaysEmpty) {
  const Change appeared{.kind = ChangeKind::kAppeared, .after = {1, 2, 3, 4}};
  const Change moved = ToWhole(kPlace, appeared);
  EXPECT_EQ(moved.before, Box{});
  EXPECT_EQ(moved.after, (Box{101, 52, 3, 4}));
}

TEST(OpaqueCopy, FourthByteIsFullAndTheColoursStay) {
  const std::array<uint8_t, 8> pixels = {1, 2, 3, 0, 4, 5, 6, 77};
  const auto copy = OpaqueCopy({pixels.data(), 2, 1, 8, PixelFormat::kBgra});
  ASSERT_TRUE(copy.has_value());
  const std::array<uint8_t, 8> expected = {1, 2, 3, 255, 4, 5, 6, 255};
  EXPECT_TRUE(std::equal(expected.begin(), expected.end(), copy->view().row(0)));
}

TEST(OpaqueCopy, PixelsOfThreeBytesStayAsTheyAre) {
  const std::array<uint8_t, 6> pixels = {1, 2, 3, 4, 5, 6};
  const auto copy = OpaqueCopy({pixels.data(), 2, 1, 6, PixelFormat::kRgb});
  ASSERT_TRUE(copy.has_value());
  EXPECT_TRUE(std::equal(pixels.begin(), pixels.end(), copy->view().row(0)));
}

}  // namespace
}  // namespace genie::cli
