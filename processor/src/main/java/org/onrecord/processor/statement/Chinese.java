package org.onrecord.processor.statement;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Chinese. */
final class Chinese implements Language {
    @Override
    public String code() {
        return "zh";
    }

    @Override
    public boolean spaced() {
        return false;
    }

    @Override
    public ReportReader reports(String text, @Nullable LocalDate day, Cast cast) {
        return new ChineseReports(text, day, cast);
    }

    @Override
    public OccasionReader occasions() {
        return new ChineseOccasions();
    }

    @Override
    public DistanceReader distance() {
        return new ChineseDistance();
    }
}
