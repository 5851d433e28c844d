/** Files and folders that the product keeps for itself. */
@NullMarked
package org.onrecord.events.file;

import org.jspecify.annotations.NullMarked;
