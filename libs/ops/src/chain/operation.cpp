// Operations by name: see genie/ops/operation.h.
#include <genie/ops/operation.h>

#include <cmath>

namespace genie::ops {
namespace {

Status Wrong(std::string_view text, const OperationSpec& spec, std::string_view parameter) {
  return Status(StatusCode::kInvalidArgument, text).Prefixed(parameter).Prefixed(spec.name);
}

Result<size_t> IndexOf(const OperationSpec& spec, std::string_view parameter) {
  for (size_t i = 0; i < spec.parameters.size(); ++i) {
    if (spec.parameters[i].name == parameter) return i;
  }
  return Fail(Wrong("there is no such parameter", spec, parameter));
}

Result<double> ChoiceOf(const OperationSpec& spec, const ParameterSpec& parameter,
                        std::string_view name) {
  for (size_t i = 0; i < parameter.choices.size(); ++i) {
    if (parameter.choices[i] == name) return double(i);
  }
  Status status = Wrong("there is no such choice", spec, parameter.name).With("given", name);
  for (const std::string_view choice : parameter.choices) status = status.With("or", choice);
  return Fail(status);
}

Status CheckNumber(const OperationSpec& spec, const ParameterSpec& parameter, double value) {
  if (parameter.kind == ParameterKind::kChoice) {
    return Wrong("give the name of a choice", spec, parameter.name)
        .With("first", parameter.choices[0]);
  }
  if (!(value >= parameter.least && value <= parameter.most)) {
    return Wrong("the value is outside of its range", spec, parameter.name)
        .With("least", int64_t(std::floor(parameter.least)))
        .With("most", int64_t(parameter.most));
  }
  if (parameter.kind == ParameterKind::kReal) return Status::Ok();
  if (value != std::floor(value)) return Wrong("give a whole number", spec, parameter.name);
  if (parameter.kind == ParameterKind::kOddInteger && std::fmod(value, 2) == 0) {
    return Wrong("give an odd number", spec, parameter.name).With("given", int64_t(value));
  }
  return Status::Ok();
}

}  // namespace

const OperationSpec* FindOperation(std::string_view name) {
  for (const OperationSpec& spec : Operations()) {
    if (spec.name == name) return &spec;
  }
  return nullptr;
}

const OperationSpec& SpecOf(OperationKind kind) {
  const std::span<const OperationSpec> all = Operations();
  for (const OperationSpec& spec : all) {
    if (spec.kind == kind) return spec;
  }
  return all[0];  // not reached: every kind has its row, which a test holds
}

Result<Operation> ParseOperation(std::string_view name, std::span<const Argument> arguments) {
  const OperationSpec* spec = FindOperation(name);
  if (spec == nullptr) {
    return Fail(Status(StatusCode::kNotFound, "there is no such operation").Prefixed(name));
  }
  Operation operation{.kind = spec->kind};
  for (size_t i = 0; i < spec->parameters.size(); ++i) {
    operation.values[i] = spec->parameters[i].initial;
  }
  for (const Argument& argument : arguments) {
    const auto index = IndexOf(*spec, argument.name);
    if (!index) return Fail(index.error());
    const ParameterSpec& parameter = spec->parameters[*index];
    double value = argument.number;
    if (!argument.choice.empty() && parameter.kind == ParameterKind::kChoice) {
      const auto choice = ChoiceOf(*spec, parameter, argument.choice);
      if (!choice) return Fail(choice.error());
      value = *choice;
    } else if (!argument.choice.empty()) {
      return Fail(Wrong("give a number", *spec, parameter.name).With("given", argument.choice));
    } else {
      GENIE_FAIL_IF_ERROR(CheckNumber(*spec, parameter, value));
    }
    operation.values[*index] = value;
  }
  return operation;
}

}  // namespace genie::ops
