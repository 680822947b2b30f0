// Tests of context_pool.h.
#include "context_pool.h"

#include <gtest/gtest.h>

namespace genie {
namespace {

TEST(ContextPool, ContextGivenBackIsUsedAgain) {
  ContextPool pool(2);
  DetectScratch* first = nullptr;
  {
    const auto lease = pool.Take();
    first = &*lease;
  }
  const auto again = pool.Take();
  EXPECT_EQ(&*again, first);
}

TEST(ContextPool, ConcurrentLeasesAreDistinct) {
  ContextPool pool(2);
  const auto a = pool.Take();
  const auto b = pool.Take();
  EXPECT_NE(&*a, &*b);
}

TEST(ContextPool, IdleContextsStayWithinTheirLimit) {
  ContextPool pool(1);
  {
    const auto a = pool.Take();
    const auto b = pool.Take();
  }
  EXPECT_EQ(pool.idle_count(), 1u);
}

}  // namespace
}  // namespace genie
