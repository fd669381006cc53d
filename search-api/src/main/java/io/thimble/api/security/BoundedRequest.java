package io.thimble.api.security;

import io.thimble.api.error.ApiException;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A request whose length was not announced. Its body is counted while it is read, which happens
 * only once the caller is let in.
 */
final class BoundedRequest extends HttpServletRequestWrapper {
  private final long mostBytes;
  private final Supplier<ApiException> tooLarge;
  private @Nullable ServletInputStream body;

  /**
   * Bounds a request.
   *
   * @param tooLarge what reading more than {@code mostBytes} throws
   */
  BoundedRequest(HttpServletRequest request, long mostBytes, Supplier<ApiException> tooLarge) {
    super(request);
    this.mostBytes = mostBytes;
    this.tooLarge = tooLarge;
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    if (body == null) {
      body = new Counted(super.getInputStream());
    }
    return body;
  }

  @Override
  public BufferedReader getReader() throws IOException {
    var encoding = getCharacterEncoding();
    var charset = encoding == null ? StandardCharsets.ISO_8859_1 : Charset.forName(encoding);
    return new BufferedReader(new InputStreamReader(getInputStream(), charset));
  }

  private final class Counted extends ServletInputStream {
    private final ServletInputStream unbounded;
    private long read;

    Counted(ServletInputStream unbounded) {
      this.unbounded = unbounded;
    }

    @Override
    public int read() throws IOException {
      int value = unbounded.read();
      count(value < 0 ? 0 : 1);
      return value;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int filled = unbounded.read(target, offset, length);
      count(Math.max(0, filled));
      return filled;
    }

    private void count(int bytes) {
      read += bytes;
      if (read > mostBytes) {
        throw tooLarge.get();
      }
    }

    @Override
    public boolean isFinished() {
      return unbounded.isFinished();
    }

    @Override
    public boolean isReady() {
      return unbounded.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      unbounded.setReadListener(listener);
    }
  }
}
