# Schema and text files travel inside the program: .incbin puts each into the data section as it is.
function(metodika_embed target)
  file(GLOB files RELATIVE ${PROJECT_SOURCE_DIR} CONFIGURE_DEPENDS
       ${PROJECT_SOURCE_DIR}/platform/*/schema/*.sql ${PROJECT_SOURCE_DIR}/features/*/schema/*.sql
       ${PROJECT_SOURCE_DIR}/app/text/*.json ${PROJECT_SOURCE_DIR}/platform/*/text/*.json ${PROJECT_SOURCE_DIR}/features/*/text/*.json)
  list(SORT files)
  set(assembly "")
  set(declarations "")
  set(rows "")
  set(n 0)
  set(depends "")
  foreach(file ${files})
    string(APPEND assembly ".global embedded_${n}\n.global embedded_${n}_end\nembedded_${n}:\n.incbin \"${PROJECT_SOURCE_DIR}/${file}\"\nembedded_${n}_end:\n.byte 0\n")
    string(APPEND declarations "extern \"C\" const char embedded_${n}[], embedded_${n}_end[];\n")
    string(APPEND rows "        {\"${file}\", {embedded_${n}, std::size_t(embedded_${n}_end - embedded_${n})}},\n")
    list(APPEND depends ${PROJECT_SOURCE_DIR}/${file})
    math(EXPR n "${n}+1")
  endforeach()
  set(out ${CMAKE_BINARY_DIR}/embedded)
  file(CONFIGURE OUTPUT ${out}/embedded.cpp CONTENT
"#include \"platform/files/embedded.hpp\"
__asm__(R\"(.section .rodata
${assembly}.previous
)\");
${declarations}
namespace metodika::files {
const std::vector<Embedded>& embedded() {
    static const std::vector<Embedded> all{
${rows}    };
    return all;
}
}
")
  set_source_files_properties(${out}/embedded.cpp PROPERTIES OBJECT_DEPENDS "${depends}" COMPILE_OPTIONS "-Wno-pedantic")
  add_library(${target} STATIC ${out}/embedded.cpp)
  target_include_directories(${target} PUBLIC ${PROJECT_SOURCE_DIR})
endfunction()
