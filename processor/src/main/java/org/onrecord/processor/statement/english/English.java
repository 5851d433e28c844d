package org.onrecord.processor.statement.english;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.onrecord.processor.statement.language.DistanceReader;
import org.onrecord.processor.statement.language.Language;
import org.onrecord.processor.statement.language.OccasionReader;
import org.onrecord.processor.statement.language.ReportReader;
import org.onrecord.processor.statement.speaker.IntroducedPersons;

/** English, which also serves documents in unknown languages. */
public final class English implements Language {
    @Override
    public String code() {
        return "en";
    }

    @Override
    public ReportReader reports(String text, @Nullable LocalDate day, IntroducedPersons persons) {
        return new EnglishReportReader(text, day, persons);
    }

    @Override
    public OccasionReader occasions() {
        return new EnglishOccasionReader();
    }

    @Override
    public DistanceReader distance() {
        return new EnglishDistanceReader();
    }
}
