package io.thimble.hw.device;

import io.thimble.hw.arch.Architecture;
import io.thimble.hw.cost.ApplicationMemory;
import io.thimble.hw.cost.ArenaDetail;
import io.thimble.hw.cost.Estimate;
import io.thimble.hw.cost.EstimateDetail;
import io.thimble.hw.cost.Estimates;
import io.thimble.hw.cost.OperatorDetail;
import io.thimble.hw.cost.OrderDetail;
import io.thimble.hw.cost.PlannedModel;
import io.thimble.hw.cost.PublishedMemory;
import io.thimble.hw.digest.Sha256;
import io.thimble.hw.tflite.MalformedModelException;
import io.thimble.hw.tflite.ModelReader;
import io.thimble.hw.tflite.NumberFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An estimate with what it means on each board: what {@code POST /estimates} answers and {@code
 * estimate --json} prints.
 *
 * @param architecture the architecture's id, or the SHA-256 of an imported file
 * @param macs multiply-accumulates of one inference
 * @param ops operations of one inference
 * @param parameters weights and biases
 * @param flash what it takes of the flash
 * @param sram what it takes of the SRAM
 * @param exact whether every operator had a rule
 * @param unknownOperators those without one
 * @param devices each board
 * @param layers each operator of the model
 * @param arena the arena, part by part
 * @param memory what published memory models say
 */
public record EstimateReport(
    String architecture,
    long macs,
    long ops,
    long parameters,
    Flash flash,
    Sram sram,
    boolean exact,
    List<String> unknownOperators,
    List<OnDevice> devices,
    List<OperatorDetail> layers,
    Arenas arena,
    PublishedMemory memory) {

  /**
   * Bytes of flash, as in {@link Estimate.Flash}.
   *
   * @param modelBytes length of the flatbuffer
   * @param runtimeBytes code and constants of the runtime
   * @param frontEndBytes code and tables of the front end
   * @param totalBytes everything together
   */
  public record Flash(long modelBytes, long runtimeBytes, long frontEndBytes, long totalBytes) {}

  /**
   * Bytes of SRAM, as in {@link Estimate.Sram}.
   *
   * @param arenaUsedReferenceBytes used, reference kernels
   * @param arenaMinimumReferenceBytes minimum, reference kernels
   * @param arenaUsedCmsisNnBytes used, CMSIS-NN kernels
   * @param arenaMinimumCmsisNnBytes minimum, CMSIS-NN kernels
   * @param frontEndBytes buffers of the front end
   * @param arenaBytes the arena to reserve so that either works
   * @param audioBytes the ring of samples that the microphone fills
   * @param stackBytes allowed for the stack
   * @param totalBytes the whole application
   */
  public record Sram(
      long arenaUsedReferenceBytes,
      long arenaMinimumReferenceBytes,
      long arenaUsedCmsisNnBytes,
      long arenaMinimumCmsisNnBytes,
      long frontEndBytes,
      long arenaBytes,
      long audioBytes,
      long stackBytes,
      long totalBytes) {}

  /**
   * The network on one board.
   *
   * @param device id of the board
   * @param fits whether it leaves the application its share
   * @param missingFlashBytes flash that the board lacks, 0 when it has enough
   * @param missingSramBytes SRAM that the board lacks, 0 when it has enough
   * @param latencyMicros of one inference, or null when no core like the board's was ever measured
   * @param energyMicrojoules of one inference, or null when power or latency is not known
   */
  public record OnDevice(
      String device,
      boolean fits,
      long missingFlashBytes,
      long missingSramBytes,
      @Nullable Interval latencyMicros,
      @Nullable Interval energyMicrojoules) {}

  /**
   * The arena by library of kernels, on a 32-bit Arm core.
   *
   * @param reference TFLM's portable kernels
   * @param cmsisNn CMSIS-NN's kernels for DSP instructions
   * @param helium CMSIS-NN's kernels for Helium (Cortex-M55, M85)
   * @param order what the order of the operators is worth, whatever the kernels
   */
  public record Arenas(
      ArenaDetail reference, ArenaDetail cmsisNn, ArenaDetail helium, OrderDetail order) {}

  public EstimateReport {
    unknownOperators = List.copyOf(unknownOperators);
    devices = List.copyOf(devices);
    layers = List.copyOf(layers);
  }

  /** What an architecture costs, exactly as its file does, and on these boards. */
  public static EstimateReport of(Architecture architecture, List<Device> devices) {
    return of(architecture, NumberFormat.INT8, devices);
  }

  /**
   * What an architecture costs in this format, exactly as its file does, and on these boards.
   * Latency and energy are those of int8 kernels whatever the format.
   *
   * @throws IllegalArgumentException when a recurrent layer should have int16 activations
   */
  public static EstimateReport of(
      Architecture architecture, NumberFormat format, List<Device> devices) {
    var model = PlannedModel.of(architecture, format).model();
    return of(
        architecture.id(),
        Estimates.of(architecture, format),
        EstimateDetail.of(model),
        PublishedMemory.of(architecture, model),
        devices);
  }

  /**
   * What a file costs, and on these boards.
   *
   * @throws MalformedModelException when the file is no model that can be read
   */
  public static EstimateReport ofModel(byte[] file, List<Device> devices) {
    var model = ModelReader.read(file);
    return of(
        Sha256.of(file),
        Estimates.ofModel(file),
        EstimateDetail.of(model),
        PublishedMemory.of(model),
        devices);
  }

  private static EstimateReport of(
      String id,
      Estimate estimate,
      EstimateDetail detail,
      PublishedMemory memory,
      List<Device> devices) {
    var flash = estimate.flash();
    var sram = estimate.sram();
    return new EstimateReport(
        id,
        estimate.macs(),
        estimate.ops(),
        estimate.parameters(),
        new Flash(
            flash.modelBytes(), flash.runtimeBytes(), flash.frontEndBytes(), flash.totalBytes()),
        new Sram(
            sram.arenaUsedReferenceBytes(),
            sram.arenaMinimumReferenceBytes(),
            sram.arenaUsedCmsisNnBytes(),
            sram.arenaMinimumCmsisNnBytes(),
            sram.frontEndBytes(),
            sram.arenaBytes(),
            sram.audioBytes(),
            ApplicationMemory.STACK_BYTES,
            sram.totalBytes()),
        estimate.exact(),
        estimate.unknownOperators(),
        devices.stream().map(device -> on(device, estimate)).toList(),
        detail.operators(),
        new Arenas(detail.reference(), detail.cmsisNn(), detail.helium(), detail.order()),
        memory);
  }

  private static OnDevice on(Device device, Estimate estimate) {
    return new OnDevice(
        device.id(),
        device.fits(estimate),
        Math.max(0, estimate.flash().totalBytes() - device.usableFlashBytes()),
        Math.max(0, estimate.sram().totalBytes() - device.usableSramBytes()),
        Latency.micros(device, estimate).orElse(null),
        Energy.microjoules(device, estimate).orElse(null));
  }
}
