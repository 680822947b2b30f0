// LiveStage: a virtual screen with a sample screen as its background, a real program on it
// (xcalc), a hand that clicks (xdotool) and a square that we draw ourselves.
//
// Owns: the server, the programs, a connection. Depends on: base, image, XCB, VirtualScreen.
// Thread safety: one thread.
#pragma once

#include <xcb/xcb.h>

#include <cstdint>
#include <memory>
#include <string>

#include <genie/base/geometry.h>
#include <genie/base/status.h>
#include <genie/image/view.h>

#include "virtual_screen.h"

namespace genie::bench {

class LiveStage {
 public:
  // `background` is RGB and gives the screen its size. The program may still be starting.
  // Errors: kUnavailable (Xvfb is not installed), kOutOfMemory.
  static Result<LiveStage> Set(ConstImageView background);

  const std::string& display() const { return screen_.display(); }

  // Draws the square, or the background again where it was. Returns when the server has been
  // given it, not when it has drawn it.
  void DrawSquare();
  void EraseSquare();

  // Each returns when xdotool has been told. Errors: kUnavailable (it ended).
  Status PointAtKey();  // of the calculator
  Status Press();
  Status Release();

  static constexpr Box kCalculator = {200, 200, 300, 400};
  static constexpr Box kSquare = {1400, 700, 120, 36};

 private:
  struct Disconnect {
    void operator()(xcb_connection_t* connection) const { xcb_disconnect(connection); }
  };
  using Client = std::unique_ptr<xcb_connection_t, Disconnect>;

  LiveStage(VirtualScreen screen, Client client, ScreenProgram calculator, ScreenProgram hand)
      : screen_(std::move(screen)),
        client_(std::move(client)),
        calculator_(std::move(calculator)),
        hand_(std::move(hand)) {}

  VirtualScreen screen_;
  Client client_;
  ScreenProgram calculator_;
  ScreenProgram hand_;
};

}  // namespace genie::bench
