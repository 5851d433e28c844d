package org.onrecord.processor.topology;

import java.time.Instant;
import java.util.Objects;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Trend;
import org.onrecord.events.topic.CloudEvents;
import org.onrecord.processor.trend.Contribution;

/** Makes a trend ready for its topic: a tombstone where nothing is counted any more, else its CloudEvents headers. */
final class DescribeTrends implements FixedKeyProcessor<String, Trend, Trend> {
    private @Nullable FixedKeyProcessorContext<String, Trend> context;

    @Override
    public void init(FixedKeyProcessorContext<String, Trend> processorContext) {
        context = processorContext;
    }

    @Override
    @SuppressWarnings("NullAway") // A tombstone is a record without a value.
    public void process(FixedKeyRecord<String, Trend> record) {
        FixedKeyProcessorContext<String, Trend> out = Objects.requireNonNull(context);
        RecordHeaders headers = new RecordHeaders();
        if (Contribution.isZero(record.value())) {
            out.forward(record.<Trend>withValue(null).withHeaders(headers));
        } else {
            CloudEvents.describe(headers, record.value(), "processor", Instant.ofEpochMilli(record.timestamp()));
            out.forward(record.withHeaders(headers));
        }
    }
}
