// JSON by yyjson: a document of a kept pool each way, written and read member by member.
#include <string>
#include <vector>

#include <yyjson.h>

#include "contender.h"

namespace genie::races {
namespace {

// Room for documents of 500 elements; yyjson's pool never grows.
constexpr size_t kPoolBytes = size_t{4} << 20;

class YyjsonContender final : public Contender {
 public:
  std::string_view name() const override { return "yyjson"; }
  std::string_view note() const override { return "JSON; documents in a kept pool"; }

  std::string_view Encode(const Scene& scene) override {
    yyjson_alc_pool_init(&pool_, memory_.data(), memory_.size());
    yyjson_mut_doc* document = yyjson_mut_doc_new(&pool_);
    yyjson_mut_val* root = yyjson_mut_obj(document);
    yyjson_mut_doc_set_root(document, root);
    yyjson_mut_obj_add_int(document, root, "width", scene.width);
    yyjson_mut_obj_add_int(document, root, "height", scene.height);
    yyjson_mut_obj_add_int(document, root, "scale", scene.scale_permille);
    yyjson_mut_val* elements = yyjson_mut_obj_add_arr(document, root, "elements");
    for (const Element& element : scene.elements) {
      AddElement(document, yyjson_mut_arr_add_obj(document, elements), scene, element);
    }
    size_t size = 0;
    const char* text = yyjson_mut_write_opts(document, 0, &pool_, &size, nullptr);
    Must(text != nullptr, "yyjson writes nothing");
    return {text, size};
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
  static void AddElement(yyjson_mut_doc* document, yyjson_mut_val* to, const Scene& scene,
                         const Element& element) {
    const std::string_view text = scene.Text(element);
    yyjson_mut_obj_add_int(document, to, "id", element.id);
    yyjson_mut_obj_add_int(document, to, "x", element.box.x);
    yyjson_mut_obj_add_int(document, to, "y", element.box.y);
    yyjson_mut_obj_add_int(document, to, "width", element.box.width);
    yyjson_mut_obj_add_int(document, to, "height", element.box.height);
    yyjson_mut_obj_add_int(document, to, "parent", element.parent);
    yyjson_mut_obj_add_int(document, to, "confidence", element.confidence);
    yyjson_mut_obj_add_int(document, to, "role", int64_t(element.role));
    yyjson_mut_obj_add_int(document, to, "flags", element.flags);
    yyjson_mut_obj_add_strn(document, to, "text", text.data(), text.size());
  }

  // An iterator of yyjson's looks first where the last member ended: its fastest way.
  static int64_t Number(yyjson_obj_iter& fields, const char* name) {
    yyjson_val* value = yyjson_obj_iter_get(&fields, name);
    Must(yyjson_is_int(value), "a number is not there");
    return yyjson_get_sint(value);
  }

  template <typename Head, typename Each>
  void Walk(std::string_view bytes, Head head, Each each) {
    yyjson_alc_pool_init(&pool_, memory_.data(), memory_.size());
    auto* text = const_cast<char*>(bytes.data());  // read only without the flag for in place
    yyjson_doc* document = yyjson_read_opts(text, bytes.size(), 0, &pool_, nullptr);
    Must(document != nullptr, "yyjson reads no JSON");
    yyjson_obj_iter root = yyjson_obj_iter_with(yyjson_doc_get_root(document));
    const auto width = int32_t(Number(root, "width"));
    const auto height = int32_t(Number(root, "height"));
    head(width, height, int32_t(Number(root, "scale")));
    yyjson_val* elements = yyjson_obj_iter_get(&root, "elements");
    size_t index = 0, count = 0;
    yyjson_val* item = nullptr;
    yyjson_arr_foreach(elements, index, count, item) {
      yyjson_obj_iter fields = yyjson_obj_iter_with(item);
      Element element;
      element.id = Number(fields, "id");
      element.box.x = int32_t(Number(fields, "x"));
      element.box.y = int32_t(Number(fields, "y"));
      element.box.width = int32_t(Number(fields, "width"));
      element.box.height = int32_t(Number(fields, "height"));
      element.parent = int32_t(Number(fields, "parent"));
      element.confidence = uint16_t(Number(fields, "confidence"));
      element.role = Role(Number(fields, "role"));
      element.flags = uint8_t(Number(fields, "flags"));
      yyjson_val* words = yyjson_obj_iter_get(&fields, "text");
      each(element, std::string_view(yyjson_get_str(words), yyjson_get_len(words)));
    }
  }

  std::vector<char> memory_ = std::vector<char>(kPoolBytes);
  yyjson_alc pool_ = {};
};

}  // namespace

std::unique_ptr<Contender> MakeYyjson() { return std::make_unique<YyjsonContender>(); }

}  // namespace genie::races
