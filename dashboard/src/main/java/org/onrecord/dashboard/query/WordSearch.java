package org.onrecord.dashboard.query;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.lucene.index.Term;
import org.apache.lucene.queryparser.simple.SimpleQueryParser;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.onrecord.dashboard.index.IndexFields;

/**
 * A search for words: they must all occur, {@code "..."} is a phrase, {@code |} means or, {@code -} means not. Other operators of Lucene,
 * such as beginnings of words and similar words, are not offered: a few hundred of them keep a processor busy for seconds.
 */
public final class WordSearch {
    private static final int MAX_CHARACTERS = 1000;

    /** A word in English is one term in each of two fields; a character in Chinese is about two. */
    private static final int MAX_TERMS = 256;

    private static final int OPERATORS = SimpleQueryParser.AND_OPERATOR
            | SimpleQueryParser.OR_OPERATOR
            | SimpleQueryParser.NOT_OPERATOR
            | SimpleQueryParser.PHRASE_OPERATOR
            | SimpleQueryParser.WHITESPACE_OPERATOR;

    private WordSearch() {}

    /** Returns why a text cannot be searched for, with what to do instead; empty if it can. */
    public static Optional<String> problem(String text) {
        if (text.length() > MAX_CHARACTERS) {
            return Optional.of("q has at most " + MAX_CHARACTERS + " characters; search for fewer words");
        }
        return terms(query(text)) > MAX_TERMS
                ? Optional.of("q has too many words; search for at most about 100")
                : Optional.empty();
    }

    static Query query(String text) {
        SimpleQueryParser parser = new SimpleQueryParser(
                IndexFields.analyzer(), Map.of(IndexFields.WORDS_EN, 1f, IndexFields.WORDS_CJK, 1f), OPERATORS);
        parser.setDefaultOperator(Occur.MUST);
        Query query = parser.parse(text);
        return query == null ? new MatchNoDocsQuery("no word to look for") : query;
    }

    private static int terms(Query query) {
        AtomicInteger count = new AtomicInteger();
        query.visit(new QueryVisitor() {
            @Override
            public void consumeTerms(Query each, Term... terms) {
                count.addAndGet(terms.length);
            }

            @Override
            public QueryVisitor getSubVisitor(Occur occur, Query parent) {
                return this;
            }
        });
        return count.get();
    }
}
