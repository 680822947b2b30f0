# What `cmake --install` writes: the libraries with their headers, the command line, and a package
# that find_package(genie) finds. tests/consumer proves it.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)
set(GENIE_PACKAGE_DIR "${CMAKE_INSTALL_LIBDIR}/cmake/genie")

function(genie_install_library name)
  install(TARGETS genie_${name} EXPORT genie-targets COMPONENT development
    ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}")
  install(DIRECTORY include/genie COMPONENT development
    DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}" FILES_MATCHING PATTERN "*.h")
endfunction()

# The component `python` is what a wheel holds: the command line lies in the package's bin/.
function(genie_install_package)
  install(TARGETS genie RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}" COMPONENT runtime)
  install(TARGETS genie RUNTIME DESTINATION computer_genie/bin COMPONENT python EXCLUDE_FROM_ALL)
  install(EXPORT genie-targets NAMESPACE genie:: COMPONENT development
    DESTINATION "${GENIE_PACKAGE_DIR}")
  write_basic_package_version_file("${CMAKE_BINARY_DIR}/genie-config-version.cmake"
    COMPATIBILITY SameMinorVersion)
  install(FILES
    "${PROJECT_SOURCE_DIR}/cmake/genie-config.cmake"
    "${PROJECT_SOURCE_DIR}/cmake/GenieDependencies.cmake"
    "${CMAKE_BINARY_DIR}/genie-config-version.cmake"
    COMPONENT development DESTINATION "${GENIE_PACKAGE_DIR}")
endfunction()
