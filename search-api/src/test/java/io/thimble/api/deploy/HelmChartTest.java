package io.thimble.api.deploy;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the chart makes of many values, and that its parts find each other. */
final class HelmChartTest {
  private static final List<String> ALWAYS =
      List.of("Job/migrate", "Deployment/api", "Deployment/worker", "Service/api");

  /** What each file of values adds to or takes from the plainest one. */
  private static final Map<String, List<String>> KINDS =
      Map.ofEntries(
          entry("minimal", List.of("PersistentVolumeClaim/archives", "ServiceAccount/thimble")),
          entry("oidc", List.of("HorizontalPodAutoscaler/api", "PodDisruptionBudget/api")),
          entry("gpu", List.of("Deployment/worker-gpu")),
          entry("keda", List.of("ScaledObject/worker", "TriggerAuthentication/queue")),
          entry("keda-prometheus", List.of("ScaledObject/worker", "ScaledObject/worker-gpu")),
          entry("ingress", List.of("Ingress/api")),
          entry("gateway", List.of("HTTPRoute/api")),
          entry("s3-minio", List.of("NetworkPolicy/api")),
          entry("s3-role", List.of("ServiceAccount/kws")),
          entry("folders", List.of("ConfigMap/dashboard")),
          entry("fixed", List.of()),
          entry("open-network", List.of()),
          entry(
              "monitoring",
              List.of("ServiceMonitor/api", "PodMonitor/worker", "PrometheusRule/thimble")));

  private static final Map<String, List<String>> ABSENT =
      Map.of(
          "fixed",
              List.of(
                  "HorizontalPodAutoscaler", "PodDisruptionBudget", "ServiceAccount", "ConfigMap"),
          "open-network", List.of("NetworkPolicy"),
          "minimal", List.of("Ingress", "HTTPRoute", "ScaledObject", "ServiceMonitor", "Secret"),
          "s3-minio", List.of("PersistentVolumeClaim"),
          "folders", List.of("PersistentVolumeClaim"));

  static Stream<Rendering> ways() {
    return Rendering.all();
  }

  @ParameterizedTest
  @MethodSource("ways")
  void everyWayToInstallMakesWhatItIsFor(Rendering way) {
    var name = way.values().replace(".yaml", "");
    assertThat(KINDS).as("what %s makes", name).containsKey(name);

    for (var kind :
        Stream.concat(ALWAYS.stream(), KINDS.getOrDefault(name, List.of()).stream()).toList()) {
      way.one(kind.substring(0, kind.indexOf('/')), kind.substring(kind.indexOf('/') + 1));
    }
    for (var kind : ABSENT.getOrDefault(name, List.of())) {
      assertThat(way.ofKind(kind)).as(kind).isEmpty();
    }
    assertThat(way.manifests())
        .extracting(manifest -> manifest.kind() + "/" + manifest.name())
        .doesNotHaveDuplicates();
    for (var manifest : way.manifests()) {
      assertThat(manifest.labels())
          .as("%s %s", manifest.kind(), manifest.name())
          .containsEntry("app.kubernetes.io/instance", Rendering.RELEASE)
          .containsEntry("app.kubernetes.io/managed-by", "Helm")
          .containsKeys("app.kubernetes.io/name", "app.kubernetes.io/version", "helm.sh/chart");
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void selectorsFindThePodsTheyMeanAndNoOthers(Rendering way) {
    for (var pods : way.pods()) {
      if (pods.owner().model() instanceof Deployment deployment) {
        assertThat(selected(way, deployment.getSpec().getSelector().getMatchLabels()))
            .containsExactly(pods.component());
      }
      for (var spread : pods.spec().getTopologySpreadConstraints()) {
        assertThat(selected(way, spread.getLabelSelector().getMatchLabels()))
            .containsExactly(pods.component());
      }
    }
    var service = way.one("Service", "api").as(Service.class).getSpec();
    assertThat(selected(way, service.getSelector())).containsExactly("api");
    assertThat(service.getPorts().getFirst().getTargetPort().getStrVal()).isEqualTo("http");
    for (var budget : way.ofKind("PodDisruptionBudget")) {
      var selector = budget.as(PodDisruptionBudget.class).getSpec().getSelector();
      assertThat(selected(way, selector.getMatchLabels())).containsExactly("api");
    }
  }

  private static List<String> selected(Rendering way, Map<String, String> selector) {
    return way.pods().stream()
        .filter(pods -> pods.labels().entrySet().containsAll(selector.entrySet()))
        .map(Pods::component)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("ways")
  void whatScalesNamesADeploymentThatLeavesItsReplicasToIt(Rendering way) {
    var scaled =
        Stream.concat(
                way.ofKind("HorizontalPodAutoscaler").stream()
                    .map(
                        one ->
                            one.as(HorizontalPodAutoscaler.class)
                                .getSpec()
                                .getScaleTargetRef()
                                .getName()),
                way.ofKind("ScaledObject").stream()
                    .map(one -> one.spec().tree("scaleTargetRef").text("name")))
            .toList();
    for (var manifest : way.ofKind("Deployment")) {
      var replicas = manifest.as(Deployment.class).getSpec().getReplicas();
      if (scaled.contains(manifest.name())) {
        assertThat(replicas).as(manifest.name()).isNull();
      } else {
        assertThat(replicas).as(manifest.name()).isNotNull();
      }
    }
    assertThat(way.ofKind("Deployment")).extracting(Manifest::name).containsAll(scaled);
  }

  /** On a cluster that is full, a new worker has only what an old one held. */
  @ParameterizedTest
  @MethodSource("ways")
  void newWorkersNeedNoSpareRoomAndNewApisLeaveNoGap(Rendering way) {
    for (var manifest : way.ofKind("Deployment")) {
      var update = manifest.as(Deployment.class).getSpec().getStrategy().getRollingUpdate();
      var first =
          manifest.name().endsWith("-api") ? update.getMaxUnavailable() : update.getMaxSurge();
      assertThat(first.getIntVal()).as(manifest.name()).isZero();
    }
  }

  @Test
  void waysInLeadToTheServiceUnderNamesThatTheApiKnows() {
    var ingress = Rendering.of("ingress");
    var rule = ingress.one("Ingress", "api").as(Ingress.class).getSpec();
    var backend = rule.getRules().getFirst().getHttp().getPaths().getFirst().getBackend();
    assertThat(backend.getService().getName()).isEqualTo(ingress.one("Service", "api").name());
    assertThat(backend.getService().getPort().getName()).isEqualTo("http");
    assertThat(rule.getTls().getFirst().getSecretName()).isEqualTo("kws-tls");
    assertThat(hosts(ingress)).contains(rule.getRules().getFirst().getHost(), "kws.internal");

    var gateway = Rendering.of("gateway");
    var route = gateway.one("HTTPRoute", "api").as(HTTPRoute.class).getSpec();
    var target = route.getRules().getFirst().getBackendRefs().getFirst();
    assertThat(target.getName()).isEqualTo(gateway.one("Service", "api").name());
    assertThat(target.getPort()).isEqualTo(80);
    assertThat(hosts(gateway)).containsAll(route.getHostnames());
  }

  @Test
  void apiIsKnownUnderItsServicesNames() {
    assertThat(hosts(Rendering.of("oidc")))
        .containsExactly(
            "demo-thimble-api",
            "demo-thimble-api.speech",
            "demo-thimble-api.speech.svc",
            "demo-thimble-api.speech.svc.lab.internal");
  }

  private static List<String> hosts(Rendering way) {
    var api = way.pods().stream().filter(pods -> pods.component().equals("api")).findFirst();
    return List.of(api.orElseThrow().setting("THIMBLE_HOSTS").orElseThrow().split(","));
  }

  @Test
  void migrationRunsBeforeTheProgramsAreThere() {
    var way = Rendering.of("minimal");
    var job = way.one("Job", "migrate");
    var network = way.one("NetworkPolicy", "migrate");

    assertThat(job.annotations().values()).containsEntry(ChartCopy.HOOK, "pre-install,pre-upgrade");
    assertThat(network.annotations().values())
        .containsEntry(ChartCopy.HOOK, "pre-install,pre-upgrade");
    assertThat(weight(network)).isLessThan(weight(job));
    // Whatever it names must be there before the release is.
    var spec = way.pods().stream().filter(pods -> !pods.runsOn()).findFirst().orElseThrow().spec();
    assertThat(spec.getServiceAccountName()).isNull();
    assertThat(spec.getVolumes()).allMatch(volume -> volume.getEmptyDir() != null);
  }

  private static int weight(Manifest hook) {
    return Integer.parseInt(hook.annotations().text(ChartCopy.HOOK + "-weight"));
  }

  @Test
  void dashboardAndAlertsComeAsTheyAre() {
    var way = Rendering.of("monitoring");
    assertThat(way.one("ConfigMap", "dashboard").tree().mapping("data"))
        .containsEntry(
            "thimble.json", Sources.read(Sources.CHART.resolve("dashboards/thimble.json")));
    assertThat(way.one("PrometheusRule", "thimble").spec())
        .isEqualTo(Sources.yaml(Sources.read(Sources.CHART.resolve("monitoring/alerts.yaml"))));
  }
}
