// The CPU as a Device: see genie/device/cpu_device.h.
#include <genie/device/cpu_device.h>

#include <genie/base/buffer.h>
#include <genie/kernels/gray.h>
#include <genie/kernels/instruction_set.h>
#include <genie/kernels/tile_compare.h>
#include <genie/kernels/tiles.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <new>
#include <string>

namespace genie {
namespace {

constexpr uint64_t kDoneTicket = 1;  // every fence is done when it is given

// Rows of one piece of work: a row of tiles, some 0.5 MB of a 1080p frame.
constexpr size_t kBandRows = kernels::kTileSide;

kernels::Extent ExtentOf(const DeviceImage& image) {
  return {static_cast<size_t>(image.width), static_cast<size_t>(image.height)};
}

kernels::PixelOrder OrderOf(const DeviceImage& image) {
  return static_cast<kernels::PixelOrder>(image.format);
}

uint8_t* RowOf(const DeviceImage& image, size_t y) {
  return image.buffer->host_bytes().data() + y * image.row_bytes();
}

kernels::Rows<uint8_t> RowsFrom(const DeviceImage& image, size_t y) {
  return {RowOf(image, y), static_cast<ptrdiff_t>(image.row_bytes())};
}

// Calls work(first row, extent of the band) for each band of `extent`.
template <typename Work>
void ForEachBand(Executor& executor, kernels::Extent extent, const Work& work) {
  executor.Run((extent.height + kBandRows - 1) / kBandRows, [&](size_t band) {
    const size_t first = band * kBandRows;
    work(first, kernels::Extent{extent.width, std::min(kBandRows, extent.height - first)});
  });
}

class CpuDevice final : public Device {
 public:
  explicit CpuDevice(Executor* executor) : executor_(executor != nullptr ? *executor : serial_) {}

  DeviceInfo info() const override {
    const auto pages = static_cast<uint64_t>(std::max(0L, sysconf(_SC_PHYS_PAGES)));
    const auto page_bytes = static_cast<uint64_t>(std::max(0L, sysconf(_SC_PAGESIZE)));
    return {.name = "CPU, " + std::string(ChosenInstructionSet()),
            .backend = "cpu",
            .memory_bytes = pages * page_bytes,
            .memory = MemoryKind::kHost};
  }

 private:
  Result<MemoryHandle> AllocateMemory(size_t size_bytes) override {
    auto memory = Buffer::Allocate(size_bytes);
    if (!memory) {
      return Fail(memory.error());
    }
    auto* kept = new (std::nothrow) Buffer(std::move(*memory));
    if (kept == nullptr) {
      return Fail(Status(StatusCode::kOutOfMemory, "not enough memory for a buffer"));
    }
    return MemoryHandle{.id = reinterpret_cast<uintptr_t>(kept), .host_data = kept->data()};
  }

  void FreeMemory(const MemoryHandle& handle) override {
    delete reinterpret_cast<Buffer*>(static_cast<uintptr_t>(handle.id));
  }

  Result<uint64_t> Execute(std::span<const Command> commands) override {
    for (const Command& command : commands) {
      GENIE_FAIL_IF_ERROR(std::visit([this](const auto& c) { return Do(c); }, command));
    }
    return kDoneTicket;
  }

  bool IsDone(uint64_t) override { return true; }
  Status WaitFor(uint64_t, int64_t) override { return Status::Ok(); }

  Status Do(const UploadCommand& command) {
    ForEachBand(executor_, ExtentOf(command.target), [&](size_t first, kernels::Extent band) {
      for (size_t y = first; y < first + band.height; ++y) {
        std::memcpy(RowOf(command.target, y), command.source.row(static_cast<int32_t>(y)),
                    command.target.row_bytes());
      }
    });
    return Status::Ok();
  }

  Status Do(const DownloadCommand& command) {
    std::memcpy(command.target.data(), command.source->host_bytes().data(), command.target.size());
    return Status::Ok();
  }

  Status Do(const GrayCommand& command) {
    ForEachBand(executor_, ExtentOf(command.source), [&](size_t first, kernels::Extent band) {
      kernels::Gray(RowsFrom(command.source, first), OrderOf(command.source),
                    RowsFrom(command.target, first), band);
    });
    return Status::Ok();
  }

  Status Do(const ChangedTilesCommand& command) {
    const kernels::Extent extent = ExtentOf(command.after);
    auto scratch = Buffer::Allocate(kernels::TileBitmapWords(extent) * sizeof(uint64_t));
    if (!scratch) {
      return scratch.error();
    }
    auto* bitmap = reinterpret_cast<uint64_t*>(scratch->data());
    const size_t row_words = kernels::TileBitmapRowWords(extent);
    ForEachBand(executor_, extent, [&](size_t first, kernels::Extent band) {
      kernels::TileCompare(RowsFrom(command.before, first), RowsFrom(command.after, first),
                           OrderOf(command.after), band,
                           bitmap + first / kernels::kTileSide * row_words);
    });
    WriteList(bitmap, extent, command.list->host_bytes().data());
    return Status::Ok();
  }

  static void WriteList(const uint64_t* bitmap, kernels::Extent extent, uint8_t* list) {
    const size_t columns = kernels::TileColumns(extent);
    const size_t row_words = kernels::TileBitmapRowWords(extent);
    uint32_t count = 0;
    for (size_t tile = 0; tile < kernels::TileCount(extent); ++tile) {
      const size_t column = tile % columns;
      const uint64_t word = bitmap[tile / columns * row_words + column / 64];
      if ((word >> (column % 64) & 1) == 0) continue;
      const auto number = static_cast<uint32_t>(tile);
      std::memcpy(list + ++count * sizeof(number), &number, sizeof(number));
    }
    std::memcpy(list, &count, sizeof(count));
  }

  SerialExecutor serial_;
  Executor& executor_;
};

}  // namespace

std::unique_ptr<Device> MakeCpuDevice(Executor* executor) {
  return std::make_unique<CpuDevice>(executor);
}

}  // namespace genie
