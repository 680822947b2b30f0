// Our format: a message with a Scene, hashed when written and checked when read, walked where it
// lies.
#include <genie/base/list.h>
#include <genie/wire/message.h>
#include <genie/wire/scene_view.h>
#include <genie/wire/scene_writer.h>

#include "contender.h"

namespace genie::races {
namespace {

class GenieContender final : public Contender {
 public:
  std::string_view name() const override { return "genie"; }
  std::string_view note() const override { return "records; with a hash of all, checked"; }

  std::string_view Encode(const Scene& scene) override {
    body_.Clear();
    wire::ListTarget target(bytes_);
    Must(wire::WriteScene(scene, body_).ok(), "the Scene is refused");
    Must(wire::WriteMessage(body_, kPlain, codec_, target).ok(), "no message is written");
    return {reinterpret_cast<const char*>(bytes_.data()), bytes_.size()};
  }

  uint64_t Read(std::string_view bytes) override {
    const wire::SceneView scene = Open(bytes);
    Digest digest;
    digest.Head(scene.header().width, scene.header().height, scene.header().scale_permille);
    for (uint32_t i = 0; i < scene.size(); ++i) {
      const Element element = scene[i];
      digest.Add(element.id, element.box, element.parent, element.confidence,
                 uint32_t(element.role), element.flags, scene.Text(element));
    }
    return digest.sum;
  }

  void ToScene(std::string_view bytes, Scene& scene) override {
    Must(Open(bytes).CopyTo(scene).ok(), "no memory");
  }

 private:
  static constexpr wire::MessageOptions kPlain = {.type = 0,
                                                  .compression = wire::CompressionChoice::kNone};

  wire::SceneView Open(std::string_view bytes) {
    wire::Message message;
    wire::SceneView scene;
    const std::span given(reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size());
    Must(wire::OpenMessage(given, {}, codec_, storage_, message).ok(), "no message");
    Must(wire::OpenScene(message, scene).ok(), "no Scene");
    return scene;
  }

  wire::Body body_{wire::BodyKind::kScene};
  wire::Codec codec_;
  Buffer storage_;
  List<uint8_t> bytes_;
};

}  // namespace

std::unique_ptr<Contender> MakeGenie() { return std::make_unique<GenieContender>(); }

}  // namespace genie::races
