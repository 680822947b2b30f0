// Between a captured frame and the screen: see place.h.
#include "place.h"

#include <genie/image/copy.h>

namespace genie::cli {
namespace {

Box Moved(Box box, int32_t dx, int32_t dy) {
  if (box.empty()) return box;
  box.x += dx;
  box.y += dy;
  return box;
}

void MoveBy(int32_t dx, int32_t dy, Scene& scene) {
  for (Element& element : scene.elements) element.box = Moved(element.box, dx, dy);
}

}  // namespace

void ToWhole(const Place& place, Scene& scene) {
  MoveBy(place.picture.x, place.picture.y, scene);
  scene.width = place.width;
  scene.height = place.height;
}

void ToPicture(const Place& place, Scene& scene) {
  MoveBy(-place.picture.x, -place.picture.y, scene);
  scene.width = place.picture.width;
  scene.height = place.picture.height;
}

Change ToWhole(const Place& place, Change change) {
  change.before = Moved(change.before, place.picture.x, place.picture.y);
  change.after = Moved(change.after, place.picture.x, place.picture.y);
  return change;
}

Result<Image> OpaqueCopy(ConstImageView frame) {
  Result<Image> copy = Image::Create(frame.width, frame.height, frame.format);
  if (!copy) return copy;
  const ImageView target = copy->mutable_view();
  GENIE_FAIL_IF_ERROR(CopyPixels(frame, target));
  if (BytesPerPixel(target.format) != 4) return copy;
  for (int32_t y = 0; y < target.height; ++y) {
    uint8_t* row = target.row(y);
    for (int32_t x = 0; x < target.width; ++x) row[ptrdiff_t{x} * 4 + 3] = 0xFF;
  }
  return copy;
}

}  // namespace genie::cli
