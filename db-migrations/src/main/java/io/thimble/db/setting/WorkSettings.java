package io.thimble.db.setting;

import static io.thimble.db.setting.ReadBy.API;
import static io.thimble.db.setting.ReadBy.COMMAND;
import static io.thimble.db.setting.ReadBy.WORKER;

import java.util.List;

/** How workers train, and how API and workers are watched. */
public final class WorkSettings {
  /** Where trainings compute. */
  public static final Setting TRAINING_DEVICE =
      Setting.of(
          "THIMBLE_TRAINING_DEVICE",
          Forms.choice("auto", "cpu", "gpu"),
          "auto",
          "`auto` trains on graphics processors where PyTorch sees them, `cpu` never, `gpu` refuses"
              + " to train without one",
          COMMAND,
          WORKER);

  private static final Setting THREADS =
      Setting.of(
              "THIMBLE_WORKER_THREADS",
              Forms.count(0, 1_024),
              "0",
              "trainings at once in a worker",
              WORKER)
          .whichIs("`0`: one for each core");

  private static final Setting FEATURE_CACHE =
      Setting.of(
          "THIMBLE_FEATURE_CACHE",
          Forms.size("0B"),
          "4GB",
          "most bytes of cached features",
          WORKER);

  private static final Setting TRAINER_HEAP =
      Setting.of(
          "THIMBLE_TRAINER_HEAP",
          Forms.size("32MB"),
          "1GB",
          "most bytes of Java objects in the process of one training; its tensors lie elsewhere",
          WORKER);

  private static final Setting DRAIN =
      Setting.of(
          "THIMBLE_DRAIN",
          Forms.time("0s", "1d"),
          "5s",
          "how long a worker that stops waits for trainings to end their epoch",
          WORKER);

  private static final Setting MANAGEMENT_PORT =
      Setting.of(
          "THIMBLE_MANAGEMENT_PORT",
          Forms.port(),
          "0",
          "port of a worker's probes and metrics (`/actuator/health/{liveness,readiness}`,"
              + " `/actuator/prometheus`); 0 for none",
          WORKER);

  private static final Setting MANAGEMENT_ADDRESS =
      Setting.of(
          "THIMBLE_MANAGEMENT_ADDRESS",
          Forms.host(),
          "127.0.0.1",
          "where a worker listens for them",
          WORKER);

  private static final Setting LOG =
      Setting.of(
              "THIMBLE_LOG",
              Forms.choice("ecs"),
              "",
              "`ecs` writes logs in the Elastic Common Schema, with `search`, `trial` and `attempt`"
                  + " in each line, and `trace.id` and `span.id` where that is traced",
              API,
              WORKER)
          .whichIs("plain lines");

  private static final Setting TRACES =
      Setting.of(
          "THIMBLE_TRACES",
          Forms.webAddress("http://collector:4318/v1/traces"),
          "",
          "where API and workers send OpenTelemetry traces by OTLP over HTTP, for example"
              + " `http://collector:4318/v1/traces`: all that is done for a search is in the trace"
              + " of its `POST`; without it nothing is traced",
          API,
          WORKER);

  private WorkSettings() {}

  static List<Setting> all() {
    return List.of(
        THREADS,
        TRAINING_DEVICE,
        FEATURE_CACHE,
        TRAINER_HEAP,
        DRAIN,
        MANAGEMENT_PORT,
        MANAGEMENT_ADDRESS,
        LOG,
        TRACES);
  }
}
