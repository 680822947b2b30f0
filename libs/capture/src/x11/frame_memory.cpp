// FrameMemory: see frame_memory.h.
#include "frame_memory.h"

#include <cstring>
#include <new>
#include <utility>

namespace genie::x11 {
namespace {

constexpr int32_t kPixelBytes = 4;
constexpr uint32_t kAllPlanes = ~uint32_t{0};
constexpr size_t kProbeBytes = 4096;

// Passing descriptors came with version 1.2.
Result<bool> HasDescriptorPassing(const Connection& connection) {
  if (!connection.Has(xcb_shm_id)) return false;
  const auto answer = connection.Await<xcb_shm_query_version_reply_t>(
      xcb_shm_query_version(connection.get()).sequence);
  if (!answer) return Fail(answer.error());
  const auto* version = answer->reply.get();
  return version != nullptr && std::pair(version->major_version, version->minor_version) >=
                                   std::pair<uint16_t, uint16_t>(1, 2);
}

// Null without memory.
template <typename T>
std::shared_ptr<T> Shared(T value) {
  try {
    return std::make_shared<T>(std::move(value));
  } catch (const std::bad_alloc&) {
    return nullptr;
  }
}

Status NoRoom(size_t bytes) {
  return Status(StatusCode::kOutOfMemory, "there is no room for a frame")
      .With("bytes", static_cast<int64_t>(bytes));
}

}  // namespace

Result<FrameMemory> FrameMemory::Create(const Connection& connection) {
  FrameMemory out;
  const auto passing = HasDescriptorPassing(connection);
  if (!passing) return Fail(passing.error());
  if (*passing) {
    const auto attached = out.AttachShared(connection, kProbeBytes);
    if (!attached) return Fail(attached.error());
    if (*attached) out.transport_ = Transport::kSharedMemory;
  }
  return out;
}

// False: the server does not take it, as when it runs on another machine.
Result<bool> FrameMemory::AttachShared(const Connection& connection, size_t bytes) {
  auto region = SharedRegion::Create(bytes);
  if (!region) return Fail(region.error());
  auto descriptor = region->Duplicate();
  if (!descriptor) return Fail(descriptor.error());
  const xcb_shm_seg_t segment = xcb_generate_id(connection.get());
  const auto attached = connection.Check(xcb_shm_attach_fd_checked(
      connection.get(), segment, descriptor->Release(), 0));  // XCB closes the descriptor
  if (!attached) return Fail(attached.error());
  if (*attached != 0) return false;
  if (segment_ != 0) xcb_shm_detach(connection.get(), segment_);
  segment_ = segment;
  shared_ = Shared(std::move(*region));
  if (!shared_) return Fail(NoRoom(bytes));
  return true;
}

uint8_t* FrameMemory::pixels() const {
  if (shared_) return shared_->bytes().data();
  return own_ ? own_->data() : nullptr;
}

size_t FrameMemory::capacity() const {
  if (shared_) return shared_->bytes().size();
  return own_ ? own_->size() : 0;
}

std::shared_ptr<const void> FrameMemory::hold() const {
  if (shared_) return shared_;
  return own_;
}

Status FrameMemory::Resize(const Connection& connection, int32_t width, int32_t height,
                           const ImageLimits& limits) {
  GENIE_RETURN_IF_ERROR(ValidateSize(width, height, limits));
  const size_t bytes = static_cast<size_t>(width) * static_cast<size_t>(height) * kPixelBytes;
  if (bytes > capacity() && transport_ == Transport::kSharedMemory) {
    const auto attached = AttachShared(connection, bytes);
    if (!attached) return attached.error();
    if (!*attached) {
      return Status(StatusCode::kOutOfMemory, "the X server has no room for a frame")
          .With("bytes", static_cast<int64_t>(bytes));
    }
  } else if (bytes > capacity()) {
    auto grown = Buffer::Allocate(bytes);
    if (!grown) return grown.error();
    own_ = Shared(std::move(*grown));
    if (!own_) return NoRoom(bytes);
  }
  width_ = width;
  height_ = height;
  return Status::Ok();
}

unsigned int FrameMemory::Ask(const Connection& connection, const Box& place,
                              const Box& band) const {
  xcb_connection_t* const server = connection.get();
  const xcb_window_t root = connection.screen().root;
  const auto x = static_cast<int16_t>(place.x);
  const auto y = static_cast<int16_t>(place.y + band.y);
  const auto width = static_cast<uint16_t>(band.width);
  const auto height = static_cast<uint16_t>(band.height);
  if (transport_ == Transport::kSocket) {
    return xcb_get_image(server, XCB_IMAGE_FORMAT_Z_PIXMAP, root, x, y, width, height, kAllPlanes)
        .sequence;
  }
  const auto offset = static_cast<uint32_t>(band.y * view().stride_bytes);
  return xcb_shm_get_image(server, root, x, y, width, height, kAllPlanes, XCB_IMAGE_FORMAT_Z_PIXMAP,
                           segment_, offset)
      .sequence;
}

Result<bool> FrameMemory::Take(const Connection& connection, unsigned int sequence,
                               const Box& band) {
  const size_t bytes = static_cast<size_t>(band.area()) * kPixelBytes;
  if (transport_ == Transport::kSharedMemory) {
    const auto answer = connection.Await<xcb_shm_get_image_reply_t>(sequence);
    if (!answer) return Fail(answer.error());
    return answer->reply != nullptr && answer->reply->size == bytes;
  }
  const auto answer = connection.Await<xcb_get_image_reply_t>(sequence);
  if (!answer) return Fail(answer.error());
  const xcb_get_image_reply_t* reply = answer->reply.get();
  if (reply == nullptr || static_cast<size_t>(xcb_get_image_data_length(reply)) < bytes) {
    return false;
  }
  std::memcpy(pixels() + band.y * view().stride_bytes, xcb_get_image_data(reply), bytes);
  return true;
}

Result<bool> FrameMemory::Fetch(const Connection& connection, const Box& place,
                                std::span<const Box> bands) {
  GENIE_FAIL_IF_ERROR(asked_.Reserve(bands.size()));
  asked_.Clear();
  for (const Box& band : bands) asked_.PushUnchecked(Ask(connection, place, band));
  bool complete = true;
  for (size_t i = 0; i < bands.size(); ++i) {  // every answer is taken, also after a bad one
    const auto taken = Take(connection, asked_[i], bands[i]);
    if (!taken) return Fail(taken.error());
    complete = complete && *taken;
  }
  return complete;
}

Result<SharedImage> FrameMemory::HandOver(const Connection& connection) {
  if (!shared_) {
    return Fail(Status(StatusCode::kUnavailable,
                       "the display's pixels came over its connection; copy the frame instead"));
  }
  // The answer says that the server has it mapped no more: memory that somebody may write is not
  // sealed.
  const auto detached = connection.Check(xcb_shm_detach_checked(connection.get(), segment_));
  if (!detached) return Fail(detached.error());
  segment_ = 0;
  const std::shared_ptr<SharedRegion> given = std::exchange(shared_, nullptr);
  auto frozen = given->FreezeInPlace();
  if (!frozen) return Fail(frozen.error());
  const ImageNote note{.width = width_,
                       .height = height_,
                       .format = static_cast<uint32_t>(PixelFormat::kBgra),
                       .stride_bytes = static_cast<uint64_t>(width_) * kPixelBytes};
  return SharedImage{.descriptor = std::move(*frozen), .note = note};
}

ConstImageView FrameMemory::view() const {
  return {pixels(), width_, height_, ptrdiff_t{width_} * kPixelBytes, PixelFormat::kBgra};
}

}  // namespace genie::x11
