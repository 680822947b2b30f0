// HeldBytes: the memory behind a detection's lists, counted by their capacities, for the budget of
// a session.
//
// Each structure is taken apart by name, so that a member that is added and not counted does not
// compile.
//
// Depends on: frame_state, list_state. Thread safety: pure functions.
#pragma once

#include <cstddef>

#include <genie/base/list.h>

#include "context.h"

namespace genie::detect {

template <typename T>
size_t BytesOf(const List<T>& list) {
  return list.capacity() * sizeof(T);
}
template <typename T>
size_t BytesOf(const TiledList<T>& list) {
  return list.capacity_bytes();
}
inline size_t BytesOf(const BitPlane& plane) { return BytesOf(plane.words); }

template <typename... Lists>
size_t BytesOfAll(const Lists&... lists) {
  return (size_t{0} + ... + BytesOf(lists));
}

size_t HeldBytes(const FrameState& state);
size_t HeldBytes(const ListState& lists);
size_t HeldBytes(const DetectContext::Impl& context);

}  // namespace genie::detect
