package org.onrecord.dashboard.query;

import java.util.List;
import java.util.Optional;
import org.onrecord.dashboard.query.StatementQuery.Dimension;

/** Builds queries for statements on the issue of the tests. */
public final class StatementQueryBuilder {
    private StatementQuery query = StatementQuery.all("fentanyl");

    StatementQueryBuilder text(String value) {
        query = query.withText(Optional.of(value));
        return this;
    }

    public StatementQueryBuilder with(Dimension dimension, String value) {
        query = query.with(dimension, List.of(value));
        return this;
    }

    public StatementQueryBuilder side(String value) {
        return with(Dimension.SIDE, value);
    }

    public StatementQueryBuilder claim(String value) {
        return with(Dimension.CLAIM, value);
    }

    StatementQueryBuilder stance(String value) {
        return with(Dimension.STANCE, value);
    }

    StatementQueryBuilder kind(String value) {
        return with(Dimension.KIND, value);
    }

    public StatementQueryBuilder counted(boolean value) {
        return with(Dimension.COUNTED, Boolean.toString(value));
    }

    public StatementQueryBuilder period(String value) {
        query = query.withDays(DayRange.ofPeriod(value).orElseThrow());
        return this;
    }

    StatementQueryBuilder copies() {
        query = query.withCopies(true);
        return this;
    }

    public StatementQuery build() {
        return query;
    }
}
