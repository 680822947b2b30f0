// EditedScreen: a screen that edits change: a ground, windows over it, and effects over all.
//
//   ground ▶ windows ▶ snakes ▶ video ▶ caret ▶ theme ▶ enlarged ▶ stamps ▶ ringing ▶ frame
//
// Every frame is composed anew from that state, so that a window that closes shows what was under
// it and an effect that goes leaves the screen as it was.
//
// Depends on: canvas, painting, edit. Thread safety: one thread at a time.
#pragma once

#include <cstdint>
#include <vector>

#include <genie/image/view.h>

#include "canvas.h"
#include "edit.h"
#include "painting.h"

namespace genie::detect {

struct ScreenWindow {
  Canvas canvas;
  int32_t x = 0, y = 0;
};

struct FrameLayout {
  PixelFormat format = PixelFormat::kBgra;
  int32_t padding_bytes = 0;  // of each row
};

class EditedScreen {
 public:
  // `stock` stays the caller's and outlives the screen.
  EditedScreen(const EditStart& start, const Stock& stock);
  // On a given picture.
  EditedScreen(Canvas ground, const Stock& stock);

  void Apply(const Edit& edit);

  // The frame after all edits so far. Its pixels stay until the next call; what no one should
  // read (alpha, bytes between rows) is different in every frame.
  ConstImageView Compose();
  // The composed frame without layout: of the last Compose().
  const Canvas& composed() const { return composed_; }

 private:
  struct State {
    Canvas ground;
    std::vector<ScreenWindow> windows;  // the last is on top
    std::vector<Snake> snakes;
    Box caret;
    bool shows_caret = false;
    Box video;
    uint32_t video_frame = 0;  // 0: none plays
    uint32_t theme = 0;        // flips these bits of every pixel
    Box enlarged;
    int32_t enlarged_by = 2;
    std::vector<Stamp> stamps;
    uint32_t ringing_permille = 0;
    FrameLayout layout;
  };
  // The canvas that shows at a place, and where it stands.
  struct Layer {
    Canvas* canvas;
    int32_t x, y;
  };

  Layer LayerAt(int32_t x, int32_t y);
  Box BoxOf(const Edit& edit) const;
  void ApplyToWindows(const Edit& edit);
  void ApplyToPixels(const Edit& edit);
  void ApplyToEffects(const Edit& edit);
  void EditSnakes(const Edit& edit);
  void EditStamps(const Edit& edit);
  void Scroll(const Edit& edit);
  void Resize(const Edit& edit);
  void PlayVideo(Canvas& canvas) const;
  void Encode();

  const Stock* stock_;
  State state_;
  State previous_;
  Canvas composed_;
  std::vector<uint8_t> bytes_;
  uint32_t frames_ = 0;
};

}  // namespace genie::detect
