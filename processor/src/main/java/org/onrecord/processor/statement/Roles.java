package org.onrecord.processor.statement;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Document;
import org.onrecord.events.Statement.Span;

/** Who speaks under each label of a transcript, and whether his part is to ask. */
final class Roles {
    private static final Pattern SPOKESPERSON =
            Pattern.compile("(\\p{IsHan}{2,16}?发言人)((?!就|主持|答|在|谈|回应|关于|的)\\p{IsHan}{2,4}?)?(?=就|主持|答|在|谈|回应|关于|的|$)");

    private final Document document;
    private final Cast cast;
    private final Actors actors;
    private final Context context;
    private final Map<String, Source> sources = new HashMap<>();

    /** What the registry needs beside the source. */
    record Context(
            java.time.@Nullable LocalDate day, @Nullable String home) {}

    Roles(Document document, Cast cast, Actors actors, Context context) {
        this.document = document;
        this.cast = cast;
        this.actors = actors;
        this.context = context;
    }

    /** Reads all labels of a transcript; a named person who mostly asks, and holds no office, is a questioner. */
    void assign(List<Label> labels, List<Span> turns) {
        Map<String, int[]> asked = new HashMap<>();
        for (int i = 0; i < labels.size(); i++) {
            String words = turns.get(i).of(document.text()).strip();
            int[] counts = asked.computeIfAbsent(Labels.key(labels.get(i).text()), unused -> new int[2]);
            if (words.length() > 25) {
                counts[0]++;
                String tail = words.substring(Math.max(0, words.length() - 160));
                counts[1] += tail.indexOf('?') >= 0 || tail.indexOf('？') >= 0 ? 1 : 0;
            }
        }
        for (Label label : labels) {
            sources.computeIfAbsent(Labels.key(label.text()), key -> {
                Source source = read(label.text());
                int[] counts = asked.getOrDefault(key, new int[2]);
                boolean asks = counts[0] > 0 ? counts[1] * 2 >= counts[0] : false;
                return !source.questioner() && asks && !official(source) && asked.size() > 1 ? source.asking() : source;
            });
        }
    }

    Source of(Label label) {
        return sources.getOrDefault(Labels.key(label.text()), Source.named(label.text()));
    }

    /** True if one source speaks for the government that the other, a country or capital alone, stands for. */
    boolean ownSide(Source speaker, Source country) {
        String name = country.name();
        if (name == null || country.role() != null || !Actors.place(name)) {
            return false;
        }
        String side = actors.of(speaker, context.day(), context.home(), cast).side();
        return side.equals(
                actors.of(country, context.day(), context.home(), cast).side());
    }

    private boolean official(Source source) {
        return actors.of(source, context.day(), context.home(), cast).official();
    }

    private Source read(String label) {
        if (Labels.nameless(label)) {
            return Source.NOBODY.asking();
        }
        if (Labels.answer(label) || label.equals("发言人")) {
            return answerer();
        }
        if (Labels.question(label) || Labels.media(label)) {
            return new Source(label, null, null, true);
        }
        if (Words.han(label.charAt(0))) {
            Source source = ChineseNames.source(label, cast);
            String name = source.name();
            String role = source.role() != null
                    ? source.role()
                    : name == null ? null : cast.chinese().role(name).orElse(null);
            if (role == null && document.publisher().contains("外交部")) {
                role = "外交部发言人";
            }
            return new Source(name, role, null, false);
        }
        return latin(label);
    }

    private Source latin(String label) {
        String plain = Labels.name(label).strip();
        Lexicon.Group roles = Lexicon.get().group("role");
        List<Words.Word> words = Words.of(plain, 0, plain.length());
        int comma = plain.indexOf(", ");
        if (comma > 0 && plain.indexOf(", ", comma + 2) < 0 && roles.first(plain.substring(comma)) >= 0) {
            return new Source(
                    cast.fullest(OwnTexts.capitals(plain.substring(0, comma))),
                    plain.substring(comma + 2),
                    null,
                    false);
        }
        int from = 0;
        for (int i = 0; i < words.size(); i++) {
            if (roles.has(words.get(i).lower())
                    || Lexicon.get().group("domain").has(words.get(i).lower())
                    || List.of("the", "of", "mr", "mrs", "ms", "dr")
                            .contains(words.get(i).lower())) {
                from = i + 1;
            }
        }
        if (from >= words.size()) {
            String head = words.isEmpty() ? plain : words.getLast().lower();
            Optional<Person> person = cast.titled(head).or(() -> cast.byRole(head, 0));
            return person.map(Person::source).orElse(Source.named(OwnTexts.capitals(plain)));
        }
        String name = OwnTexts.capitals(plain.substring(words.get(from).start()).strip());
        String role = from == 0
                ? null
                : OwnTexts.capitals(plain.substring(0, words.get(from).start()).strip());
        if (role != null && role.toLowerCase(Locale.ROOT).matches("mr\\.?|mrs\\.?|ms\\.?|dr\\.?|the")) {
            role = null;
        }
        Optional<Person> person = cast.person(name);
        if (person.isPresent()) {
            return person.get().source();
        }
        return new Source(cast.fullest(name), role, null, false);
    }

    /** Who answers where the label says only "A": the spokesperson of the title, else the first official the document names. */
    private Source answerer() {
        Matcher title = SPOKESPERSON.matcher(document.title());
        if (title.find()) {
            String name = title.group(2);
            return name == null
                    ? new Source(title.group(1), title.group(1), null, false)
                    : new Source(name, title.group(1), null, false);
        }
        for (Person person : cast.persons()) {
            if (official(person.source())) {
                return cast.person(person.name()).map(Person::source).orElse(person.source());
            }
        }
        return OwnTexts.publisher(document);
    }
}
