package org.onrecord.app.forget;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.onrecord.events.CaptureRef;
import org.onrecord.events.Document;
import org.onrecord.events.DocumentEvent;
import org.onrecord.events.EventJson;
import org.onrecord.events.EventJson.UnreadableEventException;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.kafka.TopicScan;
import org.onrecord.events.time.Published;
import org.onrecord.events.topic.Topics;

/**
 * The documents that are deleted.
 *
 * @param ids of all, with those whose deletion was begun before
 * @param newest the newest version of each that still has one, without its text, by id
 * @param versions the number of their versions
 * @param texts all that they say
 * @param captures those of them that belong to no other document
 */
public record ChosenDocuments(
        Set<String> ids, SortedMap<String, Document> newest, int versions, List<String> texts, Set<CaptureRef> captures) {

    /** Which documents are deleted: those with a version of the first kind and none of the second. */
    public record Choice(Predicate<Document> is, Predicate<Document> isNot) {
        public static Choice of(Predicate<Document> is) {
            return new Choice(is, document -> false);
        }

        /** Chooses the documents that name somebody, in title or text. */
        public static Choice naming(List<String> names) {
            List<String> wanted =
                    names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
            return of(document -> {
                String said = (document.title() + "\n" + document.text()).toLowerCase(Locale.ROOT);
                return wanted.stream().anyMatch(name -> isIn(said, name));
            });
        }

        /** Chooses the documents of sources that were published, or else fetched, before the day until which the source is kept. */
        public static Choice before(Map<String, LocalDate> days) {
            Predicate<Document> old = document -> Optional.ofNullable(days.get(document.source()))
                    .filter(day -> day(document).isBefore(day))
                    .isPresent();
            return new Choice(old, old.negate());
        }

        private static LocalDate day(Document document) {
            return Optional.ofNullable(document.published())
                    .flatMap(Published::day)
                    .orElseGet(() -> LocalDate.ofInstant(document.fetched(), ZoneOffset.UTC));
        }

        /** Returns true if a name is in a text, and no letter stands beside it; where words have no spaces, any letter may. */
        private static boolean isIn(String text, String name) {
            for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
                if (isBorder(text, at - 1, name.codePointAt(0))
                        && isBorder(text, at + name.length(), name.codePointBefore(name.length()))) {
                    return true;
                }
            }
            return false;
        }

        private static boolean isBorder(String text, int at, int letter) {
            return at < 0
                    || at >= text.length()
                    || Character.isIdeographic(letter)
                    || !Character.isLetterOrDigit(text.charAt(at));
        }
    }

    /**
     * Reads the topic of documents, and looks which are chosen.
     *
     * @param begun the documents whose deletion was begun before
     */
    static ChosenDocuments of(KafkaClients kafka, Choice choice, Set<String> begun) {
        Set<String> ids = new TreeSet<>(begun);
        Set<String> spared = new HashSet<>();
        each(kafka, document -> {
            if (choice.is().test(document)) {
                ids.add(document.id());
            }
            if (choice.isNot().test(document)) {
                spared.add(document.id());
            }
        });
        spared.removeAll(begun);
        ids.removeAll(spared);
        SortedMap<String, Document> newest = new TreeMap<>();
        int[] versions = {0};
        List<String> texts = new ArrayList<>();
        Map<String, CaptureRef> captures = new HashMap<>();
        Set<String> shared = new HashSet<>();
        each(kafka, document -> {
            boolean chosen = ids.contains(document.id());
            CaptureRef capture = document.capture();
            if (capture != null) {
                String place = capture.file() + ":" + capture.offset();
                if (chosen) {
                    captures.put(place, capture);
                } else {
                    shared.add(place);
                }
            }
            if (chosen) {
                versions[0]++;
                texts.add(document.title() + "\n" + document.text());
                newest.merge(document.id(), document.withText(""), (a, b) -> b.supersedes(a) ? b : a);
            }
        });
        captures.keySet().removeAll(shared);
        return new ChosenDocuments(ids, newest, versions[0], texts, Set.copyOf(captures.values()));
    }

    private static void each(KafkaClients kafka, Consumer<Document> taker) {
        TopicScan.all(kafka, Topics.DOCUMENTS, record -> document(record).ifPresent(taker));
    }

    private static Optional<Document> document(ConsumerRecord<String, byte[]> record) {
        try {
            return record.value() == null
                    ? Optional.empty()
                    : Optional.of(EventJson.read(record.value(), DocumentEvent.class))
                            .filter(Document.class::isInstance)
                            .map(Document.class::cast);
        } catch (UnreadableEventException e) {
            return Optional.empty();
        }
    }

    /** Returns the latest time at which one of their versions was fetched, or another time if that is later. */
    Instant after(String id, Instant now) {
        Document last = newest.get(id);
        return last == null || last.fetched().isBefore(now) ? now : last.fetched().plusMillis(1);
    }
}
