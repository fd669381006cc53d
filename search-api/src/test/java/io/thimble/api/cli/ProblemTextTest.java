package io.thimble.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class ProblemTextTest {
  private static final URI ASKED = URI.create("http://127.0.0.1:8080/api/v1/searches");

  @Test
  void eachFieldIsToldWithItsValueAndWhatMayHelp() {
    var failure =
        ProblemText.failure(
            ASKED,
            422,
            """
            {"type": "/problems/nothing-fits", "title": "No network fits the budget", "status": 422,
             "detail": "Nothing is left of the space.",
             "errors": [{"field": "budget.flashBytes", "value": 100,
                         "message": "The smallest takes 2,408 bytes. Maybe allow 2408."},
                        {"field": "dataset", "value": null, "message": "It must be there."}]}
            """);

    assertThat(failure.exitCode()).isEqualTo(ExitCodes.BAD_INPUT);
    assertThat(String.valueOf(failure.getMessage()).lines())
        .containsExactly(
            "No network fits the budget: Nothing is left of the space.",
            "  budget.flashBytes (100): The smallest takes 2,408 bytes.",
            "    Maybe allow 2408.",
            "  dataset (missing): It must be there.");
  }

  @Test
  void failureOfTheServiceIsNoBadInput() {
    var failure =
        ProblemText.failure(ASKED, 500, "{\"title\": \"The server failed\", \"detail\": \"\"}");

    assertThat(failure.exitCode()).isEqualTo(ExitCodes.FAILED);
    assertThat(failure).hasMessage("The server failed.");
  }

  @Test
  void answerOfAnotherServiceIsToldByItsStatus() {
    var failure = ProblemText.failure(ASKED, 502, "<html>Bad gateway</html>");

    assertThat(failure).hasMessageContaining("502").hasMessageContaining("Maybe");
  }
}
