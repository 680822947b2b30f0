// The files of one picture: NAME.scene.json, NAME.overlay.png, NAME.csv, NAME.marks.png and
// NAME.marks.txt in the folder of --out; or the overlay kept for standard output.
//
// Depends on: scene, codec, files/. Thread safety: several at once, on distinct inputs.
#pragma once

#include <genie/image/image.h>

#include "detect_options.h"
#include "inputs.h"
#include "looked_at.h"

namespace genie::cli {

// Whether the files (or standard output) hold drawings: else the image may be empty.
bool NeedsPicture(const DetectCommandOptions& options);

// Draws into `image`, which is of no other use afterwards. Errors: kOutputNotWritten, naming the
// file; kOutOfMemory.
Status WritePictureFiles(const DetectCommandOptions& options, const Input& input, Image& image,
                         LookedAt& looked_at);

}  // namespace genie::cli
