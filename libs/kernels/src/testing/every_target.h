// Runs a test suite once on every SIMD target of the build that this machine has, the target's
// name in the test's name:
//
//   class Gray : public OnEveryTarget {};
//   GENIE_ON_EVERY_TARGET(Gray);
//   TEST_P(Gray, EqualsTheOracle) { ... }     // runs as Every/Gray.EqualsTheOracle/AVX2, ...
//
// For tests only. Thread safety: one test at a time.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include <genie/kernels/instruction_set.h>

namespace genie::kernels {

class OnEveryTarget : public ::testing::TestWithParam<std::string_view> {
 protected:
  void SetUp() override { ASSERT_TRUE(SetInstructionSetForTest(GetParam())); }
  void TearDown() override { ASSERT_TRUE(SetInstructionSetForTest("")); }
};

}  // namespace genie::kernels

#define GENIE_ON_EVERY_TARGET(Suite)                                                        \
  INSTANTIATE_TEST_SUITE_P(Every, Suite,                                                    \
                           ::testing::ValuesIn(::genie::SupportedInstructionSets().begin(), \
                                               ::genie::SupportedInstructionSets().end()),  \
                           [](const ::testing::TestParamInfo<std::string_view>& target) {   \
                             return std::string(target.param);                              \
                           })
