# The kernels, one name each; a new one adds its name here, and its files by these patterns:
# include/genie/kernels/NAME.h, src/NAME/NAME{,_scalar,_test,_bench}.cpp. Read by CMakeLists.txt
# and by neon/CMakeLists.txt; paths are relative to this folder.
set(GENIE_KERNELS
  # what changed between frames, and what a frame holds
  changed_bounds equal_masks pack_rgbx tile_compare tile_hash
  # colour and points
  absolute_difference blend convert_format gray hsv lab tone ycrcb
  # morphology
  morphology
  # filters
  adaptive_threshold bilateral box_blur gaussian_blur median sharpen
  # edges
  canny gradient gradient_magnitude laplacian sobel
  # statistics and thresholds
  clahe extremes histogram integral moments threshold
  # geometry
  flip perceptual_hash resize rotate90 warp_affine
  # search
  component_labels components contour_boxes match_anchors match_template)

set(GENIE_KERNEL_SOURCES src/instruction_set.cpp)
set(GENIE_KERNEL_HEADERS instruction_set.h rows.h tiles.h)
set(GENIE_KERNEL_TESTS src/instruction_set_test.cpp)
set(GENIE_KERNEL_BENCHES src/memory_bench.cpp)
foreach(kernel IN LISTS GENIE_KERNELS)
  list(APPEND GENIE_KERNEL_SOURCES src/${kernel}/${kernel}.cpp src/${kernel}/${kernel}_scalar.cpp)
  list(APPEND GENIE_KERNEL_HEADERS ${kernel}.h)
  list(APPEND GENIE_KERNEL_TESTS src/${kernel}/${kernel}_test.cpp)
  list(APPEND GENIE_KERNEL_BENCHES src/${kernel}/${kernel}_bench.cpp)
endforeach()
