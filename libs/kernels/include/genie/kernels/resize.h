// Resize: planes and interleaved pixels to another size, whole or in bands of rows.
//
// Where pixels lie. The centre of pixel i is at i + 1/2 ("half_pixel"): target pixel i of `to`
// looks at (i + 1/2) * from / to - 1/2, counted in source pixels. All filters hold to it.
//
// The formula, in integers. Along each axis every target pixel is a weighted sum of source pixels
// with weights that add up to 2^14. Rows are combined first, then columns; a flat image stays
// exactly as it is.
//   kNearest   the one source pixel floor((i + 1/2) * from / to).
//   kArea      weights are the shares of the target pixel's box that the source pixels cover,
//              rounded cumulatively; up to 64 : 1 the result is within 1 of the exact average.
//              Enlarging with it gives blocks with mixed edges.
//   kBilinear  the two source pixels around the place, the edge repeated. It does not smooth before
//              shrinking: thin lines alias below 1 : 2.
//   kBicubic   the four source pixels around the place, the edge repeated, by Keys' kernel with
//              a = -3/4; clamped to 0 .. 255. Does not smooth before shrinking either.
//   kArea, kBilinear: rows r = (sum + 2^6) >> 7, columns (sum + 2^20) >> 21.
//   kBicubic:         rows r = (sum + 2^7) >> 8, columns (sum + 2^19) >> 20.
//
// Bands. PrepareResize fills the tables once; ResizeBand then computes any target rows from the
// source rows that ResizeSourceRows names, and from no others. Bands give the bytes of the whole.
//
// Depends on: rows.h. Thread safety: pure functions.
#pragma once

#include <cstdint>

#include <genie/kernels/rows.h>

namespace genie::kernels {

enum class ResizeFilter : uint8_t { kArea, kBilinear, kNearest, kBicubic };

// Interleaved channels of one byte: 1, 3 or 4.
struct ResizeShape {
  Extent source;
  Extent target;
  size_t channels = 1;
};

// Rows begin .. end - 1 of an image.
struct RowRange {
  size_t begin = 0;
  size_t end = 0;

  friend bool operator==(const RowRange&, const RowRange&) = default;
};

// The source rows that the target rows are made from; empty for no rows. O(1).
RowRange ResizeSourceRows(const ResizeShape& shape, ResizeFilter filter, RowRange target_rows);

// 32-bit words of scratch that a resize needs: tables and rows, O(width + height).
size_t ResizeScratchWords(const ResizeShape& shape, ResizeFilter filter);

// Fills the tables that ResizeBand reads.
//
//   shape    sides >= 1
//   scratch  u32 [ResizeScratchWords(shape, filter)], 16-byte aligned
//
// Ownership: borrows all. Threads: one for each scratch. Cost: O((width + height) * taps).
// Errors: none.
void PrepareResize(const ResizeShape& shape, ResizeFilter filter, uint32_t* scratch);

// Computes target rows target_rows.begin .. end - 1.
//
//   source   u8 [.., source.width, channels], any stride; its first row is row `first_source_row`
//            of the image, and it holds at least ResizeSourceRows(shape, filter, target_rows)
//   target   u8 [end - begin, target.width, channels], any stride; its first row is target row
//            `begin`; must not share memory with source
//   scratch  as PrepareResize left it for this shape and filter; its tables stay for more bands
//
// Exact on every target. Ownership: borrows all. Threads: concurrent calls on distinct targets and
// scratch are safe. Cost: reads for kArea every source row of the band once, for the others the
// rows around each target row. Errors: none. Source: pixel centres as in the ONNX operator Resize,
// "half_pixel"; R. G. Keys, "Cubic convolution interpolation", 1981.
void ResizeBand(Rows<const uint8_t> source, size_t first_source_row, Rows<uint8_t> target,
                RowRange target_rows, const ResizeShape& shape, ResizeFilter filter,
                uint32_t* scratch);

// Resamples the whole `source` into `target`: PrepareResize and ResizeBand of all rows.
void Resize(Rows<const uint8_t> source, Rows<uint8_t> target, const ResizeShape& shape,
            ResizeFilter filter, uint32_t* scratch);

namespace scalar {
// The oracle of Resize: the formula itself, without scratch, O(target * taps).
void Resize(Rows<const uint8_t> source, Rows<uint8_t> target, const ResizeShape& shape,
            ResizeFilter filter);
// The oracle of ResizeBand.
void ResizeBand(Rows<const uint8_t> source, size_t first_source_row, Rows<uint8_t> target,
                RowRange target_rows, const ResizeShape& shape, ResizeFilter filter);
}  // namespace scalar

}  // namespace genie::kernels
