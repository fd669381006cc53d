package io.thimble.api.hearing;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.thimble.api.error.ApiException;
import io.thimble.api.error.ProblemType;
import io.thimble.api.search.Searches;
import io.thimble.db.question.Answer;
import io.thimble.db.question.Question;
import io.thimble.db.trial.StoredTrial;
import io.thimble.db.trial.TrialStore;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST …/hearings} and {@code GET …/clips}. */
@RestController
@RequestMapping("/api/v1/searches/{id}/trials/{number}")
@Tag(name = "trials")
class HearingController {
  private static final String WAV = "audio/wav";
  private static final int MOST_BYTES = 1 << 20;

  private final Searches searches;
  private final TrialStore trials;
  private final Questions questions;

  HearingController(Searches searches, TrialStore trials, Questions questions) {
    this.searches = searches;
    this.trials = trials;
    this.questions = questions;
  }

  @PostMapping(
      path = "/hearings",
      consumes = {
        WAV,
        "audio/x-wav",
        "audio/wave",
        "audio/vnd.wave",
        MediaType.APPLICATION_OCTET_STREAM_VALUE
      })
  @Operation(
      operationId = "hear",
      summary = "What the trial's file hears in the loudest second of a WAV file")
  ResponseEntity<HearingJson> hear(
      @PathVariable UUID id, @PathVariable int number, @RequestBody byte[] recording) {
    var trial = require(id, number);
    if (trial.modelSha256() == null) {
      throw noFile(trial);
    }
    if (recording.length > MOST_BYTES) {
      throw new ApiException(
          ProblemType.BODY_TOO_LARGE,
          "The recording (%d bytes) is larger than %d bytes. Maybe send the second with the word."
              .formatted(recording.length, MOST_BYTES));
    }
    return switch (questions.answer(id, number, new Question.Hearing(recording))) {
      case Answer.Heard heard ->
          ResponseEntity.ok()
              .cacheControl(CacheControl.noStore())
              .contentType(MediaType.APPLICATION_JSON)
              .body(HearingJson.of(heard));
      case Answer.Refused(Answer.Reason reason, String problem) ->
          throw switch (reason) {
            case UNREADABLE -> new ApiException(ProblemType.INVALID_RECORDING, problem);
            // Or the whole trial is gone.
            case NOT_THERE -> noFile(require(id, number));
            case FAILED -> new ApiException(ProblemType.INTERNAL, problem);
          };
      case Answer.Sound _ -> throw anotherAnswer();
    };
  }

  @GetMapping(path = "/clips", produces = WAV)
  @Operation(
      operationId = "getClip",
      summary = "A validation clip of the search's data set, as networks hear it")
  ResponseEntity<byte[]> clip(
      @PathVariable UUID id, @PathVariable int number, @RequestParam String name) {
    var trial = require(id, number);
    if (!isStorable(name)) {
      throw noClip(name);
    }
    return switch (questions.answer(id, trial.number(), new Question.Clip(name))) {
      case Answer.Sound(byte[] wav) ->
          ResponseEntity.ok().contentType(MediaType.valueOf(WAV)).body(wav);
      case Answer.Refused(Answer.Reason reason, String problem) ->
          throw switch (reason) {
            case UNREADABLE, NOT_THERE -> new ApiException(ProblemType.CLIP_NOT_FOUND, problem);
            case FAILED -> new ApiException(ProblemType.INTERNAL, problem);
          };
      case Answer.Heard _ -> throw anotherAnswer();
    };
  }

  private StoredTrial require(UUID id, int number) {
    var search = searches.require(id).id();
    return trials.find(search, number).orElseThrow(() -> ApiException.ofTrial(search, number));
  }

  /** PostgreSQL's texts hold no zeros, and no clip has such a name. */
  private static boolean isStorable(String name) {
    return name.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(name);
  }

  private static ApiException noClip(String name) {
    return ApiException.ofField(
        ProblemType.CLIP_NOT_FOUND,
        "name",
        name,
        "There is no clip of this name. Maybe it was not written as in the report.");
  }

  private static ApiException noFile(StoredTrial trial) {
    return new ApiException(
        ProblemType.NO_FILE,
        (trial.modelSha256() == null
                ? "Trial %d has no file yet that could hear anything. Maybe wait until it is"
                    + " scored."
                : "The file of trial %d was let go some time after its search. Maybe ask a member"
                    + " of the front: those stay.")
            .formatted(trial.number()));
  }

  private static IllegalStateException anotherAnswer() {
    return new IllegalStateException("A worker answers what nobody has asked.");
  }
}
