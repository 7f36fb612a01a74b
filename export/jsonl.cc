// SPDX-License-Identifier: Apache-2.0
#include "export/jsonl.h"

#include "export/records.h"
#include "export/text_sink.h"

namespace weft {
namespace {

class JsonlExporter : public Exporter {
 public:
  void write(const Graph& graph, const ExportOptions& options, std::ostream& out) const override {
    const ExportView view(graph, options, true);
    Records records(view);
    TextSink sink(out);
    // Articles that state nothing are left out of a selection only.
    const bool everything = view.facts().size() == graph.facts().size();
    std::vector<bool> used(graph.document_count(), everything);
    for (const FactId id : view.facts()) {
      for (const EvidenceRef ref : graph[id].evidence) used[ref.document] = true;
    }
    for (std::uint32_t i = 0; i < used.size(); ++i) {
      if (used[i]) sink << records.document(i, true) << '\n';
    }
    for (const FactId id : view.facts()) sink << records.fact(id) << '\n';
    for (const Decision& decision : graph.decisions()) sink << records.decision(decision) << '\n';
  }
  bool needs_texts() const override { return true; }
};

}  // namespace

std::unique_ptr<const Exporter> make_jsonl_exporter() { return std::make_unique<JsonlExporter>(); }

}  // namespace weft
