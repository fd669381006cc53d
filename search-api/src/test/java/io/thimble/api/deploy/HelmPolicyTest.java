package io.thimble.api.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every pod, whatever the values are. */
final class HelmPolicyTest {
  /** Of a training's process: its tensors and the libraries, at most (README, "Gotchas"). */
  private static final long MEGABYTES_OF_A_TRAINING = 650;

  /** Of a worker's own process, seen on a machine with two cores. */
  private static final long MEGABYTES_OF_A_WORKER = 700;

  /** What a worker takes beyond THIMBLE_DRAIN until a training is put back. */
  private static final long SECONDS_AFTER_DRAINING = 15;

  static Stream<Pods> pods() {
    return Rendering.all().flatMap(way -> way.pods().stream());
  }

  @ParameterizedTest
  @MethodSource("pods")
  void nobodyIsRootOrBecomesIt(Pods pods) {
    var pod = pods.spec().getSecurityContext();
    assertThat(pod.getRunAsNonRoot()).isTrue();
    assertThat(pod.getRunAsUser()).isEqualTo(10_001);
    assertThat(pod.getRunAsGroup()).isEqualTo(10_001);
    assertThat(pod.getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
    assertThat(pods.spec().getAutomountServiceAccountToken()).isFalse();
    assertThat(pods.spec().getContainers()).hasSize(1);
    assertThat(pods.spec().getInitContainers()).isEmpty();
    assertThat(pods.spec().getHostNetwork()).isNull();
    var container = pods.container().getSecurityContext();
    assertThat(container.getAllowPrivilegeEscalation()).isFalse();
    assertThat(container.getPrivileged()).isNull();
    assertThat(container.getCapabilities().getDrop()).containsExactly("ALL");
    assertThat(container.getCapabilities().getAdd()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("pods")
  void rootIsReadOnlyAndWhatIsWrittenIsBounded(Pods pods) {
    assertThat(pods.container().getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
    assertThat(pods.container().getVolumeMounts())
        .extracting(VolumeMount::getMountPath)
        .contains("/tmp", "/var/lib/thimble")
        .doesNotHaveDuplicates();
    assertThat(pods.container().getVolumeMounts())
        .allMatch(
            mount ->
                pods.spec().getVolumes().stream()
                    .anyMatch(volume -> volume.getName().equals(mount.getName())));
    for (var volume : pods.spec().getVolumes()) {
      assertThat(volume.getHostPath()).isNull();
      if (volume.getEmptyDir() != null) {
        assertThat(volume.getEmptyDir().getSizeLimit()).as(volume.getName()).isNotNull();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("pods")
  void resourcesAreAskedForAndBounded(Pods pods) {
    var resources = pods.container().getResources();
    for (var what : List.of("cpu", "memory")) {
      assertThat(resources.getRequests()).containsKey(what);
      assertThat(amount(resources.getRequests(), what))
          .isPositive()
          .isLessThanOrEqualTo(amount(resources.getLimits(), what));
    }
  }

  private static double amount(Map<String, Quantity> resources, String what) {
    var quantity = resources.get(what);
    if (quantity == null) {
      throw new AssertionError("%s is without bounds".formatted(what));
    }
    return Quantity.getAmountInBytes(quantity).doubleValue();
  }

  @ParameterizedTest
  @MethodSource("pods")
  void whatRunsOnIsProbed(Pods pods) {
    var container = pods.container();
    if (!pods.runsOn()) {
      assertThat(container.getLivenessProbe()).isNull();
      return;
    }
    assertThat(path(container, container.getStartupProbe())).endsWith("/liveness");
    assertThat(path(container, container.getLivenessProbe())).endsWith("/liveness");
    assertThat(path(container, container.getReadinessProbe())).endsWith("/readiness");
  }

  private static String path(Container container, Probe probe) {
    var get = probe.getHttpGet();
    assertThat(container.getPorts())
        .extracting(port -> port.getName())
        .contains(get.getPort().getStrVal());
    return get.getPath();
  }

  @ParameterizedTest
  @MethodSource("pods")
  void imagesAreOursAndOfAVersion(Pods pods) {
    assertThat(pods.container().getImage())
        .matches("(.+/)?thimble-(migrate|api|worker|worker-cuda):[0-9].*")
        .doesNotEndWith(":latest");
  }

  @ParameterizedTest
  @MethodSource("pods")
  void secretsAreNeverWrittenOut(Pods pods) {
    assertThat(Rendering.all().flatMap(way -> way.ofKind("Secret").stream())).isEmpty();
    for (var variable : pods.container().getEnv()) {
      if (variable.getName().matches(".*(PASSWORD|_KEY|TOKEN|SHA256|SECRET)$")) {
        assertThat(variable.getValue()).as(variable.getName()).isNull();
        assertThat(variable.getValueFrom().getSecretKeyRef().getName()).isNotBlank();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("pods")
  void trainingsHaveTheirMemoryAndTheTimeToBePutBack(Pods pods) {
    if (!pods.component().startsWith("worker")) {
      return;
    }
    var trainings = Long.parseLong(pods.setting("THIMBLE_WORKER_THREADS").orElseThrow());
    var heap = number(pods.setting("THIMBLE_TRAINER_HEAP").orElseThrow(), "MB");
    var need = MEGABYTES_OF_A_WORKER + trainings * (MEGABYTES_OF_A_TRAINING + heap);
    assertThat(amount(pods.container().getResources().getLimits(), "memory") / 1e6)
        .isGreaterThan(need);
    var drain = number(pods.setting("THIMBLE_DRAIN").orElseThrow(), "s");
    assertThat(pods.spec().getTerminationGracePeriodSeconds())
        .isGreaterThan(drain + SECONDS_AFTER_DRAINING);
  }

  private static long number(String text, String unit) {
    assertThat(text).endsWith(unit);
    return Long.parseLong(text.substring(0, text.length() - unit.length()));
  }

  @Test
  void graphicsProcessorsAreAskedForByTheirPoolAlone() {
    for (var pods : Rendering.of("gpu").pods()) {
      var limits = pods.container().getResources().getLimits();
      if (pods.component().equals("worker-gpu")) {
        assertThat(limits.get("nvidia.com/gpu")).isEqualTo(new Quantity("2"));
        assertThat(pods.container().getImage()).contains("thimble-worker-cuda");
        assertThat(pods.setting("THIMBLE_TRAINING_DEVICE")).contains("gpu");
        assertThat(pods.setting("THIMBLE_DRAIN")).contains("600s");
        assertThat(pods.spec().getNodeSelector()).containsEntry("accelerator", "nvidia-l4");
        assertThat(pods.spec().getTolerations()).hasSize(1);
        assertThat(pods.spec().getRuntimeClassName()).isEqualTo("nvidia");
      } else {
        assertThat(limits).doesNotContainKey("nvidia.com/gpu");
        assertThat(pods.spec().getTolerations()).isEmpty();
      }
    }
  }
}
