// computer_genie._native: one Bind function a file, called in the order of their types.
#include <nanobind/nanobind.h>

#include "about.h"
#include "drawing.h"
#include "element_type.h"
#include "errors.h"
#include "frame.h"
#include "handed_image.h"
#include "pixel_image.h"
#include "pixel_pool.h"
#include "pixel_processor.h"
#include "python_detector.h"
#include "python_engine.h"
#include "python_protocol.h"
#include "python_scene.h"
#include "python_screen.h"
#include "settings.h"

NB_MODULE(_native, module) {
  // A scene that lives until the interpreter ends is no fault of its owner's.
  nanobind::set_leak_warnings(false);
  genie::python::RegisterErrors();
  genie::python::BindAbout(module);
  genie::python::BindSettings(module);
  genie::python::BindFrame(module);
  genie::python::BindElement(module);
  genie::python::BindScene(module);
  genie::python::BindDrawing(module);
  genie::python::BindPixelProcessor(module);
  genie::python::BindEngine(module);
  genie::python::BindPixelImage(module);
  genie::python::BindPixelPool(module);
  genie::python::BindHandedImage(module);
  genie::python::BindDetector(module);
  genie::python::BindScreen(module);
  genie::python::BindProtocol(module);
}
