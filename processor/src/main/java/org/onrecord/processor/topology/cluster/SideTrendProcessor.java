package org.onrecord.processor.topology.cluster;

import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.onrecord.processor.topology.message.Initializer;
import org.onrecord.processor.topology.message.Message;
import org.onrecord.processor.topology.message.Message.SideChange;
import org.onrecord.processor.topology.message.OutputRecords;
import org.onrecord.processor.topology.store.StoreDayTable;
import org.onrecord.processor.topology.store.StoreSpec;
import org.onrecord.processor.trend.TrendSums;

/** Sums up the trends of sides, whose actors are in different partitions. */
public final class SideTrendProcessor extends ContextualProcessor<String, SideChange, String, Message> {
    public static final StoreSpec<String> DAYS = StoreSpec.ofText("side-days");

    private TrendSums sums;

    @Override
    @Initializer
    public void init(ProcessorContext<String, Message> context) {
        super.init(context);
        sums = new TrendSums(new StoreDayTable(DAYS.in(context)));
    }

    @Override
    public void process(Record<String, SideChange> record) {
        sums.add(record.value().change())
                .forEach(trend -> context().forward(OutputRecords.trend(trend, record.timestamp())));
    }
}
