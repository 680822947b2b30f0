// Painter: see painter.h.
#include "painter.h"

#include <xcb/randr.h>

#include <cstdlib>
#include <cstring>

namespace genie {
namespace {

template <typename T>
std::unique_ptr<T, decltype(&std::free)> Own(T* given) {
  return {given, &std::free};
}

}  // namespace

Painter::Painter(const std::string& display) : connection_(xcb_connect(display.c_str(), nullptr)) {
  if (connected()) screen_ = xcb_setup_roots_iterator(xcb_get_setup(connection_.get())).data;
}

void Painter::Sync() {
  xcb_connection_t* const server = connection_.get();
  Own(xcb_get_input_focus_reply(server, xcb_get_input_focus(server), nullptr));
}

void Painter::Fill(xcb_window_t window, const Box& box, uint32_t rgb) {
  xcb_connection_t* const server = connection_.get();
  const xcb_gcontext_t context = xcb_generate_id(server);
  xcb_create_gc(server, context, window, XCB_GC_FOREGROUND, &rgb);
  const xcb_rectangle_t rectangle = {static_cast<int16_t>(box.x), static_cast<int16_t>(box.y),
                                     static_cast<uint16_t>(box.width),
                                     static_cast<uint16_t>(box.height)};
  xcb_poly_fill_rectangle(server, window, context, 1, &rectangle);
  xcb_free_gc(server, context);
  Sync();
}

xcb_window_t Painter::OpenWindow(const Box& box, uint32_t rgb) {
  xcb_connection_t* const server = connection_.get();
  const xcb_window_t window = xcb_generate_id(server);
  xcb_create_window(server, XCB_COPY_FROM_PARENT, window, root(), static_cast<int16_t>(box.x),
                    static_cast<int16_t>(box.y), static_cast<uint16_t>(box.width),
                    static_cast<uint16_t>(box.height), 0, XCB_WINDOW_CLASS_INPUT_OUTPUT,
                    XCB_COPY_FROM_PARENT, XCB_CW_BACK_PIXEL, &rgb);
  Show(window);
  return window;
}

void Painter::Place(xcb_window_t window, const Box& box) {
  const uint32_t values[] = {static_cast<uint32_t>(box.x), static_cast<uint32_t>(box.y),
                             static_cast<uint32_t>(box.width), static_cast<uint32_t>(box.height)};
  xcb_configure_window(connection_.get(), window,
                       XCB_CONFIG_WINDOW_X | XCB_CONFIG_WINDOW_Y | XCB_CONFIG_WINDOW_WIDTH |
                           XCB_CONFIG_WINDOW_HEIGHT,
                       values);
  Sync();
}

void Painter::Hide(xcb_window_t window) {
  xcb_unmap_window(connection_.get(), window);
  Sync();
}

void Painter::Show(xcb_window_t window) {
  xcb_map_window(connection_.get(), window);
  Sync();
}

void Painter::Close(xcb_window_t window) {
  xcb_destroy_window(connection_.get(), window);
  Sync();
}

void Painter::SetTitle(xcb_window_t window, const std::string& title) {
  xcb_change_property(connection_.get(), XCB_PROP_MODE_REPLACE, window, XCB_ATOM_WM_NAME,
                      XCB_ATOM_STRING, 8, static_cast<uint32_t>(title.size()), title.data());
  Sync();
}

void Painter::SetNumbers(xcb_window_t window, const std::string& property,
                         const std::vector<uint32_t>& numbers) {
  xcb_connection_t* const server = connection_.get();
  const auto name = Own(xcb_intern_atom_reply(
      server, xcb_intern_atom(server, 0, static_cast<uint16_t>(property.size()), property.data()),
      nullptr));
  xcb_change_property(server, XCB_PROP_MODE_REPLACE, window, name->atom, XCB_ATOM_CARDINAL, 32,
                      static_cast<uint32_t>(numbers.size()), numbers.data());
  Sync();
}

void Painter::MovePointer(int x, int y) {
  xcb_warp_pointer(connection_.get(), XCB_NONE, root(), 0, 0, 0, 0, static_cast<int16_t>(x),
                   static_cast<int16_t>(y));
  Sync();
}

// A screen may be smaller than a monitor only when that shows nothing: they are turned off.
bool Painter::ResizeScreen(int width, int height) {
  xcb_connection_t* const server = connection_.get();
  Own(xcb_randr_query_version_reply(server, xcb_randr_query_version(server, 1, 2), nullptr));
  const auto monitors = Own(xcb_randr_get_screen_resources_reply(
      server, xcb_randr_get_screen_resources(server, root()), nullptr));
  if (!monitors) return false;
  const xcb_randr_crtc_t* all = xcb_randr_get_screen_resources_crtcs(monitors.get());
  for (int i = 0; i < xcb_randr_get_screen_resources_crtcs_length(monitors.get()); ++i) {
    Own(xcb_randr_set_crtc_config_reply(
        server,
        xcb_randr_set_crtc_config(server, all[i], XCB_CURRENT_TIME, monitors->config_timestamp, 0,
                                  0, XCB_NONE, XCB_RANDR_ROTATION_ROTATE_0, 0, nullptr),
        nullptr));
  }
  const auto error = Own(xcb_request_check(
      server, xcb_randr_set_screen_size_checked(server, root(), static_cast<uint16_t>(width),
                                                static_cast<uint16_t>(height), 100, 100)));
  return error == nullptr;
}

std::vector<uint32_t> Painter::Read(const Box& box) {
  xcb_connection_t* const server = connection_.get();
  const auto image = Own(xcb_get_image_reply(
      server,
      xcb_get_image(server, XCB_IMAGE_FORMAT_Z_PIXMAP, root(), static_cast<int16_t>(box.x),
                    static_cast<int16_t>(box.y), static_cast<uint16_t>(box.width),
                    static_cast<uint16_t>(box.height), ~0u),
      nullptr));
  std::vector<uint32_t> pixels(static_cast<size_t>(box.area()));
  if (image) std::memcpy(pixels.data(), xcb_get_image_data(image.get()), pixels.size() * 4);
  for (uint32_t& pixel : pixels) pixel &= 0xffffff;
  return pixels;
}

}  // namespace genie
