// Tiles: see genie/ops/tiles.h.
#include <genie/kernels/tile_compare.h>
#include <genie/kernels/tile_hash.h>
#include <genie/ops/pixel_rows.h>
#include <genie/ops/tiles.h>

#include "check.h"

namespace genie::ops {

Status TileCompare(ConstImageView before, ConstImageView after, std::span<uint64_t> changed) {
  GENIE_RETURN_IF_ERROR(CheckView(before, "before"));
  GENIE_RETURN_IF_ERROR(CheckView(after, "after"));
  GENIE_RETURN_IF_ERROR(CheckSameSize(before, after));
  GENIE_RETURN_IF_ERROR(CheckSameFormat(before, after));
  const kernels::Extent extent = ExtentOf(before);
  GENIE_RETURN_IF_ERROR(CheckRoom(changed.size(), kernels::TileBitmapWords(extent), "changed"));
  kernels::TileCompare(RowsOf(before), RowsOf(after), OrderOf(before.format), extent,
                       changed.data());
  return Status::Ok();
}

Status TileHash(ConstImageView source, std::span<uint64_t> hashes, Arena& scratch) {
  GENIE_RETURN_IF_ERROR(CheckView(source, "source"));
  const kernels::Extent extent = ExtentOf(source);
  GENIE_RETURN_IF_ERROR(CheckRoom(hashes.size(), kernels::TileCount(extent), "hashes"));
  const auto words = scratch.Take<uint64_t>(kernels::TileHashScratchWords(extent));
  if (!words) return words.error();
  kernels::TileHash(RowsOf(source), OrderOf(source.format), extent, hashes.data(), words->data());
  return Status::Ok();
}

Result<uint64_t> ContentKey(ConstImageView source, Arena& scratch) {
  GENIE_FAIL_IF_ERROR(CheckView(source, "source"));
  const kernels::Extent extent = ExtentOf(source);
  const auto hashes = scratch.Take<uint64_t>(kernels::TileCount(extent));
  if (!hashes) return Fail(hashes.error());
  GENIE_FAIL_IF_ERROR(TileHash(source, *hashes, scratch));
  return kernels::ContentKey(extent, hashes->data());
}

}  // namespace genie::ops
