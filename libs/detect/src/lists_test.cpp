// The lists beneath the list stages against all pairs: BoxIndex, RadixSort, union-find, linking.
#include <gtest/gtest.h>

#include <cstdlib>
#include <random>
#include <set>
#include <vector>

#include "box_index.h"
#include "disjoint_set.h"
#include "linking.h"
#include "radix_sort.h"

namespace genie::detect {
namespace {

Box RandomBox(std::mt19937& random, int32_t frame, int32_t most) {
  const auto below = [&](int32_t n) { return static_cast<int32_t>(random() % uint32_t(n)); };
  const int32_t width = 1 + below(most);
  const int32_t height = 1 + below(most);
  return {below(frame - width), below(frame - height), width, height};
}

TEST(BoxIndex, NearMeetsEveryOverlappingBox) {
  std::mt19937 random(3);
  for (int round = 0; round < 20; ++round) {
    std::vector<Box> boxes;
    for (int i = 0; i < 60; ++i) boxes.push_back(RandomBox(random, 900, i % 9 == 0 ? 890 : 70));
    boxes[5] = {};  // empty boxes are left out
    BoxIndex index;
    ASSERT_TRUE(index.Build(boxes.size(), 900, 900, [&](uint32_t i) { return boxes[i]; }).ok());
    const Box query = RandomBox(random, 900, 200);
    std::set<uint32_t> met;
    index.Near(query, [&](uint32_t i) { met.insert(i); });
    EXPECT_FALSE(met.contains(5));
    for (uint32_t i = 0; i < boxes.size(); ++i) {
      const bool overlaps = !Intersection(boxes[i], query).empty();
      EXPECT_TRUE(!overlaps || met.contains(i)) << "box " << i;
    }
  }
}

TEST(BoxIndex, BoxesAndQueriesBeyondTheFrameAreClamped) {
  const Box boxes[] = {{-30, -30, 20, 20}, {500, 500, 40, 40}, {0, 0, 100, 100}};
  BoxIndex index;
  ASSERT_TRUE(index.Build(3, 100, 100, [&](uint32_t i) { return boxes[i]; }).ok());
  std::set<uint32_t> met;
  index.Near({-200, -200, 1000, 1000}, [&](uint32_t i) { met.insert(i); });
  EXPECT_EQ(met, (std::set<uint32_t>{0, 1, 2}));
}

TEST(BoxIndex, NothingIndexedIsNothingMet) {
  BoxIndex index;
  ASSERT_TRUE(index.Build(0, 640, 480, [](uint32_t) { return Box{}; }).ok());
  index.Near({0, 0, 640, 480}, [](uint32_t) { FAIL(); });
}

TEST(RadixSort, SortsByTheNamedBitsAndIsStable) {
  std::mt19937_64 random(9);
  for (const size_t count : {size_t{0}, size_t{1}, size_t{2}, size_t{5000}}) {
    List<uint64_t> keys;
    List<uint64_t> scratch;
    std::vector<uint64_t> want;
    for (size_t i = 0; i < count; ++i) {
      const uint64_t key = (random() & 0x3fff) << 32 | i;
      ASSERT_TRUE(keys.Push(key).ok());
      want.push_back(key);
    }
    std::sort(want.begin(), want.end());  // the low bits count up: a stable order of the high ones
    ASSERT_TRUE(RadixSort(keys, scratch, 32, 14).ok());
    EXPECT_EQ(std::vector<uint64_t>(keys.begin(), keys.end()), want);
  }
}

TEST(DisjointSet, RootIsTheSmallestMemberInAnyOrderOfUnions) {
  std::mt19937 random(4);
  for (int round = 0; round < 20; ++round) {
    std::vector<std::pair<uint32_t, uint32_t>> pairs;
    for (int i = 0; i < 40; ++i) pairs.emplace_back(random() % 60, random() % 60);
    std::vector<uint32_t> one(60), other(60);
    for (uint32_t i = 0; i < 60; ++i) one[i] = other[i] = i;
    for (const auto& [a, b] : pairs) Unite(one.data(), a, b);
    std::shuffle(pairs.begin(), pairs.end(), random);
    for (const auto& [a, b] : pairs) Unite(other.data(), b, a);
    for (uint32_t i = 0; i < 60; ++i) {
      EXPECT_EQ(FindRoot(one.data(), i), FindRoot(other.data(), i));
      EXPECT_LE(FindRoot(one.data(), i), i);
    }
  }
}

// The rule of linking.h for two boxes, `a` the one further left.
bool StandsBeside(const LinkBox& a, const LinkBox& b, const LinkRule& rule) {
  const int32_t tall = std::max(a.box.height, b.box.height);
  const int32_t low = std::min(a.box.height, b.box.height);
  const int32_t shared = std::min(a.box.bottom(), b.box.bottom()) - std::max(a.box.y, b.box.y);
  const bool level = std::abs(a.box.bottom() - b.box.bottom()) * 100 <= rule.bottoms * tall;
  return a.host == b.host && (b.box.x - a.box.right()) * 100 <= rule.gap * tall && shared > 0 &&
         shared * 100 >= rule.overlap * low && (level || shared * 100 >= rule.inside * low);
}

TEST(Linking, EqualsAllPairs) {
  constexpr LinkRule kRule = {.gap = 55, .overlap = 55, .bottoms = 45, .inside = 70};
  std::mt19937 random(12);
  for (int round = 0; round < 30; ++round) {
    List<LinkBox> boxes;
    for (uint32_t i = 0; i < 80; ++i) {
      ASSERT_TRUE(boxes.Push({RandomBox(random, 300, 20), i % 3}).ok());
    }
    LinkState state;
    ASSERT_TRUE(LinkBoxes(boxes, 300, kRule, state).ok());
    std::vector<uint32_t> parent(boxes.size());
    for (uint32_t i = 0; i < parent.size(); ++i) parent[i] = i;
    for (uint32_t i = 0; i < boxes.size(); ++i) {
      for (uint32_t k = 0; k < boxes.size(); ++k) {
        const bool ordered = std::pair(boxes[i].box.x, i) < std::pair(boxes[k].box.x, k);
        if (ordered && StandsBeside(boxes[i], boxes[k], kRule)) Unite(parent.data(), i, k);
      }
    }
    for (uint32_t i = 0; i < boxes.size(); ++i) {
      EXPECT_EQ(FindRoot(state.parent.data(), i), FindRoot(parent.data(), i)) << "box " << i;
    }
  }
}

}  // namespace
}  // namespace genie::detect
