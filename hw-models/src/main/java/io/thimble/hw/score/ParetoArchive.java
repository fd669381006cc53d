package io.thimble.hw.score;

import java.util.ArrayList;
import java.util.List;

/**
 * The non-dominated points of all that have arrived, and the exact volume that they dominate, every
 * objective minimised. A point adds its exclusive hypervolume (L. While, L. Bradstreet and L.
 * Barone, "A Fast Way of Calculating Exact Hypervolumes", IEEE Transactions on Evolutionary
 * Computation 16(1), 2012, section III-A): its own box, less what the members dominate of that box.
 * The members that it dominates lie in its box, so nothing needs to be taken off when they leave.
 *
 * <p>Members and volume are those of {@link Front#nonDominated} and {@link Hypervolume#of} over all
 * points, whatever the order of arrival; the volume up to rounding. Not safe for use by several
 * threads.
 */
public final class ParetoArchive {
  private final double[] reference;
  private final List<double[]> members = new ArrayList<>();
  private double hypervolume;

  /**
   * An empty archive.
   *
   * @param reference the worst corner, one value for each objective
   * @throws IllegalArgumentException when a value is not a number
   */
  public ParetoArchive(double... reference) {
    Front.requireComparable(reference, reference.length);
    this.reference = reference.clone();
  }

  /**
   * Takes a point in unless a member dominates it, and lets go of the members that it dominates. A
   * point equal to a member becomes a member, too; one that is not better than the reference in
   * every objective may be a member and adds no volume.
   *
   * @return whether the point became a member
   * @throws IllegalArgumentException when the number of objectives differs or a value is not a
   *     number
   */
  public boolean add(double[] point) {
    Front.requireComparable(point, reference.length);
    if (members.stream().anyMatch(member -> Front.isBetter(member, point))) {
      return false;
    }
    hypervolume += Hypervolume.exclusive(point, members, reference);
    members.removeIf(member -> Front.isBetter(point, member));
    members.add(point.clone());
    return true;
  }

  /** The non-dominated points, in the order in which they arrived. */
  public List<double[]> front() {
    return members.stream().map(double[]::clone).toList();
  }

  /** The volume that the members dominate, up to the reference; it never shrinks. */
  public double hypervolume() {
    return hypervolume;
  }
}
