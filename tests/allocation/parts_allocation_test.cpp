// What is written of a Scene, images, pools, shared memory, threads and settings under failing
// allocations.
#include <gtest/gtest.h>

#include <memory>
#include <utility>

#include <genie/device/cpu_device.h>
#include <genie/engine/engine.h>
#include <genie/executor/thread_pool.h>
#include <genie/image/image.h>
#include <genie/scene/canonical.h>
#include <genie/scene/coco.h>
#include <genie/scene/csv.h>
#include <genie/scene/json.h>
#include <genie/scene/marks.h>
#include <genie/scene/overlay.h>
#include <genie/scene/reading_order.h>
#include <genie/shm/region.h>
#include <genie/shm/shareable_memory.h>
#include <genie/shm/shared_image.h>
#include <genie/track/change_text.h>

#include "trial.h"

namespace genie {
namespace {

Scene SomeScene() {
  Scene scene;
  scene.width = 300;
  scene.height = 200;
  for (int32_t i = 0; i < 40; ++i) {
    Element element;
    element.id = i + 1;
    element.box = {(i * 37) % 260, (i * 53) % 180, 20, 12};
    element.role = static_cast<Role>(i % 5);
    element.confidence = 700;
    EXPECT_TRUE(scene.elements.Push(element).ok());
  }
  return scene;
}

// Calls that append text to a list: after a failure the text is of no use, the list is.
template <typename Write>
void SweepWriter(Write write) {
  Trial([] { return List<char>(); },
        [=](List<char>& out) {
          out.Clear();
          return write(out);
        },
        [](List<char>& out) { return std::string(out.begin(), out.end()); })
      .Sweep();
}

TEST(AllocationFailure, JsonIsWrittenOrRefused) {
  static const Scene scene = SomeScene();
  SweepWriter([](List<char>& out) { return WriteJson(scene, {.source = "a.png"}, out); });
}

TEST(AllocationFailure, CsvIsWrittenOrRefused) {
  static const Scene scene = SomeScene();
  SweepWriter([](List<char>& out) { return WriteCsvRows(scene, "a.png", out); });
}

TEST(AllocationFailure, CocoIsWrittenOrRefused) {
  static const Scene scene = SomeScene();
  SweepWriter([](List<char>& out) {
    CocoDocument document;
    GENIE_RETURN_IF_ERROR(document.Begin("genie", out));
    GENIE_RETURN_IF_ERROR(document.Add(scene, "a.png", out));
    return document.End(out);
  });
}

TEST(AllocationFailure, MarksAreWrittenOrRefused) {
  static const Scene scene = SomeScene();
  SweepWriter([](List<char>& out) {
    List<Mark> marks;
    GENIE_RETURN_IF_ERROR(PlaceMarks(scene, marks));
    auto image = Image::Create(scene.width, scene.height, PixelFormat::kRgb);
    if (!image) return image.error();
    GENIE_RETURN_IF_ERROR(DrawMarks(scene, marks.span(), image->mutable_view()));
    GENIE_RETURN_IF_ERROR(DrawOverlay(scene, image->mutable_view()));
    return WriteMarkList(scene, "a.png", marks.span(), out);
  });
}

TEST(AllocationFailure, ChangesAreWrittenOrRefused) {
  static const Change change{.kind = ChangeKind::kMoved,
                             .role = Role::kButton,
                             .id = 7,
                             .before = {1, 2, 3, 4},
                             .after = {5, 6, 7, 8},
                             .flags_before = 0,
                             .flags_after = 1};
  SweepWriter([](List<char>& out) {
    GENIE_RETURN_IF_ERROR(WriteChangeJson(change, {.frame = 3, .time_ms = 70}, out));
    return WriteChangeLine(change, out);
  });
}

TEST(AllocationFailure, SceneIsOrderedOrLeftAsItWas) {
  Trial([] { return SomeScene(); },
        [](Scene& scene) {
          Arena scratch;
          return SortInReadingOrder(scene, scratch);
        },
        [](Scene& scene) {
          List<uint8_t> bytes;
          EXPECT_TRUE(WriteCanonical(scene, bytes).ok());
          return std::string(bytes.begin(), bytes.end());
        })
      .Sweep();
}

TEST(AllocationFailure, PooledImagesAreMadeOrRefused) {
  Trial([] { return 0; },
        [](int&) {
          auto pool = BufferPool::Create();
          if (!pool) return pool.error();
          const auto a = Image::Create(200, 100, PixelFormat::kBgra, &*pool);
          if (!a) return a.error();
          const auto b = Image::Create(100, 100, PixelFormat::kRgb, &*pool);
          return b ? Status::Ok() : b.error();
        },
        [](int&) { return std::string("made"); })
      .Sweep();
}

TEST(AllocationFailure, SharedMemoryIsMadeOrRefused) {
  Trial([] { return 0; },
        [](int&) {
          auto region = SharedRegion::Create(4096);
          if (!region) return region.error();
          const auto frozen = std::move(*region).Freeze();
          return frozen ? Status::Ok() : frozen.error();
        },
        [](int&) { return std::string("made"); })
      .Sweep();
}

TEST(AllocationFailure, ImageIsHandedOverOrRefused) {
  Trial([] { return 0; },
        [](int&) {
          auto pool = BufferPool::Create({.shareable = &ShareableMemory()});
          if (!pool) return pool.error();
          const auto made = Image::Create(64, 48, PixelFormat::kRgb, &*pool, Placement::kShareable);
          if (!made) return made.error();
          const auto lent = ShareImage(*made);
          if (!lent) return lent.error();
          const auto opened = OpenImage(lent->descriptor, lent->note, {});
          if (!opened) return opened.error();
          const auto plain = Image::Create(64, 48, PixelFormat::kRgb, &*pool);
          if (!plain) return plain.error();
          const auto copied = ShareImage(*plain);
          return copied ? Status::Ok() : copied.error();
        },
        [](int&) { return std::string("handed over"); })
      .Sweep();
}

TEST(AllocationFailure, PoolOfAnEngineIsMadeOrRefused) {
  Trial([] { return std::shared_ptr<Engine>(*Engine::Create({})); },
        [](std::shared_ptr<Engine>& engine) {
          auto pool = engine->NewPool({.shareable = &ShareableMemory()});
          if (!pool) return pool.error();
          const auto image =
              Image::Create(64, 48, PixelFormat::kRgb, &*pool, Placement::kShareable);
          return image ? Status::Ok() : image.error();
        },
        [](std::shared_ptr<Engine>&) { return std::string("made"); })
      .Sweep();
}

TEST(AllocationFailure, DeviceBuffersAreMadeOrRefused) {
  Trial([] { return std::shared_ptr<Device>(MakeCpuDevice()); },
        [](std::shared_ptr<Device>& device) {
          const auto buffer = device->Allocate(1000);
          return buffer ? Status::Ok() : buffer.error();
        },
        [](std::shared_ptr<Device>&) { return std::string("made"); })
      .Sweep();
}

}  // namespace
}  // namespace genie
