// ChainImage: what a chain of operations gives, as an image of a pool.
//
// Depends on: image, ops. Thread safety: safe with distinct arenas. Needs no GIL.
#pragma once

#include <span>

#include <genie/base/arena.h>
#include <genie/base/limits.h>
#include <genie/base/status.h>
#include <genie/image/image.h>
#include <genie/image/pool.h>
#include <genie/image/view.h>
#include <genie/ops/operation.h>

namespace genie::python {

// Errors: those of ops::RunChain and Image::Create.
Result<Image> ChainImage(ConstImageView source, std::span<const ops::Operation> operations,
                         BufferPool& pool, Placement placement, const ImageLimits& limits,
                         Arena& scratch);

}  // namespace genie::python
