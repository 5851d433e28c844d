package org.onrecord.app.forget;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.onrecord.events.CaptureRef;
import org.onrecord.events.Document;
import org.onrecord.events.DocumentEvent;
import org.onrecord.events.EventJson;
import org.onrecord.events.EventJson.UnreadableEventException;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.kafka.TopicScan;
import org.onrecord.events.language.CjkText;
import org.onrecord.events.time.Published;
import org.onrecord.events.topic.Topics;

/**
 * The documents that are deleted.
 *
 * @param ids of all, with those whose deletion was begun before
 * @param newest the newest version of each that still has one, without its text, by id
 * @param texts all that their versions say
 * @param captures those of them that belong to no other document
 */
public record ChosenDocuments(
        Set<String> ids, SortedMap<String, Document> newest, List<String> texts, Set<CaptureRef> captures) {

    /**
     * Which documents are deleted: those with a version of the first kind and none of the second.
     *
     * @param source the source of which nothing is taken again; empty for single documents
     */
    public record Choice(Predicate<Document> is, Predicate<Document> isNot, Optional<String> source) {
        public static Choice document(String id) {
            return of(document -> document.id().equals(id), Optional.empty());
        }

        public static Choice source(String id) {
            return of(document -> document.source().equals(id), Optional.of(id));
        }

        /** Chooses the documents with a name in title or text, as words of their own where words have spaces between them. */
        public static Choice naming(List<String> names) {
            Pattern any = Pattern.compile(
                    names.stream()
                            .map(name -> CjkText.isCjk(name)
                                    ? Pattern.quote(name)
                                    : "(?<![\\p{L}\\p{N}])" + Pattern.quote(name) + "(?![\\p{L}\\p{N}])")
                            .collect(Collectors.joining("|")),
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
            return of(document -> any.matcher(said(document)).find(), Optional.empty());
        }

        /** Chooses the documents of a source from before a day, by when they were published, or else fetched. */
        public static Choice before(LocalDate day, String source) {
            Predicate<Document> old = document -> document.source().equals(source)
                    && Optional.ofNullable(document.published())
                            .flatMap(Published::day)
                            .orElseGet(() -> LocalDate.ofInstant(document.fetched(), ZoneOffset.UTC))
                            .isBefore(day);
            return new Choice(old, old.negate(), Optional.empty());
        }

        private static Choice of(Predicate<Document> is, Optional<String> source) {
            return new Choice(is, document -> false, source);
        }
    }

    /**
     * Reads the topic of documents, and looks which are chosen.
     *
     * @param begun the documents whose deletion was begun before
     */
    static ChosenDocuments of(KafkaClients kafka, Choice choice, List<String> begun) {
        Set<String> ids = new TreeSet<>();
        Set<String> spared = new HashSet<>();
        each(kafka, document -> {
            if (choice.is().test(document)) {
                ids.add(document.id());
            }
            if (choice.isNot().test(document)) {
                spared.add(document.id());
            }
        });
        ids.removeAll(spared);
        ids.addAll(begun);
        SortedMap<String, Document> newest = new TreeMap<>();
        List<String> texts = new ArrayList<>();
        Set<CaptureRef> captures = new HashSet<>();
        Set<CaptureRef> shared = new HashSet<>();
        each(kafka, document -> {
            boolean chosen = ids.contains(document.id());
            Optional.ofNullable(document.capture()).ifPresent(chosen ? captures::add : shared::add);
            if (chosen) {
                texts.add(said(document));
                newest.merge(document.id(), document.withText(""), (a, b) -> b.supersedes(a) ? b : a);
            }
        });
        captures.removeAll(shared);
        return new ChosenDocuments(ids, newest, texts, captures);
    }

    private static String said(Document document) {
        return document.title() + "\n" + document.text();
    }

    private static void each(KafkaClients kafka, Consumer<Document> taker) {
        TopicScan.all(kafka, Topics.DOCUMENTS, record -> {
            try {
                if (record.value() != null
                        && EventJson.read(record.value(), DocumentEvent.class) instanceof Document document) {
                    taker.accept(document);
                }
            } catch (UnreadableEventException e) {
                // It is no document, and in the dead letters.
            }
        });
    }
}
