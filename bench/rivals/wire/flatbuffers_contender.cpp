// FlatBuffers, verified before they are read: a table for each element, as its guide says.
#include <vector>

#include "contender.h"
#include "scene_generated.h"

namespace genie::races {
namespace {

class FlatbuffersContender final : public Contender {
 public:
  std::string_view name() const override { return "flatbuffers"; }
  std::string_view note() const override { return "tables, verified; no checksum"; }

  std::string_view Encode(const Scene& scene) override {
    builder_.Clear();
    offsets_.clear();
    for (const Element& element : scene.elements) {
      const std::string_view text = scene.Text(element);
      const auto shared = builder_.CreateString(text.data(), text.size());
      const fb::Box box(element.box.x, element.box.y, element.box.width, element.box.height);
      offsets_.push_back(fb::CreateElement(builder_, element.id, &box, element.parent,
                                           element.confidence, uint8_t(element.role), element.flags,
                                           shared));
    }
    const auto elements = builder_.CreateVector(offsets_);
    builder_.Finish(
        fb::CreateScene(builder_, scene.width, scene.height, scene.scale_permille, elements));
    return {reinterpret_cast<const char*>(builder_.GetBufferPointer()), builder_.GetSize()};
  }

  uint64_t Read(std::string_view bytes) override {
    const fb::Scene& scene = Open(bytes);
    Digest digest;
    digest.Head(scene.width(), scene.height(), scene.scale_permille());
    for (const fb::Element* element : *scene.elements()) {
      digest.Add(element->id(), BoxOf(*element), element->parent(), element->confidence(),
                 element->role(), element->flags(), element->text()->string_view());
    }
    return digest.sum;
  }

  void ToScene(std::string_view bytes, Scene& scene) override {
    const fb::Scene& source = Open(bytes);
    scene.Clear();
    scene.width = source.width();
    scene.height = source.height();
    scene.scale_permille = source.scale_permille();
    for (const fb::Element* from : *source.elements()) {
      Element element;
      element.id = from->id();
      element.box = BoxOf(*from);
      element.parent = from->parent();
      element.confidence = from->confidence();
      element.role = Role(from->role());
      element.flags = from->flags();
      PushElement(scene, element, from->text()->string_view());
    }
  }

 private:
  static const fb::Scene& Open(std::string_view bytes) {
    const auto* data = reinterpret_cast<const uint8_t*>(bytes.data());
    flatbuffers::Verifier verifier(data, bytes.size());
    Must(verifier.VerifyBuffer<fb::Scene>(nullptr), "no FlatBuffers Scene");
    return *flatbuffers::GetRoot<fb::Scene>(data);
  }

  static Box BoxOf(const fb::Element& element) {
    const fb::Box& box = *element.box();
    return {box.x(), box.y(), box.width(), box.height()};
  }

  flatbuffers::FlatBufferBuilder builder_;
  std::vector<flatbuffers::Offset<fb::Element>> offsets_;
};

}  // namespace

std::unique_ptr<Contender> MakeFlatbuffers() { return std::make_unique<FlatbuffersContender>(); }

}  // namespace genie::races
