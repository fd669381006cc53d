package io.thimble.api.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.tracing.Tracer;
import io.opentelemetry.api.OpenTelemetry;
import io.thimble.api.RunningApi;
import io.thimble.api.Samples;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is there of traces where no collector is set. */
@ExtendWith(RunningApi.Extension.class)
final class NoTracesIT {
  private final RunningApi api;

  NoTracesIT(RunningApi api) {
    this.api = api;
  }

  @Test
  void nothingMakesOrSendsTraces() {
    assertThat(api.program().getBeansOfType(OpenTelemetry.class)).isEmpty();
    assertThat(api.program().getBeansOfType(Tracer.class)).isEmpty();
  }

  @Test
  void searchHasNoTraceEvenIfItsCallerHas() {
    var answer =
        api.send(
            api.request("/api/v1/searches")
                .header("Content-Type", "application/json")
                .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .POST(BodyPublishers.ofString(Samples.spec("untraced")))
                .build());

    var id = UUID.fromString(RunningApi.json(answer).get("id").stringValue());
    assertThat(api.stores().searches().find(id).orElseThrow().traceparent()).isNull();
  }
}
