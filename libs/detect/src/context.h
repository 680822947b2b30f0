// DetectContext::Impl: all scratch of one detection stream.
//
// Depends on: frame_state, list_state. Thread safety: one detection at a time.
#pragma once

#include <genie/detect/detect.h>

#include <genie/base/arena.h>
#include <genie/base/list.h>

#include "frame_state.h"
#include "list_state.h"

namespace genie {

struct DetectContext::Impl {
  detect::FrameState frame;
  detect::ListState lists;
  List<uint64_t> hashes;  // one a tile
  List<uint64_t> hash_scratch;
  Arena order;  // scratch of the reading order
  SerialExecutor serial;
};

}  // namespace genie
