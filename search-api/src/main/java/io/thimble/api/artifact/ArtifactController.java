package io.thimble.api.artifact;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.thimble.api.error.ApiException;
import io.thimble.api.error.ProblemType;
import io.thimble.api.search.Searches;
import io.thimble.db.artifact.ArtifactStore;
import io.thimble.db.artifact.Artifacts;
import io.thimble.db.trial.StoredTrial;
import io.thimble.db.trial.TrialStore;
import io.thimble.hw.digest.Sha256;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET …/model.tflite} and {@code …/bundle.zip}. */
@RestController
@RequestMapping("/api/v1/searches/{id}/trials/{number}")
@Tag(name = "artifacts")
class ArtifactController {
  private final Searches searches;
  private final TrialStore trials;
  private final ArtifactStore store;

  ArtifactController(Searches searches, TrialStore trials, ArtifactStore store) {
    this.searches = searches;
    this.trials = trials;
    this.store = store;
  }

  @GetMapping(value = "/model.tflite", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
  @Operation(operationId = "getModel", summary = "The flatbuffer that was scored")
  ResponseEntity<byte[]> model(@PathVariable UUID id, @PathVariable int number) {
    var artifacts = require(id, number);
    return download(
        artifacts.model(),
        artifacts.modelSha256(),
        fileName(id, number) + ".tflite",
        MediaType.APPLICATION_OCTET_STREAM);
  }

  @GetMapping(value = "/bundle.zip", produces = "application/zip")
  @Operation(
      operationId = "getBundle",
      summary = "The flatbuffer with C sources, settings, test vectors and model card")
  ResponseEntity<byte[]> bundle(@PathVariable UUID id, @PathVariable int number) {
    var bundle = require(id, number).bundle();
    return download(
        bundle,
        Sha256.of(bundle),
        fileName(id, number) + ".zip",
        MediaType.valueOf("application/zip"));
  }

  private Artifacts require(UUID id, int number) {
    var search = searches.require(id).id();
    return store
        .find(search, number)
        .orElseThrow(
            () ->
                trials
                    .find(search, number)
                    .map(ArtifactController::nothingLeft)
                    .orElseGet(() -> ApiException.ofTrial(search, number)));
  }

  private static ApiException nothingLeft(StoredTrial trial) {
    return new ApiException(
        ProblemType.ARTIFACT_NOT_FOUND,
        (trial.modelSha256() == null
                ? "Trial %d (%s) has left nothing to download. Maybe wait until it is scored."
                : "The files of trial %d (%s) were let go some time after its search. Maybe"
                    + " download a member of the front: those stay.")
            .formatted(trial.number(), trial.state().name().toLowerCase(Locale.ROOT)));
  }

  private static ResponseEntity<byte[]> download(
      byte[] bytes, String sha256, String fileName, MediaType type) {
    return ResponseEntity.ok()
        .contentType(type)
        .eTag("\"" + sha256 + "\"")
        .header("Content-Disposition", "attachment; filename=\"%s\"".formatted(fileName))
        .body(bytes);
  }

  /** For example {@code thimble-0197c1a2-trial-3}: tells downloads apart in one folder. */
  private static String fileName(UUID id, int number) {
    return "thimble-%s-trial-%d".formatted(id.toString().substring(24), number);
  }
}
