// ScreenDamage: see screen_damage.h.
#include "screen_damage.h"

namespace genie::x11 {
namespace {

constexpr uint8_t kFromAnotherClient = 0x80;

// A server serves these extensions only after it was told which version the client speaks.
Result<bool> Agreed(const Connection& connection) {
  if (!connection.Has(xcb_damage_id) || !connection.Has(xcb_xfixes_id)) return false;
  xcb_connection_t* const server = connection.get();
  const auto damage_asked = xcb_damage_query_version(server, 1, 1);
  const auto xfixes_asked = xcb_xfixes_query_version(server, 2, 0);
  const auto damage = connection.Await<xcb_damage_query_version_reply_t>(damage_asked.sequence);
  if (!damage) return Fail(damage.error());
  const auto xfixes = connection.Await<xcb_xfixes_query_version_reply_t>(xfixes_asked.sequence);
  if (!xfixes) return Fail(xfixes.error());
  return damage->reply != nullptr && xfixes->reply != nullptr && xfixes->reply->major_version >= 2;
}

}  // namespace

Result<ScreenDamage> ScreenDamage::Create(const Connection& connection) {
  ScreenDamage out;
  const auto agreed = Agreed(connection);
  if (!agreed) return Fail(agreed.error());
  if (!*agreed) return out;
  xcb_connection_t* const server = connection.get();
  const xcb_xfixes_region_t region = xcb_generate_id(server);
  xcb_xfixes_create_region(server, region, 0, nullptr);
  const xcb_damage_damage_t damage = xcb_generate_id(server);
  const auto made = connection.Check(xcb_damage_create_checked(
      server, damage, connection.screen().root, XCB_DAMAGE_REPORT_LEVEL_NON_EMPTY));
  if (!made) return Fail(made.error());
  if (*made != 0) return out;
  out.drawn_ = region;
  out.damage_ = damage;
  out.first_event_ = xcb_get_extension_data(server, &xcb_damage_id)->first_event;
  return out;
}

bool ScreenDamage::Reports(const xcb_generic_event_t& event) const {
  return supported() &&
         (event.response_type & ~kFromAnotherClient) == first_event_ + XCB_DAMAGE_NOTIFY;
}

void ScreenDamage::Forget(const Connection& connection) const {
  if (supported()) xcb_damage_subtract(connection.get(), damage_, XCB_NONE, XCB_NONE);
}

Status ScreenDamage::Take(const Connection& connection, const Box& place, List<Box>& boxes) const {
  xcb_damage_subtract(connection.get(), damage_, XCB_NONE, drawn_);
  const auto answer = connection.Await<xcb_xfixes_fetch_region_reply_t>(
      xcb_xfixes_fetch_region(connection.get(), drawn_).sequence);
  if (!answer) return answer.error();
  boxes.Clear();
  if (!answer->reply) return boxes.Push({0, 0, place.width, place.height});  // not told: all
  const auto count =
      static_cast<size_t>(xcb_xfixes_fetch_region_rectangles_length(answer->reply.get()));
  const xcb_rectangle_t* drawn = xcb_xfixes_fetch_region_rectangles(answer->reply.get());
  GENIE_RETURN_IF_ERROR(boxes.Reserve(count));
  for (size_t i = 0; i < count; ++i) {
    Box seen = Intersection({drawn[i].x, drawn[i].y, drawn[i].width, drawn[i].height}, place);
    if (seen.empty()) continue;
    seen.x -= place.x;
    seen.y -= place.y;
    boxes.PushUnchecked(seen);
  }
  return Status::Ok();
}

}  // namespace genie::x11
