// PixelProcessor: the operations of libs/ops on frames of Python, with a pool for what comes out
// and scratch memory that calls share in turns.
//
// Ownership: keeps the engine alive, which gives idle memory back.
// Errors:    raised as StatusError.
// Depends on: engine, image, ops, nanobind. Thread safety: every call, from any thread; the GIL is
// released while pixels are worked on.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include <nanobind/nanobind.h>

#include <genie/base/arena.h>
#include <genie/image/image.h>
#include <genie/image/pool.h>
#include <genie/ops/operation.h>

#include "frame.h"
#include "python_engine.h"

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
  // `engine` is a PythonEngine; absent limits are those of its configuration.
  PixelProcessor(nanobind::object engine, std::optional<int64_t> max_bytes,
                 std::optional<int64_t> max_idle_bytes);

  // The chain's result, as an array that owns its pixels.
  nanobind::object Run(const Frame& frame, const std::vector<ops::Operation>& operations);
  // (alpha a + (256 - alpha) b + 128) >> 8 of each channel, alpha in 256ths.
  nanobind::object Blend(const Frame& a, const Frame& b, int32_t alpha_q8);
  nanobind::list Match(const Frame& frame, const Frame& pattern, double threshold,
                       int64_t max_matches, const std::string& method);
  // Of the pixels that are not 0 in a gray frame.
  nanobind::list Components(const Frame& mask, int32_t connectivity);
  uint64_t PerceptualHash(const Frame& frame);
  uint64_t ContentKey(const Frame& frame);
  nanobind::dict PoolCounts() const;

 private:
  Engine& engine() { return nanobind::cast<PythonEngine&>(engine_).engine(); }
  // Calls `work(scratch)` without the GIL. Raises its error.
  template <typename Work>
  void WithScratch(const Work& work);

  nanobind::object engine_;
  BufferPool pool_;
  ScratchShelf scratch_;
};

void BindPixelProcessor(nanobind::module_& module);

}  // namespace genie::python
