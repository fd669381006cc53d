package io.thimble.api.work;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.thimble.db.worker.WorkerStore;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/workers}. */
@RestController
@Tag(name = "workers")
class WorkerController {
  private final WorkerStore workers;

  WorkerController(WorkerStore workers) {
    this.workers = workers;
  }

  /** All that are up. */
  record WorkersJson(List<WorkerJson> workers) {}

  @GetMapping("/api/v1/workers")
  @Operation(operationId = "listWorkers", summary = "The workers that are up, and what they can do")
  WorkersJson list() {
    return new WorkersJson(workers.alive().stream().map(WorkerJson::of).toList());
  }
}
