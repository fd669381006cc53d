package io.thimble.worker.schedule;

import io.thimble.db.archive.s3.InvalidArchiveStoreException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Tells a store of archives that cannot be used in one sentence, not in a stack trace. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ArchiveStoreFailure extends AbstractFailureAnalyzer<InvalidArchiveStoreException> {
  @Override
  protected FailureAnalysis analyze(Throwable failure, InvalidArchiveStoreException cause) {
    return new FailureAnalysis(String.valueOf(cause.getMessage()), null, cause);
  }
}
