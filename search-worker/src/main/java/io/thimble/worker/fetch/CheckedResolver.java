package io.thimble.worker.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * Resolves names, and gives away public addresses alone. The client connects to the very addresses
 * that were checked, so a name that changes its address in between gains nothing.
 */
final class CheckedResolver implements DnsResolver {
  private final boolean privateAddresses;

  CheckedResolver(boolean privateAddresses) {
    this.privateAddresses = privateAddresses;
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    var addresses = SystemDefaultDnsResolver.INSTANCE.resolve(host);
    for (var address : addresses) {
      if (!privateAddresses && !PublicAddresses.contain(address)) {
        throw new PrivateAddressException(host);
      }
    }
    return addresses;
  }

  @Override
  public String resolveCanonicalHostname(String host) throws UnknownHostException {
    return SystemDefaultDnsResolver.INSTANCE.resolveCanonicalHostname(host);
  }
}
