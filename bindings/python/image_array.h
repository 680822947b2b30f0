// Image as a numpy array: [height, width] of gray pixels, [height, width, channels] of others. The
// array owns the pixels, which go back to their pool with it.
//
// Depends on: image, nanobind. Thread safety: needs the GIL.
#pragma once

#include <nanobind/nanobind.h>

#include <genie/image/image.h>

namespace genie::python {

// Writable where the Image is.
nanobind::object ArrayOf(Image image);

}  // namespace genie::python
