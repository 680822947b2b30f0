// FrameMemory: the pixels of one frame, in memory into which the X server writes rows.
//
//   kSharedMemory   a sealed memfd whose descriptor the server gets (MIT-SHM 1.2): it writes, we
//                   read the same pages
//   kSocket         the rows come over the connection and are copied into place (a display of
//                   another machine, a server without descriptors)
//
// Owns: the memory and the server's name for it.
// Depends on: connection.h, base, shm, image; XCB. Thread safety: one thread at a time.
#pragma once

#include <xcb/shm.h>

#include <memory>
#include <span>

#include <genie/base/buffer.h>
#include <genie/base/list.h>
#include <genie/capture/capture.h>
#include <genie/shm/region.h>
#include <genie/shm/shared_image.h>

#include "connection.h"

namespace genie::x11 {

class FrameMemory {
 public:
  using Transport = CaptureMeans::Transport;

  // Tries shared memory once, with a page. Errors: kUnavailable, kCancelled (the connection).
  static Result<FrameMemory> Create(const Connection& connection);

  Transport transport() const { return transport_; }

  // Makes it hold frames of this size; contents are then unspecified, and stay as they are when
  // the size is the same. Errors: kOutOfMemory, kLimitExceeded, kUnavailable, kCancelled.
  Status Resize(const Connection& connection, int32_t width, int32_t height,
                const ImageLimits& limits);

  // Has the server write `bands` (frame's width, in the frame's pixels) of the screen at `place`.
  // False: the screen has no such pixels any more; the frame is then not to be read.
  // Errors: kUnavailable, kCancelled, kOutOfMemory.
  Result<bool> Fetch(const Connection& connection, const Box& place, std::span<const Box> bands);

  // Seals what lies in view() and gives it away; whoever holds it goes on reading there. Afterwards
  // there is no frame until Resize. Errors: kUnavailable, kCancelled, kOutOfMemory.
  Result<SharedImage> HandOver(const Connection& connection);

  ConstImageView view() const;
  // Keeps view()'s bytes where they are, also when the memory grows or this goes.
  std::shared_ptr<const void> hold() const;

 private:
  FrameMemory() = default;
  Result<bool> AttachShared(const Connection& connection, size_t bytes);
  unsigned int Ask(const Connection& connection, const Box& place, const Box& band) const;
  Result<bool> Take(const Connection& connection, unsigned int sequence, const Box& band);
  uint8_t* pixels() const;
  size_t capacity() const;

  Transport transport_ = Transport::kSocket;
  std::shared_ptr<SharedRegion> shared_;
  xcb_shm_seg_t segment_ = 0;
  std::shared_ptr<Buffer> own_;
  List<unsigned int> asked_;  // sequence numbers of the requests under way
  int32_t width_ = 0;
  int32_t height_ = 0;
};

}  // namespace genie::x11
