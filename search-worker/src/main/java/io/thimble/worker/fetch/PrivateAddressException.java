package io.thimble.worker.fetch;

import java.io.Serial;
import java.net.UnknownHostException;

/** A name that leads to this machine or its own network. The address itself is not told. */
final class PrivateAddressException extends UnknownHostException {
  @Serial private static final long serialVersionUID = 1L;

  PrivateAddressException(String host) {
    super(host);
  }
}
