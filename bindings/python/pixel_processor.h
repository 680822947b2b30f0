// PixelProcessor: the operations of libs/ops on frames of Python, with a pool for what comes out
// and scratch memory that calls share in turns.
//
// Ownership: keeps the engine alive, which gives idle memory back.
// Errors:    raised as StatusError.
// Depends on: engine, image, ops, nanobind. Thread safety: every call, from any thread; the GIL is
// released while pixels are worked on.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <nanobind/nanobind.h>

#include <genie/image/image.h>
#include <genie/image/pool.h>
#include <genie/ops/operation.h>

#include "frame.h"
#include "python_engine.h"
#include "scratch_shelf.h"

namespace genie::python {

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
  nanobind::list ContourBoxes(const Frame& mask);
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
