package io.thimble.worker.export;

import io.thimble.hw.arch.ArchitectureJson;
import io.thimble.hw.tflite.Flavour;
import io.thimble.hw.tflite.ModelReader;
import io.thimble.hw.tflite.ModelWriter;
import io.thimble.worker.data.InputQuantization;
import java.util.LinkedHashMap;

/** The zip that a trial leaves to download. */
public final class Bundle {
  static final String MODEL = "model.tflite";
  static final String DESKTOP_MODEL = "model_desktop.tflite";
  static final String SETTINGS = "settings.json";
  static final String ARCHITECTURE = "architecture.json";
  static final String NETWORK = "network.bin";
  static final String TEST_VECTORS = "test_vectors.json";
  static final String TEST_VECTOR_BYTES = "test_vectors.bin";

  private Bundle() {}

  /**
   * The bytes of the zip; the same contents give the same bytes.
   *
   * @throws io.thimble.hw.tflite.MalformedModelException when the model cannot be read
   * @throws IllegalArgumentException when it has an operator that TFLM is not known to have
   */
  public static byte[] write(BundleContents contents) {
    var operators = OperatorList.of(ModelReader.read(contents.model()));
    var files = new LinkedHashMap<String, byte[]>();
    files.put(MODEL, contents.model());
    files.put(DESKTOP_MODEL, ModelWriter.rewrite(contents.model(), Flavour.TFLITE));
    files.put("model.h", Texts.bytes(CArray.header()));
    files.put("model.cc", Texts.bytes(CArray.source(contents.model())));
    files.put("model_settings.h", Texts.bytes(SettingsHeader.of(contents)));
    files.put("test_vectors.h", Texts.bytes(TestVectorSources.header(contents)));
    files.put("test_vectors.cc", Texts.bytes(TestVectorSources.source(contents)));
    files.putAll(ProjectFiles.all());
    files.putAll(
        FrontEndSource.of(
            contents.architecture().frontEnd(),
            InputQuantization.of(contents.standardisation(), contents.input())));
    files.put("operators.txt", Texts.bytes(operators.list()));
    files.put("ops_resolver.h", Texts.bytes(operators.resolver()));
    files.put(SETTINGS, BundleJson.write(Settings.of(contents)));
    files.put(ARCHITECTURE, Texts.bytes(ArchitectureJson.write(contents.architecture()) + "\n"));
    files.put(NETWORK, contents.network());
    files.put(TEST_VECTORS, BundleJson.write(VectorIndex.of(contents)));
    files.put(TEST_VECTOR_BYTES, VectorIndex.bytes(contents.testVectors()));
    for (int i = 0; i < contents.testVectors().size(); i++) {
      files.put(VectorIndex.soundFile(i), Sound.wav(contents.testVectors().get(i).samples()));
    }
    files.put("README.md", Texts.bytes(ProjectReadme.of(contents)));
    files.put("model_card.md", Texts.bytes(ModelCard.of(contents, operators)));
    return Archive.zip(files);
  }
}
