// SPDX-License-Identifier: Apache-2.0
//
// What matters most in a graph, for a person: the foremost entities with their surest facts and a
// sentence for each, the relations and the articles; in HTML with a picture. No scripts, nothing
// loaded from elsewhere. Names cannot break out of their place: bidirectional and invisible
// controls are dropped, HTML isolates each name.
#pragma once

#include <memory>

#include "weft/export/exporter.h"

namespace weft {

std::unique_ptr<const Exporter> make_markdown_exporter();
std::unique_ptr<const Exporter> make_html_exporter();
// The picture alone.
std::unique_ptr<const Exporter> make_svg_exporter();

}  // namespace weft
