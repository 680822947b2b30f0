// CSV of Scenes: see genie/scene/csv.h.
#include <genie/scene/csv.h>
#include <genie/scene/text_writer.h>

namespace genie {
namespace {

void WriteRow(const Scene& scene, const Element& e, std::string_view source, TextWriter& out) {
  const Point center = Center(e.box);
  out.CsvField(source).Raw(",").Integer(e.id).Raw(",").Raw(RoleName(e.role));
  for (const int32_t value : {e.box.x, e.box.y, e.box.width, e.box.height, center.x, center.y}) {
    out.Raw(",").Integer(value);
  }
  out.Raw(",").Decimal(e.confidence);
  for (const ElementFlag flag : {kInteractive, kDisabled, kChecked, kSelected, kFocused}) {
    out.Raw(e.Has(flag) ? ",1" : ",0");
  }
  out.Raw(",");
  if (e.parent != kNoParent) out.Integer(scene.elements[e.parent].id);
  out.Raw(",").CsvField(scene.Text(e)).Raw("\n");
}

}  // namespace

Status WriteCsvRows(const Scene& scene, std::string_view source, List<char>& list) {
  TextWriter out(list);
  for (const Element& e : scene.elements) WriteRow(scene, e, source, out);
  return out.status();
}

}  // namespace genie
