# SPDX-License-Identifier: Apache-2.0
# What `cmake --install` puts where, and the packages that `cpack` makes of it: weft (the program, its
# manual and completions) and libweft-dev (library, headers, CMake and pkg-config files) for Debian,
# and one tarball of both.
include(CMakePackageConfigHelpers)

set(config ${CMAKE_INSTALL_LIBDIR}/cmake/weft)
configure_package_config_file(cmake/weftConfig.cmake.in ${PROJECT_BINARY_DIR}/weftConfig.cmake
                              INSTALL_DESTINATION ${config})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/weftConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(EXPORT weftTargets NAMESPACE weft:: DESTINATION ${config} COMPONENT dev)
install(FILES ${PROJECT_BINARY_DIR}/weftConfig.cmake ${PROJECT_BINARY_DIR}/weftConfigVersion.cmake
        DESTINATION ${config} COMPONENT dev)
# At install time, for the prefix is known only then.
install(CODE "
  set(CMAKE_INSTALL_LIBDIR ${CMAKE_INSTALL_LIBDIR})
  set(CMAKE_INSTALL_INCLUDEDIR ${CMAKE_INSTALL_INCLUDEDIR})
  set(PROJECT_DESCRIPTION \"${PROJECT_DESCRIPTION}\")
  set(PROJECT_VERSION ${PROJECT_VERSION})
  configure_file(${PROJECT_SOURCE_DIR}/cmake/weft.pc.in
                 \"\$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}/${CMAKE_INSTALL_LIBDIR}/pkgconfig/weft.pc\" @ONLY)
" COMPONENT dev)

install(TARGETS weft RUNTIME COMPONENT program)
if(NOT CMAKE_CROSSCOMPILING)
  set(share ${PROJECT_BINARY_DIR}/share)
  install(DIRECTORY ${share}/man/ DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT program)
  set(data ${CMAKE_INSTALL_DATADIR})
  install(FILES ${share}/weft.bash DESTINATION ${data}/bash-completion/completions RENAME weft COMPONENT program)
  install(FILES ${share}/_weft DESTINATION ${data}/zsh/vendor-completions COMPONENT program)
  install(FILES ${share}/weft.fish DESTINATION ${data}/fish/vendor_completions.d COMPONENT program)
endif()
install(FILES LICENSE NOTICE THIRD_PARTY.md README.md DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT program)
install(FILES NOTICE RENAME copyright DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT program)
install(FILES NOTICE RENAME copyright DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/libweft-dev COMPONENT dev)

set(CPACK_GENERATOR DEB TGZ)
set(CPACK_PACKAGE_NAME weft)
set(CPACK_PACKAGE_VENDOR "the Weft contributors")
set(CPACK_PACKAGE_CONTACT "the Weft contributors <weft@example.org>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
set(CPACK_PACKAGE_DIRECTORY ${PROJECT_BINARY_DIR}/packages)
set(CPACK_PACKAGE_CHECKSUM SHA256)
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_ALL program dev)
set(CPACK_ARCHIVE_COMPONENT_INSTALL OFF)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME weft)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SECTION science)
set(CPACK_DEBIAN_DEV_PACKAGE_NAME libweft-dev)
set(CPACK_DEBIAN_DEV_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEV_PACKAGE_DEPENDS "libarchive-dev, libboost-graph-dev, libicu-dev, libsqlite3-dev, libxml2-dev, rapidjson-dev")
include(CPack)
