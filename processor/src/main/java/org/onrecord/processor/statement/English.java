package org.onrecord.processor.statement;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** English, and every language that OnRecord does not know. */
final class English implements Language {
    @Override
    public String code() {
        return "en";
    }

    @Override
    public boolean spaced() {
        return true;
    }

    @Override
    public ReportReader reports(String text, @Nullable LocalDate day, Cast cast) {
        return new EnglishReports(text, day, cast);
    }

    @Override
    public OccasionReader occasions() {
        return new EnglishOccasions();
    }

    @Override
    public DistanceReader distance() {
        return new EnglishDistance();
    }
}
