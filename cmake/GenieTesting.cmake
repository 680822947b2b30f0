# Test and benchmark frameworks. They are used by the build alone, never by what is installed.
if(GENIE_BUILD_TESTS OR GENIE_BUILD_FUZZERS)
  enable_testing()
endif()
if(GENIE_BUILD_TESTS)
  find_package(GTest REQUIRED)
  find_package(rapidcheck REQUIRED)
  include(GoogleTest)
endif()
if(GENIE_BUILD_BENCHMARKS)
  find_package(benchmark REQUIRED)
endif()

# genie_add_fuzzer(NAME SOURCES a_fuzz.cpp ... LIBRARIES genie::codec ... CORPUS dir)
#
# The sources define LLVMFuzzerTestOneInput. The preset `fuzz` makes the fuzzer NAME of them, and a
# test that runs it for GENIE_FUZZ_SECONDS; every preset with tests makes NAME_replay, which runs
# the files of the corpus once, as a test. What a fuzzer finds is written to build/fuzz/findings.
# The target `fuzzers` builds all of them and nothing else.
set(GENIE_FUZZ_SECONDS 60 CACHE STRING "How long a fuzzer runs as a test")
if(GENIE_BUILD_FUZZERS)
  add_custom_target(fuzzers)
endif()
function(genie_add_fuzzer name)
  cmake_parse_arguments(A "" "CORPUS" "SOURCES;LIBRARIES" ${ARGN})
  get_filename_component(corpus "${A_CORPUS}" ABSOLUTE)
  if(GENIE_BUILD_FUZZERS)
    add_executable(${name} ${A_SOURCES})
    target_link_libraries(${name} PRIVATE ${A_LIBRARIES} genie_flags -fsanitize=fuzzer)
    add_dependencies(fuzzers ${name})
    set(found "${CMAKE_BINARY_DIR}/found/${name}")
    file(MAKE_DIRECTORY "${found}" "${CMAKE_BINARY_DIR}/findings")
    add_test(NAME ${name}.FindsNothing COMMAND ${name}
      -max_total_time=${GENIE_FUZZ_SECONDS} -timeout=20 -rss_limit_mb=2048 -print_final_stats=1
      "-artifact_prefix=${CMAKE_BINARY_DIR}/findings/${name}-" "${found}" "${corpus}")
  elseif(GENIE_BUILD_TESTS)
    add_executable(${name}_replay ${A_SOURCES} "${PROJECT_SOURCE_DIR}/fuzz/replay_main.cpp")
    target_link_libraries(${name}_replay PRIVATE ${A_LIBRARIES} genie_flags)
    add_test(NAME ${name}.CorpusReplays COMMAND ${name}_replay "${corpus}")
  endif()
endfunction()
