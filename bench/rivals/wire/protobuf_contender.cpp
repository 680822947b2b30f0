// Protocol Buffers: one message that is kept and filled again, which is its fastest way.
#include <string>

#include "contender.h"
#include "scene.pb.h"

namespace genie::races {
namespace {

class ProtobufContender final : public Contender {
 public:
  std::string_view name() const override { return "protobuf"; }
  std::string_view note() const override { return "messages kept and reused; no checksum"; }

  std::string_view Encode(const Scene& scene) override {
    message_.Clear();
    message_.set_width(scene.width);
    message_.set_height(scene.height);
    message_.set_scale_permille(scene.scale_permille);
    for (const Element& element : scene.elements) {
      const std::string_view text = scene.Text(element);
      pb::Element& to = *message_.add_elements();
      to.set_id(element.id);
      to.set_x(element.box.x);
      to.set_y(element.box.y);
      to.set_width(element.box.width);
      to.set_height(element.box.height);
      to.set_parent(element.parent);
      to.set_confidence(element.confidence);
      to.set_role(uint32_t(element.role));
      to.set_flags(element.flags);
      to.set_text(text.data(), text.size());
    }
    Must(message_.SerializeToString(&out_), "protobuf writes nothing");
    return out_;
  }

  uint64_t Read(std::string_view bytes) override {
    Parse(bytes);
    Digest digest;
    digest.Head(read_.width(), read_.height(), read_.scale_permille());
    for (const pb::Element& element : read_.elements()) {
      digest.Add(element.id(), BoxOf(element), element.parent(), element.confidence(),
                 element.role(), element.flags(), element.text());
    }
    return digest.sum;
  }

  void ToScene(std::string_view bytes, Scene& scene) override {
    Parse(bytes);
    scene.Clear();
    scene.width = read_.width();
    scene.height = read_.height();
    scene.scale_permille = read_.scale_permille();
    for (const pb::Element& from : read_.elements()) {
      Element element;
      element.id = from.id();
      element.box = BoxOf(from);
      element.parent = from.parent();
      element.confidence = uint16_t(from.confidence());
      element.role = Role(from.role());
      element.flags = uint8_t(from.flags());
      PushElement(scene, element, from.text());
    }
  }

 private:
  void Parse(std::string_view bytes) {
    Must(read_.ParseFromArray(bytes.data(), int(bytes.size())), "no protobuf Scene");
  }

  static Box BoxOf(const pb::Element& element) {
    return {element.x(), element.y(), element.width(), element.height()};
  }

  pb::Scene message_;
  pb::Scene read_;
  std::string out_;
};

}  // namespace

std::unique_ptr<Contender> MakeProtobuf() { return std::make_unique<ProtobufContender>(); }

}  // namespace genie::races
