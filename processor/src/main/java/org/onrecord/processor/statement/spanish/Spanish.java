package org.onrecord.processor.statement.spanish;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.onrecord.processor.statement.english.EnglishReportReader;
import org.onrecord.processor.statement.language.DistanceReader;
import org.onrecord.processor.statement.language.Language;
import org.onrecord.processor.statement.language.OccasionReader;
import org.onrecord.processor.statement.language.ReportReader;
import org.onrecord.processor.statement.speaker.IntroducedPersons;

/** Spanish. Its reports are read by the English reader, whose word lists hold the Spanish verbs of saying. */
public final class Spanish implements Language {
    @Override
    public String code() {
        return "es";
    }

    @Override
    public ReportReader reports(String text, @Nullable LocalDate day, IntroducedPersons persons) {
        return new EnglishReportReader(text, day, persons);
    }

    @Override
    public OccasionReader occasions() {
        return new SpanishOccasionReader();
    }

    @Override
    public DistanceReader distance() {
        return new SpanishDistanceReader();
    }
}
