#include <genie/kernels/instruction_set.h>

#include <gtest/gtest.h>

#include <algorithm>

namespace genie {
namespace {

TEST(InstructionSet, TheBestSupportedOneIsChosenAtFirst) {
  ASSERT_FALSE(SupportedInstructionSets().empty());
  EXPECT_EQ(ChosenInstructionSet(), SupportedInstructionSets().front());
}

TEST(InstructionSet, EachSupportedOneCanBeForcedAndTakenBack) {
  for (const std::string_view name : SupportedInstructionSets()) {
    EXPECT_TRUE(SetInstructionSetForTest(name));
    EXPECT_EQ(ChosenInstructionSet(), name);
  }
  EXPECT_TRUE(SetInstructionSetForTest(""));
  EXPECT_EQ(ChosenInstructionSet(), SupportedInstructionSets().front());
}

TEST(InstructionSet, AnUnknownNameIsRefusedAndChangesNothing) {
  const std::string_view before = ChosenInstructionSet();
  EXPECT_FALSE(SetInstructionSetForTest("AVX9"));
  EXPECT_EQ(ChosenInstructionSet(), before);
}

TEST(InstructionSet, TheListStaysWholeWhileOneIsForced) {
  const size_t count = SupportedInstructionSets().size();
  ASSERT_TRUE(SetInstructionSetForTest(SupportedInstructionSets().back()));
  EXPECT_EQ(SupportedInstructionSets().size(), count);
  ASSERT_TRUE(SetInstructionSetForTest(""));
}

}  // namespace
}  // namespace genie
