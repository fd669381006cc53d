package io.thimble.api.deploy;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One document of a rendered chart.
 *
 * @param tree as it was read
 * @param model Kubernetes' own, where the kind is one of those; nothing in the document is unknown
 *     to it
 */
record Manifest(Tree tree, @Nullable HasMetadata model) {
  /** Reads strictly; a field that Kubernetes does not know is an error. */
  static Manifest of(Tree tree) {
    return new Manifest(tree, StrictModels.read(tree));
  }

  String kind() {
    return tree.text("kind");
  }

  String name() {
    return tree.tree("metadata").text("name");
  }

  Map<String, Object> labels() {
    return tree.tree("metadata").mapping("labels");
  }

  Tree annotations() {
    return tree.tree("metadata").tree("annotations");
  }

  Tree spec() {
    return tree.tree("spec");
  }

  /** As this model. */
  <T extends HasMetadata> T as(Class<T> type) {
    return Objects.requireNonNull(type.cast(model));
  }
}
