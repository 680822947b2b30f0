// Tests of marks: which elements get one, where the labels lie, what the list says.
#include <genie/scene/marks.h>

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <string>
#include <vector>

#include "../test/random_scene.h"

namespace genie {
namespace {

std::string ListOf(const Scene& scene) {
  List<Mark> marks;
  List<char> out;
  EXPECT_TRUE(PlaceMarks(scene, marks).ok());
  EXPECT_TRUE(WriteMarkList(scene, "a\nb.png", marks.span(), out).ok());
  return {out.data(), out.size()};
}

Scene Blank() {
  Scene scene;
  scene.width = 400;
  scene.height = 300;
  return scene;
}

TEST(Marks, TheListNumbersInteractiveElementsAndNamesThemByTheTextInside) {
  Scene scene = Blank();
  AddElement(scene, {.box = {100, 50, 80, 20}, .role = Role::kButton, .flags = kInteractive});
  AddElement(scene, {.box = {110, 52, 30, 12}, .parent = 0, .role = Role::kText}, "Save");
  AddElement(scene, {.box = {142, 52, 30, 12}, .parent = 0, .role = Role::kText}, "all");
  AddElement(scene, {.box = {100, 90, 90, 12}, .role = Role::kText}, "outside");
  AddElement(scene,
             {.box = {100, 120, 9, 9}, .role = Role::kCheckbox, .flags = kInteractive | kChecked},
             "say \"hi\"");
  EXPECT_EQ(ListOf(scene),
            "# computer-genie marks\n"
            "# a b.png 400x300\n"
            "[1] button \"Save all\" at 140,60 size 80x20\n"
            "[2] checkbox \"say \\\"hi\\\"\" at 104,124 size 9x9 checked\n");
}

TEST(Marks, ALabelLiesBesideItsBoxWhenThereIsRoom) {
  Scene scene = Blank();
  AddElement(scene, {.box = {100, 100, 80, 20}, .role = Role::kButton, .flags = kInteractive});
  List<Mark> marks;
  ASSERT_TRUE(PlaceMarks(scene, marks).ok());
  ASSERT_EQ(marks.size(), 1u);
  EXPECT_TRUE(Intersection(marks[0].label, scene.elements[0].box).empty());
  EXPECT_EQ(marks[0].label.bottom(), 100);
}

TEST(Marks, BeyondTheLimitTheListSaysHowManyAreLeftOut) {
  Scene scene = Blank();
  for (size_t i = 0; i < kMaxMarks + 5; ++i) {
    AddElement(scene, {.box = {0, 0, 5, 5}, .flags = kInteractive});
  }
  const std::string list = ListOf(scene);
  EXPECT_TRUE(list.ends_with("# 5 more without a mark\n")) << list.substr(list.size() - 80);
}

RC_GTEST_PROP(Marks, EveryLabelIsInsideThePictureAndDrawingStaysThere, ()) {
  Scene scene = RandomScene();
  scene.width = *rc::gen::inRange(80, 400);
  scene.height = *rc::gen::inRange(60, 300);
  scene.scale_permille = *rc::gen::inRange(1000, 2001);
  List<Mark> marks;
  RC_ASSERT(PlaceMarks(scene, marks).ok());
  for (const Mark& mark : marks) {
    RC_ASSERT(Contains(Box{0, 0, scene.width, scene.height}, mark.label));
    RC_ASSERT(scene.elements[mark.element].Has(kInteractive));
  }
  const ptrdiff_t stride = ptrdiff_t{scene.width} * 3;
  std::vector<uint8_t> bytes(static_cast<size_t>(stride) * (scene.height + 2), 200);
  RC_ASSERT(DrawMarks(scene, marks.span(),
                      {bytes.data() + stride, scene.width, scene.height, stride, PixelFormat::kRgb})
                .ok());
  for (ptrdiff_t i = 0; i < stride; ++i) {
    RC_ASSERT(bytes[i] == 200);
    RC_ASSERT(bytes[bytes.size() - 1 - i] == 200);
  }
}

}  // namespace
}  // namespace genie
