package org.onrecord.app.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.onrecord.events.http.Cidr;
import org.onrecord.events.json.JsonName;

/**
 * The format of a setting's value.
 *
 * @param words a description of valid values, to follow "must be"
 * @param reader of a text; it throws IllegalArgumentException or DateTimeException if the text is not valid
 */
record SettingFormat<T>(String words, Function<String, T> reader) {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9}) ?(ms|s|m|h|d)");

    static SettingFormat<Integer> integer(int from, int to) {
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

    @SafeVarargs
    static <T extends JsonName> SettingFormat<T> choice(T... values) {
        return new SettingFormat<>(
                Stream.of(values).map(value -> "`" + value.json() + "`").collect(Collectors.joining(" or ")),
                text -> JsonName.of(text.toLowerCase(Locale.ROOT), values)
                        .orElseThrow(() -> new IllegalArgumentException(text)));
    }

    private static SettingFormat<String> text(String words, Predicate<String> valid) {
        return new SettingFormat<>(words, text -> required(text, valid));
    }

    private static SettingFormat<URI> uri(String words, Predicate<URI> valid) {
        return new SettingFormat<>(words, text -> required(URI.create(text), valid));
    }

    private static <T> T required(T value, Predicate<T> valid) {
        if (!valid.test(value)) {
            throw new IllegalArgumentException(value.toString());
        }
        return value;
    }

    static SettingFormat<LocalDate> day() {
        return new SettingFormat<>("a day such as `2026-03-31`", LocalDate::parse);
    }

    static SettingFormat<Duration> duration(Duration from, Duration to) {
        return new SettingFormat<>(
                "a duration from " + write(from) + " to " + write(to) + ", with a unit: `ms`, `s`, `m`, `h` or `d`",
                text -> within(readDuration(text), from, to));
    }

    static SettingFormat<String> text(int shortest) {
        return text(
                shortest > 1 ? "a text of at least " + shortest + " characters" : "a text",
                text -> text.length() >= shortest);
    }

    /** A line that can be the value of an HTTP header. */
    static SettingFormat<String> line() {
        return text(
                "a line of printable ASCII characters",
                text -> !text.isBlank() && text.chars().allMatch(c -> c >= ' ' && c <= '~'));
    }

    /** The URL of a server, with or without a path. */
    static SettingFormat<URI> address() {
        return uri(
                "an address such as `https://llm.example/v1`, without user name, password or query",
                address -> address.getHost() != null
                        && String.valueOf(address.getScheme())
                                .toLowerCase(Locale.ROOT)
                                .matches("https?")
                        && address.getRawUserInfo() == null
                        && address.getRawQuery() == null
                        && address.getRawFragment() == null);
    }

    static SettingFormat<URI> mailServer() {
        return uri(
                "an address such as `smtp://user@mail.example:587` or `smtps://mail.example`, without a password",
                address -> address.getHost() != null
                        && String.valueOf(address.getScheme()).matches("smtps?")
                        && !String.valueOf(address.getUserInfo()).contains(":"));
    }

    /** The start and the speed of a clock. */
    static SettingFormat<String> clock() {
        return text("a time, `@` and a speed, such as `2019-05-01T00:00:00Z@50000`", text -> {
            int at = text.indexOf('@');
            return at >= 0
                    && !Instant.parse(text.substring(0, at)).isBefore(Instant.EPOCH)
                    && Double.parseDouble(text.substring(at + 1)) >= 1;
        });
    }

    /** {@code host:port}, or several separated by commas. */
    static SettingFormat<String> servers() {
        return text(
                "`HOST:PORT`, or several separated by commas",
                text -> Arrays.stream(text.split(",", -1))
                        .map(server -> server.lastIndexOf(':') < 1 ? "" : server.substring(server.lastIndexOf(':') + 1))
                        .allMatch(port -> within(Integer.parseInt(port.strip()), 1, 65535) > 0));
    }

    /** The beginning of a name of a topic. */
    static SettingFormat<String> prefix() {
        return text(
                "at most 100 letters, digits, dots, underscores and hyphens",
                text -> text.matches("[a-zA-Z0-9._-]{0,100}"));
    }

    static SettingFormat<Path> path() {
        return new SettingFormat<>("a path", Path::of);
    }

    static SettingFormat<List<Path>> paths() {
        return new SettingFormat<>(
                "paths separated by commas",
                text -> split(text).stream().map(Path::of).toList());
    }

    static SettingFormat<List<Cidr>> ranges() {
        return new SettingFormat<>(
                "addresses and ranges separated by commas, such as `127.0.0.1, 10.1.0.0/16`",
                text -> split(text).stream().map(Cidr::of).toList());
    }

    static SettingFormat<List<String>> names() {
        return new SettingFormat<>("names separated by commas", SettingFormat::split);
    }

    private static List<String> split(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static <C extends Comparable<C>> C within(C value, C from, C to) {
        return required(value, each -> each.compareTo(from) >= 0 && each.compareTo(to) <= 0);
    }

    private static Duration readDuration(String text) {
        Matcher match = DURATION.matcher(text);
        if (!match.matches()) {
            throw new IllegalArgumentException(text);
        }
        long number = Long.parseLong(match.group(1));
        return switch (match.group(2)) {
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
