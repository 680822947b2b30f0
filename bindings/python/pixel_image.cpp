// PixelImage: see pixel_image.h.
#include "pixel_image.h"

#include <array>
#include <utility>

#include <nanobind/ndarray.h>
#include <nanobind/stl/string.h>

#include <genie/shm/shared_image.h>

#include "errors.h"
#include "image_array.h"

namespace genie::python {
namespace {

namespace nb = nanobind;

constexpr std::array kNames = {"gray", "rgb", "bgr", "rgba", "bgra"};  // by PixelFormat

// What a Py_buffer points to for as long as it lives.
struct BufferState {
  Image image;
  Py_ssize_t shape[3];
  Py_ssize_t strides[3];
};

int RefuseBuffer(Py_buffer* buffer, const char* reason) {
  buffer->obj = nullptr;
  PyErr_SetString(PyExc_BufferError, reason);
  return -1;
}

bool IsPacked(ConstImageView view) {
  return view.height == 1 ||
         view.stride_bytes == ptrdiff_t{view.width} * BytesPerPixel(view.format);
}

void Describe(ConstImageView view, int flags, BufferState& state, Py_buffer* buffer) {
  const Py_ssize_t channels = BytesPerPixel(view.format);
  state.shape[0] = view.height;
  state.shape[1] = view.width;
  state.shape[2] = channels;
  state.strides[0] = view.stride_bytes;
  state.strides[1] = channels;
  state.strides[2] = 1;
  buffer->buf = const_cast<uint8_t*>(view.data);
  buffer->len = Py_ssize_t{view.height} * view.width * channels;
  buffer->itemsize = 1;
  buffer->ndim = channels == 1 ? 2 : 3;
  static char bytes[] = "B";
  buffer->format = (flags & PyBUF_FORMAT) != 0 ? bytes : nullptr;
  buffer->shape = (flags & PyBUF_ND) != 0 ? state.shape : nullptr;
  buffer->strides = (flags & PyBUF_STRIDES) == PyBUF_STRIDES ? state.strides : nullptr;
  buffer->suboffsets = nullptr;
  buffer->internal = &state;
}

int GetBuffer(PyObject* object, Py_buffer* buffer, int flags) {
  Image image = nb::inst_ptr<PixelImage>(object)->image();
  if (image.empty()) return RefuseBuffer(buffer, "the image is closed");
  const ConstImageView view = image.view();
  const bool is_read_only = image.mutable_view().empty();
  if (is_read_only && (flags & PyBUF_WRITABLE) != 0) {
    return RefuseBuffer(buffer, "the image is read-only; copy it to write");
  }
  const bool wants_packed = (flags & PyBUF_STRIDES) != PyBUF_STRIDES ||
                            (flags & PyBUF_C_CONTIGUOUS) == PyBUF_C_CONTIGUOUS ||
                            (flags & PyBUF_ANY_CONTIGUOUS) == PyBUF_ANY_CONTIGUOUS;
  const bool wants_columns = (flags & PyBUF_F_CONTIGUOUS) == PyBUF_F_CONTIGUOUS &&
                             (flags & PyBUF_ANY_CONTIGUOUS) != PyBUF_ANY_CONTIGUOUS;
  if (wants_columns || (wants_packed && !IsPacked(view))) {
    return RefuseBuffer(buffer, "the image's rows are apart; ask for a buffer with strides");
  }
  auto* state = new (std::nothrow) BufferState{.image = image, .shape = {}, .strides = {}};
  if (state == nullptr) {
    PyErr_NoMemory();
    buffer->obj = nullptr;
    return -1;
  }
  Describe(view, flags, *state, buffer);
  buffer->readonly = is_read_only ? 1 : 0;
  buffer->obj = Py_NewRef(object);
  return 0;
}

void ReleaseBuffer(PyObject*, Py_buffer* buffer) {
  delete static_cast<BufferState*>(buffer->internal);
}

PyType_Slot slots[] = {{Py_bf_getbuffer, reinterpret_cast<void*>(GetBuffer)},
                       {Py_bf_releasebuffer, reinterpret_cast<void*>(ReleaseBuffer)},
                       {0, nullptr}};

void ThrowIfClosed(const Image& image) {
  if (image.empty()) {
    throw StatusError(Status(StatusCode::kInvalidArgument, "the image is closed"), Task::kImage);
  }
}

}  // namespace

const char* FormatName(PixelFormat format) { return kNames[static_cast<size_t>(format)]; }

PixelFormat FormatFromName(const std::string& name) {
  for (size_t i = 0; i < kNames.size(); ++i) {
    if (name == kNames[i]) return static_cast<PixelFormat>(i);
  }
  throw StatusError(
      Status(StatusCode::kInvalidArgument, "no such pixel format").With("format", name),
      Task::kImage);
}

PixelImage PixelImage::Borrow(const Pixels& pixels, const std::string& format, bool is_writable,
                              CopyCount copies) {
  const ConstImageView view = Frame::OfPixels(pixels, format).pixels();
  auto kept = std::make_unique<Pixels>(pixels);
  const auto release = [](void* context) { delete static_cast<Pixels*>(context); };
  const ImageView writable{const_cast<uint8_t*>(view.data), view.width, view.height,
                           view.stride_bytes, view.format};
  auto image = is_writable ? Image::Wrap(writable, release, kept.get())
                           : Image::Wrap(view, release, kept.get());
  ThrowIfError(image ? Status::Ok() : image.error());
  [[maybe_unused]] Pixels* now_of_the_image = kept.release();
  return {std::move(*image), std::move(copies)};
}

nb::object PixelImage::Array() {
  ThrowIfClosed(image_);
  return ArrayOf(image_);
}

PixelImage PixelImage::Cropped(int32_t x, int32_t y, int32_t width, int32_t height) const {
  ThrowIfClosed(image_);
  const ConstImageView view = image_.view();
  const bool is_inside = x >= 0 && y >= 0 && width > 0 && height > 0 && width <= view.width &&
                         height <= view.height && x <= view.width - width &&
                         y <= view.height - height;
  if (!is_inside) {
    throw StatusError(Status(StatusCode::kInvalidArgument, "region does not lie inside the image")
                          .With("x", x)
                          .With("y", y)
                          .With("width", width)
                          .With("height", height)
                          .With("image_width", view.width)
                          .With("image_height", view.height),
                      Task::kImage);
  }
  return {image_.Cropped({x, y, width, height}), copies_};
}

bool PixelImage::IsReadOnly() {
  ThrowIfClosed(image_);
  return image_.mutable_view().empty();
}

bool PixelImage::IsShareable() const { return image_.special_memory() != nullptr; }

void BindPixelImage(nb::module_& module) {
  nb::class_<PixelImage>(module, "PixelImage", "Pixels that arrays, buffers and processes share.",
                         nb::type_slots(slots), nb::is_weak_referenceable())
      .def(nb::init<const PixelImage&>(), nb::arg("other"))
      .def_prop_ro("array", &PixelImage::Array,
                   nb::sig("def array(self) -> numpy.typing.NDArray[numpy.uint8]"))
      .def_prop_ro("color", [](const PixelImage& self) { return FormatName(self.view().format); })
      .def_prop_ro("width", [](const PixelImage& self) { return self.view().width; })
      .def_prop_ro("height", [](const PixelImage& self) { return self.view().height; })
      .def_prop_ro("closed", [](const PixelImage& self) { return self.image().empty(); })
      .def_prop_ro("read_only", &PixelImage::IsReadOnly)
      .def_prop_ro("shareable", &PixelImage::IsShareable)
      .def("cropped", &PixelImage::Cropped, nb::arg("x"), nb::arg("y"), nb::arg("width"),
           nb::arg("height"))
      .def("let_go", &PixelImage::Close);
}

}  // namespace genie::python
