// Tests of histogram.h.
#include <genie/monitor/histogram.h>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <memory>
#include <thread>
#include <vector>

namespace genie {
namespace {

using Layout = HistogramLayout;

HistogramSnapshot SnapshotOf(const std::vector<uint64_t>& values) {
  const auto histogram = std::make_unique<Histogram>();
  for (const uint64_t value : values) histogram->Record(value);
  return histogram->Snapshot();
}

uint64_t AnyValue() {
  return *rc::gen::map(rc::gen::pair(rc::gen::arbitrary<uint64_t>(), rc::gen::inRange(0, 64)),
                       [](const auto& pair) { return pair.first >> pair.second; });
}

TEST(HistogramLayout, BucketsFollowEachOtherWithoutAGap) {
  EXPECT_EQ(Layout::LowestOf(0), 0u);
  for (size_t i = 1; i < Layout::kBuckets; ++i) {
    ASSERT_EQ(Layout::LowestOf(i), Layout::HighestOf(i - 1) + 1) << i;
  }
  EXPECT_EQ(Layout::HighestOf(Layout::kBuckets - 1), Layout::kMaxValue);
}

TEST(HistogramLayout, EdgesOfABucketFallIntoIt) {
  for (size_t i = 0; i < Layout::kBuckets; ++i) {
    ASSERT_EQ(Layout::BucketOf(Layout::LowestOf(i)), i);
    ASSERT_EQ(Layout::BucketOf(Layout::HighestOf(i)), i);
  }
}

TEST(Histogram, EmptyOneHasQuantileZero) {
  const HistogramSnapshot snapshot = SnapshotOf({});
  EXPECT_EQ(snapshot.count, 0u);
  EXPECT_EQ(snapshot.Quantile(500), 0u);
  EXPECT_EQ(snapshot.Mean(), 0);
}

TEST(Histogram, SmallValuesAreExact) {
  std::vector<uint64_t> values;
  for (uint64_t i = 1; i <= 100; ++i) values.push_back(i);
  const HistogramSnapshot snapshot = SnapshotOf(values);
  EXPECT_EQ(snapshot.Quantile(500), 50u);
  EXPECT_EQ(snapshot.Quantile(990), 99u);
  EXPECT_EQ(snapshot.Quantile(0), 1u);
  EXPECT_EQ(snapshot.Quantile(1000), 100u);
  EXPECT_EQ(snapshot.Quantile(5000), 100u);
  EXPECT_EQ(snapshot.sum, 5050u);
}

TEST(Histogram, ValueAboveTheRangeCountsAsTheLargest) {
  const HistogramSnapshot snapshot = SnapshotOf({UINT64_MAX});
  EXPECT_EQ(snapshot.largest, Layout::kMaxValue);
  EXPECT_EQ(snapshot.Quantile(500), Layout::kMaxValue);
}

RC_GTEST_PROP(Histogram, QuantileIsWithinOnePartIn128OfTheValueOfThatRank, ()) {
  auto values = *rc::gen::container<std::vector<uint64_t>>(rc::gen::exec(AnyValue));
  RC_PRE(!values.empty());
  const auto permille = *rc::gen::inRange<uint32_t>(0, 1001);
  const HistogramSnapshot snapshot = SnapshotOf(values);
  for (uint64_t& value : values) value = std::min(value, Layout::kMaxValue);
  std::ranges::sort(values);
  const size_t rank = std::max<size_t>(1, (values.size() * permille + 999) / 1000);
  const auto exact = double(values[rank - 1]);
  const auto shown = double(snapshot.Quantile(permille));
  RC_ASSERT(std::abs(shown - exact) <= exact / 128);
}

RC_GTEST_PROP(Histogram, MergeEqualsRecordingInOne, ()) {
  const auto a = *rc::gen::container<std::vector<uint64_t>>(rc::gen::exec(AnyValue));
  const auto b = *rc::gen::container<std::vector<uint64_t>>(rc::gen::exec(AnyValue));
  auto both = a;
  both.insert(both.end(), b.begin(), b.end());
  HistogramSnapshot merged = SnapshotOf(a);
  merged.Merge(SnapshotOf(b));
  const HistogramSnapshot one = SnapshotOf(both);
  RC_ASSERT(merged.counts == one.counts);
  RC_ASSERT(merged.count == one.count);
  RC_ASSERT(merged.sum == one.sum);
  RC_ASSERT(merged.smallest == one.smallest);
  RC_ASSERT(merged.largest == one.largest);
}

TEST(Histogram, CountUpToIsExactAtPowersOfTwo) {
  const HistogramSnapshot snapshot = SnapshotOf({1, 1023, 1024, 1025, 4096});
  EXPECT_EQ(snapshot.CountUpTo(1023), 2u);
  EXPECT_EQ(snapshot.CountUpTo(4095), 4u);
  EXPECT_EQ(snapshot.CountUpTo(UINT64_MAX), 5u);
}

TEST(Histogram, NoValueIsLostWhenManyThreadsRecord) {
  const auto histogram = std::make_unique<Histogram>();
  {
    std::vector<std::jthread> threads;
    for (uint64_t t = 0; t < 4; ++t) {
      threads.emplace_back([&histogram, t] {
        for (uint64_t i = 0; i < 10'000; ++i) histogram->Record(i * 4 + t);
      });
    }
  }
  const HistogramSnapshot snapshot = histogram->Snapshot();
  EXPECT_EQ(snapshot.count, 40'000u);
  EXPECT_EQ(snapshot.sum, uint64_t{39'999} * 40'000 / 2);
  EXPECT_EQ(snapshot.smallest, 0u);
  EXPECT_EQ(snapshot.largest, 39'999u);
}

}  // namespace
}  // namespace genie
