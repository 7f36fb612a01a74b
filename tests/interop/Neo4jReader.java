// SPDX-License-Identifier: Apache-2.0
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.graphdb.GraphDatabaseService;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.Relationship;
import org.neo4j.graphdb.Transaction;

/** Opens a Neo4j in a folder, runs a script if one is given, prints what is there, tab by tab. */
public class Neo4jReader {
  public static void main(String[] arguments) throws Exception {
    PrintStream out = new PrintStream(System.out, true, "UTF-8");
    DatabaseManagementService service =
        new DatabaseManagementServiceBuilder(Path.of(arguments[0])).build();
    GraphDatabaseService database = service.database("neo4j");
    if (arguments.length > 1) {
      for (String statement : Files.readString(Path.of(arguments[1])).split(";\n")) {
        if (!statement.isBlank()) database.executeTransactionally(statement);
      }
    }
    try (Transaction transaction = database.beginTx()) {
      for (Node node : transaction.getAllNodes()) {
        out.println("node\t" + node.getProperty("key") + "\t" + node.getProperty("name") + "\t"
            + node.getLabels());
      }
      for (Relationship edge : transaction.getAllRelationships()) {
        out.println("edge\t" + edge.getStartNode().getProperty("key") + "\t"
            + edge.getType().name() + "\t" + edge.getEndNode().getProperty("key") + "\t"
            + edge.getProperty("weight"));
      }
    }
    service.shutdown();
  }
}
