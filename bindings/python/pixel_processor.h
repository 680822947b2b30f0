// PixelProcessor: the operations of libs/ops on frames of Python, with a pool for what comes out
// and scratch memory that calls share in turns.
//
// Owns: the pool's handle and the arenas. Depends on: image, ops, nanobind. Thread safety: every
// call, from any thread; the GIL is released while pixels are worked on.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <vector>

#include <nanobind/nanobind.h>

#include <genie/base/arena.h>
#include <genie/image/image.h>
#include <genie/image/pool.h>
#include <genie/ops/operation.h>

#include "frame.h"

namespace genie::python {

// Arenas that nobody uses now; a call takes one and lays it back.
class ScratchShelf {
 public:
  std::unique_ptr<Arena> Take();
  void LayBack(std::unique_ptr<Arena> arena);

 private:
  // One that grew beyond it is freed: what one large call needed is not kept for all.
  static constexpr size_t kMaxKeptBytes = size_t{64} << 20;

  std::mutex mutex_;
  std::vector<std::unique_ptr<Arena>> idle_;
};

class PixelProcessor {
 public:
  explicit PixelProcessor(const PoolOptions& options);

  // The chain's result as an image of the pool. Needs no GIL. Errors: those of RunChain.
  Result<Image> Run(ConstImageView source, std::span<const ops::Operation> operations);

  nanobind::object RunOnFrame(const Frame& frame, const std::vector<ops::Operation>& operations);
  BufferPool& pool() { return pool_; }
  ScratchShelf& scratch() { return scratch_; }

 private:
  BufferPool pool_;
  ScratchShelf scratch_;
};

void BindPixelProcessor(nanobind::module_& module);

}  // namespace genie::python
