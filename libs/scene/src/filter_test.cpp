// Tests of filter.h.
#include <genie/scene/filter.h>

#include <gtest/gtest.h>

namespace genie {
namespace {

void Add(Scene& scene, Role role, uint16_t confidence, int32_t parent) {
  Element element;
  element.id = static_cast<int64_t>(scene.elements.size()) + 1;
  element.role = role;
  element.confidence = confidence;
  element.parent = parent;
  ASSERT_TRUE(scene.elements.Push(element).ok());
}

TEST(Filter, ParentThatGoesGivesWayToNearestAncestorThatStays) {
  Scene scene;
  Add(scene, Role::kWindow, 900, kNoParent);
  Add(scene, Role::kGroup, 100, 0);
  Add(scene, Role::kToolbar, 100, 1);
  Add(scene, Role::kButton, 800, 2);
  List<int32_t> scratch;
  ASSERT_TRUE(FilterScene({.min_confidence_permille = 300}, scratch, scene).ok());
  ASSERT_EQ(scene.elements.size(), 2u);
  EXPECT_EQ(scene.elements[1].parent, 0);
  EXPECT_EQ(scene.elements[1].id, 4);
}

TEST(Filter, ParentThatComesAfterItsChildIsFollowed) {
  Scene scene;
  Add(scene, Role::kText, 800, 2);
  Add(scene, Role::kIcon, 10, 2);
  Add(scene, Role::kButton, 800, kNoParent);
  List<int32_t> scratch;
  ASSERT_TRUE(FilterScene({.min_confidence_permille = 300}, scratch, scene).ok());
  ASSERT_EQ(scene.elements.size(), 2u);
  EXPECT_EQ(scene.elements[0].parent, 1);
}

TEST(Filter, ConfidenceEqualToTheMinimumStays) {
  Scene scene;
  Add(scene, Role::kText, 300, kNoParent);
  Add(scene, Role::kText, 299, kNoParent);
  List<int32_t> scratch;
  ASSERT_TRUE(FilterScene({.min_confidence_permille = 300}, scratch, scene).ok());
  ASSERT_EQ(scene.elements.size(), 1u);
  EXPECT_EQ(scene.elements[0].id, 1);
}

TEST(Filter, OnlyTheRolesAskedForStay) {
  Scene scene;
  Add(scene, Role::kButton, 300, kNoParent);
  Add(scene, Role::kText, 300, 0);
  RoleSet roles;
  roles.Add(Role::kText);
  List<int32_t> scratch;
  ASSERT_TRUE(FilterScene({.roles = roles}, scratch, scene).ok());
  ASSERT_EQ(scene.elements.size(), 1u);
  EXPECT_EQ(scene.elements[0].role, Role::kText);
  EXPECT_EQ(scene.elements[0].parent, kNoParent);
}

TEST(Filter, LoopOfParentsIsAnErrorAndNotAHang) {
  Scene scene;
  Add(scene, Role::kText, 300, 1);
  Add(scene, Role::kText, 300, 0);
  List<int32_t> scratch;
  EXPECT_EQ(FilterScene({}, scratch, scene).code(), StatusCode::kInternal);
  EXPECT_EQ(scene.elements.size(), 2u);
}

}  // namespace
}  // namespace genie
