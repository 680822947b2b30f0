#include "read_truth.h"

#include <gtest/gtest.h>

namespace genie::eval {
namespace {

Result<Truth> Read(const std::string& text) {
  const auto json = ParseJson(text);
  EXPECT_TRUE(json.has_value()) << text;
  return ReadTruth(*json);
}

TEST(ReadTruth, ElementKeepsBoxThenAlternatives) {
  const auto truth =
      Read(R"({"width":9,"scale":1.5,"theme":"dark","page":"p","elements":[{"role":"text",)"
           R"("box":[1,2,3,4],"alt":[[2,2,1,1]],"also":["link"],"ignore":true}]})");
  ASSERT_TRUE(truth.has_value());
  ASSERT_EQ(truth->elements.size(), 1U);
  const TruthElement& element = truth->elements[0];
  ASSERT_EQ(element.boxes.size(), 2U);
  EXPECT_EQ(element.boxes[0], (Rect{1, 2, 4, 6}));
  EXPECT_EQ(element.boxes[1], (Rect{2, 2, 3, 3}));
  EXPECT_EQ(element.also, std::vector<std::string>{"link"});
  EXPECT_TRUE(element.ignore);
  EXPECT_EQ(truth->scale, 1.5);
  EXPECT_EQ(truth->theme, "dark");
  EXPECT_EQ(truth->page, "p");
}

TEST(ReadTruth, PredictionsInThePlaceOfTruthAreRefused) {
  for (const char* text :
       {R"({"width":9,"threshold":0.3,"elements":[]})",
        R"({"width":9,"timings_ms":{},"elements":[]})",
        R"({"generator":"genie","width":9,"elements":[]})",
        R"({"width":9,"elements":[{"role":"text","box":[1,2,3,4],"confidence":0.5}]})",
        R"({"width":9,"elements":[{"role":"text","box":[1,2,3,4],"score":0.5}]})",
        R"({"elements":[{"role":"text","box":[1,2,3,4]}]})"}) {
    const auto truth = Read(text);
    ASSERT_FALSE(truth.has_value()) << text;
    EXPECT_EQ(truth.error().code(), StatusCode::kInvalidArgument) << text;
  }
}

TEST(ReadTruth, MalformedElementIsNamed) {
  for (const char* element :
       {R"({"box":[1,2,3,4]})", R"({"role":"text"})", R"({"role":"text","box":[1,2,3]})",
        R"({"role":"text","box":[1,2,3,"4"]})", R"({"role":"text","box":[1,2,3,NaN]})",
        R"({"role":"text","box":[1,2,3,1e300]})", R"({"role":"text","box":[1,2,3,4],"alt":7})",
        R"({"role":"text","box":[1,2,3,4],"also":[7]})",
        R"({"role":"text","box":[1,2,3,4],"parent":2})",
        R"({"role":"text","box":[1,2,3,4],"parent":-1})",
        R"({"role":"text","box":[1,2,3,4],"parent":0.5})", R"(7)"}) {
    const auto truth = Read(
        std::string(R"({"width":9,"elements":[{"role":"text","box":[0,0,1,1]},)") + element + "]}");
    ASSERT_FALSE(truth.has_value()) << element;
    EXPECT_EQ(truth.error().code(), StatusCode::kBadData) << element;
    EXPECT_NE(truth.error().message().find("element=1"), std::string_view::npos)
        << truth.error().message();
  }
}

TEST(ReadTruth, ScaleThatIsNoPositiveNumberIsRefused) {
  for (const char* scale : {"0", "-1", "NaN", "Infinity", "\"two\""}) {
    const auto truth = Read(std::string(R"({"width":9,"elements":[],"scale":)") + scale + "}");
    EXPECT_FALSE(truth.has_value()) << scale;
  }
}

TEST(JsonFile, PythonsNumbersOutsideStringsAreRead) {
  const auto json = ParseJson(R"({"a":NaN,"b":-Infinity,"c":"NaN \"Infinity","d":[Infinity,1]})");
  ASSERT_TRUE(json.has_value());
  EXPECT_TRUE(std::isnan(ReadNumber((*json)["a"]).value()));
  EXPECT_LT(ReadNumber((*json)["b"]).value(), 0);
  EXPECT_EQ((*json)["c"], "NaN \"Infinity");
  EXPECT_GT(ReadNumber((*json)["d"][0]).value(), 0);
}

TEST(JsonFile, BrokenTextSaysWhere) {
  const auto json = ParseJson(R"({"a": [1, 2)");
  ASSERT_FALSE(json.has_value());
  EXPECT_EQ(json.error().code(), StatusCode::kBadData);
  EXPECT_NE(json.error().message().find("byte="), std::string_view::npos);
}

}  // namespace
}  // namespace genie::eval
