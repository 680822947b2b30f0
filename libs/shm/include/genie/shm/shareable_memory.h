// ShareableMemory: pixels that another process can be let in to, from their first byte on.
//
//   BufferPool::Create({.shareable = &ShareableMemory()})
//   Image::Create(width, height, format, &pool, Placement::kShareable)     a memfd, mapped
//   write the pixels
//   ShareImage(image)                            sealed in place: no copy (shared_image.h)
//
// Sealing keeps every address: the mapping is replaced where it is by a private one of the same
// pages. An array that still points there reads the same pixels; what it writes from then on its
// own process sees alone, and no receiver. So nothing faults, and nothing that was handed over
// changes.
//
// Fork: a child's copy of the memory is made private in the same way as it begins. It sees what the
// parent wrote until then, and later writes only in pages that it has not written itself; what it
// writes is its own. Memory that was there at a fork is not reused by a pool afterwards, in the
// parent either, so that an image that the child still looks at does not turn into another one.
//
// Owns: each piece its mapping and its descriptor: an image costs one of the process's descriptors.
// Depends on: base, image; Linux. Thread safety: every function, from any thread.
#pragma once

#include <genie/image/pixel_memory.h>

namespace genie {

// Pieces of memfd: zeroed, of a size that nobody can change. For PoolOptions::shareable; lives as
// long as the process.
// Cost: four system calls a piece, and a page fault for each page at its first touch.
PixelMemorySource& ShareableMemory();

}  // namespace genie
