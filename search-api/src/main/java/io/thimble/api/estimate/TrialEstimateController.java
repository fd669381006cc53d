package io.thimble.api.estimate;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.thimble.api.Tags;
import io.thimble.api.error.ApiException;
import io.thimble.api.search.Searches;
import io.thimble.db.artifact.ArtifactStore;
import io.thimble.db.trial.StoredTrial;
import io.thimble.db.trial.TrialStore;
import io.thimble.hw.arch.Architecture;
import io.thimble.hw.arch.ArchitectureJson;
import io.thimble.hw.device.Devices;
import io.thimble.hw.device.EstimateReport;
import io.thimble.hw.space.Spaces;
import io.thimble.hw.tflite.MalformedModelException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import tools.jackson.databind.json.JsonMapper;

/** {@code GET …/trials/{number}/estimate}. */
@RestController
@Tag(name = "estimates")
class TrialEstimateController {
  private final Searches searches;
  private final TrialStore trials;
  private final ArtifactStore artifacts;
  private final Tags tags;
  private final JsonMapper mapper;

  TrialEstimateController(
      Searches searches, TrialStore trials, ArtifactStore artifacts, Tags tags, JsonMapper mapper) {
    this.searches = searches;
    this.trials = trials;
    this.artifacts = artifacts;
    this.tags = tags;
    this.mapper = mapper;
  }

  @GetMapping("/api/v1/searches/{id}/trials/{number}/estimate")
  @Operation(
      operationId = "estimateTrial",
      summary =
          "What a trial's network is made of and what it costs, by its file once that is there")
  @Nullable TrialEstimateJson of(
      @PathVariable UUID id, @PathVariable int number, WebRequest request) {
    var search = searches.require(id);
    if (tags.isKnown(request, search)) {
      return null;
    }
    var trial = trials.find(id, number).orElseThrow(() -> ApiException.ofTrial(id, number));
    var decisions = trial.decisions();
    var architecture =
        Spaces.of(decisions.family()).decodeCut(decisions, search.spec().labels().size());
    return new TrialEstimateJson(
        mapper.readTree(ArchitectureJson.write(architecture)),
        LayerJson.of(architecture),
        report(trial, architecture));
  }

  private EstimateReport report(StoredTrial trial, Architecture architecture) {
    var stored = artifacts.find(trial.search(), trial.number());
    if (stored.isPresent()) {
      try {
        return EstimateReport.ofModel(stored.get().model(), Devices.catalogue());
      } catch (MalformedModelException _) {
        // A newer worker may write what this server cannot read yet.
      }
    }
    return EstimateReport.of(architecture, Devices.catalogue());
  }
}
