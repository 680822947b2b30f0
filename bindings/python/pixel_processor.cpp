// PixelProcessor: see pixel_processor.h.
#include "pixel_processor.h"

#include <string>
#include <string_view>

#include <nanobind/stl/string.h>
#include <nanobind/stl/vector.h>

#include <genie/ops/chain.h>

#include "errors.h"
#include "gil.h"
#include "image_array.h"

namespace genie::python {
namespace {

namespace nb = nanobind;

nb::str Text(std::string_view text) { return nb::str(text.data(), text.size()); }

// The value of one parameter: a number, or a text for a choice.
ops::Argument ArgumentOf(std::string_view name, nb::handle value, std::string& choice) {
  if (nb::isinstance<nb::str>(value)) {
    choice = nb::cast<std::string>(value);
    return {.name = name, .number = 0, .choice = choice.empty() ? std::string_view("''") : choice};
  }
  return {.name = name, .number = nb::cast<double>(value)};
}

ops::Operation Parse(const std::string& name, const nb::dict& given) {
  std::vector<std::string> names, choices(given.size());
  std::vector<ops::Argument> arguments;
  names.reserve(given.size());
  for (const auto& [key, value] : given) {
    names.push_back(nb::cast<std::string>(key));
    arguments.push_back(ArgumentOf(names.back(), value, choices[names.size() - 1]));
  }
  const auto operation = ops::ParseOperation(name, arguments);
  // No image is at fault here: a plain ValueError.
  if (!operation) throw nb::value_error(std::string(operation.error().message()).c_str());
  return *operation;
}

nb::dict DescriptionOf(const ops::ParameterSpec& parameter) {
  nb::dict about;
  about["name"] = Text(parameter.name);
  about["meaning"] = Text(parameter.meaning);
  if (parameter.kind == ops::ParameterKind::kChoice) {
    nb::list choices;
    for (const std::string_view choice : parameter.choices) choices.append(Text(choice));
    about["choices"] = choices;
    about["default"] = Text(parameter.choices[size_t(parameter.initial)]);
    return about;
  }
  const bool is_real = parameter.kind == ops::ParameterKind::kReal;
  const auto number = [&](double value) -> nb::object {
    return is_real ? nb::object(nb::float_(value)) : nb::object(nb::int_(int64_t(value)));
  };
  about["default"] = number(parameter.initial);
  about["least"] = number(parameter.least);
  about["most"] = number(parameter.most);
  about["odd"] = parameter.kind == ops::ParameterKind::kOddInteger;
  return about;
}

nb::list Table() {
  nb::list rows;
  for (const ops::OperationSpec& spec : ops::Operations()) {
    nb::list parameters;
    for (const ops::ParameterSpec& parameter : spec.parameters) {
      parameters.append(DescriptionOf(parameter));
    }
    nb::dict row;
    row["name"] = Text(spec.name);
    row["summary"] = Text(spec.summary);
    row["parameters"] = parameters;
    rows.append(row);
  }
  return rows;
}

}  // namespace

std::unique_ptr<Arena> ScratchShelf::Take() {
  const std::lock_guard lock(mutex_);
  if (idle_.empty()) return std::make_unique<Arena>();
  std::unique_ptr<Arena> arena = std::move(idle_.back());
  idle_.pop_back();
  return arena;
}

void ScratchShelf::LayBack(std::unique_ptr<Arena> arena) {
  if (arena->capacity_bytes() > kMaxKeptBytes) return;
  arena->Reset();
  const std::lock_guard lock(mutex_);
  idle_.push_back(std::move(arena));
}

PixelProcessor::PixelProcessor(const PoolOptions& options) {
  auto pool = BufferPool::Create(options);
  ThrowIfError(pool ? Status::Ok() : pool.error(), Task::kSettings);
  pool_ = std::move(*pool);
}

Result<Image> PixelProcessor::Run(ConstImageView source,
                                  std::span<const ops::Operation> operations) {
  const auto shape = ops::ChainShape(operations, {source.width, source.height, source.format});
  if (!shape) return Fail(shape.error());
  auto image = Image::Create(shape->width, shape->height, shape->format, &pool_);
  if (!image) return image;
  std::unique_ptr<Arena> scratch = scratch_.Take();
  const Status done = ops::RunChain(operations, source, image->mutable_view(), &pool_, *scratch);
  scratch_.LayBack(std::move(scratch));
  return done.ok() ? std::move(image) : Fail(done);
}

nb::object PixelProcessor::RunOnFrame(const Frame& frame,
                                      const std::vector<ops::Operation>& operations) {
  auto image = [&] {
    const ReleasedGil no_gil;
    return Run(frame.pixels(), operations);
  }();
  ThrowIfError(image ? Status::Ok() : image.error());
  return ArrayOf(std::move(*image));
}

void BindPixelProcessor(nb::module_& module) {
  nb::class_<ops::Operation>(module, "Operation", "One step of a chain, checked.");
  module.def("parse_operation", &Parse, nb::arg("name"), nb::arg("parameters"),
             nb::sig("def parse_operation(name: str, parameters: "
                     "dict[str, float | str]) -> Operation"));
  module.def("operations", &Table, nb::sig("def operations() -> list[dict[str, typing.Any]]"),
             "Every operation with its parameters, their defaults and ranges.");
  nb::class_<PixelProcessor>(module, "PixelProcessor", "Operations on pixels, and their memory.")
      .def(
          "__init__",
          [](PixelProcessor* self, int64_t max_bytes, int64_t max_idle_bytes) {
            new (self) PixelProcessor({.max_bytes = max_bytes, .max_idle_bytes = max_idle_bytes});
          },
          nb::arg("max_bytes"), nb::arg("max_idle_bytes"))
      .def("run", &PixelProcessor::RunOnFrame, nb::arg("frame"), nb::arg("operations"),
           nb::sig("def run(self, frame: Frame, operations: collections.abc.Sequence[Operation]) "
                   "-> numpy.typing.NDArray[numpy.uint8]"))
      .def(
          "pool_stats",
          [](PixelProcessor& self) {
            const PoolStats stats = self.pool().stats();
            nb::dict about;
            about["bytes_in_use"] = stats.bytes_in_use;
            about["idle_bytes"] = stats.idle_bytes;
            about["high_water_bytes"] = stats.high_water_bytes;
            about["hits"] = stats.hits;
            about["misses"] = stats.misses;
            return about;
          },
          nb::sig("def pool_stats(self) -> dict[str, int]"))
      .def(
          "trim", [](PixelProcessor& self, int64_t keep) { return self.pool().Trim(keep); },
          nb::arg("keep_idle_bytes") = 0);
}

}  // namespace genie::python
