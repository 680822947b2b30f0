// JSON of a Scene: see genie/scene/json.h.
#include <genie/scene/json.h>

namespace genie {
namespace {

void WriteElement(const Scene& scene, const Element& e, TextWriter& out) {
  const Point center = Center(e.box);
  out.Raw("{\"id\":").Integer(e.id);
  out.Raw(",\"role\":\"").Raw(RoleName(e.role));
  out.Raw("\",\"box\":[").Integer(e.box.x).Raw(",").Integer(e.box.y);
  out.Raw(",").Integer(e.box.width).Raw(",").Integer(e.box.height);
  out.Raw("],\"center\":[").Integer(center.x).Raw(",").Integer(center.y);
  out.Raw("],\"confidence\":").Decimal(e.confidence);
  out.Raw(",\"text\":").JsonString(scene.Text(e));
  out.Raw(",\"interactive\":").Boolean(e.Has(kInteractive));
  out.Raw(",\"disabled\":").Boolean(e.Has(kDisabled));
  out.Raw(",\"checked\":").Boolean(e.Has(kChecked));
  out.Raw(",\"selected\":").Boolean(e.Has(kSelected));
  out.Raw(",\"focused\":").Boolean(e.Has(kFocused));
  out.Raw(",\"parent\":");
  e.parent == kNoParent ? out.Raw("null") : out.Integer(scene.elements[e.parent].id);
  out.Raw("}");
}

void WriteTimings(std::span<const NamedTiming> timings, TextWriter& out) {
  out.Raw("{");
  std::string_view comma;
  for (const NamedTiming& timing : timings) {
    constexpr int64_t kNanosecondsInThousandth = 1000;  // of a millisecond
    out.Raw(comma).JsonString(timing.name).Raw(":");
    out.Decimal((timing.nanoseconds + kNanosecondsInThousandth / 2) / kNanosecondsInThousandth);
    comma = ",";
  }
  out.Raw("}");
}

}  // namespace

Status WriteJson(const Scene& scene, const SceneCaption& caption, List<char>& list) {
  TextWriter out(list);
  out.Raw("{");
  if (!caption.generator.empty()) {
    out.Raw("\"generator\":").JsonString(caption.generator).Raw(",");
  }
  out.Raw("\"source\":");
  caption.source.empty() ? out.Raw("null") : out.JsonString(caption.source);
  out.Raw(",\"width\":").Integer(scene.width).Raw(",\"height\":").Integer(scene.height);
  out.Raw(",\"scale\":").Decimal(scene.scale_permille);
  out.Raw(",\"threshold\":").Decimal(scene.threshold).Raw(",\"elements\":[");
  std::string_view comma;
  for (const Element& e : scene.elements) {
    out.Raw(comma);
    WriteElement(scene, e, out);
    comma = ",";
  }
  out.Raw("],\"timings_ms\":");
  WriteTimings(caption.timings, out);
  if (!caption.members.empty()) out.Raw(",").Raw(caption.members);
  out.Raw("}");
  return out.status();
}

}  // namespace genie
