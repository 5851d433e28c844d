package org.onrecord.dashboard.api;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.Set;
import org.onrecord.dashboard.index.Page;
import org.onrecord.dashboard.index.RecordIndex;
import org.onrecord.dashboard.index.TalkingPointQuery;
import org.onrecord.events.TalkingPoint;

/** What is answered about talking points. */
final class TalkingPointAnswers {
    private final RecordIndex index;

    TalkingPointAnswers(RecordIndex index) {
        this.index = index;
    }

    Answers.Table talkingPoints(Context context) {
        Query query = Query.of(context, Set.of("actor", "side", "state", "page", "size"));
        TalkingPointQuery points = new TalkingPointQuery(
                query.text("actor"),
                query.text("side"),
                query.choice("state", TalkingPoint.State.values()).map(TalkingPoint.State::json));
        Page.Wanted wanted = query.page(Answers.csv(context));
        Page<TalkingPoint> page = index.read(reading -> points.page(reading, wanted));
        return new Answers.Table(page, () -> csv(page));
    }

    TalkingPoint talkingPoint(String id) {
        return index.read(reading -> TalkingPointQuery.one(reading, id))
                .orElseThrow(() -> Problem.notFound("there is no talking point " + id
                        + "; one that was found is named after its earliest use, which may be another now:"
                        + " /api/v1/talking-points lists them"));
    }

    private static Csv csv(Page<TalkingPoint> page) {
        Csv csv = new Csv(
                "id",
                "side",
                "actor",
                "wording",
                "declared",
                "topics",
                "first",
                "last",
                "occasions",
                "spoke",
                "statements",
                "state",
                "silent",
                "probability",
                "statement",
                "document");
        for (TalkingPoint point : page.items()) {
            Optional<TalkingPoint.Use> last = point.uses().isEmpty()
                    ? Optional.empty()
                    : Optional.of(point.uses().getLast());
            csv.add(
                    point.id(),
                    point.actor().side(),
                    point.actor().key().orElse(null),
                    point.wording(),
                    point.declared(),
                    String.join(" ", point.topics()),
                    point.first(),
                    point.last(),
                    point.occasions(),
                    point.spoke(),
                    point.statements(),
                    point.state().json(),
                    point.silent(),
                    point.probability(),
                    last.map(TalkingPoint.Use::statement).orElse(null),
                    last.map(TalkingPoint.Use::document).orElse(null));
        }
        return csv;
    }
}
