/** Tests of the scores. */
@NullMarked
package org.onrecord.app.accuracy;

import org.jspecify.annotations.NullMarked;
