/** Tests of the data folder. */
@NullMarked
package org.onrecord.app.data;

import org.jspecify.annotations.NullMarked;
