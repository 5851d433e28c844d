/** Tests of the contract. */
@NullMarked
package org.onrecord.events.opinion;

import org.jspecify.annotations.NullMarked;
