// MessagePack: elements as arrays without names, which is its smallest and fastest form.
#include <msgpack.hpp>

#include "contender.h"

namespace genie::races {
namespace {

constexpr uint32_t kFields = 10;

class MsgpackContender final : public Contender {
 public:
  std::string_view name() const override { return "msgpack"; }
  std::string_view note() const override { return "arrays without names; no checksum"; }

  std::string_view Encode(const Scene& scene) override {
    buffer_.clear();
    msgpack::packer<msgpack::sbuffer> packer(buffer_);
    packer.pack_array(4).pack(scene.width).pack(scene.height).pack(scene.scale_permille);
    packer.pack_array(uint32_t(scene.elements.size()));
    for (const Element& element : scene.elements) {
      const std::string_view text = scene.Text(element);
      packer.pack_array(kFields).pack(element.id);
      packer.pack(element.box.x).pack(element.box.y).pack(element.box.width);
      packer.pack(element.box.height).pack(element.parent).pack(element.confidence);
      packer.pack(uint8_t(element.role)).pack(element.flags);
      packer.pack_str(uint32_t(text.size())).pack_str_body(text.data(), uint32_t(text.size()));
    }
    return {buffer_.data(), buffer_.size()};
  }

  uint64_t Read(std::string_view bytes) override {
    Digest digest;
    Walk(
        bytes, [&](int32_t w, int32_t h, int32_t scale) { digest.Head(w, h, scale); },
        [&](const Element& element, std::string_view text) {
          digest.Add(element.id, element.box, element.parent, element.confidence,
                     uint32_t(element.role), element.flags, text);
        });
    return digest.sum;
  }

  void ToScene(std::string_view bytes, Scene& scene) override {
    scene.Clear();
    Walk(
        bytes,
        [&](int32_t width, int32_t height, int32_t scale) {
          scene.width = width;
          scene.height = height;
          scene.scale_permille = scale;
        },
        [&](const Element& element, std::string_view text) { PushElement(scene, element, text); });
  }

 private:
  // Texts stay where they stand in the bytes.
  static bool Borrow(msgpack::type::object_type, std::size_t, void*) { return true; }

  template <typename Head, typename Each>
  void Walk(std::string_view bytes, Head head, Each each) {
    zone_.clear();
    const msgpack::object root = msgpack::unpack(zone_, bytes.data(), bytes.size(), &Borrow);
    Must(root.type == msgpack::type::ARRAY && root.via.array.size == 4, "no MessagePack Scene");
    const msgpack::object* part = root.via.array.ptr;
    head(part[0].as<int32_t>(), part[1].as<int32_t>(), part[2].as<int32_t>());
    Must(part[3].type == msgpack::type::ARRAY, "no elements");
    for (uint32_t i = 0; i < part[3].via.array.size; ++i) {
      const msgpack::object& item = part[3].via.array.ptr[i];
      Must(item.type == msgpack::type::ARRAY && item.via.array.size == kFields, "no element");
      const msgpack::object* field = item.via.array.ptr;
      Element element;
      element.id = field[0].as<int64_t>();
      element.box = {field[1].as<int32_t>(), field[2].as<int32_t>(), field[3].as<int32_t>(),
                     field[4].as<int32_t>()};
      element.parent = field[5].as<int32_t>();
      element.confidence = field[6].as<uint16_t>();
      element.role = Role(field[7].as<uint8_t>());
      element.flags = field[8].as<uint8_t>();
      each(element, field[9].as<std::string_view>());
    }
  }

  msgpack::sbuffer buffer_;
  msgpack::zone zone_;
};

}  // namespace

std::unique_ptr<Contender> MakeMsgpack() { return std::make_unique<MsgpackContender>(); }

}  // namespace genie::races
