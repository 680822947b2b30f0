// MessageDecoder: the tree of a message to Python values, each object made where its bytes are met.
//
//   texts, bytes   copied
//   arrays         views of the message's memory, or of its decompressed body
//   Scenes         copied; their elements are made when first asked for
//
// Depends on: wire, nanobind. Thread safety: needs the GIL.
#pragma once

#include <vector>

#include <nanobind/nanobind.h>

#include <genie/wire/message.h>
#include <genie/wire/tree_reader.h>

#include "wire_types.h"

namespace genie::python {

class MessageDecoder {
 public:
  // `memory` exposes, by the buffer protocol, the bytes that `message` is a view of; its first byte
  // lies at `begin`. All are borrowed.
  MessageDecoder(const WireTypes& types, nanobind::handle memory, const uint8_t* begin,
                 const wire::Message& message, const wire::WireLimits& limits)
      : types_(types), memory_(memory), begin_(begin), reader_(message, limits) {}

  // The root value. Errors: ProtocolError and its classes, MemoryError.
  nanobind::object Decode();

 private:
  nanobind::object Next();
  nanobind::object Make(const wire::Value& value);
  nanobind::object Dict(uint32_t count);
  nanobind::object List(uint32_t count);
  nanobind::object Tuple(uint32_t count);
  nanobind::object Time() const;
  nanobind::object Array();
  nanobind::object Element() const;
  // Borrowed from `keys_` or `unnumbered_`.
  PyObject* Key(const wire::KeyView& key);
  [[noreturn]] void Fail() const;

  const WireTypes& types_;
  nanobind::handle memory_;
  const uint8_t* begin_;
  wire::TreeReader reader_;
  std::vector<nanobind::object> keys_;  // by their numbers in this message
  nanobind::object unnumbered_;         // the last key without a number
  nanobind::object view_;               // of memory_, for arrays
};

// computer_genie.Scene of a copy of `view`. Errors: MemoryError.
nanobind::object MakeScene(const WireTypes& types, const wire::SceneView& view);

}  // namespace genie::python
