package io.thimble.worker.fleet;

import java.nio.file.Path;
import java.sql.SQLException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Simulates one fleet in a process of its own, and prints its figures as a line of JSON. The
 * process ends without stopping its thousands of workers one by one.
 */
public final class FleetProgram {
  private FleetProgram() {}

  /** Simulates the plan that the first argument says as JSON, in the folder of the second. */
  public static void main(String[] arguments) throws SQLException, InterruptedException {
    int exitCode = 1;
    try (var server = Server.start(Path.of(arguments[1]))) {
      var plan = JsonMapper.shared().readValue(arguments[0], FleetPlan.class);
      System.out.println(JsonMapper.shared().writeValueAsString(simulate(plan, server)));
      exitCode = 0;
    } catch (RuntimeException | SQLException e) {
      e.printStackTrace();
    } finally {
      System.out.flush();
      Runtime.getRuntime().halt(exitCode);
    }
  }

  private static FleetFigures simulate(FleetPlan plan, Server server)
      throws SQLException, InterruptedException {
    @SuppressWarnings("resource") // The process ends with it.
    var fleet = new Fleet(plan, server);
    fleet.start();
    Thread.sleep(plan.settle());
    return fleet.measure();
  }
}
