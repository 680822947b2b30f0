// Image: see genie/image/image.h.
#include <genie/image/image.h>

#include <limits>
#include <utility>

#include "pixel_block.h"

namespace genie {

Image::Image(const Image& other) : block_(other.block_), view_(other.view_) {
  internal::AddReference(block_);
}

Image::Image(Image&& other) noexcept
    : block_(std::exchange(other.block_, nullptr)), view_(std::exchange(other.view_, {})) {}

Image& Image::operator=(const Image& other) {
  Image copy(other);
  return *this = std::move(copy);
}

Image& Image::operator=(Image&& other) noexcept {
  std::swap(block_, other.block_);
  std::swap(view_, other.view_);
  return *this;
}

Image::~Image() { internal::DropReference(block_); }

Result<Image> Image::Create(int32_t width, int32_t height, PixelFormat format, BufferPool* pool,
                            Placement placement) {
  if (width <= 0 || height <= 0) {
    return Fail(Status(StatusCode::kInvalidArgument, "image is empty; give at least one pixel")
                    .With("width", width)
                    .With("height", height));
  }
  const int64_t stride = int64_t{width} * BytesPerPixel(format);
  // Half of what the machine can address: room for headers and rounding.
  constexpr auto kMaxBytes = static_cast<int64_t>(std::numeric_limits<ptrdiff_t>::max() / 2);
  if (stride > kMaxBytes / height) {
    return Fail(Status(StatusCode::kLimitExceeded, "image is larger than memory can address")
                    .With("width", width)
                    .With("height", height));
  }
  auto block =
      internal::TakeBlock(pool == nullptr ? nullptr : pool->state_, stride * height, placement);
  if (!block) {
    return Fail(block.error());
  }
  return Image(*block, {.data = (*block)->pixels(),
                        .width = width,
                        .height = height,
                        .stride_bytes = static_cast<ptrdiff_t>(stride),
                        .format = format});
}

Result<Image> Image::Wrap(ConstImageView pixels, ReleaseFunction release, void* context) {
  constexpr int64_t kAnySize = std::numeric_limits<int32_t>::max();
  GENIE_FAIL_IF_ERROR(Validate(pixels, {.max_side = kAnySize, .max_pixels = kAnySize * kAnySize}));
  auto block = internal::TakeBlock(nullptr, 0);
  if (!block) {
    return Fail(block.error());
  }
  (*block)->writable = false;
  (*block)->release = release;
  (*block)->release_context = context;
  return Image(*block, pixels);
}

Result<Image> Image::Wrap(ImageView pixels, ReleaseFunction release, void* context) {
  auto image = Wrap(ConstImageView(pixels), release, context);
  if (image) {
    image->block_->writable = true;
  }
  return image;
}

Result<Image> Image::Adopt(ConstImageView pixels, PixelMemory& memory) {
  auto image = Wrap(pixels, nullptr, nullptr);
  if (image) {
    image->block_->special = &memory;
    image->block_->used_bytes = static_cast<int64_t>(memory.bytes().size());
  }
  return image;
}

void Image::ForbidWriting() {
  if (block_ != nullptr) block_->writable.store(false, std::memory_order_relaxed);
}

ImageView Image::mutable_view() {
  if (block_ == nullptr || !block_->writable.load(std::memory_order_relaxed)) {
    return {};
  }
  // The block owns or borrowed writable memory; the view is constant only to readers.
  return {const_cast<uint8_t*>(view_.data), view_.width, view_.height, view_.stride_bytes,
          view_.format};
}

Image Image::Cropped(const Box& region) const {
  const ConstImageView part = Crop(view_, region);
  if (part.empty()) {
    return Image();
  }
  internal::AddReference(block_);
  return Image(block_, part);
}

int32_t Image::use_count() const {
  return block_ == nullptr ? 0 : block_->references.load(std::memory_order_relaxed);
}

PixelMemory* Image::special_memory() const { return block_ == nullptr ? nullptr : block_->special; }

size_t Image::used_bytes() const {
  return block_ == nullptr ? 0 : static_cast<size_t>(block_->used_bytes);
}

}  // namespace genie
