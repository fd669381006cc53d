package io.thimble.api.front;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.thimble.api.error.ApiException;
import io.thimble.api.error.ProblemType;
import io.thimble.api.security.Callers;
import io.thimble.hw.device.Devices;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/devices/{device}/models}. */
@RestController
@Tag(name = "devices")
class BoardModelsController {
  private static final int MOST_MODELS = 100;

  private final BoardModels models;

  BoardModelsController(BoardModels models) {
    this.models = models;
  }

  @GetMapping("/api/v1/devices/{device}/models")
  @Operation(
      operationId = "listBoardModels",
      summary = "Members of the fronts of all searches that fit a board, best int8 accuracy first")
  BoardModelsJson of(@PathVariable String device, @RequestParam(defaultValue = "50") int limit) {
    var board =
        Devices.find(device)
            .orElseThrow(
                () ->
                    new ApiException(
                        ProblemType.DEVICE_NOT_FOUND,
                        "The device (%s) is not in the catalogue. Maybe use an id of /api/v1/devices."
                            .formatted(device)));
    return models.of(board, Callers.current().narrowing(), Math.clamp(limit, 1, MOST_MODELS));
  }
}
