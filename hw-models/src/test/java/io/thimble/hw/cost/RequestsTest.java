package io.thimble.hw.cost;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestsTest {
  @ParameterizedTest(name = "{0} + {1} to a multiple of {2}")
  @CsvSource({
    "5, 3, 1, 8",
    "5, 3, 4, 8",
    "5, 4, 4, 12",
    "5, 1, 16, 16",
    "5, 11, 16, 16",
    "5, 12, 16, 32"
  })
  void aRequestEndsAtAMultipleOfItsAlignment(long before, long size, int alignment, long after) {
    var requests = new Requests();
    requests.add(before, 1);
    requests.add(size, alignment);
    assertThat(requests.bytes()).isEqualTo(after);
  }

  @Test
  void aRequestForNothingMovesNothing() {
    var requests = new Requests();
    requests.add(5, 1);
    requests.add(0, 16);
    requests.addBuffer(0);
    assertThat(requests.bytes()).isEqualTo(5);
  }

  @Test
  void aBufferIsAlignedTo16() {
    var requests = new Requests();
    requests.addBuffer(17);
    assertThat(requests.bytes()).isEqualTo(32);
  }
}
