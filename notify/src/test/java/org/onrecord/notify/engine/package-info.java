/** Tests. */
@NullMarked
package org.onrecord.notify.engine;

import org.jspecify.annotations.NullMarked;
