package io.thimble.api.deploy;

import static org.assertj.core.api.Assumptions.assumeThat;

import com.marcnuri.helm.Helm;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The chart, rendered by Helm's own code with one file of values. Every file is rendered once.
 *
 * @param values name of the file
 * @param manifests in the order of the output
 */
record Rendering(String values, List<Manifest> manifests) {
  static final String RELEASE = "demo";
  static final String NAMESPACE = "speech";

  /** What a cluster of today says; without it Helm assumes an old one. */
  private static final String KUBERNETES = "1.33.0";

  private static final Path CHART = ChartCopy.withoutHooks();
  private static final Map<Path, Rendering> KNOWN = new ConcurrentHashMap<>();
  private static @Nullable Throwable missing;

  /** All files of values that stand for ways to install. */
  static Stream<Rendering> all() {
    return Sources.resources("values").stream().map(Rendering::of);
  }

  /** One of them, by its name without the ending. */
  static Rendering of(String values) {
    return of(
        Sources.resources("values").stream()
            .filter(file -> file.endsWith(values + ".yaml"))
            .findFirst()
            .orElseThrow());
  }

  static Rendering of(Path values) {
    return KNOWN.computeIfAbsent(
        values,
        file ->
            new Rendering(
                file.getFileName().toString(),
                Sources.documents(text(file)).stream().map(Manifest::of).toList()));
  }

  /** Renders; throws what Helm says where it refuses. */
  static String text(Path values) {
    return helm()
        .template()
        .withName(RELEASE)
        .withNamespace(NAMESPACE)
        .withKubeVersion(KUBERNETES)
        .withValuesFile(values)
        .call();
  }

  /** Helm on the chart, with hooks among what it renders. */
  static Helm helm() {
    return helm(CHART);
  }

  /** Helm itself, from a library in native code; skips with a loud word where that has none. */
  static Helm helm(Path chart) {
    if (missing == null) {
      try {
        return new Helm(chart);
      } catch (LinkageError | IllegalStateException e) {
        missing = e;
        System.err.printf(
            "WARNING: Helm's library does not load on %s %s (%s), so the chart is not tested.%n",
            System.getProperty("os.name"), System.getProperty("os.arch"), e);
      }
    }
    assumeThat(missing).as("why Helm's library does not load").isNull();
    throw new AssertionError();
  }

  /** The manifests of a kind. */
  List<Manifest> ofKind(String kind) {
    return manifests.stream().filter(manifest -> manifest.kind().equals(kind)).toList();
  }

  /** The one manifest of this kind whose name ends so. */
  Manifest one(String kind, String ending) {
    return ofKind(kind).stream()
        .filter(manifest -> manifest.name().endsWith(ending))
        .reduce(
            (_, second) -> {
              throw new AssertionError("Two of them, one is " + second.name());
            })
        .orElseThrow(
            () -> new AssertionError("%s has no %s of %s".formatted(values, kind, ending)));
  }

  /** All pods that come of it. */
  List<Pods> pods() {
    return manifests.stream().flatMap(manifest -> Pods.of(manifest).stream()).toList();
  }

  @Override
  public String toString() {
    return values;
  }
}
