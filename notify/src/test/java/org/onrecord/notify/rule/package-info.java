/** Tests. */
package org.onrecord.notify.rule;
