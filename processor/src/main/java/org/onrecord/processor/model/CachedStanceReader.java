package org.onrecord.processor.model;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.onrecord.events.Ids;

/**
 * A reader that caches its readings, and those of the readers of issues, by the model and what was read. Readings are nearly all of the processor's
 * time; with them a restart before all is read, or a replay with other thresholds, takes as long as finding the statements. Closing it closes both.
 */
public record CachedStanceReader(StanceReader reader, AnswerStore store) implements StanceReader {
    /** About 100,000 readings. */
    public static final long MOST_BYTES = 64 << 20;

    @Override
    public Reading read(Query query, String language) {
        String key = Ids.hash(
                reader.id(), IssueHeads.key(language), query.claim(), query.side(), together(query.sentences()));
        return cached(store, key, 1, 1, () -> reader.read(query, language));
    }

    @Override
    public Optional<IssueStanceReader> ofIssue(String name) {
        return reader.ofIssue(name).map(own -> new OfIssue(own, store));
    }

    @Override
    public void load(String language) {
        reader.load(language);
    }

    @Override
    public String id() {
        return reader.id();
    }

    @Override
    public void close() {
        reader.close();
        store.close();
    }

    /** The reader of an issue, with the names of its claims and topics cached too: as long as nothing new is read, the model is not loaded. */
    private static final class OfIssue implements IssueStanceReader {
        private final IssueStanceReader reader;
        private final List<String> claims;
        private final List<String> topics;
        private final AnswerStore store;

        OfIssue(IssueStanceReader reader, AnswerStore store) {
            this.reader = reader;
            claims = names("claims", reader::claims, store);
            topics = names("topics", reader::topics, store);
            this.store = store;
        }

        private List<String> names(String what, Supplier<List<String>> compute, AnswerStore store) {
            String joined = store.get(
                    Ids.hash(what, reader.id()),
                    bytes -> StandardCharsets.UTF_8.decode(bytes).toString(),
                    StandardCharsets.UTF_8::encode,
                    () -> String.join(",", compute.get()));
            return joined.isEmpty() ? List.of() : List.of(joined.split(","));
        }

        @Override
        public Reading read(String side, List<String> sentences) {
            String key = Ids.hash("all claims", reader.id(), side, together(sentences));
            return cached(store, key, claims.size(), topics.size(), () -> reader.read(side, sentences));
        }

        @Override
        public void load() {
            reader.load();
        }

        @Override
        public String id() {
            return reader.id();
        }

        @Override
        public List<String> claims() {
            return claims;
        }

        @Override
        public List<String> topics() {
            return topics;
        }
    }

    /** Returns sentences as one text in which none can be mistaken for two. */
    private static String together(List<String> sentences) {
        StringBuilder together = new StringBuilder();
        sentences.forEach(sentence ->
                together.append(sentence.length()).append(' ').append(sentence).append('\n'));
        return together.toString();
    }

    private static Reading cached(AnswerStore store, String key, int claims, int topics, Supplier<Reading> compute) {
        return store.get(key, bytes -> reading(bytes, claims, topics), CachedStanceReader::bytes, compute);
    }

    /** Returns the probabilities of the topics, the stances of the whole, then those of each sentence. */
    private static ByteBuffer bytes(Reading reading) {
        int rows = 1 + reading.each().size();
        ByteBuffer bytes = ByteBuffer.allocate(
                (reading.topics().size() + rows * reading.whole().size() * 3) * Double.BYTES);
        reading.topics().forEach(bytes::putDouble);
        Stream.concat(Stream.of(reading.whole()), reading.each().stream())
                .flatMap(List::stream)
                .forEach(each ->
                        bytes.putDouble(each.favor()).putDouble(each.against()).putDouble(each.none()));
        return bytes.flip();
    }

    private static Reading reading(ByteBuffer bytes, int claims, int topics) {
        List<Double> about =
                IntStream.range(0, topics).mapToObj(topic -> bytes.getDouble()).toList();
        List<Stances> whole = row(bytes, claims);
        List<List<Stances>> each = new ArrayList<>();
        while (bytes.hasRemaining()) {
            each.add(row(bytes, claims));
        }
        return new Reading(whole, each, about);
    }

    private static List<Stances> row(ByteBuffer bytes, int claims) {
        return IntStream.range(0, claims)
                .mapToObj(claim -> new Stances(bytes.getDouble(), bytes.getDouble(), bytes.getDouble()))
                .toList();
    }
}
