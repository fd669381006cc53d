package io.thimble.worker.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.thimble.db.artifact.Artifacts;
import io.thimble.db.trial.Confusions;
import io.thimble.db.trial.LayerLoss;
import io.thimble.db.trial.Misheard;
import io.thimble.db.trial.Score;
import io.thimble.db.trial.TrialReport;
import io.thimble.hw.score.Accuracy;
import io.thimble.worker.production.Outcome;
import io.thimble.worker.production.Phase;
import io.thimble.worker.train.Checkpoint;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessageStreamTest {
  private static final Path CACHE = Path.of("cache");
  private static final Score SCORE = new Score(new Accuracy(90, 100), new Accuracy(89, 100));

  private static final Confusions HEARD =
      new Confusions(
          List.of(List.of(40, 10), List.of(0, 50)), List.of(List.of(39, 11), List.of(0, 50)));
  private static final TrialReport REPORT =
      new TrialReport(
          HEARD,
          List.of(new LayerLoss(0, "dense 8", 31.25), new LayerLoss(1, "dense 4", null)),
          List.of(new Misheard("yes/ä_nohash_0.wav", "yes", "no", 0.5, "yes")));

  @ParameterizedTest
  @MethodSource("orders")
  void anOrderArrivesAsItWasSent(Order order) throws IOException {
    var bytes = new ByteArrayOutputStream();
    MessageStream.write(order, new DataOutputStream(bytes));

    var read = MessageStream.readOrder(stream(bytes.toByteArray()));

    assertThat(read).usingRecursiveComparison().isEqualTo(order);
  }

  static Stream<Order> orders() {
    var trial = Trials.of("crnn-s", 30, 4);
    var checkpoint = new Checkpoint(3, bytes(1000));
    var begin = Trials.train(trial, CACHE, null);
    var artifacts = new Artifacts(bytes(5), "abc", "ptq", bytes(0), bytes(7));
    return Stream.of(
        begin,
        Trials.train(trial, CACHE, checkpoint, 10),
        new Order.Test(trial, begin.folders(), 2, artifacts, SCORE),
        new Order.Stop());
  }

  @ParameterizedTest
  @MethodSource("answers")
  void anAnswerArrivesAsItWasSent(Answer answer) throws IOException {
    var read = MessageStream.readAnswer(stream(written(answer)));

    assertThat(read).usingRecursiveComparison().isEqualTo(answer);
  }

  static Stream<Answer> answers() {
    var artifacts = new Artifacts(bytes(5), "abc", "ptq", bytes(300), bytes(7));
    return Stream.of(
        new Answer.PhaseBegan(Phase.QUANTIZE),
        new Answer.EpochEnded(3, 30, 0.1, 2.5),
        new Answer.Kept(new Checkpoint(3, bytes(1000))),
        new Answer.Unfit("ä reason"),
        new Answer.GaveUp("none"),
        new Answer.Ended(new Outcome.AtRung(new Accuracy(1, 2), new Checkpoint(9, bytes(4)))),
        new Answer.Ended(new Outcome.Product(SCORE, artifacts, REPORT)),
        new Answer.Ended(
            new Outcome.Product(SCORE, artifacts, new TrialReport(HEARD, null, List.of()))),
        new Answer.Ended(new Outcome.Tested(SCORE, bytes(20), HEARD)),
        new Answer.Ended(new Outcome.Stopped(null)),
        new Answer.Ended(new Outcome.Stopped(new Checkpoint(1, bytes(4)))));
  }

  @Test
  void messagesFollowOneAnotherAndTheEndIsTold() throws IOException {
    var bytes = new ByteArrayOutputStream();
    var to = new DataOutputStream(bytes);
    for (int epoch = 1; epoch <= 3; epoch++) {
      MessageStream.write(new Answer.EpochEnded(epoch, 3, 1, 0.5), to);
    }
    var from = stream(bytes.toByteArray());

    for (int epoch = 1; epoch <= 3; epoch++) {
      assertThat(MessageStream.readAnswer(from)).isEqualTo(new Answer.EpochEnded(epoch, 3, 1, 0.5));
    }
    assertThat(MessageStream.readAnswer(from)).isNull();
  }

  @Test
  void aStreamThatIsCutOrOutOfStepIsAnError() throws IOException {
    var whole = written(new Answer.Kept(new Checkpoint(3, bytes(100))));

    for (int length = 1; length < whole.length; length++) {
      var cut = stream(Arrays.copyOf(whole, length));
      assertThatExceptionOfType(IOException.class)
          .as("%d of %d bytes", length, whole.length)
          .isThrownBy(() -> MessageStream.readAnswer(cut));
    }
    var text = stream("a library that prints\n".getBytes(StandardCharsets.UTF_8));
    assertThatExceptionOfType(IOException.class).isThrownBy(() -> MessageStream.readAnswer(text));
    assertThatExceptionOfType(IOException.class)
        .as("an answer among orders")
        .isThrownBy(() -> MessageStream.readOrder(stream(whole)));
  }

  private static byte[] written(Answer answer) throws IOException {
    var bytes = new ByteArrayOutputStream();
    MessageStream.write(answer, new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static DataInputStream stream(byte[] bytes) {
    return new DataInputStream(new ByteArrayInputStream(bytes));
  }

  private static byte[] bytes(int length) {
    var bytes = new byte[length];
    new SplittableRandom(length).nextBytes(bytes);
    return bytes;
  }
}
