package io.thimble.api.search;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /api/v1/feasibility}. */
@RestController
@RequestMapping("/api/v1/feasibility")
@Tag(name = "searches")
class FeasibilityController {
  private static final String EXAMPLE =
      """
      {"dataset": "synthetic", "budget": {"flashBytes": 80000, "sramBytes": 40000}}
      """;

  private final Admission admission;
  private final FeasibilityView view;

  FeasibilityController(Admission admission, FeasibilityView view) {
    this.admission = admission;
    this.view = view;
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "askFeasibility",
      summary = "What fits the budget of a search, before it is posted")
  FeasibilityJson ask(@RequestBody @Schema(type = "object", example = EXAMPLE) String spec) {
    return view.of(admission.valid(spec).spec());
  }
}
