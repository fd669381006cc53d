package io.thimble.hw.budget;

import io.thimble.hw.arch.Family;
import io.thimble.hw.device.Device;
import io.thimble.hw.device.Devices;
import io.thimble.hw.device.Latency;
import io.thimble.hw.space.Spaces;
import io.thimble.hw.tflite.NumberFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Answers questions about budgets, and keeps what it finds out about the spaces, which depends on
 * no budget: asked about one budget after the other, it is several times as fast as at first. Its
 * answers do not depend on what it was asked before. Safe for use by several threads.
 */
public final class Explorer {
  /** All families for a few numbers of classes. */
  private static final int MOST_SPACES = 21;

  /** A few megabytes for each space. */
  private static final int MOST_KEPT = 10_000;

  /** Boxes looked into for the smallest network, mostly far fewer. */
  private static final int SMALLEST_BOXES = 300;

  /** Boxes looked into for the largest network, mostly all of them. */
  private static final int LARGEST_BOXES = 100;

  /** Boxes looked into for each board. */
  private static final int BOARD_BOXES = 200;

  private final LinkedHashMap<Key, KnownSpace> spaces =
      new LinkedHashMap<>(MOST_SPACES, 0.75f, true);

  private record Key(Family family, int classes, NumberFormat format) {}

  /** The limits of a search on another board. */
  private record Other(Budget budget, @Nullable String device) implements Limited {}

  /**
   * Finds something that fits, or proves that nothing does; no training.
   *
   * @throws IllegalArgumentException as {@link Feasibility#of} does
   */
  public Feasibility feasibility(Proposable search) {
    try {
      return new Certificate(spaces(search), Limitation.of(search), Certificate.MOST_NODES)
          .decide();
    } finally {
      trim();
    }
  }

  /**
   * The smallest and the largest network that fit; empty when none was found.
   *
   * @throws IllegalArgumentException as {@link Feasibility#of} does
   */
  public Optional<Extent> extent(Proposable search) {
    try {
      return extent(spaces(search), Limitation.of(search), SMALLEST_BOXES, LARGEST_BOXES);
    } finally {
      trim();
    }
  }

  static Optional<Extent> extent(
      List<KnownSpace> spaces, List<Limitation> limits, int smallestBoxes, int largestBoxes) {
    var smallest =
        BranchAndBound.in(spaces, smallestBoxes)
            .minimise(estimate -> estimate.flash().modelBytes(), limits, Double.NEGATIVE_INFINITY);
    var best = smallest.best();
    return best == null
        ? Optional.empty()
        : Optional.of(
            new Extent(
                Example.of(best, smallest.proven()),
                LargestNetwork.find(spaces, limits, largestBoxes, best)));
  }

  /**
   * Of a search that nothing fits: its budget, with those limits raised that the nearest network
   * breaks which the board holds; empty when the board holds none, or none was found.
   */
  public Optional<Budget> nearest(Proposable search, Feasibility.Nothing nothing) {
    return violations(search, nothing)
        .map(
            violations -> {
              var budget = search.budget();
              for (var violation : violations) {
                budget = budget.raised(violation.limit(), violation.actual());
              }
              return budget;
            });
  }

  private Optional<List<Violation>> violations(Proposable search, Feasibility.Nothing nothing) {
    if (nothing.violations().stream().noneMatch(violation -> violation.limit().isOfDevice())) {
      return Optional.of(nothing.violations());
    }
    var byDevice =
        Limitation.of(search).stream()
            .collect(Collectors.partitioningBy(limit -> limit.limit().isOfDevice()));
    var firm = byDevice.getOrDefault(true, List.of());
    var limits = byDevice.getOrDefault(false, List.of());
    var branchAndBound = BranchAndBound.in(spaces(search), Certificate.MOST_NODES);
    var first = branchAndBound.minimise(Limitation.worstRatio(limits), firm, 1).best();
    return Optional.ofNullable(first)
        .map(network -> Nearest.of(branchAndBound, network.estimate(), limits, firm));
  }

  /**
   * Of a search that nothing fits because of its board: the boards of the catalogue, in its order,
   * on which something fits the budget. Empty when the board is not what is too small.
   */
  public List<Device> boards(Proposable search, Feasibility.Nothing nothing) {
    if (nothing.violations().stream().noneMatch(violation -> violation.limit().isOfDevice())) {
      return List.of();
    }
    var known = spaces(search);
    return Devices.catalogue().stream()
        .filter(device -> tells(device, search.budget()))
        .filter(device -> admits(known, new Other(search.budget(), device.id())))
        .toList();
  }

  private static boolean admits(List<KnownSpace> spaces, Limited search) {
    var limits = Limitation.of(search);
    var nearest =
        BranchAndBound.in(spaces, BOARD_BOXES)
            .minimise(Limitation.worstRatio(limits), List.of(), 1)
            .best();
    return nearest != null && Limitation.allow(limits, nearest.estimate());
  }

  private static boolean tells(Device device, Budget budget) {
    return (budget.latencyMillis() == null && budget.energyMicrojoules() == null
            || Latency.isKnown(device))
        && (budget.energyMicrojoules() == null || device.activePowerMilliwatts() != null);
  }

  /**
   * Lets go what one question has made too large, so that no more than that is kept between two.
   */
  private void trim() {
    synchronized (spaces) {
      spaces.values().removeIf(space -> space.kept() > MOST_KEPT);
    }
  }

  /** What is known about the families' spaces; a space about which too much is kept, anew. */
  private List<KnownSpace> spaces(Proposable search) {
    synchronized (spaces) {
      var found =
          search.families().stream()
              .distinct()
              .map(family -> space(new Key(family, search.labels().size(), search.format())))
              .toList();
      while (spaces.size() > MOST_SPACES) {
        spaces.remove(spaces.firstEntry().getKey());
      }
      return found;
    }
  }

  private KnownSpace space(Key key) {
    var known = spaces.get(key);
    if (known == null || known.kept() > MOST_KEPT) {
      known = new KnownSpace(Spaces.of(key.family()), key.classes(), key.format());
      spaces.put(key, known);
    }
    return known;
  }
}
