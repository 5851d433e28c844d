package org.onrecord.app.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.onrecord.app.workbench.DocumentSample.Stretch;

class DocumentSampleTest {

    @Test
    void readsAllOfAShortHistory() {
        assertThat(DocumentSample.stretches(3, 10, 7)).containsExactly(new Stretch(3, 10));
        assertThat(DocumentSample.stretches(3, 3, 7)).isEmpty();
    }

    @Test
    void drawsStretchesEvenlyFromALongHistory() {
        var stretches = DocumentSample.stretches(100, 100_100, 1000);
        assertThat(stretches).hasSize(40).startsWith(new Stretch(100, 125), new Stretch(2600, 2625));
        assertThat(stretches.getLast()).isEqualTo(new Stretch(97_600, 97_625));
    }

    @Test
    void drawsSingleDocumentsWhereFewAreWanted() {
        assertThat(DocumentSample.stretches(0, 100, 3))
                .containsExactly(new Stretch(0, 1), new Stretch(33, 34), new Stretch(66, 67));
    }
}
