// JSON by nlohmann-json: a document each way, as its users write it.
#include <string>

#include <nlohmann/json.hpp>

#include "contender.h"

namespace genie::races {
namespace {

using nlohmann::json;

class NlohmannContender final : public Contender {
 public:
  std::string_view name() const override { return "nlohmann"; }
  std::string_view note() const override { return "JSON; through its document"; }

  std::string_view Encode(const Scene& scene) override {
    json elements = json::array();
    for (const Element& element : scene.elements) {
      elements.push_back({{"id", element.id},
                          {"x", element.box.x},
                          {"y", element.box.y},
                          {"width", element.box.width},
                          {"height", element.box.height},
                          {"parent", element.parent},
                          {"confidence", element.confidence},
                          {"role", unsigned(element.role)},
                          {"flags", element.flags},
                          {"text", scene.Text(element)}});
    }
    out_ = json{{"width", scene.width},
                {"height", scene.height},
                {"scale", scene.scale_permille},
                {"elements", std::move(elements)}}
               .dump();
    return out_;
  }

  uint64_t Read(std::string_view bytes) override {
    const json document = json::parse(bytes);
    Digest digest;
    digest.Head(document["width"], document["height"], document["scale"]);
    for (const json& item : document["elements"]) {
      digest.Add(item["id"], BoxOf(item), item["parent"], item["confidence"], item["role"],
                 item["flags"], item["text"].get_ref<const std::string&>());
    }
    return digest.sum;
  }

  void ToScene(std::string_view bytes, Scene& scene) override {
    const json document = json::parse(bytes);
    scene.Clear();
    scene.width = document["width"];
    scene.height = document["height"];
    scene.scale_permille = document["scale"];
    for (const json& item : document["elements"]) {
      Element element;
      element.id = item["id"];
      element.box = BoxOf(item);
      element.parent = item["parent"];
      element.confidence = item["confidence"];
      element.role = Role(item["role"].get<uint8_t>());
      element.flags = item["flags"];
      PushElement(scene, element, item["text"].get_ref<const std::string&>());
    }
  }

 private:
  static Box BoxOf(const json& item) {
    return {item["x"], item["y"], item["width"], item["height"]};
  }

  std::string out_;
};

}  // namespace

std::unique_ptr<Contender> MakeNlohmann() { return std::make_unique<NlohmannContender>(); }

}  // namespace genie::races
