// SPDX-License-Identifier: Apache-2.0
import java.io.File;
import java.io.PrintStream;
import java.util.Arrays;
import org.gephi.graph.api.Edge;
import org.gephi.graph.api.Graph;
import org.gephi.graph.api.GraphController;
import org.gephi.graph.api.Node;
import org.gephi.io.exporter.api.ExportController;
import org.gephi.io.importer.api.Container;
import org.gephi.io.importer.api.ImportController;
import org.gephi.io.importer.api.Issue;
import org.gephi.io.importer.api.Report;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.project.api.ProjectController;
import org.gephi.project.api.Workspace;
import org.openide.util.Lookup;

/** Reads a file as Gephi does; prints its nodes, edges and what the import report says, tab by tab. */
public class GephiReader {
  public static void main(String[] arguments) throws Exception {
    PrintStream out = new PrintStream(System.out, true, "UTF-8");
    ProjectController projects = Lookup.getDefault().lookup(ProjectController.class);
    projects.newProject();
    Workspace workspace = projects.getCurrentWorkspace();
    ImportController importer = Lookup.getDefault().lookup(ImportController.class);
    Container container = importer.importFile(new File(arguments[0]));
    Report report = container.getReport();
    container.verify();
    report.getIssues(100000).forEachRemaining(
        issue -> out.println("report\t" + issue.getLevel() + "\t" + issue.getMessage()));
    importer.process(container, new DefaultProcessor(), workspace);
    Graph graph = Lookup.getDefault().lookup(GraphController.class).getGraphModel().getGraph();
    for (Node node : graph.getNodes()) {
      out.println("node\t" + node.getId() + "\t" + node.getLabel() + "\t" + node.x() + "\t" + node.y());
    }
    for (Edge edge : graph.getEdges()) {
      out.println("edge\t" + edge.getSource().getId() + "\t" + edge.getTypeLabel() + "\t"
          + edge.getTarget().getId() + "\t" + edge.getWeight() + "\t" + edge.getLabel());
    }
    for (String picture : Arrays.copyOfRange(arguments, 1, arguments.length)) {
      Lookup.getDefault().lookup(ExportController.class).exportFile(new File(picture));
    }
    System.exit(0);
  }
}
