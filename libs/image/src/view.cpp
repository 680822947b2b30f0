// Views: see genie/image/view.h.
#include <genie/image/view.h>

#include <cstdint>

namespace genie {
namespace {

template <typename View>
View CropView(View view, const Box& region) {
  const Box kept = Intersection(view.bounds(), region);
  View out = view;
  out.data = kept.empty() ? nullptr
                          : view.data + kept.y * view.stride_bytes +
                                ptrdiff_t{kept.x} * BytesPerPixel(view.format);
  out.width = kept.width;
  out.height = kept.height;
  return out;
}

}  // namespace

ConstImageView Crop(ConstImageView view, const Box& region) { return CropView(view, region); }
ImageView Crop(ImageView view, const Box& region) { return CropView(view, region); }

Status ValidateSize(int64_t width, int64_t height, const ImageLimits& limits) {
  if (width <= 0 || height <= 0) {
    return Status(StatusCode::kInvalidArgument, "image is empty; give at least one pixel")
        .With("width", width)
        .With("height", height);
  }
  if (width > limits.max_side || height > limits.max_side) {
    return Status(StatusCode::kLimitExceeded, "image side is over the limit; scale it down")
        .With("width", width)
        .With("height", height)
        .With("limit", limits.max_side);
  }
  if (width * height > limits.max_pixels) {
    return Status(StatusCode::kLimitExceeded, "image has too many pixels; scale it down")
        .With("pixels", width * height)
        .With("limit", limits.max_pixels);
  }
  return Status::Ok();
}

Status Validate(ConstImageView view, const ImageLimits& limits) {
  GENIE_RETURN_IF_ERROR(ValidateSize(view.width, view.height, limits));
  if (view.data == nullptr) {
    return Status(StatusCode::kInvalidArgument, "image has no pixels; its data pointer is null");
  }
  const ptrdiff_t row_bytes = ptrdiff_t{view.width} * BytesPerPixel(view.format);
  if (view.stride_bytes < row_bytes) {
    return Status(StatusCode::kInvalidArgument, "image stride is shorter than a row")
        .With("stride_bytes", view.stride_bytes)
        .With("row_bytes", row_bytes);
  }
  return Status::Ok();
}

bool Overlap(ConstImageView a, ConstImageView b) {
  if (a.empty() || b.empty()) {
    return false;
  }
  const auto end = [](ConstImageView v) {
    return reinterpret_cast<uintptr_t>(v.row(v.height - 1)) +
           static_cast<uintptr_t>(v.width) * static_cast<uintptr_t>(BytesPerPixel(v.format));
  };
  return reinterpret_cast<uintptr_t>(a.data) < end(b) &&
         reinterpret_cast<uintptr_t>(b.data) < end(a);
}

}  // namespace genie
