// Which stages an operation becomes: see stage.h.
#include "stages.h"

namespace genie::ops {
namespace {

const StageType* TypeOf(const Operation& operation) {
  for (const auto group :
       {ColorStage, FilterStage, EdgeStage, ThresholdStage, MorphologyStage, GeometryStage}) {
    if (const StageType* type = group(operation)) return type;
  }
  return nullptr;  // not reached: a test runs every operation of the table
}

}  // namespace

size_t StagesOf(const Operation& operation, PixelFormat format, const StageType* (&types)[2],
                Operation (&steps)[2]) {
  steps[0] = steps[1] = operation;
  switch (operation.kind) {
    case OperationKind::kOpen:
    case OperationKind::kClose: {
      const bool is_open = operation.kind == OperationKind::kOpen;
      steps[0].kind = is_open ? OperationKind::kErode : OperationKind::kDilate;
      steps[1].kind = is_open ? OperationKind::kDilate : OperationKind::kErode;
      break;
    }
    case OperationKind::kEdgeDetection:
      steps[0].kind = OperationKind::kGray;
      steps[1].kind = OperationKind::kCanny;
      if (format == PixelFormat::kGray) {
        steps[0].kind = OperationKind::kCanny;
        types[0] = TypeOf(steps[0]);
        return 1;
      }
      break;
    default:
      types[0] = TypeOf(operation);
      return 1;
  }
  types[0] = TypeOf(steps[0]);
  types[1] = TypeOf(steps[1]);
  return 2;
}

}  // namespace genie::ops
