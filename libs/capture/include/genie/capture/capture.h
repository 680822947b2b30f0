// The live screen: frames with what changed in them, as they change.
//
//   program draws ──▶ display server ──▶ damage event ──▶ Next() wakes, asks which rectangles
//                           │                             changed, and has the server write those
//                           └── writes pixels ──────────▶ rows into memory that both share
//
// The frame stays in place: the server writes rows at their own offset, the rest is what it was,
// and a detector reads that same memory. No pixel is copied on this side.
//
// The contract of CapturedFrame::damage: outside these boxes every pixel of the frame is what it
// was when the last Next() returned. Inside them pixels may or may not differ.
//
// Not in the frame: the mouse pointer, which the server draws over the screen by itself.
//
// Only X11 is here. Under Wayland, on Windows and on macOS, Open() says so in one sentence.
//
// Owns: ScreenSource owns its connection and the memory of its frame.
// Depends on: base, image, shm; XCB inside.
// Thread safety: one thread at a time calls Next(); Stop() may be called from any thread and from
// a signal handler.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include <genie/base/geometry.h>
#include <genie/base/limits.h>
#include <genie/base/status.h>
#include <genie/image/view.h>
#include <genie/shm/shared_image.h>

namespace genie {

enum class CaptureBackend : uint8_t {
  kX11,
  kPipeWire,  // Wayland's way; to come
  kWindows,   // to come
  kMacos,     // to come
};

// "x11", "pipewire", "windows", "macos"; static storage.
std::string_view CaptureBackendName(CaptureBackend backend);

struct CaptureOptions {
  // Empty: the one that this session offers.
  std::optional<CaptureBackend> backend;
  // ":0", "host:0.1"; empty: what the environment's DISPLAY says.
  std::string display;
  // Pixels of the screen, or of the window where one is given. What lies outside is not captured.
  std::optional<Box> region;
  // What is seen of the screen where this window is, and follows it. Windows over it are seen.
  std::optional<uint32_t> window;
  // At most so many frames a second; 0: each change is a frame.
  double max_rate_hz = 0;
  ImageLimits limits;
};

struct CapturedFrame {
  // BGRA whose fourth byte means nothing. Valid until the next call of Next().
  ConstImageView pixels;
  // The memory of `pixels`. Who keeps it may read there for longer, though not the same picture:
  // later frames are written into it.
  std::shared_ptr<const void> memory;
  // Where `pixels` lies on the screen.
  Box place;
  // Nothing is known about what changed: the first frame, another size or place, or a server that
  // does not report damage. `damage` is then the whole frame.
  bool whole = false;
  // In the frame's pixels; empty when the wait ended without a change. Valid as `pixels`.
  std::span<const Box> damage;
  // When the change was heard of, and when the fetch ended, by the system's monotonic clock.
  int64_t noticed_ns = 0;
  int64_t captured_ns = 0;
};

// How frames arrive, for people: `genie doctor` prints it.
struct CaptureMeans {
  enum class Transport : uint8_t { kSharedMemory, kSocket };
  enum class Changes : uint8_t { kDamageEvents, kWholeFrames };
  CaptureBackend backend = CaptureBackend::kX11;
  Transport transport = Transport::kSharedMemory;
  Changes changes = Changes::kDamageEvents;
  Box screen;
};

class ScreenSource {
 public:
  static constexpr int64_t kForever = -1;

  virtual ~ScreenSource() = default;

  // Connects and looks at what the server can do. Fetches no pixel yet.
  // Errors: kUnavailable (no display, no such backend, a screen whose pixels are not 32-bit BGRX),
  //         kNotFound (no such window), kInvalidArgument (an option out of range, a region outside
  //         the screen), kLimitExceeded (a frame over the limits), kOutOfMemory.
  static Result<std::unique_ptr<ScreenSource>> Open(const CaptureOptions& options);

  // The first call gives the whole frame at once. Later ones sleep until something in the frame
  // changed, at most `timeout_ms` (kForever: without end), and give the same frame without damage
  // when nothing did. While a window is hidden or wholly off the screen, nothing changes.
  // Cost: two exchanges with the server and the writing of the rows that changed.
  // Errors: kCancelled (Stop), kUnavailable (the server is gone or does not answer), kNotFound
  //         (the window was closed), kLimitExceeded, kOutOfMemory (the screen grew). After an
  //         error the frame is not to be read.
  virtual Result<CapturedFrame> Next(int64_t timeout_ms) = 0;

  // Gives the last frame's memory to other processes: sealed, so that it stays that picture for
  // good, here too; no pixel is copied. The next frame is fetched whole, into new memory.
  // Cost: one exchange with the server, and of the next frame that of a whole one.
  // Errors: kInvalidArgument (there is no frame, or it was handed over already), kUnavailable (the
  //         pixels came over a connection and not into memory that is shared; the server is gone),
  //         kCancelled (Stop), kOutOfMemory.
  virtual Result<SharedImage> HandOver() = 0;

  // Ends the Next() under way and every later one with kCancelled. Async-signal-safe.
  virtual void Stop() = 0;

  virtual CaptureMeans means() const = 0;
};

}  // namespace genie
