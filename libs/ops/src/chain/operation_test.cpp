#include <genie/ops/operation.h>
#include <gtest/gtest.h>

#include <limits>
#include <set>
#include <string>

namespace genie::ops {
namespace {

TEST(Operations, EachKindAndNameHasOneRow) {
  std::set<std::string_view> names;
  std::set<OperationKind> kinds;
  for (const OperationSpec& spec : Operations()) {
    EXPECT_TRUE(names.insert(spec.name).second) << spec.name;
    EXPECT_TRUE(kinds.insert(spec.kind).second) << spec.name;
    EXPECT_EQ(FindOperation(spec.name), &spec);
    EXPECT_EQ(&SpecOf(spec.kind), &spec);
    EXPECT_LE(spec.parameters.size(), kMaxParameters) << spec.name;
  }
}

TEST(Operations, DefaultsAreAllowedValues) {
  for (const OperationSpec& spec : Operations()) {
    for (const ParameterSpec& parameter : spec.parameters) {
      if (parameter.kind == ParameterKind::kChoice) {
        EXPECT_LT(size_t(parameter.initial), parameter.choices.size()) << spec.name;
        continue;
      }
      const Argument given{parameter.name, parameter.initial};
      const auto operation = ParseOperation(spec.name, {&given, 1});
      EXPECT_TRUE(operation) << operation.error().message();
      EXPECT_EQ(parameter.choices.size(), 0u);
    }
  }
}

std::string ErrorOf(std::string_view name, const Argument& argument) {
  const auto operation = ParseOperation(name, {&argument, 1});
  return operation ? "" : std::string(operation.error().message());
}

TEST(ParseOperation, NamesWhatIsWrong) {
  EXPECT_EQ(ErrorOf("bluur", {"ksize", 3}), "bluur: there is no such operation");
  EXPECT_EQ(ErrorOf("blur", {"size", 3}), "blur: size: there is no such parameter");
  EXPECT_EQ(ErrorOf("blur", {"ksize", 0}),
            "blur: ksize: the value is outside of its range least=1 most=255");
  EXPECT_EQ(ErrorOf("blur", {"ksize", 1e300}),
            "blur: ksize: the value is outside of its range least=1 most=255");
  EXPECT_EQ(ErrorOf("blur", {"ksize", 2.5}), "blur: ksize: give a whole number");
  EXPECT_EQ(ErrorOf("gaussian_blur", {"ksize", 4}),
            "gaussian_blur: ksize: give an odd number given=4");
  EXPECT_EQ(ErrorOf("blur", {"ksize", 0, "large"}), "blur: ksize: give a number given=large");
  EXPECT_EQ(ErrorOf("sobel", {"norm", 0, "l3"}),
            "sobel: norm: there is no such choice given=l3 or=l1 or=l2");
  EXPECT_EQ(ErrorOf("sobel", {"norm", 2}), "sobel: norm: give the name of a choice first=l1");
}

TEST(ParseOperation, NotANumberIsOutsideOfEveryRange) {
  const std::string error = ErrorOf("gamma", {"gamma", std::numeric_limits<double>::quiet_NaN()});
  EXPECT_NE(error.find("outside of its range"), std::string::npos) << error;
}

}  // namespace
}  // namespace genie::ops
