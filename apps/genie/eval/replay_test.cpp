// Replays committed truth and predictions, and holds every figure against what the reference
// scorer says of the same files (tests/eval/make_sets.py).
#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>

#include "eval_command.h"
#include "json_file.h"
#include "test_folder.h"

namespace genie::eval {
namespace {

// The reference prints three digits; these are sums of few numbers.
constexpr double kTolerance = 1e-9;

void ExpectSame(const Json& expected, const Json& ours, const std::string& where) {
  if (expected.is_object()) {
    ASSERT_TRUE(ours.is_object()) << where;
    EXPECT_EQ(expected.size(), ours.size()) << where;
    for (const auto& [key, value] : expected.items()) {
      ASSERT_TRUE(ours.contains(key)) << where << "/" << key;
      ExpectSame(value, ours[key], where + "/" + key);
    }
  } else if (expected.is_array()) {
    ASSERT_EQ(expected.size(), ours.size()) << where;
    for (size_t i = 0; i < expected.size(); ++i) ExpectSame(expected[i], ours[i], where);
  } else if (const auto number = ReadNumber(expected); std::isnan(number.value())) {
    EXPECT_TRUE(ours.is_null()) << where << ": " << ours;
  } else {
    ASSERT_TRUE(ours.is_number()) << where << ": " << ours;
    EXPECT_NEAR(*number, ours.get<double>(), kTolerance) << where;
  }
}

class Replay : public testing::TestWithParam<const char*> {};

TEST_P(Replay, FiguresEqualTheReferenceScorers) {
  const std::filesystem::path folder = std::filesystem::path(GENIE_EVAL_TEST_SETS) / GetParam();
  const TestFolder out;
  EvalOptions options;
  options.set = folder / "set";
  options.predictions = folder / "predictions";
  options.versions = VersionRule::kAllVersions;
  options.json = out.path() / "figures.json";
  const auto table = RunEval(options);
  ASSERT_TRUE(table.has_value()) << table.error().message();
  const auto ours = ReadJsonFile(options.json);
  ASSERT_TRUE(ours.has_value()) << ours.error().message();
  const auto expected = ReadJsonFile(folder / "expected.json");
  ASSERT_TRUE(expected.has_value()) << expected.error().message();
  ASSERT_GE(expected->size(), 4U);
  for (const auto& [key, value] : expected->items()) {
    ASSERT_TRUE(ours->contains(key)) << key;
    ExpectSame(value, (*ours)[key], key);
  }
}

INSTANTIATE_TEST_SUITE_P(Sets, Replay,
                         testing::Values("boxes_only", "hostile", "mixed", "no_confidence",
                                         "tricky"),
                         [](const auto& set) { return std::string(set.param); });

}  // namespace
}  // namespace genie::eval
