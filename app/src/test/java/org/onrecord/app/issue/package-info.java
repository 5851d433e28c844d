/** Tests of the issue files of a process. */
package org.onrecord.app.issue;
