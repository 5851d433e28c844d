package org.onrecord.processor.topology.document;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.IssueKey;
import org.onrecord.events.Opinion;
import org.onrecord.processor.topology.message.Initializer;
import org.onrecord.processor.topology.message.Message;
import org.onrecord.processor.topology.message.Message.AnswerChange;
import org.onrecord.processor.topology.message.Message.AnswerWanted;
import org.onrecord.processor.topology.store.StoreSpec;

/**
 * Joins the answers of language models with the documents that want them: sends a document each answer that it wants, and again when the answer
 * changes.
 *
 * <p>An answer belongs to a request, which the statements of several documents may make. Answers and wishes come from different partitions, in any
 * order, and meet here by the key of the answer. Every answer of the issue is stored, whether it is wanted or not.
 */
public final class AnswerJoin<V> extends ContextualProcessor<String, V, String, Message> {
    public static final StoreSpec<Opinion> OPINIONS = StoreSpec.ofState("opinions-known", Opinion.class);

    /** Keys of an answer and a document that wants it; the values are empty. */
    public static final StoreSpec<String> WANTED = StoreSpec.ofText("answers-wanted-by");

    private final String issue;
    private KeyValueStore<String, Opinion> opinions;
    private KeyValueStore<String, String> wanted;

    public AnswerJoin(String issue) {
        this.issue = issue;
    }

    /** Takes an answer, which may be about another issue and null if it was removed, or what a document wants. */
    @Override
    public void process(Record<String, V> record) {
        if (record.value() instanceof AnswerWanted wish) {
            want(IssueKey.id(record.key()), wish, record.timestamp());
        } else if (IssueKey.isOf(issue, record.key())) {
            change(IssueKey.id(record.key()), (Opinion) record.value(), record.timestamp());
        }
    }

    @Override
    @Initializer
    public void init(ProcessorContext<String, Message> context) {
        super.init(context);
        opinions = OPINIONS.in(context);
        wanted = WANTED.in(context);
    }

    private void change(String id, @Nullable Opinion answer, long timestamp) {
        opinions.put(id, answer);
        documents(id).forEach(document -> send(document, id, answer, timestamp));
    }

    private void want(String id, AnswerWanted wish, long timestamp) {
        String key = prefix(id) + wish.document();
        if (!wish.wanted()) {
            wanted.delete(key);
            return;
        }
        wanted.put(key, "");
        @Nullable Opinion answer = opinions.get(id);
        if (answer != null) {
            send(wish.document(), id, answer, timestamp);
        }
    }

    private List<String> documents(String id) {
        List<String> documents = new ArrayList<>();
        StoreSpec.forEach(
                wanted.prefixScan(prefix(id), new StringSerializer()),
                (key, empty) -> documents.add(key.substring(prefix(id).length())));
        return documents;
    }

    private void send(String document, String id, @Nullable Opinion answer, long timestamp) {
        context().forward(new Record<>(document, new AnswerChange(id, answer), timestamp));
    }

    private static String prefix(String id) {
        return id + "/";
    }
}
