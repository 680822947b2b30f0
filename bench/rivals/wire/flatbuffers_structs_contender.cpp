// FlatBuffers as one who counts nanoseconds uses them: fixed structs and one string for all texts,
// which is how our own format lays a Scene out. Verified; each text's range is checked as it is
// read, which the verifier cannot do.
#include "contender.h"
#include "scene_generated.h"

namespace genie::races {
namespace {

class FlatbuffersStructsContender final : public Contender {
 public:
  std::string_view name() const override { return "flatbuffers_structs"; }
  std::string_view note() const override { return "structs and one string, verified; no checksum"; }

  std::string_view Encode(const Scene& scene) override {
    builder_.Clear();
    fb::Record* record = nullptr;
    const auto records =
        builder_.CreateUninitializedVectorOfStructs(scene.elements.size(), &record);
    for (const Element& element : scene.elements) {
      *record++ = fb::Record(
          element.id, fb::Box(element.box.x, element.box.y, element.box.width, element.box.height),
          element.parent, element.text_begin, element.text_size, element.confidence,
          uint8_t(element.role), element.flags);
    }
    const auto texts = builder_.CreateString(scene.strings.data(), scene.strings.size());
    builder_.Finish(fb::CreateRecordScene(builder_, scene.width, scene.height, scene.scale_permille,
                                          records, texts));
    return {reinterpret_cast<const char*>(builder_.GetBufferPointer()), builder_.GetSize()};
  }

  uint64_t Read(std::string_view bytes) override {
    const fb::RecordScene& scene = Open(bytes);
    Digest digest;
    digest.Head(scene.width(), scene.height(), scene.scale_permille());
    const std::string_view texts = scene.texts()->string_view();
    for (const fb::Record* record : *scene.records()) {
      digest.Add(record->id(), BoxOf(*record), record->parent(), record->confidence(),
                 record->role(), record->flags(), TextOf(*record, texts));
    }
    return digest.sum;
  }

  void ToScene(std::string_view bytes, Scene& scene) override {
    const fb::RecordScene& source = Open(bytes);
    scene.Clear();
    scene.width = source.width();
    scene.height = source.height();
    scene.scale_permille = source.scale_permille();
    const std::string_view texts = source.texts()->string_view();
    for (const fb::Record* record : *source.records()) {
      Element element;
      element.id = record->id();
      element.box = BoxOf(*record);
      element.parent = record->parent();
      element.confidence = record->confidence();
      element.role = Role(record->role());
      element.flags = record->flags();
      PushElement(scene, element, TextOf(*record, texts));
    }
  }

 private:
  static const fb::RecordScene& Open(std::string_view bytes) {
    const auto* data = reinterpret_cast<const uint8_t*>(bytes.data());
    flatbuffers::Verifier verifier(data, bytes.size());
    Must(verifier.VerifyBuffer<fb::RecordScene>(nullptr), "no FlatBuffers Scene");
    return *flatbuffers::GetRoot<fb::RecordScene>(data);
  }

  static std::string_view TextOf(const fb::Record& record, std::string_view texts) {
    const uint64_t end = uint64_t{record.text_begin()} + record.text_size();
    Must(end <= texts.size(), "a text is beyond the texts");
    return texts.substr(record.text_begin(), record.text_size());
  }

  static Box BoxOf(const fb::Record& record) {
    const fb::Box& box = record.box();
    return {box.x(), box.y(), box.width(), box.height()};
  }

  flatbuffers::FlatBufferBuilder builder_;
};

}  // namespace

std::unique_ptr<Contender> MakeFlatbuffersStructs() {
  return std::make_unique<FlatbuffersStructsContender>();
}

}  // namespace genie::races
