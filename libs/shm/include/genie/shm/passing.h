// Descriptors over a Unix socket, each with a note of a size that both sides know.
//
// Depends on: base; POSIX. Thread safety: one sender and one receiver at a time for each socket.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include <genie/base/status.h>
#include <genie/shm/descriptor.h>

namespace genie {

inline constexpr size_t kMaxNoteBytes = 4096;

// Sends `note` (1 to kMaxNoteBytes) and a duplicate of `descriptor`, which stays the caller's.
// Waits while the socket is full, unless it is non-blocking.
// Errors: kInvalidArgument (the note's size), kUnavailable (the peer is gone, or the socket is
//         non-blocking and full).
Status SendDescriptor(int socket, const Descriptor& descriptor, std::span<const uint8_t> note);

// Receives exactly note.size() bytes and the one descriptor that came with them, closed on exec.
// Waits for them, unless the socket is non-blocking or has a receive timeout.
// Errors: kInvalidArgument (the note's size), kUnavailable (the peer is gone, or nothing came in
//         time), kBadData (no descriptor, or several: all are closed).
Result<Descriptor> ReceiveDescriptor(int socket, std::span<uint8_t> note);

}  // namespace genie
