#pragma once
// What every reader of spreadsheets promises, whatever the bytes: rows and columns in order and nothing
// empty, or a refusal of its own kind that names the file. A broken promise ends the program, as a fuzzer
// wants it.
#include <cstdio>
#include <cstdlib>
#include <string>

#include "platform/base/refusal.hpp"
#include "platform/tables/workbook.hpp"

namespace metodika::testing {

inline void expectPromise(bool holds, int line = __builtin_LINE()) {
    if (holds) return;
    std::fprintf(stderr, "broken promise: line %d\n", line);
    std::abort();
}

inline void readAsPromised(const std::string& bytes, const char* fileName) {
    tables::Limits limits;
    limits.unpackedBytes = 4u << 20;
    limits.ratioFrom = 1u << 20;
    try {
        auto workbook = tables::readWorkbook(bytes, fileName, limits);
        bool any = false;
        for (auto& sheet : workbook.sheets) {
            int row = 0;
            for (auto& r : sheet.rows) {
                expectPromise(r.number > row && !r.cells.empty());
                row = r.number;
                int column = 0;
                for (auto& cell : r.cells) {
                    expectPromise(cell.column > column && !cell.text.empty());
                    column = cell.column;
                    any = true;
                }
            }
        }
        expectPromise(any);
    } catch (const Refused& refusal) {
        expectPromise(refusal.kind == RefusalKind::invalid && refusal.key.starts_with("tables.") &&
                      refusal.params.contains("file"));
    }
}

}  // namespace metodika::testing
