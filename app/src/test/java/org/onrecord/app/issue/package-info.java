/** Tests of the issue files of a process. */
@NullMarked
package org.onrecord.app.issue;

import org.jspecify.annotations.NullMarked;
