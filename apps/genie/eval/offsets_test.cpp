#include "offsets.h"

#include <gtest/gtest.h>

namespace genie::eval {
namespace {

// `count` elements of a role, each predicted `shift` pixels to the right of its label.
std::optional<Screen> ShiftedScreen(const std::string& role, int count, double shift) {
  Truth truth;
  Prediction prediction;
  for (int i = 0; i < count; ++i) {
    TruthElement element;
    element.role = role;
    element.boxes.push_back(RectFromSize(100, 50 * i, 40, 20));
    truth.elements.push_back(element);
    PredictedElement predicted;
    predicted.role = role;
    predicted.confidence = 0.9;
    predicted.box = RectFromSize(100 + shift, 50 * i, 40, 20);
    prediction.elements.push_back(predicted);
  }
  return MakeScreen(std::move(truth), std::move(prediction), {});
}

TEST(Offsets, EachRoleGetsItsOwnNumbers) {
  const Offsets offsets =
      FitOffsets({ShiftedScreen("icon", 60, 2), ShiftedScreen("text", 80, -1), std::nullopt});
  EXPECT_EQ(offsets.For("icon").left, -2);
  EXPECT_EQ(offsets.For("icon").right, -2);
  EXPECT_EQ(offsets.For("icon").top, 0);
  EXPECT_EQ(offsets.For("text").left, 1);
  EXPECT_EQ(offsets.For("icon").matches, 60U);
}

TEST(Offsets, RoleWithFewMatchesTakesTheNumbersOfAll) {
  const Offsets offsets = FitOffsets({ShiftedScreen("icon", 60, 2), ShiftedScreen("switch", 3, 9)});
  EXPECT_FALSE(offsets.of_role.contains("switch"));
  EXPECT_EQ(offsets.For("switch").left, offsets.of_all.left);
  EXPECT_LE(offsets.of_all.left, -2);
}

TEST(Offsets, AppliedOffsetsMoveTheBoxesOntoTheLabels) {
  const Offsets offsets = FitOffsets({ShiftedScreen("icon", 60, 2)});
  Prediction prediction;
  PredictedElement predicted;
  predicted.role = "icon";
  predicted.box = RectFromSize(12, 0, 5, 5);
  prediction.elements.push_back(predicted);
  ApplyOffsets(offsets, prediction);
  EXPECT_EQ(prediction.elements[0].box, RectFromSize(10, 0, 5, 5));
}

TEST(Offsets, NothingToFitMovesNothing) {
  const Offsets offsets = FitOffsets({});
  EXPECT_EQ(offsets.For("icon").left, 0);
  EXPECT_EQ(offsets.of_all.matches, 0U);
}

}  // namespace
}  // namespace genie::eval
