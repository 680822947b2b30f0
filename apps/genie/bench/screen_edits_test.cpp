// Edits change what they say and nothing else.
#include "screen_edits.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>

#include <genie/image/image.h>

namespace genie::bench {
namespace {

constexpr int32_t kWidth = 640;
constexpr int32_t kHeight = 384;

// Uniform ground, a line of stripes for text, a button and a checkbox.
struct Page {
  Image picture = *Image::Create(kWidth, kHeight, PixelFormat::kBgra);
  Scene scene;

  Page() {
    std::memset(view().data, 0xf0, static_cast<size_t>(view().stride_bytes) * kHeight);
    Add(Role::kText, {40, 40, 80, 12}, 0);
    Add(Role::kButton, {40, 100, 90, 30}, kInteractive);
    Add(Role::kCheckbox, {40, 160, 14, 14}, kInteractive);
    Add(Role::kText, {40, 200, 60, 12}, 0);
    scene.width = kWidth;
    scene.height = kHeight;
    for (const Element& e : scene.elements.span()) {
      if (e.role == Role::kText) Stripe(e.box);
    }
  }
  ImageView view() { return picture.mutable_view(); }
  void Add(Role role, const Box& box, uint8_t flags) {
    ASSERT_TRUE(
        scene.elements.Push({.box = box, .confidence = 900, .role = role, .flags = flags}).ok());
  }
  void Stripe(const Box& box) {
    for (int32_t y = box.y; y < box.bottom(); ++y) {
      for (int32_t x = box.x; x < box.right(); x += 3) {
        std::memset(view().row(y) + ptrdiff_t{x} * 4, 0x10, 4);
      }
    }
  }
};

// Where two pictures differ.
Box Difference(ConstImageView a, ConstImageView b) {
  Box box;
  for (int32_t y = 0; y < a.height; ++y) {
    for (int32_t x = 0; x < a.width; ++x) {
      const ptrdiff_t at = ptrdiff_t{x} * 4;
      if (std::memcmp(a.row(y) + at, b.row(y) + at, 4) != 0) box = Union(box, {x, y, 1, 1});
    }
  }
  return box;
}

TEST(DrawEdit, EachChangesALittleAndOnlyInItsPlace) {
  for (const EditKind kind : kAllEdits) {
    Page before;
    Page after;
    ASSERT_TRUE(DrawEdit(kind, after.scene, after.view())) << EditName(kind);
    const Box box = Difference(before.view(), after.view());
    EXPECT_FALSE(box.empty()) << EditName(kind);
    EXPECT_LE(box.area(), 5 * 2 * 64 * 64) << EditName(kind);
  }
}

TEST(DrawEdit, ToastCoversTenTilesAtMost) {
  Page before;
  Page after;
  ASSERT_TRUE(DrawEdit(EditKind::kToast, after.scene, after.view()));
  const Box box = Difference(before.view(), after.view());
  EXPECT_LE((box.right() - 1) / 64 - box.x / 64 + 1, 5);
  EXPECT_LE((box.bottom() - 1) / 64 - box.y / 64 + 1, 2);
}

TEST(DrawEdit, ScreenWithoutAPlaceForItIsLeftAlone) {
  Page page;
  Page before;
  page.scene.elements.Clear();
  EXPECT_FALSE(DrawEdit(EditKind::kTick, page.scene, page.view()));
  EXPECT_TRUE(Difference(before.view(), page.view()).empty());
}

TEST(ScrollUp, WhatLeavesAtTheTopComesInBelow) {
  Page page;
  Page before;
  const Box area{32, 32, 128, 100};
  ScrollUp(page.view(), area, 30);
  EXPECT_EQ(std::memcmp(page.view().row(32) + ptrdiff_t{32} * 4,
                        before.view().row(62) + ptrdiff_t{32} * 4, size_t{128} * 4),
            0);
  EXPECT_TRUE(Contains(area, Difference(before.view(), page.view())));
  ScrollUp(page.view(), area, 70);
  EXPECT_TRUE(Difference(before.view(), page.view()).empty());
}

TEST(BusiestArea, HoldsTheElements) {
  Page page;
  EXPECT_TRUE(Contains(BusiestArea(page.scene, 160, 256), Box{40, 40, 90, 172}));
}

}  // namespace
}  // namespace genie::bench
