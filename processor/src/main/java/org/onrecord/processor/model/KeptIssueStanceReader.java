package org.onrecord.processor.model;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.onrecord.events.Ids;
import org.onrecord.processor.model.StanceReader.Stances;

/**
 * The reader of an issue, with its readings and the names of its claims and topics kept by the model and what was read. As long as nothing new is
 * read, the model is not loaded.
 */
final class KeptIssueStanceReader implements IssueStanceReader {
    private final IssueStanceReader reader;
    private final AnswerFile answers;
    private final List<String> claims;
    private final List<String> topics;

    KeptIssueStanceReader(IssueStanceReader reader, AnswerFile answers) {
        this.reader = reader;
        this.answers = answers;
        this.claims = names("claims", reader::claims);
        this.topics = names("topics", reader::topics);
    }

    private List<String> names(String what, Supplier<List<String>> asked) {
        String key = Ids.hash(what, reader.id());
        return answers.get(key).map(KeptIssueStanceReader::names).orElseGet(() -> {
            List<String> names = asked.get();
            answers.put(key, StandardCharsets.UTF_8.encode(String.join(",", names)));
            return names;
        });
    }

    private static List<String> names(ByteBuffer bytes) {
        String joined = StandardCharsets.UTF_8.decode(bytes).toString();
        return joined.isEmpty() ? List.of() : List.of(joined.split(","));
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

    @Override
    public Reading read(String side, List<String> sentences) {
        String key = Ids.hash("all claims", reader.id(), side, KeptStanceReader.together(sentences));
        return answers.get(key).map(this::reading).orElseGet(() -> {
            Reading computed = reader.read(side, sentences);
            answers.put(key, bytes(computed));
            return computed;
        });
    }

    private static ByteBuffer bytes(Reading reading) {
        int rows = 1 + reading.each().size();
        ByteBuffer bytes = ByteBuffer.allocate(rows * reading.whole().size() * KeptStanceReader.BYTES_OF_STANCES
                + reading.topics().size() * Double.BYTES);
        reading.topics().forEach(bytes::putDouble);
        reading.whole().forEach(each -> KeptStanceReader.put(each, bytes));
        reading.each().forEach(row -> row.forEach(each -> KeptStanceReader.put(each, bytes)));
        return bytes.flip();
    }

    private Reading reading(ByteBuffer bytes) {
        List<Double> about = topics.stream().map(topic -> bytes.getDouble()).toList();
        List<Stances> whole = row(bytes);
        List<List<Stances>> each = new ArrayList<>();
        while (bytes.hasRemaining()) {
            each.add(row(bytes));
        }
        return new Reading(whole, each, about);
    }

    private List<Stances> row(ByteBuffer bytes) {
        return claims.stream().map(claim -> KeptStanceReader.stances(bytes)).toList();
    }
}
