package org.onrecord.events.http;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.regex.Pattern;

/**
 * A range of IP addresses with a common prefix.
 *
 * @param first an address of the range; 4 or 16 bytes
 * @param bits the length of the prefix
 */
public record Cidr(InetAddress first, int bits) {
    private static final Pattern FORM =
            Pattern.compile("([0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F.]*:[0-9a-fA-F:.]*)(/([0-9]{1,3}))?");

    public Cidr {
        if (bits < 0 || bits > first.getAddress().length * 8) {
            throw new IllegalArgumentException(
                    "a range of " + first.getHostAddress() + " cannot have " + bits + " bits");
        }
    }

    /**
     * Reads a range such as {@code 10.0.0.0/8}, or a single address.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static Cidr of(String text) {
        var form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a range of addresses such as 10.0.0.0/8");
        }
        InetAddress first = InetAddress.ofLiteral(form.group(1));
        String bits = form.group(3);
        return new Cidr(first, bits == null ? first.getAddress().length * 8 : Integer.parseInt(bits));
    }

    /** Returns true if the text looks like a range or an address, rather than a name. */
    public static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }

    public boolean holds(InetAddress address) {
        byte[] mine = first.getAddress();
        byte[] other = address.getAddress();
        return mine.length == other.length
                && new BigInteger(1, mine).xor(new BigInteger(1, other)).bitLength() <= mine.length * 8 - bits;
    }
}
