package io.thimble.api.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

/**
 * What KEDA takes, of what the chart uses; no library has models of it. Names are those of KEDA's
 * reference of ScaledObject, TriggerAuthentication and the scalers postgresql and prometheus.
 */
final class KedaKinds {
  private static final Map<String, List<String>> SCALERS =
      Map.of(
          "postgresql", List.of("query", "targetQueryValue", "activationTargetQueryValue"),
          "prometheus", List.of("serverAddress", "query", "threshold"));

  private KedaKinds() {}

  /** Checks a manifest of KEDA's; false when it is none. */
  static boolean check(String kind, Tree tree) {
    return switch (kind) {
      case "keda.sh/v1alpha1/ScaledObject" -> {
        scaledObject(tree.tree("spec"));
        yield true;
      }
      case "keda.sh/v1alpha1/TriggerAuthentication" -> {
        assertThat(tree.tree("spec").values()).containsOnlyKeys("secretTargetRef");
        for (var secret : tree.tree("spec").trees("secretTargetRef")) {
          assertThat(secret.values()).containsOnlyKeys("parameter", "name", "key");
          assertThat(secret.text("parameter")).isEqualTo("connection");
        }
        yield true;
      }
      default -> false;
    };
  }

  private static void scaledObject(Tree spec) {
    assertThat(spec.values())
        .containsOnlyKeys(
            "scaleTargetRef",
            "minReplicaCount",
            "maxReplicaCount",
            "pollingInterval",
            "cooldownPeriod",
            "advanced",
            "triggers");
    assertThat(spec.tree("scaleTargetRef").values()).containsOnlyKeys("name");
    assertThat(spec.tree("advanced").values()).containsOnlyKeys("horizontalPodAutoscalerConfig");
    assertThat(spec.trees("triggers")).isNotEmpty();
    for (var trigger : spec.trees("triggers")) {
      assertThat(trigger.values().keySet()).isSubsetOf("type", "metadata", "authenticationRef");
      var metadata = trigger.tree("metadata").values();
      assertThat(metadata.keySet())
          .containsExactlyInAnyOrderElementsOf(
              SCALERS.getOrDefault(trigger.text("type"), List.of()));
      assertThat(metadata.values()).as("metadata is text").allMatch(String.class::isInstance);
    }
  }
}
