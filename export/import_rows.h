// SPDX-License-Identifier: Apache-2.0
//
// The readers behind import.h.
#pragma once

#include <istream>
#include <string>

#include "export/row_documents.h"
#include "weft/export/import.h"

namespace weft {

// The next line of a file and its number; false at the end. Throws FormatError on a line that is
// too long to be one.
bool next_row(std::istream& in, const std::string& path, std::string& line, std::size_t& number);

void import_tsv(std::istream& in, const std::string& path, RowDocuments& rows,
                ImportResult& result);
void import_nquads(std::istream& in, const std::string& path, const std::string& language,
                   RowDocuments& rows, GraphBuilder& builder, ImportResult& result);
void import_graphml(std::istream& in, const std::string& path, RowDocuments& rows,
                    ImportResult& result);

}  // namespace weft
