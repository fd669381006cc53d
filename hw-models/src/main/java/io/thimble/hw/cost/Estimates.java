package io.thimble.hw.cost;

import io.thimble.hw.arch.Architecture;
import io.thimble.hw.tflite.Graph;
import io.thimble.hw.tflite.Graphs;
import io.thimble.hw.tflite.MalformedModelException;
import io.thimble.hw.tflite.ModelReader;
import io.thimble.hw.tflite.ModelWriter;
import io.thimble.hw.tflite.Operation;
import io.thimble.hw.tflite.Operator;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Estimates from architectures and from files. */
public final class Estimates {
  private Estimates() {}

  /** The cost of an architecture, exactly that of the file that is written for it. */
  public static Estimate of(Architecture architecture) {
    var graph = Graphs.of(architecture);
    return new Estimate(
        architecture.id(),
        architecture.macs(),
        MacsByKind.of(architecture),
        architecture.parameters(),
        new Estimate.Flash(
            ModelWriter.lengthBytes(architecture),
            FlashSize.runtimeBytes(graph),
            FrontEndMemory.tableBytes(architecture.frontEnd())),
        sram(
            graph,
            FrontEndMemory.bufferBytes(architecture.frontEnd()),
            ApplicationMemory.audioBytes(architecture.frontEnd())),
        List.of());
  }

  /**
   * The cost of a file. A file does not say how its input comes about, so the front end and the
   * audio count nothing.
   *
   * @throws MalformedModelException when the file is no model that can be read
   */
  public static Estimate ofModel(byte[] file) {
    var graph = ModelReader.read(file);
    var workload = Workload.of(graph);
    return new Estimate(
        sha256(file),
        workload.macs().total(),
        workload.macs(),
        workload.parameters(),
        new Estimate.Flash(file.length, FlashSize.runtimeBytes(graph), 0),
        sram(graph, 0, 0),
        unknownOperators(graph));
  }

  private static Estimate.Sram sram(Graph graph, long frontEndBytes, long audioBytes) {
    var reference = Arena.of(graph, Target.ARM_REFERENCE);
    var cmsisNn = Arena.of(graph, Target.ARM_CMSIS_NN);
    return new Estimate.Sram(
        reference.usedBytes(),
        reference.minimumBytes(),
        cmsisNn.usedBytes(),
        cmsisNn.minimumBytes(),
        frontEndBytes,
        audioBytes);
  }

  private static List<String> unknownOperators(Graph graph) {
    return graph.operators().stream()
        .map(Operator::operation)
        .filter(Operation.Unknown.class::isInstance)
        .map(Operation::name)
        .distinct()
        .sorted()
        .toList();
  }

  private static String sha256(byte[] file) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256.", e);
    }
  }
}
