// Tests of the JSON form, read back by an independent parser.
#include <genie/scene/json.h>

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>
#include <nlohmann/json.hpp>

#include <string>

#include "../test/random_scene.h"

namespace genie {
namespace {

std::string Json(const Scene& scene, const SceneCaption& caption = {}) {
  List<char> out;
  EXPECT_TRUE(WriteJson(scene, caption, out).ok());
  return {out.data(), out.size()};
}

std::string Quoted(std::string_view text) {
  List<char> out;
  TextWriter(out).JsonString(text);
  return {out.data(), out.size()};
}

std::string Decimal(int64_t thousandths) {
  List<char> out;
  TextWriter(out).Decimal(thousandths);
  return {out.data(), out.size()};
}

TEST(Json, GivesEveryPromisedKeyInOrder) {
  Scene scene;
  scene.width = 64;
  scene.height = 48;
  scene.scale_permille = 1500;
  scene.threshold = 300;
  Element e;
  e.id = 7;
  e.box = {1, 2, 30, 41};
  e.role = Role::kCheckbox;
  e.confidence = 912;
  e.flags = kInteractive | kChecked;
  AddElement(scene, e, "Sa\"ve");
  const NamedTiming timings[] = {{"decode", 18'420'400}, {"total", 27'000'000}};
  EXPECT_EQ(Json(scene, {.source = "a.png", .timings = timings}),
            R"({"source":"a.png","width":64,"height":48,"scale":1.5,"threshold":0.3,)"
            R"("elements":[{"id":7,"role":"checkbox","box":[1,2,30,41],"center":[16,22],)"
            R"("confidence":0.912,"text":"Sa\"ve","interactive":true,"disabled":false,)"
            R"("checked":true,"selected":false,"focused":false,"parent":null}],)"
            R"("timings_ms":{"decode":18.42,"total":27.0}})");
}

TEST(Json, TheGeneratorIsTheFirstKeyOfAFile) {
  EXPECT_TRUE(Json(Scene(), {.generator = "genie"}).starts_with(R"({"generator":"genie",)"));
}

TEST(Json, MoreMembersStandAtTheEnd) {
  EXPECT_TRUE(Json(Scene(), {.members = R"("frame":7,"kind":"delta")"})
                  .ends_with(R"("timings_ms":{},"frame":7,"kind":"delta"})"));
}

TEST(Json, AParentIsGivenByItsId) {
  Scene scene;
  Element e;
  e.id = 50;
  AddElement(scene, e);
  e.id = 51;
  e.parent = 0;
  AddElement(scene, e);
  const auto json = nlohmann::json::parse(Json(scene));
  EXPECT_TRUE(json["elements"][0]["parent"].is_null());
  EXPECT_EQ(json["elements"][1]["parent"], 50);
}

TEST(Json, AFailedAllocationIsAStatus) {
  List<char> out;
  FailAllocationsAfter(0);
  const Status status = WriteJson(Scene(), {}, out);
  StopFailingAllocations();
  EXPECT_EQ(status.code(), StatusCode::kOutOfMemory);
}

TEST(JsonString, EachIllFormedSequenceBecomesOneReplacement) {
  EXPECT_EQ(Quoted("a\xFFz"), "\"a\xEF\xBF\xBDz\"");
  EXPECT_EQ(Quoted("\xC0\xAF"), "\"\xEF\xBF\xBD\xEF\xBF\xBD\"");  // over-long
  EXPECT_EQ(Quoted("\xE2\x82"), "\"\xEF\xBF\xBD\"");              // cut short
  EXPECT_EQ(Quoted("\xF0\x9F\x98x"), "\"\xEF\xBF\xBDx\"");        // cut short, then text
  EXPECT_EQ(Quoted("\xED\xA0\x80"),                               // surrogate
            "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\"");
}

TEST(JsonString, KeepsWellFormedTextAndEscapesControls) {
  EXPECT_EQ(Quoted("\xF0\x9F\x98\x80 \xC3\xA4"), "\"\xF0\x9F\x98\x80 \xC3\xA4\"");
  EXPECT_EQ(Quoted(std::string_view("\0\n\x1f\\", 4)), R"("\u0000\n\u001f\\")");
}

TEST(Decimal, HasOneToThreeDecimals) {
  EXPECT_EQ(Decimal(0), "0.0");
  EXPECT_EQ(Decimal(1000), "1.0");
  EXPECT_EQ(Decimal(50), "0.05");
  EXPECT_EQ(Decimal(-1007), "-1.007");
  EXPECT_EQ(Decimal(INT64_MIN), "-9223372036854775.808");
}

TEST(CsvField, QuotesWhatWouldBreakTheRow) {
  List<char> out;
  TextWriter(out).CsvField("plain").Raw(",").CsvField("a,b").Raw(",").CsvField("say \"hi\"\n");
  EXPECT_EQ(std::string(out.data(), out.size()), "plain,\"a,b\",\"say \"\"hi\"\"\n\"");
}

RC_GTEST_PROP(Json, AnyBytesGiveTextThatAParserAccepts, (const std::string& bytes)) {
  const auto parsed = nlohmann::json::parse(Quoted(bytes), nullptr, false);
  RC_ASSERT(parsed.is_string());
  const auto again = parsed.get<std::string>();
  RC_ASSERT(nlohmann::json::parse(Quoted(again)).get<std::string>() == again);
}

RC_GTEST_PROP(Json, EveryNumberAndFlagComesBack, ()) {
  const Scene scene = RandomScene();
  const auto json = nlohmann::json::parse(Json(scene));
  RC_ASSERT(json["elements"].size() == scene.elements.size());
  for (size_t i = 0; i < scene.elements.size(); ++i) {
    const Element& e = scene.elements[i];
    const auto& got = json["elements"][i];
    RC_ASSERT(got["id"] == e.id);
    RC_ASSERT(got["role"] == std::string(RoleName(e.role)));
    RC_ASSERT(got["box"] == nlohmann::json({e.box.x, e.box.y, e.box.width, e.box.height}));
    RC_ASSERT(got["confidence"].get<double>() == e.confidence / 1000.0);
    RC_ASSERT(got["interactive"] == e.Has(kInteractive));
    RC_ASSERT(got["disabled"] == e.Has(kDisabled));
    RC_ASSERT(got["focused"] == e.Has(kFocused));
    const bool parent_fits = e.parent == kNoParent ? got["parent"].is_null()
                                                   : got["parent"] == scene.elements[e.parent].id;
    RC_ASSERT(parent_fits);
  }
}

}  // namespace
}  // namespace genie
