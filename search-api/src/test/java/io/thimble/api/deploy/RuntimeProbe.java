package io.thimble.api.deploy;

import com.sun.management.OperatingSystemMXBean;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.Charset;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Hashtable;
import java.util.Map;
import javax.naming.Context;
import javax.naming.directory.InitialDirContext;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * Run by the Java of an image, with nothing on the class path: does what programs do by names that
 * no tool finds when it looks for the modules that they need. Fails at what is missing.
 */
final class RuntimeProbe {
  static final String DONE = "Nothing is missing.";
  static final String PASSWORD = "changeit";

  private RuntimeProbe() {}

  /**
   * Probes it.
   *
   * @param arguments a key store with a certificate of elliptic curves for localhost
   */
  public static void main(String[] arguments) throws Exception {
    talkInSecret(Path.of(arguments[0]));
    var archive = URI.create("jar:" + Path.of("/tmp/probe.zip").toUri());
    try (var zip = FileSystems.newFileSystem(archive, Map.of("create", "true"))) {
      Files.writeString(zip.getPath("/word"), "yes");
    }
    ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    var names = new Hashtable<String, String>();
    names.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
    new InitialDirContext(names).close();
    Class.forName("com.sun.security.auth.module.Krb5LoginModule");
    Class.forName("sun.misc.Unsafe");
    Class.forName("java.beans.Introspector");
    Charset.forName("windows-1252");
    try (var client = HttpClient.newHttpClient()) {
      client.version();
    }
    System.out.println(DONE);
  }

  private static void talkInSecret(Path file) throws Exception {
    var store = KeyStore.getInstance("PKCS12");
    try (var bytes = new FileInputStream(file.toFile())) {
      store.load(bytes, PASSWORD.toCharArray());
    }
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD.toCharArray());
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    var context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    try (var server =
        (SSLServerSocket) context.getServerSocketFactory().createServerSocket(0, 1, null)) {
      var answering =
          Thread.startVirtualThread(
              () -> {
                try (var socket = server.accept()) {
                  socket.getOutputStream().write('!');
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
      try (var socket =
          (SSLSocket) context.getSocketFactory().createSocket("localhost", server.getLocalPort())) {
        if (socket.getInputStream().read() != '!') {
          throw new IllegalStateException("Nothing came through " + socket.getSession());
        }
        System.out.println(socket.getSession().getProtocol());
      }
      answering.join();
    }
    // The authorities that the world's servers are known by.
    var authorities = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    authorities.init((KeyStore) null);
    var known = (X509TrustManager) authorities.getTrustManagers()[0];
    if (known.getAcceptedIssuers().length < 50) {
      throw new IllegalStateException("Few authorities are known.");
    }
  }
}
