// COCO of Scenes: see genie/scene/coco.h.
#include <genie/scene/coco.h>
#include <genie/scene/text_writer.h>

namespace genie {
namespace {

int64_t CategoryId(Role role) { return static_cast<int64_t>(role) + 1; }

std::string_view CategoryKind(Role role) {
  if (IsInteractiveRole(role)) return "interactive";
  return IsContainerRole(role) ? "container" : "plain";
}

}  // namespace

Status CocoDocument::Begin(std::string_view generator, List<char>& list) {
  images_.Clear();
  image_count_ = annotation_count_ = 0;
  TextWriter out(list);
  out.Raw("{\"generator\":").JsonString(generator).Raw(",\"categories\":[");
  for (size_t i = 0; i < kRoleCount; ++i) {
    const auto role = static_cast<Role>(i);
    out.Raw(i == 0 ? "" : ",").Raw("{\"id\":").Integer(CategoryId(role));
    out.Raw(",\"name\":\"").Raw(RoleName(role));
    out.Raw("\",\"supercategory\":\"").Raw(CategoryKind(role)).Raw("\"}");
  }
  out.Raw("],\"annotations\":[");
  return out.status();
}

Status CocoDocument::Add(const Scene& scene, std::string_view source, List<char>& list) {
  TextWriter image(images_);
  image.Raw(image_count_ == 0 ? "" : ",");
  ++image_count_;
  image.Raw("{\"id\":").Integer(image_count_);
  image.Raw(",\"file_name\":").JsonString(source);
  image.Raw(",\"width\":").Integer(scene.width);
  image.Raw(",\"height\":").Integer(scene.height).Raw("}");
  TextWriter out(list);
  for (const Element& e : scene.elements) {
    out.Raw(annotation_count_ == 0 ? "\n" : ",\n");
    ++annotation_count_;
    out.Raw("{\"id\":").Integer(annotation_count_).Raw(",\"image_id\":").Integer(image_count_);
    out.Raw(",\"category_id\":").Integer(CategoryId(e.role));
    out.Raw(",\"bbox\":[").Integer(e.box.x).Raw(",").Integer(e.box.y);
    out.Raw(",").Integer(e.box.width).Raw(",").Integer(e.box.height);
    out.Raw("],\"area\":").Integer(e.box.area());
    out.Raw(",\"iscrowd\":0,\"score\":").Decimal(e.confidence).Raw("}");
  }
  return image.status().ok() ? out.status() : image.status();
}

Status CocoDocument::End(List<char>& list) {
  TextWriter out(list);
  out.Raw("\n],\"images\":[").Raw({images_.data(), images_.size()}).Raw("]}\n");
  return out.status();
}

}  // namespace genie
