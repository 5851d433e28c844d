package org.onrecord.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AssetTest {
    @Test
    void sendsScriptsWithoutTheCommentsOnLinesOfTheirOwn() {
        assertThat(Asset.withoutComments("""
                        // The words of a page.
                        import { t } from './strings.js';

                        /**
                         * Returns a link.
                         *
                         * @param {string} to
                         */
                        export const link = to => `https://${to}`; // as it is
                          /** @type {HTMLElement} */ (document.body).focus();
                          // A reason.
                          /** One line. */
                        export const both = /** @type {any} */ (link);
                        """)).isEqualTo("""
                        import { t } from './strings.js';

                        export const link = to => `https://${to}`; // as it is
                          /** @type {HTMLElement} */ (document.body).focus();
                        export const both = /** @type {any} */ (link);
                        """);
    }
}
