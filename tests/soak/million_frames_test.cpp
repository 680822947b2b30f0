// A million frames of one screen: text is typed and deleted, a caret blinks, a list scrolls; most
// frames run by delta, some in full. After the first forty thousand nothing may grow: not what the
// session says it holds, not the count of allocations, not the memory of the process.
//
// GENIE_SOAK_FRAMES sets another number of frames.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <random>
#include <string>

#include <genie/base/buffer.h>
#include <genie/engine/engine.h>

#include "canvas.h"
#include "painting.h"

namespace genie {
namespace {

using detect::Canvas;

constexpr int64_t kWarmUp = 40'000;
constexpr int64_t kReportEvery = 100'000;

int64_t FramesAsked() {
  const char* asked = std::getenv("GENIE_SOAK_FRAMES");  // NOLINT(concurrency-mt-unsafe)
  return asked != nullptr ? std::strtoll(asked, nullptr, 10) : 1'000'000;
}

// "VmRSS" or "VmHWM" of this process, in KiB.
int64_t MemoryKib(const std::string& name) {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with(name + ":")) return std::stoll(line.substr(name.size() + 1));
  }
  return -1;
}

ConstImageView ViewOf(const Canvas& canvas) {
  return {reinterpret_cast<const uint8_t*>(canvas.pixels.data()), canvas.width, canvas.height,
          ptrdiff_t{canvas.width} * 4, PixelFormat::kRgba};
}

// A small screen that is worked on: every edit stays within its own part, so that what the screen
// holds is bounded.
class BusyScreen {
 public:
  BusyScreen() : canvas_(detect::PaintWindow({}, 256, 192, 11)) {}

  // Changes the screen; the box holds all of it.
  Box Change(int64_t frame) {
    const auto kind = frame % 10;
    if (frame % 1000 == 999) return Redraw(frame / 1000 % 16);
    if (kind < 4) return Blink(frame);
    if (kind < 9) return Type(frame);
    return Scroll();
  }
  const Canvas& canvas() const { return canvas_; }

 private:
  // From here on as sixteen thousand frames ago: a screen on which much happens again.
  Box Redraw(int64_t round) {
    random_.seed(static_cast<uint32_t>(round));
    canvas_ = detect::PaintWindow({}, 256, 192, 11);
    return canvas_.bounds();
  }
  Box Blink(int64_t frame) {
    const Box caret{200, 60, 1, 12};
    canvas_.Fill(caret, frame % 2 == 0 ? 0x000000u : 0xffffffu);
    return caret;
  }
  Box Type(int64_t frame) {
    const Box line{20, 40 + 14 * static_cast<int32_t>(random_() % 3), 90, 12};
    canvas_.Fill(line, 0xf0f0f0);
    const auto glyphs = static_cast<int32_t>(random_() % 12);
    detect::PaintText(canvas_, line.x + 2, line.y + 4, 6, glyphs, 0x101010,
                      static_cast<uint32_t>(frame % 20));
    return line;
  }
  Box Scroll() {
    const Box list{130, 90, 60, 60};
    canvas_.Blit(canvas_, {list.x, list.y + 3, list.width, list.height - 3}, list.x, list.y);
    canvas_.Fill({list.x, list.bottom() - 3, list.width, 3}, 0xffffff);
    if (random_() % 4 == 0) canvas_.Fill({list.x + 4, list.bottom() - 3, 30, 2}, 0x303030);
    return list;
  }

  Canvas canvas_;
  std::mt19937 random_{7};
};

struct Held {
  size_t session_bytes = 0;
  uint64_t allocations = 0;
  uint64_t buffer_bytes = 0;
  int64_t resident_kib = 0;
};

Held HeldBy(const Detector& detector) {
  const AllocationStats stats = GetAllocationStats();
  return {detector.bytes(), stats.allocations, stats.bytes_in_use, MemoryKib("VmRSS")};
}

TEST(MillionFrames, HoldNoMoreThanOnceWarm) {
  const auto engine = std::move(*Engine::Create({}));
  const auto detector = std::move(*engine->NewDetector());
  BusyScreen screen;
  DetectResult result;
  Held warm;
  int64_t deltas = 0;
  int64_t changes = 0;
  const int64_t frames = FramesAsked();
  for (int64_t frame = 0; frame < frames; ++frame) {
    const Box damage[] = {screen.Change(frame)};
    std::optional<std::span<const Box>> told;
    if (frame % 2 == 0) told = damage;
    ASSERT_TRUE(detector->Update(ViewOf(screen.canvas()), told, result).ok());
    deltas += detector->report().kind == UpdateKind::kDelta ? 1 : 0;
    changes += static_cast<int64_t>(detector->changes().size());
    if (frame + 1 == kWarmUp) warm = HeldBy(*detector);
    if (frame < kWarmUp || (frame + 1) % kReportEvery != 0) continue;
    const Held now = HeldBy(*detector);
    std::cout << frame + 1 << " frames: session " << now.session_bytes << " bytes, buffers "
              << now.buffer_bytes << " bytes, allocations " << now.allocations << ", resident "
              << now.resident_kib << " KiB (most " << MemoryKib("VmHWM") << ")\n";
    ASSERT_EQ(now.session_bytes, warm.session_bytes);
    ASSERT_EQ(now.allocations, warm.allocations);
    ASSERT_EQ(now.buffer_bytes, warm.buffer_bytes);
    ASSERT_LE(now.resident_kib, warm.resident_kib + 256) << "the process grew";
  }
  std::cout << deltas << " of " << frames << " by delta, " << changes << " changes told\n";
  EXPECT_GT(deltas, frames * 3 / 4);
  EXPECT_GT(changes, frames / 10);
}

}  // namespace
}  // namespace genie
