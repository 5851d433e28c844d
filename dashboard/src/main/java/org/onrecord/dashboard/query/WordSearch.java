package org.onrecord.dashboard.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.index.Term;
import org.apache.lucene.queryparser.simple.SimpleQueryParser;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.util.QueryBuilder;
import org.onrecord.dashboard.index.IndexFields;
import org.onrecord.events.Statement;
import org.onrecord.events.language.CjkText;

/**
 * A search for words: they must all occur, {@code "..."} is a phrase, {@code |} means or, {@code -} means not. {@code speaker:},
 * {@code role:}, {@code title:}, {@code publisher:} and {@code occasion:} before a word or a phrase look for it there instead of in what was
 * said; all of these must hold, whatever else {@code |} joins. Other operators of Lucene,
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

    private static final Pattern NAMED =
            Pattern.compile("(?<=^|\\s)(-?)(" + String.join("|", IndexFields.NAMED) + "):(?:\"([^\"]*)\"|([^\\s\"]+))");

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
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        Matcher named = NAMED.matcher(text);
        StringBuilder rest = new StringBuilder();
        boolean onlyNames = false;
        while (named.find()) {
            named.appendReplacement(rest, " ");
            String words = named.group(3) == null ? named.group(4) : named.group(3);
            Query query = new QueryBuilder(IndexFields.analyzer())
                    .createPhraseQuery(IndexFields.words(named.group(2)), words);
            all.add(
                    query == null ? new MatchNoDocsQuery("no word to look for") : query,
                    named.group(1).isEmpty() ? Occur.MUST : Occur.MUST_NOT);
            onlyNames = true;
        }
        named.appendTail(rest);
        if (onlyNames && rest.toString().isBlank()) {
            all.add(MatchAllDocsQuery.INSTANCE, Occur.FILTER);
        } else {
            all.add(said(rest.toString()), Occur.MUST);
        }
        return all.build();
    }

    private static Query said(String text) {
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

    /** Finds the words of a search in a text. */
    record Highlighter(Set<Term> terms) {
        static Highlighter of(String search) {
            Set<Term> terms = new HashSet<>();
            query(search).visit(QueryVisitor.termCollector(terms));
            return new Highlighter(terms);
        }

        /** Returns where the words are, in order and without overlaps. */
        List<Statement.Span> find(String text) {
            String field = CjkText.isCjk(text) ? IndexFields.WORDS_CJK : IndexFields.WORDS_EN;
            List<Statement.Span> spans = new ArrayList<>();
            try (Analyzer analyzer = IndexFields.analyzer();
                    TokenStream tokens = analyzer.tokenStream(field, text)) {
                CharTermAttribute word = tokens.addAttribute(CharTermAttribute.class);
                OffsetAttribute place = tokens.addAttribute(OffsetAttribute.class);
                tokens.reset();
                while (tokens.incrementToken()) {
                    if (terms.contains(new Term(field, word.toString()))) {
                        add(spans, place.startOffset(), place.endOffset());
                    }
                }
                tokens.end();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return List.copyOf(spans);
        }

        /** Adds a span. The words of Chinese overlap: each is two characters. */
        private static void add(List<Statement.Span> spans, int start, int end) {
            if (!spans.isEmpty() && start <= spans.getLast().end()) {
                Statement.Span last = spans.removeLast();
                spans.add(new Statement.Span(last.start(), Math.max(last.end(), end)));
            } else {
                spans.add(new Statement.Span(start, end));
            }
        }
    }
}
