package io.thimble.api.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who reaches whom. */
final class HelmNetworkTest {
  static Stream<Rendering> ways() {
    return Rendering.all().filter(way -> !way.values().equals("open-network.yaml"));
  }

  @ParameterizedTest
  @MethodSource("ways")
  void policiesSelectThePodsTheyMean(Rendering way) {
    var all = way.pods().stream().map(Pods::component).toList();
    var workers = all.stream().filter(component -> component.startsWith("worker")).toList();
    var everything = way.ofKind("NetworkPolicy").getFirst();

    assertThat(selected(way, policy(everything).getSpec().getPodSelector())).isEqualTo(all);
    assertThat(policy(everything).getSpec().getIngress()).isEmpty();
    assertThat(policy(everything).getSpec().getEgress()).isEmpty();
    assertThat(selected(way, policy(way, "-api"))).containsExactly("api");
    assertThat(selected(way, policy(way, "-worker"))).isEqualTo(workers);
    assertThat(selected(way, policy(way, "-migrate"))).containsExactly("migrate");
    assertThat(way.ofKind("NetworkPolicy"))
        .allSatisfy(
            one ->
                assertThat(policy(one).getSpec().getPolicyTypes())
                    .containsExactly("Ingress", "Egress"));
  }

  @ParameterizedTest
  @MethodSource("ways")
  void everybodyReachesNamesAndTheDatabase(Rendering way) {
    var database = way.values().equals("s3-minio.yaml") ? 6432 : 5432;
    for (var name : List.of("-api", "-worker", "-migrate")) {
      assertThat(ports(policy(way, name).getSpec().getEgress())).contains(53, database);
    }
    assertThat(ports(policy(way, "-migrate").getSpec().getEgress())).containsOnly(53, database);
    assertThat(policy(way, "-migrate").getSpec().getIngress()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("ways")
  void onlyTheirPortsAreReached(Rendering way) {
    assertThat(reached(policy(way, "-api"))).containsExactly("http");
    assertThat(reached(policy(way, "-worker"))).containsExactly("management");
  }

  private static List<String> reached(NetworkPolicy policy) {
    return policy.getSpec().getIngress().stream()
        .flatMap(rule -> rule.getPorts().stream())
        .map(port -> port.getPort().getStrVal())
        .toList();
  }

  @Test
  void fetchesGoToPublicAddressesUnlessPrivateOnesAreMeant() {
    var closed = fetch(Rendering.of("minimal"));
    assertThat(closed.getTo().getFirst().getIpBlock().getExcept())
        .contains("10.0.0.0/8", "192.168.0.0/16", "169.254.0.0/16");
    assertThat(fetch(Rendering.of("folders")).getTo()).isEmpty();
  }

  private static NetworkPolicyEgressRule fetch(Rendering way) {
    return policy(way, "-worker").getSpec().getEgress().stream()
        .filter(rule -> ports(List.of(rule)).contains(443))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void bucketsAndProvidersAndCollectorsAreReachedWhereTheyAreUsed() {
    assertThat(ports(policy(Rendering.of("s3-minio"), "-api").getSpec().getEgress()))
        .contains(9000);
    assertThat(ports(policy(Rendering.of("s3-role"), "-api").getSpec().getEgress())).contains(443);
    assertThat(ports(policy(Rendering.of("oidc"), "-api").getSpec().getEgress()))
        .contains(8443, 4318);
    assertThat(ports(policy(Rendering.of("minimal"), "-api").getSpec().getEgress()))
        .containsOnly(53, 5432);
    assertThat(ports(policy(Rendering.of("monitoring"), "-worker").getSpec().getEgress()))
        .contains(4318);
  }

  @Test
  void peersAreThoseOfTheValues() {
    var way = Rendering.of("monitoring");
    assertThat(policy(way, "-api").getSpec().getIngress().getFirst().getFrom())
        .extracting(peer -> peer.getNamespaceSelector().getMatchLabels().values().toString())
        .containsExactly("[ingress-nginx]", "[monitoring]");
    assertThat(policy(way, "-worker").getSpec().getIngress().getFirst().getFrom()).hasSize(1);
    var database = policy(Rendering.of("ingress"), "-migrate").getSpec().getEgress().getLast();
    assertThat(database.getTo().getFirst().getPodSelector().getMatchLabels())
        .containsEntry("cnpg.io/cluster", "thimble");
  }

  @Test
  void monitorsFindApiAndWorkersAndBringTheToken() {
    var way = Rendering.of("keda-prometheus");
    var api = way.one("ServiceMonitor", "api").as(ServiceMonitor.class).getSpec();
    assertThat(way.one("Service", "api").labels())
        .containsAllEntriesOf(api.getSelector().getMatchLabels());
    var endpoint = api.getEndpoints().getFirst();
    // Other programs of a cluster are called api and worker, too.
    assertThat(endpoint.getRelabelings().getFirst().getReplacement()).isEqualTo("thimble-api");
    assertThat(endpoint.getAuthorization().getCredentials().getName()).isEqualTo("thimble-metrics");
    assertThat(endpoint.getPath()).isEqualTo("/actuator/prometheus");
    var workers = way.one("PodMonitor", "worker").as(PodMonitor.class).getSpec();
    assertThat(selected(way, workers.getSelector())).containsExactly("worker", "worker-gpu");
  }

  private static NetworkPolicy policy(Rendering way, String ending) {
    return policy(way.one("NetworkPolicy", ending));
  }

  private static NetworkPolicy policy(Manifest manifest) {
    return manifest.as(NetworkPolicy.class);
  }

  private static List<String> selected(Rendering way, NetworkPolicy policy) {
    return selected(way, policy.getSpec().getPodSelector());
  }

  private static List<String> selected(Rendering way, LabelSelector selector) {
    return way.pods().stream()
        .filter(pods -> matches(selector, pods.labels()))
        .map(Pods::component)
        .toList();
  }

  private static boolean matches(LabelSelector selector, Map<String, String> labels) {
    return labels.entrySet().containsAll(selector.getMatchLabels().entrySet())
        && selector.getMatchExpressions().stream()
            .allMatch(
                one -> {
                  assertThat(one.getOperator()).isEqualTo("In");
                  return one.getValues().contains(labels.get(one.getKey()));
                });
  }

  private static List<Integer> ports(List<NetworkPolicyEgressRule> rules) {
    return rules.stream()
        .flatMap(rule -> rule.getPorts().stream())
        .map(NetworkPolicyPort::getPort)
        .map(port -> port.getIntVal())
        .toList();
  }
}
