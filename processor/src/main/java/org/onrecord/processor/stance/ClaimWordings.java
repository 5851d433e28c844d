package org.onrecord.processor.stance;

import java.util.ArrayList;
import java.util.List;
import org.onrecord.events.issue.Issue;
import org.onrecord.processor.model.Script;
import org.onrecord.processor.model.StanceReader;
import org.onrecord.processor.passage.Passage;
import org.onrecord.processor.passage.PassageWords;

/**
 * The words in which a claim is put to the model. Passages in Chinese are read against Chinese words: where the claim's own text is not
 * Chinese, against its first Chinese example in favor and its first one against, which says the opposite. Pure.
 *
 * @param wordings one or two
 */
public record ClaimWordings(List<Wording> wordings) {
    public ClaimWordings {
        wordings = List.copyOf(wordings);
    }

    /**
     * One wording.
     *
     * @param text its words
     * @param turned true if they say the opposite of the claim
     */
    public record Wording(String text, boolean turned) {}

    /** The claim's wordings for passages in a language. */
    public static ClaimWordings of(Issue.Claim claim, String language) {
        List<Wording> wordings = new ArrayList<>();
        if (Script.readsChinese(language) && !Script.isChinese(claim.text())) {
            firstChinese(claim.favor()).forEach(text -> wordings.add(new Wording(text, false)));
            firstChinese(claim.against()).forEach(text -> wordings.add(new Wording(text, true)));
        }
        return new ClaimWordings(wordings.isEmpty() ? List.of(new Wording(claim.text(), false)) : wordings);
    }

    private static List<String> firstChinese(List<String> examples) {
        return examples.stream().filter(Script::isChinese).limit(1).toList();
    }

    /** Reads the passage against each wording; the answer is their mean. */
    public StanceReader.Reading read(Passage passage, StanceReader reader) {
        PassageWords words = PassageWords.of(passage);
        List<StanceReader.Reading> readings = wordings.stream()
                .map(wording -> {
                    StanceReader.Reading reading = words.read(wording.text(), passage, reader);
                    return wording.turned() ? turned(reading) : reading;
                })
                .toList();
        List<StanceReader.Stances> each = new ArrayList<>();
        for (int i = 0; i < passage.sentences().size(); i++) {
            int sentence = i;
            each.add(mean(readings.stream()
                    .map(reading -> reading.each().get(sentence))
                    .toList()));
        }
        return new StanceReader.Reading(
                mean(readings.stream().map(StanceReader.Reading::whole).toList()),
                each,
                readings.getFirst().about());
    }

    private static StanceReader.Reading turned(StanceReader.Reading reading) {
        return new StanceReader.Reading(
                turned(reading.whole()),
                reading.each().stream().map(ClaimWordings::turned).toList(),
                reading.about());
    }

    private static StanceReader.Stances turned(StanceReader.Stances stances) {
        return new StanceReader.Stances(stances.against(), stances.favor(), stances.none());
    }

    private static StanceReader.Stances mean(List<StanceReader.Stances> all) {
        double favor = 0;
        double against = 0;
        double none = 0;
        for (StanceReader.Stances one : all) {
            favor += one.favor() / all.size();
            against += one.against() / all.size();
            none += one.none() / all.size();
        }
        return new StanceReader.Stances(favor, against, none);
    }
}
