package org.onrecord.app.accuracy;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Correction;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement;

/**
 * A statement of which an editor decided a topic or a side, as a labelled passage that can be learnt from: the fields that
 * {@link LabelledPassage} reads, and what was decided.
 *
 * @param id the statement's id
 * @param lang BCP 47 tag of the words; {@code und} where not known
 * @param publisher who published the document
 * @param date the day under which it counts, or null
 * @param title the document's title
 * @param text the statement's own words
 * @param onIssue true: what is off the issue is no statement of it
 * @param speaker as the document spells the name, or null
 * @param side the government spoken for, {@code other} or {@code none}
 * @param official whether the words are official
 * @param topics ids
 * @param stances the side taken, by claim
 * @param evidence the words that decide it, by claim
 * @param decided what an editor decided, e.g. {@code stance:cooperate}, also where it was {@code none} or {@code absent}; all else is the models'
 */
public record Lesson(
        String id,
        String lang,
        String publisher,
        @Nullable LocalDate date,
        String title,
        String text,
        @JsonProperty("on_issue") boolean onIssue,
        @Nullable String speaker,
        String side,
        boolean official,
        List<String> topics,
        Map<String, Stance> stances,
        Map<String, String> evidence,
        List<String> decided) {

    /** A person's decision goes before what a model found, the surer before the less sure. */
    private static final Comparator<Statement.StanceLabel> SUREST =
            Comparator.comparingDouble(Statement.StanceLabel::score).reversed();

    /** The lesson of a statement; none where nobody decided a topic or side of it. */
    public static Optional<Lesson> of(Statement statement, String lang) {
        List<String> decided = statement.corrected().stream()
                .filter(each -> each.field() == Correction.Field.STANCE || each.field() == Correction.Field.TOPIC)
                .map(each -> each.field().json() + ":" + Objects.requireNonNullElse(each.subject(), ""))
                .toList();
        if (decided.isEmpty()) {
            return Optional.empty();
        }
        List<Statement.StanceLabel> labels = new ArrayList<>(statement.stances());
        labels.sort(SUREST);
        Map<String, Stance> stances = new LinkedHashMap<>();
        Map<String, String> evidence = new LinkedHashMap<>();
        for (Statement.StanceLabel label : labels) {
            if (stances.putIfAbsent(label.claim(), label.stance()) == null) {
                evidence.put(label.claim(), label.words());
            }
        }
        return Optional.of(new Lesson(
                statement.id(),
                lang,
                statement.document().publisher(),
                statement.day(),
                statement.document().title(),
                statement.quote(),
                true,
                statement.speaker().name(),
                statement.actor().side(),
                statement.actor().official(),
                statement.topics().stream().map(Statement.TopicLabel::topic).toList(),
                stances,
                evidence,
                decided));
    }
}
