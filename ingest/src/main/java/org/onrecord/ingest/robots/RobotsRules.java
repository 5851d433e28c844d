package org.onrecord.ingest.robots;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a robots.txt for one crawler (RFC 9309).
 *
 * <p>Where the standard leaves room, this reads as the largest crawlers do, since webmasters test with them: missing
 * colons and common misspellings are accepted, and allowing {@code /index.html} allows its folder.
 *
 * @param crawlDelay the pause it asks for, which is not in the standard; empty if it names none
 */
public record RobotsRules(List<Rule> rules, Optional<Duration> crawlDelay) {
    /** The standard requires at least 500 KiB to be read; the rest is ignored. */
    static final int LONGEST_FILE = 500 << 10;

    static final RobotsRules NONE = new RobotsRules(List.of(), Optional.empty());

    private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");
    private static final Pattern PAIR_WITHOUT_COLON = Pattern.compile("([^:\\s]+)\\s+([^:\\s]+)");
    private static final Pattern AGENT = Pattern.compile("[a-zA-Z_-]*");
    private static final Pattern ESCAPE = Pattern.compile("[^\\x00-\\x7F]|%[0-9a-fA-F]{2}");
    private static final Pattern DELAY = Pattern.compile("[0-9]{1,6}(\\.[0-9]{1,6})?");
    private static final Set<String> USER_AGENT = Set.of("user-agent", "useragent", "user agent");
    private static final Set<String> DISALLOW =
            Set.of("disallow", "dissallow", "dissalow", "disalow", "diasllow", "disallaw");

    /**
     * One rule.
     *
     * @param pattern the start of a path, with {@code *} for anything and {@code $} at the end for the end,
     *     percent-encoded
     */
    public record Rule(boolean allow, String pattern) {}

    /** Returns true if a path with its query may be fetched: the longest matching rule decides, and of two equally long ones the one that allows. */
    public boolean allow(String target) {
        String path = escaped(target);
        int allowed = 0;
        int disallowed = 0;
        for (Rule rule : rules) {
            int length = rule.pattern().length();
            if (length > (rule.allow() ? allowed : disallowed) && fits(rule, path)) {
                allowed = rule.allow() ? length : allowed;
                disallowed = rule.allow() ? disallowed : length;
            }
        }
        return disallowed <= allowed;
    }

    /**
     * Reads a file.
     *
     * @param file in UTF-8, as it should be, or anything else: lines that are not in the standard are ignored
     * @param agent the crawler's product token; letters, {@code _} and {@code -}
     */
    public static RobotsRules of(byte[] file, String agent) {
        int start = byteOrderMark(file);
        String text = new String(file, start, Math.min(file.length, LONGEST_FILE) - start, StandardCharsets.ISO_8859_1);
        Group named = new Group();
        Group all = new Group();
        boolean forNamed = false;
        boolean forAll = false;
        boolean inRules = false;
        for (String line : LINE_END.split(text)) {
            String @Nullable [] pair = pair(line);
            if (pair == null) {
                continue;
            }
            String key = pair[0].toLowerCase(Locale.ROOT);
            String value = pair[1];
            boolean rule = key.equals("allow") || DISALLOW.contains(key);
            if (USER_AGENT.contains(key)) {
                if (inRules) {
                    forNamed = false;
                    forAll = false;
                    inRules = false;
                }
                forNamed |= isFor(agent, value);
                forAll |= value.equals("*") || value.matches("\\*\\s.*");
                named.named |= forNamed;
            } else if (rule || key.equals("crawl-delay")) {
                // Only rules of the standard end a list of user agents.
                inRules |= rule;
                if (forNamed) {
                    named.add(key, value);
                }
                if (forAll) {
                    all.add(key, value);
                }
            }
        }
        Group group = named.named ? named : all;
        return new RobotsRules(group.rules, Optional.ofNullable(group.delay));
    }

    private static final class Group {
        private final List<Rule> rules = new ArrayList<>();
        private @Nullable Duration delay;
        private boolean named;

        void add(String key, String value) {
            if (key.equals("crawl-delay")) {
                if (DELAY.matcher(value).matches()) {
                    delay = Duration.ofMillis((long) (Double.parseDouble(value) * 1000));
                }
            } else if (!value.isEmpty()) {
                rules.add(new Rule(key.equals("allow"), escaped(value)));
            }
        }
    }

    private static boolean isFor(String agent, String value) {
        var start = AGENT.matcher(value);
        return start.lookingAt() && start.end() > 0 && start.group().equalsIgnoreCase(agent);
    }

    /** Returns the key and value of a line; null if it has none. */
    private static String @Nullable [] pair(String line) {
        String text = line.split("#", 2)[0].strip();
        // No pattern: one that looks for the white space before a colon takes minutes for a line of white space.
        int colon = text.indexOf(':');
        if (colon > 0) {
            return new String[] {
                text.substring(0, colon).strip(), text.substring(colon + 1).strip()
            };
        }
        var words = PAIR_WITHOUT_COLON.matcher(text);
        return words.matches() ? new String[] {words.group(1), words.group(2)} : null;
    }

    private static boolean fits(Rule rule, String path) {
        if (fits(rule.pattern(), path)) {
            return true;
        }
        int slash = rule.pattern().lastIndexOf('/');
        return rule.allow()
                && slash >= 0
                && rule.pattern().startsWith("/index.htm", slash)
                && fits(rule.pattern().substring(0, slash + 1) + "$", path);
    }

    /** Returns true if a pattern matches the start of a path. Taking each piece between stars where it first occurs is enough. */
    private static boolean fits(String pattern, String path) {
        boolean whole = pattern.endsWith("$");
        String[] pieces = (whole ? pattern.substring(0, pattern.length() - 1) : pattern).split("\\*", -1);
        if (!path.startsWith(pieces[0])) {
            return false;
        }
        int at = pieces[0].length();
        int last = pieces.length - 1;
        for (int i = 1; i <= last; i++) {
            if (whole && i == last) {
                return path.length() - pieces[i].length() >= at && path.endsWith(pieces[i]);
            }
            int found = path.indexOf(pieces[i], at);
            if (found < 0) {
                return false;
            }
            at = found + pieces[i].length();
        }
        return !whole || at == path.length();
    }

    /** Percent-encodes bytes beyond ASCII, given as one character each, and writes existing escapes in capitals. */
    private static String escaped(String text) {
        return ESCAPE.matcher(text).replaceAll(found -> {
            String octet = found.group();
            return octet.length() == 1
                    ? "%" + HexFormat.of().withUpperCase().toHexDigits((byte) octet.charAt(0))
                    : octet.toUpperCase(Locale.ROOT);
        });
    }

    /** Returns the length of the UTF-8 byte order mark at the start. Parts of one count, as some programs cut it. */
    private static int byteOrderMark(byte[] file) {
        byte[] mark = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
        int most = Math.min(mark.length, file.length);
        int mismatch = Arrays.mismatch(mark, 0, most, file, 0, most);
        return mismatch < 0 ? most : mismatch;
    }
}
