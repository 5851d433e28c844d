package org.onrecord.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.onrecord.app.shell.CommandResult;

/** The documentation names only files, commands, options and classes that exist. */
final class DocsTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#\\s]*)(?:#([^)\\s]+))?\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.+)$");
    private static final Pattern CALL = Pattern.compile("\\./onrecord((?: [^\\s`|<>;&#)]+)*)");
    private static final Pattern CLASS =
            Pattern.compile("(?:bench/score |-Dtest=)(\\w+)|`([A-Z][a-z0-9]+(?:[A-Z][a-z0-9]*)+)`");

    @Test
    void linksLeadToFilesAndHeadings() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path page : pages()) {
            for (MatchResult link : matches(LINK, page)) {
                Path target = link.group(1).isEmpty()
                        ? page
                        : page.resolveSibling(link.group(1)).normalize();
                boolean found = Files.exists(target)
                        && (link.group(2) == null || anchors(target).contains(link.group(2)));
                if (!found) {
                    broken.add(ROOT.relativize(page) + ": " + link.group());
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void commandsAndTheirOptionsExist() throws IOException {
        Set<String> calls = new TreeSet<>();
        for (Path page : pages()) {
            matches(CALL, page).forEach(call -> calls.add(call.group(1).strip()));
        }
        assertThat(calls).contains("serve", "alerts follow", "issue learn training.jsonl --dry-run");
        assertThat(calls.stream().flatMap(DocsTest::unknownIn)).isEmpty();
    }

    @Test
    void classesExist() throws IOException {
        Set<String> classes;
        try (Stream<Path> files = Files.walk(ROOT)) {
            classes = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(Collectors.toSet());
        }
        Pattern.compile("- alert: (\\w+)")
                .matcher(Files.readString(ROOT.resolve("deploy/prometheus/onrecord.rules.yml")))
                .results()
                .forEach(rule -> classes.add(rule.group(1)));
        List<String> missing = new ArrayList<>();
        for (Path page : pages()) {
            matches(CLASS, page).stream()
                    .map(match -> match.group(1) == null ? match.group(2) : match.group(1))
                    .filter(name -> !classes.contains(name))
                    .forEach(name -> missing.add(ROOT.relativize(page) + ": " + name));
        }
        assertThat(missing).isEmpty();
    }

    /** A table in the section {@code ### MODULE: ...} names packages in its first column. */
    @Test
    void packagesOfTheArchitectureExist() throws IOException {
        List<String> missing = new ArrayList<>();
        String module = "";
        for (String line : Files.readAllLines(ROOT.resolve("docs/architecture.md"))) {
            module = line.startsWith("#") ? line.replaceFirst("^#+ ", "").replaceFirst(":.*", "") : module;
            if (line.startsWith("| `")) {
                Path packages = ROOT.resolve(module + "/src/main/java/org/onrecord/" + module);
                Pattern.compile("`(\\w+)`")
                        .matcher(line.substring(0, line.indexOf('|', 1)))
                        .results()
                        .map(name -> packages.resolve(name.group(1)))
                        .filter(folder -> !Files.isDirectory(folder))
                        .forEach(folder -> missing.add(ROOT.relativize(folder).toString()));
            }
        }
        assertThat(missing).isEmpty();
    }

    /** Returns the call if there is no such command, else its options that the command's help does not list. */
    private static Stream<String> unknownIn(String call) {
        List<String> words = Arrays.asList(call.split(" "));
        Stream<String> names = words.stream().takeWhile(word -> word.matches("[a-z][a-z-]*"));
        CommandResult help =
                CommandResult.onrecord(Stream.concat(names, Stream.of("--help")).toArray(String[]::new));
        if (help.code() != 0) {
            return Stream.of(call);
        }
        List<String> known = Arrays.asList(help.out().replace("[no-]", "no-").split("[^a-z-]+"));
        return words.stream()
                .filter(word -> word.startsWith("--"))
                .map(word -> word.replaceFirst("=.*", ""))
                .filter(option -> !known.contains(option))
                .map(option -> call + ": " + option);
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> Stream.of("target", "node_modules", ".git", ".m2", "data")
                            .noneMatch(name -> ROOT.relativize(file).toString().contains(name + "/")))
                    .sorted()
                    .toList();
        }
    }

    private static List<MatchResult> matches(Pattern pattern, Path page) throws IOException {
        return pattern.matcher(Files.readString(page)).results().toList();
    }

    /** Returns the anchors of a page's headings, as forges make them. */
    private static List<String> anchors(Path page) throws IOException {
        return matches(HEADING, page).stream()
                .map(heading -> heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .toList();
    }
}
