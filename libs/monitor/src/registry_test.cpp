// Tests of registry.h.
#include <genie/monitor/registry.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <sstream>
#include <thread>

namespace genie {
namespace {

using ::testing::HasSubstr;

TEST(Registry, TextOfACounterAndAGauge) {
  Registry registry;
  const auto requests = registry.AddCounter(
      {.name = "genie_requests_total", .help = "Requests.", .labels = {{"operation", "detect"}}});
  const auto bytes = registry.AddGauge({.name = "genie_pool_bytes", .help = "Bytes\nheld\\."});
  ASSERT_TRUE(requests && bytes);
  (*requests)->Add(3);
  (*bytes)->Add(-5);
  EXPECT_EQ(registry.PrometheusText(),
            "# HELP genie_requests_total Requests.\n"
            "# TYPE genie_requests_total counter\n"
            "genie_requests_total{operation=\"detect\"} 3\n"
            "# HELP genie_pool_bytes Bytes\\nheld\\\\.\n"
            "# TYPE genie_pool_bytes gauge\n"
            "genie_pool_bytes -5\n");
}

TEST(Registry, SeriesOfOneFamilyShareItsHeading) {
  Registry registry;
  for (const char* code : {"ok", "bad_data"}) {
    ASSERT_TRUE(registry.AddCounter({.name = "n_total", .help = "N.", .labels = {{"code", code}}}));
  }
  EXPECT_EQ(registry.PrometheusText(),
            "# HELP n_total N.\n# TYPE n_total counter\n"
            "n_total{code=\"ok\"} 0\nn_total{code=\"bad_data\"} 0\n");
}

TEST(Registry, LabelValuesAreEscaped) {
  Registry registry;
  ASSERT_TRUE(registry.AddGauge({.name = "g", .help = "", .labels = {{"path", "a\"b\\c\nd"}}}));
  EXPECT_THAT(registry.PrometheusText(), HasSubstr("g{path=\"a\\\"b\\\\c\\nd\"} 0\n"));
}

TEST(Registry, HistogramBucketsRiseToTheCount) {
  Registry registry;
  const auto histogram = registry.AddHistogram({.name = "t_seconds", .help = "T."});
  ASSERT_TRUE(histogram);
  constexpr uint64_t kMillisecond = 1'000'000;
  for (const uint64_t ms : {1, 1, 10, 100, 100'000}) (*histogram)->Record(ms * kMillisecond);
  std::istringstream lines(registry.PrometheusText());
  std::string line;
  uint64_t last = 0;
  while (std::getline(lines, line) && !line.starts_with("t_seconds_sum")) {
    if (!line.starts_with("t_seconds_bucket")) continue;
    const uint64_t count = std::strtoull(line.c_str() + line.rfind(' '), nullptr, 10);
    EXPECT_GE(count, last) << line;
    last = count;
  }
  EXPECT_EQ(last, 5u);
  EXPECT_EQ(line, "t_seconds_sum 100.112");
  std::getline(lines, line);
  EXPECT_EQ(line, "t_seconds_count 5");
  EXPECT_THAT(registry.PrometheusText(), HasSubstr("t_seconds_bucket{le=\"0.002097151\"} 2\n"));
}

TEST(Registry, BadNamesAreInvalidArgument) {
  Registry registry;
  for (const char* name : {"", "1a", "a-b", "a b", "ä"}) {
    EXPECT_EQ(registry.AddCounter({.name = name, .help = ""}).error().code(),
              StatusCode::kInvalidArgument)
        << name;
  }
  for (const char* label : {"", "1a", "a:b", "__a", "le"}) {
    EXPECT_FALSE(registry.AddCounter({.name = "ok", .help = "", .labels = {{label, "x"}}}))
        << label;
  }
  EXPECT_EQ(registry.PrometheusText(), "");
}

TEST(Registry, TheSameMetricTwiceOrWithAnotherTypeIsInvalidArgument) {
  Registry registry;
  ASSERT_TRUE(registry.AddCounter({.name = "a", .help = "A."}));
  EXPECT_FALSE(registry.AddCounter({.name = "a", .help = "A."}));
  EXPECT_FALSE(registry.AddGauge({.name = "a", .help = "A.", .labels = {{"x", "y"}}}));
  EXPECT_FALSE(registry.AddCounter({.name = "a", .help = "B.", .labels = {{"x", "y"}}}));
}

TEST(Registry, FamilyStaysWithinItsLimit) {
  Registry registry;
  const auto add = [&](size_t i) {
    return registry.AddCounter({.name = "a", .help = "", .labels = {{"i", std::to_string(i)}}});
  };
  for (size_t i = 0; i < Registry::kMaxSeries; ++i) ASSERT_TRUE(add(i));
  EXPECT_EQ(add(Registry::kMaxSeries).error().code(), StatusCode::kLimitExceeded);
}

TEST(Registry, TextMayBeAskedForWhileOthersCountAndRegister) {
  Registry registry;
  const auto counter = registry.AddCounter({.name = "a_total", .help = ""});
  ASSERT_TRUE(counter);
  {
    std::jthread counting([&] {
      for (int i = 0; i < 1000; ++i) (*counter)->Add();
    });
    std::jthread registering([&] {
      for (int i = 0; i < 50; ++i) {
        EXPECT_TRUE(registry.AddGauge({.name = "g" + std::to_string(i), .help = ""}));
      }
    });
    for (int i = 0; i < 20; ++i) EXPECT_FALSE(registry.PrometheusText().empty());
  }
  EXPECT_EQ((*counter)->value(), 1000u);
}

}  // namespace
}  // namespace genie
