// SharedImage: a picture handed to another process without a copy.
//
//   sender     ShareImage(image) ──▶ SharedImage ──SendImage(socket)──▶ ...
//   receiver   ReceiveImage(socket) ──▶ Image over the mapping, read-only ──▶ ShareImage again
//
// Pixels that were made shareable (shareable_memory.h) and those that were received are handed over
// as they lie; others are copied once into new shared memory, and that copy is counted.
//
// Depends on: region.h, passing.h, image. Thread safety: as passing.h; ShareImage and OpenImage one
// thread at a time for each image.
// Cost: two system calls to send, seven to receive, whatever the size.
#pragma once

#include <cstdint>

#include <genie/base/limits.h>
#include <genie/base/status.h>
#include <genie/image/image.h>
#include <genie/image/view.h>
#include <genie/shm/descriptor.h>
#include <genie/shm/passing.h>

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

struct SharedImage {
  Descriptor descriptor;
  ImageNote note;
};

// Seals the memory of `image`: from now on every Image over it is read-only, here too. The
// descriptor lets its receivers read all of that memory, which is more than the pixels where
// `image` is a region of a larger one.
// Errors: kOutOfMemory, kUnavailable (no further descriptor or shared memory).
Result<SharedImage> ShareImage(const Image& image);

// Errors: those of SendDescriptor.
Status SendImage(int socket, const Descriptor& frozen, const ImageNote& note,
                 int64_t timeout_ms = kAsTheSocketWaits);

// The Image holds the mapping and a duplicate of the descriptor; its mutable_view() is empty.
// Memory that is not sealed is copied, and the copy counted.
// Errors: those of SharedView::Open; kBadData (a note that does not fit the memory),
//         kLimitExceeded (an image over `limits`), kUnavailable (no further descriptor).
Result<Image> OpenImage(const Descriptor& descriptor, const ImageNote& note,
                        const ImageLimits& limits);

// Errors: those of ReceiveDescriptor and OpenImage.
Result<Image> ReceiveImage(int socket, const ImageLimits& limits,
                           int64_t timeout_ms = kAsTheSocketWaits);

}  // namespace genie
