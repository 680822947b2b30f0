// X11Source: see x11_source.h.
#include "x11_source.h"

#include <algorithm>
#include <new>
#include <utility>

#include "../bands.h"
#include "../monotonic.h"
#include "../pipe_signal.h"
#include "../session.h"
#include "xwayland.h"

namespace genie::x11 {
namespace {

// Without damage events every frame is fetched whole: so often, when no rate is given.
constexpr double kBlindRateHz = 10;
// A screen of more pieces is told as bands, so that no server makes the list endless.
constexpr size_t kMaxDamageBoxes = 256;
// How often in a row a screen may shrink between the question for its size and its fetch.
constexpr int kMaxFetches = 8;

// The pixels are used as they are, so they have to be BGRX in memory.
Status CheckPixels(const Connection& connection) {
  const xcb_screen_t& screen = connection.screen();
  const xcb_setup_t* setup = xcb_get_setup(connection.get());
  const xcb_visualtype_t* visual = nullptr;
  for (auto depth = xcb_screen_allowed_depths_iterator(&screen); depth.rem;
       xcb_depth_next(&depth)) {
    for (auto it = xcb_depth_visuals_iterator(depth.data); it.rem; xcb_visualtype_next(&it)) {
      if (it.data->visual_id == screen.root_visual) visual = it.data;
    }
  }
  uint8_t bits = 0;
  for (auto it = xcb_setup_pixmap_formats_iterator(setup); it.rem; xcb_format_next(&it)) {
    if (it.data->depth == screen.root_depth) bits = it.data->bits_per_pixel;
  }
  const bool bgrx = visual != nullptr && visual->red_mask == 0xff0000 &&
                    visual->green_mask == 0xff00 && visual->blue_mask == 0xff;
  if (bgrx && bits == 32 && setup->image_byte_order == XCB_IMAGE_ORDER_LSB_FIRST) {
    return Status::Ok();
  }
  return Status(StatusCode::kUnavailable,
                "the screen's pixels are not 32-bit BGRX; start the X server with depth 24")
      .With("depth", screen.root_depth)
      .With("bits", bits);
}

// A display that was asked for by name is captured whatever it is.
Status CheckServer(const Connection& connection, const CaptureOptions& options) {
  if (!options.display.empty() || !IsWaylandSession()) return Status::Ok();
  const auto found = IsXwayland(connection);
  if (!found) return found.error();
  return *found ? WaylandIsNotCaptured() : Status::Ok();
}

double RateOf(const CaptureOptions& options, const ScreenDamage& damage) {
  if (damage.supported() || options.max_rate_hz > 0) return options.max_rate_hz;
  return kBlindRateHz;
}

int64_t DeadlineOf(int64_t timeout_ms) {
  constexpr int64_t kNanoseconds = 1'000'000;
  const int64_t now_ns = MonotonicNanoseconds();
  if (timeout_ms < 0 || timeout_ms > (INT64_MAX - now_ns) / kNanoseconds) return INT64_MAX;
  return now_ns + timeout_ms * kNanoseconds;
}

Status NotSeen(bool window) {
  return window ? Status(StatusCode::kUnavailable,
                         "nothing of the window is on the screen; show it, then capture it")
                : Status(StatusCode::kInvalidArgument, "the region lies outside the screen");
}

}  // namespace

Result<X11Source::Parts> X11Source::Connect(const CaptureOptions& options) {
  auto created = Wake::Create();
  if (!created) return Fail(created.error());
  std::unique_ptr<Wake> wake(new (std::nothrow) Wake(std::move(*created)));
  if (!wake) return Fail(Status(StatusCode::kOutOfMemory, "not enough memory to watch a screen"));
  auto connection = Connection::Connect(options.display, *wake);
  if (!connection) return Fail(connection.error());
  GENIE_FAIL_IF_ERROR(CheckServer(*connection, options));
  GENIE_FAIL_IF_ERROR(CheckPixels(*connection));
  const Target target(options.region, options.window);
  GENIE_FAIL_IF_ERROR(target.Watch(*connection));
  auto damage = ScreenDamage::Create(*connection);
  if (!damage) return Fail(damage.error());
  auto memory = FrameMemory::Create(*connection);
  if (!memory) return Fail(memory.error());
  return Parts{std::move(wake), std::move(*connection), target, *damage, std::move(*memory)};
}

Result<std::unique_ptr<ScreenSource>> X11Source::Open(const CaptureOptions& options) {
  const QuietPipeSignal quiet;
  auto parts = Connect(options);
  if (!parts) return Fail(parts.error());
  const auto place = parts->target.Locate(parts->connection);
  if (!place) return Fail(place.error());
  if (place->empty()) return Fail(NotSeen(options.window.has_value()));
  GENIE_FAIL_IF_ERROR(ValidateSize(place->width, place->height, options.limits));
  std::unique_ptr<ScreenSource> source(new (std::nothrow) X11Source(std::move(*parts), options));
  if (!source) return Fail(Status(StatusCode::kOutOfMemory, "not enough memory to watch a screen"));
  return source;
}

X11Source::X11Source(Parts parts, const CaptureOptions& options)
    : wake_(std::move(parts.wake)),
      connection_(std::move(parts.connection)),
      target_(parts.target),
      damage_(parts.damage),
      memory_(std::move(parts.memory)),
      rate_(RateOf(options, damage_)),
      limits_(options.limits) {}

X11Source::~X11Source() = default;

CaptureMeans X11Source::means() const {
  const xcb_screen_t& screen = connection_.screen();
  return {CaptureBackend::kX11,
          memory_.transport(),
          damage_.supported() ? CaptureMeans::Changes::kDamageEvents
                              : CaptureMeans::Changes::kWholeFrames,
          {0, 0, screen.width_in_pixels, screen.height_in_pixels}};
}

Status X11Source::TakeEvents() {
  while (const auto event = connection_.NextEvent()) {
    if (damage_.Reports(*event)) {
      if (!drawn_) drawn_ns_ = MonotonicNanoseconds();
      drawn_ = true;
      continue;
    }
    const auto moved = target_.Moved(*event);
    if (!moved) return moved.error();
    moved_ = moved_ || *moved;
  }
  return connection_.StillThere();
}

Status X11Source::Relocate() {
  moved_ = false;
  const auto place = target_.Locate(connection_);
  if (!place) return place.error();
  if (*place == place_) return Status::Ok();
  place_ = {};  // until the memory is as large
  incomplete_ = true;
  if (place->empty()) return Status::Ok();  // the last frame stays
  moved_ = true;
  GENIE_RETURN_IF_ERROR(memory_.Resize(connection_, place->width, place->height, limits_));
  moved_ = false;
  place_ = *place;
  return Status::Ok();
}

// Both leave `incomplete_` set when they fail in the middle: the next frame is then whole.
Result<X11Source::Taken> X11Source::CaptureWhole() {
  incomplete_ = true;
  damage_.Forget(connection_);
  drawn_ = !damage_.supported();
  drawn_ns_ = 0;
  const Box frame = {0, 0, place_.width, place_.height};
  GENIE_FAIL_IF_ERROR(damaged_.Assign(1, frame));
  const auto fetched = memory_.Fetch(connection_, place_, damaged_.span());
  if (!fetched) return Fail(fetched.error());
  incomplete_ = !*fetched;
  whole_ = true;
  return incomplete_ ? Taken::kNothing : Taken::kFrame;
}

Result<X11Source::Taken> X11Source::CaptureDamaged() {
  drawn_ = false;
  incomplete_ = true;
  GENIE_FAIL_IF_ERROR(damage_.Take(connection_, place_, damaged_));
  incomplete_ = !damaged_.empty();
  if (!incomplete_) return Taken::kNothing;
  GENIE_FAIL_IF_ERROR(CoverByBands(damaged_.span(), {0, 0, place_.width, place_.height}, bands_));
  const auto fetched = memory_.Fetch(connection_, place_, bands_.span());
  if (!fetched) return Fail(fetched.error());
  incomplete_ = !*fetched;
  if (incomplete_) return Taken::kNothing;
  GENIE_FAIL_IF_ERROR(TakeEvents());
  // Drawn since the damage was taken: what the bands hold of it is not in `damaged_`.
  if (drawn_ || damaged_.size() > kMaxDamageBoxes) std::swap(damaged_, bands_);
  whole_ = false;
  return Taken::kFrame;
}

Result<X11Source::Taken> X11Source::Capture() {
  for (int attempt = 0; attempt < kMaxFetches; ++attempt) {
    if (moved_ || incomplete_ || target_.follows_window()) GENIE_FAIL_IF_ERROR(Relocate());
    if (place_.empty()) {  // until it is seen again, which is told as a move
      damage_.Forget(connection_);
      drawn_ = false;
      return Taken::kNothing;
    }
    const auto taken = incomplete_ || !damage_.supported() ? CaptureWhole() : CaptureDamaged();
    if (!taken || !incomplete_) return taken;
    moved_ = true;
  }
  return Fail(Status(StatusCode::kUnavailable, "the X server does not give the screen's pixels"));
}

CapturedFrame X11Source::Frame(std::span<const Box> damage) const {
  return {memory_.view(), memory_.hold(), place_,      whole_ && !damage.empty(),
          damage,         noticed_ns_,    captured_ns_};
}

Result<CapturedFrame> X11Source::Next(int64_t timeout_ms) {
  const QuietPipeSignal quiet;
  const int64_t deadline_ns = DeadlineOf(timeout_ms);
  for (;;) {
    GENIE_FAIL_IF_ERROR(TakeEvents());
    const int64_t now_ns = MonotonicNanoseconds();
    const bool pending = drawn_ || moved_;
    if (pending && now_ns >= rate_.due_ns()) {
      noticed_ns_ = drawn_ && drawn_ns_ != 0 ? drawn_ns_ : now_ns;
      const auto taken = Capture();
      if (!taken) return Fail(taken.error());
      rate_.Took(now_ns);  // also of nothing: a program outside the region may never be quiet
      const int64_t done_ns = MonotonicNanoseconds();
      if (*taken == Taken::kFrame) {
        captured_ns_ = done_ns;
        has_frame_ = true;
        was_handed_over_ = false;
        return Frame(damaged_.span());
      }
      if (done_ns < deadline_ns) continue;
    }
    if (MonotonicNanoseconds() >= deadline_ns) {
      if (memory_.view().empty() && !was_handed_over_)
        return Fail(NotSeen(target_.follows_window()));
      return Frame({});
    }
    GENIE_FAIL_IF_ERROR(
        connection_.Wait(pending ? std::min(deadline_ns, rate_.due_ns()) : deadline_ns));
  }
}

Result<SharedImage> X11Source::HandOver() {
  const QuietPipeSignal quiet;
  if (!has_frame_ || incomplete_) {
    return Fail(Status(StatusCode::kInvalidArgument,
                       "there is no frame to hand over; take the next one first"));
  }
  auto given = memory_.HandOver(connection_);
  if (!given && memory_.hold() != nullptr) return given;  // it is still the frame
  has_frame_ = false;
  was_handed_over_ = true;
  incomplete_ = true;
  place_ = {};  // so that the next frame asks for memory
  return given;
}

}  // namespace genie::x11
