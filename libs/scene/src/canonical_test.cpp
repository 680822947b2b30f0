// Tests of the canonical bytes and of equality.
#include <genie/scene/canonical.h>

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <vector>

#include "../test/random_scene.h"

namespace genie {
namespace {

std::vector<uint8_t> Bytes(const Scene& scene) {
  List<uint8_t> out;
  EXPECT_TRUE(WriteCanonical(scene, out).ok());
  return {out.begin(), out.end()};
}

Scene Copy(const Scene& scene) {
  Scene copy;
  copy.width = scene.width;
  copy.height = scene.height;
  copy.threshold = scene.threshold;
  for (const Element& e : scene.elements) AddElement(copy, e, scene.Text(e));
  return copy;
}

// Changes one thing of one element; false: there is none.
bool ChangeOneElement(Scene& scene) {
  if (scene.elements.empty()) return false;
  Element& e = scene.elements[*rc::gen::inRange<size_t>(0, scene.elements.size())];
  switch (*rc::gen::inRange(0, 5)) {
    case 0:
      e.box.width += 1;
      break;
    case 1:
      e.role = e.role == Role::kButton ? Role::kLink : Role::kButton;
      break;
    case 2:
      e.flags ^= kFocused;
      break;
    case 3:
      e.confidence ^= 1;
      break;
    default:
      e.parent = e.parent == kNoParent ? 0 : kNoParent;
  }
  return true;
}

TEST(Canonical, TheLayoutIsTheDocumentedOne) {
  Scene scene;
  scene.width = 0x0102;
  scene.height = 3;
  scene.scale_permille = 1000;
  scene.threshold = 300;
  scene.content_key = 0x1122334455667788;
  Element e;
  e.box = {1, -2, 3, 4};
  e.role = Role::kLink;
  e.flags = kInteractive;
  e.confidence = 0x0304;
  AddElement(scene, e, "hi");
  const std::vector<uint8_t> expected = {
      1,    0x02, 0x01, 0,    0,    3,    0,    0,    0,    0xE8, 3,   0,  0, 0x2C, 1,
      0x88, 0x77, 0x66, 0x55, 0x44, 0x33, 0x22, 0x11, 1,    0,    0,   0,  1, 1,    0x04,
      0x03, 1,    0,    0,    0,    0xFE, 0xFF, 0xFF, 0xFF, 3,    0,   0,  0, 4,    0,
      0,    0,    0xFF, 0xFF, 0xFF, 0xFF, 2,    0,    0,    0,    'h', 'i'};
  EXPECT_EQ(Bytes(scene), expected);
}

TEST(Canonical, AnIdMakesNoDifference) {
  Scene a;
  AddElement(a, {.id = 1, .box = {}}, "x");
  Scene b;
  AddElement(b, {.id = 99, .box = {}}, "x");
  EXPECT_EQ(Bytes(a), Bytes(b));
  EXPECT_TRUE(SameScene(a, b));
}

TEST(Canonical, WhereATextStandsInThePoolMakesNoDifference) {
  Scene a;
  AddElement(a, {}, "x");
  Scene b;
  ASSERT_TRUE(b.strings.Push('?').ok());
  AddElement(b, {}, "x");
  EXPECT_EQ(Bytes(a), Bytes(b));
  EXPECT_TRUE(SameScene(a, b));
}

RC_GTEST_PROP(Canonical, ACopyIsTheSameAndAChangedOneIsNot, ()) {
  const Scene scene = RandomScene();
  Scene copy = Copy(scene);
  RC_ASSERT(SameScene(scene, copy));
  RC_ASSERT(Bytes(scene) == Bytes(copy));
  if (ChangeOneElement(copy)) {
    RC_ASSERT(!SameScene(scene, copy));
    RC_ASSERT(Bytes(scene) != Bytes(copy));
  }
}

RC_GTEST_PROP(Canonical, SameSceneAgreesWithTheBytes, ()) {
  const Scene a = RandomScene();
  const Scene b = RandomScene();
  RC_ASSERT(SameScene(a, b) == (Bytes(a) == Bytes(b)));
}

}  // namespace
}  // namespace genie
