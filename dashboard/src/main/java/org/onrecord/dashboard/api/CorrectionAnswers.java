package org.onrecord.dashboard.api;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.onrecord.dashboard.index.CorrectionItem;
import org.onrecord.dashboard.index.Corrections;
import org.onrecord.dashboard.index.Page;
import org.onrecord.dashboard.index.RecordIndex;
import org.onrecord.dashboard.index.ReviewQuery;
import org.onrecord.dashboard.index.StatementItem;
import org.onrecord.events.Correction;
import org.onrecord.events.issue.CorrectionCheck;
import org.onrecord.events.issue.Issue;

/** What is answered about corrections, and about what waits to be decided. */
final class CorrectionAnswers {
    private final Supplier<Issue> issues;
    private final RecordIndex index;

    CorrectionAnswers(Supplier<Issue> issues, RecordIndex index) {
        this.issues = issues;
        this.index = index;
    }

    Answers.Table corrections(Context context) {
        Query query = Query.of(context, Set.of("document", "statement", "field", "revoked", "page", "size"));
        Corrections corrections = new Corrections(
                query.text("document"),
                query.text("statement"),
                query.choice("field", Correction.Field.values()).map(Correction.Field::json),
                query.flag("revoked"));
        Page.Wanted wanted = query.page(Answers.csv(context));
        Page<CorrectionItem> found = index.read(reading -> corrections.page(reading, wanted));
        Page<CorrectionItem> page = new Page<>(
                found.total(),
                found.page(),
                found.size(),
                found.items().stream().map(this::checked).toList());
        return new Answers.Table(page, () -> csv(page));
    }

    CorrectionItem correction(String id) {
        return index.read(reading -> Corrections.one(reading, id))
                .map(this::checked)
                .orElseThrow(() -> noCorrection(id));
    }

    /** One that waits although it can never be applied says so; the processor put it into the dead letters. */
    private CorrectionItem checked(CorrectionItem item) {
        return item.state() == CorrectionItem.State.WAITING
                ? new CorrectionCheck(issues.get())
                        .fault(item.correction())
                        .map(item::refused)
                        .orElse(item)
                : item;
    }

    static Problem noCorrection(String id) {
        return Problem.notFound(
                "there is no correction " + id + ", or it has not been read yet; /api/v1/corrections lists them");
    }

    private static Csv csv(Page<CorrectionItem> page) {
        Csv csv = new Csv(
                "id",
                "at",
                "author",
                "field",
                "subject",
                "value",
                "reason",
                "state",
                "revoked_at",
                "revoked_by",
                "revoked_reason",
                "statement",
                "document",
                "words");
        for (CorrectionItem item : page.items()) {
            Correction correction = item.correction();
            Optional<Correction.Revocation> revoked = Optional.ofNullable(correction.revoked());
            csv.add(
                    correction.id(),
                    correction.at(),
                    correction.author(),
                    correction.field().json(),
                    correction.subject(),
                    correction.value(),
                    correction.reason(),
                    item.state().json(),
                    revoked.map(Correction.Revocation::at).orElse(null),
                    revoked.map(Correction.Revocation::author).orElse(null),
                    revoked.map(Correction.Revocation::reason).orElse(null),
                    correction.statement(),
                    correction.document(),
                    item.words());
        }
        return csv;
    }

    Answers.Table review(Context context) {
        Query query = Query.of(context, Set.of("claim", "actor", "order", "page", "size"));
        ReviewQuery review = new ReviewQuery(
                query.text("claim").map(this::knownClaim),
                query.text("actor"),
                query.choice("order", ReviewQuery.Order.values()).orElse(ReviewQuery.Order.DAY));
        Page.Wanted wanted = query.page(Answers.csv(context));
        Page<StatementItem> page = index.read(reading -> review.page(reading, wanted));
        return new Answers.Table(page, () -> reviewCsv(page));
    }

    private static Csv reviewCsv(Page<StatementItem> page) {
        Csv csv = new Csv("statement", "day", "side", "actor", "claim", "nearer_to", "score", "words", "document");
        page.items()
                .forEach(item -> item.statement()
                        .unsure()
                        .forEach(label -> csv.add(
                                item.statement().id(),
                                item.statement().day(),
                                item.statement().actor().side(),
                                item.statement().actor().key().orElse(null),
                                label.claim(),
                                label.stance().json(),
                                label.score(),
                                label.words(),
                                item.statement().document().id())));
        return csv;
    }

    private String knownClaim(String id) {
        return issues.get()
                .claim(id)
                .map(Issue.Claim::id)
                .orElseThrow(() -> Problem.badRequest("unknown claim \"" + id + "\"; one of "
                        + issues.get().claims().stream().map(Issue.Claim::id).collect(Collectors.joining(", "))));
    }
}
