#include <genie/kernels/absolute_difference.h>

#include "testing/every_target.h"
#include "testing/sample_rows.h"

namespace genie::kernels {
namespace {

class AbsoluteDifferenceTest : public OnEveryTarget {};
GENIE_ON_EVERY_TARGET(AbsoluteDifferenceTest);

TEST_P(AbsoluteDifferenceTest, EveryWidthAndContentEqualsTheOracle) {
  for (const size_t width : kTestWidths) {
    for (const Content content : kAllContents) {
      SampleRows<uint8_t> a(width, 3, 5), b(width, 3, 2), actual(width, 3, 1),
          expected(width, 3, 1);
      a.Fill(content, 1);
      b.Fill(content, 2);
      AbsoluteDifference(a.const_rows(), b.const_rows(), actual.rows(), {width, 3});
      scalar::AbsoluteDifference(a.const_rows(), b.const_rows(), expected.rows(), {width, 3});
      ASSERT_EQ(actual, expected) << "width " << width;
    }
  }
}

TEST_P(AbsoluteDifferenceTest, TheTargetMayBeEitherSource) {
  SampleRows<uint8_t> a(331, 3, 5), b(331, 3, 5), expected(331, 3, 5);
  a.Fill(Content::kRandom, 1);
  b.Fill(Content::kRandom, 2);
  scalar::AbsoluteDifference(a.const_rows(), b.const_rows(), expected.rows(), {331, 3});
  SampleRows<uint8_t> left = a, right = b;
  AbsoluteDifference(left.const_rows(), b.const_rows(), left.rows(), {331, 3});
  AbsoluteDifference(a.const_rows(), right.const_rows(), right.rows(), {331, 3});
  EXPECT_EQ(left, expected);
  EXPECT_EQ(right, expected);
}

}  // namespace
}  // namespace genie::kernels
