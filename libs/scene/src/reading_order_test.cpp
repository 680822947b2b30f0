// Tests of the reading order: the rule by example, the order's properties on random scenes.
#include <genie/scene/reading_order.h>

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <numeric>
#include <vector>

#include "../test/random_scene.h"

namespace genie {
namespace {

std::vector<uint32_t> Ordered(const std::vector<Element>& elements) {
  Arena scratch;
  std::vector<uint32_t> order(elements.size());
  EXPECT_TRUE(ReadingOrder(elements, scratch, order).ok());
  return order;
}

Element At(Box box, int32_t parent = kNoParent) {
  Element e;
  e.box = box;
  e.parent = parent;
  return e;
}

TEST(ReadingOrder, LinesGoFromTopToBottomAndEachFromLeftToRight) {
  const auto order = Ordered(
      {At({100, 52, 40, 12}), At({10, 50, 40, 16}), At({60, 8, 40, 12}), At({10, 10, 40, 12})});
  EXPECT_EQ(order, (std::vector<uint32_t>{3, 2, 1, 0}));
}

TEST(ReadingOrder, AParentStandsBeforeItsChildrenAndTheyBeforeTheNextSibling) {
  const auto order = Ordered({At({20, 20, 10, 10}, 2), At({200, 0, 90, 90}), At({0, 0, 100, 100}),
                              At({210, 5, 10, 10}, 1)});
  EXPECT_EQ(order, (std::vector<uint32_t>{2, 0, 1, 3}));
}

TEST(ReadingOrder, TwoLinesOfTextBesideAPictureStayTwoLines) {
  const auto order = Ordered({At({0, 0, 64, 64}), At({80, 4, 30, 16}), At({120, 4, 30, 16}),
                              At({80, 40, 30, 16}), At({120, 40, 30, 16})});
  EXPECT_EQ(order, (std::vector<uint32_t>{0, 1, 2, 3, 4}));
}

TEST(ReadingOrder, ASideBarDoesNotTearTheLineItStandsBeside) {
  const auto order = Ordered({At({10, 0, 40, 16}), At({200, 1, 60, 400}), At({60, 2, 40, 16})});
  EXPECT_EQ(order, (std::vector<uint32_t>{0, 2, 1}));
}

TEST(ReadingOrder, ARingOfParentsIsAnErrorAndNotALoop) {
  Arena scratch;
  std::vector<uint32_t> order(2);
  const std::vector<Element> ring = {At({0, 0, 9, 9}, 1), At({0, 0, 9, 9}, 0)};
  EXPECT_EQ(ReadingOrder(ring, scratch, order).code(), StatusCode::kInvalidArgument);
}

TEST(ReadingOrder, AParentOutOfRangeIsInvalidArgument) {
  Arena scratch;
  std::vector<uint32_t> order(1);
  const std::vector<Element> bad = {At({0, 0, 9, 9}, 1)};
  EXPECT_EQ(ReadingOrder(bad, scratch, order).code(), StatusCode::kInvalidArgument);
}

TEST(ReadingOrder, AFailedAllocationLeavesTheSceneAsItWas) {
  Scene scene;
  AddElement(scene, At({50, 50, 9, 9}));
  AddElement(scene, At({0, 0, 9, 9}));
  Arena scratch;
  FailAllocationsAfter(0);
  const Status status = SortInReadingOrder(scene, scratch);
  StopFailingAllocations();
  EXPECT_EQ(status.code(), StatusCode::kOutOfMemory);
  EXPECT_EQ(scene.elements[0].box.x, 50);
}

RC_GTEST_PROP(ReadingOrder, HoldsEachElementOnceBehindItsParent, ()) {
  Scene scene = RandomScene();
  Arena scratch;
  std::vector<uint32_t> order(scene.elements.size());
  RC_ASSERT(ReadingOrder(scene.elements.span(), scratch, order).ok());
  std::vector<size_t> place(order.size(), order.size());
  for (size_t k = 0; k < order.size(); ++k) place[order[k]] = k;
  for (size_t i = 0; i < place.size(); ++i) {
    RC_ASSERT(place[i] < place.size());
    const int32_t parent = scene.elements[i].parent;
    if (parent != kNoParent) RC_ASSERT(place[parent] < place[i]);
  }
}

RC_GTEST_PROP(ReadingOrder, DoesNotDependOnTheOrderOfTheInput, ()) {
  std::vector<Element> flat;
  for (int i = *rc::gen::inRange(0, 30); i > 0; --i) flat.push_back(RandomElement());
  std::vector<Element> shuffled = flat;
  for (size_t i = shuffled.size(); i > 1; --i) {
    std::swap(shuffled[i - 1], shuffled[*rc::gen::inRange<size_t>(0, i)]);
  }
  const auto a = Ordered(flat);
  const auto b = Ordered(shuffled);
  for (size_t k = 0; k < a.size(); ++k) {
    RC_ASSERT(flat[a[k]].box == shuffled[b[k]].box);
    RC_ASSERT(flat[a[k]].role == shuffled[b[k]].role);
  }
}

RC_GTEST_PROP(ReadingOrder, SortingASceneTwiceChangesNothing, ()) {
  Scene scene = RandomScene();
  Arena scratch;
  RC_ASSERT(SortInReadingOrder(scene, scratch).ok());
  const std::vector<Element> once(scene.elements.begin(), scene.elements.end());
  RC_ASSERT(SortInReadingOrder(scene, scratch).ok());
  for (size_t k = 0; k < once.size(); ++k) {
    RC_ASSERT(once[k].box == scene.elements[k].box);
    RC_ASSERT(once[k].parent == scene.elements[k].parent);
    RC_ASSERT(once[k].id == static_cast<int64_t>(k) + 1);
  }
}

}  // namespace
}  // namespace genie
