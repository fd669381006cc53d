package io.thimble.api.dataset;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.thimble.api.error.ApiException;
import io.thimble.api.error.ProblemType;
import io.thimble.db.imports.ImportStore;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/uploads}: archives on their way, piece by piece. */
@RestController
@RequestMapping("/api/v1/uploads/{id}")
@Tag(name = "datasets")
class UploadController {
  /**
   * What ends an upload.
   *
   * @param sha256 of the archive
   */
  record Completion(@Nullable String sha256) {}

  private final Imports imports;
  private final ImportStore store;
  private final Pieces pieces;

  UploadController(Imports imports, ImportStore store, Pieces pieces) {
    this.imports = imports;
    this.store = store;
    this.pieces = pieces;
  }

  @GetMapping
  @Operation(
      operationId = "getUpload",
      summary = "How far an upload has come; HEAD answers Upload-Offset")
  ResponseEntity<ImportJson> one(@PathVariable UUID id) {
    return answer(HttpStatus.OK, imports.json(id));
  }

  @PutMapping
  @Operation(
      operationId = "putUpload",
      summary = "The next piece of the archive, of any length",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                      schema = @Schema(type = "string", format = "binary"))))
  ResponseEntity<ImportJson> put(
      @PathVariable UUID id,
      @RequestHeader(name = PieceRange.OFFSET, required = false) @Nullable String offset,
      @RequestHeader(name = PieceRange.RANGE, required = false) @Nullable String range,
      @Parameter(hidden = true) HttpServletRequest request)
      throws IOException {
    var upload = imports.require(id);
    pieces.receive(
        upload, PieceRange.start(offset, range, upload.bytes()), request.getInputStream());
    return answer(HttpStatus.OK, imports.json(id));
  }

  @PostMapping(path = "/complete", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "completeUpload",
      summary = "Say that all is sent; workers check the digest and unpack")
  ResponseEntity<ImportJson> complete(@PathVariable UUID id, @RequestBody Completion completion) {
    var upload = imports.require(id);
    var sha256 = Sha256Text.require(completion.sha256());
    if (upload.url() != null || !store.complete(id, sha256)) {
      var now = imports.require(id);
      boolean again =
          switch (now.state()) {
            case STORED -> sha256.equals(now.sha256());
            case RECEIVING, FAILED, DELETING -> false;
          };
      if (!again) {
        throw new ApiException(
            ProblemType.UPLOAD_INCOMPLETE,
            "The upload (%s) stands at %d of %s bytes and cannot be completed. Maybe send the rest first, or see its problem."
                .formatted(ImportJson.label(now.state()), now.received(), now.bytes()),
            List.of(),
            Map.of("offset", now.received()));
      }
    }
    return answer(HttpStatus.ACCEPTED, imports.json(id));
  }

  static ResponseEntity<ImportJson> answer(HttpStatus status, ImportJson upload) {
    return ResponseEntity.status(status)
        .cacheControl(CacheControl.noStore())
        .header(PieceRange.OFFSET, Long.toString(upload.offset()))
        .body(upload);
  }
}
