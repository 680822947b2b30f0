// LiveStage: see live_stage.h.
#include "live_stage.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include <genie/base/list.h>

namespace genie::bench {
namespace {

constexpr uint32_t kSquareColor = 0x2266cc;
constexpr int32_t kRowsAtOnce = 32;  // 240 KiB of 1920 pixels: within any server's longest request

const xcb_screen_t& ScreenOf(xcb_connection_t* client) {
  return *xcb_setup_roots_iterator(xcb_get_setup(client)).data;
}

void PackRow(const uint8_t* rgb, int32_t width, uint8_t* bgrx) {
  for (int32_t x = 0; x < width; ++x, rgb += 3, bgrx += 4) {
    bgrx[0] = rgb[2];
    bgrx[1] = rgb[1];
    bgrx[2] = rgb[0];
    bgrx[3] = 0;
  }
}

xcb_gcontext_t MakeContext(xcb_connection_t* client, uint32_t color) {
  const xcb_gcontext_t context = xcb_generate_id(client);
  xcb_create_gc(client, context, ScreenOf(client).root, XCB_GC_FOREGROUND, &color);
  return context;
}

// The picture becomes the root window's background, so that erasing brings it back.
Status ShowBackground(xcb_connection_t* client, ConstImageView picture) {
  const xcb_screen_t& screen = ScreenOf(client);
  const auto width = static_cast<uint16_t>(picture.width);
  const xcb_pixmap_t pixmap = xcb_generate_id(client);
  xcb_create_pixmap(client, screen.root_depth, pixmap, screen.root, width,
                    static_cast<uint16_t>(picture.height));
  const xcb_gcontext_t context = MakeContext(client, 0);
  const size_t row_bytes = static_cast<size_t>(picture.width) * 4;
  List<uint8_t> rows;
  GENIE_RETURN_IF_ERROR(rows.Resize(row_bytes * kRowsAtOnce));
  for (int32_t y = 0; y < picture.height; y += kRowsAtOnce) {
    const int32_t count = std::min(kRowsAtOnce, picture.height - y);
    for (int32_t i = 0; i < count; ++i) {
      PackRow(picture.row(y + i), picture.width, rows.data() + row_bytes * size_t(i));
    }
    xcb_put_image(client, XCB_IMAGE_FORMAT_Z_PIXMAP, pixmap, context, width,
                  static_cast<uint16_t>(count), 0, static_cast<int16_t>(y), 0, screen.root_depth,
                  static_cast<uint32_t>(row_bytes * size_t(count)), rows.data());
  }
  xcb_change_window_attributes(client, screen.root, XCB_CW_BACK_PIXMAP, &pixmap);
  xcb_clear_area(client, 0, screen.root, 0, 0, 0, 0);
  xcb_flush(client);
  return Status::Ok();
}

xcb_rectangle_t Rectangle(const Box& box) {
  return {static_cast<int16_t>(box.x), static_cast<int16_t>(box.y),
          static_cast<uint16_t>(box.width), static_cast<uint16_t>(box.height)};
}

std::string Geometry(const Box& box) {
  return std::to_string(box.width) + "x" + std::to_string(box.height) + "+" +
         std::to_string(box.x) + "+" + std::to_string(box.y);
}

}  // namespace

Result<LiveStage> LiveStage::Set(ConstImageView background) {
  auto screen = VirtualScreen::Start({.width = background.width, .height = background.height});
  if (!screen) return Fail(screen.error());
  Client client(xcb_connect(screen->display().c_str(), nullptr));
  if (xcb_connection_has_error(client.get()) != 0) {
    return Fail(Status(StatusCode::kUnavailable, "the virtual screen takes no connection"));
  }
  GENIE_FAIL_IF_ERROR(ShowBackground(client.get(), background));
  auto calculator =
      ScreenProgram::Start(screen->display(), {"xcalc", "-geometry", Geometry(kCalculator)});
  if (!calculator) return Fail(calculator.error());
  auto hand = ScreenProgram::Start(screen->display(), {"xdotool", "-"});
  if (!hand) return Fail(hand.error());
  return LiveStage(std::move(*screen), std::move(client), std::move(*calculator), std::move(*hand));
}

void LiveStage::DrawSquare() {
  const xcb_gcontext_t context = MakeContext(client_.get(), kSquareColor);
  const xcb_rectangle_t square = Rectangle(kSquare);
  xcb_poly_fill_rectangle(client_.get(), ScreenOf(client_.get()).root, context, 1, &square);
  xcb_free_gc(client_.get(), context);
  xcb_flush(client_.get());
}

void LiveStage::EraseSquare() {
  const xcb_rectangle_t square = Rectangle(kSquare);
  xcb_clear_area(client_.get(), 0, ScreenOf(client_.get()).root, square.x, square.y, square.width,
                 square.height);
  xcb_flush(client_.get());
}

// The second key of the fifth row, by the calculator's layout: a digit, never the one that ends it.
Status LiveStage::PointAtKey() {
  constexpr int32_t kKeyX = kCalculator.x + 83;
  constexpr int32_t kKeyY = kCalculator.y + 206;
  return hand_.Say("mousemove " + std::to_string(kKeyX) + " " + std::to_string(kKeyY) + "\n");
}

Status LiveStage::Press() { return hand_.Say("mousedown 1\n"); }
Status LiveStage::Release() { return hand_.Say("mouseup 1\n"); }

}  // namespace genie::bench
