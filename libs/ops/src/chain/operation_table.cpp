// The table of operations: see genie/ops/operation.h. Defaults are those of the field (OpenCV's
// where it has one); ranges keep every sum inside the integers that the kernels use.
#include <genie/ops/operation.h>

namespace genie::ops {
namespace {

using enum ParameterKind;

constexpr double kMostSide = 16384;

constexpr std::string_view kFormats[] = {"gray", "rgb", "bgr", "rgba", "bgra"};
constexpr std::string_view kBackgrounds[] = {"above", "below"};
constexpr std::string_view kMeans[] = {"mean", "gaussian"};
constexpr std::string_view kDirections[] = {"both", "x", "y"};
constexpr std::string_view kDirectionsAlone[] = {"x", "y"};
constexpr std::string_view kNorms[] = {"l1", "l2"};
constexpr std::string_view kElements[] = {"rectangle", "cross"};
constexpr std::string_view kFilters[] = {"nearest", "area", "bilinear", "bicubic"};
constexpr std::string_view kAxes[] = {"horizontal", "vertical", "both"};
constexpr std::string_view kTurns[] = {"clockwise", "counterclockwise", "half"};

constexpr ParameterSpec kConvert[] = {
    {"to", kChoice, 1, 0, 4, kFormats, "the format of the result"}};
constexpr ParameterSpec kGamma[] = {
    {"gamma", kReal, 2.2, 0.05, 20, {}, "exponent: above 1 darkens the middle"}};
constexpr ParameterSpec kBrightness[] = {
    {"contrast", kReal, 1, 0, 16, {}, "factor about the middle grey, in steps of 1/256"},
    {"brightness", kInteger, 0, -255, 255, {}, "added afterwards"}};
constexpr ParameterSpec kBox[] = {
    {"ksize", kInteger, 3, 1, 255, {}, "side of the square in pixels"}};
constexpr ParameterSpec kGaussian[] = {
    {"ksize", kOddInteger, 5, 1, 255, {}, "side of the kernel in pixels"},
    {"sigma", kReal, 0, 0, 100, {}, "standard deviation in pixels; 0: from ksize"}};
constexpr ParameterSpec kMedianSize[] = {
    {"ksize", kOddInteger, 3, 3, 5, {}, "side of the square in pixels"}};
constexpr ParameterSpec kBilateralShape[] = {
    {"diameter", kOddInteger, 5, 3, 9, {}, "of the circle in pixels"},
    {"sigma_color", kReal, 25, 1, 255, {}, "of differences: larger ones are edges and stay"},
    {"sigma_space", kReal, 2, 0.3, 10, {}, "of distances in pixels"}};
constexpr ParameterSpec kUnsharp[] = {
    {"ksize", kOddInteger, 5, 3, 31, {}, "side of the Gaussian in pixels"},
    {"amount", kReal, 1, 0, 16, {}, "of the difference that is added, in steps of 1/256"},
    {"threshold", kInteger, 0, 0, 255, {}, "smaller differences stay as they are"}};
constexpr ParameterSpec kSobel[] = {
    {"axis", kChoice, 0, 0, 2, kDirections, "both: the gradient's length; x, y: |dx| or |dy|"},
    {"norm", kChoice, 1, 0, 1, kNorms, "of both: l1: |dx| + |dy|; l2: the root of the squares"}};
constexpr ParameterSpec kScharr[] = {{"axis", kChoice, 0, 0, 1, kDirectionsAlone, "|dx| or |dy|"}};
constexpr ParameterSpec kLaplacian[] = {
    {"ksize", kOddInteger, 1, 1, 3, {}, "1: four neighbours; 3: Sobel's second derivatives"}};
constexpr ParameterSpec kCanny[] = {
    {"low", kInteger, 50, 0, 2040, {}, "edges above it stay when they touch strong ones"},
    {"high", kInteger, 150, 0, 2040, {}, "edges above it are strong"}};
constexpr ParameterSpec kThreshold[] = {
    {"limit", kInteger, 127, 0, 255, {}, "255 above it, 0 up to it"}};
constexpr ParameterSpec kAdaptive[] = {
    {"method", kChoice, 0, 0, 1, kMeans, "of the neighbourhood"},
    {"ksize", kOddInteger, 11, 3, 255, {}, "side of the neighbourhood in pixels"},
    {"offset", kInteger, 2, -255, 255, {}, "subtracted from the mean"},
    {"white", kChoice, 0, 0, 1, kBackgrounds, "what becomes 255: pixels above the limit, or not"}};
constexpr ParameterSpec kClahe[] = {
    {"clip_limit", kReal, 40, 0, 256, {}, "of a histogram's bin, in means of its bins; 0: none"},
    {"tiles_x", kInteger, 8, 1, 64, {}, "tiles in a row"},
    {"tiles_y", kInteger, 8, 1, 64, {}, "rows of tiles"}};
constexpr ParameterSpec kElement[] = {
    {"ksize", kInteger, 3, 1, 1023, {}, "side of the element in pixels"},
    {"shape", kChoice, 0, 0, 1, kElements, "of the element"}};
constexpr ParameterSpec kResize[] = {
    {"width", kInteger, 0, 0, kMostSide, {}, "of the result; 0: by the other side or the scale"},
    {"height", kInteger, 0, 0, kMostSide, {}, "of the result; 0: likewise"},
    {"scale", kReal, 0.5, 1.0 / 256, 64, {}, "used where neither side is given"},
    {"filter", kChoice, 1, 0, 3, kFilters, "how values in between are made"}};
constexpr ParameterSpec kFlip[] = {{"axis", kChoice, 0, 0, 2, kAxes, "horizontal: left to right"}};
constexpr ParameterSpec kTurn[] = {{"turn", kChoice, 0, 0, 2, kTurns, "by 90 degrees, or by 180"}};

constexpr OperationSpec kOperations[] = {
    {"grayscale", OperationKind::kGray, {}, "luma by BT.601"},
    {"convert", OperationKind::kConvert, kConvert, "another order or number of channels"},
    {"hsv", OperationKind::kHsv, {}, "hue 0 to 179, saturation, value; of colour images"},
    {"ycrcb", OperationKind::kYcrcb, {}, "luma and two differences of colour; of colour images"},
    {"lab", OperationKind::kLab, {}, "CIE L*a*b* in eight bits; of colour images"},
    {"invert", OperationKind::kInvert, {}, "255 minus each channel"},
    {"gamma", OperationKind::kGamma, kGamma, "each channel to a power"},
    {"brightness_contrast", OperationKind::kBrightnessContrast, kBrightness,
     "each channel scaled and shifted"},
    {"blur", OperationKind::kBoxBlur, kBox, "mean of a square"},
    {"gaussian_blur", OperationKind::kGaussianBlur, kGaussian, "Gaussian mean"},
    {"median", OperationKind::kMedian, kMedianSize, "median of a square"},
    {"bilateral", OperationKind::kBilateral, kBilateralShape,
     "mean of near pixels of like colour: keeps edges and alpha"},
    {"unsharp", OperationKind::kUnsharp, kUnsharp, "adds the difference to a Gaussian"},
    {"sobel", OperationKind::kSobel, kSobel, "strength of the gradient by Sobel"},
    {"scharr", OperationKind::kScharr, kScharr, "strength of one derivative by Scharr"},
    {"laplacian", OperationKind::kLaplacian, kLaplacian, "size of the second derivative"},
    {"canny", OperationKind::kCanny, kCanny, "thin edges, 255 on 0; of gray images"},
    {"edge_detection", OperationKind::kEdgeDetection, kCanny, "grayscale, then canny"},
    {"threshold", OperationKind::kThreshold, kThreshold, "255 above a limit; of gray images"},
    {"otsu", OperationKind::kOtsu, {}, "threshold at Otsu's limit; of gray images"},
    {"adaptive_threshold", OperationKind::kAdaptiveThreshold, kAdaptive,
     "threshold at a mean of the neighbourhood; of gray images"},
    {"equalize", OperationKind::kEqualize, {}, "flattens the histogram; of gray images"},
    {"clahe", OperationKind::kClahe, kClahe,
     "the same by tiles with limited contrast; of gray images"},
    {"dilate", OperationKind::kDilate, kElement, "largest value of a neighbourhood"},
    {"erode", OperationKind::kErode, kElement, "smallest value of a neighbourhood"},
    {"open", OperationKind::kOpen, kElement, "erode, then dilate"},
    {"close", OperationKind::kClose, kElement, "dilate, then erode"},
    {"morphology_gradient", OperationKind::kMorphologyGradient, kElement, "dilate minus erode"},
    {"resize", OperationKind::kResize, kResize, "another size"},
    {"flip", OperationKind::kFlip, kFlip, "mirrored"},
    {"rotate", OperationKind::kRotate90, kTurn, "turned by quarters"},
};

}  // namespace

std::span<const OperationSpec> Operations() { return kOperations; }

}  // namespace genie::ops
