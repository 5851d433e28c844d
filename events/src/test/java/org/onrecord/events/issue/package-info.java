/** Tests of the contract. */
@NullMarked
package org.onrecord.events.issue;

import org.jspecify.annotations.NullMarked;
