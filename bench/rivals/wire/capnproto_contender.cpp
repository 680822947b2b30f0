// Cap'n Proto: a flat, unpacked message; its reader checks each pointer as it follows it.
#include <vector>

#include <kj/string.h>

// Cap'n Proto 0.9 leaves this one to C++20's rewritten operators, which C++23 no longer rewrites
// where there is an operator!= too.
namespace kj {
inline bool operator==(const char* a, const StringPtr& b) { return b.operator==(StringPtr(a)); }
}  // namespace kj

#include <capnp/message.h>
#include <capnp/serialize.h>

#include "contender.h"
#include "scene.capnp.h"

namespace genie::races {
namespace {

class CapnprotoContender final : public Contender {
 public:
  std::string_view name() const override { return "capnproto"; }
  std::string_view note() const override { return "unpacked, pointers checked; no checksum"; }

  std::string_view Encode(const Scene& scene) override {
    // A first segment that all fits into, zeroed by the library after each use.
    auto* first = reinterpret_cast<capnp::word*>(segment_.data());
    capnp::MallocMessageBuilder message(kj::arrayPtr(first, segment_.size()));
    const auto root = message.initRoot<cp::Scene>();
    Fill(scene, root);
    const auto segments = message.getSegmentsForOutput();
    words_.resize(capnp::computeSerializedSizeInWords(segments));
    kj::ArrayOutputStream stream(
        kj::arrayPtr(reinterpret_cast<kj::byte*>(words_.data()), words_.size() * 8));
    capnp::writeMessage(stream, segments);
    return {reinterpret_cast<const char*>(words_.data()), words_.size() * 8};
  }

  uint64_t Read(std::string_view bytes) override {
    Digest digest;
    WithReader(bytes, [&](const cp::Scene::Reader& scene) {
      digest.Head(scene.getWidth(), scene.getHeight(), scene.getScalePermille());
      for (const auto element : scene.getElements()) {
        digest.Add(element.getId(), BoxOf(element), element.getParent(), element.getConfidence(),
                   element.getRole(), element.getFlags(), TextOf(element));
      }
    });
    return digest.sum;
  }

  void ToScene(std::string_view bytes, Scene& scene) override {
    scene.Clear();
    WithReader(bytes, [&](const cp::Scene::Reader& source) {
      scene.width = source.getWidth();
      scene.height = source.getHeight();
      scene.scale_permille = source.getScalePermille();
      for (const auto from : source.getElements()) {
        Element element;
        element.id = from.getId();
        element.box = BoxOf(from);
        element.parent = from.getParent();
        element.confidence = from.getConfidence();
        element.role = Role(from.getRole());
        element.flags = from.getFlags();
        PushElement(scene, element, TextOf(from));
      }
    });
  }

 private:
  static void Fill(const Scene& scene, cp::Scene::Builder root) {
    root.setWidth(scene.width);
    root.setHeight(scene.height);
    root.setScalePermille(scene.scale_permille);
    auto elements = root.initElements(unsigned(scene.elements.size()));
    unsigned index = 0;
    for (const Element& element : scene.elements) {
      auto to = elements[index++];
      const std::string_view text = scene.Text(element);
      to.setId(element.id);
      to.setX(element.box.x);
      to.setY(element.box.y);
      to.setWidth(element.box.width);
      to.setHeight(element.box.height);
      to.setParent(element.parent);
      to.setConfidence(element.confidence);
      to.setRole(uint8_t(element.role));
      to.setFlags(element.flags);
      std::copy(text.begin(), text.end(), to.initText(unsigned(text.size())).begin());
    }
  }

  template <typename Use>
  static void WithReader(std::string_view bytes, Use use) {
    Must(reinterpret_cast<uintptr_t>(bytes.data()) % alignof(capnp::word) == 0, "misaligned");
    const auto* words = reinterpret_cast<const capnp::word*>(bytes.data());
    capnp::FlatArrayMessageReader reader(kj::arrayPtr(words, bytes.size() / 8));
    use(reader.getRoot<cp::Scene>());
  }

  static Box BoxOf(const cp::Element::Reader& element) {
    return {element.getX(), element.getY(), element.getWidth(), element.getHeight()};
  }

  static std::string_view TextOf(const cp::Element::Reader& element) {
    const auto text = element.getText();
    return {text.begin(), text.size()};
  }

  std::vector<uint64_t> segment_ = std::vector<uint64_t>(8192);
  std::vector<uint64_t> words_;
};

}  // namespace

std::unique_ptr<Contender> MakeCapnproto() { return std::make_unique<CapnprotoContender>(); }

}  // namespace genie::races
