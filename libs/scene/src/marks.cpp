// Marks: see genie/scene/marks.h.
#include <genie/scene/marks.h>

#include <algorithm>
#include <array>
#include <charconv>

#include <genie/scene/overlay.h>
#include <genie/scene/text_writer.h>

#include "canvas.h"
#include "check_target.h"

namespace genie {
namespace {

constexpr int32_t kPadding = 2;  // dots around the digits

// A dot is one pixel for each half of the scale: digits of 14 pixels at scale 1, which survive the
// down-scaling that language models do.
int32_t DotSize(const Scene& scene) { return std::clamp(scene.scale_permille / 500, 1, 8); }

size_t DigitCount(size_t number) { return number < 10 ? 1 : number < 100 ? 2 : 3; }

Box LabelSize(size_t number, int32_t dot) {
  return {0, 0, Canvas::DigitsWidth(DigitCount(number), dot) + 2 * kPadding * dot,
          Canvas::DigitsHeight(dot) + 2 * kPadding * dot};
}

// Where a label may lie, the best place first: above, left, right, below, then over the corners.
std::array<Point, 8> Places(const Box& box, const Box& label) {
  const int32_t middle = box.y + (box.height - label.height) / 2;
  return {{{box.x, box.y - label.height},
           {box.x - label.width, middle},
           {box.right(), middle},
           {box.x, box.bottom()},
           {box.right() - label.width, box.y - label.height},
           {box.x - label.width / 2, box.y - label.height / 2},
           {box.x, box.y},
           {box.right() - label.width, box.y}}};
}

// What a label at `label` would hide, in pixels: other labels count most, containers nothing.
int64_t Hidden(const Scene& scene, std::span<const Mark> placed, const Box& label) {
  constexpr int64_t kLabelWeight = 8;
  int64_t hidden = 0;
  for (const Mark& mark : placed) hidden += kLabelWeight * Intersection(mark.label, label).area();
  for (const Element& e : scene.elements) {
    if (!IsContainerRole(e.role)) hidden += Intersection(e.box, label).area();
  }
  return hidden;
}

Box PlaceLabel(const Scene& scene, std::span<const Mark> placed, const Box& box, Box label) {
  Box best = label;
  int64_t least = INT64_MAX;
  for (const Point& place : Places(box, label)) {
    label.x = std::clamp(place.x, 0, std::max(scene.width - label.width, 0));
    label.y = std::clamp(place.y, 0, std::max(scene.height - label.height, 0));
    const int64_t hidden = Hidden(scene, placed, label);
    if (hidden < least) {
      least = hidden;
      best = label;
    }
    if (least == 0) break;
  }
  return best;
}

bool IsInside(const Scene& scene, size_t element, size_t ancestor) {
  int32_t at = scene.elements[element].parent;
  while (at > static_cast<int32_t>(ancestor)) at = scene.elements[at].parent;
  return at == static_cast<int32_t>(ancestor);
}

// The element's text, or the texts inside it with single spaces between.
void WriteName(const Scene& scene, size_t element, TextWriter& out, List<char>& name) {
  name.Clear();
  TextWriter words(name);
  const std::string_view own = scene.Text(scene.elements[element]);
  words.Raw(own);
  for (size_t i = element + 1; own.empty() && i < scene.elements.size(); ++i) {
    if (!IsInside(scene, i, element)) break;  // what is inside follows at once
    const std::string_view text = scene.Text(scene.elements[i]);
    if (!text.empty()) words.Raw(name.empty() ? "" : " ").Raw(text);
  }
  if (!name.empty()) out.Raw(" ").JsonString({name.data(), name.size()});
}

size_t InteractiveCount(const Scene& scene) {
  return static_cast<size_t>(
      std::ranges::count_if(scene.elements, [](const Element& e) { return e.Has(kInteractive); }));
}

}  // namespace

Status PlaceMarks(const Scene& scene, List<Mark>& marks) {
  marks.Clear();
  for (size_t i = 0; i < scene.elements.size() && marks.size() < kMaxMarks; ++i) {
    const Element& e = scene.elements[i];
    if (!e.Has(kInteractive)) continue;
    const Box size = LabelSize(marks.size() + 1, DotSize(scene));
    const Box label = PlaceLabel(scene, marks.span(), e.box, size);
    GENIE_RETURN_IF_ERROR(marks.Push({static_cast<int32_t>(i), label}));
  }
  return Status::Ok();
}

Status DrawMarks(const Scene& scene, std::span<const Mark> marks, ImageView target) {
  GENIE_RETURN_IF_ERROR(CheckTarget(scene, target));
  Canvas canvas(target);
  const int32_t dot = DotSize(scene);
  for (const Mark& mark : marks) {
    const Element& e = scene.elements[mark.element];
    canvas.Frame(e.box, {.ink = {OverlayColor(e.role)}, .thickness = std::max(dot / 2, 1)});
  }
  for (size_t i = 0; i < marks.size(); ++i) {
    const Element& e = scene.elements[marks[i].element];
    const Box& label = marks[i].label;
    canvas.Fill(label, {OverlayColor(e.role)});
    char digits[8];
    const char* end = std::to_chars(digits, digits + sizeof(digits), i + 1).ptr;
    canvas.Digits(label.x + kPadding * dot, label.y + kPadding * dot,
                  {digits, static_cast<size_t>(end - digits)}, dot, {Rgb{255, 255, 255}});
  }
  return Status::Ok();
}

Status WriteMarkList(const Scene& scene, std::string_view source, std::span<const Mark> marks,
                     List<char>& list) {
  TextWriter out(list);
  List<char> name;
  out.Raw(kMarksTitle).Raw("# ").OneLine(source).Raw(" ");
  out.Integer(scene.width).Raw("x").Integer(scene.height).Raw("\n");
  for (size_t i = 0; i < marks.size(); ++i) {
    const auto element = static_cast<size_t>(marks[i].element);
    const Element& e = scene.elements[element];
    const Point center = Center(e.box);
    out.Raw("[").Integer(static_cast<int64_t>(i) + 1).Raw("] ").Raw(RoleName(e.role));
    WriteName(scene, element, out, name);
    out.Raw(" at ").Integer(center.x).Raw(",").Integer(center.y);
    out.Raw(" size ").Integer(e.box.width).Raw("x").Integer(e.box.height);
    if (e.Has(kDisabled)) out.Raw(" disabled");
    if (e.Has(kChecked)) out.Raw(" checked");
    if (e.Has(kSelected)) out.Raw(" selected");
    if (e.Has(kFocused)) out.Raw(" focused");
    out.Raw("\n");
  }
  if (const size_t all = InteractiveCount(scene); all > marks.size()) {
    out.Raw("# ").Integer(static_cast<int64_t>(all - marks.size())).Raw(" more without a mark\n");
  }
  return out.status();
}

}  // namespace genie
