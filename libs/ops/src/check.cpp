// The checks of operations: see check.h.
#include "check.h"

#include <cstdint>
#include <limits>

namespace genie::ops {
namespace {

// What is too large for an image is the edge's to say: operations take every view that exists.
constexpr ImageLimits kNoLimits = {.max_side = std::numeric_limits<int32_t>::max(),
                                   .max_pixels = std::numeric_limits<int64_t>::max()};

Status Wrong(std::string_view text) { return Status(StatusCode::kInvalidArgument, text); }

}  // namespace

Status CheckView(ConstImageView view, std::string_view name) {
  if (view.format > PixelFormat::kBgra) {
    return Wrong("the pixel format is unknown").With("format", int64_t(view.format)).Prefixed(name);
  }
  const Status status = Validate(view, kNoLimits);
  return status.ok() ? status : status.Prefixed(name);
}

Status CheckGray(ConstImageView view, std::string_view name) {
  GENIE_RETURN_IF_ERROR(CheckView(view, name));
  if (view.format == PixelFormat::kGray) return Status::Ok();
  return Wrong("the format must be gray; convert it with Gray()").Prefixed(name);
}

Status CheckSameSize(ConstImageView a, ConstImageView b) {
  if (a.width == b.width && a.height == b.height) return Status::Ok();
  return Wrong("the two views differ in size; crop or resize one")
      .With("width", a.width)
      .With("height", a.height)
      .With("other_width", b.width)
      .With("other_height", b.height);
}

Status CheckSameFormat(ConstImageView a, ConstImageView b) {
  if (a.format == b.format) return Status::Ok();
  return Wrong("the two views differ in pixel format; convert one")
      .With("bytes_per_pixel", BytesPerPixel(a.format))
      .With("other_bytes_per_pixel", BytesPerPixel(b.format));
}

Status CheckApart(ConstImageView source, ConstImageView target) {
  if (!Overlap(source, target)) return Status::Ok();
  return Wrong("source and target share memory; give the target its own");
}

Status CheckApartOrSame(ConstImageView source, ConstImageView target) {
  const bool is_same = source.data == target.data && source.stride_bytes == target.stride_bytes;
  return is_same ? Status::Ok() : CheckApart(source, target);
}

Status CheckFilter(ConstImageView source, ConstImageView target) {
  GENIE_RETURN_IF_ERROR(CheckView(source, "source"));
  GENIE_RETURN_IF_ERROR(CheckView(target, "target"));
  GENIE_RETURN_IF_ERROR(CheckSameSize(source, target));
  GENIE_RETURN_IF_ERROR(CheckSameFormat(source, target));
  return CheckApart(source, target);
}

Status CheckRoom(size_t given, size_t needed, std::string_view name) {
  if (given >= needed) return Status::Ok();
  return Wrong("the output is too small")
      .With("given", int64_t(given))
      .With("needed", int64_t(needed))
      .Prefixed(name);
}

}  // namespace genie::ops
