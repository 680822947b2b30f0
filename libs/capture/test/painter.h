// Painter: a client of its own that draws on a screen, moves windows and reads pixels back, for
// tests: what it sees does not go through the code under test.
//
// Owns: a connection. Depends on: base; XCB. Thread safety: one thread.
#pragma once

#include <xcb/xcb.h>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <genie/base/geometry.h>

namespace genie {

class Painter {
 public:
  explicit Painter(const std::string& display);
  bool connected() const { return xcb_connection_has_error(connection_.get()) == 0; }
  xcb_window_t root() const { return screen_->root; }

  // Each returns when the server has done it.
  void Fill(xcb_window_t window, const Box& box, uint32_t rgb);
  xcb_window_t OpenWindow(const Box& box, uint32_t rgb);
  void Place(xcb_window_t window, const Box& box);
  void Hide(xcb_window_t window);
  void Show(xcb_window_t window);
  void Close(xcb_window_t window);
  void SetTitle(xcb_window_t window, const std::string& title);
  void SetNumbers(xcb_window_t window, const std::string& property,
                  const std::vector<uint32_t>& numbers);
  void MovePointer(int x, int y);
  bool ResizeScreen(int width, int height);  // RANDR; up to the size it started with

  // The low 24 bits of each pixel, row by row.
  std::vector<uint32_t> Read(const Box& box);

 private:
  struct Disconnect {
    void operator()(xcb_connection_t* connection) const { xcb_disconnect(connection); }
  };
  void Sync();

  std::unique_ptr<xcb_connection_t, Disconnect> connection_;
  const xcb_screen_t* screen_ = nullptr;
};

}  // namespace genie
