# Test and benchmark frameworks. They are used by the build alone, never by what is installed.
if(GENIE_BUILD_TESTS)
  enable_testing()
  find_package(GTest REQUIRED)
  find_package(rapidcheck REQUIRED)
  include(GoogleTest)
endif()
if(GENIE_BUILD_BENCHMARKS)
  find_package(benchmark REQUIRED)
endif()

# genie_add_fuzzer(NAME SOURCES a_fuzz.cpp ... LIBRARIES genie::codec ... CORPUS dir)
#
# The sources define LLVMFuzzerTestOneInput. The preset `fuzz` makes the fuzzer NAME of them; every
# preset with tests makes NAME_replay, which runs the files of the corpus once, as a test.
function(genie_add_fuzzer name)
  cmake_parse_arguments(A "" "CORPUS" "SOURCES;LIBRARIES" ${ARGN})
  get_filename_component(corpus "${A_CORPUS}" ABSOLUTE)
  if(GENIE_BUILD_FUZZERS)
    add_executable(${name} ${A_SOURCES})
    target_link_libraries(${name} PRIVATE ${A_LIBRARIES} genie_flags -fsanitize=fuzzer)
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/fuzzers")
    file(CREATE_LINK "${corpus}" "${CMAKE_BINARY_DIR}/fuzzers/${name}.corpus" SYMBOLIC)
  elseif(GENIE_BUILD_TESTS)
    add_executable(${name}_replay ${A_SOURCES} "${PROJECT_SOURCE_DIR}/fuzz/replay_main.cpp")
    target_link_libraries(${name}_replay PRIVATE ${A_LIBRARIES} genie_flags)
    add_test(NAME ${name}.CorpusReplays COMMAND ${name}_replay "${corpus}")
  endif()
endfunction()
