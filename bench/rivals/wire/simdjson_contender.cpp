// JSON by the fastest hands that Debian has: written by fmt with formats compiled in, read by
// simdjson's On Demand parser, which walks the text once and checks what it walks over.
#include <string>

#define FMT_HEADER_ONLY
#include <fmt/compile.h>
#include <simdjson.h>

#include "contender.h"

namespace genie::races {
namespace {

using simdjson::ondemand::object;

// A text in quotes: stretches without anything to escape are copied at once.
void AppendText(fmt::memory_buffer& out, std::string_view text) {
  out.push_back('"');
  size_t from = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    const auto letter = uint8_t(text[i]);
    if (letter >= 0x20 && letter != '"' && letter != '\\') continue;
    out.append(text.data() + from, text.data() + i);
    from = i + 1;
    if (letter >= 0x20) {
      out.push_back('\\');
      out.push_back(char(letter));
    } else {
      fmt::format_to(fmt::appender(out), FMT_COMPILE("\\u{:04x}"), letter);
    }
  }
  out.append(text.data() + from, text.data() + text.size());
  out.push_back('"');
}

class SimdjsonContender final : public Contender {
 public:
  std::string_view name() const override { return "simdjson"; }
  std::string_view note() const override { return "JSON; written by fmt, read On Demand"; }

  std::string_view Encode(const Scene& scene) override {
    out_.clear();
    fmt::format_to(fmt::appender(out_),
                   FMT_COMPILE(R"({{"width":{},"height":{},"scale":{},"elements":[)"), scene.width,
                   scene.height, scene.scale_permille);
    for (const Element& element : scene.elements) {
      fmt::format_to(fmt::appender(out_),
                     FMT_COMPILE(R"({{"id":{},"x":{},"y":{},"width":{},"height":{},"parent":{},)"
                                 R"("confidence":{},"role":{},"flags":{},"text":)"),
                     element.id, element.box.x, element.box.y, element.box.width,
                     element.box.height, element.parent, element.confidence, unsigned(element.role),
                     unsigned(element.flags));
      AppendText(out_, scene.Text(element));
      out_.push_back('}');
      out_.push_back(',');
    }
    if (!scene.elements.empty()) out_.resize(out_.size() - 1);
    out_.push_back(']');
    out_.push_back('}');
    return {out_.data(), out_.size()};
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
  // Fields are asked for in the order in which they were written: simdjson's fastest way.
  template <typename Head, typename Each>
  void Walk(std::string_view bytes, Head head, Each each) {
    // The parser needs room behind the text; a caller that owns its buffer has it.
    padded_.assign(bytes);
    padded_.reserve(bytes.size() + simdjson::SIMDJSON_PADDING);
    auto document = parser_.iterate(padded_.data(), padded_.size(), padded_.capacity());
    object root = document.get_object();
    const int32_t width = Number<int32_t>(root, "width");
    const int32_t height = Number<int32_t>(root, "height");
    head(width, height, Number<int32_t>(root, "scale"));
    for (auto item : root["elements"].get_array()) {
      object fields = item.get_object();
      Element element;
      element.id = Number<int64_t>(fields, "id");
      element.box.x = Number<int32_t>(fields, "x");
      element.box.y = Number<int32_t>(fields, "y");
      element.box.width = Number<int32_t>(fields, "width");
      element.box.height = Number<int32_t>(fields, "height");
      element.parent = Number<int32_t>(fields, "parent");
      element.confidence = Number<uint16_t>(fields, "confidence");
      element.role = Role(Number<uint8_t>(fields, "role"));
      element.flags = Number<uint8_t>(fields, "flags");
      each(element, std::string_view(fields["text"].get_string()));
    }
  }

  template <typename T>
  static T Number(object& fields, std::string_view name) {
    return T(int64_t(fields[name].get_int64()));
  }

  fmt::memory_buffer out_;
  std::string padded_;
  simdjson::ondemand::parser parser_;
};

}  // namespace

std::unique_ptr<Contender> MakeSimdjson() { return std::make_unique<SimdjsonContender>(); }

}  // namespace genie::races
