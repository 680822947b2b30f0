// What the encoders share: the check of what they get, and pixels in the order a format wants.
// Private to libs/codec.
#pragma once

#include <cstddef>
#include <cstdint>

#include <genie/base/buffer.h>
#include <genie/base/status.h>
#include <genie/image/view.h>

namespace genie::codec {

// Errors: kInvalidArgument: an empty view, a short stride; kLimitExceeded: the format's own limits.
Status CheckEncodable(ConstImageView image, int64_t max_pixels, int64_t max_side = 0x7fffffff);

// One row in RGB or RGBA order; gray is expanded.
//   target   room for `width` pixels: 4 bytes each with alpha, else 3
void PackRow(const uint8_t* source, PixelFormat format, size_t width, uint8_t* target);

// All rows in RGB(A) order without padding, gray expanded: where they lie if they are so already,
// else in `scratch`. Errors: kOutOfMemory.
Result<const uint8_t*> PackRgb(ConstImageView image, Buffer& scratch);

}  // namespace genie::codec
