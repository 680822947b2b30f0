// Frame: one picture as Python gave it (pixels of an array, the bytes of an encoded file, or a
// path), and what keeps it alive. Nothing is copied or read before the engine looks at it.
//
// Owns: a reference to the array or bytes object, or the path.
// Depends on: image, engine, nanobind. Thread safety: read by any thread; made and destroyed with
// the GIL held.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include <nanobind/nanobind.h>
#include <nanobind/ndarray.h>

#include <genie/engine/engine.h>
#include <genie/image/view.h>

namespace genie::python {

// u8 [height, width, channels] with any strides; read-only arrays too.
using Pixels = nanobind::ndarray<const uint8_t, nanobind::ndim<3>, nanobind::device::cpu>;

class Frame {
 public:
  // Borrows the array's memory: rows may be any distance apart, pixels and channels follow each
  // other. Errors: kInvalidArgument, as StatusError.
  static Frame OfPixels(const Pixels& pixels, const std::string& format);
  static Frame OfEncoded(const nanobind::bytes& encoded);
  static Frame OfFile(const std::string& path);

  // Sets what `job` looks at; all of it is borrowed from this Frame.
  void Into(DetectJob& job) const;
  // Empty where this is an encoded picture or a file.
  ConstImageView pixels() const { return view_; }
  // Detects on this thread. Needs no GIL.
  Status Detect(Engine& engine, const DetectRequest& request, DetectResult& result) const;
  // The pixels of an encoded picture or a file, in memory of `pool`; null: the engine's. Needs no
  // GIL. Errors: kInvalidArgument (this is an array), those of ReadFile and Decode.
  Result<Image> Decode(Engine& engine, BufferPool* pool = nullptr) const;

 private:
  Pixels pixels_;           // the array, or
  nanobind::object bytes_;  // the bytes object
  ConstImageView view_ = {};
  std::span<const uint8_t> encoded_ = {};
  std::string path_;
};

void BindFrame(nanobind::module_& module);

}  // namespace genie::python
