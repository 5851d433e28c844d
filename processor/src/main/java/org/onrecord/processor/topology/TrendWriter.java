package org.onrecord.processor.topology;

import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.onrecord.events.Trend;
import org.onrecord.processor.trend.Contribution;

/** Makes the records of the trends' topic: a trend that counts nothing any more becomes a tombstone. */
final class TrendWriter extends ContextualProcessor<String, Trend, String, Message> {

    @Override
    public void process(Record<String, Trend> record) {
        context()
                .forward(
                        Contribution.isZero(record.value())
                                ? OutputRecords.tombstone(record.key(), record.timestamp())
                                : OutputRecords.event(record.value(), record.timestamp()));
    }
}
