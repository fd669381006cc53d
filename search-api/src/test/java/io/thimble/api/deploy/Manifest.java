package io.thimble.api.deploy;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One document of a rendered chart.
 *
 * @param tree as it was read
 * @param model Kubernetes' own, where the kind is one of those; nothing in the document is unknown
 *     to it
 */
record Manifest(Map<String, Object> tree, @Nullable HasMetadata model) {
  /** Reads strictly; a field that Kubernetes does not know is an error. */
  static Manifest of(Map<String, Object> tree) {
    return new Manifest(tree, StrictModels.read(tree));
  }

  String kind() {
    return String.valueOf(tree.get("kind"));
  }

  String name() {
    return String.valueOf(metadata().get("name"));
  }

  Map<String, Object> metadata() {
    return Sources.tree(tree.get("metadata"));
  }

  Map<String, Object> labels() {
    return Sources.tree(metadata().getOrDefault("labels", Map.of()));
  }

  Map<String, Object> annotations() {
    return Sources.tree(metadata().getOrDefault("annotations", Map.of()));
  }

  Map<String, Object> spec() {
    return Sources.tree(tree.get("spec"));
  }

  /** As this model. */
  <T extends HasMetadata> T as(Class<T> type) {
    return type.cast(model);
  }
}
