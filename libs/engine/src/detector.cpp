// Detector: see genie/engine/detector.h.
#include <genie/engine/detector.h>

#include <algorithm>
#include <new>
#include <utility>

#include <genie/kernels/tiles.h>
#include <genie/track/tracker.h>

#include "engine_impl.h"
#include "request_region.h"

namespace genie {

struct Detector::Impl {
  explicit Impl(Engine::Impl& owner) : engine(owner) {}

  Status Look(ConstImageView frame, std::optional<std::span<const Box>> damage);
  Status MoveDamage(std::span<const Box> damage, ConstImageView frame);
  Status Identify(ConstImageView frame);
  Status Show(Scene& shown);
  size_t ListBytes() const;

  Engine::Impl& engine;
  DetectRequest request;
  SessionOptions options;
  DetectSession session;
  Tracker tracker;
  UpdateReport report;
  Box area;              // the region of the last frame
  List<Box> damage;      // within `area`, in its coordinates
  Scene scene;           // the last frame's, unfiltered, with ids, in the whole image
  bool is_new = true;    // `scene` and the changes do not speak of the session's last frame
  bool is_quiet = true;  // the last frame changed nothing that the tracker heard of
  List<int32_t> order;   // scratch of the filter
};

namespace {

Status Copy(const Scene& from, Scene& to) {
  GENIE_RETURN_IF_ERROR(to.elements.Resize(from.elements.size()));
  GENIE_RETURN_IF_ERROR(to.strings.Resize(from.strings.size()));
  std::ranges::copy(from.elements, to.elements.begin());
  std::ranges::copy(from.strings, to.strings.begin());
  to.width = from.width;
  to.height = from.height;
  to.scale_permille = from.scale_permille;
  to.content_key = from.content_key;
  to.threshold = from.threshold;
  return Status::Ok();
}

size_t BytesOf(const Scene& scene) {
  return scene.elements.capacity() * sizeof(Element) + scene.strings.capacity();
}

}  // namespace

size_t Detector::Impl::ListBytes() const {
  return tracker.bytes() + BytesOf(scene) + damage.capacity() * sizeof(Box) +
         order.capacity() * sizeof(int32_t);
}

// A copy of the damage, cut and moved to the coordinates of the region.
Status Detector::Impl::MoveDamage(std::span<const Box> given, ConstImageView frame) {
  damage.Clear();
  GENIE_RETURN_IF_ERROR(damage.Reserve(given.size()));
  for (const Box& box : given) {
    Box kept = Intersection(ClippedTo(frame.bounds(), box), area);
    if (kept.empty()) continue;
    kept.x -= area.x;
    kept.y -= area.y;
    damage.PushUnchecked(kept);
  }
  return Status::Ok();
}

Status Detector::Impl::Look(ConstImageView frame, std::optional<std::span<const Box>> given) {
  GENIE_RETURN_IF_ERROR(Validate(frame, engine.config.limits));
  const Result<Box> region = ClippedRegion(frame, request.region);
  if (!region) {
    return region.error();
  }
  area = *region;
  std::optional<std::span<const Box>> moved;
  if (given) {
    GENIE_RETURN_IF_ERROR(MoveDamage(*given, frame));
    moved = damage.span();
  }
  SessionOptions asked = options;
  if (asked.memory_budget_bytes != 0) {  // at least a byte: 0 would be no limit
    asked.memory_budget_bytes -= std::min(asked.memory_budget_bytes - 1, ListBytes());
  }
  asked.origin = {.x = area.x, .y = area.y};
  asked.detect.clock = request.timing == TimingMode::kMeasure ? &engine.clock : nullptr;
  return session.Update(Crop(frame, area), moved, asked, &report);
}

// The unfiltered Scene with its ids. An equal frame has those of the last one.
Status Detector::Impl::Identify(ConstImageView frame) {
  const bool same_place = scene.width == frame.width && scene.height == frame.height;
  is_quiet = report.kind == UpdateKind::kEqual && !is_new && same_place;
  if (is_quiet) return Status::Ok();
  is_new = true;
  GENIE_RETURN_IF_ERROR(Copy(session.scene(), scene));
  MoveToImage(area, frame, scene);
  const SceneFilter filter = engine.FilterOf(request, scene);
  GENIE_RETURN_IF_ERROR(tracker.Update(
      scene, session.content(),
      {.min_confidence_permille = filter.min_confidence_permille, .roles = filter.roles}));
  is_new = false;
  return Status::Ok();
}

Status Detector::Impl::Show(Scene& shown) {
  GENIE_RETURN_IF_ERROR(Copy(scene, shown));
  return FilterScene(engine.FilterOf(request, scene), order, shown);
}

Result<std::unique_ptr<Detector>> Engine::NewDetector(const DetectorOptions& options) try {
  GENIE_FAIL_IF_ERROR(CheckRequest(options.request));
  auto impl = std::make_unique<Detector::Impl>(*impl_);
  const Config& config = impl_->config;
  impl->request = options.request;
  impl->options.detect.limits = config.limits;
  impl->options.detect.tile_size = static_cast<int32_t>(config.detect.tile_size);
  impl->options.memory_budget_bytes =
      options.memory_budget_bytes.value_or(static_cast<size_t>(config.detect.session_memory_bytes));
  impl->options.damage_check = options.damage_check;
  return std::unique_ptr<Detector>(new Detector(std::move(impl)));
} catch (const std::bad_alloc&) {
  return Fail(Status(StatusCode::kOutOfMemory, "not enough memory for a session"));
}

Detector::Detector(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Detector::~Detector() = default;

Status Detector::Update(ConstImageView frame, std::optional<std::span<const Box>> damage,
                        DetectResult& result) {
  Impl& impl = *impl_;
  result.timings = {};
  result.decode_ns = 0;
  const bool measure = impl.request.timing == TimingMode::kMeasure;
  const int64_t start = measure ? impl.engine.clock.NowNanoseconds() : 0;
  impl.report = {};
  Status status = impl.Look(frame, damage);
  if (status.ok()) status = impl.Identify(frame);
  if (status.ok()) status = impl.Show(result.scene);
  if (!status.ok()) {
    // What this frame changed is unknown, and the next one's damage does not tell it.
    impl.session.Evict();
    impl.is_new = impl.is_quiet = true;
    result.scene.Clear();
    return status;
  }
  if (measure) result.timings.total_ns = impl.engine.clock.NowNanoseconds() - start;
  return status;
}

Status Detector::SetRequest(const DetectRequest& request) {
  GENIE_RETURN_IF_ERROR(CheckRequest(request));
  const bool other_region = request.region != impl_->request.region;
  impl_->request = request;
  impl_->is_new = true;  // the tracker has to hear of other filters
  if (other_region) Reset();
  return Status::Ok();
}

const DetectRequest& Detector::request() const { return impl_->request; }
std::span<const Change> Detector::changes() const {
  return impl_->is_quiet ? std::span<const Change>() : impl_->tracker.changes();
}
const UpdateReport& Detector::report() const { return impl_->report; }
std::span<const uint8_t> Detector::dirty_tiles() const { return impl_->session.dirty_tiles(); }

size_t Detector::bytes() const { return impl_->session.bytes() + impl_->ListBytes(); }

void Detector::Evict() { impl_->session.Evict(); }

TileGrid Detector::tile_grid() const {
  const kernels::Extent extent{.width = static_cast<size_t>(impl_->area.width),
                               .height = static_cast<size_t>(impl_->area.height)};
  return {.area = impl_->area,
          .side = static_cast<int32_t>(kernels::kTileSide),
          .columns = static_cast<int32_t>(kernels::TileColumns(extent)),
          .rows = static_cast<int32_t>(kernels::TileRows(extent))};
}

void Detector::Reset() {
  impl_->session.Evict();
  impl_->tracker.Reset();
  impl_->scene.Clear();
  impl_->is_new = impl_->is_quiet = true;
  impl_->report = {};
}

}  // namespace genie
