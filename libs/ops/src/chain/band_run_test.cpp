// The run by bands on stages of its own: sums over rows, a scale by rows, copies.
#include "band_run.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "../testing/test_image.h"
#include "stages.h"

namespace genie::ops {
namespace {

// Sum of the rows within parameter 0 of the row, modulo 256; rows outside repeat the edge.
constexpr StageType kSum = {
    .shape = SameShape,
    .needed =
        [](const Stage& stage, RowRange rows) {
          return RowsAround(rows, stage.operation.Integer(0), stage.source.height);
        },

    .run =
        [](const Stage& stage, const SourceBand& source, const TargetBand& target) {
          const int32_t reach = stage.operation.Integer(0);
          for (int32_t y = target.rows.first; y < target.rows.end; ++y) {
            for (int32_t x = 0; x < target.view.width; ++x) {
              int sum = x;
              for (int32_t i = y - reach; i <= y + reach; ++i) {
                const int32_t row = std::clamp(i, 0, stage.source.height - 1);
                EXPECT_TRUE(row >= source.rows.first && row < source.rows.end);
                sum += source.view.row(row - source.rows.first)[x];
              }
              target.view.row(y - target.rows.first)[x] = uint8_t(sum);
            }
          }
          return Status::Ok();
        },
};

// Every `parameter 0`th row.
constexpr StageType kThin = {
    .shape = [](const Operation& operation, const ImageShape& source) -> Result<ImageShape> {
      return ImageShape{source.width, (source.height - 1) / operation.Integer(0) + 1,
                        source.format};
    },
    .needed =
        [](const Stage& stage, RowRange rows) {
          const int32_t step = stage.operation.Integer(0);
          return RowRange{rows.first * step, (rows.end - 1) * step + 1};
        },

    .run =
        [](const Stage& stage, const SourceBand& source, const TargetBand& target) {
          for (int32_t y = target.rows.first; y < target.rows.end; ++y) {
            const int32_t row = y * stage.operation.Integer(0) - source.rows.first;
            std::copy_n(source.view.row(row), target.view.width,
                        target.view.row(y - target.rows.first));
          }
          return Status::Ok();
        },
};

std::vector<Stage> StagesFor(const std::vector<std::pair<const StageType*, int>>& steps,
                             ImageShape shape) {
  std::vector<Stage> stages;
  for (const auto& [type, parameter] : steps) {
    Operation operation;
    operation.values[0] = parameter;
    const ImageShape next = *type->shape(operation, shape);
    stages.push_back({type, operation, shape, next, nullptr});
    shape = next;
  }
  return stages;
}

// One stage after another on whole images.
TestImage OneByOne(const std::vector<Stage>& stages, TestImage image) {
  for (const Stage& stage : stages) {
    TestImage next(stage.target.width, stage.target.height, stage.target.format);
    const ConstImageView source = image.view();
    EXPECT_TRUE(
        stage.type
            ->run(stage, {source, {0, source.height}}, {next.view(), {0, stage.target.height}})
            .ok());
    image = std::move(next);
  }
  return image;
}

TEST(BandRun, EqualsTheStagesOneByOne) {
  const std::vector<std::vector<std::pair<const StageType*, int>>> chains = {
      {{&kSum, 1}},
      {{&kSum, 1}, {&kSum, 2}},
      {{&kSum, 0}, {&kSum, 9}, {&kSum, 0}, {&kSum, 1}},
      {{&kThin, 2}, {&kSum, 3}},
      {{&kSum, 2}, {&kThin, 5}, {&kSum, 1}, {&kThin, 3}},
      {{&kThin, 7}, {&kThin, 9}},
      {{&kSum, 50}, {&kSum, 1}},
  };
  for (const int32_t height : {1, 2, 15, 16, 17, 64, 130}) {
    TestImage source(33, height, PixelFormat::kGray, uint32_t(height));
    for (size_t i = 0; i < chains.size(); ++i) {
      std::vector<Stage> stages = StagesFor(chains[i], {33, height, PixelFormat::kGray});
      const ImageShape shape = stages.back().target;
      const TestImage expected = OneByOne(stages, source);
      for (const int32_t band_rows : {0, 1, 2, 7, 16}) {
        TestImage actual(shape.width, shape.height, shape.format);
        Arena scratch;
        BandRun run;
        ASSERT_TRUE(run.Prepare(stages, source.view(), actual.view(), scratch, band_rows).ok());
        ASSERT_TRUE(run.Run().ok());
        ASSERT_TRUE(actual == expected)
            << "chain " << i << " height " << height << " bands of " << band_rows;
      }
    }
  }
}

TEST(BandRun, HoldsFarLessThanAnImage) {
  TestImage source(1920, 4000, PixelFormat::kGray), target(1920, 4000, PixelFormat::kGray);
  std::vector<Stage> stages =
      StagesFor({{&kSum, 1}, {&kSum, 1}, {&kSum, 1}}, {1920, 4000, PixelFormat::kGray});
  Arena scratch;
  BandRun run;
  ASSERT_TRUE(run.Prepare(stages, source.view(), target.view(), scratch).ok());
  EXPECT_LT(scratch.capacity_bytes(), size_t{1920} * 4000 / 4);
}

}  // namespace
}  // namespace genie::ops
