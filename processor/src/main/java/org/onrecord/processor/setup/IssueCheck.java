package org.onrecord.processor.setup;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.onrecord.events.Document;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.Issue.Claim;
import org.onrecord.events.resource.WordLists;
import org.onrecord.processor.model.Embedder;
import org.onrecord.processor.model.ExampleVectors;
import org.onrecord.processor.model.Script;
import org.onrecord.processor.topic.BackgroundSentences;
import org.onrecord.processor.topic.IssueTerms;

/** Finds what in an issue file will not work, and says it to its author. */
public record IssueCheck(Issue issue, Embedder embedder) {
    private static final int SHORTEST_TERM = 3;
    private static final int FEWEST_EXAMPLES = 2;
    private static final int FEWEST_TERMS = 5;
    private static final int MOST_ALIKE = 8;

    /** A term in this share of the documents finds more than one issue. */
    private static final double GENERAL = 0.25;

    /** A term in so many of the hundred sentences on other matters does, too. */
    private static final int GENERAL_SENTENCES = 2;

    // In fourteen labelled issues, one pair of examples of different claims in a thousand is that alike.
    private static final double ALIKE = 0.8;
    private static final double ALIKE_CHINESE = 0.75;

    /** Two verbs with a word between them that joins sentences. */
    private static final Pattern TWO_THINGS =
            WordLists.ofLines(IssueCheck.class, "claims.txt").pattern("two-things");

    /** Returns what will not work, a sentence or two each; looks for the terms in the documents, if there are any. */
    public List<String> findings(List<Document> documents) {
        List<String> findings = new ArrayList<>();
        terms(documents, findings);
        topics(findings);
        issue.claims().forEach(claim -> claim(claim, findings));
        if (issue.claims().isEmpty()) {
            findings.add("There are no claims: statements are found and sorted by topic, but nobody takes a side.");
        }
        alike(findings);
        return findings;
    }

    private void terms(List<Document> documents, List<String> findings) {
        if (issue.terms().isEmpty()) {
            findings.add("There are no terms: every statement of every document is compared with the examples, which is"
                    + " slow and finds talk of other things. Name the words without which nobody speaks of the"
                    + " issue.");
            return;
        }
        if (issue.terms().size() < FEWEST_TERMS) {
            findings.add("There are only " + issue.terms().size()
                    + " terms. Statements that use none of them are not found: think of abbreviations, of names, and"
                    + " of what the other side calls it.");
        }
        for (String language : issue.languages()) {
            boolean chinese = Script.readsChinese(language);
            if (issue.terms().stream().noneMatch(term -> Script.isChinese(term) == chinese)) {
                findings.add("No term is in the script of the language " + language
                        + ": its statements are all compared with the examples, which is slow and less sure."
                        + countries(language));
            }
        }
        issue.terms().forEach(term -> term(term, documents).ifPresent(findings::add));
        IssueTerms all = IssueTerms.of(issue.terms());
        issue.excluded().stream()
                .filter(words -> !all.in(words))
                .forEach(
                        words -> findings.add(
                                "The words \"" + words
                                        + "\" are excluded and contain no term: nothing would be found by them anyway. Leave them out."));
    }

    /** Says how the countries of the title are called in a language, since these are terms that one easily finds. */
    private String countries(String language) {
        Map<String, String> names = CountryNames.in(issue.title(), Locale.forLanguageTag(language));
        return names.isEmpty()
                ? ""
                : " Add words of it; the title names "
                        + names.entrySet().stream()
                                .map(name -> name.getKey() + " (" + name.getValue() + ")")
                                .collect(Collectors.joining(", "))
                        + ".";
    }

    private Optional<String> term(String term, List<Document> documents) {
        String named = "The term \"" + term + "\" ";
        IssueTerms alone = IssueTerms.of(List.of(term));
        if (!Script.isChinese(term) && term.length() < SHORTEST_TERM) {
            return Optional.of(named + "is the beginning of many words. Write a longer one.");
        }
        long elsewhere = BackgroundSentences.all().stream().filter(alone::in).count();
        if (elsewhere >= GENERAL_SENTENCES) {
            return Optional.of(named
                    + "stands in much official talk of other things. Leave it out, or write the words that go"
                    + " with it.");
        }
        long in = documents.stream()
                .filter(each -> alone.in(each.title()) || alone.in(each.text()))
                .count();
        if (documents.isEmpty() || in > 0 && in <= GENERAL * documents.size()) {
            return Optional.empty();
        }
        return Optional.of(
                in == 0
                        ? named + "is in none of the " + documents.size()
                                + " documents. Is it spelled as officials spell it?"
                        : named + "is in " + in + " of the " + documents.size()
                                + " documents: too many for one issue, unless they were chosen for it.");
    }

    private void topics(List<String> findings) {
        if (issue.topics().isEmpty()) {
            findings.add("There are no topics: statements are found, but not sorted by what they are about.");
        }
        issue.topics().stream()
                .filter(topic ->
                        topic.description().isBlank() && topic.examples().size() <= FEWEST_EXAMPLES)
                .forEach(topic -> findings.add("The topic " + topic.id()
                        + " has neither a description nor more than two examples: say in a line what belongs to it."));
    }

    private void claim(Claim claim, List<String> findings) {
        String named = "The claim " + claim.id() + " ";
        if (TWO_THINGS.matcher(claim.text()).find()) {
            findings.add(named + "seems to say two things: \"" + claim.text()
                    + "\" Who holds one and not the other cannot be shown. Make two claims of it.");
        }
        side(named, "for", claim.favor(), findings);
        side(named, "against", claim.against(), findings);
    }

    private void side(String named, String side, List<String> examples, List<String> findings) {
        if (examples.size() < FEWEST_EXAMPLES) {
            findings.add(named + "has " + (examples.isEmpty() ? "no example " : "one example ") + side
                    + " it: that side will hardly be found. Write how an official would say it, in three ways.");
        }
        for (String language : issue.languages()) {
            boolean chinese = Script.readsChinese(language);
            if (!examples.isEmpty() && examples.stream().noneMatch(each -> Script.isChinese(each) == chinese)) {
                findings.add(named + "has no example " + side + " it in the script of the language " + language + ".");
                return;
            }
        }
    }

    private record Example(String claim, String words, float[] vector) {}

    private record Pair(Example one, Example other, double cosine) {}

    /** Finds examples of different claims that say nearly the same. */
    private void alike(List<String> findings) {
        List<Pair> pairs = new ArrayList<>();
        for (boolean chinese : new boolean[] {false, true}) {
            List<Example> examples = issue.claims().stream()
                    .flatMap(claim -> Stream.concat(claim.favor().stream(), claim.against().stream())
                            .filter(words -> Script.isChinese(words) == chinese)
                            .map(words -> new Example(claim.id(), words, embedder.embed(words, chinese ? "zh" : "en"))))
                    .toList();
            for (int i = 0; i < examples.size(); i++) {
                for (Example other : examples.subList(i + 1, examples.size())) {
                    double cosine = ExampleVectors.dot(examples.get(i).vector(), other.vector());
                    if (!other.claim().equals(examples.get(i).claim()) && cosine >= (chinese ? ALIKE_CHINESE : ALIKE)) {
                        pairs.add(new Pair(examples.get(i), other, cosine));
                    }
                }
            }
        }
        pairs.sort(Comparator.comparingDouble(Pair::cosine).reversed());
        pairs.stream()
                .limit(MOST_ALIKE)
                .forEach(pair -> findings.add(String.format(
                        Locale.ROOT,
                        "Two claims have examples that are hard to tell apart: %s, \"%s\", and %s, \"%s\". Write in"
                                + " each what only that claim says.",
                        pair.one().claim(),
                        pair.one().words(),
                        pair.other().claim(),
                        pair.other().words())));
    }
}
