package io.thimble.api.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is misspelt does not pass for what Kubernetes knows. */
final class StrictModelsTest {
  private static final String DEPLOYMENT =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: one}
      spec:
        selector: {matchLabels: {app: one}}
        template:
          metadata: {labels: {app: one}}
          spec:
            terminationGracePeriodSeconds: 30
            containers:
              - name: one
                image: one:1
                resources: {limits: {memory: 1Gi}}
                readinessProbe: {httpGet: {path: /, port: 80}}
      """;

  @Test
  void whatKubernetesKnowsIsRead() {
    assertThat(Manifest.of(Sources.yaml(DEPLOYMENT)).name()).isEqualTo("one");
  }

  @ParameterizedTest
  @CsvSource({
    "selector:,                      selectors:,                   selectors",
    "terminationGracePeriodSeconds,  terminationGracePeriod,       terminationGracePeriod",
    "image:,                         picture:,                     picture",
    "httpGet:,                       httpget:,                     httpget",
    "'limits:',                      'limit:',                     limit"
  })
  void aFieldThatItDoesNotKnowIsNamed(String right, String wrong, String named) {
    var misspelt = Sources.yaml(DEPLOYMENT.replace(right, wrong));

    assertThatThrownBy(() -> Manifest.of(misspelt)).hasMessageContaining('"' + named + '"');
  }

  @Test
  void aKindOfAnotherVersionIsRefused() {
    var old = Sources.yaml(DEPLOYMENT.replace("apps/v1", "apps/v1beta1"));

    assertThatThrownBy(() -> Manifest.of(old)).hasMessageContaining("apps/v1beta1/Deployment");
  }

  @Test
  void whatKedaDoesNotTakeIsRefused() {
    var scaled =
        Sources.yaml(
            """
            apiVersion: keda.sh/v1alpha1
            kind: ScaledObject
            metadata: {name: one}
            spec: {scaleTargetRef: {name: one}, minReplicas: 1}
            """);

    assertThatThrownBy(() -> Manifest.of(scaled)).hasMessageContaining("minReplicas");
  }
}
