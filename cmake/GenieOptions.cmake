# The options of the whole build, and the flags that every target of ours gets.
option(GENIE_BUILD_TESTS "Build the unit tests" ON)
option(GENIE_BUILD_BENCHMARKS "Build the micro-benchmarks" OFF)
option(GENIE_BUILD_RIVALS "Build the rivals of the benchmarks" OFF)
option(GENIE_BUILD_FUZZERS "Build the fuzzers (clang only)" OFF)
option(GENIE_BUILD_PYTHON "Build the Python module" OFF)
option(GENIE_WERROR "Warnings are errors" ON)
if(GENIE_BUILD_PYTHON AND NOT Python_EXECUTABLE AND EXISTS "${PROJECT_SOURCE_DIR}/.venv/bin/python")
  set(Python_EXECUTABLE "${PROJECT_SOURCE_DIR}/.venv/bin/python")  # what `make setup` laid
endif()
set(GENIE_WASM OFF)
if(CMAKE_SYSTEM_NAME STREQUAL "WASI")
  set(GENIE_WASM ON)
  set(GENIE_BUILD_TESTS OFF)
endif()

set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_CXX_VISIBILITY_PRESET hidden)
set(CMAKE_VISIBILITY_INLINES_HIDDEN ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release)
endif()

# clang, the first compiler, has the strictest warnings. GCC 12 is left those that it gets right:
# its -Wshadow fires inside GoogleTest's macros and its -Wrestrict on std::string's own code.
# -ffp-contract=off: a fused multiply-add would make results differ between instruction sets.
add_library(genie_flags INTERFACE)
target_compile_options(genie_flags INTERFACE
  -Wall -Wextra -ffp-contract=off
  $<$<CXX_COMPILER_ID:Clang>:-Wshadow;-Wconversion;-Wno-sign-conversion>
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>
  $<$<BOOL:${GENIE_WERROR}>:-Werror>)
