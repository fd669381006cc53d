package io.thimble.db.archive.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** A network on the way to a server that cuts connections. */
final class CuttingRelay implements AutoCloseable {
  private static final Pattern METHOD = Pattern.compile("(GET|PUT|HEAD|POST|DELETE) /");

  private final ServerSocket listening;
  private final int serverPort;
  private final AtomicInteger cutsLeft = new AtomicInteger();
  private final AtomicLong bytesLeft = new AtomicLong();
  private volatile int cutAfterBytes;
  private volatile boolean cutsAnswersToPut;

  private CuttingRelay(ServerSocket listening, int serverPort) {
    this.listening = listening;
    this.serverPort = serverPort;
  }

  static CuttingRelay to(int serverPort) throws IOException {
    var relay =
        new CuttingRelay(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), serverPort);
    Thread.ofVirtual().start(relay::accept);
    return relay;
  }

  String address() {
    return "http://127.0.0.1:" + listening.getLocalPort();
  }

  /** From now on, cuts so often, each time after so many bytes of both directions together. */
  void cut(int times, int afterBytes) {
    cutAfterBytes = afterBytes;
    bytesLeft.set(afterBytes);
    cutsLeft.set(times);
  }

  /** From now on, a server does what it is asked to put, and the client never hears of it. */
  void cutAnswersToPut() {
    cutsAnswersToPut = true;
  }

  /** Cuts that were asked for and have not happened. */
  int cutsLeft() {
    return cutsLeft.get();
  }

  private void accept() {
    try {
      while (true) {
        var client = listening.accept();
        var server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
        var puts = new AtomicBoolean();
        Thread.ofVirtual().start(() -> relay(client, server, request -> note(request, puts)));
        Thread.ofVirtual()
            .start(() -> relay(server, client, answer -> puts.get() && isLast(answer)));
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  private boolean note(String request, AtomicBoolean puts) {
    if (METHOD.matcher(request).lookingAt()) {
      puts.set(cutsAnswersToPut && request.startsWith("PUT "));
    }
    return false;
  }

  /** The first one may say that the body is to be sent. */
  private static boolean isLast(String answer) {
    return !answer.startsWith("HTTP/1.1 100 ");
  }

  private void relay(Socket from, Socket to, Predicate<String> cuts) {
    try (from;
        to) {
      copy(from.getInputStream(), to.getOutputStream(), cuts);
    } catch (IOException e) {
      // The other direction was cut, or one side has hung up.
    }
  }

  private void copy(InputStream in, OutputStream out, Predicate<String> cuts) throws IOException {
    var buffer = new byte[8192];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      if (cuts.test(new String(buffer, 0, Math.min(read, 20), StandardCharsets.ISO_8859_1))) {
        return;
      }
      if (cutsLeft.get() > 0 && bytesLeft.addAndGet(-read) <= 0) {
        bytesLeft.set(cutAfterBytes);
        cutsLeft.decrementAndGet();
        return;
      }
      out.write(buffer, 0, read);
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}
