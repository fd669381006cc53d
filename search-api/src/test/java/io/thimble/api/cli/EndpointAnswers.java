package io.thimble.api.cli;

/** What a service with one search, {@link #SEARCH}, answers to every endpoint. */
final class EndpointAnswers {
  static final String SEARCH = "0197c1a2-0000-7000-8000-00000000000b";

  /** Bytes of the archive that an upload sends. */
  static final int ARCHIVE_BYTES = 5;

  private static final String TRIAL =
      """
      {"trial": 7, "state": "scored", "family": "dnn", "decisions": {"layers": 3, "units": 64},
       "onFront": true, "floatAccuracy": 0.91, "floatTestAccuracy": 0.9, "macs": 100, "ops": 200,
       "int8Accuracy": {"validation": {"accuracy": 0.9, "low": 0.85, "high": 0.94}, "test": null},
       "parameters": 300, "flashBytes": 9000, "sramBytes": 2000, "modelSha256": "ab", "attempt": 1,
       "latencyMicros": {"low": 1, "estimate": 12340, "high": 2}, "energyMicrojoules": null,
       "worker": "w1", "epoch": 12, "epochs": 15, "createdAt": "2026-01-01T00:00:00Z",
       "origin": {"kind": "child", "sentence": "Child of 3 and 4."}}
      """;

  private EndpointAnswers() {}

  static void teach(FakeApi api) {
    var search =
        """
        {"id": "%s", "name": "kws", "state": "completed", "frontSize": 1, "bestInt8Accuracy": 0.9,
         "trials": {"done": 4, "failed": 0, "stopped": 0, "running": 0, "waiting": 0, "total": 4},
         "spec": {"dataset": "mini", "trials": 14, "budget": {"flashBytes": 80000}},
         "hypervolumes": [0.1, 0.4], "createdAt": "2026-01-01T00:00:00Z"}
        """
            .formatted(SEARCH);
    var below = "/searches/" + SEARCH;
    var searches = "{\"searches\": [%s], \"next\": null}".formatted(search);
    for (var query : new String[] {"?limit=1", "?limit=100"}) {
      api.on("GET /searches" + query, 200, searches);
    }
    api.on("POST /searches", 202, search).on("POST /feasibility", 200, "{\"fits\": true}");
    api.on("GET " + below, 200, search).on("DELETE " + below, 204, "");
    for (var transition : new String[] {"pause", "resume", "cancel", "extend"}) {
      api.on("POST " + below + "/" + transition, 200, search);
    }
    var tuning = "{\"id\": \"%s\", \"priority\": 0, \"runningAtOnce\": null}".formatted(SEARCH);
    api.on("GET " + below + "/tuning", 200, tuning).on("PATCH " + below, 200, tuning);
    teachFront(api, below);
    teachTrial(api, below);
    teachData(api);
    teachRest(api);
  }

  private static void teachFront(FakeApi api, String below) {
    var front =
        "{\"search\": \"%s\", \"spec\": {}, \"trials\": 4, \"front\": [%s]}"
            .formatted(SEARCH, TRIAL);
    api.on("GET " + below + "/front", 200, front);
    api.on("GET " + below + "/front.csv", 200, "trial\n7\n");
    api.on("GET " + below + "/front/changes", 200, "{\"joined\": [%s]}".formatted(TRIAL));
    api.on("GET " + below + "/points", 200, "{\"columns\": [\"trial\"], \"rows\": [[7]]}");
    api.on(
        "GET " + below + "/hypervolume",
        200,
        """
        {"points": [{"event": 1, "seconds": 61.5, "scored": 1, "size": 1, "hypervolume": 0.25},
                    {"event": 9, "seconds": 99, "scored": 2, "size": 2, "hypervolume": 0.5}]}
        """);
    api.on(
        "GET " + below + "/attempts",
        200,
        """
        {"attempts": [{"trial": 7, "attempt": 2, "worker": "w1", "ending": "scored",
          "startedAt": "2026-01-01T00:00:00Z", "endedAt": "2026-01-01T00:01:05Z",
          "fromEpoch": 0, "toEpoch": 8}]}
        """);
    api.on("GET " + below + "/events", 204, "");
    api.on(
        "GET /fronts?search=" + SEARCH,
        200,
        "{\"objectives\": [\"error\"], \"front\": [{\"search\": \"%s\", \"trial\": %s}]}"
            .formatted(SEARCH, TRIAL));
  }

  private static void teachTrial(FakeApi api, String below) {
    var trial = below + "/trials/7";
    api.on("GET " + below + "/trials?limit=100", 200, "{\"trials\": [%s]}".formatted(TRIAL));
    api.on("GET " + below + "/trials.csv", 200, "trial\n7\n");
    api.on("GET " + trial, 200, TRIAL);
    api.on(
        "GET " + trial + "/report",
        200,
        """
        {"labels": ["yes", "silence"], "rungs": [{"epoch": 8, "accuracy": 0.71}],
         "curve": [{"epoch": 1, "loss": 2.5}, {"epoch": 2, "loss": null}, {"epoch": 3, "loss": 0.5}],
         "validation": {"float": [[9, 1], [0, 0]], "int8": [[8, 2], [0, 0]]}, "test": null,
         "layers": [{"index": 0, "layer": "dense 12", "decibels": 31.25}],
         "misheard": [{"clip": "yes/a_nohash_0.wav", "said": "yes", "heard": "silence",
                       "score": 0.83, "floatHeard": "yes"}]}
        """);
    api.on(
        "GET " + trial + "/estimate",
        200,
        """
        {"layers": [{"index": 0, "name": "dense 12", "inputShape": [49, 10], "outputShape": [12],
          "parameters": 1000, "macs": 2000}],
         "report": {"devices": [{"device": "nucleo", "fits": false}]}}
        """);
    api.on("GET " + trial + "/log?cursor=0", 200, "{\"lines\": []}");
    api.on("GET " + trial + "/model.tflite", 200, new byte[] {1});
    api.on("GET " + trial + "/bundle.zip", 200, new byte[] {2});
    api.on("GET " + trial + "/clips?name=yes%2Fa_nohash_0.wav", 200, new byte[] {3});
    api.on(
        "POST " + trial + "/hearings",
        200,
        "{\"heard\": \"yes\", \"scores\": [{\"label\": \"yes\", \"score\": 0.5}], \"millis\":"
            + " 3.25}");
  }

  private static void teachData(FakeApi api) {
    var upload =
        "{\"id\": \"%s\", \"dataset\": \"mine\", \"state\": \"receiving\", \"bytes\": %d, \"offset\": "
            .formatted(SEARCH, ARCHIVE_BYTES);
    api.on(
        "GET /datasets",
        200,
        "{\"datasets\": [{\"name\": \"mine\", \"words\": {\"yes\": 3, \"no\": 4}}]}");
    api.on("POST /datasets", 202, upload + "0}").on("DELETE /datasets/mine", 202, "{}");
    api.on("POST /datasets/mine/uploads", 201, upload + "0}");
    api.on("GET /uploads/" + SEARCH, 200, upload + "3}");
    api.on("PUT /uploads/" + SEARCH, 200, upload + ARCHIVE_BYTES + "}");
    api.on("POST /uploads/" + SEARCH + "/complete", 202, upload + ARCHIVE_BYTES + "}");
  }

  private static void teachRest(FakeApi api) {
    api.on("GET /devices", 200, "{\"devices\": [{\"id\": \"nucleo\", \"flashBytes\": 1000}]}");
    api.on(
        "GET /devices/nucleo/models",
        200,
        "{\"device\": {\"id\": \"nucleo\"}, \"models\": [{\"search\": \"%s\", \"trial\": %s}]}"
            .formatted(SEARCH, TRIAL));
    api.on("GET /workers", 200, "{\"workers\": [{\"name\": \"w1\", \"cores\": 2}]}");
    api.on("GET /session", 200, "{\"owner\": \"ada\", \"role\": \"submitter\"}");
    api.on("GET /tokens?limit=100", 200, "{\"tokens\": [{\"id\": \"t1\", \"name\": \"nightly\"}]}");
    api.on("POST /tokens", 201, "{\"id\": \"t1\", \"secret\": \"thimble_x\"}");
    api.on("DELETE /tokens/t1", 204, "");
    api.on(
        "GET /audit?limit=100",
        200,
        "{\"entries\": [{\"id\": 1, \"method\": \"POST\", \"path\": \"/a\", \"status\": 403}]}");
    api.on("GET /actuator/health", 200, "{\"status\": \"UP\"}");
  }
}
