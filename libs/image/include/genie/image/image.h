// Image: a reference-counted owner of pixels. Copies share the pixels; the last one gives them back
// to their pool, frees them, or calls the release function of wrapped memory.
//
//   auto image = Image::Create(1920, 1080, PixelFormat::kRgb, &pool);
//   if (!image) return image.error();
//   Fill(image->mutable_view());
//   Detect(image->view(), ...);
//
// Rows of a created image start at multiples of 64 bytes when `width * BytesPerPixel` is one;
// otherwise they follow each other without padding, which is what encoders and arrays expect.
//
// Pixels that are placed where other processes can be let in (Placement::kShareable) are sealed by
// libs/shm before they are handed over; from then on every Image over them is read-only.
//
// Depends on: pool.h, view.h.
// Thread safety: distinct Images may be used, copied and destroyed on any threads, also when they
// share pixels; one Image object belongs to one thread at a time. Writing pixels that another
// Image shares is the caller's to order.
#pragma once

#include <cstdint>

#include <genie/base/status.h>
#include <genie/image/pool.h>
#include <genie/image/view.h>

namespace genie {

class Image {
 public:
  // Called once, on the thread that drops the last reference to wrapped memory.
  using ReleaseFunction = void (*)(void* context);

  Image() = default;
  Image(const Image& other);
  Image(Image&& other) noexcept;
  Image& operator=(const Image& other);
  Image& operator=(Image&& other) noexcept;
  ~Image();

  // Uninitialised pixels, rows without padding. `pool` may be null: then the memory is allocated
  // here and freed with the last reference. Shareable pixels need a pool that has a source of them.
  // Errors: kInvalidArgument (no pixels, no source), kLimitExceeded (the size overflows or the pool
  //         is full), kOutOfMemory; those of the source.
  static Result<Image> Create(int32_t width, int32_t height, PixelFormat format,
                              BufferPool* pool = nullptr,
                              Placement placement = Placement::kPrivate);

  // Takes over memory of someone else. `release` may be null. On an error nothing was taken over:
  // `release` is not called.
  // Errors: kInvalidArgument (an empty view, a stride shorter than a row), kOutOfMemory.
  static Result<Image> Wrap(ImageView pixels, ReleaseFunction release, void* context);
  // The same for memory that must not be written: mutable_view() is empty.
  static Result<Image> Wrap(ConstImageView pixels, ReleaseFunction release, void* context);
  // The same for memory of a special kind; the Image destroys it with the last reference. On an
  // error it stays the caller's.
  static Result<Image> Adopt(ConstImageView pixels, PixelMemory& memory);

  ConstImageView view() const { return view_; }
  // Empty for memory wrapped as constant, and after ForbidWriting.
  ImageView mutable_view();
  // From now on no Image over these pixels gives a view to write through. Views that were given
  // before are their holders' to stop using.
  void ForbidWriting();
  // The part inside `region`, clipped; shares the pixels.
  Image Cropped(const Box& region) const;

  bool empty() const { return view_.empty(); }
  // How many Images share the pixels; 0 for an empty one.
  int32_t use_count() const;
  // Memory of a special kind that the pixels lie in, lent; null where it is plain memory.
  PixelMemory* special_memory() const;
  // Bytes of that memory, from its start, that pixels were asked for; behind them is slack.
  size_t used_bytes() const;

 private:
  Image(internal::PixelBlock* block, ConstImageView view) : block_(block), view_(view) {}

  internal::PixelBlock* block_ = nullptr;
  ConstImageView view_;
};

}  // namespace genie
