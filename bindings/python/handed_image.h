// HandedImage: pixels on their way to another process: a descriptor of sealed memory, and the note
// that says where in it they lie.
//
// Errors: raised as StatusError.
// Depends on: image, shm, nanobind. Thread safety: the GIL is released while a socket is waited
// for; Send and Open from any thread.
#pragma once

#include <nanobind/nanobind.h>

#include <genie/shm/shared_image.h>

#include "pixel_image.h"
#include "python_engine.h"

namespace genie::python {

class HandedImage {
 public:
  explicit HandedImage(SharedImage shared) : shared_(std::move(shared)) {}
  // Seals the image's memory, or copies it where it is not shareable.
  static HandedImage Share(const PixelImage& image);
  // Takes the descriptor over; it is checked when it is opened. Errors: kBadData (the note's size).
  static HandedImage OfParts(int descriptor, const nanobind::bytes& note);

  int descriptor() const { return shared_.descriptor.get(); }
  nanobind::bytes Note() const;

  void Send(int socket, int64_t timeout_ms) const;
  PixelImage Open(PythonEngine& engine) const;
  static PixelImage Receive(PythonEngine& engine, int socket, int64_t timeout_ms);

 private:
  SharedImage shared_;
};

void BindHandedImage(nanobind::module_& module);

}  // namespace genie::python
