package org.onrecord.dashboard.query;

import java.util.List;
import java.util.Optional;

/** Builds a statement query; what is not set does not restrict. */
public final class StatementQueryBuilder {
    private Optional<String> text = Optional.empty();
    private List<String> sides = List.of();
    private Optional<String> claim = Optional.empty();
    private Optional<String> stance = Optional.empty();
    private List<String> kinds = List.of();
    private StatementQuery.Origins origins = StatementQuery.Origins.ANY;
    private Optional<Boolean> counted = Optional.empty();
    private DayRange days = DayRange.ANY;
    private boolean copies;

    StatementQueryBuilder text(String value) {
        text = Optional.of(value);
        return this;
    }

    public StatementQueryBuilder side(String value) {
        sides = List.of(value);
        return this;
    }

    public StatementQueryBuilder claim(String value) {
        claim = Optional.of(value);
        return this;
    }

    StatementQueryBuilder stance(String value) {
        stance = Optional.of(value);
        return this;
    }

    StatementQueryBuilder kind(String value) {
        kinds = List.of(value);
        return this;
    }

    public StatementQueryBuilder counted(boolean value) {
        counted = Optional.of(value);
        return this;
    }

    public StatementQueryBuilder period(String value) {
        days = DayRange.ofPeriod(value).orElseThrow();
        return this;
    }

    public StatementQueryBuilder origins(StatementQuery.Origins value) {
        origins = value;
        return this;
    }

    StatementQueryBuilder copies() {
        copies = true;
        return this;
    }

    public StatementQuery build() {
        return new StatementQuery(
                "fentanyl",
                text,
                sides,
                List.of(),
                claim,
                stance,
                Optional.empty(),
                kinds,
                origins,
                Optional.empty(),
                counted,
                days,
                Optional.empty(),
                Optional.empty(),
                copies,
                StatementQuery.Order.DAY);
    }
}
