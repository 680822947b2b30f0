// RunChain and ChainShape: see genie/ops/chain.h.
#include <genie/image/image.h>
#include <genie/ops/chain.h>

#include <limits>

#include "../check.h"
#include "band_run.h"
#include "stage.h"

namespace genie::ops {
namespace {

constexpr size_t kMaxStages = 2 * kMaxChainOperations;

struct Stages {
  Stage all[kMaxStages];
  size_t count = 0;
};

Status AddStages(const Operation& operation, const ImageLimits& limits, Stages& stages,
                 ImageShape& shape) {
  const StageType* types[2] = {};
  Operation steps[2] = {operation, operation};
  const size_t count = StagesOf(operation, shape.format, types, steps);
  for (size_t i = 0; i < count; ++i) {
    const auto next = types[i]->shape(steps[i], shape);
    if (!next) return next.error().Prefixed(SpecOf(operation.kind).name);
    const Status fits = ValidateSize(next->width, next->height, limits);
    if (!fits.ok()) return fits.Prefixed(SpecOf(operation.kind).name);
    stages.all[stages.count++] = {types[i], steps[i], shape, *next, nullptr};
    shape = *next;
  }
  return Status::Ok();
}

Status MakeStages(std::span<const Operation> operations, const ImageLimits& limits,
                  ImageShape shape, Stages& stages) {
  if (operations.empty()) {
    return Status(StatusCode::kInvalidArgument, "the chain has no operation; give it one");
  }
  if (operations.size() > kMaxChainOperations) {
    return Status(StatusCode::kLimitExceeded, "the chain has too many operations; run it in parts")
        .With("operations", int64_t(operations.size()))
        .With("limit", int64_t(kMaxChainOperations));
  }
  for (const Operation& operation : operations) {
    GENIE_RETURN_IF_ERROR(AddStages(operation, limits, stages, shape));
  }
  return Status::Ok();
}

ImageShape ShapeOf(ConstImageView view) { return {view.width, view.height, view.format}; }

// What writes one image: rows of stages by bands, or one stage that reads its whole input; then
// stages that work in place on what was written.
struct Part {
  size_t first = 0;
  size_t written = 0;  // the first stage after those that write the image
  size_t end = 0;      // the first stage after those in place
};

Part PartFrom(const Stages& stages, size_t first) {
  Part part = {first, first + 1, 0};
  if (stages.all[first].type->reading == Reading::kRows) {
    // A stage that finishes in place ends the run: its rows are not final before.
    while (part.written < stages.count &&
           stages.all[part.written].type->reading == Reading::kRows &&
           stages.all[part.written - 1].type->finish == nullptr) {
      ++part.written;
    }
  }
  part.end = part.written;
  while (part.end < stages.count && stages.all[part.end].type->reading == Reading::kInPlace) {
    ++part.end;
  }
  return part;
}

Status RunWhole(Stage& stage, ConstImageView source, ImageView target, Arena& scratch) {
  if (stage.type->prepare != nullptr) {
    GENIE_RETURN_IF_ERROR(stage.type->prepare(stage, target.height, scratch));
  }
  return stage.type->run(stage, {source, {0, source.height}}, {target, {0, target.height}});
}

Status RunPart(Stages& stages, const Part& part, ConstImageView source, ImageView target,
               Arena& scratch) {
  Stage* all = stages.all;
  if (all[part.first].type->reading != Reading::kRows) {
    GENIE_RETURN_IF_ERROR(RunWhole(all[part.first], source, target, scratch));
  } else {
    BandRun run;
    GENIE_RETURN_IF_ERROR(
        run.Prepare({all + part.first, part.written - part.first}, source, target, scratch));
    GENIE_RETURN_IF_ERROR(run.Run());
  }
  const Stage& last = all[part.written - 1];
  if (last.type->finish != nullptr) {
    GENIE_RETURN_IF_ERROR(last.type->finish(last, target, scratch));
  }
  for (size_t i = part.written; i < part.end; ++i) {
    GENIE_RETURN_IF_ERROR(RunWhole(all[i], target, target, scratch));
  }
  return Status::Ok();
}

}  // namespace

Result<ImageShape> ChainShape(std::span<const Operation> operations, const ImageShape& source,
                              const ImageLimits& limits) {
  Stages stages;
  GENIE_FAIL_IF_ERROR(MakeStages(operations, limits, source, stages));
  return stages.all[stages.count - 1].target;
}

Status RunChain(std::span<const Operation> operations, ConstImageView source, ImageView target,
                BufferPool* pool, Arena& scratch, const ImageLimits& limits) {
  GENIE_RETURN_IF_ERROR(CheckView(source, "source"));
  GENIE_RETURN_IF_ERROR(CheckView(target, "target"));
  GENIE_RETURN_IF_ERROR(CheckApart(source, target));
  Stages stages;
  GENIE_RETURN_IF_ERROR(MakeStages(operations, limits, ShapeOf(source), stages));
  const ImageShape& shape = stages.all[stages.count - 1].target;
  if (ShapeOf(target) != shape) {
    return Status(StatusCode::kInvalidArgument, "the target has another shape than the result")
        .With("width", target.width)
        .With("height", target.height)
        .With("result_width", shape.width)
        .With("result_height", shape.height);
  }
  Image between[2];  // the input of a part and its output, in turns
  ConstImageView input = source;
  for (size_t first = 0, turn = 0; first < stages.count; turn = 1 - turn) {
    const Part part = PartFrom(stages, first);
    ImageView output = target;
    if (part.end != stages.count) {
      const ImageShape& needed = stages.all[part.end - 1].target;
      auto image = Image::Create(needed.width, needed.height, needed.format, pool);
      if (!image) return image.error();
      between[turn] = std::move(*image);
      output = between[turn].mutable_view();
    }
    GENIE_RETURN_IF_ERROR(RunPart(stages, part, input, output, scratch));
    input = output;
    first = part.end;
  }
  return Status::Ok();
}

}  // namespace genie::ops
