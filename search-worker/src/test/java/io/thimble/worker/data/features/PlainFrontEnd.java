package io.thimble.worker.data.features;

import io.thimble.hw.frontend.FrontEnd;

/**
 * The front end straight from its definitions, in double precision: no fast transform, no fixed
 * point, nothing shared. Its logarithms are of base two, and what lies below the last bit of an
 * energy counts as that.
 */
final class PlainFrontEnd {
  private PlainFrontEnd() {}

  static double[] features(FrontEnd frontEnd, short[] clip, int frame) {
    double[] energies = energies(frontEnd, clip, frame);
    var features = new double[frontEnd.coefficients()];
    for (int i = 0; i < features.length; i++) {
      features[i] =
          switch (frontEnd.kind()) {
            case MFCC -> cepstral(energies, i);
            case LOG_MEL -> joined(energies, i, features.length);
          };
    }
    return features;
  }

  private static double cepstral(double[] energies, int i) {
    double sum = 0;
    for (int band = 0; band < 40; band++) {
      sum += logarithm(energies[band]) * Math.cos(Math.PI / 40 * i * (band + 0.5));
    }
    return sum * Math.sqrt((i == 0 ? 1.0 : 2.0) / 40);
  }

  private static double joined(double[] energies, int i, int coefficients) {
    double sum = 0;
    for (int band = 0; band < 40; band++) {
      if (Math.floorDiv(band * coefficients, 40) == i) {
        sum += energies[band];
      }
    }
    return logarithm(sum);
  }

  private static double logarithm(double energy) {
    return Math.log(Math.max(1, energy)) / Math.log(2);
  }

  private static double[] energies(FrontEnd frontEnd, short[] clip, int frame) {
    int points = frontEnd.fftPoints();
    var energies = new double[40];
    double low = mel(20);
    double width = (mel(4000) - low) / 41;
    var cosines = new double[points];
    for (int step = 0; step < points; step++) {
      cosines[step] = Math.cos(2 * Math.PI * step / points);
    }
    var weighed = weighed(frontEnd, clip, frame);
    // TensorFlow's first line is the lower edge, rounded to the nearest line, plus one.
    int first = (int) Math.round(20 * points / 16_000.0) + 1;
    for (int line = first; line < points / 2; line++) {
      double hz = line * 16_000.0 / points;
      if (hz > 4000) {
        continue;
      }
      double magnitude = magnitude(weighed, cosines, line);
      for (int band = 0; band < 40; band++) {
        double distance = Math.abs(mel(hz) - (low + width * (band + 1))) / width;
        energies[band] += magnitude * Math.max(0, 1 - distance);
      }
    }
    return energies;
  }

  /** The window's largest factor is 65535 / 2. */
  private static double[] weighed(FrontEnd frontEnd, short[] clip, int frame) {
    var weighed = new double[frontEnd.windowMillis() * 16];
    for (int n = 0; n < weighed.length; n++) {
      double hann = Math.pow(Math.sin(Math.PI * n / weighed.length), 2);
      weighed[n] = clip[frame * frontEnd.strideMillis() * 16 + n] * hann * 65_535 / 2;
    }
    return weighed;
  }

  /** The magnitude of a line, times two, divided by the points of the transform. */
  private static double magnitude(double[] weighed, double[] cosines, int line) {
    int points = cosines.length;
    double real = 0;
    double imaginary = 0;
    for (int n = 0; n < weighed.length; n++) {
      int step = line * n % points;
      real += weighed[n] * cosines[step];
      imaginary -= weighed[n] * cosines[(step + 3 * points / 4) % points];
    }
    return Math.hypot(real, imaginary) * 2 / points;
  }

  private static double mel(double hz) {
    return 1127 * Math.log(1 + hz / 700);
  }
}
