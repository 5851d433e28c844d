/** Tests of the contract. */
@NullMarked
package org.onrecord.events.exchange;

import org.jspecify.annotations.NullMarked;
