package io.thimble.worker.strategy.bayesian;

import java.nio.DoubleBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The kernels fitted last, by all that goes into a fit. A fit depends on nothing else, so whether
 * one is found here changes no proposal, only how long it takes.
 */
final class KernelFits {
  private static final int MOST = 256;

  private final Map<Key, double[]> fits =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, double[]> eldest) {
          return size() > MOST;
        }
      };

  private record Key(List<Axis> axes, DoubleBuffer numbers) {}

  /** The parameters fitted to these results, from here or by fitting. */
  double[] of(List<Axis> axes, Observations observations) {
    var key = new Key(axes, observations.numbers());
    synchronized (fits) {
      var known = fits.get(key);
      if (known != null) {
        return known;
      }
    }
    var fitted = new KernelFit(axes, observations).fit();
    synchronized (fits) {
      fits.put(key, fitted);
    }
    return fitted;
  }
}
