package io.thimble.api.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

/**
 * What KEDA takes, of what the chart uses; no library has models of it. Names are those of KEDA's
 * reference of ScaledObject, TriggerAuthentication and the scalers postgresql and prometheus.
 */
final class KedaKinds {
  private static final Map<String, String[]> SCALERS =
      Map.of(
          "postgresql", new String[] {"query", "targetQueryValue", "activationTargetQueryValue"},
          "prometheus", new String[] {"serverAddress", "query", "threshold"});

  private KedaKinds() {}

  /** Checks a manifest of KEDA's; false when it is none. */
  static boolean check(String kind, Map<String, Object> tree) {
    return switch (kind) {
      case "keda.sh/v1alpha1/ScaledObject" -> {
        scaledObject(Sources.tree(tree.get("spec")));
        yield true;
      }
      case "keda.sh/v1alpha1/TriggerAuthentication" -> {
        var spec = Sources.tree(tree.get("spec"));
        assertThat(spec).containsOnlyKeys("secretTargetRef");
        Sources.list(spec.get("secretTargetRef"))
            .forEach(
                secret ->
                    assertThat(Sources.tree(secret)).containsOnlyKeys("parameter", "name", "key"));
        yield true;
      }
      default -> false;
    };
  }

  private static void scaledObject(Map<String, Object> spec) {
    assertThat(spec)
        .containsOnlyKeys(
            "scaleTargetRef",
            "minReplicaCount",
            "maxReplicaCount",
            "pollingInterval",
            "cooldownPeriod",
            "advanced",
            "triggers");
    assertThat(Sources.tree(spec.get("scaleTargetRef"))).containsOnlyKeys("name");
    assertThat(Sources.tree(spec.get("advanced"))).containsOnlyKeys("horizontalPodAutoscalerConfig");
    var triggers = Sources.list(spec.get("triggers")).stream().map(Sources::tree).toList();
    assertThat(triggers).isNotEmpty();
    for (var trigger : triggers) {
      assertThat(trigger.keySet()).isSubsetOf("type", "metadata", "authenticationRef");
      var metadata = Sources.tree(trigger.get("metadata"));
      assertThat(metadata).containsOnlyKeys(SCALERS.get(String.valueOf(trigger.get("type"))));
      assertThat(metadata.values()).as("metadata is text").allMatch(String.class::isInstance);
    }
  }
}
