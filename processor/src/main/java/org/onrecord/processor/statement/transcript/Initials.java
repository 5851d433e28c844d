package org.onrecord.processor.statement.transcript;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.onrecord.processor.statement.draft.TurnLabel;
import org.onrecord.processor.statement.speaker.IntroducedPersons;
import org.onrecord.processor.statement.speaker.NameWords;
import org.onrecord.processor.statement.text.Word;

/** The names for which initials stand as labels: "OM:" after "Otto Marsh:", or where the document introduces Otto Marsh. */
final class Initials {
    private static final Pattern INITIALS = Pattern.compile("\\p{Lu}\\.?(?:[ -]?\\p{Lu}\\.?){1,2}");

    private final Map<String, String> names = new HashMap<>();

    Initials(List<TurnLabel> all, IntroducedPersons persons) {
        if (all.stream().noneMatch(label -> INITIALS.matcher(label.text()).matches())) {
            return;
        }
        persons.all().forEach(person -> add(person.name()));
        all.stream()
                .map(label -> NameWords.withoutTitle(label.text()))
                .filter(LabelNames::person)
                .forEach(this::add);
    }

    private void add(String name) {
        names.put(
                Word.split(name).stream()
                        .map(word -> word.text().substring(0, 1))
                        .collect(Collectors.joining()),
                name);
    }

    /** Returns the name for which a label's initials stand, or the label itself. */
    String full(String label) {
        return INITIALS.matcher(label).matches() ? names.getOrDefault(label.replaceAll("[^\\p{L}]", ""), label) : label;
    }
}
