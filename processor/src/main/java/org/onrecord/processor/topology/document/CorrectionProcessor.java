package org.onrecord.processor.topology.document;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.streams.processor.api.Record;
import org.onrecord.events.Correction;
import org.onrecord.processor.correction.DocumentCorrections;
import org.onrecord.processor.standing.StandingStatements;
import org.onrecord.processor.standing.StoredDocument;

/**
 * Stores the corrections of each document, and sends a statement again if a correction changes it.
 *
 * <p>A correction whose statement is not known yet waits: {@link DocumentProcessor} applies it when the document arrives.
 */
public final class CorrectionProcessor extends DocumentStep<Correction> {

    public CorrectionProcessor(StandingStatements standing, MeterRegistry meters) {
        super(standing, meters, "onrecord.processor.corrections", DocumentTable.CHANGES);
    }

    @Override
    public void process(Record<String, Correction> record) {
        Correction correction = record.value();
        StoredDocument before = table.get(correction.document());
        DocumentCorrections known = before.corrections().with(correction);
        if (known.equals(before.corrections())) {
            count("repeated");
            return;
        }
        int sent = table.replace(before, before.with(known), record.timestamp());
        boolean waits = before.read().stream().noneMatch(each -> each.id().equals(correction.statement()));
        count(waits ? "waiting" : sent == 0 ? "outweighed" : "applied");
    }
}
