/** Tests of the models that ship. */
@NullMarked
package org.onrecord.app.models;

import org.jspecify.annotations.NullMarked;
