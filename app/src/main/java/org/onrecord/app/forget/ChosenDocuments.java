package org.onrecord.app.forget;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
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
import org.onrecord.events.EventJson;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.kafka.TopicScan;
import org.onrecord.events.language.CjkText;
import org.onrecord.events.time.Published;
import org.onrecord.events.topic.Topics;

/**
 * The documents that are deleted.
 *
 * @param choice with the sources whose deletion was begun before
 * @param ids of all, with those whose deletion was begun before
 * @param newest the newest version of each that still has one, without its text, by id
 * @param versions how many versions they have
 * @param captures those of them that belong to no other document
 * @param quotes the words that language models were asked about and that stand in one of them
 */
public record ChosenDocuments(
        Choice choice,
        Set<String> ids,
        SortedMap<String, Document> newest,
        int versions,
        Set<CaptureRef> captures,
        Set<String> quotes) {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

    /**
     * Which documents are deleted.
     *
     * @param is returns true for a version of such a document
     * @param whole true if all versions must be so, and not only one
     * @param words returns true for a text that is deleted wherever it stands
     * @param sources of which all is deleted and nothing is taken again
     */
    public record Choice(Predicate<Document> is, boolean whole, Predicate<String> words, Set<String> sources) {
        private Choice(Predicate<Document> is, boolean whole) {
            this(is, whole, text -> false, Set.of());
        }

        public static Choice document(String idOrAddress) {
            return new Choice(
                    document -> document.id().equals(idOrAddress) || idOrAddress.equals(document.url()), false);
        }

        public static Choice source(String id) {
            return new Choice(document -> false, false).and(Set.of(id));
        }

        /** Chooses the documents with a name in title or text, as words of their own where words have spaces between them. */
        public static Choice naming(List<String> names) {
            Predicate<String> any = Pattern.compile(
                            names.stream()
                                    .map(name -> CjkText.isCjk(name)
                                            ? Pattern.quote(name)
                                            : "(?<![\\p{L}\\p{N}])" + Pattern.quote(name) + "(?![\\p{L}\\p{N}])")
                                    .collect(Collectors.joining("|")),
                            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                    .asPredicate();
            return new Choice(document -> any.test(said(document)), false, any, Set.of());
        }

        /** Chooses the documents of a source from before a day, by when they were published, or else fetched. */
        public static Choice before(LocalDate day, String source) {
            return new Choice(
                    document -> document.source().equals(source)
                            && Optional.ofNullable(document.published())
                                    .flatMap(Published::day)
                                    .orElseGet(() -> LocalDate.ofInstant(document.fetched(), ZoneOffset.UTC))
                                    .isBefore(day),
                    true);
        }

        Choice and(Set<String> more) {
            Set<String> all = new TreeSet<>(sources);
            all.addAll(more);
            return new Choice(is.or(document -> all.contains(document.source())), whole, words, all);
        }

        /** Returns true for a key that begins with one of the sources. */
        boolean isOfSource(String key) {
            return sources.stream().anyMatch(source -> key.startsWith(source + "/"));
        }
    }

    /**
     * Reads the topic of documents, and looks which are chosen.
     *
     * @param begun the documents whose deletion was begun before
     * @param asked the words that language models were asked about
     */
    static ChosenDocuments of(KafkaClients kafka, Choice choice, Collection<String> begun, Set<String> asked) {
        Set<String> ids = new TreeSet<>();
        Set<String> others = new HashSet<>();
        each(kafka, document -> (choice.is().test(document) ? ids : others).add(document.id()));
        if (choice.whole()) {
            ids.removeAll(others);
        }
        ids.addAll(begun);
        SortedMap<String, Document> newest = new TreeMap<>();
        int[] versions = {0};
        Set<CaptureRef> captures = new HashSet<>();
        Set<CaptureRef> shared = new HashSet<>();
        Set<String> quotes = new HashSet<>();
        each(kafka, document -> {
            boolean chosen = ids.contains(document.id());
            Optional.ofNullable(document.capture()).ifPresent(chosen ? captures::add : shared::add);
            if (chosen) {
                versions[0]++;
                newest.merge(document.id(), document.withText(""), (a, b) -> b.supersedes(a) ? b : a);
                asked.stream().filter(said(document)::contains).forEach(quotes::add);
            }
        });
        captures.removeAll(shared);
        return new ChosenDocuments(choice, ids, newest, versions[0], captures, quotes);
    }

    public boolean isEmpty() {
        return ids.isEmpty() && choice.sources().isEmpty();
    }

    /** Returns true if a text has the id of one of them. */
    boolean areNamedIn(String text) {
        return ID.matcher(text).results().anyMatch(id -> ids.contains(id.group()));
    }

    private static String said(Document document) {
        return document.title() + "\n" + document.text();
    }

    private static void each(KafkaClients kafka, Consumer<Document> taker) {
        TopicScan.all(
                kafka,
                Topics.DOCUMENTS,
                record -> EventJson.document(record.value()).ifPresent(taker));
    }
}
