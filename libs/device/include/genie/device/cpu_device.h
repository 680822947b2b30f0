// The CPU as a Device: the first implementation of the seam, and what every other is measured
// against. Its memory is the host's; its operations are libs/kernels in bands over an Executor.
//
// Commands run inside Submit, on the caller's thread and the executor's: a fence is done when it
// is given. Behind the seam a caller cannot rely on that.
//
// Depends on: device.h, kernels. Thread safety: as device.h; Submits of one device run side by
// side.
#pragma once

#include <memory>

#include <genie/base/executor.h>
#include <genie/device/device.h>

namespace genie {

// `executor` is borrowed for the device's life; null: the caller's thread.
std::unique_ptr<Device> MakeCpuDevice(Executor* executor = nullptr);

}  // namespace genie
