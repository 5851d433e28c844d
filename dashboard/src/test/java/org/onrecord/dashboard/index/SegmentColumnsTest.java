package org.onrecord.dashboard.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Objects;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;

class SegmentColumnsTest {
    @Test
    void readsAFieldOfASegmentWhoseFirstReaderIsClosed() throws IOException {
        SegmentColumns.Cache columns = new SegmentColumns.Cache();
        try (ByteBuffersDirectory directory = new ByteBuffersDirectory();
                IndexWriter writer =
                        new IndexWriter(directory, new IndexWriterConfig().setMergePolicy(NoMergePolicy.INSTANCE))) {
            writer.addDocument(entry("1", "CN", "en"));
            writer.addDocument(entry("2", "US", "zh"));
            DirectoryReader before = DirectoryReader.open(writer);
            assertThat(columns.of(before.leaves().getFirst().reader()).words("side")[1])
                    .isEqualTo(2);

            // The segment stays, with one entry less, and its former reader is closed.
            writer.deleteDocuments(new Term("key", "1"));
            try (DirectoryReader after = Objects.requireNonNull(DirectoryReader.openIfChanged(before))) {
                before.close();
                SegmentColumns segment = columns.of(after.leaves().getFirst().reader());
                assertThat(segment.words("side")[1]).isEqualTo(2);
                assertThat(segment.words("language")[1]).isEqualTo(2);
            }
        }
    }

    private static Document entry(String key, String side, String language) {
        Document entry = new Document();
        entry.add(new StringField("key", key, Field.Store.NO));
        entry.add(new SortedDocValuesField("side", new BytesRef(side)));
        entry.add(new SortedDocValuesField("language", new BytesRef(language)));
        return entry;
    }
}
