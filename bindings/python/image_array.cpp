// Image as a numpy array: see image_array.h.
#include "image_array.h"

#include <nanobind/ndarray.h>

#include <memory>

namespace genie::python {
namespace {

namespace nb = nanobind;

template <typename Byte>
nb::object Array(Byte* data, ConstImageView view, const nb::capsule& owner) {
  const auto height = static_cast<size_t>(view.height), width = static_cast<size_t>(view.width);
  const auto channels = static_cast<size_t>(BytesPerPixel(view.format));
  using Pixels = nb::ndarray<nb::numpy, Byte>;
  if (channels == 1) {
    return nb::cast(Pixels(data, {height, width}, owner, {view.stride_bytes, 1}));
  }
  return nb::cast(Pixels(data, {height, width, channels}, owner,
                         {view.stride_bytes, static_cast<int64_t>(channels), 1}));
}

}  // namespace

nb::object ArrayOf(Image image) {
  auto owned = std::make_unique<Image>(std::move(image));
  const ConstImageView view = owned->view();
  const ImageView writable = owned->mutable_view();
  const nb::capsule owner(owned.get(),
                          [](void* pointer) noexcept { delete static_cast<Image*>(pointer); });
  owned.release();  // NOLINT(bugprone-unused-return-value): the capsule's from here on
  return writable.empty() ? Array(view.data, view, owner) : Array(writable.data, view, owner);
}

}  // namespace genie::python
