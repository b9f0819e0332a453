package io.insightstream.clients.http;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;

/**
 * Tells addresses of the public internet from all others: this machine, private networks, links, documentation, groups,
 * and addresses that wrap one of these. See the IANA registries of special-purpose addresses (RFC 6890).
 */
final class PublicAddresses {

    private static final List<Block> NOT_PUBLIC_4 = List.of(
            new Block(8, 0),
            new Block(8, 10),
            new Block(10, 100, 64),
            new Block(8, 127),
            new Block(16, 169, 254),
            new Block(12, 172, 16),
            new Block(24, 192, 0, 0),
            new Block(24, 192, 0, 2),
            new Block(24, 192, 88, 99),
            new Block(16, 192, 168),
            new Block(15, 198, 18),
            new Block(24, 198, 51, 100),
            new Block(24, 203, 0, 113),
            // Groups, and what is reserved above them.
            new Block(3, 224));

    /** All that is public so far begins with the bits 001. */
    private static final Block UNICAST_6 = new Block(3, 0x20);

    private static final List<Block> NOT_PUBLIC_6 = List.of(
            // Special purposes, Teredo among them.
            new Block(23, 0x20, 0x01, 0x00),
            new Block(32, 0x20, 0x01, 0x0d, 0xb8),
            // 6to4 wraps an address of version 4 that would have to be judged in turn; nobody needs it any more.
            new Block(16, 0x20, 0x02),
            new Block(20, 0x3f, 0xff, 0x00));

    private PublicAddresses() {}

    static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            return NOT_PUBLIC_4.stream().noneMatch(block -> block.holds(bytes));
        }
        return UNICAST_6.holds(bytes) && NOT_PUBLIC_6.stream().noneMatch(block -> block.holds(bytes));
    }

    /** Addresses that begin with the same bits. */
    private static final class Block {
        private final int bits;
        private final int[] start;

        Block(int bits, int... start) {
            this.bits = bits;
            this.start = start;
        }

        boolean holds(byte[] address) {
            for (int i = 0; i * 8 < bits; i++) {
                int shared = Math.min(8, bits - i * 8);
                int mask = (0xFF << (8 - shared)) & 0xFF;
                if ((address[i] & mask) != (start[i] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
