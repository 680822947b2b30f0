// PixelPool: memory for images of Python, with the engine's limits and its cleanup.
//
// Ownership: keeps the engine alive, which gives idle memory back. Images may outlive it.
// Errors:    raised as StatusError.
// Depends on: engine, image, shm, nanobind. Thread safety: every call, from any thread; the GIL is
// released while pixels are worked on.
#pragma once

#include <optional>
#include <vector>

#include <nanobind/nanobind.h>

#include <genie/image/pool.h>
#include <genie/ops/operation.h>

#include "frame.h"
#include "pixel_image.h"
#include "python_engine.h"
#include "scratch_shelf.h"

namespace genie::python {

class PixelPool {
 public:
  // `engine` is a PythonEngine. Errors: kInvalidArgument (a negative limit).
  PixelPool(nanobind::object engine, std::optional<int64_t> max_bytes,
            std::optional<int64_t> max_idle_bytes);

  PixelImage Create(int64_t width, int64_t height, const std::string& format, bool is_shareable);
  PixelImage Borrow(const Pixels& pixels, const std::string& format, bool is_writable) const;
  // The pixels of an encoded picture or a file.
  PixelImage Decode(const Frame& frame);

  // The chain's result in memory of the pool. Errors: those of ops::RunChain.
  PixelImage Run(const PixelImage& source, const std::vector<ops::Operation>& operations,
                 bool is_shareable);

  int64_t Trim(int64_t keep_idle_bytes) { return pool_.Trim(keep_idle_bytes); }
  nanobind::dict Stats() const;
  // A copy that numpy made for an image of this pool.
  void CountGathered(int64_t bytes);

 private:
  Engine& engine() { return nanobind::cast<PythonEngine&>(engine_).engine(); }

  nanobind::object engine_;
  BufferPool pool_;
  ScratchShelf scratch_;
  CopyCount copies_ = std::make_shared<std::atomic<int64_t>>(0);
};

void BindPixelPool(nanobind::module_& module);

}  // namespace genie::python
