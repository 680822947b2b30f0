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
inline constexpr int64_t kAsTheSocketWaits = -1;

// Sends `note` (1 to kMaxNoteBytes) and a duplicate of `descriptor`, which stays the caller's.
//
//   timeout_ms  for the whole note, whatever the socket's own mode, so that no peer can hold the
//               call up; kAsTheSocketWaits: as a blocking or non-blocking socket does by itself
//
// Errors: kInvalidArgument (the note's size), kUnavailable (the peer is gone, or takes nothing in
//         time).
Status SendDescriptor(int socket, const Descriptor& descriptor, std::span<const uint8_t> note,
                      int64_t timeout_ms = kAsTheSocketWaits);

// Receives exactly note.size() bytes and the one descriptor that came with them, closed on exec.
// `timeout_ms` as above.
// Errors: kInvalidArgument (the note's size), kUnavailable (the peer is gone, or not all came in
//         time), kBadData (no descriptor, or several: all are closed).
Result<Descriptor> ReceiveDescriptor(int socket, std::span<uint8_t> note,
                                     int64_t timeout_ms = kAsTheSocketWaits);

}  // namespace genie
