package org.onrecord.bench.formats;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onrecord.ingest.charset.XmlDecoder;

/**
 * One file of feedparser's suite: a feed, the headers under which a server sends it, and what is expected of it,
 * written in a comment as a Python expression of which only the comparisons of kept fields are read.
 *
 * @param name path within the suite
 * @param body the file's bytes
 * @param charset that the headers name; null where they name none
 * @param url under which the suite's server has it
 * @param wellFormed false where the suite expects the feed to be broken
 * @param expectations of kept fields; may be empty
 */
record FeedCase(
        String name,
        byte[] body,
        @Nullable String charset,
        String url,
        boolean wellFormed,
        List<Expectation> expectations) {
    private static final String SERVER = "http://127.0.0.1:8097/";
    private static final Pattern EXPECT = Pattern.compile("Expect:\\s*(.*)");
    private static final Pattern HEADER = Pattern.compile("Header:\\s*([\\w-]+):\\s*(.*)");
    private static final Pattern CHARSET = Pattern.compile("charset=\"?([\\w-]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern COMPARED = Pattern.compile("((?:[\\w.]|\\[\\d+\\]|\\['\\w+'\\])+) == (.*)");
    private static final Pattern STRING =
            Pattern.compile("\\+?\\s*u?(\"\"\"|\'\'\'|\"|\')((?:\\\\.|(?!\\1).)*)\\1\\s*", Pattern.DOTALL);
    private static final Pattern ENTRY = Pattern.compile("entries\\.(\\d+)\\.(.*)");

    /** A field that feeds and OnRecord both have. */
    enum Field {
        FEED_ID,
        FEED_TITLE,
        FEED_LINK,
        ID,
        TITLE,
        LINK,
        PUBLISHED,
        UPDATED,
        SUMMARY,
        CONTENT;

        static Optional<Field> ofFeed(String path) {
            return switch (path) {
                case "id", "guid" -> Optional.of(FEED_ID);
                case "title", "title_detail.value" -> Optional.of(FEED_TITLE);
                case "link" -> Optional.of(FEED_LINK);
                default -> Optional.empty();
            };
        }

        static Optional<Field> ofEntry(String path) {
            return switch (path) {
                case "id", "guid" -> Optional.of(ID);
                case "title", "title_detail.value" -> Optional.of(TITLE);
                case "link" -> Optional.of(LINK);
                case "published", "published_parsed", "issued", "issued_parsed" -> Optional.of(PUBLISHED);
                case "updated", "updated_parsed", "modified", "modified_parsed", "date", "date_parsed" ->
                    Optional.of(UPDATED);
                case "summary", "summary_detail.value", "description" -> Optional.of(SUMMARY);
                case "content.0.value" -> Optional.of(CONTENT);
                default -> Optional.empty();
            };
        }
    }

    /**
     * That a field has a value.
     *
     * @param entry which entry, from 0; -1 for the feed
     * @param values any of which will do; of a date {@code 2003,12,31,10,14,55} in UTC where the suite has it so
     */
    record Expectation(Field field, int entry, List<String> values) {}

    /** All files under a folder, in order. */
    static List<FeedCase> readAll(Path folder) throws IOException {
        List<Path> files;
        try (var walk = Files.walk(folder)) {
            files = walk.filter(file -> file.toString().matches(".*\\.(xml|json)"))
                    .sorted()
                    .toList();
        }
        List<FeedCase> cases = new ArrayList<>();
        for (Path file : files) {
            cases.add(of(folder.relativize(file).toString(), Files.readAllBytes(file)));
        }
        return cases;
    }

    private static FeedCase of(String name, byte[] body) {
        String text = XmlDecoder.decode(body, null);
        String url = SERVER + name;
        String charset = null;
        for (Matcher header = HEADER.matcher(text); header.find(); ) {
            String value = header.group(2).strip();
            if (header.group(1).equalsIgnoreCase("Content-Location")) {
                String location = URI.create(url).resolve(value).toString();
                url = location.startsWith("http") ? location : url;
            } else if (header.group(1).equalsIgnoreCase("Content-type")) {
                Matcher named = CHARSET.matcher(value);
                charset = named.find() ? named.group(1) : null;
            }
        }
        Matcher expect = EXPECT.matcher(text);
        String expected = expect.find() ? expect.group(1).strip() : "";
        boolean well = expected.contains("not bozo") || name.contains("wellformed/") && !expected.contains("bozo");
        return new FeedCase(name, body, charset, url, well, expectations(expected));
    }

    private static List<Expectation> expectations(String expected) {
        List<Expectation> all = new ArrayList<>();
        for (String conjunct : split(expected, " and ")) {
            List<String> alternatives = split(conjunct, " or ");
            Matcher first = COMPARED.matcher(alternatives.getFirst().strip());
            if (!first.matches()) {
                continue;
            }
            String right = first.group(2);
            // a == b == 'value' says it of both.
            List<String> paths = new ArrayList<>(List.of(path(first.group(1))));
            for (Matcher more = COMPARED.matcher(right); more.matches(); more = COMPARED.matcher(right)) {
                paths.add(path(more.group(1)));
                right = more.group(2);
            }
            List<String> values = new ArrayList<>();
            literal(right).ifPresent(values::add);
            alternatives.stream()
                    .skip(1)
                    .map(COMPARED::matcher)
                    .filter(Matcher::matches)
                    .forEach(other -> literal(other.group(2)).ifPresent(values::add));
            if (!values.isEmpty()) {
                paths.forEach(path -> expectation(path, values).ifPresent(all::add));
            }
        }
        return all;
    }

    private static Optional<Expectation> expectation(String path, List<String> values) {
        Matcher entry = ENTRY.matcher(path);
        if (entry.matches()) {
            return Field.ofEntry(entry.group(2))
                    .map(field -> new Expectation(field, Integer.parseInt(entry.group(1)), values));
        }
        return path.startsWith("feed.")
                ? Field.ofFeed(path.substring(5)).map(field -> new Expectation(field, -1, values))
                : Optional.empty();
    }

    /** {@code entries[0]['title']} as {@code entries.0.title}. */
    private static String path(String python) {
        return python.replaceAll("\\['?(\\w+)'?\\]", ".$1");
    }

    private static List<String> split(String text, String by) {
        List<String> parts = new ArrayList<>();
        char quote = 0;
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (text.startsWith(by, i)) {
                parts.add(text.substring(from, i));
                from = i + by.length();
            }
        }
        parts.add(text.substring(from));
        return parts;
    }

    /** The text of a Python string, or the numbers of a tuple; empty where it is something else. */
    private static Optional<String> literal(String python) {
        String text = python.strip();
        if (text.startsWith("(")) {
            return Optional.of(text.replaceAll("[^\\d,]", ""));
        }
        Matcher string = STRING.matcher(text);
        StringBuilder all = new StringBuilder();
        // Strings joined by a plus sign hide "--" from the XML comment around them.
        for (int at = 0; string.find(at) && string.start() == at; at = string.end()) {
            all.append(unescaped(string.group(2)));
            if (string.end() == text.length() || !text.startsWith("+", string.end())) {
                return Optional.of(all.toString());
            }
        }
        return Optional.empty();
    }

    private static String unescaped(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\' || i + 1 == text.length()) {
                out.append(c);
                continue;
            }
            char kind = text.charAt(++i);
            int digits = switch (kind) {
                case 'x' -> 2;
                case 'u' -> 4;
                case 'U' -> 8;
                default -> 0;
            };
            if (digits > 0 && i + digits < text.length()) {
                out.appendCodePoint(Integer.parseInt(text.substring(i + 1, i + 1 + digits), 16));
                i += digits;
            } else {
                out.append(
                        switch (kind) {
                            case 'n' -> '\n';
                            case 't' -> '\t';
                            case 'r' -> '\r';
                            default -> kind;
                        });
            }
        }
        return out.toString();
    }
}
