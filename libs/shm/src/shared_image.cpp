// SharedImage: see genie/shm/shared_image.h.
#include <genie/shm/shared_image.h>

#include <fcntl.h>
#include <genie/image/copy.h>
#include <genie/shm/passing.h>
#include <genie/shm/region.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>
#include <new>
#include <type_traits>
#include <utility>

#include "shared_pixels.h"

namespace genie {
namespace {

static_assert(std::is_trivially_copyable_v<ImageNote> && sizeof(ImageNote) == 32);

Status NoteDoesNotFit(const char* field) {
  return Status(StatusCode::kBadData, "picture in shared memory is not what its note says")
      .With("field", field);
}

// The largest picture, and as much again for padding.
size_t MaxBytes(const ImageLimits& limits) {
  constexpr int64_t kBytesPerPixel = 2 * 4;
  const int64_t pixels = std::clamp<int64_t>(limits.max_pixels, 1, kMaxSharedBytes);
  return std::min(kMaxSharedBytes, static_cast<size_t>(pixels * kBytesPerPixel));
}

// The view that a note describes, inside `bytes`. Everything may be hostile.
Result<ConstImageView> ViewOf(const ImageNote& note, std::span<const uint8_t> bytes,
                              const ImageLimits& limits) {
  if (note.magic != ImageNote::kMagic) return Fail(NoteDoesNotFit("magic"));
  if (note.format > static_cast<uint32_t>(PixelFormat::kBgra))
    return Fail(NoteDoesNotFit("format"));
  GENIE_FAIL_IF_ERROR(ValidateSize(note.width, note.height, limits));
  const auto format = static_cast<PixelFormat>(note.format);
  const auto row_bytes =
      static_cast<uint64_t>(note.width) * static_cast<uint64_t>(BytesPerPixel(format));
  const auto height = static_cast<uint64_t>(note.height);
  if (note.offset_bytes > bytes.size()) return Fail(NoteDoesNotFit("offset_bytes"));
  const uint64_t room = bytes.size() - note.offset_bytes;
  // The last row needs no padding. Division, so that nothing overflows.
  if (note.stride_bytes < row_bytes || row_bytes > room ||
      (height > 1 && note.stride_bytes > (room - row_bytes) / (height - 1))) {
    return Fail(NoteDoesNotFit("stride_bytes"));
  }
  return ConstImageView{bytes.data() + note.offset_bytes, note.width, note.height,
                        static_cast<ptrdiff_t>(note.stride_bytes), format};
}

Result<Descriptor> DuplicateOf(const Descriptor& descriptor) {
  Descriptor copy(fcntl(descriptor.get(), F_DUPFD_CLOEXEC, 0));
  if (!copy.valid()) {
    return Fail(Status(StatusCode::kUnavailable, "no further file descriptor can be opened")
                    .With("reason", std::strerror(errno)));
  }
  return copy;
}

// The sealed memory that the pixels lie in, sealing it where it is ours; null where there is none.
const Descriptor* SealedMemory(Image image) {
  PixelMemory* memory = image.special_memory();
  if (SharedPixels* ours = SharedPixels::From(memory)) {
    if (!ours->Freeze(image.used_bytes()).ok()) return nullptr;
    image.ForbidWriting();
    return &ours->descriptor();
  }
  const ReceivedPixels* theirs = ReceivedPixels::From(memory);
  return theirs != nullptr && !theirs->is_copy() ? &theirs->descriptor() : nullptr;
}

ImageNote NoteOf(const Image& image) {
  const ConstImageView view = image.view();
  const uint8_t* const start = image.special_memory()->bytes().data();
  return {.width = view.width,
          .height = view.height,
          .format = static_cast<uint32_t>(view.format),
          .stride_bytes = static_cast<uint64_t>(view.stride_bytes),
          .offset_bytes = static_cast<uint64_t>(view.data - start)};
}

// The same pixels in shared memory of their own.
Result<Image> CopyToShared(ConstImageView source) {
  const ptrdiff_t stride = ptrdiff_t{source.width} * BytesPerPixel(source.format);
  const auto bytes = static_cast<size_t>(stride) * static_cast<size_t>(source.height);
  auto memory = SharedPixels::Create(bytes);
  if (!memory) return Fail(memory.error());
  const ImageView target{(*memory)->bytes().data(), source.width, source.height, stride,
                         source.format};
  Status copied = CopyPixels(source, target);
  auto image = copied.ok() ? Image::Adopt(target, **memory) : Fail(copied);
  if (!image) (*memory)->Destroy();
  return image;
}

}  // namespace

Result<SharedImage> ShareImage(const Image& image) {
  if (image.empty()) {
    return Fail(
        Status(StatusCode::kInvalidArgument, "an image without pixels cannot be handed on"));
  }
  const Image* source = &image;
  Result<Image> copy;
  const Descriptor* sealed = SealedMemory(image);
  if (sealed == nullptr) {
    copy = CopyToShared(image.view());
    if (!copy) return Fail(copy.error());
    source = &*copy;
    sealed = SealedMemory(*copy);
  }
  if (sealed == nullptr) {
    return Fail(Status(StatusCode::kUnavailable, "the system does not seal shared memory"));
  }
  auto descriptor = DuplicateOf(*sealed);
  if (!descriptor) return Fail(descriptor.error());
  return SharedImage{.descriptor = std::move(*descriptor), .note = NoteOf(*source)};
}

Status SendImage(int socket, const Descriptor& frozen, const ImageNote& note, int64_t timeout_ms) {
  uint8_t bytes[sizeof(ImageNote)];
  std::memcpy(bytes, &note, sizeof(note));
  return SendDescriptor(socket, frozen, bytes, timeout_ms);
}

Result<Image> OpenImage(const Descriptor& descriptor, const ImageNote& note,
                        const ImageLimits& limits) {
  auto kept = DuplicateOf(descriptor);
  if (!kept) return Fail(kept.error());
  auto opened = SharedView::Open(*kept, MaxBytes(limits));
  if (!opened) return Fail(opened.error());
  std::unique_ptr<ReceivedPixels> pixels(new (std::nothrow)
                                             ReceivedPixels(std::move(*kept), std::move(*opened)));
  if (!pixels) {
    return Fail(Status(StatusCode::kOutOfMemory, "not enough memory for a shared picture"));
  }
  const auto view = ViewOf(note, pixels->bytes(), limits);
  if (!view) return Fail(view.error());
  auto image = Image::Adopt(*view, *pixels);
  if (image) {
    if (pixels->is_copy()) CountCopy(static_cast<int64_t>(pixels->bytes().size()));
    [[maybe_unused]] ReceivedPixels* now_of_the_image = pixels.release();
  }
  return image;
}

Result<Image> ReceiveImage(int socket, const ImageLimits& limits, int64_t timeout_ms) {
  uint8_t bytes[sizeof(ImageNote)];
  const auto descriptor = ReceiveDescriptor(socket, bytes, timeout_ms);
  if (!descriptor) {
    return Fail(descriptor.error());
  }
  ImageNote note;
  std::memcpy(&note, bytes, sizeof(note));
  return OpenImage(*descriptor, note, limits);
}

}  // namespace genie
