// Properties of geometry.h, hash.h and the serial executor.
#include <genie/base/geometry.h>

#include <genie/base/clock.h>
#include <genie/base/executor.h>
#include <genie/base/hash.h>
#include <genie/base/version.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <set>
#include <vector>

namespace genie {
namespace {

Box AnyBox() {
  const auto side = rc::gen::inRange<int32_t>(1, 60);
  const auto corner = rc::gen::inRange<int32_t>(-40, 40);
  return {*corner, *corner, *side, *side};
}

TEST(Box, EdgesAreHalfOpen) {
  constexpr Box box{10, 20, 3, 4};
  EXPECT_EQ(box.right(), 13);
  EXPECT_EQ(box.bottom(), 24);
  EXPECT_TRUE(Contains(box, 12, 23));
  EXPECT_FALSE(Contains(box, 13, 23));
  EXPECT_FALSE(Contains(box, 12, 24));
  EXPECT_EQ(BoxFromEdges(10, 20, 13, 24), box);
}

TEST(Box, AreaOfTheLargestImageDoesNotOverflow) {
  EXPECT_EQ((Box{0, 0, 65535, 65535}.area()), int64_t{65535} * 65535);
}

TEST(Box, BoxesThatOnlyTouchShareNothing) {
  EXPECT_TRUE(Intersection({0, 0, 5, 5}, {5, 0, 5, 5}).empty());
  EXPECT_EQ(IouPermille({0, 0, 5, 5}, {5, 0, 5, 5}), 0);
}

TEST(Box, EmptyBoxesHaveNoOverlap) { EXPECT_EQ(IouPermille({}, {}), 0); }

RC_GTEST_PROP(Box, IntersectionIsSymmetricAndInsideBoth, ()) {
  const Box a = AnyBox();
  const Box b = AnyBox();
  const Box shared = Intersection(a, b);
  RC_ASSERT(shared == Intersection(b, a));
  if (!shared.empty()) {
    RC_ASSERT(Contains(a, shared));
    RC_ASSERT(Contains(b, shared));
  }
}

RC_GTEST_PROP(Box, IntersectionHoldsExactlyThePointsOfBoth, ()) {
  const Box a = AnyBox();
  const Box b = AnyBox();
  const auto x = *rc::gen::inRange<int32_t>(-50, 110);
  const auto y = *rc::gen::inRange<int32_t>(-50, 110);
  RC_ASSERT(Contains(Intersection(a, b), x, y) == (Contains(a, x, y) && Contains(b, x, y)));
}

RC_GTEST_PROP(Box, UnionIsTheSmallestBoxAroundBoth, ()) {
  const Box a = AnyBox();
  const Box b = AnyBox();
  const Box both = Union(a, b);
  RC_ASSERT(both == Union(b, a));
  RC_ASSERT(Contains(both, a) && Contains(both, b));
  RC_ASSERT(both.x == a.x || both.x == b.x);
  RC_ASSERT(both.right() == a.right() || both.right() == b.right());
  RC_ASSERT(Union(a, Box{}) == a);
}

RC_GTEST_PROP(Box, IouIsOneForEqualBoxesOnlyAndSymmetric, ()) {
  const Box a = AnyBox();
  const Box b = AnyBox();
  RC_ASSERT(IouPermille(a, b) == IouPermille(b, a));
  RC_ASSERT(IouPermille(a, a) == 1000);
  RC_ASSERT((IouPermille(a, b) == 1000) == (a == b));
}

TEST(MixBits, NeighboursDoNotCollide) {
  std::set<uint64_t> seen;
  for (uint64_t i = 0; i < 10'000; ++i) seen.insert(MixBits(i));
  EXPECT_EQ(seen.size(), 10'000u);
}

TEST(CombineHash, OrderMattersAndTheValueIsFixed) {
  EXPECT_NE(CombineHash(CombineHash(0, 1), 2), CombineHash(CombineHash(0, 2), 1));
  // Content keys are kept and compared between machines: the function may not change.
  EXPECT_EQ(MixBits(1), 0x5692161d100b05e5ULL);
}

TEST(SerialExecutor, RunsEveryPieceInOrder) {
  SerialExecutor executor;
  std::vector<size_t> order;
  executor.Run(3, [&](size_t i) { order.push_back(i); });
  EXPECT_EQ(order, (std::vector<size_t>{0, 1, 2}));
  executor.Run(0, [](size_t) { FAIL(); });
  EXPECT_EQ(executor.concurrency(), 1u);
}

TEST(ManualClock, StandsStillUntilToldToMove) {
  ManualClock clock;
  const int64_t start = clock.NowNanoseconds();
  EXPECT_EQ(clock.NowNanoseconds(), start);
  clock.Advance(5);
  EXPECT_EQ(clock.NowNanoseconds(), start + 5);
}

TEST(Version, IsThreeNumbers) {
  int dots = 0;
  for (const char letter : Version()) {
    dots += letter == '.';
    EXPECT_TRUE(letter == '.' || (letter >= '0' && letter <= '9')) << Version();
  }
  EXPECT_EQ(dots, 2);
}

}  // namespace
}  // namespace genie
