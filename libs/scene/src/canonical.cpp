// Canonical bytes: see genie/scene/canonical.h.
#include <genie/scene/canonical.h>

#include <algorithm>
#include <type_traits>

namespace genie {
namespace {

constexpr size_t kHeaderBytes = 1 + 3 * 4 + 2 + 8 + 4;
constexpr size_t kElementBytes = 1 + 1 + 2 + 4 * 4 + 4 + 4;

// Writes into room that was reserved before.
class ByteWriter {
 public:
  explicit ByteWriter(List<uint8_t>& out) : out_(out) {}

  template <typename T>
  void Put(T value) {
    auto bits = static_cast<std::make_unsigned_t<T>>(value);
    for (size_t i = 0; i < sizeof(T); ++i) {
      out_.PushUnchecked(static_cast<uint8_t>(bits & 0xFF));
      bits = static_cast<std::make_unsigned_t<T>>(uint64_t{bits} >> 8);
    }
  }

 private:
  List<uint8_t>& out_;
};

size_t CanonicalBytes(const Scene& scene) {
  size_t bytes = kHeaderBytes + scene.elements.size() * kElementBytes;
  for (const Element& e : scene.elements) bytes += e.text_size;
  return bytes;
}

bool SameElement(const Scene& a, const Element& e, const Scene& b, const Element& f) {
  return e.role == f.role && e.flags == f.flags && e.confidence == f.confidence && e.box == f.box &&
         e.parent == f.parent && a.Text(e) == b.Text(f);
}

}  // namespace

Status WriteCanonical(const Scene& scene, List<uint8_t>& out) {
  GENIE_RETURN_IF_ERROR(out.Reserve(out.size() + CanonicalBytes(scene)));
  ByteWriter bytes(out);
  bytes.Put(kCanonicalVersion);
  bytes.Put(scene.width);
  bytes.Put(scene.height);
  bytes.Put(scene.scale_permille);
  bytes.Put(scene.threshold);
  bytes.Put(scene.content_key);
  bytes.Put(static_cast<uint32_t>(scene.elements.size()));
  for (const Element& e : scene.elements) {
    bytes.Put(static_cast<uint8_t>(e.role));
    bytes.Put(e.flags);
    bytes.Put(e.confidence);
    for (const int32_t value : {e.box.x, e.box.y, e.box.width, e.box.height, e.parent}) {
      bytes.Put(value);
    }
    bytes.Put(e.text_size);
    for (const char c : scene.Text(e)) out.PushUnchecked(static_cast<uint8_t>(c));
  }
  return Status::Ok();
}

bool SameScene(const Scene& a, const Scene& b) {
  return a.width == b.width && a.height == b.height && a.scale_permille == b.scale_permille &&
         a.threshold == b.threshold && a.content_key == b.content_key &&
         std::equal(a.elements.begin(), a.elements.end(), b.elements.begin(), b.elements.end(),
                    [&](const Element& e, const Element& f) { return SameElement(a, e, b, f); });
}

}  // namespace genie
