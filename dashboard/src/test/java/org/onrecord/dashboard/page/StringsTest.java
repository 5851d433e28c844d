package org.onrecord.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class StringsTest {
    private static final Path FILES = Path.of("src/main/resources/org/onrecord/dashboard/page");

    /** A key in a script, e.g. {@code t('live.lost')}; keys made from data end with a dot or are templates. */
    private static final Pattern KEY_IN_SCRIPT = Pattern.compile("'([a-z][a-z-]*(?:\\.[a-zA-Z0-9-]+)+)'");

    private static final Pattern CALL = Pattern.compile("\\b(?:t|rich)\\('([^']*)'");

    private static final Pattern MADE_KEY = Pattern.compile("`([a-z][a-z.-]*\\.)\\$\\{|named\\('([a-z.-]+)'");
    private static final Pattern KEY_IN_PAGE = Pattern.compile("\\{t:([^}]*)}");
    private static final Pattern VALUE = Pattern.compile("\\{\\w+}|</?\\w+");

    /** A file name in a script, which looks like a key. */
    private static final Pattern FILE = Pattern.compile(".*\\.(js|css|json|csv|html|svg|png)");

    @ParameterizedTest
    @EnumSource
    void everyLanguageHasTheSameStringsWithTheSameValues(Language language) {
        JsonNode english = Strings.of(Language.EN).byKey();
        JsonNode other = Strings.of(language).byKey();
        assertThat(Set.copyOf(other.propertyNames())).isEqualTo(Set.copyOf(english.propertyNames()));
        for (String key : english.propertyNames()) {
            assertThat(values(other.get(key))).as(key).isEqualTo(values(english.get(key)));
            assertThat(forms(other.get(key))).as(key).noneMatch(String::isEmpty);
        }
    }

    /** Returns the values and tags in a string; the singular may leave out the number. */
    private static Set<String> values(JsonNode string) {
        return forms(string).stream()
                .flatMap(form -> VALUE.matcher(form).results().map(MatchResult::group))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> forms(JsonNode string) {
        return string.isString()
                ? List.of(string.asString())
                : string.values().stream().map(JsonNode::asString).toList();
    }

    @Test
    void everyNamedStringExists() throws IOException {
        Set<String> known = Set.copyOf(Strings.of(Language.EN).byKey().propertyNames());
        Set<String> areas = known.stream().map(StringsTest::area).collect(Collectors.toSet());
        Set<String> missing = new TreeSet<>();
        for (Path file : files()) {
            String text = Files.readString(file);
            Stream<String> named = Stream.of(KEY_IN_PAGE, CALL)
                    .flatMap(key -> key.matcher(text).results())
                    .map(found -> found.group(1));
            Stream<String> others = KEY_IN_SCRIPT
                    .matcher(text)
                    .results()
                    .map(found -> found.group(1))
                    .filter(name -> areas.contains(area(name)));
            Stream.concat(named, others)
                    .filter(name -> !known.contains(name) && !FILE.matcher(name).matches())
                    .forEach(name -> missing.add(file.getFileName() + ": " + name));
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void everyStringIsUsed() throws IOException {
        StringBuilder all = new StringBuilder();
        for (Path file : files()) {
            all.append(Files.readString(file));
        }
        List<String> made = new ArrayList<>(List.of("nav.", "title.", "frame."));
        MADE_KEY.matcher(all)
                .results()
                .map(found -> found.group(1) == null ? found.group(2) + "." : found.group(1))
                .forEach(made::add);
        assertThat(Strings.of(Language.EN).byKey().propertyNames())
                .filteredOn(key -> made.stream().noneMatch(key::startsWith)
                        && !all.toString().contains("'" + key + "'")
                        && !all.toString().contains("{t:" + key + "}"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "zh-CN,zh;q=0.9,en;q=0.8 | ZH",
                "en-GB,en;q=0.9,zh;q=0.1 | EN",
                "fr,zh-TW;q=0.5 | ZH",
                "zh;q=0 | none",
                "fr | none",
                "*** | none"
            })
    void theReadersFavouriteLanguageIsTaken(String header, @Nullable Language language) {
        assertThat(Language.accepted(header).orElse(null)).isEqualTo(language);
    }

    private static String area(String key) {
        return key.substring(0, key.indexOf('.'));
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FILES)) {
            return files.filter(file ->
                            file.toString().endsWith(".js") || file.toString().endsWith(".html"))
                    .filter(file -> !file.toString().endsWith(".min.js"))
                    .sorted()
                    .toList();
        }
    }
}
