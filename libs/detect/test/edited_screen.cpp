// A screen under edits: see edited_screen.h.
#include "edited_screen.h"

#include <array>
#include <utility>

namespace genie::detect {
namespace {

// The stages reach up to 21 px over a border of tiles.
constexpr int32_t kReach = 22;

// A place along a side of `extent` px: anywhere, near a border of tiles, or near an end.
int32_t Place(uint16_t value, int32_t extent) {
  const int32_t rest = value >> 3;
  switch (value & 7) {
    case 0:
    case 1:
    case 2: {
      const int32_t border = (rest >> 6) % (extent / 32 + 1) * 32;
      return std::clamp(border + rest % (2 * kReach + 1) - kReach, 0, extent - 1);
    }
    case 3:
      return std::min(rest % 3, extent - 1);
    case 4:
      return std::max(extent - 1 - rest % 3, 0);
    default:
      return rest % extent;
  }
}

int32_t Length(uint16_t value, int32_t extent) {
  static constexpr std::array<int32_t, 4> kMost = {3, 24, 120, 16384};
  return 1 + (value >> 2) % std::min(kMost[value & 3], extent);
}

}  // namespace

EditedScreen::EditedScreen(const EditStart& start, const Stock& stock)
    : EditedScreen(PaintScreen(stock, start.width, start.height, start.seed), stock) {}

EditedScreen::EditedScreen(Canvas ground, const Stock& stock) : stock_(&stock) {
  state_.ground = std::move(ground);
  previous_ = state_;
}

EditedScreen::Layer EditedScreen::LayerAt(int32_t x, int32_t y) {
  for (size_t i = state_.windows.size(); i-- > 0;) {
    ScreenWindow& window = state_.windows[i];
    if (Contains(window.canvas.bounds(), x - window.x, y - window.y)) {
      return {&window.canvas, window.x, window.y};
    }
  }
  return {&state_.ground, 0, 0};
}

Box EditedScreen::BoxOf(const Edit& edit) const {
  const Canvas& ground = state_.ground;
  return {Place(edit.x, ground.width), Place(edit.y, ground.height), Length(edit.w, ground.width),
          Length(edit.h, ground.height)};
}

void EditedScreen::Apply(const Edit& edit) {
  if (state_.video_frame != 0) ++state_.video_frame;
  if (edit.kind == EditKind::kUndo) {
    std::swap(state_, previous_);
    return;
  }
  if (edit.kind == EditKind::kRepaint || edit.kind == EditKind::kEvict) return;
  previous_ = state_;
  switch (edit.kind) {
    case EditKind::kOpenWindow:
    case EditKind::kMoveWindow:
    case EditKind::kRaiseWindow:
    case EditKind::kCloseWindow:
      return ApplyToWindows(edit);
    case EditKind::kSnake:
      return EditSnakes(edit);
    case EditKind::kStamp:
      return EditStamps(edit);
    case EditKind::kScroll:
      return Scroll(edit);
    case EditKind::kResize:
      return Resize(edit);
    case EditKind::kBlink:
    case EditKind::kTheme:
    case EditKind::kVideo:
    case EditKind::kEnlarge:
    case EditKind::kRinging:
    case EditKind::kLayout:
      return ApplyToEffects(edit);
    default:
      return ApplyToPixels(edit);
  }
}

void EditedScreen::ApplyToWindows(const Edit& edit) {
  const Box box = BoxOf(edit);
  std::vector<ScreenWindow>& windows = state_.windows;
  if (edit.kind == EditKind::kOpenWindow || windows.empty()) {
    if (windows.size() >= 6) windows.erase(windows.begin());
    const int32_t width = std::min(60 + box.width, 16384);
    windows.push_back(
        {PaintWindow(*stock_, width, 50 + box.height, edit.seed), box.x - width / 2, box.y - 20});
    return;
  }
  const size_t chosen = edit.seed % windows.size();
  ScreenWindow& window = windows[chosen];
  if (edit.kind == EditKind::kMoveWindow) {
    const bool is_drag = edit.seed % 4 != 0;  // most moves are by a few pixels
    window.x = is_drag ? window.x + edit.w % 64 - 32 : box.x;
    window.y = is_drag ? window.y + edit.h % 64 - 32 : box.y;
  } else if (edit.kind == EditKind::kRaiseWindow) {
    std::rotate(windows.begin() + static_cast<ptrdiff_t>(chosen),
                windows.begin() + static_cast<ptrdiff_t>(chosen) + 1, windows.end());
  } else {
    windows.erase(windows.begin() + static_cast<ptrdiff_t>(chosen));
  }
}

void EditedScreen::ApplyToPixels(const Edit& edit) {
  static constexpr std::array<int32_t, 12> kSteps = {1, 3, 4, 5, 6, 8, 9, 15, 16, 17, 33, 90};
  const Box on_screen = BoxOf(edit);
  const Layer layer = LayerAt(on_screen.x, on_screen.y);
  Canvas& canvas = *layer.canvas;
  const Box box{on_screen.x - layer.x, on_screen.y - layer.y, on_screen.width, on_screen.height};
  const uint32_t ground = canvas.Nearest(box.x, box.y);
  const auto amount = static_cast<int32_t>(edit.seed % kSteps.size());
  const int32_t step = (edit.seed >> 8 & 1) != 0 ? kSteps[static_cast<size_t>(amount)]
                                                 : -kSteps[static_cast<size_t>(amount)];
  switch (edit.kind) {
    case EditKind::kType:
      PaintText(canvas, box.x, box.y, 5 + edit.h % 6, 1 + edit.w % 12, ground ^ 0x8f8f8f,
                edit.seed);
      return;
    case EditKind::kDelete:
      return canvas.Fill({box.x, box.y, box.width, std::min(box.height, 20)}, ground);
    case EditKind::kPaste: {
      const Canvas piece = Piece(*stock_, edit.seed, box.width, std::min(box.height, 60));
      return canvas.Blit(piece, piece.bounds(), box.x, box.y);
    }
    case EditKind::kPixel:
      return canvas.Set(box.x, box.y, edit.seed % 2 == 0 ? Shifted(ground, step) : edit.seed >> 8);
    case EditKind::kFill:
    case EditKind::kLie:
      return canvas.Fill(box, edit.seed >> 8);
    case EditKind::kRecolor:
      return PaintRecolored(canvas, {0, box.y, canvas.width, 14 + edit.h % 40},
                            edit.seed % 2 == 0 ? 0xe06020 : edit.seed >> 8);
    case EditKind::kTint: {
      const Box kept = Intersection(box, canvas.bounds());
      for (int32_t y = kept.y; y < kept.bottom(); ++y) {
        for (int32_t x = kept.x; x < kept.right(); ++x) {
          canvas.row(y)[x] = Shifted(canvas.row(y)[x], step);
        }
      }
      return;
    }
    case EditKind::kNoisePatch:  // 870 of 1024 pixels make texture: 85 %
      return PaintNoise(canvas, box, edit.w % 2 == 0 ? 45 + edit.seed % 56 : edit.seed % 101,
                        edit.seed);
    case EditKind::kNoiseFrame:
      return PaintNoise(state_.ground, state_.ground.bounds(), 5 + edit.seed % 96, edit.seed);
    case EditKind::kGradient:
      return PaintGradient(canvas, box, 1 + edit.w % 18, edit.seed);
    case EditKind::kSquare: {
      const auto side = static_cast<int32_t>(4 + edit.seed % 19);
      if (edit.w % 3 == 0) return canvas.Set(box.x + edit.h % side, box.y, ground ^ 0x404040);
      return canvas.Fill({box.x, box.y, side, side}, edit.w % 3 == 1 ? ground : edit.seed >> 8);
    }
    default: {  // kBridge
      const int32_t thickness = 1 + edit.h % 6;
      const bool across = edit.seed % 2 == 0;
      const int32_t length = 16 + edit.w % 200;
      return canvas.Fill({box.x, box.y, across ? length : thickness, across ? thickness : length},
                         ground);
    }
  }
}

void EditedScreen::EditSnakes(const Edit& edit) {
  std::vector<Snake>& snakes = state_.snakes;
  if (snakes.empty() || (edit.w % 4 == 0 && snakes.size() < 3)) {
    const Box box = BoxOf(edit);
    snakes.push_back({.seed = edit.seed,
                      .x = box.x,
                      .y = box.y,
                      .thickness = 1 + edit.h % 4,
                      .legs = 2 + edit.w % 9,
                      .head = 3 + static_cast<int32_t>(edit.seed % 5)});
    return;
  }
  Snake& snake = snakes[edit.seed % snakes.size()];
  switch (edit.w % 4) {
    case 1:
      snake.head = snake.head >= 5 ? 4 : 5 + edit.h % 3;
      return;
    case 2:
      snake.missing = snake.missing >= 0 ? -1 : edit.h % snake.legs;
      return;
    default:
      snakes.erase(snakes.begin());
  }
}

void EditedScreen::EditStamps(const Edit& edit) {
  static constexpr std::array<int32_t, 8> kSides = {5, 7, 10, 14, 21, 21, 21, 21};
  std::vector<Stamp>& stamps = state_.stamps;
  if (!stamps.empty() && edit.w % 4 != 0) {
    Stamp& stamp = stamps[edit.seed % stamps.size()];
    stamp.is_bitten = !stamp.is_bitten;
    return;
  }
  if (stamps.size() >= 8) stamps.erase(stamps.begin());
  // Its first pixel on the last column or row of a tile, or one before; its tip on the first of the
  // next tile, or one behind.
  const auto border = [](uint16_t value, int32_t extent) {
    return (value >> 4) % (extent / 64 + 1) * 64 - value % 2;
  };
  const Canvas& ground = state_.ground;
  Stamp stamp{
      .figure = static_cast<Stamp::Figure>(edit.h % 4),
      .x = border(edit.x, ground.width) - 1,
      .y = edit.seed % 2 == 0 ? border(edit.y, ground.height) - 1 : Place(edit.y, ground.height),
      .length = kSides[edit.h / 4 % kSides.size()],
      .color = edit.seed >> 8,
      .is_bitten = edit.seed % 3 == 0};
  if (stamp.figure == Stamp::Figure::kSpike) {
    stamp.head = 7 + edit.h / 4 % 24;
    stamp.x += 3 - stamp.head - stamp.length;
  } else if (stamp.figure == Stamp::Figure::kComb) {
    stamp.x = edit.x / 8 % (ground.width / 64 + 1) * 64;
  } else if (stamp.figure == Stamp::Figure::kTexture) {
    stamp.x = edit.x / 8 % (ground.width / 64 + 1) * 64 + 32;  // the right half of a tile
    stamp.y = edit.y / 8 % (ground.height / 32 + 1) * 32;
  }
  stamps.push_back(stamp);
}

void EditedScreen::Scroll(const Edit& edit) {
  Box on_screen = BoxOf(edit);
  on_screen.width += 16;
  on_screen.height += 16;
  const Layer layer = LayerAt(on_screen.x, on_screen.y);
  Canvas& canvas = *layer.canvas;
  const Box box = Intersection(
      {on_screen.x - layer.x, on_screen.y - layer.y, on_screen.width, on_screen.height},
      canvas.bounds());
  if (box.empty()) return;
  const auto reach = static_cast<int32_t>(edit.seed >> 4) % 256 - 128;
  const int32_t dx = edit.seed % 4 == 0 ? reach : 0;
  const int32_t dy = edit.seed % 4 == 0 ? static_cast<int32_t>(edit.seed >> 12) % 64 - 32 : reach;
  const Canvas before = canvas.Cropped(box);
  Canvas after = Piece(*stock_, edit.seed, box.width, box.height);  // what scrolls into sight
  if (after.width < box.width || after.height < box.height) after = before;
  after.Blit(before, before.bounds(), dx, dy);
  canvas.Blit(after, after.bounds(), box.x, box.y);
}

void EditedScreen::Resize(const Edit& edit) {
  static constexpr std::array<int32_t, 16> kSides = {1,  2,   3,   31,  32,  33,  63,  64,
                                                     65, 127, 128, 129, 160, 320, 321, 480};
  const Canvas before = state_.ground;
  const int32_t width = edit.w % 2 == 0 ? kSides[edit.x % 16] : 100 + edit.x % 500;
  const int32_t height = edit.h % 2 == 0 ? kSides[edit.y % 16] : 100 + edit.y % 400;
  state_.ground = PaintScreen(*stock_, width, height, edit.seed);
  state_.ground.Blit(before, before.bounds(), 0, 0);
}

void EditedScreen::ApplyToEffects(const Edit& edit) {
  const Box box = BoxOf(edit);
  switch (edit.kind) {
    case EditKind::kBlink:
      if (edit.seed % 8 == 0 || state_.caret.empty()) {
        state_.caret = {box.x, box.y, 1 + edit.w % 2, 8 + edit.h % 12};
      }
      state_.shows_caret = !state_.shows_caret;
      return;
    case EditKind::kTheme:
      state_.theme ^= edit.seed % 2 == 0 ? 0xffffff : edit.seed >> 8;
      return;
    case EditKind::kVideo:
      state_.video = {box.x, box.y, box.width + 40, box.height + 40};
      state_.video_frame = state_.video_frame != 0 ? 0 : 1 + edit.seed % 1000;
      return;
    case EditKind::kEnlarge:
      state_.enlarged_by = 2 + edit.w % 2;
      state_.enlarged = !state_.enlarged.empty() ? Box{}
                        : edit.seed % 2 == 0 ? state_.ground.bounds()
                                             : Box{box.x, box.y, box.width + 64, box.height + 64};
      return;
    case EditKind::kRinging: {
      // All, none, or a share near which half of the cells with edges ring: the verdict's border.
      const uint32_t share = edit.seed % 4;
      state_.ringing_permille = share == 0 ? 0 : share == 1 ? 1000 : 350 + edit.seed / 4 % 500;
      return;
    }
    default: {
      const auto paddings = std::to_array<int32_t>({0, 1, 3, 4, 60, 64});
      state_.layout = {static_cast<PixelFormat>(edit.seed % 5),
                       edit.w % 2 == 0 ? 0 : paddings[edit.h % paddings.size()]};
    }
  }
}

void EditedScreen::PlayVideo(Canvas& canvas) const {
  if (state_.video_frame == 0) return;
  const uint32_t frame = state_.video_frame;
  const Box& box = state_.video;
  if (frame % 3 == 0) {
    PaintNoise(canvas, box, 97, frame);
  } else if (stock_->empty() || frame % 3 == 1) {
    PaintGradient(canvas, box, 7, frame * 7);
  } else {
    const Canvas piece = Piece(*stock_, frame, box.width, box.height);
    canvas.Blit(piece, piece.bounds(), box.x, box.y);
  }
}

ConstImageView EditedScreen::Compose() {
  composed_ = state_.ground;
  for (const ScreenWindow& window : state_.windows) {
    composed_.Blit(window.canvas, window.canvas.bounds(), window.x, window.y);
  }
  for (const Snake& snake : state_.snakes) PaintSnake(composed_, snake);
  PlayVideo(composed_);
  if (state_.shows_caret) composed_.Fill(state_.caret, 0x202020);
  if (state_.theme != 0) {
    for (uint32_t& pixel : composed_.pixels) pixel = (pixel ^ state_.theme) & 0xffffff;
  }
  if (!state_.enlarged.empty()) PaintEnlarged(composed_, state_.enlarged, state_.enlarged_by);
  for (const Stamp& stamp : state_.stamps) PaintStamp(composed_, stamp);
  if (state_.ringing_permille != 0) PaintRinging(composed_, state_.ringing_permille, 77);
  Encode();
  const ptrdiff_t stride = ptrdiff_t{composed_.width} * BytesPerPixel(state_.layout.format) +
                           state_.layout.padding_bytes;
  return {bytes_.data(), composed_.width, composed_.height, stride, state_.layout.format};
}

void EditedScreen::Encode() {
  const PixelFormat format = state_.layout.format;
  const auto pixel_bytes = static_cast<size_t>(BytesPerPixel(format));
  const auto width = static_cast<size_t>(composed_.width);
  const size_t stride = width * pixel_bytes + static_cast<size_t>(state_.layout.padding_bytes);
  // No padding after the last row: reading it is a fault that the address sanitizer sees.
  const size_t size = stride * static_cast<size_t>(composed_.height - 1) + width * pixel_bytes;
  bytes_.assign(size, static_cast<uint8_t>(++frames_));
  bytes_.shrink_to_fit();
  const bool is_blue_first = format == PixelFormat::kBgr || format == PixelFormat::kBgra;
  for (int32_t y = 0; y < composed_.height; ++y) {
    const uint32_t* in = composed_.row(y);
    uint8_t* out = bytes_.data() + static_cast<size_t>(y) * stride;
    for (size_t x = 0; x < width; ++x, out += pixel_bytes) {
      out[0] = static_cast<uint8_t>(is_blue_first ? in[x] >> 16 : in[x]);
      if (pixel_bytes == 1) continue;
      out[1] = static_cast<uint8_t>(in[x] >> 8);
      out[2] = static_cast<uint8_t>(is_blue_first ? in[x] : in[x] >> 16);
    }
  }
}

}  // namespace genie::detect
