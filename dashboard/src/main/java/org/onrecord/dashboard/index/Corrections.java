package org.onrecord.dashboard.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.onrecord.events.Correction;
import org.onrecord.events.Statement;

/**
 * A question for corrections; empty parts ask for all.
 *
 * @param document id of the document that carries the statement
 * @param statement id of the statement
 * @param field as in JSON, e.g. {@code stance}
 * @param revoked true for revoked ones only, false for those that stand
 */
public record Corrections(
        Optional<String> document, Optional<String> statement, Optional<String> field, Optional<Boolean> revoked) {

    /** The page that is asked for, newest first. */
    public Page<CorrectionItem> page(Reading reading, Page.Wanted wanted) {
        Sort newest = new Sort(new SortField(Schema.AT, SortField.Type.LONG, true), SortField.FIELD_DOC);
        Reading.Hits hits = reading.search(query(), newest, wanted.from(), wanted.size());
        return new Page<>(
                hits.total(),
                wanted.page(),
                wanted.size(),
                hits.entries().stream()
                        .map(entry -> item(reading, reading.event(entry, Correction.class)))
                        .toList());
    }

    /** The correction of an id. */
    public static Optional<CorrectionItem> one(Reading reading, String id) {
        return reading.find(Schema.key("correction", id))
                .map(entry -> item(reading, reading.event(entry, Correction.class)));
    }

    private static CorrectionItem item(Reading reading, Correction correction) {
        Optional<Statement> statement = reading.find(Schema.key("statement", correction.statement()))
                .map(entry -> reading.event(entry, Statement.class));
        return CorrectionItem.of(correction, statement.orElse(null));
    }

    private Query query() {
        List<Query> all = new ArrayList<>();
        all.add(Reading.type("correction"));
        document.map(id -> term(Schema.DOCUMENT, id)).ifPresent(all::add);
        statement.map(id -> term(Schema.CORRECTS, id)).ifPresent(all::add);
        field.map(name -> term(Schema.KIND, name)).ifPresent(all::add);
        revoked.map(yes -> term(Schema.REVOKED, yes.toString())).ifPresent(all::add);
        return Reading.all(all);
    }

    private static Query term(String name, String value) {
        return new TermQuery(new Term(name, Schema.cut(value)));
    }
}
