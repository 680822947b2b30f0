// The binary protocol for Python: values to messages and back, and its compressions by themselves.
//
// Work on more than kReleaseBytes is done without the GIL; smaller work would take longer to give
// it away. The bytes of a message that is read, and of arrays that are written, must not be changed
// by others meanwhile.
//
// Depends on: wire, nanobind. Thread safety: any number of threads; each has a Codec of its own.
#pragma once

#include <cstddef>
#include <cstdint>

#include <nanobind/nanobind.h>

#include "wire_types.h"

namespace genie::python {

inline constexpr size_t kReleaseBytes = size_t{64} << 10;

class PythonWire {
 public:
  explicit PythonWire(WireTypes types) : types_(std::move(types)) {}

  // The message with `value`. `compression` is a CompressionChoice.
  // Errors: TypeError, ProtocolError; see MessageEncoder.
  nanobind::object Serialize(nanobind::handle value, uint16_t type, uint8_t compression,
                             uint64_t max_bytes) const;

  // (value, type, Compression, version, bytes of the body) of the message in `data`, an object with
  // the buffer protocol, of which arrays keep a view. Errors: ProtocolError, TypeError.
  nanobind::tuple Parse(nanobind::handle data, uint64_t max_bytes) const;

 private:
  WireTypes types_;
};

void BindProtocol(nanobind::module_& module);

}  // namespace genie::python
