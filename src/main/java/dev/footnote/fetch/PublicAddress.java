package dev.footnote.fetch;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Which addresses are of the public Internet: IANA's special-purpose registries for IPv4 and IPv6 (RFC 6890), and addresses of
 * cloud providers' own services. The JDK's {@code isSiteLocalAddress} and its kin miss half of them.
 */
final class PublicAddress {
  private static final List<Block> FOUR = blocks("0.0.0.0/8 this network", "10.0.0.0/8 private", "100.64.0.0/10 carrier's own",
      "127.0.0.0/8 loopback", "169.254.0.0/16 link-local, where cloud metadata is", "172.16.0.0/12 private",
      "192.0.0.0/24 of protocols", "192.0.2.0/24 documentation", "192.31.196.0/24 of name servers",
      "192.52.193.0/24 relays", "192.88.99.0/24 6to4 relays", "192.168.0.0/16 private", "192.175.48.0/24 of name servers",
      "198.18.0.0/15 benchmarks", "198.51.100.0/24 documentation", "203.0.113.0/24 documentation", "224.0.0.0/4 multicast",
      "240.0.0.0/4 reserved", "168.63.129.16/32 a cloud's own service");
  /** Within 2000::/3, outside of which nothing is global unicast. */
  private static final List<Block> SIX = blocks("2001::/23 of protocols", "2001:db8::/32 documentation", "2002::/16 6to4",
      "2620:4f:8000::/48 of name servers", "3fff::/20 documentation");
  private static final Block GLOBAL = Block.of("2000::/3 global unicast");
  private static final Block NAT64 = Block.of("64:ff9b::/96 NAT64");

  private PublicAddress() {}

  @SuppressWarnings("ArrayRecordComponent") // bytes to be read, never compared
  private record Block(byte[] prefix, int bits, String what) {
    static Block of(String text) {
      int slash = text.indexOf('/');
      int space = text.indexOf(' ');
      return new Block(InetAddress.ofLiteral(text.substring(0, slash)).getAddress(),
          Integer.parseInt(text.substring(slash + 1, space)), text.substring(space + 1));
    }

    boolean holds(byte[] address) {
      if (address.length != prefix.length) {
        return false;
      }
      for (int i = 0; i < bits; i++) {
        int mask = 0x80 >> (i % 8);
        if ((address[i / 8] & mask) != (prefix[i / 8] & mask)) {
          return false;
        }
      }
      return true;
    }
  }

  private static List<Block> blocks(String... texts) {
    return Arrays.stream(texts).map(Block::of).toList();
  }

  /** Why an address must not be asked; empty if it may. */
  static Optional<String> objection(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (address instanceof Inet4Address) {
      return in(FOUR, bytes);
    }
    if (NAT64.holds(bytes)) {
      return in(FOUR, Arrays.copyOfRange(bytes, 12, 16)).map(what -> what + ", inside NAT64");
    }
    return GLOBAL.holds(bytes) ? in(SIX, bytes) : Optional.of("no global IPv6 address");
  }

  private static Optional<String> in(List<Block> blocks, byte[] address) {
    return blocks.stream().filter(block -> block.holds(address)).map(Block::what).findFirst();
  }
}
