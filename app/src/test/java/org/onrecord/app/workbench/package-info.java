@NullMarked
package org.onrecord.app.workbench;

import org.jspecify.annotations.NullMarked;
