// Tests of the COCO and CSV forms, read back by an independent parser.
#include <genie/scene/coco.h>
#include <genie/scene/csv.h>

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include "../test/random_scene.h"

namespace genie {
namespace {

std::string Coco(const std::vector<Scene>& scenes) {
  CocoDocument document;
  List<char> out;
  EXPECT_TRUE(document.Begin("genie", out).ok());
  for (const Scene& scene : scenes) EXPECT_TRUE(document.Add(scene, "a\"b.png", out).ok());
  EXPECT_TRUE(document.End(out).ok());
  return {out.data(), out.size()};
}

TEST(Coco, NoPicturesAreStillAWholeDocument) {
  const auto json = nlohmann::json::parse(Coco({}));
  EXPECT_EQ(json["generator"], "genie");
  EXPECT_EQ(json["categories"].size(), kRoleCount);
  EXPECT_TRUE(json["images"].empty());
  EXPECT_TRUE(json["annotations"].empty());
}

RC_GTEST_PROP(Coco, EveryElementIsAnAnnotationOfItsPicture, ()) {
  std::vector<Scene> scenes;
  for (int i = *rc::gen::inRange(0, 4); i > 0; --i) scenes.push_back(RandomScene());
  const auto json = nlohmann::json::parse(Coco(scenes));
  RC_ASSERT(json["images"].size() == scenes.size());
  size_t next = 0;
  for (size_t s = 0; s < scenes.size(); ++s) {
    RC_ASSERT(json["images"][s]["id"] == s + 1);
    RC_ASSERT(json["images"][s]["file_name"] == "a\"b.png");
    for (const Element& e : scenes[s].elements) {
      const auto& got = json["annotations"][next++];
      RC_ASSERT(got["id"] == next);
      RC_ASSERT(got["image_id"] == s + 1);
      RC_ASSERT(got["bbox"] == nlohmann::json({e.box.x, e.box.y, e.box.width, e.box.height}));
      RC_ASSERT(got["area"] == e.box.area());
      RC_ASSERT(got["score"].get<double>() == e.confidence / 1000.0);
      const auto& category = json["categories"][got["category_id"].get<size_t>() - 1];
      RC_ASSERT(category["id"] == got["category_id"]);
      RC_ASSERT(category["name"] == std::string(RoleName(e.role)));
    }
  }
  RC_ASSERT(json["annotations"].size() == next);
}

TEST(Csv, ARowHasTheFieldsOfTheHeader) {
  Scene scene;
  AddElement(scene, {.id = 3, .box = {1, 2, 30, 40}, .confidence = 500, .role = Role::kLink}, "a");
  AddElement(scene, {.id = 4, .box = {1, 2, 3, 4}, .parent = 0, .flags = kInteractive | kFocused},
             "b,c");
  List<char> out;
  ASSERT_TRUE(WriteCsvRows(scene, "x.png", out).ok());
  EXPECT_EQ(std::string(out.data(), out.size()),
            "x.png,3,link,1,2,30,40,16,22,0.5,0,0,0,0,0,,a\n"
            "x.png,4,group,1,2,3,4,2,4,0.0,1,0,0,0,1,3,\"b,c\"\n");
  const auto commas = std::ranges::count(kCsvHeader, ',');
  EXPECT_EQ(commas, 16);
}

}  // namespace
}  // namespace genie
