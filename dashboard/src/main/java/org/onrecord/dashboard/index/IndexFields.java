package org.onrecord.dashboard.index;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.index.Term;
import org.onrecord.dashboard.record.IndexChange;
import org.onrecord.events.Event;
import org.onrecord.events.EventJson;
import org.onrecord.events.IssueKey;

/**
 * The fields of the index and the form of their terms. Every entry has a {@link #KEY}, a {@link #TYPE} and the record's JSON; that of a
 * document is in the entries of its versions.
 */
public final class IndexFields {
    /** The version of the format. Raise it when a field changes: an index in another format is rebuilt from the topics. */
    static final String FORMAT = "14";

    static final String KEY = "key";
    static final String JSON = "json";

    /** The JSON of a {@link DocumentVersion}, so that a list of versions does without their texts. */
    static final String VERSION_JSON = "version-json";

    public static final String TYPE = "type";

    /** The number of bytes of the JSON. */
    static final String SIZE = "size";

    /** A number that tells the entries apart, so that every order is total. */
    static final String ORDER = "order";

    /** Id of the issue that a record belongs to; empty for a record that names none. */
    public static final String ISSUE = "issue";

    public static final String RECEIVED = "received";

    public static final String STATEMENT = "statement";
    public static final String DOCUMENT = "document";
    public static final String FETCHED = "fetched";
    public static final String PUBLISHED = "published";
    public static final String PUBLISHER_SIDE = "publisher-side";
    public static final String FETCHED_DOCUMENT = "fetched-document";
    static final String FETCHED_NANO = "fetched-nano";
    static final String VERSION = "version";
    public static final String LANGUAGE = "language";
    public static final String RESULT = "result";
    public static final String PROVES = "proves";
    public static final String STATUS = "status";
    public static final String VERSION_OF = "version-of";
    public static final String ASKED = "asked";
    public static final String OCCASIONS = "occasions";

    public static final String SIDE = "side";
    public static final String ACTOR = "actor";
    public static final String NAME = "name";
    public static final String TIER = "tier";
    public static final String OFFICIAL = "official";
    public static final String COUNTED = "counted";
    public static final String KIND = "kind";
    public static final String CHANGE = "change";
    public static final String TOPIC = "topic";
    public static final String CLAIM = "claim";
    public static final String STANCE = "stance";
    public static final String ANY_STANCE = "any-stance";
    public static final String CONDITIONAL = "conditional";
    public static final String ACT = "act";
    public static final String UNSURE = "unsure";
    public static final String UNSURE_STANCE = "unsure-stance";
    public static final String ANY_UNSURE = "any-unsure";
    public static final String UNSURE_SCORE = "unsure-score";
    public static final String CLUSTER = "cluster";
    public static final String COPY = "copy";
    public static final String DAY = "day";
    public static final String UNDATED = "undated";
    public static final String START = "start";

    public static final String PUBLISHER = "publisher";

    /** What can be searched for words, besides what was said. */
    public static final List<String> NAMED = List.of("speaker", "role", "title", "publisher", "occasion");

    public static final String WORDS_EN = "words.en";
    public static final String WORDS_CJK = "words.cjk";

    public static final String CORRECTS = "corrects";
    public static final String REVOKED = "revoked";
    public static final String AT = "at";

    public static final String RULE = "rule";
    public static final String SUBSCRIPTION = "subscription";
    public static final String STATE = "state";
    public static final String NUMBER = "number";

    public static final String SUBJECT = "subject";
    public static final String HOLDER_KIND = "holder-kind";
    public static final String HOLDER = "holder";
    public static final String BUCKET = "bucket";
    public static final String PERIOD = "period";
    public static final String STATEMENTS = "statements";
    public static final String FAVOR = "favor";
    public static final String AGAINST = "against";
    public static final String CARRIERS = "carriers";

    public static final String TYPE_VERSION = "version";
    public static final String TYPE_WITHDRAWN_ALERT = "withdrawn-alert";
    public static final String TYPE_DEAD_LETTER = "dead-letter";
    public static final String TYPE_UNCONFIRMED = IndexChange.UNCONFIRMED;
    static final String TYPE_PUSH = "push";

    /** Lucene refuses terms of more than 32,766 bytes. Real ids are far shorter. */
    private static final int MAX_TERM_CHARS = 4096;

    private IndexFields() {}

    public static Analyzer analyzer() {
        Analyzer names = new CJKAnalyzer(CharArraySet.EMPTY_SET);
        Map<String, Analyzer> byField = new HashMap<>();
        byField.put(WORDS_CJK, new CJKAnalyzer(EnglishAnalyzer.getDefaultStopSet()));
        NAMED.forEach(each -> byField.put(words(each), names));
        return new PerFieldAnalyzerWrapper(new EnglishAnalyzer(), byField);
    }

    /** Returns the name of the field that holds the words of one of {@link #NAMED}. */
    public static String words(String named) {
        return "words." + named;
    }

    /** Returns the key of an entry. A document and its withdrawal share one, so that the newer replaces the older. */
    public static Term key(String type, String key) {
        return new Term(KEY, cut((type.equals("withdrawal") ? "document" : type) + "/" + key));
    }

    /** Returns the key of an entry that belongs to an issue. */
    public static Term keyOf(String type, String issue, String id) {
        return key(type, IssueKey.of(issue, id));
    }

    static Term key(Event event) {
        return key(EventJson.typeOf(event), event.key());
    }

    public static String stance(String claim, String stance) {
        return claim + "=" + stance;
    }

    /** Returns the name of the field that holds the score of the stance on a claim. */
    public static String score(String claim) {
        return "stance-score=" + claim;
    }

    /** Returns the name of the field that holds the highest score of the unsure stances on a claim. */
    public static String unsureScore(String claim) {
        return UNSURE_SCORE + "=" + claim;
    }

    /** Returns the name of the field that holds the values of a field of statements for counting. */
    public static String counted(String field) {
        return field + "#";
    }

    static String cut(String value) {
        return value.length() <= MAX_TERM_CHARS ? value : value.substring(0, MAX_TERM_CHARS);
    }
}
