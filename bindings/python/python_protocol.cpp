// The binary protocol for Python: see python_protocol.h.
#include "python_protocol.h"

#include <memory>
#include <optional>
#include <span>
#include <utility>

#include <nanobind/ndarray.h>

#include <genie/wire/compression.h>
#include <genie/wire/message.h>
#include <genie/wire/scene_view.h>
#include <genie/wire/scene_writer.h>

#include "errors.h"
#include "gil.h"
#include "message_decoder.h"
#include "message_encoder.h"
#include "python_scene.h"

namespace genie::python {
namespace {

namespace nb = nanobind;

// Contexts of the libraries take longer to make than most messages; they end with their thread.
wire::Codec& ThreadCodec() {
  thread_local wire::Codec codec;
  return codec;
}

nb::object NewBytes(size_t size) {
  PyObject* made = PyBytes_FromStringAndSize(nullptr, static_cast<Py_ssize_t>(size));
  if (made == nullptr) throw nb::python_error();
  return nb::steal(made);
}

// Calls `work`, without the GIL where it is about many bytes.
template <typename Work>
Status Do(size_t bytes, Work work) {
  if (bytes < kReleaseBytes) return work();
  const ReleasedGil no_gil;
  return work();
}

// A bytes object that is asked for with the GIL held and filled without it.
class BytesTarget final : public wire::MessageTarget {
 public:
  explicit BytesTarget(size_t size) : bytes_(NewBytes(size)), size_(size) {}
  uint8_t* Take(size_t size) override {
    return size == size_ ? reinterpret_cast<uint8_t*>(PyBytes_AS_STRING(bytes_.ptr())) : nullptr;
  }
  nb::object bytes() const { return bytes_; }

 private:
  nb::object bytes_;
  size_t size_;
};

nb::object WritePlain(const wire::Body& body, uint16_t type) {
  if (body.size() > body.limits().max_body_bytes) {  // refused before it has memory
    List<uint8_t> none;
    wire::ListTarget nowhere(none);
    ThrowIfError(WriteMessage(body, {.type = type}, ThreadCodec(), nowhere), Task::kProtocol);
  }
  BytesTarget target(wire::kHeaderBytes + static_cast<size_t>(body.size()));
  const wire::MessageOptions options{.type = type, .compression = wire::CompressionChoice::kNone};
  ThrowIfError(Do(body.size(), [&] { return WriteMessage(body, options, ThreadCodec(), target); }),
               Task::kProtocol);
  return target.bytes();
}

nb::object WriteBody(const wire::Body& body, uint16_t type, wire::CompressionChoice compression) {
  ThrowIfError(body.status(), Task::kProtocol);
  if (compression == wire::CompressionChoice::kAuto) {
    compression = static_cast<wire::CompressionChoice>(
        ThreadCodec().Choose(body.LargestPiece(), body.size()));
  }
  if (compression == wire::CompressionChoice::kNone) return WritePlain(body, type);
  List<uint8_t> message;
  wire::ListTarget target(message);
  ThrowIfError(Do(body.size(),
                  [&] {
                    return WriteMessage(body, {.type = type, .compression = compression},
                                        ThreadCodec(), target);
                  }),
               Task::kProtocol);
  nb::object bytes = NewBytes(message.size());
  std::memcpy(PyBytes_AS_STRING(bytes.ptr()), message.data(), message.size());
  return bytes;
}

// The bytes of an object with the buffer protocol, while this lives.
class Bytes {
 public:
  explicit Bytes(nb::handle data) {
    if (PyObject_GetBuffer(data.ptr(), &view_, PyBUF_SIMPLE) != 0) throw nb::python_error();
  }
  ~Bytes() { PyBuffer_Release(&view_); }
  Bytes(const Bytes&) = delete;
  Bytes& operator=(const Bytes&) = delete;
  std::span<const uint8_t> span() const {
    return {static_cast<const uint8_t*>(view_.buf), static_cast<size_t>(view_.len)};
  }

 private:
  Py_buffer view_ = {};
};

// A read-only array of bytes that owns them.
nb::object OwnerOf(Buffer storage) {
  auto owned = std::make_unique<Buffer>(std::move(storage));
  const uint8_t* data = owned->data();
  const size_t size = owned->size();
  const nb::capsule owner(owned.release(),
                          [](void* buffer) noexcept { delete static_cast<Buffer*>(buffer); });
  return nb::cast(nb::ndarray<nb::numpy, const uint8_t, nb::ndim<1>>(data, {size}, owner));
}

uint8_t NumberOf(wire::Compression compression) { return static_cast<uint8_t>(compression); }

wire::Compression CompressionOf(uint8_t number) {
  ThrowIfError(number < wire::kCompressionCount
                   ? Status::Ok()
                   : Status(StatusCode::kInvalidArgument, "no such compression"),
               Task::kProtocol);
  return static_cast<wire::Compression>(number);
}

nb::object Compress(nb::handle data, uint8_t compression) {
  const Bytes bytes(data);
  List<uint8_t> packed;
  ThrowIfError(Do(bytes.span().size(),
                  [&] {
                    return ThreadCodec().Compress(CompressionOf(compression), bytes.span(), 0,
                                                  packed);
                  }),
               Task::kProtocol);
  return nb::bytes(packed.data(), packed.size());
}

nb::object Decompress(nb::handle data, uint8_t compression, uint64_t max_bytes) {
  const Bytes bytes(data);
  List<uint8_t> plain;
  ThrowIfError(Do(kReleaseBytes,  // few bytes may become many
                  [&] {
                    return ThreadCodec().DecompressUpTo(CompressionOf(compression), bytes.span(),
                                                        max_bytes, plain);
                  }),
               Task::kProtocol);
  return nb::bytes(plain.data(), plain.size());
}

uint8_t Choose(nb::handle data) {
  const Bytes bytes(data);
  return NumberOf(ThreadCodec().Choose(bytes.span(), bytes.span().size()));
}

}  // namespace

nb::object PythonWire::Serialize(nb::handle value, uint16_t type, uint8_t compression,
                                 uint64_t max_bytes) const {
  const wire::WireLimits limits{.max_body_bytes = max_bytes};
  const auto choice = static_cast<wire::CompressionChoice>(compression);
  if (value.type().is(types_.scene)) {
    const nb::object native = value.attr("_native");
    wire::Body body(wire::BodyKind::kScene, limits);
    ThrowIfError(WriteScene(nb::cast<const PythonScene&>(native).scene, body), Task::kProtocol);
    return WriteBody(body, type, choice);
  }
  wire::Body body(wire::BodyKind::kTree, limits);
  MessageEncoder encoder(types_, body);
  encoder.Encode(value);
  return WriteBody(body, type, choice);
}

nb::tuple PythonWire::Parse(nb::handle data, uint64_t max_bytes) const {
  const wire::WireLimits limits{.max_body_bytes = max_bytes};
  const Bytes bytes(data);
  Buffer storage;
  wire::Message message;
  ThrowIfError(
      Do(bytes.span().size() < kReleaseBytes ? 0 : bytes.span().size(),
         [&] { return OpenMessage(bytes.span(), limits, ThreadCodec(), storage, message); }),
      Task::kProtocol);
  const wire::MessageHeader& header = message.header;
  nb::object value;
  if (header.kind == wire::BodyKind::kScene) {
    wire::SceneView scene;
    ThrowIfError(OpenScene(message, scene), Task::kProtocol);
    value = MakeScene(types_, scene);
  } else {
    const uint8_t* begin = storage.data() != nullptr ? storage.data() : bytes.span().data();
    const nb::object memory =
        storage.data() != nullptr ? OwnerOf(std::move(storage)) : nb::borrow(data);
    value = MessageDecoder(types_, memory, begin, message, limits).Decode();
  }
  return nb::make_tuple(value, header.type, NumberOf(header.compression), header.version,
                        header.body_length);
}

void BindProtocol(nb::module_& module) {
  nb::class_<PythonWire>(module, "Wire", "The binary protocol, knowing Python's classes.")
      .def(
          "__init__",
          [](PythonWire* self, nb::object scene, nb::object element, nb::object array,
             nb::object scalar, nb::object take_apart, nb::object plain, nb::object view,
             nb::object make_array) {
            new (self) PythonWire({std::move(scene), std::move(element), std::move(array),
                                   std::move(scalar), std::move(take_apart), std::move(plain),
                                   std::move(view), std::move(make_array)});
          },
          nb::arg("scene"), nb::arg("element"), nb::arg("array"), nb::arg("scalar"),
          nb::arg("take_apart"), nb::arg("plain"), nb::arg("view"), nb::arg("make_array"))
      .def("serialize", &PythonWire::Serialize, nb::arg("value").none(), nb::arg("type"),
           nb::arg("compression"), nb::arg("max_bytes"),
           nb::sig("def serialize(self, value: object, type: int, compression: int, "
                   "max_bytes: int) -> bytes"))
      .def("parse", &PythonWire::Parse, nb::arg("data").none(), nb::arg("max_bytes"),
           nb::sig("def parse(self, data: object, max_bytes: int) -> "
                   "tuple[typing.Any, int, int, int, int]"));
  module.def("compress", &Compress,
             nb::sig("def compress(data: object, compression: int) -> bytes"));
  module.def("decompress", &Decompress,
             nb::sig("def decompress(data: object, compression: int, max_bytes: int) -> bytes"));
  module.def("choose_compression", &Choose, nb::sig("def choose_compression(data: object) -> int"));
}

}  // namespace genie::python
