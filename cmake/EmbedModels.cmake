# SPDX-License-Identifier: Apache-2.0
# weft_embed_models(OUT_VARIABLE): writes a source file that links everything under models/ but the
# READMEs into the program, and puts its path into OUT_VARIABLE.
function(weft_embed_models out)
  set(root ${PROJECT_SOURCE_DIR}/models)
  file(GLOB_RECURSE files CONFIGURE_DEPENDS RELATIVE ${root} ${root}/*.json ${root}/*.tsv ${root}/*.weights)
  list(FILTER files EXCLUDE REGEX "examples[.]tsv$")  # for tests and docs
  list(SORT files)
  set(assembly "")
  set(externs "")
  set(rows "")
  set(number 0)
  set(paths "")
  foreach(file IN LISTS files)
    get_filename_component(language ${file} DIRECTORY)
    get_filename_component(name ${file} NAME)
    set(symbol weft_embedded_${number})
    string(APPEND assembly ".balign 64\\n${symbol}: .incbin \\\"${root}/${file}\\\"\\n${symbol}_end: .byte 0\\n\"\n    \"")
    string(APPEND externs "extern \"C\" const char ${symbol}[];\nextern \"C\" const char ${symbol}_end[];\n")
    string(APPEND rows "      {\"${language}\", \"${name}\", {${symbol}, size(${symbol}, ${symbol}_end)}},\n")
    list(APPEND paths ${root}/${file})
    math(EXPR number "${number} + 1")
  endforeach()
  set(source ${CMAKE_CURRENT_BINARY_DIR}/embedded_files.cc)
  file(CONFIGURE OUTPUT ${source} @ONLY CONTENT
"// Made by cmake/EmbedModels.cmake.
#include \"extractor/embedded_files.h\"

#include <array>

asm(\".pushsection .rodata\\n@assembly@.popsection\\n\");
@externs@
namespace weft {
namespace {
std::size_t size(const char* begin, const char* end) { return static_cast<std::size_t>(end - begin); }
}  // namespace

std::span<const EmbeddedFile> embedded_files() {
  static const std::array<EmbeddedFile, @number@> files = {{
@rows@  }};
  return files;
}
}  // namespace weft
")
  set_source_files_properties(${source} PROPERTIES OBJECT_DEPENDS "${paths}" SKIP_UNITY_BUILD_INCLUSION ON)
  set(${out} ${source} PARENT_SCOPE)
endfunction()
