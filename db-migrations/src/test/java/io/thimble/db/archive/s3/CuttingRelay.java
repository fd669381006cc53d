package io.thimble.db.archive.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A network on the way to a server that cuts connections. */
final class CuttingRelay implements AutoCloseable {
  private final ServerSocket listening;
  private final int serverPort;
  private final AtomicInteger cutsLeft = new AtomicInteger();
  private final AtomicLong bytesLeft = new AtomicLong();
  private volatile int cutAfterBytes;

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

  /** Cuts that were asked for and have not happened. */
  int cutsLeft() {
    return cutsLeft.get();
  }

  private void accept() {
    try {
      while (true) {
        var client = listening.accept();
        var server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
        Thread.ofVirtual().start(() -> relay(client, server));
        Thread.ofVirtual().start(() -> relay(server, client));
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  private void relay(Socket from, Socket to) {
    try (from;
        to) {
      copy(from.getInputStream(), to.getOutputStream());
    } catch (IOException e) {
      // The other direction was cut, or one side has hung up.
    }
  }

  private void copy(InputStream in, OutputStream out) throws IOException {
    var buffer = new byte[8192];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
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
