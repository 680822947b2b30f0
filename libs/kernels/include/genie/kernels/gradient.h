// Gradient: how strongly a gray plane changes at each pixel.
//
// Depends on: rows.h. Thread safety: pure functions.
#pragma once

#include <cstdint>

#include <genie/kernels/rows.h>

namespace genie::kernels {

// Writes min(255, |dx| + |dy|), where dx and dy are the 3x3 Sobel derivatives
//   dx = a[-1][+1] - a[-1][-1] + 2 (a[0][+1] - a[0][-1]) + a[+1][+1] - a[+1][-1]
//   dy = a[+1][-1] - a[-1][-1] + 2 (a[+1][0] - a[-1][0]) + a[+1][+1] - a[-1][+1]
// and the pixels beyond an edge repeat the edge's. A step of 64 levels is already 255.
//
//   source  u8 [height, width], any stride
//   target  u8 [height, width], any stride; must not share memory with source
//
// Exact on every target. Ownership: borrows both. Threads: concurrent calls on distinct targets
// are safe. Cost: one pass. Errors: none. Source: Sobel and Feldman 1968; that |dx| + |dy| is
// max(|dx + dy|, |dx - dy|) saves a third of the work.
void Gradient(Rows<const uint8_t> source, Rows<uint8_t> target, Extent extent);

namespace scalar {
// The oracle of Gradient: the same in plain C++.
void Gradient(Rows<const uint8_t> source, Rows<uint8_t> target, Extent extent);
}  // namespace scalar

}  // namespace genie::kernels
