package org.onrecord.processor.statement;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Spanish. Its reports are read by the English reader, whose word lists hold the Spanish verbs of saying. */
final class Spanish implements Language {
    @Override
    public String code() {
        return "es";
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
        return new SpanishOccasions();
    }

    @Override
    public DistanceReader distance() {
        return new SpanishDistance();
    }
}
