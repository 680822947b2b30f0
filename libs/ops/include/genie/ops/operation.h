// Operation: one step of a chain, as a value: what to do and with which parameters. One table names
// every operation, its parameters, their defaults and ranges; the chain, Python and the
// documentation read it.
//
//   Operation blur = *ParseOperation("blur", {{{"ksize", 5}}});
//
// Depends on: base. Thread safety: values and pure functions.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include <genie/base/status.h>

namespace genie::ops {

enum class OperationKind : uint8_t {
  kGray,
  kConvert,
  kHsv,
  kYcrcb,
  kLab,
  kInvert,
  kGamma,
  kBrightnessContrast,
  kBoxBlur,
  kGaussianBlur,
  kMedian,
  kBilateral,
  kUnsharp,
  kSobel,
  kScharr,
  kLaplacian,
  kCanny,
  kEdgeDetection,
  kThreshold,
  kOtsu,
  kAdaptiveThreshold,
  kEqualize,
  kClahe,
  kDilate,
  kErode,
  kOpen,
  kClose,
  kMorphologyGradient,
  kResize,
  kFlip,
  kRotate90,
};

inline constexpr size_t kMaxParameters = 4;

// One step. `values` follow the order of the parameters in the operation's OperationSpec; a choice
// is its index.
struct Operation {
  OperationKind kind = OperationKind::kGray;
  std::array<double, kMaxParameters> values = {};

  int32_t Integer(size_t i) const { return static_cast<int32_t>(values[i]); }
  double Real(size_t i) const { return values[i]; }
};

enum class ParameterKind : uint8_t {
  kInteger,
  kOddInteger,
  kReal,
  kChoice,  // one of `choices`
};

struct ParameterSpec {
  std::string_view name;
  ParameterKind kind = ParameterKind::kInteger;
  double initial = 0;  // the default
  double least = 0;
  double most = 0;
  std::span<const std::string_view> choices = {};
  std::string_view meaning;
};

struct OperationSpec {
  std::string_view name;
  OperationKind kind = OperationKind::kGray;
  std::span<const ParameterSpec> parameters = {};
  std::string_view summary;  // one line: what it does, and on which images
};

// Every operation that a chain can have, in the order of the documentation. Static storage.
std::span<const OperationSpec> Operations();
// Null where there is none of the name.
const OperationSpec* FindOperation(std::string_view name);
const OperationSpec& SpecOf(OperationKind kind);

// A parameter by name: a number, or the name of a choice.
struct Argument {
  std::string_view name;
  double number = 0;
  std::string_view choice = {};  // not empty: instead of the number
};

// The operation `name` with `arguments`; parameters that are not given keep their defaults.
//
// Ownership: borrows all. Cost: some comparisons of short texts.
// Errors: kNotFound (no such operation), kInvalidArgument (no such parameter, a value outside its
//         range, an even number where it must be odd, no such choice). The message names it.
Result<Operation> ParseOperation(std::string_view name, std::span<const Argument> arguments);

}  // namespace genie::ops
