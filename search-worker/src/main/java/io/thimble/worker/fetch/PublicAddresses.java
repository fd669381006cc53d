package io.thimble.worker.fetch;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Which addresses are the internet's: those that IANA's registries of special-purpose addresses
 * call globally reachable (RFC 6890 and its registries for IPv4 and IPv6). All else may be a
 * program that trusts whoever reaches it (CWE-918).
 */
final class PublicAddresses {
  /** Networks that are not: their first bytes and the bits that count. */
  private static final List<Network> SPECIAL =
      List.of(
          network("00000000", 8), // this network
          network("0a000000", 8), // private
          network("64400000", 10), // shared with providers
          network("7f000000", 8), // loopback
          network("a9fe0000", 16), // link-local, where clouds keep their metadata
          network("ac100000", 12), // private
          network("c0000000", 24), // protocol assignments
          network("c0000200", 24), // documentation
          network("c0586300", 24), // 6to4 relays
          network("c0a80000", 16), // private
          network("c6120000", 15), // benchmarks
          network("c6336400", 24), // documentation
          network("cb007100", 24), // documentation
          network("e0000000", 4), // multicast
          network("f0000000", 4)); // reserved, and broadcast

  /** Of IPv6 only this is handed out for the internet, less what follows. */
  private static final Network GLOBAL = network("20000000000000000000000000000000", 3);

  private static final List<Network> SPECIAL_GLOBAL =
      List.of(
          network("20010000000000000000000000000000", 23), // protocol assignments, Teredo
          network("20010db8000000000000000000000000", 32), // documentation
          network("3fff0000000000000000000000000000", 20)); // documentation

  private static final Network SIX_TO_FOUR = network("20020000000000000000000000000000", 16);
  private static final Network NAT64 = network("0064ff9b000000000000000000000000", 96);

  private record Network(byte[] address, int bits) {
    boolean holds(byte[] other) {
      if (other.length != address.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit & 7);
        if (((address[bit >> 3] ^ other[bit >> 3]) & mask) != 0) {
          return false;
        }
      }
      return true;
    }
  }

  private PublicAddresses() {}

  private static Network network(String address, int bits) {
    return new Network(HexFormat.of().parseHex(address), bits);
  }

  static boolean contain(InetAddress address) {
    var bytes = address.getAddress();
    return switch (address) {
      case Inet4Address _ -> SPECIAL.stream().noneMatch(network -> network.holds(bytes));
      case Inet6Address _ when NAT64.holds(bytes) -> contain(embedded(bytes, 12));
      case Inet6Address _ when SIX_TO_FOUR.holds(bytes) -> contain(embedded(bytes, 2));
      case Inet6Address _ ->
          GLOBAL.holds(bytes) && SPECIAL_GLOBAL.stream().noneMatch(network -> network.holds(bytes));
      case InetAddress _ -> false;
    };
  }

  /** The IPv4 address to which a translator passes on. */
  private static InetAddress embedded(byte[] bytes, int at) {
    try {
      return InetAddress.getByAddress(Arrays.copyOfRange(bytes, at, at + 4));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("Four bytes are an address", e);
    }
  }
}
