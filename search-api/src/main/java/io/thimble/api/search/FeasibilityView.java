package io.thimble.api.search;

import io.thimble.hw.arch.Family;
import io.thimble.hw.budget.Extent;
import io.thimble.hw.budget.Feasibility;
import io.thimble.hw.budget.Share;
import io.thimble.hw.device.Device;
import io.thimble.hw.search.SearchSpec;
import io.thimble.hw.search.SearchSpecJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Puts what a spec would find into JSON's words. */
@Component
class FeasibilityView {
  private final Certificates certificates;
  private final JsonMapper mapper;

  FeasibilityView(Certificates certificates, JsonMapper mapper) {
    this.certificates = certificates;
    this.mapper = mapper;
  }

  /** Takes tens of milliseconds where the spec's budget was not asked about lately. */
  FeasibilityJson of(SearchSpec spec) {
    return switch (certificates.of(spec)) {
      case Feasibility.Admits admits -> something(spec, admits);
      case Feasibility.Nothing nothing -> nothing(spec, nothing);
      case Feasibility.Undecided undecided -> undecided(spec, undecided);
    };
  }

  /** A budget that something fits, where one does; null where the board holds nothing. */
  @Nullable NearestAnswer nearest(SearchSpec spec, Feasibility.Nothing nothing) {
    return certificates
        .nearest(spec, nothing)
        .map(budget -> NearestAnswer.of(spec.budget(), budget))
        .orElse(null);
  }

  private FeasibilityJson something(SearchSpec spec, Feasibility.Admits admits) {
    var extent = certificates.extent(spec);
    return new FeasibilityJson(
        true,
        admits.overall(),
        byFamily(admits.byFamily()),
        null,
        List.of(),
        null,
        List.of(),
        smallest(spec, extent),
        largest(spec, extent),
        json(spec));
  }

  private FeasibilityJson nothing(SearchSpec spec, Feasibility.Nothing nothing) {
    return new FeasibilityJson(
        false,
        null,
        new TreeMap<>(),
        nothing.sentence(),
        nothing.relaxations().stream().map(LimitAnswer::of).toList(),
        nearest(spec, nothing),
        certificates.boards(spec, nothing).stream().map(Device::id).toList(),
        null,
        null,
        json(spec));
  }

  private FeasibilityJson undecided(SearchSpec spec, Feasibility.Undecided undecided) {
    var extent = certificates.extent(spec);
    return new FeasibilityJson(
        extent.isPresent() ? true : null,
        null,
        new TreeMap<>(),
        extent.isPresent()
            ? null
            : "Whether a network fits was not found out in %d parts of the spaces. Maybe raise a limit, or post it: trials will tell."
                .formatted(undecided.nodes()),
        List.of(),
        null,
        List.of(),
        smallest(spec, extent),
        largest(spec, extent),
        json(spec));
  }

  private static SortedMap<String, Share> byFamily(Map<Family, Share> shares) {
    var byFamily = new TreeMap<String, Share>();
    shares.forEach((family, share) -> byFamily.put(family.label(), share));
    return byFamily;
  }

  private static FeasibilityJson.@Nullable Network smallest(
      SearchSpec spec, Optional<Extent> extent) {
    return extent
        .map(found -> FeasibilityJson.Network.of(found.smallest(), spec.labels().size()))
        .orElse(null);
  }

  private static FeasibilityJson.@Nullable Network largest(
      SearchSpec spec, Optional<Extent> extent) {
    return extent
        .map(found -> FeasibilityJson.Network.of(found.largest(), spec.labels().size()))
        .orElse(null);
  }

  private JsonNode json(SearchSpec spec) {
    return mapper.readTree(SearchSpecJson.write(spec));
  }
}
