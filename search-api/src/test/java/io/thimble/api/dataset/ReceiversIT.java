package io.thimble.api.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.api.RunningApi;
import io.thimble.api.security.GuardedApi;
import io.thimble.db.token.Role;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Bodies that are being received at the same time. */
@ExtendWith(RunningApi.Extension.class)
@Timeout(60)
final class ReceiversIT {
  private static final String ARCHIVE = "{\"bytes\": 10}";

  private final RunningApi api;

  ReceiversIT(RunningApi api) {
    this.api = api;
  }

  @Test
  void ownerOfFourSlowUploadsWaitsAndOthersAreReceived() throws IOException {
    var slowlySent = new ArrayList<Socket>();
    try (var guarded =
        GuardedApi.start(api, "--thimble.data.store=" + api.folder().resolve("archives"))) {
      var slow = guarded.token("slow", Role.SUBMITTER);
      var other = guarded.token("other", Role.SUBMITTER);
      for (int i = 0; i < Receivers.MOST_OF_AN_OWNER; i++) {
        slowlySent.add(sendHalf(guarded, slow, begin(guarded, slow, "slow-" + i)));
      }
      var fifth = begin(guarded, slow, "slow-fifth");

      var refused = put(guarded, slow, fifth);
      while (refused.statusCode() == 200) {
        // One of the four has not been read yet; what is sent again is of an upload of its own.
        refused = put(guarded, slow, begin(guarded, slow, "slow-" + System.nanoTime()));
      }

      assertThat(refused.statusCode()).isEqualTo(429);
      assertThat(refused.body())
          .contains("/problems/too-many-uploads", "4 uploads of the owner (slow)", "Maybe");
      assertThat(put(guarded, other, begin(guarded, other, "of-other")).statusCode())
          .isEqualTo(200);
    } finally {
      for (var socket : slowlySent) {
        socket.close();
      }
    }
  }

  private static String begin(GuardedApi guarded, String token, String name) {
    var begun = guarded.post(token, "/api/v1/datasets/" + name + "/uploads", ARCHIVE);
    assertThat(begun.statusCode()).as(begun.body()).isEqualTo(201);
    return "/api/v1/uploads/" + RunningApi.json(begun).get("id").asString();
  }

  private static HttpResponse<String> put(GuardedApi guarded, String token, String upload) {
    return guarded.send(
        guarded
            .request(token, upload)
            .header("Upload-Offset", "0")
            .PUT(BodyPublishers.ofByteArray(new byte[10])));
  }

  private static Socket sendHalf(GuardedApi guarded, String token, String upload)
      throws IOException {
    var address = URI.create(guarded.address());
    var socket = new Socket(address.getHost(), address.getPort());
    var head =
        "PUT %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nUpload-Offset: 0\r\nContent-Length: 10\r\n\r\n01234"
            .formatted(upload, token);
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }
}
