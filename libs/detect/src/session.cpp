// DetectSession: see genie/detect/session.h.
#include <genie/detect/session.h>

#include <algorithm>
#include <new>

#include <genie/image/copy.h>
#include <genie/image/image.h>
#include <genie/kernels/tile_compare.h>

#include "content.h"
#include "context.h"

namespace genie {

struct DetectSession::Impl {
  DetectContext context;
  Image last;  // the last frame, owned
  Scene scene;
  List<uint64_t> content;
  List<uint64_t> changed;  // bitmap of tiles
  List<uint8_t> dirty;     // a byte a tile
  bool is_known = false;   // `last` and `scene` belong together
};

DetectSession::DetectSession() : impl_(new (std::nothrow) Impl) {}
DetectSession::~DetectSession() = default;
DetectSession::DetectSession(DetectSession&&) noexcept = default;
DetectSession& DetectSession::operator=(DetectSession&&) noexcept = default;

std::string_view UpdateKindName(UpdateKind kind) {
  static constexpr std::array<std::string_view, 3> kNames = {"equal", "delta", "full"};
  return kNames[static_cast<size_t>(kind)];
}

std::string_view FullRunReasonName(FullRunReason reason) {
  static constexpr std::array<std::string_view, 6> kNames = {
      "none", "first frame", "other shape", "many tiles", "fidelity", "evicted"};
  return kNames[static_cast<size_t>(reason)];
}

std::string_view UpdateStageName(UpdateStage stage) {
  static constexpr std::array<std::string_view, kUpdateStageCount> kNames = {"compare", "tiles",
                                                                             "merge", "lists"};
  return kNames[static_cast<size_t>(stage)];
}

namespace {

kernels::Extent ExtentOf(ConstImageView frame) {
  return {.width = static_cast<size_t>(frame.width), .height = static_cast<size_t>(frame.height)};
}

bool HasShapeOf(ConstImageView a, ConstImageView b) {
  return a.width == b.width && a.height == b.height && a.format == b.format;
}

Status FullRun(ConstImageView frame, const SessionOptions& options, DetectSession::Impl& impl) {
  if (!HasShapeOf(impl.last.view(), frame)) {
    auto image = Image::Create(frame.width, frame.height, frame.format);
    if (!image) return image.error();
    impl.last = std::move(*image);
  }
  GENIE_RETURN_IF_ERROR(CopyPixels(frame, impl.last.mutable_view()));
  GENIE_RETURN_IF_ERROR(Detect(frame, options.detect, impl.context, impl.scene));
  GENIE_RETURN_IF_ERROR(detect::SignContent(impl.context.impl()->frame, impl.scene, impl.content));
  return impl.dirty.Assign(kernels::TileCount(ExtentOf(frame)), 1);
}

}  // namespace

Status DetectSession::Update(ConstImageView frame, std::optional<std::span<const Box>> /*damage*/,
                             const SessionOptions& options, UpdateReport* report) {
  Impl& impl = *impl_;
  UpdateReport unread;
  UpdateReport& said = report != nullptr ? *report : unread;
  said = {};
  GENIE_RETURN_IF_ERROR(Validate(frame, options.detect.limits));
  const kernels::Extent extent = ExtentOf(frame);
  said.tiles = static_cast<int32_t>(kernels::TileCount(extent));
  said.reason = FullRunReason::kFirstFrame;
  if (impl.is_known && HasShapeOf(impl.last.view(), frame)) {
    GENIE_RETURN_IF_ERROR(impl.changed.Resize(kernels::TileBitmapWords(extent)));
    const ConstImageView last = impl.last.view();
    kernels::TileCompare({last.data, last.stride_bytes}, {frame.data, frame.stride_bytes},
                         static_cast<kernels::PixelOrder>(frame.format), extent,
                         impl.changed.data());
    if (std::ranges::all_of(impl.changed.span(), [](uint64_t word) { return word == 0; })) {
      GENIE_RETURN_IF_ERROR(impl.dirty.Assign(kernels::TileCount(extent), 0));
      said.kind = UpdateKind::kEqual;
      said.reason = FullRunReason::kNone;
      return Status::Ok();
    }
    said.reason = FullRunReason::kManyTiles;
  }
  impl.is_known = false;
  said.dirty_tiles = said.changed_tiles = said.tiles;
  const Status status = FullRun(frame, options, impl);
  if (!status.ok()) {
    impl.scene.Clear();
    impl.content.Clear();
    return status;
  }
  impl.is_known = true;
  return Status::Ok();
}

const Scene& DetectSession::scene() const { return impl_->scene; }
std::span<const uint64_t> DetectSession::content() const { return impl_->content.span(); }
std::span<const uint8_t> DetectSession::dirty_tiles() const { return impl_->dirty.span(); }
size_t DetectSession::bytes() const { return 0; }
void DetectSession::Evict() {
  impl_->last = Image();
  impl_->context = DetectContext();
  impl_->is_known = false;
}

}  // namespace genie
