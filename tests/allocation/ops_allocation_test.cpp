// Operations that take scratch, under failing allocations.
#include <gtest/gtest.h>

#include <string>
#include <utility>

#include <genie/image/image.h>
#include <genie/ops/canny.h>
#include <genie/ops/components.h>
#include <genie/ops/morphology.h>
#include <genie/ops/resize.h>
#include <genie/ops/tiles.h>

#include "trial.h"

namespace genie {
namespace {

using kernels::Connectivity;
using ops::Component;

constexpr int32_t kWidth = 130;
constexpr int32_t kHeight = 70;

// Gray; every third pixel of every third row is set.
Image Dotted() {
  auto image = Image::Create(kWidth, kHeight, PixelFormat::kGray);
  EXPECT_TRUE(image.has_value());
  const ImageView view = image->mutable_view();
  for (int32_t y = 0; y < kHeight; ++y) {
    for (int32_t x = 0; x < kWidth; ++x) view.row(y)[x] = x % 3 == 0 && y % 3 == 0 ? 255 : 0;
  }
  return std::move(*image);
}

// An operation from a dotted picture into another one, with scratch of its own.
template <typename Operation>
void SweepOperation(Operation operation) {
  static const Image source = Dotted();
  Trial([] { return Dotted(); },
        [=](Image& target) {
          Arena scratch;
          return operation(source.view(), target.mutable_view(), scratch);
        },
        [](Image& target) {
          const ConstImageView v = target.view();
          return std::string(v.data, v.data + v.stride_bytes * v.height);
        })
      .Sweep();
}

TEST(AllocationFailure, PicturesAreResizedOrRefused) {
  SweepOperation([](ConstImageView source, ImageView target, Arena& scratch) {
    return ops::Resize(source, Crop(target, {0, 0, 50, 30}), ops::ResizeFilter::kArea, scratch);
  });
}

TEST(AllocationFailure, EdgesAreFoundOrRefused) {
  SweepOperation([](ConstImageView source, ImageView target, Arena& scratch) {
    return ops::Canny(source, target, 50, 150, scratch);
  });
}

TEST(AllocationFailure, MasksAreDilatedAndErodedOrRefused) {
  SweepOperation([](ConstImageView source, ImageView target, Arena& scratch) {
    GENIE_RETURN_IF_ERROR(ops::Dilate(source, target, {.width = 5, .height = 3}, scratch));
    return ops::Erode(source, target, {.width = 3, .height = 3}, scratch);
  });
}

TEST(AllocationFailure, ComponentsAreFoundOrRefused) {
  static const Image mask = Dotted();
  Trial([] { return List<Component>(); },
        [](List<Component>& components) {
          Arena scratch;
          return ops::Components(mask.view(), Connectivity::kEight, components, scratch);
        },
        [](List<Component>& components) { return std::to_string(components.size()); })
      .Sweep();
}

TEST(AllocationFailure, ContentKeysAreGivenOrRefused) {
  static const Image picture = Dotted();
  Trial([] { return uint64_t{0}; },
        [](uint64_t& key) {
          Arena scratch;
          const auto found = ops::ContentKey(picture.view(), scratch);
          if (!found) return found.error();
          key = *found;
          return Status::Ok();
        },
        [](uint64_t& key) { return std::to_string(key); })
      .Sweep();
}

}  // namespace
}  // namespace genie
