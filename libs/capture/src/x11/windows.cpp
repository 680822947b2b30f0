// ListScreenWindows: see genie/capture/windows.h. The names beginning with _NET are those of the
// Extended Window Manager Hints.
#include <genie/capture/windows.h>

#include <xcb/xcb.h>

#include <algorithm>
#include <span>
#include <string_view>

#include "../pipe_signal.h"
#include "../wake.h"
#include "connection.h"

namespace genie::x11 {
namespace {

constexpr uint32_t kMaxTitleWords = 256;  // of 32 bits: a kilobyte

using Property = Given<xcb_get_property_reply_t>;

Result<xcb_atom_t> Atom(const Connection& connection, std::string_view name) {
  const auto answer = connection.Await<xcb_intern_atom_reply_t>(
      xcb_intern_atom(connection.get(), 0, static_cast<uint16_t>(name.size()), name.data())
          .sequence);
  if (!answer) return Fail(answer.error());
  return answer->reply ? answer->reply->atom : xcb_atom_t{XCB_ATOM_NONE};
}

// Empty where the window has no such property, or is gone.
Result<Property> Read(const Connection& connection, xcb_window_t window, xcb_atom_t name,
                      uint32_t max_words) {
  auto answer = connection.Await<xcb_get_property_reply_t>(
      xcb_get_property(connection.get(), 0, window, name, XCB_GET_PROPERTY_TYPE_ANY, 0, max_words)
          .sequence);
  if (!answer) return Fail(answer.error());
  return std::move(answer->reply);
}

std::span<const uint32_t> Numbers(const Property& property) {
  if (!property || property->format != 32) return {};
  return {static_cast<const uint32_t*>(xcb_get_property_value(property.get())),
          property->value_len};
}

uint32_t FirstNumber(const Property& property) {
  const auto numbers = Numbers(property);
  return numbers.empty() ? 0 : numbers.front();
}

std::string Text(const Property& property) {
  if (!property || property->format != 8) return {};
  return {static_cast<const char*>(xcb_get_property_value(property.get())), property->value_len};
}

struct Names {
  xcb_atom_t windows, active, title, process;
};

Result<Names> InternNames(const Connection& connection) {
  Names out{};
  const std::pair<xcb_atom_t*, std::string_view> wanted[] = {
      {&out.windows, "_NET_CLIENT_LIST_STACKING"},
      {&out.active, "_NET_ACTIVE_WINDOW"},
      {&out.title, "_NET_WM_NAME"},
      {&out.process, "_NET_WM_PID"}};
  for (const auto& [atom, name] : wanted) {
    const auto given = Atom(connection, name);
    if (!given) return Fail(given.error());
    *atom = *given;
  }
  return out;
}

// From the bottom up.
Result<std::vector<xcb_window_t>> Stacking(const Connection& connection, const Names& names) {
  const xcb_window_t root = connection.screen().root;
  const auto listed = Read(connection, root, names.windows, kMaxScreenWindows);
  if (!listed) return Fail(listed.error());
  const auto managed = Numbers(*listed);
  if (!managed.empty()) return std::vector<xcb_window_t>(managed.begin(), managed.end());
  const auto tree =
      connection.Await<xcb_query_tree_reply_t>(xcb_query_tree(connection.get(), root).sequence);
  if (!tree) return Fail(tree.error());
  if (!tree->reply) return std::vector<xcb_window_t>();
  const xcb_window_t* children = xcb_query_tree_children(tree->reply.get());
  const auto count = static_cast<size_t>(xcb_query_tree_children_length(tree->reply.get()));
  const size_t skipped = count - std::min(count, kMaxScreenWindows);  // the topmost stay
  return std::vector<xcb_window_t>(children + skipped, children + count);
}

Result<xcb_window_t> ActiveWindow(const Connection& connection, const Names& names) {
  const auto told = Read(connection, connection.screen().root, names.active, 1);
  if (!told) return Fail(told.error());
  if (const uint32_t active = FirstNumber(*told); active != 0) return active;
  const auto focus =
      connection.Await<xcb_get_input_focus_reply_t>(xcb_get_input_focus(connection.get()).sequence);
  if (!focus) return Fail(focus.error());
  return focus->reply ? focus->reply->focus : xcb_window_t{0};
}

// Where it is; empty when it is not shown, or gone.
Result<Box> PlaceOf(const Connection& connection, xcb_window_t window) {
  xcb_connection_t* const server = connection.get();
  const auto shown_asked = xcb_get_window_attributes(server, window);
  const auto size_asked = xcb_get_geometry(server, window);
  const auto corner_asked =
      xcb_translate_coordinates(server, window, connection.screen().root, 0, 0);
  const auto shown = connection.Await<xcb_get_window_attributes_reply_t>(shown_asked.sequence);
  if (!shown) return Fail(shown.error());
  const auto size = connection.Await<xcb_get_geometry_reply_t>(size_asked.sequence);
  if (!size) return Fail(size.error());
  const auto corner = connection.Await<xcb_translate_coordinates_reply_t>(corner_asked.sequence);
  if (!corner) return Fail(corner.error());
  if (!shown->reply || !size->reply || !corner->reply ||
      shown->reply->map_state != XCB_MAP_STATE_VIEWABLE) {
    return Box{};
  }
  return Box{corner->reply->dst_x, corner->reply->dst_y, size->reply->width, size->reply->height};
}

Result<ScreenWindow> Describe(const Connection& connection, const Names& names,
                              xcb_window_t window) {
  ScreenWindow out;
  out.id = window;
  const auto place = PlaceOf(connection, window);
  if (!place) return Fail(place.error());
  out.place = *place;
  if (out.place.empty()) return out;
  const auto process = Read(connection, window, names.process, 1);
  if (!process) return Fail(process.error());
  out.process_id = FirstNumber(*process);
  for (const xcb_atom_t name : {names.title, xcb_atom_t{XCB_ATOM_WM_NAME}}) {
    const auto title = Read(connection, window, name, kMaxTitleWords);
    if (!title) return Fail(title.error());
    out.title = Text(*title);
    if (!out.title.empty()) break;
  }
  return out;
}

}  // namespace
}  // namespace genie::x11

namespace genie {

Result<std::vector<ScreenWindow>> ListScreenWindows(const std::string& display) {
  const QuietPipeSignal quiet;
  const auto never = Wake::Create();
  if (!never) return Fail(never.error());
  const auto connection = x11::Connection::Connect(display, *never);
  if (!connection) return Fail(connection.error());
  const auto names = x11::InternNames(*connection);
  if (!names) return Fail(names.error());
  const auto stacking = x11::Stacking(*connection, *names);
  if (!stacking) return Fail(stacking.error());
  const auto active = x11::ActiveWindow(*connection, *names);
  if (!active) return Fail(active.error());
  std::vector<ScreenWindow> out;
  for (size_t i = stacking->size(); i-- > 0;) {
    auto window = x11::Describe(*connection, *names, (*stacking)[i]);
    if (!window) return Fail(window.error());
    if (window->place.empty()) continue;
    if (window->id == *active) window->focus = WindowFocus::kActive;
    out.push_back(std::move(*window));
  }
  return out;
}

}  // namespace genie
