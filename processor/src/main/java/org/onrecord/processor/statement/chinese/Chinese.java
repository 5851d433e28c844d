package org.onrecord.processor.statement.chinese;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.onrecord.processor.statement.language.DistanceReader;
import org.onrecord.processor.statement.language.Language;
import org.onrecord.processor.statement.language.OccasionReader;
import org.onrecord.processor.statement.language.ReportReader;
import org.onrecord.processor.statement.speaker.IntroducedPersons;

/** Chinese. */
public final class Chinese implements Language {
    @Override
    public String code() {
        return "zh";
    }

    @Override
    public boolean spaced() {
        return false;
    }

    @Override
    public ReportReader reports(String text, @Nullable LocalDate day, IntroducedPersons persons) {
        return new ChineseReportReader(text, day, persons);
    }

    @Override
    public OccasionReader occasions() {
        return new ChineseOccasionReader();
    }

    @Override
    public DistanceReader distance() {
        return new ChineseDistanceReader();
    }
}
