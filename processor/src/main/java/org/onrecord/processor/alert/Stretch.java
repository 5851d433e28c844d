package org.onrecord.processor.alert;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.onrecord.events.Stance;

/**
 * What somebody says on a claim while staying on one side, by day; within a day the surest first.
 *
 * <p>The same model reads all words of a speaker on a day, so that only the surest of them is evidence of its own.
 *
 * @param contrary the probability that words of the other side, which were not enough to change it, were all misread
 */
record Stretch(List<Position> positions, double contrary) {
    /** How often words of a former side may be misread as those of a new one before that is an alert. */
    private static final double MISTAKES = 0.2;

    /** A side is known if it was misread with at most this probability. */
    private static final double UNKNOWN = 0.35;

    /** A new side that may be misread with more than this probability is not worth a person's look. */
    private static final double UNLIKELY = 0.5;

    private record Occasion(LocalDate day, String speaker) {
        static Occasion of(Position position) {
            return new Occasion(
                    Stretch.day(position), position.member().actor().key().orElse(""));
        }
    }

    Position first() {
        return positions.getFirst();
    }

    Stance side() {
        return first().label().stance();
    }

    LocalDate firstDay() {
        return day(first());
    }

    LocalDate lastDay() {
        return day(positions.getLast());
    }

    Position lastWords() {
        return positions.stream()
                .filter(each -> lastDay().equals(each.day()))
                .findFirst()
                .orElseThrow();
    }

    Stretch and(Stretch later) {
        return new Stretch(
                Stream.concat(positions.stream(), later.positions.stream()).toList(), contrary * later.contrary);
    }

    Stretch contradictedBy(Stretch other) {
        return new Stretch(positions, contrary * other.misread(Position::weighs));
    }

    /** Returns the probability that none of some of its sides is right. */
    private double misread(Predicate<Position> which) {
        Map<Occasion, Double> least = new HashMap<>();
        positions.stream().filter(which).forEach(each -> least.merge(Occasion.of(each), each.misread(), Math::min));
        return least.values().stream().reduce(1.0, (one, other) -> one * other);
    }

    /** Returns true if this side is sure enough to be the former one. */
    boolean isKnown() {
        return misread(Position::weighs) / contrary <= UNKNOWN;
    }

    /** Returns true if the side was probably taken, and it is likelier than not that it was after so many positions on the other one. */
    boolean isLikelyAfter(int others) {
        double misread = misread(any -> true);
        return misread <= UNLIKELY && others * misread < 1;
    }

    /**
     * Returns what makes this side sure enough to replace another one: a position that a person confirmed, a formal act, or words of another day or
     * speaker, told or likely, if as many misread positions are unlikely among those of the former side.
     *
     * @param others how many positions the former side has
     */
    Optional<Position> proof(int others) {
        Set<Occasion> occasions = new HashSet<>();
        double misread = 1;
        for (Position each : positions.stream().filter(Position::weighs).toList()) {
            if (each.isConfirmed() || each.isAct()) {
                return Optional.of(each);
            }
            // The surest of an occasion comes first.
            if (occasions.add(Occasion.of(each))) {
                misread *= each.misread();
            }
            if (occasions.size() > 1 && others * misread <= MISTAKES) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    boolean shares(Stretch other) {
        return positions.stream().anyMatch(other.positions::contains);
    }

    private static LocalDate day(Position position) {
        return Objects.requireNonNull(position.day());
    }
}
