package io.thimble.worker.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SplitRuleTest {
  @Test
  void speakerIsThePartBeforeTheMark() {
    assertThat(SplitRule.speaker("3b4f8f24_nohash_0.wav")).isEqualTo("3b4f8f24");
    assertThat(SplitRule.speaker("hello.wav")).isEqualTo("hello.wav");
  }

  @Test
  void speakersSpreadOverTheSplitsAsDocumented() {
    int validation = 0;
    int testing = 0;
    for (int i = 0; i < 10_000; i++) {
      switch (SplitRule.bySpeaker("speaker" + i)) {
        case VALIDATION -> validation++;
        case TESTING -> testing++;
        case TRAINING -> {}
      }
    }

    assertThat(validation).isBetween(1100, 1300);
    assertThat(testing).isBetween(1100, 1300);
  }

  @Test
  void hashSplitGivesTheListsOfRealRecordings() throws IOException {
    var folder = SpeechCommandsMini.folder();

    for (String name : Files.readAllLines(folder.resolve(SplitRule.VALIDATION_LIST))) {
      assertThat(SplitRule.bySpeaker(SplitRule.speaker(name.substring(name.indexOf('/') + 1))))
          .as(name)
          .isEqualTo(Split.VALIDATION);
    }
    for (String name : Files.readAllLines(folder.resolve(SplitRule.TESTING_LIST))) {
      assertThat(SplitRule.bySpeaker(SplitRule.speaker(name.substring(name.indexOf('/') + 1))))
          .as(name)
          .isEqualTo(Split.TESTING);
    }
  }

  @Test
  void listsDecideWhereThereAreAny(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve(SplitRule.TESTING_LIST), "yes/a.wav\n\n yes/b.wav \n");

    var rule = SplitRule.of(folder);

    assertThat(rule.split("yes", "a.wav")).isEqualTo(Split.TESTING);
    assertThat(rule.split("yes", "b.wav")).isEqualTo(Split.TESTING);
    assertThat(rule.split("no", "a.wav")).isEqualTo(Split.TRAINING);
  }
}
