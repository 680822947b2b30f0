// SharedImage: a picture handed to another process without a copy.
//
//   sender     write pixels into SharedRegion::bytes(), Freeze(), SendImage(socket, ...)
//   receiver   ReceiveImage(socket) ──▶ Image over the mapping, read-only
//
// Depends on: region.h, passing.h, image. Thread safety: as passing.h.
// Cost: two system calls to send, six to receive, whatever the size.
#pragma once

#include <cstdint>

#include <genie/base/limits.h>
#include <genie/base/status.h>
#include <genie/image/image.h>
#include <genie/image/view.h>
#include <genie/shm/descriptor.h>

namespace genie {

// Where the pixels lie in the memory that comes with it. Crosses a process border: every field is
// checked by the receiver.
struct ImageNote {
  static constexpr uint32_t kMagic = 0x494e4547;  // "GENI" in memory

  uint32_t magic = kMagic;
  int32_t width = 0;
  int32_t height = 0;
  uint32_t format = 0;  // PixelFormat
  uint64_t stride_bytes = 0;
  uint64_t offset_bytes = 0;
};

// Errors: those of SendDescriptor.
Status SendImage(int socket, const Descriptor& frozen, const ImageNote& note);

// The Image holds the mapping; its mutable_view() is empty.
// Errors: those of ReceiveDescriptor and SharedView::Open; kBadData (a note that does not fit the
//         memory), kLimitExceeded (an image over `limits`).
Result<Image> ReceiveImage(int socket, const ImageLimits& limits);

}  // namespace genie
