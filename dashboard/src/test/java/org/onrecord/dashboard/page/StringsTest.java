package org.onrecord.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
import org.onrecord.events.words.ReaderLanguage;
import org.onrecord.events.words.Strings;
import tools.jackson.databind.JsonNode;

class StringsTest {
    private static final Map<String, String> FILES = files();

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
    void everyLanguageHasTheSameStringsWithTheSameValues(ReaderLanguage language) {
        JsonNode english = Strings.of(ReaderLanguage.EN).byKey();
        JsonNode other = Strings.of(language).byKey();
        assertThat(Set.copyOf(other.propertyNames())).isEqualTo(Set.copyOf(english.propertyNames()));
        for (String key : english.propertyNames()) {
            if (key.equals("recorded.words")) {
                continue; // what the record says in English, in the other languages only
            }
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
    void everyNamedStringExists() {
        Set<String> known = Set.copyOf(Strings.of(ReaderLanguage.EN).byKey().propertyNames());
        Set<String> areas = known.stream().map(StringsTest::area).collect(Collectors.toSet());
        Set<String> missing = new TreeSet<>();
        FILES.forEach((file, text) -> {
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
                    .forEach(name -> missing.add(file + ": " + name));
        });
        assertThat(missing).isEmpty();
    }

    @Test
    void everyStringIsUsed() {
        String all = String.join("\n", FILES.values());
        List<String> made = new ArrayList<>(
                List.of("recorded.", "nav.", "title.", "frame.", "brief.", "words.", "signup.", "mail."));
        MADE_KEY.matcher(all)
                .results()
                .map(found -> found.group(1) == null ? found.group(2) + "." : found.group(1))
                .forEach(made::add);
        assertThat(Strings.of(ReaderLanguage.EN).byKey().propertyNames())
                .filteredOn(key -> made.stream().noneMatch(key::startsWith)
                        && !all.contains("'" + key + "'")
                        && !all.contains("{t:" + key + "}"))
                .isEmpty();
    }

    /** What pages may show in every language: names and formats. */
    private static final Set<String> NAMES = Set.of(
            "CSV",
            "JSON",
            "HTML",
            "Word",
            "Markdown",
            "Slack",
            "Microsoft Teams",
            "On",
            "Record",
            "Esc",
            "CN",
            "teal-harbour",
            "desk@example.org");

    private static final Pattern CODE = Pattern.compile("<(pre|code|kbd)\\b.*?</\\1>", Pattern.DOTALL);
    private static final Pattern SHOWN_ATTRIBUTE =
            Pattern.compile("\\b(?:placeholder|aria-label|title|alt)=\"([^\"]*)\"");

    @Test
    void noPageHasWordsOfItsOwn() {
        Set<String> words = new TreeSet<>();
        FILES.forEach((file, text) -> {
            if (file.endsWith(".html")) {
                Stream<String> attributes =
                        SHOWN_ATTRIBUTE.matcher(text).results().map(found -> found.group(1));
                Stream<String> shown = CODE.matcher(text)
                        .replaceAll("")
                        .replaceAll("(?s)<[^>]*>", "\n")
                        .lines();
                Stream.concat(attributes, shown)
                        .map(each -> each.replaceAll("\\{[^}]*}|&\\w+;", "").strip())
                        .filter(each ->
                                each.matches("(?s).*[A-Za-z]{2}.*") && !NAMES.contains(each) && !each.startsWith("/"))
                        .forEach(each -> words.add(file + ": " + each));
            }
        });
        assertThat(words).isEmpty();
    }

    private static final Pattern LITERAL = Pattern.compile("'((?:[^'\\\\\\n]|\\\\.)*)'|`((?:[^`\\\\]|\\\\.)*)`");

    /** Code before a string that is never shown: keys, classes, selectors, addresses, names of events. */
    private static final Pattern NOT_SHOWN =
            Pattern.compile("(?:\\b(?:class|className|name|href|role|type|d|points|viewBox|for|id|lang|property"
                    + "|preserveAspectRatio|patternTransform|transform|rel|autocomplete|kinds?|font\\w*|path|t|rich|named|has|case|key|get|set|send|fetch|matches"
                    + "|matchMedia|getJson|getRows|closest|querySelector|querySelectorAll|addEventListener|createElement|createElementNS|getElementById"
                    + "|setAttribute|execCommand|error|in)|\\$|===|\\?\\.|classList\\.\\w+)[:=]?\\s*[(]?[^',]*$"
                    + "|\\b(?:around|find)\\([^']*$");

    private static final Pattern PROSE =
            Pattern.compile("[A-Za-z]{2,}[ ,.:;]+[A-Za-z]{2,}|^[A-Z][a-z]{2,}$|[a-z][.!?]$");

    private static final Pattern SELECTOR_OR_ADDRESS = Pattern.compile("^[.#\\[]|=|/|^https|^\\w+\\.\\w|\\$\\{");

    @Test
    void noScriptHasWordsOfItsOwn() {
        Set<String> words = new TreeSet<>();
        FILES.forEach((name, text) -> {
            if (name.endsWith(".js") && !name.equals("strings.js")) {
                String code = text.replaceAll("(?s)/\\*.*?\\*/", "");
                for (String line : code.lines()
                        .map(each -> each.replaceAll("(^|\\s)//.*", ""))
                        .filter(each -> !each.strip().startsWith("import"))
                        .toList()) {
                    LITERAL.matcher(line)
                            .results()
                            .filter(found -> {
                                String literal = found.group(1) == null ? found.group(2) : found.group(1);
                                return PROSE.matcher(literal).find()
                                        && !SELECTOR_OR_ADDRESS.matcher(literal).find()
                                        && !NOT_SHOWN
                                                .matcher(line.substring(0, found.start()))
                                                .find();
                            })
                            .forEach(found -> words.add(name + ": " + found.group()));
                }
            }
        });
        assertThat(words).isSubsetOf(NOT_PROSE);
    }

    /** Lists of classes, kinds and fonts that look like prose, and messages of errors that nobody sees. */
    private static final Set<String> NOT_PROSE = Set.of(
            "changed.js: 'first-position,shift,talking-point'",
            "claim-chart.js: '11px sans-serif'",
            "index.js: 'being read'",
            "index.js: 'document edits'",
            "issues.js: 'first-position,shift,talking-point'",
            "document.js: 'note-card uncounted'",
            "question.js: 'statement question'",
            "statement.js: 'statement uncounted'",
            "subscriptions.js: 'waiting,sending'",
            "subscriptions.js: 'cancelled,repeated'",
            "subscriptions.js: 'desk@example.org'",
            "figure.js: '13px sans-serif'",
            "figure.js: 'system-ui, sans-serif'",
            "figure.js: '\"Source Serif 4\", Georgia, serif'",
            "figure.js: 'the picture could not be drawn'",
            "editor.js: 'nothing was sent'",
            "editor.js: 'Role too low'",
            "editor.js: 'onrecord tokens add'",
            "desktop.js: 'Notification'",
            "subscriptions.js: 'Notification'");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "zh-CN,zh;q=0.9,en;q=0.8 | ZH",
                "en-GB,en;q=0.9,zh;q=0.1 | EN",
                "en;q=0.1,zh;q=0.9 | ZH",
                "fr,zh-TW;q=0.5 | ZH",
                "zh;q=0 | none",
                "fr | none",
                "*** | none"
            })
    void theReadersFavouriteLanguageIsTaken(String header, @Nullable ReaderLanguage language) {
        assertThat(ReaderLanguage.accepted(header).orElse(null)).isEqualTo(language);
    }

    private static String area(String key) {
        return key.substring(0, key.indexOf('.'));
    }

    /** Returns the scripts, and the pages in their frame, by name. */
    private static Map<String, String> files() {
        Map<String, String> files = new TreeMap<>();
        for (String name : PageFiles.names("assets")) {
            if (name.endsWith(".js") && !name.endsWith(".min.js")) {
                files.put(name, PageFiles.text("assets/" + name));
            }
        }
        for (String name : PageFiles.names("html")) {
            if (name.endsWith(".html") && !name.equals("frame.html")) {
                files.put(name, PageTemplate.assembled(name.replace(".html", "")));
            }
        }
        return files;
    }
}
