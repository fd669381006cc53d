package io.thimble.api.estimate;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.thimble.api.error.ApiException;
import io.thimble.api.error.FieldError;
import io.thimble.api.error.ProblemType;
import io.thimble.hw.arch.ArchitectureJson;
import io.thimble.hw.arch.InvalidArchitectureException;
import io.thimble.hw.device.Devices;
import io.thimble.hw.device.EstimateReport;
import io.thimble.hw.tflite.MalformedModelException;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /api/v1/estimates}. */
@RestController
@RequestMapping("/api/v1/estimates")
@Tag(name = "estimates")
class EstimateController {
  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(operationId = "estimateArchitecture", summary = "What an architecture costs")
  EstimateReport ofArchitecture(@RequestBody @Schema(type = "object") String architecture) {
    try {
      return EstimateReport.of(ArchitectureJson.read(architecture), Devices.catalogue());
    } catch (InvalidArchitectureException e) {
      throw ApiException.ofFields(
          ProblemType.INVALID_ARCHITECTURE,
          e.problems().stream()
              .map(problem -> new FieldError(problem.field(), problem.value(), problem.message()))
              .toList());
    }
  }

  @PostMapping(consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
  @Operation(operationId = "estimateModel", summary = "What a .tflite file costs")
  EstimateReport ofModel(@RequestBody byte[] model) {
    try {
      return EstimateReport.ofModel(model, Devices.catalogue());
    } catch (MalformedModelException e) {
      throw new ApiException(ProblemType.INVALID_MODEL, String.valueOf(e.getMessage()));
    }
  }
}
