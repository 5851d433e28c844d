package org.onrecord.events.yaml;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * The fields of a mapping in a YAML file. Mistakes are collected with their lines and do not stop the reading. A field that is not read is a
 * mistake, too.
 */
public final class YamlFields {
    /** An id: lower-case letters and digits, joined by hyphens. */
    public static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private static final Pattern SIDE = Pattern.compile("[A-Z]{2}|other|none");
    private static final int DEEPEST = 32;
    private static final int MOST_EVENTS = 500_000;

    private final List<YamlMistake> mistakes;
    private final int line;
    private final String what;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();
    private final Set<String> taken = new HashSet<>();

    private YamlFields(MappingNode mapping, String what, List<YamlMistake> mistakes) {
        this.mistakes = mistakes;
        this.line = lineOf(mapping);
        this.what = what;
        for (NodeTuple tuple : mapping.getValue()) {
            String name = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            values.put(name, tuple.getValueNode());
            lines.put(name, lineOf(tuple.getKeyNode()));
        }
    }

    /** Returns the names of all fields, in the order of the file. */
    public Set<String> names() {
        return values.keySet();
    }

    /** Adds a mistake at a field, or at the mapping if the field is missing. */
    public void mistake(String field, String message) {
        mistakes.add(new YamlMistake(lines.getOrDefault(field, line), message));
    }

    /** Returns the node of a field, which counts as read. */
    public Optional<Node> take(String field) {
        taken.add(field);
        return Optional.ofNullable(values.get(field));
    }

    /** Returns the text of a field without checking it; the field does not count as read. */
    public Optional<String> peekText(String field) {
        return values.get(field) instanceof ScalarNode scalar ? Optional.of(scalar.getValue()) : Optional.empty();
    }

    /** Returns the mappings in a list without checking them; the field does not count as read. */
    public List<YamlFields> peekList(String field) {
        if (!(values.get(field) instanceof SequenceNode sequence)) {
            return List.of();
        }
        return sequence.getValue().stream()
                .filter(MappingNode.class::isInstance)
                .map(item -> new YamlFields((MappingNode) item, what, mistakes))
                .toList();
    }

    /** Reads a text. Returns empty if the field is missing, or if it is not a text, which is a mistake. */
    public Optional<String> optionalText(String field) {
        Optional<Node> node = take(field);
        Optional<String> text = node.flatMap(YamlFields::textOf);
        if (node.isPresent() && text.isEmpty()) {
            mistake(field, field + " must be a text that is not empty");
        }
        return text;
    }

    private static Optional<String> textOf(Node node) {
        return node instanceof ScalarNode scalar && !scalar.getValue().isBlank()
                ? Optional.of(scalar.getValue().strip())
                : Optional.empty();
    }

    public String text(String field) {
        if (!values.containsKey(field)) {
            mistake(field, what + " needs " + field);
        }
        return optionalText(field).orElse("");
    }

    /** Reads a text in several languages, as a mapping from languages to texts. Empty if the field is no mapping; it does not count as read then. */
    public Map<String, String> wording(String field) {
        if (!(values.get(field) instanceof MappingNode)) {
            return Map.of();
        }
        Map<String, String> texts = new LinkedHashMap<>();
        mapping(field).ifPresent(languages -> {
            languages.names().forEach(language -> texts.put(language, languages.text(language)));
            languages.refuseOthers();
        });
        return texts;
    }

    public String id(String field) {
        String id = text(field);
        if (!id.isEmpty() && !ID.matcher(id).matches()) {
            mistake(field, "the id \"" + id + "\" must be lower-case letters and digits, joined by hyphens");
        }
        return id;
    }

    public String side(String field) {
        String side = text(field);
        if (!side.isEmpty() && !SIDE.matcher(side).matches()) {
            mistake(field, "a side is a code of two capitals such as CN, or other, or none, not \"" + side + "\"");
        }
        return side;
    }

    public List<String> texts(String field, boolean required) {
        Optional<Node> node = take(field);
        if (node.isEmpty()) {
            if (required) {
                mistake(field, what + " needs " + field);
            }
            return List.of();
        }
        if (!(node.get() instanceof SequenceNode sequence)
                || (required && sequence.getValue().isEmpty())) {
            mistake(field, field + " must be a list of texts");
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        for (Node item : sequence.getValue()) {
            textOf(item)
                    .ifPresentOrElse(
                            texts::add,
                            () -> mistakes.add(new YamlMistake(
                                    lineOf(item), "each of " + field + " must be a text that is not empty")));
        }
        return List.copyOf(texts);
    }

    /** Reads a mapping; empty if the field is missing, or if it is not a mapping, which is a mistake. */
    public Optional<YamlFields> mapping(String field) {
        return take(field).flatMap(node -> of(node, field, mistakes));
    }

    /** Reads a list of mappings. A field that {@code read} does not read is a mistake. */
    public <T> List<T> list(String field, String itemName, Function<YamlFields, T> read) {
        return list(field, itemName, null, read);
    }

    /**
     * Reads a list of texts and mappings, and returns what the mappings hold.
     *
     * @param text takes each text; null where a text is a mistake
     */
    public <T> List<T> list(
            String field, String itemName, @Nullable Consumer<String> text, Function<YamlFields, T> read) {
        Optional<Node> node = take(field);
        if (node.isEmpty()) {
            return List.of();
        }
        if (!(node.get() instanceof SequenceNode sequence)) {
            mistake(field, field + " must be a list");
            return List.of();
        }
        List<T> items = new ArrayList<>();
        for (Node item : sequence.getValue()) {
            Optional<String> plain = text == null ? Optional.empty() : textOf(item);
            if (text != null && plain.isPresent()) {
                text.accept(plain.get());
                continue;
            }
            of(item, itemName, mistakes).ifPresent(fields -> {
                items.add(read.apply(fields));
                fields.refuseOthers();
            });
        }
        return List.copyOf(items);
    }

    /**
     * Reads a list of mappings, each under its key, in the order of the file.
     *
     * @param key is called before {@code read}
     */
    public <T> Map<String, T> map(
            String field, String itemName, Function<YamlFields, String> key, Function<YamlFields, T> read) {
        Map<String, T> items = new LinkedHashMap<>();
        list(field, itemName, item -> {
            String of = key.apply(item);
            items.put(of, read.apply(item));
            return of;
        });
        return items;
    }

    /**
     * Reads a text and parses it; empty if the field is missing, or if it cannot be parsed, which is a mistake.
     *
     * @param expected what the text must be, for messages, e.g. {@code a whole number}
     * @param parse returns nothing for another text, or throws the exception of the JDK's parsers
     */
    public <T> Optional<T> parsed(String field, String expected, Function<String, Optional<T>> parse) {
        return optionalText(field).flatMap(text -> {
            Optional<T> value = tried(text, parse);
            if (value.isEmpty()) {
                mistake(field, field + " must be " + expected + ", not \"" + text + "\"");
            }
            return value;
        });
    }

    private static <T> Optional<T> tried(String text, Function<String, Optional<T>> parse) {
        try {
            return parse.apply(text);
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    public Optional<LocalDate> day(String field) {
        return parsed(field, "a day such as 2023-06-21", text -> Optional.of(LocalDate.parse(text)));
    }

    public Optional<Integer> tier(String field) {
        return optionalText(field).flatMap(text -> {
            if (text.matches("[1-4]")) {
                return Optional.of(Integer.valueOf(text));
            }
            mistake(field, "a tier is 1, 2, 3 or 4, not \"" + text + "\"");
            return Optional.empty();
        });
    }

    /** Reads a number from 0 to 1. */
    public Optional<Double> fraction(String field) {
        return parsed(
                field,
                "a number from 0 to 1",
                text -> Optional.of(Double.valueOf(text)).filter(value -> value >= 0 && value <= 1));
    }

    private void refuseDuplicates(MappingNode mapping) {
        Set<String> seen = new HashSet<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode scalar && !seen.add(scalar.getValue())) {
                mistakes.add(new YamlMistake(
                        lineOf(scalar), what + " has the field \"" + scalar.getValue() + "\" twice; keep one"));
            }
        }
    }

    /** Adds a mistake for every field that was not read: with the one that was probably meant, or with all that there are. */
    public void refuseOthers() {
        for (String name : values.keySet()) {
            if (!taken.contains(name)) {
                String hint = SpellingHint.of(name, taken);
                mistake(
                        name,
                        what + " has no field \"" + name + "\""
                                + (hint.isEmpty() ? "; it has " + String.join(", ", new TreeSet<>(taken)) : hint));
            }
        }
        taken.addAll(values.keySet());
    }

    /**
     * Adds a mistake where a word is not a known one.
     *
     * @param what the word names, e.g. {@code claim}
     * @param remedy what to do instead, with {@code ;} before it; may be empty
     */
    public void requireKnown(String field, String what, String word, Set<String> known, String remedy) {
        if (!known.contains(word)) {
            mistake(field, "unknown " + what + " \"" + word + "\"" + SpellingHint.of(word, known) + remedy);
        }
    }

    /**
     * Reads a file.
     *
     * @param what the file describes, for messages, e.g. {@code an issue}
     * @param empty the message for an empty file
     * @param read reads the fields; one that it does not read is a mistake
     * @param invalid returns the exception to throw if there are mistakes, which it gets in the order of their lines
     */
    public static <T> T read(
            String yaml,
            String what,
            String empty,
            Function<YamlFields, T> read,
            Function<List<YamlMistake>, ? extends RuntimeException> invalid) {
        List<YamlMistake> mistakes = new ArrayList<>();
        Optional<T> value = ofFile(yaml, what, empty, mistakes).map(fields -> {
            T made = read.apply(fields);
            fields.refuseOthers();
            return made;
        });
        if (value.isEmpty() || !mistakes.isEmpty()) {
            mistakes.sort(Comparator.comparingInt(YamlMistake::line));
            throw invalid.apply(mistakes);
        }
        return value.get();
    }

    /**
     * Returns the fields of a file.
     *
     * @param what the file describes, for messages, e.g. {@code an issue}
     * @param empty the message for an empty file
     * @param mistakes receives the mistakes
     * @return empty if there is no mapping, which is a mistake
     */
    public static Optional<YamlFields> ofFile(String yaml, String what, String empty, List<YamlMistake> mistakes) {
        try {
            Optional<Node> root = compose(LoadSettings.builder().setLabel(what).build(), yaml);
            if (root.isPresent()) {
                return of(root.get(), what, mistakes);
            }
            mistakes.add(new YamlMistake(1, empty));
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            mistakes.add(new YamlMistake(line, "not YAML: " + e.getProblem()));
        } catch (ReaderException e) {
            int line = 1
                    + (int) yaml.codePoints()
                            .limit(e.getPosition())
                            .filter(c -> c == '\n')
                            .count();
            mistakes.add(new YamlMistake(
                    line, String.format("not YAML: the character U+%04X may not stand here", e.getCodePoint())));
        } catch (YamlEngineException e) {
            mistakes.add(new YamlMistake(1, "not YAML: " + e.getMessage()));
        }
        return Optional.empty();
    }

    /**
     * Returns the root node of a document; empty if the text has none. The composer recurses into each level, so a file of brackets would overflow the
     * stack; the parser before it does not.
     *
     * @throws YamlEngineException if it is not YAML, or exceeds a limit
     */
    private static Optional<Node> compose(LoadSettings settings, String yaml) {
        int depth = 0;
        int events = 0;
        for (Event event : new Parse(settings).parseString(yaml)) {
            depth += switch (event.getEventId()) {
                case MappingStart, SequenceStart -> 1;
                case MappingEnd, SequenceEnd -> -1;
                default -> 0;
            };
            if (depth > DEEPEST) {
                throw new YamlEngineException("it is nested more than " + DEEPEST + " levels deep");
            }
            if (++events > MOST_EVENTS) {
                throw new YamlEngineException("it has more than " + MOST_EVENTS + " parts");
            }
        }
        return new Compose(settings).composeString(yaml);
    }

    /** Returns the fields of a node; empty if it is not a mapping, which is a mistake. */
    public static Optional<YamlFields> of(Node node, String what, List<YamlMistake> mistakes) {
        if (node instanceof MappingNode mapping) {
            YamlFields fields = new YamlFields(mapping, what, mistakes);
            fields.refuseDuplicates(mapping);
            return Optional.of(fields);
        }
        mistakes.add(new YamlMistake(lineOf(node), what + " must be a mapping of names to values"));
        return Optional.empty();
    }

    private static int lineOf(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }
}
