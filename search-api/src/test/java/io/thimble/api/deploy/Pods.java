package io.thimble.api.deploy;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.Map;
import java.util.Optional;

/**
 * The pods that one manifest makes.
 *
 * @param owner the manifest
 * @param template of each of them
 */
record Pods(Manifest owner, PodTemplateSpec template) {
  static Optional<Pods> of(Manifest manifest) {
    return switch (manifest.model()) {
      case Deployment deployment ->
          Optional.of(new Pods(manifest, deployment.getSpec().getTemplate()));
      case Job job -> Optional.of(new Pods(manifest, job.getSpec().getTemplate()));
      case null, default -> Optional.empty();
    };
  }

  String component() {
    return labels().getOrDefault("app.kubernetes.io/component", "none");
  }

  Map<String, String> labels() {
    return template.getMetadata().getLabels();
  }

  PodSpec spec() {
    return template.getSpec();
  }

  /** Its only container. */
  Container container() {
    return spec().getContainers().getFirst();
  }

  /** What a name of the environment is set to; empty where a secret has it. */
  Optional<String> setting(String name) {
    return container().getEnv().stream()
        .filter(variable -> variable.getName().equals(name))
        .findFirst()
        .map(variable -> variable.getValue());
  }

  boolean runsOn() {
    return owner.kind().equals("Deployment");
  }
}
