// X11Source: the live screen of an X server: see capture.h for what it promises.
//
// Why the damage is right although programs go on drawing: it is taken from the server *before*
// the rows are fetched. What is drawn after that raises a new event and comes again with the next
// frame. What such drawing already changed in the fetched rows would lie outside the damage taken;
// but then its event stands before the rows' answer, is seen here, and the whole bands that were
// fetched are reported instead.
//
// Depends on: everything in this folder. Thread safety: as ScreenSource.
#pragma once

#include <genie/base/list.h>
#include <genie/capture/capture.h>

#include "../rate_limit.h"
#include "../wake.h"
#include "connection.h"
#include "frame_memory.h"
#include "screen_damage.h"
#include "target.h"

namespace genie::x11 {

class X11Source final : public ScreenSource {
 public:
  // Errors: as ScreenSource::Open.
  static Result<std::unique_ptr<ScreenSource>> Open(const CaptureOptions& options);
  ~X11Source() override;

  Result<CapturedFrame> Next(int64_t timeout_ms) override;
  Result<SharedImage> HandOver() override;
  void Stop() override { wake_->Raise(); }
  CaptureMeans means() const override;

 private:
  struct Parts {                 // what Open made, in one piece
    std::unique_ptr<Wake> wake;  // its address is the Connection's
    Connection connection;
    Target target;
    ScreenDamage damage;
    FrameMemory memory;
  };
  enum class Taken : uint8_t { kFrame, kNothing };

  static Result<Parts> Connect(const CaptureOptions& options);
  X11Source(Parts parts, const CaptureOptions& options);

  Status TakeEvents();
  Result<Taken> Capture();
  Result<Taken> CaptureWhole();
  Result<Taken> CaptureDamaged();
  Status Relocate();
  CapturedFrame Frame(std::span<const Box> damage) const;

  std::unique_ptr<Wake> wake_;
  Connection connection_;
  Target target_;
  ScreenDamage damage_;
  FrameMemory memory_;
  RateLimit rate_;
  ImageLimits limits_;
  Box place_;                     // of the frame, on the screen
  List<Box> damaged_;             // of the frame under way
  List<Box> bands_;               // fetched for it
  bool drawn_ = true;             // something was drawn since the damage was taken
  bool moved_ = true;             // the place may have changed
  bool incomplete_ = true;        // the frame's memory is not what the screen was
  bool whole_ = true;             // the frame under way was fetched whole
  bool has_frame_ = false;        // one was given, and not handed over since
  bool was_handed_over_ = false;  // the last frame's memory: there is none until the next one
  int64_t drawn_ns_ = 0;          // when drawn_ was set
  int64_t noticed_ns_ = 0;
  int64_t captured_ns_ = 0;
};

}  // namespace genie::x11
