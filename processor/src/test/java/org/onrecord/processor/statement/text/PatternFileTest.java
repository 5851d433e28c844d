package org.onrecord.processor.statement.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PatternFileTest {
    private static final PatternFile TOY = new PatternFile("toy", "patterns");

    @Test
    void putsEarlierLinesAndWordListsForTheirNames() {
        assertThat(TOY.pattern("saying").pattern()).isEqualTo("(?:plim|plam) (?:zo)");
    }

    @Test
    void givesALineUnderEachOfItsNames() {
        assertThat(TOY.patterns("said")).extracting(Object::toString).containsExactly("in plim", "at plam");
        assertThat(TOY.patterns("told")).extracting(Object::toString).containsExactly("at plam");
    }

    @Test
    void saysWhatIsMissing() {
        assertThatThrownBy(() -> TOY.pattern("turn")).hasMessage("No line turn in toy/only/patterns.txt");
        assertThatThrownBy(() -> new PatternFile("toy", "nothing")).hasMessage("No patterns in toy/only/nothing.txt");
    }
}
