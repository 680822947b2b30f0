// ChainImage: see chain_image.h.
#include "chain_image.h"

#include <utility>

#include <genie/ops/chain.h>

namespace genie::python {

Result<Image> ChainImage(ConstImageView source, std::span<const ops::Operation> operations,
                         BufferPool& pool, Placement placement, const ImageLimits& limits,
                         Arena& scratch) {
  const auto shape =
      ops::ChainShape(operations, {source.width, source.height, source.format}, limits);
  if (!shape) return Fail(shape.error());
  auto image = Image::Create(shape->width, shape->height, shape->format, &pool, placement);
  if (!image) return image;
  const Status done =
      ops::RunChain(operations, source, image->mutable_view(), &pool, scratch, limits);
  return done.ok() ? std::move(image) : Fail(done);
}

}  // namespace genie::python
