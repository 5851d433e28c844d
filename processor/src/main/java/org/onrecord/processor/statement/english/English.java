package org.onrecord.processor.statement.english;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.onrecord.processor.statement.language.DistanceReader;
import org.onrecord.processor.statement.language.Language;
import org.onrecord.processor.statement.language.OccasionReader;
import org.onrecord.processor.statement.language.ReportReader;
import org.onrecord.processor.statement.speaker.IntroducedPersons;

/** English, and every language that OnRecord does not know. */
public final class English implements Language {
    @Override
    public String code() {
        return "en";
    }

    @Override
    public boolean spaced() {
        return true;
    }

    @Override
    public ReportReader reports(String text, @Nullable LocalDate day, IntroducedPersons cast) {
        return new EnglishReportReader(text, day, cast);
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
