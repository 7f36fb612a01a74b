# SPDX-License-Identifier: Apache-2.0
# Installs BUILD into a temp folder, builds project/ with the programs of samples/ against it, by CMake
# and by pkg-config, and runs them on the samples of SOURCE.
set(temp ${BUILD}/tests/install/temp)
set(prefix ${temp}/prefix)
file(REMOVE_RECURSE ${temp})
foreach(command IN ITEMS
    "${CMAKE_COMMAND};--install;${BUILD};--prefix;${prefix}"
    "${CMAKE_COMMAND};-S;${CMAKE_CURRENT_LIST_DIR}/project;-B;${temp}/build;-DCMAKE_PREFIX_PATH=${prefix};-DCMAKE_CXX_COMPILER=${COMPILER};-DPROGRAMS=${SOURCE}/samples/programs"
    "${CMAKE_COMMAND};--build;${temp}/build"
    "${temp}/build/weave;${SOURCE}/samples;${temp}/out.graphml"
    "${prefix}/bin/weft;build;${SOURCE}/samples;-o;${temp}/graph.db;--quiet")
  execute_process(COMMAND ${command} OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
endforeach()

# Fails unless the output of the command has the text.
function(expect text)
  execute_process(COMMAND ${ARGN} OUTPUT_VARIABLE out COMMAND_ERROR_IS_FATAL ANY)
  string(FIND "${out}" "${text}" found)
  if(found EQUAL -1)
    message(FATAL_ERROR "no '${text}' in the output of ${ARGN}")
  endif()
endfunction()

file(READ ${temp}/out.graphml graphml)
string(FIND "${graphml}" "</graphml>" found)
if(found EQUAL -1)
  message(FATAL_ERROR "the program wrote no GraphML")
endif()
expect(" | founded | " ${temp}/build/extract ${SOURCE}/samples/ko-business.txt)
expect(" | founded | " ${temp}/build/query ${temp}/graph.db "_ founded _")
expect("#\n" ${temp}/build/exporter ${temp}/graph.db)

file(GLOB pc ${prefix}/lib*/pkgconfig/weft.pc ${prefix}/lib/*/pkgconfig/weft.pc)
get_filename_component(folder ${pc} DIRECTORY)
find_program(pkg_config pkg-config REQUIRED)
execute_process(COMMAND ${CMAKE_COMMAND} -E env PKG_CONFIG_PATH=${folder} ${pkg_config} --cflags --libs weft
                OUTPUT_VARIABLE flags OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
separate_arguments(flags)
execute_process(COMMAND ${COMPILER} -o ${temp}/query ${SOURCE}/samples/programs/query.cc ${flags}
                COMMAND_ERROR_IS_FATAL ANY)
expect(" | founded | " ${temp}/query ${temp}/graph.db "_ founded _")

foreach(file share/man/man1/weft.1 share/man/man1/weft-query.1 share/bash-completion/completions/weft)
  if(NOT EXISTS ${prefix}/${file})
    message(FATAL_ERROR "${file} was not installed")
  endif()
endforeach()
file(REMOVE_RECURSE ${temp})
