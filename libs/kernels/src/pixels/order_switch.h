// WithOrder: a PixelOrder of run time as a template argument, so that a loop decides it once.
//
//   WithOrder(order, [&]<PixelOrder kOrder>() { GrayRows<kOrder>(source, target, extent); });
//
// Thread safety: pure.
#pragma once

#include <genie/kernels/rows.h>

namespace genie::kernels {

template <typename Body>
inline void WithOrder(PixelOrder order, const Body& body) {
  switch (order) {
    case PixelOrder::kGray:
      return body.template operator()<PixelOrder::kGray>();
    case PixelOrder::kRgb:
      return body.template operator()<PixelOrder::kRgb>();
    case PixelOrder::kBgr:
      return body.template operator()<PixelOrder::kBgr>();
    case PixelOrder::kRgba:
      return body.template operator()<PixelOrder::kRgba>();
    case PixelOrder::kBgra:
      return body.template operator()<PixelOrder::kBgra>();
  }
}

}  // namespace genie::kernels
