// About: see about.h.
#include "about.h"

#include <genie/base/version.h>
#include <genie/codec/versions.h>
#include <genie/image/copy.h>
#include <genie/kernels/instruction_set.h>

namespace genie::python {
namespace {

namespace nb = nanobind;

nb::str Text(std::string_view text) { return nb::str(text.data(), text.size()); }

nb::str CompilerName() {
#if defined(__clang__)
  return Text("clang " __clang_version__);
#else
  return Text("gcc " __VERSION__);
#endif
}

nb::dict VersionInfo() {
  nb::dict codecs;
  for (const CodecVersion& codec : CodecVersions()) {
    codecs[Text(codec.format)] = Text(std::string(codec.library) + " " + codec.version);
  }
  nb::list instruction_sets;
  for (const std::string_view name : SupportedInstructionSets())
    instruction_sets.append(Text(name));
  nb::dict info;
  info["version"] = Text(Version());
  info["compiler"] = CompilerName();
  info["instruction_set"] = Text(ChosenInstructionSet());
  info["instruction_sets"] = instruction_sets;
  info["codecs"] = codecs;
  return info;
}

nb::dict CopyCounts() {
  const CopyStats stats = GetCopyStats();
  nb::dict counts;
  counts["copies"] = stats.copies;
  counts["bytes"] = stats.bytes;
  return counts;
}

}  // namespace

void BindAbout(nb::module_& module) {
  module.def("version_info", &VersionInfo, nb::sig("def version_info() -> dict[str, typing.Any]"));
  module.def("copy_stats", &CopyCounts, nb::sig("def copy_stats() -> dict[str, int]"));
}

}  // namespace genie::python
