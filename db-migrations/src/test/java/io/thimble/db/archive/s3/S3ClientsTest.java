package io.thimble.db.archive.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.db.imports.Deletion;
import org.junit.jupiter.api.Test;

class S3ClientsTest {
  @Test
  void deletedDataSetIsRememberedUntilALatePieceIsWrittenAndTakenAwayAgain() {
    var writing = S3Clients.REQUEST;
    var takingAway = S3Clients.REQUEST;

    assertThat(Deletion.GRACE).isGreaterThan(writing.plus(takingAway));
  }
}
