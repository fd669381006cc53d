package io.thimble.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import io.thimble.api.RunningApi;
import io.thimble.api.SeededSearch;
import io.thimble.api.StandInWorker;
import io.thimble.db.question.Answer;
import io.thimble.db.question.Answer.LabelScore;
import io.thimble.db.question.Answer.Reason;
import io.thimble.db.question.Question;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Speaking to a trial's file on the page, and listening to what it mishears. */
@ExtendWith(RunningApi.Extension.class)
@Timeout(120)
final class TrialListenIT {
  private static final int RATE_HERTZ = 16_000;
  private static final int HEADER_BYTES = 44;

  private final RunningApi api;
  private final ConcurrentLinkedQueue<Question> asked = new ConcurrentLinkedQueue<>();
  private Chromium chromium;
  private SeededSearch search;

  TrialListenIT(RunningApi api) {
    this.api = api;
  }

  @BeforeEach
  void startBrowser() {
    chromium = Chromium.start();
    search = SeededSearch.running(api.stores(), "listened to");
    search.score(0, 352);
  }

  @AfterEach
  void stopBrowser() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @Test
  void fileIsSentAsItIsAndScoresAreBars() {
    try (var _ = answering(TrialListenIT::yes)) {
      var page = open();
      var sound = tone(RATE_HERTZ * 3 / 2);

      choose(page, "a tone.wav", sound);

      assertThat(page.locator(".answer")).containsText("It heard yes, 75.0 % sure.");
      assertThat(page.locator(".answer")).containsText("listened to 1.0 s from 0.35 s on");
      assertThat(page.locator(".hearing svg.bars g").first()).containsText("yes75.0 %");
      assertThat(page.locator(".hearing svg.wave")).isVisible();
      assertThat(page.getByText("Play a tone.wav")).isVisible();
      assertThat(recording()).isEqualTo(sound);
      assertQuiet();
    }
  }

  @Test
  void voiceIsRecordedAsMonoAtTheModelsRate() {
    try (var _ = answering(TrialListenIT::yes)) {
      var page = open();

      page.getByText("Speak for 2 seconds").click();

      assertThat(page.locator(".level")).containsText("Speak now");
      assertThat(page.locator(".hearing")).hasAttribute("data-heard", "yes");
      var wav = ByteBuffer.wrap(recording()).order(ByteOrder.LITTLE_ENDIAN);
      assertThat(wav.getShort(22)).as("channels").isEqualTo((short) 1);
      assertThat(wav.getInt(24)).as("samples in a second").isEqualTo(RATE_HERTZ);
      assertThat((wav.capacity() - HEADER_BYTES) / 2)
          .as("two seconds and the rest of a block")
          .isBetween(2 * RATE_HERTZ, 2 * RATE_HERTZ + 200);
      assertThat(loudest(wav)).as("the browser's microphone beeps").isGreaterThan(1000);
      assertQuiet();
    }
  }

  @Test
  void microphoneThatIsNotThereOrNotAllowedIsToldInWords() {
    var page = open();
    page.evaluate(
        "() => { navigator.mediaDevices.getUserMedia = async () => { throw new DOMException('',"
            + " window.refusal); }; }");

    refuse(page, "NotFoundError", "No microphone was found");
    refuse(page, "NotAllowedError", "The browser was not allowed to listen");
    refuse(page, "NotReadableError", "Maybe another program uses it");
    assertQuiet();
  }

  @Test
  void whatIsNoSoundIsNotSent() {
    try (var _ = answering(TrialListenIT::yes)) {
      var page = open();

      choose(page, "words.txt", "no sound at all".getBytes(StandardCharsets.UTF_8));

      assertThat(page.locator("[data-part=listen] .notice"))
          .hasText(
              "The browser cannot read “words.txt” as sound. Maybe it is no sound file; WAV always"
                  + " works.");
      assertThat(asked).isEmpty();
      assertQuiet();
    }
  }

  @Test
  void refusalsOfTheServerAreToldInItsWords() {
    var page = open();
    choose(page, "nobody there.wav", tone(RATE_HERTZ));
    assertThat(page.locator("[data-part=listen] .notice")).containsText("No worker answers");

    try (var _ = answering(_ -> new Answer.Refused(Reason.UNREADABLE, "It is empty."))) {
      choose(page, "empty.wav", tone(0));
      assertThat(page.locator("[data-part=listen] .notice")).containsText("It is empty.");
    }
  }

  @Test
  void misheardClipIsFetchedWhenItIsPlayed() {
    try (var _ = answering(_ -> new Answer.Sound(tone(RATE_HERTZ * 4)))) {
      var page = open();
      var first = page.locator(".clips li").first();
      var name = first.getAttribute("data-clip");
      assertThat(asked).isEmpty();

      first.locator(".play").click();
      assertThat(first.locator(".play")).hasAttribute("aria-pressed", "true");
      assertThat(asked).containsExactly(new Question.Clip(name));

      first.locator(".play").click();
      assertThat(first.locator(".play")).hasAttribute("aria-pressed", "false");
      first.locator(".play").click();
      assertThat(first.locator(".play")).hasAttribute("aria-pressed", "true");
      assertThat(asked).as("it is kept").hasSize(1);
      assertQuiet();
    }
  }

  @Test
  void clipThatNobodyHasIsToldBesideIt() {
    var page = open();
    var first = page.locator(".clips li").first();

    first.locator(".play").click();

    assertThat(first.locator(".problem")).containsText("No worker answers");
    assertThat(page.locator(".clips .problem")).hasCount(1);
  }

  private StandInWorker answering(Function<Question, Answer> answers) {
    return StandInWorker.start(
        api.postgres().dataSource(),
        question -> {
          asked.add(question);
          return answers.apply(question);
        });
  }

  private static Answer yes(Question question) {
    assertThat(question).isInstanceOf(Question.Hearing.class);
    return new Answer.Heard(
        "yes",
        List.of(new LabelScore("no", 0.25), new LabelScore("yes", 0.75)),
        0.35,
        1,
        3.25,
        StandInWorker.NAME);
  }

  private byte[] recording() {
    assertThat(asked).hasSize(1);
    return ((Question.Hearing) asked.element()).recording();
  }

  private static void refuse(Page page, String name, String told) {
    page.evaluate("name => { window.refusal = name; }", name);
    page.getByText("Speak for 2 seconds").click();
    assertThat(page.locator("[data-part=listen] .notice")).containsText(told);
  }

  private static void choose(Page page, String name, byte[] bytes) {
    page.locator("[data-part=listen] input[type=file]")
        .setInputFiles(new FilePayload(name, "audio/wav", bytes));
  }

  /** A tone as a mono WAV file of 16-bit samples. */
  private static byte[] tone(int samples) {
    var wav = ByteBuffer.allocate(HEADER_BYTES + 2 * samples).order(ByteOrder.LITTLE_ENDIAN);
    wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + 2 * samples);
    wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    wav.putShort((short) 1).putShort((short) 1).putInt(RATE_HERTZ).putInt(2 * RATE_HERTZ);
    wav.putShort((short) 2).putShort((short) 16);
    wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(2 * samples);
    for (int i = 0; i < samples; i++) {
      wav.putShort((short) (8000 * Math.sin(i * 2 * Math.PI * 440 / RATE_HERTZ)));
    }
    return wav.array();
  }

  private static int loudest(ByteBuffer wav) {
    int loudest = 0;
    for (int at = HEADER_BYTES; at + 1 < wav.capacity(); at += 2) {
      loudest = Math.max(loudest, Math.abs(wav.getShort(at)));
    }
    return loudest;
  }

  private Page open() {
    var page = chromium.page(1280, 900);
    page.navigate("%s/#/searches/%s/trials/0".formatted(api.address(), search.id()));
    assertThat(page.locator(".drop")).isVisible();
    assertThat(page.locator(".clips li").first()).isVisible();
    return page;
  }

  private void assertQuiet() {
    assertThat(chromium.complaints()).isEmpty();
    assertThat(chromium.hosts()).containsExactly("127.0.0.1");
  }
}
