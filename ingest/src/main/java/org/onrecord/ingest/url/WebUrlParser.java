package org.onrecord.ingest.url;

import java.net.IDN;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.onrecord.events.text.Ellipsis;
import org.onrecord.ingest.url.ParsedUrl.Bad;

/** Parses web addresses. No other code turns a text into a host. */
final class WebUrlParser {
    private static final Pattern SCHEME = Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]*):.*", Pattern.DOTALL);
    private static final Pattern HOST = Pattern.compile("[a-z0-9_-]{1,63}(\\.[a-z0-9_-]{1,63})*");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+|0x[0-9a-f]*");
    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
    private static final Pattern FOUR_NUMBERS = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
    private static final int LONGEST = 8192;
    private static final int LONGEST_SHOWN = 60;

    private WebUrlParser() {}

    static ParsedUrl parse(String given) {
        String text = given.strip();
        Optional<Bad> unfit = unfit(text);
        if (unfit.isPresent()) {
            return unfit.get();
        }
        var scheme = SCHEME.matcher(text);
        if (!scheme.matches()) {
            return new Bad("'" + Ellipsis.cut(text, LONGEST_SHOWN)
                    + "' is not a web address: it does not start with http:// or https://");
        }
        String name = scheme.group(1).toLowerCase(Locale.ROOT);
        if (!name.equals("http") && !name.equals("https")) {
            return new Bad("only http and https addresses are fetched, not " + name + ":");
        }
        String rest = text.substring(name.length() + 1);
        if (!rest.startsWith("//") || rest.startsWith("///")) {
            return new Bad("'" + Ellipsis.cut(text, LONGEST_SHOWN) + "' needs a host after " + name + "://");
        }
        return authority(name, rest.substring(2));
    }

    static ParsedUrl resolve(WebUrl base, String given) {
        String reference = given.strip();
        Optional<Bad> unfit = unfit(reference);
        if (unfit.isPresent()) {
            return unfit.get();
        }
        if (reference.startsWith("\\") || reference.startsWith("/\\")) {
            return new Bad("the address starts with a backslash; write a slash");
        }
        if (SCHEME.matcher(reference).matches()) {
            return parse(reference);
        }
        if (reference.startsWith("//")) {
            return parse(base.scheme() + ":" + reference);
        }
        if (reference.startsWith("/")) {
            return onSite(base, reference);
        }
        if (reference.isEmpty() || reference.startsWith("#")) {
            return base;
        }
        if (reference.startsWith("?")) {
            return onSite(base, base.path() + reference);
        }
        return onSite(base, base.path().substring(0, base.path().lastIndexOf('/') + 1) + reference);
    }

    /** Returns true if a lenient program would take the host for a number, and so for an IPv4 address (WHATWG URL, "ends in a number"). */
    static boolean endsInNumber(String host) {
        return NUMBER.matcher(host.substring(host.lastIndexOf('.') + 1)).matches();
    }

    private static ParsedUrl authority(String scheme, String rest) {
        int end = 0;
        while (end < rest.length() && "/?#".indexOf(rest.charAt(end)) < 0) {
            end++;
        }
        String authority = rest.substring(0, end);
        if (authority.indexOf('@') >= 0) {
            return new Bad("the address has a user name or an @ before its host; take that out");
        }
        if (authority.indexOf('\\') >= 0) {
            return new Bad("the address has a backslash in its host; write a slash");
        }
        int colon = authority.lastIndexOf(':');
        boolean hasPort = colon > authority.lastIndexOf(']');
        String host = hasPort ? authority.substring(0, colon) : authority;
        String digits = hasPort ? authority.substring(colon + 1) : "";
        int port = WebUrl.defaultPort(scheme);
        if (!digits.isEmpty()) {
            if (!digits.matches("[0-9]{1,5}")) {
                return new Bad("'" + Ellipsis.cut(digits, LONGEST_SHOWN) + "' is not a port");
            }
            port = Integer.parseInt(digits);
            if (port == 0 || port > 65535) {
                return new Bad("there is no port " + port);
            }
        }
        try {
            return onSite(new WebUrl(scheme, host(host), port, "/", null), rest.substring(end));
        } catch (IllegalArgumentException e) {
            return new Bad(String.valueOf(e.getMessage()));
        }
    }

    /** Returns the host in its canonical spelling, or throws IllegalArgumentException with the reason. */
    private static String host(String given) {
        if (given.startsWith("[")) {
            return literal(given);
        }
        String host = plain(given.endsWith(".") ? given.substring(0, given.length() - 1) : given);
        if (host.isEmpty()) {
            throw new IllegalArgumentException("the address has no host");
        }
        if (host.length() > 253 || !HOST.matcher(host).matches()) {
            throw new IllegalArgumentException(
                    "'" + Ellipsis.cut(given, LONGEST_SHOWN) + "' is not the name of a host");
        }
        if (endsInNumber(host) && !FOUR_NUMBERS.matcher(host).matches()) {
            throw new IllegalArgumentException("'" + Ellipsis.cut(given, LONGEST_SHOWN)
                    + "' is a number that some programs take for an address; write it as 192.0.2.1");
        }
        return host;
    }

    private static String literal(String given) {
        if (!given.matches("\\[[0-9a-fA-F:.]+]")) {
            throw new IllegalArgumentException("'" + Ellipsis.cut(given, LONGEST_SHOWN) + "' is not an IPv6 address");
        }
        try {
            // An IPv4 address written as IPv6 is returned as IPv4; only attacks write it so.
            if (InetAddress.ofLiteral(given.substring(1, given.length() - 1)) instanceof Inet6Address address) {
                return address.getHostAddress();
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "'" + Ellipsis.cut(given, LONGEST_SHOWN) + "' is not an IPv6 address", e);
        }
        throw new IllegalArgumentException(
                "'" + Ellipsis.cut(given, LONGEST_SHOWN) + "' hides an IPv4 address in an IPv6 one");
    }

    /** Returns the host in ASCII. A label beyond ASCII must not merely look like other letters or digits. */
    private static String plain(String host) {
        if (host.chars().allMatch(c -> c < 128)) {
            return host.toLowerCase(Locale.ROOT);
        }
        StringBuilder out = new StringBuilder();
        for (String label : host.split("\\.", -1)) {
            boolean ascii = label.chars().allMatch(c -> c < 128);
            String written = ascii ? label.toLowerCase(Locale.ROOT) : encoded(label);
            if (!ascii && (!written.startsWith("xn--") || written.indexOf('.') >= 0)) {
                throw new IllegalArgumentException("the host '" + Ellipsis.cut(host, LONGEST_SHOWN)
                        + "' is written in characters that stand for others; write " + written);
            }
            out.append(out.isEmpty() ? "" : ".").append(written);
        }
        return out.toString();
    }

    private static String encoded(String label) {
        try {
            return IDN.toASCII(label).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "'" + Ellipsis.cut(label, LONGEST_SHOWN) + "' cannot stand in the name of a host", e);
        }
    }

    /** Returns the address of a path, query and fragment on the same site. */
    private static WebUrl onSite(WebUrl site, String rest) {
        int hash = rest.indexOf('#');
        String kept = hash < 0 ? rest : rest.substring(0, hash);
        int mark = kept.indexOf('?');
        // Browsers read a backslash in a path as a slash, and pages made on Windows rely on it.
        String path = escaped((mark < 0 ? kept : kept.substring(0, mark)).replace('\\', '/'));
        String query = mark < 0 ? null : escaped(kept.substring(mark + 1));
        return new WebUrl(site.scheme(), site.host(), site.port(), withoutDots(path), query);
    }

    private static String withoutDots(String path) {
        if (path.isEmpty()) {
            return "/";
        }
        Deque<String> kept = new ArrayDeque<>();
        String[] segments = path.substring(1).split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            String segment = segments[i];
            boolean up = segment.equals("..");
            if (up) {
                kept.pollLast();
            }
            boolean dot = up || segment.equals(".");
            if (!dot) {
                kept.addLast(segment);
            } else if (i == segments.length - 1) {
                kept.addLast("");
            }
        }
        return "/" + String.join("/", kept);
    }

    /** Percent-encodes everything that is not allowed in a request line; existing escapes stay. */
    private static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xff);
            boolean stays = c > ' ' && c < 127 && "\"<>`{}|^\\".indexOf(c) < 0;
            if (stays) {
                out.append(c);
            } else {
                out.append('%').append(HexFormat.of().withUpperCase().toHexDigits(octet));
            }
        }
        return out.toString().replaceAll("%(?![0-9a-fA-F]{2})", "%25");
    }

    private static Optional<Bad> unfit(String text) {
        if (text.length() > LONGEST) {
            return Optional.of(
                    new Bad("the address has " + text.length() + " characters; " + LONGEST + " are the most"));
        }
        return text.chars().anyMatch(Character::isISOControl)
                ? Optional.of(new Bad("the address has a control character in it"))
                : Optional.empty();
    }
}
