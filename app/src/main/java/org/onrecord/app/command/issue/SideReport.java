package org.onrecord.app.command.issue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.onrecord.app.shell.Shell;
import org.onrecord.events.issue.LearnedModel.Selector;
import org.onrecord.events.stats.Share;
import org.onrecord.processor.learn.JudgedSide;
import org.onrecord.processor.learn.JudgedSide.Counts;

/** Prints how many of the labelled sides are told and right: all, by language, by government, and by claim and side. */
record SideReport(Shell shell) {
    void print(List<JudgedSide> sides) {
        all("all", sides);
        by(sides, JudgedSide::language);
        by(sides, side -> side.government().isEmpty() ? "no government" : side.government());
        by(
                sides,
                side -> side.language() + " " + side.claim() + " "
                        + side.stance().json());
    }

    private void by(List<JudgedSide> sides, Function<JudgedSide, String> key) {
        shell.print("");
        sides.stream()
                .collect(Collectors.groupingBy(key, TreeMap::new, Collectors.toList()))
                .forEach(this::all);
    }

    void all(String what, List<JudgedSide> sides) {
        Counts counts = Counts.of(sides);
        Share precision = Share.of(counts.right(), counts.told());
        Share recall = Share.of(counts.right(), counts.labelled());
        shell.printf(
                "  %-45s %4d labelled, %4d told, %4d right; precision %.2f [%.2f, %.2f], recall %.2f [%.2f, %.2f]%n",
                what,
                counts.labelled(),
                counts.told(),
                counts.right(),
                counts.precision(),
                precision.low(),
                precision.high(),
                counts.recall(),
                recall.low(),
                recall.high());
    }

    /** Prints the claims that cannot be told in a language. */
    void untold(Map<String, Selector> selectors) {
        new TreeMap<>(selectors).forEach((language, selector) -> {
            if (!selector.untold().isEmpty()) {
                shell.print("  Cannot be told yet in \"" + language + "\", since one side never becomes sure enough: "
                        + String.join(", ", selector.untold().stream().sorted().toList()) + ".");
            }
        });
    }
}
