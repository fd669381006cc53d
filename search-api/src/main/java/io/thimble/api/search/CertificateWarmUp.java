package io.thimble.api.search;

import io.thimble.hw.arch.Family;
import io.thimble.hw.budget.Budget;
import io.thimble.hw.budget.Proposable;
import io.thimble.hw.search.SearchDefaults;
import io.thimble.hw.search.SearchSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Asks questions that nobody waits for, as soon as the program is up. The first proofs that a
 * budget can or cannot be met take several times as long as later ones, because their classes have
 * to be loaded and compiled and nothing is known about the spaces, and whoever posts the first
 * search should not notice.
 */
@Component
class CertificateWarmUp {
  private static final List<String> LABELS = SearchSpec.labels(SearchDefaults.KEYWORDS);
  private static final Budget FITS = new Budget(80_000L, 40_000L, 6_000_000L, null, null);
  private static final Budget FITS_NOTHING = new Budget(100L, 100L, 100L, null, null);

  private final Certificates certificates;

  CertificateWarmUp(Certificates certificates) {
    this.certificates = certificates;
  }

  @EventListener(ApplicationReadyEvent.class)
  void ask() {
    // On a thread of the system, as it would keep a virtual one's carrier from all requests.
    Thread.ofPlatform()
        .daemon()
        .name("certificate-warm-up")
        .start(
            () -> {
              var explorer = certificates.explorer();
              for (var family : SearchDefaults.FAMILIES) {
                var something = new Question(List.of(family), LABELS, FITS, null);
                explorer.feasibility(something);
                explorer.extent(something);
                explorer.feasibility(new Question(List.of(family), LABELS, FITS_NOTHING, null));
              }
            });
  }

  private record Question(
      List<Family> families, List<String> labels, Budget budget, @Nullable String device)
      implements Proposable {}
}
