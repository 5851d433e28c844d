/** Tests of the command. */
package org.onrecord.app;
