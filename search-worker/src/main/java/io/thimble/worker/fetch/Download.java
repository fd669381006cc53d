package io.thimble.worker.fetch;

import io.thimble.db.archive.ArchiveFiles;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** One archive over HTTP: redirects are followed one by one, each as suspicious as the first. */
final class Download implements AutoCloseable {
  private static final int MOST_REDIRECTS = 5;

  /** Of a server that is slower than a whole piece in its time: 1 MiB. */
  private static final int LEAST_PART_BYTES = 1 << 20;

  private static final Set<String> SCHEMES = Set.of("http", "https");
  private static final Pattern CONTENT_RANGE =
      Pattern.compile("bytes (\\d{1,18})-\\d{1,18}/(\\d{1,18})");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

  /** Where the bytes go. */
  interface Target {
    /** How long the whole archive is; told before the first piece. False when none is wanted. */
    boolean length(long bytes) throws IOException;

    /** Asked every few seconds, by another thread. */
    boolean wanted();

    /** The next piece; false when no more is wanted. */
    boolean piece(byte[] bytes, int length) throws IOException;
  }

  private final CloseableHttpClient client;
  private final long mostBytes;
  private final Duration pieceTime;

  /**
   * A client.
   *
   * @param pieceTime how long a server may take for a piece
   */
  Download(long mostBytes, boolean privateAddresses, Duration pieceTime) {
    this.mostBytes = mostBytes;
    this.pieceTime = pieceTime;
    this.client =
        HttpClients.custom()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setDnsResolver(new CheckedResolver(privateAddresses))
                    .setDefaultConnectionConfig(
                        ConnectionConfig.custom()
                            .setConnectTimeout(Timeout.ofSeconds(10))
                            .setSocketTimeout(Timeout.ofSeconds(60))
                            .build())
                    .build())
            .setDefaultRequestConfig(
                RequestConfig.custom().setResponseTimeout(Timeout.ofSeconds(60)).build())
            .setUserAgent("thimble")
            .disableRedirectHandling()
            .disableContentCompression()
            .disableCookieManagement()
            .disableAuthCaching()
            .disableAutomaticRetries()
            .build();
  }

  /**
   * Downloads from this byte on.
   *
   * @return false when the target wanted no more
   */
  boolean from(String url, long start, Target target) throws IOException {
    var uri = URI.create(url);
    for (int redirect = 0; redirect <= MOST_REDIRECTS; redirect++) {
      var request = new HttpGet(uri);
      if (start > 0) {
        request.setHeader("Range", "bytes=" + start + "-");
      }
      try (var watch = new Watch(target::wanted, request::abort, pieceTime)) {
        try {
          var response = client.executeOpen(null, request, null);
          var next = next(uri, response);
          if (next == null) {
            return body(response, start, target, watch);
          }
          uri = next;
        } catch (IOException e) {
          if (watch.isUnwanted()) {
            return false;
          }
          throw watch.isLate() ? tooSlow(e) : e;
        }
      } catch (PrivateAddressException e) {
        throw new RefusedFetchException(
            "The host (%s) is in a private network. Maybe set THIMBLE_DATA_PRIVATE=true for the workers, or upload the archive."
                .formatted(uri.getHost()));
      } finally {
        // To close a response would be to read all that is left of it, however much that is.
        request.abort();
      }
    }
    throw new RefusedFetchException(
        "The address (%s) leads on more than %d times. Maybe use the link of the download itself."
            .formatted(url, MOST_REDIRECTS));
  }

  private IOException tooSlow(IOException cause) {
    return new IOException(
        "The server sent less than %d bytes in %s".formatted(LEAST_PART_BYTES, pieceTime), cause);
  }

  private static @Nullable URI next(URI uri, ClassicHttpResponse response)
      throws RefusedFetchException {
    var location = response.getFirstHeader("Location");
    if (response.getCode() < 300 || response.getCode() > 399 || location == null) {
      return null;
    }
    try {
      var next = uri.resolve(location.getValue());
      var scheme = String.valueOf(next.getScheme()).toLowerCase(Locale.ROOT);
      boolean weaker = "https".equalsIgnoreCase(uri.getScheme()) && scheme.equals("http");
      if (next.getHost() == null || !SCHEMES.contains(scheme) || weaker) {
        throw new RefusedFetchException(
            "The address (%s) leads to what is not fetched. Maybe use the link of the download itself."
                .formatted(uri));
      }
      return next;
    } catch (IllegalArgumentException e) {
      throw new RefusedFetchException(
          "The address (%s) leads to none. Maybe use the link of the download itself."
              .formatted(uri));
    }
  }

  private boolean body(ClassicHttpResponse response, long start, Target target, Watch watch)
      throws IOException {
    int code = response.getCode();
    boolean permanent = code >= 300 && code < 500 && code != 408 && code != 425 && code != 429;
    if (permanent && code != 416) {
      throw new RefusedFetchException(
          "The server answers %d. Maybe the address is not right, or needs a login."
              .formatted(code));
    }
    if (code != 200 && code != 206) {
      throw new IOException("The server answers %d".formatted(code));
    }
    @Nullable Long range = code == 206 ? range(response, start) : null;
    long length = range == null ? length(response.getFirstHeader("Content-Length")) : range;
    if (length < 1 || length > mostBytes) {
      throw new RefusedFetchException(
          "The server says the archive has %d bytes, not 1 to %d. Maybe raise THIMBLE_DATA_MOSTBYTES, or upload the archive."
              .formatted(length, mostBytes));
    }
    if (!target.length(length)) {
      return false;
    }
    var in = response.getEntity().getContent();
    if (range == null) {
      skip(in, start, watch);
    }
    return copy(in, length - start, target, watch);
  }

  /** The length of the whole, of which the answer is the asked-for rest. */
  private static long range(ClassicHttpResponse response, long start) throws IOException {
    var header = response.getFirstHeader("Content-Range");
    var match = CONTENT_RANGE.matcher(header == null ? "" : header.getValue());
    if (!match.matches() || Long.parseLong(match.group(1)) != start) {
      throw new IOException("The server sends another part than was asked for");
    }
    return Long.parseLong(match.group(2));
  }

  private static long length(@Nullable Header header) {
    return header != null && NUMBER.matcher(header.getValue()).matches()
        ? Long.parseLong(header.getValue())
        : -1;
  }

  private static void skip(InputStream in, long bytes, Watch watch) throws IOException {
    for (long left = bytes; left > 0; ) {
      watch.pieceBegins();
      long step = Math.min(left, LEAST_PART_BYTES);
      in.skipNBytes(step);
      left -= step;
    }
  }

  private static boolean copy(InputStream in, long bytes, Target target, Watch watch)
      throws IOException {
    var piece = new byte[(int) Math.min(bytes, ArchiveFiles.MOST_PART_BYTES)];
    for (long left = bytes; left > 0; ) {
      int wanted = (int) Math.min(left, piece.length);
      int filled = 0;
      int read = 0;
      @Nullable IOException brokenOff = null;
      watch.pieceBegins();
      try {
        while (filled < wanted
            && read >= 0
            && !(filled >= LEAST_PART_BYTES && watch.isHalfOver())) {
          read = in.read(piece, filled, wanted - filled);
          filled += Math.max(0, read);
        }
      } catch (IOException e) {
        brokenOff = e;
      }
      if (filled > 0 && !target.piece(piece, filled)) {
        return left == filled;
      }
      left -= filled;
      if (brokenOff != null) {
        throw brokenOff;
      }
      if (read < 0) {
        throw new EOFException("The server ended %d bytes too early".formatted(left));
      }
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    client.close();
  }
}
