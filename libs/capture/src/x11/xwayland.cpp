// Xwayland: see xwayland.h.
#include "xwayland.h"

#include <xcb/randr.h>

#include <string_view>

namespace genie::x11 {
namespace {

constexpr std::string_view kName = "XWAYLAND";

Result<bool> HasExtension(const Connection& connection) {
  const auto answer = connection.Await<xcb_query_extension_reply_t>(
      xcb_query_extension(connection.get(), kName.size(), kName.data()).sequence);
  if (!answer) return Fail(answer.error());
  return answer->reply != nullptr && answer->reply->present != 0;
}

// Its monitors are XWAYLAND0, XWAYLAND1, ...
Result<bool> HasMonitor(const Connection& connection) {
  if (!connection.Has(xcb_randr_id)) return false;
  xcb_connection_t* const server = connection.get();
  const auto version_asked = xcb_randr_query_version(server, 1, 3);
  const auto monitors_asked =
      xcb_randr_get_screen_resources_current(server, connection.screen().root);
  const auto version = connection.Await<xcb_randr_query_version_reply_t>(version_asked.sequence);
  if (!version) return Fail(version.error());
  const auto monitors =
      connection.Await<xcb_randr_get_screen_resources_current_reply_t>(monitors_asked.sequence);
  if (!monitors) return Fail(monitors.error());
  const auto* all = monitors->reply.get();
  if (all == nullptr || all->num_outputs == 0) return false;
  const auto first = connection.Await<xcb_randr_get_output_info_reply_t>(
      xcb_randr_get_output_info(server, *xcb_randr_get_screen_resources_current_outputs(all),
                                all->config_timestamp)
          .sequence);
  if (!first) return Fail(first.error());
  const auto* info = first->reply.get();
  if (info == nullptr) return false;
  const auto* name = reinterpret_cast<const char*>(xcb_randr_get_output_info_name(info));
  return std::string_view(name, info->name_len).starts_with(kName);
}

}  // namespace

Result<bool> IsXwayland(const Connection& connection) {
  const auto named = HasExtension(connection);
  return !named || *named ? named : HasMonitor(connection);
}

}  // namespace genie::x11
