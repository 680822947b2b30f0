#include "screen_set.h"

#include <gtest/gtest.h>

#include <genie/codec/encode.h>
#include <genie/image/image.h>

#include "test_folder.h"

namespace genie::eval {
namespace {

constexpr std::string_view kTruth = R"({"width":9,"elements":[]})";

std::string Png(int32_t width, int32_t height) {
  auto image = Image::Create(width, height, PixelFormat::kGray);
  std::fill_n(image->mutable_view().data, width * height, uint8_t{255});
  List<uint8_t> bytes;
  EXPECT_TRUE(EncodePng(image->view(), bytes).ok());
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

Result<ScreenSet> Open(const std::filesystem::path& path) {
  return OpenScreenSet(path, RoleMap(), SetFolders::kAll);
}

TEST(ScreenSet, WebComesBeforeDesktopAndEachByName) {
  const TestFolder folder;
  folder.Write("desktop/a.json", kTruth);
  folder.Write("web/b.json", kTruth);
  folder.Write("web/a.json", kTruth);
  folder.Write("web/coco.json", "not read");
  const auto set = Open(folder.path());
  ASSERT_TRUE(set.has_value()) << set.error().message();
  std::vector<std::string> names;
  for (const ScreenFile& screen : set->screens) names.push_back(screen.folder + "/" + screen.name);
  EXPECT_EQ(names, (std::vector<std::string>{"web/a", "web/b", "desktop/a"}));
  EXPECT_EQ(set->screens[2].labels.kind, "desktop");
}

TEST(ScreenSet, FolderWithoutTruthIsNotFound) {
  const TestFolder folder;
  EXPECT_EQ(Open(folder.path()).error().code(), StatusCode::kNotFound);
  EXPECT_EQ(Open(folder.path() / "missing").error().code(), StatusCode::kNotFound);
}

TEST(ScreenSet, BrokenTruthFileIsNamed) {
  const TestFolder folder;
  folder.Write("a.json", "{");
  const auto set = Open(folder.path());
  ASSERT_FALSE(set.has_value());
  EXPECT_EQ(set.error().code(), StatusCode::kBadData);
  EXPECT_NE(set.error().message().find("a.json"), std::string_view::npos);
}

TEST(YoloSet, LabelsBecomeBoxesInPixels) {
  const TestFolder folder;
  folder.Write("classes.txt", "Text\r\nTextButton\n");
  folder.Write("valid/images/a.png", Png(200, 100));
  folder.Write("valid/images/without_labels.png", Png(20, 10));
  folder.Write("valid/labels/a.txt", "1 0.5 0.5 0.2 0.4\n\n0 0.1 0.1 0.1 0.1\n");
  const auto set = Open(folder.path() / "valid");
  ASSERT_TRUE(set.has_value()) << set.error().message();
  ASSERT_EQ(set->screens.size(), 2U);
  const auto& elements = set->screens[0].labels.elements;
  ASSERT_EQ(elements.size(), 2U);
  EXPECT_EQ(elements[0].role, "button");
  EXPECT_TRUE(elements[0].interactive);
  EXPECT_DOUBLE_EQ(elements[0].box().left, 80);
  EXPECT_DOUBLE_EQ(elements[0].box().top, 30);
  EXPECT_DOUBLE_EQ(elements[0].box().right, 120);
  EXPECT_DOUBLE_EQ(elements[0].box().bottom, 70);
  EXPECT_EQ(elements[1].role, "text");
  EXPECT_FALSE(elements[1].interactive);
  EXPECT_TRUE(set->screens[1].labels.elements.empty());
}

TEST(YoloSet, BrokenLineIsNamed) {
  for (const char* line :
       {"1 0.5 0.5", "2 0.5 0.5 0.1 0.1", "-1 0 0 0 0", "x 0 0 0 0", "0.5 0 0 0 0"}) {
    const TestFolder folder;
    folder.Write("classes.txt", "Text\nIcon\n");
    folder.Write("images/a.png", Png(20, 10));
    folder.Write("labels/a.txt", std::string("0 0.5 0.5 0.1 0.1\n") + line);
    const auto set = Open(folder.path());
    ASSERT_FALSE(set.has_value()) << line;
    EXPECT_EQ(set.error().code(), StatusCode::kBadData);
    EXPECT_NE(set.error().message().find("line=2"), std::string_view::npos)
        << set.error().message();
  }
}

TEST(YoloSet, ClassWithoutRoleAsksForARoleMap) {
  const TestFolder folder;
  folder.Write("classes.txt", "FluxCapacitor\n");
  folder.Write("images/a.png", Png(20, 10));
  folder.Write("labels/a.txt", "");
  const auto set = Open(folder.path());
  ASSERT_FALSE(set.has_value());
  EXPECT_EQ(set.error().code(), StatusCode::kInvalidArgument);
  RoleMap roles;
  ASSERT_TRUE(roles.Add(folder.Write("roles.json", R"({"FluxCapacitor":"icon"})")).ok());
  EXPECT_TRUE(OpenScreenSet(folder.path(), roles, SetFolders::kAll).has_value());
}

TEST(CocoSet, AnnotationsBecomeElementsOfTheirImage) {
  const TestFolder folder;
  const auto path = folder.Write("annotations.json", R"({
    "images":[{"id":1,"file_name":"a.png"},{"id":2,"file_name":"b.png"}],
    "categories":[{"id":5,"name":"Button"}],
    "annotations":[{"image_id":2,"category_id":5,"bbox":[1,2,3,4]},
                   {"image_id":2,"category_id":5,"bbox":[9,2,3,4],"iscrowd":1}]})");
  for (const auto& given : {path, folder.path()}) {
    const auto set = Open(given);
    ASSERT_TRUE(set.has_value()) << set.error().message();
    ASSERT_EQ(set->screens.size(), 2U);
    EXPECT_TRUE(set->screens[0].labels.elements.empty());
    ASSERT_EQ(set->screens[1].labels.elements.size(), 2U);
    EXPECT_EQ(set->screens[1].labels.elements[0].role, "button");
    EXPECT_EQ(set->screens[1].labels.elements[0].box(), (Rect{1, 2, 4, 6}));
    EXPECT_TRUE(set->screens[1].labels.elements[1].ignore);
  }
}

TEST(CocoSet, PredictionsInThePlaceOfTruthAreRefused) {
  const TestFolder folder;
  const auto path = folder.Write("coco.json", R"({
    "images":[{"id":1,"file_name":"a.png"}],"categories":[{"id":5,"name":"button"}],
    "annotations":[{"image_id":1,"category_id":5,"bbox":[1,2,3,4],"score":0.5}]})");
  EXPECT_EQ(Open(path).error().code(), StatusCode::kInvalidArgument);
}

TEST(CocoSet, AnnotationOfNoImageIsNamed) {
  const TestFolder folder;
  const auto path = folder.Write("coco.json", R"({
    "images":[{"id":1,"file_name":"a.png"}],"categories":[{"id":5,"name":"button"}],
    "annotations":[{"image_id":7,"category_id":5,"bbox":[1,2,3,4]}]})");
  const auto set = Open(path);
  ASSERT_FALSE(set.has_value());
  EXPECT_NE(set.error().message().find("annotation=0"), std::string_view::npos);
}

}  // namespace
}  // namespace genie::eval
