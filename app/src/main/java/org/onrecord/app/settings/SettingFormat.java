package org.onrecord.app.settings;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.onrecord.events.json.JsonName;

/**
 * The format of a setting's value.
 *
 * @param words a description of valid values, to follow "must be"
 * @param reader of a text; it throws IllegalArgumentException if the text is not valid
 */
record SettingFormat<T>(String words, Function<String, T> reader) {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9}) ?(ms|s|m|h|d)");

    static SettingFormat<Integer> whole(int from, int to) {
        return new SettingFormat<>(
                "a whole number from " + from + " to " + to, text -> within(Integer.parseInt(text), from, to));
    }

    static SettingFormat<Boolean> flag() {
        return new SettingFormat<>("`true` or `false`", text -> switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on", "1" -> true;
            case "false", "no", "off", "0" -> false;
            default -> throw new IllegalArgumentException(text);
        });
    }

    /** One of some names. */
    @SafeVarargs
    static <T extends JsonName> SettingFormat<T> choice(T... values) {
        return new SettingFormat<>(
                Stream.of(values).map(value -> "`" + value.json() + "`").collect(Collectors.joining(" or ")),
                text -> Stream.of(values)
                        .filter(value -> value.json().equals(text.toLowerCase(Locale.ROOT)))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException(text)));
    }

    static SettingFormat<LocalDate> day() {
        return new SettingFormat<>("a day such as `2026-03-31`", text -> {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeParseException e) {
                throw new IllegalArgumentException(text, e);
            }
        });
    }

    static SettingFormat<Duration> duration(Duration from, Duration to) {
        return new SettingFormat<>(
                "a duration from " + write(from) + " to " + write(to) + ", with a unit: `ms`, `s`, `m`, `h` or `d`",
                text -> {
                    Matcher match = DURATION.matcher(text);
                    if (!match.matches()) {
                        throw new IllegalArgumentException(text);
                    }
                    return within(read(Long.parseLong(match.group(1)), match.group(2)), from, to);
                });
    }

    static SettingFormat<String> text(int shortest) {
        return new SettingFormat<>(shortest > 1 ? "a text of at least " + shortest + " characters" : "a text", text -> {
            if (text.length() < shortest) {
                throw new IllegalArgumentException(text);
            }
            return text;
        });
    }

    /** A line that can be the value of an HTTP header. */
    static SettingFormat<String> line() {
        return new SettingFormat<>("a line of printable ASCII characters", text -> {
            if (text.isBlank() || text.chars().anyMatch(c -> c < ' ' || c > '~')) {
                throw new IllegalArgumentException(text);
            }
            return text;
        });
    }

    /** The URL of a server, with or without a path. */
    static SettingFormat<URI> address() {
        return new SettingFormat<>(
                "an address such as `https://llm.example/v1`, without user name, password or query", text -> {
                    URI address = URI.create(text);
                    boolean web = "http".equalsIgnoreCase(address.getScheme())
                            || "https".equalsIgnoreCase(address.getScheme());
                    boolean bare = address.getRawUserInfo() == null
                            && address.getRawQuery() == null
                            && address.getRawFragment() == null;
                    if (!web || !bare || address.getHost() == null) {
                        throw new IllegalArgumentException(text);
                    }
                    return address;
                });
    }

    /** The address of a mail server. */
    static SettingFormat<URI> mailServer() {
        return new SettingFormat<>(
                "an address such as `smtp://user@mail.example:587` or `smtps://mail.example`, without a password",
                text -> {
                    URI address = URI.create(text);
                    boolean mail = "smtp".equals(address.getScheme()) || "smtps".equals(address.getScheme());
                    String user = address.getUserInfo();
                    if (!mail || address.getHost() == null || (user != null && user.contains(":"))) {
                        throw new IllegalArgumentException(text);
                    }
                    return address;
                });
    }

    /** The start and the speed of a clock. */
    static SettingFormat<String> clock() {
        return new SettingFormat<>("a time, `@` and a speed, such as `2019-05-01T00:00:00Z@50000`", text -> {
            int at = text.indexOf('@');
            try {
                Instant start = Instant.parse(text.substring(0, Math.max(0, at)));
                if (at < 0 || Double.parseDouble(text.substring(at + 1)) < 1 || start.isBefore(Instant.EPOCH)) {
                    throw new IllegalArgumentException(text);
                }
            } catch (DateTimeParseException e) {
                throw new IllegalArgumentException(text, e);
            }
            return text;
        });
    }

    /** {@code host:port}, or several separated by commas. */
    static SettingFormat<String> servers() {
        return new SettingFormat<>("`HOST:PORT`, or several separated by commas", text -> {
            for (String server : text.split(",", -1)) {
                int colon = server.lastIndexOf(':');
                if (colon < 1) {
                    throw new IllegalArgumentException(text);
                }
                within(Integer.parseInt(server.substring(colon + 1).strip()), 1, 65535);
            }
            return text;
        });
    }

    /** The beginning of a name of a topic. */
    static SettingFormat<String> prefix() {
        return new SettingFormat<>("at most 100 letters, digits, dots, underscores and hyphens", text -> {
            if (!text.matches("[a-zA-Z0-9._-]{0,100}")) {
                throw new IllegalArgumentException(text);
            }
            return text;
        });
    }

    static SettingFormat<Path> path() {
        return new SettingFormat<>("a path", SettingFormat::toPath);
    }

    static SettingFormat<List<Path>> paths() {
        return new SettingFormat<>(
                "paths separated by commas",
                text -> split(text).stream().map(SettingFormat::toPath).toList());
    }

    static SettingFormat<List<String>> names() {
        return new SettingFormat<>("names separated by commas", SettingFormat::split);
    }

    private static Path toPath(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private static List<String> split(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static <C extends Comparable<C>> C within(C value, C from, C to) {
        if (value.compareTo(from) < 0 || value.compareTo(to) > 0) {
            throw new IllegalArgumentException(value.toString());
        }
        return value;
    }

    private static Duration read(long number, String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }

    private static String write(Duration duration) {
        if (duration.toDays() > 0) {
            return duration.toDays() + "d";
        }
        if (duration.toHours() > 0) {
            return duration.toHours() + "h";
        }
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + "s" : duration.toMillis() + "ms";
    }
}
