// Morphology: see genie/ops/morphology.h.
#include <genie/kernels/absolute_difference.h>
#include <genie/ops/morphology.h>
#include <genie/ops/pixel_rows.h>

#include <algorithm>

#include "check.h"

namespace genie::ops {
namespace {

using kernels::MorphologyShape;
using kernels::Neighbours;

Status CheckMorphology(ConstImageView source, ConstImageView target,
                       const StructuringElement& element) {
  GENIE_RETURN_IF_ERROR(CheckView(source, "source"));
  GENIE_RETURN_IF_ERROR(CheckView(target, "target"));
  GENIE_RETURN_IF_ERROR(CheckSameSize(source, target));
  GENIE_RETURN_IF_ERROR(CheckSameFormat(source, target));
  GENIE_RETURN_IF_ERROR(CheckApartOrSame(source, target));
  if (element.width != 0 && element.height != 0) return Status::Ok();
  return Status(StatusCode::kInvalidArgument, "the element is empty; give it 1 x 1 or more");
}

// From twice the image's side on, an element covers all of it from everywhere: no larger one needs
// more scratch.
StructuringElement Cut(StructuringElement element, ConstImageView image) {
  element.width = std::min(element.width, 2 * size_t(image.width) + 1);
  element.height = std::min(element.height, 2 * size_t(image.height) + 1);
  return element;
}

MorphologyShape ShapeOf(ConstImageView view) {
  return {ExtentOf(view), size_t(BytesPerPixel(view.format))};
}

using Kernel = decltype(&kernels::Dilate);

// Both kernels one after the other; the second, where there is one, works in place.
Status Morph(Kernel first, Kernel second, ConstImageView source, ImageView target,
             const StructuringElement& element, Arena& scratch) {
  GENIE_RETURN_IF_ERROR(CheckMorphology(source, target, element));
  const StructuringElement cut = Cut(element, source);
  const MorphologyShape shape = ShapeOf(source);
  const auto words = scratch.Take<uint64_t>(kernels::MorphologyScratchWords(shape, cut));
  if (!words) return words.error();
  first(RowsOf(source), {}, RowsOf(target), shape, cut, words->data());
  if (second != nullptr) {
    second(RowsOf(ConstImageView(target)), {}, RowsOf(target), shape, cut, words->data());
  }
  return Status::Ok();
}

// Rows of a band: enough that the rows around it, which two bands read, are few beside its own; few
// enough that the band stays in a cache.
size_t BandRows(const StructuringElement& element) { return std::max<size_t>(32, element.height); }

struct Band {
  size_t first, rows;
  Neighbours outside;
};

// Scratch for one step, and the eroded band.
struct GradientScratch {
  uint64_t* words;
  kernels::Rows<uint8_t> eroded;
};

void GradientOfBand(ConstImageView source, ImageView target, const Band& band,
                    const StructuringElement& element, const GradientScratch& scratch) {
  const auto first = ptrdiff_t(band.first);
  const MorphologyShape shape = {{size_t(source.width), band.rows},
                                 size_t(BytesPerPixel(source.format))};
  const kernels::Rows<const uint8_t> in = {RowsOf(source).row(first), source.stride_bytes};
  const kernels::Rows<uint8_t> out = {RowsOf(target).row(first), target.stride_bytes};
  kernels::Dilate(in, band.outside, out, shape, element, scratch.words);
  kernels::Erode(in, band.outside, scratch.eroded, shape, element, scratch.words);
  kernels::AbsoluteDifference(out, scratch.eroded, out,
                              {shape.extent.width * shape.channels, band.rows});
}

}  // namespace

Status Dilate(ConstImageView source, ImageView target, const StructuringElement& element,
              Arena& scratch) {
  return Morph(kernels::Dilate, nullptr, source, target, element, scratch);
}

Status Erode(ConstImageView source, ImageView target, const StructuringElement& element,
             Arena& scratch) {
  return Morph(kernels::Erode, nullptr, source, target, element, scratch);
}

Status Open(ConstImageView source, ImageView target, const StructuringElement& element,
            Arena& scratch) {
  return Morph(kernels::Erode, kernels::Dilate, source, target, element, scratch);
}

Status Close(ConstImageView source, ImageView target, const StructuringElement& element,
             Arena& scratch) {
  return Morph(kernels::Dilate, kernels::Erode, source, target, element, scratch);
}

Status MorphologyGradient(ConstImageView source, ImageView target,
                          const StructuringElement& element, Arena& scratch) {
  GENIE_RETURN_IF_ERROR(CheckMorphology(source, target, element));
  GENIE_RETURN_IF_ERROR(CheckApart(source, target));
  const StructuringElement cut = Cut(element, source);
  const MorphologyShape shape = ShapeOf(source);
  const size_t height = shape.extent.height;
  const size_t rows = std::min(BandRows(cut), height);
  const size_t row_bytes = shape.extent.width * shape.channels;
  const auto words = scratch.Take<uint64_t>(kernels::MorphologyScratchWords(shape, cut));
  if (!words) return words.error();
  const auto eroded = scratch.Take<uint8_t>(rows * row_bytes);
  if (!eroded) return eroded.error();
  const GradientScratch space = {words->data(), {eroded->data(), ptrdiff_t(row_bytes)}};
  for (size_t first = 0; first < height; first += rows) {
    const size_t count = std::min(rows, height - first);
    const Neighbours outside = {std::min(first, cut.height),
                                std::min(height - first - count, cut.height)};
    GradientOfBand(source, target, {first, count, outside}, cut, space);
  }
  return Status::Ok();
}

}  // namespace genie::ops
