// Tiles: what changed between two frames, and the content key of one.
//
// Tiles are squares of kernels::kTileSide (64) pixels, numbered row by row; see
// genie/kernels/tiles.h for their counts.
//
// Depends on: base, image, kernels' tiles.h. Thread safety: pure functions.
#pragma once

#include <cstdint>
#include <span>

#include <genie/base/arena.h>
#include <genie/base/status.h>
#include <genie/image/view.h>
#include <genie/kernels/tiles.h>

namespace genie::ops {

// Sets the bit of every tile in which the two frames differ (alpha does not count).
//
//   before, after  of one size and format
//   changed        at least kernels::TileBitmapWords(); bit c % 64 of word
//                  r * TileBitmapRowWords() + c / 64 stands for row r, column c
//
// Ownership: borrows all; allocates nothing. Threads: concurrent calls on distinct outputs are
// safe. Cost: reads both frames once.
// Errors: kInvalidArgument: an empty or malformed view, sizes or formats that differ, too small an
//         output.
Status TileCompare(ConstImageView before, ConstImageView after, std::span<uint64_t> changed);

// Hashes the RGB values of every tile: the same for every format of the same pixels, on every
// machine.
//
//   source   any format
//   hashes   at least kernels::TileCount()
//   scratch  64 bytes for each column of tiles; the caller resets it
//
// Ownership: borrows all. Threads: concurrent calls on distinct outputs and scratch are safe.
// Cost: reads the frame once.
// Errors: kInvalidArgument: an empty or malformed view, too small an output. kOutOfMemory.
Status TileHash(ConstImageView source, std::span<uint64_t> hashes, Arena& scratch);

// The content key of a frame: a hash over its size and its tiles' hashes. Not cryptographic.
// Cost and errors as TileHash.
Result<uint64_t> ContentKey(ConstImageView source, Arena& scratch);

}  // namespace genie::ops
