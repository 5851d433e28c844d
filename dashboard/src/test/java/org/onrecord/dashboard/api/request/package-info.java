/** Tests of what requests ask for and who may send them. */
@NullMarked
package org.onrecord.dashboard.api.request;

import org.jspecify.annotations.NullMarked;
