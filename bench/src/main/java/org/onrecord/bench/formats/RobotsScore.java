package org.onrecord.bench.formats;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.onrecord.ingest.robots.RobotsRules;

/**
 * Scores the robots.txt parser on Google's specification tests ({@code .textproto} files): {@code RobotsScore FOLDER}.
 */
public final class RobotsScore {
    private static final Pattern FIELD = Pattern.compile(
            "#[^\\n]*|(robotstxt|testurl|useragent|expected_outcome):\\s*((?:\"(?:[^\"\\\\]|\\\\.)*\"\\s*)+|\\w+)|\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern SITE = Pattern.compile("^(\\w+:)?(//)?[^/?#;]*");
    private static final Pattern STRING = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(x[0-9a-fA-F]{1,2}|[0-7]{1,3}|.)", Pattern.DOTALL);

    private int passed;
    private int all;

    private RobotsScore() {}

    public static void main(String[] args) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        if (args.length != 1) {
            out.println("RobotsScore FOLDER");
            System.exit(2);
        }
        List<Path> files;
        try (var walk = Files.walk(Path.of(args[0]))) {
            files = walk.filter(file -> file.toString().endsWith(".textproto"))
                    .sorted()
                    .toList();
        }
        RobotsScore score = new RobotsScore();
        for (Path file : files) {
            score.read(file, out);
        }
        out.printf("%d of %d expectations in %d files%n", score.passed, score.all, files.size());
    }

    private void read(Path file, PrintStream out) throws IOException {
        byte[] robots = new byte[0];
        String url = "";
        String agent = "";
        Matcher field = FIELD.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
        while (field.find()) {
            String name = field.group(1) == null ? "" : field.group(1);
            switch (name) {
                case "robotstxt" -> robots = bytes(field.group(2));
                case "testurl" -> url = new String(bytes(field.group(2)), StandardCharsets.UTF_8);
                case "useragent" -> agent = new String(bytes(field.group(2)), StandardCharsets.UTF_8);
                case "expected_outcome" -> {
                    boolean expected = field.group(2).equals("ALLOWED");
                    all++;
                    if (RobotsRules.of(robots, agent).allow(target(url)) == expected) {
                        passed++;
                    } else {
                        out.printf("%s: %s for %s should be %s%n", file.getFileName(), url, agent, field.group(2));
                    }
                }
                default -> {
                    // A comment, or the text of an unused field.
                }
            }
        }
    }

    /**
     * Returns path and query as the tests have them. The tests escape nothing; escaping is the caller's work in both
     * parsers.
     */
    private static String target(String url) {
        String rest = SITE.matcher(url).replaceFirst("");
        return rest.startsWith("/") ? rest : "/" + rest;
    }

    /** Returns the bytes of adjacent string literals with C escapes. */
    private static byte[] bytes(String written) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Matcher string = STRING.matcher(written);
        while (string.find()) {
            String text = ESCAPE.matcher(string.group(1))
                    .replaceAll(escape -> Matcher.quoteReplacement(String.valueOf(meant(escape.group(1)))));
            bytes.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
        }
        return bytes.toByteArray();
    }

    private static char meant(String escape) {
        if (escape.length() > 1 && escape.charAt(0) == 'x') {
            return (char) Integer.parseInt(escape.substring(1), 16);
        }
        if (Character.isDigit(escape.charAt(0))) {
            return (char) Integer.parseInt(escape, 8);
        }
        return switch (escape.charAt(0)) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> escape.charAt(0);
        };
    }
}
