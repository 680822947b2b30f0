# genie_add_library(NAME
#   [PORTABLE]                 no exceptions; compiles for wasm32-wasi too
#   SOURCES  a.cpp ...         the explicit file list
#   [HEADERS b.h ...]          public headers below include/genie/NAME, each compiled alone
#   [USES    base image ...]   the libraries it may include: the allowed arrows
#   [LINKS   PkgConfig::x ...] third-party code, private, found by GenieDependencies.cmake
#   [TESTS   a_test.cpp ...]   one test executable, NAME_test
#   [TEST_LINKS ...]           more libraries for the tests
#   [BENCHES a_bench.cpp ...]) one benchmark executable, NAME_bench
#
# The target is genie_NAME, its alias and its installed name genie::NAME, its only include root
# libs/NAME/include.
function(genie_add_library name)
  cmake_parse_arguments(A "PORTABLE" "" "SOURCES;HEADERS;USES;LINKS;TESTS;TEST_LINKS;BENCHES" ${ARGN})
  if(A_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "genie_add_library(${name}): unknown arguments ${A_UNPARSED_ARGUMENTS}")
  endif()
  set(target genie_${name})
  add_library(${target} STATIC ${A_SOURCES})
  add_library(genie::${name} ALIAS ${target})
  set_target_properties(${target} PROPERTIES EXPORT_NAME ${name})
  target_include_directories(${target} PUBLIC
    $<BUILD_INTERFACE:${CMAKE_CURRENT_SOURCE_DIR}/include> $<INSTALL_INTERFACE:include>)
  target_compile_features(${target} PUBLIC cxx_std_23)
  target_link_libraries(${target} PRIVATE $<BUILD_INTERFACE:genie_flags> ${A_LINKS})
  foreach(used IN LISTS A_USES)
    target_link_libraries(${target} PUBLIC genie::${used})
  endforeach()
  if(A_PORTABLE)
    target_compile_options(${target} PRIVATE -fno-exceptions)
  endif()
  genie_add_header_check(${name} "${A_HEADERS}")
  genie_install_library(${name})
  if(GENIE_BUILD_TESTS AND A_TESTS)
    add_executable(${name}_test ${A_TESTS})
    target_link_libraries(${name}_test PRIVATE ${target} ${A_TEST_LINKS} genie_flags
      GTest::gmock GTest::gtest_main)
    target_compile_options(${name}_test PRIVATE -O1)  # half the time of -O3; the library keeps its
    # Property tests draw the same cases each time.
    gtest_discover_tests(${name}_test DISCOVERY_TIMEOUT 60
      PROPERTIES ENVIRONMENT "RC_PARAMS=seed=20261123")
  endif()
  if(GENIE_BUILD_BENCHMARKS AND A_BENCHES)
    add_executable(${name}_bench ${A_BENCHES})
    target_link_libraries(${name}_bench PRIVATE ${target} ${A_TEST_LINKS} genie_flags
      benchmark::benchmark_main)
  endif()
endfunction()

# Compiles every public header alone, so that each includes what it uses.
function(genie_add_header_check name headers)
  if(NOT headers OR NOT (GENIE_BUILD_TESTS OR GENIE_WASM))
    return()
  endif()
  set(units "")
  foreach(header IN LISTS headers)
    string(MAKE_C_IDENTIFIER "${header}" id)
    set(unit "${CMAKE_CURRENT_BINARY_DIR}/header_check/${id}.cpp")
    file(CONFIGURE OUTPUT "${unit}" CONTENT "#include <genie/${name}/${header}>\n" @ONLY)
    list(APPEND units "${unit}")
  endforeach()
  add_library(genie_${name}_headers OBJECT ${units})
  target_link_libraries(genie_${name}_headers PRIVATE genie_${name} genie_flags)
  target_compile_options(genie_${name}_headers PRIVATE -O0)
endfunction()
