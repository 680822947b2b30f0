// Tests of hit-testing.
#include <genie/scene/hit_test.h>

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "../test/random_scene.h"

namespace genie {
namespace {

TEST(HitTest, TheSmallestBoxUnderThePointWins) {
  Scene scene;
  AddElement(scene, {.box = {0, 0, 100, 100}});
  AddElement(scene, {.box = {10, 10, 20, 20}});
  EXPECT_EQ(ElementAt(scene, {15, 15}), 1);
  EXPECT_EQ(ElementAt(scene, {50, 50}), 0);
  EXPECT_EQ(ElementAt(scene, {100, 50}), kNoElement);
}

TEST(HitTest, OfTwoEqualBoxesTheDeeperWins) {
  Scene scene;
  AddElement(scene, {.box = {0, 0, 9, 9}, .role = Role::kLink});
  AddElement(scene, {.box = {0, 0, 9, 9}, .parent = 0, .role = Role::kText});
  EXPECT_EQ(ElementAt(scene, {4, 4}), 1);
}

TEST(HitTest, InteractiveLooksThroughWhatIsNot) {
  Scene scene;
  AddElement(scene, {.box = {0, 0, 9, 9}, .flags = kInteractive});
  AddElement(scene, {.box = {2, 2, 4, 4}, .parent = 0});
  EXPECT_EQ(ElementAt(scene, {3, 3}, HitKind::kInteractive), 0);
}

RC_GTEST_PROP(HitTest, TheCentreOfAnElementHitsItOrSomethingNoLarger, ()) {
  const Scene scene = RandomScene();
  for (const Element& e : scene.elements) {
    const int32_t hit = ElementAt(scene, Center(e.box));
    RC_ASSERT(hit != kNoElement);
    RC_ASSERT(scene.elements[hit].box.area() <= e.box.area());
  }
}

}  // namespace
}  // namespace genie
