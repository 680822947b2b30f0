// The written forms of a Change: see genie/track/change_text.h.
#include <genie/track/change_text.h>

#include <array>
#include <string_view>

#include <genie/scene/text_writer.h>

namespace genie {
namespace {

struct NamedFlag {
  ElementFlag flag;
  std::string_view name;
};
constexpr std::array<NamedFlag, 4> kNamedFlags = {{{kDisabled, "disabled"},
                                                   {kChecked, "checked"},
                                                   {kSelected, "selected"},
                                                   {kFocused, "focused"}}};

bool HasBefore(const Change& change) { return change.kind != ChangeKind::kAppeared; }
bool HasAfter(const Change& change) { return change.kind != ChangeKind::kVanished; }

bool Differs(const Change& change, ElementFlag flag) {
  return change.kind == ChangeKind::kStateChanged &&
         ((change.flags_before ^ change.flags_after) & flag) != 0;
}

enum class BoxPresence : uint8_t { kHere, kNone };

void WriteBox(const Box& box, BoxPresence presence, TextWriter& out) {
  if (presence == BoxPresence::kNone) {
    out.Raw("null");
    return;
  }
  out.Raw("[").Integer(box.x).Raw(",").Integer(box.y);
  out.Raw(",").Integer(box.width).Raw(",").Integer(box.height).Raw("]");
}

void WritePlace(const Box& box, TextWriter& out) { out.Integer(box.x).Raw(",").Integer(box.y); }

void WriteSize(const Box& box, TextWriter& out) {
  out.Raw(" size ").Integer(box.width).Raw("x").Integer(box.height);
}

bool HasSameSize(const Box& a, const Box& b) { return a.width == b.width && a.height == b.height; }

}  // namespace

Status WriteChangeJson(const Change& change, const ChangeMoment& moment, List<char>& list) {
  TextWriter out(list);
  out.Raw("{\"frame\":").Integer(moment.frame).Raw(",\"time\":").Decimal(moment.time_ms);
  out.Raw(",\"change\":\"").Raw(ChangeKindName(change.kind));
  out.Raw("\",\"id\":").Integer(change.id).Raw(",\"role\":\"").Raw(RoleName(change.role));
  out.Raw("\",\"box\":");
  WriteBox(change.after, HasAfter(change) ? BoxPresence::kHere : BoxPresence::kNone, out);
  out.Raw(",\"before\":");
  WriteBox(change.before, HasBefore(change) ? BoxPresence::kHere : BoxPresence::kNone, out);
  for (const NamedFlag& named : kNamedFlags) {
    if (!Differs(change, named.flag)) continue;
    out.Raw(",\"").Raw(named.name).Raw("\":").Boolean((change.flags_after & named.flag) != 0);
  }
  out.Raw("}");
  return out.status();
}

Status WriteChangeLine(const Change& change, List<char>& list) {
  TextWriter out(list);
  const Box& box = HasAfter(change) ? change.after : change.before;
  out.Raw(ChangeKindName(change.kind)).Raw(" ").Raw(RoleName(change.role));
  out.Raw(" ").Integer(change.id).Raw(" at ");
  WritePlace(box, out);
  WriteSize(box, out);
  if (HasBefore(change) && HasAfter(change) && change.before != change.after) {
    out.Raw(" from ");
    WritePlace(change.before, out);
    if (!HasSameSize(change.before, change.after)) WriteSize(change.before, out);
  }
  std::string_view comma = " ";
  for (const NamedFlag& named : kNamedFlags) {
    if (!Differs(change, named.flag)) continue;
    out.Raw(comma).Raw((change.flags_after & named.flag) != 0 ? "" : "not ").Raw(named.name);
    comma = ", ";
  }
  return out.status();
}

}  // namespace genie
