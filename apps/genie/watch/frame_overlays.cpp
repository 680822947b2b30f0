// FrameOverlays: see frame_overlays.h.
#include "frame_overlays.h"

#include <fmt/format.h>

#include <genie/codec/encode.h>
#include <genie/scene/overlay.h>

#include "../files/png_mark.h"
#include "../screen/place.h"
#include "../session/dirty_tiles.h"

namespace genie::cli {

Status FrameOverlays::Open() const {
  return options_.overlay_folder.empty() ? Status::Ok() : MakeFolder(options_.overlay_folder);
}

Status FrameOverlays::Write(int64_t number, ConstImageView frame, const Scene& scene,
                            const Detector& detector) {
  if (options_.overlay_folder.empty() || detector.report().kind == UpdateKind::kEqual) {
    return Status::Ok();
  }
  Result<Image> image = OpaqueCopy(frame);
  if (!image) return image.error();
  const ImageView target = image->mutable_view();
  if (options_.tiles) DrawDirtyTiles(detector.tile_grid(), detector.dirty_tiles(), target);
  GENIE_RETURN_IF_ERROR(DrawOverlay(scene, target));
  GENIE_RETURN_IF_ERROR(EncodePng(target, png_));
  GENIE_RETURN_IF_ERROR(MarkPng(png_));
  return WriteOwnFile(fmt::format("{}/frame-{:06}.overlay.png", options_.overlay_folder, number),
                      png_.span(), options_.overwrite);
}

}  // namespace genie::cli
