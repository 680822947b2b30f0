// SharedImage: see genie/shm/shared_image.h.
#include <genie/shm/shared_image.h>

#include <genie/shm/passing.h>
#include <genie/shm/region.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <new>
#include <type_traits>
#include <utility>

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

}  // namespace

Status SendImage(int socket, const Descriptor& frozen, const ImageNote& note) {
  uint8_t bytes[sizeof(ImageNote)];
  std::memcpy(bytes, &note, sizeof(note));
  return SendDescriptor(socket, frozen, bytes);
}

Result<Image> ReceiveImage(int socket, const ImageLimits& limits) {
  uint8_t bytes[sizeof(ImageNote)];
  const auto descriptor = ReceiveDescriptor(socket, bytes);
  if (!descriptor) {
    return Fail(descriptor.error());
  }
  ImageNote note;
  std::memcpy(&note, bytes, sizeof(note));
  auto opened = SharedView::Open(*descriptor, MaxBytes(limits));
  if (!opened) {
    return Fail(opened.error());
  }
  std::unique_ptr<SharedView> shared(new (std::nothrow) SharedView(std::move(*opened)));
  if (!shared) {
    return Fail(Status(StatusCode::kOutOfMemory, "not enough memory for a shared picture"));
  }
  const auto view = ViewOf(note, shared->bytes(), limits);
  if (!view) {
    return Fail(view.error());
  }
  auto image = Image::Wrap(
      *view, [](void* context) { delete static_cast<SharedView*>(context); }, shared.get());
  if (image) {
    [[maybe_unused]] SharedView* now_of_the_image = shared.release();
  }
  return image;
}

}  // namespace genie
