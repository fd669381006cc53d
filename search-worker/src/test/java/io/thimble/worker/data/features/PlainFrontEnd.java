package io.thimble.worker.data.features;

import io.thimble.hw.frontend.FrontEnd;

/** The front end straight from its definitions: no fast transform, no tables, nothing shared. */
final class PlainFrontEnd {
  private PlainFrontEnd() {}

  static double[] features(FrontEnd frontEnd, float[] clip, int frame) {
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
      sum += Math.log(Math.max(1e-12, energies[band])) * Math.cos(Math.PI / 40 * i * (band + 0.5));
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
    return Math.log(Math.max(1e-12, sum));
  }

  private static double[] energies(FrontEnd frontEnd, float[] clip, int frame) {
    int points = frontEnd.fftPoints();
    var energies = new double[40];
    double low = mel(20);
    double width = (mel(4000) - low) / 41;
    // TensorFlow's first line is the lower edge, rounded to the nearest line, plus one.
    int first = (int) Math.round(20 * points / 16_000.0) + 1;
    for (int line = first; line < points / 2; line++) {
      double hz = line * 16_000.0 / points;
      if (hz > 4000) {
        continue;
      }
      double magnitude = magnitude(frontEnd, clip, frame, line);
      for (int band = 0; band < 40; band++) {
        double distance = Math.abs(mel(hz) - (low + width * (band + 1))) / width;
        energies[band] += magnitude * Math.max(0, 1 - distance);
      }
    }
    return energies;
  }

  private static double magnitude(FrontEnd frontEnd, float[] clip, int frame, int line) {
    int samples = frontEnd.windowMillis() * 16;
    double real = 0;
    double imaginary = 0;
    for (int n = 0; n < samples; n++) {
      double hann = Math.pow(Math.sin(Math.PI * n / samples), 2);
      double value = clip[frame * frontEnd.strideMillis() * 16 + n] * hann;
      double angle = 2 * Math.PI * line * n / frontEnd.fftPoints();
      real += value * Math.cos(angle);
      imaginary -= value * Math.sin(angle);
    }
    return Math.hypot(real, imaginary);
  }

  private static double mel(double hz) {
    return 1127 * Math.log(1 + hz / 700);
  }
}
