// Tests of what a wait can be for.
#include "awaited.h"

#include <gtest/gtest.h>

namespace genie::cli {
namespace {

TEST(Awaited, RoleAndTextAreReadInAnyOrder) {
  EXPECT_EQ(ParseAwaited("role=button")->role, Role::kButton);
  const auto both = ParseAwaited("text=Save,role=link");
  ASSERT_TRUE(both.has_value());
  EXPECT_EQ(both->role, Role::kLink);
  EXPECT_EQ(both->text, "Save");
}

TEST(Awaited, WhatIsNoConditionIsInvalidArgument) {
  for (const char* text : {"", "button", "role=", "role=knob", "role=button,", ",role=button",
                           "text=", "colour=red", "role=button;text=a"}) {
    const auto awaited = ParseAwaited(text);
    ASSERT_FALSE(awaited.has_value()) << text;
    EXPECT_EQ(awaited.error().code(), StatusCode::kInvalidArgument) << text;
  }
}

TEST(Awaited, TextIsUnavailableUntilTextIsRead) {
  EXPECT_TRUE(CheckAwaited(*ParseAwaited("role=button")).ok());
  EXPECT_EQ(CheckAwaited(*ParseAwaited("text=Save")).code(), StatusCode::kUnavailable);
}

TEST(Awaited, TheSurestElementOfTheRoleIsMeant) {
  Scene scene;
  const Awaited awaited = *ParseAwaited("role=button");
  EXPECT_EQ(awaited.FindIn(scene), nullptr);
  const auto add = [&](int64_t id, Role role, uint16_t confidence) {
    Element element;
    element.id = id;
    element.role = role;
    element.confidence = confidence;
    ASSERT_TRUE(scene.elements.Push(element).ok());
  };
  add(1, Role::kButton, 400);
  add(2, Role::kLink, 1000);
  add(3, Role::kButton, 900);
  add(4, Role::kButton, 900);
  ASSERT_NE(awaited.FindIn(scene), nullptr);
  EXPECT_EQ(awaited.FindIn(scene)->id, 3);
}

}  // namespace
}  // namespace genie::cli
