package io.thimble.worker.schedule;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Who runs a trial, as people and the database read it.
 *
 * @param value host and process, for example {@code bench-2/4711}
 */
record WorkerName(String value) {
  static WorkerName ofThisProcess() {
    return new WorkerName(host() + "/" + ProcessHandle.current().pid());
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }
}
