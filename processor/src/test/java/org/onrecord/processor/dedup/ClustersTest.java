package org.onrecord.processor.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClustersTest {
    @Test
    void looksAtTheBareWordsOnly() {
        assertThat(Clusters.bare("  It “rains” — again,\nin  TOWN. ")).isEqualTo("it rains again in town");
        assertThat(Clusters.bare("ＡＢＣ１２３")).isEqualTo("abc123");
        assertThat(Clusters.bare("下雨了。")).isEqualTo("下雨了");
    }
}
