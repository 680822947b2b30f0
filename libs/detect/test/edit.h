// Edit: one change of a screen, as six numbers. What they mean depends on the kind and on the
// screen they meet, so any numbers are an edit, and a sequence stays one when parts are left out:
// this is what makes failures shrink and fuzzers' bytes useful.
//
// Depends on: base. Thread safety: values.
#pragma once

#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace genie::detect {

enum class EditKind : uint8_t {
  kOpenWindow,
  kMoveWindow,
  kRaiseWindow,
  kCloseWindow,
  kType,     // glyph-like marks
  kDelete,   // the ground over a part of a line
  kPaste,    // real pixels cut from the stock
  kScroll,   // a region, by any amount, in any direction
  kBlink,    // a caret comes or goes
  kRepaint,  // the same pixels again
  kResize,
  kTheme,       // all colours
  kPixel,       // one pixel, often beside a border of tiles
  kFill,        // one rectangle
  kTint,        // a rectangle by a few levels: around the tolerances
  kNoisePatch,  // any share of random pixels, also around that of texture
  kNoiseFrame,
  kGradient,
  kVideo,    // begins or ends; in between it plays with every step
  kEnlarge,  // a region or all of the screen at 2x or 3x, or back
  kRinging,  // lossy compression in a share of the cells, or back
  kSnake,    // a thin path with a head, or its head or a joint changes
  kStamp,    // a figure at a border of tiles, or the one pixel of it that matters
  kRecolor,  // the ink of a text: a link
  kSquare,   // a square of 4 to 22 px made, or a pixel of it broken
  kBridge,   // two places joined by a thin line
  kLayout,   // pixel format and row padding
  kUndo,     // back to the screen before the last edit
  kEvict,    // the session is told to give up its memory; the screen stays
  kLie,      // damage that leaves something out, to be refused or to be survived
  kCount,
};

struct Edit {
  EditKind kind = EditKind::kRepaint;
  uint16_t x = 0, y = 0, w = 0, h = 0;
  uint32_t seed = 0;
};

// Where a sequence begins.
struct EditStart {
  uint16_t width = 256, height = 192;
  uint32_t seed = 0;
  int32_t tile_size = 64;
  uint32_t budget_bytes = 0;
};

struct EditScript {
  EditStart start;
  std::vector<Edit> edits;
};

Edit RandomEdit(std::mt19937& random);
EditScript RandomScript(uint32_t seed, size_t edits);

// "512x384:7:64:0 pixel:3:70:1:1:99 ...", and back.
std::string ToText(const EditScript& script);
std::optional<EditScript> ScriptFromText(std::string_view text);
std::string_view EditKindName(EditKind kind);

}  // namespace genie::detect
