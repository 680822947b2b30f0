// RunChain: several operations one after another, without an image in between where they allow it.
//
//   source ─▶ gray ─▶ blur ─▶ sobel ─▶ target        one band of rows at a time:
//             ring    ring                           the rows in between stay in the cache
//
// Operations on rows (a pixel depends on the rows around it) are run band by band: each keeps only
// the rows that the next one still needs, and no row is computed twice. An operation that needs the
// whole image before it can give its first pixel ends such a run: Canny's hysteresis, Otsu's
// threshold and the equalisations work in place on the image that the run wrote; turning and
// flipping upside down read it whole. Only what follows these needs an image of full size in
// between, taken from `pool`; at most two exist at a time.
//
// The result is equal to that of the operations one by one, bit for bit.
//
// Depends on: base, image, operation.h. Thread safety: pure functions; one arena a call.
#pragma once

#include <cstdint>
#include <span>

#include <genie/base/arena.h>
#include <genie/base/limits.h>
#include <genie/base/status.h>
#include <genie/image/pool.h>
#include <genie/image/view.h>
#include <genie/ops/operation.h>

namespace genie::ops {

inline constexpr size_t kMaxChainOperations = 64;

struct ImageShape {
  int32_t width = 0;
  int32_t height = 0;
  PixelFormat format = PixelFormat::kGray;

  friend bool operator==(const ImageShape&, const ImageShape&) = default;
};

// What comes out of the chain for an image of shape `source`.
// Errors: kInvalidArgument (an operation does not take images of its input's format, or the chain
//         is empty; the message names the operation), kLimitExceeded (more than
//         kMaxChainOperations, or an image in between or at the end over `limits`).
Result<ImageShape> ChainShape(std::span<const Operation> operations, const ImageShape& source,
                              const ImageLimits& limits = {});

// Runs the chain.
//
//   source   any view
//   target   of the shape that ChainShape gives; must not share memory with the source
//   pool     where images in between come from; null: allocated and freed each time
//   scratch  some hundred KiB: the bands and what the operations need; the caller resets it
//
// Ownership: borrows all. Threads: concurrent calls with distinct targets and arenas are safe.
// Errors: those of ChainShape; kInvalidArgument (an empty or malformed view, a target of another
//         shape, views that share memory), kOutOfMemory, kLimitExceeded (the pool is full).
Status RunChain(std::span<const Operation> operations, ConstImageView source, ImageView target,
                BufferPool* pool, Arena& scratch, const ImageLimits& limits = {});

}  // namespace genie::ops
