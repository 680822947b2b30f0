// PixelProcessor: see pixel_processor.h.
#include "pixel_processor.h"

#include <string_view>
#include <utility>

#include <nanobind/stl/optional.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/vector.h>

#include <genie/ops/blend.h>
#include <genie/ops/components.h>
#include <genie/ops/contour_boxes.h>
#include <genie/ops/match_template.h>
#include <genie/ops/perceptual_hash.h>
#include <genie/ops/tiles.h>

#include "chain_image.h"
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

nb::dict AboutBox(const Box& box) {
  nb::dict about;
  about["x"] = box.x;
  about["y"] = box.y;
  about["width"] = box.width;
  about["height"] = box.height;
  return about;
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

PixelProcessor::PixelProcessor(nb::object engine, std::optional<int64_t> max_bytes,
                               std::optional<int64_t> max_idle_bytes)
    : engine_(std::move(engine)) {
  auto pool = this->engine().NewPool({.max_bytes = max_bytes, .max_idle_bytes = max_idle_bytes});
  ThrowIfError(pool ? Status::Ok() : pool.error());
  pool_ = std::move(*pool);
}

template <typename Work>
void PixelProcessor::WithScratch(const Work& work) {
  Engine& watcher = engine();
  Status status;
  {
    const ReleasedGil no_gil;
    watcher.WatchPools();
    std::unique_ptr<Arena> scratch = scratch_.Take();
    status = work(*scratch);
    scratch_.LayBack(std::move(scratch));
  }
  ThrowIfError(status);
}

nb::object PixelProcessor::Run(const Frame& frame, const std::vector<ops::Operation>& operations) {
  const ImageLimits limits = engine().config().limits;
  Image result;
  WithScratch([&](Arena& scratch) {
    auto image =
        ChainImage(frame.pixels(), operations, pool_, Placement::kPrivate, limits, scratch);
    if (!image) return image.error();
    result = std::move(*image);
    return Status::Ok();
  });
  return ArrayOf(std::move(result));
}

nb::object PixelProcessor::Blend(const Frame& a, const Frame& b, int32_t alpha_q8) {
  const ConstImageView first = a.pixels();
  Image result;
  WithScratch([&](Arena&) {
    auto image = Image::Create(first.width, first.height, first.format, &pool_);
    if (!image) return image.error();
    result = std::move(*image);
    return ops::Blend(first, b.pixels(), alpha_q8, result.mutable_view());
  });
  return ArrayOf(std::move(result));
}

nb::list PixelProcessor::Match(const Frame& frame, const Frame& pattern, double threshold,
                               int64_t max_matches, const std::string& method) {
  const ops::MatchOptions options = {
      .threshold = threshold,
      .max_matches = size_t(max_matches),
      .method = method == "anchors" ? ops::MatchMethod::kAnchors : ops::MatchMethod::kExact};
  List<ops::Match> matches;
  WithScratch([&](Arena& scratch) {
    return ops::MatchTemplate(frame.pixels(), pattern.pixels(), options, matches, scratch);
  });
  nb::list found;
  for (const ops::Match& match : matches) {
    nb::dict about = AboutBox({match.x, match.y, match.width, match.height});
    about["score"] = match.score;
    found.append(about);
  }
  return found;
}

nb::list PixelProcessor::Components(const Frame& mask, int32_t connectivity) {
  List<ops::Component> components;
  WithScratch([&](Arena& scratch) {
    return ops::Components(mask.pixels(),
                           connectivity == 4 ? ops::Connectivity::kFour : ops::Connectivity::kEight,
                           components, scratch);
  });
  nb::list found;
  for (const ops::Component& component : components) {
    const double area = double(component.area);
    nb::dict about = AboutBox(component.box);
    about["area"] = component.area;
    about["centroid"] =
        nb::make_tuple(double(component.sum_x) / area, double(component.sum_y) / area);
    found.append(about);
  }
  return found;
}

nb::list PixelProcessor::ContourBoxes(const Frame& mask) {
  List<Box> boxes;
  WithScratch([&](Arena& scratch) { return ops::ContourBoxes(mask.pixels(), boxes, scratch); });
  nb::list found;
  for (const Box& box : boxes) found.append(AboutBox(box));
  return found;
}

uint64_t PixelProcessor::PerceptualHash(const Frame& frame) {
  uint64_t hash = 0;
  WithScratch([&](Arena& scratch) {
    const auto result = ops::PerceptualHash(frame.pixels(), scratch);
    hash = result.value_or(0);
    return result ? Status::Ok() : result.error();
  });
  return hash;
}

uint64_t PixelProcessor::ContentKey(const Frame& frame) {
  uint64_t key = 0;
  WithScratch([&](Arena& scratch) {
    const auto result = ops::ContentKey(frame.pixels(), scratch);
    key = result.value_or(0);
    return result ? Status::Ok() : result.error();
  });
  return key;
}

nb::dict PixelProcessor::PoolCounts() const {
  const PoolStats stats = pool_.stats();
  nb::dict about;
  about["bytes_in_use"] = stats.bytes_in_use;
  about["idle_bytes"] = stats.idle_bytes;
  about["high_water_bytes"] = stats.high_water_bytes;
  about["hits"] = stats.hits;
  about["misses"] = stats.misses;
  return about;
}

void BindPixelProcessor(nb::module_& module) {
  nb::class_<ops::Operation>(module, "Operation", "One step of a chain, checked.");
  module.def(
      "parse_operation", &Parse, nb::arg("name"), nb::arg("parameters"),
      nb::sig("def parse_operation(name: str, parameters: dict[str, float | str]) -> Operation"));
  module.def("operations", &Table, nb::sig("def operations() -> list[dict[str, typing.Any]]"),
             "Every operation with its parameters, their defaults and ranges.");
  nb::class_<PixelProcessor>(module, "PixelProcessor", "Operations on pixels, and their memory.")
      .def(nb::init<nb::object, std::optional<int64_t>, std::optional<int64_t>>(),
           nb::arg("engine"), nb::arg("max_bytes").none(), nb::arg("max_idle_bytes").none(),
           nb::sig("def __init__(self, engine: Engine, max_bytes: int | None, "
                   "max_idle_bytes: int | None) -> None"))
      .def("run", &PixelProcessor::Run, nb::arg("frame"), nb::arg("operations"),
           nb::sig("def run(self, frame: Frame, operations: collections.abc.Sequence[Operation]) "
                   "-> numpy.typing.NDArray[numpy.uint8]"))
      .def("blend", &PixelProcessor::Blend, nb::arg("a"), nb::arg("b"), nb::arg("alpha_q8"),
           nb::sig("def blend(self, a: Frame, b: Frame, alpha_q8: int) "
                   "-> numpy.typing.NDArray[numpy.uint8]"))
      .def("match", &PixelProcessor::Match, nb::arg("frame"), nb::arg("pattern"),
           nb::arg("threshold"), nb::arg("max_matches"), nb::arg("method"),
           nb::sig("def match(self, frame: Frame, pattern: Frame, threshold: float, "
                   "max_matches: int, method: str) -> list[dict[str, typing.Any]]"))
      .def("components", &PixelProcessor::Components, nb::arg("mask"), nb::arg("connectivity"),
           nb::sig("def components(self, mask: Frame, connectivity: int) "
                   "-> list[dict[str, typing.Any]]"))
      .def("contour_boxes", &PixelProcessor::ContourBoxes, nb::arg("mask"),
           nb::sig("def contour_boxes(self, mask: Frame) -> list[dict[str, int]]"))
      .def("perceptual_hash", &PixelProcessor::PerceptualHash, nb::arg("frame"))
      .def("content_key", &PixelProcessor::ContentKey, nb::arg("frame"))
      .def("pool_counts", &PixelProcessor::PoolCounts,
           nb::sig("def pool_counts(self) -> dict[str, int]"));
}

}  // namespace genie::python
