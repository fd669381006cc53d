package io.thimble.api.cli;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a scored trial leaves to download. */
final class TrialFiles {
  static final String MODEL = "model.tflite";
  static final String BUNDLE = "bundle.zip";

  private TrialFiles() {}

  /** The bytes of both files, by name. */
  static Map<String, byte[]> download(ApiClient client, String search, int trial) {
    var files = new LinkedHashMap<String, byte[]>();
    for (var name : new String[] {MODEL, BUNDLE}) {
      files.put(name, client.getBytes("/searches/%s/trials/%d/%s".formatted(search, trial, name)));
    }
    return files;
  }
}
