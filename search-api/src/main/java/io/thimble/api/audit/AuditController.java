package io.thimble.api.audit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.thimble.api.error.ApiException;
import io.thimble.api.error.ProblemType;
import io.thimble.db.audit.AuditEntry;
import io.thimble.db.audit.AuditStore;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/audit}. */
@RestController
@Tag(name = "audit")
class AuditController {
  private static final int MOST_ON_A_PAGE = 1_000;

  private final AuditStore store;

  AuditController(AuditStore store) {
    this.store = store;
  }

  /** A page of the log, and the cursor of the next one. */
  record AuditJson(List<AuditEntry> entries, @Nullable String next) {}

  @GetMapping("/api/v1/audit")
  @Operation(
      operationId = "listAudit",
      summary = "Who asked for which change, newest first, refused ones among them")
  AuditJson list(
      @RequestParam(required = false) @Nullable String owner,
      @RequestParam(required = false) @Nullable Long cursor,
      @RequestParam(defaultValue = "100") int limit) {
    if (owner != null && owner.indexOf('\0') >= 0) {
      throw ApiException.ofField(
          ProblemType.INVALID_REQUEST,
          "owner",
          owner,
          "The owner has a character (U+0000) that no owner's name has. Maybe it was cut out of a"
              + " file.");
    }
    var size = Math.clamp(limit, 1, MOST_ON_A_PAGE);
    var page = store.list(owner, cursor, size + 1);
    var shown = page.subList(0, Math.min(size, page.size()));
    var next = page.size() > size ? String.valueOf(shown.getLast().id()) : null;
    return new AuditJson(shown, next);
  }
}
