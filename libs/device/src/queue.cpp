// Queue: see genie/device/queue.h.
#include <genie/device/queue.h>

#include <genie/kernels/tiles.h>

namespace genie {
namespace {

Status Mismatch(const char* text, const DeviceImage& a, const DeviceImage& b) {
  return Status(StatusCode::kInvalidArgument, text)
      .With("width", a.width)
      .With("height", a.height)
      .With("other_width", b.width)
      .With("other_height", b.height);
}

bool SameSize(const DeviceImage& a, const DeviceImage& b) {
  return a.width == b.width && a.height == b.height;
}

}  // namespace

size_t ChangedTilesBytes(int32_t width, int32_t height) {
  const kernels::Extent extent{static_cast<size_t>(width), static_cast<size_t>(height)};
  return sizeof(uint32_t) * (1 + kernels::TileCount(extent));
}

Status Queue::CheckBuffer(const DeviceBuffer& buffer, size_t size_bytes, const char* name) const {
  if (buffer.device() != &device_) {
    return Status(StatusCode::kInvalidArgument, "memory is of another device, or of none")
        .With("name", name);
  }
  if (buffer.size_bytes() < size_bytes) {
    return Status(StatusCode::kInvalidArgument, "device memory is too small")
        .With("name", name)
        .With("bytes", static_cast<int64_t>(buffer.size_bytes()))
        .With("needed", static_cast<int64_t>(size_bytes));
  }
  return Status::Ok();
}

Status Queue::CheckImage(const DeviceImage& image, const char* name) const {
  if (image.buffer == nullptr || image.width <= 0 || image.height <= 0) {
    return Status(StatusCode::kInvalidArgument, "picture in device memory is empty")
        .With("name", name);
  }
  return CheckBuffer(*image.buffer, image.size_bytes(), name);
}

Status Queue::Record(const Command& command) {
  if (commands_.size() == kMaxCommands) {
    return Status(StatusCode::kLimitExceeded, "too many commands are recorded; submit first")
        .With("limit", static_cast<int64_t>(kMaxCommands));
  }
  commands_.push_back(command);
  return Status::Ok();
}

Status Queue::Upload(ConstImageView source, const DeviceImage& target) {
  GENIE_RETURN_IF_ERROR(CheckImage(target, "target"));
  const auto row_bytes = static_cast<ptrdiff_t>(target.row_bytes());
  const bool same = source.width == target.width && source.height == target.height &&
                    source.format == target.format;
  if (source.empty() || !same || source.stride_bytes < row_bytes) {
    return Status(StatusCode::kInvalidArgument, "pixels do not fit the picture on the device")
        .With("width", source.width)
        .With("height", source.height)
        .With("stride_bytes", source.stride_bytes)
        .With("target_width", target.width)
        .With("target_height", target.height);
  }
  return Record(UploadCommand{source, target});
}

Status Queue::Gray(const DeviceImage& source, const DeviceImage& target) {
  GENIE_RETURN_IF_ERROR(CheckImage(source, "source"));
  GENIE_RETURN_IF_ERROR(CheckImage(target, "target"));
  if (!SameSize(source, target) || target.format != PixelFormat::kGray) {
    return Mismatch("gray needs a gray target of the same size", source, target);
  }
  if (source.buffer == target.buffer) {
    return Status(StatusCode::kInvalidArgument, "gray needs a target of its own");
  }
  return Record(GrayCommand{source, target});
}

Status Queue::ChangedTiles(const DeviceImage& before, const DeviceImage& after,
                           const DeviceBuffer& list) {
  GENIE_RETURN_IF_ERROR(CheckImage(before, "before"));
  GENIE_RETURN_IF_ERROR(CheckImage(after, "after"));
  if (!SameSize(before, after) || before.format != after.format) {
    return Mismatch("pictures to compare differ in size or format", before, after);
  }
  GENIE_RETURN_IF_ERROR(CheckBuffer(list, ChangedTilesBytes(after.width, after.height), "list"));
  if (before.buffer == &list || after.buffer == &list) {
    return Status(StatusCode::kInvalidArgument, "the list of tiles needs memory of its own");
  }
  return Record(ChangedTilesCommand{before, after, &list});
}

Status Queue::Download(const DeviceBuffer& source, std::span<uint8_t> target) {
  if (target.empty()) {
    return Status(StatusCode::kInvalidArgument, "nothing to download into");
  }
  GENIE_RETURN_IF_ERROR(CheckBuffer(source, target.size(), "source"));
  return Record(DownloadCommand{&source, target});
}

Result<Fence> Queue::Submit() {
  const auto ticket = device_.Execute(commands_);
  commands_.clear();
  if (!ticket) {
    return Fail(ticket.error());
  }
  return Fence(device_, *ticket);
}

}  // namespace genie
