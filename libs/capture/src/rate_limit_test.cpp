// Tests of rate_limit.h.
#include "rate_limit.h"

#include <gtest/gtest.h>

namespace genie {
namespace {

TEST(RateLimit, FirstFrameIsDueAtOnce) { EXPECT_EQ(RateLimit(10).due_ns(), INT64_MIN); }

TEST(RateLimit, NextFrameIsDueAnIntervalAfterTheLast) {
  RateLimit rate(10);
  rate.Took(1'000);
  EXPECT_EQ(rate.due_ns(), 100'001'000);
}

TEST(RateLimit, WithoutALimitEveryMomentIsDue) {
  RateLimit rate(0);
  rate.Took(1'000);
  EXPECT_LE(rate.due_ns(), 1'000);
}

TEST(RateLimit, TinyRateDoesNotWrapAround) {
  RateLimit rate(1e-300);
  rate.Took(INT64_MAX / 2);
  EXPECT_GT(rate.due_ns(), INT64_MAX / 2);
}

}  // namespace
}  // namespace genie
